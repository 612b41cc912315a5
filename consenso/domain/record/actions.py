"""Loading a record: one transaction, all of it or nothing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction

from consenso.core.errors import ConsensoError
from consenso.core.ledger import digest_of
from consenso.core.record import (
    KINDS,
    Assessment,
    Entity,
    Forum,
    Problem,
    Reading,
    Text,
    check,
    files_of,
    plain,
    read,
    write,
)
from consenso.domain.commitments.actions import keep_areas, keep_commitments
from consenso.domain.delivery.actions import (
    keep_assessments,
    keep_assessors,
    keep_deliveries,
    keep_evidence,
    keep_replies,
    keep_reports,
)
from consenso.domain.ledger.actions import Changed, Kept, forget, move, one_at_a_time, record
from consenso.domain.ledger.queries import is_kept_by_hand
from consenso.domain.meetings.actions import keep_meetings, keep_statements
from consenso.domain.money.actions import keep_rates
from consenso.domain.parties.actions import (
    keep_blocs,
    keep_forum,
    keep_initiatives,
    keep_states,
)
from consenso.domain.record._beside_people import beside_people
from consenso.domain.record._problems import by_no_published_method, of_another_name, second_forum
from consenso.domain.record.queries import (
    CLASSES,
    MODELS,
    entities,
    files_in,
    public_document,
    stored,
)
from consenso.domain.sources.actions import cite, sweep
from consenso.domain.texts.actions import keep_texts


class RecordIsBroken(ConsensoError):
    """The files do not hold a sound record; `problems` says what is wrong, all at once."""

    code = "record.broken"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class ObjectHasChanged(ConsensoError):
    """The public record is not what the change was made from; `document` is what it is now (None: it is gone)."""

    code = "record.object_has_changed"

    def __init__(self, kind: str, identifier: str, document: dict[str, Any] | None) -> None:
        super().__init__(f"{kind} {identifier!r} was changed meanwhile")
        self.kind = kind
        self.identifier = identifier
        self.document = document


class NothingChanged(ConsensoError):
    """The change would leave the object as it is."""

    code = "record.nothing_changed"

    def __init__(self, kind: str, identifier: str) -> None:
        super().__init__(f"{kind} {identifier!r} would stay as it is")
        self.kind = kind
        self.identifier = identifier


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: objects added, changed and removed as (kind, id), how many stayed, and the ledger entry's number.

    `entry` is None where nothing changed; `would_only` tells that it was a trial and nothing was kept. `kept_back` are
    objects that people changed at the desk and the files changed otherwise: people's words stayed.
    """

    forum: str
    added: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    n_unchanged: int
    entry: int | None
    would_only: bool = False
    kept_back: tuple[tuple[str, str], ...] = ()


def load_folder(
    folder: Path, *, at: dt.datetime, by: str, is_trial: bool = False, overwrites: bool = False
) -> Loaded:
    """Load the record in a folder.

    Raises:
        RecordIsBroken: with every problem; the database is as it was.
        OSError: the folder or a file in it cannot be read.
    """
    return load(files_in(folder), at=at, by=by, is_trial=is_trial, overwrites=overwrites)


def load(
    files: Mapping[str, bytes],
    *,
    at: dt.datetime,
    by: str,
    is_trial: bool = False,
    overwrites: bool = False,
) -> Loaded:
    """Let a forum's record be what these files (name → bytes) say, and write one ledger entry of what changed.

    What people recorded at the desk since the last load stays, and objects that both changed are named in `kept_back`;
    `overwrites`: the files count for everything. Loading the same again changes nothing and writes nothing.
    `is_trial`: only say what would change.

    Raises:
        RecordIsBroken: with every problem; the database is as it was.
    """
    reading = _sound_reading(files)
    slug = next(iter(reading.found["forum"]))
    with transaction.atomic():
        one_at_a_time()
        wanted: list[Entity] = list(reading.entities())
        clashes: tuple[tuple[str, str], ...] = ()
        if not overwrites and is_kept_by_hand(slug):
            wanted, clashes = beside_people(slug, wanted)
            _sound_reading(write(wanted))
        plan = _plan(slug, wanted)
        loaded = _loaded(slug, plan, is_trial=is_trial, clashes=clashes)
        if is_trial or not (plan.changes or plan.moved):
            return loaded
        _keep_all(slug, plan, frozenset(one.id for one in wanted if isinstance(one, Text)))
        return replace(loaded, entry=_entry(slug, plan, at, by) if plan.changes else None)


def _sound_reading(files: Mapping[str, bytes]) -> Reading:
    """Return what files hold.

    Raises:
        RecordIsBroken: with every problem.
    """
    reading = read(files)
    problems = check(reading)
    if problems:
        raise RecordIsBroken(problems)
    return reading


def _loaded(
    slug: str, plan: "_Plan", *, is_trial: bool, clashes: tuple[tuple[str, str], ...]
) -> Loaded:
    def of(what: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.kind, one.identifier) for one in plan.changes if one.what == what)

    return Loaded(
        forum=slug,
        added=of("added"),
        changed=of("changed"),
        removed=of("removed"),
        n_unchanged=plan.n_unchanged,
        entry=None,
        would_only=is_trial,
        kept_back=clashes,
    )


@transaction.atomic
def amend(
    *,
    forum: str,
    kind: str,
    identifier: str,
    document: Mapping[str, Any] | None,
    base: str,
    at: dt.datetime,
    by: str,
    reason: str,
    sources: Sequence[str],
    person: int | None = None,
) -> int:
    """Let one object of the public record be what `document` says (None: take it out), and return the entry's number.

    `base` is the digest of the document that the change was made from, '' for a new object. The whole record must be
    sound with the change in it. Reason and sources stand in the public ledger; `person` (an id) beside it.

    Raises:
        ObjectHasChanged: the object is not, or no longer, what `base` says; nothing is changed.
        NothingChanged: the document is what the record holds already.
        RecordIsBroken: with every problem that the change would make; nothing is changed.
    """
    one_at_a_time()
    before = public_document(forum, kind, identifier)
    if (digest_of(before) if before is not None else "") != base:
        raise ObjectHasChanged(kind, identifier, before)
    entity = _sound(forum, kind, identifier, document)
    after = plain(entity) if entity else None
    if after == before:
        raise NothingChanged(kind, identifier)
    what = "removed" if after is None else "added" if before is None else "changed"
    changed = Changed(kind, identifier, what, digest_of(after) if after else "", after)
    place = _place(forum, kind, identifier)
    kept = {kind: [Kept(entity, place, changed.digest, after)]} if entity and after else {}
    plan = _Plan(defaultdict(list, kept), defaultdict(list), [changed], 0)
    _keep_all(forum, plan, frozenset(stored(forum, Text)))
    return record(
        forum=forum,
        act=f"record:{_VERBS[what]}",
        by=by,
        at=at,
        changes=[changed],
        payload={"reason": reason, "sources": list(sources)},
        person=person,
    )


_VERBS = {"added": "add", "changed": "correct", "removed": "remove"}


def problems_with(
    *, forum: str, kind: str, identifier: str, document: Mapping[str, Any] | None
) -> tuple[Problem, ...]:
    """Return every problem that the public record would have with this object in it (None: without it). Changes nothing.

    A problem's field begins with the object's id: council-1.attendance.0.count. One query a kind.
    """
    try:
        _sound(forum, kind, identifier, document)
    except RecordIsBroken as error:
        return error.problems
    return ()


def _sound(
    forum: str, kind: str, identifier: str, document: Mapping[str, Any] | None
) -> Entity | None:
    """Return the object that a document describes, if the record is sound with it.

    Raises:
        RecordIsBroken: with every problem.
    """
    if kind == Forum.KIND and identifier != forum and document is not None:
        raise RecordIsBroken([second_forum(forum, identifier)])
    documents = {one.KIND: dict(_documents(forum, one)) for one in KINDS}
    if document is None:
        documents[kind].pop(identifier, None)
    else:
        documents[kind][identifier] = dict(document)
    reading = read(files_of(documents))
    problems = check(reading)
    if document is not None and document.get("id") != identifier:
        problems = (*problems, of_another_name(kind, identifier))
    if not problems and document is not None and kind == Assessment.KIND:
        problems = tuple(by_no_published_method(reading, identifier))
    if problems:
        raise RecordIsBroken(problems)
    return reading.found[kind][identifier].entity if document is not None else None


def _documents(forum: str, kind: type[Entity]) -> Iterator[tuple[str, dict[str, Any]]]:
    for entity in entities(forum, kind):
        yield entity.id, plain(entity)


def _place(forum: str, kind: str, identifier: str) -> int:
    held = stored(forum, CLASSES[kind])
    if identifier in held:
        return held[identifier][1]
    return max((place for _, place in held.values()), default=-1) + 1


@dataclass(frozen=True, slots=True)
class _Plan:
    kept: dict[str, list[Kept[Any]]]
    moved: dict[str, list[tuple[str, int]]]
    changes: list[Changed]
    n_unchanged: int


def _plan(slug: str, entities: Sequence[Entity]) -> _Plan:
    before = {kind.KIND: stored(slug, kind) for kind in KINDS}
    kept: dict[str, list[Kept[Any]]] = defaultdict(list)
    moved: dict[str, list[tuple[str, int]]] = defaultdict(list)
    changes: list[Changed] = []
    n_unchanged = 0
    positions: dict[str, int] = defaultdict(int)
    for entity in entities:
        kind, position = entity.KIND, positions[entity.KIND]
        positions[kind] += 1
        document = plain(entity)
        digest = digest_of(document)
        old_digest, old_position = before[kind].pop(entity.id, ("", -1))
        if digest != old_digest:
            what = "changed" if old_digest else "added"
            kept[kind].append(Kept(entity, position, digest, document))
            changes.append(Changed(kind, entity.id, what, digest, document))
        else:
            n_unchanged += 1
            if position != old_position:
                moved[kind].append((entity.id, position))
    for kind, left in before.items():
        changes += [Changed(kind, identifier, "removed", "", None) for identifier in left]
    return _Plan(kept, moved, changes, n_unchanged)


def _keep_all(slug: str, plan: _Plan, texts: frozenset[str]) -> None:
    keepers: dict[str, Callable[..., None]] = {
        "forum": keep_forum,
        "state": keep_states,
        "bloc": keep_blocs,
        "initiative": keep_initiatives,
        "meeting": keep_meetings,
        "statement": keep_statements,
        "text": keep_texts,
        "area": keep_areas,
        "commitment": keep_commitments,
        "delivery": keep_deliveries,
        "evidence": keep_evidence,
        "report": keep_reports,
        "assessor": keep_assessors,
        "assessment": keep_assessments,
        "reply": keep_replies,
        "rates": keep_rates,
    }
    for kind, keeper in keepers.items():
        if plan.kept[kind]:
            more = {"texts": texts} if kind == "commitment" else {}
            keeper(forum=slug, kept=plan.kept[kind], **more)
        if plan.moved[kind]:
            move(MODELS[kind], forum=slug, positions=plan.moved[kind])
    removed: dict[str, list[str]] = defaultdict(list)
    for change in plan.changes:
        if change.what == "removed":
            removed[change.kind].append(change.identifier)
    for kind in reversed(keepers):
        if removed[kind]:
            forget(MODELS[kind], forum=slug, identifiers=removed[kind])
    _cite_all(slug, plan, removed)


def _cite_all(slug: str, plan: _Plan, removed: Mapping[str, Sequence[str]]) -> None:
    for kind in MODELS:
        addresses: dict[str, set[str]] = {identifier: set() for identifier in removed[kind]}
        for one in plan.kept[kind]:
            addresses[one.entity.id] = set(_addresses(one.document))
        if addresses:
            cite(forum=slug, kind=kind, addresses=addresses)
    sweep(forum=slug)


def _addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for field, part in value.items():
            if field.endswith("sources"):
                yield from part
            else:
                yield from _addresses(part)
    elif isinstance(value, list):
        for part in value:
            yield from _addresses(part)


def _entry(slug: str, plan: _Plan, at: dt.datetime, by: str) -> int:
    counts = Counter(change.what for change in plan.changes)
    return record(
        forum=slug,
        act="record:load",
        by=by,
        at=at,
        changes=plan.changes,
        payload=dict(counts),
    )
