"""Tables of what figures add up: money, each currency by itself; and other quantities, each unit by itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext

from consenso.core.measures import Measure
from consenso.core.record import Words
from consenso.domain.delivery.amounts import PUBLISHED, SUMS, units
from consenso.domain.delivery.behind import Asked
from consenso.domain.delivery.figures import Figure, Group, Held
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.progress_parts import Named, Place, amount
from consenso.interfaces.public.progress_words import summed
from consenso.interfaces.ui.components import Cell, Column, Table

Summed = Sequence[tuple[Place, Place, Group]]  # what a row is called, what is behind its sums


def sums_of(
    frame: Frame,
    held: Held,
    summed_of: Summed,
    within: Sequence[Group],
    named_of: Mapping[str, Named],
) -> tuple[Table, ...]:
    """Return the tables of a page's sums: of what it is of and of plans, by area and by party; other quantities last.

    Without empty tables. `summed_of` are the page's own rows, the first of which is the whole.
    """
    around, words = summed_of[0][1], units(held)
    heads = {
        "area": (gettext("Money by key area"), gettext("Key area")),
        "party": (gettext("Money by party that promises"), gettext("Party")),
    }
    found = [_money(frame, words, "sums", (gettext("Money, each currency by itself"), gettext("Of")), summed_of)]  # fmt: skip
    for of, head in heads.items():
        if of != around.of:
            rows = _within(around, of, within, named_of[of])
            found.append(_money(frame, words, f"sums-by-{of}", head, rows))
    found.append(_quantities(frame, words, summed_of[0]))
    return tuple(one for one in found if one)


def _within(around: Place, of: str, within: Sequence[Group], named: Named) -> Summed:
    places = [(named[one.id], one) for one in within if one.of == of and one.id in named]
    return [
        (place, around.narrowed(of, place.id) if around.section else place, one)
        for place, one in places
    ]


def _money(
    frame: Frame, words: Mapping[str, Words], identifier: str, head: tuple[str, str], rows: Summed
) -> Table | None:
    caption, name = head
    return _table(
        caption,
        identifier,
        (name, gettext("Currency")),
        [
            (_called(named), measure, of, group)
            for named, of, group in rows
            for measure in _measures(group, is_money=True)
        ],
        lambda measure: measure_in_words(frame, measure, words),
    )


def _quantities(
    frame: Frame, words: Mapping[str, Words], row: tuple[Place, Place, Group]
) -> Table | None:
    _, of, group = row
    promised = {one.measure for one in group.sums("promised_sum")}
    measures = sorted(
        _measures(group, is_money=False), key=lambda one: (one not in promised, one)
    )  # what is promised stands first
    return _table(
        gettext("Other quantities, each unit by itself"),
        "quantities",
        (gettext("Unit"),),
        [(Cell(measure_in_words(frame, one, words)), one, of, group) for one in measures],
        None,
    )


def _called(named: Place) -> Cell:
    label = named.name if named.section else gettext("All commitments")
    return Cell(label, language=named.language)


def _measures(group: Group, *, is_money: bool) -> list[Measure]:
    found = {one.measure for one in group.figures if one.measure}
    return sorted(one for one in found if bool(one.currency) == is_money)


def _table(
    caption: str,
    identifier: str,
    names: Sequence[str],
    rows: Iterable[tuple[Cell, Measure, Place, Group]],
    said: Callable[[Measure], str] | None,
) -> Table | None:
    """Return a table with a column for each sum; those of activities only where there are any. None for no rows."""
    held = list(rows)
    if not held:
        return None
    there = {
        one.method
        for _, measure, _, group in held
        for one in group.figures
        if one.measure == measure
    }
    methods = [one for one in SUMS if one in there or one not in PUBLISHED]
    labels = summed()
    return Table(
        caption,
        (
            *(Column(one) for one in names),
            *(Column(labels[method], is_number=True) for method in methods),
        ),
        tuple(
            (
                name,
                *((Cell(said(measure)),) if said else ()),
                *(_sum(of, group, method, measure) for method in methods),
            )
            for name, measure, of, group in held
        ),
        identifier=identifier,
    )


def _sum(of: Place, group: Group, method: str, measure: Measure) -> Cell:
    one = figure_of(group, method, measure)
    if one is None:
        return Cell("–", is_number=True)
    return Cell(amount(of.frame, one), of.rows(Asked(method, measure.name)), is_number=True)


def figure_of(group: Group, method: str, measure: Measure) -> Figure | None:
    """Return the sum of a measure; None where there is none."""
    return next((one for one in group.sums(method) if one.measure == measure), None)


def measure_in_words(frame: Frame, measure: Measure, words: Mapping[str, Words]) -> str:
    """Return what is measured: USD; USD, per year; school places. What is not added says so."""
    unit = frame.say(words[measure.name]) if measure.name in words else measure.unit
    said = ", ".join(filter(None, (measure.currency, unit)))
    if not measure.is_level:
        return said
    return gettext("%(measure)s (least to most)") % {"measure": said}
