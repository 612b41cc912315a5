"""What stands around a text: letterheads, the columns of old web pages, notes as large as the text."""

import pytest
import typst

from consenso.core.outline import read

OLD_PAGE = """<html><body><table><tr><td class="menu"><a href="/">Home</a><br><a href="/news">News</a></td><td>
<h1>Joint Communiqué of the Ministers</h1>
<p>1. The Ministers of the Meridian States met in Port Aurelia on 6 November 2026.</p>
<p><strong>Trade</strong></p>
<p>2. The Ministers agreed to lower the duties on fish by one third before the end of 2028.</p>
<p>3. They instructed their officials:</p>
<p>a) to prepare a road map;</p><p>b) to report by June 2027.</p></td></tr></table></body></html>"""
LETTERHEAD = """The Assembly of the Forum                      A/RES/79/214

Seventy-ninth session
Agenda item 17

79/214. Finance and development

The Assembly of the Forum,

Recalling its resolution 55/186 of 20 December 2000,

1. Takes note of the report of the Secretariat;

2. Decides to meet in Borea in 2028.
"""
RAISED = """#set page(width: 15cm, height: 12cm, margin: 2cm)
#set text(size: 11pt)
= Plan of the Meridian Forum
The Parties will repair forty harbours by 2031.

They will train two hundred pilots.
"""


def kinds(content: str, name: str) -> list[tuple[str, str, str]]:
    return [
        (one.kind, one.number, one.text) for one in read(content.encode(), name=name).paragraphs
    ]


def test_a_page_laid_out_in_a_table_is_read_as_a_text():
    assert kinds(OLD_PAGE, "a.html") == [
        ("title", "", "Joint Communiqué of the Ministers"),
        ("paragraph", "1.", "The Ministers of the Meridian States met in Port Aurelia on 6 November 2026."),
        ("heading", "", "Trade"),
        ("paragraph", "2.", "The Ministers agreed to lower the duties on fish by one third before the end of 2028."),
        ("paragraph", "3.", "They instructed their officials:"),
        ("point", "a)", "to prepare a road map;"),
        ("point", "b)", "to report by June 2027."),
    ]  # fmt: skip


def test_cells_of_a_table_of_facts_are_no_headings():
    table = "<h1>Plan</h1><p>The measures of the plan are these.</p><table><tr><td><b>Measure</b></td><td>Lead</td></tr></table>"

    assert [kind for kind, _, _ in kinds(table, "a.html")][-2:] == ["paragraph", "paragraph"]


def test_a_resolution_is_called_by_its_number_and_name_after_the_letterhead():
    found = read(LETTERHEAD.encode(), name="a.txt")

    assert found.title == "79/214. Finance and development"
    assert [one.kind for one in found.paragraphs][-4:] == ["preamble", "preamble", "paragraph", "paragraph"]  # fmt: skip


@pytest.mark.parametrize("number", ["#super[1]", "#text(size: 6pt, baseline: -5pt)[1]#h(4pt)"])
def test_notes_as_large_as_the_text_are_told_by_their_raised_numbers(number):
    page = RAISED + "".join(
        f"\n#place(bottom, dy: {dy}pt)[{number.replace('[1]', f'[{at}]')}{text}]"
        for at, dy, text in (
            (1, -16, "The list stands in document MF/2026/4."),
            (2, 0, "At the school of Borea."),
        )
    )
    found = read(typst.compile(page.encode()), name="a.pdf")

    notes = [(one.number, one.text) for one in found.paragraphs if one.kind == "note"]
    assert notes == [("1", "The list stands in document MF/2026/4."), ("2", "At the school of Borea.")]  # fmt: skip
