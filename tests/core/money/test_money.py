"""Amounts in other currencies and prices, by imaginary rates between codes that stand for no money."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.money import (
    Book,
    Choice,
    Exchange,
    NoPrices,
    NoRate,
    Observation,
    Prices,
    Sum,
    convert,
    in_prices_of,
    make,
    total,
)
from consenso.core.record import days_of

DAY = dt.date(2022, 3, 31)


def values(**by_period):
    return tuple(
        Observation(period.strip("_").replace("_", "-"), *days_of(period.strip("_").replace("_", "-")), Decimal(value))
        for period, value in by_period.items()
    )  # fmt: skip


def rates(name="a", *, base="XTS", currency="XXX", basis="average", units=1, **by_period):
    return Exchange(name, base, currency, basis, values(**by_period), units)


def converted(*exchanges, amount="10", of="XTS", to="XXX", when=("2022-03-31", "2022-03-31")):
    first, last = (dt.date.fromisoformat(one) for one in when)
    return convert(Decimal(amount), of, to, first, last, Book(exchanges))


def test_rate_of_the_day_or_the_last_before_it_counts_and_is_told():
    days = rates(basis="day", _2022_03_01="1", _2022_03_29="2", _2022_04_02="9")
    made = converted(days, amount="10.50")
    assert made.amount == 21
    assert (made.original, made.of, made.rate.observation.period) == (
        Decimal("10.50"),
        "XTS",
        "2022-03-29",
    )


def test_nearest_has_the_fewest_days_and_an_average_comes_first():
    year, month = rates("year", _2022="1"), rates("month", _2022_03="2")
    end = rates("end", basis="end", _2022_02="3")
    day = rates("day", basis="day", _2022_03_31="4")
    assert converted(year, month).rate.exchange.id == "month"
    assert converted(year, end).rate.exchange.id == "end"  # 31 days old, a year has 365
    assert converted(year, month, end, day).rate.exchange.id == "day"
    assert converted(rates("first", _2022="1"), rates("second", _2022="2")).rate.exchange.id == "first"  # fmt: skip


def test_sum_of_a_year_takes_an_average_that_covers_it_and_no_rate_of_a_day():
    whole = ("2022-01-01", "2022-12-31")
    assert converted(rates(_2022="2"), when=whole).amount == 20
    for serves_not in (
        rates(_2022_12="2"),
        rates(basis="end", _2022="2"),
        rates(basis="day", _2022_12_31="2"),
    ):
        with pytest.raises(NoRate):
            converted(serves_not, when=whole)
    with pytest.raises(NoRate):  # nothing is averaged over two years
        converted(rates(_2021="2", _2022="2"), when=("2021-01-01", "2022-12-31"))


def test_rate_the_other_way_about_serves_and_says_so():
    made = converted(rates(_2022="4"), of="XXX", to="XTS")
    assert (made.amount, made.rate.is_inverse) == (Decimal("2.5"), True)
    both = converted(
        rates(_2022="4"), rates("b", base="XXX", currency="XTS", _2022="0.3"), of="XXX", to="XTS"
    )
    assert (both.amount, both.rate.is_inverse) == (3, False)


def test_values_of_a_hundred_units_are_of_a_hundred_units():
    hundred = rates(units=100, _2022="250.00")
    assert converted(hundred).amount == 25
    assert converted(hundred, of="XXX", to="XTS").amount == 4


def test_same_currency_needs_no_rate():
    assert converted(to="XTS").rate is None


@pytest.mark.parametrize(
    "known",
    [
        [],
        [rates(basis="day", _2022_02_01="1")],  # too old
        [rates(basis="day", _2022_04_01="1")],  # later than the day
        [rates(_2021="1")],
        [rates(_2022="0")],
        [rates(currency="XAU", _2022="1"), rates("b", base="XAU", _2022="1")],  # by way of a third
    ],
)
def test_no_rate_is_made_up(known):
    with pytest.raises(NoRate):
        converted(*known)


@given(
    st.decimals(min_value=1, max_value=10**12, places=2), st.decimals("0.0001", "9999", places=6)
)
def test_what_is_converted_can_be_computed_again_from_what_is_told(amount, value):
    made = convert(amount, "XTS", "XXX", DAY, DAY, Book((rates(_2022=str(value)),)))
    assert made.amount == made.original * made.rate.observation.value  # exact, by hand


PRICES = Prices("p", "XTS", {2020: values(_2020="80")[0], 2021: values(_2021="0")[0], 2022: values(_2022="100")[0]})  # fmt: skip


def test_prices_of_another_year_and_back():
    then = in_prices_of(2020, Decimal(50), DAY, DAY, PRICES)
    assert then.amount == 40
    again = in_prices_of(2022, then.amount, dt.date(2020, 1, 1), dt.date(2020, 5, 1), PRICES)
    assert again.amount == 50
    assert (then.original, then.then.period, then.now.period) == (50, "2022", "2020")
    assert in_prices_of(2022, Decimal(50), DAY, DAY, PRICES).amount == 50


@pytest.mark.parametrize("day", [dt.date(2019, 1, 1), dt.date(2021, 1, 1)])
def test_year_without_prices_is_refused(day):
    with pytest.raises(NoPrices):
        in_prices_of(2022, Decimal(1), day, day, PRICES)


def test_time_of_two_years_has_no_prices():
    with pytest.raises(NoPrices):
        in_prices_of(2022, Decimal(1), dt.date(2021, 12, 31), dt.date(2022, 1, 1), PRICES)


BOOK = Book((rates(_2020="2", _2022="4"),), {"p": PRICES})


def a_sum(amount="100", currency="XTS", days=(DAY, DAY)):
    return Sum("delivery", "d", "figures.0", Decimal(amount), currency, days)


@pytest.mark.parametrize(
    ("one", "choice", "amount", "currency", "why"),
    [
        (a_sum(), Choice(), 100, "XTS", ""),
        (a_sum(days=None), Choice("XTS"), 100, "XTS", ""),
        (a_sum(), Choice("XXX"), 400, "XXX", ""),
        (a_sum(), Choice("", "p", 2020), 80, "XTS", ""),
        (a_sum("400", "XXX"), Choice("XTS", "p", 2020), 80, "XTS", ""),  # converted, then deflated
        (a_sum(), Choice("XXX", "p", 2020), None, "XXX", "other_prices"),
        (a_sum(), Choice("", "no-such", 2020), None, "XTS", "other_prices"),
        (a_sum(), Choice("", "p", 2019), None, "XTS", "no_prices"),
        (a_sum(), Choice("XAU"), None, "XTS", "no_rate"),
        (a_sum(days=None), Choice("XXX"), None, "XTS", "no_time"),
        (a_sum("1", "XAU"), Choice("", "p", 2020), None, "XAU", "other_prices"),
    ],
)
def test_sum_is_made_as_asked_or_says_why_not(one, choice, amount, currency, why):
    made = make(one, choice, BOOK)
    assert (made.amount, made.currency, made.why) == (amount, currency, why)


def test_total_names_what_it_leaves_out_and_never_adds_two_figures_on_one_thing():
    choice = Choice("XXX")
    one = [make(a_sum("100"), choice, BOOK), make(a_sum("120"), choice, BOOK)]
    other = [make(a_sum("7", "XXX"), choice, BOOK), make(a_sum("1", "XAU"), choice, BOOK)]
    both = [make(a_sum("10"), choice, BOOK), make(a_sum("35", "XXX"), choice, BOOK)]
    found = total([one, other, both, []], "XXX")
    # 400 or 480; 7; 35 and 40 may be the same money or not: at the least it is the largest of them, 400
    assert (found.least, found.most) == (400, 480 + 7 + 40 + 35)
    assert [one.sum.currency for one in found.left_out] == ["XAU"]
    assert len(found.made) == 5
