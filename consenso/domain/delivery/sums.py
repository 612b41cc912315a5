"""Sums of money on promises and on what was done, each with the days that it is of: what rates are looked up for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from consenso.core.measures import measure_of
from consenso.core.money import Sum
from consenso.core.record import (
    Amount,
    Commitment,
    Delivery,
    Entity,
    Report,
    Span,
    Statement,
    Text,
    earliest,
    latest,
)
from consenso.domain.delivery.amounts import (
    PUBLISHED,
    SUMS,
    counts_on,
    last_lines,
    shown_facts,
    shown_lines,
)
from consenso.domain.delivery.figures import Group, Held, Standing
from consenso.domain.meetings.queries import statements_by_id
from consenso.domain.texts.queries import texts_by_id

# The amounts of one copy of an activity, each with the sum in which it counts (budget, revised, committed, spent); of activities
# by their IATI identifiers, copy by copy.
DatedCopy = tuple[tuple[str, Sum], ...]
Dated = Mapping[str, tuple[DatedCopy, ...]]
# What counts once: its copies, each with its sums. Of activities those of a copy are added; of all else there is one copy, whose
# sums are figures on the same.
Thing = tuple[tuple[Sum, ...], ...]
Things = Mapping[str, tuple[Thing, ...]]  # by figure


def dates(forum: str, places: Iterable[str]) -> dict[str, str]:
    """Return of when texts and statements (ids) are. Two queries at most; ids that there are not are left out."""
    wanted = tuple(dict.fromkeys(places))
    found = {one.id: one.date for one in texts_by_id(forum, wanted).values()}
    left = tuple(one for one in wanted if one not in found)
    said = statements_by_id(forum, left).values() if left else ()
    return found | {one.id: one.date for one in said}


def dates_in(entities: Iterable[Entity]) -> dict[str, str]:
    """Return of when the texts and statements are that the files of a record hold, as `dates` returns it of the database."""
    held = tuple(entities)
    said = {one.id: one.date for one in held if isinstance(one, Statement)}
    return said | {one.id: one.date for one in held if isinstance(one, Text)}


def of_commitment(one: Commitment, dated: Mapping[str, str]) -> tuple[Sum, ...]:
    """Return what was promised, of the days on which the text or statement was made; nothing where it is no money."""
    if one.currency is None or one.quantity is None:
        return ()
    amount = Amount(quantity=one.quantity, currency=one.currency)
    return _sums("commitment", one.id, "", (amount,), dated.get(one.text))


def of_delivery(one: Delivery) -> tuple[Sum, ...]:
    """Return the money that a fact names, of the days of the fact."""
    return _sums("delivery", one.id, "figures.", one.figures, one.date)


def of_report(one: Report) -> tuple[Sum, ...]:
    """Return the money that a report names, line by line, of the days on which the report was made."""
    return tuple(
        found
        for place, line in enumerate(one.lines)
        for found in _sums("report", one.id, f"lines.{place}.figures.", line.figures, one.date)
    )


def of_group(of: Held, group: Group, dated: Mapping[str, str], paid: Dated) -> Things:
    """Return the money that each figure of a group adds up, thing by thing, without levels; figures without any are left out.

    `dated`: when texts and statements were made; `paid`: what activities published, of those that `of` holds.
    """
    said = {
        method: _of_figure(of, group.standings, method, dated)
        for method in SUMS
        if method not in PUBLISHED
    }
    found: dict[str, tuple[Thing, ...]] = {
        method: tuple((one,) for one in things) for method, things in said.items()
    }
    ids = {one.commitment.id for one in group.standings}
    linked = [paid.get(one.id, ()) for one in of.activities if not ids.isdisjoint(one.on)]
    for method in PUBLISHED:
        things = (_paid(copies, method.removesuffix("_sum")) for copies in linked)
        found[method] = tuple(one for one in things if one)
    return {method: things for method, things in found.items() if things}


def flat(found: Things) -> Iterator[tuple[str, Sum]]:
    """Yield every sum after the figure in which it counts, in their order."""
    for method, things in found.items():
        for copies in things:
            for copy in copies:
                for one in copy:
                    yield method, one


def _paid(copies: Iterable[DatedCopy], what: str) -> Thing:
    found = (tuple(one for kind, one in copy if kind == what) for copy in copies)
    return tuple(copy for copy in found if copy)


def _of_figure(
    of: Held, rows: Sequence[Standing], method: str, dated: Mapping[str, str]
) -> tuple[tuple[Sum, ...], ...]:
    chosen = {one.commitment.id: one.commitment for one in rows}
    is_shown = "evidenced" in method
    if method == "promised_sum":
        found = [() if _is_level(one) else of_commitment(one, dated) for one in chosen.values()]
    elif method.startswith("delivered"):
        shown = shown_facts(of.evidence)
        found = [
            _sums("delivery", one.id, "figures.", one.figures, one.date, is_added=True)
            for one in of.deliveries
            if not chosen.keys().isdisjoint(counts_on(one)) and (one.id in shown or not is_shown)
        ]
    else:
        last, known = last_lines(of.reports), {one.id: one for one in of.evidence}
        found = [
            tuple(
                each
                for report, line in last.get(one.id, ())
                if not is_shown or shown_lines(line, report.party, one, known)
                for each in _sums(
                    "report", report.id, f"{one.id}.figures.", line.figures, report.date,
                    is_added=True,
                )
            )
            for one in chosen.values()
        ]  # fmt: skip
    return tuple(one for one in found if one)


def _is_level(one: Amount | Commitment) -> bool:
    measure = measure_of(one.currency, one.unit)
    return measure is not None and measure.is_level


def _sums(
    kind: str,
    identifier: str,
    part: str,
    figures: Iterable[Amount],
    date: str | Span | None,
    *,
    is_added: bool = False,
) -> tuple[Sum, ...]:
    """Return figures that are money; `part` says where in the object they stand, by its place from 0. `is_added`: no levels."""
    days = None
    if isinstance(date, Span):
        days = earliest(date.from_), latest(date.to or date.from_)
    elif date:
        days = earliest(date), latest(date)
    return tuple(
        Sum(
            kind,
            identifier,
            f"{part}{place}" if part else "quantity",
            Decimal(str(one.quantity)),
            one.currency,
            days,
        )
        for place, one in enumerate(figures)
        if one.currency and not (is_added and _is_level(one))
    )
