"""Word files: numbers as Word prints them, tracked changes as accepted, notes, styles; real ones against pandoc's reading."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from consenso.core.outline import read
from tests.core.outline.bad import word

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "word"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def numbering(*levels: tuple[str, str], extra: str = "") -> str:
    """Return a part of one list whose levels have these forms and texts."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{written}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    """Return a paragraph of a list."""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def plain(text: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def rows(content: bytes) -> list[tuple[str, str, str]]:
    return [(one.kind, one.number, one.text) for one in read(content, name="a.docx").paragraphs]


def test_lists_are_numbered_as_word_prints_them():
    body = (
        item("We will meet.")
        + item("every year;", 1)
        + item("in turn:", 1)
        + item("in the north;", 2)
        + item("in the south.", 2)
        + item("We will act.")
        + item("at once.", 1)
    )
    content = word(
        body,
        numbering=numbering(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)")),
    )

    found = read(content, name="a.docx").paragraphs

    assert [(one.number, one.id) for one in found] == [
        ("1.", "para_1"),
        ("(a)", "para_1__point_a"),
        ("(b)", "para_1__point_b"),
        ("i)", "para_1__point_b__point_i"),
        ("ii)", "para_1__point_b__point_ii"),
        ("2.", "para_2"),
        ("(a)", "para_2__point_a"),
    ]
    assert found[3].text == "in the north;"


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("chineseCounting", "%1、", ["一、", "二、", "三、"]),
        ("chineseCountingThousand", "第%1条", ["第一条", "第二条", "第三条"]),
        ("decimalEnclosedCircleChinese", "%1", ["①", "②", "③"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("upperLetter", "%1)", ["A)", "B)", "C)"]),
        ("decimal", "Article %1", ["Article 1", "Article 2", "Article 3"]),
        ("bullet", "\uf0b7", ["", "", ""]),
        ("none", "", ["", "", ""]),
    ],
)
def test_forms_of_numbers(form, text, printed):
    body = "".join(item(f"We will meet in the year {at}, and act.") for at in (2027, 2028, 2029))

    found = rows(word(body, numbering=numbering((form, text))))

    assert [number for _, number, _ in found] == printed


def test_a_second_list_of_the_same_kind_goes_on_unless_it_says_where_it_begins():
    extra = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = item("We meet.") + item("We act.", number=2) + item("We end.", number=3)

    found = rows(word(body, numbering=numbering(("decimal", "%1."), extra=extra)))

    assert [number for _, number, _ in found] == ["1.", "2.", "7."]


def test_a_number_in_a_style_holds_for_every_paragraph_of_it():
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    body = plain("We will meet.", "Own") + plain("", "Own") + plain("We will act.", "Own")

    found = rows(word(body, styles=styles, numbering=numbering(("decimal", "%1."))))

    # Word counts the empty one too.
    assert found == [("paragraph", "1.", "We will meet."), ("paragraph", "3.", "We will act.")]


def test_headings_are_known_by_style_in_any_language_of_word():
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Ttulo1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anders"><w:name w:val="Kop"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Inhalt"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    body = (
        plain("Plan", "Titel")
        + plain("Puertos 3", "Inhalt")
        + plain("Puertos", "Ttulo1")
        + plain("Faros", "Anders")
        + plain("Mantendremos encendidos los faros.")
    )

    found = read(word(body, styles=styles), name="a.docx").paragraphs

    assert [(one.kind, one.text, one.parent) for one in found] == [
        ("title", "Plan", ""),
        ("heading", "Puertos", ""),
        ("heading", "Faros", "sec_1"),
        ("paragraph", "Mantendremos encendidos los faros.", "sec_1__sec_1"),
    ]


INSERTED = '<w:ins w:id="1" w:author="A"><w:r><w:t>{}</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="2" w:author="B"><w:r><w:delText>{}</w:delText></w:r></w:del>'
MOVED = '<w:moveFrom w:id="3" w:author="B"><w:r><w:t>{}</w:t></w:r></w:moveFrom>'
MARK_DELETED = '<w:pPr><w:rPr><w:del w:id="4" w:author="B"/></w:rPr></w:pPr>'
ROWS = (
    f"<w:tbl><w:tr><w:trPr><w:del w:id='5' w:author='B'/></w:trPr><w:tc>{plain('We quit.')}</w:tc></w:tr>"
    f"<w:tr><w:tc>{plain('We meet.')}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (
            f"<w:p><w:r><w:t>We </w:t></w:r>{DELETED.format('may')}{INSERTED.format('will')}<w:r><w:t> meet.</w:t></w:r></w:p>",
            ["We will meet."],
        ),
        (
            f"<w:p>{MARK_DELETED}<w:r><w:t>We will </w:t></w:r></w:p><w:p><w:r><w:t>meet.</w:t></w:r></w:p>",
            ["We will meet."],
        ),
        (f"<w:p>{MARK_DELETED}{DELETED.format('We quit.')}</w:p>{plain('We meet.')}", ["We meet."]),
        (f"<w:p>{MOVED.format('We quit.')}<w:r><w:t>We meet.</w:t></w:r></w:p>", ["We meet."]),
        (ROWS, ["We meet."]),
    ],
    ids=["words", "a paragraph mark", "a paragraph", "moved", "a row"],
)
def test_tracked_changes_are_read_as_accepted(body, texts):
    assert [text for _, _, text in rows(word(body))] == texts


def test_notes_come_last_in_the_order_in_which_the_text_refers_to_them():
    notes = (
        f'<w:footnotes {W}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="5"><w:p><w:r><w:t>See the plan.</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="6"><w:p><w:r><w:t>Nothing refers to it.</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="9"><w:p><w:r><w:t>See the list.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    body = (
        '<w:p><w:r><w:t>We will meet</w:t><w:footnoteReference w:id="9"/><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>We will act.</w:t><w:footnoteReference w:id="5"/></w:r></w:p>'
    )

    assert rows(word(body, footnotes=notes)) == [
        ("paragraph", "", "We will meet."),
        ("paragraph", "", "We will act."),
        ("note", "1", "See the list."),
        ("note", "2", "See the plan."),
    ]


def test_hidden_text_fields_and_second_copies_are_left_out():
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden. </w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
        "<w:r><w:t>We will meet.</w:t></w:r></w:p>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{plain('We will act.')}</mc:Choice><mc:Fallback>{plain('We will act.')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )

    assert [text for _, _, text in rows(word(body))] == ["We will meet.", "We will act."]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")
@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_real_files_with_tracked_changes_read_as_pandoc_accepts_them():
    files = sorted(SAMPLES.glob("*.docx"))
    assert len(files) > 10

    for file in files:
        done = subprocess.run(
            ["pandoc", "--track-changes=accept", "-t", "plain", "--wrap=none", str(file)],
            capture_output=True,
            text=True,
            check=True,
        )
        # pandoc takes a hyphen that may be set for one that is.
        assert _letters(read(file.read_bytes(), name=file.name).source) == _letters(done.stdout)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
