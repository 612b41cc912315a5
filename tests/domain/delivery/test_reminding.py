"""The days on which a party is told of a report: before it, on it, then once a week; each once, however often one asks."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from consenso.core.record import Reporting
from consenso.domain.delivery.reminding import (
    days_before,
    is_told,
    last_day,
    last_told,
    next_told,
)

DUE = dt.date(2026, 3, 31)


def rule(*days):
    return Reporting(every="year", due_on="03-31", remind_days=days, words={"en": "By the day."})


def test_rule_of_the_forum_goes_before_the_usual_days():
    assert days_before(rule(5, 60, 5, 0)) == (60, 5)
    assert days_before(rule()) == (30, 7)


def test_days_of_a_year():
    told = [
        day
        for number in range(120)
        if is_told(
            [DUE],
            rule(60, 5),
            after=(day := dt.date(2026, 1, 1) + dt.timedelta(days=number)) - dt.timedelta(days=1),
            on=day,
        )
    ]
    assert [day.isoformat() for day in told] == [
        "2026-01-30", "2026-03-26", "2026-03-31", "2026-04-07", "2026-04-14", "2026-04-21", "2026-04-28",
    ]  # fmt: skip


@given(
    st.lists(st.integers(0, 400), max_size=5),
    st.integers(-500, 500),
    st.lists(st.integers(1, 30), min_size=1, max_size=30),
)
def test_each_day_is_told_once_however_seldom_one_asks(named, start, steps):
    """Who is asked on some days only is told as soon as one of the days of telling lies behind, and once of it."""
    made = rule(*named)
    after = DUE + dt.timedelta(days=start)
    for step in steps:
        on = after + dt.timedelta(days=step)
        between = [
            day
            for number in range(1, step + 1)
            if last_day(DUE, made, on=(day := after + dt.timedelta(days=number))) == day
        ]
        assert is_told([DUE], made, after=after, on=on) == bool(between)
        after = on


@given(st.lists(st.integers(0, 400), max_size=5), st.integers(-500, 500))
def test_next_day_is_the_first_on_which_it_is_told(named, start):
    made, on = rule(*named), DUE + dt.timedelta(days=start)
    found = next_told([(DUE, 2025)], (DUE, 2025), made, on=on)
    assert found > on
    assert is_told([DUE], made, after=found - dt.timedelta(days=1), on=found)
    begins = max(
        on,
        min(
            dt.date(2025, 12, 31),
            DUE - dt.timedelta(days=max(days_before(made), default=0)) - dt.timedelta(days=1),
        ),
    )
    assert not is_told([DUE], made, after=begins, on=found - dt.timedelta(days=1))


EARLY = DUE.replace(year=2025)


@given(st.lists(st.integers(0, 200), max_size=5), st.integers(0, 600))
def test_while_a_report_is_late_no_week_goes_by_without_a_letter(named, start):
    """Also while a later one is asked for; and each of the later one's own days is one."""
    made = rule(*named)
    on = EARLY + dt.timedelta(days=start)
    last = last_told([EARLY, DUE], made, on=on)
    assert dt.timedelta(0) <= on - last < dt.timedelta(days=7)
    if last_day(DUE, made, on=on) == on:
        assert last == on


def test_a_late_report_and_one_that_is_asked_for_share_their_days():
    days = [dt.date(2026, 2, 17) + dt.timedelta(days=number) for number in range(60)]
    told = [day for day in days if last_told([EARLY, DUE], None, on=day) == day]
    assert [day.isoformat() for day in told] == [
        "2026-02-23",  # weeks after 31 March of the year before
        "2026-03-01",  # thirty days before
        "2026-03-08", "2026-03-15", "2026-03-22",
        "2026-03-24",  # seven days before
        "2026-03-31", "2026-04-07", "2026-04-14",
    ]  # fmt: skip
