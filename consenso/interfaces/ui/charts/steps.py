"""Steps: figures that hold until something changes them, over time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext

from consenso.core.locale import partial_date
from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import Chart, chart, largest, shown

_TALL = 180.0
_TAIL = 16.0  # how long the last figures are drawn, which hold from now on
_LINES = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Step:
    """What the figures were from a moment on; `label` says the moment in the reader's words and time."""

    at: dt.datetime
    label: str
    values: tuple[int, ...]


def steps(
    *,
    identifier: str,
    title: str,
    labels: tuple[str, ...],
    found: tuple[Step, ...],
    language: str,
) -> Chart:
    """Return one line for each label, at most three, from the first moment to the last.

    Raises:
        ValueError: a step has not one figure for each label.
    """
    if any(len(one.values) != len(labels) for one in found):
        raise ValueError("a step has not one figure for each label")
    with translation.override(language.lower()):
        header = (gettext("When"), *labels)
        sentence = gettext("No figures have been recorded.")
        if found:
            parts = [
                gettext("%(label)s: %(first)s at first, %(last)s at last")
                % {
                    "label": label,
                    "first": shown(found[0].values[place], language),
                    "last": shown(found[-1].values[place], language),
                }
                for place, label in enumerate(labels)
            ]
            sentence = f"{'; '.join(parts)}."
    return chart(
        lambda width: _draw(width, labels=labels, found=found, language=language),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=header,
        rows=tuple((one.label, *(shown(value, language) for value in one.values)) for one in found),
        figures=tuple((one.at.isoformat(), *one.values) for one in found),
    )


def _draw(
    width: float, *, labels: tuple[str, ...], found: tuple[Step, ...], language: str
) -> tuple[str, float]:
    if not found:
        return "", 1.0
    key, begins = _key(labels, width)
    top = largest(tuple(value for one in found for value in one.values))
    left = _svg.width_of(shown(int(top), language)) + 8
    inner = width - left - 8
    base = begins + 12 + _TALL
    first = found[0].at
    lasted = (found[-1].at - first).total_seconds() or 1.0
    drawn = [key]
    for value in sorted({0, int(top)}):
        y = base - _TALL * value / top
        kind = "grid" if value else "axis"
        drawn.append(_svg.element("line", class_=kind, x1=left, x2=left + inner, y1=y, y2=y))
        drawn.append(
            _svg.text(shown(value, language), x=left - 6, y=y + 5, class_="chart-muted", anchor="end")
        )  # fmt: skip
    for place in range(len(labels)):
        spots = [
            (
                left + (inner - _TAIL) * (one.at - first).total_seconds() / lasted,
                base - _TALL * one.values[place] / top,
            )
            for one in found
        ]
        drawn.append(
            _svg.element("path", class_=f"step step-{_LINES[place]}", d=_path(spots, left + inner))
        )
    days = [partial_date(one.at.date().isoformat(), language) for one in (found[0], found[-1])]
    drawn.append(_svg.text(days[0], x=left, y=base + 20, class_="chart-muted"))
    if days[1] != days[0] and sum(map(_svg.width_of, days)) + 12 <= inner:
        drawn.append(
            _svg.text(days[1], x=left + inner, y=base + 20, class_="chart-muted", anchor="end")
        )
    return "".join(drawn), base + 28


def _path(spots: Sequence[tuple[float, float]], end: float) -> str:
    """Return a line that holds its height until the next spot: M x y H x V y … H end.

    >>> _path([(0.0, 10.0), (5.0, 4.0)], 9.0)
    'M0.0 10.0H5.0V4.0H9.0'
    """
    x, y = spots[0]
    pieces = [f"M{x:.1f} {y:.1f}"]
    for x, y in spots[1:]:
        pieces.append(f"H{x:.1f}V{y:.1f}")
    return "".join(pieces) + f"H{end:.1f}"


def _key(labels: tuple[str, ...], width: float) -> tuple[str, float]:
    """Return which line is which, on as many rows as it needs, and its height."""
    drawn, x, y = [], 0.0, 0.0
    for label, kind in zip(labels, _LINES, strict=False):
        needed = 36 + _svg.width_of(label) + 20
        if x and x + needed - 20 > width:
            x, y = 0.0, y + 24
        drawn.append(_svg.element("path", class_=f"step step-{kind}", d=f"M{x:.1f} {y + 9:.1f}h26"))
        drawn.append(_svg.text(label, x=x + 34, y=y + 14))
        x += needed
    return "".join(drawn), y + 26
