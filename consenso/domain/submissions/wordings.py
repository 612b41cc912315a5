"""What an interpreter may change: the wordings in languages of what is there, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any

from consenso.core.errors import ConsensoError
from consenso.core.record import LANGUAGES
from consenso.domain.record.queries import document_of_digest
from consenso.domain.submissions.queries import SubmissionRow


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


def revised_in_words(
    row: SubmissionRow,
    *,
    document: Mapping[str, Any] | None,
    base: str,
    reason: str,
    sources: Sequence[str],
) -> None:
    """Look that a revision of a submission changes wordings alone: reason and sources stay.

    What it is made from may be a newer state of the public object, where that one differs in wordings alone too.

    Raises:
        WordingsOnly: it changes more.
    """
    wordings_only(row.document, document)
    if base != row.base:
        of = (row.forum, row.kind, row.identifier)
        before, after = (document_of_digest(*of, one) for one in (row.base, base))
        if before is None or after is None:
            raise WordingsOnly(["base"])
        wordings_only(before, after)
    given = {"reason": (row.reason, reason), "sources": (" ".join(row.sources), " ".join(sources))}
    # A form may break lines in another way; that is no other reason.
    differ = [name for name, (old, new) in given.items() if old.split() != new.split()]
    if differ:
        raise WordingsOnly(differ)


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
