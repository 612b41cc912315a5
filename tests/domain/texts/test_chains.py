"""Chains of paragraphs through texts, and sections: whatever was merged and split, each paragraph stands once."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from consenso.core.lineage import Step, lineage
from consenso.core.outline import Outline, Paragraph
from consenso.domain.texts.chains import COUNTED, chains, sections
from tests.texts import FIRST, SECOND, THIRD, outline


def plan(*identifiers, kind="paragraph", parent=""):
    return Outline(
        "en", "", tuple(Paragraph(one, kind, "", parent, one, 0, 0) for one in identifiers)
    )


def step(old, new, change="reworded"):
    return Step(tuple(old), tuple(new), change, 0.8, "equal")


def test_chains_of_the_imaginary_plans():
    texts = [outline(one, "en") for one in (FIRST, SECOND, THIRD)]
    steps = [lineage(old, new) for old, new in pairwise(texts)]

    found = [one.stages for one in chains(texts, steps, least=3)]

    assert (("para_2-1",), ("para_4",), ("para_1",)) in found  # the exchange of teachers
    assert (("para_1-2",), ("para_1",), ("para_3",)) in found  # the lighthouses
    assert not any("title" in ids or "sec_I" in ids for stages in found for ids in stages)


def test_what_was_split_and_merged_again_is_one_chain():
    texts = plan("a", "z"), plan("b", "c"), plan("d")
    steps = (
        (step("a", "bc", "split"), step("z", "", "dropped")),
        (step("bc", "d", "merged"),),
    )

    [found] = chains(texts, steps)

    assert found.stages == (("a",), ("b", "c"), ("d",))
    assert [len(passed) for passed in found.steps] == [1, 1]
    assert (found.length, found.last) == (3, 2)


def test_a_chain_that_begins_late_or_ends_early_has_empty_stages():
    texts = plan("a"), plan("b", "c"), plan("d")
    steps = (step("a", "b"), step("", "c", "new")), (step("c", "d"), step("b", "", "dropped"))

    assert [one.stages for one in chains(texts, steps)] == [
        ((), ("c",), ("d",)),
        (("a",), ("b",), ()),
    ]
    assert chains(texts, steps, least=3) == ()


def test_headings_are_in_no_chain():
    texts = plan("a", kind="heading"), plan("b", kind="heading")

    assert chains(texts, ((step("a", "b"),),)) == ()


def test_nothing_compared_has_no_chains():
    assert chains((), ()) == ()
    assert chains((plan("a"),), ()) == ()


@given(some.lists(some.lists(some.sampled_from(["same", "dropped", "merged", "split"]))))
def test_each_paragraph_stands_once_in_its_chain(changes):
    texts, steps, here = [plan(*(f"p{n}" for n in range(6)))], [], [f"p{n}" for n in range(6)]
    for found in changes[:4]:
        passed, after = [], []
        left = iter(here)
        for place, one in enumerate(left):
            change = found[place % len(found)] if found else "same"
            other = next(left, None) if change == "merged" else None
            olds = [one, other] if other else [one]
            count = {"dropped": 0, "split": 2}.get(change, 1)
            news = [f"q{len(after) + n}" for n in range(count)]
            passed.append(step(olds, news, change))
            after += news
        texts.append(plan(*after))
        steps.append(passed)
        here = after

    held = Counter(
        (place, one)
        for chain in chains(texts, steps)
        for place, stage in enumerate(chain.stages)
        for one in stage
    )

    assert set(held.values()) <= {1}
    carried = {
        (at, one)
        for at, passed in enumerate(steps)
        for one_step in passed
        if one_step.new
        for one in one_step.old
    }
    assert carried <= set(held)


def test_sections_are_the_uppermost_headings():
    found = sections(outline(FIRST, "en"))

    assert [found.headings[one].text for one in found.ids if one] == ["Ports", "Schools"]
    assert found.of["para_1-3__point_a"] == "sec_I"
    assert found.of["rec_1"] == ""
    assert set(found.of) == {
        one.id for one in outline(FIRST, "en").paragraphs if one.kind in COUNTED
    }


def test_under_a_single_heading_the_next_ones_are_the_sections():
    parts = (
        Paragraph("whole", "heading", "", "", "Plan", 0, 0),
        Paragraph("p0", "paragraph", "", "whole", "Before.", 0, 0),
        Paragraph("a", "heading", "I.", "whole", "Ports", 0, 0),
        Paragraph("p1", "paragraph", "", "a", "One.", 0, 0),
        Paragraph("b", "heading", "II.", "whole", "Schools", 0, 0),
        Paragraph("p2", "paragraph", "", "b", "Two.", 0, 0),
        Paragraph("c", "heading", "A.", "b", "Teachers", 0, 0),
        Paragraph("p3", "paragraph", "", "c", "Three.", 0, 0),
    )

    assert dict(sections(Outline("en", "", parts)).of) == {
        "p0": "whole",
        "p1": "a",
        "p2": "b",
        "p3": "b",
    }


def test_a_text_without_headings_is_one_section():
    assert sections(plan("a", "b")).ids == ("",)
    assert sections(Outline("en", "", ())).ids == ()
