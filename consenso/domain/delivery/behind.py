"""What is behind one figure: each row that it counts or adds up; and how counts grew over the years.

Pure: from what `figures.held` returns, or from the files of an export.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from consenso.core.errors import NotFound
from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.domain.delivery.amounts import SUMS
from consenso.domain.delivery.figures import (
    COUNTS,
    VERSION,
    Group,
    Held,
    Standing,
    named,
    on_any,
)

# reported, delivered_sum-USD, delivered_sum-USD-per-year, reported_sum-school-place, promised-2021: what `Asked.parse` reads.
NAME = re.compile(r"(?P<what>[a-z_]+)(?:-(?:(?P<year>[1-9]\d{3})|(?P<measure>\w[\w-]*)))?")
OVER_TIME = ("promised", "delivered")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure of a group: a count, a sum of a measure (its name), or one of a year (0 for none)."""

    what: str
    measure: str = ""
    year: int = 0

    @classmethod
    def parse(cls, name: str) -> "Asked":
        """Return what a name asks for.

        >>> Asked.parse("delivered_sum-USD"), Asked.parse("promised-2021").year, Asked.parse("reported").what
        (Asked(what='delivered_sum', measure='USD', year=0), 2021, 'reported')

        Raises:
            NotFound: no figure has that name.
        """
        found = NAME.fullmatch(name)
        if found is None:
            raise NotFound("figure", name)
        one = cls(found["what"], found["measure"] or "", int(found["year"] or 0))
        known = OVER_TIME if one.year else SUMS if one.measure else ("commitments", *COUNTS)
        if one.what not in known:
            raise NotFound("figure", name)
        return one

    @property
    def currency(self) -> str:
        """Return the currency of the measure; '' where it is not of money.

        >>> Asked("promised_sum", "USD-per-year").currency, Asked("promised_sum", "school-place").currency
        ('USD', '')
        """
        first = self.measure.partition("-")[0]
        return first if re.fullmatch("[A-Z]{3}", first) else ""

    @property
    def name(self) -> str:
        """Return the name again.

        >>> Asked("promised", year=2021).name
        'promised-2021'
        """
        return "-".join(filter(None, (self.what, self.measure, str(self.year or ""))))


@dataclass(frozen=True, slots=True)
class Behind:
    """One row of a figure: the object that is counted or added up, and the objects for which it counts ((kind, id) each).

    `least` and `most` are what is said of it, None in counts.
    """

    kind: str
    id: str
    because: tuple[tuple[str, str], ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """What had been promised by the end of a year, and what of it had a fact by then: ids of commitments."""

    year: int
    promised: tuple[str, ...]
    delivered: tuple[str, ...]


def rows_of(of: Held, group: Group, asked: Asked) -> tuple[Behind, ...]:
    """Return the rows of one figure, in the record's order; none where it is nought.

    Raises:
        NotFound: the group has no sum of that measure, or its figures do not reach that year.
    """
    if asked.measure:
        return _added_up(of, group, asked)
    if asked.year:
        years = {one.year: one for one in years_of(of, group.standings)}
        if asked.year not in years:
            raise NotFound("figure", asked.name)
        ids = set(getattr(years[asked.year], asked.what))
        counted = [one for one in group.standings if one.commitment.id in ids]
    else:
        counted = [
            one for one in group.standings if asked.what == "commitments" or one.has(asked.what)
        ]
    return tuple(
        Behind("commitment", one.commitment.id, because(one, asked.what, year=bool(asked.year)))
        for one in counted
    )


def because(one: Standing, what: str, *, year: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the objects for which a commitment counts; none where it counts by itself, or for what is missing."""
    if year:
        dated = (*one.deliveries.get("fulfils", ()), *one.deliveries.get("progress", ()))
        found = {"delivered": ("delivery", dated)}
    else:
        found = {
            "delivered": ("delivery", one.facts),
            "open": ("delivery", one.deliveries.get("", ())),
            "reported": ("report", one.reports),
            "evidenced": ("evidence", one.evidence),
            "assessed": ("assessment", one.assessments),
        } | {
            name: ("delivery", one.deliveries.get(name, ()))
            for name in ("fulfils", "progress", "contradicts")
        }
    kind, ids = found.get(what, ("", ()))
    return tuple((kind, each) for each in dict.fromkeys(ids))


def _added_up(of: Held, group: Group, asked: Asked) -> tuple[Behind, ...]:
    ids = {one.commitment.id for one in group.standings}
    behind = tuple(
        Behind(one.kind, one.id, one.because(ids), *said)
        for one in on_any(of.things[asked.what], group.standings)
        for measure, said in one.said.items()
        if measure.name == asked.measure
    )
    if not behind:
        raise NotFound("figure", asked.name)
    return behind


def years_of(of: Held, rows: Sequence[Standing]) -> tuple[Year, ...]:
    """Return year by year which commitments had begun, and which of them a fact by then fulfils or shows progress on.

    From the first year of any to the last year of any; () where none has a first year. Commitments without a first
    year, and facts without a date, are in none.
    """
    begins = {
        one.commitment.id: one.commitment.period.from_
        for one in rows
        if one.commitment.period and one.commitment.period.from_
    }
    first: dict[str, int] = {}
    for fact in of.deliveries:
        for answer in fact.answers:
            if answer.commitment not in begins or fact.date is None:
                continue
            if answer.relation in ("fulfils", "progress"):
                year = int(fact.date.from_[:4])
                first[answer.commitment] = min(year, first.get(answer.commitment, year))
    if not begins:
        return ()
    years = [*begins.values(), *first.values()]
    return tuple(
        Year(
            year,
            tuple(one for one, start in begins.items() if start <= year),
            tuple(
                one
                for one, start in begins.items()
                if start <= year and first.get(one, 9999) <= year
            ),
        )
        for year in range(min(years), max(years) + 1)
    )


YEARS_HEADER = ("year", "promised", "delivered", "version", "revision")


def years_to_csv(years: Sequence[Year], *, revision: int) -> str:
    """Return as CSV, year by year, how many had been promised and how many of them had a fact."""
    lines = [(one.year, len(one.promised), len(one.delivered), VERSION, revision) for one in years]
    return written(YEARS_HEADER, lines)


HEADER = (
    "kind", "id", "because", "least", "most", "currency", "unit",
    "of", "of_id", "within", "figure", "version", "revision", "ledger_head",
)  # fmt: skip


def to_csv(
    rows: Sequence[Behind],
    group: Group,
    asked: Asked,
    *,
    revision: int,
    head: str,
    within: Sequence[tuple[str, str]] = (),
) -> str:
    """Return exactly these rows as CSV; each line names the figure, the version of its rule and the record's revision.

    `within` are the plans, areas and parties ((kind, id) each) to which the group is narrowed.
    """
    lines: list[tuple[Scalar, ...]] = [
        (
            one.kind,
            guarded(one.id),
            named(one.because),
            "" if one.least is None else f"{one.least:f}",
            "" if one.most is None else f"{one.most:f}",
            asked.currency,
            asked.measure.removeprefix(asked.currency).removeprefix("-"),
            group.of,
            guarded(group.id),
            named(within),
            asked.name,
            VERSION,
            revision,
            head,
        )
        for one in rows
    ]
    return written(HEADER, lines)
