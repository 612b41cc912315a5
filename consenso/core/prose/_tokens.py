"""Words of a text as terms to be indexed and found, each with its place in the text."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]  # compiled, without types

from consenso.core.prose._scripts import (
    HAN,
    INSIDE,
    JOINTS,
    STEMMERS,
    THOUSANDS,
    UNDECOMPOSED,
    primary,
)

LONGEST = 64  # code points of a term; what is longer (addresses, noise) is cut

_LETTER = rf"[^\W_{HAN}]"
_WORD = rf"{_LETTER}+(?:[{INSIDE}]+{_LETTER}*)*"
_WORDS = re.compile(_WORD)
_RUNS = re.compile(rf"[{HAN}]+|{_WORD}(?:[{re.escape(JOINTS)}]{_WORD})*")
# It begins with the digit, and looks back after it: that is several times faster.
_NUMBER = re.compile(rf"\d(?<![\w.,]\d)\d{{0,2}}(?:[{THOUSANDS}]\d{{3}})+(?![\w]|[.,]\d)")
_HAS_DIGIT = re.compile(r"\d")
_JOINT = re.compile(rf"[{re.escape(JOINTS)}]")
_IS_HAN = re.compile(rf"[{HAN}]")
_FIRST_HAN = "\u3005"  # most words are before it: a quick way out


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: `text[start:end]`, in code points. `word` is it folded, `term` is its stem, folded.

    A code or number of several parts gives a token for the whole, and one for each part inside it.
    """

    term: str
    start: int
    end: int
    word: str


def tokens(text: str, language: str | None) -> tuple[Token, ...]:
    """Return the words of a text in order, folded (accents, case, width) and stemmed by its language (BCP 47).

    Chinese comes as overlapping pairs of characters, and as the character where one stands alone.
    Numbers with thousands marks come as their digits, codes as a whole and in parts. An unknown language, or
    None: no stems. Signs and emoji give nothing; a text without words gives an empty tuple.

    >>> [token.term for token in tokens("Cooperación: 20,000 becas, c-2015p-07", "es")]
    ['cooper', '20000', 'bec', 'c-2015p-07', 'c', '2015p', '07']
    >>> [token.term for token in tokens("中拉论坛 3", "zh-Hans")]
    ['中拉', '拉论', '论坛', '3']
    """
    return tuple(Token(*row) for row in scan(text, language))


def scan(text: str, language: str | None) -> list[tuple[str, int, int, str]]:
    """Return the same as plain rows, for who looks at many words and keeps few."""
    tag = primary(language)
    found: list[tuple[str, int, int, str]] = []
    for begin, end, number, after in _stretches(text):
        for run in _RUNS.finditer(text, begin, end):
            piece, start = run.group(), run.start()
            rows = (
                _pairs(piece) if piece[0] >= _FIRST_HAN and is_han(piece) else _of_piece(piece, tag)
            )
            found += [(term, start + left, start + right, word) for term, left, right, word in rows]
        if number:
            found.append((number, end, after, number))
    return found


def spelt_terms(text: str, language: str | None) -> list[tuple[str, str, str]]:
    """Return each term of a text with its folded word and its spelling in lower case: what an index keeps.

    The same as of `tokens`, several times faster, for it does not say where they stand.

    >>> spelt_terms("Cooperación técnica", "es")
    [('cooper', 'cooperacion', 'cooperación'), ('tecnic', 'tecnica', 'técnica')]
    """
    tag = primary(language)
    found: list[tuple[str, str, str]] = []
    for begin, end, number, _ in _stretches(text):
        for piece in _RUNS.findall(text, begin, end):
            found += (
                _spelt_pairs(piece)
                if piece[0] >= _FIRST_HAN and is_han(piece)
                else _spelt_of_piece(piece, tag)
            )
        if number:
            found.append((number, number, number))
    return found


def fold(text: str) -> str:
    """Return a text as it is compared: accents taken off, lower case, ordinary width. Length may change.

    >>> fold("São José ＣＥＬＡＣ Straße")
    'sao jose celac strasse'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(UNDECOMPOSED)
    return unicodedata.normalize("NFKC", plain)


def is_han(term: str) -> bool:
    """Return whether a term is Chinese characters: then it has no spelling to forgive and no stem.

    >>> is_han("论坛"), is_han("forum")
    (True, False)
    """
    return bool(_IS_HAN.match(term))


def _stretches(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Yield where the text between numbers with thousands marks begins and ends, the number that follows, its end."""
    begin = 0
    for number in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.decimal(c)) for c in number.group() if c.isdecimal())
        yield begin, number.start(), digits[:LONGEST], number.end()
        begin = number.end()
    yield begin, len(text), "", len(text)


def _pairs(run: str) -> Iterator[tuple[str, int, int, str]]:
    folded = fold(run)
    if len(folded) != len(run):
        folded = "".join(f if len(f := fold(c)) == 1 else c for c in run)
    if len(run) == 1:
        yield folded, 0, 1, folded
    for at in range(len(run) - 1):
        pair = folded[at : at + 2]
        yield pair, at, at + 2, pair


def _spelt_pairs(run: str) -> Iterator[tuple[str, str, str]]:
    for term, _, _, word in _pairs(run):
        yield term, word, word


@lru_cache(maxsize=2**15)
def _spelt_of_piece(piece: str, tag: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (term, word, piece[left:right].lower()[:LONGEST])
        for term, left, right, word in _of_piece(piece, tag)
    )


@lru_cache(maxsize=2**15)
def _of_piece(piece: str, tag: str) -> tuple[tuple[str, int, int, str], ...]:
    """Return the rows of a word, or of words that hang together, counted from its beginning."""
    found: list[tuple[str, int, int, str]] = []
    if _JOINT.search(piece) and _HAS_DIGIT.search(piece):
        parts = [_folded_and_stemmed(part, "")[0] for part in _JOINT.split(piece)]
        whole = "-".join(part for part in parts if part)[:LONGEST].rstrip("-")
        if whole:
            found.append((whole, 0, len(piece), whole))
    for part in _WORDS.finditer(piece):
        word, term = _folded_and_stemmed(part.group(), tag)
        if word:
            found.append((term, *part.span(), word))
    return tuple(found)


def _folded_and_stemmed(piece: str, tag: str) -> tuple[str, str]:
    word = _letters_of(fold(piece))
    if tag not in STEMMERS or not word or not word.isalpha():
        return word, word
    # The stemmer reads accents, so it comes before the folding; it knows lower case only.
    lower = unicodedata.normalize("NFKC", piece).lower()
    stem: str = _stemmer(STEMMERS[tag]).stemWord(lower)
    return word, _letters_of(fold(stem)) or word


def _letters_of(folded: str) -> str:
    if not folded.isalnum():
        folded = "".join(c for c in folded if c.isalnum())
    return folded[:LONGEST]


_here = threading.local()  # a stemmer must not be used by two threads at once


def _stemmer(name: str) -> Stemmer.Stemmer:
    made: dict[str, Stemmer.Stemmer] = _here.__dict__
    if name not in made:
        made[name] = Stemmer.Stemmer(name, 0)  # no cache of its own: ours holds more
    return made[name]
