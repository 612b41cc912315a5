"""What speaks for one paragraph continuing another, for every pair of two texts that share any telling word.

Five things are weighed together, in this order of worth: the two sentences that are likest in words and in meaning, how much
of a sentence stands anywhere in the other paragraph, how near the whole paragraphs are, rare names that both hold, and whether
the words of the heading that one stands under are the other's too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from consenso.core.lineage._likeness import Encoder
from consenso.core.lineage._vocabulary import Vocabulary, Weights, pieces

# What each kind of evidence is worth; found on pairs of declarations read by hand (benchmarks.lineage).
WORDING = 0.5
MEANING = 0.5
HELD = 0.5
WHOLE = 1.0
NAMED = 0.15
AREA = 0.12
# From this sum on a paragraph continues another one. What it is without any: two sentences on nothing in common.
CONTINUES = 0.745
# Meanings are asked for where they can decide, and for so many characters at most: half a second of work.
# A sure pair needs no meaning; of others the likeliest few of each paragraph are asked about, where it can turn the sum.
SURE = 1.15
ASKED = 8
LIKELY_LEAST, LIKELY_MOST = 0.15, 0.8
_CHARACTERS = 40_000
_LONGEST = 600
# A sentence that says little, "We will work together.", counts for less: this much weight counts for half.
_SHORT = 5.0
# A name: "Myanmar", "COVAX". Not the first word of a sentence, nor one that stands in small letters somewhere: "Group".
_NAME = re.compile(r"(?<![.!?:;“\"] )(?<!^)\b[A-ZÀ-Þ][^\W_]+")
_SMALL = re.compile(r"\b[a-zß-ÿ][^\W_]+")


@dataclass(slots=True)
class Evidence:
    """What speaks for old paragraph i → new paragraph j. `old_piece` and `new_piece` are the likest sentences, by place."""

    wording: float = 0.0
    held: float = 0.0
    whole: float = 0.0
    named: float = 0.0
    area: float = 0.0
    meaning: float | None = None
    old_piece: int = -1
    new_piece: int = -1

    @property
    def near(self) -> float:
        """The meaning; where none was asked for, what it usually is beside such wording."""
        return min(0.95, 0.40 + 0.75 * self.wording) if self.meaning is None else self.meaning

    @property
    def score(self) -> float:
        """The sum, about 0 to 2.6."""
        return (
            WORDING * self.wording
            + MEANING * self.near
            + HELD * self.held
            + WHOLE * self.whole
            + NAMED * self.named
            + AREA * self.area
        )


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
    def of(cls, texts: Sequence[str], words: Vocabulary, small: frozenset[str]) -> "Side":
        """Return the side with all that is weighed; `small` are the words that stand in small letters in either text."""
        side = cls(texts)
        for place, text in enumerate(texts):
            side.wholes.append(words.weights(text))
            side.names.append(frozenset(map(str.casefold, _NAME.findall(text))) - small)
            for piece in pieces(text, words.language):
                side.pieces.append((place, piece))
                side.weights.append(words.weights(piece))
                side.rarities.append(words.rarities(piece))
        return side


@dataclass(slots=True)
class Found:
    """What speaks for each pair, and the two sides for who asks about single sentences."""

    pairs: dict[tuple[int, int], Evidence]
    old: Side
    new: Side

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
    """Return what speaks for each pair of paragraphs, by their places; pairs without a telling word in common are left out.

    `areas`: the heading that each old and each new paragraph stands under, '' for none. `encoder` is asked only where words leave it open. Nothing comes back where either text is empty.
    """
    words = Vocabulary.of([*olds, *news], language)
    small = frozenset(word for text in (*olds, *news) for word in _SMALL.findall(text))
    old, new = Side.of(olds, words, small), Side.of(news, words, small)
    found = _by_sentence(old, new)
    for pair, whole in _products(old.wholes, new.wholes).items():
        if pair in found:
            found[pair].whole = whole
    _held(found, old, new)
    _named(found, old, new)
    _in_area(found, words, old, new, areas)
    if encoder is not None:
        _meant(found, old, new, encoder)
    return Found(found, old, new)


def _products(first: Sequence[Weights], second: Sequence[Weights]) -> dict[tuple[int, int], float]:
    """Return the nearness of each of the first to each of the second that is above 0."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, weights in enumerate(second):
        for term, weight in weights.items():
            holders[term].append((place, weight))
    found: dict[tuple[int, int], float] = {}
    for place, weights in enumerate(first):
        row: dict[int, float] = defaultdict(float)
        for term, weight in weights.items():
            for other, its in holders.get(term, ()):
                row[other] += weight * its
        for other, value in row.items():
            found[place, other] = value
    return found


def _by_sentence(old: Side, new: Side) -> dict[tuple[int, int], Evidence]:
    found: dict[tuple[int, int], Evidence] = {}
    said = [[sum(one.values()) for one in side.rarities] for side in (old, new)]
    for (x, y), cosine in _products(old.weights, new.weights).items():
        pair = old.pieces[x][0], new.pieces[y][0]
        one = found.setdefault(pair, Evidence())
        least = min(said[0][x], said[1][y])
        near = cosine * least / (least + _SHORT)
        if near > one.wording:
            one.wording, one.old_piece, one.new_piece = near, x, y
    return found


def _held(found: dict[tuple[int, int], Evidence], old: Side, new: Side) -> None:
    """Say for each pair the largest share of a sentence of one that stands in the other paragraph, by weight."""
    for here, there, turn in ((old, new, False), (new, old, True)):
        holders: dict[str, list[int]] = defaultdict(list)
        for place, weights in enumerate(there.wholes):
            for term in weights:
                holders[term].append(place)
        for x, (place, _) in enumerate(here.pieces):
            rarities = here.rarities[x]
            row: dict[int, float] = defaultdict(float)
            for term, rarity in rarities.items():
                for other in holders.get(term, ()):
                    row[other] += rarity
            whole = sum(rarities.values()) + _SHORT
            for other, shared in row.items():
                one = found.get((other, place) if turn else (place, other))
                if one is not None:
                    one.held = max(one.held, shared / whole)


def _named(found: dict[tuple[int, int], Evidence], old: Side, new: Side) -> None:
    """Say for each pair whether both hold names that few other paragraphs hold: 1 for a name that stands nowhere else."""
    here = Counter(name for names in old.names for name in names)
    there = Counter(name for names in new.names for name in names)
    for (i, j), one in found.items():
        shared = old.names[i] & new.names[j]
        one.named = min(1.0, sum(1 / (here[name] * there[name]) for name in shared))


def _in_area(
    found: dict[tuple[int, int], Evidence],
    words: Vocabulary,
    old: Side,
    new: Side,
    areas: tuple[Sequence[str], Sequence[str]],
) -> None:
    """Say for each pair which share of a heading's words the other paragraph, or its heading, holds."""
    headings = [[words.rarities(area) for area in side] for side in areas]
    for (i, j), one in found.items():
        above, below = headings[0][i], headings[1][j]
        one.area = max(
            _share(above, below, new.wholes[j]),
            _share(below, above, old.wholes[i]),
        )


def _share(heading: Weights, other: Weights, text: Weights) -> float:
    held = sum(rarity for term, rarity in heading.items() if term in other or term in text)
    return held / (sum(heading.values()) + 1.0)


def _meant(found: dict[tuple[int, int], Evidence], old: Side, new: Side, encoder: Encoder) -> None:
    """Ask for the meaning of the likest sentences of pairs that words leave open, the likeliest pairs first."""
    ours: dict[int, int] = {}
    theirs: dict[int, int] = {}
    spent = 0
    asked: list[Evidence] = []
    for one in _open(found):
        spent += len(_begun(old, one.old_piece)) * (one.old_piece not in ours)
        spent += len(_begun(new, one.new_piece)) * (one.new_piece not in theirs)
        if spent > _CHARACTERS:
            break
        ours.setdefault(one.old_piece, len(ours))
        theirs.setdefault(one.new_piece, len(theirs))
        asked.append(one)
    if not asked:
        return
    near = encoder([_begun(old, x) for x in ours], [_begun(new, y) for y in theirs])
    for one in asked:
        one.meaning = max(0.0, near[ours[one.old_piece]][theirs[one.new_piece]])


def _open(found: dict[tuple[int, int], Evidence]) -> list[Evidence]:
    """Return the pairs that meaning can still decide, the likeliest first: a few for each paragraph without a sure partner."""
    sure: tuple[set[int], set[int]] = (set(), set())
    ranked = sorted(found.items(), key=lambda item: (-item[1].score, item[0]))
    for (i, j), one in ranked:
        if one.score < SURE:
            break
        sure[0].add(i)
        sure[1].add(j)
    turns: Counter[tuple[int, int]] = Counter()
    chosen = []
    for (i, j), one in ranked:
        least = one.score - MEANING * one.near
        is_open = least + MEANING * LIKELY_MOST >= CONTINUES > least + MEANING * LIKELY_LEAST
        free = [
            key
            for key, is_free in (((0, i), i not in sure[0]), ((1, j), j not in sure[1]))
            if is_free
        ]
        if is_open and any(turns[key] < ASKED for key in free):
            turns.update(free)
            chosen.append(one)
    return chosen


def _begun(side: Side, piece: int) -> str:
    return side.pieces[piece][1][:_LONGEST]
