"""What the words of two texts weigh: a word that stands everywhere says little, a rare one much."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from consenso.core.lineage._customary import customary
from consenso.core.prose import content_terms, sentences

Weights = dict[str, float]
# A piece shorter than this stays with its neighbour: "Second, we agree."
_SHORTEST = 25
_SHORTEST_HAN = 9
# Two words that follow one another are a term of their own, which weighs this share of what its words weigh.
_OF_TWO = 0.5
# Two short texts say little about how rare a word is: so many sentences of other texts are counted with them,
# in which a word that is not customary stands that often.
_OTHERS = 150
_SELDOM = 0.004


@lru_cache(maxsize=20_000)
def pieces(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph in order, parts between semicolons apart, short ones with their neighbour.

    >>> pieces("We will meet every year in the capital; we will report to the Assembly by 2030.", "en")
    ('We will meet every year in the capital;', 'we will report to the Assembly by 2030.')
    >>> pieces("", "en")
    ()
    """
    found: list[str] = []
    for start, end in sentences(text, language):
        for part in _at_semicolons(text[start:end]):
            if found and (_is_short(part) or _is_short(found[-1])):
                found[-1] += f" {part}"
            else:
                found.append(part)
    return tuple(found)


def _at_semicolons(sentence: str) -> Iterable[str]:
    start = 0
    for place, sign in enumerate(sentence):
        if sign in ";；":
            yield sentence[start : place + 1].strip()
            start = place + 1
    if rest := sentence[start:].strip():
        yield rest


def _is_short(part: str) -> bool:
    if len(part) >= _SHORTEST:
        return False
    is_han = any("\u3400" <= sign <= "\u9fff" for sign in part)
    return not is_han or len(part) < _SHORTEST_HAN


@lru_cache(maxsize=20_000)
def terms(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of a text's words without those that say little, and each two that follow one another.

    >>> terms("We will open the new ports.", "en")
    ('open', 'new', 'port', 'open new', 'new port')
    """
    alone = content_terms(text, language)
    if language.startswith("zh"):
        return tuple(alone)  # they are pairs of characters already
    return (*alone, *(f"{one} {other}" for one, other in pairwise(alone)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The weights of the terms of two texts in one language, from how many of their pieces hold each."""

    language: str
    rarity: Weights

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "Vocabulary":
        """Return the vocabulary of all paragraphs of both texts."""
        held = [set(terms(piece, language)) for text in texts for piece in pieces(text, language)]
        counts = Counter(term for one in held for term in one)
        known = customary(language)
        n = len(held) + _OTHERS
        alone = {
            term: math.log(n / (count + _OTHERS * known.get(term, _SELDOM)))
            for term, count in counts.items()
            if " " not in term
        }
        both = {
            term: _OF_TWO * sum(alone[word] for word in term.split()) / 2
            for term in counts
            if " " in term
        }
        return cls(language, {**alone, **both})

    def rarities(self, text: str) -> Weights:
        """Return the terms of a text with how rare each is, the most customary ones 0.05; {} for a text without words."""
        return {term: max(0.05, self.rarity.get(term, 1.0)) for term in terms(text, self.language)}

    def weights(self, text: str) -> Weights:
        """Return the terms of a text with what each weighs, so that the squares sum to 1; {} for a text without words."""
        counts = Counter(terms(text, self.language))
        found = {
            term: (1 + math.log(count)) * max(0.05, self.rarity.get(term, 1.0))
            for term, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in found.values()))
        return {term: weight / length for term, weight in found.items()}


def nearness(first: Weights, second: Weights) -> float:
    """Return how near two texts are by what their words weigh, 0 to 1: the cosine.

    >>> nearness({"port": 1.0}, {"port": 0.6, "rail": 0.8})
    0.6
    """
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second.get(term, 0.0) for term, weight in first.items())
