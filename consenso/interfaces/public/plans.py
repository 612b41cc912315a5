"""Plans counted and compared: pure, so that each figure can be recomputed by hand.

Nothing is added up across promises, and no share is computed: quantities stand as they were promised and reported.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.measures import unit_key
from consenso.core.record import Amount, Area, Commitment, Delivery, Text, Words

VERSION = 1  # of the rules by which this page counts and compares
# How a fact must stand to a promise for its figure to be set beside the promised one.
COMPARED = ("fulfils", "progress")


@dataclass(frozen=True, slots=True)
class Pair:
    """A promised quantity and a reported figure in the same unit and currency."""

    commitment: Commitment
    delivery: Delivery
    figure: Amount
    relation: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which plans promise: its words, its currency ('' for none), the commitments of each plan (id) in it."""

    key: str
    unit: Words | None
    currency: str
    promises: Mapping[str, tuple[Commitment, ...]]


@dataclass(frozen=True, slots=True)
class Follow:
    """What is reported on the commitments of one plan: facts are counted once each, and by how they stand to a promise."""

    n_commitments: int
    n_with_facts: int
    n_facts: int
    answers: Mapping[str, int]  # relation ('' where open) → pairs of fact and commitment


def matrix(
    areas: Sequence[Area], plans: Sequence[Text], commitments: Iterable[Commitment]
) -> tuple[tuple[int, ...], ...]:
    """Return how many commitments each area (row) has in each plan (column); one of two areas counts in both."""
    counted = Counter((area, one.text) for one in commitments for area in one.areas)
    return tuple(tuple(counted[area.id, plan.id] for plan in plans) for area in areas)


def units(plans: Sequence[Text], commitments: Iterable[Commitment]) -> tuple[Unit, ...]:
    """Return the units in which the plans promise, those shared by most plans first, then by name."""
    ids = {plan.id for plan in plans}
    found: dict[tuple[str, str], list[Commitment]] = {}
    for one in commitments:
        if one.quantity is not None and one.text in ids:
            found.setdefault((unit_key(one.unit), one.currency or ""), []).append(one)
    measured = [
        Unit(
            key=f"{currency} {unit}".strip(),
            # The shortest wording is the one without a remark.
            unit=min((one.unit for one in held if one.unit), key=_length, default=None),
            currency=currency,
            promises={
                plan.id: promised
                for plan in plans
                if (promised := tuple(one for one in held if one.text == plan.id))
            },
        )
        for (unit, currency), held in found.items()
    ]
    return tuple(sorted(measured, key=lambda one: (-len(one.promises), one.key)))


def _length(unit: Words) -> int:
    return len(unit.get("en") or next(iter(unit.values())))


def one_each(unit: Unit) -> bool:
    """Return whether at least two plans promise in this unit, none of them twice: then they can be charted unadded."""
    promised = unit.promises.values()
    return len(unit.promises) > 1 and all(len(held) == 1 for held in promised)


def pairs(commitments: Iterable[Commitment], deliveries: Iterable[Delivery]) -> tuple[Pair, ...]:
    """Return each reported figure that can stand beside a promised one, in the order of the promises, then of time.

    A fact counts if it fulfils the promise or shows progress, and a figure of it if unit and currency are the promise's.
    """
    promised = {one.id: one for one in commitments if one.quantity is not None}
    places = {identifier: place for place, identifier in enumerate(promised)}
    found = [
        Pair(promised[answer.commitment], delivery, figure, answer.relation)
        for delivery in deliveries
        for answer in delivery.answers
        if answer.commitment in promised and answer.relation in COMPARED
        for figure in delivery.figures
        if _same_kind(promised[answer.commitment], figure)
    ]
    return tuple(sorted(found, key=lambda pair: (places[pair.commitment.id], _when(pair))))


def _same_kind(commitment: Commitment, figure: Amount) -> bool:
    return (commitment.currency or "", unit_key(commitment.unit)) == (
        figure.currency or "",
        unit_key(figure.unit),
    )


def _when(pair: Pair) -> str:
    return pair.delivery.date.from_ if pair.delivery.date else "9999"


def follow(plan: Text, commitments: Iterable[Commitment], deliveries: Iterable[Delivery]) -> Follow:
    """Return what is reported on one plan."""
    mine = {one.id for one in commitments if one.text == plan.id}
    answers = [
        (delivery.id, answer.commitment, answer.relation or "")
        for delivery in deliveries
        for answer in delivery.answers
        if answer.commitment in mine
    ]
    return Follow(
        n_commitments=len(mine),
        n_with_facts=len({commitment for _, commitment, _ in answers}),
        n_facts=len({delivery for delivery, _, _ in answers}),
        answers=Counter(relation for _, _, relation in answers),
    )
