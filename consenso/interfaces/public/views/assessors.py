"""Assessors: who assesses, by which methods, on which scales, and what they found."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Assessor, Method
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import reporting
from consenso.domain.record.labels import ASSESSOR_KIND
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Section,
    links,
    passage,
    sentence,
    table,
)
from consenso.interfaces.public.said import specific_in_short
from consenso.interfaces.public.views.meetings import labelled
from consenso.interfaces.ui.components import Cell, Column, Fact, Table

SHOWN = 500  # verdicts on an assessor's page; the rest is in the list


@reads
def assessor_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = reporting.assessors(frame.slug, kind=asked.value("kind"))
    form = filters.form(
        asked, filters.select(asked, "kind", gettext("What it is"), labelled(ASSESSOR_KIND))
    )
    lead = gettext("Who assesses what was promised, and by which published methods.")
    page = ListPage(
        shell=frame.shell(
            gettext("Assessors"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Assessors"),
        lead=lead,
        form=form,
        before=()
        if found or form.active
        else (sentence(gettext("Nobody has assessed anything yet.")),),
        table=_table(frame, found),
        pagination=filters.whole(len(found), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="assessors", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _table(frame: Frame, items: tuple[Assessor, ...]) -> Table:
    counted = reporting.assessments_per_assessor(frame.slug)
    labels = (gettext("Assessor"), gettext("What it is"), gettext("Methods"))
    return Table(
        caption=gettext("Assessors, in the order of the record"),
        columns=(
            *(Column(label) for label in labels),
            Column(gettext("Assessments"), is_number=True),
        ),
        rows=tuple(
            (
                Cell(
                    frame.say(one.name), frame.address("assessor", one.id), frame.tag_of(one.name)
                ),
                Cell(str(ASSESSOR_KIND[one.kind])),
                Cell(
                    shown.listed([frame.say(method.name) for method in one.methods], frame.language)
                ),
                Cell(str(counted.get(one.id, 0)), is_number=True),
            )
            for one in items
        ),
    )


@reads
def assessor_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    one = reporting.assessor(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(one.sources)
    rows = [
        Fact(gettext("What it is"), str(ASSESSOR_KIND[one.kind]), sources=marks),
        Fact(
            gettext("Party"),
            frame.party(one.party) if one.party else "",
            frame.party_address(one.party) if one.party else "",
        ),
        Fact(gettext("Its own page"), one.site or "", one.site or ""),
    ]
    page = ObjectPage(
        shell=frame.shell(
            frame.say(one.name),
            section="deliveries",
            trail=((gettext("Assessors"), frame.address("assessor")),),
        ),
        kicker=gettext("Assessor"),
        heading=one.name,
        is_states_words=False,
        subheading=None,
        confidence=one.confidence,
        facts=tuple(fact for fact in rows if fact.detail),
        sections=(
            *(_method(frame, method) for method in one.methods),
            _verdicts(frame, one),
            *((Section("notes", gettext("Notes"), (passage(one.note),)),) if one.note else ()),
        ),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("assessor", one.id),
    )
    return render(request, "public/object.html", {"page": page})


def _method(frame: Frame, method: Method) -> Section:
    levels = {
        "nominal": gettext("The grades differ; none is more than another."),
        "ordinal": gettext(
            "Each grade is more than the one before; the steps between them are not said to be even."
        ),
        "interval": gettext("The grades are numbers at even steps."),
    }
    labels = (gettext("Grade"), gettext("Number"), gettext("When it is given"))
    scale = Table(
        gettext("The scale, from the least"),
        tuple(Column(label) for label in labels),
        tuple(
            (
                Cell(frame.say(one.name), language=frame.tag_of(one.name)),
                Cell("" if one.number is None else shown.number(one.number, frame.language)),
                Cell(frame.say(one.meaning), language=frame.tag_of(one.meaning)),
            )
            for one in method.scale
        ),
        f"scale-{method.id}",
    )
    blocks: list[Block] = []
    if method.description:
        blocks.append(passage(method.description))
    blocks += [sentence(levels[method.level]), table(scale)]
    blocks += _published(frame, method)
    heading = gettext("Method: %(name)s") % {"name": frame.say(method.name)}
    return Section(f"method-{method.id}", heading, tuple(blocks))


def _published(frame: Frame, method: Method) -> Iterator[Block]:
    """Yield where a method is published and when; that nothing says so, where nothing does."""
    if method.published:
        yield links((Link(gettext("The method as published"), method.published),))
    if method.published_in:
        yield sentence(
            gettext("Published in: %(document)s") % {"document": frame.say(method.published_in)}
        )
    if method.published_on:
        yield sentence(
            gettext("Published: %(date)s")
            % {"date": shown.partial_date(method.published_on, frame.language)}
        )
    if not method.is_published:
        yield sentence(
            gettext(
                "The record does not say where this method is published: what its verdicts rest on cannot be checked, and no new one is published by it."
            )
        )


def _verdicts(frame: Frame, assessor: Assessor) -> Section:
    heading = gettext("Its verdicts")
    found = reporting.assessments(frame.slug, assessor=assessor.id, per_page=SHOWN)
    if not found.items:
        return Section("verdicts", heading, (sentence(gettext("It has given none on record.")),))
    promised = commitments.commitments_by_id(
        frame.slug, tuple(one.commitment for one in found.items)
    )
    grades = {(method.id, grade.id): grade for method in assessor.methods for grade in method.scale}
    methods = {method.id: method for method in assessor.methods}
    rows = tuple(
        (
            Cell(
                frame.say(promised[one.commitment].paraphrase),
                frame.address("assessment", one.id),
                frame.tag_of(promised[one.commitment].paraphrase),
            ),
            Cell(
                frame.say(grades[one.method, one.verdict].name),
                language=frame.tag_of(grades[one.method, one.verdict].name),
            ),
            Cell(frame.say(methods[one.method].name)),
            Cell(specific_in_short(promised[one.commitment])),
            Cell(frame.party(one.party) if one.party else gettext("all of it")),
            Cell(frame.date(one.date)),
        )
        for one in found.items
    )
    labels = (
        gettext("Commitment"),
        gettext("Verdict"),
        gettext("Method"),
        gettext("Specificity"),
        gettext("On whose part"),
        gettext("Date"),
    )
    blocks: list[Block] = [
        table(
            Table(
                gettext("Verdicts, the latest first"),
                tuple(Column(label) for label in labels),
                rows,
                "verdicts-table",
            )
        )
    ]
    if found.total > SHOWN:
        address = f"{frame.address('assessment')}?assessor={assessor.id}"
        label = gettext("All %(number)s in the list") % {"number": found.total}
        blocks.append(links((Link(label, address),)))
    return Section("verdicts", heading, tuple(blocks))
