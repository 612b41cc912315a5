"""Meetings: when, where, who took part as published, what was said and adopted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.record import Meeting, Words
from consenso.domain.commitments import queries as commitments
from consenso.domain.meetings import queries as meetings
from consenso.domain.record.labels import MEETING_KIND, MODE, Labels
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Said,
    Section,
    claims,
    links,
    passage,
    points,
    sentence,
)
from consenso.interfaces.public.structured import event_json_ld
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.ui.components import Cell, Claim, Column, Fact, Table


@reads
def meeting_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = meetings.meetings(
        frame.slug,
        kind=asked.value("kind"),
        series=asked.value("series"),
        state=asked.value("state"),
        mode=asked.value("mode"),
        year=asked.year(),
        newest_first=True,
        page=asked.page,
    )
    form = filters.form(
        asked,
        filters.select(asked, "kind", gettext("Kind"), labelled(MEETING_KIND)),
        filters.select(
            asked,
            "series",
            gettext("Series"),
            [(term.id, frame.term("series", term.id)) for term in frame.forum.vocabularies.series],
        ),
        filters.select(asked, "state", gettext("State"), states(frame)),
        filters.select(asked, "mode", gettext("Mode"), labelled(MODE)),
        filters.select(asked, "year", gettext("Year"), years(meetings.meeting_years(frame.slug))),
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Meetings"),
            section="meetings",
            description=gettext("Every meeting of the forum on record, and those that led to it."),
            feed=filters.feed(asked, asked.query(("kind", "series", "state", "mode", "year"))),
        ),
        heading=gettext("Meetings"),
        lead=gettext("Every meeting of the forum on record, and those that led to it."),
        form=form,
        before=(),
        table=_meeting_table(frame, found.items),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="meetings", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def labelled(labels: Labels) -> list[tuple[str, str]]:
    """Return the choices of a closed vocabulary, by label."""
    return sorted(((key, str(label)) for key, label in labels.items()), key=lambda pair: pair[1])


def states(frame: Frame) -> list[tuple[str, str]]:
    """Return the states of the forum as choices, by name in the reader's language."""
    names = [
        (code, frame.say(name.name)) for code, name in frame.names.items() if name.kind == "state"
    ]
    return sorted(names, key=lambda pair: shown.sort_key(pair[1], frame.language))


def years(found: tuple[int, ...]) -> list[tuple[str, str]]:
    """Return years as choices."""
    return [(str(year), str(year)) for year in found]


def _meeting_table(frame: Frame, items: tuple[Meeting, ...]) -> Table:
    return Table(
        caption=gettext("Meetings, the latest first"),
        columns=tuple(
            Column(label)
            for label in (gettext("Meeting"), gettext("Date"), gettext("Place"), gettext("Kind"))
        ),
        rows=tuple(
            (
                Cell(
                    frame.say(meeting.name),
                    frame.address("meeting", meeting.id),
                    frame.tag_of(meeting.name),
                ),
                Cell(frame.date(dates(meeting))),
                Cell(place(frame, meeting)),
                Cell(str(MEETING_KIND[meeting.kind])),
            )
            for meeting in items
        ),
    )


def dates(meeting: Meeting) -> str:
    """Return when a meeting was held, as one partial date or a span."""
    if meeting.end and meeting.end != meeting.start:
        return f"{meeting.start}/{meeting.end}"
    return meeting.start


def place(frame: Frame, meeting: Meeting) -> str:
    """Return where a meeting was held, or how, where it had no place."""
    if meeting.place is None:
        return str(MODE[meeting.mode])
    where = [meeting.place.city or meeting.place.region or "", frame.party(meeting.place.country)]
    return ", ".join(part for part in where if part)


@reads
def meeting_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    meeting = meetings.meeting(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(meeting.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(meeting.name),
            section="meetings",
            trail=((gettext("Meetings"), frame.address("meeting")),),
            json_ld=event_json_ld(frame, meeting),
        ),
        kicker=str(MEETING_KIND[meeting.kind]),
        heading=meeting.name,
        is_states_words=False,
        subheading=meeting.theme,
        confidence=meeting.confidence,
        facts=_meeting_facts(frame, meeting, marks),
        sections=tuple(_meeting_sections(frame, meeting, notes)),
        notes=notes.listed(),
        downloads=brief_downloads(frame, "meeting", meeting.id),
        history=frame.history("meeting", meeting.id),
    )
    return render(request, "public/object.html", {"page": page})


def _meeting_facts(frame: Frame, meeting: Meeting, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    ordinal = f" ({meeting.ordinal})" if meeting.ordinal else ""
    rows = [
        Fact(gettext("Date"), frame.date(dates(meeting)), sources=marks),
        Fact(gettext("Place"), place(frame, meeting)),
        Fact(gettext("Mode"), str(MODE[meeting.mode])),
        Fact(
            gettext("Series"),
            frame.term("series", meeting.series) + ordinal,
            f"{frame.address('meeting')}?series={meeting.series}",
        ),
        Fact(
            gettext("Hosts"),
            shown.listed(
                [*(frame.party(code) for code in meeting.hosts), *meeting.host_organisations],
                frame.language,
            ),
        ),
        Fact(gettext("Named as taking part"), frame.parties(meeting.participants)),
        Fact(gettext("The quartet then"), frame.parties(meeting.quartet_then)),
    ]
    return tuple(fact for fact in rows if fact.detail)


def _meeting_sections(frame: Frame, meeting: Meeting, notes: Notes) -> list[Section]:
    return [
        *_taking_part(meeting, frame),
        *said(gettext("Theme in other wordings"), "wordings", _variants(meeting)),
        *said(gettext("Outcome"), "outcome", [meeting.outcome]),
        *_statements(frame, meeting, notes),
        *_texts(frame, meeting),
        *said(
            gettext("Notes"), "notes", [meeting.note, meeting.start_note, *meeting.discrepancies]
        ),
    ]


def _variants(meeting: Meeting) -> list[Words | None]:
    return [{variant.language: variant.text} for variant in meeting.theme_variants]


def said(heading: str, identifier: str, words: list[Words | None]) -> list[Section]:
    """Return a section of what the record says under a heading; none where it says nothing."""
    found = [one for one in words if one]
    if not found:
        return []
    block = passage(found[0]) if len(found) == 1 else points(tuple(Said(one) for one in found))
    return [Section(identifier, heading, (block,))]


def _taking_part(meeting: Meeting, frame: Frame) -> list[Section]:
    blocks: list[Block] = []
    if meeting.attendance:
        blocks.append(
            claims(
                gettext("Attendance as published"),
                tuple(
                    Claim(
                        value=f"{shown.number(one.count, frame.language)} {frame.say(one.unit)}",
                        said_by=frame.say(one.said_by),
                        language=frame.tag_of(one.unit),
                    )
                    for one in meeting.attendance
                ),
            )
        )
    else:
        blocks.append(sentence(gettext("The record holds no published figure of attendance.")))
    people = (
        (gettext("Chairs"), meeting.chairs),
        (gettext("Heads of state or government present"), meeting.heads_present),
        (gettext("Heads of state or government who spoke"), meeting.heads_who_spoke),
        (gettext("Speakers"), meeting.speakers),
        (gettext("On attendance"), meeting.attendance_notes),
    )
    for label, words in people:
        if words:
            blocks.append(Block("labelled_points", (label, tuple(Said(one) for one in words))))
    return [Section("taking-part", gettext("Who took part"), tuple(blocks))]


def _statements(frame: Frame, meeting: Meeting, notes: Notes) -> list[Section]:
    found = meetings.statements(frame.slug, meeting=meeting.id, per_page=500).items
    if not found:
        return []
    return [
        Section(
            "statements",
            gettext("Statements"),
            tuple(
                Block(
                    "statement",
                    {
                        "label": statement.called(frame.tag),
                        "address": frame.address("statement", statement.id),
                        "capacity": statement.capacity,
                        "mode": str(MODE[statement.mode]),
                        "sources": notes.mark(statement.sources),
                        "points": tuple(Said(point) for point in statement.points),
                    },
                )
                for statement in found
            ),
        )
    ]


def _texts(frame: Frame, meeting: Meeting) -> list[Section]:
    held = {
        text.id: text for text in texts.texts(frame.slug, meeting=meeting.id, per_page=200).items
    }
    held |= texts.texts_by_id(frame.slug, tuple(one for one in meeting.texts if one not in held))
    order = [*meeting.texts, *(one for one in held if one not in meeting.texts)]
    if not order:
        return []
    counted = commitments.commitments_per_text(frame.slug)
    return [
        Section(
            "texts",
            gettext("Texts"),
            (
                links(
                    tuple(
                        Link(
                            frame.say(held[one].title),
                            frame.address("text", one),
                            line=n_commitments(counted.get(one, 0)),
                            language=frame.tag_of(held[one].title),
                        )
                        for one in order
                    )
                ),
            ),
        )
    ]


def n_commitments(number: int) -> str:
    """Return how many commitments of a text the record holds, as a sentence."""
    if not number:
        return gettext("The record holds no commitment of it yet.")
    return ngettext(
        "The record holds %(number)s commitment of it.",
        "The record holds %(number)s commitments of it.",
        number,
    ) % {"number": number}
