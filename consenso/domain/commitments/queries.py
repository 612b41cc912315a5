"""Reading key areas and commitments."""

from collections.abc import Mapping, Sequence

from django.db.models import Count, Max, Min

from consenso.core.record import Area, Commitment
from consenso.domain.commitments import models
from consenso.domain.ledger.queries import Listing, document, documents, key, listing


def areas(forum: str) -> tuple[Area, ...]:
    """Return the key areas in the record's order. One query."""
    return documents(models.Area.objects.filter(forum=forum).order_by("position"), Area)


def area(forum: str, identifier: str) -> Area:
    """Return one key area. One query.

    Raises:
        NotFound: no such area.
    """
    return document(models.Area.objects.filter(forum=forum), Area, identifier)


def commitments(
    forum: str,
    *,
    area: str = "",
    text: str = "",
    kind: str = "",
    topic: str = "",
    party: str = "",
    year: int | None = None,
    is_quantified: bool | None = None,
    page: int = 1,
    per_page: int = 50,
) -> Listing[Commitment]:
    """Return one page of a forum's commitments in the record's order. Two queries.

    `text` is the id of a text or a statement; `party` a party's code (CN, celac), in either role; `year`
    one that the period holds; `is_quantified` whether it names a quantity.
    """
    rows = models.Commitment.objects.filter(forum=forum)
    if area:
        rows = rows.filter(in_areas__area=key(forum, area))
    if text:
        rows = rows.filter(text=key(forum, text)) | rows.filter(statement=key(forum, text))
    if party:
        rows = rows.filter(actors__party=key(forum, party.lower()))
    if kind:
        rows = rows.filter(kind=kind)
    if topic:
        rows = rows.filter(topic=topic)
    if year is not None:
        rows = rows.filter(period_from__lte=year).exclude(period_to__lt=year)
    if is_quantified is not None:
        rows = rows.filter(quantity__isnull=not is_quantified)
    return listing(rows.distinct().order_by("position"), Commitment, page=page, per_page=per_page)


def first_naming(forum: str, party: str, *, limit: int) -> tuple[Commitment, ...]:
    """Return the first commitments that name a party (CN, celac), in the record's order, `limit` at most. One query."""
    rows = models.Commitment.objects.filter(forum=forum, actors__party=key(forum, party.lower()))
    return documents(rows.distinct().order_by("position")[:limit], Commitment)


def commitment(forum: str, identifier: str) -> Commitment:
    """Return one commitment. One query.

    Raises:
        NotFound: no such commitment.
    """
    return document(models.Commitment.objects.filter(forum=forum), Commitment, identifier)


def commitments_by_id(forum: str, identifiers: tuple[str, ...]) -> dict[str, Commitment]:
    """Return the commitments of these ids, in the record's order. One query."""
    rows = models.Commitment.objects.filter(forum=forum, identifier__in=identifiers)
    return {one.id: one for one in documents(rows.order_by("position"), Commitment)}


def all_commitments(forum: str) -> tuple[Commitment, ...]:
    """Return every commitment in the record's order. One query."""
    return documents(models.Commitment.objects.filter(forum=forum).order_by("position"), Commitment)


def period_years(forum: str) -> tuple[int, ...]:
    """Return every year from the first to the last that a period names, the latest first. One query."""
    rows = models.Commitment.objects.filter(forum=forum)
    ends = rows.aggregate(first=Min("period_from"), last=Max("period_to"), from_=Max("period_from"))
    years = [year for year in ends.values() if year is not None]
    return tuple(range(max(years), min(years) - 1, -1)) if years else ()


def commitments_per_area(forum: str) -> Mapping[str, int]:
    """Return how many commitments each area (id) has, those of two areas counted in both. One query."""
    rows = (
        models.InArea.objects.filter(commitment__forum=forum)
        .values_list("area__identifier")
        .annotate(n=Count("id"))
        .order_by("area__identifier")
    )
    return dict(rows)


def commitments_per_party(forum: str) -> Mapping[str, int]:
    """Return in how many commitments each party (id) is named, in either role. One query."""
    rows = (
        models.Actor.objects.filter(commitment__forum=forum)
        .values_list("party__identifier")
        .annotate(n=Count("commitment", distinct=True))
        .order_by("party__identifier")
    )
    return dict(rows)


def commitments_per_text(forum: str) -> Mapping[str, int]:
    """Return how many commitments stand in each text or statement (id). Two queries."""
    counted: dict[str, int] = {}
    for place in ("text__identifier", "statement__identifier"):
        rows = models.Commitment.objects.filter(forum=forum, **{f"{place}__isnull": False})
        counted |= dict(rows.values_list(place).annotate(n=Count("key")).order_by(place))
    return counted


def commitments_in(forum: str, texts: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the commitments that stand in each of these texts (ids). One query."""
    rows = (
        models.Commitment.objects.filter(text__in=[key(forum, one) for one in texts])
        .order_by("position")
        .values_list("text__identifier", "identifier")
    )
    found: dict[str, list[str]] = {}
    for text, identifier in rows:
        found.setdefault(text, []).append(identifier)
    return {text: tuple(ids) for text, ids in found.items()}
