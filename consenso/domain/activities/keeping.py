"""Storing activities, many at once, and the digest that vouches for all of a source."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection
from django.db.models.functions import Collate

from consenso.domain.activities.bulk import insert, keys_were_given, next_key
from consenso.domain.activities.models import Activity, ActivitySource, Flow, Mark, Place
from consenso.domain.activities.reading import Columns, amount, day, plain_number

BATCH = 500
_COLUMNS = [str(field.column) for field in Activity._meta.concrete_fields]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An activity to keep: its canonical form, that one's digest, its place in its file, what the tables know of it.

    `is_gone`: its source does not publish it any more.
    """

    copy: int
    place: int
    digest: str
    xml: str
    columns: Columns
    is_gone: bool = False


@dataclass(slots=True)
class Kept:
    """How many activities were new, changed, and the same already; and how many their source does not publish any more."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    @property
    def is_nothing(self) -> bool:
        return not (self.added or self.changed or self.gone)


def keep_all(
    source: ActivitySource,
    wanted: Iterable[Wanted],
    *,
    entry: int,
    spared: frozenset[str] = frozenset(),
) -> Kept:
    """Let a source's activities be these, inside the caller's transaction, which writes the entry; return what was done.

    What is not among them is kept, and marked as gone since this entry, unless its identifier is spared. Memory is that of some hundred activities.
    """
    done, keys = Kept(), next_key(Activity)
    seen: set[int] = (
        set()
    )  # the keys of activities that were there: eight bytes each, and their table
    for batch in _batches(wanted):
        before = _before(source, [one.columns.identifier for one in batch])
        fresh: list[tuple[int, Wanted]] = []
        moved: list[Activity] = []
        for one in batch:
            found = before.get((one.columns.identifier, one.copy))
            if found is None:
                fresh.append((keys, one))
                keys += 1
                done.added += 1
                continue
            key, digest, place, gone = found
            seen.add(key)
            if digest == one.digest and (gone is not None) == one.is_gone:
                done.unchanged += 1
                if place != one.place:
                    moved.append(Activity(pk=key, place=one.place))
            else:
                fresh.append((key, one))
                done.changed += 1
        Activity.objects.bulk_update(moved, ["place"], batch_size=BATCH)
        _write(source, fresh, {key for key, _, _, _ in before.values()}, entry)
    keys_were_given(Activity)
    rows = Activity.objects.filter(source=source, gone=None, entry__lt=entry)
    left = [
        key
        for key, identifier in rows.values_list("pk", "identifier").iterator(2000)
        if key not in seen and identifier not in spared
    ]
    for start in range(0, len(left), BATCH):
        Activity.objects.filter(pk__in=left[start : start + BATCH]).update(gone=entry)
    done.gone = len(left)
    return done


Before = dict[tuple[str, int], tuple[int, str, int, int | None]]


def _before(source: ActivitySource, identifiers: Sequence[str]) -> Before:
    rows = Activity.objects.filter(source=source, identifier__in=set(identifiers))
    listed = rows.values_list("identifier", "copy", "pk", "digest", "place", "gone")
    return {(name, copy): (key, *rest) for name, copy, key, *rest in listed}  # type: ignore[misc]


def _batches(wanted: Iterable[Wanted]) -> Iterator[list[Wanted]]:
    batch: list[Wanted] = []
    size = 0
    for one in wanted:
        batch.append(one)
        size += len(one.xml)
        if len(batch) == BATCH or size > 8 * 1024**2:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _write(
    source: ActivitySource, fresh: Sequence[tuple[int, Wanted]], there: set[int], entry: int
) -> None:
    changed = [key for key, _ in fresh if key in there]
    if changed:
        for model in (Mark, Flow, Place):
            model._default_manager.filter(activity__in=changed).delete()
        # Their links stay: the database asks for what they point to when the transaction ends.
        marks = ", ".join(["%s"] * len(changed))
        table = connection.ops.quote_name(Activity._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE id IN ({marks})", changed)  # noqa: S608
    insert(Activity, _COLUMNS, (_row(source, key, one, entry) for key, one in fresh))
    insert(
        Mark,
        ("activity_id", "kind", "vocabulary", "code"),
        ((key, *mark) for key, one in fresh for mark in one.columns.marks),
    )
    insert(
        Flow,
        (
            "activity_id",
            "kind",
            "place",
            "type",
            "value",
            "exact",
            "currency",
            "value_on",
            "from_on",
            "to_on",
        ),
        (
            (
                key,
                kind,
                place,
                type_,
                amount(value),
                plain_number(value),
                currency,
                day(on),
                day(first),
                day(last),
            )
            for key, one in fresh
            for kind, place, type_, value, currency, on, first, last in one.columns.flows
        ),
    )
    insert(
        Place,
        ("activity_id", "name", "latitude", "longitude", "exactness"),
        (
            (key, _json(name), latitude, longitude, exactness)
            for key, one in fresh
            for name, latitude, longitude, exactness in one.columns.places
        ),
    )


def _row(source: ActivitySource, key: int, one: Wanted, entry: int) -> tuple[object, ...]:
    """Return an activity's row, in the order of its model's fields."""
    told = one.columns
    return (
        key,
        source.pk,
        source.forum,
        told.identifier,
        one.copy,
        one.place,
        one.digest,
        one.xml,
        _json(told.title),
        told.language,
        told.status,
        day(told.start),
        day(told.end),
        told.reporting,
        _json(told.reporting_name),
        told.currency,
        _json(told.countries),
        _json(told.sectors),
        entry,
        entry if one.is_gone else None,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest_of_source(source: ActivitySource) -> tuple[int, str]:
    """Return how many activities a source has, those that are gone too, and the SHA-256 that vouches for them all.

    It is that of `digest_of_all`, over the rows as they stand. Streamed.
    """
    order = Collate("identifier", "C" if connection.vendor == "postgresql" else "BINARY")
    rows = Activity.objects.filter(source=source).order_by(order, "copy")
    listed = rows.values_list("identifier", "copy", "digest", "gone")
    return digest_of_all(
        (identifier, copy, digest, gone is not None)
        for identifier, copy, digest, gone in listed.iterator(2000)
    )


def digest_of_all(rows: Iterable[tuple[str, int, str, bool]]) -> tuple[int, str]:
    r"""Return how many activities there are, and the SHA-256 of a line for each: digest, copy, gone or not, identifier.

    They come sorted by identifier, in the order of code points, and copy.

    >>> digest_of_all([("XA-1", 1, "ab", False)]) == (1, sha256(b"ab 1 here XA-1\n").hexdigest())
    True
    """
    held, n_rows = sha256(), 0
    for identifier, copy, digest, is_gone in rows:
        state = "gone" if is_gone else "here"
        held.update(f"{digest} {copy} {state} {identifier}\n".encode())
        n_rows += 1
    return n_rows, held.hexdigest()


def digest_of_activity(xml: str) -> str:
    """Return the SHA-256 of an activity's canonical form."""
    return sha256(xml.encode()).hexdigest()


def when(at: dt.datetime) -> str:
    """Return a moment as payloads write it."""
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")
