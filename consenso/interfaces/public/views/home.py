"""The first pages: the forums there are, and the front page of one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext, ngettext
from django.views.decorators.http import require_safe

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Forum, Meeting, Text, Words
from consenso.domain.commitments import queries as commitments
from consenso.domain.ledger import queries as ledger
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.record import queries as record
from consenso.domain.record.labels import KIND, KINDS
from consenso.domain.sources import queries as sources
from consenso.domain.texts import queries as texts
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.pages import Link
from consenso.interfaces.public.quantities import period
from consenso.interfaces.public.structured import forum_json_ld
from consenso.interfaces.public.takeaway import spreadsheet
from consenso.interfaces.public.views.changes import moment
from consenso.interfaces.public.views.meetings import dates, place
from consenso.interfaces.ui.charts import Chart, Moment, time_line
from consenso.interfaces.ui.components import Card, SourceNote
from consenso.interfaces.ui.pages import SECTION_OF, Shell, shell


@dataclass(frozen=True, slots=True)
class ForumsPage:
    """The forums whose records are on this site."""

    shell: Shell
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many objects of a kind the record holds."""

    number: int
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting of the forum's main series."""

    ordinal: str  # '' where it has no number
    name: str
    address: str
    date: str
    place: str
    theme: Words | None
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class PlanInForce:
    """The plan whose period holds the day."""

    title: Words
    address: str
    period: str
    commitments: str  # a sentence
    list_address: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page of a forum."""

    shell: Shell
    definition: Words
    definition_sources: tuple[int, ...]
    sides: tuple[Link, ...]
    figures: tuple[Figure, ...]
    series: str  # what the main series is called
    chart: Chart | None
    meetings: tuple[MeetingCard, ...]
    on: str  # the day for which the plan in force is shown
    plan: PlanInForce | None
    principles: tuple[Words, ...]
    principles_sources: tuple[int, ...]
    changes: tuple[Link, ...]
    ways: tuple[Card, ...]
    notes: tuple[SourceNote, ...]
    about_address: str
    changes_address: str
    methods_address: str


@require_safe
def forums(request: HttpRequest) -> HttpResponse:
    language = get_language() or "en"
    title = gettext("Forums")
    page = ForumsPage(
        shell=shell(
            language=language,
            path=request.path,
            site=settings.SITE,
            title=title,
            description=gettext(
                "The public record of intergovernmental forums: what states promised each other, and what was done about it."
            ),
        ),
        cards=tuple(_forum_card(one, language) for one in parties.forums()),
    )
    return render(request, "public/forums.html", {"page": page})


def _forum_card(forum: Forum, language: str) -> Card:
    n = sum(len(side.members) for side in forum.sides)
    name = shown.choose(forum.name, language)
    return Card(
        title=name.text,
        address=f"/{language}/{forum.id}/",
        summary=shown.choose(forum.definition, language).text,
        meta=ngettext("%(number)s state", "%(number)s states", n)
        % {"number": shown.number(n, language)},
        language=name.language if name.is_fallback else "",
    )


@reads
def time_line_data(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Answer with the moments of the time line."""
    series = frame.forum.main_series
    held = meetings.series(frame.slug, series) if series else ()
    found = _chart(frame, held, texts.plans(frame.slug))
    if found is None:
        raise NotFound("chart", "time")
    return spreadsheet(found)


@reads
def home(request: HttpRequest, frame: Frame) -> HttpResponse:
    forum = frame.forum
    notes = Notes(frame)
    marks = notes.mark(forum.sources)
    held = meetings.series(frame.slug, forum.main_series) if forum.main_series else ()
    plans = texts.plans(frame.slug)
    name = frame.say(forum.name)
    page = HomePage(
        shell=frame.shell(
            "",
            description=frame.say(forum.definition),
            json_ld=forum_json_ld(frame, forum),
            cited_as=name,
        ),
        definition=forum.definition,
        definition_sources=marks,
        sides=_sides(frame),
        figures=_figures(frame),
        series=frame.term("series", forum.main_series) if forum.main_series else "",
        chart=_chart(frame, held, plans),
        meetings=tuple(_meeting(frame, one) for one in held),
        on=frame.date(frame.today.isoformat()),
        plan=_plan(frame, plans),
        principles=tuple(term.name for term in forum.principles),
        principles_sources=notes.mark(forum.principles_sources),
        changes=_changes(frame),
        ways=_ways(frame, held),
        notes=notes.listed(),
        about_address=frame.section("forum"),
        changes_address=frame.section("changes"),
        methods_address=frame.section("methods"),
    )
    return render(request, "public/home.html", {"page": page})


def _sides(frame: Frame) -> tuple[Link, ...]:
    base = frame.address("state")
    return tuple(
        Link(
            frame.say(side.name),
            f"{base}?side={side.side}",
            line=ngettext("%(number)s state", "%(number)s states", len(side.members))
            % {"number": len(side.members)},
        )
        for side in frame.forum.sides
    )


def _figures(frame: Frame) -> tuple[Figure, ...]:
    held = dict(record.counts(frame.slug))
    held["source"] = sum(one.n_sources for one in sources.hosts(frame.slug))
    return tuple(
        Figure(held[kind], str(KIND[kind] if held[kind] == 1 else KINDS[kind]), frame.address(kind))
        for kind in SECTION_OF
    )


def _chart(frame: Frame, held: Sequence[Meeting], plans: Sequence[Text]) -> Chart | None:
    moments = [
        Moment(dates(one), _short(frame, one), "ahead" if _is_ahead(frame, one) else "")
        for one in held
    ]
    for plan in plans:
        if plan.period and plan.period.from_ and plan.period.to:
            label = gettext("Plan %(period)s") % {"period": period(plan.period)}
            moments.append(Moment(f"{plan.period.from_}/{plan.period.to}", label))
    if not moments:
        return None
    return time_line(
        identifier="time",
        title=gettext("Meetings and plans on a time line"),
        moments=tuple(moments),
        language=frame.language,
        width=1120,  # of the page at its widest
    )


def _short(frame: Frame, meeting: Meeting) -> str:
    where = place(frame, meeting)
    where = where[:1].upper() + where[1:]
    return f"{meeting.ordinal}: {where}" if meeting.ordinal else where


def _is_ahead(frame: Frame, meeting: Meeting) -> bool:
    return meeting.start > frame.today.isoformat()[: len(meeting.start)]


def _meeting(frame: Frame, meeting: Meeting) -> MeetingCard:
    return MeetingCard(
        ordinal=str(meeting.ordinal or ""),
        name=frame.say(meeting.name),
        address=frame.address("meeting", meeting.id),
        date=dates(meeting),
        place=place(frame, meeting),
        theme=meeting.theme,
        is_ahead=_is_ahead(frame, meeting),
    )


def _plan(frame: Frame, plans: Sequence[Text]) -> PlanInForce | None:
    year = frame.today.year
    held = [
        plan
        for plan in plans
        if plan.period and (plan.period.from_ or 0) <= year <= (plan.period.to or 0)
    ]
    if not held:
        return None
    plan = held[-1]
    n = commitments.commitments_per_text(frame.slug).get(plan.id, 0)
    return PlanInForce(
        title=plan.title,
        address=frame.address("text", plan.id),
        period=period(plan.period),
        commitments=ngettext(
            "%(number)s commitment of it is on record.",
            "%(number)s commitments of it are on record.",
            n,
        )
        % {"number": shown.number(n, frame.language)},
        list_address=f"{frame.address('commitment')}?text={plan.id}",
    )


def _changes(frame: Frame) -> tuple[Link, ...]:
    base = frame.section("changes")
    return tuple(
        Link(
            moment(frame, one.at),
            f"{base}{one.number}/",
            line=gettext("added: %(added)s, changed: %(changed)s, removed: %(removed)s")
            % {
                "added": shown.number(one.n_added, frame.language),
                "changed": shown.number(one.n_changed, frame.language),
                "removed": shown.number(one.n_removed, frame.language),
            },
        )
        for one in ledger.entries(frame.slug, per_page=5).items
    )


def _ways(frame: Frame, held: Sequence[Meeting]) -> tuple[Card, ...]:
    past = [one for one in held if not _is_ahead(frame, one)]
    latest = (
        Card(
            gettext("The latest meeting on one page"),
            f"{frame.address('meeting', past[-1].id)}brief/",
            gettext("A brief to read, print, quote or edit, with its sources."),
        ),
    )
    return (
        *(latest if past else ()),
        Card(
            gettext("Plans compared"),
            frame.section("compare"),
            gettext("What each plan promises, by area and in figures, and what is reported."),
        ),
        Card(
            gettext("Blocs compared"),
            f"{frame.address('bloc')}compare/",
            gettext("Who belongs to two blocs on any day, to both or to one only."),
        ),
        Card(
            gettext("Map"),
            frame.section("map"),
            gettext("All states of the forum, the smallest island as large as a fingertip."),
        ),
        Card(
            gettext("The record as data"),
            frame.section("data"),
            gettext("Download it, ask it by program, follow it by feed, check it."),
        ),
        Card(
            gettext("How the figures are computed"),
            frame.section("methods"),
            gettext("What is counted, what confidence means, and what the record does not hold."),
        ),
    )
