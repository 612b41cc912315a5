"""Word files that somebody sent, read and matched in a process of their own that is bounded in time and memory."""

from collections.abc import Collection, Mapping
from typing import Any

from consenso.core.formats import word
from consenso.domain.imports.bounded import SECONDS, bounded

_HERE = "consenso.domain.imports.word:"


def read_bounded(content: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """Return what a .docx says with its tracked changes and without, as the plain values of a `Reading`.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    return dict(bounded(f"{_HERE}reading_of", content, {}, seconds=seconds))


def about_bounded(content: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """Return what a .docx says of itself, before it is matched.

    {sent: [draft, version that it was written from, '' for not said], language: '' but for a translation, authors: [who changed or said something], changes: [{by: [name], kind, text, part}],
    comments: [{by, text, about}], n_paragraphs}

    Raises:
        CannotRead: with a sentence for the reader.
    """
    return dict(bounded(f"{_HERE}about", content, {}, seconds=seconds))


def match_bounded(
    content: bytes,
    draft: word.Draft,
    *,
    sender: str,
    also: Collection[str] = (),
    authors: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> dict[str, Any]:
    """Return what a .docx that came back proposes for the draft that was sent, as the plain values of a `Returned`.

    `authors` gives the delegations for authors that the file names; those it does not name are the sender's. `also`: other names in
    which the sender may speak.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    given = {
        "draft": draft.as_json(),
        "sender": sender,
        "also": list(also),
        "authors": dict(authors or {}),
    }
    return dict(bounded(f"{_HERE}proposals_in", content, given, seconds=seconds))


def translated_bounded(
    content: bytes, ids: Collection[str], *, seconds: float = SECONDS
) -> dict[str, Any]:
    """Return what a .docx of a translation says of paragraphs (ids), as the plain values of a `Translated`, with `sent` as above.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    return dict(bounded(f"{_HERE}translated_of", content, {"ids": sorted(ids)}, seconds=seconds))


def translated_of(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says of paragraphs as plain values: the work of the process."""
    reading = word.read(content)
    return word.translated_in(reading, values["ids"]).as_json() | {"sent": list(reading.sent)}


def reading_of(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading as plain values: the work of the process."""
    return word.read(content).as_json()


def about(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file says of itself as plain values: the work of the process."""
    reading = word.read(content)
    said = reading.as_json()
    named = ("kind", "text", "part")
    comments = [one for one in said["comments"] if one["author"] != word.PLATFORM]
    spoke = {one["author"] for one in (*said["changes"], *comments)}
    names = {author: word.behind(reading, author) for author in spoke}
    return {
        "sent": list(reading.sent),
        "language": word.translated_in(reading, ()).language,
        "authors": sorted({name for one in names.values() for name in one} - {""}),
        "changes": [
            {key: one[key] for key in named if key in one} | {"by": names[one["author"]]}
            for one in said["changes"]
        ],
        "comments": [
            {"by": names[one["author"]], "text": one["text"], "about": one["about"]}
            for one in comments
        ],
        "n_paragraphs": len(said["base"]),
    }


def proposals_in(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file proposes as plain values: the work of the process."""
    draft = word.Draft.from_json(values["draft"])
    reading = word.read(content)
    sender, also, authors = values["sender"], values["also"], values["authors"]
    return word.returned(draft, reading, sender, also=also, authors=authors).as_json()
