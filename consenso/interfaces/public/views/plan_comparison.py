"""Plans compared: what each promises by area, in figures, and what is reported on it."""

from collections.abc import Sequence
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Area, Commitment, Delivery, Text
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import plans as counted
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery.figures import held
from consenso.domain.record.labels import RELATION
from consenso.domain.texts import queries as texts
from consenso.interfaces.public.frame import Frame, partial, reads
from consenso.interfaces.public.lineage_ways import way_from_plans
from consenso.interfaces.public.pages import (
    Block,
    DocumentPage,
    Grid,
    GridCell,
    GridRow,
    Section,
    chart,
    computed,
    empty,
    sentence,
    table,
)
from consenso.interfaces.public.quantities import measured, period
from consenso.interfaces.ui.charts import Series, bars
from consenso.interfaces.ui.charts.matrix import level
from consenso.interfaces.ui.components import Cell, Column, Download, Table
from consenso.interfaces.ui.sheets import csv_answer

# Rows of one kind that are shown; the rest stands in the list of commitments.
LONGEST = 300
CHARTED = 40  # pairs of bars that one chart can hold and still be read


@reads
def comparison(request: HttpRequest, frame: Frame) -> HttpResponse:
    return render(request, "public/document.html", {"page": _page(frame)})


@reads
def chart_data(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    """Answer with the figures of one of the page's charts."""
    return csv_answer(_csv(frame, chart=identifier), identifier)


@reads
def plan_data(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Every figure of the page as CSV."""
    return csv_answer(_csv(frame), f"{frame.slug}-plans-revision-{frame.head.number}")


def _csv(frame: Frame, *, chart: str = "") -> str:
    plans = texts.plans(frame.slug)
    return counted.to_csv(held(frame.slug), plans, revision=frame.head.number, chart=chart)


def _page(frame: Frame) -> DocumentPage:
    plans = texts.plans(frame.slug)
    promised = commitments.all_commitments(frame.slug)
    delivered = delivery.all_deliveries(frame.slug)
    lead = gettext(
        "What each plan promises, area by area and in figures, and what is reported on it. Quantities stand as they were promised and reported: none is added up, and no share is computed."
    )
    heading = gettext("Plans compared")
    sections: tuple[Section, ...]
    if plans:
        sections = (
            _follow(frame, plans, promised, delivered),
            _areas(frame, plans, commitments.areas(frame.slug), promised),
            _quantities(frame, plans, promised),
            _pairs(frame, counted.pairs(promised, delivered)),
        )
    else:
        words = gettext("The record holds no text of the kind “plan”.")
        sections = (Section("none", heading, (empty(gettext("No plans"), words),)),)
    words = gettext(
        "Version %(version)s of the rules of this page, on revision %(revision)s of the record."
    )
    made = words % {"version": counted.VERSION, "revision": frame.head.number}
    base = f"/api/v1/{frame.slug}"
    return DocumentPage(
        shell=frame.shell(heading, section="compare", description=lead),
        heading=heading,
        lead=lead,
        before=(way_from_plans(frame), sentence(made)),
        sections=sections,
        downloads=(
            Download(
                gettext("All figures, with the objects behind each"),
                f"{frame.section('compare')}figures.csv",
                "CSV",
            ),
            Download(gettext("All commitments"), f"{base}/commitments?format=csv", "CSV"),
            Download(gettext("All deliveries"), f"{base}/deliveries?format=csv", "CSV"),
        ),
    )


def _label(plan: Text) -> str:
    return period(plan.period) if plan.period else plan.date[:4]


def _follow(
    frame: Frame,
    plans: Sequence[Text],
    promised: Sequence[Commitment],
    delivered: Sequence[Delivery],
) -> Section:
    rows = []
    for plan in plans:
        one = counted.follow(plan, promised, delivered)
        rows.append(
            (
                Cell(frame.say(plan.title), frame.address("text", plan.id)),
                Cell(_label(plan)),
                Cell(
                    shown.number(one.n_commitments, frame.language),
                    f"{frame.address('commitment')}?text={plan.id}",
                    is_number=True,
                ),
                *(
                    Cell(shown.number(number, frame.language), is_number=True)
                    for number in (
                        one.n_with_facts,
                        one.n_facts,
                        *(one.answers.get(relation, 0) for relation in RELATION),
                    )
                ),
            )
        )
    numbers = (
        gettext("Commitments on record"),
        gettext("of these, with facts reported"),
        gettext("Facts reported"),
        gettext("A fact fulfils a commitment"),
        gettext("A fact shows progress"),
        gettext("A fact contradicts a commitment"),
        gettext("How it stands is open"),
    )
    found = Table(
        gettext("The plans, and what is reported on them"),
        (
            Column(gettext("Plan")),
            Column(gettext("Period")),
            *(Column(words, is_number=True) for words in numbers),
        ),
        tuple(rows),
        "plans-table",
    )
    how = gettext(
        "Counted are the commitments that the record holds of each plan, not all that the plan says. A fact is counted once for a plan, even if it speaks to several of its commitments; the last four columns count each pair of a fact and a commitment. That nothing is reported does not mean that nothing was done."
    )
    return Section("plans", gettext("The plans"), (table(found), computed(how)))


def _areas(
    frame: Frame, plans: Sequence[Text], areas: Sequence[Area], promised: Sequence[Commitment]
) -> Section:
    values = counted.matrix(areas, plans, promised)
    top = float(max((value for row in values for value in row), default=0) or 1)
    base = frame.address("commitment")
    grid = Grid(
        identifier="areas-grid",
        caption=gettext("Commitments on record, by key area and plan"),
        heading=gettext("Key area"),
        columns=tuple(_label(plan) for plan in plans),
        rows=tuple(
            GridRow(
                frame.say(area.name),
                frame.address("area", area.id),
                tuple(
                    GridCell(
                        shown.number(value, frame.language),
                        f"{base}?area={area.id}&text={plan.id}" if value else "",
                        level(value, top=top),
                    )
                    for plan, value in zip(plans, row, strict=True)
                ),
            )
            for area, row in zip(areas, values, strict=True)
        ),
    )
    how = gettext(
        "A commitment that belongs to two areas is counted in both, so that a column may add up to more than the plan’s commitments. The shade grows with the number. Each number leads to its commitments."
    )
    return Section("areas", gettext("Areas and plans"), (Block("grid", grid), computed(how)))


def _quantities(frame: Frame, plans: Sequence[Text], promised: Sequence[Commitment]) -> Section:
    heading = gettext("Quantities promised")
    units = counted.units(plans, promised)
    if not units:
        words = gettext("No commitment of a plan on record names a quantity.")
        return Section("quantities", heading, (sentence(words),))
    rows = tuple(
        (
            Cell(_unit(frame, one)),
            *(_promised(frame, one, plan) for plan in plans),
        )
        for one in units[:LONGEST]
    )
    found = Table(
        gettext("Quantities as promised, by unit and plan"),
        (
            Column(gettext("Unit")),
            *(Column(_label(plan), is_number=True) for plan in plans),
        ),
        rows,
        "quantities-table",
    )
    how = gettext(
        "Each number is one promise of the plan in that unit; a number that several promises name is shown once, with how many name it. They are not added up: one promise may be part of another. Each cell leads to the promises behind it. Charted are the units in which at least two plans promise, each once."
    )
    charts = tuple(
        chart(
            bars(
                identifier=name,
                title=gettext("Promised: %(unit)s") % {"unit": _unit(frame, one)},
                categories=tuple(_label(plan) for plan in plans),
                series=(
                    Series(
                        gettext("promised"),
                        tuple(_single(one, plan) for plan in plans),
                    ),
                ),
                language=frame.language,
                heading=gettext("Plan"),
            )
        )
        for name, one in counted.charted(plans, promised)
    )
    return Section("quantities", heading, (table(found), computed(how), *charts))


def _unit(frame: Frame, one: counted.Unit) -> str:
    words = frame.say(one.unit)
    money = shown.currency_name(one.currency, frame.language) if one.currency else ""
    return ", ".join(part for part in (money, words) if part) or gettext("a number")


def _single(one: counted.Unit, plan: Text) -> int | float | None:
    promised = one.promises.get(plan.id)
    return promised[0].quantity if promised else None


def _promised(frame: Frame, one: counted.Unit, plan: Text) -> Cell:
    values = sorted(p.quantity for p in one.promises.get(plan.id, ()) if p.quantity is not None)
    if not values:
        return Cell("–", is_number=True)
    parts = []
    for value, same in groupby(values):
        n = len(list(same))
        number = shown.compact_number(value, frame.language)
        said = gettext("%(number)s (%(times)s promises)") % {"number": number, "times": n}
        parts.append(said if n > 1 else number)
    address = f"{frame.address('commitment')}?text={plan.id}&quantified=yes"
    return Cell("; ".join(parts), address, is_number=True)


def _pairs(frame: Frame, found: Sequence[counted.Pair]) -> Section:
    heading = gettext("Promised, and reported")
    if not found:
        words = gettext(
            "The record holds no reported figure in the unit of a promise that it fulfils or advances."
        )
        return Section("pairs", heading, (sentence(words),))
    rows = tuple(
        (
            Cell(
                frame.say(one.commitment.paraphrase),
                frame.address("commitment", one.commitment.id),
                frame.tag_of(one.commitment.paraphrase),
            ),
            Cell(
                measured(
                    frame,
                    one.commitment.quantity or 0,
                    one.commitment.unit,
                    one.commitment.currency,
                )
            ),
            Cell(period(one.commitment.period)),
            Cell(measured(frame, one.figure.quantity, one.figure.unit, one.figure.currency)),
            Cell(frame.date(one.delivery.date), frame.address("delivery", one.delivery.id)),
            Cell(str(RELATION[one.relation])),
        )
        for one in found[:LONGEST]
    )
    labels = (
        gettext("Commitment"),
        gettext("Promised"),
        gettext("Period"),
        gettext("Reported"),
        gettext("Fact of"),
        gettext("The fact"),
    )
    how = gettext(
        "Shown is each figure of a fact that fulfils a commitment or shows progress, if its unit and its currency are those of the promise; a remark in brackets, such as “nearly”, is left out of the comparison of units, and one and many are the same. Several facts on one promise stand one below the other; they may overlap and are not added up. No share is computed: a figure for one year says nothing on another."
    )
    pairs_table = Table(
        gettext("Each promised quantity beside each reported figure in its unit"),
        tuple(Column(label) for label in labels),
        rows,
        "pairs-table",
    )
    return Section(
        "pairs", heading, (table(pairs_table), computed(how), *_pair_charts(frame, found))
    )


def _pair_charts(frame: Frame, found: Sequence[counted.Pair]) -> tuple[Block, ...]:
    """Return one chart for each unit in which at least two figures stand beside promises."""
    return tuple(
        chart(
            bars(
                identifier=name,
                title=_title(frame, held[0]),
                categories=tuple(_category(frame, one) for one in held[:CHARTED]),
                series=(
                    Series(
                        gettext("reported"), tuple(one.figure.quantity for one in held[:CHARTED])
                    ),
                    Series(
                        gettext("promised"),
                        tuple(one.commitment.quantity for one in held[:CHARTED]),
                    ),
                ),
                language=frame.language,
                heading=gettext("Commitment, and the date of the fact"),
            )
        )
        for name, held in counted.paired(found)
    )


def _title(frame: Frame, one: counted.Pair) -> str:
    unit = counted.Unit("", one.commitment.unit, one.commitment.currency or "", {})
    return gettext("Promised and reported: %(unit)s") % {"unit": _unit(frame, unit)}


def _category(frame: Frame, one: counted.Pair) -> str:
    date = one.delivery.date
    when = shown.partial_date(partial(date), frame.language) if date else gettext("no date")
    return f"{one.commitment.id} · {when}"
