"""What the tables know of an activity, made from its element in one walk: columns, amounts, places, marks."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from consenso.core.formats.iati import LANGUAGE, canonical_of, date_of, number_of
from consenso.domain.activities.models import LONGEST_IDENTIFIER

Flow = tuple[str, int, str, str, str, str, str, str]  # kind, place, type, value, currency, days
_LARGEST = Decimal(10) ** 20
_SIX = Decimal("0.000001")
_SHORT, _NAME = 20, 200  # code points of a code and of a reference in a column
_MARKS = {"recipient-country": "country", "recipient-region": "region", "sector": "sector"}


@dataclass(frozen=True, slots=True)
class Columns:
    """An activity as its tables have it. Values are those of JSON: days as ISO 8601, numbers exact as text, '' for none."""

    identifier: str
    title: dict[str, str]
    language: str
    status: str
    start: str
    end: str
    reporting: str
    reporting_name: dict[str, str]
    currency: str
    countries: list[list[str]]
    sectors: list[list[str]]
    marks: list[list[str]]
    flows: list[list[Any]]
    places: list[list[Any]]

    def as_json(self) -> str:
        """Return all of it as a text that `columns_from` reads back the same."""
        return json.dumps(
            [getattr(self, name) for name in _FIELDS], ensure_ascii=False, separators=(",", ":")
        )


_FIELDS = tuple(Columns.__dataclass_fields__)


def columns_from(text: str) -> Columns:
    """Return what `Columns.as_json` wrote."""
    return Columns(*json.loads(text))


def columns_of(node: Any) -> Columns:
    """Return what the tables know of an activity, from its element of lxml.

    >>> from lxml import etree
    >>> node = etree.fromstring("<iati-activity default-currency='XTS'><iati-identifier> XA-1 </iati-identifier>"
    ...     "<budget type='1'><value value-date='2031-01-01'>70.50</value></budget></iati-activity>")
    >>> columns_of(node).identifier, columns_of(node).flows
    ('XA-1', [['budget', 0, '1', '70.50', 'XTS', '2031-01-01', '', '']])
    """
    language, currency = node.get(LANGUAGE, ""), node.get("default-currency", "")
    found: dict[str, Any] = {"identifier": "", "title": {}, "status": "", "reporting": ""}
    name: dict[str, str] = {}
    days: dict[str, str] = {}
    countries: list[list[str]] = []
    sectors: list[list[str]] = []
    marks: dict[tuple[str, str, str], None] = {}
    flows: list[list[Any]] = []
    places: list[list[Any]] = []
    counts = {"budget": 0, "planned": 0, "transaction": 0}
    for child in node:
        tag = child.tag
        if tag == "transaction":
            flows.append(_transaction(child, counts["transaction"], currency, marks))
            counts["transaction"] += 1
        elif tag in _PERIODS:
            kind = _PERIODS[tag]
            flows.append(_period(child, kind, counts[kind], currency))
            counts[kind] += 1
        elif tag in _MARKS:
            _mark(child, marks)
            share, kind = child.get("percentage", ""), _MARKS[tag]
            if kind == "sector":
                sectors.append([child.get("vocabulary", "") or "1", child.get("code", ""), share])
            elif kind == "country":
                countries.append([child.get("code", ""), share])
        elif tag == "activity-date":
            days.setdefault(child.get("type", ""), _day(child.get("iso-date", "")))
        elif tag == "location":
            places += _place(child, language)
        elif tag == "iati-identifier":
            found["identifier"] = found["identifier"] or (child.text or "").strip()
        elif tag == "title":
            found["title"] = found["title"] or _words(child, language)
        elif tag == "activity-status":
            found["status"] = found["status"] or child.get("code", "")[:_SHORT]
        elif tag == "reporting-org":
            found["reporting"] = found["reporting"] or child.get("ref", "")[:_NAME]
            name = name or _words(child, language)
    return Columns(
        **found | {"identifier": _name(found["identifier"], node)},
        language=language[:40],
        start=days.get("2") or days.get("1", ""),
        end=days.get("4") or days.get("3", ""),
        reporting_name=name,
        currency=currency[:_SHORT],
        countries=countries,
        sectors=sectors,
        marks=[list(one) for one in marks],
        flows=flows,
        places=places,
    )


UNIDENTIFIED = "unidentified-"
_PERIODS = {"budget": "budget", "planned-disbursement": "planned"}


def name_of(identifier: str) -> str:
    """Return the name under which an activity of this identifier is kept: the identifier, where it has 300 signs at most.

    >>> name_of("XA-1-7"), len(name_of("X" * 400))
    ('XA-1-7', 300)
    """
    if len(identifier) <= LONGEST_IDENTIFIER:
        return identifier
    mark = sha256(identifier.encode()).hexdigest()[:32]
    return f"{identifier[: LONGEST_IDENTIFIER - 33]}…{mark}"


def _name(identifier: str, node: Any) -> str:
    # What has no identifier is known by all that it says.
    said = identifier or f"{UNIDENTIFIED}{sha256(canonical_of(node).encode()).hexdigest()[:16]}"
    return name_of(said)


def _words(element: Any, language: str) -> dict[str, str]:
    """Return the first narrative in each language, under the language's tag ('' where none is said)."""
    outer = element.get(LANGUAGE) or language
    words: dict[str, str] = {}
    for one in element:
        if one.tag == "narrative" and one.text:
            words.setdefault(one.get(LANGUAGE) or outer, one.text.strip())
    return words


def _period(element: Any, kind: str, place: int, currency: str) -> list[Any]:
    first = last = ""
    value: Any = None
    for one in element:
        if one.tag == "period-start":
            first = _day(one.get("iso-date", ""))
        elif one.tag == "period-end":
            last = _day(one.get("iso-date", ""))
        elif one.tag == "value":
            value = one
    return [kind, place, element.get("type", "")[:_SHORT], *_money(value, currency), first, last]


def _transaction(
    element: Any, place: int, currency: str, marks: dict[tuple[str, str, str], None]
) -> list[Any]:
    kind = day = ""
    value: Any = None
    for one in element:
        tag = one.tag
        if tag == "value":
            value = one
        elif tag == "transaction-date":
            day = _day(one.get("iso-date", ""))
        elif tag == "transaction-type":
            kind = one.get("code", "")[:_SHORT]
        elif tag in _MARKS:
            _mark(one, marks)
    return ["transaction", place, kind, *_money(value, currency), day, ""]


def _money(value: Any, currency: str) -> tuple[str, str, str]:
    if value is None:
        return "", "", ""
    amount = value.text or ""
    known = amount if number_of(amount) is not None else ""
    return (
        known.strip(),
        (value.get("currency") or currency)[:_SHORT],
        _day(value.get("value-date", "")),
    )


def _day(text: str) -> str:
    if not text:
        return ""
    day = date_of(text)
    return day.isoformat() if day else ""


def _mark(element: Any, marks: dict[tuple[str, str, str], None]) -> None:
    kind, code = _MARKS[element.tag], element.get("code", "")[:80]
    vocabulary = element.get("vocabulary", "")[:_SHORT]
    if kind != "country":
        vocabulary = vocabulary or "1"
    if code:
        marks[kind, vocabulary, code] = None


def _place(element: Any, language: str) -> Iterator[list[Any]]:
    point = element.find("point/pos")
    parts = (point.text or "").split() if point is not None else []
    if len(parts) != 2:
        return
    latitude, longitude = number_of(parts[0]), number_of(parts[1])
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return
    name = element.find("name")
    exactness = element.find("exactness")
    yield [
        _words(name, language) if name is not None else {},
        float(latitude),
        float(longitude),
        exactness.get("code", "")[:_SHORT] if exactness is not None else "",
    ]


def day(text: str) -> dt.date | None:
    """Return a day of `Columns`."""
    return dt.date.fromisoformat(text) if text else None


def amount(text: str) -> Decimal | None:
    """Return an amount of `Columns` as its table keeps it: six places; None for what it cannot keep.

    >>> amount("14155.0825000000"), amount(""), amount("1" * 40)
    (Decimal('14155.082500'), None, None)
    """
    if not text:
        return None
    number = Decimal(text)
    return number.quantize(_SIX) if abs(number) < _LARGEST else None


def plain_number(text: str) -> str:
    """Return an amount of `Columns` as any program reads it, exact: no plus, a digit before the point; '' for none.

    >>> plain_number("+14155.0825000000"), plain_number("-.5"), plain_number("7."), plain_number("")
    ('14155.0825000000', '-0.5', '7', '')
    """
    return f"{Decimal(text):f}" if text else ""
