"""How wide the columns of a table are, in Word and on the printed page."""

from consenso.core.formats.brief._characters import clean, columns
from consenso.core.formats.brief._model import Table, plain

NARROWEST, WIDEST = 9, 44  # display columns that count


def column_shares(block: Table) -> tuple[float, ...]:
    """Return the width of each column as a share of the whole, by its longest cell within limits.

    Figures and dates stay narrow, words take the rest; a long cell does not starve its neighbours.
    """
    longest = [
        max(
            columns(clean(text)) for text in (head.heading, *(plain(row[at]) for row in block.rows))
        )
        for at, head in enumerate(block.header)
    ]
    needed = [min(max(width + 2, NARROWEST), WIDEST) for width in longest]
    return tuple(width / sum(needed) for width in needed)
