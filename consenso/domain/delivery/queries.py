"""Reading deliveries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, F

from consenso.core.record import Delivery
from consenso.domain.delivery import models
from consenso.domain.ledger.queries import Listing, document, documents, key, listing


@dataclass(frozen=True, slots=True)
class Answered:
    """A fact that speaks to a commitment, and how: fulfils, progress, contradicts, or '' where that is open."""

    delivery: Delivery
    relation: str


def deliveries(
    forum: str,
    *,
    kind: str = "",
    party: str = "",
    year: int | None = None,
    relation: str = "",
    page: int = 1,
    per_page: int = 50,
) -> Listing[Delivery]:
    """Return one page of a forum's deliveries, the newest first, undated ones last. Two queries.

    `party` is a party's code (CN, celac).
    """
    rows = models.Delivery.objects.filter(forum=forum)
    if kind:
        rows = rows.filter(kind=kind)
    if party:
        rows = rows.filter(actors__party=key(forum, party.lower()))
    if year is not None:
        rows = rows.filter(from_on__year=year)
    if relation:
        rows = rows.filter(answers__relation=relation)
    order = (F("from_on").desc(nulls_last=True), "position")
    return listing(rows.distinct().order_by(*order), Delivery, page=page, per_page=per_page)


def latest_naming(forum: str, party: str, *, limit: int) -> tuple[Delivery, ...]:
    """Return the last deliveries that name a party (CN, celac), the newest first, `limit` at most. One query."""
    rows = models.Delivery.objects.filter(forum=forum, actors__party=key(forum, party.lower()))
    order = (F("from_on").desc(nulls_last=True), "position")
    return documents(rows.distinct().order_by(*order)[:limit], Delivery)


def delivery(forum: str, identifier: str) -> Delivery:
    """Return one delivery. One query.

    Raises:
        NotFound: no such delivery.
    """
    return document(models.Delivery.objects.filter(forum=forum), Delivery, identifier)


def all_deliveries(forum: str) -> tuple[Delivery, ...]:
    """Return every delivery in the record's order. One query."""
    return documents(models.Delivery.objects.filter(forum=forum).order_by("position"), Delivery)


def answers_to(forum: str, commitments: Sequence[str]) -> Mapping[str, tuple[Answered, ...]]:
    """Return what was done about commitments (ids), each by date. One query; those without answers are absent."""
    rows = (
        models.Answer.objects.filter(commitment__in=[key(forum, one) for one in commitments])
        .order_by(F("delivery__from_on").asc(nulls_last=True), "delivery__position")
        .values_list("commitment__identifier", "relation", "delivery__document")
    )
    answers: dict[str, list[Answered]] = {}
    for commitment, relation, found in rows:
        answers.setdefault(commitment, []).append(
            Answered(Delivery.model_validate(found), relation)
        )
    return {commitment: tuple(found) for commitment, found in answers.items()}


def relations_per_commitment(forum: str) -> Mapping[str, tuple[str, ...]]:
    """Return the relations of the facts that speak to each commitment (id). One query; '' where open."""
    rows = models.Answer.objects.filter(delivery__forum=forum).order_by("commitment", "id")
    found: dict[str, list[str]] = {}
    for commitment, relation in rows.values_list("commitment__identifier", "relation"):
        found.setdefault(commitment, []).append(relation)
    return {commitment: tuple(relations) for commitment, relations in found.items()}


def delivery_years(forum: str) -> tuple[int, ...]:
    """Return the years of deliveries, the latest first. One query."""
    rows = models.Delivery.objects.filter(forum=forum, from_on__isnull=False)
    return tuple(day.year for day in rows.dates("from_on", "year", order="DESC"))


def deliveries_per_party(forum: str) -> Mapping[str, int]:
    """Return how many deliveries name each party (id). One query."""
    rows = (
        models.Actor.objects.filter(delivery__forum=forum)
        .values_list("party__identifier")
        .annotate(n=Count("delivery", distinct=True))
        .order_by("party__identifier")
    )
    return dict(rows)
