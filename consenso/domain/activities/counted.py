"""Linked activities where promises are counted: what each comes to.

Left out are activities that their source does not publish any more, links by which an activity contradicts a commitment, and amounts
whose currency is none of ISO 4217.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import QuerySet

from consenso.core.record import Words, is_currency
from consenso.domain.activities.linked import Sum, sums
from consenso.domain.activities.models import Link
from consenso.domain.delivery import figures
from consenso.domain.delivery.amounts import Speaking
from consenso.domain.delivery.figures import Held

Copy = tuple[str, str, int]  # source, identifier, which copy


def held(forum: str) -> Held:
    """Return all that figures of a forum are made of. Ten queries at most, whatever their number."""
    return replace(figures.held(forum), activities=speaking(forum))


def speaking(forum: str, commitments: Sequence[str] = ()) -> tuple[Speaking, ...]:
    """Return the activities that are linked to any commitment, or to these (ids), by identifier. Two queries at most.

    Each with all of its copies that are linked to any: they are one activity, wherever it is counted.
    """
    found = counted_links(forum, commitments)
    made = sums(sorted({key for _, key, _ in found})) if found else {}
    return together(
        [(commitment, copy) for commitment, _, copy in found],
        {copy: made.get(key, ()) for _, key, copy in found},
    )


def counted_links(forum: str, commitments: Sequence[str] = ()) -> tuple[tuple[str, int, Copy], ...]:
    """Return the links that count (commitment, key of the activity, which it is): all, or those of activities on these commitments. One query."""
    rows = _counted(forum)
    if commitments:
        names = rows.filter(commitment__in=commitments).values("activity__identifier")
        rows = rows.filter(activity__identifier__in=names)
    columns = ("activity__source__identifier", "activity__identifier", "activity__copy")
    found = rows.values_list("commitment", "activity", *columns)
    return tuple(
        (commitment, key, (source, name, copy)) for commitment, key, source, name, copy in found
    )


def _counted(forum: str) -> "QuerySet[Link]":
    rows = Link.objects.filter(forum=forum, activity__gone=None)
    return rows.exclude(relation="contradicts")


def together(
    links: Iterable[tuple[str, Copy]], made: Mapping[Copy, Sequence[Sum]]
) -> tuple[Speaking, ...]:
    """Return activities by identifier, of links (commitment, copy) and of what each copy comes to; () for no links."""
    on: dict[str, set[str]] = {}
    copies: dict[str, set[Copy]] = {}
    for commitment, copy in links:
        on.setdefault(copy[1], set()).add(commitment)
        copies.setdefault(copy[1], set()).add(copy)
    return tuple(
        Speaking(
            name,
            tuple(sorted(on[name])),
            tuple(
                tuple(
                    (one.kind, one.currency, one.value)
                    for one in made[copy]
                    if is_currency(one.currency)
                )
                for copy in sorted(copies[name])
            ),
        )
        for name in sorted(on)
    )


def copies_of(forum: str, identifiers: Sequence[str]) -> Mapping[str, tuple[str, int, Words]]:
    """Return of each activity that is counted (identifier) one copy that is: its source, its number, its title. One query."""
    rows = _counted(forum).filter(activity__identifier__in=list(identifiers))
    rows = rows.order_by("-activity__source__identifier", "-activity__copy")
    columns = ("source__identifier", "copy", "title")
    found = rows.values_list("activity__identifier", *(f"activity__{one}" for one in columns))
    return {name: (source, copy, title) for name, source, copy, title in found}
