"""Where activities are, by the points that their publishers give: a map, the same as a table, every point as a spreadsheet."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.formats.spreadsheet import guarded, written
from consenso.domain.activities import parts
from consenso.domain.activities.filtering import Only, box_written
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_boxes import in_words
from consenso.interfaces.public.activity_parts import activity_address
from consenso.interfaces.public.activity_words import EXACTNESS, named
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.pages import (
    Block,
    DocumentPage,
    Section,
    computed,
    empty,
    sentence,
    table,
)
from consenso.interfaces.public.views.activities import filter_form, only
from consenso.interfaces.ui.components import Cell, Column, Download, Table
from consenso.interfaces.ui.map import MapPoint, PointsDrawing, Square, draw_points
from consenso.interfaces.ui.sheets import csv_answer

KINDS = {"1": "exact", "2": "approximate"}  # of points, by the standard's codes
TITLES = 3  # of a square, in the table
HEADER = [
    "source",
    "identifier",
    "copy",
    "title",
    "place",
    "latitude",
    "longitude",
    "exactness",
    "address",
]


@reads
def activity_map(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    wanted = only(asked)
    form = filter_form(frame, asked)
    found = parts.points(frame.slug, wanted)
    query = asked.query(field.name for field in form.fields)
    drawing = _drawing(frame, found, query) if found else None
    sheet = f"{frame.home}activities/places.csv"
    heading = gettext("Activities on a map")
    lead = gettext("Where activities are, by the points that those who publish them give.")
    page = DocumentPage(
        shell=frame.shell(
            heading,
            section="deliveries",
            description=lead,
            trail=((gettext("Activities"), frame.section("activities")),),
        ),
        heading=heading,
        lead=lead,
        form=form,
        before=(*_without(frame, wanted), *_map(drawing)),
        sections=_sections(frame, drawing, query),
        downloads=(
            Download(
                gettext("Every point as a spreadsheet"),
                f"{sheet}?{urlencode(query)}" if query else sheet,
                "CSV",
            ),
        ),
    )
    return render(request, "public/document.html", {"page": page})


def _without(frame: Frame, wanted: Only) -> tuple[Block, ...]:
    """Return in a sentence how many of the activities that are asked for have no point; nothing where there is none."""
    n_without, n_all = parts.n_without_place(frame.slug, wanted)
    said = {
        "number": shown.number(n_without, frame.language),
        "all": shown.number(n_all, frame.language),
    }
    if not n_all:
        return ()
    words = (
        ngettext(
            "%(number)s of %(all)s activities has no place: its publisher gives no point, and it is not on the map.",
            "%(number)s of %(all)s activities have no place: their publishers give no point, and they are not on the map.",
            n_without,
        )
        if n_without
        else ngettext(
            "The one activity has a place.",
            "Each of the %(all)s activities has a place.",
            n_all,
        )
    )
    return (sentence(words % said),)


def _map(drawing: PointsDrawing | None) -> tuple[Block, ...]:
    if drawing is None:
        return (
            empty(
                gettext("No place to show"),
                gettext("None of these activities is published with a point."),
            ),
        )
    return (
        Block("point_map", drawing),
        computed(
            gettext(
                "A dot stands where a point was published, and one dot where several fall upon each other. An activity may have several points, and many have none: an empty square does not mean that nothing was done there. Countries are not shaded, for how many activities name a country says first who publishes."
            )
        ),
    )


def _drawing(
    frame: Frame, found: Sequence[parts.Point], query: tuple[tuple[str, str], ...]
) -> PointsDrawing:
    return draw_points(
        [
            MapPoint(activity, latitude, longitude, KINDS.get(exactness, ""))
            for activity, latitude, longitude, exactness in found
        ],
        title=gettext("Where activities are"),
        description=gettext("Points as published, and squares by how many activities are there."),
        states=[one.code for one in frame.names.values() if one.kind == "state"],
        kinds={
            "exact": str(EXACTNESS["1"]),
            "approximate": str(EXACTNESS["2"]),
            "": gettext("Not said how exact"),
        },
        measure=lambda degrees: (
            gettext(
                "How many activities have a point in a square of %(degrees)d degrees. Each square leads to them."
            )
            % {"degrees": degrees}
        ),
        address=lambda square: _list_address(frame, square, query),
        said=lambda square: (
            gettext("%(where)s: %(activities)s")
            % {"where": in_words(_box(square)), "activities": _counted(frame, len(square.things))}
        ),
        language=frame.language,
    )


def _box(square: Square) -> tuple[float, float, float, float]:
    return square.west, square.south, square.east, square.north


def _list_address(frame: Frame, square: Square, query: tuple[tuple[str, str], ...]) -> str:
    pairs = [pair for pair in query if pair[0] != "box"]
    box = ("box", box_written(_box(square)))
    return f"{frame.section('activities')}?{urlencode([*pairs, box])}"


def _counted(frame: Frame, count: int) -> str:
    said = {"number": shown.number(count, frame.language)}
    return ngettext("%(number)s activity", "%(number)s activities", count) % said


def _sections(
    frame: Frame, drawing: PointsDrawing | None, query: tuple[tuple[str, str], ...]
) -> tuple[Section, ...]:
    if drawing is None:
        return ()
    squares = drawing.squares
    few = {key for one in squares for key in one.things[:TITLES]}
    titles = parts.titles(few)
    rows = tuple(_row(frame, one, titles, query) for one in squares)
    labels = (
        Column(gettext("Between")),
        Column(gettext("Activities"), is_number=True),
        Column(gettext("Points"), is_number=True),
        Column(gettext("Of these exact"), is_number=True),
        Column(gettext("Among them")),
    )
    caption = gettext("The squares of the map, from north to south and from west to east")
    listed = Table(caption, labels, rows, "squares-table")
    return (Section("as-table", gettext("The same as a table"), (table(listed),)),)


def _row(
    frame: Frame,
    one: Square,
    titles: Mapping[int, tuple[str, Mapping[str, str]]],
    query: tuple[tuple[str, str], ...],
) -> tuple[Cell, ...]:
    n_exact = sum(1 for point in one.points if point.kind == "exact")
    some = [titles[key] for key in one.things[:TITLES] if key in titles]
    told = [frame.say(title) or identifier for identifier, title in some]
    if len(one.things) > TITLES:
        told.append("…")
    return (
        Cell(in_words(_box(one)), _list_address(frame, one, query)),
        Cell(shown.number(len(one.things), frame.language), is_number=True),
        Cell(shown.number(len(one.points), frame.language), is_number=True),
        Cell(shown.number(n_exact, frame.language), is_number=True),
        Cell("; ".join(told)),
    )


@reads
def places_csv(request: HttpRequest, frame: Frame) -> HttpResponse:
    found = parts.all_places(frame.slug, only(filters.asked(request)))
    rows = (
        [
            guarded(cell)
            for cell in (
                one.source,
                one.identifier,
                one.copy,
                frame.say(one.title),
                frame.say(one.value.name),
                one.value.latitude,
                one.value.longitude,
                named(EXACTNESS, one.value.exactness),
                request.build_absolute_uri(
                    activity_address(frame, one.source, one.identifier, one.copy)
                ),
            )
        ]
        for one in found
    )
    return csv_answer(written(HEADER, rows), f"{frame.slug}-places")
