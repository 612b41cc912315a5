"""The door to drafts: who sees which, and what they may do with one as it stands."""

from dataclasses import dataclass, fields

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Actor, Kind, NotAllowed, abilities, within
from consenso.domain.drafting.models import Draft, Proposal
from consenso.domain.drafting.queries import (
    CHAIRS,
    DraftRow,
    ProposalRow,
    draft,
    drafts,
    proposal_rows,
)

DraftState = Draft.State
Level, State = Proposal.Level, Proposal.State


@dataclass(frozen=True, slots=True)
class DraftAbilities:
    """What an actor may do with one draft, as it stands. Every field is a sentence that is true or false."""

    sees: bool = False
    edits: bool = False  # all of it, while nobody else sees it
    presides: bool = False  # parks, opens rounds and silences, closes
    decides: bool = False  # presides, and the words may change: no silence runs
    proposes: bool = False  # prepares proposals and positions for the own delegation
    chairs: bool = (
        False  # … and proposals as the chair: of the delegation that presides, and the secretariat
    )
    clears: bool = False  # sends them, joins others', objects: speaks for the delegation
    translates: bool = False
    answers: bool = False  # speaks for a delegation while a silence runs
    corrects: bool = False  # presides, and the text is adopted

    def as_mapping(self) -> dict[str, bool]:
        """Return the abilities by name, as the API gives them."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def sees_drafts(actor: Actor) -> bool:
    """Return whether an actor takes part in negotiations at all: delegations, the secretariat, observers where they are let in."""
    can = abilities(actor)
    return can.reads_shared or can.prepares or can.translates or bool(actor.body_roles)


def seen_by(actor: Actor) -> tuple[DraftRow, ...]:
    """Return the drafts of the actor's forum that the actor may see, the one that changed last first. One query."""
    return tuple(row for row in drafts(actor.forum) if draft_abilities(actor, row).sees)


def draft_for(actor: Actor, identifier: str) -> DraftRow:
    """Return one draft that the actor may see. One query.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    row = draft(actor.forum, identifier)
    if not draft_abilities(actor, row).sees:
        raise NotFound("draft", identifier)
    return row


def draft_abilities(actor: Actor, row: DraftRow) -> DraftAbilities:
    """Return what an actor may do with a draft. No query.

    The secretariat's hand and the head of the delegation that presides decide; a delegation's heads speak for it; delegates
    prepare. Before it is circulated a draft is the secretariat's alone.
    """
    if row.forum != actor.forum:
        return DraftAbilities()
    actor = within(actor, [row.body]) if row.body else actor
    can = abilities(actor)
    kind = actor.delegation.kind
    secretariat = kind == Kind.SECRETARIAT and (can.decides or can.translates)
    party = kind == Kind.PARTY and (can.reads_shared or can.prepares)
    observer = kind == Kind.OBSERVER and can.reads_shared and row.is_shown_to_observers
    if row.state == DraftState.PREPARED:
        # Nobody presides over what nobody else sees: a round, a silence or the end of it would tell of it.
        return DraftAbilities(sees=secretariat, edits=can.decides, translates=secretariat)
    sees = secretariat or party or observer
    is_open = row.state == DraftState.OPEN
    running = is_open or row.state == DraftState.SILENCE
    speaks = can.shares and kind == Kind.PARTY
    leads = can.decides or (speaks and actor.code == row.presided_by)
    return DraftAbilities(
        sees=sees,
        presides=running and leads,
        decides=is_open and leads,
        proposes=is_open and (can.decides or (can.prepares and kind == Kind.PARTY)),
        chairs=is_open
        and (
            can.decides or (can.prepares and kind == Kind.PARTY and actor.code == row.presided_by)
        ),
        clears=is_open and (can.decides or speaks),
        # Addressees are silent on the words that they were sent: while a silence runs no language changes.
        translates=is_open and (can.decides or can.translates or (can.prepares and party)),
        answers=running and speaks,
        corrects=row.state == DraftState.ADOPTED and leads,
    )


def voices(actor: Actor, row: DraftRow) -> tuple[str, ...]:
    """Return the codes for which an actor proposes on a draft: the own delegation's, then the chair's for who may speak as it.

    The secretariat's proposals are the chair's, whoever presides.
    """
    own = (actor.code,)
    return (*own, CHAIRS) if actor.code != CHAIRS and draft_abilities(actor, row).chairs else own


def own_proposal(actor: Actor, row: DraftRow, identifier: int) -> ProposalRow:
    """Return a proposal of a draft that the actor may see: what was sent, and the own delegation's. Two queries.

    Raises:
        NotFound: there is none, or it is not for this actor: the same answer.
    """
    found = proposal_rows(Proposal.objects.filter(draft_id=row.id, pk=identifier))
    for one in found:
        if one.is_sent or (one.delegation == actor.code and reads_own(actor, row)):
            return one
    raise NotFound("proposal", str(identifier))


def reads_own(actor: Actor, row: DraftRow) -> bool:
    """Return whether an actor reads what the own delegation prepares on a draft: an observer has none."""
    actor = within(actor, [row.body]) if row.body else actor
    can = abilities(actor)
    return can.prepares or can.shares or can.translates


def require(actor: Actor, row: DraftRow, ability: str) -> None:
    """Refuse who may not.

    Raises:
        NotFound: the actor does not see the draft.
        NotAllowed: the actor sees it, and may not do this.
    """
    can = draft_abilities(actor, row)
    if not can.sees:
        raise NotFound("draft", row.identifier)
    if not getattr(can, ability):
        raise NotAllowed(f"{ability} {row.identifier}")
