"""The door to submissions: who sees which, and what they may do with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import Q, QuerySet

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Abilities, Actor, Kind, abilities, within
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.ledger.queries import added_by
from consenso.domain.record.queries import organs_of, public_document
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import (
    SubmissionRow,
    VersionRow,
    is_held_by,
    submission,
    versions,
)

Level = Submission.Level
# The kinds of object that an assessor keeps, where they are its own.
ASSESSED = ("assessment", "evidence")


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
    return any(_reads(one) for _, one in _capacities(actor))


def _capacities(actor: Actor) -> Iterator[tuple[Q, Actor]]:
    """Yield the actor as in the whole forum, and as in each organ in which they hold a role, with what belongs there."""
    yield Q(), actor
    if actor.delegation.kind == Kind.ASSESSOR:
        return  # what an assessor keeps belongs to no organ
    for body in {body for body, _ in actor.body_roles}:
        yield Q(body=body), within(actor, [body])


def _reads(actor: Actor) -> bool:
    can = abilities(actor)
    return can.reads_shared or can.prepares or can.translates or can.assesses


def may_check_drafts(actor: Actor) -> bool:
    """Return whether an actor may have a draft checked: who keeps the record or sees what is shared, no assessor."""
    return may_read(actor) and actor.delegation.kind != Kind.ASSESSOR


def abilities_on(actor: Actor, kind: str, *documents: Mapping[str, Any] | None) -> Abilities:
    """Return what an actor may do with an object of a kind in all its states; None for one that is not there.

    An assessor keeps assessments and evidence that are its own, and no others. One query at most.
    """
    can = abilities(actor)
    if not can.assesses or kind not in ASSESSED:
        return can
    states = [one for one in documents if one is not None]
    if states and not _stands_for(actor, kind, *states):
        return can
    return replace(can, prepares=True, shares=True)


def _stands_for(actor: Actor, kind: str, *documents: Mapping[str, Any] | None) -> bool:
    """Return whether the actor's delegation alone stands for an object in every state of it given.

    Evidence is that of who added it: a party's is its own report, an assessor's is none.
    """
    states = [dict(one) for one in documents if one is not None]
    if kind != "evidence":
        return is_held_by(actor.code, kind, *states)
    is_party = actor.delegation.kind == Kind.PARTY
    return bool(states) and all(
        (one.get("kind") == "self_report") == is_party
        and added_by(actor.forum, kind, str(one.get("id", ""))) in ("", actor.code)
        for one in states
    )


def seen_by(actor: Actor) -> "QuerySet[Submission]":
    """Return the submissions of the actor's forum that the actor may see."""
    seen = Q(pk__in=())
    for belongs, one in _capacities(actor):
        if not _reads(one):
            continue
        can = abilities(one)
        levels = Q(delegation_id=actor.delegation.id)
        if can.reads_shared:
            levels |= Q(level__in=(Level.DELEGATIONS, Level.PUBLIC))
        if can.decides:
            levels |= Q(level=Level.SECRETARIAT)
        seen |= belongs & levels
    return Submission.objects.filter(seen, forum=actor.forum)


def submission_for(actor: Actor, identifier: int) -> SubmissionRow:
    """Return one submission that the actor may see. Two queries.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    if not seen_by(actor).filter(pk=identifier).exists():
        raise NotFound("submission", str(identifier))
    return submission(actor.forum, identifier)


def versions_seen(actor: Actor, row: SubmissionRow) -> tuple[VersionRow, ...]:
    """Return what a submission that the actor sees ever said, the newest first: for others than its delegation, since they could read it.

    What a delegation wrote before it sent or shared it stays its own. Two queries.
    """
    found = versions(row.id)
    if row.delegation_id == actor.delegation.id:
        return found
    levels = [Level.DELEGATIONS, Level.PUBLIC]
    if abilities(within(actor, [row.body]) if row.body else actor).decides:
        levels.append(Level.SECRETARIAT)
    acts = confidential_entries(row.forum, subject="submission", subject_id=str(row.id))
    handed_on = (int(one.payload["version"]) for one in acts if one.level in levels)
    first = min(handed_on, default=row.version)
    return tuple(one for one in found if one.number >= first)


def submission_abilities(actor: Actor, row: SubmissionRow) -> SubmissionAbilities:
    """Return what an actor may do with a submission. Three queries at most, more for a role in an organ."""
    if not seen_by(actor).filter(pk=row.id).exists():
        return SubmissionAbilities()
    if not row.is_open:
        return SubmissionAbilities(sees=True)
    if actor.body_roles:
        before_and_after = organs_of(row.forum, row.kind, row.identifier, row.document)
        actor = within(actor, before_and_after | {row.body})
    own = row.delegation_id == actor.delegation.id
    before = public_document(row.forum, row.kind, row.identifier)
    can = abilities_on(actor, row.kind, before, row.document) if own else abilities(actor)
    of_secretariat = actor.delegation.kind == Kind.SECRETARIAT
    private = row.level == Level.DELEGATION
    decides = can.decides and (own or not private)
    edits = decides or (own and (can.shares or (can.prepares and private)))
    return SubmissionAbilities(
        sees=True,
        edits=edits,
        translates=edits or (can.translates and (own or (of_secretariat and not private))),
        readies=own and private and can.prepares and not can.shares and row.ready_at is None,
        sends=own and private and can.shares and not can.decides,
        shares=row.level != Level.DELEGATIONS
        and (decides or (own and can.shares and not can.assesses)),
        publishes=decides
        or (own and can.shares and _stands_for(actor, row.kind, before, row.document)),
        declines=decides and not own,
        withdraws=own and (can.shares or (can.prepares and private)),
    )


def can_publish_at_once(actor: Actor, kind: str, *documents: Mapping[str, Any] | None) -> bool:
    """Return whether an actor may publish a change of this object without anyone else: the secretariat, or its holder."""
    can = abilities_on(actor, kind, *documents)
    return can.decides or (can.shares and _stands_for(actor, kind, *documents))
