"""What amounts measure: units are never mixed, and what does not add up is known by its words in every language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.measures import measure_of, unit_key


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("training places", "training places (nearly)", True),
        ("forum", "forums", True),
        ("countries", "country", True),
        ("per year", "in nine months", False),
        ("party leaders", "political leaders", False),
        ("access", "acces", False),
    ],
)
def test_units_are_the_same_without_their_remarks(one, other, is_same):
    assert (unit_key({"en": one}) == unit_key({"en": other})) is is_same


@pytest.mark.parametrize(
    "words",
    [
        {"en": "per year"}, {"en": "party members per year"}, {"es": "por año"}, {"pt": "por ano"},
        {"fr": "par an"}, {"zh-Hans": "每年"}, {"nl": "per jaar"}, {"en": "stock"}, {"zh-Hans": "存量"},
        {"en": "per cent growth"}, {"es": "por ciento más"}, {"en": "years between councils"},
        {"en": "countries (more than)"}, {"en": "parties and organisations"}, {"en": "ceiling (exceeded)"}, {"en": "in nine months"},
    ],
    ids=lambda words: next(iter(words.values())),
)  # fmt: skip
def test_levels_are_never_added(words):
    assert measure_of(None, words).is_level


@pytest.mark.parametrize(
    "words", ["scholarships", "party leaders", "sub-centres", "young leaders", "forums (recurring)"]
)
def test_things_that_are_counted_one_by_one_are_no_level(words):
    assert not measure_of(None, {"en": words}).is_level


def test_a_unit_is_read_in_english_where_it_has_english_words():
    assert not measure_of(None, {"en": "party leaders", "es": "líderes de partidos"}).is_level


def test_money_is_of_its_currency_and_what_is_per_year_stands_apart():
    once = measure_of("USD", {"en": "over three years"})
    assert once == measure_of("USD", None) == measure_of("USD", {"en": "paid out"})
    assert measure_of("USD", {"en": "per year (Borea)"}).name == "USD-per-year"
    assert len({measure_of("USD", {"en": one}) for one in ("", "per year", "stock")}) == 3
    assert measure_of("EUR", None) != once


@pytest.mark.parametrize(
    "words", ["package", "whole project", "of contracts (more than)", "of turnover"]
)
def test_a_whole_of_money_and_business_that_was_done_stand_apart_and_are_never_added(words):
    money = measure_of("USD", {"en": words})

    assert money.is_level
    assert money != measure_of("USD", None)
    assert not measure_of(None, {"en": words}).is_level


UNITS = st.dictionaries(
    st.sampled_from(["en", "es", "zh-Hans"]), st.text(min_size=1, max_size=20), max_size=2
)


@given(UNITS, UNITS)
def test_two_measures_of_one_name_are_one(one, other):
    first, second = measure_of(None, one), measure_of(None, other)
    if first and second and first.unit != second.unit:
        assert first.name != second.name
    money = measure_of("USD", one)
    assert money is not None
    assert first is None or first.name != money.name
