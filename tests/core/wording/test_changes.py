"""What differs between two wordings: exactly, and as a person would mark it."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from consenso.core.wording import Change, changes, tokens
from tests.core.wording.texts import edited, texts

PAIRS = texts.flatmap(lambda text: some.tuples(some.just(text), some.one_of(edited(text), texts)))


def made(text, found):
    for one in reversed(found):
        assert text[one.at : one.at + len(one.old)] == one.old
        text = text[: one.at] + one.new + text[one.at + len(one.old) :]
    return text


@given(texts)
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens(text)) == text


@given(texts, texts)
def test_a_text_between_spaces_has_the_same_tokens_whatever_is_beside_it(text, other):
    found = tokens(f"a {text.strip()} a")

    assert tokens(f"b {text.strip()} {other.strip()} c")[2 : len(found) - 2] == found[2:-2]


@settings(max_examples=500, deadline=None)
@given(PAIRS)
@example(("\x00", ""))  # a character and a word that rapidfuzz cannot tell apart
@example(("a  b", "a b"))
def test_changes_made_in_one_text_give_the_other(pair):
    old, new = pair
    found = changes(old, new)

    assert made(old, found) == new
    assert (found == ()) == (old == new)
    for one, other in pairwise(found):
        assert one.at + len(one.old) < other.at


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("We strongly support it.", "We support it.", [("strongly ", "")]),
        ("We support it strongly.", "We support it.", [(" strongly", "")]),
        ("We shall meet.", "We should meet.", [("shall", "should")]),
        ("We build 20,000 schools.", "We build 30,000 schools.", [("20,000", "30,000")]),
        ("Win-win cooperation.", "Win-lose cooperation.", [("Win-win", "Win-lose")]),
        ("We meet. We talk.", "We meet. We eat. We talk.", [("", "We eat. ")]),
        ("双方将举行会议。", "双方应举行部长级会议。", [("将", "应"), ("", "部长级")]),
        ("El año de la paz", "El día de la paz", [("año", "día")]),
        # What is kept between two changes is no more than an article: one change.
        (
            "The ports of the coast open.",
            "The quays of the islands open.",
            [("ports of the coast", "quays of the islands")],
        ),
    ],
)
def test_changes_are_whole_words_with_the_space_that_goes_with_them(old, new, found):
    assert [(one.old, one.new) for one in changes(old, new)] == found


def test_a_sentence_mostly_rewritten_is_one_change_and_the_others_stay():
    first, third = "The Parties met in Aurelia.", "They will meet again in two years."
    old = f"{first} We shall support the building of schools by 2031. {third}"
    new = f"{first} The ministers agree that schools matter most where children need them. {third}"

    assert changes(old, new) == (
        Change(
            len(first) + 1,
            "We shall support the building of schools by 2031.",
            "The ministers agree that schools matter most where children need them.",
        ),
    )


def test_in_chinese_a_sentence_mostly_rewritten_is_one_change():
    old = "双方将建设学校。各方应加强互利共赢的合作，推动人民之间的交流。"
    new = "双方将建设学校。各国将开展教育、卫生和科技方面的务实合作。"

    assert [one.at for one in changes(old, new)] == [8]
