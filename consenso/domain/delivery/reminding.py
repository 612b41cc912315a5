"""On which days a party is told of a report that is due: before it by the forum's rule, on the day, then once a week."""

import datetime as dt

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


def is_told(due: dt.date, rule: Reporting | None, *, after: dt.date | None, on: dt.date) -> bool:
    """Return whether a day on which the party is told lies after a day (None: it was never told) and not after another.

    >>> due = dt.date(2026, 3, 31)
    >>> is_told(due, None, after=dt.date(2026, 3, 23), on=dt.date(2026, 3, 24))
    True
    >>> is_told(due, None, after=dt.date(2026, 3, 31), on=dt.date(2026, 4, 6))
    False
    >>> is_told(due, None, after=dt.date(2026, 4, 6), on=dt.date(2026, 4, 7))
    True
    """
    if after is None:
        return True
    last = last_day(due, rule, on=on)
    return last is not None and last > after


def last_day(due: dt.date, rule: Reporting | None, *, on: dt.date) -> dt.date | None:
    """Return the last day until `on` on which the party is told; None before the first.

    >>> last_day(dt.date(2026, 3, 31), None, on=dt.date(2026, 4, 20))
    datetime.date(2026, 4, 14)
    """
    if on >= due:
        return due + dt.timedelta(days=(on - due).days // WEEK * WEEK)
    days = [due - dt.timedelta(days=before) for before in days_before(rule)]
    return max((day for day in days if day <= on), default=None)


def next_day(due: dt.date, rule: Reporting | None, *, on: dt.date) -> dt.date:
    """Return the first day after `on` on which the party is told, as long as the report is not made.

    >>> next_day(dt.date(2026, 3, 31), None, on=dt.date(2026, 1, 1)), next_day(dt.date(2026, 3, 31), None, on=dt.date(2026, 3, 31))
    (datetime.date(2026, 3, 1), datetime.date(2026, 4, 7))
    """
    if on >= due:
        return due + dt.timedelta(days=((on - due).days // WEEK + 1) * WEEK)
    days = [due - dt.timedelta(days=before) for before in days_before(rule)]
    return min((day for day in days if day > on), default=due)
