"""Brackets as HTML: a space stands beside them as it does in the notation, and nothing that comes from outside is markup."""

import pytest
from django.utils.html import strip_tags

from consenso.core.wording import Alternative, Place, compose, written
from consenso.core.wording import Proposal as Wanted
from consenso.interfaces.ui.brackets import brackets

BASE = "The Parties shall keep 24 lighthouses lit every night."


def shown(bracketed) -> str:
    return strip_tags(brackets(bracketed, name=str))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Parties shall strive to keep 24 lighthouses lit every night.",
            "The Parties shall [strive to] (XA) keep 24 lighthouses lit every night.",
        ),
        (
            "The Parties shall keep 24 lighthouses lit every night of the year.",
            "The Parties shall keep 24 lighthouses lit every night [of the year] (XA).",
        ),
        (
            "The Parties shall keep lighthouses lit every night.",
            "The Parties shall keep [24] (XA: delete) lighthouses lit every night.",
        ),
    ],
)
def test_space_stands_beside_brackets_that_can_be_nothing(text, expected):
    bracketed = compose(BASE, [Wanted(("XA",), text)])

    assert shown(bracketed) == expected
    assert written(bracketed).replace("(XA: add)", "(XA)") == expected


def test_words_that_are_always_there_keep_their_spaces():
    place = Place((Alternative(("shall ",)), Alternative(("will ",), ("XA",))))

    assert shown(("We ", place, "meet.")) == "We [shall ][will ] (XA)meet."


def test_words_are_never_markup():
    place = Place((Alternative(()), Alternative((" <i>soon</i>",), ("XA",))))

    assert "&lt;i&gt;soon" in brackets(("We meet", place), name=str)
