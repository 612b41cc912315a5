"""Loading a record: one transaction, all of it or nothing."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from consenso.core.errors import ConsensoError
from consenso.core.record import KINDS, Entity, Problem, check, plain, read
from consenso.domain.commitments.actions import keep_areas, keep_commitments
from consenso.domain.delivery.actions import keep_deliveries
from consenso.domain.ledger.actions import Changed, Kept, forget, move, record
from consenso.domain.ledger.queries import digest_of
from consenso.domain.meetings.actions import keep_meetings, keep_statements
from consenso.domain.parties.actions import (
    keep_blocs,
    keep_forum,
    keep_initiatives,
    keep_states,
)
from consenso.domain.record.queries import MODELS, files_in, stored
from consenso.domain.sources.actions import cite, sweep
from consenso.domain.texts.actions import keep_texts


class RecordIsBroken(ConsensoError):
    """The files do not hold a sound record; `problems` says what is wrong, all at once."""

    code = "record.broken"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: objects added, changed and removed as (kind, id), how many stayed, and the ledger entry's number.

    `entry` is None where nothing changed; `would_only` tells that it was a trial and nothing was kept.
    """

    forum: str
    added: tuple[tuple[str, str], ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[tuple[str, str], ...]
    n_unchanged: int
    entry: int | None
    would_only: bool = False


def load_folder(folder: Path, *, at: dt.datetime, by: str, is_trial: bool = False) -> Loaded:
    """Load the record in a folder.

    Raises:
        RecordIsBroken: with every problem; the database is as it was.
        OSError: the folder or a file in it cannot be read.
    """
    return load(files_in(folder), at=at, by=by, is_trial=is_trial)


def load(files: Mapping[str, bytes], *, at: dt.datetime, by: str, is_trial: bool = False) -> Loaded:
    """Let a forum's record be what these files (name → bytes) say, and write one ledger entry of what changed.

    Loading the same again changes nothing and writes nothing. `is_trial`: only say what would change.

    Raises:
        RecordIsBroken: with every problem; the database is as it was.
    """
    reading = read(files)
    problems = check(reading)
    if problems:
        raise RecordIsBroken(problems)
    slug = next(iter(reading.found["forum"]))
    entities = list(reading.entities())
    with transaction.atomic():
        _one_at_a_time()
        plan = _plan(slug, entities)
        loaded = Loaded(
            forum=slug,
            added=tuple((c.kind, c.identifier) for c in plan.changes if c.what == "added"),
            changed=tuple((c.kind, c.identifier) for c in plan.changes if c.what == "changed"),
            removed=tuple((c.kind, c.identifier) for c in plan.changes if c.what == "removed"),
            n_unchanged=plan.n_unchanged,
            entry=None,
            would_only=is_trial,
        )
        if is_trial or not (plan.changes or plan.moved):
            return loaded
        _keep_all(slug, plan, frozenset(reading.found["text"]))
        entry = _entry(slug, plan, at, by) if plan.changes else None
        return Loaded(slug, loaded.added, loaded.changed, loaded.removed, plan.n_unchanged, entry)


def _one_at_a_time() -> None:
    # SQLite's transactions begin IMMEDIATE and so wait for each other; PostgreSQL is asked to.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7100001)")


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
    counts: dict[str, int] = defaultdict(int)
    for change in plan.changes:
        counts[change.what] += 1
    return record(
        forum=slug,
        act="record:load",
        by=by,
        at=at,
        changes=plan.changes,
        payload=dict(counts),
    )
