"""Sums in another currency or in the prices of one year as rows, each with the rate that made it. Pure: every figure again, anywhere."""

from collections.abc import Iterable

from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.money import VERSION, Choice, Made, Sum, make
from consenso.domain.money.published import Shelf

HEADER = (
    "figure",  # what the sum is added up in, where it is in a sum of many
    "kind",
    "id",
    "part",  # where in the object it stands
    "from",  # the days that it is of
    "to",
    "amount",
    "currency",
    "asked_currency",
    "asked_prices",
    "converted",  # unrounded, to 34 digits
    "left_out",  # why there is none
    "rates",
    "rates_digest",  # SHA-256 of the rates as the record holds them
    "rate_period",
    "rate_basis",
    "rate",  # of `rate_units` of `rate_base`, in `rate_currency`
    "rate_units",
    "rate_base",
    "rate_currency",
    "rate_status",
    "prices",
    "prices_digest",
    "index_then",
    "index_now",
    "version",
    "revision",
)


def to_csv(found: Iterable[tuple[str, Sum]], choice: Choice, shelf: Shelf, *, revision: int) -> str:
    """Return sums as CSV, one a line, each after the figure that it is added up in ('' for none)."""
    rows = (
        _row(figure, make(one, choice, shelf.book), choice, shelf, revision)
        for figure, one in found
    )
    return written(HEADER, rows)


def _row(figure: str, made: Made, choice: Choice, shelf: Shelf, revision: int) -> list[Scalar]:
    one = made.sum
    rate = made.converted.rate if made.converted else None
    constant = made.constant
    return [
        figure,
        one.kind,
        guarded(one.id),
        one.part,
        one.days[0].isoformat() if one.days else "",
        one.days[1].isoformat() if one.days else "",
        f"{one.amount:f}",
        guarded(one.currency),
        choice.currency,
        f"{choice.prices}:{choice.year}" if choice.prices else "",
        f"{made.amount:f}" if made.amount is not None else "",
        made.why,
        rate.exchange.id if rate else "",
        shelf.digests[rate.exchange.id] if rate else "",
        rate.observation.period if rate else "",
        rate.exchange.basis if rate else "",
        str(rate.observation.value) if rate else "",
        rate.exchange.units if rate else "",
        rate.exchange.base if rate else "",
        rate.exchange.currency if rate else "",
        rate.observation.status if rate else "",
        constant.prices.id if constant else "",
        shelf.digests[constant.prices.id] if constant else "",
        str(constant.then.value) if constant else "",
        str(constant.now.value) if constant else "",
        VERSION,
        revision,
    ]
