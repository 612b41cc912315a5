"""In what a reader wants to see sums of money: ?currency=EUR&prices=<index>:2020, and the form that asks for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.money import Choice
from consenso.core.record import Rates
from consenso.domain.money import queries as money
from consenso.domain.money.published import Offers, Shelf, choice_of
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.ui.components import FilterField, FilterForm

ANCHOR = "money"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked, what there is to ask for, and the published values to answer it with.

    `currencies` are those in which sums can be said here, `prices` the indices of their prices.
    """

    choice: Choice
    shelf: Shelf
    offers: Offers
    currencies: tuple[str, ...]
    prices: tuple[Rates, ...]

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """Return what is asked as it stands in an address: always in this order, so that one view has one address."""
        pairs = [("currency", self.choice.currency)] if self.choice.currency else []
        if self.choice.prices:
            pairs.append(("prices", f"{self.choice.prices}:{self.choice.year}"))
        return tuple(pairs)

    @property
    def is_possible(self) -> bool:
        """Return whether there are rates or prices for any of the sums here."""
        return bool(self.currencies or self.prices)


def place_of(request: HttpRequest, *others: tuple[str, str]) -> str:
    """Return what follows the path of a page whose sums are asked for otherwise: ?currency=EUR; '' as published.

    Always in one order, so that one view has one address; `others` stand first.
    """
    asked = sorted(filters.asked(request).query(("currency", "prices")))
    pairs = (*others, *asked)
    return f"?{urlencode(pairs)}" if pairs else ""


def wanted(request: HttpRequest, frame: Frame, currencies: Iterable[str]) -> Wanted:
    """Return what a request asks of sums in these currencies. Three queries at most.

    A currency of ISO 4217 may be asked for whether there are rates or not; anything else that is unknown is not asked.
    """
    asked = filters.asked(request)
    offers = money.offers(frame.slug)
    here = frozenset(currencies)
    reached = {one for pair in offers.pairs if pair & here for one in pair}
    prices = tuple(one for one in offers.prices.values() if one.currency in here | reached)
    choice = choice_of(offers, asked.value("currency"), asked.value("prices"))
    is_needed = choice.is_any and offers.is_any
    shelf = money.shelf(frame.slug, currency=choice.currency, prices=choice.prices)
    return Wanted(
        choice, shelf if is_needed else Shelf(), offers, tuple(sorted(reached)), prices
    )  # fmt: skip


def form(
    request: HttpRequest, frame: Frame, this: Wanted, *, kept: tuple[tuple[str, str], ...] = ()
) -> FilterForm:
    """Return the form that asks for another currency and for prices of one year; `kept` stays in the address."""
    asked = filters.asked(request)
    fields: list[FilterField] = []
    if this.currencies:
        options = [(code, _named(frame, code)) for code in this.currencies]
        fields.append(
            filters.select(
                asked,
                "currency",
                gettext("Currency"),
                options,
                any_label=gettext("as published"),
            )
        )
    if this.prices:
        options = [
            (f"{one.id}:{point.period}", _prices(frame, one, point.period))
            for one in this.prices
            for point in reversed(one.points)
        ]
        fields.append(
            filters.select(
                asked, "prices", gettext("Prices"), options, any_label=gettext("of their own time")
            )
        )
    return FilterForm(
        action=f"{request.path}#{ANCHOR}",
        fields=tuple(fields),
        hidden=kept,
        identifier="money-form",
        label=gettext("Show sums in"),
    )


def _named(frame: Frame, code: str) -> str:
    name = shown.currency_name(code, frame.language)
    return f"{code}, {name}" if name != code else code


def _prices(frame: Frame, one: Rates, year: str) -> str:
    said = gettext("%(year)s, by “%(name)s” (%(currency)s)")
    return said % {"year": year, "name": frame.say(one.name), "currency": one.currency}
