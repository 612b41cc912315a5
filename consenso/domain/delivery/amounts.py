"""What figures add up: each thing that names an amount, on which commitments it speaks, and by what it is supported.

Promised: a commitment. In facts: a fact that fulfils a commitment, shows progress, or leaves open how it answers. Reported: what
the last reports of the parties on a commitment say of it. Published in activities: an activity that somebody linked to one.

Evidenced is of these what others than who says it support. A fact: evidence supports it that is no self-report. What a report says:
its line names evidence that is not the reporting party's own, which is a self-report where the party promised, a counterpart's
where it was promised to the party, and either where it is neither.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from consenso.core.locale import choose
from consenso.core.measures import Measure, bare, measure_of
from consenso.core.record import Amount, Commitment, Delivery, Evidence, Line, Report, Words

# What is added up, each measure by itself; the last four are what publishers of activities say.
PUBLISHED = ("budget_sum", "revised_sum", "committed_sum", "spent_sum")
SUMS = (
    "promised_sum",
    "delivered_sum", "delivered_evidenced_sum",
    "reported_sum", "reported_evidenced_sum",
    *PUBLISHED,
)  # fmt: skip

Key = tuple[str, str]  # kind and id of an object
Range = tuple[Decimal, Decimal]  # the least and the most that is said


@dataclass(frozen=True, slots=True)
class Speaking:
    """An activity (its IATI identifier), the commitments to which people linked it, and its sums, as each of its copies has them.

    A sum is (budget, revised, committed or spent; currency; amount).
    """

    id: str
    on: tuple[str, ...]
    copies: tuple[tuple[tuple[str, str, Decimal], ...], ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What counts once in a sum: an object, the commitments (ids) on which it speaks, the least and the most of each measure.

    `behind` are the objects that say or support it.
    """

    kind: str
    id: str
    on: tuple[str, ...]
    said: Mapping[Measure, Range]
    behind: tuple[Key, ...] = ()

    def because(self, among: Collection[str]) -> tuple[Key, ...]:
        """Return why it stands in the figure of some commitments: those on which it speaks, and what is behind it."""
        if self.kind == "commitment":
            return self.behind
        return (*(("commitment", one) for one in self.on if one in among), *self.behind)


@dataclass(frozen=True)
class Spoken:
    """All that names amounts; what comes of that for each sum is made once, for however many groups are counted."""

    commitments: tuple[Commitment, ...]
    deliveries: tuple[Delivery, ...]
    reports: tuple[Report, ...]
    evidence: tuple[Evidence, ...]
    activities: tuple[Speaking, ...] = ()

    @cached_property
    def things(self) -> Mapping[str, tuple[Thing, ...]]:
        """Return what each of SUMS adds up, in the record's order; what names no amount is left out."""
        known = {one.id: one for one in self.evidence}
        facts, shown_facts = _facts(self)
        told, shown = _reported(self, known)
        found: dict[str, Iterable[Thing]] = {
            "promised_sum": _promised(self.commitments),
            "delivered_sum": facts,
            "delivered_evidenced_sum": shown_facts,
            "reported_sum": told,
            "reported_evidenced_sum": shown,
        } | {method: published(self.activities, method) for method in PUBLISHED}
        return {method: tuple(one for one in found[method] if one.said) for method in SUMS}


def said_of(figures: Iterable[Amount]) -> dict[Measure, Range]:
    """Return the least and the most that is said of one thing in each measure; a number of no unit is left out.

    >>> found = said_of([Amount(quantity=3, currency="USD"), Amount(quantity=5, currency="USD"), Amount(quantity=2, unit={"en": "ports"})])
    >>> {measure.name: tuple(map(int, said)) for measure, said in found.items()}
    {'USD': (3, 5), 'port': (2, 2)}
    """
    said: dict[Measure, list[Decimal]] = {}
    for one in figures:
        measure = measure_of(one.currency, one.unit)
        if measure:
            said.setdefault(measure, []).append(Decimal(str(one.quantity)))
    return {measure: (min(found), max(found)) for measure, found in said.items()}


def amount_of(one: Commitment) -> Amount | None:
    """Return what a commitment promises; None where it names no quantity."""
    if one.quantity is None:
        return None
    return Amount(quantity=one.quantity, unit=one.unit, currency=one.currency)


def _promised(commitments: Iterable[Commitment]) -> Iterator[Thing]:
    for one in commitments:
        if amount := amount_of(one):
            yield Thing("commitment", one.id, (one.id,), said_of((amount,)))


def _facts(of: Spoken) -> tuple[list[Thing], list[Thing]]:
    """Return the facts that count, and those of them that others support."""
    shown = shown_facts(of.evidence)
    found, evidenced = [], []
    for one in of.deliveries:
        on = counts_on(one)
        if not on or not one.figures:
            continue
        said = said_of(one.figures)
        found.append(Thing("delivery", one.id, on, said))
        if one.id in shown:
            behind = tuple(("evidence", each) for each in shown[one.id])
            evidenced.append(Thing("delivery", one.id, on, said, behind))
    return found, evidenced


def counts_on(one: Delivery) -> tuple[str, ...]:
    """Return the commitments (ids) in whose sums a fact counts: not those that it contradicts."""
    answers = (each.commitment for each in one.answers if each.relation != "contradicts")
    return tuple(dict.fromkeys(answers))


def shown_facts(evidence: Iterable[Evidence]) -> Mapping[str, tuple[str, ...]]:
    """Return the evidence (ids) for each fact (id) that is no self-report; facts without are absent."""
    found: dict[str, list[str]] = {}
    for piece in evidence:
        if piece.kind != "self_report":
            for support in piece.supports:
                if support.kind == "delivery" and piece.id not in found.get(support.id, ()):
                    found.setdefault(support.id, []).append(piece.id)
    return {fact: tuple(ids) for fact, ids in found.items()}


def shown_lines(
    line: Line, party: str, commitment: Commitment, known: Mapping[str, Evidence]
) -> tuple[str, ...]:
    """Return the evidence (ids) that a line of a party's report names and that is not the party's own."""
    if party in commitment.actors.from_:
        own: tuple[str, ...] = ("self_report",)
    elif party in commitment.actors.to:
        own = ("counterpart",)
    else:
        own = ("self_report", "counterpart")
    named = (one for one in dict.fromkeys(line.evidence) if one in known)
    return tuple(one for one in named if known[one].kind not in own)


def last_lines(reports: Sequence[Report]) -> dict[str, list[tuple[Report, Line]]]:
    """Return the last line of each party on each commitment (id), by commitment: of the report on the latest years, the latest of these.

    Reports tell what was done so far, so that the last one holds what those before it hold.
    """
    last: dict[str, dict[str, tuple[Report, Line]]] = {}
    for report in sorted(reports, key=_order):
        for line in report.lines:
            last.setdefault(line.commitment, {})[report.party] = (report, line)
    return {commitment: list(found.values()) for commitment, found in last.items()}


def _order(report: Report) -> tuple[int, str, str]:
    period = report.period
    return period.to or period.from_ or 0, report.date, report.id  # in whatever order they come


def _reported(of: Spoken, known: Mapping[str, Evidence]) -> tuple[Iterator[Thing], Iterator[Thing]]:
    """Return what parties last reported on each commitment, and what of it others support.

    Several parties' figures on one commitment are figures on one thing: a least and a most.
    """
    last = last_lines(of.reports)

    def thing(one: Commitment, is_shown: bool) -> Thing:
        lines = last.get(one.id, ())
        shown = {report.id: shown_lines(line, report.party, one, known) for report, line in lines}
        some = [(report, line) for report, line in lines if shown[report.id] or not is_shown]
        some = [(report, line) for report, line in some if line.figures]
        behind = [("report", report.id) for report, _ in some]
        if is_shown:
            behind += [("evidence", each) for report, _ in some for each in shown[report.id]]
        said = said_of(each for _, line in some for each in line.figures)
        return Thing("commitment", one.id, (one.id,), said, tuple(dict.fromkeys(behind)))

    return (
        (thing(one, is_shown=False) for one in of.commitments),
        (thing(one, is_shown=True) for one in of.commitments),
    )


def published(activities: Iterable[Speaking], method: str) -> tuple[Thing, ...]:
    """Return what activities say in one of PUBLISHED; where the copies of one differ, a least and a most."""
    found = []
    for one in activities:
        said: dict[Measure, Range] = {}
        for copy in one.copies:
            for what, currency, value in copy:
                if f"{what}_sum" == method:
                    measure = Measure(currency, "")
                    least, most = said.get(measure, (value, value))
                    said[measure] = min(least, value), max(most, value)
        found.append(Thing("activity", one.id, one.on, said))
    return tuple(found)


def added(rows: Iterable[Thing], measure: Measure) -> Range:
    """Return what things come to in a measure: a least and a most; of a level those of all of them.

    The record does not say whether one promise is part of another, or two facts speak of the same: at the least they come to the
    largest of them, at the most to all of them. Activities are told apart by their identifiers, and come to all of them.

    >>> port = Measure("", "port")
    >>> some = [Thing("delivery", "a", (), {port: (Decimal(2), Decimal(3))}), Thing("delivery", "b", (), {port: (Decimal(1), Decimal(1))})]
    >>> tuple(map(int, added(some, port)))
    (2, 4)
    """
    rows = tuple(rows)
    ranges = [one.said[measure] for one in rows]
    least, most = [low for low, _ in ranges], [high for _, high in ranges]
    if measure.is_level:
        return min(least), max(most)
    are_apart = all(one.kind == "activity" for one in rows)
    return sum(least, Decimal()) if are_apart else max(least), sum(most, Decimal())


def units(of: Spoken) -> Mapping[str, Words]:
    """Return the words of each measure's unit, by the measure's name: the shortest that the record has, without remarks."""
    amounts: list[Amount] = [amount for one in of.commitments if (amount := amount_of(one))]
    amounts += [each for one in of.deliveries for each in one.figures]
    amounts += [each for one in of.reports for line in one.lines for each in line.figures]
    found: dict[str, Words] = {}
    for one in amounts:
        measure = measure_of(one.currency, one.unit)
        if measure and measure.unit and one.unit:
            words = {tag: bare(said) for tag, said in one.unit.items()}
            if measure.name not in found or _length(words) < _length(found[measure.name]):
                found[measure.name] = words
    return found


def _length(words: Words) -> tuple[int, int]:
    """Return how an entry is chosen: with the most languages, then the shortest."""
    return -len(words), len(choose(words, "en").text)
