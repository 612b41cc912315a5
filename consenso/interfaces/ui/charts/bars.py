"""Horizontal bars: one or several figures for each category, and promised against delivered."""

from django.utils import translation
from django.utils.translation import gettext

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import (
    Chart,
    Series,
    Value,
    chart,
    largest,
    legend,
    shown,
)

_KINDS = ("first", "second", "third")  # filled, outlined, dashed: told apart without colour
_THICK = 16


def bars(
    *,
    identifier: str,
    title: str,
    categories: tuple[str, ...],
    series: tuple[Series, ...],
    language: str,
    heading: str = "",
) -> Chart:
    """Return bars for each category, one for each series (three at most), in the order given.

    `heading` names the categories in the table. No categories: an empty picture that says so.

    Raises:
        ValueError: a series has not one figure for each category, or there are more than three.
    """
    if len(series) > len(_KINDS):
        raise ValueError("more than three series cannot be told apart without colour")
    values = tuple(value for one in series for value in one.values)
    with translation.override(_django(language)):
        sentence = _sentence(categories, series=series, language=language)
    return chart(
        lambda width: _draw(
            width,
            categories=categories,
            series=series,
            kinds=_KINDS,
            top=largest(values),
            language=language,
        ),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=(heading or title, *(one.label for one in series)),
        rows=_rows(categories, series=series, language=language),
        figures=tuple(zip(categories, *(one.values for one in series), strict=True)),
    )


def promised_and_delivered(
    *,
    identifier: str,
    title: str,
    categories: tuple[str, ...],
    promised: tuple[Value, ...],
    delivered: tuple[Value, ...],
    language: str,
    heading: str = "",
    sentence: str = "",
) -> Chart:
    """Return a pair of bars for each category: what was promised, outlined; what was delivered, filled.

    `sentence` says what the picture shows; '': in how many categories as much was delivered as promised.

    Raises:
        ValueError: not one figure of each kind for each category.
    """
    with translation.override(_django(language)):
        series = (
            Series(gettext("promised"), promised),
            Series(gettext("delivered"), delivered),
        )
        known = [
            (was, then)
            for was, then in zip(promised, delivered, strict=True)
            if was is not None and then is not None
        ]
        sentence = sentence or gettext(
            "As much was delivered as promised, or more, in %(met)s of %(count)s; in %(unknown)s there is no figure for one of the two."
        ) % {
            "met": shown(sum(1 for was, then in known if then >= was), language),
            "count": shown(len(categories), language),
            "unknown": shown(len(categories) - len(known), language),
        }
    return chart(
        lambda width: _draw(
            width,
            categories=categories,
            series=series,
            kinds=("second", "first"),
            top=largest((*promised, *delivered)),
            language=language,
        ),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=(heading or title, *(one.label for one in series)),
        rows=_rows(categories, series=series, language=language),
        figures=tuple(zip(categories, *(one.values for one in series), strict=True)),
    )


def _django(language: str) -> str:
    return language.lower()


def _rows(
    categories: tuple[str, ...], *, series: tuple[Series, ...], language: str
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (category, *(shown(value, language) for value in figures))
        for category, *figures in zip(categories, *(one.values for one in series), strict=True)
    )


def _sentence(categories: tuple[str, ...], *, series: tuple[Series, ...], language: str) -> str:
    known = [
        (value, category)
        for one in series
        for category, value in zip(categories, one.values, strict=True)
        if value is not None
    ]
    if not known:
        return gettext("No figures have been recorded.")
    most, least = max(known), min(known)
    return gettext(
        "%(count)s rows, from %(least)s (%(least_name)s) to %(most)s (%(most_name)s)."
    ) % {
        "count": shown(len(categories), language),
        "least": shown(least[0], language),
        "least_name": least[1],
        "most": shown(most[0], language),
        "most_name": most[1],
    }


def _draw(
    width: float,
    *,
    categories: tuple[str, ...],
    series: tuple[Series, ...],
    kinds: tuple[str, ...],
    top: float,
    language: str,
) -> tuple[str, float]:
    """Labels stand left of the bars on a wide picture and above them on a narrow one."""
    is_wide = width > _svg.NARROW
    rail = 210.0 if is_wide else 0.0
    figures = (
        max(
            (_svg.width_of(shown(value, language)) for one in series for value in one.values),
            default=0,
        )
        + 10
    )
    key, y = legend(tuple(one.label for one in series), kinds=kinds, width=width)
    drawn, head = [key], y
    for index, category in enumerate(categories):
        label = _svg.wrapped(category, (rail or width) - 14)
        drawn.append(
            _svg.lines(
                label, x=rail - 12 if is_wide else 0, y=y + 13, anchor="end" if is_wide else "start"
            )
        )
        bar_y = y if is_wide else y + len(label) * _svg.LINE
        for one, kind in zip(series, kinds, strict=False):
            value = one.values[index]
            drawn.append(
                _bar(
                    value,
                    kind=kind,
                    x=rail,
                    y=bar_y,
                    room=width - rail - figures,
                    top=top,
                    language=language,
                )
            )
            bar_y += _THICK + 3
        y = max(bar_y, y + len(label) * _svg.LINE) + (10 if len(series) > 1 or not is_wide else 5)
    if is_wide:
        drawn.append(_svg.element("line", class_="axis", x1=rail, x2=rail, y1=head, y2=y))
    return "".join(drawn), y + 2


def _bar(
    value: Value, *, kind: str, x: float, y: float, room: float, top: float, language: str
) -> str:
    length = max(0.0, float(value or 0) / top * room)
    drawn = (
        _svg.element(
            "rect", class_=f"bar bar-{kind}", x=x, y=y + 1, width=length, height=_THICK - 2
        )
        if length
        else ""
    )
    return drawn + _svg.text(
        shown(value, language), x=x + length + 6, y=y + 13, class_="chart-figure"
    )
