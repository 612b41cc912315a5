"""CSV (RFC 4180) that spreadsheets open as it is meant: with a byte order mark, and no cell taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

Scalar = str | int | float | bool | None

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
