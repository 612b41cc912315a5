"""Sums of what was promised, done and reported in one currency: what could be converted, and what is left out and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial

from django.http import HttpRequest
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.money import Made, Sum, Total, make, total, total_apart
from consenso.domain.activities.dated import dated
from consenso.domain.delivery import sums
from consenso.domain.delivery.amounts import PUBLISHED, SUMS
from consenso.domain.delivery.figures import Group, Held
from consenso.domain.delivery.sums import Things
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_asked import ANCHOR, Wanted, wanted
from consenso.interfaces.public.money_shown import Pairs, around, asking, heading
from consenso.interfaces.public.money_words import asked_in_words, left_out, rounded
from consenso.interfaces.public.pages import Section, sentences, table
from consenso.interfaces.public.progress_words import summed
from consenso.interfaces.ui.components import Cell, Column, Table

Row = tuple[str, str, Group]  # what it is called, its address, what is counted
Totals = Mapping[str, Total]  # by figure


def money_of(
    request: HttpRequest, frame: Frame, held: Held, rows: Sequence[Row], *, of: Pairs
) -> Section | None:
    """Return the section on the sums of some groups, the first of which has them all; None where none is money."""
    whole = rows[0][2]
    currencies = {one.measure.currency for one in whole.figures if one.measure and not one.measure.is_level}  # fmt: skip
    currencies -= {""}
    if not currencies:
        return None
    this = wanted(request, frame, sorted(currencies))
    blocks = list(asking(request, frame, this))
    currency = target(this)
    if currency:
        of_when = sums.dates(frame.slug, (one.commitment.text for one in whole.standings))
        paid = dated(frame.slug) if held.activities else {}
        found = [
            (name, address, sums.of_group(held, one, of_when, paid)) for name, address, one in rows
        ]
        # A sum stands in its plan and in the whole, and in what is evidenced of it; it is made once.
        one_made = cache(partial(make, choice=this.choice, book=this.shelf.book))
        made = [(name, address, _totals(one_made, one, currency)) for name, address, one in found]
        whole_made = [
            one_made(one) for one in dict.fromkeys(one for _, one in sums.flat(found[0][2]))
        ]
        blocks.append(table(_table(frame, this, made)))
        blocks.append(sentences(*_left_out(frame, whole_made)))
        blocks += around(frame, this, whole_made, of=of)
    return Section(ANCHOR, heading(), tuple(blocks))


def target(this: Wanted) -> str:
    """Return the currency in which sums are added up: what is asked for, or that of the prices; '' for neither."""
    if this.choice.currency or not this.choice.prices:
        return this.choice.currency
    return this.offers.prices[this.choice.prices].currency


def _totals(made: Callable[[Sum], Made], found: Things, currency: str) -> dict[str, Total]:
    totals = {}
    for method, things in found.items():
        copies = [[[made(one) for one in copy] for copy in thing] for thing in things]
        if method in PUBLISHED:
            totals[method] = total_apart(copies, currency)
        else:
            totals[method] = total([figures for [figures] in copies], currency)
    return totals


def _table(frame: Frame, this: Wanted, found: Sequence[tuple[str, str, Totals]]) -> Table:
    labels, whole = summed(), found[0][2]
    methods = [one for one in SUMS if one in whole]  # the first row has them all
    return Table(
        asked_in_words(frame, this),
        (
            Column(gettext("Of")),
            *(Column(labels[method], is_number=True) for method in methods),
            Column(gettext("Sums that are left out"), is_number=True),
        ),
        tuple(
            (
                Cell(name, address),
                *(Cell(_said(frame, totals.get(one)), is_number=True) for one in methods),
                Cell(str(_n_left_out(totals)), is_number=True),
            )
            for name, address, totals in found
        ),
        "converted-sums",
    )


def _n_left_out(totals: Totals) -> int:
    """Return how many sums are in no total; what is evidenced stands in two columns, and is one sum."""
    return len({made.sum for one in totals.values() for made in one.left_out})


def _said(frame: Frame, one: Total | None) -> str:
    if one is None or not one.made:
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
