"""What drafts ask of who acts: proposals that wait before a round closes, or for the head of delegation; a silence that runs."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import draft_abilities, reads_own, seen_by
from consenso.domain.drafting.models import Position, Proposal, Round, Silence
from consenso.domain.drafting.queries import DraftRow
from consenso.domain.duties.queries import Duty

Level, State = Proposal.Level, Proposal.State
ROUND_SOON = dt.timedelta(days=7)
RUNNING = ("open", "silence")


@dataclass(frozen=True, slots=True)
class Waits:
    """What of one draft waits: its open round's deadline, since when proposals wait by level, the silence that is not answered."""

    closes_at: dt.datetime | None = None
    private: dt.datetime | None = None
    capital: dt.datetime | None = None
    silence: tuple[dt.datetime, dt.datetime] | None = None  # since when, until when


def draft_duties(actor: Actor, *, at: dt.datetime) -> list[Duty]:
    """Return what drafts ask of an actor. One query where the forum has no draft that the actor sees and that runs, else five.

    Proposals of the own delegation that are not sent are told to who reads them, and to nobody else.
    """
    rows = [row for row in seen_by(actor) if row.state in RUNNING]
    if not rows:
        return []
    waits = _waits(actor, rows, at)
    return [duty for row in rows for duty in _of_draft(actor, row, waits[row.id], at)]


def _of_draft(actor: Actor, row: DraftRow, waits: Waits, at: dt.datetime) -> list[Duty]:
    can = draft_abilities(actor, row)
    found = []
    if can.answers and waits.silence is not None:
        since, until = waits.silence
        found.append(_duty("silence", row, since, until))
    if can.clears and reads_own(actor, row) and waits.capital is not None:
        found.append(_duty("capital", row, waits.capital, waits.closes_at))
    is_soon = waits.closes_at is not None and waits.closes_at - at <= ROUND_SOON
    if can.proposes and reads_own(actor, row) and is_soon and waits.private is not None:
        found.append(_duty("round", row, waits.private, waits.closes_at))
    return found


def _duty(kind: str, row: DraftRow, since: dt.datetime, by: dt.datetime | None) -> Duty:
    return Duty(kind, ("draft", row.identifier), ("", ""), since, by, title=row.title)


def _waits(actor: Actor, rows: Sequence[DraftRow], at: dt.datetime) -> dict[int, Waits]:
    ids = [row.id for row in rows]
    closes = dict(
        Round.objects.filter(draft_id__in=ids, closed_at=None, closes_at__gt=at).values_list(
            "draft_id", "closes_at"
        )
    )
    unsent: dict[tuple[int, str], dt.datetime] = {}
    proposals = Proposal.objects.filter(
        draft_id__in=ids, delegation_id=actor.delegation.id, state=State.OPEN
    ).exclude(level=Level.SENT)
    for draft, level, changed in proposals.values_list("draft_id", "level", "changed_at"):
        unsent[draft, level] = min(changed, unsent.get((draft, level), changed))
    silences = _unanswered(actor, ids, at)
    return {
        one: Waits(
            closes.get(one),
            unsent.get((one, Level.PRIVATE)),
            unsent.get((one, Level.CAPITAL)),
            silences.get(one),
        )
        for one in ids
    }


def _unanswered(
    actor: Actor, ids: Collection[int], at: dt.datetime
) -> dict[int, tuple[dt.datetime, dt.datetime]]:
    """Return the silences that run and on which the delegation said nothing of the whole since: draft → since when, until when."""
    running = {
        row.draft_id: row
        for row in Silence.objects.filter(
            draft_id__in=ids, state=Silence.State.RUNNING, expires_at__gt=at
        )
        if actor.code in row.addressees
    }
    said = Position.objects.filter(
        draft_id__in=running,
        delegation_id=actor.delegation.id,
        paragraph="",
        proposal=None,
        level=Level.SENT,
        ended_at=None,
    ).values_list("draft_id", "at")
    answered = {draft for draft, said_at in said if said_at >= running[draft].opened_at}
    return {
        draft: (row.opened_at, row.expires_at)
        for draft, row in running.items()
        if draft not in answered
    }
