"""Sums of money on promises and on what was done, each with the days that it is of: what rates are looked up for."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from consenso.core.measures import measure_of
from consenso.core.money import Sum
from consenso.core.record import Amount, Commitment, Delivery, Report, Span, earliest, latest
from consenso.domain.delivery.amounts import counts_on, last_lines
from consenso.domain.delivery.figures import Held, Standing
from consenso.domain.meetings.queries import statements_by_id
from consenso.domain.texts.queries import texts_by_id


def dates(forum: str, places: Iterable[str]) -> dict[str, str]:
    """Return of when texts and statements (ids) are. Two queries at most; ids that there are not are left out."""
    wanted = tuple(dict.fromkeys(places))
    found = {one.id: one.date for one in texts_by_id(forum, wanted).values()}
    left = tuple(one for one in wanted if one not in found)
    said = statements_by_id(forum, left).values() if left else ()
    return found | {one.id: one.date for one in said}


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


def of_figure(
    of: Held, rows: Sequence[Standing], method: str, dated: Mapping[str, str]
) -> tuple[tuple[Sum, ...], ...]:
    """Return the money that a figure adds up (promised_sum, delivered_sum, reported_sum), thing by thing, without levels.

    A thing's sums are figures on the same. `dated`: when texts and statements were made.
    """
    chosen = {one.commitment.id: one.commitment for one in rows}
    if method == "promised_sum":
        found = [() if _is_level(one) else of_commitment(one, dated) for one in chosen.values()]
    elif method == "delivered_sum":
        found = [
            _sums("delivery", one.id, "figures.", one.figures, one.date, is_added=True)
            for one in of.deliveries
            if not chosen.keys().isdisjoint(counts_on(one))
        ]
    else:
        last = last_lines(of.reports)
        found = [
            tuple(
                each
                for report, line in last.get(identifier, ())
                for each in _sums(
                    "report", report.id, f"{identifier}.figures.", line.figures, report.date,
                    is_added=True,
                )
            )
            for identifier in chosen
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
