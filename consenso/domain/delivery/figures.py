"""Promised, reported, evidenced, assessed: counts and sums, each with how it was made and the objects behind it.

Nothing is averaged and no unit is mixed with another. Figures that are in dispute give a least and a most. What sums add up is
told in `delivery.amounts`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.measures import Measure
from consenso.core.record import (
    Area,
    Assessment,
    Commitment,
    Delivery,
    Entity,
    Evidence,
    Report,
    Text,
    earliest,
)
from consenso.domain.commitments.queries import all_commitments, areas
from consenso.domain.delivery import models
from consenso.domain.delivery.amounts import SUMS, Spoken, Thing, added
from consenso.domain.delivery.queries import all_deliveries
from consenso.domain.delivery.reporting import reports
from consenso.domain.ledger.queries import documents
from consenso.domain.texts.queries import plans

E = TypeVar("E", bound=Entity)

# 2: what no party has reported on is counted too; all else as in 1. 3: sums of other units than money, of what is evidenced and of
# activities; amounts per year, stocks, shares and the like are not added; what contradicts is in no sum; several parties' reports
# on one commitment are figures on one thing.
VERSION = 3
EVERY = 100_000
COUNTS = (
    "fulfils",
    "progress",
    "contradicts",
    "open",
    "delivered",
    "reported",
    "evidenced",
    "assessed",
    "unreported",
    "silent",
)
# What each figure counts or adds up; interfaces say it in the reader's language.
METHODS = ("commitments", *COUNTS, *SUMS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: a count (`measure` None) or the sum of a measure; `most` differs from `least` where it is in dispute.

    Of a measure that is a level there is no sum: the least and the most of all. `rows` are (kind, id) of the objects that it counts
    or adds up; `method` and `version` name how.
    """

    method: str
    least: Decimal
    most: Decimal
    measure: Measure | None = None
    rows: tuple[tuple[str, str], ...] = ()
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record holds on one commitment: ids of deliveries by relation ('' where open), reports, evidence, assessments."""

    commitment: Commitment
    deliveries: Mapping[str, tuple[str, ...]]
    reports: tuple[str, ...]
    evidence: tuple[str, ...]
    assessments: tuple[str, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(one for ids in self.deliveries.values() for one in ids)

    def has(self, what: str) -> bool:
        """Return whether it counts as one of COUNTS."""
        held: dict[str, object] = {
            "open": self.deliveries.get(""),
            "delivered": self.facts,
            "reported": self.reports,
            "evidenced": self.evidence,
            "assessed": self.assessments,
            "unreported": not self.reports,
            "silent": not self.reports and not self.facts,
        }
        return bool(held.get(what, self.deliveries.get(what)))


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that are counted together: of = all, plan, area, party; `id` is a text's, an area's, a party's code."""

    of: str
    id: str
    standings: tuple[Standing, ...]
    figures: tuple[Figure, ...]

    def figure(self, method: str) -> Figure:
        """Return the figure of a count."""
        return next(one for one in self.figures if one.method == method)

    def sums(self, method: str) -> tuple[Figure, ...]:
        """Return the sums of a method, one a measure."""
        return tuple(one for one in self.figures if one.method == method)


@dataclass(frozen=True)
class Held(Spoken):
    """All that figures are made of. Activities are added by their own room, which comes after this one."""

    assessments: tuple[Assessment, ...] = ()
    areas: tuple[Area, ...] = ()
    plans: tuple[str, ...] = ()


def held(forum: str) -> Held:
    """Return what a forum's record holds of all this. Eight queries at most, whatever their number."""
    evidence = models.Evidence.objects.filter(forum=forum).order_by("position")
    assessments = models.Assessment.objects.filter(forum=forum).order_by("position")
    return Held(
        all_commitments(forum),
        all_deliveries(forum),
        tuple(reports(forum, per_page=EVERY).items),
        documents(evidence, Evidence),
        assessments=documents(assessments, Assessment),
        areas=areas(forum),
        plans=tuple(one.id for one in plans(forum)),
    )


def held_in(entities: Iterable[Entity]) -> Held:
    """Return what the files of a record hold of all this, as `held` returns it of the database."""
    kinds: dict[str, list[Entity]] = {}
    for one in entities:
        kinds.setdefault(one.KIND, []).append(one)

    def of(kind: type[E]) -> tuple[E, ...]:
        return tuple(one for one in kinds.get(kind.KIND, ()) if isinstance(one, kind))

    # In the order in which the database is asked for them.
    plans_in_order = sorted(
        (one for one in of(Text) if one.kind == "plan"),
        key=lambda one: (one.period.from_ or 0 if one.period else 0, earliest(one.date)),
    )
    return Held(
        of(Commitment),
        of(Delivery),
        tuple(sorted(of(Report), key=lambda one: earliest(one.date), reverse=True)),
        of(Evidence),
        assessments=of(Assessment),
        areas=of(Area),
        plans=tuple(one.id for one in plans_in_order),
    )


def standings(of: Held) -> tuple[Standing, ...]:
    """Return what is held on each commitment, in the record's order."""
    facts: dict[str, dict[str, list[str]]] = {}
    for one in of.deliveries:
        for answer in one.answers:
            by = facts.setdefault(answer.commitment, {})
            by.setdefault(answer.relation or "", []).append(one.id)
    said: dict[str, list[str]] = {}
    shown: dict[str, list[str]] = {}
    for report in of.reports:
        for line in report.lines:
            said.setdefault(line.commitment, []).append(report.id)
            shown.setdefault(line.commitment, []).extend(line.evidence)
    for piece in of.evidence:
        for support in piece.supports:
            if support.kind == "commitment":
                shown.setdefault(support.id, []).append(piece.id)
    for identifier, fact in _supported(of):
        for answer in fact.answers:
            shown.setdefault(answer.commitment, []).append(identifier)
    judged: dict[str, list[str]] = {}
    for verdict in of.assessments:
        judged.setdefault(verdict.commitment, []).append(verdict.id)
    return tuple(
        Standing(
            one,
            {how: tuple(ids) for how, ids in facts.get(one.id, {}).items()},
            _once(said.get(one.id, ())),
            _once(shown.get(one.id, ())),
            _once(judged.get(one.id, ())),
        )
        for one in of.commitments
    )


def _supported(of: Held) -> Iterable[tuple[str, Delivery]]:
    known = {one.id: one for one in of.deliveries}
    for piece in of.evidence:
        for support in piece.supports:
            if support.kind == "delivery" and support.id in known:
                yield piece.id, known[support.id]


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def groups(of: Held) -> tuple[Group, ...]:
    """Return the figures of all commitments, of each plan, area and party that has any; a party stands where it promises."""
    return groups_among(of, standings(of))


def groups_among(of: Held, rows: Sequence[Standing]) -> tuple[Group, ...]:
    """Return the figures of these commitments, and of those of each plan, area and party among them."""
    parties = _once(code for one in rows for code in one.commitment.actors.from_)
    asked = [
        ("all", ""),
        *(("plan", plan) for plan in of.plans),
        *(("area", area.id) for area in of.areas),
        *(("party", code) for code in sorted(parties)),
    ]
    found = ((kind, identifier, members(rows, kind, identifier)) for kind, identifier in asked)
    return tuple(
        group(of, kind, identifier, some)
        for kind, identifier, some in found
        if some or kind == "all"
    )


def one_group(
    of: Held, kind: str, identifier: str, *, within: Iterable[tuple[str, str]] = ()
) -> Group:
    """Return the figures of one plan, area or party, or of all; all noughts where it has no commitment.

    `within` narrows it to what belongs to each of these (kind, id) too.
    """
    rows = members(standings(of), kind, identifier)
    for other, key in within:
        rows = members(rows, other, key)
    return group(of, kind, identifier, rows)


def members(rows: Iterable[Standing], kind: str, identifier: str) -> tuple[Standing, ...]:
    """Return those that are counted for a plan, an area, a party (a code; where it promises), or for all."""
    belongs: Mapping[str, Callable[[Commitment], bool]] = {
        "all": lambda one: True,
        "plan": lambda one: one.text == identifier,
        "area": lambda one: identifier in one.areas,
        "party": lambda one: identifier in one.actors.from_,
    }
    return tuple(one for one in rows if belongs[kind](one.commitment))


def group(of: Held, kind: str, identifier: str, rows: Sequence[Standing]) -> Group:
    """Return the figures of some commitments."""
    figures = [_count("commitments", rows)]
    figures += [_count(what, [one for one in rows if one.has(what)]) for what in COUNTS]
    for method in SUMS:
        figures += _sums(method, on_any(of.things[method], rows))
    return Group(kind, identifier, tuple(rows), tuple(figures))


def on_any(found: Iterable[Thing], rows: Sequence[Standing]) -> list[Thing]:
    """Return the things that speak on any of these commitments, in their order."""
    ids = {one.commitment.id for one in rows}
    return [one for one in found if not ids.isdisjoint(one.on)]


def _count(method: str, rows: Sequence[Standing]) -> Figure:
    n = Decimal(len(rows))
    return Figure(method, n, n, rows=tuple(("commitment", one.commitment.id) for one in rows))


def _sums(method: str, found: Sequence[Thing]) -> list[Figure]:
    """Return a figure for each measure: of each thing the least and the most that is said of it."""
    by: dict[Measure, list[Thing]] = {}
    for one in found:
        for measure in one.said:
            by.setdefault(measure, []).append(one)
    return [
        Figure(method, *added(by[one], one), one, tuple((row.kind, row.id) for row in by[one]))
        for one in sorted(by)
    ]


HEADER = (
    "of", "id", "figure", "version", "currency", "unit", "made", "least", "most", "rows", "revision",
)  # fmt: skip


def to_csv(found: Iterable[Group], *, revision: int) -> str:
    """Return figures as CSV, one a line, with the objects behind each (kind:id, spaces between).

    `made` says how: count, sum, or range, which is the least and the most of amounts that do not add up. `revision` is that of the
    record from which they were made.
    """
    lines: list[tuple[Scalar, ...]] = [
        (
            one.of,
            guarded(one.id),
            figure.method,
            figure.version,
            figure.measure.currency if figure.measure else "",
            figure.measure.unit if figure.measure else "",
            made(figure.measure),
            f"{figure.least:f}",
            f"{figure.most:f}",
            named(figure.rows),
            revision,
        )
        for one in found
        for figure in one.figures
    ]
    return written(HEADER, lines)


def made(measure: Measure | None) -> str:
    """Return how a figure of a measure is made: count (of none), sum, range."""
    if measure is None:
        return "count"
    return "range" if measure.is_level else "sum"


def named(objects: Iterable[tuple[str, str]]) -> str:
    """Return objects as a cell has them: kind:id, spaces between; a space in an id stands as %20.

    >>> named([("delivery", "e-02"), ("activity", "XA-1 b")])
    'delivery:e-02 activity:XA-1%20b'
    """
    return " ".join(f"{kind}:{key.replace(' ', '%20')}" for kind, key in objects)
