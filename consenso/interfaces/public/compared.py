"""The section of a commitment's page on what was promised, what is reported of it and what is evidenced, side by side."""

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.measures import Measure
from consenso.core.record import Amount, Commitment, Delivery
from consenso.domain.activities.counted import speaking
from consenso.domain.delivery import reporting
from consenso.domain.delivery.amounts import PUBLISHED, Speaking, Thing, added, published
from consenso.domain.delivery.compared import Compared, Said, compared
from consenso.domain.delivery.figures import VERSION, Figure
from consenso.domain.delivery.queries import Answered
from consenso.domain.delivery.reporting import Reported
from consenso.domain.record.labels import RELATION
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Block, Section, computed, downloads, sentence, table
from consenso.interfaces.public.progress_parts import amount
from consenso.interfaces.public.progress_words import published as published_rule
from consenso.interfaces.public.progress_words import shown_by_others
from consenso.interfaces.ui.components import Cell, Column, Download, Table


def of_commitment(
    frame: Frame,
    one: Commitment,
    promised_in: Cell,
    answers: Sequence[Answered],
    reported: Sequence[Reported],
    *,
    has_activities: bool,
) -> tuple[Section, ...]:
    """Return the section; () where the commitment names no quantity and no linked activity any sum. Three queries at most.

    `promised_in` names the text or statement of the promise; `answers` and `reported` are what facts and reports say of it,
    `has_activities` that an activity is linked to it.
    """
    linked = speaking(frame.slug, (one.id,)) if has_activities else ()
    beside = _published(frame, linked)
    if one.quantity is None and beside is None:
        return ()
    blocks: list[Block] = []
    if one.quantity is None:
        blocks.append(sentence(gettext("The promise names no quantity.")))
    else:
        blocks += _side_by_side(frame, one, promised_in, answers, reported)
    if beside:
        blocks += (table(beside), computed(published_rule()))
    address = f"{frame.address('commitment', one.id)}figures.csv"
    blocks.append(downloads(Download(gettext("These figures, with what is behind each"), address, "CSV")))  # fmt: skip
    return (Section("figures", gettext("Promised, reported, evidenced"), tuple(blocks)),)


def _side_by_side(
    frame: Frame,
    one: Commitment,
    promised_in: Cell,
    answers: Sequence[Answered],
    reported: Sequence[Reported],
) -> list[Block]:
    facts = {each.delivery.id: each.delivery for each in answers}
    named = sorted({each for said in reported for each in said.line.evidence})
    evidence = reporting.evidence_with(frame.slug, tuple(facts), named)
    reports = {said.report.id: said.report for said in reported}
    found = compared(one, facts.values(), tuple(reports.values()), evidence)
    if not found.said:
        words = gettext(
            "The promise is a number of which the record names no unit: nothing can be set beside it."
        )
        return [sentence(words)]
    named_by = {("report", each.id): _report(frame, each.party, each.date) for each in reports.values()}  # fmt: skip
    rows = tuple(
        _row(frame, each, facts, promised_in, named_by.get((each.kind, each.id), ""))
        for each in found.said
    )
    blocks = [table(_table(rows))]
    blocks += [sentence(words) for words in _around(frame, found)]
    return [*blocks, computed(_rule(frame))]


def _table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    return Table(
        gettext("Each figure, by who says it"),
        (
            Column(gettext("Who says so")),
            Column(gettext("Promised"), is_number=True),
            Column(gettext("Reported"), is_number=True),
            Column(gettext("Evidenced"), is_number=True),
        ),
        rows,
        "compared",
    )


def _row(
    frame: Frame, said: Said, facts: dict[str, Delivery], promised_in: Cell, report: str
) -> tuple[Cell, ...]:
    figure = in_full(frame, said.amount)
    nothing = Cell("", is_number=True)
    if said.what == "promised":
        named = Cell(_remarked(frame, promised_in.text, said.amount), promised_in.address)
        return (named, Cell(figure, is_number=True), nothing, nothing)
    address = frame.address(said.kind, said.id)
    who = _remarked(frame, report or _fact(frame, facts[said.id], said), said.amount)
    anchor = "evidence" if said.kind == "delivery" else ""
    evidenced = (
        Cell(figure, f"{address}#{anchor}".rstrip("#"), is_number=True)
        if said.shown
        else Cell(
            gettext("by its own only") if said.own else gettext("no evidence"), is_number=True
        )
    )
    return (Cell(who, address), nothing, Cell(figure, is_number=True), evidenced)


def in_full(frame: Frame, one: Amount) -> str:
    """Return an amount in full, with its currency or its unit, narrow enough for a table."""
    number = shown.number(one.quantity, frame.language)
    return f"{one.currency} {number}" if one.currency else f"{number} {frame.say(one.unit)}"


def _remarked(frame: Frame, who: str, one: Amount) -> str:
    """Return who says an amount, with what its unit says of money: paid out, over three years."""
    remark = frame.say(one.unit) if one.currency else ""
    if not remark:
        return who
    return gettext("%(who)s: “%(remark)s”") % {"who": who, "remark": remark}


def _report(frame: Frame, party: str, date: str) -> str:
    words = gettext("%(party)s, in its report of %(date)s")
    return words % {"party": frame.party(party), "date": frame.date(date)}


def _fact(frame: Frame, fact: Delivery, said: Said) -> str:
    """Return who says a figure of a fact: who published it, or how many sources the fact has; and how the fact answers."""
    n_sources = len(fact.sources)
    who = frame.say(said.amount.said_by) or (
        ngettext("%(n)s source", "%(n)s sources", n_sources) % {"n": n_sources}
        if n_sources
        else gettext("no source named")
    )
    relation = str(RELATION[said.relation])
    if fact.date is None:
        words = gettext("%(who)s, on a fact without a date (%(relation)s)")
        return words % {"who": who, "relation": relation}
    words = gettext("%(who)s, on a fact of %(date)s (%(relation)s)")
    return words % {"who": who, "date": frame.date(fact.date), "relation": relation}


def _around(frame: Frame, found: Compared) -> list[str]:
    """Return what a reader should know of the table: that nothing is reported, and how many figures are in other units."""
    words = []
    if len(found.said) == 1:
        words.append(
            gettext(
                "No fact and no report names a figure in the unit of the promise. That does not mean that nothing was done."
            )
        )
    if found.n_others:
        n = found.n_others
        others = ngettext(
            "%(n)s figure in another unit stands with the facts and reports below; it is not compared.",
            "%(n)s figures in other units stand with the facts and reports below; they are not compared.",
            n,
        )
        words.append(others % {"n": shown.number(n, frame.language)})
    return words


def _rule(frame: Frame) -> str:
    words = gettext(
        "Listed are figures of facts that answer this commitment, and of the last report of each party on it, in the currency or the unit of the promise. Figures that differ stand side by side: none is added, and no share is computed. %(evidenced)s Version %(version)s of these rules, on revision %(revision)s of the record."
    )
    return words % {
        "evidenced": shown_by_others(),
        "version": VERSION,
        "revision": frame.head.number,
    }


def _published(frame: Frame, linked: Sequence[Speaking]) -> Table | None:
    """Return the sums of the activities that are linked to it, each currency by itself; None where they have none."""
    held = {method: published(linked, method) for method in PUBLISHED}
    currencies = sorted({one for found in held.values() for each in found for one in each.said})
    if not currencies:
        return None
    heads = (
        gettext("Currency"),
        gettext("Budgets"),
        gettext("Revised budgets"),
        gettext("Committed"),
        gettext("Spent"),
    )
    return Table(
        gettext("Published in activities, as their publishers say"),
        tuple(Column(head, is_number=place > 0) for place, head in enumerate(heads)),
        tuple(
            (
                Cell(currency.currency, "#activities"),
                *(
                    Cell(_sum(frame, held[method], currency), is_number=True)
                    for method in PUBLISHED
                ),
            )
            for currency in currencies
        ),
        "published",
    )


def _sum(frame: Frame, found: Sequence[Thing], currency: Measure) -> str:
    some = [one for one in found if currency in one.said]
    return amount(frame, Figure("", *added(some, currency))) if some else "–"
