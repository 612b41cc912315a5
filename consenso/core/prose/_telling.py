"""The words of a text that tell what it is about."""

from consenso.core.prose._scripts import STOP_WORDS, primary
from consenso.core.prose._tokens import spelt_terms


def content_terms(text: str, language: str | None) -> list[str]:
    """Return the terms of a text in order, without the stop words of its language; Chinese in pairs. None: [].

    >>> content_terms("The ports of the two States", "en")
    ['port', 'two', 'state']
    """
    stop = STOP_WORDS.get(primary(language), frozenset())
    return [term for term, word, _ in spelt_terms(text, language) if word not in stop]
