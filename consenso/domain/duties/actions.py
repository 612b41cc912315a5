"""Keeping what someone has read of a forum, and what was told to them by mail."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from consenso.core.errors import ConsensoError
from consenso.core.locale import capital_zone
from consenso.domain.accounts.access import Actor, actors
from consenso.domain.accounts.models import Mark, Person
from consenso.domain.delivery.reminding import is_told
from consenso.domain.duties.following import Changed, FollowedNews, followed
from consenso.domain.duties.overview import REMIND, overview, subject_of
from consenso.domain.duties.queries import Duty, News, heads, mark
from consenso.domain.duties.reports import Key, due_days
from consenso.domain.duties.waiting import duties, news
from consenso.domain.ledger.actions import one_at_a_time, record_confidentially
from consenso.domain.parties.queries import forum as forum_of

HOUR_OF_DIGESTS = 7
MOST_AT_ONCE = 500
PERIODS = {Person.Digest.DAILY: dt.timedelta(days=1), Person.Digest.WEEKLY: dt.timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told by mail of one forum, and in which language and zone."""

    actor: Actor
    email: str
    language: str
    zone: ZoneInfo
    duties: tuple[Duty, ...]
    news: News
    followed: tuple[FollowedNews, ...] = ()  # in one letter of each person alone


class NothingToRemind(ConsensoError):
    """A party cannot be reminded of a report: it is not its turn, nobody would be told, or it was told within the day."""

    code = "duties.nothing_to_remind"

    def __init__(self) -> None:
        super().__init__("none of these reports can be asked for now")


@transaction.atomic
def remind(*, actor: Actor, reports: Sequence[Key], at: dt.datetime) -> tuple[Key, ...]:
    """Remind parties of reports (party, text, last year each): one entry for each, of which their next digest tells.

    Returns those of which they are reminded. Left out: what was sent or made meanwhile, what nobody would be told of,
    and what was asked for within the day before.

    Raises:
        NotAllowed: the actor does not decide for the forum.
        NothingToRemind: all of them are left out; nothing is written.
    """
    one_at_a_time()
    wanted = tuple(dict.fromkeys(reports))[:MOST_AT_ONCE]
    standing = {one.key: one for one in overview(actor, at=at)}
    chosen = tuple(key for key in wanted if key in standing and standing[key].may_remind(at))
    if not chosen:
        raise NothingToRemind
    for party, text, year in chosen:
        record_confidentially(
            forum=actor.forum,
            act=REMIND,
            by=actor.code,
            at=at,
            subject="report",
            subject_id=subject_of(party, text, year),
            delegation=party,
            level="secretariat",
            payload={"kind": "text", "id": text, "year": year},
            person=actor.person,
        )
    return chosen


@transaction.atomic
def mark_seen(*, actor: Actor, at: dt.datetime) -> None:
    """Let all that stands in the two ledgers of the forum now count as read by who acts."""
    public, confidential = heads(actor.forum)
    Mark.objects.update_or_create(
        person_id=actor.person,
        forum=actor.forum,
        defaults={"seen_public": public, "seen_confidential": confidential, "seen_at": at},
    )


def due_digests(at: dt.datetime) -> Iterator[Digest]:
    """Yield the digests that are due at a moment, each marked as told before it is yielded.

    Due: the person wants one, it is past seven in the morning where they are, and the last was the day (or the week)
    before. Marked in a transaction of its own before it is sent: at most once, also with several hosts; a host that
    dies between the two sends none that day, and the next one tells of both days. Nothing to tell: none.
    """
    changed = Changed()
    people = Person.objects.filter(is_active=True).exclude(digest=Person.Digest.NONE)
    # Letters take their time: no query stays open while they go, and each person is asked for as they are by then.
    for key in list(people.order_by("pk").values_list("pk", flat=True)):
        person = people.filter(pk=key).first()
        if person is None:
            continue
        capacities = actors(person, at=at)
        for forum in dict.fromkeys(actor.forum for actor in capacities):
            for told in _take(
                person, [one for one in capacities if one.forum == forum], at, changed
            ):
                if told.duties or told.news.count or told.followed:
                    yield told


def letter_was(*, person: int, forum: str, taken: bool, at: dt.datetime) -> None:
    """Keep whether the mail server took a person's last digest of a forum: the secretariat's overview names whom none reaches."""
    marks = Mark.objects.filter(person_id=person, forum=forum)
    if taken:
        marks.filter(refused_at__isnull=False).update(refused_at=None)
    else:
        marks.update(refused_at=at)


@transaction.atomic
def _take(
    person: Person, capacities: Sequence[Actor], at: dt.datetime, changed: Changed
) -> tuple[Digest, ...]:
    """Return the digests of a forum, one for each delegation, if they are due, and mark them as told."""
    one_at_a_time()
    forum, zone = capacities[0].forum, _zone(person, capacities[0])
    before = mark(person.pk, forum)
    local = at.astimezone(zone)
    if local.hour < HOUR_OF_DIGESTS or not _is_over(person, before.told_at, local):
        return ()
    public, confidential = heads(forum)
    rest = changed.on(followed(person.pk, forum), forum, after=before.told_public, head=public)
    told = []
    for actor in capacities:
        happened = news(
            actor,
            public=max(before.told_public, before.seen_public),
            confidential=max(before.told_confidential, before.seen_confidential),
        )
        last = before.told_at.astimezone(zone).date() if before.told_at else None
        waits = _told_now(actor, duties(actor, at=at), happened, after=last, on=local.date())
        told.append(Digest(actor, person.email, person.language, zone, waits, happened, rest))
        rest = ()
    Mark.objects.update_or_create(
        person_id=person.pk,
        forum=forum,
        defaults={"told_public": public, "told_confidential": confidential, "told_at": at},
    )
    return tuple(told)


def _told_now(
    actor: Actor, found: Sequence[Duty], happened: News, *, after: dt.date | None, on: dt.date
) -> tuple[Duty, ...]:
    """Return the duties that a digest tells: no meeting, and reports only on their days, all together, or where it was asked for."""
    rule = forum_of(actor.forum).reporting
    dues = due_days(found)
    asked = {one.subject_id for one in happened.confidential if one.act == REMIND}
    return tuple(
        one
        for one in found
        if one.kind != "meeting"
        and (
            one.kind != "report"
            or not dues
            or f"{actor.code}/{one.on[1]}" in asked
            or is_told(dues, rule, after=after, on=on)
        )
    )


def _zone(person: Person, actor: Actor) -> ZoneInfo:
    named = person.time_zone or actor.delegation.time_zone
    return ZoneInfo(named or capital_zone(actor.delegation.code) or "UTC")


def _is_over(person: Person, told_at: dt.datetime | None, local: dt.datetime) -> bool:
    """Return whether the person's day, or week, since the last digest is over."""
    if told_at is None:
        return True
    days = (local.date() - told_at.astimezone(local.tzinfo).date()).days
    return days >= PERIODS[Person.Digest(person.digest)].days
