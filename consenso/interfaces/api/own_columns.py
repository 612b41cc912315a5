"""Columns that objects of many kinds have."""

from typing import Any

from consenso.core.record import Years
from consenso.interfaces.api.columns import Column, integer, text, words

ID = text("id", "Its id, unique among its kind; part of its address.")
CONFIDENCE = text(
    "confidence",
    "How sure the record is: high (seen in a source), medium or low (known or inferred).",
)
SOURCES = text("sources", "Addresses at which it was seen.")
NOTE = words("note", "A note.")


def begins(field: str) -> Column:
    """Return the column of the first year of a period."""
    return integer(
        "period_from", "First year of the period, included.", lambda one: years(one, field).from_
    )


def ends(field: str) -> Column:
    """Return the column of the last year of a period."""
    return integer(
        "period_to", "Last year of the period, included.", lambda one: years(one, field).to
    )


def years(one: Any, field: str) -> Years:
    """Return the period of an object; an empty one where it has none."""
    found: Years | None = getattr(one, field)
    return found or Years()
