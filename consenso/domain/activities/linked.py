"""Reading what activities are linked to, from the side of commitments: counts, lists, and the activities themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, QuerySet

from consenso.domain.activities.filtering import Only, filtered, in_order
from consenso.domain.activities.models import Activity, Link
from consenso.domain.activities.queries import (
    ActivityRow,
    LinkRow,
    activity_row,
    flows,
    link_row,
)
from consenso.domain.activities.reading import amount
from consenso.domain.ledger.queries import Listing


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A link with its activity; `n_copies` is how many activities of that identifier are published, in all sources."""

    link: LinkRow
    activity: ActivityRow
    n_copies: int


def linked_to(forum: str, commitment: str) -> tuple[LinkedRow, ...]:
    """Return the activities that are linked to a commitment (id), by time; none: (). Two queries at most."""
    return linked_to_each(forum, (commitment,)).get(commitment, ())


def linked_to_each(forum: str, commitments: Sequence[str]) -> Mapping[str, tuple[LinkedRow, ...]]:
    """Return the activities that are linked to each of these commitments (ids), by time; those without are absent. Two queries at most."""
    links = Link.objects.filter(forum=forum, commitment__in=commitments)
    links = links.select_related("activity__source").defer("activity__xml")
    rows = tuple(links.order_by("at", "pk"))
    if not rows:
        return {}
    published = _published(forum, [row.activity.identifier for row in rows])
    found: dict[str, list[LinkedRow]] = {}
    for row in rows:
        n_copies = published.get(row.activity.identifier, 0)
        found.setdefault(row.commitment, []).append(
            LinkedRow(link_row(row), activity_row(row.activity), n_copies)
        )
    return {commitment: tuple(of_it) for commitment, of_it in found.items()}


def _published(forum: str, identifiers: Sequence[str]) -> Mapping[str, int]:
    rows = Activity.objects.filter(forum=forum, identifier__in=identifiers, gone=None)
    counted = rows.order_by().values_list("identifier").annotate(n=Count("pk"))
    return {str(identifier): int(n) for identifier, n in counted}


def activities_by_key(forum: str, keys: Sequence[int]) -> dict[int, ActivityRow]:
    """Return activities by their keys; those that are none are absent. One query."""
    rows = Activity.objects.filter(forum=forum, pk__in=keys).select_related("source").defer("xml")
    return {row.pk: activity_row(row) for row in rows}


def linked_to_any(
    forum: str, commitments: Sequence[str], *, page: int = 1, per_page: int = 50
) -> Listing[ActivityRow]:
    """Return one page of the activities that are linked to any of these commitments (ids), by source and place. Two queries at most."""
    links = Link.objects.filter(activity=OuterRef("pk"), commitment__in=commitments)
    return _listed(Activity.objects.filter(Exists(links), source__forum=forum), page, per_page)


def published_in(
    forum: str, country: str, *, page: int = 1, per_page: int = 50
) -> Listing[ActivityRow]:
    """Return one page of the activities that are published as being in a country (code), by source and place. Two queries at most."""
    rows = filtered(forum, Only(country=country, is_gone=False))
    return _listed(rows, page, per_page)


def _listed(rows: "QuerySet[Activity]", page: int, per_page: int) -> Listing[ActivityRow]:
    """Return a page; where the first is not full, nothing is counted."""
    start = (max(page, 1) - 1) * per_page
    items = tuple(map(activity_row, in_order(rows)[start : start + per_page]))
    is_whole = page <= 1 and len(items) < per_page
    return Listing(items, len(items) if is_whole else rows.count(), max(page, 1), per_page)


def has_activities(forum: str) -> bool:
    """Return whether a forum has any activity that was accepted. One query."""
    return Activity.objects.filter(source__forum=forum).exists()


@dataclass(frozen=True, slots=True)
class Sum:
    """What an activity's amounts of one kind come to in one currency: budget, revised, committed or spent."""

    kind: str
    currency: str
    value: Decimal


# Kind and code of an amount → in which sum it counts. Others, such as what was received, are in none.
_COUNTS = {
    ("budget", "1"): "budget",
    ("budget", ""): "budget",
    ("budget", "2"): "revised",
    ("transaction", "2"): "committed",
    ("transaction", "3"): "spent",
    ("transaction", "4"): "spent",
}


def sum_of(kind: str, code: str) -> str:
    """Return in which sum an amount of a kind and type counts; '' for none.

    >>> sum_of("transaction", "4"), sum_of("planned", "1")
    ('spent', '')
    """
    return _COUNTS.get((kind, code), "")


def sums(activities: Sequence[int]) -> Mapping[int, tuple[Sum, ...]]:
    """Return the sums of each activity (key) that has any: budgets, then what was committed and spent. One query.

    Amounts of different currencies are never added, nor are a budget and its revision.
    """
    found: dict[int, list[tuple[str, str, str, Decimal | None]]] = {}
    for one in flows(activities):
        # SQLite keeps `value` as a float, which is not exact in large numbers.
        value = amount(one.exact)
        found.setdefault(one.activity, []).append((one.kind, one.type, one.currency, value))
    made = {activity: added_up(amounts) for activity, amounts in found.items()}
    return {activity: of_it for activity, of_it in made.items() if of_it}


def added_up(amounts: Iterable[tuple[str, str, str, Decimal | None]]) -> tuple[Sum, ...]:
    """Return the sums of one activity, of its amounts: kind and type as `FlowRow` has them, currency, value.

    >>> [(one.kind, one.currency, int(one.value)) for one in added_up([("transaction", "3", "XTS", Decimal(7)), ("budget", "1", "XTS", Decimal(9)), ("transaction", "4", "XTS", Decimal(1))])]
    [('budget', 'XTS', 9), ('spent', 'XTS', 8)]
    """
    found: dict[tuple[str, str], Decimal] = {}
    for kind, code, currency, value in amounts:
        what = sum_of(kind, code)
        if what and value is not None:
            found[what, currency] = found.get((what, currency), Decimal()) + value
    order = list(dict.fromkeys(_COUNTS.values()))
    return tuple(
        Sum(what, currency, value.normalize())
        for (what, currency), value in sorted(
            found.items(), key=lambda pair: (order.index(pair[0][0]), pair[0][1])
        )
    )
