"""What is written of each act on a submission: its row, its versions, its entry in the confidential ledger."""

import datetime as dt

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Actor
from consenso.domain.ledger.actions import record_confidentially
from consenso.domain.submissions.models import Submission, Version
from consenso.domain.submissions.queries import SubmissionRow, row_of

PUBLIC_PROPOSER = "public"
CLOCK = "clock"


def saved(held: Submission, verb: str, actor: Actor | None, at: dt.datetime) -> SubmissionRow:
    """Save a submission with the entry of what was done, and return it."""
    held.save()
    enter(held, verb, actor, at)
    return row_of(held)


def lapse_along(
    held: Submission, *, actor: Actor, at: dt.datetime, but_until: dt.datetime | None = None
) -> None:
    """Let the embargo lapse of what goes along with a submission; what is cleared until `but_until` keeps it."""
    along = Submission.objects.select_for_update().filter(
        along_with=held, state=Submission.State.OPEN
    )
    for one in along.order_by("pk"):
        if but_until is None or one.release_at != but_until:
            one.release_at = one.along_with = one.release_person = None
            one.released_by, one.changed_at = "", at
            saved(one, "lapse", actor, at)


def keep_version(held: Submission, actor: Actor | None, at: dt.datetime) -> None:
    """Keep what a submission says now as its version."""
    Version.objects.create(
        submission=held,
        number=held.version,
        document=held.document,
        reason=held.reason,
        sources=held.sources,
        by=actor.code if actor else PUBLIC_PROPOSER,
        person_id=actor.person if actor else None,
        at=at,
    )


def enter(held: Submission, verb: str, actor: Actor | None, at: dt.datetime) -> None:
    """Enter into the confidential ledger what was done with a submission; without an actor a clock or the public did it."""
    record_confidentially(
        forum=held.forum,
        act=f"submission:{verb}",
        by=actor.code if actor else (CLOCK if verb in ("release", "hold") else PUBLIC_PROPOSER),
        at=at,
        subject="submission",
        subject_id=held.pk,
        delegation=held.delegation.code if held.delegation else "",
        level=Submission.Level.DELEGATIONS if held.level == Submission.Level.PUBLIC else held.level,
        payload={
            "kind": held.kind,
            "id": held.identifier,
            "version": held.version,
            "digest": digest_of(held.document) if held.document is not None else "",
            "state": held.state,
            "release_at": held.release_at.isoformat() if held.release_at else "",
            "entry": held.entry or 0,
        },
        person=actor.person if actor else None,
    )
