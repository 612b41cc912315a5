"""The door to submissions: who sees which, and what they may do with it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Q, QuerySet

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, abilities, within
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, is_held_by, submission

Level = Submission.Level


@dataclass(frozen=True, slots=True)
class SubmissionAbilities:
    """What an actor may do with one submission, as it stands."""

    sees: bool = False
    edits: bool = False  # document, reason and sources
    translates: bool = False  # the wordings in its document only
    readies: bool = False  # say that it waits for the head of delegation
    sends: bool = False  # to the secretariat
    shares: bool = False  # with all delegations
    publishes: bool = False  # now, or at the end of an embargo
    declines: bool = False
    withdraws: bool = False

    def as_mapping(self) -> dict[str, bool]:
        """Return the abilities by name, as the API gives them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def may_read(actor: Actor) -> bool:
    """Return whether there is anything for an actor to read: who keeps the record, or sees what is shared."""
    can = abilities(actor)
    return can.reads_shared or can.prepares or can.translates or bool(actor.body_roles)


def seen_by(actor: Actor) -> "QuerySet[Submission]":
    """Return the submissions of the actor's forum that the actor may see."""
    can = abilities(actor)
    rows = Submission.objects.filter(forum=actor.forum)
    if not may_read(actor):
        return rows.none()
    seen = Q(delegation_id=actor.delegation.id)
    if can.reads_shared:
        seen |= Q(level__in=(Level.DELEGATIONS, Level.PUBLIC))
    if can.decides:
        seen |= Q(level=Level.SECRETARIAT)
    chaired = {body for body, _ in actor.body_roles if abilities(within(actor, [body])).decides}
    if chaired:
        seen |= Q(level=Level.SECRETARIAT, body__in=chaired)
    return rows.filter(seen)


def submission_for(actor: Actor, identifier: int) -> SubmissionRow:
    """Return one submission that the actor may see. Two queries.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    if not seen_by(actor).filter(pk=identifier).exists():
        raise NotFound("submission", str(identifier))
    return submission(actor.forum, identifier)


def submission_abilities(actor: Actor, row: SubmissionRow) -> SubmissionAbilities:
    """Return what an actor may do with a submission. At most two queries."""
    if not seen_by(actor).filter(pk=row.id).exists():
        return SubmissionAbilities()
    if not row.is_open:
        return SubmissionAbilities(sees=True)
    actor = within(actor, [row.body])
    can = abilities(actor)
    own = row.delegation_id == actor.delegation.id
    private = row.level == Level.DELEGATION
    decides = can.decides and (own or not private)
    edits = decides or (own and (can.shares or (can.prepares and private)))
    return SubmissionAbilities(
        sees=True,
        edits=edits,
        translates=edits or (can.translates and (own or row.level != Level.DELEGATION)),
        readies=own and private and can.prepares and not can.shares and row.ready_at is None,
        sends=own and private and can.shares and not can.decides,
        shares=row.level != Level.DELEGATIONS and (decides or (own and can.shares)),
        publishes=decides or (own and can.shares and _is_holder(actor, row)),
        declines=decides and not own,
        withdraws=own and (can.shares or (can.prepares and private)),
    )


def _is_holder(actor: Actor, row: SubmissionRow) -> bool:
    before = public_document(row.forum, row.kind, row.identifier)
    return is_held_by(actor.code, row.kind, before, row.document)


def can_publish_at_once(actor: Actor, kind: str, *documents: Mapping[str, Any] | None) -> bool:
    """Return whether an actor may publish a change of this object without anyone else: the secretariat, or its holder."""
    can = abilities(actor)
    return can.decides or (
        can.shares
        and is_held_by(actor.code, kind, *(None if one is None else dict(one) for one in documents))
    )
