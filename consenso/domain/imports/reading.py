"""Reading a file that somebody sent."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from consenso.core.outline import Outline, read
from consenso.domain.imports.bounded import SECONDS, Bounded, bounded

WORK = "consenso.domain.imports.reading:outlined"
LOOKED_AT = 65_536  # bytes in which a file of Akoma Ntoso names itself


def read_bounded(
    content: bytes, *, name: str, language: str = "", seconds: float = SECONDS
) -> Outline:
    """Return the structure of a file, read in a process of its own that is bounded in time and memory.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    return _outline(bounded(WORK, content, _named(name, language), seconds=seconds))


class Reader:
    """Reads many files one after the other in one process, which is begun anew after a file that ended it."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self.process = Bounded(WORK, seconds=seconds)

    def read(self, content: bytes, *, name: str, language: str = "") -> Outline:
        """Return the structure of a file; raises CannotRead, and is then ready for the next one."""
        return _outline(self.process.call(content, _named(name, language)))

    def close(self) -> None:
        """End the process."""
        self.process.close()


def outlined(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return an outline as plain values: the work of the process."""
    found = read_any(content, name=values["name"], language=values["language"])
    return {"outline": found.as_json(), "source": found.source}


def read_any(content: bytes, *, name: str, language: str = "") -> Outline:
    """Return the structure of a file of any kind, Akoma Ntoso among them, read in this process: for work that is bounded.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    if b"akomaNtoso" not in content[: 2 * LOOKED_AT].replace(b"\0", b""):
        return read(content, name=name, language=language)
    # Brought in here, as the readers of other files are: what only carries outlines starts without it.
    from consenso.core.formats.akn import is_akoma_ntoso
    from consenso.core.formats.akn import read as read_akn

    if is_akoma_ntoso(content):
        found = read_akn(content).outline
        return replace(found, language=language or found.language)
    return read(content, name=name, language=language)


def _named(name: str, language: str) -> dict[str, str]:
    return {"name": name, "language": language}


def _outline(values: Mapping[str, Any]) -> Outline:
    return Outline.from_json(values["outline"], source=values["source"])
