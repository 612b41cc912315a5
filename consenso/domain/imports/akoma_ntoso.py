"""Akoma Ntoso that somebody sent, read and checked in a process of its own that is bounded in time and memory."""

import json
from collections.abc import Mapping
from typing import Any

from consenso.core.formats import akn
from consenso.core.formats.akn import Finding, Metadata
from consenso.core.outline import CannotRead, Outline, read
from consenso.domain.imports.bounded import SECONDS, bounded

_HERE = "consenso.domain.imports.akoma_ntoso:"


def values_bounded(content: bytes, *, seconds: float = SECONDS) -> dict[str, Any]:
    """Return what a file of Akoma Ntoso holds, as the plain values of a `Reading`.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    return dict(bounded(f"{_HERE}reading_of", content, {}, seconds=seconds))


def check_bounded(content: bytes, *, seconds: float = SECONDS) -> tuple[Finding, ...]:
    """Return what is wrong with a file of Akoma Ntoso.

    Raises:
        CannotRead: the check took too long, or too much memory.
    """
    return tuple(
        Finding(**one) for one in bounded(f"{_HERE}faults_of", content, {}, seconds=seconds)
    )


def text_bounded(
    content: bytes, *, name: str, language: str = "", seconds: float = SECONDS
) -> tuple[Outline, Metadata | None]:
    """Return the structure of a file of any kind that is read, and what it says of itself where it is Akoma Ntoso.

    JSON as `consenso outline --json` prints it is an outline too. `language` (BCP 47) counts before the file's own.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    given = {"name": name, "language": language}
    found = bounded(f"{_HERE}text_of", content, given, seconds=seconds)
    outline = Outline.from_json(found["outline"], source=found["source"])
    return outline, Metadata(**found["metadata"]) if found["metadata"] else None


def reading_of(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a reading as plain values: the work of the process."""
    return akn.read(content).as_json()


def faults_of(content: bytes, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what is wrong with a file as plain values: the work of the process."""
    return [one.as_json() for one in akn.check(content)]


def text_of(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a text's outline and metadata as plain values: the work of the process."""
    language = values["language"]
    metadata = None
    if akn.is_akoma_ntoso(content):
        reading = akn.read(content)
        outline, metadata = reading.outline, reading.as_json()["metadata"]
    elif content.lstrip()[:1] == b"{":
        outline = _printed(content)
    else:
        outline = read(content, name=values["name"], language=language)
    said = outline.as_json()
    said["language"] = language or said["language"]
    return {"outline": said, "source": outline.source, "metadata": metadata}


def _printed(content: bytes) -> Outline:
    """Return the outline that `consenso outline --json` printed."""
    try:
        outline = Outline.from_json(json.loads(content))
        if not all(isinstance(one.text, str) for one in outline.paragraphs):
            raise TypeError("a text is none")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CannotRead(
            "The file is JSON, and no outline as `consenso outline --json` prints it."
        ) from error
    return outline
