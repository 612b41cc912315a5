"""From one currency to another, and from the prices of one year to those of another."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from consenso.core.errors import ConsensoError
from consenso.core.money._published import Book, Exchange, Observation, Prices

VERSION = 1  # of the rules below: a change of them is a new version
DAYS = 31  # how old a rate of one day may be
# As the decimal128 of IEEE 754 computes: the same digits on every machine, in any year.
EXACTLY = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=Context().traps)


class NoRate(ConsensoError):
    """No published rate between two currencies covers the time of a sum."""

    code = "money.no_rate"

    def __init__(self, of: str, to: str, first: dt.date, last: dt.date) -> None:
        super().__init__(f"no rate of {of} to {to} for {first.isoformat()} to {last.isoformat()}")
        self.of, self.to, self.first, self.last = of, to, first, last


class NoPrices(ConsensoError):
    """An index of prices has no value for a year, or the sum is of more than one year."""

    code = "money.no_prices"

    def __init__(self, prices: str, year: int | None) -> None:
        super().__init__(f"{prices} has no value for {year or 'the time of the sum'}")
        self.prices, self.year = prices, year


@dataclass(frozen=True, slots=True)
class Rate:
    """The published value that a sum was converted by; `is_inverse`: it is published the other way about."""

    exchange: Exchange
    observation: Observation
    is_inverse: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount in another currency, with the amount that it was and the rate that made it; `rate` None: the same currency."""

    amount: Decimal
    currency: str
    original: Decimal
    of: str
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Constant:
    """An amount in the prices of a year, with the amount that it was in those of its own, and both values of the index."""

    amount: Decimal
    original: Decimal
    prices: Prices
    then: Observation
    now: Observation


def convert(
    amount: Decimal, of: str, to: str, first: dt.date, last: dt.date, book: Book
) -> Converted:
    """Return an amount of a time (its first and last day) in another currency, by the published rate nearest to that time.

    An average serves where its period covers the whole time; a rate of one day (an end of a period, too) where the time is one
    day, from that day or at most DAYS before it. The nearest has the fewest days: those of its period, or those since it.
    Of equals an average comes first, then a rate in this direction, then the record's order. None is made by way of a third
    currency, and none between two periods. Computed with 34 digits; nothing else is rounded.

    >>> from consenso.core.money import Exchange, Observation
    >>> day = dt.date(2022, 1, 3)
    >>> one = Exchange("a", "XTS", "XXX", "day", (Observation("2022-01-03", day, day, Decimal("2.50")),))
    >>> convert(Decimal(100), "XTS", "XXX", day, dt.date(2022, 1, 3), Book((one,))).amount
    Decimal('250.00')

    Raises:
        NoRate: none covers that time.
    """
    if of == to:
        return Converted(amount, to, amount, of, None)
    known = sorted(_nearest(book.between(of, to), of, first, last), key=lambda one: one[0])
    if not known:
        raise NoRate(of, to, first, last)
    rate = known[0][1]
    value, units = rate.observation.value, Decimal(rate.exchange.units)
    over, under = (units, value) if rate.is_inverse else (value, units)
    made = EXACTLY.multiply(amount, over)
    return Converted(made if under == 1 else EXACTLY.divide(made, under), to, amount, of, rate)


def _nearest(
    exchanges: Iterable[Exchange], of: str, first: dt.date, last: dt.date
) -> Iterator[tuple[tuple[int, bool, bool, int], Rate]]:
    """Yield the nearest of each of the rates that serve, with what they are sorted by."""
    for place, exchange in enumerate(exchanges):
        is_average = exchange.basis == "average"
        # Periods follow each other, so that one alone can be the nearest before a day.
        begun = bisect_right(exchange.observations, last, key=_begins if is_average else _ends)
        if not begun:
            continue
        one = exchange.observations[begun - 1]
        days = _days(one, first, last, is_average)
        if days is not None and one.value > 0:
            is_inverse = exchange.base != of
            yield (days, not is_average, is_inverse, place), Rate(exchange, one, is_inverse)


def _begins(one: Observation) -> dt.date:
    return one.first


def _ends(one: Observation) -> dt.date:
    return one.last


def _days(one: Observation, first: dt.date, last: dt.date, is_average: bool) -> int | None:
    if is_average:
        return (one.last - one.first).days if one.first <= first and last <= one.last else None
    age = (last - one.last).days
    return age if first == last and age <= DAYS else None


def in_prices_of(
    year: int, amount: Decimal, first: dt.date, last: dt.date, prices: Prices
) -> Constant:
    """Return an amount of a time within one year in the prices of another: times the index of that year, by that of its own.

    >>> from consenso.core.money import Observation
    >>> def value(year, index):
    ...     return Observation(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31), Decimal(index))
    >>> prices = Prices("p", "XTS", {2020: value(2020, 100), 2022: value(2022, 125)})
    >>> in_prices_of(2020, Decimal(250), dt.date(2022, 5, 1), dt.date(2022, 5, 1), prices).amount
    Decimal('200')

    Raises:
        NoPrices: the index has no value above nought for one of the two years, or the time is in several.
    """
    if first.year != last.year:
        raise NoPrices(prices.id, None)
    for one in (year, first.year):
        if one not in prices.values or prices.values[one].value <= 0:
            raise NoPrices(prices.id, one)
    now, then = prices.values[year], prices.values[first.year]
    if now == then:
        return Constant(amount, amount, prices, then, now)
    made = EXACTLY.divide(EXACTLY.multiply(amount, now.value), then.value)
    return Constant(made, amount, prices, then, now)
