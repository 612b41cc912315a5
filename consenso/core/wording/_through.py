"""Changes of a text that was changed before: how the last wording differs from the first."""

from consenso.core.wording._cleaning import Hunk

_Block = tuple[
    int, int, int
]  # where a stretch that is kept begins in one text, in the other, and its length


def through(base: str, first: list[Hunk], middle: str, second: list[Hunk], last: str) -> list[Hunk]:
    """Return how `last` differs from the base, given how `middle` differs from the base, and `last` from `middle`.

    What the middle one changed counts as changed, even where the last takes it back: so its dispute stands inside the other's.

    >>> through("We meet.", [(3, 3, "shall ")], "We shall meet.", [(3, 8, "should")], "We should meet.")
    [(3, 3, 'should ')]
    """
    found: list[Hunk] = []
    at, there = 0, 0
    blocks = _meeting(_kept(first, len(base)), _kept(second, len(middle)))
    for begin, begins, length in [*blocks, (len(base), len(last), 0)]:
        if at < begin or there < begins:
            found.append((at, begin, last[there:begins]))
        at, there = begin + length, begins + length
    return found


def _kept(hunks: list[Hunk], length: int) -> list[_Block]:
    """Return the stretches between hunks of a text, which stand in the changed text too."""
    blocks: list[_Block] = []
    at, there = 0, 0
    for start, end, text in [*hunks, (length, length, "")]:
        if at < start:
            blocks.append((at, there, start - at))
        there += start - at + len(text)
        at = end
    return blocks


def _meeting(first: list[_Block], second: list[_Block]) -> list[_Block]:
    """Return what is kept from the first text to the last, by way of the middle one."""
    blocks: list[_Block] = []
    number = 0
    for begin, middle, length in first:
        while number < len(second):
            at, last, size = second[number]
            left, right = max(middle, at), min(middle + length, at + size)
            if left < right:
                blocks.append((begin + left - middle, last + left - at, right - left))
            if at + size > middle + length:
                break
            number += 1
    return blocks
