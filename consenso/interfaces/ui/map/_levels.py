"""How dark a state is drawn: five levels with about as many states in each."""

from collections.abc import Sequence

LEVELS = 5


def levels(values: Sequence[int | None]) -> tuple[int | None, ...]:
    """Return the level of each value: 1 to 5 by its rank among those above nought, 0 for nought, None for no figure.

    Equal values have equal levels, so that some levels may stay empty.

    >>> levels((1, 2, 3, 4, 5)), levels((7, 7, 7)), levels((0, None, 3))
    ((1, 2, 3, 4, 5), (1, 1, 1), (0, None, 1))
    """
    ranked = sorted(value for value in values if value is not None and value > 0)

    def level(value: int | None) -> int | None:
        if value is None:
            return None
        if value <= 0:
            return 0
        below = sum(1 for other in ranked if other < value)
        return 1 + min(LEVELS - 1, below * LEVELS // len(ranked))

    return tuple(level(value) for value in values)


def spans(values: Sequence[int | None]) -> tuple[tuple[int, int, int], ...]:
    """Return for each level in use its number, its smallest and its largest value; the lightest first.

    >>> spans((0, 1, 2, 9, None))
    ((0, 0, 0), (1, 1, 1), (2, 2, 2), (4, 9, 9))
    """
    found: dict[int, list[int]] = {}
    for value, level in zip(values, levels(values), strict=True):
        if value is not None and level is not None:
            found.setdefault(level, []).append(value)
    return tuple((level, min(these), max(these)) for level, these in sorted(found.items()))
