"""Which column each line of a PDF stands in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consenso.core.outline._pdf_lines import Line


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a column begin and end, in points."""

    left: float
    right: float


def columns_of(lines: Sequence[Line], usual: float) -> list[Column]:
    """Return the column of each line: lines that follow one another downwards, and begin near each other."""
    runs: list[list[Line]] = []
    right = 0.0
    for line in lines:
        run = runs[-1] if runs else None
        if run and run[-1].page == line.page and _is_below(run[-1], line, right):
            run.append(line)
            right = max(line.right, right)
        else:
            runs.append([line])
            right = line.right
    edges: dict[int, list[Line]] = {}
    found: list[Column] = []
    lefts = [_edge([line.left for line in run]) for run in runs]
    for run, left in zip(runs, lefts, strict=True):
        edges.setdefault(round(left / 12), []).extend(run)
    widest = {
        place: max((line.right for line in near if line.size < usual * 1.12), default=0.0)
        for place, near in edges.items()
    }
    for run, left in zip(runs, lefts, strict=True):
        place = round(left / 12)
        right = max(line.right for line in run)
        near = [widest[one] for one in (place - 1, place, place + 1) if one in widest]
        alike = [one for one in near if abs(one - right) < 12]
        if len(run) < 6:
            right = max([right, *near]) if near else right
        elif alike:
            right = max([right, *alike])
        found += [Column(left, right)] * len(run)
    return found


def _is_below(before: Line, line: Line, right: float) -> bool:
    if line.top > before.bottom + 0.5 * line.size + 2:
        return False
    # The next column may begin below: it stands beside all of this one.
    return line.left < right + 1


def _edge(places: Sequence[float]) -> float:
    """Return the leftmost place at which several lines begin; one alone may hang out."""
    rounded = Counter(map(round, places))
    least = max(2, 0.08 * len(places))
    return float(min((place for place, n in rounded.items() if n >= least), default=min(places)))
