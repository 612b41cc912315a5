"""The course of a draft in figures: as charts, as tables, as files."""

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from babel.dates import format_timedelta
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.locale import locale_of
from consenso.domain.drafting.past import ActRow, acts_of
from consenso.domain.drafting.queries import DraftRow
from consenso.domain.drafting.replay import Agreement, Point, course, since_circulated
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.replay_pages import CoursePage
from consenso.interfaces.desk.drafting.replay_shares import (
    chosen,
    computed,
    days_of,
    filter_of,
    table_of,
)
from consenso.interfaces.desk.drafting.replay_versions import chart_of, moments_of
from consenso.interfaces.desk.drafting.replay_versions import computed as computed_by_version
from consenso.interfaces.desk.drafting.replay_versions import filter_of as filter_by_version
from consenso.interfaces.desk.drafting.said import titles_of
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.charts import Chart, Step, steps
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.sheets import csv_answer

MOST = 120  # moments of a chart; the file has all
RUN = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run by spreadsheets

Course = tuple[tuple[Point, ...], tuple[Agreement, ...], dict[str, str]]


def course_of(row: DraftRow) -> Course:
    """Return how far a draft was when, how long each paragraph took, and what paragraphs are called. One query, or none again."""
    return _course(row.id, row.head)


@lru_cache(maxsize=16)
def _course(draft: int, head: str) -> Course:
    """`head` is the digest of the last act: with another act the course is another."""
    acts = since_circulated(acts_of(draft))
    points, took = course(acts)
    return points, took, called(acts)


def called(acts: Iterable[ActRow]) -> dict[str, str]:
    """Return what every paragraph that ever stood or was proposed is called, by id: by its last words."""
    last: dict[str, dict[str, str]] = {}
    for act in acts:
        for said in act.payload.get("proposals", ()):
            if said["kind"] == "addition":
                last.setdefault(
                    said["paragraph"],
                    {"id": said["paragraph"], "number": "", "text": said["texts"][0]},
                )
        for said in act.payload.get("paragraphs", ()):
            if said["text"] or said["id"] not in last:
                last[said["id"]] = said
    return titles_of(last.values())


@require_safe
@on_draft
def page(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """How far the draft was, when, and how long each paragraph took."""
    points, took, names = course_of(on.row)
    known = [one.took for one in took if one.took is not None]
    charts = _charts(on, points)
    days = days_of(on)
    asked = request.GET.get("on", "")
    day = chosen(days, asked)
    by_version, count = moments_of(on), request.GET.get("of", "")
    shown = CoursePage(
        shell=on.shell(gettext("Course"), trail=((gettext("Replay"), on.address("replay/")),)),
        tabs=on.tabs("replay"),
        title=on.title,
        charts=charts,
        course_csv=on.address("replay/course.csv"),
        table=_table(on, took, names),
        table_csv=on.address("replay/paragraphs.csv"),
        summary=_summary(on, took, known),
        parts_filter=filter_by_version(on, count, day=asked if day else ""),
        parts=chart_of(on, by_version, count),
        parts_csv=on.address("replay/versions.csv"),
        day_filter=filter_of(on, days, day, count=count) if day else None,
        shares=table_of(on, day) if day else None,
        shares_csv=on.address("replay/delegations.csv"),
        computed=(*_computed(len(points)), *computed_by_version(by_version), *computed()),
        back=on.address("replay/"),
    )
    return shown_page(request, "desk/drafting/course.html", shown)


def _charts(on: DraftDesk, points: Sequence[Point]) -> tuple[Chart, ...]:
    kept = thinned(points)
    language = on.desk.language

    def made(name: str, title: str, labels: tuple[str, ...], fields: tuple[str, ...]) -> Chart:
        found = tuple(
            Step(one.at, on.desk.moment(one.at), tuple(getattr(one, field) for field in fields))
            for one in kept
        )
        return steps(identifier=name, title=title, labels=labels, found=found, language=language)

    return (
        made(
            "agreed",
            gettext("Paragraphs, and those that are agreed"),
            (gettext("Agreed"), gettext("All paragraphs")),
            ("agreed", "paragraphs"),
        ),
        made("brackets", gettext("Brackets"), (gettext("Brackets"),), ("brackets",)),
    )


def thinned(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return at most MOST points, the first and the last among them; of those between, every so many."""
    if len(points) <= MOST:
        return tuple(points)
    last = len(points) - 1
    return tuple(points[round(place * last / (MOST - 1))] for place in range(MOST))


def _summary(on: DraftDesk, took: Sequence[Agreement], known: Sequence[dt.timedelta]) -> str:
    never = sum(1 for one in took if one.since_at is None)
    open_ = sum(1 for one in took if one.since_at is not None and one.agreed_at is None)
    parts = [
        ngettext(
            "%(count)d paragraph was agreed all along.",
            "%(count)d paragraphs were agreed all along.",
            never,
        )
        % {"count": never},
        ngettext(
            "%(count)d paragraph is not agreed.", "%(count)d paragraphs are not agreed.", open_
        )
        % {"count": open_},
    ]
    if known:
        parts.append(
            ngettext(
                "%(count)d paragraph was not agreed, and is now: it took %(time)s.",
                "%(count)d paragraphs were not agreed, and are now: half of them took at most %(time)s.",
                len(known),
            )
            % {
                "count": len(known),
                "time": lasted(sorted(known)[(len(known) - 1) // 2], on.desk.language),
            }
        )
    return " ".join(parts)


def lasted(took: dt.timedelta, language: str) -> str:
    """Return how long something took, in words, rounded: 3 days.

    >>> lasted(dt.timedelta(hours=70), "en")
    '3 days'
    """
    return str(format_timedelta(took, locale=locale_of(language)))


def _table(on: DraftDesk, took: Sequence[Agreement], names: dict[str, str]) -> Table | None:
    if not took:
        return None
    ways = [gettext("Paragraph"), gettext("Not agreed since"), gettext("Agreed"), gettext("Took")]

    def row(one: Agreement) -> tuple[Cell, ...]:
        return (
            Cell(
                names.get(one.paragraph, one.paragraph),
                on.address("replay/", paragraph=one.paragraph),
                language=on.row.language,
            ),
            Cell(on.desk.moment(one.since_at) if one.since_at else gettext("never")),
            Cell(_agreed(on, one)),
            Cell(lasted(one.took, on.desk.language) if one.took is not None else "–"),
            Cell(str(one.n_acts), is_number=True),
        )

    return Table(
        caption=gettext("Paragraphs, in the order of the draft"),
        columns=(*map(Column, ways), Column(gettext("Acts on it"), is_number=True)),
        rows=tuple(row(one) for one in took),
        identifier="took",
    )


def _agreed(on: DraftDesk, one: Agreement) -> str:
    if one.since_at is None:
        return "–"
    return on.desk.moment(one.agreed_at) if one.agreed_at else gettext("not agreed")


def _computed(n_points: int) -> tuple[tuple[str, str], ...]:
    found = [
        (
            gettext("Agreed"),
            gettext(
                "Paragraphs without brackets, of which nobody would add, move, split or merge any, on which no objection stands, and which are not linked to one that is not agreed; counted after every act."
            ),
        ),
        (
            gettext("Brackets"),
            gettext("Disputed places, those inside others included, counted after every act."),
        ),
        (
            gettext("How long a paragraph took"),
            gettext(
                "From the first act after which it was not agreed to the last after which it was again, and stayed so; by the clock, nights and pauses included."
            ),
        ),
    ]
    if n_points > MOST:
        said = gettext(
            "The charts show %(shown)d of %(all)d changes, evenly taken; the files have all of them."
        ) % {"shown": MOST, "all": n_points}
        found.append((gettext("What is left out"), said))
    return tuple(found)


@require_safe
@on_draft
def course_csv(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The course as a file: a row for each act that changed a figure."""
    points, _took, _names = course_of(on.row)
    rows: list[tuple[Scalar, ...]] = [("act", "at", "paragraphs", "agreed", "percent", "brackets")]
    rows += [
        (one.number, one.at.isoformat(), one.paragraphs, one.agreed, one.percent, one.brackets)
        for one in points
    ]
    return _file(on, rows, "course")


@require_safe
@on_draft
def paragraphs_csv(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """How long each paragraph took, as a file; times in seconds."""
    _points, took, names = course_of(on.row)
    rows: list[tuple[Scalar, ...]] = [
        ("paragraph", "called", "disputed_since", "agreed_at", "seconds", "acts")
    ]
    rows += [
        (
            one.paragraph,
            names.get(one.paragraph, ""),
            one.since_at.isoformat() if one.since_at else "",
            one.agreed_at.isoformat() if one.since_at and one.agreed_at else "",
            int(one.took.total_seconds()) if one.took is not None else "",
            one.n_acts,
        )
        for one in took
    ]
    return _file(on, rows, "paragraphs")


def _file(on: DraftDesk, rows: Sequence[Sequence[Scalar]], name: str) -> HttpResponse:
    header, *lines = rows
    text = written([str(one) for one in header], ([guarded(one) for one in line] for line in lines))
    return csv_answer(text, f"{on.row.identifier}-{name}")
