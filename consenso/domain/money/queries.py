"""Reading rates and prices, and the book of them to compute with."""

from django.db.models import Case, F, Q, When

from consenso.core.record import Rates
from consenso.domain.ledger.queries import document
from consenso.domain.money import models
from consenso.domain.money.published import Offers, Shelf, book_of


def all_rates(forum: str, *, kind: str = "", currency: str = "") -> tuple[Rates, ...]:
    """Return a forum's rates and prices, in the record's order. One query. `currency`: on either side of a rate."""
    rows = models.Rates.objects.filter(forum=forum)
    rows = rows.filter(kind=kind) if kind else rows
    if currency:
        rows = rows.filter(Q(currency=currency) | Q(base=currency))
    held = rows.order_by("position").values_list("document", flat=True)
    return tuple(map(Rates.model_validate, held))


def outlines(forum: str) -> tuple[Rates, ...]:
    """Return a forum's rates and prices in the record's order, each with its first and its last value alone. One query."""
    rows = models.Rates.objects.filter(forum=forum).order_by("position")
    found = []
    for held in rows.values_list("document", flat=True).iterator(50):
        points = held["points"]
        ends = points if len(points) < 3 else [points[0], points[-1]]
        found.append(Rates.model_validate(held | {"points": ends}))
    return tuple(found)


def rates(forum: str, identifier: str) -> Rates:
    """Return one forum's rates or prices of an id. One query.

    Raises:
        NotFound: there are none.
    """
    return document(models.Rates.objects.filter(forum=forum), Rates, identifier)


def digest(forum: str, identifier: str) -> str:
    """Return the SHA-256 of the document of rates, '' for none. One query."""
    rows = models.Rates.objects.filter(forum=forum, identifier=identifier)
    return rows.values_list("digest", flat=True).first() or ""


def offers(forum: str) -> Offers:
    """Return what sums of a forum can be said in. One query, which reads no values of rates of exchange."""
    of_prices = Case(When(kind="prices", then=F("document")), default=None)
    rows = models.Rates.objects.filter(forum=forum).order_by("position")
    found = list(rows.values_list("base", "currency", of_prices))
    pairs = frozenset(frozenset((base, to)) for base, to, index in found if index is None)
    prices = (Rates.model_validate(index) for _, _, index in found if index is not None)
    return Offers(pairs, {one.id: one for one in prices})


def shelf(forum: str, *, currency: str = "", prices: str = "") -> Shelf:
    """Return what is needed to say sums in a currency, by an index of prices. One query; what is not asked for is left out."""
    wanted = Q(pk__in=())
    if currency:
        wanted |= Q(kind="exchange") & (Q(currency=currency) | Q(base=currency))
    if prices:
        wanted |= Q(kind="prices", identifier=prices)
    rows = models.Rates.objects.filter(wanted, forum=forum).order_by("position")
    found = [
        (Rates.model_validate(document), digest)
        for document, digest in rows.values_list("document", "digest")
    ]
    return Shelf(
        book_of(one for one, _ in found),
        {one.id: one for one, _ in found},
        {one.id: digest for one, digest in found},
    )
