"""Sums of what was promised, done and reported in one currency: what could be converted, and what is left out and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.money import Made, Sum, Total, make, total
from consenso.domain.delivery import sums
from consenso.domain.delivery.figures import Group, Held
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_asked import ANCHOR, Wanted, place_of, wanted
from consenso.interfaces.public.money_shown import Pairs, around, asking, heading
from consenso.interfaces.public.money_words import asked_in_words, left_out, rounded
from consenso.interfaces.public.pages import Section, sentences, table
from consenso.interfaces.public.progress_words import summed
from consenso.interfaces.ui.components import Cell, Column, Table

# What is converted: of what is evidenced and of activities the amounts stand as they were published.
SUMS = ("promised_sum", "delivered_sum", "reported_sum")
Objects = dict[str, tuple[tuple[Sum, ...], ...]]  # by figure, object by object
Row = tuple[str, str, Group]  # what it is called, its address, what is counted


def money_of(
    request: HttpRequest, frame: Frame, held: Held, rows: Sequence[Row], *, of: Pairs
) -> Section | None:
    """Return the section on the sums of some groups, the first of which has them all; None where none is money."""
    whole = rows[0][2]
    places = (one.commitment.text for one in whole.standings)
    dated = sums.dates(frame.slug, places) if place_of(request) else {}
    found = [(name, address, objects(held, group, dated)) for name, address, group in rows]
    all_sums = tuple(_each(found[0][2]))
    if not all_sums:
        return None
    this = wanted(request, frame, (one.currency for one in all_sums))
    blocks = list(asking(request, frame, this))
    currency = target(this)
    if currency:
        # A sum stands in its plan and in the whole; it is made once.
        one_made = cache(partial(make, choice=this.choice, book=this.shelf.book))
        made = [(name, address, _totals(one_made, one, currency)) for name, address, one in found]
        whole_made = [one_made(one) for one in all_sums]
        blocks.append(table(_table(frame, this, made)))
        blocks.append(sentences(*_left_out(frame, whole_made)))
        blocks += around(frame, this, whole_made, of=of)
    return Section(ANCHOR, heading(), tuple(blocks))


def objects(held: Held, group: Group, dated: dict[str, str]) -> Objects:
    """Return the sums that each of the three figures adds up."""
    return {method: sums.of_figure(held, group.standings, method, dated) for method in SUMS}


def target(this: Wanted) -> str:
    """Return the currency in which sums are added up: what is asked for, or that of the prices; '' for neither."""
    if this.choice.currency or not this.choice.prices:
        return this.choice.currency
    return this.offers.prices[this.choice.prices].currency


def _each(found: Objects) -> Iterable[Sum]:
    return (one for figure in found.values() for figures in figure for one in figures)


def _totals(made: Callable[[Sum], Made], found: Objects, currency: str) -> dict[str, Total]:
    return {
        method: total([[made(one) for one in figures] for figures in figure], currency)
        for method, figure in found.items()
    }


def _table(frame: Frame, this: Wanted, found: Sequence[tuple[str, str, dict[str, Total]]]) -> Table:
    labels = summed()
    return Table(
        asked_in_words(frame, this),
        (
            Column(gettext("Of")),
            *(Column(labels[method], is_number=True) for method in SUMS),
            Column(gettext("Sums that are left out"), is_number=True),
        ),
        tuple(
            (
                Cell(name, address),
                *(Cell(_said(frame, totals[method]), is_number=True) for method in SUMS),
                Cell(str(sum(len(one.left_out) for one in totals.values())), is_number=True),
            )
            for name, address, totals in found
        ),
        "converted-sums",
    )


def _said(frame: Frame, one: Total) -> str:
    if not one.made:
        return "–"
    least, most = (
        shown.number(rounded(figure), frame.language) for figure in (one.least, one.most)
    )
    if one.least == one.most:
        return least
    return gettext("%(least)s to %(most)s") % {"least": least, "most": most}


def _left_out(frame: Frame, made: Iterable[Made]) -> list[str]:
    """Return which sums are not in the totals, by currency and by why; one sentence where there is none."""
    counted = Counter((one.sum.currency, one.why) for one in made if one.why)
    if not counted:
        return [gettext("Every sum is in it.")]
    return [left_out(frame, n, currency, why) for (currency, why), n in sorted(counted.items())]
