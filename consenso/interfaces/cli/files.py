"""Texts in files that a command was given, read one after the other in one bounded process."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from consenso.core.outline import CannotRead, Outline
from consenso.domain.imports.bounded import SECONDS, content_of
from consenso.domain.imports.reading import Reader
from consenso.interfaces.cli.errors import WrongInput


def read_files(
    files: Sequence[Path],
    *,
    language: str = "",
    seconds: float = SECONDS,
    meanwhile: Callable[[], object] | None = None,
) -> list[Outline]:
    """Return the structure of each file, in their order; the error names the file. `meanwhile` is done beside the reading."""
    beside = threading.Thread(target=meanwhile, daemon=True)
    beside.start()
    reader = Reader(seconds=seconds)
    found = []
    try:
        for file in files:
            try:
                found.append(reader.read(content_of(file), name=file.name, language=language))
            except CannotRead as error:
                raise WrongInput(f"{file}: {error}") from error
    finally:
        reader.close()
    beside.join()
    return found
