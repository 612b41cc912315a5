"""What an interpreter may change: the wordings in languages of what is there, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

from consenso.core.errors import ConsensoError
from consenso.core.record import LANGUAGES


class WordingsOnly(ConsensoError):
    """An interpreter changed more than the wordings in languages; `fields` says what else."""

    code = "submissions.wordings_only"

    def __init__(self, fields: Sequence[str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = tuple(fields)


def wordings_only(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    """Look that two states of a document differ in wordings alone.

    Raises:
        WordingsOnly: they differ in more.
    """
    old, new = _without_words(before), _without_words(after)
    if old != new:
        fields = {*(old or {}), *(new or {})}
        raise WordingsOnly(
            sorted(one for one in fields if (old or {}).get(one) != (new or {}).get(one))
        )


def _without_words(value: Any) -> Any:
    """Return a document with its wordings (language → words) emptied, so that all else can be compared."""
    if isinstance(value, Mapping):
        if value and all(_is_tag(name) for name in value):
            return {}
        return {name: _without_words(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_words(part) for part in value]
    return value


def _is_tag(name: str) -> bool:
    return name in LANGUAGES or (len(name) > 3 and name[2] == "-" and name[:2].islower())
