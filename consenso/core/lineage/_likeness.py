"""How alike two paragraphs are: in one language by their words, in two by numbers, names, length, and meaning where an encoder is given."""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import token_set_ratio

Matrix = Sequence[Sequence[float]]
# Two lists of texts, in any languages → how near in meaning each of the first is to each of the second, -1 to 1.
Encoder = Callable[[Sequence[str], Sequence[str]], Matrix]

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CJK = re.compile("[\u3400-\u9fff]")
# Characters that one language needs for what English says in 100, measured on treaties and goals in six languages.
_BREADTH = {"en": 1.0, "es": 1.13, "pt": 1.1, "fr": 1.16, "nl": 1.1, "zh-Hans": 0.31}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents; Chinese by character.

    >>> tokens("Éléments 2030: 减贫")
    ('elements', '2030', '减', '贫')
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    spaced = _CJK.sub(lambda sign: f" {sign[0]} ", plain)
    return tuple(_WORD.findall(spaced))


def likeness(old: str, new: str) -> float:
    """Return how alike two paragraphs in one language are, 0 to 1 (1: the same words in the same order).

    >>> likeness("We will meet yearly.", "We will meet yearly.")
    1.0
    >>> likeness("We will meet yearly.", "The moon is far away.") < 0.3
    True
    """
    first, second = tokens(old), tokens(new)
    if first == second:
        return 1.0
    if not first or not second:
        return 0.0
    order = Indel.normalized_similarity(first, second)
    bag = token_set_ratio(" ".join(first), " ".join(second)) / 100
    shorter, longer = sorted((len(first), len(second)))
    # A short paragraph within a long one shares all its words without being it.
    share = shorter / longer
    return 0.65 * order + 0.35 * bag * math.sqrt(share)


def contained(part: str, whole: str) -> float:
    """Return which share of a paragraph's words stands in another one in the same order, 0 to 1.

    >>> contained("and open markets", "We keep peace and open markets for all")
    1.0
    """
    first, second = tokens(part), tokens(whole)
    if not first or not second:
        return 0.0
    common = (len(first) + len(second) - Indel.distance(first, second)) / 2
    return common / len(first)


def numbers(text: str) -> frozenset[str]:
    """Return the numbers that a text writes in figures, marks of thousands taken out.

    >>> sorted(numbers("1,500 schools and 2.5 per cent by 2030"))
    ['1500', '2.5', '2030']
    """
    return frozenset(_plain_number(found) for found in _NUMBER.findall(text))


def _plain_number(written: str) -> str:
    parts = re.split(r"[.,]", written)
    if len(parts) == 1:
        return written
    if all(len(part) == 3 for part in parts[1:]):
        return "".join(parts)
    return "".join(parts[:-1]) + "." + parts[-1]


def names(text: str) -> frozenset[str]:
    """Return the words in Latin letters that begin with a capital or are all capitals, as two languages share them."""
    found = re.findall(r"(?<![.!?。]\s)\b[A-ZÀ-Ý][\w-]{2,}", text)
    return frozenset(tokens(" ".join(found)))


def shared_structure(first: str, second: str, *, languages: tuple[str, str]) -> float:
    """Return how alike two paragraphs in two languages are by what needs no dictionary: numbers, names, length; 0 to 1."""
    by_number = _overlap(numbers(first), numbers(second))
    by_name = _overlap(names(first), names(second))
    long, short = (
        len(text) / _BREADTH.get(language, 1.05) + 1
        for text, language in zip((first, second), languages, strict=True)
    )
    by_length = math.exp(-2.5 * abs(math.log(long / short)))
    parts = [(by_length, 1.0)]
    if by_number is not None:
        parts.append((by_number, 1.2))
    if by_name is not None:
        parts.append((by_name, 0.6))
    return sum(value * weight for value, weight in parts) / sum(weight for _, weight in parts)


def _overlap(first: frozenset[str], second: frozenset[str]) -> float | None:
    if not first and not second:
        return None
    return 2 * len(first & second) / (len(first) + len(second))


def across(
    firsts: Sequence[str],
    seconds: Sequence[str],
    *,
    languages: tuple[str, str],
    encoder: Encoder | None,
) -> Matrix:
    """Return how alike each paragraph of one language is to each of the other, 0 to 1, row by row."""
    plain = [
        [shared_structure(one, other, languages=languages) for other in seconds] for one in firsts
    ]
    if encoder is None or not firsts or not seconds:
        return plain
    meant = encoder(firsts, seconds)
    return [
        [0.8 * max(0.0, meant[i][j]) + 0.2 * plain[i][j] for j in range(len(seconds))]
        for i in range(len(firsts))
    ]
