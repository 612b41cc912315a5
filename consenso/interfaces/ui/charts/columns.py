"""Columns by year, alone or as small multiples on one scale."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import Chart, Series, Value, chart, largest, shown

_TALL = 180.0


def columns(
    *,
    identifier: str,
    title: str,
    years: tuple[int, ...],
    values: tuple[Value, ...],
    language: str,
    label: str = "",
) -> Chart:
    """Return one column a year, with its figure above it; `label` names the figures in the table.

    Raises:
        ValueError: there is not one figure for each year.
    """
    pairs = tuple(zip(years, values, strict=True))
    known = [(value, year) for year, value in pairs if value is not None]
    with translation.override(language.lower()):
        heading = gettext("Year")
        sentence = gettext("No figures have been recorded.")
        if known:
            sentence = gettext(
                "From %(first)s to %(last)s; the highest figure is %(most)s, in %(year)s."
            ) % {
                "first": min(years),
                "last": max(years),
                "most": shown(max(known)[0], language),
                "year": max(known)[1],
            }
    return chart(
        lambda width: _draw(width, pairs=pairs, language=language),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=(heading, label or title),
        rows=tuple((str(year), shown(value, language)) for year, value in pairs),
    )


def _draw(
    width: float, *, pairs: tuple[tuple[int, Value], ...], language: str
) -> tuple[str, float]:
    values = tuple(value for _, value in pairs)
    step = width / max(1, len(pairs))
    figures = [shown(value, language) for value in values]
    has_figures = all(_svg.width_of(figure) <= step + 6 for figure in figures)
    drawn = [_columns(values, x=0, y=22, width=width, height=_TALL, top=largest(values))]
    base = 22 + _TALL
    for index, (year, value) in enumerate(pairs):
        middle = (index + 0.5) * step
        if has_figures or value == max((v for v in values if v is not None), default=None):
            y = base - _TALL * float(value or 0) / largest(values) - 6
            drawn.append(
                _svg.text(
                    figures[index],
                    x=_inside(middle, figures[index], width),
                    y=y,
                    class_="chart-figure",
                    anchor="middle",
                )
            )
        if _svg.width_of("2026") + 6 <= step or year % 5 == 0 or index == 0:
            drawn.append(
                _svg.text(
                    str(year),
                    x=_inside(middle, str(year), width),
                    y=base + 20,
                    class_="chart-muted",
                    anchor="middle",
                )
            )
    return "".join(drawn), base + 28


def _inside(x: float, words: str, width: float) -> float:
    """Return `x` moved so far that words centred on it stay in the picture."""
    half = _svg.width_of(words) / 2
    return min(max(x, half), width - half)


def _columns(
    values: Sequence[Value], *, x: float, y: float, width: float, height: float, top: float
) -> str:
    step = width / max(1, len(values))
    gap = min(8.0, step * 0.25)
    drawn = [
        _svg.element(
            "rect",
            class_="bar bar-first",
            x=x + index * step + gap / 2,
            y=y + height - height * float(value) / top,
            width=step - gap,
            height=height * float(value) / top,
        )
        for index, value in enumerate(values)
        if value
    ]
    drawn.append(
        _svg.element("line", class_="axis", x1=x, x2=x + width, y1=y + height, y2=y + height)
    )
    return "".join(drawn)


def multiples(
    *,
    identifier: str,
    title: str,
    years: tuple[int, ...],
    panels: tuple[Series, ...],
    language: str,
) -> Chart:
    """Return one small picture of columns by year for each panel, all on the same scale.

    Raises:
        ValueError: a panel has not one figure for each year.
    """
    if any(len(panel.values) != len(years) for panel in panels):
        raise ValueError("a panel has not one figure for each year")
    with translation.override(language.lower()):
        heading = gettext("Year")
        sentence = gettext("%(count)s small charts on one scale, from %(first)s to %(last)s.") % {
            "count": shown(len(panels), language),
            "first": min(years, default="–"),
            "last": max(years, default="–"),
        }
    return chart(
        lambda width: _draw_panels(width, years=years, panels=panels, language=language),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=(heading, *(panel.label for panel in panels)),
        rows=tuple(
            (str(year), *(shown(panel.values[index], language) for panel in panels))
            for index, year in enumerate(years)
        ),
    )


def _draw_panels(
    width: float, *, years: tuple[int, ...], panels: tuple[Series, ...], language: str
) -> tuple[str, float]:
    across = 3 if width > _svg.NARROW else 2
    gap, tall = 24.0, 70.0
    wide = (width - gap * (across - 1)) / across
    top = largest(tuple(value for panel in panels for value in panel.values))
    drawn, y = [], 0.0
    for start in range(0, len(panels), across):
        row = panels[start : start + across]
        labels = [_svg.wrapped(panel.label, wide) for panel in row]
        head = max(len(label) for label in labels) * _svg.LINE
        for place, (panel, label) in enumerate(zip(row, labels, strict=True)):
            x = place * (wide + gap)
            drawn.append(_svg.lines(label, x=x, y=y + 14))
            drawn.append(
                _columns(panel.values, x=x, y=y + head + 6, width=wide, height=tall, top=top)
            )
            total = sum(value or 0 for value in panel.values)
            foot = y + head + 6 + tall + 18
            drawn.append(_svg.text(f"{years[0]}–{years[-1]}", x=x, y=foot, class_="chart-muted"))
            drawn.append(
                _svg.text(
                    shown(total, language), x=x + wide, y=foot, class_="chart-figure", anchor="end"
                )
            )
        y += head + tall + 46
    return "".join(drawn), max(y - 14, 1)
