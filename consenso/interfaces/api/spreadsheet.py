"""Lists as CSV (RFC 4180): for spreadsheets, so with a byte order mark, and safe to open in one."""

import csv
import io
from collections.abc import Iterable, Sequence

from consenso.interfaces.api.columns import Column, Scalar, in_language

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: Scalar) -> Scalar:
    """Return a cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe first.

    >>> guarded("=1+1"), guarded(-5), guarded("a-b")
    ("'=1+1", -5, 'a-b')
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def plain_cell(cell: Scalar) -> Scalar:
    """Return a cell as it is written: truth values in small letters, nothing for none.

    >>> plain_cell(True), plain_cell(None), plain_cell(2.0)
    ('true', '', 2.0)
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def written(header: Sequence[str], rows: Iterable[Sequence[Scalar]]) -> str:
    """Return CSV: a header, then the rows; lines end in CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect="excel")
    writer.writerow(header)
    writer.writerows([plain_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def spreadsheet(columns: Sequence[Column], rows: Iterable[object], *, language: str) -> str:
    """Return rows as a spreadsheet in one language (BCP 47).

    A last column names the columns whose words are in another language, for lack of it.
    """
    header = [*(column.name for column in columns), "in_another_language"]
    return BYTE_ORDER_MARK + written(header, _cells(columns, rows, language))


def _cells(
    columns: Sequence[Column], rows: Iterable[object], language: str
) -> Iterable[list[Scalar]]:
    for row in rows:
        cells, elsewhere = in_language(columns, row, language=language)
        yield [guarded(cell) for cell in (*cells, " ".join(elsewhere))]
