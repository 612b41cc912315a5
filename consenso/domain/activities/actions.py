"""What is done with activities: a source is named, its activities are accepted, one is linked to a commitment. Each a public entry."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.signs import writable
from consenso.domain.accounts.access import Actor, NotAllowed
from consenso.domain.activities.access import may_link, may_unlink
from consenso.domain.activities.acts import ACCEPT, LINK, SOURCE, UNLINK
from consenso.domain.activities.keeping import Kept, Wanted, digest_of_source, keep_all, when
from consenso.domain.activities.models import Activity, ActivitySource, Link
from consenso.domain.activities.queries import (
    RELATIONS,
    LinkRow,
    SourceRow,
    link_row,
    row_of_source,
)
from consenso.domain.commitments.queries import commitment as commitment_of
from consenso.domain.ledger.actions import one_at_a_time, record
from consenso.domain.ledger.queries import head, payloads

LONGEST_WHY = 2_000  # code points of a reason


class NotUsable(ConsensoError):
    """A value cannot be used: `field` is which, the message says why."""

    code = "activities.not_usable"

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field = field


class LinkedAlready(ConsensoError):
    """The activity is linked to that commitment."""

    code = "activities.linked_already"


class ActivityHasChanged(ConsensoError):
    """Its source says something else of the activity than what was read."""

    code = "activities.has_changed"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting did; `entry` is the public ledger's, None where all was the same already and nothing was written."""

    kept: Kept
    entry: int | None


@transaction.atomic
def name_source(
    *,
    forum: str,
    identifier: str,
    name: Mapping[str, str],
    address: str = "",
    publisher: str = "",
    at: dt.datetime,
    by: str,
    person: int | None = None,
) -> SourceRow:
    """Let a forum have a source of activities of this id, called so; an entry, unless it is so already. Return it.

    Raises:
        NotUsable: the id is no short word of small letters, digits and hyphens, or there is no name.
    """
    if not (0 < len(identifier) <= 80 and identifier.isascii() and _is_slug(identifier)):
        raise NotUsable("identifier", "an id has small letters, digits and hyphens, 80 at most")
    named = {language: writable(text).strip() for language, text in name.items()}
    words = {language: text for language, text in named.items() if text}
    if not words:
        raise NotUsable("name", "a source has a name")
    one_at_a_time()
    wanted = {
        "name": words,
        "address": writable(address),
        "publisher": writable(publisher)[:200],
    }
    row, is_new = ActivitySource.objects.get_or_create(
        forum=forum, identifier=identifier, defaults=wanted
    )
    is_changed = any(getattr(row, field) != value for field, value in wanted.items())
    if is_new or is_changed:
        ActivitySource.objects.filter(pk=row.pk).update(**wanted)
        row.refresh_from_db()
        payload = {"source": identifier, **wanted}
        record(forum=forum, act=SOURCE, by=by, at=at, changes=(), payload=payload, person=person)
    return row_of_source(row)


def _is_slug(text: str) -> bool:
    return text == text.lower() and text.replace("-", "").isalnum() and text[0] != "-"


@transaction.atomic
def accept(
    *,
    forum: str,
    source: str,
    wanted: Iterable[Wanted],
    file: Mapping[str, Any],
    refused: int = 0,
    spared: frozenset[str] = frozenset(),
    at: dt.datetime,
    by: str,
    person: int | None = None,
) -> Accepted:
    """Let a source's activities be these, as one public entry with the digest of all; nothing is written where nothing changes.

    `file` says from what they were read: name, sha256, address; `beside`, what it says of no one activity. What is not among them is marked as gone, but for `spared`
    identifiers: those that the file has, and that could not be taken.

    Raises:
        NotFound: there is no such source.
    """
    one_at_a_time()
    row = _source(forum, source)
    entry = head(forum).number + 1
    done = keep_all(row, wanted, entry=entry, spared=spared)
    before = payloads(forum, ACCEPT).get(row.entry or 0, {}).get("file") or {}
    if done.is_nothing and (row.entry is None or before.get("beside") == file.get("beside")):
        return Accepted(done, None)
    n_activities, digest = digest_of_source(row)
    number = record(
        forum=forum,
        act=ACCEPT,
        by=by,
        at=at,
        changes=(),
        payload={
            "source": source,
            "file": dict(file),
            "added": done.added,
            "changed": done.changed,
            "unchanged": done.unchanged,
            "gone": done.gone,
            "refused": refused,
            "n_activities": n_activities,
            "digest": digest,
        },
        person=person,
    )
    if number != entry:
        raise RuntimeError("another entry came between")
    ActivitySource.objects.filter(pk=row.pk).update(entry=entry)
    return Accepted(done, entry)


@transaction.atomic
def link(
    *,
    forum: str,
    source: str,
    identifier: str,
    copy: int = 1,
    commitment: str,
    relation: str,
    why: str,
    at: dt.datetime,
    by: str,
    person: int | None = None,
    base: str | None = None,
    said_by: str = "",
    said_at: dt.datetime | None = None,
) -> LinkRow:
    """Let an activity speak to a commitment (id), as one public entry; return the link.

    `relation` is fulfils, progress, contradicts, or '' where that is left open; `why` is public, and kept with a space for
    each sign that cannot be written. `base` is the digest of the activity that was read, where one was. `said_by` and
    `said_at` are for whom and when it was said, where a file of another installation says so.

    Raises:
        NotFound: there is no such activity or commitment.
        NotUsable: the relation is none, or no reason is given, or one of more than 2,000 code points.
        ActivityHasChanged: the activity is not the one that was read.
        LinkedAlready: it is linked to that commitment.
    """
    if relation not in RELATIONS:
        raise NotUsable("relation", "a relation is fulfils, progress, contradicts or none")
    why = _reason(why, "a link has a reason")
    one_at_a_time()
    commitment_of(forum, commitment)
    activity = _activity(forum, source, identifier, copy)
    if base is not None and base != activity.digest:
        raise ActivityHasChanged(f"{identifier} is not what was read")
    if Link.objects.filter(activity=activity, commitment=commitment).exists():
        raise LinkedAlready(f"{identifier} is linked to {commitment}")
    said_by, said_at = said_by or by, said_at or at
    payload = _said(activity, commitment) | {
        "relation": relation,
        "why": why,
        "said_by": said_by,
        "said_at": when(said_at),
    }
    number = record(forum=forum, act=LINK, by=by, at=at, changes=(), payload=payload, person=person)
    row = Link.objects.create(
        forum=forum,
        activity=activity,
        commitment=commitment,
        relation=relation,
        why=why,
        by=said_by,
        at=said_at,
        entry=number,
    )
    return link_row(row)


@transaction.atomic
def unlink(
    *,
    forum: str,
    source: str,
    identifier: str,
    copy: int = 1,
    commitment: str,
    why: str,
    at: dt.datetime,
    by: str,
    person: int | None = None,
) -> int:
    """Take a link away, as one public entry, which says why; return its number.

    Raises:
        NotFound: there is no such activity, or it is not linked to that commitment.
        NotUsable: no reason is given, or one of more than 2,000 code points.
    """
    why = _reason(why, "taking a link away has a reason")
    one_at_a_time()
    activity = _activity(forum, source, identifier, copy)
    n_deleted, _ = Link.objects.filter(activity=activity, commitment=commitment).delete()
    if not n_deleted:
        raise NotFound("link", f"{identifier} {commitment}")
    payload = _said(activity, commitment) | {"why": why}
    return record(forum=forum, act=UNLINK, by=by, at=at, changes=(), payload=payload, person=person)


@transaction.atomic
def link_for(
    *,
    actor: Actor,
    source: str,
    identifier: str,
    copy: int = 1,
    commitment: str,
    relation: str,
    why: str,
    at: dt.datetime,
    base: str | None = None,
) -> LinkRow:
    """Link an activity as `link` does, for the delegation for which the actor acts.

    Raises:
        NotAllowed: the actor may not say that of this commitment.
        NotFound, NotUsable, ActivityHasChanged, LinkedAlready: as for `link`.
    """
    one_at_a_time()
    if not may_link(actor, commitment_of(actor.forum, commitment)):
        raise NotAllowed("link an activity to this commitment")
    return link(
        forum=actor.forum,
        source=source,
        identifier=identifier,
        copy=copy,
        commitment=commitment,
        relation=relation,
        why=why,
        at=at,
        by=actor.code,
        person=actor.person,
        base=base,
    )


@transaction.atomic
def unlink_for(
    *,
    actor: Actor,
    source: str,
    identifier: str,
    copy: int = 1,
    commitment: str,
    why: str,
    at: dt.datetime,
) -> int:
    """Take a link away as `unlink` does, for the delegation for which the actor acts; return the number of the entry.

    Raises:
        NotAllowed: the actor may not take that link away.
        NotFound, NotUsable: as for `unlink`.
    """
    one_at_a_time()
    held = Link.objects.filter(
        activity=_activity(actor.forum, source, identifier, copy), commitment=commitment
    )
    row = held.select_related("activity__source").first()
    if row is None:
        raise NotFound("link", f"{identifier} {commitment}")
    if not may_unlink(actor, link_row(row)):
        raise NotAllowed("take this link away")
    return unlink(
        forum=actor.forum,
        source=source,
        identifier=identifier,
        copy=copy,
        commitment=commitment,
        why=why,
        at=at,
        by=actor.code,
        person=actor.person,
    )


def _reason(why: str, lacking: str) -> str:
    text = writable(why).strip()
    if not text:
        raise NotUsable("why", lacking)
    if len(text) > LONGEST_WHY:
        raise NotUsable("why", f"a reason has {LONGEST_WHY} code points at most")
    return text


def _said(activity: Activity, commitment: str) -> dict[str, Any]:
    return {
        "source": activity.source.identifier,
        "activity": activity.identifier,
        "copy": activity.copy,
        "commitment": commitment,
    }


def _source(forum: str, identifier: str) -> ActivitySource:
    row = ActivitySource.objects.filter(forum=forum, identifier=identifier).first()
    if row is None:
        raise NotFound("source of activities", identifier)
    return row


def _activity(forum: str, source: str, identifier: str, copy: int) -> Activity:
    rows = Activity.objects.filter(
        forum=forum, source__identifier=source, identifier=identifier, copy=copy
    )
    row = rows.select_related("source").defer("xml").first()
    if row is None:
        raise NotFound("activity", identifier)
    return row
