"""The sections of an activity's page: who, when, how much, where, what for, what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.formats.iati import (
    Activity,
    Budget,
    Classification,
    Money,
    Organisation,
    PlannedDisbursement,
)
from consenso.domain.activities.queries import ActivityRow, first_of
from consenso.interfaces.public.activity_results import (
    MOST,
    cut,
    date_in_words,
    listed_table,
    results,
    words_of,
)
from consenso.interfaces.public.activity_words import (
    DATE,
    RELATED,
    ROLE,
    TERMS,
    TRANSACTION,
    code_named,
    list_address,
    named,
    sector_called,
    sector_list,
    sector_named,
)
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import (
    Section,
    facts,
    passage,
)
from consenso.interfaces.ui.components import Cell, Fact


@dataclass(frozen=True, slots=True)
class Shown:
    """An activity as its page shows it: for whom, where it stands, all that was published."""

    frame: Frame
    row: ActivityRow
    one: Activity


def activity_address(frame: Frame, source: str, identifier: str, copy: int = 1) -> str:
    """Return the address of an activity's page: each sign of its identifier that addresses use is encoded."""
    address = f"{frame.section('activities')}{source}/{quote(identifier, safe='')}/"
    return f"{address}?copy={copy}" if copy != 1 else address


def xml_address(frame: Frame, source: str, identifier: str = "", copy: int = 1) -> str:
    """Return the address of what was published of an activity, as XML; without identifier, of all that its source publishes."""
    base = f"/data/{frame.slug}/activities/{source}"
    if not identifier:
        return f"{base}.xml"
    address = f"{base}/{quote(identifier, safe='')}.xml"
    return f"{address}?copy={copy}" if copy != 1 else address


def money_in_words(frame: Frame, value: Decimal | None, currency: str) -> str:
    """Return a sum as a reader writes it; a currency that is no code of three capitals stands as published."""
    if value is None:
        return gettext("no number")
    if len(currency) == 3 and currency.isascii() and currency.isupper():
        return shown.amount(value, currency, frame.language)
    return f"{shown.number(value, frame.language)} {currency}".strip()


def sections(it: Shown) -> Iterable[Section]:
    """Yield the sections that have anything to say, in the order of the page."""
    made = (
        _descriptions(it),
        _organisations(it),
        _dates(it),
        _budgets(it),
        _transactions(it),
        _terms(it),
        _places(it),
        _sectors(it),
        results(it.frame, it.one.results),
        _documents(it),
        _related(it),
    )
    return (one for one in made if one)


def _descriptions(it: Shown) -> Section | None:
    said = [words for _, text in it.one.descriptions if (words := words_of(text))]
    if not said:
        return None
    blocks = tuple(passage(words) for words in said)
    return Section("description", gettext("What it is, in its publisher's words"), blocks)


def _organisations(it: Shown) -> Section | None:
    rows = [
        (
            Cell(_called(it.frame, one)),
            Cell(gettext("Publishes it") if role is None else named(ROLE, role)),
            Cell(one.reference),
        )
        for one, role in (
            *(((it.one.reporting, None),) if it.one.reporting else ()),
            *((one, one.role) for one in it.one.participating),
        )
    ]
    if not rows:
        return None
    columns = (gettext("Organisation"), gettext("Role"), gettext("Reference"))
    found = listed_table("organisations", gettext("Organisations and their roles"), columns, rows)
    return Section("organisations", gettext("Organisations"), (found,))


def _called(frame: Frame, one: Organisation) -> str:
    return frame.say(words_of(one.name)) or one.reference or gettext("not named")


def _dates(it: Shown) -> Section | None:
    found = tuple(
        Fact(named(DATE, one.type), date_in_words(it.frame, one.date)) for one in it.one.dates
    )
    return Section("dates", gettext("Dates"), (facts(*found),)) if found else None


def _sum(it: Shown, value: Money | None) -> tuple[Cell, Cell]:
    if value is None:
        return Cell(gettext("no number")), Cell("")
    words = money_in_words(it.frame, value.amount, value.currency)
    day = date_in_words(it.frame, value.value_date) if value.value_date else ""
    return Cell(words), Cell(day)


def _budgets(it: Shown) -> Section | None:
    planned: list[tuple[str, Budget | PlannedDisbursement]] = []
    planned += [(gettext("Budget"), one) for one in it.one.budgets]
    planned += [(gettext("Planned disbursement"), one) for one in it.one.planned_disbursements]
    rows = [
        (
            Cell(f"{date_in_words(it.frame, one.start)} – {date_in_words(it.frame, one.end)}"),
            Cell(kind),
            *_sum(it, one.value),
        )
        for kind, one in planned[:MOST]
    ]
    if not rows:
        return None
    columns = (gettext("Period"), gettext("Kind"), gettext("Amount"), gettext("Value date"))
    found = listed_table("budgets", gettext("Budgets and planned disbursements"), columns, rows)
    return Section("budgets", gettext("Planned"), (found, *cut(len(planned))))


def _transactions(it: Shown) -> Section | None:
    found = it.one.transactions
    rows = [
        (
            Cell(date_in_words(it.frame, one.date)),
            Cell(named(TRANSACTION, one.type)),
            *_sum(it, one.value),
            Cell(_called(it.frame, one.provider) if one.provider else ""),
            Cell(_called(it.frame, one.receiver) if one.receiver else ""),
        )
        for one in found[:MOST]
    ]
    if not rows:
        return None
    columns = (
        gettext("Date"),
        gettext("Kind"),
        gettext("Amount"),
        gettext("Value date"),
        gettext("From"),
        gettext("To"),
    )
    listed = listed_table("transactions", gettext("Transactions, as published"), columns, rows)
    return Section("transactions", gettext("Paid"), (listed, *cut(len(found))))


def _terms(it: Shown) -> Section | None:
    """Return by which kinds of money it is made: for all of it, where a transaction says nothing else."""
    one = it.one
    said = {
        "FinanceType": one.finance_type,
        "FlowType": one.flow_type,
        "AidType": next((each.code for each in one.aid_types if each.vocabulary in ("", "1")), ""),
        "TiedStatus": one.tied_status,
        "CollaborationType": one.collaboration_type,
    }
    found = tuple(
        Fact(
            str(TERMS[name]),
            _coded(it, name, code),
            list_address(name),
            it.frame.tag_of(code_named(name, code)),
        )
        for name, code in said.items()
        if code
    )
    return Section("terms", gettext("Terms"), (facts(*found),)) if found else None


def _coded(it: Shown, list_name: str, code: str) -> str:
    """Return what a code is called, with it; the code alone where its list was not brought."""
    words = code_named(list_name, code)
    return f"{it.frame.say(words)} ({code})" if words else code


def _places(it: Shown) -> Section | None:
    rows = [
        (Cell(shown.territory_name(one.code, it.frame.language)), Cell(one.code), _share(it, one))
        for one in it.one.countries
    ]
    rows += [(_region(it, one), Cell(one.code), _share(it, one)) for one in it.one.regions]
    for place in it.one.locations:
        name = it.frame.say(words_of(place.name)) or gettext("A place without a name")
        point = place.point
        at = f"{point.latitude}, {point.longitude}" if point and point.latitude is not None else ""
        rows.append((Cell(name), Cell(at), Cell("")))
    if not rows:
        return None
    columns = (gettext("Place"), gettext("Code or point"), gettext("Share"))
    found = listed_table("places", gettext("Countries, regions and places"), columns, rows)
    return Section("places", gettext("Where"), (found,))


def _region(it: Shown, one: Classification) -> Cell:
    in_list = code_named("Region", one.code) if one.vocabulary in ("", "1") else {}
    words = words_of(one.name) or in_list
    return Cell(it.frame.say(words) or one.code, language=it.frame.tag_of(words))


def _sectors(it: Shown) -> Section | None:
    rows = [
        (
            _sector(it, one),
            Cell(one.code),
            Cell(
                gettext("Vocabulary %(code)s") % {"code": one.vocabulary or "1"},
                sector_list(one.vocabulary or "1"),
            ),
            _share(it, one),
        )
        for one in it.one.sectors
    ]
    if not rows:
        return None
    columns = (gettext("Sector"), gettext("Code"), gettext("Vocabulary"), gettext("Share"))
    found = listed_table("sectors", gettext("Sectors, by their codes"), columns, rows)
    return Section("sectors", gettext("What for"), (found,))


def _sector(it: Shown, one: Classification) -> Cell:
    """Return a cell with what its publisher calls a sector, else what the list does, else its code."""
    vocabularies = (one.vocabulary or "1",)
    words = words_of(one.name) or sector_named(one.code, vocabularies)
    if not words:
        return Cell(sector_called(one.code, vocabularies))
    return Cell(it.frame.say(words), language=it.frame.tag_of(words))


def _share(it: Shown, one: Classification) -> Cell:
    if one.percentage is None:
        return Cell("")
    return Cell(f"{shown.number(one.percentage, it.frame.language)} %", is_number=True)


def _documents(it: Shown) -> Section | None:
    found = it.one.documents
    rows = [
        (
            Cell(
                it.frame.say(words_of(one.title)) or one.url,
                _safe(one.url),
                it.frame.tag_of(words_of(one.title)),
            ),
            Cell(
                ", ".join(_coded(it, "DocumentCategory", code) for code in one.categories),
                list_address("DocumentCategory") if one.categories else "",
            ),
            Cell(_languages(it, one.languages)),
            Cell(date_in_words(it.frame, one.date) if one.date else ""),
            Cell(one.format),
        )
        for one in found[:MOST]
    ]
    if not rows:
        return None
    columns = (
        gettext("Document"),
        gettext("Category, by its code"),
        gettext("Language"),
        gettext("Date"),
        gettext("Format"),
    )
    listed = listed_table("documents", gettext("Documents, as published"), columns, rows)
    return Section("documents", gettext("Documents"), (listed, *cut(len(found))))


def _languages(it: Shown, codes: Sequence[str]) -> str:
    names = [shown.language_name(code.strip().lower(), it.frame.language) for code in codes]
    return shown.listed(names, it.frame.language)


def _safe(address: str) -> str:
    """Return an address of the web; '' for any other, which no reader should be led to."""
    return address if address.startswith(("https://", "http://")) else ""


def _related(it: Shown) -> Section | None:
    if not it.one.related:
        return None
    held = first_of(it.frame.slug, [one.reference.strip() for one in it.one.related])
    rows = []
    for one in it.one.related:
        found = held.get(one.reference.strip())
        rows.append(
            (
                Cell(
                    it.frame.say(found.title) or found.identifier,
                    activity_address(it.frame, found.source, found.identifier, found.copy),
                    it.frame.tag_of(found.title) if found.title else "",
                )
                if found
                else Cell(gettext("not held here")),
                Cell(one.reference),
                Cell(named(RELATED, one.type)),
            )
        )
    columns = (gettext("Activity"), gettext("Identifier"), gettext("How"))
    listed = listed_table("related", gettext("Related activities"), columns, rows)
    return Section("related", gettext("Related"), (listed,))
