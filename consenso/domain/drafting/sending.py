"""Proposals that all see: sent, joined, withdrawn. They stay on record, whatever becomes of them."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from django.db import transaction
from django.db.models import Max

from consenso.core.errors import ConsensoError, NotFound
from consenso.domain.accounts.access import Actor, NotAllowed
from consenso.domain.drafting.access import draft_abilities, own_proposal, voices
from consenso.domain.drafting.acts import enter, locked, moment
from consenso.domain.drafting.carrying import carry_private
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Draft, Paragraph, Proposal, Round
from consenso.domain.drafting.proposing import NotOpen, mine_of
from consenso.domain.drafting.queries import ProposalRow, own, row_of
from consenso.domain.drafting.settling import Settlement

Level, State = Proposal.Level, Proposal.State
NUMBERED = re.compile(r"p(\d+)")


class RoundIsOver(ConsensoError):
    """No round is open: what is prepared can be sent when who presides opens or extends one."""

    code = "drafting.round_is_over"


@transaction.atomic
def send(
    *, actor: Actor, identifier: str, proposals: Sequence[int] = (), at: dt.datetime
) -> tuple[ProposalRow, ...]:
    """Send what the own delegation prepared, all of it where none are named; return it as it was sent.

    From now on all who see the draft see it, and it stays on record. What the delegation had sent for the same words before is
    replaced, and says so.

    Raises:
        NotFound, NotAllowed, NotOpen: see `to_capital`.
        RoundIsOver: proposals are asked for in rounds, and none is open.
        WrongProposal: they cannot be understood beside each other.
    """
    row = locked(actor, identifier, "clears")
    at = moment(row, at)
    can = draft_abilities(actor, row_of(row))
    number = _round(row, at, is_free=can.presides)
    found = own(row.pk, actor.delegation.id)
    if proposals:
        found = tuple(mine_of(row, actor, one) for one in dict.fromkeys(proposals))
    found = tuple(one for one in found if one.is_open)
    if any(one.is_chairs for one in found) and not can.chairs:
        raise NotAllowed(f"propose as the chair on {identifier}")
    before, _ = composed(row_of(row))
    settled = Settlement(before, row.revision + 1)
    numbers = settled.send(
        [replace(one, round=number.number if number else None, sent_at=at) for one in found],
        number=next_number(row),
        names=_new_names(row),
    )
    if not settled.touched:
        return ()
    settled.composed()
    _store_sent(settled, numbers, number)
    paragraphs = {settled.touched[one].paragraph for one in numbers}
    _entered(row, settled, actor, "send", at, paragraphs.pop() if len(paragraphs) == 1 else "")
    return tuple(settled.touched[one] for one in numbers)


def _store_sent(settled: Settlement, numbers: Sequence[int], number: Round | None) -> None:
    rows = {settled.touched[one].pk: settled.touched[one] for one in numbers}
    stored = Proposal.objects.in_bulk(list(rows)) if rows else {}
    for key, one in stored.items():
        one.number, one.level, one.round = rows[key].number, Level.SENT, number
        one.sent_at = rows[key].sent_at
    Proposal.objects.bulk_update(
        stored.values(), ["number", "level", "round", "sent_at"], batch_size=100
    )


def _entered(
    row: Draft, settled: Settlement, actor: Actor, verb: str, at: dt.datetime, paragraph: str
) -> None:
    """Store what the act changed, carry what is prepared to it, and enter the act."""
    payload = settled.store(row, at=at)
    carry_private(row, settled.before, settled.now, at=at)
    enter(
        row,
        by=actor.code,
        verb=verb,
        at=at,
        paragraph=paragraph,
        payload=payload,
        person=actor.person,
    )
    settled.keep(row)


def next_number(row: Draft) -> int:
    """Return the number of what is sent next on a draft."""
    highest: int | None = Proposal.objects.filter(draft=row).aggregate(top=Max("number"))["top"]
    return (highest or 0) + 1


def _round(row: Draft, at: dt.datetime, *, is_free: bool) -> Round | None:
    rounds = Round.objects.filter(draft=row).order_by("-number")
    found = rounds.filter(closed_at=None, closes_at__gt=at).first()
    if found is None and rounds.exists() and not is_free:
        raise RoundIsOver(f"no round of {row.identifier} is open")
    return found


def _new_names(row: Draft) -> Iterator[str]:
    """Yield ids for new paragraphs: p and a number that none had on this draft."""
    names = [
        *Paragraph.objects.filter(draft=row).values_list("identifier", flat=True),
        *Proposal.objects.filter(draft=row).values_list("paragraph", flat=True).distinct(),
    ]
    numbers = [int(match[1]) for name in names if (match := NUMBERED.fullmatch(name))]
    return (f"p{number}" for number in count(max(numbers, default=0) + 1))


@transaction.atomic
def join(*, actor: Actor, identifier: str, proposal: int, at: dt.datetime) -> ProposalRow:
    """Stand behind a proposal of another delegation; return it. What one had sent for the same words is replaced.

    Raises:
        NotFound, NotAllowed: see `acts.locked`; NotFound also for a proposal that is not there, NotAllowed for one of the chair,
            which delegations answer.
        NotOpen: it is decided; RoundIsOver: as with `send`.
    """
    row = locked(actor, identifier, "clears")
    at = moment(row, at)
    _round(row, at, is_free=draft_abilities(actor, row_of(row)).presides)
    found = _sent(actor, row, proposal)
    if actor.code in found.by:
        return found
    if found.is_chairs:
        raise NotAllowed(f"join proposal {found.number}, which is the chair's")
    before, _ = composed(row_of(row))
    settled = Settlement(before, row.revision + 1)
    settled.replace_own(actor.code, found)
    stands = settled.find(found.number)
    if stands is None:
        raise NotOpen(f"proposal {found.number} does not stand")
    joined = replace(stands, by=(*stands.by, actor.code), version=stands.version + 1)
    settled.put(joined)
    settled.composed()
    _entered(row, settled, actor, "join", at, joined.paragraph)
    return joined


@transaction.atomic
def withdraw(*, actor: Actor, identifier: str, proposal: int, at: dt.datetime) -> ProposalRow:
    """Stand behind a proposal no more, one's own or another's, the chair's as who presides; with nobody left it is withdrawn. Return it.

    Raises:
        NotFound, NotAllowed, NotOpen: as with `join`; NotAllowed also for who does not stand behind it.
    """
    row = locked(actor, identifier, "clears")
    at = moment(row, at)
    found = _sent(actor, row, proposal)
    voice = next((code for code in voices(actor, row_of(row)) if code in found.by), "")
    if not voice:
        raise NotAllowed(f"withdraw proposal {found.number}")
    before, _ = composed(row_of(row))
    settled = Settlement(before, row.revision + 1)
    settled.leave(found.number, voice, State.WITHDRAWN)
    settled.composed()
    _entered(row, settled, actor, "withdraw", at, found.paragraph)
    return settled.touched[found.number]


def _sent(actor: Actor, row: Draft, proposal: int) -> ProposalRow:
    found = own_proposal(actor, row_of(row), proposal)
    if not found.is_sent:
        raise NotFound("proposal", str(proposal))
    if not found.is_open:
        raise NotOpen(f"proposal {found.number} is {found.state}")
    return found
