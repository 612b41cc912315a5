"""Rows of one activity → its element, and what of their cells cannot be taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lxml import etree

from consenso.core.formats.activity_tables._fields import DAYS, FIELDS, NUMBERS, REPEATED
from consenso.core.formats.iati import LANGUAGE, date_of, number_of

Fault = tuple[int, str, str]  # row, field, sentence
_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
)
_DATES = (("planned_start", "1"), ("start", "2"), ("planned_end", "3"), ("end", "4"))
_POINTS = "http://www.opengis.net/def/crs/EPSG/0/4326"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its number and its values by field."""

    number: int
    values: Mapping[str, str]

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def has(self, *names: str) -> bool:
        return any(self.get(name) for name in names)


def faults(lines: Sequence[Line]) -> Iterator[Fault]:
    """Yield what cannot be taken in the rows of one activity, each with what to do."""
    first = lines[0]
    for one in FIELDS:
        if one.is_needed and not first.get(one.name):
            yield first.number, one.name, f"It is empty: write {one.about.lower()}."
    if not first.has("planned_start", "start"):
        yield first.number, "start", "There is no start: write planned_start or start."
    for line in lines[1:]:
        for name, value in line.values.items():
            if value and name not in REPEATED and value != first.get(name):
                said = "A further row of an activity has budgets, payments and places alone: leave the cell empty."
                yield line.number, name, said
    for line in lines:
        yield from _of_values(line, first)


def _of_values(line: Line, first: Line) -> Iterator[Fault]:
    for name, value in line.values.items():
        if not value:
            continue
        if value.startswith("="):
            said = "It is a formula without its value: open the table in the program that made it, and save it anew."
            yield line.number, name, said
        elif value in _ERRORS:
            yield line.number, name, f"Its formula ended in {value}: correct it."
        elif name in DAYS:
            if date_of(value) is None:
                yield line.number, name, f"“{value[:40]}” is no day: write it as 2031-05-04."
        elif name in NUMBERS:
            if number_of(value) is None:
                said = f"“{value[:40]}” is no number: write it as 1250000.50, without signs between the digits."
                yield line.number, name, said
        elif name in ("countries", "sectors"):
            try:
                shares(value)
            except ValueError as error:
                yield line.number, name, str(error)
    for kind, others in (("budget", ("_from", "_to")), ("payment", ("_date", "_type"))):
        names = [f"{kind}{end}" for end in (*others, "_amount")]
        if line.has(*names):
            for name in names:
                if not line.get(name):
                    yield line.number, name, f"It is empty: a {kind} has {', '.join(names)}."
            if not (line.get("currency") or first.get("currency")):
                yield line.number, "currency", "It is empty: an amount has a currency."
    if line.has("latitude", "longitude") and not (line.get("latitude") and line.get("longitude")):
        yield line.number, "latitude", "A place has latitude and longitude, or neither."


def shares(text: str) -> list[tuple[str, str]]:
    """Return codes with their shares: 'XB 60; XC 40'.

    >>> shares("XB 60; XC 40"), shares("21040")
    ([('XB', '60'), ('XC', '40')], [('21040', '')])

    Raises ValueError with a sentence: they are none, or do not add up to 100.
    """
    found = []
    for part in text.replace(",", ";").split(";"):
        words = part.split()
        if not 1 <= len(words) <= 2:
            raise ValueError(f"“{part.strip()[:40]}” is no code with a share: write XB 60; XC 40.")
        found.append((words[0], words[1].rstrip("%") if len(words) == 2 else ""))
    if len(found) > 1:
        numbers = [number_of(share) for _, share in found]
        if any(one is None for one in numbers):
            raise ValueError("Several codes have a share each: write XB 60; XC 40.")
        if abs(sum((one for one in numbers if one), Decimal()) - 100) > Decimal("0.01"):
            raise ValueError("The shares do not add up to 100.")
    return found


def element_of_lines(lines: Sequence[Line]) -> Any:
    """Return the activity of some rows as an element of lxml; they have no faults."""
    first = lines[0]
    root = etree.Element("iati-activity")
    root.set(LANGUAGE, first.get("language") or "en")
    if first.get("currency"):
        root.set("default-currency", first.get("currency"))
    _add(root, "iati-identifier").text = first.get("identifier")
    kind = first.get("publisher_type") or "90"
    _narrative(
        _add(root, "reporting-org", ref=first.get("publisher"), type=kind),
        first.get("publisher_name"),
    )
    _narrative(_add(root, "title"), first.get("title"))
    _narrative(_add(root, "description"), first.get("description"))
    roles = (("1", first.get("funder")), ("4", first.get("implementer")))
    named = [one for one in roles if one[1]] or [("2", first.get("publisher_name"))]
    for role, name in named:
        _narrative(_add(root, "participating-org", role=role), name)
    _add(root, "activity-status", code=first.get("status"))
    for name, code in _DATES:
        if first.get(name):
            _add(root, "activity-date", **{"iso-date": first.get(name), "type": code})
    if first.get("countries"):
        for code, share in shares(first.get("countries")):
            _add(root, "recipient-country", code=code, percentage=share)
    for line in lines:
        if line.has("place", "latitude"):
            _location(root, line)
    if first.get("sectors"):
        for code, share in shares(first.get("sectors")):
            vocabulary = "2" if len(code) == 3 else "1"  # the DAC's categories have three digits
            _add(root, "sector", vocabulary=vocabulary, code=code, percentage=share)
    for line in lines:
        if line.has("budget_amount"):
            _budget(root, line)
    for line in lines:
        if line.has("payment_amount"):
            _payment(root, line)
    return root


def _location(root: Any, line: Line) -> None:
    place = _add(root, "location")
    if line.get("place"):
        _narrative(_add(place, "name"), line.get("place"))
    if line.get("latitude"):
        point = _add(place, "point", srsName=_POINTS)
        _add(point, "pos").text = f"{line.get('latitude')} {line.get('longitude')}"


def _budget(root: Any, line: Line) -> None:
    budget = _add(root, "budget")
    _add(budget, "period-start", **{"iso-date": line.get("budget_from")})
    _add(budget, "period-end", **{"iso-date": line.get("budget_to")})
    _value(budget, line, line.get("budget_amount"), line.get("budget_from"))


def _payment(root: Any, line: Line) -> None:
    payment = _add(root, "transaction")
    _add(payment, "transaction-type", code=line.get("payment_type"))
    _add(payment, "transaction-date", **{"iso-date": line.get("payment_date")})
    _value(payment, line, line.get("payment_amount"), line.get("payment_date"))
    for name, tag in (("payment_from", "provider-org"), ("payment_to", "receiver-org")):
        if line.get(name):
            _narrative(_add(payment, tag), line.get(name))


def _value(parent: Any, line: Line, amount: str, day: str) -> None:
    attributes = {"currency": line.get("currency"), "value-date": day}
    _add(parent, "value", **attributes).text = amount


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    node = etree.SubElement(parent, tag)
    for name, value in attributes.items():
        if value:
            node.set(name, value)
    return node


def _narrative(parent: Any, text: str) -> None:
    _add(parent, "narrative").text = text
