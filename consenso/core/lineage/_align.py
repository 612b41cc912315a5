"""One text in two languages: which paragraph is which. Structure first, meaning second."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from consenso.core.lineage._across import across, breadth
from consenso.core.lineage._likeness import Encoder, Matrix
from consenso.core.lineage._numbers import numbers_of
from consenso.core.outline import Outline, Paragraph

# What a paragraph gains by being left alone, as a likeness; found on the goals of sustainable development.
ALONE = 0.5
# The same where there is no meaning to go by, and true pairs are less alike.
ALONE_BY_STRUCTURE = 0.33
# What every paragraph after the first on one side of a pair costs, and how many there may be.
JOINED = 0.05
MOST = 4
# A paragraph less alike than this to the other side is not joined to those that are.
JOINABLE = 0.25
# What a pair loses where its sides differ in length: at twice the length, 0.69 of this for each paragraph.
LENGTH = 0.15
_SHORT = 20  # of a few words the length says little
# How near neighbours of one text are to one another: it says how near two together are to what both are near to.
NEIGHBOURS = 0.4
# From this likeness on two that were left alone at the same place, one on each side, are one another's after all.
AT_ONE_PLACE = 0.36
# A numbered paragraph is joined to the one beside it where that brings the lengths so much nearer, as a logarithm,
FITS_BETTER = 0.25
# and where it is so near to the other side.
JOINED_LEAST = 0.3
# From this likeness on two paragraphs that stand at different places are one another's.
SURELY = 0.7
# What kinds and numbers say for and against a pair, beside what the words say.
SAME_KIND, OTHER_KIND = 0.06, -0.10
SAME_NUMBER, OTHER_NUMBER = 0.20, -0.06
# Below this share of best matches in one order, the two texts are not in the same order.
IN_ORDER = 0.6


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the two texts that say the same, by id; one side is empty where the other has no counterpart.

    `score` is 0 to 1; `is_moved` says that the pair crosses the order of the others.
    """

    a: tuple[str, ...]
    b: tuple[str, ...]
    score: float
    is_moved: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the pair as plain values, as `consenso align --json` prints it."""
        return {"a": list(self.a), "b": list(self.b), "score": self.score, "moved": self.is_moved}


def pairs_of(a: Outline, b: Outline, *, encoder: Encoder | None = None) -> tuple[Pair, ...]:
    """Return the pairs of two language versions in the order of the first, each paragraph in exactly one pair.

    A pair has up to four paragraphs on one side and one on the other, or none. Where the second text has another order, pairs
    are one to one and say so. Without `encoder`, by structure alone: kinds, numbers, names, length. Two empty texts: ().

    >>> from consenso.core.outline import Outline, Paragraph
    >>> def text(language, *texts):
    ...     rows = (Paragraph(f"p{n}", "paragraph", "", "", one, 0, 0) for n, one in enumerate(texts, 1))
    ...     return Outline(language, "", tuple(rows))
    >>> en = text("en", "Brazil will open 30 schools.", "We thank the United Nations.")
    >>> for pair in pairs_of(en, text("es", "Brasil abrirá 30 escuelas.", "Damos las gracias a la ONU.")):
    ...     print(pair.a, pair.b)
    ('p1',) ('p1',)
    ('p2',) ('p2',)
    """
    firsts, seconds = a.paragraphs, b.paragraphs
    if not firsts or not seconds:
        found = [Pair((one.id,), (), 0.0) for one in firsts]
        return (*found, *(Pair((), (one.id,), 0.0) for one in seconds))
    alike = across(
        [one.text for one in firsts],
        [one.text for one in seconds],
        languages=(a.language, b.language),
        encoder=encoder,
    )
    scores = [
        [_with_place(alike[i][j], one, other) for j, other in enumerate(seconds)]
        for i, one in enumerate(firsts)
    ]
    if _share_in_order(scores) < IN_ORDER and encoder is not None:
        return _any_order(firsts, seconds, scores)
    return _InOrder(a, b, scores, alone=ALONE if encoder else ALONE_BY_STRUCTURE).pairs()


def _with_place(alike: float, one: Paragraph, other: Paragraph) -> float:
    """Return the likeness, more where kind and number agree, less where they do not."""
    score = alike
    score += SAME_KIND if one.kind == other.kind else OTHER_KIND
    if one.number and other.number:
        score += SAME_NUMBER if _bare(one.number) == _bare(other.number) else OTHER_NUMBER
    return min(1.0, max(0.0, score))


_PARTS = re.compile(r"\d+|[〇零一二三四五六七八九十百]+|(?<![a-z])(?:[ivxl]+|[a-z])(?![a-z])")


def _bare(number: str) -> tuple[str, ...]:
    """Return a number without what languages put around it: 'Article 1' and 第一条 are one, and so are '(a)' and 'a)'."""
    found = []
    for part in _PARTS.findall(number.casefold()):
        written = part.upper() if len(part) > 1 else f"第{part}"
        values = [one.value for one in numbers_of(written, "")]
        found.append(f"{values[0]:g}" if values else "1" if part == "一" else part)
    return tuple(found)


def _share_in_order(scores: Matrix) -> float:
    """Return which share of mutual best matches stands in one order in both texts."""
    best = [_best(row) for row in scores]
    columns = [_best([row[j] for row in scores]) for j in range(len(scores[0]))]
    mutual = [j for i, j in enumerate(best) if columns[j] == i]
    if len(mutual) < 3:
        return 1.0
    tails: list[int] = []
    for place in mutual:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return len(tails) / len(mutual)


def _best(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)


class _InOrder:
    """The pairs that gain most without any crossing: one to one, one to several, several to one, or alone."""

    def __init__(self, a: Outline, b: Outline, scores: Matrix, *, alone: float) -> None:
        self.alone = alone
        self.firsts, self.seconds, self.scores = a.paragraphs, b.paragraphs, scores
        self.lengths = (
            [len(one.text) / breadth(a.language) + 1 for one in a.paragraphs],
            [len(one.text) / breadth(b.language) + 1 for one in b.paragraphs],
        )
        self.fragments = (
            [_is_fragment(one) for one in a.paragraphs],
            [_is_fragment(one) for one in b.paragraphs],
        )

    def pairs(self) -> tuple[Pair, ...]:
        n, m = len(self.firsts), len(self.seconds)
        gained = [[0.0] * (m + 1) for _ in range(n + 1)]
        step = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
        for i in range(n, -1, -1):
            for j in range(m, -1, -1):
                if i < n or j < m:
                    gained[i][j], step[i][j] = self._best(i, j, gained)
        found, i, j = [], 0, 0
        while i < n or j < m:
            di, dj = step[i][j]
            found.append(
                Pair(
                    tuple(one.id for one in self.firsts[i : i + di]),
                    tuple(one.id for one in self.seconds[j : j + dj]),
                    round(self._together(i, di, j, dj), 4) if di and dj else 0.0,
                )
            )
            i, j = i + di, j + dj
        found = self._with_numbered_joined(self._with_gaps_filled(found))
        return self._with_moved(self._with_points_by_place(found))

    def _with_gaps_filled(self, found: list[Pair]) -> list[Pair]:
        """Return the pairs with those joined that were left alone side by side, between two pairs that were not."""
        place = {one.id: i for i, one in enumerate(self.firsts)}
        other = {one.id: j for j, one in enumerate(self.seconds)}
        alone = [not pair.a or not pair.b for pair in found]
        out: list[Pair] = []
        for at, pair in enumerate(found):
            last = out[-1] if out else None
            if (
                last
                and alone[at]
                and alone[at - 1]
                and bool(last.a) != bool(pair.a)
                and not (bool(last.a) and bool(last.b))
                and not any(alone[at - 2 : at - 1])
                and not any(alone[at + 1 : at + 2])
            ):
                i, j = (last.a or pair.a)[0], (last.b or pair.b)[0]
                score = self.scores[place[i]][other[j]]
                if score >= AT_ONE_PLACE * (self.alone / ALONE):
                    out[-1] = Pair((i,), (j,), round(score, 4))
                    continue
            out.append(pair)
        return out

    def _with_numbered_joined(self, found: list[Pair]) -> list[Pair]:
        """Return the pairs with numbered paragraphs joined that the other language has as one.

        4. and 5. of the one are 4. of the other: 5. is left alone beside a pair whose lengths fit only with it.
        """
        out: list[Pair] = []
        for pair in found:
            last = out[-1] if out else None
            joined = last and self._joined(last, pair)
            if joined:
                out[-1] = joined
            else:
                out.append(pair)
        return out

    def _joined(self, last: Pair, pair: Pair) -> Pair | None:
        """Return two neighbours as one pair, where one is alone and the lengths ask for it; None where they do not."""
        if bool(last.a and last.b) == bool(pair.a and pair.b):
            return None
        whole, alone = (last, pair) if pair.a == () or pair.b == () else (pair, last)
        side = 0 if alone.a else 1
        ours, theirs = (whole.a, whole.b) if side == 0 else (whole.b, whole.a)
        if len(theirs) > 1 or len(ours) >= MOST:
            return None
        places = [{one.id: at for at, one in enumerate(row)} for row in (self.firsts, self.seconds)]
        here = [places[side][one] for one in (*ours, *(alone.a or alone.b))]
        there = places[1 - side][theirs[0]]
        rows = (self.firsts, self.seconds)[side]
        parts = [rows[at] for at in here]
        if any(one.kind != "paragraph" or one.parent != parts[0].parent for one in parts):
            return None
        near = [self.scores[at][there] if side == 0 else self.scores[there][at] for at in here]
        length = self.lengths[1 - side][there]
        was, now = (
            abs(math.log((sum(self.lengths[side][at] for at in some) + _SHORT) / (length + _SHORT)))
            for some in (here[:-1], here)
        )
        if was - now < FITS_BETTER or near[-1] < JOINED_LEAST:
            return None
        i, j = (sorted(here), [there]) if side == 0 else ([there], sorted(here))
        return Pair(
            tuple(self.firsts[at].id for at in i),
            tuple(self.seconds[at].id for at in j),
            round(self._together(i[0], len(i), j[0], len(j)), 4),
        )

    def _with_points_by_place(self, found: list[Pair]) -> list[Pair]:
        """Return the pairs with points joined by their places: as many under two paragraphs that are one another's, all alone."""
        partner = {pair.a[0]: pair.b[0] for pair in found if len(pair.a) == len(pair.b) == 1}
        left = {pair.a[0] for pair in found if not pair.b}
        right = {pair.b[0] for pair in found if not pair.a}
        given: dict[str, Pair] = {}
        for first, second in partner.items():
            ours = [(i, one) for i, one in enumerate(self.firsts) if one.parent == first]
            theirs = [(j, one) for j, one in enumerate(self.seconds) if one.parent == second]
            is_open = {one.id for _, one in ours} <= left and {one.id for _, one in theirs} <= right
            are_points = all(one.kind == "point" for _, one in (*ours, *theirs))
            if is_open and are_points and len(ours) == len(theirs):
                for (i, one), (j, other) in zip(ours, theirs, strict=True):
                    given[one.id] = Pair((one.id,), (other.id,), round(self.scores[i][j], 4))
        taken = {pair.b[0] for pair in given.values()}
        return [
            given.get(pair.a[0], pair) if pair.a and not pair.b else pair
            for pair in found
            if pair.a or pair.b[0] not in taken
        ]

    def _with_moved(self, found: list[Pair]) -> tuple[Pair, ...]:
        """Return the pairs with those joined that were left alone on both sides and are surely one another's, elsewhere."""
        place = {one.id: i for i, one in enumerate(self.firsts)}
        other = {one.id: j for j, one in enumerate(self.seconds)}
        left = [pair.a[0] for pair in found if not pair.b]
        right = [pair.b[0] for pair in found if not pair.a]
        ranked = sorted(
            ((self.scores[place[i]][other[j]], i, j) for i in left for j in right), reverse=True
        )
        moved: dict[str, Pair] = {}
        taken: set[str] = set()
        for score, i, j in ranked:
            if score >= SURELY and i not in moved and j not in taken:
                moved[i] = Pair((i,), (j,), round(score, 4), is_moved=True)
                taken.add(j)
        return tuple(
            moved.get(pair.a[0], pair) if pair.a and not pair.b else pair
            for pair in found
            if pair.a or pair.b[0] not in taken
        )

    def _best(self, i: int, j: int, gained: list[list[float]]) -> tuple[float, tuple[int, int]]:
        n, m = len(self.firsts), len(self.seconds)
        best = (-math.inf, (0, 0))
        if i < n:
            best = max(best, (gained[i + 1][j] + self.alone / 2, (1, 0)))
        if j < m:
            best = max(best, (gained[i][j + 1] + self.alone / 2, (0, 1)))
        if i < n and j < m:
            for di, dj in self._shapes(i, j):
                gain = gained[i + di][j + dj] + self._gain(i, di, j, dj)
                best = max(best, (gain, (di, dj)))
        return best

    def _shapes(self, i: int, j: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs that can gain more than their paragraphs alone: how many of each side."""
        here, there = self.fragments[0][i], self.fragments[1][j]
        near = self.scores[i][j]
        if near >= self.alone:
            yield 1, 1
        if near < JOINABLE and not here and not there:
            return
        for more in range(1, min(MOST, len(self.firsts) - i)):
            if self.scores[i + more][j] < JOINABLE and not self.fragments[0][i + more]:
                break
            yield more + 1, 1
        for more in range(1, min(MOST, len(self.seconds) - j)):
            if self.scores[i][j + more] < JOINABLE and not self.fragments[1][j + more]:
                break
            yield 1, more + 1

    def _gain(self, i: int, di: int, j: int, dj: int) -> float:
        """Return what a pair gains: each paragraph half its likeness, less for joining and for lengths that do not fit."""
        further = (*self.firsts[i + 1 : i + di], *self.seconds[j + 1 : j + dj])
        if any(one.number or one.kind in ("heading", "title") for one in further):
            return -math.inf  # what has a number or a heading of its own is not run together with what is before it
        fragments = sum(self.fragments[0][i : i + di]) + sum(self.fragments[1][j : j + dj])
        if di + dj > 2 and 0 < fragments < di + dj - 1:
            # "Now, therefore," is no paragraph of its own where the other language runs it together with the next.
            return self._with_fragments(i, di, j, dj)
        return self._plain_gain(i, di, j, dj)

    def _plain_gain(self, i: int, di: int, j: int, dj: int) -> float:
        here, there = sum(self.lengths[0][i : i + di]), sum(self.lengths[1][j : j + dj])
        off = min(1.5, abs(math.log((here + _SHORT) / (there + _SHORT))))
        near = self._together(i, di, j, dj) - LENGTH * off
        return near * (di + dj) / 2 - JOINED * (di + dj - 2)

    def _with_fragments(self, i: int, di: int, j: int, dj: int) -> float:
        told = [x for x in range(i, i + di) if not self.fragments[0][x]]
        said = [y for y in range(j, j + dj) if not self.fragments[1][y]]
        if told != [i + di - 1] or said != [j + dj - 1]:
            return self._plain_gain(i, di, j, dj)
        whole = self._plain_gain(told[0], 1, said[0], 1)
        return whole + (di + dj - 2) * (self.alone / 2 + 0.02) if whole > self.alone else -math.inf

    def _together(self, i: int, di: int, j: int, dj: int) -> float:
        """Return how near the paragraphs of both sides are when each side is read as one."""
        near = [self.scores[x][y] for x in range(i, i + di) for y in range(j, j + dj)]
        n = len(near)
        return min(1.0, sum(near) / math.sqrt(n + n * (n - 1) * NEIGHBOURS))


def _is_fragment(one: Paragraph) -> bool:
    """Return whether a paragraph is but the beginning of the next: few words, no number, no end of a sentence."""
    text = one.text.strip()
    return (
        one.kind in ("preamble", "paragraph")
        and not one.number
        and len(text.split()) <= 4
        and 1 < len(text) < 40
        and text[-1] not in ".!?:;。！？：；0123456789"
        and not any("\u3400" <= sign <= "\u9fff" for sign in text)
    )


def _any_order(
    firsts: Sequence[Paragraph], seconds: Sequence[Paragraph], scores: Matrix
) -> tuple[Pair, ...]:
    """Return the best pairs one to one, whatever their order: the highest score first."""
    ranked = sorted(
        ((scores[i][j], -i, -j) for i in range(len(firsts)) for j in range(len(seconds))),
        reverse=True,
    )
    of_first: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, minus_i, minus_j in ranked:
        if score < ALONE:
            break
        if -minus_i not in of_first and -minus_j not in taken:
            of_first[-minus_i] = (-minus_j, score)
            taken.add(-minus_j)
    pairs = []
    for i, one in enumerate(firsts):
        j, score = of_first.get(i, (-1, 0.0))
        other = (seconds[j].id,) if j >= 0 else ()
        pairs.append(Pair((one.id,), other, round(score, 4), is_moved=j >= 0))
    pairs += [Pair((), (one.id,), 0.0) for j, one in enumerate(seconds) if j not in taken]
    return tuple(pairs)
