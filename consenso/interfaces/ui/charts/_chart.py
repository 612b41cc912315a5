"""What every chart comes back as, and what goes in."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from consenso.core.locale import number
from consenso.interfaces.ui.charts import _svg

Value = int | float | None  # None: no figure has been published, which is not nought


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the picture, a narrow one ('' where the wide one scrolls), a sentence, and its figures as a table."""

    identifier: str
    title: str
    svg: SafeString
    svg_narrow: SafeString
    text_alternative: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[str | Value, ...], ...]  # the rows as data: numbers as they are


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one kind, one for each category, in their order."""

    label: str
    values: tuple[Value, ...]


Drawing = Callable[[float], tuple[str, float]]  # a width → what is drawn, and its height


def chart(
    draw: Drawing,
    *,
    identifier: str,
    title: str,
    sentence: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    figures: tuple[tuple[str | Value, ...], ...] = (),
    has_narrow: bool = True,
    wide: float = _svg.WIDE,
) -> Chart:
    """Return the chart with `draw` at both widths; `wide` is that of the wide one; no `figures`: the rows themselves."""

    def at(width: float, suffix: str) -> SafeString:
        drawn, height = draw(width)
        return _svg.picture(
            drawn,
            identifier=f"{identifier}{suffix}",
            title=title,
            description=sentence,
            width=width,
            height=height,
        )

    return Chart(
        identifier=identifier,
        title=title,
        svg=at(wide, "-wide"),
        svg_narrow=at(_svg.NARROW, "-narrow") if has_narrow else SafeString(""),
        text_alternative=sentence,
        header=header,
        rows=rows,
        figures=figures or rows,
    )


def shown(value: Value, language: str) -> str:
    """Return a figure as printed; a dash where there is none."""
    return "–" if value is None else number(value, language)


def largest(values: tuple[Value, ...]) -> float:
    """Return the largest figure, at least 1 so that it can be divided by."""
    return max((float(value) for value in values if value is not None), default=0.0) or 1.0


def legend(labels: tuple[str, ...], *, kinds: tuple[str, ...], width: float) -> tuple[str, float]:
    """Return the key to the kinds of bars, on as many lines as it needs, and its height (0 for one kind)."""
    if len(labels) < 2:
        return "", 0.0
    drawn, x, y = [], 0.0, 0.0
    for label, kind in zip(labels, kinds, strict=False):
        needed = 24 + _svg.width_of(label) + 20
        if x and x + needed - 20 > width:
            x, y = 0.0, y + 24
        drawn.append(
            _svg.element("rect", class_=f"bar bar-{kind}", x=x + 1, y=y + 3, width=14, height=12)
        )
        drawn.append(_svg.text(label, x=x + 22, y=y + 14))
        x += needed
    return "".join(drawn), y + 34
