"""Texts in files that a command was given, read one after the other in one bounded process."""

import re
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


def paragraphs_in(file: Path) -> list[str]:
    """Return the paragraphs of a text file, one a line, without empty lines; raise WrongInput."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WrongInput(f"{file}: not in UTF-8: save it as UTF-8.") from error
    return [line for line in re.split(r"\r\n|\n|\r", text) if line.strip()]
