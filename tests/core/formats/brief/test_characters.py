import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.formats.brief._characters import NOT_FIRST, clean, columns, wrap


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("a\x00b\x1bc\x9b", "a�b�c�", id="control characters"),
        pytest.param("a\ud800b", "a�b", id="half a pair"),
        pytest.param("a\uffff\U0001fffe", "a��", id="no characters"),
        pytest.param("a\u202eb", "a�b", id="direction turned"),
        pytest.param("a\r\n\t b", "a b", id="line ends"),
        pytest.param("😀 שלום e\u0301 \u00a0", "😀 שלום e\u0301 \u00a0", id="what may stay"),
    ],
)
def test_what_no_format_may_carry_is_replaced(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text("ab 中，。（e\u0301[1]", max_size=200), st.integers(20, 72))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    joined = "".join(wrap(text, width))

    assert joined.replace(" ", "") == text.replace(" ", "")


def test_wide_characters_count_two_columns() -> None:
    lines = wrap("公布的数字不一致" * 20, 72)

    assert {columns(line) for line in lines[:-1]} == {72}


def test_no_line_begins_with_closing_punctuation() -> None:
    lines = wrap("各国人民福祉，" * 40, 30)

    assert all(line[0] not in NOT_FIRST for line in lines)


def test_a_source_mark_stays_with_its_word() -> None:
    assert wrap("one two [1] three", 9) == ["one", "two [1]", "three"]
