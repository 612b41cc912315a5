"""How alike two paragraphs in one language are, by their words and the order of them."""

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
# Below it no sign is an accent.
_ABOVE = re.compile("[\u0300-\U0010ffff]")


@lru_cache(maxsize=20_000)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents; Chinese by character.

    >>> tokens("Éléments 2030: 减贫")
    ('elements', '2030', '减', '贫')
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = _ABOVE.sub(lambda sign: "" if unicodedata.combining(sign[0]) else sign[0], folded)
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
