"""What a reader typed, as terms to look for."""

import re
from dataclasses import dataclass

from consenso.core.prose._scripts import HAN, HAN_PARTICLES, STOP_WORDS, primary
from consenso.core.prose._tokens import Token, tokens

_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»|「([^」]+)」')
# Only between two characters on each side: 目的 (purpose) stays whole.
_PARTICLE = re.compile(rf"(?<=[{HAN}]{{2}})[{HAN_PARTICLES}](?=[{HAN}]{{2}})")


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A word that is looked for: `query[start:end]`, folded as `word`, stemmed as `term`.

    `parts` are the words inside a code, to look for where the code as a whole is nowhere.
    `is_open`: the query ends with it, so it may be still being typed.
    """

    term: str
    word: str
    start: int
    end: int
    parts: tuple[str, ...]
    is_open: bool


def query_terms(query: str, language: str | None) -> tuple[QueryTerm, ...]:
    """Return what a query looks for, in order, each term once, without the stop words of the language.

    A query of stop words only keeps them. Operators and signs mean nothing. No words: an empty tuple.

    >>> [term.term for term in query_terms("the cooperation of the States", "en")]
    ['cooper', 'state']
    >>> [term.term for term in query_terms("to be or not to be", "en")]
    ['to', 'be', 'or', 'not']
    """
    terms = _without_parts(tokens(_PARTICLE.sub(" ", query), language))
    stop = STOP_WORDS.get(primary(language), frozenset())
    telling = [term for term in terms if term[0].word not in stop]
    once: dict[str, QueryTerm] = {}
    for token, parts in telling or terms:
        is_open = token.end == len(query)
        once.setdefault(
            token.term,
            QueryTerm(token.term, token.word, token.start, token.end, parts, is_open),
        )
    return tuple(once.values())


def phrases(query: str, language: str | None) -> tuple[tuple[str, ...], ...]:
    """Return what stands in quotation marks, as the terms that must follow one another. None: an empty tuple.

    >>> phrases('the "Belt and Road" plan', "en")
    (('belt', 'and', 'road'),)
    """
    quoted = (next(filter(None, match.groups())) for match in _QUOTED.finditer(query))
    terms = (tuple(token.term for token in tokens(words, language)) for words in quoted)
    return tuple(phrase for phrase in terms if len(phrase) > 1)


def _without_parts(found: tuple[Token, ...]) -> list[tuple[Token, tuple[str, ...]]]:
    """Return each whole with the terms of the parts inside it; pairs of Chinese overlap, but lie in no other."""
    wholes: list[tuple[Token, tuple[str, ...]]] = []
    for token in found:
        if wholes and token.end <= wholes[-1][0].end:
            whole, parts = wholes[-1]
            wholes[-1] = (whole, (*parts, token.term))
        else:
            wholes.append((token, ()))
    return wholes
