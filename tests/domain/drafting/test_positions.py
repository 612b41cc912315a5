"""Where delegations stand: prepared in private, said by who speaks for them, one after the other, and all of it kept."""

import json

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import positions
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.positions import WordsMissing, all_positions
from tests.negotiating import PLAN


def take(table, name, stance, **given):
    return positions.take(
        actor=table.actor(name), identifier=PLAN, stance=stance, at=table.now(), **given
    )


def said(table, code=None):
    delegation = table.actor(code).delegation.id if code else None
    found = positions.positions(table.draft().id, delegation=delegation)
    return [(one.delegation, one.paragraph, one.stance, one.is_said) for one in found]


def test_what_a_delegate_prepares_the_head_says_and_nobody_hears_of_it_before(table):
    table.open()
    before = table.draft().revision
    made = take(table, "Dora", "reserves", paragraph="p3", words="Not by 2035, says XA.")

    assert said(table) == said(table, "Bo") == []
    assert said(table, "Ana") == [("XA", "p3", "reserves", False)]
    assert table.draft().revision == before
    positions.say(actor=table.actor("Ana"), identifier=PLAN, position=made.pk, at=table.now())

    assert said(table) == said(table, "Ana") == [("XA", "p3", "reserves", True)]
    assert "Not by 2035" in json.dumps([act.payload for act in acts_of(table.draft().id)])


def test_a_later_position_on_the_same_ends_the_one_before_and_both_are_kept(table):
    row = table.open()
    take(table, "Bo", "ad_ref", paragraph="p3")
    take(table, "Bo", "accepts")
    take(table, "Bo", "explains", paragraph="p3", words="We take it\0 to mean ships of peace.")

    assert said(table) == [("XB", "", "accepts", True), ("XB", "p3", "explains", True)]
    kept = [(one.stance, one.ended_at is None) for one in all_positions(row.id)]
    assert sorted(kept) == [("accepts", True), ("ad_ref", False), ("explains", True)]
    assert "We take it to mean ships of peace." in {one.words for one in all_positions(row.id)}


@pytest.mark.parametrize("stance", ["reserves", "objects", "explains"])
def test_who_stands_apart_says_why(table, stance):
    table.open()

    with pytest.raises(WordsMissing):
        take(table, "Bo", stance, paragraph="p3", words=" ")
    with pytest.raises(NotFound):
        take(table, "Bo", "shrugs", words="Why.")
    assert said(table) == []


def test_on_what_is_not_there_for_others_nobody_says_where_they_stand(table):
    table.open()
    private = table.write("Ana", paragraph="p3", texts=("The parties open harbours.",))

    for name in ("Ana", "Bo"):
        with pytest.raises(NotFound):
            take(table, name, "accepts", proposal=private.pk)
    with pytest.raises(NotFound):
        take(table, "Bo", "accepts", paragraph="p99")
    assert said(table) == []


def test_positions_are_those_of_delegations_and_the_secretariat_has_none(table):
    table.open()

    with pytest.raises(NotAllowed):
        take(table, "Sena", "accepts")
    with pytest.raises((NotFound, NotAllowed)):
        take(table, "Otto", "accepts")


def test_nobody_says_what_another_delegation_prepared(table):
    table.open()
    made = take(table, "Dora", "accepts", paragraph="p3")

    with pytest.raises(NotFound):
        positions.say(actor=table.actor("Bo"), identifier=PLAN, position=made.pk, at=table.now())
    assert said(table) == []
