"""What texts say, once somebody who holds them has imported them: a content for each language, of numbered paragraphs."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from consenso.core.errors import NotFound
from consenso.core.outline import Outline, Paragraph
from consenso.core.record import canonical_json
from consenso.domain.ledger.queries import key, payloads
from consenso.domain.texts import models


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A content without its paragraphs: of which text (id), in which language (BCP 47), from which file, since which entry."""

    id: int
    text: str
    language: str
    title: str
    source_name: str
    source_address: str
    file_digest: str
    digest: str
    entry: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph and where it stands: for lists that hold those of several texts."""

    text: str
    language: str
    paragraph: Paragraph


def digest_of(outline: Outline) -> str:
    """Return the SHA-256 of what a content says: its language, title and paragraphs, as canonical JSON (RFC 8785).

    >>> len(digest_of(Outline("en", "", ())))
    64
    """
    return sha256(canonical_json(said(outline))).hexdigest()


def said(outline: Outline) -> dict[str, Any]:
    """Return a content as plain values: what the digest is of, and what an export writes."""
    return {
        "language": outline.language,
        "title": outline.title,
        "paragraphs": [
            {
                "id": one.id,
                "kind": one.kind,
                "number": one.number,
                "parent": one.parent,
                "text": one.text,
            }
            for one in outline.paragraphs
        ],
    }


def contents(forum: str, text: str = "") -> tuple[ContentRow, ...]:
    """Return the contents of a forum's texts, or of one text (id), by text and language. One query."""
    rows = models.Content.objects.filter(text__forum=forum).select_related("text")
    if text:
        rows = rows.filter(text=key(forum, text))
    return tuple(
        _row(row) for row in rows.order_by("text__adopted_on", "text__position", "language")
    )


def content(forum: str, text: str, language: str) -> ContentRow:
    """Return the content of a text (id) in a language (BCP 47). One query.

    Raises:
        NotFound: nobody imported it.
    """
    row = (
        models.Content.objects.filter(text=key(forum, text), language=language)
        .select_related("text")
        .first()
    )
    if row is None:
        raise NotFound("content", f"{text} {language}")
    return _row(row)


def contents_by_id(identifiers: Iterable[int]) -> tuple[ContentRow, ...]:
    """Return the contents of these ids, in this order; those that are not there are left out. One query."""
    wanted = list(identifiers)
    rows = models.Content.objects.filter(id__in=wanted).select_related("text")
    held = {row.pk: _row(row) for row in rows}
    return tuple(held[one] for one in wanted if one in held)


def outline_of(row: ContentRow) -> Outline:
    """Return what a content says, in reading order. Offsets are 0: the file is not kept. One query."""
    found = models.Paragraph.objects.filter(content_id=row.id).order_by("position")
    return Outline(row.language, row.title, tuple(map(_paragraph, found)))


def outlines(rows: Iterable[ContentRow]) -> dict[int, Outline]:
    """Return what several contents say, by the content's id. One query."""
    held = {row.id: row for row in rows}
    parts: dict[int, list[Paragraph]] = {one: [] for one in held}
    found = models.Paragraph.objects.filter(content_id__in=held).order_by("content_id", "position")
    for paragraph in found.iterator(1000):
        parts[paragraph.content_id].append(_paragraph(paragraph))
    return {one: Outline(row.language, row.title, tuple(parts[one])) for one, row in held.items()}


def passages(forum: str, *, language: str = "") -> tuple[Passage, ...]:
    """Return every paragraph of a forum's texts, in one language (BCP 47) or in all, text by text. One query."""
    rows = models.Paragraph.objects.filter(content__text__forum=forum)
    if language:
        rows = rows.filter(content__language=language)
    rows = rows.select_related("content__text").order_by(
        "content__text__adopted_on", "content_id", "position"
    )
    return tuple(
        Passage(row.content.text.identifier, row.content.language, _paragraph(row)) for row in rows
    )


def contents_that_do_not_hold(forum: str) -> tuple[str, ...]:
    """Return the contents that are not what the ledger says that was imported, as "text language"; empty: all are."""
    rows, entries = contents(forum), payloads(forum, "text:import")
    held = outlines(rows)
    wrong = []
    for row in rows:
        recorded = entries.get(row.entry, {})
        if not (digest_of(held[row.id]) == row.digest == recorded.get("digest")):
            wrong.append(f"{row.text} {row.language}")
    return tuple(wrong)


def _row(row: models.Content) -> ContentRow:
    return ContentRow(
        row.pk,
        row.text.identifier,
        row.language,
        row.title,
        row.source_name,
        row.source_address,
        row.file_digest,
        row.digest,
        row.entry,
        row.at,
    )


def _paragraph(row: models.Paragraph) -> Paragraph:
    return Paragraph(row.identifier, row.kind, row.number, row.parent, row.text, 0, 0)  # type: ignore[arg-type]
