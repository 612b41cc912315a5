"""Telling of silence procedures at once, whatever somebody's digest: that one began, changed or is over, and once more before it ends.

What was told is kept beside the procedure, and changes in the transaction that writes the letters; each letter is taken away before
it is sent. So each goes once, however many processes do this and whatever their clocks say. Written and sent apart: a mail server that is
slow holds up neither a silence nor what is told of it, for what is written takes the place of what did not go yet.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from consenso.core.locale import capital_zone
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.models import Silence
from consenso.domain.drafting.queries import row_of
from consenso.domain.drafting.reaching import who_may_object
from consenso.domain.duties.models import SilenceLetter, SilenceTold
from consenso.domain.ledger.actions import one_at_a_time

State, What = Silence.State, SilenceLetter.What
AHEAD = dt.timedelta(hours=24)
AGAIN = dt.timedelta(minutes=1)
TRIED_FOR = dt.timedelta(days=1)
# What a letter says of a silence that runs is not to be read when it is over.
OF_RUNNING = (What.OPENED, What.EXTENDED, What.REMINDER)


@dataclass(frozen=True, slots=True)
class SilenceNotice:
    """What one person is told of a silence: `what` is of `SilenceLetter.What`; `row` is the letter's, for `put_back`."""

    actor: Actor
    email: str
    language: str
    zone: ZoneInfo
    what: str
    expires_at: dt.datetime
    row: SilenceLetter


def reminder_at(opened_at: dt.datetime, expires_at: dt.datetime) -> dt.datetime:
    """Return when a silence is told of once more: 24 hours before its end, at half time where it lasts less than 48 hours.

    A day before would be soon after the beginning of a short one, or before it; at 48 hours both are the same moment.

    >>> noon = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
    >>> reminder_at(noon, noon + dt.timedelta(hours=72)) - noon
    datetime.timedelta(days=2)
    >>> reminder_at(noon, noon + dt.timedelta(hours=6)) - noon
    datetime.timedelta(seconds=10800)
    """
    return expires_at - min(AHEAD, (expires_at - opened_at) / 2)


def write_due(at: dt.datetime) -> None:
    """Write the letters of what there is to tell of silences at a moment. One query where there is nothing."""
    changed = Silence.objects.filter(
        Q(state=State.RUNNING) | Q(told=None) | ~Q(told__state=F("state"))
    )
    for one in changed.select_related("told").order_by("pk"):
        if _what(one, _told(one), at):
            _write(one.pk, at)


def is_due(at: dt.datetime) -> bool:
    """Return whether a letter waits that is to go now. One query."""
    return SilenceLetter.objects.filter(due_at__lte=at).exists()


def due_notices(at: dt.datetime) -> Iterator[SilenceNotice]:
    """Yield the letters that wait and are to go at a moment, each taken away before it is yielded; one that is taken already is passed over.

    A host that dies between the two does not send that one letter; those behind it wait for the next.
    """
    waiting = SilenceLetter.objects.filter(due_at__lte=at).select_related(
        "person", "silence__draft"
    )
    for row in list(waiting.order_by("pk")):
        n_taken, _ = SilenceLetter.objects.filter(pk=row.pk).delete()
        is_stale = row.what in OF_RUNNING and at >= row.expires_at
        if n_taken and not is_stale:
            yield from _notices(row, at)


@transaction.atomic
def put_back(notice: SilenceNotice, *, at: dt.datetime) -> None:
    """Let a letter that the mail server refused go a minute later; a day after it was written, or where a later one waits, it is left."""
    one_at_a_time()
    row = notice.row
    later = SilenceLetter.objects.filter(
        silence=row.silence_id, person=row.person_id, code=row.code, pk__gt=row.pk
    )
    if at - row.written_at < TRIED_FOR and not later.exists():
        row.pk, row.due_at = None, at + AGAIN
        row.save(force_insert=True)


def _told(row: Silence) -> SilenceTold | None:
    return getattr(row, "told", None)


def _what(row: Silence, told: SilenceTold | None, at: dt.datetime) -> str:
    """Return what there is to tell of a silence, '' for nothing."""
    if row.state != State.RUNNING:
        return "" if told and told.state == row.state else str(row.state)
    if at >= row.expires_at:
        return ""  # how it ended is told
    if told is None:
        return What.OPENED
    if told.expires_at != row.expires_at:
        return What.EXTENDED
    is_time = at >= reminder_at(row.opened_at, row.expires_at)
    return What.REMINDER if is_time and told.reminded_of != row.expires_at else ""


@transaction.atomic
def _write(silence: int, at: dt.datetime) -> None:
    """Write the letters of what there is to tell, in place of those of before that did not go yet."""
    one_at_a_time()
    row = Silence.objects.select_related("draft", "told").filter(pk=silence).first()
    what = _what(row, _told(row), at) if row else ""
    if row is None or not what:
        return
    told = _told(row)
    is_late = at >= reminder_at(row.opened_at, row.expires_at)
    reminded_of = told.reminded_of if told else None
    SilenceTold.objects.update_or_create(
        silence=row,
        defaults={
            "state": row.state,
            "expires_at": row.expires_at,
            "reminded_of": row.expires_at if is_late else reminded_of,
        },
    )
    SilenceLetter.objects.filter(silence=row).delete()
    SilenceLetter.objects.bulk_create(
        SilenceLetter(
            silence=row,
            person_id=actor.person,
            code=actor.code,
            what=what,
            expires_at=row.expires_at,
            written_at=at,
            due_at=at,
        )
        for actor in who_may_object(row_of(row.draft), row.addressees, at=at)
    )


def _notices(row: SilenceLetter, at: dt.datetime) -> Iterator[SilenceNotice]:
    """Yield a letter, or nothing where the person does not speak for the delegation any more."""
    person, silence = row.person, row.silence
    for actor in who_may_object(row_of(silence.draft), silence.addressees, at=at):
        if (actor.person, actor.code) == (person.pk, row.code):
            named = person.time_zone or actor.delegation.time_zone
            zone = ZoneInfo(named or capital_zone(row.code) or "UTC")
            yield SilenceNotice(
                actor, person.email, person.language, zone, row.what, row.expires_at, row
            )
