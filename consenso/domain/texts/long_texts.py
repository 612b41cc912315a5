"""Lineage of texts that are too long to hold every paragraph against every other: part by part. Pure.

Paragraphs with the same words are found first. Then sections are set beside the sections that share most of their words, and
compared with them alone; what is left over on both sides is compared once more.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from consenso.core.lineage import Encoder, Step, lineage
from consenso.core.lineage._likeness import tokens
from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts.chains import sections

MOST = 400_000  # paragraphs of one text times those of the other: some seconds, some 300 MB
ALIKE = 0.15  # from here on two sections are compared

Part = tuple[Paragraph, ...]
Where = Mapping[str, float]  # a paragraph's id → its place in the new text, about


def bounded_lineage(
    old: Outline, new: Outline, *, encoder: Encoder | None = None, most: int = MOST
) -> tuple[Step, ...]:
    """Return what `core.lineage` does; of texts with more than `most` pairs of paragraphs, found part by part.

    Every paragraph of both texts stands in exactly one step, in the order of the new text, dropped ones at the end.
    """
    if len(old.paragraphs) * len(new.paragraphs) <= most:
        return lineage(old, new, encoder=encoder)

    def compared(parts: Iterator[tuple[Part, Part]]) -> list[Step]:
        return [
            step
            for olds, news in parts
            for step in lineage(
                Outline(old.language, "", olds), Outline(new.language, "", news), encoder=encoder
            )
        ]

    same = _same(old, new)
    known = {one for step in same for one in step.old}, {one for step in same for one in step.new}
    places = _where(old, new, same)
    found = compared(_parts(old, new, known, places, most))
    alone = [step for step in found if not (step.old and step.new)]
    lost = {one for step in alone for one in step.old}
    came = {one for step in alone for one in step.new}
    again = compared(
        _pieces(
            tuple(one for one in old.paragraphs if one.id in lost),
            tuple(one for one in new.paragraphs if one.id in came),
            places,
            most,
        )
    )
    return _in_order(old, new, [*same, *(one for one in found if one.old and one.new), *again])


def _same(old: Outline, new: Outline) -> list[Step]:
    """Return the steps of paragraphs with the same words: the first of one beside the first of the other."""
    held: dict[tuple[str, str], list[str]] = {}
    for one in reversed(old.paragraphs):
        held.setdefault((one.kind, one.text), []).append(one.id)
    return [
        Step((before.pop(),), (one.id,), "same", 1.0, "equal")
        for one in new.paragraphs
        if one.text.strip() and (before := held.get((one.kind, one.text)))
    ]


def _parts(
    old: Outline,
    new: Outline,
    known: tuple[set[str], set[str]],
    places: tuple[Where, Where],
    most: int,
) -> Iterator[tuple[Part, Part]]:
    """Yield what is to be compared, without what is `known`: sections that are alike, the likest first; others beside nothing."""
    ours, theirs = _sections(old), _sections(new)
    bags = [[_bag(part) for part in parts] for parts in (ours, theirs)]
    ours, theirs = (
        [tuple(one for one in part if one.id not in ids) for part in parts]
        for parts, ids in zip((ours, theirs), known, strict=True)
    )
    ranked = sorted(
        (
            (-_cosine(one, other), i, j)
            for i, one in enumerate(bags[0])
            for j, other in enumerate(bags[1])
        )
    )
    left = set(range(len(ours))), set(range(len(theirs)))
    for minus, i, j in ranked:
        if -minus >= ALIKE and i in left[0] and j in left[1]:
            left[0].remove(i)
            left[1].remove(j)
            yield from _pieces(ours[i], theirs[j], places, most)
    yield from ((ours[i], ()) for i in left[0] if ours[i])
    yield from (((), theirs[j]) for j in left[1] if theirs[j])


def _pieces(
    olds: Part, news: Part, places: tuple[Where, Where], most: int
) -> Iterator[tuple[Part, Part]]:
    """Yield two parts in as many pieces as are needed, cut in two where the newer one is halved."""
    if len(olds) * len(news) <= most:
        if olds or news:
            yield olds, news
        return
    middle = max(1, len(news) // 2)
    cut = len(olds) // 2
    if len(news) > 1:
        near = bisect_left([places[0][one.id] for one in olds], places[1][news[middle].id])
        cut = near if 0 < near < len(olds) else cut
    yield from _pieces(olds[:cut], news[:middle], places, most)
    yield from _pieces(olds[cut:], news[middle:], places, most)


def _where(old: Outline, new: Outline, same: Sequence[Step]) -> tuple[Where, Where]:
    """Return about where in the new text each paragraph of either stands: between those with the same words in one order."""
    before = {one.id: place for place, one in enumerate(old.paragraphs)}
    after = {one.id: place for place, one in enumerate(new.paragraphs)}
    places = [before[one.old[0]] for one in same]
    kept = sorted(_longest(places))
    marks = [
        (-1, -1),
        *((places[one], after[same[one].new[0]]) for one in kept),
        (len(before), len(after)),
    ]
    where: dict[str, float] = {}
    for (first, at), (last, to) in pairwise(marks):
        for place in range(max(0, first), min(last, len(before))):
            where[old.paragraphs[place].id] = at + (to - at) * (place - first) / (last - first)
    return where, {one: float(place) for one, place in after.items()}


def _sections(text: Outline) -> list[Part]:
    found = sections(text)
    parts: dict[str, list[Paragraph]] = {}
    here = ""
    for one in text.paragraphs:
        here = one.id if one.id in found.headings else found.of.get(one.id, here)
        parts.setdefault(here, []).append(one)
    return [tuple(part) for part in parts.values()]


def _bag(part: Part) -> Counter[str]:
    return Counter(
        word for one in part for word in tokens(one.text) if len(word) > 3 or not word.isascii()
    )


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    small, large = sorted((one, other), key=len)
    common = sum(math.sqrt(number * large[word]) for word, number in small.items() if word in large)
    return common / math.sqrt(max(1, one.total()) * max(1, other.total()))


def _in_order(old: Outline, new: Outline, found: Sequence[Step]) -> tuple[Step, ...]:
    """Return the steps in the order of the new text, with those said to be moved that leave the longest common order."""
    before = {one.id: place for place, one in enumerate(old.paragraphs)}
    after = {one.id: place for place, one in enumerate(new.paragraphs)}
    carried = sorted(
        (one for one in found if one.old and one.new), key=lambda one: after[one.new[0]]
    )
    kept = _longest([before[one.old[0]] for one in carried])
    steps = [_said(one, is_moved=place not in kept) for place, one in enumerate(carried)]
    steps += [one for one in found if not one.old]
    steps.sort(key=lambda one: after[one.new[0]])
    gone = sorted((one for one in found if not one.new), key=lambda one: before[one.old[0]])
    return (*steps, *gone)


def _said(step: Step, *, is_moved: bool) -> Step:
    if step.change not in ("same", "moved"):
        return replace(step, is_moved=is_moved)
    return replace(step, is_moved=is_moved, change="moved" if is_moved else "same")


def _longest(values: Sequence[int]) -> set[int]:
    """Return the places of a longest rising row of values.

    >>> sorted(_longest([5, 0, 1, 2]))
    [1, 2, 3]
    """
    tails: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        links.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = links[place]
    return kept
