"""What a spreadsheet program makes of a cell."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.formats.spreadsheet import guarded, written
from consenso.interfaces.api.columns import words
from consenso.interfaces.api.spreadsheet import spreadsheet


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_text_like_a_formula_is_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "'=1", "", None, -5, -1.5, True])
def test_all_else_stays_as_it_is(cell):
    assert guarded(cell) == cell


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            min_size=2,
            max_size=2,
        )
    )
)
def test_what_is_written_reads_back(rows):
    text = written(["a", "b"], rows)

    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["a", "b"], *rows]


def test_words_in_another_language_are_named():
    column = words("name", "Its name.", lambda row: row)

    text = spreadsheet([column], [{"en": "Aurelia"}, {"en": "Borea", "es": "Bórea"}], language="es")

    assert text == "\ufeffname,in_another_language\r\nAurelia,name\r\nBórea,\r\n"
