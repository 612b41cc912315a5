"""The record as a whole: what is stored, and its files again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db.models import Count, QuerySet, Value

from consenso.core.record import KINDS, LANGUAGES, Bloc, Entity, State, Words, write
from consenso.domain.commitments import models as commitments
from consenso.domain.delivery import models as delivery
from consenso.domain.ledger.models import Recorded
from consenso.domain.ledger.queries import ChangeRow, documents, history
from consenso.domain.meetings import models as meetings
from consenso.domain.money import models as money
from consenso.domain.parties import models as parties
from consenso.domain.texts import models as texts

MODELS: Mapping[str, type[Recorded]] = {
    "forum": parties.Forum,
    "state": parties.Party,
    "bloc": parties.Party,
    "initiative": parties.Initiative,
    "meeting": meetings.Meeting,
    "statement": meetings.Statement,
    "text": texts.Text,
    "area": commitments.Area,
    "commitment": commitments.Commitment,
    "delivery": delivery.Delivery,
    "evidence": delivery.Evidence,
    "report": delivery.Report,
    "assessor": delivery.Assessor,
    "assessment": delivery.Assessment,
    "reply": delivery.Reply,
    "rates": money.Rates,
}


CLASSES: Mapping[str, type[Entity]] = {kind.KIND: kind for kind in KINDS}


def stored(forum: str, kind: type[Entity]) -> dict[str, tuple[str, int]]:
    """Return the digest and the place of every object of a kind, by id. One query."""
    rows = _rows(forum, kind)
    return {
        identifier: (digest, position)
        for identifier, digest, position in rows.values_list("identifier", "digest", "position")
    }


def entities(forum: str, kind: type[Entity]) -> tuple[Entity, ...]:
    """Return every object of a kind in the record's order. One query."""
    return documents(_rows(forum, kind).order_by("position"), kind)


def _rows(forum: str, kind: type[Entity]) -> QuerySet[Any]:
    rows: QuerySet[Any] = MODELS[kind.KIND]._default_manager.filter(forum=forum)
    # States and blocs are kept in one table.
    return rows.filter(kind=kind.KIND) if issubclass(kind, State | Bloc) else rows


def public_document(forum: str, kind: str, identifier: str) -> dict[str, Any] | None:
    """Return an object's document as the public record has it, or None where it has none. One query."""
    found: dict[str, Any] | None = (
        _rows(forum, CLASSES[kind])
        .filter(identifier=identifier)
        .values_list("document", flat=True)
        .first()
    )
    return found


def body_of(forum: str, kind: str, document: Mapping[str, Any] | None) -> str:
    """Return the organ of the forum that an object belongs to, by its meeting's series; '' for none. Two queries.

    A meeting belongs to the organ that meets in its series; what was said or adopted there belongs with it.
    """
    found: Mapping[str, Any] | None = document
    if kind in ("statement", "text"):
        meeting = (document or {}).get("meeting")
        found = public_document(forum, "meeting", meeting) if meeting else None
    elif kind != "meeting":
        return ""
    series = (found or {}).get("series")
    mechanisms = (public_document(forum, "forum", forum) or {}).get("mechanisms", ())
    return next((one["id"] for one in mechanisms if series in one.get("series", ())), "")


def organs_of(
    forum: str, kind: str, identifier: str, document: Mapping[str, Any] | None
) -> frozenset[str]:
    """Return the organs that an object belongs to, as it is and as it would be; '' for none. Five queries at most.

    Who acts in one organ alone changes what belongs to it before and after: nothing is drawn to it by the change.
    """
    states = (public_document(forum, kind, identifier), document)
    return frozenset(body_of(forum, kind, state) for state in states if state is not None)


def documents_of(forum: str, kinds: Sequence[str]) -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Return every object of these kinds as (kind, id, document), in the record's order. One query a kind."""
    return tuple(
        (kind, identifier, document)
        for kind in kinds
        for identifier, document in _rows(forum, CLASSES[kind])
        .order_by("position")
        .values_list("identifier", "document")
    )


def document_of_digest(
    forum: str, kind: str, identifier: str, digest: str
) -> dict[str, Any] | None:
    """Return the document that an object once had, by its digest, from the ledger; None for none. One query."""
    return next(
        (row.document for row in _remembered(forum, kind, identifier) if row.digest == digest), None
    )


def _remembered(forum: str, kind: str, identifier: str) -> tuple[ChangeRow, ...]:
    return history(forum, kind, identifier, per_page=1_000_000).items


def export(forum: str) -> dict[str, bytes]:
    """Return a forum's record as files, name → bytes, in canonical form: what `load` reads back the same."""
    return write(entity for kind in KINDS for entity in entities(forum, kind))


def n_objects(forum: str) -> Mapping[str, int]:
    """Return how many objects of each kind a record holds. One query a kind."""
    return {kind.KIND: len(stored(forum, kind)) for kind in KINDS}


def counts(forum: str) -> Mapping[str, int]:
    """Return how many objects of each kind a record holds, without reading them. One query."""
    first, *others = (
        _rows(forum, kind)
        .order_by()
        .annotate(what=Value(kind.KIND))
        .values_list("what")
        .annotate(n=Count("key"))
        for kind in KINDS
    )
    return {kind.KIND: 0 for kind in KINDS} | dict(first.union(*others, all=True))


def title_of(document: Mapping[str, Any]) -> Words:
    """Return what an object is called, by its document; who spoke, for a statement that has no title.

    A report without a summary and an assessment without reasons are called by their codes, the same in every language: the
    verdict is not among them, for it is given nowhere without how specific the promise is.

    >>> title_of({"id": "a", "fact": {"en": "A road was opened."}})
    {'en': 'A road was opened.'}
    >>> title_of({"id": "a", "assessor": "institute", "commitment": "c-1", "verdict": "partly"})["en"]
    'institute (c-1)'
    """
    for field in ("name", "title", "paraphrase", "fact", "summary", "words", "rationale"):
        if document.get(field):
            words: Words = document[field]
            return words
    if document.get("verdict"):
        codes = "{assessor} ({commitment})"
    elif document.get("lines") and document.get("period"):
        codes = "{party}, {text}, {date}"
    else:
        codes = ""
    if codes:
        return dict.fromkeys(LANGUAGES, codes.format_map(defaultdict(str, document)))
    return {"en": str(document.get("who") or document.get("id", ""))}


def titles(forum: str, objects: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Words]:
    """Return what objects (kind, id) are called. One query for each kind among them."""
    found: dict[tuple[str, str], Words] = {}
    for kind in KINDS:
        wanted = [identifier for one, identifier in objects if one == kind.KIND]
        if wanted:
            rows = _rows(forum, kind).filter(identifier__in=wanted)
            for identifier, document in rows.values_list("identifier", "document"):
                found[kind.KIND, identifier] = title_of(document)
    return found


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the YAML files of a folder, name → bytes.

    Raises:
        OSError: the folder or a file cannot be read.
    """
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.suffix in {".yaml", ".yml"} and path.is_file()
    }
