"""What each delegation has in a negotiation, at the end of any day: as a table, and of all days as a file."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.locale import partial_date
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.replay import since_circulated
from consenso.domain.drafting.shares import Day, Share, shares
from consenso.domain.drafting.silence import parties_addressed
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.ui.components import Cell, Column, FilterField, FilterForm, Option, Table
from consenso.interfaces.ui.sheets import csv_answer

COUNTS = Share.__slots__[1:]


def days_of(on: DraftDesk) -> tuple[Day, ...]:
    """Return what each delegation had, day by day. Two queries, or one."""
    return _days(on.row.id, on.row.head, parties_addressed(on.desk.slug))


@lru_cache(maxsize=16)
def _days(draft: int, head: str, codes: tuple[str, ...]) -> tuple[Day, ...]:
    """`head` is the digest of the last act: with another act the counts are others."""
    return shares(since_circulated(acts_of(draft)), codes)


def chosen(days: Sequence[Day], asked: str) -> Day | None:
    """Return the day that is asked for, as YYYY-MM-DD; the last where none is, or none of them.

    >>> chosen((), "2026-03-02")
    """
    named = next((day for day in days if day.on.isoformat() == asked), None)
    return named or (days[-1] if days else None)


def table_of(on: DraftDesk, day: Day) -> Table:
    """Return what each delegation had at the end of a day, by its name."""
    rows = sorted((on.party(one.delegation), one) for one in day.shares)
    return Table(
        caption=gettext("Proposals and positions of each delegation, after revision %(number)d")
        % {"number": day.number},
        columns=(
            Column(gettext("Delegation")),
            *(Column(label, is_number=True) for label in _labels()),
        ),
        rows=tuple(
            (
                Cell(name),
                *(Cell(str(getattr(one, count)), is_number=True) for count in COUNTS),
            )
            for name, one in rows
        ),
        identifier="shares",
    )


def _labels() -> tuple[str, ...]:
    return (
        gettext("Proposals open"),
        gettext("Met"),
        gettext("Set aside"),
        gettext("Withdrawn"),
        gettext("Paragraphs with an open one"),
        gettext("Paragraphs accepted"),
        gettext("Provisionally or ad ref."),
        gettext("Reserved"),
        gettext("Objected to"),
    )


def filter_of(on: DraftDesk, days: Sequence[Day], day: Day, *, count: str) -> FilterForm | None:
    """Return the choice of a day; None where there is one alone. `count` is what is chosen for the chart, '' for none."""
    if len(days) < 2:
        return None
    options = tuple(
        Option(one.on.isoformat(), _called(on, one.on), one == day) for one in reversed(days)
    )
    field = FilterField("on", gettext("As it stood at the end of"), options=options)
    return FilterForm(
        on.address("replay/course/"),
        (field,),
        hidden=(("of", count),) if count else (),
        identifier="day",
        label=gettext("Choose a day"),
    )


def _called(on: DraftDesk, day: dt.date) -> str:
    return gettext("%(date)s (UTC)") % {"date": partial_date(day.isoformat(), on.desk.language)}


def computed() -> tuple[tuple[str, str], ...]:
    """Return how the counts of delegations are found."""
    return (
        (
            gettext("Proposals of a delegation"),
            gettext(
                "Open: those that stand and that it stands behind, its own or another's. Met, set aside and withdrawn: of those that it sent, by what became of them; one in whose place it sent another is in none."
            ),
        ),
        (
            gettext("Paragraphs with an open one"),
            gettext(
                "Paragraphs on which a proposal stands that it stands behind; of a merge, all that would be merged."
            ),
        ),
        (
            gettext("Positions of a delegation"),
            gettext(
                "Paragraphs that have words, by what the delegation last said of them itself; who said nothing is in none. Accepted: with or without an explanation. Positions on the whole and on the chair's proposals are not counted."
            ),
        ),
    )


@require_safe
@on_draft
def delegations_csv(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """What each delegation had at the end of each day on which something was done, as a file."""
    lines: list[tuple[Scalar, ...]] = [
        (
            day.on.isoformat(),
            day.number,
            one.delegation,
            on.party(one.delegation),
            *(getattr(one, count) for count in COUNTS),
        )
        for day in days_of(on)
        for one in day.shares
    ]
    header = ["day", "act", "code", "delegation", *COUNTS]
    text = written(header, ([guarded(one) for one in line] for line in lines))
    return csv_answer(text, f"{on.row.identifier}-delegations")
