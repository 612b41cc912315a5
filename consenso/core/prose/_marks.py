"""Which pieces of a text answer a query. The pieces are the text's own; nothing is marked up."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from consenso.core.prose._query import query_terms
from consenso.core.prose._scripts import primary
from consenso.core.prose._tokens import Token, is_han, scan

_SPACE = re.compile(r"\s")

Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a text in pieces, each with whether it matched, and whether the text goes on before and after."""

    pieces: Pieces
    is_cut_before: bool
    is_cut_after: bool


def highlight(text: str, query: str, language: str | None) -> Pieces:
    """Return the text in pieces, each with whether it answers the query; joined they are the text.

    A word matches by its stem or, typed without accents, by its letters. An empty text: no pieces.

    >>> highlight("Cooperación entre iguales", "cooperacion", "es")
    (('Cooperación', True), (' entre iguales', False))
    """
    return highlight_terms(text, terms_of(query, language), language)


def highlight_terms(text: str, terms: Collection[str], language: str | None) -> Pieces:
    """Return the same for terms or folded words that are known already.

    >>> highlight_terms("中拉论坛", {"论坛"}, "zh-Hans")
    (('中拉', False), ('论坛', True))
    """
    return _pieces(text, 0, len(text), _spans(_matches(text, terms, language)))


def excerpt(text: str, query: str, language: str | None, *, length: int = 240) -> Excerpt:
    """Return the stretch of a text, of at most `length` code points, that answers the query best.

    Best: the most different words of the query, then the most matches, then the earliest. A text that
    fits is returned whole; one without a match, its beginning.

    >>> excerpt("One. Two. Three. Four. Five.", "four", "en", length=20)
    Excerpt(pieces=(('Three. ', False), ('Four', True), ('. Five.', False)), is_cut_before=True, is_cut_after=False)
    """
    return excerpt_terms(text, terms_of(query, language), language, length=length)


def excerpt_terms(
    text: str, terms: Collection[str], language: str | None, *, length: int = 240
) -> Excerpt:
    """Return the same for terms or folded words that are known already.

    >>> excerpt_terms("Five days.", {"five"}, "en").pieces
    (('Five', True), (' days.', False))
    """
    length = max(length, 1)
    matches = _matches(text, terms, language)
    if len(text) <= length:
        return Excerpt(_pieces(text, 0, len(text), _spans(matches)), False, False)
    start, end = _window(text, _densest(matches, length), length, language)
    pieces = _pieces(text, start, end, _spans(matches))
    return Excerpt(pieces, start > 0, end < len(text))


def terms_of(query: str, language: str | None) -> frozenset[str]:
    """Return the terms and the folded words that a query looks for.

    >>> sorted(terms_of("cooperating", "en"))
    ['cooper', 'cooperating']
    """
    found = query_terms(query, language)
    return frozenset(
        name for term in found for name in (term.term, term.word, *_single(term.parts))
    )


def _single(parts: tuple[str, ...]) -> tuple[str, ...]:
    # Parts such as the c of c-2015p-07 would light up every c.
    return tuple(part for part in parts if len(part) > 2)


def _matches(text: str, terms: Collection[str], language: str | None) -> list[Token]:
    if not terms:
        return []
    return [Token(*row) for row in scan(text, language) if row[0] in terms or row[3] in terms]


def _spans(matches: list[Token]) -> list[tuple[int, int]]:
    """Return where the matches are, those that overlap or are pairs of one Chinese run as one."""
    spans: list[tuple[int, int]] = []
    for token in matches:
        if spans and token.start < spans[-1][1] + (is_han(token.term) and _touches(spans, token)):
            spans[-1] = (spans[-1][0], max(spans[-1][1], token.end))
        else:
            spans.append((token.start, token.end))
    return spans


def _touches(spans: list[tuple[int, int]], token: Token) -> bool:
    return spans[-1][1] == token.start


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    at = start
    for left, right in spans:
        left, right = max(left, start), min(right, end)
        if left >= right:
            continue
        if at < left:
            pieces.append((text[at:left], False))
        pieces.append((text[left:right], True))
        at = right
    if at < end:
        pieces.append((text[at:end], False))
    return tuple(pieces)


def _densest(matches: list[Token], length: int) -> tuple[int, int]:
    """Return the span of the matches that are best shown together; (0, 0) where there is none."""
    best, answer = (0, 0), (0, 0)
    inside: dict[str, int] = {}
    first = 0
    for token in matches:
        inside[token.term] = inside.get(token.term, 0) + 1
        while token.end - matches[first].start > length and matches[first] is not token:
            gone = matches[first].term
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
            first += 1
        merit = (len(inside), sum(inside.values()))
        if merit > best:
            best, answer = merit, (matches[first].start, token.end)
    return answer


def _window(text: str, core: tuple[int, int], length: int, language: str | None) -> tuple[int, int]:
    """Return a stretch around the core, a third of what is left before it, cut between words where it can be."""
    start = max(0, core[0] - max(0, length - (core[1] - core[0])) // 3)
    start = min(start, len(text) - length)
    end = start + length
    if primary(language) == "zh":
        return start, end
    if start > 0:
        after = _SPACE.search(text, start - 1, core[0])
        start = after.end() if after else start
    if end < len(text):
        last = max(core[1], start + 1)
        end = max((space.start() for space in _SPACE.finditer(text, last, end + 1)), default=end)
    return start, end
