"""Rates and prices as others publish them: what turns a sum of money into another currency, or into prices of a year."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from consenso.core.record._fields import (
    Currency,
    Entity,
    Ordinal,
    PartialDate,
    Plain,
    StateCode,
    Value,
    Words,
    Year,
)
from consenso.core.record._periods import days_of, is_period, length_of

_EXACT = re.compile(r"[0-9]{1,20}(\.[0-9]{1,20})?")


def _year_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _period(value: str) -> str:
    if not is_period(value):
        raise ValueError("time_period")
    return value


def is_exact(value: str) -> bool:
    """Return whether something is a number above nought as a publisher prints it: digits, and a point where it has one.

    >>> is_exact("7.0640"), is_exact("0.0"), is_exact("7,06"), is_exact("-1"), is_exact("1e3")
    (True, False, False, False, False)
    """
    return bool(_EXACT.fullmatch(value)) and Decimal(value) > 0


def _exact(value: str) -> str:
    if not is_exact(value):
        raise ValueError("exact")
    return value


# As SDMX writes it in TIME_PERIOD: 2022, 2022-S1, 2022-Q1, 2022-03, 2022-03-31.
TimePeriod = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_period)]
# A number with each digit that was published: text, for a number of a program is not exact.
Exact = Annotated[str, AfterValidator(_exact)]
# OBS_STATUS of SDMX: one capital letter.
ObservationStatus = Annotated[str, Field(pattern=r"^[A-Z]$")]


class Point(Value):
    """One published value of one period (an observation, in SDMX)."""

    period: TimePeriod = Field(description="of which year, half, quarter, month or day")
    value: Exact = Field(description="the value, each digit as published, in quotes: '7.0640'")
    status: ObservationStatus | None = Field(
        None,
        description="what its publisher says of it, by SDMX's code list of observation status: E estimated, "
        "P provisional, F forecast; left out: a normal value",
    )


class Rates(Entity):
    """Published rates of exchange of two currencies, or published prices of one, period by period. Nothing in it is ours."""

    KIND: ClassVar[str] = "rates"
    FILE: ClassVar[str] = "rates.yaml"

    kind: Literal["exchange", "prices"] = Field(
        description="exchange: how much of one currency a unit of another was worth. prices: an index of "
        "prices, to say sums in the prices of one year"
    )
    name: Words = Field(description="what its publisher calls it")
    publisher: Words = Field(description="who publishes it")
    dataset: Plain | None = Field(
        None, description="the publisher's own name of the data set: DATAFLOW in SDMX"
    )
    key: Plain | None = Field(
        None, description="the publisher's own key of the series in the data set: KEY in SDMX"
    )
    currency: Currency = Field(
        description="exchange: the currency that is counted. prices: the currency whose prices they are"
    )
    base: Currency | None = Field(
        None,
        description="exchange: the currency of which one unit is worth so much (CURRENCY_DENOM in SDMX)",
    )
    units: Ordinal = Field(
        1, description="exchange: of how many units of `base` the values are, where not of one: 100"
    )
    state: StateCode | None = Field(None, description="prices: of which state")
    reference: Year | None = Field(None, description="prices: the year that is set to 100")
    basis: Literal["average", "end", "day"] = Field(
        description="average: of the period. end: on its last day. day: on the day, where periods are days"
    )
    retrieved: PartialDate = Field(description="when it was taken from its publisher")
    licence: Words | None = Field(None, description="on what terms it may be shown")
    points: tuple[Point, ...] = Field(
        min_length=1, description="the values, by time, all of periods of the same length"
    )
    note: Words | None = Field(None, description="what else a reader should know")


Fault = tuple[str, str, tuple[str | int, ...]]  # what is wrong, what to do, where


def faults(rates: Rates) -> Iterator[Fault]:
    """Yield what is wrong with rates as a whole: which fields go together, and the order of their points."""
    if rates.kind == "exchange":
        yield from _exchange(rates)
    else:
        yield from _prices(rates)
    yield from _points(rates)


def _exchange(rates: Rates) -> Iterator[Fault]:
    if rates.base is None:
        yield "rates of exchange without a base", "name the currency of which one is worth so much", ("kind",)  # fmt: skip
    elif rates.base == rates.currency:
        yield f"a rate of {rates.base} to itself", "name two currencies", ("base",)
    for field in ("state", "reference"):
        if getattr(rates, field) is not None:
            yield f"a {field}, but rates of exchange", "only prices have one: take it out", (field,)


def _prices(rates: Rates) -> Iterator[Fault]:
    if rates.base is not None:
        yield "a base, but prices", "only rates of exchange have one: take it out", ("base",)
    if rates.units != 1:
        yield "units, but prices", "only rates of exchange have them: take them out", ("units",)
    if rates.basis == "day":
        yield "prices of a day", "write average or end, as published", ("basis",)
    if length_of(rates.points[0].period) != "year":
        message = f"prices of {rates.points[0].period}, which is no year"
        yield message, "take the publisher's series by year", ("points", 0, "period")


def _points(rates: Rates) -> Iterator[Fault]:
    length = length_of(rates.points[0].period)
    if rates.kind == "prices" and length != "year":
        return  # told already
    if (rates.basis == "day") != (length == "day"):
        remedy = "write day where periods are days, and else average or end"
        yield f"{rates.basis!r} with periods of a {length}", remedy, ("basis",)
    for place, (one, other) in enumerate(pairwise(rates.points), start=1):
        path = ("points", place, "period")
        if length_of(other.period) != length:
            message = f"{other.period} is no {length}, as {rates.points[0].period} is"
            yield message, "keep rates of other periods as rates of their own", path
        elif days_of(other.period) <= days_of(one.period):
            yield f"{other.period} does not come after {one.period}", "write points by time, each once", path  # fmt: skip
