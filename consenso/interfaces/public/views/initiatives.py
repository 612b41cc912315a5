"""Initiatives, agreements and relations that frame the forum, and how each state stands to them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Initiative, Participation
from consenso.domain.parties import queries as parties
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    NameColumn,
    ObjectPage,
    Said,
    Section,
    StandingRow,
    claims,
    computed,
    passage,
    points,
    timeline,
)
from consenso.interfaces.public.quantities import measured
from consenso.interfaces.public.views.meetings import states
from consenso.interfaces.ui.components import Cell, Claim, Column, Fact, Table, TimelineItem


@reads
def initiative_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    held = parties.initiatives(frame.slug, state=asked.value("state").upper())
    form = filters.form(
        asked, filters.select(asked, "state", gettext("With a standing of"), states(frame))
    )
    lead = gettext(
        "Initiatives, agreements and relations that frame the forum, and how each state stands to them."
    )
    labels = (gettext("Initiative"), gettext("Proposed"), gettext("By"))
    page = ListPage(
        shell=frame.shell(
            gettext("Initiatives"),
            section="initiatives",
            description=lead,
            feed=filters.feed(asked),
        ),
        heading=gettext("Initiatives"),
        lead=lead,
        form=form,
        before=(),
        table=Table(
            caption=gettext("Initiatives and agreements"),
            columns=(
                *(Column(label) for label in labels),
                Column(gettext("States on record"), is_number=True),
            ),
            rows=tuple(
                (
                    Cell(
                        frame.say(one.name),
                        frame.address("initiative", one.id),
                        frame.tag_of(one.name),
                    ),
                    Cell(frame.date(one.proposed_on) if one.proposed_on else ""),
                    Cell(frame.say(one.proposed_by), language=frame.tag_of(one.proposed_by)),
                    Cell(
                        str(len({part.state for part in one.participations})),
                        is_number=True,
                    ),
                )
                for one in held
            ),
        ),
        pagination=filters.whole(len(held), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="initiatives", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


@reads
def initiative_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    initiative = parties.initiative(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(initiative.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(initiative.name),
            section="initiatives",
            trail=((gettext("Initiatives"), frame.address("initiative")),),
        ),
        kicker=gettext("Initiative or agreement"),
        heading=initiative.name,
        is_states_words=False,
        subheading=None,
        confidence=initiative.confidence,
        facts=_facts(frame, initiative, marks),
        sections=tuple(_sections(frame, initiative, notes)),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("initiative", initiative.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, one: Initiative, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    rows = [
        Fact(
            gettext("Proposed by"),
            frame.say(one.proposed_by),
            language=frame.tag_of(one.proposed_by),
        ),
        Fact(gettext("Proposed on"), frame.date(one.proposed_on) if one.proposed_on else ""),
        Fact(
            gettext("Proposed at"),
            frame.say(one.proposed_at),
            language=frame.tag_of(one.proposed_at),
        ),
        Fact(
            gettext("Relation to the forum"),
            frame.say(one.relation_to_forum),
            language=frame.tag_of(one.relation_to_forum),
        ),
        Fact(gettext("As of"), frame.say(one.as_of), language=frame.tag_of(one.as_of)),
    ]
    known = [fact for fact in rows if fact.detail]
    if known and marks:
        first = known[0]
        known[0] = Fact(first.term, first.detail, first.address, first.language, marks)
    return tuple(known)


def _sections(frame: Frame, one: Initiative, notes: Notes) -> list[Section]:
    sections = []
    if one.counts:
        sections.append(Section("counts", gettext("How many take part"), (_counts(one, notes),)))
    if one.participations:
        sections.append(_standings(frame, one, notes))
    if one.dates:
        items = tuple(TimelineItem(on=it.date, title=frame.say(it.event)) for it in one.dates)
        sections.append(Section("dates", gettext("Dates"), (timeline(items),)))
    if one.priority_areas:
        named = tuple(Said(term.name) for term in one.priority_areas)
        sections.append(Section("areas", gettext("Priority areas"), (points(named),)))
    if one.note:
        sections.append(Section("notes", gettext("Notes"), (passage(one.note),)))
    return sections


def _counts(one: Initiative, notes: Notes) -> Block:
    frame = notes.frame
    return claims(
        gettext("States taking part, as published"),
        tuple(
            Claim(
                value=shown.number(count.count, frame.language),
                said_by=frame.say(count.said_by),
                on=count.date,
                sources=notes.mark(count.sources),
            )
            for count in one.counts
        ),
    )


def _standings(frame: Frame, one: Initiative, notes: Notes) -> Section:
    blocks: list[Block] = []
    for status in one.statuses:
        mine = [part for part in one.participations if part.status == status.id]
        if mine:
            mine.sort(key=lambda part: shown.sort_key(frame.party(part.state), frame.language))
            rows = tuple(_row(frame, part, notes) for part in mine)
            label = gettext("%(standing)s: %(number)s") % {
                "standing": frame.say(status.name),
                "number": shown.number(len({part.state for part in mine}), frame.language),
            }
            caption = label[:1].upper() + label[1:]
            if any(row.says_more for row in rows):
                value = {"caption": caption, "id": status.id, "rows": rows}
                blocks.append(Block("standings", value))
            else:
                named = tuple(Link(row.state, row.address) for row in rows)
                blocks.append(Block("named", NameColumn(caption, named)))
    how = gettext(
        "The numbers count the states that this record lists under each standing. Published counts may differ; they are shown as published, each with who said it."
    )
    return Section("standings", gettext("How states stand to it"), (*blocks, computed(how)))


def _row(frame: Frame, part: Participation, notes: Notes) -> StandingRow:
    said = (part.level, part.earlier, part.later, part.upgraded, part.note)
    return StandingRow(
        state=frame.party(part.state),
        address=frame.party_address(part.state),
        when=when(frame, part),
        remarks=tuple(words for words in said if words),
        figures=tuple(
            measured(frame, one.quantity, one.unit, one.currency) for one in part.figures
        ),
        confidence=part.confidence or "",
        sources=notes.mark(part.sources),
    )


def standing(frame: Frame, initiative: Initiative, part: Participation) -> str:
    """Return how a state stands to an initiative, in words."""
    named = {status.id: frame.say(status.name) for status in initiative.statuses}
    level = frame.say(part.level)
    return f"{named[part.status]}: {level}" if level else named[part.status]


def when(frame: Frame, part: Participation) -> str:
    """Return the dates of a participation in words, as far as known."""
    known = (
        ("%(date)s", part.date),
        (gettext("signed %(date)s"), part.signed),
        (gettext("ratified %(date)s"), part.ratified),
        (gettext("in force %(date)s"), part.in_force),
        (gettext("ended %(date)s"), part.ended),
    )
    return "; ".join(words % {"date": frame.date(date)} for words, date in known if date)
