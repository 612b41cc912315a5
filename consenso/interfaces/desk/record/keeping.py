"""What the forms of the record stand on: who may fill them, how they are drawn, and how what was typed is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext

from consenso.core.record import Shape, is_address, shape
from consenso.domain.accounts.access import Abilities, NotAllowed, within
from consenso.domain.record.labels import KIND, KINDS
from consenso.domain.record.queries import CLASSES, body_of
from consenso.domain.submissions.access import abilities_on, can_publish_at_once, may_read
from consenso.domain.submissions.actions import (
    prepare,
    publish,
    revise,
)
from consenso.domain.submissions.grounds import SourceIsMissing, SourceIsNoAddress
from consenso.domain.submissions.queries import SubmissionRow
from consenso.domain.submissions.wordings import WordingsOnly
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record import beginnings
from consenso.interfaces.desk.record.asked import Asked
from consenso.interfaces.desk.record.fields import Builder, Field, Group
from consenso.interfaces.desk.record.judged import beside_verdict
from consenso.interfaces.desk.record.labels import label_of_way
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.pages import RecordFormPage
from consenso.interfaces.desk.record.problems import Fault, Faults, fault

Document = dict[str, Any]
Trail = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """What is being kept: an object, new or there, or a submission on it (`row`)."""

    kind: str
    identifier: str  # '' for an object that has none yet
    document: Document | None  # what the form begins with; None for a removal
    current: Document | None  # as the public record has it
    row: SubmissionRow | None = None
    notice: str = ""
    is_for_interpreters: bool = False

    @property
    def fields(self) -> tuple[Shape, ...]:
        return shape(CLASSES[self.kind])


def names_of(desk: Desk) -> Names:
    return Names(desk.forum, desk.names, desk.language)


def readers_only(desk: Desk) -> None:
    """Refuse who neither keeps the record nor sees what is shared."""
    if not may_read(desk.actor):
        raise NotAllowed("read the record at the desk")


def may(desk: Desk, kind: str, document: Mapping[str, Any] | None) -> Abilities:
    """Return what the actor may do with an object, by the organ that it belongs to as well. Two queries at most."""
    actor = desk.actor
    if actor.body_roles:
        actor = within(actor, [body_of(desk.slug, kind, document)])
    return abilities_on(actor, kind, document)


def publishes_at_once(desk: Desk, task: Task, document: Mapping[str, Any] | None) -> bool:
    """Return whether the actor may publish this change without anyone else."""
    states = [one for one in (task.current, document) if one is not None]
    organs = {body_of(desk.slug, task.kind, one) for one in states} if desk.actor.body_roles else ()
    actor = within(desk.actor, organs)
    return can_publish_at_once(actor, task.kind, task.current, document)


def trail(desk: Desk, kind: str, identifier: str = "", called: str = "") -> Trail:
    """Return the pages above a form: the record, its kind, the object."""
    above = [
        (gettext("Record"), desk.address("record/")),
        (str(KINDS.get(kind, KIND[kind])), desk.address("record/", kind=kind)),
    ]
    if identifier:
        above.append((called or identifier, desk.address(f"record/{kind}/{identifier}/")))
    return tuple(above)


def builder(desk: Desk, task: Task, faults: Faults | None = None, new: str = "") -> Builder:
    """Return what draws the fields: an id stays for good, an interpreter changes wordings alone."""
    fixed = frozenset({"id"}) if task.identifier else frozenset()
    return Builder(names_of(desk), faults or Faults(), task.is_for_interpreters, fixed, new)


def form_page(
    desk: Desk,
    task: Task,
    draft: Mapping[str, Any] | None,
    asked: Asked,
    *,
    faults: Faults | None = None,
    own: tuple[Fault, ...] = (),
    new: str = "",
    may_keep: bool = False,
) -> RecordFormPage:
    """Return the form with a draft in it, and what is wrong with it. `own` are faults of reason and sources."""
    made = builder(desk, task, faults, new)
    made.offered = beginnings.offered(desk, task.kind, draft)
    groups = made.groups(task.kind, task.fields, draft) if draft is not None else ()
    summary = (*own, *_summary(task, made, groups)) if faults or own else ()
    called = title(task.document or task.current, made.names)
    at_once = not task.is_for_interpreters and _offers_publication(desk, task)
    return RecordFormPage(
        shell=desk.shell(
            _heading(task),
            section="submissions" if task.row else "record",
            trail=trail(desk, task.kind, task.identifier if task.current else "", called),
        ),
        kicker=str(KIND[task.kind]),
        heading=_heading(task),
        lead=called
        if task.identifier
        else gettext(
            "What is saved is seen by your delegation alone until it is sent or published."
        ),
        notice=task.notice,
        beside_verdict=beside_verdict(desk, task.kind, draft),
        is_for_interpreters=task.is_for_interpreters,
        groups=groups,
        suggestions=tuple(made.suggestions.values()),
        summary=summary,
        may_keep=may_keep,
        hidden=asked.hidden(),
        why=why_fields(asked, own, is_new=not task.identifier),
        save_label=save_label(desk),
        publish_label=gettext("Save and publish") if at_once else "",
        back=back(desk, task),
    )


def _offers_publication(desk: Desk, task: Task) -> bool:
    if not task.identifier:  # whose fact it will be is not known yet: asked again when it is saved
        return desk.can.decides or may(desk, task.kind, None).shares
    return publishes_at_once(desk, task, task.document)


def save_label(desk: Desk) -> str:
    return (
        gettext("Save for the secretariat")
        if desk.can.decides
        else gettext("Save for the delegation")
    )


def back(desk: Desk, task: Task) -> str:
    """Return where one goes without saving."""
    if task.row is not None:
        return desk.address(f"submissions/{task.row.id}/")
    if task.identifier:
        return desk.address(f"record/{task.kind}/{task.identifier}/")
    return desk.address("record/", kind=task.kind)


def _heading(task: Task) -> str:
    if task.row is not None:
        return gettext("Edit a submission")
    return gettext("Correct") if task.identifier else gettext("Add to the record")


def _summary(task: Task, made: Builder, groups: tuple[Group, ...]) -> tuple[Fault, ...]:
    """Return all faults: those of no field first, then in the order of the form, each with the way to its field."""
    in_fields = [
        replace(one, label=_called(task, made, one.way), target=field.identifier)
        for group in groups
        for field in _flat(group.fields)
        for one in field.faults
    ]
    return (*made.faults.untold(), *in_fields)


def _called(task: Task, made: Builder, way: str) -> str:
    """Return what a field is called in all of the form: Attendance as published, 2: How many."""
    last = way.rpartition(".")[2]
    return label_of_way(task.fields, way, {last: made.names.language_of(last)})


def _flat(fields: tuple[Field, ...]) -> list[Field]:
    flat = []
    for field in fields:
        flat += [field, *_flat(field.fields)]
        for entry in field.entries:
            flat += _flat(entry.fields)
    return flat


def why_fields(asked: Asked, own: tuple[Fault, ...], *, is_new: bool = False) -> tuple[Field, ...]:
    """Return the fields for the reason of a change and its sources, with what is wrong with them."""
    at = gettext("Web addresses at which it can be checked, one a line.")
    or_above = gettext("Left empty: the sources named above.")
    by_way = {way: tuple(one for one in own if one.way == way) for way in {one.way for one in own}}
    sources = "\n".join(asked.sources)
    return (
        Field(
            way="change.reason",
            of="line",
            label=gettext("Reason"),
            help=gettext(
                "In a sentence. It stands in the public ledger once the change is published."
            ),
            value=asked.reason,
            rows=2,
            faults=by_way.get("change.reason", ()),
        ),
        Field(
            way="change.sources",
            of="lines",
            label=gettext("Sources of the change"),
            help=f"{at} {or_above}" if is_new else at,
            value=sources,
            rows=max(2, len(asked.sources) + 1),
            faults=by_way.get("change.sources", ()),
        ),
    )


def reason_faults(asked: Asked) -> tuple[Fault, ...]:
    """Return what is missing of reason and sources, or wrong with them."""
    found = []
    if not asked.reason:
        message, remedy = gettext("No reason is given."), gettext("Say why the record is changed.")
        found.append(_at("reason", gettext("Reason"), message, remedy))
    label = gettext("Sources of the change")
    if not asked.sources:
        message = gettext("No source is named.")
        remedy = gettext("Give at least one web address at which the change can be checked.")
        found.append(_at("sources", label, message, remedy))
    for address in asked.sources:
        if not is_address(address):
            message = gettext("%(given)s is not a web address.") % {"given": address}
            remedy = gettext(
                "Begin with https:// or http://, and leave no quotes or brackets in it."
            )
            found.append(_at("sources", label, message, remedy))
    return tuple(found)


def _at(name: str, label: str, message: str, remedy: str) -> Fault:
    made = fault(f"change.{name}", message, remedy)
    return replace(made, label=label, target=f"f-change.{name}")


def kept(
    desk: Desk, task: Task, document: Document | None, asked: Asked
) -> SubmissionRow | tuple[Fault, ...]:
    """Keep what was typed as a submission, and return it; or what hinders that.

    Raises:
        NotAllowed, NotFound, SubmissionIsClosed, SubmissionHasChanged: see submissions.actions; nothing is changed.
    """
    identifier = task.identifier or str((document or {}).get("id", ""))
    common: dict[str, Any] = {
        "actor": desk.actor,
        "document": document,
        "base": asked.base,
        "reason": asked.reason,
        "sources": asked.sources,
        "at": desk.now,
    }
    try:
        if task.row is None:
            return prepare(kind=task.kind, identifier=identifier, **common)
        return revise(identifier=task.row.id, version=asked.version, **common)
    except (SourceIsMissing, SourceIsNoAddress):
        return reason_faults(asked)
    except WordingsOnly as error:
        fields = ", ".join(error.fields)
        message = gettext("More than wordings would be changed: %(fields)s.") % {"fields": fields}
        return (fault("", message, gettext("Change wordings in languages only.")),)


def published(desk: Desk, row: SubmissionRow) -> SubmissionRow:
    """Publish what was just saved. Raises what submissions.actions.publish does."""
    return publish(actor=desk.actor, identifier=row.id, version=row.version, at=desk.now)
