"""Values as IATI writes them: dates, moments, numbers, yes and no. What cannot be read is None; the element has it as published."""

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(Z|[+-]\d{2}:\d{2})?")


@lru_cache(4096)  # the days of a file are few
def date_of(text: str) -> dt.date | None:
    """Return a date, its time zone left out; None for what is none.

    >>> date_of("2031-05-04Z"), date_of("2031-02-30"), date_of("")
    (datetime.date(2031, 5, 4), None, None)
    """
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def day_of(text: str) -> dt.date | None:
    """Return the day of a moment, as it is written there.

    >>> day_of("2031-05-04T23:59:00+02:00")
    datetime.date(2031, 5, 4)
    """
    return date_of(text.strip().partition("T")[0])


def number_of(text: str) -> Decimal | None:
    """Return a number, exact; None for what is none.

    >>> number_of(" 14155.0825000000 "), number_of("1,000"), number_of("1e3")
    (Decimal('14155.0825000000'), None, None)
    """
    plain = text.strip()
    return Decimal(plain) if len(plain) <= 200 and _NUMBER.fullmatch(plain) else None


def flag_of(text: str) -> bool | None:
    """Return a yes or a no; None where nothing is said.

    >>> flag_of("1"), flag_of("false"), flag_of("")
    (True, False, None)
    """
    return {"1": True, "true": True, "0": False, "false": False}.get(text.strip())
