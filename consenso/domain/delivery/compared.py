"""One commitment: what it promises, what facts and reports say in the same measure, and what of that others support.

Side by side and never added. Pure: from what the rooms return, or from the files of an export.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from consenso.core.errors import NotFound
from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.core.locale import choose
from consenso.core.measures import measure_of
from consenso.core.record import Amount, Commitment, Delivery, Evidence, Report
from consenso.domain.delivery.amounts import (
    Speaking,
    amount_of,
    last_lines,
    shown_facts,
    shown_lines,
)
from consenso.domain.delivery.figures import VERSION, Held, named


@dataclass(frozen=True, slots=True)
class Said:
    """An amount, where it is said (kind and id of a commitment, fact or report), and by whom.

    `what` is promised, fact or report; `by` the code of the party that reports, '' for the others. `relation` is how a fact answers. `shown` are the ids of the evidence by which the amount is
    evidenced, `own` of what supports it and is the own of who says it.
    """

    what: str
    kind: str
    id: str
    amount: Amount
    by: str = ""
    relation: str = ""
    shown: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What is said of one commitment in the measure of its promise, and how many figures are of other measures."""

    said: tuple[Said, ...]
    n_others: int


def compared(
    one: Commitment,
    deliveries: Iterable[Delivery],
    reports: Sequence[Report],
    evidence: Sequence[Evidence],
) -> Compared:
    """Return the promise, then the figures of facts that answer it, then those of the last report of each party on it.

    Nothing where it promises no quantity of a unit or a currency.
    """
    promised = amount_of(one)
    measure = measure_of(one.currency, one.unit)
    if promised is None or measure is None:
        return Compared((), 0)
    found = [*_facts(one, deliveries, evidence), *_lines(one, reports, evidence)]
    same = [each for each in found if measure_of(each.amount.currency, each.amount.unit) == measure]
    first = Said("promised", "commitment", one.id, promised)
    return Compared((first, *same), len(found) - len(same))


def _facts(
    one: Commitment, deliveries: Iterable[Delivery], evidence: Sequence[Evidence]
) -> Iterable[Said]:
    shown = shown_facts(evidence)
    for fact in deliveries:
        relations = [each.relation or "" for each in fact.answers if each.commitment == one.id]
        if relations:
            by_others = shown.get(fact.id, ())
            own = tuple(
                piece.id
                for piece in evidence
                if piece.id not in by_others
                and any((part.kind, part.id) == ("delivery", fact.id) for part in piece.supports)
            )
            for figure in fact.figures:
                yield Said("fact", "delivery", fact.id, figure, "", relations[0], by_others, own)


def _lines(
    one: Commitment, reports: Sequence[Report], evidence: Sequence[Evidence]
) -> Iterable[Said]:
    known = {piece.id: piece for piece in evidence}
    for report, line in last_lines(reports).get(one.id, ()):
        shown = shown_lines(line, report.party, one, known)
        own = tuple(each for each in dict.fromkeys(line.evidence) if each in known)
        own = tuple(each for each in own if each not in shown)
        for figure in line.figures:
            yield Said("report", "report", report.id, figure, report.party, "", shown, own)


def compared_in(of: Held, identifier: str) -> tuple[Commitment, Compared, tuple[Speaking, ...]]:
    """Return a commitment (id), what is said of it, and the activities that are linked to it.

    Raises:
        NotFound: there is no such commitment.
    """
    one = next((each for each in of.commitments if each.id == identifier), None)
    if one is None:
        raise NotFound("commitment", identifier)
    linked = tuple(each for each in of.activities if identifier in each.on)
    return one, compared(one, of.deliveries, of.reports, of.evidence), linked


HEADER = (
    "commitment", "what", "kind", "id", "by", "said_by", "relation", "quantity", "currency", "unit",
    "evidenced", "evidence", "own_evidence", "version", "revision", "ledger_head",
)  # fmt: skip


def to_csv(
    one: Commitment, found: Compared, linked: Iterable[Speaking], *, revision: int, head: str
) -> str:
    """Return what is said as CSV, one amount a line; those of activities last, of each of its copies."""
    rows = [_row(one, each) for each in found.said]
    for activity in linked:
        for copy in activity.copies:
            for kind, currency, value in copy:
                rows.append(_row_of(one, kind, ("activity", activity.id), value, currency))
    tail: list[Scalar] = [VERSION, revision, head]
    return written(HEADER, [[*row, *tail] for row in rows])


def _row(one: Commitment, each: Said) -> list[Scalar]:
    amount = each.amount
    value = Decimal(str(amount.quantity))
    row = _row_of(one, each.what, (each.kind, each.id), value, amount.currency or "")
    is_shown = "" if each.what == "promised" else "yes" if each.shown else "no"
    row[4:7] = [each.by, guarded(choose(amount.said_by or {}, "en").text), each.relation]
    row[9:] = [
        guarded(choose(amount.unit or {}, "en").text),
        is_shown,
        named(("evidence", piece) for piece in each.shown),
        named(("evidence", piece) for piece in each.own),
    ]
    return row


def _row_of(
    one: Commitment, what: str, where: tuple[str, str], value: Decimal, currency: str
) -> list[Scalar]:
    """Return a line without what it does not say of itself."""
    start: list[Scalar] = [one.id, what, where[0], guarded(where[1]), "", "", ""]
    return [*start, f"{value:f}", currency, "", "", "", ""]
