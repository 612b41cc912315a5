"""Files that others wrote: older versions, other namespaces, no metadata, ids twice, what an outline has no place for."""

import pytest

from consenso.core.formats.akn import Reading, is_akoma_ntoso, read
from consenso.core.outline import CannotRead
from tests.core.formats.akn.outlines import SAMPLES

V2 = "http://www.akomantoso.org/2.0"


def reading(body: str, *, root: str = "<akomaNtoso>") -> Reading:
    """Read a document with this body; no metadata."""
    return read(f"{root}<doc><mainBody>{body}</mainBody></doc></akomaNtoso>".encode())


def parts(found: Reading) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.id, one.kind, one.number, one.parent, one.text) for one in found.outline.paragraphs
    ]


def said(found: Reading, element: str) -> list[str]:
    return [one.said for one in found.unread if one.element == element]


def test_a_bill_with_articles():
    found = reading(
        "<article eId='art_1'><num>Article 1</num><heading>Scope</heading>"
        "<paragraph eId='art_1__para_1'><num>1.</num><list><intro><p>The forum:</p></intro>"
        "<point eId='art_1__para_1__point_a'><num>(a)</num><content><p>meets;</p></content></point>"
        "<point><num>(b)</num><content><p>plans.</p></content></point>"
        "<wrapUp><p>It reports.</p></wrapUp></list></paragraph></article>"
    )

    assert parts(found) == [
        ("art_1", "heading", "Article 1", "", "Scope"),
        ("art_1__para_1", "paragraph", "1.", "art_1", "The forum:"),
        ("art_1__para_1__point_a", "point", "(a)", "art_1__para_1", "meets;"),
        ("art_1__para_1__point_1", "point", "(b)", "art_1__para_1", "plans."),
        ("art_1__para_1__p_1", "paragraph", "", "art_1__para_1", "It reports."),
    ]


def test_recitals_under_their_words():
    content = (
        b"<akomaNtoso><statement><preamble><formula name='f'><p>The Forum,</p></formula>"
        b"<recitals eId='recs_1'><intro><p><i>considering</i></p></intro>"
        b"<recital eId='rec_1'><num>a)</num><p>the plan;</p></recital></recitals></preamble>"
        b"<mainBody><p>It agrees.</p></mainBody></statement></akomaNtoso>"
    )

    assert parts(read(content)) == [
        ("formula_1", "preamble", "", "", "The Forum,"),
        ("recs_1", "preamble", "", "", "considering"),
        ("rec_1", "preamble", "a)", "recs_1", "the plan;"),
        ("p_1", "paragraph", "", "", "It agrees."),
    ]


def test_an_older_version_is_read_by_names():
    found = reading(
        "<paragraph id='par1'><content><p>x</p></content></paragraph>",
        root=f"<akomaNtoso xmlns='{V2}'>",
    )

    assert parts(found) == [("par1", "paragraph", "", "", "x")]
    assert said(found, "akomaNtoso") == [
        f"its namespace is '{V2}', not that of version 3.0: read by the elements' names"
    ]


def test_prefixes_that_are_bound_to_nothing_are_read_over():
    found = reading(
        "<an:paragraph eId='para_1' xy:z='1'><an:content><an:p>x</an:p></an:content></an:paragraph>"
    )

    assert parts(found) == [("para_1", "paragraph", "", "", "x")]
    assert said(found, "@")


def test_missing_metadata_are_listed():
    found = reading("<p>x</p>")

    assert (found.metadata.date, found.outline.language, found.identifiers.work) == ("", "und", "")
    assert said(found, "doc") == ["there are no metadata"]


def test_an_id_that_stands_twice_is_changed_and_listed():
    found = reading(
        "<section eId='sec_1'><heading>A</heading><paragraph eId='para_1'><content><p>x</p></content></paragraph></section>"
        "<section eId='sec_2'><heading>B</heading><paragraph eId='para_1'><content><p>y</p></content></paragraph></section>"
    )

    assert [one[0] for one in parts(found)] == ["sec_1", "para_1", "sec_2", "sec_2__para_1"]
    assert said(found, "paragraph") == [
        "the id 'para_1' stands twice: here it is read as 'sec_2__para_1'"
    ]


def test_lists_of_html_are_points():
    found = reading(
        "<p eId='p_1'>We will:</p><ul><li>meet<ul><li>yearly</li></ul></li><li>plan</li></ul>"
    )

    assert [(one[1], one[3], one[4]) for one in parts(found)] == [
        ("paragraph", "", "We will:"),
        ("point", "", "meet"),
        ("point", "li_1", "yearly"),
        ("point", "", "plan"),
    ]
    assert not said(found, "li")


def test_a_table_is_read_row_by_row_and_listed():
    found = reading(
        "<table><tr><th><p>Area</p></th><th>Schools</th></tr><tr><td>North</td><td>10</td></tr></table>"
    )

    assert [one[4] for one in parts(found)] == ["Area | Schools", "North | 10"]
    assert said(found, "table")


def test_notes_are_parts_of_what_leads_to_them():
    content = (
        b"<akomaNtoso><doc><meta><notes><note eId='note_2' marker='2'><p>Yearly.</p></note></notes></meta>"
        b"<mainBody><p eId='p_1'>We<authorialNote eId='note_1' marker='1'><p>All.</p></authorialNote> meet"
        b"<noteRef href='#note_2'/>.</p></mainBody></doc></akomaNtoso>"
    )

    assert parts(read(content)) == [
        ("p_1", "paragraph", "", "", "We meet."),
        ("note_1", "note", "1", "p_1", "All."),
        ("note_2", "note", "2", "p_1", "Yearly."),
    ]


def test_an_annex_of_its_own_and_one_in_another_file():
    found = read(
        b"<akomaNtoso><doc><mainBody><p>x</p></mainBody><attachments>"
        b"<attachment eId='att_1'><num>Annex 1</num><doc><mainBody><p>y</p></mainBody></doc></attachment>"
        b"<attachment eId='att_2'><documentRef href='annex_2.xml'/></attachment></attachments></doc></akomaNtoso>"
    )

    assert [one[:2] + one[3:] for one in parts(found)] == [
        ("p_1", "paragraph", "", "x"),
        ("att_1", "annex", "", ""),
        ("att_1__p_1", "paragraph", "att_1", "y"),
        ("att_2", "annex", "", "annex_2.xml"),
    ]
    assert said(found, "documentRef") == ["the text stands in another file, 'annex_2.xml'"]


@pytest.mark.parametrize(
    ("body", "element", "listed"),
    [
        ("<p>a <del>b</del></p>", "del", "“b”"),
        ("<p>a <img src='x.png'/></p>", "img", "picture"),
        ("<p>a</p><foreign><math>2</math></foreign>", "foreign", "“2”"),
        ("<p>a</p><toc><tocItem>Chapter 1</tocItem></toc>", "toc", "“Chapter 1”"),
        ("<p>a</p><strange><p>b</p></strange>", "strange", "not known"),
        ("<p>a</p> b", "mainBody", "“b”"),
        (
            "<p>a <mod><quotedStructure><p>b</p></quotedStructure></mod></p>",
            "quotedStructure",
            "as words",
        ),
    ],
)
def test_what_an_outline_has_no_place_for_is_listed(body: str, element: str, listed: str):
    found = reading(body)

    assert found.outline.paragraphs[0].text.startswith("a")
    assert any(listed in one for one in said(found, element))


@pytest.mark.parametrize(
    ("said_language", "expected"),
    [("en", "en"), ("fre", "fr"), ("zho", "zh"), ("por", "pt"), ("", "und"), ("english", "und")],
)
def test_languages_of_any_code(said_language: str, expected: str):
    content = (
        f"<akomaNtoso><doc><meta><identification><FRBRExpression><FRBRlanguage language='{said_language}'/>"
        "</FRBRExpression></identification></meta><mainBody><p>x</p></mainBody></doc></akomaNtoso>"
    )

    assert read(content.encode()).outline.language == expected


@pytest.mark.parametrize("content", [b"<html><p>x</p></html>", b"<akomaNtoso/>", b"", b"A plan"])
def test_other_files_are_refused(content: bytes):
    with pytest.raises(CannotRead):
        read(content)


def test_what_is_akoma_ntoso():
    assert is_akoma_ntoso(b"<?xml version='1.0'?>\n<an:akomaNtoso xmlns:an='x'/>")
    assert is_akoma_ntoso("<akomaNtoso/>".encode("utf-16"))
    assert not is_akoma_ntoso(b"<p>akomaNtoso</p>")
    assert not is_akoma_ntoso(b"akomaNtoso")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the repository")
class TestRealFiles:
    """Files of the European Union's editor, and one of the ITU: counts and ids, no words."""

    @pytest.mark.parametrize(
        ("name", "kinds"),
        [
            ("annex_1", {"title": 1, "paragraph": 3}),
            (
                "bill",
                {
                    "title": 1,
                    "preamble": 11,
                    "note": 2,
                    "heading": 2,
                    "paragraph": 3,
                    "closing": 2,
                    "annex": 2,
                },
            ),
            ("memorandum", {"title": 1, "heading": 20, "paragraph": 16}),
            ("proposal", {"title": 2, "paragraph": 2}),
            ("res_2", {"title": 2, "preamble": 24, "heading": 4, "paragraph": 14}),
        ],
    )
    def test_every_part_is_read(self, name: str, kinds: dict[str, int]):
        found = read((SAMPLES / "akn" / f"{name}.xml").read_bytes())

        counted = [one.kind for one in found.outline.paragraphs]
        assert {kind: counted.count(kind) for kind in kinds} == kinds
        assert len(counted) == sum(kinds.values())
        assert found.outline.language == "en"

    def test_a_resolution_keeps_its_identification(self):
        found = read((SAMPLES / "akn" / "res_2.xml").read_bytes())

        assert found.identifiers.work == "/akn/un/statement/deliberation/itu-pp/2018-11-15/res-2"
        assert (found.metadata.kind, found.metadata.date) == ("resolution", "2018-11-15")
        assert (found.metadata.author, found.metadata.jurisdiction) == ("itu-pp", "un")
        assert [one.said for one in found.unread if "twice" in one.said]
