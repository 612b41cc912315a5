"""Reading activities: lists, one, what is linked, what clashes."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from consenso.core.errors import NotFound
from consenso.core.formats.iati import Activity as Published
from consenso.core.formats.iati import parsed
from consenso.domain.activities.filtering import EVERY, Only, clashing, filtered, in_order
from consenso.domain.activities.models import Activity, ActivitySource, Flow, Link, Mark, Place
from consenso.domain.ledger.queries import Listing

RELATIONS = ("fulfils", "progress", "contradicts", "")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of activities: `name` by language, `entry` the public entry that accepted its activities last (None: none)."""

    id: int
    identifier: str
    name: Mapping[str, str]
    address: str
    publisher: str
    entry: int | None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """What a list says of an activity. Codes are as published; `copy` counts from 1; `gone` is the entry since which it is gone."""

    id: int
    source: str
    identifier: str
    copy: int
    digest: str
    title: Mapping[str, str]
    language: str
    status: str
    start_on: dt.date | None
    end_on: dt.date | None
    reporting: str
    reporting_name: Mapping[str, str]
    currency: str
    countries: tuple[tuple[str, str], ...]  # code, share in per cent as published
    sectors: tuple[tuple[str, str, str], ...]  # vocabulary, code, share
    entry: int
    gone: int | None


@dataclass(frozen=True, slots=True)
class FlowRow:
    """An amount: kind budget, planned or transaction; `type` the code of its type; `exact` as published, '' for no number."""

    activity: int
    kind: str
    type: str
    value: Decimal | None
    exact: str
    currency: str
    value_on: dt.date | None
    from_on: dt.date | None
    to_on: dt.date | None


@dataclass(frozen=True, slots=True)
class PlaceRow:
    activity: int
    name: Mapping[str, str]
    latitude: float
    longitude: float
    exactness: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """That an activity speaks to a commitment (id): how, why, and for which delegation it was said."""

    source: str
    identifier: str
    copy: int
    title: Mapping[str, str]
    commitment: str
    relation: str
    why: str
    by: str
    at: dt.datetime
    entry: int


def sources(forum: str) -> tuple[SourceRow, ...]:
    """Return a forum's sources of activities, by id. One query."""
    rows = ActivitySource.objects.filter(forum=forum).order_by("identifier")
    return tuple(map(row_of_source, rows))


def source(forum: str, identifier: str) -> SourceRow:
    """Return one source. One query.

    Raises:
        NotFound: there is none.
    """
    row = ActivitySource.objects.filter(forum=forum, identifier=identifier).first()
    if row is None:
        raise NotFound("source of activities", identifier)
    return row_of_source(row)


def activities_per_source(forum: str) -> Mapping[str, int]:
    """Return how many activities each source (id) has, without those that are gone. One query."""
    rows = ActivitySource.objects.filter(forum=forum)
    counted = rows.annotate(n=Count("activities", filter=Q(activities__gone=None)))
    return dict(counted.values_list("identifier", "n"))


def activities(
    forum: str,
    *,
    source: str = "",
    country: str = "",
    sector: str = "",
    status: str = "",
    commitment: str = "",
    year: int | None = None,
    is_gone: bool | None = None,
    is_clash: bool = False,
    page: int = 1,
    per_page: int = 50,
) -> Listing[ActivityRow]:
    """Return one page of a forum's activities, by source and place in its file. Two queries.

    The filters are those of `Only`; `is_clash`: only those of an identifier that stands more than once.
    """
    only = Only(
        source=source,
        country=country,
        sector=sector,
        status=status,
        commitment=commitment,
        year=year,
        is_gone=is_gone,
    )
    return listed(forum, only, is_clash=is_clash, page=page, per_page=per_page)


def listed(
    forum: str, only: Only, *, is_clash: bool = False, page: int = 1, per_page: int = 50
) -> Listing[ActivityRow]:
    """Return one page of those activities, by source and place in its file. Two queries."""
    rows = filtered(forum, only)
    if is_clash:
        rows = clashing(rows)
    start = (max(page, 1) - 1) * per_page
    items = tuple(map(activity_row, in_order(rows)[start : start + per_page]))
    return Listing(items, rows.count(), max(page, 1), per_page)


def all_activities(
    forum: str, only: Only = EVERY, *, is_clash: bool = False
) -> Iterator[ActivityRow]:
    """Yield every activity that `listed` would list, streamed. One query."""
    rows = filtered(forum, only)
    for row in in_order(clashing(rows) if is_clash else rows).iterator(500):
        yield activity_row(row)


def clashes(forum: str, *, page: int = 1, per_page: int = 50) -> Listing[ActivityRow]:
    """Return one page of the activities whose identifier stands more than once, in a source or in several. Two queries."""
    rows = clashing(Activity.objects.filter(forum=forum))
    start = (max(page, 1) - 1) * per_page
    ordered = rows.select_related("source").defer("xml")
    ordered = ordered.order_by("identifier", "source__identifier", "copy")
    items = tuple(map(activity_row, ordered[start : start + per_page]))
    return Listing(items, rows.count(), max(page, 1), per_page)


def copies(forum: str, identifier: str) -> tuple[ActivityRow, ...]:
    """Return every activity of an identifier, by source and copy. One query; more than one that is not gone is a clash."""
    rows = Activity.objects.filter(forum=forum, identifier=identifier)
    ordered = rows.select_related("source").defer("xml").order_by("source__identifier", "copy")
    return tuple(map(activity_row, ordered))


def first_of(forum: str, identifiers: Sequence[str]) -> Mapping[str, ActivityRow]:
    """Return the first activity of each identifier, by source and copy; those that are not held are absent. One query."""
    rows = Activity.objects.filter(forum=forum, identifier__in=identifiers)
    ordered = rows.select_related("source").defer("xml").order_by("source__identifier", "copy")
    found: dict[str, ActivityRow] = {}
    for row in map(activity_row, ordered):
        found.setdefault(row.identifier, row)
    return found


def activity(forum: str, source: str, identifier: str, copy: int = 1) -> ActivityRow:
    """Return one activity. One query.

    Raises:
        NotFound: there is none.
    """
    return activity_row(_one(forum, source, identifier, copy, whole=False))


def published(
    forum: str, source: str, identifier: str, copy: int = 1
) -> tuple[ActivityRow, Published]:
    """Return one activity with all that was published of it. One query.

    Raises:
        NotFound: there is none.
    """
    row = _one(forum, source, identifier, copy, whole=True)
    return activity_row(row), parsed(row.xml)


def _one(forum: str, source: str, identifier: str, copy: int, *, whole: bool) -> Activity:
    rows = Activity.objects.filter(
        forum=forum, source__identifier=source, identifier=identifier, copy=copy
    ).select_related("source")
    row = (rows if whole else rows.defer("xml")).first()
    if row is None:
        raise NotFound("activity", identifier)
    return row


def xml_of(forum: str, source: str = "") -> Iterator[tuple[ActivityRow, str]]:
    """Yield every activity, or those of one source, with its canonical form, in the order of the files. Streamed."""
    rows = Activity.objects.filter(forum=forum).select_related("source")
    if source:
        rows = rows.filter(source__identifier=source)
    order = ("source__identifier", F("gone").asc(nulls_first=True), "place", "id")
    for row in rows.order_by(*order).iterator(100):
        yield activity_row(row), row.xml


def flows(activities: Sequence[int]) -> tuple[FlowRow, ...]:
    """Return the amounts of activities (keys), each activity's in the order of its file. One query."""
    rows = Flow.objects.filter(activity__in=activities).order_by("activity", "kind", "place")
    return tuple(
        FlowRow(
            row.activity_id,
            row.kind,
            row.type,
            row.value,
            row.exact,
            row.currency,
            row.value_on,
            row.from_on,
            row.to_on,
        )
        for row in rows
    )


def places(activities: Sequence[int]) -> tuple[PlaceRow, ...]:
    """Return the points of activities (keys). One query."""
    rows = Place.objects.filter(activity__in=activities).order_by("activity", "id")
    return tuple(
        PlaceRow(row.activity_id, row.name, row.latitude, row.longitude, row.exactness)
        for row in rows
    )


def codes(forum: str, kind: str, *, limit: int = 300) -> tuple[tuple[str, int], ...]:
    """Return the codes of a kind (country, region, sector) with how many activities have each, the most first. One query."""
    rows = Mark.objects.filter(activity__source__forum=forum, kind=kind).values_list("code")
    counted = rows.annotate(n=Count("activity", distinct=True)).order_by("-n", "code")
    return tuple(counted[:limit])


def sector_codes(forum: str, *, limit: int = 300) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of sectors, those of most activities first, each with the vocabularies of which it is. One query.

    A vocabulary that is not named is 1, as the standard has it.
    """
    rows = Mark.objects.filter(activity__source__forum=forum, kind="sector")
    counted = rows.values_list("code", "vocabulary").annotate(n=Count("activity", distinct=True))
    found: dict[str, tuple[str, ...]] = {}
    for code, vocabulary, _ in counted.order_by("-n", "code", "vocabulary")[:limit]:
        found[code] = tuple(dict.fromkeys((*found.get(code, ()), vocabulary or "1")))
    return found


def years(forum: str) -> tuple[int, ...]:
    """Return the years in which activities start, the latest first. One query."""
    rows = Activity.objects.filter(source__forum=forum, start_on__isnull=False)
    return tuple(day.year for day in rows.dates("start_on", "year", order="DESC"))


def links(forum: str, commitments: Sequence[str] = ()) -> tuple[LinkRow, ...]:
    """Return the links of a forum, or those of some commitments (ids), by commitment and time. One query."""
    rows = Link.objects.filter(forum=forum)
    if commitments:
        rows = rows.filter(commitment__in=commitments)
    return _links(rows)


def links_of(activities: Sequence[int]) -> tuple[LinkRow, ...]:
    """Return the links of activities (keys), by commitment and time. One query."""
    return _links(Link.objects.filter(activity__in=activities))


def _links(rows: "QuerySet[Link]") -> tuple[LinkRow, ...]:
    found = rows.select_related("activity__source").defer("activity__xml")
    return tuple(map(link_row, found.order_by("commitment", "at", "id")))


def link_row(row: Link) -> LinkRow:
    return LinkRow(
        row.activity.source.identifier,
        row.activity.identifier,
        row.activity.copy,
        row.activity.title,
        row.commitment,
        row.relation,
        row.why,
        row.by,
        row.at,
        row.entry,
    )


def row_of_source(row: ActivitySource) -> SourceRow:
    return SourceRow(row.pk, row.identifier, row.name, row.address, row.publisher, row.entry)


def activity_row(row: Any) -> ActivityRow:
    return ActivityRow(
        row.pk,
        row.source.identifier,
        row.identifier,
        row.copy,
        row.digest,
        row.title,
        row.language,
        row.status,
        row.start_on,
        row.end_on,
        row.reporting,
        row.reporting_name,
        row.currency,
        tuple((one[0], one[1]) for one in row.countries),
        tuple((one[0], one[1], one[2]) for one in row.sectors),
        row.entry,
        row.gone,
    )
