"""Texts of known structure, read from nine kinds of file."""

import pytest

from consenso.core.outline import Outline, Paragraph, read
from tests.core.outline.rendering import WRITERS, Truth, truths

TRUTHS = truths()


def squeezed(text: str) -> str:
    """Return a text without spaces: line ends are set anew by every writer."""
    return "".join(text.split())


def shape(outline: Outline) -> list[tuple[str, str, int, str]]:
    """Return kind, number, place of the parent and text of every part."""
    places = {one.id: at for at, one in enumerate(outline.paragraphs)}
    return [
        (one.kind, one.number, places.get(one.parent, -1), squeezed(one.text))
        for one in outline.paragraphs
    ]


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("truth", TRUTHS, ids=lambda one: one.name)
def test_a_file_of_any_kind_gives_the_structure_that_it_was_written_with(truth: Truth, writer):
    found = read(WRITERS[writer](truth), name=f"{truth.name}.{writer}")

    assert shape(found) == [
        (part.kind, part.number, part.parent, squeezed(part.text)) for part in truth.parts
    ]
    assert found.language == truth.language


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("truth", TRUTHS[::3], ids=lambda one: one.name)
def test_offsets_lead_from_a_part_to_its_place_in_the_source(truth: Truth, writer):
    found = read(WRITERS[writer](truth), name=f"{truth.name}.{writer}")

    ends = [(one.start, one.end) for one in found.paragraphs]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(found.source) for start, end in ends)
    for one in found.paragraphs:
        stands = squeezed(found.source[one.start : one.end].replace("\\", ""))
        assert stands.strip("*").endswith(squeezed(one.text))
        assert squeezed(one.number) in stands


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda one: one.name)
def test_ids_are_unique_and_stay_the_same_from_one_kind_of_file_to_another(truth: Truth):
    named = {
        tuple(one.id for one in read(WRITERS[writer](truth), name=f"a.{writer}").paragraphs)
        for writer in ("txt", "styled.docx", "html")
    }

    assert len(named) == 1
    ids = named.pop()
    assert len(ids) == len(set(ids))
    assert all(part.replace("_", "").replace("-", "").isalnum() for part in ids)


def test_the_ids_of_a_plan_follow_the_naming_convention():
    (truth,) = [one for one in TRUTHS if one.name == "plan.es"]
    found = read(WRITERS["txt"](truth), name="plan.txt")

    assert [one.id for one in found.paragraphs] == [
        "title",
        "rec_1",
        "rec_2",
        "rec_3",
        "sec_I",
        "para_1",
        "para_2",
        "sec_II",
        "para_3",
        "para_3__point_a",
        "para_3__point_b",
        "para_3__point_c",
        "para_4",
        "sec_III",
        "para_5",
        "para_6",
        "sec_IV",
        "para_7",
        "conclusions__p_1",
        "att_I",
        "att_I__para_1",
        "att_I__para_2",
    ]


def test_numbers_that_begin_anew_under_each_heading_are_named_within_it():
    text = (
        "I. Ports\n\n1. We will dredge.\n\n2. We will build.\n\nII. Schools\n\n1. We will teach.\n"
    )

    ids = [one.id for one in read(text.encode(), name="a.txt").paragraphs]

    assert ids == ["sec_I", "sec_I__para_1", "sec_I__para_2", "sec_II", "sec_II__para_1"]


def test_pages_are_counted_in_pdf_and_told_of_no_other_file():
    (truth,) = [one for one in TRUTHS if one.name == "communique.en"]

    pages = [one.page for one in read(WRITERS["pdf"](truth), name="a.pdf").paragraphs]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (1, 3)
    assert {one.page for one in read(WRITERS["html"](truth), name="a.html").paragraphs} == {0}


def test_an_outline_goes_through_json_and_comes_back():
    found = read(WRITERS["md"](TRUTHS[0]), name="a.md")

    assert Outline.from_json(found.as_json(), source=found.source) == found
    assert isinstance(found.paragraphs[0], Paragraph)
