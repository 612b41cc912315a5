"""What activities hold several of, listed for itself: amounts, points, marks, links; each with the activity that it is of."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from consenso.domain.activities.filtering import EVERY, Only, filtered, in_order, inside
from consenso.domain.activities.models import Activity, Flow, Link, Mark, Place
from consenso.domain.activities.queries import FlowRow, LinkRow, PlaceRow, link_row
from consenso.domain.ledger.queries import Listing

Point = tuple[int, float, float, str]  # key of the activity, latitude, longitude, code of how exact
T = TypeVar("T")
_NAMES = ("source__identifier", "identifier", "copy", "title")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of an activity, with the activity's source, identifier, copy and title."""

    source: str
    identifier: str
    copy: int
    title: Mapping[str, str]
    value: T


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A country, region or sector of an activity or of one of its transactions: `kind`, vocabulary, code as published."""

    activity: int
    kind: str
    vocabulary: str
    code: str


def flows(
    forum: str,
    only: Only = EVERY,
    *,
    kind: str = "",
    type: str = "",  # noqa: A002  # the standard's word
    currency: str = "",
    page: int = 1,
    per_page: int = 50,
) -> Listing[Part[FlowRow]]:
    """Return one page of the amounts of those activities: of one activity after the other, in the order of its file. Two queries.

    `kind` is budget, planned or transaction, `type` the code of a type within it.
    """
    rows = _of(Flow.objects.all(), forum, only)
    for name, value in (("kind", kind), ("type", type), ("currency", currency)):
        if value:
            rows = rows.filter(**{name: value})
    return _page(rows.order_by("activity", "kind", "place"), _FLOW, FlowRow, page, per_page)


def all_flows(forum: str, only: Only = EVERY) -> Iterator[Part[FlowRow]]:
    """Yield every amount of those activities, streamed. One query."""
    rows = _of(Flow.objects.all(), forum, only).order_by("activity", "kind", "place")
    return _streamed(rows, _FLOW, FlowRow)


def places(
    forum: str,
    only: Only = EVERY,
    *,
    exactness: str = "",
    page: int = 1,
    per_page: int = 50,
) -> Listing[Part[PlaceRow]]:
    """Return one page of the points of those activities. Two queries; `exactness` is the code of how exact they are."""
    rows = _of(_inside(only), forum, only)
    if exactness:
        rows = rows.filter(exactness=exactness)
    return _page(rows.order_by("activity", "pk"), _PLACE, PlaceRow, page, per_page)


def all_places(forum: str, only: Only = EVERY) -> Iterator[Part[PlaceRow]]:
    """Yield every point of those activities, streamed. One query."""
    rows = _of(_inside(only), forum, only).order_by("activity", "pk")
    return _streamed(rows, _PLACE, PlaceRow)


def all_marks(forum: str) -> Iterator[Part[MarkRow]]:
    """Yield every country, region and sector of a forum's activities, streamed. One query."""
    rows = _of(Mark.objects.all(), forum, EVERY).order_by("activity", "pk")
    return _streamed(rows, _MARK, MarkRow)


def links(
    forum: str,
    only: Only = EVERY,
    *,
    relation: str | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[LinkRow]:
    """Return one page of the links of those activities, by commitment and time. Two queries. `relation` '': left open; None: any."""
    rows = _of(Link.objects.all(), forum, only)
    if relation is not None:
        rows = rows.filter(relation=relation)
    if only.commitment:
        rows = rows.filter(commitment=only.commitment)
    ordered = rows.select_related("activity__source").defer("activity__xml")
    start = (max(page, 1) - 1) * per_page
    chosen = ordered.order_by("commitment", "at", "pk")[start : start + per_page]
    return Listing(tuple(map(link_row, chosen)), rows.count(), max(page, 1), per_page)


def points(forum: str, only: Only = EVERY) -> tuple[Point, ...]:
    """Return the points of those activities, activity by activity. One query."""
    rows = _of(_inside(only), forum, only)
    return tuple(
        rows.order_by("activity", "pk").values_list(
            "activity", "latitude", "longitude", "exactness"
        )
    )


def titles(keys: Collection[int]) -> Mapping[int, tuple[str, Mapping[str, str]]]:
    """Return identifier and title of activities by key. One query."""
    rows = Activity.objects.filter(pk__in=keys).values_list("pk", "identifier", "title")
    return {key: (identifier, title) for key, identifier, title in rows}


def names(forum: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield source, identifier and copy of every activity, with the entry that changed it last: streamed, by source. One query."""
    rows = in_order(filtered(forum, EVERY)).values_list(
        "source__identifier", "identifier", "copy", "entry", "gone"
    )
    for source, identifier, copy, entry, gone in rows.iterator(2000):
        yield source, identifier, copy, gone or entry


def n_without_place(forum: str, only: Only = EVERY) -> tuple[int, int]:
    """Return how many of those activities have no point, and how many they all are. Two queries."""
    rows = filtered(forum, only)
    without = rows.exclude(Exists(Place.objects.filter(activity=OuterRef("pk"))))
    return without.count(), rows.count()


def _inside(only: Only) -> "QuerySet[Place]":
    """Return the points in the box that is asked for; of an activity there may be others outside it."""
    return Place.objects.all() if only.box is None else inside(only.box)


def _of(rows: "QuerySet[Any]", forum: str, only: Only) -> "QuerySet[Any]":
    if only == EVERY:
        return rows.filter(activity__source__forum=forum)
    return rows.filter(activity__in=filtered(forum, only))


_FLOW = ("kind", "type", "value", "exact", "currency", "value_on", "from_on", "to_on")
_PLACE = ("name", "latitude", "longitude", "exactness")
_MARK = ("kind", "vocabulary", "code")


def _values(rows: "QuerySet[Any]", fields: tuple[str, ...]) -> "QuerySet[Any, tuple[Any, ...]]":
    return rows.values_list("activity", *(f"activity__{name}" for name in _NAMES), *fields)


def _streamed(
    rows: "QuerySet[Any]", fields: tuple[str, ...], made: Callable[..., T]
) -> Iterator[Part[T]]:
    return (_part(row, made) for row in _values(rows, fields).iterator(2000))


def _page(
    rows: "QuerySet[Any]",
    fields: tuple[str, ...],
    made: Callable[..., T],
    page: int,
    per_page: int,
) -> Listing[Part[T]]:
    start = (max(page, 1) - 1) * per_page
    chosen = _values(rows, fields)[start : start + per_page]
    items = tuple(_part(row, made) for row in chosen)
    return Listing(items, rows.count(), max(page, 1), per_page)


def _part(row: tuple[Any, ...], made: Callable[..., T]) -> Part[T]:
    activity, source, identifier, copy, title, *values = row
    return Part(source, identifier, copy, title, made(activity, *values))
