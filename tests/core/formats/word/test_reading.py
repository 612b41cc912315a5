"""What stands in a Word file, and how it is told: kinds of changes, parts, comments, fields, what is hidden or has no words."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from consenso.core.formats.word import accepted, base, read
from consenso.core.outline import CannotRead
from tests.core.formats.word.bodies import BODIES, STYLES
from tests.core.formats.word.files import by, cell, cut, gone, ins, p, r, row, table, word

BOX = "<w:txbxContent>" + p(r("In the box")) + "</w:txbxContent>"
DRAWN = (
    f"<w:drawing><wp:inline><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:inline></w:drawing>"
)
OLDER = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def both(*body: str) -> tuple[list[str], list[str]]:
    """Return the paragraphs of a body with no change taken, and with every one."""
    read_ = read(word(*body))
    return base(read_.body), accepted(read_.body)


@pytest.mark.parametrize(
    "inner",
    [
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" DATE ">{}</w:fldSimple>',
        '<w:dir w:val="rtl">{}</w:dir>',
        '<w:bdo w:val="rtl">{}</w:bdo>',
        "<w:smartTag>{}</w:smartTag>",
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>"
        + r("older")
        + "</mc:Fallback></mc:AlternateContent>",
        "<mc:AlternateContent><mc:Choice/><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        "<w:r><w:ruby><w:rt>" + r("above") + "</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    ],
)
def test_changes_are_seen_in_whatever_they_stand(inner: str):
    words = inner.format(r("one ") + ins(r("two ")) + cut(gone("three ")))

    assert both(p(words, r("end"))) == (["one three end"], ["one two end"])
    assert both(p(ins(inner.format(r("new "))), r("end"))) == (["end"], ["new end"])
    assert both(p(cut(inner.format(gone("old "))), r("end"))) == (["old end"], ["end"])


def test_paragraphs_are_seen_in_whatever_they_stand():
    inner = p(r("one"))

    for around in (
        "<w:customXml>{}</w:customXml>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>",
    ):
        assert both(around.format(inner), p(r("two")))[0] == ["one", "two"]
    assert both(ins(inner), p(r("two"))) == (["two"], ["one", "two"])
    rows = f"<w:sdt><w:sdtContent>{row(cell(inner))}</w:sdtContent></w:sdt>"
    cells = row(f"<w:customXml>{cell(p(r('two')))}</w:customXml>")
    assert both(table(rows, cells))[0] == ["one", "two"]


def test_cells_come_in_reading_order_with_the_tables_in_them():
    inner = table(row(cell(p(r("a1"))), cell(p(r("a2")))))

    found, _ = both(table(row(cell(p(r("1")), inner, p(r("1b"))), cell(p(r("2"))))), p(r("end")))

    assert found == ["1", "a1", "a2", "1b", "2", "end"]


def test_words_that_a_table_hides_are_listed():
    merged = cell(p(r("below")), properties="<w:vMerge/>")

    reading = read(word(table(row(cell(p(r("a")))), row(merged))))

    assert base(reading.body) == ["a"]
    assert [one.what for one in reading.left] == ["merged cell"]


def test_a_field_shows_its_result_and_no_instruction():
    inner = [field("begin"), instruction(" REF "), field("separate"), r("3"), field("end")]
    outer = [field("begin"), instruction(" IF "), *inner, instruction(" = 3"), field("separate")]

    assert both(p(r("See "), *inner, r(".")))[0] == ["See 3."]
    assert both(p(r("See "), *outer, r("yes"), field("end"), r(".")))[0] == ["See yes."]
    over = [p(r("See "), *inner[:3], r("the")), p(r("plan"), field("end"), r("."))]
    assert both(*over)[0] == ["See the", "plan."]


def test_a_field_that_never_ends_hides_nothing():
    assert both(p(field("begin"), instruction(" REF "), r("all")), p(r("of it")))[0] == [
        "all",
        "of it",
    ]


def test_a_paragraph_of_a_deleted_mark_goes_on_in_the_next():
    deleted = f"<w:del {by()}/>"

    assert both(p(r("One,"), mark=deleted), p(r("two"))) == (["One,", "two"], ["One, two"])
    assert both(p(r("One")), p(r("last"), mark=deleted)) == (["One", "last"], ["One", "last"])


def test_a_large_first_letter_belongs_to_the_next_paragraph():
    dropped = '<w:framePr w:dropCap="drop"/>'

    assert both(p(r("O"), properties=dropped), p(r("nce")))[0] == ["Once"]


def test_the_title_is_the_first_paragraph():
    assert both(p(r("Plan"), properties='<w:pStyle w:val="Title"/>'), p(r("One")))[0] == [
        "Plan",
        "One",
    ]


def test_formulas_are_letters():
    inserted = f"<w:ins {by()}><m:r><m:t>y</m:t></m:r></w:ins>"
    formula = f"<m:oMath><m:r><m:t>x+</m:t></m:r>{inserted}</m:oMath>"

    assert both(p(r("a "), formula)) == (["a x+"], ["a x+y"])


KINDS = {
    "insertion": p(ins(r("x"))),
    "deletion": p(cut(gone("x"))),
    "move-to": p(f"<w:moveTo {by()}>{r('x')}</w:moveTo>"),
    "move-from": p(f"<w:moveFrom {by()}>{r('x')}</w:moveFrom>"),
    "paragraph-insertion": p(mark=f"<w:ins {by()}/>"),
    "paragraph-deletion": p(mark=f"<w:del {by()}/>"),
    "paragraph-move-to": p(mark=f"<w:moveTo {by()}/>"),
    "paragraph-move-from": p(mark=f"<w:moveFrom {by()}/>"),
    "row-insertion": table(row(cell(p()), properties=f"<w:ins {by()}/>")),
    "row-deletion": table(row(cell(p()), properties=f"<w:del {by()}/>")),
    "cell-insertion": table(row(cell(p(), properties=f"<w:cellIns {by()}/>"))),
    "cell-deletion": table(row(cell(p(), properties=f"<w:cellDel {by()}/>"))),
    "cell-merge": table(row(cell(p(), properties=f'<w:cellMerge {by()} w:vMerge="cont"/>'))),
    "formatting": p(r("x", properties=f"<w:rPr><w:b/><w:rPrChange {by()}/></w:rPr>")),
    "paragraph-formatting": p(properties=f"<w:pPrChange {by()}><w:pPr/></w:pPrChange>"),
    "numbering": p(
        properties=f'<w:numPr><w:numId w:val="1"/></w:numPr><w:pPrChange {by()}><w:pPr/></w:pPrChange>'
    ),
    "table-formatting": table(row(cell(p(), properties=f"<w:tcPrChange {by()}/>"))),
    "section-formatting": p(properties=f"<w:sectPr><w:sectPrChange {by()}/></w:sectPr>"),
    "markup": p(f'<w:customXmlInsRangeStart {by()}/><w:customXmlInsRangeEnd w:id="0"/>'),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_change_is_listed(kind: str):
    found = read(word(p(r("First")), KINDS[kind])).as_json()

    (change,) = found["changes"]
    has_words = kind in ("insertion", "deletion", "move-to", "move-from")
    assert change["kind"] == kind
    assert (change["author"], change["date"]) == ("Ana", "2030-05-04T09:00:00Z")
    assert change["text"] == ("x" if has_words else "")
    assert found["report"]["taken"] + found["report"]["changed"] == 1


@pytest.mark.parametrize(
    "properties",
    [
        "<w:numPr><w:ilvl/><w:ins {}/></w:numPr>",
        "<w:numPr><w:numberingChange {}/></w:numPr>",
    ],
)
def test_changes_of_numbers_are_listed(properties: str):
    found = read(word(p(properties=properties.format(by())))).as_json()

    assert [one["kind"] for one in found["changes"]] == ["numbering"]


def test_a_change_names_its_paragraph_in_both_readings():
    found = read(
        word(
            p(r("One")),
            p(ins(r("New")), mark=f"<w:ins {by()}/>"),
            p(r("Two "), cut(gone("old"))),
            p(cut(gone("Three"), "Bo"), mark=f"<w:del {by('Bo')}/>"),
            p(r("Four"), ins(r("!"), "Bo")),
        )
    ).as_json()

    assert found["base"] == ["One", "Two old", "Three", "Four"]
    assert found["accepted"] == ["One", "New", "Two", "Four!"]
    assert found["authors"] == ["Ana", "Bo"]
    assert [(one["text"], one["paragraph"], one["in_accepted"]) for one in found["changes"]] == [
        ("", 1, 1),
        ("New", 1, 1),
        ("old", 1, 2),
        ("", 2, 3),
        ("Three", 2, 3),
        ("!", 3, 3),
    ]


def test_words_that_one_brings_in_and_another_takes_out_are_told():
    inner = ins(r("so ") + cut(gone("very "), "Bo"))

    found = read(word(p(inner, r("much")))).as_json()

    assert (found["base"], found["accepted"]) == (["much"], ["so much"])
    assert [(one["author"], one["text"]) for one in found["changes"]] == [
        ("Ana", "so very "),
        ("Bo", "very "),
    ]
    assert (found["report"]["taken"], found["report"]["changed"]) == (1, 1)


def test_comments_stand_at_words():
    comment = f'<w:comment {by("Bo", at=3)} w:initials="B">{p(r("Why"))}{p(r("so?"))}</w:comment>'
    lost = f"<w:comment {by('Ana', at=4)}>{p(r('Nowhere'))}</w:comment>"
    start, end = '<w:commentRangeStart w:id="3"/>', '<w:commentRangeEnd w:id="3"/>'

    found = read(
        word(
            p(r("One")),
            p(r("two "), start, r("three"), end, '<w:r><w:commentReference w:id="3"/></w:r>'),
            comments=comment + lost,
        )
    ).as_json()

    assert found["comments"] == [
        {
            "author": "Bo",
            "date": "2030-05-04T09:00:00Z",
            "paragraph": 1,
            "text": "Why\nso?",
            "about": "three",
        },
        {
            "author": "Ana",
            "date": "2030-05-04T09:00:00Z",
            "paragraph": None,
            "text": "Nowhere",
            "about": "",
        },
    ]


def test_what_stands_beside_the_text_is_a_part_of_its_own():
    note = f'<w:footnote w:id="2">{p(r("Note"), ins(r(" changed")))}</w:footnote>'
    line = f'<w:footnote w:id="0" w:type="separator">{p(r("-"))}</w:footnote>'
    twice = f"<mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice><mc:Fallback>{OLDER}</mc:Fallback></mc:AlternateContent>"

    found = read(
        word(
            p(r("One"), '<w:r><w:footnoteReference w:id="2"/></w:r>', f"<w:r>{twice}</w:r>"),
            footnotes=line + note,
            endnotes=f'<w:endnote w:id="1">{p(r("End"))}</w:endnote>',
            header1=p(r("Draft of the plan")),
            footer1=p(),
        )
    ).as_json()

    assert found["base"] == ["One"]
    assert [(one["part"], one["accepted"]) for one in found["parts"]] == [
        ("text box 1", ["In the box"]),
        ("header 1", ["Draft of the plan"]),
        ("footnote 1", ["Note changed"]),
        ("endnote 1", ["End"]),
    ]
    assert [(one["text"], one["part"]) for one in found["changes"]] == [(" changed", "footnote 1")]


def test_what_has_no_words_is_listed_with_the_reason():
    sign = '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    picture = "<w:drawing/>"

    report = read(
        word(
            p(f"<w:r>{sign}{picture}</w:r>", f"<w:r>{picture}</w:r>", "<w:r><w:object/></w:r>"),
            '<w:altChunk r:id="x"/>',
        )
    ).as_json()["report"]

    assert [(one["what"], one["number"]) for one in report["refused"]] == [
        ("sign", 1),
        ("picture", 2),
        ("embedded object", 1),
        ("part of another file", 1),
    ]
    assert all(one["why"].endswith(".") for one in report["refused"])


def test_a_file_in_the_strict_form_is_read():
    usual = word(p(r("One "), ins(r("two"))))
    address = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = _replaced(usual, address, b"http://purl.oclc.org/ooxml/wordprocessingml/main")

    assert accepted(read(strict).body) == ["One two"]


def _replaced(content: bytes, before: bytes, after: bytes) -> bytes:
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, after))
    return changed.getvalue()


def test_two_parts_of_one_name_are_refused():
    doubled = BytesIO(word(p(r("One"))))
    with ZipFile(doubled, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(CannotRead, match="two parts of one name"):
        read(doubled.getvalue())


any_body = settings(deadline=None, suppress_health_check=list(HealthCheck))


@any_body
@given(BODIES)
def test_every_change_is_listed_and_counted_and_none_is_outside_the_text(body: str):
    found = read(word(body, styles=STYLES)).as_json()

    assert len(found["changes"]) == body.count("w:author=")
    assert found["report"]["taken"] + found["report"]["changed"] == len(found["changes"])
    assert all(0 <= one["paragraph"] <= len(found["base"]) for one in found["changes"])
    assert all(0 <= one["in_accepted"] <= len(found["accepted"]) for one in found["changes"])


@any_body
@given(BODIES)
def test_every_word_stands_in_a_reading_or_in_a_change(body: str):
    found = read(word(body, styles=STYLES)).as_json()

    said = found["base"] + found["accepted"] + [one["text"] for one in found["changes"]]
    words = re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", body)
    assert all(any(one.strip() in text for text in said) for one in words)
