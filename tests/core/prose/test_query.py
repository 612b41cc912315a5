import pytest
from hypothesis import given

from consenso.core.prose import phrases, query_terms, tokens
from tests.core.prose.strategies import languages, texts

CASES = {
    "stop words go, English": ("the action of states", "en", "action state"),
    "stop words go, Spanish": ("el plan de acción", "es", "plan accion"),
    "stop words go, Portuguese": ("o plano das nações", "pt", "plan naco"),
    "stop words go, French": ("l'accord du forum", "fr", "accord forum"),
    "stop words go, Dutch": ("het plan van de staten", "nl", "plan staat"),
    "the Chinese particle parts two words": ("中国的合作", "zh-Hans", "中国 合作"),
    "but not inside a word": ("目的", "zh-Hans", "目的"),
    "only stop words stay": ("to be or not", "en", "to be or not"),
    "each once": ("plan plan PLAN", "en", "plan"),
    "a code as a whole": ("c-2015p-07", "en", "c-2015p-07"),
    "operators are words or signs": ('"plan" AND (x OR y*)', "en", "plan x y"),
    "no words": ('"*():^', "en", ""),
    "nothing": ("", "en", ""),
}


@pytest.mark.parametrize(("query", "language", "terms"), CASES.values(), ids=CASES)
def test_query_looks_for_these_terms(query: str, language: str, terms: str) -> None:
    assert " ".join(term.term for term in query_terms(query, language)) == terms


def test_code_keeps_its_parts_at_hand() -> None:
    (code,) = query_terms("c-2015p-07", "en")

    assert code.parts == ("c", "2015p", "07")


@pytest.mark.parametrize(
    ("query", "is_open"), [("trade", True), ("trade ", False), ("trade.", False)]
)
def test_last_word_is_open_until_something_follows(query: str, is_open: bool) -> None:
    (term,) = query_terms(query, "en")

    assert term.is_open is is_open


@pytest.mark.parametrize("query", ['"Belt and Road"', "“Belt and Road”", "« Belt and Road »"])
def test_quotation_marks_hold_a_phrase(query: str) -> None:
    assert phrases(query, "en") == (("belt", "and", "road"),)


@given(texts, languages)
def test_query_terms_are_terms_of_the_text_each_once(query: str, language: str | None) -> None:
    found = query_terms(query, language)

    assert len({term.term for term in found}) == len(found)
    for term in found:
        assert term.word in {token.word for token in tokens(query[term.start : term.end], language)}


@given(texts, languages)
def test_a_query_with_words_is_never_left_without(query: str, language: str | None) -> None:
    # The particle that joins two Chinese words is the one word that may go without another's doing.
    assert bool(query_terms(query, language)) == bool(tokens(query, language))
