"""What a text said before it was corrected. Nothing is kept twice: corrections say what stood there, and are undone one by one.

So that this always leads back to what was adopted, the words of a text that was adopted here change by recorded corrections alone.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.outline import Outline
from consenso.domain.ledger.queries import payloads
from consenso.domain.texts.consensus import ConsensusRow, consensus_of
from consenso.domain.texts.contents import content, digest_of, outline_of


class AdoptedHere(ConsensoError):
    """What a text says in a language was adopted here: a file takes its place no more, a recorded correction does."""

    code = "texts.adopted_here"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text said in a language from one consensus record on: `number` 1 is the adoption, 2 and on are corrections.

    `at` is when it was corrected to that, None for the adoption; `correction` is what was put right by it, as
    `drafting.consensus.correction_of` has it, empty for the adoption. `is_adopted`: a record names these words as those adopted.
    """

    number: int
    outline: Outline
    digest: str
    at: dt.datetime | None
    correction: Mapping[str, Any]
    is_adopted: bool = False


def wordings(forum: str, text: str, outline: Outline) -> tuple[Wording, ...]:
    """Return what a text (id) said from its adoption on, the latest last; () where it was never corrected. At most two queries.

    `outline` is what it says now, in the language that is meant. Every wording has the digest that the record of its day names; one
    that has another is not told, nor what is before it.
    """
    records, language = consensus_of(forum, text), outline.language
    mine = [row for row in records if _is_in(row, language)]
    if not mine:
        return ()
    named = _named(forum, text, records, language)
    found: list[Wording] = []
    for row in reversed(mine):
        told = row.document["correction"]
        digest = digest_of(outline)
        before = undone(outline, told)
        if digest != row.document["contents"][language] or before is None:
            return tuple(reversed(found))
        found.append(Wording(row.number, outline, digest, row.at, told))
        outline = before
    digest = digest_of(outline)
    if named in ("", digest):
        found.append(Wording(1, outline, digest, None, {}, is_adopted=bool(named)))
    return tuple(reversed(found))


def wording(forum: str, text: str, language: str, number: int) -> Wording:
    """Return what a text (id) said in a language (BCP 47) when it had so many consensus records. Four queries.

    Where that record changed another language alone, its words are those of the one before.

    Raises:
        NotFound: it says nothing in that language, was never corrected in it, or has no such record.
    """
    found = wordings(forum, text, outline_of(content(forum, text, language)))
    last = max((row.number for row in consensus_of(forum, text)), default=0)
    held = [one for one in found if one.number <= number <= last]
    if not held:
        raise NotFound("wording", f"{text} {language} {number}")
    return held[-1]


def undone(outline: Outline, told: Mapping[str, Any]) -> Outline | None:
    """Return a text as it was before a correction, None where it does not say what it was corrected to.

    >>> from consenso.core.outline import Paragraph
    >>> now = Outline("en", "", (Paragraph("para_1", "paragraph", "1", "", "By 2035.", 0, 0),))
    >>> told = {"paragraph": "para_1", "was": "Before 2035.", "words": "By 2035."}
    >>> undone(now, told).paragraphs[0].text, undone(now, told | {"words": "Soon."})
    ('Before 2035.', None)
    """
    parts = [
        replace(one, text=told["was"])
        if one.id == told["paragraph"] and one.text == told["words"]
        else one
        for one in outline.paragraphs
    ]
    changed = tuple(parts)
    return None if changed == outline.paragraphs else replace(outline, paragraphs=changed)


def refuse_adopted(forum: str, text: str, language: str) -> None:
    """Let nobody put other words in the place of what was adopted here. Two queries.

    Raises:
        AdoptedHere: a text (id) has its words in that language (BCP 47) from an adoption, or from a correction after one.
    """
    acts = (*payloads(forum, "text:adopt").values(), *payloads(forum, "text:correct").values())
    if any(
        said["text"] == text and language in said.get("contents", (said.get("language"),))
        for said in acts
    ):
        raise AdoptedHere(f"{text} {language}")


def _is_in(row: ConsensusRow, language: str) -> bool:
    return row.is_correction and row.document["correction"]["language"] == language


def _named(forum: str, text: str, records: Sequence[ConsensusRow], language: str) -> str:
    """Return the digest of what was adopted in a language: from the public record of it, else from the ledger; '' where neither has it."""
    for row in records:
        if not row.is_correction:
            return str(row.document["contents"].get(language, ""))
    for said in payloads(forum, "text:adopt").values():
        if said["text"] == text:
            return str(said["contents"].get(language, ""))
    return ""
