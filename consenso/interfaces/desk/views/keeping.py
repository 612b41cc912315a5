"""The forms by which the record is kept: adding, correcting, restoring, taking out; and the form of a submission."""

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.core.record import Problem
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.record.actions import (
    NothingChanged,
    ObjectHasChanged,
    RecordIsBroken,
    problems_with,
)
from consenso.domain.record.labels import KIND
from consenso.domain.record.queries import CLASSES, document_of_digest, public_document
from consenso.domain.submissions.access import submission_abilities, submission_for
from consenso.domain.submissions.actions import SubmissionHasChanged, SubmissionIsClosed
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.record import beginnings, conflicts, drafts, keeping
from consenso.interfaces.desk.record.asked import Asked, asked
from consenso.interfaces.desk.record.keeping import Document, Task
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.pages import RecordRemovePage
from consenso.interfaces.desk.record.problems import Fault, Faults, fault, faults_of
from consenso.interfaces.ui.pages import NavItem

FORM, CONFLICT, REMOVE = "desk/record_form.html", "desk/conflict.html", "desk/record_remove.html"
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
read_or_write = require_http_methods(["GET", "HEAD", "POST"])


@read_or_write
@acts
def new(request: HttpRequest, desk: Desk, kind: str) -> HttpResponse:
    """Add an object."""
    known(kind)
    if not (keeping.may(desk, kind, None).prepares or desk.actor.body_roles):
        raise NotAllowed("prepare")
    document, begun = beginnings.begun(desk, kind, request.GET)
    if request.method != "POST" and document:
        page = keeping.form_page(desk, Task(kind, "", {}, None), document, begun)
        return shown_page(request, FORM, page)
    return _filled(request, desk, Task(kind, "", {}, None))


@read_or_write
@acts
def correct(request: HttpRequest, desk: Desk, kind: str, identifier: str) -> HttpResponse:
    """Correct an object; with ?state=DIGEST, begin with what it once was."""
    known(kind)
    current = public_document(desk.slug, kind, identifier)
    # Where it was taken out while somebody wrote, the form still knows what it was made from.
    state = request.GET.get("state", "") or (
        request.POST.get("change.base", "") if current is None else ""
    )
    state = state.replace("\0", "")
    then = document_of_digest(desk.slug, kind, identifier, state) if state else None
    document = then or current
    if document is None:
        raise NotFound(kind, identifier)
    can = keeping.may(desk, kind, document)
    if not (can.prepares or can.translates):
        raise NotAllowed("prepare")
    notice = gettext("This is what the object was. Saved and published, it is so again.")
    task = Task(
        kind,
        identifier,
        document,
        current,
        notice=notice if then and request.GET else "",
        is_for_interpreters=not can.prepares,
    )
    return _filled(request, desk, task)


@read_or_write
@acts
def edit(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """Change what a submission says."""
    row = submission_for(desk.actor, identifier)
    if not row.is_open:
        return _to(desk, row.id, "closed")
    can = submission_abilities(desk.actor, row)
    if not (can.edits or can.translates):
        raise NotAllowed("edit")
    current = public_document(desk.slug, row.kind, row.identifier)
    cleared = gettext(
        "It is cleared and under embargo. Once it is changed, it must be cleared again."
    )
    task = Task(
        row.kind,
        row.identifier,
        row.document,
        current,
        row,
        notice=cleared if row.release_at else "",
        is_for_interpreters=not can.edits,
    )
    return _filled(request, desk, task)


def known(kind: str) -> None:
    """Raise NotFound for what is no kind of object."""
    if kind not in CLASSES:
        raise NotFound("kind", kind)


def _filled(request: HttpRequest, desk: Desk, task: Task) -> HttpResponse:
    if request.method != "POST":
        return shown_page(request, FORM, keeping.form_page(desk, task, task.document, _begun(task)))
    posted = asked(request)
    if posted.act.startswith(("add:", "remove:", "up:")) and not task.is_for_interpreters:
        draft = drafts.draft_of(task.fields, posted.fields)
        place = drafts.change(task.fields, draft, posted.act)
        page = keeping.form_page(desk, task, draft, posted, new=place)
        return shown_page(request, FORM, page)
    document = _typed(task, posted)
    if not task.identifier and not posted.sources:
        # A new object is checked where it was read: nobody types that twice.
        posted = replace(posted, sources=tuple((document or {}).get("sources", ())))
    return _saved(request, desk, task, posted, document)


def _begun(task: Task) -> Asked:
    """Return the form as it is before anything is typed."""
    row = task.row
    if row is not None:
        return Asked("", {}, row.reason, row.sources, row.base, row.version)
    return Asked("", {}, base=digest_of(task.current) if task.current else "")


def _typed(task: Task, posted: Asked) -> Document | None:
    """Return the document that was typed; None for a removal."""
    if posted.act == "merge" and (posted.mine is not None or task.document is None):
        return posted.mine
    if task.document is None:
        return None
    if task.is_for_interpreters:
        return drafts.wordings_only(task.fields, task.document, posted.fields)
    return drafts.tidy(task.fields, drafts.draft_of(task.fields, posted.fields))


def _saved(
    request: HttpRequest, desk: Desk, task: Task, posted: Asked, document: Document | None
) -> HttpResponse:
    stands = conflicts.conflict_of(
        desk,
        task.kind,
        task.identifier or str((document or {}).get("id", "")),
        document,
        base=posted.base,
        version=posted.version,
        row=task.row,
    )
    if stands is not None and task.identifier:
        if not (posted.act == "merge" and _is_seen(stands, posted)):
            return conflict_page(request, desk, task, stands, posted)
        merged = stands.merged(posted)
        document = merged.document if merged is not None else document
        # Onto the submission first; what the public record then differs in is looked at next.
        posted = _onto(posted, stands)
        again = conflicts.conflict_of(
            desk,
            task.kind,
            task.identifier,
            document,
            base=posted.base,
            version=posted.version,
            row=task.row,
        )
        if again is not None:
            return conflict_page(request, desk, task, again, posted)
    own, faults = _wrong(desk, task, posted, document)
    if own or faults.by_way:
        return _refused(request, desk, task, posted, document, own=own, faults=faults)
    return _kept(request, desk, task, posted, document)


def _is_seen(stands: conflicts.Conflict, posted: Asked) -> bool:
    return (stands.onto, stands.version) == (posted.onto, posted.onto_version)


def _onto(posted: Asked, stands: conflicts.Conflict) -> Asked:
    """Return what was posted, as made from what it is now."""
    return Asked(
        act="publish" if posted.publishes else "save",
        fields=posted.fields,
        reason=posted.reason,
        sources=posted.sources,
        base=stands.onto,
        version=stands.version,
    )


def conflict_page(
    request: HttpRequest, desk: Desk, task: Task, stands: conflicts.Conflict, posted: Asked
) -> HttpResponse:
    """Answer 409: what was done meanwhile, beside what was typed."""
    row = task.row
    below = f"submissions/{row.id}/edit/" if row else f"record/{task.kind}/{task.identifier}/"
    action = desk.address(below if row or stands.mine is not None else f"{below}remove/")
    if row is None and stands.mine is not None:
        action = desk.address(f"{below}correct/")
    page = conflicts.page_of(
        desk,
        keeping.names_of(desk),
        stands,
        posted,
        kind=task.kind,
        kicker=str(KIND[task.kind]),
        action=action,
        back=keeping.back(desk, task),
        trail=keeping.trail(desk, task.kind),
    )
    return shown_page(request, CONFLICT, page, status=409)


def _wrong(
    desk: Desk, task: Task, posted: Asked, document: Document | None
) -> tuple[tuple[Fault, ...], Faults]:
    """Return what is wrong with reason and sources, and with the document."""
    own = keeping.reason_faults(posted)
    identifier = task.identifier or str((document or {}).get("id", ""))
    faults = Faults()
    if not task.identifier:
        faults = _of_new_identifier(desk, task, identifier)
    if posted.act != "keep" and not faults.by_way:
        problems = problems_with(
            forum=desk.slug, kind=task.kind, identifier=identifier, document=document
        )
        faults = faults_of(problems, task.kind, identifier)
    if not task.row and task.identifier and document == task.current:
        message = gettext("Nothing is changed.")
        own = (*own, fault("", message, gettext("Change a field, or go back without it.")))
    return own, faults


def _of_new_identifier(desk: Desk, task: Task, identifier: str) -> Faults:
    faults = Faults()
    if not _IDENTIFIER.fullmatch(identifier) or len(identifier) > 80:
        message = gettext("The object needs an identifier of its own.")
        remedy = gettext("Write small letters, digits and single hyphens, such as ministerial-3.")
        faults.by_way["id"] = [fault("id", message, remedy)]
    elif public_document(desk.slug, task.kind, identifier) is not None:
        message = gettext("The record has an object of that identifier already.")
        remedy = gettext("Correct that one, or choose another identifier.")
        faults.by_way["id"] = [fault("id", message, remedy)]
    return faults


def _refused(
    request: HttpRequest,
    desk: Desk,
    task: Task,
    posted: Asked,
    document: Document | None,
    *,
    own: tuple[Fault, ...] = (),
    faults: Faults | None = None,
) -> HttpResponse:
    has_place = bool(task.identifier) or "id" not in (faults.by_way if faults else {})
    page = keeping.form_page(
        desk,
        task,
        document,
        posted,
        faults=faults or Faults(),
        own=own,
        may_keep=not own and has_place,
    )
    return shown_page(request, FORM, page, status=422)


def _kept(
    request: HttpRequest, desk: Desk, task: Task, posted: Asked, document: Document | None
) -> HttpResponse:
    try:
        row = keeping.kept(desk, task, document, posted)
    except SubmissionIsClosed as error:
        return _to(desk, error.row.id, "closed")
    except SubmissionHasChanged:  # between the look at it and the write
        return _saved(request, desk, task, posted, document)
    if isinstance(row, tuple):
        return _refused(request, desk, task, posted, document, own=row)
    if not posted.publishes:
        return _to(desk, row.id, "saved")
    if not keeping.publishes_at_once(desk, task, document):
        return _to(desk, row.id, "not-alone")
    try:
        keeping.published(desk, row)
    except NothingChanged:
        return _to(desk, row.id, "nothing")
    except RecordIsBroken:
        return _to(desk, row.id, "broken")
    except (ObjectHasChanged, SubmissionHasChanged):  # it is saved; its page leads to the conflict
        return _to(desk, row.id, "changed")
    return _to(desk, row.id, "published")


def _to(desk: Desk, identifier: int, done: str) -> HttpResponse:
    return HttpResponseRedirect(desk.address(f"submissions/{identifier}/", done=done))


@read_or_write
@acts
def remove(request: HttpRequest, desk: Desk, kind: str, identifier: str) -> HttpResponse:
    """Propose to take an object out, where nothing refers to it."""
    known(kind)
    current = public_document(desk.slug, kind, identifier)
    if current is None:
        raise NotFound(kind, identifier)
    if not keeping.may(desk, kind, current).prepares:
        raise NotAllowed("prepare")
    task = Task(kind, identifier, None, current)
    problems = problems_with(forum=desk.slug, kind=kind, identifier=identifier, document=None)
    posted = asked(request) if request.method == "POST" else _begun(task)
    own = keeping.reason_faults(posted) if request.method == "POST" else ()
    if request.method == "POST" and not (problems or own):
        return _saved(request, desk, task, posted, None)
    page = _remove_page(desk, task, posted, problems, own)
    return shown_page(
        request, REMOVE, page, status=422 if own or (problems and posted.act) else 200
    )


def _remove_page(
    desk: Desk, task: Task, posted: Asked, problems: tuple[Problem, ...], own: tuple[Fault, ...]
) -> RecordRemovePage:
    names = keeping.names_of(desk)
    called = title(task.current, names)
    at_once = keeping.publishes_at_once(desk, task, None)
    heading = gettext("Take out of the record")
    return RecordRemovePage(
        shell=desk.shell(
            heading,
            section="record",
            trail=keeping.trail(desk, task.kind, task.identifier, called),
        ),
        kicker=str(KIND[task.kind]),
        title=called,
        referring=_referring(desk, names, problems),
        summary=own,
        base=posted.base,
        why=keeping.why_fields(posted, own),
        save_label=keeping.save_label(desk),
        publish_label=gettext("Take out and publish") if at_once else "",
        back=keeping.back(desk, task),
    )


def _referring(desk: Desk, names: Names, problems: tuple[Problem, ...]) -> tuple[NavItem, ...]:
    """Return the objects that name this one, each once, with the way to correct it."""
    by_file = {kind.FILE: kind.KIND for kind in CLASSES.values()}
    objects = dict.fromkeys(
        (by_file[one.file], one.field.partition(".")[0]) for one in problems if one.file in by_file
    )
    titles = names.titles(objects)
    return tuple(
        NavItem(
            f"{KIND[kind]}: {titles.get((kind, identifier), identifier)}",
            desk.address(f"record/{kind}/{identifier}/correct/") if identifier else "",
        )
        for kind, identifier in objects
    )
