"""States: each a party with one voice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Bloc, Meeting, State
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEETING_KIND, MEMBERSHIP
from consenso.interfaces.public import activity_links, filters, follow
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Section,
    links,
    sentence,
    table,
    timeline,
)
from consenso.interfaces.public.quantities import done, measured, quantity
from consenso.interfaces.public.said import about_party
from consenso.interfaces.public.structured import state_json_ld
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.public.views.initiatives import standing, when
from consenso.interfaces.public.views.meetings import dates
from consenso.interfaces.ui.components import Cell, Column, Fact, Table, TimelineItem

# Where a list is long, this many are shown and the rest is one click away.
SHOWN = 12


@reads
def state_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    side, kind = asked.value("side"), asked.value("kind")
    held = sorted(
        (
            state
            for state in parties.states(frame.slug)
            if side in {"", state.side} and _is_of_kind(state, kind)
        ),
        key=lambda state: shown.sort_key(frame.say(state.name), frame.language),
    )
    form = filters.form(
        asked,
        filters.select(
            asked,
            "side",
            gettext("Side"),
            [(one.side, frame.say(one.name)) for one in frame.forum.sides],
        ),
        filters.select(
            asked,
            "kind",
            gettext("Kind"),
            [
                ("sids", gettext("Small island developing states")),
                ("lldc", gettext("Landlocked states")),
                ("ldc", gettext("Least developed countries")),
            ],
        ),
    )
    lead = gettext("The states that are parties of the forum, in alphabetical order.")
    page = ListPage(
        shell=frame.shell(
            gettext("States"), section="states", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("States"),
        lead=lead,
        form=form,
        before=(),
        table=_state_table(frame, held),
        pagination=filters.whole(len(held), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="states", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _is_of_kind(state: State, kind: str) -> bool:
    return {
        "sids": state.small_island_developing_state,
        "lldc": state.landlocked,
        "ldc": state.least_developed,
    }.get(kind, True)


def _state_table(frame: Frame, held: list[State]) -> Table:
    promised = commitments.commitments_per_party(frame.slug)
    delivered = delivery.deliveries_per_party(frame.slug)
    return Table(
        caption=gettext("States"),
        columns=(
            Column(gettext("State")),
            Column(gettext("Code")),
            Column(gettext("Capital")),
            Column(gettext("Commitments that name it"), is_number=True),
            Column(gettext("Deliveries that name it"), is_number=True),
        ),
        rows=tuple(
            (
                Cell(frame.say(state.name), frame.address("state", state.id)),
                Cell(state.iso2),
                Cell(state.capital or ""),
                Cell(str(promised.get(state.id, 0)), is_number=True),
                Cell(str(delivered.get(state.id, 0)), is_number=True),
            )
            for state in held
        ),
    )


@reads
def state_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    state, blocs = parties.state_and_blocs(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(state.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(state.name),
            section="states",
            trail=((gettext("States"), frame.address("state")),),
            json_ld=state_json_ld(frame, state),
        ),
        kicker=gettext("State"),
        heading=state.name,
        is_states_words=False,
        subheading=state.formal_name,
        confidence=state.confidence,
        facts=_state_facts(frame, state, marks),
        sections=tuple(_state_sections(frame, state, blocs, notes)),
        notes=notes.listed(),
        downloads=brief_downloads(frame, "state", state.id),
        history=frame.history("state", state.id),
    )
    return render(request, "public/object.html", {"page": page})


def _state_facts(frame: Frame, state: State, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    kinds = [
        words
        for holds, words in (
            (state.small_island_developing_state, gettext("small island developing state")),
            (state.landlocked, gettext("landlocked")),
            (state.least_developed, gettext("least developed country")),
        )
        if holds
    ]
    sides = {one.side: frame.say(one.name) for one in frame.forum.sides}
    rows = [
        Fact(gettext("Side of the forum"), sides[state.side], sources=marks),
        Fact(gettext("Capital"), state.capital or ""),
        Fact(
            gettext("Official languages"),
            shown.listed(
                [shown.language_name(tag, frame.language) for tag in state.official_languages],
                frame.language,
            ),
        ),
        Fact(gettext("ISO 3166 codes"), f"{state.iso2}, {state.iso3}"),
        Fact(gettext("UN M49"), state.un_m49),
        Fact(gettext("Groups"), shown.listed(kinds, frame.language)),
        Fact(gettext("Note"), frame.say(state.note), language=frame.tag_of(state.note)),
    ]
    return tuple(fact for fact in rows if fact.detail)


def _state_sections(
    frame: Frame, state: State, blocs: tuple[Bloc, ...], notes: Notes
) -> list[Section]:
    return [
        section
        for section in (
            _memberships(frame, state, blocs),
            _presidencies(frame, state, blocs),
            _hosted(frame, state),
            _statements(frame, state),
            _initiatives(frame, state, notes),
            _promised(frame, state),
            _delivered(frame, state),
            *activity_links.of_state(frame, state.iso2),
            about_party(frame, state.iso2),
            follow.section(frame, "state", state.id, code=state.iso2),
        )
        if section
    ]


def _memberships(frame: Frame, state: State, blocs: tuple[Bloc, ...]) -> Section:
    held = [
        (bloc, membership)
        for bloc in blocs
        for membership in bloc.members
        if state.iso2 in membership.states
    ]
    if not held:
        block = sentence(gettext("The record holds no membership of a bloc."))
        return Section("memberships", gettext("Memberships over time"), (block,))
    rows = tuple(
        (
            Cell(frame.say(bloc.name), frame.address("bloc", bloc.id), frame.tag_of(bloc.name)),
            Cell(str(MEMBERSHIP[one.status])),
            Cell(frame.date(one.since) if one.since else "—"),
            Cell(frame.date(one.until) if one.until else "—"),
            Cell(frame.say(one.note), language=frame.tag_of(one.note)),
        )
        for bloc, one in held
    )
    labels = (
        gettext("Bloc"),
        gettext("Standing"),
        gettext("Since"),
        gettext("Until"),
        gettext("Note"),
    )
    found = Table(
        gettext("Memberships"), tuple(Column(label) for label in labels), rows, "memberships-table"
    )
    return Section("memberships", gettext("Memberships over time"), (table(found),))


def _presidencies(frame: Frame, state: State, blocs: tuple[Bloc, ...]) -> Section | None:
    items = [
        TimelineItem(
            on=presidency.from_,
            title=frame.say(bloc.name),
            address=frame.address("bloc", bloc.id),
            summary=until(frame, presidency.to, frame.say(presidency.note)),
        )
        for bloc in blocs
        for presidency in parties.presidencies_of(bloc, state.iso2)
    ]
    if not items:
        return None
    return Section("presidencies", gettext("Presidencies"), (timeline(tuple(items)),))


def until(frame: Frame, to: str | None, note: str) -> str:
    end = gettext("until %(date)s") % {"date": frame.date(to)} if to else gettext("in office")
    return f"{end}; {note}" if note else end


def _hosted(frame: Frame, state: State) -> Section | None:
    held = meetings.meetings_hosted(frame.slug, state.iso2)
    if not held:
        return None
    return Section(
        "hosted", gettext("Meetings hosted"), (timeline(tuple(_item(frame, one) for one in held)),)
    )


def _item(frame: Frame, meeting: Meeting) -> TimelineItem:
    return TimelineItem(
        on=dates(meeting),
        title=frame.say(meeting.name),
        address=frame.address("meeting", meeting.id),
        kind=str(MEETING_KIND[meeting.kind]),
    )


def _statements(frame: Frame, state: State) -> Section | None:
    held = meetings.statements_by(frame.slug, state.iso2, limit=SHOWN + 1)
    if not held:
        return None
    found = tuple(
        Link(
            one.called(frame.tag),
            frame.address("statement", one.id),
            line=f"{frame.date(one.date)} · {frame.say(one.capacity)}",
        )
        for one in held[:SHOWN]
    )
    address = f"{frame.address('statement')}?state={state.iso2}"
    return Section("statements", gettext("Statements"), (links(found), *_rest(len(held), address)))


def _initiatives(frame: Frame, state: State, notes: Notes) -> Section | None:
    held = parties.initiatives(frame.slug, state=state.iso2)
    if not held:
        return None
    rows = tuple(
        (
            Cell(frame.say(one.name), frame.address("initiative", one.id), frame.tag_of(one.name)),
            Cell(standing(frame, one, part)),
            Cell(when(frame, part)),
            Cell(frame.say(part.note), language=frame.tag_of(part.note)),
        )
        for one in held
        for part in one.participations
        if part.state == state.iso2
    )
    labels = (gettext("Initiative"), gettext("Standing"), gettext("Date"), gettext("Note"))
    found = Table(
        gettext("How it stands to each"),
        tuple(Column(label) for label in labels),
        rows,
        "initiatives-table",
    )
    return Section("initiatives", gettext("Initiatives and agreements"), (table(found),))


def _promised(frame: Frame, state: State) -> Section:
    heading = gettext("Commitments that name it")
    held = commitments.first_naming(frame.slug, state.iso2, limit=SHOWN + 1)
    if not held:
        words = gettext("No commitment names it alone; those made to its side as a whole do.")
        return Section("commitments", heading, (sentence(words),))
    answered = delivery.relations_per_commitment(frame.slug)
    found = tuple(
        Link(
            frame.say(one.paraphrase),
            frame.address("commitment", one.id),
            line=" · ".join(
                part for part in (quantity(frame, one), done(answered.get(one.id, ()))) if part
            ),
            language=frame.tag_of(one.paraphrase),
        )
        for one in held[:SHOWN]
    )
    more = _rest(len(held), f"{frame.address('commitment')}?party={state.iso2}")
    return Section("commitments", heading, (links(found), *more))


def _rest(found: int, address: str) -> tuple[Block, ...]:
    if found <= SHOWN:
        return ()
    return (links((Link(gettext("All of them in the list"), address),)),)


def _delivered(frame: Frame, state: State) -> Section:
    heading = gettext("Deliveries that name it")
    held = delivery.latest_naming(frame.slug, state.iso2, limit=SHOWN + 1)
    if not held:
        return Section("deliveries", heading, (sentence(gettext("No fact on record names it.")),))
    found = tuple(
        Link(
            frame.say(one.fact),
            frame.address("delivery", one.id),
            line=" · ".join(
                (
                    frame.date(one.date),
                    *(measured(frame, f.quantity, f.unit, f.currency) for f in one.figures),
                )
            ),
            language=frame.tag_of(one.fact),
        )
        for one in held[:SHOWN]
    )
    more = _rest(len(held), f"{frame.address('delivery')}?party={state.iso2}")
    return Section("deliveries", heading, (links(found), *more))
