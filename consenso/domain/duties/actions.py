"""Keeping what someone has read of a forum, and what was told to them by mail."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction

from consenso.core.locale import capital_zone
from consenso.domain.accounts.access import Actor, actors
from consenso.domain.accounts.models import Mark, Person
from consenso.domain.duties.queries import Duty, News, heads, mark
from consenso.domain.duties.waiting import duties, news
from consenso.domain.ledger.actions import one_at_a_time

HOUR_OF_DIGESTS = 7
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
    people = Person.objects.filter(is_active=True).exclude(digest=Person.Digest.NONE).order_by("pk")
    for person in people.iterator(200):
        capacities = actors(person, at=at)
        for forum in dict.fromkeys(actor.forum for actor in capacities):
            for told in _take(person, [one for one in capacities if one.forum == forum], at):
                if told.duties or told.news.count:
                    yield told


@transaction.atomic
def _take(person: Person, capacities: Sequence[Actor], at: dt.datetime) -> tuple[Digest, ...]:
    """Return the digests of a forum, one for each delegation, if they are due, and mark them as told."""
    one_at_a_time()
    forum, zone = capacities[0].forum, _zone(person, capacities[0])
    before = mark(person.pk, forum)
    local = at.astimezone(zone)
    if local.hour < HOUR_OF_DIGESTS or not _is_over(person, before.told_at, local):
        return ()
    public, confidential = heads(forum)
    told = tuple(
        Digest(
            actor,
            person.email,
            person.language,
            zone,
            tuple(one for one in duties(actor, at=at) if one.kind != "meeting"),
            news(
                actor,
                public=max(before.told_public, before.seen_public),
                confidential=max(before.told_confidential, before.seen_confidential),
            ),
        )
        for actor in capacities
    )
    Mark.objects.update_or_create(
        person_id=person.pk,
        forum=forum,
        defaults={"told_public": public, "told_confidential": confidential, "told_at": at},
    )
    return told


def _zone(person: Person, actor: Actor) -> ZoneInfo:
    named = person.time_zone or actor.delegation.time_zone
    return ZoneInfo(named or capital_zone(actor.delegation.code) or "UTC")


def _is_over(person: Person, told_at: dt.datetime | None, local: dt.datetime) -> bool:
    """Return whether the person's day, or week, since the last digest is over."""
    if told_at is None:
        return True
    days = (local.date() - told_at.astimezone(local.tzinfo).date()).days
    return days >= PERIODS[Person.Digest(person.digest)].days
