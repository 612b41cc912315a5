"""What a file that somebody sent promises, read and judged in a process of its own."""

from collections.abc import Mapping
from typing import Any

from consenso.core.outline import decoded
from consenso.core.promises import TOPICS, Sentence, Vocabulary, promises, promises_of_lines
from consenso.domain.imports.bounded import SECONDS, bounded
from consenso.domain.imports.reading import read_any

WORK = "consenso.domain.imports.promising:promised"


def promises_bounded(
    content: bytes,
    *,
    name: str,
    language: str = "",
    by_lines: bool = False,
    vocabulary: Vocabulary | None = None,
    seconds: float = SECONDS,
) -> tuple[Sentence, ...]:
    """Return every sentence of a file with what it promises; `by_lines`: the file holds one sentence a line.

    The process is bounded in time and memory. Raises CannotRead, with a sentence for the reader.
    """
    values = {
        "name": name,
        "language": language,
        "by_lines": by_lines,
        "vocabulary": {
            area: {tag: list(words) for tag, words in by_language.items()}
            for area, by_language in (vocabulary or {}).items()
        },
    }
    found = bounded(WORK, content, values, seconds=seconds)
    return tuple(Sentence.from_json(one) for one in found)


def promised(content: bytes, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sentences as plain values: the work of the process."""
    vocabulary: Vocabulary = values["vocabulary"] or TOPICS
    language = values["language"]
    if values["by_lines"]:
        lines = decoded(content).split("\n")
        found = promises_of_lines(lines, language=language, vocabulary=vocabulary)
    else:
        outline = read_any(content, name=values["name"], language=language)
        found = promises(outline, language=language, vocabulary=vocabulary)
    return [one.as_json() for one in found]
