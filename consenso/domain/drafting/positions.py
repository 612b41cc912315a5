"""Where delegations stand: on paragraphs, on the chair's proposals, on the whole; prepared in private, then said."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet

from consenso.core import wording
from consenso.core.errors import ConsensoError, NotFound
from consenso.core.record import canonical_json
from consenso.domain.accounts.access import Actor, NotAllowed
from consenso.domain.drafting.access import draft_abilities, own_proposal
from consenso.domain.drafting.acts import DraftHasChanged, enter, enter_privately, locked, moment
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Draft, Paragraph, Position, Proposal
from consenso.domain.drafting.queries import ParagraphRow, ProposalRow, Standing, row_of

Stance, Level = Position.Stance, Proposal.Level
# Which are against adoption: with one of them on the whole or on a paragraph there is no consensus.
AGAINST = (Stance.OBJECTS,)
SAY_WHY = (Stance.RESERVES, Stance.OBJECTS, Stance.EXPLAINS)
WITHOUT_POSITIONS = ("title", "heading")  # on which nobody need say where they stand


class WordsMissing(ConsensoError):
    """A reservation, an objection or an explanation without words."""

    code = "drafting.words_missing"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """Where a delegation stands on a paragraph (id), on a proposal (its number) or on the whole (neither), and since when."""

    pk: int
    delegation: str
    paragraph: str
    proposal: int | None
    stance: str
    words: str
    level: str
    at: dt.datetime
    ended_at: dt.datetime | None

    @property
    def is_said(self) -> bool:
        return self.level == Level.SENT


def positions(draft: int, *, delegation: int | None = None) -> tuple[PositionRow, ...]:
    """Return the positions on a draft (its row's id) that were said and stand, by paragraph and delegation. One query.

    With a delegation (its row's id) what it prepared and did not say yet is there as well.
    """
    rows = Position.objects.filter(draft_id=draft, ended_at=None)
    said = rows.filter(level=Level.SENT)
    found = said if delegation is None else said | rows.filter(delegation_id=delegation)
    return _rows(found)


def all_positions(draft: int) -> tuple[PositionRow, ...]:
    """Return all positions that were ever said on a draft, those that others took the place of among them. One query."""
    return _rows(Position.objects.filter(draft_id=draft, level=Level.SENT))


def _rows(rows: "QuerySet[Position]") -> tuple[PositionRow, ...]:
    found = rows.select_related("delegation", "proposal").order_by(
        "paragraph", "delegation__code", "at"
    )
    return tuple(
        PositionRow(
            one.pk,
            one.delegation.code,
            one.paragraph,
            one.proposal.number if one.proposal else None,
            one.stance,
            one.words,
            one.level,
            one.at,
            one.ended_at,
        )
        for one in found
    )


@transaction.atomic
def take(
    *,
    actor: Actor,
    identifier: str,
    stance: str,
    paragraph: str = "",
    proposal: int | None = None,
    words: str = "",
    at: dt.datetime,
) -> PositionRow:
    """Take a position: said at once by who speaks for the delegation, else prepared for them. Return it.

    It ends the delegation's position on the same before it. While a silence runs, positions on the whole are taken by its own
    acts (`silence.object_to`), and here explanations and reservations are added.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a paragraph or a proposal that is not there.
        WordsMissing: the stance needs words.
    """
    row = Draft.objects.filter(forum=actor.forum, identifier=identifier).first()
    can = draft_abilities(actor, row_of(row)) if row else None
    speaks = can is not None and can.answers
    row = locked(actor, identifier, "answers" if speaks else "proposes")
    words = words.replace("\0", "").strip()
    on = _allowed(actor, row, stance=stance, paragraph=paragraph, proposal=proposal, words=words)
    at = moment(row, at)
    level = Level.SENT if speaks else Level.PRIVATE
    before = Position.objects.filter(
        draft=row,
        delegation_id=actor.delegation.id,
        paragraph=paragraph,
        ended_at=None,
    )
    before = before.filter(proposal_id=proposal) if proposal else before.filter(proposal=None)
    if level == Level.SENT:
        before.exclude(level=Level.SENT).delete()
        before.update(ended_at=at)
    else:
        before.exclude(level=Level.SENT).delete()
    made = Position.objects.create(
        draft=row,
        paragraph=paragraph,
        proposal_id=proposal,
        delegation_id=actor.delegation.id,
        stance=stance,
        words=words,
        level=level,
        at=at,
    )
    if level == Level.SENT:
        said = {"stance": stance, "words": words, "proposal": on.number if on else None}
        enter(
            row,
            by=actor.code,
            verb="position",
            at=at,
            paragraph=paragraph,
            payload={"said": said},
            person=actor.person,
        )
    else:
        enter_privately(row, actor, verb="prepare_position", at=at)
    return _rows(Position.objects.filter(pk=made.pk))[0]


def _allowed(
    actor: Actor, row: Draft, *, stance: str, paragraph: str, proposal: int | None, words: str
) -> ProposalRow | None:
    """Return the proposal that a position is on, None for none, where the position can be taken; raise as `take` does."""
    if stance not in Stance.values:
        raise NotFound("stance", stance)
    if stance in SAY_WHY and not words:
        raise WordsMissing(f"{stance} without words")
    if stance in AGAINST and row.state == Draft.State.SILENCE:
        raise NotAllowed("object by a position while a silence runs")
    if paragraph and not _stands(row, paragraph):
        raise NotFound("paragraph", paragraph)
    on = own_proposal(actor, row_of(row), proposal) if proposal else None
    if on is not None and not on.is_sent:
        raise NotFound("proposal", str(proposal))
    if actor.is_secretariat:
        raise NotAllowed("take a position as the secretariat")
    return on


def _stands(row: Draft, paragraph: str) -> bool:
    proposed = Proposal.objects.filter(draft=row, level=Level.SENT, paragraph=paragraph)
    return Paragraph.objects.filter(draft=row, identifier=paragraph).exists() or proposed.exists()


@transaction.atomic
def say(*, actor: Actor, identifier: str, position: int, at: dt.datetime) -> PositionRow:
    """Say a position that was prepared; return it.

    Raises:
        NotFound, NotAllowed: as with `take`; NotFound also for one that is not the own delegation's, or was said.
    """
    row = locked(actor, identifier, "answers")
    found = Position.objects.filter(
        pk=position, draft=row, delegation_id=actor.delegation.id, level=Level.PRIVATE
    ).first()
    if found is None:
        raise NotFound("position", str(position))
    return take(
        actor=actor,
        identifier=identifier,
        stance=found.stance,
        paragraph=found.paragraph,
        proposal=found.proposal_id,
        words=found.words,
        at=at,
    )


def without_brackets(
    standing: Standing, bracketed: wording.BracketedDraft
) -> tuple[ParagraphRow, ...]:
    """Return the paragraphs that can be accepted as they are: of which nobody wants anything else, nor of those linked with them.

    Titles, headings and what was parked are not among them.
    """
    disputed = {item.id for item in bracketed.items if not item.is_agreed}
    held_up = {one.linked for one in standing.paragraphs if one.linked and one.id in disputed}
    return tuple(
        one
        for one in standing.paragraphs
        if one.text
        and one.kind not in WITHOUT_POSITIONS
        and one.id not in disputed
        and one.linked not in held_up
        and not one.is_parked
    )


def seal_of_words(rows: Iterable[ParagraphRow]) -> str:
    """Return a mark of paragraphs and their words: who accepts many at once sends it back, and so accepts what was read."""
    return sha256(canonical_json([[one.id, one.text] for one in rows])).hexdigest()[:20]


@transaction.atomic
def accept_all(*, actor: Actor, identifier: str, seal: str, at: dt.datetime) -> tuple[str, ...]:
    """Accept every paragraph without brackets on which the own delegation has no position; return their ids.

    `seal` is `seal_of_words` of those paragraphs as they were read. Said at once by who speaks for the delegation, in one act; else
    prepared.

    Raises:
        NotFound, NotAllowed: as with `take`.
        DraftHasChanged: they are not those that were read.
    """
    row = Draft.objects.filter(forum=actor.forum, identifier=identifier).first()
    speaks = row is not None and draft_abilities(actor, row_of(row)).answers
    row = locked(actor, identifier, "answers" if speaks else "proposes")
    open_now = still_without(row.pk, actor.delegation.id, without_brackets(*composed(row_of(row))))
    if seal_of_words(open_now) != seal:
        raise DraftHasChanged(identifier)
    names = [one.id for one in open_now]
    if names:
        _accept(row, actor, names, is_said=speaks, at=at)
    return tuple(names)


def still_without(
    draft: int, delegation: int, rows: Iterable[ParagraphRow]
) -> tuple[ParagraphRow, ...]:
    """Return those paragraphs on which a delegation (its row's id) neither said nor prepared a position. One query."""
    held = Position.objects.filter(
        draft_id=draft, delegation_id=delegation, proposal=None, ended_at=None
    )
    known = set(held.values_list("paragraph", flat=True))
    return tuple(one for one in rows if one.id not in known)


def _accept(
    row: Draft, actor: Actor, names: Sequence[str], *, is_said: bool, at: dt.datetime
) -> None:
    at = moment(row, at)
    Position.objects.bulk_create(
        Position(
            draft=row,
            paragraph=one,
            delegation_id=actor.delegation.id,
            stance=Stance.ACCEPTS,
            level=Level.SENT if is_said else Level.PRIVATE,
            at=at,
        )
        for one in names
    )
    if not is_said:
        enter_privately(row, actor, verb="prepare_position", at=at)
        return
    said = {"stance": str(Stance.ACCEPTS), "words": "", "paragraphs": list(names)}
    enter(row, by=actor.code, verb="accept", at=at, payload={"said": said}, person=actor.person)


@transaction.atomic
def say_all(
    *, actor: Actor, identifier: str, positions: Collection[int], at: dt.datetime
) -> tuple[int, ...]:
    """Say positions (by pk) that were prepared; return them. All that only accept a paragraph are one act.

    Raises:
        NotFound, NotAllowed: as with `say`: then none of them is said.
    """
    row = locked(actor, identifier, "answers")
    found = list(
        Position.objects.filter(
            pk__in=positions, draft=row, delegation_id=actor.delegation.id, level=Level.PRIVATE
        )
    )
    if len(found) != len(set(positions)):
        raise NotFound("position", ", ".join(map(str, sorted(positions))))
    plain = [
        one
        for one in found
        if one.stance == Stance.ACCEPTS and one.paragraph and not one.proposal_id and not one.words
    ]
    if plain:
        names = [one.paragraph for one in plain]
        before = Position.objects.filter(
            draft=row,
            delegation_id=actor.delegation.id,
            paragraph__in=names,
            proposal=None,
            ended_at=None,
        )
        before.exclude(level=Level.SENT).delete()
        before.update(ended_at=moment(row, at))
        _accept(row, actor, names, is_said=True, at=at)
    for one in found:
        if one not in plain:
            say(actor=actor, identifier=identifier, position=one.pk, at=at)
    return tuple(one.pk for one in found)


@transaction.atomic
def drop_position(*, actor: Actor, identifier: str, position: int, at: dt.datetime) -> None:
    """Leave a position that was prepared and not said; nothing of it stays.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for one that is not the own delegation's, or was said.
    """
    row = Draft.objects.filter(forum=actor.forum, identifier=identifier).first()
    speaks = row is not None and draft_abilities(actor, row_of(row)).answers
    row = locked(actor, identifier, "answers" if speaks else "proposes")
    found = Position.objects.filter(
        pk=position, draft=row, delegation_id=actor.delegation.id, level=Level.PRIVATE
    )
    if not found.delete()[0]:
        raise NotFound("position", str(position))
    enter_privately(row, actor, verb="drop_position", at=at)
