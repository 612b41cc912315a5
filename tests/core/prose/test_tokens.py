import unicodedata

import pytest
from hypothesis import given

from consenso.core.prose import fold, is_han, spelt_terms, tokens
from tests.core.prose.strategies import languages, sentences, texts

CASES = {
    "English is stemmed": ("Agreed declarations", "en", "agre declar"),
    "Spanish loses its accents": ("cooperación técnica", "es", "cooper tecnic"),
    "Portuguese": ("cooperação técnica", "pt", "cooper tecnic"),
    "French, with an elision": ("l’accord d'États", "fr", "l accord d etat"),
    "Dutch": ("samenwerkingen", "nl", "samenwerk"),
    "Chinese by pairs": ("部长级会议", "zh-Hans", "部长 长级 级会 会议"),
    "one Chinese character": ("和 2", "zh-Hans", "和 2"),
    "Chinese in a Spanish text": ("foro 论坛", "es", "for 论坛"),
    "Latin in a Chinese text": ("中拉CELAC论坛", "zh-Hans", "中拉 celac 论坛"),
    "the tag of the interface": ("论坛", "zh-hans", "论坛"),
    "no language, no stem": ("Agreed declarations", None, "agreed declarations"),
    "an unknown language, no stem": ("Agreed", "xx", "agreed"),
    "wide letters": ("ＣＥＬＡＣ　２０２１", "xx", "celac 2021"),
    "letters with no decomposition": ("Łódź Ærø straße cœur", "xx", "lodz aero strasse coeur"),
    "accents apart from their letter": ("cooperacio\u0301n", "es", "cooper"),
    "soft hyphens": ("decla\u00adration", "en", "declar"),
    "a code": ("c-2015p-07", "en", "c-2015p-07 c 2015p 07"),
    "years with a dash": ("2022–2024", "en", "2022-2024 2022 2024"),
    "a symbol of a document": ("A/RES/70/1", "en", "a-res-70-1 a res 70 1"),
    "a hyphen without a digit": ("win-win", "en", "win win"),
    "a decimal": ("3.5", "en", "3-5 3 5"),
    "thousands, English": ("USD 20,000,000", "en", "usd 20000000"),
    "thousands, Spanish": ("20.000 becas", "es", "20000 bec"),
    "thousands, French": ("20\u202f000 bourses", "fr", "20000 bours"),
    "thousands, Dutch": ("1.000", "nl", "1000"),
    "no thousands in a date": ("3.12.2021", "en", "3-12-2021 3 12 2021"),
    "emoji": ("🌎🤝", "en", ""),
    "nothing": ("", "en", ""),
}


@pytest.mark.parametrize(("text", "language", "terms"), CASES.values(), ids=CASES)
def test_text_has_these_terms(text: str, language: str | None, terms: str) -> None:
    assert " ".join(token.term for token in tokens(text, language)) == terms


@given(texts, languages)
def test_offsets_lead_back_to_the_original(text: str, language: str | None) -> None:
    for token in tokens(text, language):
        assert 0 <= token.start < token.end <= len(text)
        found = tokens(text[token.start : token.end], language)
        assert token.word in {one.word for one in found} or is_han(token.term)


@given(texts, languages)
def test_terms_hold_nothing_but_letters_digits_and_the_joints_of_codes(
    text: str, language: str
) -> None:
    for token in tokens(text, language):
        for name in (token.term, token.word):
            assert 0 < len(name) <= 64
            # Ideographs newer than the tables of this Python are no letters to it.
            assert name.replace("-", "a").isalnum() or is_han(name)


@given(sentences(), languages)
def test_case_accents_and_width_of_a_word_do_not_matter(text: str, language: str | None) -> None:
    words = [token.word for token in tokens(text, language)]

    assert [token.word for token in tokens(unicodedata.normalize("NFD", text), language)] == words
    assert [token.word for token in tokens(text.upper(), language)] == words


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts, languages)
def test_tokens_stand_in_order(text: str, language: str | None) -> None:
    starts = [token.start for token in tokens(text, language)]

    assert starts == sorted(starts)


@given(sentences(), sentences(), languages)
def test_a_line_break_parts_two_texts(one: str, other: str, language: str | None) -> None:
    together = [token.term for token in tokens(f"{one}\n{other}", language)]

    assert together == [t.term for part in (one, other) for t in tokens(part, language)]


@given(texts, languages)
def test_terms_without_places_are_the_same(text: str, language: str | None) -> None:
    found = tokens(text, language)

    assert [row[:2] for row in spelt_terms(text, language)] == [(t.term, t.word) for t in found]
