"""Reading a report's form that somebody filled in and sent back."""

from collections.abc import Mapping
from typing import Any

from consenso.core.formats.report import Given, read
from consenso.domain.imports.bounded import SECONDS, bounded

WORK = "consenso.domain.imports.report_forms:filled_in"


def read_form(content: bytes, *, seconds: float = SECONDS) -> tuple[Given, ...]:
    """Return what a filled-in form says, read in a process of its own that is bounded in time and memory.

    Raises:
        CannotRead: with a sentence for the reader.
    """
    found = bounded(WORK, content, {}, seconds=seconds)
    return tuple(Given(one[0], one[1], one[2]) for one in found["rows"])


def filled_in(content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form says as plain values: the work of the process."""
    return {"rows": [[one.commitment, one.place, dict(one.answers)] for one in read(content)]}
