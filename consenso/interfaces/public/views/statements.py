"""Statements: who spoke, in what capacity, and the points made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core.record import Statement
from consenso.domain.commitments import queries as commitments
from consenso.domain.meetings import queries as meetings
from consenso.domain.record.labels import MODE, STATEMENT_KIND
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Link,
    ListPage,
    ObjectPage,
    Said,
    Section,
    links,
    points,
)
from consenso.interfaces.public.views.meetings import labelled, said, states, years
from consenso.interfaces.ui.components import Cell, Column, Fact, Table


@reads
def statement_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = meetings.statements(
        frame.slug,
        meeting=asked.value("meeting"),
        state=asked.value("state"),
        kind=asked.value("kind"),
        year=asked.year(),
        page=asked.page,
    )
    form = filters.form(
        asked,
        filters.select(asked, "kind", gettext("Kind"), labelled(STATEMENT_KIND)),
        filters.select(asked, "state", gettext("State"), states(frame)),
        filters.select(asked, "year", gettext("Year"), years(meetings.statement_years(frame.slug))),
    )
    lead = gettext("Speeches, letters and remarks: who, in what capacity, and the points made.")
    page = ListPage(
        shell=frame.shell(
            gettext("Statements"), section="statements", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Statements"),
        lead=lead,
        form=form,
        before=(),
        table=_statement_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="statements", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _statement_table(frame: Frame, items: tuple[Statement, ...]) -> Table:
    return Table(
        caption=gettext("Statements, by date"),
        columns=tuple(
            Column(label)
            for label in (
                gettext("Who said it"),
                gettext("Capacity"),
                gettext("Date"),
                gettext("Kind"),
            )
        ),
        rows=tuple(
            (
                Cell(statement.called(frame.tag), frame.address("statement", statement.id)),
                Cell(frame.say(statement.capacity), language=frame.tag_of(statement.capacity)),
                Cell(frame.date(statement.date)),
                Cell(str(STATEMENT_KIND[statement.kind])),
            )
            for statement in items
        ),
    )


@reads
def statement_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    statement = meetings.statement(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(statement.sources)
    promised = commitments.commitments(frame.slug, text=identifier, per_page=500).items
    sections = [
        Section(
            "points",
            gettext("Points made, in our words"),
            (points(tuple(Said(point, marks) for point in statement.points)),),
        )
    ]
    if promised:
        sections.append(
            Section(
                "commitments",
                gettext("What it promised"),
                (
                    links(
                        tuple(
                            Link(
                                frame.say(one.paraphrase),
                                frame.address("commitment", one.id),
                                language=frame.tag_of(one.paraphrase),
                            )
                            for one in promised
                        )
                    ),
                ),
            )
        )
    sections += said(gettext("Notes"), "notes", [statement.note, statement.date_note])
    page = ObjectPage(
        shell=frame.shell(
            f"{statement.called(frame.tag)}, {frame.date(statement.date)}",
            section="statements",
            trail=((gettext("Statements"), frame.address("statement")),),
        ),
        kicker=str(STATEMENT_KIND[statement.kind]),
        heading=statement.title or {frame.tag: statement.called(frame.tag)},
        is_states_words=statement.title is not None,
        subheading=None,
        confidence=statement.confidence,
        facts=_statement_facts(frame, statement, marks),
        sections=tuple(sections),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("statement", statement.id),
    )
    return render(request, "public/object.html", {"page": page})


def _statement_facts(
    frame: Frame, statement: Statement, marks: tuple[int, ...]
) -> tuple[Fact, ...]:
    rows = [
        Fact(gettext("Who said it"), statement.called(frame.tag), sources=marks),
        Fact(
            gettext("Capacity"),
            frame.say(statement.capacity),
            language=frame.tag_of(statement.capacity),
        ),
        Fact(gettext("State"), frame.party(statement.state), frame.party_address(statement.state)),
        Fact(gettext("Date"), frame.date(statement.date)),
        Fact(gettext("Mode"), str(MODE[statement.mode])),
        Fact(
            gettext("Occasion"),
            frame.say(statement.occasion),
            language=frame.tag_of(statement.occasion),
        ),
    ]
    if statement.meeting:
        held = meetings.meetings_by_id(frame.slug, (statement.meeting,))[statement.meeting]
        rows.append(
            Fact(
                gettext("Meeting"),
                frame.say(held.name),
                frame.address("meeting", held.id),
                frame.tag_of(held.name),
            )
        )
    return tuple(rows)
