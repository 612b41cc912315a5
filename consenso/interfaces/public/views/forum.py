"""The forum itself: its rules, organs, principles, and how it came about."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Forum, Mechanism, Words
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import activity_links
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ObjectPage,
    Said,
    Section,
    facts,
    links,
    passage,
    points,
    timeline,
)
from consenso.interfaces.ui.components import Fact, TimelineItem


@reads
def forum_page(request: HttpRequest, frame: Frame) -> HttpResponse:
    forum = frame.forum
    notes = Notes(frame)
    marks = notes.mark(forum.sources)
    sections = _sections(frame, forum, notes)
    page = ObjectPage(
        shell=frame.shell(gettext("The forum"), description=frame.say(forum.definition)),
        kicker=gettext("Forum"),
        heading=forum.name,
        is_states_words=False,
        subheading=forum.definition,
        confidence=forum.confidence,
        facts=_facts(frame, forum, marks),
        sections=tuple(section for section in sections if section.blocks),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("forum", forum.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, forum: Forum, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    languages = forum.official_languages.languages if forum.official_languages else ()
    rows = [
        _fact(frame, gettext("Formal name"), forum.formal_name, marks),
        _fact(frame, gettext("Abbreviation"), forum.abbreviation),
        Fact(
            gettext("Official languages"),
            shown.listed(
                [shown.language_name(tag, frame.language) for tag in languages], frame.language
            ),
        ),
        *(
            Fact(
                frame.say(side.name),
                frame.parties(side.members),
                f"{frame.address('state')}?side={side.side}",
            )
            for side in forum.sides
        ),
    ]
    if forum.partnership:
        rows.append(_fact(frame, gettext("Partnership"), forum.partnership.name))
        rows.append(Fact(gettext("Partnership since"), frame.date(forum.partnership.since)))
    if forum.rules:
        held = texts.texts_by_id(frame.slug, (forum.rules,))[forum.rules]
        rows.append(
            Fact(
                gettext("Rules"),
                frame.say(held.title),
                frame.address("text", held.id),
                frame.tag_of(held.title),
            )
        )
    rows += [
        Fact(
            gettext("Official site, %(language)s")
            % {"language": shown.language_name(site.language, frame.language)},
            site.url,
            site.url,
        )
        for site in forum.official_sites
    ]
    return tuple(row for row in rows if row.detail)


def _fact(frame: Frame, term: str, words: Words | None, marks: tuple[int, ...] = ()) -> Fact:
    return Fact(term, frame.say(words), language=frame.tag_of(words), sources=marks)


def _sections(frame: Frame, forum: Forum, notes: Notes) -> list[Section]:
    principles: list[Block] = []
    if forum.principles:
        named = tuple(Said(term.name) for term in forum.principles)
        principles.append(points(named))
    if forum.principles_note:
        principles.append(passage(forum.principles_note, notes.mark(forum.principles_sources)))
    return [
        Section("principles", gettext("Principles"), tuple(principles)),
        Section("establishment", gettext("How it came about"), _establishment(frame, forum, notes)),
        *(
            Section(f"organ-{one.id}", frame.say(one.name), _organ(frame, one, notes))
            for one in forum.mechanisms
        ),
        Section("decisions", gettext("How it decides on texts"), _decisions(frame, forum, notes)),
        Section(
            "reporting",
            gettext("When parties report"),
            (passage(forum.reporting.words, notes.mark(forum.reporting.sources)),)
            if forum.reporting
            else (),
        ),
        Section("frameworks", gettext("Frames of cooperation"), _frameworks(frame, forum, notes)),
        Section(
            "representatives",
            gettext("Who speaks for it"),
            _said(
                (one.name, one.title, one.seen, notes.mark(one.sources))
                for one in forum.representatives
            ),
        ),
        Section("activities", gettext("Activities"), activity_links.way(frame)),
        Section("notes", gettext("Notes"), _notes(forum, notes)),
    ]


def _said(
    rows: Iterable[tuple[str, Words, Words, tuple[int, ...]]],
) -> tuple[Block, ...]:
    found = [
        Block("labelled_points", (who, (Said(title, marks), Said(seen))))
        for who, title, seen, marks in rows
    ]
    return tuple(found)


def _establishment(frame: Frame, forum: Forum, notes: Notes) -> tuple[Block, ...]:
    if not forum.establishment:
        return ()
    items = tuple(
        TimelineItem(on=step.date, title=frame.say(step.event)) for step in forum.establishment
    )
    for step in forum.establishment:
        notes.mark(step.sources)
    return (timeline(items),)


def _decisions(frame: Frame, forum: Forum, notes: Notes) -> tuple[Block, ...]:
    return tuple(
        Block("labelled_points", (frame.say(one.name), (Said(one.words, notes.mark(one.sources)),)))
        for one in forum.decisions
    )


def _organ(frame: Frame, one: Mechanism, notes: Notes) -> tuple[Block, ...]:
    marks = notes.mark(one.sources)
    rows = [
        _fact(frame, gettext("Level"), one.level),
        _fact(frame, gettext("How often"), one.frequency),
        _fact(frame, gettext("Where"), one.place_rule),
        _fact(frame, gettext("What it does"), one.role),
        _fact(frame, gettext("In practice"), one.practice),
        _fact(frame, gettext("Languages"), one.languages),
        _fact(frame, gettext("Note"), one.note),
    ]
    known = [row for row in rows if row.detail]
    if known:
        first = known[0]
        known[0] = Fact(first.term, first.detail, first.address, first.language, marks)
    met = tuple(
        Link(frame.term("series", name), f"{frame.address('meeting')}?series={name}")
        for name in one.series
    )
    return (*((facts(*known),) if known else ()), *((links(met),) if met else ()))


def _frameworks(frame: Frame, forum: Forum, notes: Notes) -> tuple[Block, ...]:
    return tuple(
        Block(
            "labelled_points",
            (frame.date(one.date), (Said(one.description, notes.mark(one.sources)),)),
        )
        for one in forum.frameworks
    )


def _notes(forum: Forum, notes: Notes) -> tuple[Block, ...]:
    found = [
        Said(one.note, notes.mark(one.sources))
        for one in (forum.follow_up, forum.main_platform)
        if one
    ]
    return (points(tuple(found)),) if found else ()
