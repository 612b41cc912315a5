"""Plans counted and compared: pure, so that each figure can be recomputed by hand.

Nothing is added up across promises, and no share is computed: quantities stand as they were promised and reported.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.errors import NotFound
from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.measures import unit_key
from consenso.core.record import Amount, Area, Commitment, Delivery, Text, Words
from consenso.domain.delivery.figures import Held, named

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

    commitments: tuple[str, ...]
    with_facts: tuple[str, ...]  # commitments
    facts: tuple[str, ...]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]  # relation ('' where open) → fact, commitment

    @property
    def n_commitments(self) -> int:
        return len(self.commitments)

    @property
    def n_with_facts(self) -> int:
        return len(self.with_facts)

    @property
    def n_facts(self) -> int:
        return len(self.facts)

    @property
    def answers(self) -> Mapping[str, int]:
        """Return how many pairs of fact and commitment there are by relation."""
        return {relation: len(pairs) for relation, pairs in self.pairs.items()}


def matrix(
    areas: Sequence[Area], plans: Sequence[Text], commitments: Iterable[Commitment]
) -> tuple[tuple[int, ...], ...]:
    """Return how many commitments each area (row) has in each plan (column); one of two areas counts in both."""
    held = in_areas(commitments)
    return tuple(tuple(len(held.get((area.id, plan.id), ())) for plan in plans) for area in areas)


def in_areas(commitments: Iterable[Commitment]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the commitments (ids) of each area in each plan (ids of both)."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in commitments:
        for area in one.areas:
            found.setdefault((area, one.text), []).append(one.id)
    return {where: tuple(ids) for where, ids in found.items()}


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
    mine = dict.fromkeys(one.id for one in commitments if one.text == plan.id)
    answers: dict[str, list[tuple[str, str]]] = {}
    facts, answered = dict[str, None](), set[str]()
    for delivery in deliveries:
        for answer in delivery.answers:
            if answer.commitment in mine:
                facts[delivery.id] = None
                answered.add(answer.commitment)
                pair = (delivery.id, answer.commitment)
                answers.setdefault(answer.relation or "", []).append(pair)
    return Follow(
        commitments=tuple(mine),
        with_facts=tuple(one for one in mine if one in answered),
        facts=tuple(facts),
        pairs={relation: tuple(found) for relation, found in answers.items()},
    )


def charted(
    plans: Sequence[Text], commitments: Iterable[Commitment]
) -> tuple[tuple[str, Unit], ...]:
    """Return the units in which promises can be charted unadded, each after the name of its chart."""
    held = units(plans, commitments)
    return tuple((f"chart-{place}", one) for place, one in enumerate(held) if one_each(one))


def paired(found: Iterable[Pair]) -> tuple[tuple[str, tuple[Pair, ...]], ...]:
    """Return the pairs of each unit in which at least two figures stand beside promises, after the name of their chart."""
    by_unit: dict[tuple[str, str], list[Pair]] = {}
    for one in found:
        by_unit.setdefault(_unit_of(one), []).append(one)
    return tuple(
        (f"pairs-{place}", tuple(held))
        for place, held in enumerate(by_unit.values())
        if len(held) > 1
    )


def _unit_of(one: Pair) -> tuple[str, str]:
    return one.commitment.currency or "", unit_key(one.commitment.unit)


HEADER = (
    "figure",  # commitments, with_facts, facts; fulfils, progress, contradicts, open; promised; reported
    "plan",  # beside what is reported: the text or the statement that promised it
    "area",
    "currency",
    "unit",
    "value",
    "beside",  # what was promised, beside what is reported
    "relation",  # of the fact that reports it
    "rows",  # the objects that are counted, or that say it: kind:id, spaces between
    "chart",  # in which chart of the page it stands
    "version",
    "revision",
)


@dataclass(frozen=True, slots=True)
class _Line:
    figure: str
    plan: str
    rows: tuple[tuple[str, str], ...]
    value: int | float
    area: str = ""
    currency: str = ""
    unit: str = ""
    beside: int | float | None = None
    relation: str = ""
    chart: str = ""


def to_csv(of: Held, plans: Sequence[Text], *, revision: int, chart: str = "") -> str:
    """Return every figure of the comparison as CSV, with the objects behind each; or those that one chart shows.

    Raises:
        NotFound: there is no such chart.
    """
    lines = [*_counts(of, plans), *_promised(of, plans), *_reported(of)]
    if chart:
        lines = [one for one in lines if one.chart == chart]
        if not lines:
            raise NotFound("chart", chart)
    return written(HEADER, [_row(one, revision) for one in lines])


def _row(one: _Line, revision: int) -> tuple[Scalar, ...]:
    return (
        one.figure,
        one.plan,
        one.area,
        one.currency,
        guarded(one.unit),
        one.value,
        "" if one.beside is None else one.beside,
        one.relation,
        named(one.rows),
        one.chart,
        VERSION,
        revision,
    )


def _counts(of: Held, plans: Sequence[Text]) -> Iterator[_Line]:
    for plan in plans:
        found = follow(plan, of.commitments, of.deliveries)
        for figure, kind, ids in (
            ("commitments", "commitment", found.commitments),
            ("with_facts", "commitment", found.with_facts),
            ("facts", "delivery", found.facts),
        ):
            yield _Line(figure, plan.id, tuple((kind, one) for one in ids), len(ids))
        for relation in ("fulfils", "progress", "contradicts", ""):
            pairs_of_it = found.pairs.get(relation, ())
            rows = tuple(
                part
                for fact, commitment in pairs_of_it
                for part in (("delivery", fact), ("commitment", commitment))
            )
            yield _Line(relation or "open", plan.id, rows, len(pairs_of_it))
    held = in_areas(of.commitments)
    for area in of.areas:
        for plan in plans:
            ids = held.get((area.id, plan.id), ())
            rows = tuple(("commitment", one) for one in ids)
            yield _Line("commitments", plan.id, rows, len(ids), area=area.id)


def _promised(of: Held, plans: Sequence[Text]) -> Iterator[_Line]:
    charts = {unit.key: name for name, unit in charted(plans, of.commitments)}
    for unit in units(plans, of.commitments):
        for plan, promised in unit.promises.items():
            for one in promised:
                yield _Line(
                    "promised",
                    plan,
                    (("commitment", one.id),),
                    one.quantity or 0,
                    currency=unit.currency,
                    unit=unit_key(one.unit),
                    chart=charts.get(unit.key, ""),
                )


def _reported(of: Held) -> Iterator[_Line]:
    found = pairs(of.commitments, of.deliveries)
    charts = {_unit_of(held[0]): name for name, held in paired(found)}
    for one in found:
        yield _Line(
            "reported",
            one.commitment.text,
            (("commitment", one.commitment.id), ("delivery", one.delivery.id)),
            one.figure.quantity,
            currency=one.commitment.currency or "",
            unit=unit_key(one.commitment.unit),
            beside=one.commitment.quantity,
            relation=one.relation,
            chart=charts.get(_unit_of(one), ""),
        )
