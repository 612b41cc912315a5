"""Reading the ledger, and the objects that it remembers."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of, entry_digest
from consenso.core.record import Entity
from consenso.domain.ledger.models import Change, ConfidentialEntry, Credit, Entry, TimeStamp

PUBLIC, CONFIDENTIAL = "public", "confidential"
# Each forum has two ledgers: what anyone may read, and what only delegations and the secretariat may.
BOOKS: dict[str, type[Entry] | type[ConfidentialEntry]] = {
    PUBLIC: Entry,
    CONFIDENTIAL: ConfidentialEntry,
}

E = TypeVar("E", bound=Entity)
T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a forum's ledger: the public's revision. No entry yet: number 0, empty digest."""

    number: int
    digest: str
    at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry, with how many objects it added, changed and removed."""

    number: int
    at: dt.datetime
    act: str
    by: str
    digest: str
    previous: str
    n_added: int
    n_changed: int
    n_removed: int


@dataclass(frozen=True, slots=True)
class ActRow:
    """One entry with what it says of itself."""

    number: int
    at: dt.datetime
    act: str
    by: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TimeStampRow:
    """That an authority saw the digest of an entry at a moment; `token` is its answer (RFC 3161, DER)."""

    number: int
    digest: str
    at: dt.datetime
    token: bytes


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What one entry did to one object: added, changed or removed."""

    entry: int
    at: dt.datetime
    kind: str
    identifier: str
    what: str
    digest: str
    document: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list, and how long the whole is. Pages count from 1; an empty list has one page."""

    items: tuple[T, ...]
    total: int
    page: int
    per_page: int

    @property
    def n_pages(self) -> int:
        return max(1, -(-self.total // self.per_page))


def head(forum: str, *, book: str = PUBLIC) -> Head:
    """Return the head of a forum's ledger. One query."""
    entry = BOOKS[book]._default_manager.filter(forum=forum).order_by("-number").first()
    if entry is None:
        return Head(0, "", None)
    return Head(entry.number, entry.digest, entry.at)


def last_change(forum: str) -> Head:
    """Return the last entry that changed an object of the record; as `head` where none did. One query."""
    rows = Entry.objects.filter(forum=forum)
    changed = rows.filter(Exists(Change.objects.filter(entry=OuterRef("pk"))))
    entry = changed.order_by("-number").first()
    return Head(entry.number, entry.digest, entry.at) if entry else Head(0, "", None)


def forums_and_heads() -> tuple[tuple[str, int], ...]:
    """Return every forum that has a public ledger, with the number of its last entry. One query."""
    rows = Entry.objects.values_list("forum").annotate(last=Max("number")).order_by("forum")
    return tuple(rows)


def generation() -> str:
    """Return a stamp that is another one whenever any forum's record changed. One query; '0' before the first entry."""
    return str(Entry.objects.aggregate(last=Max("id"))["last"] or 0)


def entries(forum: str, *, page: int = 1, per_page: int = 50) -> Listing[EntryRow]:
    """Return the entries of a ledger, the newest first. Two queries."""
    rows = Entry.objects.filter(forum=forum)
    start = (page - 1) * per_page
    found = tuple(
        _entry_row(row) for row in _counted(rows).order_by("-number")[start : start + per_page]
    )
    return Listing(found, rows.count(), page, per_page)


def entry(forum: str, number: int) -> EntryRow:
    """Return one entry. One query.

    Raises:
        NotFound: the ledger has no such entry.
    """
    row = _counted(Entry.objects.filter(forum=forum, number=number)).first()
    if row is None:
        raise NotFound("entry", str(number))
    return _entry_row(row)


def acts(
    forum: str, named: Sequence[str], *, after: int = 0, limit: int | None = 100
) -> tuple[ActRow, ...]:
    """Return the last public entries of some acts after entry `after`, with what they say, the newest first; None: all. One query."""
    rows = Entry.objects.filter(forum=forum, act__in=named, number__gt=after)
    rows = rows.order_by("-number")[:limit]
    return tuple(ActRow(row.number, row.at, row.act, row.by, row.payload) for row in rows)


def payloads(forum: str, act: str) -> dict[int, dict[str, Any]]:
    """Return what the public entries of one act say, by number. One query."""
    rows = Entry.objects.filter(forum=forum, act=act)
    return dict(rows.values_list("number", "payload"))


def is_kept_by_hand(forum: str) -> bool:
    """Return whether anything but a load of files changed a forum's public record. One query."""
    return Entry.objects.filter(forum=forum).exclude(act="record:load").exists()


def last_loaded(forum: str) -> dict[tuple[str, str], str]:
    """Return what files last said of each object (kind, id): the digest, '' where a load removed it. One query.

    Objects that only people ever wrote are absent.
    """
    rows = Change.objects.filter(entry__forum=forum, entry__act="record:load")
    listed = rows.order_by("entry__number").values_list("kind", "identifier", "digest")
    return {(kind, identifier): digest for kind, identifier, digest in listed.iterator(1000)}


def _counted(rows: "QuerySet[Entry]") -> "QuerySet[Any]":
    return rows.annotate(
        n_added=Count("changes", filter=Q(changes__what="added")),
        n_changed=Count("changes", filter=Q(changes__what="changed")),
        n_removed=Count("changes", filter=Q(changes__what="removed")),
    )


def _entry_row(row: Any) -> EntryRow:
    return EntryRow(
        row.number,
        row.at,
        row.act,
        row.by,
        row.digest,
        row.previous,
        row.n_added,
        row.n_changed,
        row.n_removed,
    )


def changes_in(forum: str, number: int, *, page: int = 1, per_page: int = 50) -> Listing[ChangeRow]:
    """Return one page of what an entry did, object by object. Two queries; no such entry: an empty list."""
    rows = Change.objects.filter(entry__forum=forum, entry__number=number)
    return _listed(rows.order_by("id"), page=page, per_page=per_page)


def history(
    forum: str, kind: str, identifier: str, *, page: int = 1, per_page: int = 50
) -> Listing[ChangeRow]:
    """Return one page of what was done to an object, the newest first. Two queries."""
    rows = Change.objects.filter(entry__forum=forum, kind=kind, identifier=identifier)
    return _listed(rows.order_by("-entry__number"), page=page, per_page=per_page)


def added_by(forum: str, kind: str, identifier: str) -> str:
    """Return for whom an object was last added to the record; '' where it never was. One query."""
    rows = Change.objects.filter(entry__forum=forum, kind=kind, identifier=identifier, what="added")
    found = rows.order_by("-entry__number").values_list("entry__by", flat=True).first()
    return str(found or "")


def _listed(rows: "QuerySet[Change]", *, page: int, per_page: int) -> Listing[ChangeRow]:
    start = (page - 1) * per_page
    found = tuple(_change(row) for row in rows.select_related("entry")[start : start + per_page])
    return Listing(found, rows.count(), page, per_page)


def documents_before(
    forum: str, number: int, objects: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what objects (kind, id) were before an entry: their documents; those not there yet are absent. One query."""
    if not objects:
        return {}
    rows = Change.objects.filter(
        entry__forum=forum,
        entry__number__lt=number,
        kind__in={kind for kind, _ in objects},
        identifier__in={identifier for _, identifier in objects},
    ).order_by("entry__number")
    held: dict[tuple[str, str], dict[str, Any] | None] = {}
    for kind, identifier, document in rows.values_list("kind", "identifier", "document"):
        held[kind, identifier] = document  # the last one before the entry stays
    return {one: document for one in objects if (document := held.get(one)) is not None}


def changes(forum: str, *, after: int = 0, kinds: Sequence[str] = ()) -> Iterator[ChangeRow]:
    """Yield what entries after number `after` did, in order, object by object. One query, streamed."""
    rows = Change.objects.filter(entry__forum=forum, entry__number__gt=after)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    for row in rows.select_related("entry").order_by("entry__number", "id").iterator(1000):
        yield _change(row)


def latest_changes(
    forum: str, *, kinds: Sequence[str] = (), identifiers: Sequence[str] = (), limit: int = 20
) -> tuple[ChangeRow, ...]:
    """Return the last changes of a forum's record, the newest first. One query."""
    rows = Change.objects.filter(entry__forum=forum)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if identifiers:
        rows = rows.filter(identifier__in=identifiers)
    found = rows.select_related("entry").order_by("-entry__number", "-id")[:limit]
    return tuple(_change(row) for row in found)


def changes_page(
    forum: str, *, kind: str = "", after: int = 0, page: int = 1, per_page: int = 50
) -> Listing[ChangeRow]:
    """Return one page of a forum's changes after entry `after`, of one kind if named, the newest first. Two queries."""
    rows = Change.objects.filter(entry__forum=forum, entry__number__gt=after)
    if kind:
        rows = rows.filter(kind=kind)
    start = (page - 1) * per_page
    part = rows.select_related("entry").order_by("-entry__number", "-id")[start : start + per_page]
    return Listing(tuple(_change(row) for row in part), rows.count(), page, per_page)


def first_entry_at(forum: str) -> dt.datetime | None:
    """Return when a forum's ledger began, or None where it has no entry. One query."""
    first: dt.datetime | None = Entry.objects.filter(forum=forum).aggregate(first=Min("at"))[
        "first"
    ]
    return first


def last_changes(forum: str) -> dict[tuple[str, str], dt.datetime]:
    """Return when each object (kind, id), removed ones too, was last changed. One query."""
    rows = Change.objects.filter(entry__forum=forum).values_list("kind", "identifier")
    stamped = rows.annotate(at=Max("entry__at")).order_by("kind", "identifier")
    return {(kind, identifier): at for kind, identifier, at in stamped}


def _change(row: Change) -> ChangeRow:
    return ChangeRow(
        row.entry.number,
        row.entry.at,
        row.kind,
        row.identifier,
        row.what,
        row.digest,
        row.document,
    )


def credits_of(forum: str, numbers: Sequence[int]) -> dict[int, str]:
    """Return whom public entries thank, number → name as they chose it; absent for none. One query."""
    rows = Credit.objects.filter(forum=forum, number__in=numbers)
    return dict(rows.values_list("number", "name"))


def broken(forum: str, *, book: str = PUBLIC) -> int | None:
    """Return the number of the first entry that does not hold, or None where the whole chain does.

    Each digest is computed again from what is stored, changes included.
    """
    previous = ""
    rows = BOOKS[book]._default_manager.filter(forum=forum).order_by("number")
    for number, entry in enumerate(rows.iterator(100), start=1):
        documents_hold, lines = _lines(entry) if isinstance(entry, Entry) else (True, [])
        if isinstance(entry, ConfidentialEntry):
            documents_hold = all(
                entry.payload.get(name) == getattr(entry, name)
                for name in ("subject", "subject_id", "delegation", "level")
            )
        stands = entry_digest(
            forum=forum,
            number=number,
            at=entry.at,
            act=entry.act,
            by=entry.by,
            payload=entry.payload,
            lines=lines,
            previous=previous,
            book=book,
        )
        in_chain = entry.number == number and entry.previous == previous
        if not (documents_hold and in_chain and entry.digest == stands):
            return number
        previous = entry.digest
    return None


def _lines(entry: Entry) -> tuple[bool, list[tuple[str, str, str, str]]]:
    """Return whether the documents of an entry's changes have the digests they say, and its changes as lines."""
    listed = Change.objects.filter(entry=entry).values_list(
        "kind", "identifier", "what", "digest", "document"
    )
    documents_hold = True
    lines = []
    for kind, identifier, what, digest, document in listed.iterator(1000):
        lines.append((kind, identifier, what, digest))
        if document is not None and digest_of(document) != digest:
            documents_hold = False
    return documents_hold, lines


def time_stamp(forum: str) -> TimeStampRow | None:
    """Return the last time stamp of a forum's public ledger, or None. One query."""
    row = TimeStamp.objects.filter(forum=forum).order_by("-number").first()
    return TimeStampRow(row.number, row.digest, row.at, bytes(row.token)) if row else None


def documents(rows: "QuerySet[Any]", kind: type[E]) -> tuple[E, ...]:
    """Return the recorded objects of a query set as values, in its order. One query."""
    return tuple(
        kind.model_validate(document) for document in rows.values_list("document", flat=True)
    )


def document(rows: "QuerySet[Any]", kind: type[E], identifier: str) -> E:
    """Return the one recorded object of that id. One query.

    Raises:
        NotFound: there is none.
    """
    found = rows.filter(identifier=identifier).values_list("document", flat=True).first()
    if found is None:
        raise NotFound(kind.KIND, identifier)
    return kind.model_validate(found)


def listing(rows: "QuerySet[Any]", kind: type[E], *, page: int, per_page: int) -> Listing[E]:
    """Return one page of a query set as values. Two queries at most; a page beyond the last is empty."""
    start = (max(page, 1) - 1) * per_page
    items = documents(rows[start : start + per_page], kind)
    is_last = 0 < len(items) < per_page or (start == 0 and not items)
    total = start + len(items) if is_last else rows.count()
    return Listing(items, total, page, per_page)


def key(forum: str, identifier: str) -> str:
    """Return the key under which an object of a forum is stored.

    >>> key("meridian", "m-1")
    'meridian/m-1'
    """
    return f"{forum}/{identifier}"
