"""Dates, numbers and languages as readers see them."""

import pytest

from consenso.core import locale as shown

LANGUAGES = ("en", "es", "pt", "fr", "zh-hans", "nl")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "28 January 2014"),
        ("es", "28 de enero de 2014"),
        ("pt", "28 de janeiro de 2014"),
        ("fr", "28 janvier 2014"),
        ("zh-hans", "2014年1月28日"),
        ("nl", "28 januari 2014"),
    ],
)
def test_day_is_written_as_the_language_does(language, words):
    assert shown.partial_date("2014-01-28", language) == words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "value",
    ["2014", "2014-01", "2014/2016", "2014-01/2014-03", "2014-12-30/2015-01-02", "2014/2015-02"],
)
def test_every_kind_of_date_is_written_in_every_language(language, value):
    words = shown.partial_date(value, language)

    assert value[:4] in words
    assert "/" not in words


@pytest.mark.parametrize("value", ["14", "2014-13", "2014-02-30", "soon", "2014-1-1", "/2014"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(shown.UnreadableDate):
        shown.partial_date(value, "en")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "US$20 billion"),
        ("es", "US$ 20 mil millones"),
        ("pt", "US$ 20 bilhões"),
        ("fr", "20 milliards $US"),
        ("zh-hans", "200亿美元"),
        ("nl", "US$ 20 miljard"),
    ],
)
def test_money_is_short_in_every_language(language, words):
    assert shown.compact_amount(20_000_000_000, "USD", language).replace("\u00a0", " ") == words


def test_wording_in_the_readers_language_comes_first():
    assert shown.choose({"en": "a", "fr": "b"}, "fr") == shown.Choice("b", "fr", is_fallback=False)


def test_empty_wording_is_passed_over():
    assert shown.choose({"fr": "", "nl": "c"}, "fr").text == "c"
