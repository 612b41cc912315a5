"""The form of a report goes out and comes back the same, whoever saved it."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from consenso.core.formats.report import (
    FIELDS,
    Form,
    NotAFigure,
    Row,
    figures_of,
    figures_said,
    read,
    to_docx,
    to_xlsx,
)
from consenso.core.outline import CannotRead
from tests.valid_word import faults

STAGES = {"done": "done", "under_way": "under way"}


def form(*rows):
    labels = {name: name.title() for name in ("commitment", "promise", "about", *FIELDS)}
    return Form("Report: 2022/a", "Fill in.", "en", labels, STAGES, rows)


TYPED = st.text("ab c=+-@'<&>é我\n", max_size=20).map(str.strip)


@pytest.mark.parametrize("write", [to_docx, to_xlsx])
@settings(max_examples=15)
@given(answers=st.dictionaries(st.sampled_from(FIELDS[1:]), TYPED))
def test_answers_come_back_as_they_were(write, answers):
    [found] = read(write(form(Row("m-1", "Lend.", ("a", "b"), {"stage": "done", **answers}))))
    assert found.commitment == "m-1"
    assert found.answers["stage"] == "done"
    kept = {name: words for name, words in found.answers.items() if words and name != "stage"}
    assert kept == {name: words for name, words in answers.items() if words}


def test_form_that_a_word_processor_filled_in_is_read():
    document = Document(io.BytesIO(to_docx(form(Row("m-1", "Lend."), Row("m-2", "Meet.")))))
    cell = document.tables[1].rows[2].cells[1]
    cell.text = "We met."
    cell.add_paragraph("Twice.")
    out = io.BytesIO()
    document.save(out)
    first, second = read(out.getvalue())
    assert first.answers["status"] == ""
    assert (second.commitment, second.answers["status"]) == ("m-2", "We met.\nTwice.")


def test_spreadsheet_with_shared_words_and_moved_columns_is_read():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = ["status", "commitment", "stage", "Rich &amp; ", "m-1"]
    items = "".join(f"<si><t>{one}</t></si>" for one in shared)
    cells = [("A1", 0), ("B1", 2), ("C1", 1), ("A3", 3), ("C3", 4)]
    rows = {}
    for place, at in cells:
        rows.setdefault(place[1:], []).append(f'<c r="{place}" t="s"><v>{at}</v></c>')
    sheet = "".join(f'<row r="{at}">{"".join(cells)}</row>' for at, cells in rows.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{items}</sst>')
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        )
    [found] = read(out.getvalue())
    assert (found.commitment, found.place) == ("m-1", 3)
    assert found.answers == {"status": "Rich &", "stage": ""}


def test_form_is_a_valid_word_file():
    answered = Row("a", "We build a port.", ("Until 2032",), dict.fromkeys(FIELDS, "done"))

    assert faults(to_docx(form(answered, Row("b", "We meet.", (), {})))) == []


@pytest.mark.parametrize("content", [b"", b"no file", b"PK\x03\x04 cut off"])
def test_what_is_no_form_is_refused(content):
    with pytest.raises(CannotRead):
        read(content)


@pytest.mark.parametrize("typed", ["many", "1,5 USD", "1.234.567", "12,34 ports", "USD 5"])
def test_number_that_may_mean_two_things_is_refused(typed):
    with pytest.raises(NotAFigure):
        figures_of(typed, "en")


@pytest.mark.parametrize("typed", ["5", "-2.5 km", "240000000 USD paid out", "3 ports\n4 USD"])
def test_figures_are_said_as_they_are_read(typed):
    assert figures_said(figures_of(typed, "en"), "en") == typed
