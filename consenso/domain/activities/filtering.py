"""Which activities of a forum: by what lists are filtered, so that indexes answer."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from consenso.domain.activities.models import Activity, Link, Mark, Place

Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True, slots=True)
class Only:
    """Which activities of a forum: those that are all of this. Empty, None: whichever.

    `country`, `region` and `sector` are codes, as published of the activity or of one of its transactions; `commitment` the id of one
    that it is linked to; `year` one in which it runs. `box` is west, south, east, north in degrees, one over the antimeridian where west
    is more than east: they have a point in it. `is_gone`: those that their source does not publish any more, or the others.
    """

    source: str = ""
    identifier: str = ""
    country: str = ""
    region: str = ""
    sector: str = ""
    status: str = ""
    commitment: str = ""
    year: int | None = None
    box: Box | None = None
    is_gone: bool | None = None


EVERY = Only()


def in_order(rows: "QuerySet[Activity]") -> "QuerySet[Activity]":
    """Return activities by source and place in its file, without their XML."""
    # In whole the order of an index, so that no page is sorted.
    rest = ("gone", "status", "start_on", "end_on", "pk")
    return rows.select_related("source").defer("xml").order_by("source__identifier", "place", *rest)


def filtered(forum: str, only: Only) -> "QuerySet[Activity]":
    """Return those activities, in no order."""
    # By the source's forum: its index gives the sources in their order, and theirs the activities in their files' order.
    rows = Activity.objects.filter(source__forum=forum)
    if only.source:
        rows = rows.filter(source__identifier=only.source)
    if only.status:
        rows = rows.filter(status=only.status)
    if only.identifier:
        named = Activity.objects.filter(forum=forum, identifier=only.identifier)
        rows = rows.filter(pk__in=named.values("pk"))
    for kind in ("country", "region", "sector"):
        if code := getattr(only, kind):
            rows = rows.filter(pk__in=Mark.objects.filter(kind=kind, code=code).values("activity"))
    if only.commitment:
        links = Link.objects.filter(forum=forum, commitment=only.commitment)
        rows = rows.filter(pk__in=links.values("activity"))
    if only.year == 0:  # no calendar has it
        return rows.none()
    if only.year is not None:
        first, last = dt.date(only.year, 1, 1), dt.date(only.year, 12, 31)
        rows = rows.filter(start_on__lte=last).exclude(end_on__lt=first)
    if only.box is not None:
        rows = rows.filter(pk__in=inside(only.box).values("activity"))
    if only.is_gone is not None:
        rows = rows.filter(gone__isnull=not only.is_gone)
    return rows


def clashing(rows: "QuerySet[Activity]") -> "QuerySet[Activity]":
    """Return those of activities whose identifier stands more than once."""
    others = Activity.objects.filter(
        forum=OuterRef("forum"), identifier=OuterRef("identifier"), gone=None
    ).exclude(pk=OuterRef("pk"))
    return rows.filter(Exists(others), gone=None)


def inside(box: Box) -> "QuerySet[Place]":
    """Return the points in a box: those on its south and west, not those on its north and east, but for the pole itself.

    180 degrees east are the same as 180 west, where a box may begin.
    """
    west, south, east, north = box
    rows = Place.objects.filter(latitude__gte=south)
    rows = rows.filter(latitude__lte=north) if north >= 90 else rows.filter(latitude__lt=north)
    if west >= east:
        return rows.filter(Q(longitude__gte=west) | Q(longitude__lt=east))
    found = Q(longitude__gte=west, longitude__lt=east)
    return rows.filter(found | Q(longitude=180) if west == -180 else found)


def box_of(text: str) -> Box | None:
    """Return the box that an address asks for: west, south, east, north in degrees, between commas. None for what is none.

    >>> box_of("-75,-10,-70,-5"), box_of("170,-20,-170,0")
    ((-75.0, -10.0, -70.0, -5.0), (170.0, -20.0, -170.0, 0.0))
    >>> box_of("1,2,3"), box_of("1,2,3,x"), box_of("0,5,10,-5"), box_of("0,0,nan,5")
    (None, None, None, None)
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if not (-90 <= south < north <= 90 and all(-180 <= one <= 180 for one in (west, east))):
        return None
    return west, south, east, north


def box_written(box: Box) -> str:
    """Return a box as `box_of` reads it.

    >>> box_written((-75.0, -10.0, -70.0, -5.5))
    '-75,-10,-70,-5.5'
    """
    return ",".join(f"{one:g}" for one in box)
