"""Columns of activities and of what they hold several of: for the CSV of lists, the data package and the SQLite file."""

from collections.abc import Callable, Mapping
from typing import Any

from consenso.domain.activities.parts import Part
from consenso.interfaces.api.columns import Column, integer, number, text
from consenso.interfaces.api.words_published import named

KINDS = {"planned": "planned-disbursement"}  # of amounts, where the standard's word is another


def kind_of(kind: str) -> str:
    """Return what the standard calls a kind of amount.

    >>> kind_of("planned"), kind_of("budget")
    ('planned-disbursement', 'budget')
    """
    return KINDS.get(kind, kind)


def words(name: str, about: str, read: Callable[[Any], Mapping[str, str]]) -> Column:
    """Return a column of a publisher's words, which may be in any language: in a list, in the one that is asked for, else another."""
    return Column(name, about, lambda row: named(read(row)), is_words=True)


def of_activity(*, refers: bool = False) -> tuple[Column, ...]:
    """Return the columns that say which activity a row is of; `refers`: the source is one of the table of sources."""
    return (
        text("source", "Its source.", refers=("activity_sources", "id") if refers else None),
        text("iati_identifier", "Its identifier, as published.", lambda row: row.identifier),
        integer("copy", "From 1, where its source publishes the identifier more than once."),
    )


def day(field: str) -> Callable[[Any], str | None]:
    """Return what reads a day as ISO 8601."""
    return lambda row: found.isoformat() if (found := getattr(row, field)) else None


ACTIVITY: tuple[Column, ...] = (
    text("language", "xml:lang: the language of its texts.", lambda row: row.language or None),
    text("activity_status", "Codelist ActivityStatus.", lambda row: row.status or None),
    text("start", "Its start; where that is not published, as planned.", day("start_on")),
    text("end", "Its end; where that is not published, as planned.", day("end_on")),
    text("reporting_org_ref", "Who reports it: the reference.", lambda row: row.reporting or None),
    words("reporting_org", "Who reports it: the name.", lambda row: row.reporting_name),
    text("default_currency", "ISO 4217.", lambda row: row.currency or None),
)
STATE: tuple[Column, ...] = (
    text("digest", "SHA-256 of its canonical XML."),
    integer("entry", "The ledger's entry since which it is as it is."),
    integer("gone", "The entry since which its source does not publish it any more."),
)
TITLE = words("title", "Its title.", lambda row: row.title)


def inner(field: str) -> Callable[[Part[Any]], Any]:
    """Return what reads a field of a part."""
    return lambda row: getattr(row.value, field)


def inner_day(field: str) -> Callable[[Part[Any]], str | None]:
    read = day(field)
    return lambda row: read(row.value)


def _of_kind(field: str, is_payment: bool) -> Callable[[Part[Any]], str | None]:
    read = day(field)
    return lambda row: read(row.value) if (row.value.kind == "transaction") == is_payment else None


FLOW: tuple[Column, ...] = (
    text(
        "kind",
        "budget, planned-disbursement, transaction.",
        lambda row: kind_of(row.value.kind),
    ),
    text(
        "type",
        "Codelist of its kind: BudgetType, TransactionType, …",
        lambda row: row.value.type or None,
    ),
    text(
        "value",
        "A decimal number, exact, as published: text, so that no program rounds it.",
        lambda row: row.value.exact or None,
    ),
    text(
        "currency",
        "ISO 4217; the activity's where it names none.",
        lambda row: row.value.currency or None,
    ),
    text("value_date", "The day whose rate of exchange counts.", inner_day("value_on")),
    text("transaction_date", "Of a transaction: its day.", _of_kind("from_on", True)),
    text("period_start", "Of what is planned: since when.", _of_kind("from_on", False)),
    text("period_end", "Of what is planned: until when.", _of_kind("to_on", False)),
)
PLACE: tuple[Column, ...] = (
    words("name", "What the place is called.", lambda row: row.value.name),
    number("latitude", "In degrees (WGS 84).", inner("latitude")),
    number("longitude", "In degrees (WGS 84).", inner("longitude")),
    text(
        "exactness",
        "1 exact, 2 approximate; nothing: not said.",
        lambda row: row.value.exactness or None,
    ),
)
LINK: tuple[Column, ...] = (
    text("commitment", "The commitment that it speaks to."),
    text(
        "relation",
        "fulfils, progress, contradicts; nothing: left open.",
        lambda row: row.relation or None,
    ),
    text("why", "Why, as who said it says."),
    text("by", "The delegation for which it was said."),
    text("at", "When (UTC, RFC 3339).", lambda row: row.at.isoformat()),
    integer("entry", "The ledger's entry."),
)
