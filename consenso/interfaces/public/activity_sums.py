"""The amounts of an activity as sums, each of the day that its publisher gives for rates."""

import datetime as dt
from decimal import Decimal

from django.http import HttpRequest

from consenso.core.money import Sum
from consenso.core.record import is_currency
from consenso.domain.activities.queries import ActivityRow, FlowRow, flows
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_shown import money_section
from consenso.interfaces.public.pages import Section


def of_activity(row: ActivityRow) -> tuple[Sum, ...]:
    """Return the amounts of an activity in the order in which it was published. One query.

    The day is the value date, which IATI has for this; where there is none, the days of the amount's own period. Left out is what
    has no number, or a currency that is none of ISO 4217.
    """
    return tuple(
        Sum(
            "activity",
            f"{row.source}/{row.identifier}",
            f"{flow.kind}.{place}",
            Decimal(flow.exact) if flow.exact else flow.value,
            flow.currency,
            _days(flow),
        )
        for place, flow in enumerate(flows([row.id]))
        if flow.value is not None and is_currency(flow.currency)
    )


def _days(flow: FlowRow) -> tuple[dt.date, dt.date] | None:
    if flow.value_on:
        return flow.value_on, flow.value_on
    if flow.from_on:
        return flow.from_on, flow.to_on or flow.from_on
    return None


def money_of_activity(request: HttpRequest, frame: Frame, row: ActivityRow) -> tuple[Section, ...]:
    """Return the section on the amounts of an activity in another currency; none where it has no amounts."""
    copy = (("copy", str(row.copy)),) if row.copy != 1 else ()
    of = (("source", row.source), ("activity", row.identifier), *copy)
    return money_section(request, frame, of_activity(row), of=of, kept=copy)
