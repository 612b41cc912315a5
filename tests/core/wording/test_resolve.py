"""Deciding a place: the next base, what becomes of each proposal, and that nothing is lost."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from consenso.core.wording import (
    CannotDecide,
    Proposal,
    compose,
    places,
    reading,
    rebase,
    resolve,
    wordings,
)
from tests.core.wording.texts import CODES, bases_and_proposals, edited, texts

MANY = settings(max_examples=250, deadline=None)


@some.composite
def decisions(draw):
    """A base, proposals, a place of theirs that can be decided, and a decision on it."""
    base, proposals = draw(bases_and_proposals())
    found = [
        (path, place) for path, place in places(compose(base, proposals)) if not any(path[1::2])
    ]
    assume(found)
    path, place = draw(some.sampled_from(found))
    numbers = some.integers(0, len(place.alternatives) - 1)
    return base, proposals, path, place, draw(some.one_of(numbers, numbers, edited("a b c"), texts))


def told(base, fate):
    """What the changes of a fate make of the base before."""
    found = sorted(
        (*fate.met, *fate.set_aside, *fate.carried, *fate.clashing), key=lambda one: one.at
    )
    for one in reversed(found):
        assert base[one.at : one.at + len(one.old)] == one.old
        base = base[: one.at] + one.new + base[one.at + len(one.old) :]
    return base


@MANY
@given(decisions(), some.booleans())
def test_every_proposal_has_a_fate_and_all_of_its_changes_are_in_it(case, insist):
    base, proposals, path, _, decision = case
    ids = [one.id for one in proposals] if insist else []
    found = resolve(base, proposals, path, decision, insisting=ids)

    assert [fate.proposal for fate in found.fates] == proposals
    for fate in found.fates:
        assert told(base, fate) == wordings(base, proposals)[fate.proposal]
        assert not (fate.set_aside and insist)


@MANY
@given(decisions())
def test_the_next_base_has_what_was_taken_and_the_others_read_as_before_but_for_the_place(case):
    base, proposals, path, place, decision = case
    before = compose(base, proposals)
    found = resolve(base, proposals, path, decision)
    after = compose(found.base, found.proposals)

    segments = (decision,) if isinstance(decision, str) else place.alternatives[decision].segments
    expected = put(before, path, segments)
    assert found.base == reading(expected)
    for code in (*CODES, "ZZZ"):
        assert reading(after, code) == reading(expected, code)


def put(segments, path, taken):
    number, *rest = path
    if not rest:
        return (*segments[:number], *taken, *segments[number + 1 :])
    place = segments[number]
    base, *others = place.alternatives
    inner = type(base)(put(base.segments, rest[1:], taken), base.by)
    return (*segments[:number], type(place)((inner, *others)), *segments[number + 1 :])


@MANY
@given(decisions())
def test_who_insists_reads_exactly_as_before(case):
    base, proposals, path, place, decision = case
    before = compose(base, proposals)
    found = resolve(base, proposals, path, decision, insisting=[one.id for one in proposals])
    after = compose(found.base, found.proposals)

    for fate in found.fates:
        for code in fate.proposal.by:
            spoke = reading((place,), code) != reading(place.base.segments) or any(
                code in one.by for one in place.alternatives
            )
            if spoke and fate.clashing:
                assert reading(after, code) == reading(before, code)


@settings(max_examples=200, deadline=None)
@given(bases_and_proposals(), some.randoms())
def test_deciding_place_after_place_ends_in_a_clean_text(case, random):
    base, proposals = case
    for _ in range(60):
        bracketed = compose(base, proposals)
        found = [(path, place) for path, place in places(bracketed) if not any(path[1::2])]
        if not found:
            break
        path, place = random.choice(found)
        made = resolve(base, proposals, path, random.randrange(len(place.alternatives)))
        base, proposals = made.base, made.proposals

    assert not list(places(bracketed))
    assert {one.wording for one in proposals} <= {None, base}


@MANY
@given(bases_and_proposals(), some.data())
def test_on_another_base_nothing_is_lost_and_the_order_of_changes_does_not_matter(case, data):
    base, proposals = case
    next_base = data.draw(edited(base))
    found = rebase(base, next_base, proposals)
    after = compose(next_base, found.proposals)

    assert [fate.proposal for fate in found.fates] == proposals
    assert reading(after) == next_base
    for fate in found.fates:
        assert told(base, fate) == wordings(base, proposals)[fate.proposal]
        assert fate.next is not None or not fate.clashing
        assert not fate.set_aside


@given(bases_and_proposals())
def test_on_the_same_base_every_proposal_stays(case):
    base, proposals = case
    before, found = compose(base, proposals), rebase(base, base, proposals)

    assert compose(base, found.proposals) == before


BASE = "Ministers shall visit and strongly support schools."
STRONG = Proposal(("AUR",), "Ministers shall visit and support schools.", id="1")
SHOULD = Proposal(("BOR", "CAL"), "Ministers should visit and firmly support schools.", id="2")
KEEPS = Proposal(("DRA",), None, id="3")
PORTS = Proposal(("ESM",), "Ministers shall visit and strongly support schools and ports.", id="4")
ALL = [STRONG, SHOULD, KEEPS, PORTS]


def test_a_place_is_decided_and_each_proposal_hears_what_became_of_it():
    (_, _), (path, place), _ = places(compose(BASE, ALL))
    assert [one.segments for one in place.alternatives] == [("strongly ",), ("firmly ",), ()]

    found = resolve(BASE, ALL, path, 2)

    assert found.base == "Ministers shall visit and support schools."
    met, aside, kept, carried = found.fates
    assert (met.next, [one.old for one in met.met]) == (None, ["strongly "])
    assert [one.new for one in aside.set_aside] == ["firmly "]
    assert [(one.old, one.new) for one in aside.carried] == [("shall", "should")]
    assert aside.next.wording == "Ministers should visit and support schools."
    assert [(one.old, one.new) for one in kept.set_aside] == [("strongly ", "strongly ")]
    assert kept.next.wording is None
    assert carried.next.wording == "Ministers shall visit and support schools and ports."


def test_who_insists_stands_against_the_decision():
    (_, _), (path, _), _ = places(compose(BASE, ALL))

    found = resolve(BASE, ALL, path, 2, insisting=["2", "3"])

    assert found.fates[1].next.wording == "Ministers should visit and firmly support schools."
    assert found.fates[2].next.wording == BASE
    assert [one.new for one in found.fates[2].clashing] == ["strongly "]


def test_a_new_wording_settles_a_place_for_all():
    (path, _), *_ = places(compose(BASE, ALL))

    found = resolve(BASE, ALL, path, "will")

    assert found.base == "Ministers will visit and strongly support schools."
    assert found.fates[1].next.wording == "Ministers will visit and firmly support schools."
    assert found.fates[0].next.wording == "Ministers will visit and support schools."


def test_a_dispute_inside_what_is_taken_stays_open():
    base = "We meet."
    first = Proposal(("AUR",), "We meet every year in spring, with all Ministers.", id="1")
    second = Proposal(("BOR",), "We meet every year in autumn, with all Ministers.", id="2", on="1")
    (path, place), (inner, _) = places(compose(base, [first, second]))
    assert place.alternatives[1].by == ("AUR", "BOR")

    found = resolve(base, [first, second], path, 1)

    assert found.base == first.wording
    assert found.fates[0].next is None
    assert (found.fates[1].next.wording, found.fates[1].next.on) == (second.wording, "")
    with pytest.raises(CannotDecide, match="inside"):
        resolve(base, [first, second], inner, 1)


@pytest.mark.parametrize(
    ("path", "decision"), [((0,), 0), ((9,), 0), ((), 0), ((1,), 5), ((1, 0, 0), 0)]
)
def test_what_is_not_there_cannot_be_decided(path, decision):
    with pytest.raises(CannotDecide, match="place"):
        resolve(BASE, ALL, path, decision)


def test_who_takes_back_an_own_proposal_on_what_is_decided_stands_behind_one_wording_still():
    first = Proposal(("AUR",), "We will meet.", id="1")
    back = Proposal(("AUR",), "", id="2", on="1")
    other = Proposal(("BOR",), "We may meet.", id="3")
    asked = [first, back, other]
    path, _ = next(places(compose("", asked)))

    found = resolve("", asked, path, 0, insisting={"1", "3"})

    assert reading(compose(found.base, found.proposals), "AUR") == ""


def test_other_words_altogether_that_are_taken_are_met_and_stand_once():
    whole = Proposal(("AUR",), "Yes, we meet.", id="1", is_whole=True)
    other = Proposal(("BOR",), "They eat.", id="2", is_whole=True)

    found = rebase("we meet.", "Yes, we meet.", [whole, other])

    assert found.fates[0].next is None
    assert found.fates[0].met
    assert found.fates[1].next.wording == "They eat."
