"""Rounds of proposals and versions of a draft: opened, extended, closed; circulated, read, compared."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import versions as acts
from consenso.domain.drafting.agreed import figures_at
from consenso.domain.drafting.past import RoundRow, VersionRow, rounds, version_document, versions
from consenso.domain.drafting.replay import standing_of
from consenso.interfaces.desk.drafting.begin_pages import ChangedLine
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.languages_word import of_version
from consenso.interfaces.desk.drafting.life_changes import by_id, changed_lines
from consenso.interfaces.desk.drafting.lines import lines_of
from consenso.interfaces.desk.drafting.said import VERSION
from consenso.interfaces.desk.drafting.versions_pages import VersionPage, VersionsPage
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.asked import whole_number
from consenso.interfaces.ui.components import Cell, Column, FilterField, FilterForm, Option, Table
from consenso.interfaces.ui.pages import NavItem

WEEK = dt.timedelta(days=7)
WRONG = _("Write a day and a time: 2026-03-09T18:00.")
KINDS = ("rolling", "compilation", "chair")  # that who presides may circulate


class DeadlineForm(forms.Form):
    """Until when, in the reader's time."""

    closes_at = forms.CharField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}), label=_("Until")
    )

    def __init__(
        self, *args: object, zone: ZoneInfo, asks_why: bool = False, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's
        self.zone = zone
        name = zone.key.replace("_", " ")
        self.fields["closes_at"].label = _("Until (time in %(zone)s)") % {"zone": name}
        if asks_why:
            self.fields["reason"] = forms.CharField(
                label=_("Why"),
                help_text=_("All who see the draft read it."),
                required=False,
                max_length=4000,
            )

    def clean_closes_at(self) -> dt.datetime:
        try:
            local = dt.datetime.fromisoformat(self.cleaned_data["closes_at"])
        except ValueError:
            raise forms.ValidationError(WRONG) from None
        return local if local.tzinfo else local.replace(tzinfo=self.zone)


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def listed(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The rounds and versions; by post, what who presides does with them."""
    held = rounds(on.row.id)
    running = held[0] if held and held[0].is_open(on.desk.now) else None
    form, error = _deadline(on, running), ""
    if request.method == "POST":
        if not on.can.presides:
            raise NotAllowed("open a round or circulate a version")
        if request.POST.get("do") in ("open", "extend"):
            is_later = request.POST["do"] == "extend"
            form = DeadlineForm(request.POST, zone=on.desk.zone, asks_why=is_later)
        done, error = _done(request, on, form)
        if done:
            return HttpResponseRedirect(on.address("versions/", done=done))
    kinds = tuple((kind, str(VERSION[kind])) for kind in KINDS)
    page = VersionsPage(
        shell=on.shell(gettext("Versions and rounds")),
        tabs=on.tabs("versions"),
        title=on.title,
        notice=_notices().get(request.GET.get("done", ""), ""),
        now=_now(on, held, running),
        rounds=_rounds(on, held),
        versions=_versions(on),
        presides=on.can.presides,
        has_round=running is not None,
        deadline=form,
        kinds=kinds,
        error=error,
        address=on.address("versions/"),
        close_address=on.address("close/") if on.can.presides and on.row.is_open else "",
    )
    is_wrong = bool(error or form.errors)
    return shown_page(request, "desk/drafting/versions.html", page, status=422 if is_wrong else 200)


def _deadline(on: DraftDesk, running: RoundRow | None) -> DeadlineForm:
    until = running.closes_at if running else on.desk.now + WEEK
    local = until.astimezone(on.desk.zone)
    if running is None:
        local = local.replace(hour=18, minute=0)
    first = {"closes_at": local.strftime("%Y-%m-%dT%H:%M")}
    return DeadlineForm(initial=first, zone=on.desk.zone, asks_why=running is not None)


def _done(request: HttpRequest, on: DraftDesk, form: DeadlineForm) -> tuple[str, str]:
    """Do what a button asks; return the word for it, or '' and why it was not done."""
    who = {"actor": on.desk.actor, "identifier": on.row.identifier, "at": on.desk.now}
    do = request.POST.get("do", "")
    kind = request.POST.get("kind", "")
    try:
        if do in ("open", "extend"):
            if not form.is_valid():
                return "", ""
            act = acts.open_round if do == "open" else acts.extend_round
            act(**form.cleaned_data, **who)  # type: ignore[arg-type]
        elif do == "close":
            acts.close_round(**who)  # type: ignore[arg-type]
        elif do == "circulate" and kind in KINDS:
            acts.circulate_version(kind=kind, **who)  # type: ignore[arg-type]
        else:
            return "", gettext("Choose what to do.")
    except acts.WrongMoment:
        is_past = form.cleaned_data["closes_at"] <= on.desk.now
        form.add_error("closes_at", gettext("This moment is past.") if is_past else str(WRONG))
        return "", ""
    except acts.RoundIsOpen:
        return "", gettext("A round is open already: somebody opened it meanwhile.")
    except acts.NoRound:
        return "", gettext("No round is open: somebody closed it meanwhile.")
    return do, ""


def _notices() -> dict[str, str]:
    return {
        "open": gettext("The round is open."),
        "extend": gettext("The round has another deadline."),
        "close": gettext(
            "The round is closed, and what stands is kept as a version: the compilation."
        ),
        "circulate": gettext("The version is circulated."),
    }


def _now(on: DraftDesk, held: tuple[RoundRow, ...], running: RoundRow | None) -> str:
    if running is not None:
        return gettext("Round %(number)d is open: proposals are sent until %(moment)s.") % {
            "number": running.number,
            "moment": on.desk.moment(running.closes_at),
        }
    if held:
        return gettext("No round is open: what delegations prepare now is sent in the next one.")
    return gettext("There was no round yet: proposals may be sent at any time.")


def _rounds(on: DraftDesk, held: tuple[RoundRow, ...]) -> Table | None:
    if not held:
        return None

    def ended(one: RoundRow) -> str:
        if one.closed_at is not None:
            return on.desk.moment(one.closed_at)
        return gettext("open") if one.is_open(on.desk.now) else gettext("at its deadline")

    return Table(
        caption=gettext("Rounds of proposals, the latest first"),
        columns=tuple(
            Column(label)
            for label in (
                gettext("Round"),
                gettext("Opened"),
                gettext("Deadline"),
                gettext("Closed"),
            )
        ),
        rows=tuple(
            (
                Cell(str(one.number)),
                Cell(on.desk.moment(one.opened_at)),
                Cell(on.desk.moment(one.closes_at)),
                Cell(ended(one)),
            )
            for one in held
        ),
        identifier="rounds",
    )


def _versions(on: DraftDesk) -> Table | None:
    held = versions(on.row.id)
    if not held:
        return None
    last = held[-1].number

    def compare(one: VersionRow) -> Cell:
        if one.number == last:
            return Cell("")
        before = str(one.number - 1)
        return Cell(
            gettext("What changed since version %(number)s") % {"number": before},
            on.address(f"versions/{one.number}/", **{"with": before}),
        )

    return Table(
        caption=gettext("Versions that were circulated, the latest first"),
        columns=tuple(
            Column(label)
            for label in (
                gettext("Version"),
                gettext("Circulated"),
                gettext("By"),
                gettext("Revision"),
                gettext("Changes"),
            )
        ),
        rows=tuple(
            (
                Cell(called(one), on.address(f"versions/{one.number}/")),
                Cell(on.desk.moment(one.at)),
                Cell(on.party(one.by)),
                Cell(str(one.revision), on.address("replay/", at=str(one.revision))),
                compare(one),
            )
            for one in held
        ),
        identifier="versions",
    )


def called(one: VersionRow) -> str:
    """Return what a version is called: 2: Compilation."""
    return gettext("%(number)d: %(kind)s") % {"number": one.number, "kind": VERSION[one.kind]}


@require_safe
@on_draft
def one(request: HttpRequest, on: DraftDesk, number: int) -> HttpResponse:
    """One version in brackets; with ?with=N, what its words are against those of another."""
    held = {row.number: row for row in versions(on.row.id)}
    if number not in held:
        raise NotFound("version", str(number))
    row = held[number]
    document = version_document(on.row.id, number)
    standing = standing_of(document, row.at)
    bracketed = wording.compose_draft(standing.base, standing.asked())
    then = replace(on, row=replace(on.row, in_hand=""))
    other = held.get(whole_number(request.GET.get("with", ""), otherwise=-1))
    changes: tuple[ChangedLine, ...] = ()
    if other is not None:
        beside = standing_of(version_document(on.row.id, other.number), other.at)
        sides = (beside.paragraphs, standing.paragraphs)
        is_earlier = other.number < row.number
        changes = changed_lines(by_id(*(sides if is_earlier else reversed(sides))))
    heading = gettext("Version %(version)s") % {"version": called(row)}
    trail = ((gettext("Versions and rounds"), on.address("versions/")),)
    page = VersionPage(
        shell=on.shell(heading, trail=trail),
        tabs=on.tabs("versions"),
        title=on.title,
        heading=heading,
        language=on.row.language,
        facts=(
            (gettext("Circulated"), on.desk.moment(row.at)),
            (gettext("By"), on.party(row.by)),
            (gettext("Revision"), str(row.revision)),
            (gettext("SHA-256"), row.digest),
        ),
        figures=figures_of(figures_at(on.row, row.revision, standing, bracketed)),
        files=_word(on, number),
        languages=of_version(on, number, document),
        compare=_compare(on, row, other, tuple(held.values())),
        compared=called(other) if other else "",
        changes=changes,
        lines=lines_of(then, standing, bracketed),
    )
    return shown_page(request, "desk/drafting/version.html", page)


def figures_of(found: wording.Figures) -> tuple[tuple[str, str], ...]:
    """Return how far a draft was, in words."""
    return (
        (
            gettext("Agreed"),
            gettext("%(agreed)d of %(all)d paragraphs (%(percent)s %%)")
            % {"agreed": found.agreed, "all": found.paragraphs, "percent": f"{found.percent:g}"},
        ),
        (gettext("Brackets"), str(found.brackets)),
        (gettext("Alternatives"), str(found.alternatives)),
    )


def _word(on: DraftDesk, number: int) -> tuple[NavItem, ...]:
    forms = (("brackets", gettext("In brackets")), ("tracked", gettext("With tracked changes")))
    return tuple(
        NavItem(label, on.address(f"word/out/{form}/", of=f"v{number}")) for form, label in forms
    )


def _compare(
    on: DraftDesk, row: VersionRow, other: VersionRow | None, held: tuple[VersionRow, ...]
) -> FilterForm | None:
    others = tuple(one for one in held if one.number != row.number)
    if not others:
        return None
    options = tuple(Option(str(one.number), called(one), one == other) for one in others)
    field = FilterField(
        "with", gettext("Compare with"), options=options, any_label=gettext("no other")
    )
    return FilterForm(on.address(f"versions/{row.number}/"), (field,), identifier="compare")
