"""Words as publishers publish them: in any language, or in one that they do not name."""

from collections.abc import Iterable, Mapping
from typing import Any

from consenso.core.formats.iati import Narrative
from consenso.interfaces.api.words import in_one

UNKNOWN = "und"  # BCP 47: a language that is not named


def named(words: Mapping[str, str]) -> dict[str, str]:
    """Return words by language; those of a language that is not named under `und`.

    >>> named({"": "A hall", "es": "Una sala"})
    {'und': 'A hall', 'es': 'Una sala'}
    """
    return {language or UNKNOWN: said for language, said in words.items() if said}


def told(words: Mapping[str, str], language: str) -> dict[str, Any] | None:
    """Return words in all their languages, or, where one is asked for (BCP 47), in that one; None for no words."""
    found = named(words)
    if not found:
        return None
    return in_one(found, language) if language else found


def narrated(text: Iterable[Narrative], language: str) -> dict[str, Any] | None:
    """Return a text of an activity in the same way; of two narratives in one language, the first."""
    words: dict[str, str] = {}
    for one in text:
        if one.text.strip():
            words.setdefault(one.language, one.text.strip())
    return told(words, language)
