"""Deliveries: what was then done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.record import Delivery
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery import sums
from consenso.domain.record.labels import RELATION
from consenso.interfaces.public import activity_links, filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.money_asked import place_of
from consenso.interfaces.public.money_shown import money_section
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Section,
    claims,
    facts,
    links,
    passage,
    sentence,
)
from consenso.interfaces.public.quantities import TONES, measured
from consenso.interfaces.public.said import evidence_of
from consenso.interfaces.public.views.commitments import party_choices
from consenso.interfaces.public.views.meetings import years
from consenso.interfaces.ui.components import Cell, Claim, Column, Fact, Table


@reads
def delivery_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = delivery.deliveries(
        frame.slug,
        kind=asked.value("kind"),
        party=asked.value("party"),
        relation=asked.value("relation"),
        year=asked.year(),
        page=asked.page,
    )
    form = filters.form(
        asked,
        filters.select(
            asked,
            "kind",
            gettext("Kind"),
            [
                (term.id, frame.term("delivery_kinds", term.id))
                for term in frame.forum.vocabularies.delivery_kinds
            ],
        ),
        filters.select(asked, "party", gettext("Party"), party_choices(frame)),
        filters.select(
            asked,
            "relation",
            gettext("Stands to a commitment"),
            [(key, str(label)) for key, label in RELATION.items() if key],
        ),
        filters.select(asked, "year", gettext("Year"), years(delivery.delivery_years(frame.slug))),
    )
    lead = gettext("What was then done: dated facts, each with its source.")
    page = ListPage(
        shell=frame.shell(
            gettext("Deliveries"), section="deliveries", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Deliveries"),
        lead=lead,
        form=form,
        before=(*activity_links.way(frame), *_ways(frame))
        if asked.page == 1 and not form.active
        else (),
        table=_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="deliveries", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _ways(frame: Frame) -> tuple[Block, ...]:
    """Return the ways to what is said of what was done."""
    return (
        links(
            (
                Link(
                    gettext("Reports"),
                    frame.address("report"),
                    gettext("What parties say they did, in their own words."),
                ),
                Link(
                    gettext("Assessments"),
                    frame.address("assessment"),
                    gettext("What assessors find, beside each other, and what parties answer."),
                ),
                Link(
                    gettext("Rates and prices"),
                    frame.address("rates"),
                    gettext("By which published rates sums of money are converted, if at all."),
                ),
                Link(
                    gettext("Evidence"),
                    frame.address("evidence"),
                    gettext("What was published by which others can check it."),
                ),
            )
        ),
    )


def _table(frame: Frame, items: tuple[Delivery, ...]) -> Table:
    labels = (gettext("Fact"), gettext("Date"), gettext("Figures"), gettext("Kind"))
    return Table(
        caption=gettext("Deliveries, the latest first"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                Cell(
                    frame.say(one.fact), frame.address("delivery", one.id), frame.tag_of(one.fact)
                ),
                Cell(frame.date(one.date)),
                Cell(
                    "; ".join(
                        measured(frame, figure.quantity, figure.unit, figure.currency)
                        for figure in one.figures
                    )
                ),
                Cell(frame.term("delivery_kinds", one.kind)),
            )
            for one in items
        ),
    )


@reads
def delivery_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    one = delivery.delivery(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(one.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(one.fact),
            section="deliveries",
            trail=((gettext("Deliveries"), frame.address("delivery")),),
            place=place_of(request),
        ),
        kicker=gettext("Delivery %(id)s, in our words") % {"id": one.id},
        heading=one.fact,
        is_states_words=True,
        subheading=None,
        confidence=one.confidence,
        facts=(
            Fact(gettext("Date"), frame.date(one.date), sources=marks),
            Fact(gettext("Parties"), frame.parties(one.actors)),
            Fact(gettext("Kind"), frame.term("delivery_kinds", one.kind)),
        ),
        sections=(
            *_sections(frame, one, marks),
            *money_section(request, frame, sums.of_delivery(one), of=(("delivery", one.id),)),
        ),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("delivery", one.id),
    )
    return render(request, "public/object.html", {"page": page})


def _sections(frame: Frame, one: Delivery, marks: tuple[int, ...]) -> list[Section]:
    sections = []
    if one.figures:
        sections.append(Section("figures", gettext("Figures"), (_figures(frame, one, marks),)))
    promised = commitments.commitments_by_id(
        frame.slug, tuple(answer.commitment for answer in one.answers)
    )
    block = (
        links(
            tuple(
                Link(
                    frame.say(promised[answer.commitment].paraphrase),
                    frame.address("commitment", answer.commitment),
                    language=frame.tag_of(promised[answer.commitment].paraphrase),
                    tone=TONES[answer.relation or ""],
                    status=str(RELATION[answer.relation or ""]),
                )
                for answer in one.answers
            )
        )
        if one.answers
        else sentence(gettext("The record links this fact to no commitment."))
    )
    sections.append(Section("commitments", gettext("The commitments that it speaks to"), (block,)))
    sections += evidence_of(frame, "delivery", one.id)
    if one.note:
        sections.append(Section("notes", gettext("Notes"), (passage(one.note),)))
    return sections


def _figures(frame: Frame, one: Delivery, marks: tuple[int, ...]) -> Block:
    attributed = [figure for figure in one.figures if figure.said_by]
    if attributed:
        return claims(
            gettext("Figures as published"),
            tuple(
                Claim(
                    value=measured(frame, figure.quantity, figure.unit, figure.currency),
                    said_by=frame.say(figure.said_by) or gettext("the sources of this fact"),
                    sources=marks,
                )
                for figure in one.figures
            ),
        )
    return facts(
        *(
            Fact(
                gettext("Figure"),
                measured(frame, figure.quantity, figure.unit, figure.currency),
                sources=marks,
            )
            for figure in one.figures
        )
    )
