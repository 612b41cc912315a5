"""What is published of rates and prices, to ask for and to compute with. Pure: from the database, or from the files of an export."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from consenso.core.ledger import digest_of
from consenso.core.money import Book, Choice, Exchange, Observation, Prices
from consenso.core.record import Point, Rates, days_of, is_currency, plain


@dataclass(frozen=True, slots=True)
class Offers:
    """What sums can be said in: for each pair of currencies there are rates, and prices by id."""

    pairs: frozenset[frozenset[str]] = frozenset()
    prices: Mapping[str, Rates] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        """Return whether the record holds any rates or prices."""
        return bool(self.pairs or self.prices)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A book to compute with, and for each of the rates and prices in it what was published, and its digest."""

    book: Book = field(default_factory=Book)
    published: Mapping[str, Rates] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


def offers_in(rates: Iterable[Rates]) -> Offers:
    """Return what sums can be said in by these rates and prices, as `queries.offers` returns it of the database."""
    held = tuple(rates)
    pairs = (frozenset((one.base or "", one.currency)) for one in held if one.kind == "exchange")
    return Offers(frozenset(pairs), {one.id: one for one in held if one.kind == "prices"})


def choice_of(offers: Offers, currency: str, prices: str) -> Choice:
    """Return what is asked for by a code of ISO 4217 and by prices (id:year); what is not offered is not asked.

    A currency may be asked for whether there are rates or not.

    >>> choice_of(Offers(), "XTS", "no-such:2020"), choice_of(Offers(), "QQQ", "").is_any
    (Choice(currency='XTS', prices='', year=0), False)
    """
    identifier, _, year = prices.partition(":")
    index = offers.prices.get(identifier)
    if index is None or year not in {point.period for point in index.points}:
        identifier = year = ""
    code = currency if is_currency(currency) else ""
    return Choice(code, identifier, int(year) if identifier else 0)


def shelf_of(rates: Iterable[Rates], choice: Choice) -> Shelf:
    """Return what is needed to say sums as asked, as `queries.shelf` returns it of the database."""
    needed = tuple(one for one in rates if _is_needed(one, choice))
    return Shelf(
        book_of(needed),
        {one.id: one for one in needed},
        {one.id: digest_of(plain(one)) for one in needed},
    )


def _is_needed(one: Rates, choice: Choice) -> bool:
    if one.kind == "prices":
        return one.id == choice.prices
    return bool(choice.currency) and choice.currency in (one.currency, one.base)


def book_of(found: Iterable[Rates]) -> Book:
    """Return rates and prices as values to compute with."""
    held = tuple(found)
    return Book(
        tuple(
            Exchange(
                one.id,
                one.base or "",
                one.currency,
                one.basis,
                tuple(map(_observation, one.points)),
                one.units,
            )
            for one in held
            if one.kind == "exchange"
        ),
        {
            one.id: Prices(
                one.id,
                one.currency,
                {int(point.period): _observation(point) for point in one.points},
            )
            for one in held
            if one.kind == "prices"
        },
    )


def _observation(point: Point) -> Observation:
    first, last = days_of(point.period)
    return Observation(point.period, first, last, Decimal(point.value), point.status or "")
