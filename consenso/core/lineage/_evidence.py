"""What speaks for one paragraph continuing another, for every pair of two texts that share any telling word.

Five things are weighed together: how near the two likest sentences are in words; how near the whole paragraphs are; rare names
that both hold; whether the words of the heading that one stands under are the other's too; and how near the two nearest sentences,
or the paragraphs, are in meaning, more than any two of these texts: what one says in a sentence the other may say at length. What it comes to is how likely a reader is to say that the one continues the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from consenso.core.lineage._customary import customary
from consenso.core.lineage._likeness import Encoder
from consenso.core.lineage._vocabulary import Vocabulary, Weights, pieces
from consenso.core.prose import content_terms

# An array of numpy, which is read when it is first needed: it takes a tenth of a second.
Matrix = Any
FEATURES = ("wording", "whole", "named", "area", "meaning")


@dataclass(frozen=True, slots=True)
class Weighing:
    """What each kind of evidence adds to the logarithm of the odds that a paragraph continues another, and from where it does.

    `base` are the odds without any evidence. `continues` lies below even odds: of two links that compete the likelier is taken.
    """

    wording: float
    whole: float
    named: float
    area: float
    meaning: float
    base: float
    continues: float


# Fitted on pairs of declarations read by hand; tried on each pair with what the others give (benchmarks.calibration).
WEIGHING = Weighing(
    wording=12.6, whole=24.5, named=3.4, area=2.9, meaning=6.2, base=-10.86, continues=-1.1
)
# A sure pair needs no meaning; of others the likeliest few of each paragraph are asked about, where it can turn the sum.
SURE = 3.0
ASKED = 8
LIKELY_LEAST, LIKELY_MOST = 0.0, 0.7
# Meanings are asked for of so many characters of sentences at most, and of paragraphs: half a second of work each.
_CHARACTERS = 20_000
# Of what is longer only the beginning is asked about.
_LONGEST = 600
# Two texts have a subject in common before they say the same. What any two sentences, or paragraphs, of them have in common
# is taken out; where few were asked about, this is counted with them, as what so many have.
_USUAL = 0.14
_OTHERS = 20
# What the meaning of two paragraphs usually is beside the words of their likest sentences.
_LEAST, _BY_WORDS = 0.08, 1.3
# A sentence that says little, "We will work together.", counts for less: this much weight counts for half.
_SHORT = 8.0
# A name: "Myanmar", "COVAX". Not the first word of a sentence, nor one that stands in small letters somewhere: "Group".
_NAME = re.compile(r"(?<![.!?:;“\"] )(?<!^)\b[A-ZÀ-Þ][^\W_]+")
_SMALL = re.compile(r"\b[a-zß-ÿ][^\W_]+")


@dataclass(slots=True)
class Side:
    """One of the two texts: its paragraphs' sentences, with what their words weigh."""

    texts: Sequence[str]
    pieces: list[tuple[int, str]] = field(default_factory=list)  # place of the paragraph, sentence
    weights: list[Weights] = field(default_factory=list)  # of each sentence, squares sum to 1
    wholes: list[Weights] = field(default_factory=list)  # of each paragraph, the same
    rarities: list[Weights] = field(default_factory=list)  # of each sentence, as they are
    names: list[frozenset[str]] = field(default_factory=list)

    @classmethod
    def of(cls, texts: Sequence[str], words: Vocabulary, no_names: frozenset[str]) -> "Side":
        """Return the side with all that is weighed; `no_names` are words that name nothing though they have a capital."""
        side = cls(texts)
        for place, text in enumerate(texts):
            side.wholes.append(words.weights(text))
            side.names.append(frozenset(map(str.casefold, _NAME.findall(text))) - no_names)
            for piece in pieces(text, words.language):
                side.pieces.append((place, piece))
                side.weights.append(words.weights(piece))
                side.rarities.append(words.rarities(piece))
        return side

    @property
    def holders(self) -> list[int]:
        """The place of the paragraph of each sentence."""
        return [place for place, _ in self.pieces]


@dataclass(slots=True)
class Found:
    """What speaks for each pair, by place; and the two sides for who asks about what they have in common."""

    old: Side
    new: Side
    features: dict[str, Matrix]
    weighing: Weighing = WEIGHING

    @property
    def scores(self) -> Matrix:
        """The logarithm of the odds that a paragraph continues another, a row for each old one."""
        return self.plain + self.weighing.meaning * self.features["meaning"]

    @property
    def plain(self) -> Matrix:
        """The same without what meaning adds."""
        one = self.weighing
        return (
            one.base
            + one.wording * self.features["wording"]
            + one.whole * self.features["whole"]
            + one.named * self.features["named"]
            + one.area * self.features["area"]
        )

    def likely(self) -> Iterator[tuple[float, int, int]]:
        """Yield the pairs that speak for themselves: the score, the place of the old and of the new paragraph."""
        scores = self.scores
        for i, j in zip(*(scores >= self.weighing.continues).nonzero(), strict=True):
            yield float(scores[i, j]), int(i), int(j)

    def fresh(self, pair: tuple[int, int], olds: Sequence[int], news: Sequence[int]) -> float:
        """Return which share of what a pair has in common stands in none of some other old and new paragraphs, by weight."""
        here, there = self.old.wholes[pair[0]], self.new.wholes[pair[1]]
        common = {term: weight * there[term] for term, weight in here.items() if term in there}
        others = [self.old.wholes[i] for i in olds] + [self.new.wholes[j] for j in news]
        left = sum(
            weight
            for term, weight in common.items()
            if not any(term in weights for weights in others)
        )
        return left / (sum(common.values()) or 1.0)


def evidence(
    olds: Sequence[str],
    news: Sequence[str],
    *,
    areas: tuple[Sequence[str], Sequence[str]],
    language: str,
    encoder: Encoder | None,
) -> Found:
    """Return what speaks for each pair of paragraphs, by their places.

    `areas`: the heading that each old and each new paragraph stands under, '' for none. `encoder` is asked only where words leave it open.
    """
    import numpy as np

    words = Vocabulary.of([*olds, *news], language)
    no_names = _no_names([*olds, *news], language)
    old, new = Side.of(olds, words, no_names), Side.of(news, words, no_names)
    size = (len(olds), len(news))
    found = Found(old, new, {name: np.zeros(size, np.float32) for name in FEATURES})
    if not old.pieces or not new.pieces:
        return found
    near = _by_sentence(found)
    _whole(found)
    _named(found)
    _in_area(found, words, areas)
    found.features["meaning"] = np.minimum(0.9, _LEAST + _BY_WORDS * found.features["wording"])
    if encoder is not None:
        _meant(found, near, encoder)
    return found


def _no_names(texts: Sequence[str], language: str) -> frozenset[str]:
    """Return what has a capital and names nothing: words that stand in small letters too, and what every declaration names."""
    small = {word for text in texts for word in _SMALL.findall(text)}
    usual = frozenset(customary(language))
    large = {name.casefold() for text in texts for name in _NAME.findall(text)} - small
    return frozenset(
        small | {name for name in large if usual.issuperset(content_terms(name, language))}
    )


def _holders(weights: Sequence[Weights]) -> dict[str, tuple[Matrix, Matrix]]:
    """Return for each term which of some texts hold it, by place, and what it weighs in each."""
    import numpy as np

    held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for place, one in enumerate(weights):
        for term, weight in one.items():
            places, its = held[term]
            places.append(place)
            its.append(weight)
    return {term: (np.array(places), np.array(its)) for term, (places, its) in held.items()}


def _products(first: Sequence[Weights], second: Sequence[Weights]) -> Iterator[Matrix]:
    """Yield for each of the first how near it is to each of the second: a row of as many."""
    import numpy as np

    holders = _holders(second)
    for weights in first:
        common = [(weight, holders[term]) for term, weight in weights.items() if term in holders]
        if not common:
            yield np.zeros(len(second))
            continue
        places = np.concatenate([where for _, (where, _) in common])
        worth = np.concatenate([weight * its for weight, (_, its) in common])
        yield np.bincount(places, worth, minlength=len(second))


def _by_sentence(found: Found) -> Matrix:
    """Say for each pair how near its likest sentences are in words; return it of all sentences, a row for each old one."""
    import numpy as np

    old, new = found.old, found.new
    said = [np.array([sum(one.values()) for one in side.rarities]) for side in (old, new)]
    near = np.zeros((len(old.pieces), len(new.pieces)), np.float16)
    for x, row in enumerate(_products(old.weights, new.weights)):
        least = np.minimum(said[0][x], said[1])
        near[x] = row * least / (least + _SHORT)
    found.features["wording"] = _highest(near, found, 0.0)
    return near


def _highest(near: Matrix, found: Found, least: float) -> Matrix:
    """Return for each pair of paragraphs the highest of what holds for their sentences; `least` where there are none."""
    import numpy as np

    old, new = found.old, found.new
    first, second = [_begins(side.holders) for side in (old, new)]
    highest = np.full((len(old.texts), len(new.texts)), least, np.float32)
    by_paragraph = np.maximum.reduceat(np.maximum.reduceat(near, first, axis=0), second, axis=1)
    olds = [old.holders[at] for at in first]
    news = [new.holders[at] for at in second]
    highest[np.ix_(olds, news)] = np.maximum(by_paragraph, least)
    return highest


def _begins(holders: Sequence[int]) -> list[int]:
    """Return the places at which the sentences of another paragraph begin."""
    return [at for at, one in enumerate(holders) if at == 0 or holders[at - 1] != one]


def _whole(found: Found) -> None:
    for i, row in enumerate(_products(found.old.wholes, found.new.wholes)):
        found.features["whole"][i] = row


def _named(found: Found) -> None:
    """Say for each pair whether both hold names that few other paragraphs hold: 1 for a name that stands nowhere else."""
    import numpy as np

    here = Counter(name for names in found.old.names for name in names)
    there = Counter(name for names in found.new.names for name in names)
    first = [{name: 1 / here[name] for name in names if name in there} for names in found.old.names]
    second = [{name: 1 / there[name] for name in names} for names in found.new.names]
    for i, row in enumerate(_products(first, second)):
        found.features["named"][i] = np.minimum(1.0, row)


def _in_area(found: Found, words: Vocabulary, areas: tuple[Sequence[str], Sequence[str]]) -> None:
    """Say for each pair which share of a heading's words the other paragraph, or its heading, holds."""
    import numpy as np

    shares = []
    for mine, its, texts in (
        (areas[0], areas[1], found.new.wholes),
        (areas[1], areas[0], found.old.wholes),
    ):
        above = {area: words.rarities(area) for area in {*mine, *its}}
        rows = {
            area: [
                _share(above[area], above[other], text)
                for other, text in zip(its, texts, strict=True)
            ]
            for area in set(mine)
        }
        shares.append(np.array([rows[area] for area in mine]))
    found.features["area"] = np.maximum(shares[0], shares[1].T)


def _share(heading: Weights, other: Weights, text: Weights) -> float:
    held = sum(rarity for term, rarity in heading.items() if term in other or term in text)
    return held / (sum(heading.values()) + 1.0)


def _meant(found: Found, near: Matrix, encoder: Encoder) -> None:
    """Ask for the meaning where words leave it open; say how near the nearest sentences of each pair are, or the paragraphs if nearer."""
    import numpy as np

    old, new = found.old, found.new
    is_open = _open(found)
    by_sentence = _told(
        np.where(is_open[np.ix_(old.holders, new.holders)], near, -1),
        ([text for _, text in old.pieces], [text for _, text in new.pieces]),
        encoder,
    )
    by_paragraph = _told(
        np.where(is_open, found.features["whole"], -1), (old.texts, new.texts), encoder
    )
    meant = np.maximum(_highest(by_sentence, found, -1.0), by_paragraph)
    known = is_open & (meant >= 0)
    found.features["meaning"] = np.where(known, meant, found.features["meaning"])


def _told(worth: Matrix, texts: tuple[Sequence[str], Sequence[str]], encoder: Encoder) -> Matrix:
    """Return how near each text is in meaning to each of the other side, 0 to 1; -1 where it was not asked.

    `worth`: how much it is worth to ask about two of them, below 0 for nothing.
    """
    import numpy as np

    begun = [[text[:_LONGEST] for text in side] for side in texts]
    ours, theirs = _asked(worth, begun)
    meant = np.full(worth.shape, -1.0, np.float32)
    if ours and theirs:
        near = encoder([begun[0][x] for x in ours], [begun[1][y] for y in theirs])
        apart = _apart(np.asarray(near, np.float32))
        meant[np.ix_(ours, theirs)] = np.maximum(0.0, apart)
    return meant


def _apart(near: Matrix) -> Matrix:
    """Return how near texts are once what they have in common with all others is taken out of each, -1 to 1."""
    import numpy as np

    n, m = near.shape
    rows = (near.sum(axis=1) + _OTHERS * _USUAL) / (m + _OTHERS)
    columns = (near.sum(axis=0) + _OTHERS * _USUAL) / (n + _OTHERS)
    both = (near.sum() + _OTHERS * _USUAL * max(n, m)) / (n * m + _OTHERS * max(n, m))
    lengths = np.outer(1 - 2 * rows + both, 1 - 2 * columns + both)
    return (near - rows[:, None] - columns[None] + both) / np.sqrt(np.maximum(lengths, 0.01))


def _open(found: Found) -> Matrix:
    """Return whether meaning can still decide a pair: a few of each paragraph without a sure partner, the likeliest."""
    import numpy as np

    scores, least = found.scores, found.plain
    sure = scores >= SURE
    worth, bar = found.weighing.meaning, found.weighing.continues
    is_open = (least + worth * LIKELY_LEAST < bar) & (bar <= least + worth * LIKELY_MOST)
    chosen = np.zeros_like(is_open)
    for one, has_sure, out in (
        (np.where(is_open, scores, -np.inf), sure.any(axis=1), chosen),
        (np.where(is_open, scores, -np.inf).T, sure.any(axis=0), chosen.T),
    ):
        for place, row in enumerate(one):
            if not has_sure[place]:
                out[place, np.argsort(-row, kind="stable")[:ASKED]] = True
    return chosen & is_open


def _asked(worth: Matrix, texts: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """Return the places of the texts to ask about, old and new, those worth the most first, as many as may be."""
    ranked = sorted(
        [(-value, 0, x) for x, value in enumerate(worth.max(axis=1).tolist()) if value >= 0]
        + [(-value, 1, y) for y, value in enumerate(worth.max(axis=0).tolist()) if value >= 0]
    )
    asked: tuple[list[int], list[int]] = ([], [])
    spent = 0
    for _, turn, place in ranked:
        spent += len(texts[turn][place])
        if spent > _CHARACTERS:
            break
        asked[turn].append(place)
    return asked
