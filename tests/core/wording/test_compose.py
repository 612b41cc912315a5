"""The laws of bracketed text, over six languages and thousands of random texts; and how it looks."""

from hypothesis import given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    Proposal,
    as_json,
    compose,
    from_json,
    places,
    reading,
    wordings,
)
from tests.core.wording.texts import CODES, bases_and_proposals

MANY = settings(max_examples=300, deadline=None)


def proposed(base, proposals):
    return {code: text for one, text in wordings(base, proposals).items() for code in one.by}


@MANY
@given(bases_and_proposals())
def test_read_out_for_a_delegation_it_is_what_the_delegation_proposed(case):
    base, proposals = case
    bracketed = compose(base, proposals)

    for code, text in proposed(base, proposals).items():
        assert reading(bracketed, code) == text
    assert reading(bracketed, "ZZZ") == base
    assert reading(bracketed) == base


@MANY
@given(bases_and_proposals(), some.randoms())
def test_the_order_of_proposals_changes_nothing(case, random):
    base, proposals = case
    shuffled = proposals.copy()
    random.shuffle(shuffled)

    assert compose(base, shuffled) == compose(base, proposals)


@MANY
@given(bases_and_proposals())
def test_each_place_has_different_alternatives_the_base_first_and_nothing_is_empty(case):
    bracketed = compose(*case)

    assert from_json(as_json(bracketed)) == bracketed
    for _, place in places(bracketed):
        texts = [reading(one.segments) for one in place.alternatives]
        assert len(set(texts)) == len(texts) > 1
        assert all(one.by for one in place.alternatives[1:])
        assert not any(one.segments == () for one in place.alternatives[1:-1])


@MANY
@given(bases_and_proposals())
def test_who_proposes_the_same_stands_together(case):
    base, proposals = case
    bracketed = compose(base, proposals)
    everyone = proposed(base, proposals)

    for _, place in places(bracketed):
        for one, text in everyone.items():
            for other, same in everyone.items():
                if text == same:
                    behind = [(one in alt.by, other in alt.by) for alt in place.alternatives]
                    assert all(a == b for a, b in behind)


@given(bases_and_proposals())
def test_without_proposals_that_change_anything_there_are_no_brackets(case):
    base, _ = case
    whole = (base,) if base else ()

    assert compose(base, []) == whole
    assert compose(base, [Proposal(CODES, None), Proposal(("H",), base)]) == whole
