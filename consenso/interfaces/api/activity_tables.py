"""The tables of activities in the data package and the SQLite file. Rows are read from the database as they are written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from consenso.core.locale import choose
from consenso.domain.activities import parts, queries
from consenso.domain.activities.queries import ActivityRow
from consenso.interfaces.api import activity_columns as columns
from consenso.interfaces.api.columns import Column, Table, integer, number, text, words
from consenso.interfaces.api.whole import Whole
from consenso.interfaces.api.words_published import named

KEY = ("source", "iati_identifier", "copy")
PLACE = integer("place", "Its place in the list, from 1.", lambda row: row[1])


def _said(words: Mapping[str, str]) -> str | None:
    """Return words in English, else in the first language that there is."""
    return choose(named(words), "en").text or None


def _in_parts(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns that read from rows of (what, place, more) instead of from what itself."""

    def at(column: Column) -> Column:
        return Column(
            column.name,
            column.about,
            lambda row: column.read(row[0]),
            column.type,
            refers=column.refers,
        )

    return tuple(map(at, made))


OF = columns.of_activity(refers=True)
OF_PART = _in_parts(OF)
SOURCES = Table(
    "activity_sources",
    "Who publishes activities that the forum keeps.",
    ("id",),
    (
        text("id", "Its id.", lambda row: row.identifier),
        words("name", "What it is called."),
        text("address", "Where its file is published.", lambda row: row.address or None),
        text("publisher", "The organisation's reference.", lambda row: row.publisher or None),
        integer("entry", "The ledger's entry that accepted its activities last."),
    ),
    lambda record: queries.sources(record.forum.id),
)
ACTIVITIES = Table(
    "activities",
    "Projects and payments as their publishers published them; all that was published of each is in its IATI file.",
    KEY,
    (
        *OF,
        text(
            "title",
            "Its title in English, else in the first language.",
            lambda row: _said(row.title),
        ),
        *(one for one in columns.ACTIVITY if one.name != "reporting_org"),
        text("reporting_org", "Who reports it: the name.", lambda row: _said(row.reporting_name)),
        *columns.STATE,
    ),
    lambda record: queries.all_activities(record.forum.id),
)


def _titles(record: Whole) -> Iterator[tuple[ActivityRow, int, str, str]]:
    for row in queries.all_activities(record.forum.id):
        for nth, (language, said) in enumerate(named(row.title).items(), start=1):
            yield row, nth, language, said


TITLES = Table(
    "activity_titles",
    "The titles of activities in every language in which they are published.",
    (*KEY, "place"),
    (
        *OF_PART,
        PLACE,
        text("language", "As published (BCP 47); und: none is named.", lambda row: row[2]),
        text("title", "The title.", lambda row: row[3]),
    ),
    _titles,
)


def _shares(field: str) -> Callable[[Whole], Iterator[tuple[ActivityRow, int, Any]]]:
    def rows(record: Whole) -> Iterator[tuple[ActivityRow, int, Any]]:
        for row in queries.all_activities(record.forum.id):
            for nth, share in enumerate(getattr(row, field), start=1):
                yield row, nth, share

    return rows


COUNTRIES = Table(
    "activity_countries",
    "Countries of activities, with how much of each they are.",
    (*KEY, "place"),
    (
        *OF_PART,
        PLACE,
        text("code", "ISO 3166-1 alpha-2, as published.", lambda row: row[2][0] or None),
        text("percentage", "In per cent, exact, as published.", lambda row: row[2][1] or None),
    ),
    _shares("countries"),
)
SECTORS = Table(
    "activity_sectors",
    "Sectors of activities, with how much of each they are.",
    (*KEY, "place"),
    (
        *OF_PART,
        PLACE,
        text("vocabulary", "Codelist SectorVocabulary.", lambda row: row[2][0] or None),
        text("code", "The sector's code.", lambda row: row[2][1] or None),
        text("percentage", "In per cent, exact, as published.", lambda row: row[2][2] or None),
    ),
    _shares("sectors"),
)


def _numbered(
    found: Callable[[str], Iterable[parts.Part[Any]]], kind: Callable[[Any], str] = lambda row: ""
) -> Callable[[Whole], Iterator[tuple[parts.Part[Any], int]]]:
    """Return what gives each part of each activity with its place from 1, within its kind."""

    def rows(record: Whole) -> Iterator[tuple[parts.Part[Any], int]]:
        together = groupby(found(record.forum.id), key=lambda row: (row.value.activity, kind(row)))
        for _, some in together:
            for nth, row in enumerate(some, start=1):
                yield row, nth

    return rows


CODES = Table(
    "activity_codes",
    "Every country, region and sector of activities or of their transactions, each once: to find activities by.",
    (*KEY, "place"),
    (
        *OF_PART,
        PLACE,
        text("kind", "country, region, sector.", lambda row: row[0].value.kind),
        text("vocabulary", "Its vocabulary.", lambda row: row[0].value.vocabulary or None),
        text("code", "Its code.", lambda row: row[0].value.code),
    ),
    _numbered(parts.all_marks),
)
FLOWS = Table(
    "activity_flows",
    "Budgets, planned disbursements and transactions, each in its own currency. Nothing is converted or added up.",
    (*KEY, "kind", "place"),
    (
        *OF_PART,
        integer("place", "Its place among its kind, from 1.", lambda row: row[1]),
        *_in_parts(columns.FLOW),
    ),
    _numbered(parts.all_flows, lambda row: str(row.value.kind)),
)
PLACES = Table(
    "activity_places",
    "Points of activities.",
    (*KEY, "place"),
    (
        *OF_PART,
        PLACE,
        text("name", "What it is called.", lambda row: _said(row[0].value.name)),
        number("latitude", "In degrees (WGS 84).", lambda row: row[0].value.latitude),
        number("longitude", "In degrees (WGS 84).", lambda row: row[0].value.longitude),
        *(one for one in _in_parts(columns.PLACE) if one.name == "exactness"),
    ),
    _numbered(parts.all_places),
)
LINKS = Table(
    "activity_links",
    "Which commitments activities speak to, as people say, and why.",
    (*KEY, "commitment"),
    (*OF, *columns.LINK),
    lambda record: queries.links(record.forum.id),
)
ALL = (SOURCES, ACTIVITIES, TITLES, COUNTRIES, SECTORS, CODES, FLOWS, PLACES, LINKS)
