"""The secretariat's overview: of each party and plan, whether its report is due, sent, published, overdue.

What a delegation prepares is its own until it is sent: here it is not, except that something is being prepared, and that
only where the forum's rule has the secretariat see it.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from consenso.core.record import Reporting
from consenso.domain.accounts.access import Actor, Kind, NotAllowed, Role, abilities
from consenso.domain.accounts.models import Mark
from consenso.domain.accounts.queries import appointments, delegations
from consenso.domain.delivery.due import Owed, owed_by
from consenso.domain.delivery.reminding import next_told
from consenso.domain.duties.reports import Key, covered
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import SubmissionRow, row_of

REMIND = "report:remind"
ONCE = dt.timedelta(days=1)
LOOKED_BACK = 5000
# Whom a digest tells that a report is due.
WRITERS = (Role.HEAD, Role.DELEGATE)
STAGES = ("ahead", "due", "overdue", "begun", "sent", "published", "open")


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes a party's reports; `lacks` says why no letter reaches them: unwanted, refused (the last one, by the mail server), or ''."""

    name: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a party is with one report.

    `stage`: ahead (its years are not over), due, overdue, begun (only where the rule shows it), sent, published, or open
    (years over, and no rule says when it is due). `is_late`: the day is past and nothing was sent or published.
    `writers` would be told at the desk, and by letter where none is lacking.
    """

    party: str
    owed: Owed
    stage: str
    is_late: bool
    submission: int | None  # that was sent
    sent_at: dt.datetime | None
    reminded_at: dt.datetime | None  # by the secretariat, the last time
    told_on: dt.date | None  # when the digest will tell of it next by the rule
    writers: tuple[Writer, ...]

    @property
    def key(self) -> Key:
        return self.party, self.owed.plan.id, self.owed.last

    @property
    def is_open(self) -> bool:
        """Return whether it is the party's turn: its years are over, a day is set, and nothing was sent."""
        return self.owed.due is not None and (self.stage in ("due", "overdue") or self.is_late)

    def may_remind(self, at: dt.datetime) -> bool:
        """Return whether the party can be reminded at a moment: it is its turn, somebody is there, not twice in a day."""
        return self.is_open and bool(self.writers) and not self.was_reminded(at)

    @property
    def is_written_to(self) -> bool:
        """Return whether a letter reaches anybody who writes it; if not, it is asked for at the desk alone."""
        return any(not one.lacks for one in self.writers)

    def was_reminded(self, at: dt.datetime) -> bool:
        """Return whether it was reminded within the day before a moment."""
        return self.reminded_at is not None and at - self.reminded_at < ONCE


def overview(
    actor: Actor, *, at: dt.datetime, parties: Collection[str] = ()
) -> tuple[Standing, ...]:
    """Return how far each party is with each report, the newest years first, then by plan and party's code.

    Fifteen queries at most, whatever the number of parties. `parties` (codes) narrows it.

    Raises:
        NotAllowed: the actor does not decide for the forum.
    """
    if not abilities(actor).decides:
        raise NotAllowed("reports:overview")
    forum = actor.forum
    rule = forum_of(forum).reporting
    people = _people(forum, at)
    codes = sorted(parties or _who(forum))
    owes = owed_by(forum, codes, on=at.date())
    sent = _sent(actor)
    begun = _begun(forum) if rule is not None and rule.shows_begun else frozenset()
    reminded = _reminded(forum)
    found = []
    for party in codes:
        stood = []
        for one in owes[party]:
            key = (party, one.plan.id, one.last)
            row = sent.get(key)
            stage, is_late = _stage(one, at.date(), is_sent=row is not None, is_begun=key in begun)
            stood.append(
                Standing(
                    party,
                    one,
                    stage,
                    is_late,
                    row.id if row else None,
                    row.changed_at if row else None,
                    reminded.get(key),
                    None,
                    people.get(party, ()),
                )
            )
        told = _told_on(stood, rule, at.date())
        found += [replace(one, told_on=told.get(one.key)) for one in stood]
    return tuple(sorted(found, key=lambda one: (-one.owed.last, one.owed.plan.id, one.party)))


def _told_on(
    stood: Collection[Standing], rule: Reporting | None, today: dt.date
) -> Mapping[Key, dt.date]:
    """Return when digests tell a party next of each report that waits: of all together, on the days that they have together."""
    waits = {
        one.key: (one.owed.due, one.owed.last)
        for one in stood
        if one.owed.due is not None and one.stage in ("due", "overdue", "begun", "ahead")
    }
    return {key: next_told(waits.values(), report, rule, on=today) for key, report in waits.items()}


def _stage(one: Owed, today: dt.date, *, is_sent: bool, is_begun: bool) -> tuple[str, bool]:
    if one.report is not None:
        return "published", False
    if is_sent:
        return "sent", False
    is_late = one.due is not None and one.due < today
    if is_begun:
        return "begun", is_late
    if is_late:
        return "overdue", True
    if one.last >= today.year:
        return "ahead", False
    return ("due" if one.due is not None else "open"), False


def _who(forum: str) -> set[str]:
    """Return the codes of all states, and of blocs that have a delegation of their own."""
    let_in = {one.code for one in delegations(forum, kind=Kind.PARTY)}
    return {
        code for code, one in party_names(forum).items() if one.kind == "state" or code in let_in
    }


def _people(forum: str, at: dt.datetime) -> Mapping[str, tuple[Writer, ...]]:
    """Return who of each delegation writes its reports at a moment, by name, and whether letters reach them. Two queries."""
    marks = Mark.objects.filter(forum=forum, refused_at__isnull=False)
    refused = frozenset(marks.values_list("person_id", flat=True))
    found: dict[str, dict[int, Writer]] = {}
    for one in appointments(forum=forum, at=at):
        if one.delegation.kind == Kind.PARTY and one.role in WRITERS and not one.body:
            lacks = "refused" if one.person in refused else ""
            writer = Writer(one.person_name, lacks if one.wants_letters else "unwanted")
            found.setdefault(one.delegation.code, {})[one.person] = writer
    return {
        code: tuple(sorted(persons.values(), key=lambda one: one.name))
        for code, persons in found.items()
    }


def _sent(actor: Actor) -> Mapping[Key, SubmissionRow]:
    """Return the reports that wait for the secretariat: all of them passed the door."""
    rows = seen_by(actor).filter(kind="report", state=Submission.State.OPEN)
    rows = rows.exclude(level=Submission.Level.DELEGATION).select_related("delegation")
    found: dict[Key, SubmissionRow] = {}
    for row in map(row_of, rows.order_by("pk")):
        for key in covered(row.document or {}):
            found[key] = row
    return found


def _begun(forum: str) -> frozenset[Key]:
    """Return of which reports a delegation holds something that it has not sent: that it is, and nothing of it."""
    rows = Submission.objects.filter(
        forum=forum, kind="report", state=Submission.State.OPEN, level=Submission.Level.DELEGATION
    )
    documents = rows.values_list("document", flat=True)
    return frozenset(key for document in documents for key in covered(document or {}))


def subject_of(party: str, text: str, year: int) -> str:
    """Return what a report is called in the confidential ledger.

    >>> subject_of("XA", "plan-2020-2022", 2021)
    'XA/plan-2020-2022/2021'
    """
    return f"{party}/{text}/{year}"


def _reminded(forum: str) -> Mapping[Key, dt.datetime]:
    """Return when each report was last asked for by the secretariat."""
    found: dict[Key, dt.datetime] = {}
    for row in confidential_entries(forum, subject="report", limit=LOOKED_BACK):
        party, _, rest = row.subject_id.partition("/")
        text, _, year = rest.rpartition("/")
        if row.act == REMIND and year.isdecimal():
            found.setdefault((party, text, int(year)), row.at)
    return found
