"""Sums in another currency or in the prices of one year, as rows: each with the rate that made it."""

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse

from consenso.core.errors import NotFound
from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.money import VERSION, Made, Sum, make
from consenso.domain.activities import queries as activities
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import figures, reporting, sums
from consenso.domain.delivery import queries as delivery
from consenso.interfaces.public import filters
from consenso.interfaces.public.activity_sums import of_activity
from consenso.interfaces.public.filters import Asked
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.money_asked import Wanted, wanted
from consenso.interfaces.public.progress_money import objects
from consenso.interfaces.ui.sheets import csv_answer

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
GROUPS = {"text": "plan", "area": "area", "party": "party"}
Found = Iterable[tuple[str, Sum]]  # of which figure


@reads
def converted_rows(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Sums of ?commitment=, ?delivery=, ?report=, ?activity= of a ?source=, of a ?text=, ?area=, ?party=, or of all."""
    found = tuple(_found(frame, filters.asked(request)))
    this = wanted(request, frame, (one.currency for _, one in found))
    rows = (_row(frame, this, figure, make(one, this.choice, this.shelf.book)) for figure, one in found)  # fmt: skip
    return csv_answer(written(HEADER, rows), f"{frame.slug}-converted")


def _found(frame: Frame, asked: Asked) -> Found:
    """Return the sums that are asked for.

    Raises:
        NotFound: there is no such object, or nothing is counted for such a text, area or party.
    """
    if identifier := asked.value("commitment"):
        one = commitments.commitment(frame.slug, identifier)
        dated = sums.dates(frame.slug, (one.text,))
        return (("", found) for found in sums.of_commitment(one, dated))
    if identifier := asked.value("delivery"):
        return (("", found) for found in sums.of_delivery(delivery.delivery(frame.slug, identifier)))  # fmt: skip
    if identifier := asked.value("report"):
        return (("", found) for found in sums.of_report(reporting.report(frame.slug, identifier)))
    if identifier := asked.value("activity"):
        copy = asked.value("copy") or "1"
        row = activities.activity(
            frame.slug, asked.value("source"), identifier, int(copy) if copy in _COPIES else 1
        )
        return (("", found) for found in of_activity(row))
    return _of_group(frame, asked)


_COPIES = frozenset(map(str, range(1, 1000)))


def _of_group(frame: Frame, asked: Asked) -> Iterator[tuple[str, Sum]]:
    of, identifier = next(
        ((of, asked.value(name)) for name, of in GROUPS.items() if asked.value(name)), ("all", "")
    )
    held = figures.held(frame.slug)
    group = figures.one_group(held, of, identifier)
    if not group.standings and of != "all":
        raise NotFound("figures", identifier)
    dated = sums.dates(frame.slug, (one.commitment.text for one in group.standings))
    for method, rows in objects(held, group, dated).items():
        for figures_of_one in rows:
            for one in figures_of_one:
                yield method, one


def _row(frame: Frame, this: Wanted, figure: str, made: Made) -> list[Scalar]:
    one, choice = made.sum, this.choice
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
        this.shelf.digests[rate.exchange.id] if rate else "",
        rate.observation.period if rate else "",
        rate.exchange.basis if rate else "",
        str(rate.observation.value) if rate else "",
        rate.exchange.units if rate else "",
        rate.exchange.base if rate else "",
        rate.exchange.currency if rate else "",
        rate.observation.status if rate else "",
        constant.prices.id if constant else "",
        this.shelf.digests[constant.prices.id] if constant else "",
        str(constant.then.value) if constant else "",
        str(constant.now.value) if constant else "",
        VERSION,
        frame.head.number,
    ]
