"""Words that are quoted are found as they are typed, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.domain.texts.quotes import place_of

TEXT = "The  Parties shall\u00a0keep “12 lighthouses” lit – every night."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("The Parties", "The  Parties"),
        ("shall keep", "shall\u00a0keep"),
        ('"12 lighthouses" lit', "“12 lighthouses” lit"),
        ("lit - every", "lit – every"),
        ("  every\n night.  ", "every night."),
        ("PARTIES SHALL", "Parties shall"),
        (TEXT, TEXT),
    ],
)
def test_words_are_found_however_they_are_typed(quote, found):
    assert TEXT[slice(*place_of(TEXT, quote))] == found


@pytest.mark.parametrize("quote", ["", "   ", "12 lamps", "nights", "keep12", "\0"])
def test_words_that_do_not_stand_there_are_not_found(quote):
    assert place_of(TEXT, quote) is None


def test_of_two_places_the_one_with_the_same_capitals_counts():
    assert place_of("ports of Ports", "Ports") == (9, 14)


def test_chinese_is_found_by_sign():
    assert place_of("各方应每年交流150名教师。", "交流150名") == (5, 11)


@given(st.text(max_size=60), st.data())
def test_any_part_of_a_text_is_found_where_it_stands_or_before(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]

    place = place_of(text, quote)

    if quote.strip():
        assert place is not None
        assert place[0] <= start + len(quote) - len(quote.lstrip())
        assert place_of(text, text[slice(*place)]) == place
    else:
        assert place is None
