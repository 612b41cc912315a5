"""Rates of exchange and prices as others publish them: a list, one with its values, its values as CSV."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.formats.spreadsheet import guarded, written
from consenso.core.record import Rates
from consenso.domain.money import queries as money
from consenso.domain.record.labels import RATES_KIND
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    ListPage,
    ObjectPage,
    Section,
    computed,
    passage,
    sentence,
    table,
)
from consenso.interfaces.public.rate_words import (
    basis_in_words,
    of_what,
    period_in_words,
    status_in_words,
)
from consenso.interfaces.public.views.meetings import labelled
from consenso.interfaces.ui.components import Cell, Column, Download, Fact, Table
from consenso.interfaces.ui.sheets import csv_answer

SHOWN = 240  # values on a page, the latest; the CSV has them all


@reads
def rates_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    everything = money.outlines(frame.slug)
    codes = sorted({code for one in everything for code in (one.currency, one.base) if code})
    kind, currency = asked.value("kind"), asked.value("currency")
    found = tuple(
        one
        for one in everything
        if kind in ("", one.kind) and currency in ("", one.currency, one.base)
    )
    form = filters.form(
        asked,
        filters.select(asked, "kind", gettext("What it is"), labelled(RATES_KIND)),
        filters.select(asked, "currency", gettext("Currency"), [(one, one) for one in codes]),
    )
    lead = gettext(
        "What sums of money are converted by: rates of exchange and prices as others publish them. The record adds none of its own."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Rates and prices"),
            section="deliveries",
            description=lead,
            feed=filters.feed(asked),
        ),
        heading=gettext("Rates and prices"),
        lead=lead,
        form=form if everything else None,
        before=() if everything else (sentence(none_yet()),),
        table=_table(frame, found),
        pagination=filters.whole(len(found), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="rates", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def none_yet() -> str:
    """Return what is said where the record has no rates at all."""
    return gettext(
        "The record holds no published rates and no prices: sums of money stand in the currency in which they were published, and none is converted."
    )


def _table(frame: Frame, items: Sequence[Rates]) -> Table:
    labels = (
        gettext("Rates or prices"),
        gettext("Of what"),
        gettext("Of what time a value is"),
        gettext("From"),
        gettext("To"),
        gettext("Publisher"),
    )
    return Table(
        caption=gettext("Rates and prices, in the order of the record"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                Cell(frame.say(one.name), frame.address("rates", one.id), frame.tag_of(one.name)),
                Cell(of_what(frame, one)),
                Cell(basis_in_words(one.basis)),
                Cell(period_in_words(frame, one.points[0].period)),
                Cell(period_in_words(frame, one.points[-1].period)),
                Cell(frame.say(one.publisher), language=frame.tag_of(one.publisher)),
            )
            for one in items
        ),
    )


@reads
def rates_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    one = money.rates(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(one.sources)
    here = frame.address("rates", one.id)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(one.name),
            section="deliveries",
            trail=((gettext("Rates and prices"), frame.address("rates")),),
        ),
        kicker=str(RATES_KIND[one.kind]),
        heading=one.name,
        is_states_words=False,
        subheading=None,
        confidence=one.confidence,
        facts=_facts(frame, one, marks),
        sections=(
            Section("values", gettext("Values, as published"), _values(frame, one)),
            *((Section("notes", gettext("Notes"), (passage(one.note),)),) if one.note else ()),
        ),
        notes=notes.listed(),
        downloads=(Download(gettext("All values, as published"), f"{here}values.csv", "CSV"),),
        history=frame.history("rates", one.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, one: Rates, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    rows = (
        Fact(gettext("Of what"), of_what(frame, one)),
        Fact(gettext("Of what time a value is"), basis_in_words(one.basis)),
        Fact(
            gettext("Publisher"),
            frame.say(one.publisher),
            language=frame.tag_of(one.publisher),
            sources=marks,
        ),
        Fact(gettext("Data set"), one.dataset or ""),
        Fact(gettext("Key in the data set"), one.key or ""),
        Fact(gettext("State"), frame.party(one.state) if one.state else ""),
        Fact(gettext("Taken from its publisher"), frame.date(one.retrieved)),
        Fact(gettext("Terms"), frame.say(one.licence), language=frame.tag_of(one.licence)),
        Fact(gettext("Digest"), money.digest(frame.slug, one.id)),
    )
    return tuple(fact for fact in rows if fact.detail)


def _values(frame: Frame, one: Rates) -> tuple[Block, ...]:
    latest = tuple(reversed(one.points))[:SHOWN]
    columns = (
        Column(gettext("Period")),
        Column(of_what(frame, one), is_number=True),
        Column(gettext("Status")),
    )
    rows = tuple(
        (
            Cell(period_in_words(frame, point.period)),
            Cell(point.value, is_number=True),
            Cell(status_in_words(point.status or "")),
        )
        for point in latest
    )
    shown = table(Table(gettext("Values, the latest first"), columns, rows, "values-table"))
    blocks: list[Block] = [shown]
    if len(one.points) > SHOWN:
        said = gettext("The last %(shown)d of %(all)d are listed; the CSV has them all.")
        blocks.append(sentence(said % {"shown": SHOWN, "all": len(one.points)}))
    blocks.append(
        computed(
            gettext(
                "Each value stands digit by digit as its publisher printed it, with a point before its decimals in every language. The digest is the SHA-256 of all that is recorded here, as canonical JSON (RFC 8785): sums that were converted name it."
            )
        )
    )
    return tuple(blocks)


@reads
def values_csv(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    one = money.rates(frame.slug, identifier)
    head = ("KEY", "CURRENCY", "CURRENCY_DENOM", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS")
    fixed = (guarded(one.key or one.id), one.currency, one.base or "")
    rows = ((*fixed, point.period, point.value, point.status or "A") for point in one.points)
    return csv_answer(written(head, rows), f"{frame.slug}-{one.id}")
