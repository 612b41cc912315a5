"""Reading submissions. Who may see which is asked in `access`; nothing here is for public pages."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from consenso.core.errors import NotFound
from consenso.domain.ledger.queries import Listing
from consenso.domain.submissions.models import Submission, Version


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A submission as it stands. `delegation` is '' where anyone in public proposed it."""

    id: int
    forum: str
    kind: str
    identifier: str
    what: str
    document: dict[str, Any] | None
    base: str
    delegation: str
    delegation_id: int | None
    body: str
    level: str
    state: str
    ready_at: dt.datetime | None
    release_at: dt.datetime | None
    trouble: str
    reason: str
    sources: tuple[str, ...]
    version: int
    created_at: dt.datetime
    changed_at: dt.datetime
    decided_at: dt.datetime | None
    decision: str
    entry: int | None
    credit: str

    @property
    def is_open(self) -> bool:
        return self.state == Submission.State.OPEN

    @property
    def is_from_public(self) -> bool:
        return self.delegation_id is None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """What a submission said at one time, by which delegation ('' for the public); `person` is '' once erased."""

    number: int
    document: dict[str, Any] | None
    reason: str
    sources: tuple[str, ...]
    by: str
    person: str
    at: dt.datetime


def submission(forum: str, identifier: int) -> SubmissionRow:
    """Return one submission, whoever may see it. One query.

    Raises:
        NotFound: there is none.
    """
    found = (
        Submission.objects.filter(forum=forum, pk=identifier).select_related("delegation").first()
    )
    if found is None:
        raise NotFound("submission", str(identifier))
    return row_of(found)


def by_receipt(hashed: str) -> SubmissionRow:
    """Return the public's proposal with that receipt (its SHA-256). One query.

    Raises:
        NotFound: there is none.
    """
    found = Submission.objects.filter(receipt=hashed).exclude(receipt="").first()
    if found is None:
        raise NotFound("submission", "receipt")
    return row_of(found)


def listing(
    rows: "QuerySet[Submission]", *, page: int = 1, per_page: int = 50
) -> Listing[SubmissionRow]:
    """Return one page of submissions, the one that changed last first. Two queries."""
    start = (max(page, 1) - 1) * per_page
    part = rows.select_related("delegation").order_by("-changed_at", "-pk")
    found = tuple(row_of(row) for row in part[start : start + per_page])
    return Listing(found, rows.count(), page, per_page)


def narrowed(
    rows: "QuerySet[Submission]",
    *,
    which: str,
    delegation: int,
    decides: bool,
    shares: bool,
    kind: str = "",
) -> "QuerySet[Submission]":
    """Return one of the lists of submissions: mine, waiting (for who acts), shared, decided; of one kind if named.

    For who decides what was sent and shared waits; for who clears for a delegation what its delegates have readied.
    What a clock could not release waits for the delegation whose it is, and for who decides on it.
    """
    if kind:
        rows = rows.filter(kind=kind)
    if which == "decided":
        return rows.exclude(state=Submission.State.OPEN)
    rows = rows.filter(state=Submission.State.OPEN)
    own = Q(delegation_id=delegation)
    if which == "mine":
        return rows.filter(own)
    if which == "shared":
        return rows.filter(level=Submission.Level.DELEGATIONS)
    waiting = Q(pk__in=())
    if decides:
        sent = (Submission.Level.SECRETARIAT, Submission.Level.DELEGATIONS)
        waiting |= Q(level__in=sent) & (Q(release_at=None) | ~Q(trouble="")) & ~own
    if shares:
        waiting |= own & Q(level=Submission.Level.DELEGATION, ready_at__isnull=False)
        waiting |= own & ~Q(trouble="")
    return rows.filter(waiting)


def due_releases(at: dt.datetime) -> tuple[tuple[str, int], ...]:
    """Return the submissions (forum, id) whose embargo ends by a moment, the earliest first. One query.

    What goes along with a report is released with it, and is not among them.
    """
    rows = Submission.objects.filter(
        state=Submission.State.OPEN, release_at__lte=at, trouble="", along_with=None
    ).order_by("release_at", "pk")
    return tuple(rows.values_list("forum", "pk"))


def versions(identifier: int) -> tuple[VersionRow, ...]:
    """Return everything that a submission ever said, the newest first. One query."""
    rows = Version.objects.filter(submission_id=identifier).select_related("person")
    return tuple(
        VersionRow(
            row.number,
            row.document,
            row.reason,
            tuple(row.sources),
            row.by,
            row.person.name if row.person else "",
            row.at,
        )
        for row in rows.order_by("-number")
    )


def about_object(forum: str, kind: str, identifier: str) -> "QuerySet[Submission]":
    """Return the open submissions on one object, to be narrowed by `access.seen_by`."""
    return Submission.objects.filter(
        Q(forum=forum, kind=kind, identifier=identifier), state=Submission.State.OPEN
    )


def row_of(found: Submission) -> SubmissionRow:
    return SubmissionRow(
        id=found.pk,
        forum=found.forum,
        kind=found.kind,
        identifier=found.identifier,
        what=found.what,
        document=found.document,
        base=found.base,
        delegation=found.delegation.code if found.delegation else "",
        delegation_id=found.delegation_id,
        body=found.body,
        level=found.level,
        state=found.state,
        ready_at=found.ready_at,
        release_at=found.release_at,
        trouble=found.trouble,
        reason=found.reason,
        sources=tuple(found.sources),
        version=found.version,
        created_at=found.created_at,
        changed_at=found.changed_at,
        decided_at=found.decided_at,
        decision=found.decision,
        entry=found.entry,
        credit=found.credit,
    )


def holders(kind: str, document: dict[str, Any] | None) -> Sequence[str]:
    """Return the parties that stand for a fact, by code; () for what is nobody's own.

    A meeting is its hosts', a statement its state's, a text its adopters', a commitment that of who promised,
    a delivery that of who did it, a report and a reply that of the party, an assessment that of the assessor.

    >>> holders("statement", {"id": "a", "state": "XA"})
    ['XA']
    >>> holders("area", {"id": "ports"})
    []
    """
    held = document or {}
    if kind == "statement":
        return [held["state"]] if held.get("state") else []
    if kind in ("report", "reply", "assessment"):
        whose = held.get("assessor" if kind == "assessment" else "party")
        return [whose] if whose else []
    if kind == "commitment":
        return list(held.get("actors", {}).get("from", []))
    field = {"meeting": "hosts", "text": "adopted_by", "delivery": "actors"}.get(kind, "")
    return list(held.get(field, [])) if field else []


def is_held_by(code: str, kind: str, *documents: dict[str, Any] | None) -> bool:
    """Return whether a party alone stands for a fact, in every state of it given (before and after a change).

    What several stand for together no one of them publishes alone: the secretariat does.

    >>> is_held_by("XA", "delivery", {"actors": ["XA"]}), is_held_by("XA", "delivery", {"actors": ["XA", "XB"]})
    (True, False)
    """
    states = [document for document in documents if document is not None]
    return bool(states) and all(list(holders(kind, one)) == [code] for one in states)
