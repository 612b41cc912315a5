"""Writing the ledger, and the objects that it remembers."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models

from consenso.core.ledger import entry_digest
from consenso.core.record import Entity
from consenso.domain.ledger.models import (
    Change,
    ConfidentialEntry,
    Credit,
    Entry,
    Recorded,
    Signature,
    TimeStamp,
)
from consenso.domain.ledger.queries import (
    CONFIDENTIAL,
    PUBLIC,
    forums_and_heads,
    head,
    key,
    time_stamp,
)
from consenso.domain.ledger.stamping import NotStamped, asked_for

E = TypeVar("E", bound=Entity)
BATCH = 500
A_DAY = dt.timedelta(days=1)
LOCK = 7100001


@dataclass(frozen=True, slots=True)
class Kept(Generic[E]):
    """An object to store: its place in its file (from 0), its document as files write it, and that one's digest."""

    entity: E
    position: int
    digest: str
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """What is done to one object in an entry; `document` is None where it is removed."""

    kind: str
    identifier: str
    what: str
    digest: str
    document: dict[str, Any] | None


def one_at_a_time(lock: int = LOCK) -> None:
    """Let the caller's transaction be the only one that holds a lock, of the ledgers where none is named, until it ends; others wait."""
    # SQLite's transactions begin IMMEDIATE and so wait for each other; PostgreSQL is asked to.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])


def record(
    *,
    forum: str,
    act: str,
    by: str,
    at: dt.datetime,
    changes: Sequence[Changed],
    payload: dict[str, Any],
    person: int | None = None,
) -> int:
    """Add an entry to a forum's public ledger, inside the caller's transaction, and return its number.

    `act` is subject:verb, such as record:load. `by` is for whom it was done, a delegation's code or a command; `person`
    (an id) is kept beside the chain and never in it. The payload is public: it holds nothing of a person.
    Two at once: the second fails on the database's own constraint, and nothing of it is kept.
    """
    before = head(forum)
    number = before.number + 1
    lines = [(change.kind, change.identifier, change.what, change.digest) for change in changes]
    entry = Entry.objects.create(
        forum=forum,
        number=number,
        at=at,
        act=act,
        by=by,
        payload=payload,
        previous=before.digest,
        digest=entry_digest(
            forum=forum,
            number=number,
            at=at,
            act=act,
            by=by,
            payload=payload,
            lines=lines,
            previous=before.digest,
        ),
    )
    Change.objects.bulk_create(
        (
            Change(
                entry=entry,
                kind=change.kind,
                identifier=change.identifier,
                what=change.what,
                digest=change.digest,
                document=change.document,
            )
            for change in changes
        ),
        batch_size=BATCH,
    )
    _sign(PUBLIC, forum, number, person)
    return number


def record_confidentially(
    *,
    forum: str,
    act: str,
    by: str,
    at: dt.datetime,
    subject: str,
    subject_id: str | int,
    delegation: str,
    level: str,
    payload: dict[str, Any],
    person: int | None = None,
) -> int:
    """Add an entry to a forum's confidential ledger, inside the caller's transaction, and return its number.

    `level` says who may read of it: delegation (that of `delegation` alone), secretariat, delegations. The payload
    holds digests and codes, no name and no address of a person.
    """
    before = head(forum, book=CONFIDENTIAL)
    number = before.number + 1
    said = {"subject": subject, "subject_id": str(subject_id)}
    said |= {"delegation": delegation, "level": level}
    payload = payload | said
    ConfidentialEntry.objects.create(
        forum=forum,
        number=number,
        at=at,
        act=act,
        by=by,
        payload=payload,
        previous=before.digest,
        digest=entry_digest(
            forum=forum,
            number=number,
            at=at,
            act=act,
            by=by,
            payload=payload,
            lines=(),
            previous=before.digest,
            book=CONFIDENTIAL,
        ),
        **said,
    )
    _sign(CONFIDENTIAL, forum, number, person)
    return number


def thank(*, forum: str, number: int, name: str) -> None:
    """Credit a public entry to a name, in the words of who is thanked; `forget_credit` takes it out again."""
    Credit.objects.create(forum=forum, number=number, name=name)


def forget_credit(*, forum: str, number: int) -> None:
    """Take the name out that a public entry thanks; the chain does not know it."""
    Credit.objects.filter(forum=forum, number=number).delete()


def _sign(book: str, forum: str, number: int, person: int | None) -> None:
    if person is not None:
        Signature.objects.create(book=book, forum=forum, number=number, person_id=person)


def keep(
    model: type[Recorded],
    *,
    forum: str,
    kept: Iterable[Kept[E]],
    columns: Callable[[E], dict[str, Any]],
) -> None:
    """Store objects with their documents, and the columns that `columns` makes of each, over those of the same ids."""
    rows = [
        model(
            key=key(forum, one.entity.id),
            forum=forum,
            identifier=one.entity.id,
            position=one.position,
            confidence=one.entity.confidence,
            digest=one.digest,
            document=one.document,
            **columns(one.entity),
        )
        for one in kept
    ]
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[name.removesuffix("_id") for name in fields],
        batch_size=BATCH,
    )


def relate(
    model: type[models.Model], *, owner: str, owners: Sequence[str], rows: Iterable[models.Model]
) -> None:
    """Let the owners (keys, in the column `owner`) have exactly these rows beside them."""
    for start in range(0, len(owners), BATCH):
        model._default_manager.filter(**{f"{owner}__in": owners[start : start + BATCH]}).delete()
    model._default_manager.bulk_create(rows, batch_size=BATCH)


def move(model: type[Recorded], *, forum: str, positions: Sequence[tuple[str, int]]) -> None:
    """Give objects (ids) another place in their file; their documents stay."""
    for start in range(0, len(positions), BATCH):
        part = positions[start : start + BATCH]
        rows = [model(key=key(forum, identifier), position=place) for identifier, place in part]
        model._default_manager.bulk_update(rows, ["position"])


def forget(model: type[Recorded], *, forum: str, identifiers: Sequence[str]) -> None:
    """Take objects out of the record as it stands; the ledger still holds their documents."""
    keys = [key(forum, identifier) for identifier in identifiers]
    for start in range(0, len(keys), BATCH):
        model._default_manager.filter(key__in=keys[start : start + BATCH]).delete()


def stamp_due(*, at: dt.datetime, address: str) -> tuple[tuple[str, str], ...]:
    """Have the head of each public ledger stamped that has none of this day; return (forum, why not) of what failed.

    No address: nothing is done. A head that is stamped already is not stamped again.
    """
    failed = []
    for forum, number in forums_and_heads() if address else ():
        last = time_stamp(forum)
        if last and (last.number == number or at - last.at < A_DAY):
            continue
        try:
            stamp(forum=forum, at=at, address=address)
        except NotStamped as error:
            failed.append((forum, str(error)))
    return tuple(failed)


def stamp(*, forum: str, at: dt.datetime, address: str) -> int:
    """Ask a time-stamping authority to vouch for the head of a forum's public ledger; keep its answer; return the number.

    Raises:
        NotStamped: there is no entry, or the authority does not answer as RFC 3161 says.
    """
    now = head(forum)
    if not now.number:
        raise NotStamped("the ledger has no entry yet")
    token = asked_for(bytes.fromhex(now.digest), address=address)
    TimeStamp.objects.update_or_create(
        forum=forum,
        number=now.number,
        defaults={"digest": now.digest, "at": at, "token": token},
    )
    return now.number
