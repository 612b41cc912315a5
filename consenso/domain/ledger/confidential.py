"""Reading what the public does not see of the ledgers. Import contracts keep it from the public record and the API."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from consenso.domain.ledger.models import ConfidentialEntry, Signature


@dataclass(frozen=True, slots=True)
class ConfidentialRow:
    """One act that the public does not see: on what, whose, who may read of it (delegation, secretariat, delegations)."""

    number: int
    at: dt.datetime
    act: str
    by: str
    subject: str
    subject_id: str
    delegation: str
    level: str
    payload: dict[str, Any]
    digest: str


def confidential_entries(
    forum: str, *, after: int = 0, subject: str = "", subject_id: str = "", limit: int = 500
) -> tuple[ConfidentialRow, ...]:
    """Return acts of the confidential ledger after a number, the newest first; on one subject if named. One query.

    Who may read which is not asked here: `submissions.access` and `duties` do.
    """
    rows = ConfidentialEntry.objects.filter(forum=forum, number__gt=after)
    if subject:
        rows = rows.filter(subject=subject)
    if subject_id:
        rows = rows.filter(subject_id=subject_id)
    return tuple(
        ConfidentialRow(
            row.number,
            row.at,
            row.act,
            row.by,
            row.subject,
            row.subject_id,
            row.delegation,
            row.level,
            row.payload,
            row.digest,
        )
        for row in rows.order_by("-number")[:limit]
    )


def signed_by(forum: str, numbers: Sequence[int], *, book: str) -> dict[int, tuple[int, str]]:
    """Return whose hand entries were: number → (person's id, name); those of erased persons are absent. One query.

    For the desk alone: no public page, feed or answer may name a person.
    """
    rows = Signature.objects.filter(book=book, forum=forum, number__in=numbers)
    return {
        number: (person, name)
        for number, person, name in rows.values_list("number", "person_id", "person__name")
    }
