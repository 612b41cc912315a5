"""The amounts of activities one by one, each of the days that its publisher gives for rates: what is said in another currency."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from consenso.core.money import Sum
from consenso.core.record import is_currency
from consenso.domain.activities.counted import Copy, counted_links
from consenso.domain.activities.linked import sum_of
from consenso.domain.activities.queries import ActivityRow, FlowRow, flows
from consenso.domain.delivery.sums import Dated, DatedCopy


def of_activity(row: ActivityRow) -> tuple[Sum, ...]:
    """Return the amounts of an activity in the order in which it was published. One query.

    The day is the value date, which IATI has for this; where there is none, the days of the amount's own period. Left out is what
    has no number, or a currency that is none of ISO 4217.
    """
    return tuple(one for _, one in sums_of((row.source, row.identifier, row.copy), flows([row.id])))


def dated(forum: str) -> Dated:
    """Return the amounts of the activities that are linked to any commitment, as `counted.speaking` counts them. Two queries."""
    copies = {key: copy for _, key, copy in counted_links(forum)}
    by: dict[int, list[FlowRow]] = {}
    for one in flows(sorted(copies)):
        by.setdefault(one.activity, []).append(one)
    return together((copy, by.get(key, ())) for key, copy in copies.items())


def together(found: Iterable[tuple[Copy, Iterable[FlowRow]]]) -> Dated:
    """Return amounts by the identifier of their activity, copy by copy: those that count in a sum, under its name."""
    made: dict[str, dict[Copy, DatedCopy]] = {}
    for copy, rows in found:
        counted = ((sum_of(flow.kind, flow.type), one) for flow, one in sums_of(copy, rows))
        made.setdefault(copy[1], {})[copy] = tuple((what, one) for what, one in counted if what)
    return {name: tuple(copies[one] for one in sorted(copies)) for name, copies in made.items()}


def sums_of(copy: Copy, rows: Iterable[FlowRow]) -> Iterator[tuple[FlowRow, Sum]]:
    """Yield what each amount of an activity is as a sum; of a copy that is not the first, its part says which."""
    source, identifier, number = copy
    which = "" if number == 1 else f"copies.{number}."
    for place, flow in enumerate(rows):
        if flow.value is not None and is_currency(flow.currency):
            exact = Decimal(flow.exact) if flow.exact else flow.value
            part = f"{which}{flow.kind}.{place}"
            yield flow, Sum("activity", f"{source}/{identifier}", part, exact, flow.currency, _days(flow))  # fmt: skip


def _days(flow: FlowRow) -> tuple[dt.date, dt.date] | None:
    if flow.value_on:
        return flow.value_on, flow.value_on
    if flow.from_on:
        return flow.from_on, flow.to_on or flow.from_on
    return None
