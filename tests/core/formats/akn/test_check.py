"""What the check finds; that it finds nothing in what we write."""

import pytest
from hypothesis import given

from consenso.core.formats.akn import Metadata, check, write
from consenso.core.outline import Outline
from tests.core.formats.akn.outlines import LANGUAGES, PLAN, SAMPLES, outlines, part, plan

USUAL = Outline(
    "en",
    "A plan",
    (
        part("title", "title", "", "", "A plan"),
        part("rec_1", "preamble", "(1)", "", "Recalling the first plan,"),
        part("rec_1__point_a", "point", "(a)", "rec_1", "in all its parts,"),
        part("sec_I", "heading", "I.", "", "Schools"),
        part("para_1", "paragraph", "1.", "sec_I", "We will:"),
        part("para_1__point_a", "point", "(a)", "para_1", "build;"),
        part("para_2", "paragraph", "2.", "sec_I", "We agree."),
        part("p_1", "closing", "", "", "Done in Meridian."),
        part("att_1", "annex", "Annex", "", "Schools"),
        part("att_1__para_1", "paragraph", "1.", "att_1", "North."),
    ),
)


def found(content: bytes) -> list[tuple[str, str]]:
    return [(one.about, one.said) for one in check(content)]


def changed(old: str, new: str) -> list[tuple[str, str]]:
    """Return what is found once something of a sound file is changed."""
    content = write(USUAL, PLAN).decode()
    assert old in content
    return found(content.replace(old, new).encode())


def test_a_usual_text_as_we_write_it_is_sound():
    assert found(write(USUAL, PLAN)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_names_of_ids_that_we_were_given_are_found(language: str):
    assert {about for about, _ in found(write(plan(language), PLAN))} <= {"naming"}


@given(outlines())
def test_whatever_we_write_has_form_ids_and_references(outline: Outline):
    assert {about for about, _ in found(write(outline, PLAN))} <= {"naming"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</akomaNtoso>", "", ("form", "no element found")),
        ("ns/akn/3.0", "ns/akn/2.0", ("form", "namespace")),
        ('eId="para_2"', 'eId="para_1"', ("id", "'para_1' stands twice: first in line")),
        (' eId="para_2"', "", ("id", "<paragraph> has no eId")),
        ('eId="para_2"', 'eId="sec_2"', ("naming", "<paragraph> is 'para' in ids, not 'sec'")),
        ('eId="para_2"', 'eId="para_2_3"', ("naming", "no name, or name and number")),
        ('eId="para_2"', 'eId="sec_2__para_2"', ("naming", "does not stand in 'sec_2'")),
        ('eId="para_2"', 'xml:id="para_2"', ("naming", "1 ids are in xml:id")),
        ("#meridian-forum", "#nobody", ("reference", "leads to '#nobody', which is not there")),
        ('language="eng"', 'language="en"', ("metadata", "three letters of ISO 639-3: 'en'")),
        ('date="2031-12-03"', 'date="2031-12-33"', ("metadata", "no date: '2031-12-33'")),
        ('/eng@2031-12-03/!main"', '/fra@2031-12-03/!main"', ("metadata", "is not within")),
        ("<FRBRWork>", "<FRBRwork>", ("form", "")),
    ],
)
def test_each_fault_is_found(old: str, new: str, expected: tuple[str, str]):
    about, words = expected

    assert any(one[0] == about and words in one[1] for one in changed(old, new))


def test_a_document_without_metadata_is_found():
    content = b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc name='x'><mainBody/></doc></akomaNtoso>"

    assert found(content) == [("metadata", "<doc> is not identified")]


def test_lines_are_those_of_the_file():
    content = write(USUAL, PLAN)
    wrong = content.replace(b'eId="para_2"', b'eId="para_1"')

    (one,) = check(wrong)

    assert b'eId="para_1"' in wrong.splitlines()[one.line - 1]
    assert str(one).startswith(f"line {one.line}: id: ")


def test_an_empty_text_is_sound():
    assert found(write(Outline("en", "", ()), Metadata(date="2031-12-03"))) == []


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the repository")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("res_2", {"id": 2, "reference": 2}),
        ("bill", {"id": 0, "reference": 2}),
        ("annex_1", {"id": 0, "reference": 3}),
    ],
)
def test_real_files(name: str, expected: dict[str, int]):
    abouts = [about for about, _ in found((SAMPLES / "akn" / f"{name}.xml").read_bytes())]

    assert {about: abouts.count(about) for about in expected} == expected
