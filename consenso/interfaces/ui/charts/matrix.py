"""A grid of figures: rows by columns, shaded by size, each figure printed in its cell."""

from django.utils import translation
from django.utils.translation import gettext

from consenso.interfaces.ui.charts import _svg
from consenso.interfaces.ui.charts._chart import Chart, Value, chart, largest, shown

_LEVELS = 5
_TALL = 30.0


def matrix(
    *,
    identifier: str,
    title: str,
    row_labels: tuple[str, ...],
    column_labels: tuple[str, ...],
    values: tuple[tuple[Value, ...], ...],
    language: str,
    heading: str = "",
) -> Chart:
    """Return the grid; `values` holds one tuple for each row, one figure for each column.

    `heading` names the rows in the table. Nought is an empty cell with a 0; no figure, a dash.

    Raises:
        ValueError: the figures are not as many as the labels.
    """
    if len(values) != len(row_labels) or any(len(row) != len(column_labels) for row in values):
        raise ValueError("the figures are not as many as the labels")
    known = [
        (value, row, column)
        for row, figures in zip(row_labels, values, strict=True)
        for column, value in zip(column_labels, figures, strict=True)
        if value is not None
    ]
    with translation.override(language.lower()):
        sentence = gettext("No figures have been recorded.")
        if known:
            most, row, column = max(known)
            sentence = gettext(
                "%(rows)s rows by %(columns)s columns; the largest figure is %(most)s (%(row)s, %(column)s)."
            ) % {
                "rows": len(row_labels),
                "columns": len(column_labels),
                "most": shown(most, language),
                "row": row,
                "column": column,
            }
    return chart(
        lambda width: _draw(
            width, rows=row_labels, columns=column_labels, values=values, language=language
        ),
        identifier=identifier,
        title=title,
        sentence=sentence,
        header=(heading or title, *column_labels),
        rows=tuple(
            (label, *(shown(value, language) for value in figures))
            for label, figures in zip(row_labels, values, strict=True)
        ),
    )


def level(value: Value, *, top: float) -> int:
    """Return how dark a cell is, 0 (nothing) to 5 (the largest).

    >>> level(0, top=10), level(1, top=10), level(10, top=10), level(None, top=10)
    (0, 1, 5, 0)
    """
    if not value:
        return 0
    return min(_LEVELS, int((float(value) / top) * _LEVELS + 0.999))


def _draw(
    width: float,
    *,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    values: tuple[tuple[Value, ...], ...],
    language: str,
) -> tuple[str, float]:
    """Row labels stand left of the cells on a wide picture and above them on a narrow one."""
    is_wide = width > _svg.NARROW
    rail = 230.0 if is_wide else 0.0
    step = (width - rail) / max(1, len(columns))
    heads = [_svg.wrapped(label, step - 6) for label in columns]
    top = largest(tuple(value for row in values for value in row))
    y = max((len(head) for head in heads), default=1) * _svg.LINE + 4.0
    drawn = [
        _svg.lines(head, x=rail + (index + 0.5) * step, y=14, class_="chart-muted", anchor="middle")
        for index, head in enumerate(heads)
    ]
    for label, figures in zip(rows, values, strict=True):
        lines = _svg.wrapped(label, (rail or width) - 14)
        tall = max(_TALL, len(lines) * _svg.LINE + 6) if is_wide else _TALL
        cell_y = y if is_wide else y + len(lines) * _svg.LINE + 2
        first = y + tall / 2 + 5 - (len(lines) - 1) * _svg.LINE / 2 if is_wide else y + 14
        drawn.append(_svg.lines(lines, x=0, y=first))
        for index, value in enumerate(figures):
            drawn.append(
                _cell(
                    value,
                    x=rail + index * step,
                    y=cell_y,
                    step=step,
                    tall=tall,
                    top=top,
                    language=language,
                )
            )
        y = cell_y + tall + (0 if is_wide else 8)
    return "".join(drawn), y + 2


def _cell(
    value: Value, *, x: float, y: float, step: float, tall: float, top: float, language: str
) -> str:
    heat = level(value, top=top)
    return _svg.element(
        "rect", class_=f"heat heat-{heat}", x=x + 1, y=y + 1, width=step - 2, height=tall - 2
    ) + _svg.text(
        shown(value, language),
        x=x + step / 2,
        y=y + tall / 2 + 5,
        class_=f"chart-figure heat-text-{heat}",
        anchor="middle",
    )
