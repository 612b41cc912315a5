"""Sums of money as they were published, and what a reader asked to see them as."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Literal

from consenso.core.money._convert import (
    EXACTLY,
    Constant,
    Converted,
    NoPrices,
    NoRate,
    convert,
    in_prices_of,
)
from consenso.core.money._published import Book

# Why a sum cannot be said as asked: no day is known of it, no rate covers it, the index is of another currency, or has no value.
Why = Literal["", "no_time", "no_rate", "other_prices", "no_prices"]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as published: of which object (kind, id) and which part of it, and of which days (None: not known)."""

    kind: str
    id: str
    part: str
    amount: Decimal
    currency: str
    days: tuple[dt.date, dt.date] | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants: a currency ('' as published), in the prices of a year by an index ('' as they were)."""

    currency: str = ""
    prices: str = ""
    year: int = 0

    @property
    def is_any(self) -> bool:
        """Return whether anything is asked for."""
        return bool(self.currency or self.prices)


@dataclass(frozen=True, slots=True)
class Made:
    """A sum and what was made of it: the conversion, then the prices; `why` says what there is instead of an amount."""

    sum: Sum
    converted: Converted | None = None
    constant: Constant | None = None
    why: Why = ""

    @property
    def amount(self) -> Decimal | None:
        """Return the amount as asked; None where it could not be made."""
        if self.why:
            return None
        last = self.constant or self.converted
        return last.amount if last else self.sum.amount

    @property
    def currency(self) -> str:
        """Return the currency that `amount` is in."""
        return self.converted.currency if self.converted else self.sum.currency


@dataclass(frozen=True, slots=True)
class Total:
    """What sums come to in one currency: a least and a most, of which sums, and which could not be made."""

    currency: str
    least: Decimal
    most: Decimal
    made: tuple[Made, ...]
    left_out: tuple[Made, ...]


def make(one: Sum, choice: Choice, book: Book) -> Made:
    """Return a sum as a reader asked for it: first in the currency, by the rate of its own time, then in the prices of the year.

    >>> make(Sum("commitment", "c", "promised", Decimal(5), "XTS", None), Choice("XXX"), Book()).why
    'no_time'
    """
    target = choice.currency or one.currency
    prices = book.prices.get(choice.prices)
    if target == one.currency and not choice.prices:
        return Made(one)
    if one.days is None:
        return Made(one, why="no_time")
    try:
        converted = convert(one.amount, one.currency, target, *one.days, book)
    except NoRate:
        return Made(one, why="no_rate")
    if not choice.prices:
        return Made(one, converted)
    if prices is None or prices.currency != target:
        return Made(one, converted, why="other_prices")
    try:
        constant = in_prices_of(choice.year, converted.amount, *one.days, prices)
    except NoPrices:
        return Made(one, converted, why="no_prices")
    return Made(one, converted, constant)


def total(objects: Iterable[Sequence[Made]], currency: str) -> Total:
    """Return what several objects come to in one currency. Each object's sums are figures on the same thing, as published.

    Of an object's figures in one currency the least and the most count. Where it has figures in several currencies, they may say
    the same or different things: the least is the least of all of them, the most what they come to together. So may several
    objects: at the least they come to the largest of them.
    """
    least = most = Decimal(0)
    made: list[Made] = []
    left_out: list[Made] = []
    for figures in objects:
        by: dict[str, list[Decimal]] = {}
        for one in figures:
            if one.amount is None or one.currency != currency:
                left_out.append(one)
            else:
                made.append(one)
                by.setdefault(one.sum.currency, []).append(one.amount)
        if by:
            least = max(least, min(min(amounts) for amounts in by.values()))
            for amounts in by.values():
                most = EXACTLY.add(most, max(amounts))
    return Total(currency, least, most, tuple(made), tuple(left_out))


def total_apart(things: Iterable[Sequence[Sequence[Made]]], currency: str) -> Total:
    """Return what things that are told apart come to in one currency: each is published in copies, each copy is amounts to add.

    Of a thing of which several copies differ, the least and the most count; things are added. A copy of which nothing could be
    made says nothing; of one of which a part could be made, that part counts.

    >>> one, two = (Made(Sum("activity", "a", str(n), Decimal(n), "XTS", None)) for n in (1, 2))
    >>> found = total_apart([[[one, two], [two]], [[one]]], "XTS")
    >>> int(found.least), int(found.most)
    (3, 4)
    """
    least = most = Decimal(0)
    made: list[Made] = []
    left_out: list[Made] = []
    for copies in things:
        said = []
        for copy in copies:
            amounts = []
            for one in copy:
                if one.amount is None or one.currency != currency:
                    left_out.append(one)
                else:
                    made.append(one)
                    amounts.append(one.amount)
            if amounts:
                said.append(reduce(EXACTLY.add, amounts))
        if said:
            least, most = EXACTLY.add(least, min(said)), EXACTLY.add(most, max(said))
    return Total(currency, least, most, tuple(made), tuple(left_out))
