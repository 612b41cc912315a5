"""What is handed on together: a report with the evidence that it names and the record does not have yet."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import transaction

from consenso.domain.accounts.access import Actor
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by, submission_for
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of

Level, State = Submission.Level, Submission.State


def evidence_in(document: Mapping[str, Any] | None) -> tuple[str, ...]:
    """Return the ids of evidence that a report's lines name, each once.

    >>> evidence_in({"lines": [{"evidence": ["ev-1", "ev-2"]}, {"evidence": ["ev-1"]}, {}]})
    ('ev-1', 'ev-2')
    >>> evidence_in(None)
    ()
    """
    lines = (document or {}).get("lines", ())
    return tuple(dict.fromkeys(one for line in lines for one in line.get("evidence", ())))


def waiting_evidence(actor: Actor, identifiers: Collection[str]) -> tuple[SubmissionRow, ...]:
    """Return the open submissions of the actor's delegation that would add evidence of these ids, the oldest first. One query."""
    return _waiting(actor, actor.delegation.id, identifiers)


def evidence_along(actor: Actor, row: SubmissionRow) -> tuple[SubmissionRow, ...]:
    """Return the open submissions of evidence that go along with a report, as far as the actor may see them. One query.

    () for what is no report. They are of the report's own delegation.
    """
    if row.kind != "report" or row.delegation_id is None:
        return ()
    return _waiting(actor, row.delegation_id, evidence_in(row.document))


def _waiting(
    actor: Actor, delegation: int, identifiers: Collection[str]
) -> tuple[SubmissionRow, ...]:
    if not identifiers:
        return ()
    rows = seen_by(actor).filter(
        kind="evidence", identifier__in=identifiers, delegation_id=delegation, state=State.OPEN
    )
    found = [row_of(row) for row in rows.select_related("delegation").order_by("pk")]
    return tuple({row.identifier: row for row in found}.values())


def goes_along(rows: Sequence[SubmissionRow]) -> frozenset[int]:
    """Return which of these submissions (by id) go along with a report among them, and wait for nobody by themselves.

    Evidence goes along with a report of the same delegation that names it, and that the same people may read.
    """
    open_ones = [row for row in rows if row.is_open]
    named = {
        (row.delegation_id, row.level, one)
        for row in open_ones
        if row.kind == "report"
        for one in evidence_in(row.document)
    }
    return frozenset(
        row.id
        for row in open_ones
        if row.kind == "evidence" and (row.delegation_id, row.level, row.identifier) in named
    )


@transaction.atomic
def publish_together(
    *, actor: Actor, chosen: Sequence[tuple[int, int]], at: dt.datetime
) -> tuple[SubmissionRow, ...]:
    """Put submissions (id, version as read) into the public record one after the other, all or none. Return them.

    Raises:
        NotFound, NotAllowed, SubmissionIsClosed, SubmissionHasChanged, ObjectHasChanged, NothingChanged, RecordIsBroken:
            see `actions.publish`; nothing is changed.
    """
    return tuple(
        actions.publish(actor=actor, identifier=identifier, version=version, at=at)
        for identifier, version in chosen
    )


@transaction.atomic
def embargo_together(
    *, actor: Actor, chosen: Sequence[tuple[int, int]], release_at: dt.datetime, at: dt.datetime
) -> tuple[SubmissionRow, ...]:
    """Clear submissions (id, version as read) for the public from a moment on; all but the last go along with that one.

    They are published then in this order, all or none, and lose their embargo when the last one is revised, declined
    or withdrawn. Return them.

    Raises:
        NotFound, NotAllowed, SubmissionIsClosed, SubmissionHasChanged: see `actions.publish`; nothing is changed.
    """
    return tuple(
        actions.embargo(
            actor=actor, identifier=identifier, version=version, at=at, release_at=release_at,
            along_with=None if (identifier, version) == chosen[-1] else chosen[-1][0],
        )
        for identifier, version in chosen
    )  # fmt: skip


@transaction.atomic
def send_together(
    *, actor: Actor, chosen: Sequence[tuple[int, int]], at: dt.datetime
) -> tuple[SubmissionRow, ...]:
    """Send submissions (id, version as read) to the secretariat, all or none; those that it sees already are left out. Return those that were sent.

    Raises:
        NotFound, NotAllowed, SubmissionIsClosed, SubmissionHasChanged: see `actions.send`; nothing is changed.
    """
    waits = [
        (one, version)
        for one, version in chosen
        if submission_for(actor, one).level == Level.DELEGATION
    ]
    return tuple(
        actions.send(actor=actor, identifier=one, version=version, at=at) for one, version in waits
    )
