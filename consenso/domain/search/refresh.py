"""The index follows the ledger: it reads the entries since its last mark."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.db import transaction

from consenso.core.record import (
    KINDS,
    Assessment,
    Commitment,
    Delivery,
    Entity,
    Evidence,
    Forum,
    Reply,
    Report,
)
from consenso.domain.commitments.queries import all_commitments
from consenso.domain.delivery import reporting
from consenso.domain.delivery.queries import all_deliveries
from consenso.domain.ledger.queries import changes, changes_page, head
from consenso.domain.meetings.queries import statements
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names
from consenso.domain.search.actions import index, remove, set_mark
from consenso.domain.search.documents import SearchDocument
from consenso.domain.search.queries import mark
from consenso.domain.search.record import Around, documents_of
from consenso.domain.texts.queries import texts

EVERY = 1_000_000  # more than any record has
_CLASSES = {kind.KIND: kind for kind in KINDS}


def pending(*, forum: str) -> int:
    """Return how many changes of the ledger the index has not read yet. Three queries."""
    return changes_page(forum, after=mark(forum=forum), per_page=1).total


def refresh(*, forum: str, advance: Callable[[int], object] = lambda n: None) -> int:
    """Let the index hold what the ledger says, and return how many objects were looked at again.

    `advance` is called with 1 for each of them as it is done, for who shows progress.

    Reads the entries since the last mark; nothing new: nothing is done, 0. An object whose filters rest on
    another (a delivery on its commitments, a commitment on its text) is looked at again with it.
    """
    last = head(forum).number
    with transaction.atomic():
        since = mark(forum=forum)
        if since == last:
            return 0
        latest: dict[tuple[str, str], dict[str, object] | None] = {}
        for change in changes(forum, after=since):
            latest[change.kind, change.identifier] = change.document
        gone = [name for name, document in latest.items() if document is None]
        remove(forum=forum, documents=gone)
        changed = {
            name: _CLASSES[name[0]].model_validate(document)
            for name, document in latest.items()
            if document is not None
        }
        around = _around(forum)
        entities = {**changed, **_resting_on(forum, changed)}
        index(
            forum=forum,
            documents=_each(entities.values(), around, advance),
        )
        set_mark(forum=forum, entry=last)
        return len(entities) + len(gone)


def _each(
    entities: Iterable[Entity], around: Around, advance: Callable[[int], object]
) -> Iterator[SearchDocument]:
    for entity in entities:
        yield from documents_of(entity, around)
        advance(1)


def _around(forum: str) -> Around:
    held, promised = texts(forum, per_page=EVERY).items, all_commitments(forum)
    dates = {text.id: text.date for text in held}
    dates |= {one.id: one.date for one in statements(forum, per_page=EVERY).items}
    return Around(
        forum=forum_of(forum),
        names={code: name.name for code, name in party_names(forum).items()},
        dates=dates,
        areas={one.id: one.areas for one in promised},
        titles={text.id: text.title for text in held},
        assessors={one.id: one for one in reporting.assessors(forum)},
        assessed={one.id: one.commitment for one in _assessments(forum)},
        promises={one.id: one.paraphrase for one in promised},
    )


def _resting_on(
    forum: str, changed: dict[tuple[str, str], Entity]
) -> dict[tuple[str, str], Entity]:
    """Return the objects whose documents are made with one that changed."""
    if any(isinstance(entity, Forum) for entity in changed.values()):
        return {}  # a forum comes with its whole record, or with words that no filter rests on
    ids: dict[str, set[str]] = defaultdict(set)
    for kind, identifier in changed:
        ids[kind].add(identifier)
    found: dict[tuple[str, str], Entity] = {}
    for entity in _resting(forum):
        name = (entity.KIND, entity.id)
        if name not in changed and _rests_on(entity, ids):
            found[name] = entity
    return found


def _rests_on(entity: Entity, ids: Mapping[str, set[str]]) -> bool:
    match entity:
        case Commitment():
            return entity.text in ids["text"] | ids["statement"]
        case Delivery():
            return any(answer.commitment in ids["commitment"] for answer in entity.answers)
        case Evidence():
            return any(one.id in ids["commitment"] for one in entity.supports)
        case Report():
            promised = {line.commitment for line in entity.lines}
            return entity.text in ids["text"] or bool(promised & ids["commitment"])
        case Assessment():
            return entity.assessor in ids["assessor"] or entity.commitment in ids["commitment"]
        case Reply():
            return entity.assessment in ids["assessment"]
    return False


def _resting(forum: str) -> Iterator[Entity]:
    yield from all_commitments(forum)
    yield from all_deliveries(forum)
    yield from reporting.evidence(forum, per_page=EVERY).items
    yield from reporting.reports(forum, per_page=EVERY).items
    yield from _assessments(forum)
    yield from reporting.replies(forum, per_page=EVERY).items


def _assessments(forum: str) -> tuple[Assessment, ...]:
    return reporting.assessments(forum, per_page=EVERY).items
