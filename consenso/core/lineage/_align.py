"""One text in two languages: which paragraph is which. Structure first, meaning second."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from consenso.core.lineage._likeness import Encoder, Matrix, across
from consenso.core.outline import Outline, Paragraph

# What it costs to leave a paragraph alone, and to join two on one side; found on the goals of sustainable development.
ALONE = 0.33
JOINED = 0.04
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


def pairs_of(a: Outline, b: Outline, *, encoder: Encoder | None = None) -> tuple[Pair, ...]:
    """Return the pairs of two language versions in the order of the first, each paragraph in exactly one pair.

    Without `encoder`, by structure alone: kinds, numbers, names, length. A pair has one or two paragraphs a side.
    """
    firsts, seconds = a.paragraphs, b.paragraphs
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
    if not firsts or not seconds:
        found = [Pair((one.id,), (), 0.0) for one in firsts]
        return (*found, *(Pair((), (one.id,), 0.0) for one in seconds))
    if _share_in_order(scores) < IN_ORDER and encoder is not None:
        return _any_order(firsts, seconds, scores)
    return _in_order(firsts, seconds, scores)


def _with_place(alike: float, one: Paragraph, other: Paragraph) -> float:
    """Return the likeness, more where kind and number agree, less where they do not."""
    score = alike
    score += 0.06 if one.kind == other.kind else -0.10
    if one.number and other.number:
        score += 0.06 if _bare(one.number) == _bare(other.number) else -0.04
    return min(1.0, max(0.0, score))


_CHINESE = {sign: str(place) for place, sign in enumerate("一二三四五六七八九十", start=1)}


def _bare(number: str) -> str:
    """Return a number without what languages put around it: '(a)' and 'a)' are one, 第一条 is 1."""
    kept = "".join(_CHINESE.get(sign, sign) for sign in number.casefold())
    return "".join(sign for sign in kept if sign.isascii() and (sign.isalnum() or sign == "."))[-6:]


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


def _in_order(
    firsts: Sequence[Paragraph], seconds: Sequence[Paragraph], scores: Matrix
) -> tuple[Pair, ...]:
    """Return the pairs whose scores sum to most without any crossing: one to one, one to two, two to one, alone."""
    n, m = len(firsts), len(seconds)
    gained = [[0.0] * (m + 1) for _ in range(n + 1)]
    step = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if i == n and j == m:
                continue
            gained[i][j], step[i][j] = max(_moves(i, j, n, m, gained, scores))
    pairs, i, j = [], 0, 0
    while i < n or j < m:
        di, dj = step[i][j]
        score = max((scores[x][y] for x in range(i, i + di) for y in range(j, j + dj)), default=0.0)
        pairs.append(
            Pair(
                tuple(one.id for one in firsts[i : i + di]),
                tuple(one.id for one in seconds[j : j + dj]),
                round(score, 4),
            )
        )
        i, j = i + di, j + dj
    return tuple(pairs)


def _moves(
    i: int, j: int, n: int, m: int, gained: list[list[float]], scores: Matrix
) -> list[tuple[float, tuple[int, int]]]:
    found = []
    if i < n and j < m:
        found.append((gained[i + 1][j + 1] + scores[i][j], (1, 1)))
    if i < n:
        found.append((gained[i + 1][j] + ALONE / 2, (1, 0)))
    if j < m:
        found.append((gained[i][j + 1] + ALONE / 2, (0, 1)))
    if i + 1 < n and j < m:
        both = (scores[i][j] + scores[i + 1][j]) / 2
        found.append((gained[i + 2][j + 1] + both + ALONE / 2 - JOINED, (2, 1)))
    if i < n and j + 1 < m:
        both = (scores[i][j] + scores[i][j + 1]) / 2
        found.append((gained[i + 1][j + 2] + both + ALONE / 2 - JOINED, (1, 2)))
    return found


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
