"""Lists as CSV, in one language."""

from collections.abc import Iterable, Sequence

from consenso.core.formats.spreadsheet import BYTE_ORDER_MARK, Scalar, guarded, written
from consenso.interfaces.api.columns import Column, in_language


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
