"""Drafts in brackets as they stand. What was worked out of one is kept under its head, and brought up to date by the acts since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from consenso.core import wording
from consenso.core.remembered import Remembered
from consenso.domain.drafting.models import Act, Draft, Proposal
from consenso.domain.drafting.queries import (
    DraftRow,
    ParagraphRow,
    ProposalRow,
    Standing,
    proposal_rows,
    standing,
)

# After more acts since a draft was last read, or more proposals that they touched, it is read anew.
MOST_ACTS = 100
MOST_PROPOSALS = 400


@dataclass(frozen=True, slots=True)
class _Latest:
    """How a draft stood at a revision, and the head that says so."""

    revision: int
    head: str
    standing: Standing
    bracketed: wording.BracketedDraft


_kept = Remembered[tuple[int, str], tuple[Standing, wording.BracketedDraft]](16)
_latest = Remembered[int, _Latest](16)


def composed(row: DraftRow) -> tuple[Standing, wording.BracketedDraft]:
    """Return a draft as it stands and its bracketed text. At most five queries, or none where it did not change since it was asked.

    Where somebody acts on it meanwhile, it is as it stands after that.
    """
    head, revision = row.head, row.revision
    while True:
        if kept := _kept.get((row.id, head)):
            return kept
        before = _latest.get(row.id)
        found = _caught_up(row.id, before) or standing(row.id)
        # Read by several queries: they all saw one state if the last act is still the same after them.
        now = Draft.objects.filter(pk=row.id).values_list("head", "revision").first()
        if now is None or now == (head, revision):
            is_as_before = before is not None and found is before.standing
            made = before.bracketed if before and is_as_before else found.composed()
            _put(row.id, _Latest(revision, head, found, made))
            return found, made
        head, revision = now


def _put(draft: int, made: _Latest) -> None:
    _kept.put((draft, made.head), (made.standing, made.bracketed))
    _latest.put(draft, made)


def _caught_up(draft: int, before: _Latest | None) -> Standing | None:
    """Return a draft (its row's id) as the acts since it was last read leave it; None where it has to be read anew. At most three queries.

    Only what the acts name is read: a long draft has hundreds of proposals, and an act changes few.
    """
    if before is None:
        return None
    rows = Act.objects.filter(draft_id=draft, number__gte=before.revision).order_by("number")
    known, *acts = rows.values_list("number", "head", "payload")[: MOST_ACTS + 1] or [(0, "", {})]
    is_one_chain = known[:2] == (before.revision, before.head)
    if not is_one_chain or len(acts) == MOST_ACTS:
        return None
    return _after(draft, before.standing, [payload for _, _, payload in acts])


def _after(draft: int, before: Standing, payloads: list[Mapping[str, Any]]) -> Standing | None:
    paragraphs = {one.id: one for one in before.paragraphs}
    order = list(paragraphs)
    numbers: set[int] = set()
    for payload in payloads:
        for said in payload.get("paragraphs", ()):
            paragraphs[said["id"]] = ParagraphRow.from_json(said)
        order = payload.get("order", order)
        numbers |= {said["number"] for said in payload.get("proposals", ())}
    if not numbers and not any("paragraphs" in one or "order" in one for one in payloads):
        return before
    if len(numbers) > MOST_PROPOSALS:
        return None
    return Standing(
        tuple(paragraphs[one] for one in order),
        _with(before.proposals, numbers, _standing(draft, numbers) if numbers else ()),
    )


def _standing(draft: int, numbers: set[int]) -> tuple[ProposalRow, ...]:
    return proposal_rows(
        Proposal.objects.filter(
            draft_id=draft,
            number__in=numbers,
            level=Proposal.Level.SENT,
            state=Proposal.State.OPEN,
        )
    )


def _with(
    before: tuple[ProposalRow, ...], numbers: set[int], now: tuple[ProposalRow, ...]
) -> tuple[ProposalRow, ...]:
    left = [one for one in before if one.number not in numbers]
    return tuple(sorted([*left, *now], key=lambda one: one.number)) if numbers else before


def forget() -> None:
    """Read drafts again from the database when they are next asked for, as a process does that was just started."""
    _kept.clear()
    _latest.clear()


def remember(row: DraftRow, found: Standing) -> None:
    """Keep a draft as an act leaves it, once that act is stored for good: who asks next need not read it."""
    made = _Latest(row.revision, row.head, found, found.composed())
    transaction.on_commit(lambda: _put(row.id, made))


def remember_still(row: DraftRow, before: str) -> None:
    """Keep a draft as an act leaves it that changed nothing of how it stands; `before` is the head that it had."""
    if kept := _kept.get((row.id, before)):
        made = _Latest(row.revision, row.head, *kept)
        transaction.on_commit(lambda: _put(row.id, made))
