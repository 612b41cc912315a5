"""The kinds of value that a record is made of."""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

# The languages of the interface, as BCP 47 tags, in the order in which a record writes them.
LANGUAGES = ("en", "es", "pt", "fr", "zh-Hans", "nl")

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Value(BaseModel):
    """A part of a record: nothing unknown is let in, nothing changes after it was read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def _words(value: dict[str, str]) -> dict[str, str]:
    if not value:
        raise ValueError("no_language")
    for tag, words in value.items():
        if not _TAG.fullmatch(tag):
            raise ValueError(f"language_tag:{tag}")
        if not words.strip():
            raise ValueError(f"empty_words:{tag}")
    order = {tag: place for place, tag in enumerate(LANGUAGES)}
    return dict(sorted(value.items(), key=lambda item: (order.get(item[0], 99), item[0])))


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


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise ValueError("address")
    return value


# The same thing said in several languages: BCP 47 tag → words.
Words = Annotated[dict[str, str], AfterValidator(_words)]
# A year, a month or a day, as precise as known: 2014, 2014-01, 2014-01-28.
PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_partial_date)]
Address = Annotated[str, AfterValidator(_address)]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
# ISO 3166-1 alpha-2.
StateCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
# A state by its ISO code, or a bloc by its id.
PartyCode = Annotated[str, Field(pattern=r"^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$")]
LanguageTag = Annotated[str, Field(pattern=rf"^{_TAG.pattern}$")]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Confidence = Literal["high", "medium", "low"]
Mode = Literal["in_person", "video", "hybrid", "letter", "article", "unknown"]


class Sourced(Value):
    """Something said with its sources and how sure the record is of it.

    high: seen in a source; medium, low: known or inferred, often without a source.
    """

    confidence: Confidence
    sources: tuple[Address, ...] = ()


class Years(Value):
    """A period in years, both included. No `to`: no end is given. `standing`: a rule without end."""

    from_: int | None = Field(None, alias="from", ge=1800, le=2200)
    to: int | None = Field(None, ge=1800, le=2200)
    standing: bool = False


class Span(Value):
    """A date, or a span of dates, as precise as published."""

    from_: PartialDate = Field(alias="from")
    to: PartialDate | None = None


class Amount(Value):
    """A number in whole units, what it counts, and its currency (ISO 4217) where it is money."""

    quantity: int | float
    unit: Words | None = None
    currency: Currency | None = None
    said_by: Words | None = None


class Term(Value):
    """One entry of a vocabulary of the record."""

    id: Identifier
    name: Words


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
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)
