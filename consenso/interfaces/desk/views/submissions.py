"""Submissions: the lists of them, each beside the public record, and what is done with one."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken
from consenso.domain.record.labels import KIND, KINDS
from consenso.domain.record.queries import CLASSES, public_document
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by, submission_for
from consenso.domain.submissions.actions import (
    SubmissionHasChanged,
    SubmissionIsClosed,
)
from consenso.domain.submissions.grounds import SourceIsMissing
from consenso.domain.submissions.queries import SubmissionRow, listing, narrowed
from consenso.domain.submissions.together import (
    embargo_together,
    evidence_along,
    publish_together,
)
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.record import keeping
from consenso.interfaces.desk.record.asked import Asked
from consenso.interfaces.desk.record.conflicts import conflict_of
from consenso.interfaces.desk.record.embargo import DeclineForm, EmbargoForm
from consenso.interfaces.desk.record.one_submission import line_of, submission_page
from consenso.interfaces.desk.record.pages import SubmissionsPage
from consenso.interfaces.desk.record.problems import Fault, fault, faults_of
from consenso.interfaces.desk.views.keeping import conflict_page
from consenso.interfaces.ui.asked import page_number, whole_number
from consenso.interfaces.ui.components import (
    Cell,
    Column,
    FilterField,
    FilterForm,
    Option,
    Table,
    active_filters,
    paginate,
)
from consenso.interfaces.ui.pages import NavItem

PER_PAGE = 50


@require_safe
@acts
def submissions(request: HttpRequest, desk: Desk) -> HttpResponse:
    """One of the lists: mine, waiting for us, shared with all, decided."""
    keeping.readers_only(desk)
    lists = _lists(desk)
    which = request.GET.get("list", "")
    which = which if which in lists else next(iter(lists))
    kind = request.GET.get("kind", "")
    kind = kind if kind in CLASSES else ""
    rows = narrowed(
        seen_by(desk.actor),
        which=which,
        delegation=desk.actor.delegation.id,
        decides=desk.can.decides or bool(desk.actor.body_roles),
        shares=desk.can.shares,
        kind=kind,
    )
    number = page_number(request.GET.get("page", ""))
    found = listing(rows, page=number, per_page=PER_PAGE)
    address = desk.address("submissions/")
    query = tuple((name, value) for name, value in (("list", which), ("kind", kind)) if value)
    page = SubmissionsPage(
        shell=desk.shell(gettext("Submissions"), section="submissions"),
        lists=tuple(
            NavItem(label, desk.address("submissions/", list=name), name == which)
            for name, (label, _) in lists.items()
        ),
        lead=lists[which][1],
        form=_form(which, kind, address),
        table=_table(desk, found.items) if found.items else None,
        pagination=paginate(
            number=found.page, count=found.total, size=PER_PAGE, address=address, query=query
        )
        if found.total
        else None,
    )
    return shown_page(request, "desk/submissions.html", page)


def _lists(desk: Desk) -> Mapping[str, tuple[str, str]]:
    """Return the lists that the actor has: what each is called, and what is in it."""
    lists = {}
    can = desk.can
    if can.decides or can.shares or desk.actor.body_roles:
        lists["waiting"] = (
            gettext("Waiting for us"),
            gettext("What was sent to us, or is ready for us to clear."),
        )
    if can.prepares or can.translates or can.assesses:
        lists["mine"] = (gettext("Ours"), gettext("What we prepared, and is not decided yet."))
    if not can.assesses:
        lists["shared"] = (
            gettext("Shared with all"),
            gettext("What delegations shared with all others, and is not decided yet."),
        )
    lists["decided"] = (gettext("Decided"), gettext("Published, declined or withdrawn."))
    return lists


def _form(which: str, kind: str, address: str) -> FilterForm:
    options = tuple(
        Option(one, str(KINDS.get(one, KIND[one])), is_chosen=one == kind) for one in CLASSES
    )
    field = FilterField("kind", gettext("Kind"), options=options, any_label=gettext("all kinds"))
    query = (("list", which), *((("kind", kind),) if kind else ()))
    return FilterForm(
        address,
        (field,),
        active_filters((field,), address=address, query=query),
        hidden=(("list", which),),
    )


def _table(desk: Desk, rows: tuple[SubmissionRow, ...]) -> Table:
    names = keeping.names_of(desk)
    removed = [(row.kind, row.identifier) for row in rows if row.document is None]
    called = names.titles(removed)
    lines = [line_of(desk, names, row, called.get((row.kind, row.identifier), "")) for row in rows]
    labels = (
        gettext("What it is about"),
        gettext("What is proposed"),
        gettext("By"),
        gettext("Who may read it"),
        gettext("How far it is"),
        gettext("Last changed"),
    )
    return Table(
        gettext("Submissions, the last changed first"),
        tuple(Column(label) for label in labels),
        tuple(
            (
                Cell(line.title, line.address),
                Cell(line.what),
                Cell(line.by),
                Cell(line.level),
                Cell(line.state),
                Cell(line.when),
            )
            for line in lines
        ),
    )


@require_safe
@acts
def shown(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """One submission, beside the public record."""
    row = submission_for(desk.actor, identifier)
    notice = notices().get(request.GET.get("done", ""), "")
    return shown_page(request, "desk/submission.html", submission_page(desk, row, notice=notice))


def notices() -> dict[str, str]:
    """Return what was just done, by the word for it in the address."""
    return {
        "saved": gettext("It is saved."),
        "published": gettext("It is published: the public record has it now."),
        "not-alone": gettext(
            "It is saved. Your delegation does not stand for this fact alone: send it to the secretariat."
        ),
        "nothing": gettext("It is saved, but the public record says the same already."),
        "broken": gettext("It is saved, but the record would not be sound with it: edit it."),
        "changed": gettext(
            "It is saved. The public record was changed meanwhile: publish it to see both changes."
        ),
        "closed": gettext("It was decided already, and can no longer be changed."),
        "ready": gettext("The head of the delegation sees that it is ready."),
        "send": gettext("It is sent: the secretariat sees it now."),
        "share": gettext("It is shared: all delegations see it now."),
        "embargo": gettext("It is cleared, and will be public when the embargo ends."),
        "decline": gettext("It is declined."),
        "withdraw": gettext("It is withdrawn."),
    }


def _act(verb: str) -> Callable[..., HttpResponse]:
    """Return the view of an act that asks for nothing more; others then read only what was on the page."""

    @require_POST
    @acts
    def done(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
        read = {"version": whole_number(said)} if (said := request.POST.get("version")) else {}
        shows = read if verb in ("send", "share") else {}
        try:
            getattr(actions, verb)(actor=desk.actor, identifier=identifier, at=desk.now, **shows)
        except SubmissionIsClosed:
            return to(desk, identifier, "closed")
        except SubmissionHasChanged as error:
            message = gettext("Somebody changed the submission since you looked at it.")
            return _again(request, desk, error.row, faults=(fault("", message, ""),), status=409)
        return to(desk, identifier, verb)

    return done


ready, send, share, withdraw = _act("ready"), _act("send"), _act("share"), _act("withdraw")


def to(desk: Desk, identifier: int, done: str) -> HttpResponse:
    return HttpResponseRedirect(desk.address(f"submissions/{identifier}/", done=done))


@require_POST
@acts
def publish(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    return _released(request, desk, identifier, "published", actions.publish, publish_together)


def _with_evidence(
    act: Callable[..., tuple[SubmissionRow, ...]], along: tuple[SubmissionRow, ...]
) -> Callable[..., SubmissionRow]:
    """Return an act on a report that is done to the evidence that goes along too: all of it, or nothing."""

    def done(*, identifier: int, version: int, **more: Any) -> SubmissionRow:
        chosen = [*((one.id, one.version) for one in along), (identifier, version)]
        return act(chosen=chosen, **more)[-1]

    return done


def _unseen() -> Fault:
    return fault(
        "",
        gettext("Somebody changed the evidence since you looked at it."),
        gettext("Look at it again, and then publish it."),
    )


@require_POST
@acts
def embargo(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    form = EmbargoForm(request.POST, zone=desk.zone, now=desk.now)
    if not form.is_valid():
        row = submission_for(desk.actor, identifier)
        return _again(request, desk, row, embargo=form)
    return _released(
        request, desk, identifier, "embargo", actions.embargo, embargo_together,
        release_at=form.release_at,
    )  # fmt: skip


def _released(
    request: HttpRequest,
    desk: Desk,
    identifier: int,
    done: str,
    act: Callable[..., SubmissionRow],
    together: Callable[..., tuple[SubmissionRow, ...]],
    **more: Any,
) -> HttpResponse:
    """Clear a submission for the public; what hinders that is said on its page, a conflict on a page of its own.

    A report is cleared `together` with the evidence that goes along.
    """
    row = submission_for(desk.actor, identifier)
    if row.is_open and (along := evidence_along(desk.actor, row)):
        seen = set(request.POST.getlist("with"))
        if any(f"{one.id}-{one.version}" not in seen for one in along):
            return _again(request, desk, row, faults=(_unseen(),), status=409)
        act = _with_evidence(together, along)
    version = whole_number(request.POST.get("version", ""))
    try:
        act(actor=desk.actor, identifier=identifier, version=version, at=desk.now, **more)
    except SubmissionIsClosed:
        return to(desk, identifier, "closed")
    except SubmissionHasChanged as error:
        message = gettext("Somebody changed the submission since you looked at it.")
        remedy = gettext("Look at it again, and then publish it.")
        return _again(request, desk, error.row, faults=(fault("", message, remedy),), status=409)
    except NothingChanged:
        message = gettext("The public record says the same already.")
        remedy = gettext("Edit the submission, or decline or withdraw it.")
        return _again(request, desk, row, faults=(fault("", message, remedy),))
    except RecordIsBroken as error:
        found = faults_of(error.problems, row.kind, row.identifier)
        return _again(request, desk, row, faults=found.untold())
    except ObjectHasChanged:
        return _conflict(request, desk, row)
    return to(desk, identifier, done)


def _conflict(request: HttpRequest, desk: Desk, row: SubmissionRow) -> HttpResponse:
    current = public_document(desk.slug, row.kind, row.identifier)
    stands = conflict_of(
        desk, row.kind, row.identifier, row.document, base=row.base, version=row.version, row=row
    )
    if stands is None:  # it fits again
        return to(desk, row.id, "changed")
    asked = Asked("publish", {}, row.reason, row.sources, row.base, row.version)
    task = keeping.Task(row.kind, row.identifier, row.document, current, row)
    return conflict_page(request, desk, task, stands, asked)


def _again(
    request: HttpRequest,
    desk: Desk,
    row: SubmissionRow,
    *,
    faults: tuple[Fault, ...] = (),
    embargo: EmbargoForm | None = None,
    decline: DeclineForm | None = None,
    status: int = 422,
) -> HttpResponse:
    page = submission_page(desk, row, faults=faults, embargo=embargo, decline=decline)
    return shown_page(request, "desk/submission.html", page, status=status)


@require_POST
@acts
def decline(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    form = DeclineForm(request.POST)
    row = submission_for(desk.actor, identifier)
    if not form.is_valid():
        return _again(request, desk, row, decline=form)
    try:
        actions.decline(
            actor=desk.actor,
            identifier=identifier,
            decision=form.cleaned_data["decision"],
            at=desk.now,
        )
    except SubmissionIsClosed:
        return to(desk, identifier, "closed")
    except SourceIsMissing:  # nothing but what nobody can see was typed
        form.add_error("decision", gettext("Give a reason."))
        return _again(request, desk, row, decline=form)
    return to(desk, identifier, "decline")
