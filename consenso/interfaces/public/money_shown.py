"""The section of a page that shows its sums in another currency, or in the prices of one year."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.money import Made, Sum, make
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_asked import ANCHOR, Wanted, form, wanted
from consenso.interfaces.public.money_words import (
    asked_in_words,
    days_in_words,
    prices_in_words,
    publisher_of,
    rate_in_words,
    rules,
    said,
    why,
)
from consenso.interfaces.public.pages import (
    Block,
    Link,
    Section,
    computed,
    downloads,
    links,
    sentence,
    table,
)
from consenso.interfaces.public.pages import form as form_block
from consenso.interfaces.ui.components import Cell, Column, Download, Table

MOST = 200  # sums that a page lists; the CSV has them all
Pairs = tuple[tuple[str, str], ...]


def money_section(
    request: HttpRequest, frame: Frame, sums: Sequence[Sum], *, of: Pairs, kept: Pairs = ()
) -> tuple[Section, ...]:
    """Return the section on the sums of one object; none where it has no sums. Three queries at most.

    `of` names the object in the address of the CSV (commitment=…), `kept` is what else the page's address holds.
    """
    if not sums:
        return ()
    this = wanted(request, frame, (one.currency for one in sums))
    blocks = list(asking(request, frame, this, kept=kept))
    if this.choice.is_any:
        made = [make(one, this.choice, this.shelf.book) for one in sums]
        blocks.append(table(_table(frame, this, made[:MOST])))
        if len(made) > MOST:
            words = gettext("The first %(shown)d of %(all)d are listed; the CSV has them all.")
            blocks.append(sentence(words % {"shown": MOST, "all": len(made)}))
        blocks += around(frame, this, made, of=of)
    return (Section(ANCHOR, heading(), tuple(blocks)),)


def heading() -> str:
    """Return what the section is called."""
    return gettext("In another currency, or in the prices of one year")


def asking(
    request: HttpRequest, frame: Frame, this: Wanted, *, kept: Pairs = ()
) -> tuple[Block, ...]:
    """Return the form, or a sentence where the record has nothing to convert by."""
    if not this.offers.is_any:
        return (
            sentence(
                gettext(
                    "The record holds no published rates: sums stand in the currency in which they were published."
                )
            ),
        )
    if not this.is_possible:
        words = gettext("Of these currencies the record holds no published rates or prices.")
        return (
            sentence(words),
            links((Link(gettext("Rates and prices on record"), frame.address("rates")),)),
        )
    return (form_block(form(request, frame, this, kept=kept)),)


def around(frame: Frame, this: Wanted, made: Iterable[Made], *, of: Pairs) -> tuple[Block, ...]:
    """Return how sums were computed, where the rates that made them are, and the rows to compute them again."""
    used = {name for one in made for name in _used(one)}
    address = f"{frame.address('rates')}converted.csv?{urlencode((*of, *this.query))}"
    found = [
        Link(publisher_of(frame, one), frame.address("rates", one.id))
        for one in this.shelf.published.values()
        if one.id in used
    ]
    return (
        computed(rules(frame, this.choice)),
        *((links(tuple(found)),) if found else ()),
        downloads(Download(gettext("These sums, each with its rate"), address, "CSV")),
    )


def _table(frame: Frame, this: Wanted, made: Sequence[Made]) -> Table:
    columns = (
        Column(gettext("As published"), is_number=True),
        Column(asked_in_words(frame, this), is_number=True),
        Column(gettext("Of")),
        Column(gettext("By what others published")),
    )
    return Table(
        gettext("Sums as published, and as asked for"),
        columns,
        tuple(_row(frame, this, one) for one in made),
        "money-table",
    )


def _row(frame: Frame, this: Wanted, one: Made) -> tuple[Cell, ...]:
    published = shown.amount(one.sum.amount, one.sum.currency, frame.language)
    amount = one.amount
    by = _by(frame, this, one)
    return (
        Cell(published, is_number=True),
        Cell(said(frame, amount, one.currency), is_number=True)
        if amount is not None
        else Cell(why(one)),
        Cell(days_in_words(frame, one)),
        Cell(by),
    )


def _used(one: Made) -> Iterator[str]:
    """Yield the ids of the rates and prices that made a sum."""
    if one.converted and one.converted.rate:
        yield one.converted.rate.exchange.id
    if one.constant:
        yield one.constant.prices.id


def _by(frame: Frame, this: Wanted, one: Made) -> str:
    """Return the published values that made a sum, each with who published it."""
    told = []
    if one.converted and one.converted.rate:
        told.append(rate_in_words(frame, one.converted.rate))
    if one.constant:
        told.append(prices_in_words(frame, one.constant))
    if not told:
        return "" if one.why else gettext("as published")
    words = gettext("%(value)s: %(publisher)s")
    return "; ".join(
        words % {"value": value, "publisher": frame.say(this.shelf.published[name].publisher)}
        for value, name in zip(told, _used(one), strict=True)
    )
