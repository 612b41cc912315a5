"""Brackets that hands wrote over several paragraphs: read as one in each, where they can be meant in one way only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import read_all_by_hand
from tests.core.wording.test_by_hand import NAMES, marked, texts


def over(*texts):
    found = read_all_by_hand(texts, NAMES)
    return [(one.base, [(said.by, said.wording) for said in one.stated]) for one in found], found


@pytest.mark.parametrize(
    ("texts", "read"),
    [
        (
            ("We meet. [We talk.", "We eat.", "So] (Borea: delete) we go."),
            [
                ("We meet. We talk.", [(("BOR",), "We meet.")]),
                ("We eat.", [(("BOR",), "")]),
                ("So we go.", [(("BOR",), "we go.")]),
            ],
        ),
        (
            ("[Borea: We talk.", "So] we go."),
            [("", [(("BOR",), "We talk.")]), ("we go.", [(("BOR",), "So we go.")])],
        ),
        (
            ("We [talk.", "So (Aurelia)] we go."),
            [("We", [(("AUR",), "We talk.")]), ("we go.", [(("AUR",), "So we go.")])],
        ),
        (
            ("[We [all] (Aurelia: delete) talk.", "We go.] (Borea, CAL: delete)"),
            [
                ("We all talk.", [(("AUR",), "We talk."), (("BOR", "CAL"), "")]),
                ("We go.", [(("BOR", "CAL"), "")]),
            ],
        ),
        (
            ("【双方会晤。", "并】（博雷亚：删除）合作。"),
            [("双方会晤。", [(("BOR",), "")]), ("并合作。", [(("BOR",), "合作。")])],
        ),
    ],
)
def test_a_bracket_over_paragraphs_is_one_in_each(texts, read):
    said, found = over(*texts)

    assert said == read
    assert {one.together for one in found} == {tuple(range(len(texts)))}
    for text, one in zip(texts, found, strict=True):
        told = [remark for remark in one.remarks if remark.why == "over"]
        assert len(told) == 1
        assert text[told[0].at :].startswith(told[0].words)


@pytest.mark.parametrize(
    "texts",
    [
        ("We [talk.", "We go."),
        ("We talk.", "We] go."),
        ("We [talk. [", "We] go."),
        ("We [Alt 1: talk.", "We] go."),
        ("We [talk.", "We] [Alt 2: should] go."),
        ("We [talk.", "We][should] go."),
        ("We [talk] [or", "eat] and go."),
        ("We [talk / or", "eat] and go."),
        ("We [to be confirmed", "eat] and go."),
        ("We [", "eat] and go."),
        ("We [talk", "", "eat] and go."),
        ("We [talk", "eat]] and go."),
        ("[We talk.", "So] (Borea: delete) [we", "go.] (CAL: delete)"),
    ],
)
def test_a_bracket_over_paragraphs_that_may_be_meant_otherwise_stays_words_and_is_told(texts):
    said, found = over(*texts)

    assert [base for base, _ in said if "]" in base or "[" in base]
    assert "".join(base for base, _ in said) == "".join(texts)
    assert any(remark.why == "unbalanced" for one in found for remark in one.remarks)
    assert {one.together for one in found} == {()}


def test_two_brackets_over_paragraphs_that_share_one_belong_together():
    said, found = over(
        "[We talk.", "So] (Borea: delete) we go. [And", "end.] (CAL: delete)", "Last."
    )

    assert said == [
        ("We talk.", [(("BOR",), "")]),
        ("So we go. And", [(("BOR",), "we go. And"), (("CAL",), "So we go.")]),
        ("end.", [(("CAL",), "")]),
        ("Last.", []),
    ]
    assert [one.together for one in found] == [(0, 1, 2)] * 3 + [()]


@settings(max_examples=200, deadline=None)
@given(some.lists(texts(), min_size=1, max_size=4), some.data())
def test_no_word_is_lost_of_paragraphs_that_are_read_together(parts, data):
    at = data.draw(some.integers(0, len(parts) - 1))
    parts[at] = f"[{parts[at]}"
    parts[-1] = f"{parts[-1]}]" + data.draw(
        some.sampled_from(["", " (Borea: delete)", " (Nord: add)"])
    )

    for text, found in zip(parts, read_all_by_hand(parts, NAMES), strict=True):
        said = [one.wording for one in found.stated]
        kept = " ".join([found.base, *said, *(one.words for one in found.remarks)])
        assert marked(text) <= marked(kept)
        assert marked(" ".join([found.base, *said])) <= marked(text)
        for told in found.remarks:
            assert told.words == text[told.at : told.at + len(told.words)] or told.why == "twice"
