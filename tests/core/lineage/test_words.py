"""Wordings side by side: what differs is marked, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as some

from consenso.core.lineage import Stretch, beside

WORDS = some.lists(some.sampled_from(["ports", "shall", "港", "口", " ", "\n", "2030."])).map(
    "".join
)


@given(some.lists(WORDS, max_size=3), some.lists(WORDS, max_size=3))
def test_stretches_joined_are_the_paragraphs(olds, news):
    for texts, found in zip((olds, news), beside(olds, news), strict=True):
        joined = ["".join(one.text for one in stretches) for stretches in found]
        assert joined == [text if text.strip() else "" for text in texts]


@given(some.lists(WORDS, max_size=3), some.lists(WORDS, max_size=3))
def test_what_is_not_marked_is_the_same_on_both_sides(olds, news):
    old, new = (
        "".join(one.text for stretches in side for one in stretches if not one.is_changed).split()
        for side in beside(olds, news)
    )

    assert "".join(old) == "".join(new)


def test_words_that_are_there_on_one_side_alone_are_marked():
    old, new = beside(["Ports open.", "Schools open by 2030."], ["Ports and schools open by 2030."])

    assert [one.text for stretches in old for one in stretches if one.is_changed] == [
        "open.",
        "Schools",
    ]
    assert [one.text for one in new[0] if one.is_changed] == ["and schools"]


def test_chinese_is_marked_by_character():
    assert beside(["双方将举行会议。"], ["双方应举行会议。"])[0][0][1] == Stretch("将", True)


def test_a_paragraph_without_another_differs_whole():
    assert beside(["We thank the hosts."], []) == (((Stretch("We thank the hosts.", True),),), ())
