"""Positions on many paragraphs at once, and what a person has read."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions, deciding, positions, proposing, sending
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import acts_of, words_changed
from consenso.domain.drafting.positions import (
    accept_all,
    drop_position,
    say_all,
    seal_of_words,
    still_without,
    take,
    without_brackets,
)
from consenso.domain.drafting.proposing import NotOpen
from consenso.domain.drafting.queries import own
from consenso.domain.drafting.reading import last_read, mark_read
from tests.negotiating import PLAN

SHOULD = "The parties should open their harbours to all ships by 2035."


def to_accept(table, name):
    row, who = table.draft(), table.actor(name)
    found = still_without(row.id, who.delegation.id, without_brackets(*composed(row)))
    return [one.id for one in found], seal_of_words(found)


def stances(table, name=""):
    delegation = table.actor(name).delegation.id if name else None
    found = positions.positions(table.draft().id, delegation=delegation)
    return [(one.delegation, one.paragraph, one.stance, one.is_said) for one in found]


def test_what_has_no_brackets_is_accepted_in_one_act(table):
    row = table.open()
    table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    ids, seal = to_accept(table, "Ana")
    before = table.draft().revision

    done = accept_all(actor=table.actor("Ana"), identifier=PLAN, seal=seal, at=table.now())

    assert ids == ["p4", "p6"]
    assert done == ("p4", "p6")
    assert table.draft().revision == before + 1
    assert stances(table) == [("XA", "p4", "accepts", True), ("XA", "p6", "accepts", True)]
    act = acts_of(row.id, after=before)[0]
    assert (act.verb, act.payload["said"]["paragraphs"]) == ("accept", ["p4", "p6"])


def test_of_linked_paragraphs_none_is_accepted_until_all_can_be(table):
    table.open()
    chair = table.actor("Sena")
    actions.link(
        actor=chair, identifier=PLAN, paragraphs=["p3", "p4"], name="ships", at=table.now()
    )
    table.propose("Bo", paragraph="p3", texts=(SHOULD,))

    assert to_accept(table, "Ana")[0] == ["p6"]


def test_who_accepts_what_has_changed_accepts_nothing(table):
    table.open()
    _, seal = to_accept(table, "Ana")
    table.propose("Bo", paragraph="p3", texts=(SHOULD,))

    with pytest.raises(DraftHasChanged):
        accept_all(actor=table.actor("Ana"), identifier=PLAN, seal=seal, at=table.now())

    assert stances(table) == []


def test_a_delegate_prepares_and_the_head_says_it_all(table):
    table.open()
    _, seal = to_accept(table, "Dora")
    accept_all(actor=table.actor("Dora"), identifier=PLAN, seal=seal, at=table.now())
    why = "Our ports freeze over."
    reserves = take(
        actor=table.actor("Dora"),
        identifier=PLAN,
        stance="reserves",
        paragraph="p3",
        words=why,
        at=table.now(),
    )
    before = table.draft().revision
    assert stances(table) == []
    assert stances(table, "Bo") == []
    prepared = positions.positions(table.draft().id, delegation=table.actor("Ana").delegation.id)
    picked = [one.pk for one in prepared]
    assert len(picked) == 3

    with pytest.raises(NotAllowed):
        say_all(actor=table.actor("Dora"), identifier=PLAN, positions=picked, at=table.now())
    with pytest.raises(NotFound):
        say_all(actor=table.actor("Bo"), identifier=PLAN, positions=picked, at=table.now())
    say_all(actor=table.actor("Ana"), identifier=PLAN, positions=picked, at=table.now())

    assert table.draft().revision == before + 2
    assert sorted(stances(table)) == [
        ("XA", "p3", "reserves", True),
        ("XA", "p4", "accepts", True),
        ("XA", "p6", "accepts", True),
    ]
    with pytest.raises(NotFound):
        drop_position(
            actor=table.actor("Ana"), identifier=PLAN, position=reserves.pk, at=table.now()
        )


def test_a_prepared_position_is_dropped_by_its_own_delegation_alone(table):
    table.open()
    made = take(
        actor=table.actor("Dora"), identifier=PLAN, stance="ad_ref", paragraph="p3", at=table.now()
    )

    with pytest.raises(NotFound):
        drop_position(actor=table.actor("Bo"), identifier=PLAN, position=made.pk, at=table.now())
    drop_position(actor=table.actor("Dora"), identifier=PLAN, position=made.pk, at=table.now())

    assert stances(table, "Ana") == []


def test_it_is_known_since_when_words_are_as_they_are(table):
    row = table.open()
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    assert words_changed(row.id) == {}

    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    assert words_changed(row.id) == {"p3": table.at}


def test_a_person_has_read_up_to_a_revision_and_never_less(table):
    row = table.open()
    ana = table.actor("Ana")

    assert last_read(ana.person, row.id) == 0
    assert mark_read(actor=ana, identifier=PLAN, revision=99, at=table.now()) == row.revision
    assert mark_read(actor=ana, identifier=PLAN, revision=1, at=table.now()) == row.revision
    assert last_read(ana.person, row.id) == row.revision
    assert last_read(table.actor("Dora").person, row.id) == 0
    with pytest.raises(NotFound):
        mark_read(actor=table.actor("Otto"), identifier=PLAN, revision=1, at=table.now())


def test_what_would_stand_on_a_decided_proposal_is_refused_and_what_stood_on_one_stands_for_itself(
    table,
):
    row = table.open()
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    later = "The parties should open their harbours to all ships by 2040."
    table.write("Ana", paragraph="p3", on=f"n{made.number}", texts=(later,))
    deciding.decline(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    held = own(row.id, table.actor("Ana").delegation.id)[0]
    assert (held.on, held.texts) == ("", (later,))
    with pytest.raises(NotOpen):
        table.write("Cleo", paragraph="p3", on=f"n{made.number}", texts=(later,))
    sent = sending.send(actor=table.actor("Ana"), identifier=PLAN, at=table.now())
    assert sent[0].texts == (later,)
    assert sent[0].state == proposing.State.OPEN
