"""What waits for whom, by when; what changed since someone was last here. No addresses: these are the interfaces' own."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from consenso.core.record import earliest
from consenso.domain.accounts.models import Mark
from consenso.domain.ledger.confidential import ConfidentialRow
from consenso.domain.ledger.queries import CONFIDENTIAL, EntryRow, head
from consenso.domain.meetings.queries import meetings
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of

Level, State = Submission.Level, Submission.State
AHEAD = dt.timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that waits. `kind` says what is to be done; `on` is (kind of thing, id); `by` None: no date.

    `title_of` is (kind, id) of the object that it is about, for its public name; ('', '') for none. `title` is for the desk alone:
    no letter says it.
    """

    kind: str  # decide, clear, trouble, finish, declined, invitation, embargo, meeting, round, capital, silence, translate, report
    on: tuple[str, str]
    title_of: tuple[str, str]
    since: dt.datetime
    by: dt.datetime | None
    delegation: str = ""  # from whom it came; '' for the public or nobody
    title: Mapping[str, str] = field(
        default_factory=dict
    )  # of a draft, which the record does not know
    count: int = 0  # how many things it is about, where they are counted
    years: str = ""  # of a report: those that it is about, 2021 or 2020–2022


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


def open_duties(forum: str, *, at: dt.datetime) -> tuple[Duty, ...]:
    """Return all that is open in a forum for whoever holds it: sent and not decided, in trouble, under embargo, ahead.

    For who hands the presidency over. What the secretariat itself began is in it; what delegations prepare among
    themselves is theirs, and not. Two queries.
    """
    rows = (
        Submission.objects.filter(forum=forum, state=State.OPEN)
        .exclude(Q(level=Level.DELEGATION) & ~Q(delegation__kind="secretariat"))
        .select_related("delegation")
    )
    found = [duty_on(_kind_of(row), row, by=row.release_at) for row in map(row_of, rows)]
    return ordered([*found, *meetings_ahead(forum, at)])


def _kind_of(row: SubmissionRow) -> str:
    if row.trouble or row.release_at:
        return "trouble" if row.trouble else "embargo"
    return "finish" if row.level == Level.DELEGATION else "decide"


def ordered(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return duties with what has a date first, by it; then the longest waiting."""
    far = dt.datetime.max.replace(tzinfo=dt.UTC)
    return tuple(sorted(duties, key=lambda one: (one.by or far, one.since, one.on)))


def duty_on(kind: str, row: SubmissionRow, *, by: dt.datetime | None = None) -> Duty:
    """Return the duty of that kind on a submission."""
    return Duty(
        kind,
        ("submission", str(row.id)),
        (row.kind, row.identifier),
        row.ready_at or row.changed_at,
        by,
        row.delegation,
    )


def meetings_ahead(forum: str, at: dt.datetime) -> list[Duty]:
    """Return a duty for each meeting of the public record that lies ahead. Two queries."""
    found = []
    for one in meetings(forum, newest_first=True, per_page=100).items:
        starts = dt.datetime.combine(earliest(one.start), dt.time(), dt.UTC)
        if at.date() <= starts.date() and starts <= at + AHEAD:
            named = ("meeting", one.id)
            found.append(Duty("meeting", named, named, at, starts))
    return found


def heads(forum: str) -> tuple[int, int]:
    """Return the numbers of the last entries of the two ledgers: public, confidential. Two queries."""
    return head(forum).number, head(forum, book=CONFIDENTIAL).number
