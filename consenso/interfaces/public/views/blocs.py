"""Blocs of states: who belonged to each, and when."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Bloc
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEMBERSHIP
from consenso.interfaces.public import filters, follow
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Said,
    Section,
    facts,
    form,
    links,
    passage,
    points,
    sentence,
    table,
    timeline,
)
from consenso.interfaces.public.structured import bloc_json_ld
from consenso.interfaces.public.views.states import until
from consenso.interfaces.ui.components import (
    Cell,
    Column,
    Fact,
    FilterForm,
    Table,
    TimelineItem,
)


@reads
def bloc_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    held = parties.blocs(frame.slug)
    lead = gettext("Blocs and groups of states, with who belonged to each, and when.")
    page = ListPage(
        shell=frame.shell(
            gettext("Blocs"), section="blocs", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Blocs"),
        lead=lead,
        form=None,
        before=(
            links(
                (
                    Link(
                        gettext("Compare two blocs at any date"),
                        f"{frame.address('bloc')}compare/",
                    ),
                )
            ),
        ),
        table=Table(
            caption=gettext("Blocs"),
            columns=(
                Column(gettext("Bloc")),
                Column(gettext("Abbreviation")),
                Column(gettext("Founded")),
            ),
            rows=tuple(
                (
                    Cell(frame.say(bloc.name), frame.address("bloc", bloc.id)),
                    Cell(bloc.abbreviation),
                    Cell(frame.date(bloc.founded)),
                )
                for bloc in held
            ),
        ),
        pagination=filters.whole(len(held), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="blocs", filters=None),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


@reads
def bloc_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    bloc = parties.bloc(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(bloc.sources)
    asked = filters.asked(request)
    on = asked.day() or frame.today
    members = parties.members_on(frame.slug, identifier, on=on)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(bloc.name),
            section="blocs",
            trail=((gettext("Blocs"), frame.address("bloc")),),
            json_ld=bloc_json_ld(
                frame, bloc, tuple(m.state for m in members if m.status == "member")
            ),
        ),
        kicker=gettext("Bloc"),
        heading=bloc.name,
        is_states_words=False,
        subheading=bloc.character,
        confidence=bloc.confidence,
        facts=_bloc_facts(frame, bloc, marks),
        sections=(
            *_bloc_sections(frame, bloc, members, asked),
            follow.section(frame, "bloc", bloc.id, code=bloc.id),
        ),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("bloc", bloc.id),
    )
    return render(request, "public/object.html", {"page": page})


def _bloc_facts(frame: Frame, bloc: Bloc, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    as_of = frame.say(bloc.member_count_as_of)
    count = str(bloc.member_count) if bloc.member_count is not None else ""
    rows = [
        Fact(gettext("Abbreviation"), bloc.abbreviation, sources=marks),
        Fact(gettext("Founded"), frame.date(bloc.founded)),
        Fact(
            gettext("Framework agreement"),
            frame.date(bloc.framework_agreement) if bloc.framework_agreement else "",
        ),
        Fact(gettext("In force"), frame.date(bloc.in_force) if bloc.in_force else ""),
        Fact(gettext("Members, as recorded"), f"{count} ({as_of})" if count and as_of else count),
        Fact(gettext("Seat"), bloc.seat or ""),
        Fact(
            gettext("Official languages"),
            shown.listed(
                [shown.language_name(tag, frame.language) for tag in bloc.official_languages],
                frame.language,
            ),
        ),
        Fact(gettext("Heir of"), shown.listed(bloc.heir_of, frame.language)),
        Fact(gettext("Relation to the forum"), frame.say(bloc.relation_to_forum)),
    ]
    return tuple(fact for fact in rows if fact.detail)


def _bloc_sections(
    frame: Frame, bloc: Bloc, members: tuple[parties.Member, ...], asked: filters.Asked
) -> list[Section]:
    on = asked.day() or frame.today
    held = tuple(
        Link(
            frame.party(member.state),
            frame.party_address(member.state),
            line="" if member.status == "member" else str(MEMBERSHIP[member.status]),
        )
        for member in sorted(
            members, key=lambda one: shown.sort_key(frame.party(one.state), frame.language)
        )
    )
    heading = gettext("Members on %(date)s") % {"date": frame.date(on.isoformat())}
    sections = [
        Section(
            "members", heading, (_day(asked, on), _standing(held), *_compare_link(frame, bloc, on))
        ),
        _history(frame, bloc),
    ]
    if bloc.founding_steps:
        steps = tuple(
            TimelineItem(on=step.date, title=frame.say(step.event)) for step in bloc.founding_steps
        )
        sections.append(Section("founding", gettext("Founding"), (timeline(steps),)))
    if bloc.presidencies:
        sections.append(_bloc_presidencies(frame, bloc, on))
    if bloc.note:
        sections.append(Section("notes", gettext("Notes"), (passage(bloc.note),)))
    return sections


def _day(asked: filters.Asked, on: dt.date) -> Block:
    field = filters.words("on", gettext("On the day (YYYY-MM-DD)"), on.isoformat())
    return form(FilterForm(action=asked.address, fields=(field,)))


def _standing(held: tuple[Link, ...]) -> Block:
    if held:
        return Block("names", held)
    return sentence(gettext("By the record, no state belonged to it on that day."))


def _compare_link(frame: Frame, bloc: Bloc, on: dt.date) -> tuple[Block, ...]:
    label = gettext("Compare it with another bloc at any date")
    address = f"{frame.address('bloc')}compare/?first={bloc.id}&on={on.isoformat()}"
    return (links((Link(label, address),)),)


def _history(frame: Frame, bloc: Bloc) -> Section:
    rows = tuple(
        (
            Cell(frame.parties(one.states)),
            Cell(str(MEMBERSHIP[one.status])),
            Cell(frame.date(one.since) if one.since else "—"),
            Cell(frame.date(one.until) if one.until else "—"),
            Cell(frame.say(one.note), language=frame.tag_of(one.note)),
        )
        for one in bloc.members
    )
    labels = (
        gettext("States"),
        gettext("Standing"),
        gettext("Since"),
        gettext("Until"),
        gettext("Note"),
    )
    found = Table(
        gettext("Who belonged to it, period by period"),
        tuple(Column(label) for label in labels),
        rows,
        "history-table",
    )
    return Section("history", gettext("Membership over time"), (table(found),))


def _bloc_presidencies(frame: Frame, bloc: Bloc, on: dt.date) -> Section:
    blocks: list[Block] = [
        *_troika(frame, bloc, on),
        timeline(
            tuple(
                TimelineItem(
                    on=one.from_,
                    title=frame.party(one.state),
                    address=frame.party_address(one.state),
                    summary=until(frame, one.to, frame.say(one.note)),
                )
                for one in bloc.presidencies
            )
        ),
    ]
    remarks = [words for words in (bloc.quartet, bloc.presidencies_note) if words]
    if remarks:
        blocks.append(points(tuple(Said(words) for words in remarks)))
    return Section("presidencies", gettext("Presidencies pro tempore"), tuple(blocks))


def _troika(frame: Frame, bloc: Bloc, on: dt.date) -> tuple[Block, ...]:
    troika = parties.troika_on(bloc, on=on)
    if troika is None:
        return ()
    day = frame.date(on.isoformat())
    held = (
        (gettext("The presidency before it"), troika.past),
        (gettext("The presidency on %(date)s") % {"date": day}, troika.present),
        (gettext("The presidency after it"), troika.next),
    )
    found = (
        Fact(label, frame.party(one.state), frame.party_address(one.state))
        for label, one in held
        if one
    )
    return (facts(*found),)
