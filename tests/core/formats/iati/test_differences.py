"""Two forms of an activity → the values in which they differ: each told once, and those of one name with each other."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consenso.core.formats.iati import Difference, canonical_of, differences
from tests.core.formats.iati.files import activity

BUDGETS = '<budget type="1"><value>5</value></budget><budget type="2"><value>6</value></budget>'


def form(text):
    return canonical_of(etree.fromstring(text))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("<x><a>1</a></x>", "<x><a>2</a></x>", [("a", "1", "2")]),
        ("<x><a b='1'/></x>", "<x><a b='2'/></x>", [("a/@b", "1", "2")]),
        ("<x/>", "<x><a>1</a></x>", [("a", "", "1")]),
        ("<x><a>1</a><a>2</a></x>", "<x><a>2</a><a>1</a></x>", []),  # an order alone
        ("<x><a>1</a><a>2</a></x>", "<x><a>2</a></x>", [("a[1]", "1", "")]),
        ("<x><a>1</a></x>", "<x><a>0</a><a>1</a></x>", [("a[1]", "", "0")]),
        (  # days of one type are compared, wherever they stand
            "<x><day type='1' iso='a'/><day type='2' iso='b'/></x>",
            "<x><day type='2' iso='c'/><day type='1' iso='a'/></x>",
            [("day[1]/@iso", "b", "c")],
        ),
        (
            f"<x>{BUDGETS}</x>",
            f"<x>{BUDGETS.replace('6', '7')}</x>",
            [("budget[2]/value", "6", "7")],
        ),
        ("<x><p xml:lang='en'/></x>", "<x><p xml:lang='fr'/></x>", [("p/@xml:lang", "en", "fr")]),
        ("<x><n:a xmlns:n='urn:n'>1</n:a></x>", "<x/>", [("a", "1", "")]),
    ],
    ids=range(10),
)
def test_each_value_that_differs_is_told_with_its_place(before, after, expected):
    found = differences(form(before), form(after))
    assert found == tuple(Difference(*one) for one in expected)


def test_an_activity_differs_from_itself_in_nothing_and_from_another_in_what_was_changed():
    first = form(activity())
    assert differences(first, first) == ()
    later = activity().replace("A hall", "Two halls").replace('code="2"', 'code="4"')
    assert differences(first, form(later)) == (
        Difference("title/narrative", "A hall", "Two halls"),
        Difference("activity-status/@code", "2", "4"),
    )


elements = st.recursive(
    st.builds(
        lambda tag, value, text: f"<{tag} v='{value}'>{text}</{tag}>",
        st.sampled_from("ab"), st.integers(0, 3), st.sampled_from(["", "one", "two"]),
    ),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<c>{''.join(parts)}</c>"),
    max_leaves=8,
)  # fmt: skip


def values(text):
    """Return every value of an element, wherever it stands, as often as it does."""
    found: Counter[str] = Counter()
    for node in etree.fromstring(text).iter():
        found.update([node.text or "", *node.values()])
    del found[""]
    return found


@given(elements, elements)
def test_what_is_told_turns_the_values_of_the_one_into_those_of_the_other(one, two):
    before, after = form(f"<x>{one}</x>"), form(f"<x>{two}</x>")
    held = values(before)
    for each in differences(before, after):
        held.subtract([each.before] if each.before else [])
        held.update([each.after] if each.after else [])
    assert +held == values(after)
    assert not -held
    assert differences(before, before) == ()
