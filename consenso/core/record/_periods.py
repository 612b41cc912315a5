"""Periods of time as statisticians write them (TIME_PERIOD of SDMX): a year, half, quarter, month or day."""

import calendar
import datetime as dt
import re

_PERIOD = re.compile(
    r"([0-9]{4})(?:-S(?P<half>[12])|-Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?)?"
)
# How long the periods of a series are, the longest first.
LENGTHS = ("year", "half", "quarter", "month", "day")


def is_period(value: str) -> bool:
    """Return whether something is a period: 2022, 2022-S1, 2022-Q1, 2022-03, 2022-03-31, and a day that there is.

    >>> is_period("2022-Q4"), is_period("2022-Q5"), is_period("2022-02-30")
    (True, False, False)
    """
    try:
        days_of(value)
    except ValueError:
        return False
    return True


def days_of(period: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a period.

    >>> days_of("2022-Q1")[1], days_of("2022-S2")[0], days_of("2024-02")[1]
    (datetime.date(2022, 3, 31), datetime.date(2022, 7, 1), datetime.date(2024, 2, 29))

    Raises:
        ValueError: it is no period.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(period)
    year = int(match[1])
    if match["day"]:
        day = dt.date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        first = last = int(match["month"])
    elif match["quarter"]:
        last = 3 * int(match["quarter"])
        first = last - 2
    elif match["half"]:
        last = 6 * int(match["half"])
        first = last - 5
    else:
        first, last = 1, 12
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def length_of(period: str) -> str:
    """Return how long a period is: one of LENGTHS.

    >>> length_of("2022"), length_of("2022-Q1"), length_of("2022-03-31")
    ('year', 'quarter', 'day')

    Raises:
        ValueError: it is no period.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise ValueError(period)
    return next((one for one in reversed(LENGTHS) if one != "year" and match[one]), "year")
