"""Amounts of money in another currency, or in the prices of another year: by published rates that are named, never by ours."""

from consenso.core.money._convert import (
    DAYS,
    VERSION,
    Constant,
    Converted,
    NoPrices,
    NoRate,
    Rate,
    convert,
    in_prices_of,
)
from consenso.core.money._published import Book, Exchange, Observation, Prices
from consenso.core.money._sums import Choice, Made, Sum, Total, Why, make, total, total_apart

__all__ = [
    "DAYS",
    "VERSION",
    "Book",
    "Choice",
    "Constant",
    "Converted",
    "Exchange",
    "Made",
    "NoPrices",
    "NoRate",
    "Observation",
    "Prices",
    "Rate",
    "Sum",
    "Total",
    "Why",
    "convert",
    "in_prices_of",
    "make",
    "total",
    "total_apart",
]
