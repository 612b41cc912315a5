"""What others published: rates of exchange and prices, as values to compute with."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Observation:
    """A published value of a period, which has a first and a last day; `status` as its publisher gives it ('' normal)."""

    period: str
    first: dt.date
    last: dt.date
    value: Decimal
    status: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """Published rates: `units` of `base` were worth so much of `currency`. `basis` is average, end or day.

    Observations stand by time, of periods that do not overlap.
    """

    id: str
    base: str
    currency: str
    basis: str
    observations: tuple[Observation, ...]
    units: int = 1


@dataclass(frozen=True, slots=True)
class Prices:
    """A published index of the prices of one currency, by year, whatever the year that it sets to 100."""

    id: str
    currency: str
    values: Mapping[int, Observation]


@dataclass(frozen=True, slots=True)
class Book:
    """All published rates and prices that there are to compute with, in the order of their record."""

    exchanges: tuple[Exchange, ...] = ()
    prices: Mapping[str, Prices] = field(default_factory=dict)  # by id

    def between(self, one: str, other: str) -> Iterable[Exchange]:
        """Return the rates of two currencies, either way about, in the order of the record."""
        return (found for found in self.exchanges if {found.base, found.currency} == {one, other})
