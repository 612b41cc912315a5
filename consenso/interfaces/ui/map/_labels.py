"""Names beside marks: where there is room they stand in full, else as the code, never upon each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.map._shapes import Box

_NEAR = 3.0  # from the mark to the name
_WIDEST = 118.0  # a name before it breaks


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be written beside a mark: the fullest first."""

    code: str
    x: float
    y: float
    radius: float
    near: (
        float | None
    )  # of a large shape: how near above or below words stand, 0 for in the middle; else None
    wordings: tuple[str, ...]
    own: Box  # what the mark takes, which other names leave free


@dataclass(frozen=True, slots=True)
class Label:
    """Words that found a place: their lines, the baseline of the first, and the box that they take."""

    code: str
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box
    is_within: bool = False  # it stands in the shape that it names


def label(
    wanted: Sequence[Wanted], *, taken: Iterable[Box], lines: Iterable[Box], box: Box, size: float
) -> tuple[Label, ...]:
    """Return the labels for which there is room inside `box`, beside what is `taken`; some may be missing.

    They stand on `lines` only where there is no other room. The shortest wordings come last for everyone, so that
    no full name takes the place of another's code.
    """
    filled, drawn = list(taken), list(lines)
    found: dict[str, Label] = {}
    for turn in range(max((len(one.wordings) for one in wanted), default=0)):
        for avoided in (drawn, []):
            for one in wanted:
                if one.code in found or turn >= len(one.wordings):
                    continue
                marks = [other.own for other in wanted if other is not one]
                words = one.wordings[turn]
                free = _first_free(one, words, (*filled, *marks, *avoided), box=box, size=size)
                if free:
                    found[one.code] = free
                    filled.append(free.box)
    return tuple(found[one.code] for one in wanted if one.code in found)


def _first_free(
    one: Wanted, words: str, others: Sequence[Box], *, box: Box, size: float
) -> Label | None:
    for candidate in _candidates(one, words, size=size):
        is_free = not any(_meet(candidate.box, other) for other in others)
        if is_free and _is_inside(candidate.box, box):
            return candidate
    return None


def _candidates(one: Wanted, words: str, *, size: float) -> Iterable[Label]:
    """Yield the label in the shape, if it is large; then right, left, below, above, at the corners; in lines, then in one."""
    for lines in dict.fromkeys((_svg.wrapped(words, _WIDEST), (words,))):
        wide = max(_svg.width_of(line, size) for line in lines)
        tall = (len(lines) - 1) * _svg.LINE + size * 1.15
        if one.near is not None:
            middle = one.y - tall / 2
            above, below = one.y - one.near - tall, one.y + one.near
            for top in (above, below) if one.near else (middle, middle - size, middle + size):
                yield _label(one, lines, "middle", one.x, top, wide, tall, size, is_within=True)
        for anchor, x, top in _ways(one, tall=tall, size=size):
            yield _label(one, lines, anchor, x, top, wide, tall, size, is_within=False)


def _ways(one: Wanted, *, tall: float, size: float) -> tuple[tuple[str, float, float], ...]:
    """Return the anchor, its place and the upper edge of words around a mark."""
    reach = one.radius + _NEAR
    slant = reach * 0.72
    right, left = one.x + reach, one.x - reach
    return (
        ("start", right, one.y - tall / 2),
        ("end", left, one.y - tall / 2),
        ("middle", one.x, one.y + reach - 1),
        ("middle", one.x, one.y - reach - tall + 1),
        ("start", right, one.y - tall + size * 0.6),
        ("end", left, one.y - tall + size * 0.6),
        ("start", right, one.y - size * 0.6),
        ("end", left, one.y - size * 0.6),
        ("start", one.x + slant, one.y + slant - size * 0.3),
        ("start", one.x + slant, one.y - slant - tall + size * 0.3),
        ("end", one.x - slant, one.y + slant - size * 0.3),
        ("end", one.x - slant, one.y - slant - tall + size * 0.3),
    )


def _label(
    one: Wanted,
    lines: tuple[str, ...],
    anchor: str,
    x: float,
    top: float,
    wide: float,
    tall: float,
    size: float,
    *,
    is_within: bool,
) -> Label:
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return Label(
        code=one.code,
        lines=lines,
        x=x,
        y=top + size * 0.9,
        anchor=anchor,
        box=(left, top, left + wide, top + tall),
        is_within=is_within,
    )


def _is_inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] + 2
        and inner[1] >= outer[1] + 1
        and inner[2] <= outer[2] - 2
        and inner[3] <= outer[3] - 1
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
