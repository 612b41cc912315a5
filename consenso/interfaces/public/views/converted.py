"""Sums in another currency or in the prices of one year, as rows: each with the rate that made it."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse

from consenso.core.errors import NotFound
from consenso.core.money import Sum
from consenso.domain.activities import queries as activities
from consenso.domain.activities.counted import held
from consenso.domain.activities.dated import dated, of_activity
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import figures, reporting, sums
from consenso.domain.delivery import queries as delivery
from consenso.domain.money import rows
from consenso.interfaces.public import filters
from consenso.interfaces.public.filters import Asked
from consenso.interfaces.public.frame import Frame, reads
from consenso.interfaces.public.money_asked import wanted
from consenso.interfaces.ui.sheets import csv_answer

GROUPS = {"text": "plan", "area": "area", "party": "party"}
Found = Iterable[tuple[str, Sum]]  # of which figure


@reads
def converted_rows(request: HttpRequest, frame: Frame) -> HttpResponse:
    """Sums of ?commitment=, ?delivery=, ?report=, ?activity= of a ?source=, of a ?text=, ?area=, ?party=, or of all."""
    found = tuple(_found(frame, filters.asked(request)))
    this = wanted(request, frame, (one.currency for _, one in found))
    text = rows.to_csv(found, this.choice, this.shelf, revision=frame.head.number)
    return csv_answer(text, f"{frame.slug}-converted")


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


def _of_group(frame: Frame, asked: Asked) -> Found:
    of, identifier = next(
        ((of, asked.value(name)) for name, of in GROUPS.items() if asked.value(name)), ("all", "")
    )
    of_record = held(frame.slug)
    group = figures.one_group(of_record, of, identifier)
    if not group.standings and of != "all":
        raise NotFound("figures", identifier)
    of_when = sums.dates(frame.slug, (one.commitment.text for one in group.standings))
    return sums.flat(sums.of_group(of_record, group, of_when, dated(frame.slug)))
