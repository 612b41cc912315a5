"""Why public entries were made, as they say themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from consenso.domain.ledger.models import Entry


@dataclass(frozen=True, slots=True)
class Reason:
    """What an entry says of itself: for whom it was done, why, and where that can be checked; '' and () for nothing."""

    by: str
    reason: str
    sources: tuple[str, ...]


def reasons(forum: str, numbers: Sequence[int]) -> dict[int, Reason]:
    """Return what public entries say of themselves, by number. One query."""
    rows = Entry.objects.filter(forum=forum, number__in=numbers)
    return {
        number: Reason(by, payload.get("reason", ""), tuple(payload.get("sources", ())))
        for number, by, payload in rows.values_list("number", "by", "payload")
    }
