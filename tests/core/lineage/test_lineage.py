"""What became of each paragraph: on plans written for it, on small cases, and as laws over any texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consenso.core.lineage import chains, lineage, meaning, succession
from consenso.core.outline import Outline
from tests.core.lineage.plans import (
    ES_2021,
    ES_2024,
    PLAN_2021,
    PLAN_2024,
    PLAN_2027,
    TRUTH_2024,
    TRUTH_SHORT,
    VERSIONS,
    ZH_2021,
    ZH_2024,
    outline,
    version,
)

SENTENCES = tuple(row for rows in VERSIONS.values() for row in rows)


def told(
    old: Outline, new: Outline, **options: object
) -> set[tuple[tuple[str, ...], tuple[str, ...], str]]:
    return {(one.old, one.new, one.change) for one in lineage(old, new, **options)}


@pytest.mark.parametrize("encoder", [None, meaning], ids=["words", "meaning"])
@pytest.mark.parametrize(
    ("old", "new", "truth"),
    [
        (PLAN_2021, PLAN_2024, TRUTH_2024),
        (ES_2021, ES_2024, TRUTH_SHORT),
        (ZH_2021, ZH_2024, TRUTH_SHORT),
    ],
    ids=["en", "es", "zh"],
)
def test_each_paragraph_of_a_plan_is_found_in_the_next(old, new, truth, encoder):
    assert told(old, new, encoder=encoder) == truth


def test_strength_of_each_promise_that_was_carried_over():
    steps = {
        one.new[0]: (one.strength, one.reason) for one in lineage(PLAN_2021, PLAN_2024) if one.new
    }
    assert steps["p3"] == ("stronger", "verb")  # endeavour → will
    assert steps["p7"] == ("weaker", "verb")  # shall → should
    assert steps["p10"] == ("stronger", "number")  # 5,000 → 7,500
    assert steps["p11"] == ("equal", "")


def test_words_that_changed_are_told():
    (step,) = [one for one in lineage(PLAN_2021, PLAN_2024) if one.new == ("p10",)]
    assert [(one.before, one.after) for one in step.words] == [("5,000", "7,500")]


def test_a_paragraph_elsewhere_with_other_words_is_reworded_and_says_that_it_moved():
    old = outline("en", *VERSIONS["en"])
    rows = list(VERSIONS["en"])
    rows.append(rows.pop(1).replace("1.5 million", "2 million"))
    (step,) = [one for one in lineage(old, outline("en", *rows)) if one.old == ("p2",)]
    assert (step.new, step.change, step.is_moved) == (("p8",), "reworded", True)


def test_a_paragraph_elsewhere_with_the_same_words_is_moved():
    rows = list(VERSIONS["es"])
    rows.insert(0, rows.pop(4))
    steps = lineage(version("es"), outline("es", *rows))
    assert [one.old for one in steps if one.change == "moved"] == [("p5",)]
    assert {one.change for one in steps} == {"same", "moved"}


def test_paragraphs_that_share_only_what_every_declaration_says_do_not_continue_one_another():
    old = outline(
        "en",
        "We will continue to strengthen our cooperation and promote development in our countries.",
    )
    new = outline(
        "en", "We will strengthen cooperation on the promotion of chess among lighthouse keepers."
    )
    assert {one.change for one in lineage(old, new)} == {"new", "dropped"}


def test_headings_are_compared_with_headings_alone():
    old = outline("en", "# Trade and investment", "Something else entirely.")
    new = outline("en", "Trade and investment", "# Trade and investment")
    assert told(old, new) == {
        (("p1",), ("p2",), "same"),
        ((), ("p1",), "new"),
        (("p2",), (), "dropped"),
    }


def test_a_repeated_paragraph_is_matched_in_its_order():
    row = "The Parties shall report to the Council every spring."
    assert told(outline("en", row, row), outline("en", row, row, row)) == {
        (("p1",), ("p1",), "same"),
        (("p2",), ("p2",), "same"),
        ((), ("p3",), "new"),
    }


def test_without_paragraphs_there_are_no_steps():
    assert lineage(outline("en"), outline("en")) == ()
    assert told(outline("en"), outline("en", "We meet.")) == {((), ("p1",), "new")}


def test_a_plan_in_another_language_is_followed_by_what_it_says():
    steps = lineage(version("es"), version("zh-Hans"), encoder=meaning)
    assert [(one.old, one.new) for one in steps] == [((f"p{n}",), (f"p{n}",)) for n in range(1, 9)]


def test_across_languages_a_promise_that_was_softened_is_weaker():
    rows = list(VERSIONS["zh-Hans"])
    rows[3] = "巴西和日本将努力在2028年底前在北极建设三个科考站。"
    (step,) = [
        one
        for one in lineage(version("en"), outline("zh-Hans", *rows), encoder=meaning)
        if one.old == ("p4",)
    ]
    assert (step.new, step.change, step.strength, step.reason) == (
        ("p4",),
        "reworded",
        "weaker",
        "verb",
    )


# --- chains ----------------------------------------------------------------------------------------------------------

PLANS = (PLAN_2021, PLAN_2024, PLAN_2027)


def test_chains_lead_through_three_plans():
    found = chains(PLANS, succession(PLANS, encoder=meaning), least=3)
    assert {one.stages for one in found} == {
        (("p1",), ("p1",), ("p1",)),
        (("p7",), ("p2",), ("p7",)),
        (("p8",), ("p3",), ("p8",)),
        (("p10",), ("p9",), ("p2",)),
        (("p11",), ("p10",), ("p3",)),
    }


def test_a_paragraph_that_comes_back_after_a_plan_without_it_is_in_one_chain():
    passages = succession(PLANS, encoder=meaning)
    (back,) = [one for one in passages if (one.at, one.to) == (0, 2)]
    assert (back.step.old, back.step.new, back.step.strength) == (("p13",), ("p4",), "stronger")
    assert (("p13",), (), ("p4",)) in {one.stages for one in chains(PLANS, passages)}


def test_a_single_text_has_no_chain():
    assert chains((PLAN_2021,), succession((PLAN_2021,))) == []


# --- laws ------------------------------------------------------------------------------------------------------------


@st.composite
def texts(draw: st.DrawFn) -> Outline:
    """Return a text of whole, cut, joined and strange paragraphs, some of them headings, some equal."""
    rows = draw(
        st.lists(
            st.one_of(
                st.sampled_from(SENTENCES),
                st.sampled_from(SENTENCES).map(lambda row: f"# {row[:30]}"),
                st.sampled_from(SENTENCES).map(lambda row: row[len(row) // 2 :]),
                st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES)).map(" ".join),
                st.text(max_size=30),
            ),
            max_size=14,
        )
    )
    return outline(draw(st.sampled_from(("en", "es", "fr", "nl", "pt", "zh-Hans", "und"))), *rows)


@settings(deadline=None)
@given(texts(), texts())
def test_every_paragraph_of_both_texts_stands_in_one_step_exactly(old, new):
    steps = lineage(old, new)
    assert sorted(name for one in steps for name in one.old) == sorted(
        one.id for one in old.paragraphs
    )
    assert sorted(name for one in steps for name in one.new) == sorted(
        one.id for one in new.paragraphs
    )
    for one in steps:
        assert 0 <= one.score <= 1
        assert len(one.old) <= 1 or len(one.new) <= 1
        assert (one.change == "new") == (not one.old)
        assert (one.change == "dropped") == (not one.new)
        assert (one.change == "merged") == (len(one.old) > 1)
        assert (one.change == "split") == (len(one.new) > 1)


@settings(deadline=None)
@given(texts())
def test_a_text_beside_itself_is_the_same(text):
    assert {one.change for one in lineage(text, text)} <= {"same"}
    assert all(
        one.old == one.new and one.score == 1 and not one.words for one in lineage(text, text)
    )


@settings(deadline=None)
@given(texts(), texts())
def test_lineage_is_the_same_each_time(old, new):
    assert lineage(old, new) == lineage(old, new)


@settings(deadline=None, max_examples=40)
@given(st.lists(texts(), min_size=2, max_size=4))
def test_each_paragraph_is_in_one_chain_at_most(plans):
    found = chains(plans, succession(plans))
    for at in range(len(plans)):
        names = [name for one in found for name in one.stages[at]]
        assert len(names) == len(set(names))
