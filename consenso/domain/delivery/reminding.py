"""On which days a party is told of reports that are due: before one by the forum's rule, on the day, then once a week."""

import datetime as dt
from collections.abc import Collection

from consenso.core.record import Reporting

DAYS_BEFORE = (30, 7)  # where the forum's rule names none
WEEK = 7


def days_before(rule: Reporting | None) -> tuple[int, ...]:
    """Return how many days before a report is due its party is told, the first first; the rule's own where it names any.

    >>> days_before(None)
    (30, 7)
    """
    named = rule.remind_days if rule is not None else ()
    return tuple(sorted(set(named or DAYS_BEFORE) - {0}, reverse=True))


def is_asked(due: dt.date, last: int, rule: Reporting | None, *, on: dt.date) -> bool:
    """Return whether a report on years that end with `last` waits for its party on a day: its years are over, or it is told of it.

    >>> early = Reporting(every="year", due_on="01-15", words={"en": "By mid-January."})
    >>> is_asked(dt.date(2026, 1, 15), 2025, early, on=dt.date(2025, 12, 15)), is_asked(dt.date(2026, 1, 15), 2025, early, on=dt.date(2025, 12, 16))
    (False, True)
    """
    return last < on.year or on >= due - dt.timedelta(days=max(days_before(rule), default=0))


def is_told(
    dues: Collection[dt.date], rule: Reporting | None, *, after: dt.date | None, on: dt.date
) -> bool:
    """Return whether a day on which the party is told lies after a day (None: it was never told) and not after another.

    `dues` are the days of its reports that wait.

    >>> dues = [dt.date(2026, 3, 31)]
    >>> is_told(dues, None, after=dt.date(2026, 3, 23), on=dt.date(2026, 3, 24))
    True
    >>> is_told(dues, None, after=dt.date(2026, 3, 31), on=dt.date(2026, 4, 6))
    False
    >>> is_told(dues, None, after=dt.date(2026, 4, 6), on=dt.date(2026, 4, 7))
    True
    """
    if after is None:
        return True
    last = last_told(dues, rule, on=on)
    return last is not None and last > after


def last_told(dues: Collection[dt.date], rule: Reporting | None, *, on: dt.date) -> dt.date | None:
    """Return the last day until `on` on which the party is told of its reports that wait; None before the first.

    The days are those of the last report. As long as that one is not due and an earlier one is late, a week without a letter
    does not go by: once a week since the last of these days, or since the earlier one's own where there was none.

    >>> dues = [dt.date(2025, 3, 31), dt.date(2026, 3, 31)]
    >>> last_told(dues, None, on=dt.date(2026, 2, 10)), last_told(dues, None, on=dt.date(2026, 3, 20))
    (datetime.date(2026, 2, 9), datetime.date(2026, 3, 15))
    """
    coming = max(dues)
    late = [day for day in dues if day <= on]
    found = last_day(coming, rule, on=on)
    if coming <= on or not late:
        return found
    if found is None:
        return last_day(max(late), rule, on=on)
    return found + dt.timedelta(days=(on - found).days // WEEK * WEEK)


def last_day(due: dt.date, rule: Reporting | None, *, on: dt.date) -> dt.date | None:
    """Return the last day until `on` on which the party is told; None before the first.

    >>> last_day(dt.date(2026, 3, 31), None, on=dt.date(2026, 4, 20))
    datetime.date(2026, 4, 14)
    """
    if on >= due:
        return due + dt.timedelta(days=(on - due).days // WEEK * WEEK)
    days = [due - dt.timedelta(days=before) for before in days_before(rule)]
    return max((day for day in days if day <= on), default=None)


def next_told(
    reports: Collection[tuple[dt.date, int]],
    one: tuple[dt.date, int],
    rule: Reporting | None,
    *,
    on: dt.date,
) -> dt.date:
    """Return the first day after `on` on which the party is told of one of its reports that wait, as long as none is made.

    A report is the day on which it is due and the last of its years.

    >>> early, late = (dt.date(2025, 3, 31), 2024), (dt.date(2026, 3, 31), 2025)
    >>> next_told([early, late], early, None, on=dt.date(2026, 1, 1)), next_told([late], late, None, on=dt.date(2026, 1, 1))
    (datetime.date(2026, 1, 5), datetime.date(2026, 3, 1))
    """
    due, last = one
    begins = due - dt.timedelta(days=max(days_before(rule), default=0))
    day = max(on + dt.timedelta(days=1), min(begins, dt.date(last + 1, 1, 1)))
    while True:
        asked = [each for each, year in reports if is_asked(each, year, rule, on=day)]
        if last_told(asked, rule, on=day) == day:
            return day
        day += dt.timedelta(days=1)
