"""What came of an activity, as it was published; and what all tables of its page are made with."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.formats.iati import Indicator, Measurement, Result
from consenso.core.formats.iati import Text as Narratives
from consenso.interfaces.public.activity_words import MEASURE, RESULT, named
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Block, Section, passage, sentence, table
from consenso.interfaces.ui.components import Cell, Column, Table

MOST = 200  # amounts and results that a page lists; the XML has them all
PER_CENT = "2"


def words_of(text: Narratives) -> dict[str, str]:
    """Return narratives by language; those that name none count as English."""
    words: dict[str, str] = {}
    for one in text:
        if one.text.strip():
            words.setdefault(one.language or "en", one.text.strip())
    return words


def date_in_words(frame: Frame, day: dt.date | None) -> str:
    return shown.partial_date(day.isoformat(), frame.language) if day else gettext("date not known")


def cut(n_found: int) -> tuple[Block, ...]:
    """Return the sentence that says that not all are listed; nothing where all are."""
    if n_found <= MOST:
        return ()
    said = gettext("The first %(shown)d of %(all)d are listed; the XML has them all.")
    return (sentence(said % {"shown": MOST, "all": n_found}),)


def listed_table(
    name: str, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]
) -> Block:
    """Return a block with a table of words."""
    heads = tuple(Column(label) for label in columns)
    return table(Table(caption=caption, columns=heads, rows=tuple(rows), identifier=f"t-{name}"))


def results(frame: Frame, found: Sequence[Result]) -> Section | None:
    """Return the results of an activity: of each its title, what it says, and a table of its indicators; None where there is none."""
    blocks: list[Block] = []
    n_rows = 0
    for number, one in enumerate(found, start=1):
        rows = [row for each in one.indicators for row in _indicator(frame, each)]
        room = max(0, MOST - n_rows)
        n_rows += len(rows)
        if room:
            blocks += _result(frame, number, one, rows[:room])
    if not blocks:
        return None
    return Section("results", gettext("What came of it"), (*blocks, *cut(n_rows)))


def _result(
    frame: Frame, number: int, one: Result, rows: Sequence[tuple[Cell, ...]]
) -> Iterable[Block]:
    """Yield the indicators of a result, of which it has one at least, under its title, then what it says."""
    said = {
        "kind": named(RESULT, one.type),
        "title": frame.say(words_of(one.title)) or gettext("without a title"),
    }
    caption = gettext("%(kind)s: %(title)s") % said
    columns = (
        gettext("Indicator"),
        gettext("Measured"),
        gettext("Period"),
        gettext("Baseline"),
        gettext("Target"),
        gettext("Reached"),
    )
    yield listed_table(f"results-{number}", caption, columns, rows)
    words = words_of(one.description)
    if words:
        yield passage(words)


def _indicator(frame: Frame, one: Indicator) -> Iterable[tuple[Cell, ...]]:
    """Yield a row for each period of an indicator; one where it has none."""
    title = frame.say(words_of(one.title)) or gettext("An indicator without name")
    first = (Cell(title), Cell(named(MEASURE, one.measure)))
    baseline = Cell(_measured(frame, one, one.baselines))
    if not one.periods:
        yield (*first, Cell(""), baseline, Cell(""), Cell(""))
    for period in one.periods:
        days = (date_in_words(frame, day) for day in (period.start, period.end))
        reached = (Cell(_measured(frame, one, each)) for each in (period.targets, period.actuals))
        yield (*first, Cell(" – ".join(days)), baseline, *reached)


def _measured(frame: Frame, of: Indicator, found: Iterable[Measurement]) -> str:
    """Return values as published, each with its year and for whom or what it stands: 12 (2021; sex: female)."""
    return "; ".join(filter(None, (_one_measured(frame, of, one) for one in found)))


def _one_measured(frame: Frame, of: Indicator, one: Measurement) -> str:
    """Return a value, or what is said where there is none: what is told in words has its words as a comment."""
    value = one.value or frame.say(words_of(one.comment))
    if not value:
        return ""
    if of.measure == PER_CENT and one.value and "%" not in value:
        value = f"{value} %"
    apart = [one.year, *(f"{name}: {said}" for name, said in one.dimensions)]
    words = "; ".join(filter(None, apart))
    return f"{value} ({words})" if words else value
