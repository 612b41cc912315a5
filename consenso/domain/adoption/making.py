"""From an agreed draft to a text: what it says in each language, and what the record says of it. Pure: nothing is stored here."""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from consenso.core.outline import Outline, Placed, arranged
from consenso.core.outline import Paragraph as Part
from consenso.domain.drafting.queries import DraftRow

# "2026-2028", "2026–2028" in a title: the years that a plan is for.
YEARS = re.compile(r"(?<!\d)((?:19|20|21)\d\d)\s*[-–—/至]\s*((?:19|20|21)\d\d)(?!\d)")


def outlines_of(row: DraftRow, document: Mapping[str, Any]) -> dict[str, Outline]:
    """Return what an adopted text says, by language (BCP 47), the working language first.

    `document` is all of the draft, as `drafting.versions.document_of` has it. Numbers are those agreed; a paragraph has the same id
    in every language, so that the languages stand in step.
    """
    kept = [one for one in document["paragraphs"] if one["text"]]
    words = {row.language: {one["id"]: one["text"] for one in kept}}
    for said in document["translations"]:
        words.setdefault(said["language"], {})[said["paragraph"]] = said["text"]
    base = arranged([_placed(one) for one in kept], language=row.language, title="")
    return {
        tag: Outline(
            tag,
            _title(row, tag, kept, words[tag]),
            tuple(
                replace(part, text=words[tag][one["id"]])
                for part, one in zip(base.paragraphs, kept, strict=True)
                if words[tag].get(one["id"])
            ),
        )
        for tag in (row.language, *row.languages)
        if words.get(tag)
    }


def _placed(one: Mapping[str, Any]) -> Placed:
    return Placed("", one["kind"], one["number"], one["depth"], one["text"])


def _title(row: DraftRow, tag: str, kept: list[Any], words: Mapping[str, str]) -> str:
    titles = [words.get(one["id"], "") for one in kept if one["kind"] == "title"]
    return row.title.get(tag) or next((one for one in titles if one), "")


def places_of(document: Mapping[str, Any], outline: Outline) -> dict[str, tuple[str, str]]:
    """Return where each paragraph (id) of a draft stands in the text: its id there, and its number. `outline`: working language."""
    kept = [one["id"] for one in document["paragraphs"] if one["text"]]
    parts: tuple[Part, ...] = outline.paragraphs
    return {one: (part.id, part.number) for one, part in zip(kept, parts, strict=True)}


def text_document(
    row: DraftRow,
    *,
    identifier: str,
    outline: Outline,
    date: dt.date,
    meeting: str,
    adopted_by: Collection[str],
    source: str,
) -> dict[str, Any]:
    """Return the object that the record gets: a text as files write it. `source` is the address at which it can be checked."""
    title = {tag: words for tag, words in row.title.items() if words.strip()}
    said: dict[str, Any] = {
        "id": identifier,
        "kind": row.kind,
        "title": title or {row.language: outline.title or row.identifier},
        "date": date.isoformat(),
    }
    if meeting:
        said["meeting"] = meeting
    if adopted_by:
        said["adopted_by"] = list(adopted_by)
    years = years_named(said["title"]) if row.kind == "plan" else None
    if years:
        said["period"] = {"from": years[0], "to": years[1]}
    count = sum(one.kind == "paragraph" for one in outline.paragraphs)
    if count:
        said["n_paragraphs"] = count
    return said | {"confidence": "high", "sources": [source]}


def years_named(title: Mapping[str, str]) -> tuple[int, int] | None:
    """Return the years that a plan's title is for, both included; None where none are named, or its languages name others.

    >>> years_named({"en": "Harbour Plan 2026-2028", "es": "Plan de puertos (2026–2028)"}), years_named({"en": "Harbour Plan"})
    ((2026, 2028), None)
    """
    found = {match.groups() for words in title.values() if (match := YEARS.search(words))}
    if len(found) != 1:
        return None
    first, last = map(int, next(iter(found)))
    return (first, last) if first <= last else None


def free_identifier(wanted: str, taken: Collection[str]) -> str:
    """Return an id for a new text: the draft's own, or with a number where another text has it.

    >>> free_identifier("harbour-plan", {"harbour-plan", "harbour-plan-2"}), free_identifier("sea", ())
    ('harbour-plan-3', 'sea')
    """
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted[:75].rstrip('-')}-{count}"
    return name
