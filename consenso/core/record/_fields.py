"""The kinds of value that a record is made of."""

import calendar
import datetime as dt
import math
import re
from typing import Annotated, Any, ClassVar, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from consenso.core.record._iso4217 import CURRENCIES

# The languages of the interface, as BCP 47 tags, in the order in which a record writes them.
LANGUAGES = ("en", "es", "pt", "fr", "zh-Hans", "nl")

_ORDER = {tag: place for place, tag in enumerate(LANGUAGES)}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ADDRESS = re.compile(r"https?://[^\s/<>\"\\^`{|}]+[^\s<>\"\\^`{|}]*")
# What neither XML nor a reader can show; tab and line feed may stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
# Beyond this a number is not the same in every program that reads JSON (RFC 8785, RFC 7493).
LARGEST = 2**53 - 1


class Value(BaseModel):
    """A part of a record: nothing unknown is let in, nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _printable(value: str) -> str:
    if not value.strip():
        raise ValueError("blank")
    if found := _UNPRINTABLE.search(value):
        raise ValueError(f"unprintable:U+{ord(found[0]):04X}")
    return value


def _tag(value: str) -> str:
    if not _TAG.fullmatch(value):
        raise ValueError("language_tag")
    return value


def _in_one_language(value: str) -> str:
    if not value.strip():
        raise ValueError("empty_words")
    return _printable(value)


def _words(value: dict[str, str]) -> dict[str, str]:
    if not value:
        raise ValueError("no_language")
    return dict(sorted(value.items(), key=lambda item: (_ORDER.get(item[0], 99), item[0])))


def _partial_date(value: str) -> str:
    match = _PARTIAL_DATE.fullmatch(value)
    if not match:
        raise ValueError("partial_date")
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        dt.date(year, month, day)
    except ValueError as error:
        raise ValueError("no_such_day") from error
    return value


def _year_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def is_address(value: str) -> bool:
    """Return whether something is a web address, as sources are named: http or https, a host, no spaces, quotes or brackets.

    >>> is_address("https://example.org/a?b=1"), is_address("ftp://example.org"), is_address("https://"), is_address("https://[")
    (True, False, False, False)
    """
    try:
        return bool(_ADDRESS.fullmatch(value) and urlsplit(value).hostname)
    except ValueError:  # what stands for a host cannot be one
        return False


def _address(value: str) -> str:
    if not is_address(value):
        raise ValueError("address")
    return value


def is_currency(value: str) -> bool:
    """Return whether something is the code of a currency of ISO 4217.

    >>> is_currency("USD"), is_currency("usd"), is_currency("km")
    (True, False, False)
    """
    return value in CURRENCIES


def _currency(value: str) -> str:
    if not is_currency(value):
        raise ValueError("currency")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("number")
    if abs(value) > LARGEST:
        raise ValueError("too_large")
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("whole")
    if abs(value) > LARGEST:
        raise ValueError("too_large")
    return value


def _truth(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("truth")
    return value


# The same thing said in several languages: BCP 47 tag → words.
Words = Annotated[
    dict[Annotated[str, AfterValidator(_tag)], Annotated[str, AfterValidator(_in_one_language)]],
    AfterValidator(_words),
]
# A proper name, or words that are the same in every language.
Plain = Annotated[str, AfterValidator(_printable)]
# A year, a month or a day, as precise as known: 2014, 2014-01, 2014-01-28.
PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_partial_date)]
Address = Annotated[str, AfterValidator(_address)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# ISO 3166-1 alpha-2 and alpha-3, UN M49.
StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
LongStateCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
AreaNumber = Annotated[str, Field(pattern=r"^[0-9]{3}$")]
# A state by its ISO code, or a bloc by its id.
PartyCode = Annotated[str, Field(pattern=r"^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$")]
LanguageTag = Annotated[str, Field(pattern=rf"^{_TAG.pattern}$")]
WikidataItem = Annotated[str, Field(pattern=r"^Q[1-9][0-9]*$")]
Currency = Annotated[str, AfterValidator(_currency)]
# A day of any year: 03-31.
MonthDay = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Number = Annotated[int | float, BeforeValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Cardinal = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Ordinal = Annotated[int, BeforeValidator(_whole), Field(ge=1)]
Year = Annotated[int, BeforeValidator(_whole), Field(ge=1800, le=2200)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Confidence = Literal["high", "medium", "low"]
Mode = Literal["in_person", "video", "hybrid", "letter", "article", "unknown"]


class Sourced(Value):
    """Something said with its sources and how sure the record is of it."""

    confidence: Confidence = Field(
        description="high: seen in a source. medium, low: known or inferred, often without a source"
    )
    sources: tuple[Address, ...] = Field((), description="where it was seen")


class Entity(Sourced):
    """An object of the record, with an id of its own within its kind."""

    KIND: ClassVar[str]
    FILE: ClassVar[str]

    id: Identifier = Field(description="its name in addresses and references; stays for good")


class Years(Value):
    """A period in years, both included. None of the three: a period is spoken of, but not given."""

    from_: Year | None = Field(None, alias="from", description="the first year")
    to: Year | None = Field(None, description="the last year; left out where no end is given")
    standing: Truth = Field(False, description="a rule without end")


class Span(Value):
    """A date, or a span of dates, as precise as published."""

    from_: PartialDate = Field(alias="from", description="the date, or the first")
    to: PartialDate | None = Field(None, description="the last date, where it is a span")


class Amount(Value):
    """A number in whole units, and what it counts."""

    quantity: Number = Field(description="in whole units: 20000000000, never 20 billion")
    unit: Words | None = Field(None, description="what is counted, or how")
    currency: Currency | None = Field(None, description="where it is money")
    said_by: Words | None = Field(None, description="who published the figure")


class Term(Value):
    """One entry of a list of words that belongs to this record."""

    id: Identifier = Field(description="how other fields name it")
    name: Words = Field(description="how a reader sees it")


def earliest(date: str) -> dt.date:
    """Return the first day that a partial date may mean.

    >>> earliest("2014-02")
    datetime.date(2014, 2, 1)
    """
    parts = [int(part) for part in date.split("-")]
    return dt.date(*[*parts, 1, 1][:3])


def latest(date: str) -> dt.date:
    """Return the last day that a partial date may mean.

    >>> latest("2014-02"), latest("2014")
    (datetime.date(2014, 2, 28), datetime.date(2014, 12, 31))
    """
    parts = [int(part) for part in date.split("-")]
    if len(parts) == 3:
        return dt.date(*parts)
    year, month = [*parts, 12][:2]
    return dt.date(year, month, calendar.monthrange(year, month)[1])
