"""What waits for one actor, and what happened that the actor may read of. Everything passes the door."""

import datetime as dt

from django.db.models import Q

from consenso.domain.accounts.access import Actor, abilities
from consenso.domain.accounts.models import Invitation
from consenso.domain.accounts.queries import open_invitations
from consenso.domain.duties.access import readable
from consenso.domain.duties.drafts import draft_duties
from consenso.domain.duties.queries import Duty, News, duty_on, meetings_ahead, ordered
from consenso.domain.duties.reports import report_duties
from consenso.domain.duties.translating import translation_duties
from consenso.domain.ledger.confidential import ConfidentialRow, confidential_entries
from consenso.domain.ledger.queries import entries
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of
from consenso.domain.submissions.together import goes_along

Level, State = Submission.Level, Submission.State
SOON = dt.timedelta(days=2)
LOOKED_BACK = 500


def duties(actor: Actor, *, at: dt.datetime) -> tuple[Duty, ...]:
    """Return what waits for an actor, the most urgent first. Seventeen queries at most, whatever the number of rows."""
    rows = [
        row_of(found)
        for found in seen_by(actor)
        .filter(
            Q(state=State.OPEN)
            | Q(
                state=State.DECLINED,
                delegation_id=actor.delegation.id,
                decided_at__gt=at - 7 * SOON,
            )
        )
        .select_related("delegation")
    ]
    due = report_duties(actor, rows, at=at)
    along, asked = goes_along(rows), {duty.on[1] for duty in due}
    found = [
        duty
        for row in rows
        if row.id not in along
        and (duty := _of_submission(actor, row, at)) is not None
        and not (duty.kind == "finish" and _report_in(row) in asked)
    ]
    if abilities(actor).invites:
        found += _invitations(actor, at)
    found += draft_duties(actor, at=at)
    found += translation_duties(actor)
    found += due
    found += meetings_ahead(actor.forum, at)
    return ordered(found)


def _of_submission(actor: Actor, row: SubmissionRow, at: dt.datetime) -> Duty | None:
    can = abilities(actor)
    own = row.delegation_id == actor.delegation.id
    if row.state == State.DECLINED:
        hears = can.prepares or can.shares or can.assesses
        return duty_on("declined", row) if hears else None
    if row.trouble and (can.decides or (own and can.shares)):
        return duty_on("trouble", row, by=row.release_at)
    if row.release_at is not None:
        return duty_on("embargo", row, by=row.release_at)
    if own and row.level == Level.DELEGATION:
        if row.ready_at is not None and can.shares:
            return duty_on("clear", row)
        if (can.prepares or can.assesses) and row.ready_at is None:
            return duty_on("finish", row)
        return None
    if can.decides and row.level in (Level.SECRETARIAT, Level.DELEGATIONS):
        return duty_on("decide", row)
    return None


def _report_in(row: SubmissionRow) -> str:
    """Return which report a submission is, as duties name it: plan-2023-2025/2025; '' for none."""
    about = row.document or {}
    if row.kind != "report" or not isinstance(about.get("period"), dict):
        return ""
    return f"{about.get('text', '')}/{about['period'].get('to', '')}"


def _invitations(actor: Actor, at: dt.datetime) -> list[Duty]:
    rows = open_invitations(Invitation.objects.filter(delegation__forum=actor.forum), at)
    rows = rows.filter(expires_at__lte=at + SOON)
    if not abilities(actor).invites_any:
        rows = rows.filter(delegation_id=actor.delegation.id)
    return [
        Duty(
            "invitation", ("invitation", str(row.pk)), ("", ""), row.at, row.expires_at,
            row.delegation.code,
        )
        for row in rows.select_related("delegation")
    ]  # fmt: skip


def news(actor: Actor, *, public: int, confidential: int) -> News:
    """Return what happened after these numbers of the two ledgers that the actor may read of. Three queries."""
    return News(
        readable(actor, confidential_entries(actor.forum, after=confidential, limit=LOOKED_BACK)),
        tuple(row for row in entries(actor.forum, per_page=50).items if row.number > public),
    )


def acts(
    actor: Actor, *, subject: str = "", subject_id: str = "", limit: int = LOOKED_BACK
) -> tuple[ConfidentialRow, ...]:
    """Return acts of the confidential ledger that the actor may read of, the newest first. One query."""
    return readable(
        actor,
        confidential_entries(actor.forum, subject=subject, subject_id=subject_id, limit=limit),
    )
