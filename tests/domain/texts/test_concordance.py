"""One text in its languages: aligned once they are imported, seen from either side, with what differs."""

import pytest

from consenso.core.errors import NotFound
from consenso.core.lineage import Pair
from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts import made, models
from consenso.domain.texts.concordance import (
    Alignment,
    alignment,
    alignments,
    counterparts,
    pairs_by_number,
    rows,
)
from consenso.domain.texts.contents import content, contents, outline_of
from tests.people import sena
from tests.texts import FIRST, import_all

FORUM = "meridian"


@pytest.fixture(scope="module")
def first(meridian, django_db_blocker):
    """The first plan in its three languages, aligned."""
    with django_db_blocker.unblock():
        tuple(import_all(FIRST, actor=sena()))
        made.make_alignments(FORUM, FIRST)
        return {row.language: row for row in contents(FORUM, FIRST)}


def numbered(*numbers, language="en"):
    parts = (Paragraph(f"para_{n}", "paragraph", f"{n}.", "", f"Text {n}.", 0, 0) for n in numbers)
    return Outline(language, "", tuple(parts))


def test_every_language_is_aligned_with_every_other(first):
    assert models.Alignment.objects.count() == 3
    for one in first.values():
        assert set(alignments(one, among=tuple(first.values()))) == {
            row.id for row in first.values() if row.id != one.id
        }


def test_an_alignment_is_the_same_from_either_side(first):
    here = alignment(first["en"], first["zh-Hans"])
    there = alignment(first["zh-Hans"], first["en"])

    assert {(pair.a, pair.b) for pair in here.pairs} == {(pair.b, pair.a) for pair in there.pairs}
    assert counterparts(here, "para_1-3__point_b") == ("para_1-3__point_2",)
    assert counterparts(there, "para_1-3__point_2") == ("para_1-3__point_b",)
    assert counterparts(here, "no_such") == ()


def test_what_differs_is_told_from_either_side(first):
    (number, word) = alignment(first["en"], first["es"]).discordances
    (number_too, _) = alignment(first["es"], first["en"]).discordances

    assert (number.kind, number.in_one, number.in_other) == ("number", "150", "130")
    assert (number_too.in_one, number_too.in_other) == ("130", "150")
    assert (word.kind, word.in_one, word.in_other) == ("obligation", "should", "deberán")
    assert number.one == word.one == ("para_2-1",)


def test_rows_hold_every_paragraph_of_both_once(first):
    said = {row.language: outline_of(row) for row in first.values()}
    for one in first:
        for other in first:
            if one == other:
                continue
            found = rows(said[one], said[other], alignment(first[one], first[other]))
            assert [part for row in found for part in row.one] == list(said[one].paragraphs)
            assert {part.id for row in found for part in row.other} == {
                part.id for part in said[other].paragraphs
            }


def test_a_difference_stands_in_its_row(first):
    found = rows(
        outline_of(first["en"]), outline_of(first["es"]), alignment(first["en"], first["es"])
    )

    (row,) = [row for row in found if row.differs]
    assert [part.id for part in row.one] == ["para_2-1"]
    assert len(row.differs) == 2


def test_without_an_alignment_rows_go_by_numbers():
    one, other = numbered(1, 2, 4), numbered(1, 3, 4, language="es")

    found = rows(one, other, None)

    assert [([p.number for p in row.one], [p.number for p in row.other]) for row in found] == [
        (["1."], ["1."]),
        (["2."], []),
        ([], ["3."]),
        (["4."], ["4."]),
    ]


def test_what_has_another_order_is_read_in_the_order_of_the_first():
    one, other = numbered(1, 2, 3), numbered(1, 2, 3, language="es")
    moved = tuple(
        Pair(a, b, 0.9, is_moved=True)
        for a, b in (
            (("para_3",), ("para_1",)),
            (("para_1",), ("para_3",)),
            ((), ("para_2",)),
            (("para_2",), ()),
        )
    )

    found = rows(one, other, Alignment(moved, ()))

    # What the other has alone stands after what stands before it there: its 2 after its 1, beside our 3.
    assert [([p.number for p in row.one], [p.number for p in row.other]) for row in found] == [
        (["1."], ["3."]),
        (["2."], []),
        (["3."], ["1."]),
        ([], ["2."]),
    ]


def test_empty_texts_have_no_rows():
    nothing = Outline("en", "", ())

    assert rows(nothing, nothing, None) == ()
    assert pairs_by_number(nothing, numbered(1)) == (Pair((), ("para_1",), 0.0),)


def test_a_language_that_is_not_there_is_told(first):
    with pytest.raises(NotFound):
        content(FORUM, FIRST, "fr")
