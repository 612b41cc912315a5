import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.prose import excerpt, highlight, query_terms
from tests.core.prose.strategies import languages, sentences, texts

CASES = {
    "other forms of the word": ("They cooperated.", "cooperation", "en", ["cooperated"]),
    "without accents": ("La cooperación", "cooperacion", "es", ["cooperación"]),
    "Portuguese without accents": ("A cooperação", "cooperacao", "pt", ["cooperação"]),
    "French without accents": ("Le développement", "developpement", "fr", ["développement"]),
    "Dutch": ("Samenwerkingen", "samenwerking", "nl", ["Samenwerkingen"]),
    "Chinese pairs make one piece": ("第三届部长级会议", "部长级", "zh-Hans", ["部长级"]),
    "Chinese words side by side": ("中拉合作论坛", "合作 论坛", "zh-Hans", ["合作论坛"]),
    "a code": ("see c-2015p-07.", "C-2015P-07", "en", ["c-2015p-07"]),
    "a number": ("20 000 boursiers, 20\u00a0000", "20,000", "fr", ["20\u00a0000"]),
    "no match": ("Aurelia", "Borea", "en", []),
    "no words": ("Aurelia", "***", "en", []),
    "markup is text": ("<b>plan</b> & plan", "plan", "en", ["plan", "plan"]),
}


@pytest.mark.parametrize(("text", "query", "language", "matched"), CASES.values(), ids=CASES)
def test_highlight_flags_these_pieces(
    text: str, query: str, language: str, matched: list[str]
) -> None:
    assert [piece for piece, is_match in highlight(text, query, language) if is_match] == matched


@given(texts, texts, languages)
def test_joined_pieces_are_the_text(text: str, query: str, language: str | None) -> None:
    pieces = highlight(text, query, language)

    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)


@given(sentences(), languages)
def test_a_word_of_the_text_is_found_in_it(text: str, language: str | None) -> None:
    pieces = highlight(text, text, language)

    assert any(is_match for _, is_match in pieces) == bool(query_terms(text, language))


@given(texts, texts, languages)
def test_looking_again_for_what_matched_flags_it_again(
    text: str, query: str, language: str
) -> None:
    for piece, is_match in highlight(text, query, language):
        if is_match:
            assert any(again for _, again in highlight(piece, query, language))


@given(texts, texts, languages, st.integers(1, 60))
def test_excerpt_is_a_stretch_of_the_text_no_longer_than_asked(
    text: str, query: str, language: str, length: int
) -> None:
    found = excerpt(text, query, language, length=length)

    shown = "".join(piece for piece, _ in found.pieces)
    assert shown in text
    assert len(shown) <= length
    assert (shown == text) == (not found.is_cut_before and not found.is_cut_after)


@given(st.integers(0, 60), st.integers(0, 60))
def test_excerpt_shows_the_match_wherever_it_stands(before: int, after: int) -> None:
    text = "sea " * before + "Aurelia" + " sea" * after

    found = excerpt(text, "aurelia", "en", length=40)

    assert ("Aurelia", True) in found.pieces


def test_excerpt_prefers_different_words_to_the_same_word_often() -> None:
    text = "plan plan plan plan " + "sea " * 60 + "a plan of Aurelia"

    found = excerpt(text, "plan aurelia", "en", length=60)

    assert [piece for piece, is_match in found.pieces if is_match] == ["plan", "Aurelia"]


def test_excerpt_is_cut_between_words() -> None:
    text = "abcdefgh " * 30 + "Aurelia" + " abcdefgh" * 30

    found = excerpt(text, "aurelia", "en", length=50)

    assert set("".join(piece for piece, _ in found.pieces).split()) == {"abcdefgh", "Aurelia"}
