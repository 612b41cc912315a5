"""Word files that somebody sent, read and matched in a process of their own that is bounded in time and memory."""

from collections.abc import Mapping
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


def match_bounded(
    content: bytes,
    draft: word.Draft,
    *,
    sender: str,
    authors: Mapping[str, str] | None = None,
    seconds: float = SECONDS,
) -> dict[str, Any]:
    """Return what a .docx that came back proposes for the draft that was sent, as the plain values of a `Returned`.

    `authors` gives the delegations for authors that the file names; those it does not name are the sender's.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    given = {"draft": draft.as_json(), "sender": sender, "authors": dict(authors or {})}
    return dict(bounded(f"{_HERE}proposals_in", content, given, seconds=seconds))


def reading_of(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading as plain values: the work of the process."""
    return word.read(content).as_json()


def proposals_in(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file proposes as plain values: the work of the process."""
    draft = word.Draft.from_json(values["draft"])
    reading = word.read(content)
    return word.returned(draft, reading, values["sender"], authors=values["authors"]).as_json()
