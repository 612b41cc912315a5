"""What waits for whom, by when; what changed since someone was last here. No addresses: these are the interfaces' own."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from consenso.core.record import earliest
from consenso.domain.accounts.access import Actor, abilities
from consenso.domain.accounts.models import Invitation, Mark
from consenso.domain.accounts.queries import open_invitations
from consenso.domain.duties.access import readable
from consenso.domain.ledger.confidential import ConfidentialRow, confidential_entries
from consenso.domain.ledger.queries import CONFIDENTIAL, EntryRow, entries, head
from consenso.domain.meetings.queries import meetings
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of

Level, State = Submission.Level, Submission.State
SOON = dt.timedelta(days=2)
AHEAD = dt.timedelta(days=120)
LOOKED_BACK = 500


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that waits. `kind` says what is to be done; `on` is (kind of thing, id); `by` None: no date.

    `title_of` is (kind, id) of the object that it is about, for its public name; ('', '') for none.
    """

    kind: str  # decide, clear, trouble, finish, declined, invitation, embargo, meeting
    on: tuple[str, str]
    title_of: tuple[str, str]
    since: dt.datetime
    by: dt.datetime | None
    delegation: str = ""  # from whom it came; '' for the public or nobody


@dataclass(frozen=True, slots=True)
class News:
    """What happened after a mark: acts that the actor may read of, and entries of the public ledger; newest first."""

    confidential: tuple[ConfidentialRow, ...]
    public: tuple[EntryRow, ...]

    @property
    def count(self) -> int:
        return len(self.confidential) + len(self.public)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """How far someone has read the two ledgers of a forum; zeros and None for never."""

    seen_public: int = 0
    seen_confidential: int = 0
    seen_at: dt.datetime | None = None
    told_public: int = 0
    told_confidential: int = 0
    told_at: dt.datetime | None = None


def mark(person: int, forum: str) -> MarkRow:
    """Return how far a person has read. One query."""
    found = Mark.objects.filter(person_id=person, forum=forum).first()
    if found is None:
        return MarkRow()
    return MarkRow(
        found.seen_public,
        found.seen_confidential,
        found.seen_at,
        found.told_public,
        found.told_confidential,
        found.told_at,
    )


def duties(actor: Actor, *, at: dt.datetime) -> tuple[Duty, ...]:
    """Return what waits for an actor, the most urgent first. Five queries, whatever the number of rows."""
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
    found = [duty for row in rows if (duty := _of_submission(actor, row, at)) is not None]
    if abilities(actor).invites:
        found += _invitations(actor, at)
    found += _meetings(actor.forum, at)
    return ordered(found)


def open_duties(forum: str, *, at: dt.datetime) -> tuple[Duty, ...]:
    """Return all that is open in a forum for whoever holds it: sent and not decided, in trouble, under embargo, ahead.

    For who hands the presidency over. What delegations prepare among themselves is theirs, and not in it. Two queries.
    """
    rows = (
        Submission.objects.filter(forum=forum, state=State.OPEN)
        .exclude(level=Level.DELEGATION)
        .select_related("delegation")
    )
    found = []
    for row in map(row_of, rows):
        kind = "trouble" if row.trouble else "embargo" if row.release_at else "decide"
        found.append(_duty(kind, row, by=row.release_at))
    return ordered([*found, *_meetings(forum, at)])


def ordered(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return duties with what has a date first, by it; then the longest waiting."""
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(sorted(duties, key=lambda one: (one.by or far, one.since, one.on)))


def _of_submission(actor: Actor, row: SubmissionRow, at: dt.datetime) -> Duty | None:
    can = abilities(actor)
    own = row.delegation_id == actor.delegation.id
    if row.state == State.DECLINED:
        return _duty("declined", row) if can.prepares or can.shares else None
    if row.trouble and (can.decides or (own and can.shares)):
        return _duty("trouble", row, by=row.release_at)
    if row.release_at is not None:
        return _duty("embargo", row, by=row.release_at)
    if own and row.level == Level.DELEGATION:
        if row.ready_at is not None and can.shares:
            return _duty("clear", row)
        if can.prepares and row.ready_at is None:
            return _duty("finish", row)
        return None
    if can.decides and row.level in (Level.SECRETARIAT, Level.DELEGATIONS):
        return _duty("decide", row)
    return None


def _duty(kind: str, row: SubmissionRow, *, by: dt.datetime | None = None) -> Duty:
    return Duty(
        kind,
        ("submission", str(row.id)),
        (row.kind, row.identifier),
        row.ready_at or row.changed_at,
        by,
        row.delegation,
    )


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


def _meetings(forum: str, at: dt.datetime) -> list[Duty]:
    found = []
    for one in meetings(forum, newest_first=True, per_page=100).items:
        starts = dt.datetime.combine(earliest(one.start), dt.time(), dt.UTC)
        if at.date() <= starts.date() and starts <= at + AHEAD:
            named = ("meeting", one.id)
            found.append(Duty("meeting", named, named, at, starts))
    return found


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


def heads(forum: str) -> tuple[int, int]:
    """Return the numbers of the last entries of the two ledgers: public, confidential. Two queries."""
    return head(forum).number, head(forum, book=CONFIDENTIAL).number
