"""A delegation that presides proposes for itself or as the chair: two voices, of which each takes the place of its own alone."""

import pytest

from consenso.core.wording import read_draft, written
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import sending
from consenso.domain.drafting.chairs import (
    ChairsVersion,
    chairs_proposals,
    successive,
    versions_by_number,
)
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act
from consenso.domain.drafting.positions import positions, take
from consenso.domain.drafting.queries import own, proposals
from consenso.domain.drafting.replay import at_revision
from consenso.domain.drafting.word import as_sent, brackets_of, ours, state_of
from tests.negotiating import PLAN

PILOTS = "The parties will train 200 pilots every year."
OURS = "The parties will train 250 pilots every year."
CHAIRS = "The parties will train 220 pilots every year."


def read(table, sign):
    return read_draft(composed(table.draft())[1], sign)[3]


def test_it_is_said_whose_proposal_it_is_and_both_stand_beside_each_other(table):
    table.open(presided_by="XB")

    first = table.propose("Bo", paragraph="p4", texts=(OURS,))
    second = table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    assert [(one.is_chairs, one.by, one.voice) for one in (first, second)] == [
        (False, ("XB",), "XB"),
        (True, ("secretariat",), "secretariat"),
    ]
    assert [one.state for one in proposals(table.draft().id)] == ["open", "open"]
    assert (read(table, "XB"), read(table, "CHAIR"), read(table, "XA")) == (OURS, CHAIRS, PILOTS)


def test_another_of_the_chair_takes_the_place_of_the_chair_s_and_leaves_the_delegation_s(table):
    table.open(presided_by="XB")
    table.propose("Bo", paragraph="p4", texts=(OURS,))
    table.propose("Sena", paragraph="p4", texts=(CHAIRS,))

    table.propose("Bo", paragraph="p4", texts=("The parties will train pilots.",), is_chairs=True)

    found = proposals(table.draft().id, open_only=False)
    assert [one.state for one in found] == ["open", "replaced", "open"]


def test_what_is_prepared_in_the_one_voice_leaves_what_is_prepared_in_the_other(table):
    row = table.open(presided_by="XB")
    table.write("Bo", paragraph="p4", texts=(OURS,))
    table.write("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)
    table.write("Bo", paragraph="p4", texts=("As the chair again.",), is_chairs=True)

    mine = table.actor("Bo").delegation.id
    assert [(one.is_chairs, one.texts) for one in own(row.id, mine)] == [
        (False, (OURS,)),
        (True, ("As the chair again.",)),
    ]
    sent = sending.send(actor=table.actor("Bo"), identifier=PLAN, at=table.now())
    assert [one.by for one in sent] == [("XB",), ("secretariat",)]


def test_what_is_prepared_as_the_chair_is_the_own_delegation_s_alone_until_it_is_sent(table):
    row = table.open(presided_by="XB")
    made = table.write("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    for name in ("Ana", "Sena"):
        actor = table.actor(name)
        with pytest.raises(Exception, match=str(made.pk)):
            sending.send(actor=actor, identifier=PLAN, proposals=[made.pk], at=table.now())
        assert own(row.id, actor.delegation.id) == ()
    assert read(table, "CHAIR") == PILOTS


@pytest.mark.parametrize("name", ["Ana", "Dora"])
def test_who_does_not_preside_is_not_the_chair(table, name):
    table.open(presided_by="XB")

    with pytest.raises(NotAllowed):
        table.write(name, paragraph="p4", texts=(CHAIRS,), is_chairs=True)


def test_the_presiding_head_takes_back_what_the_chair_proposed_and_others_do_not(table):
    table.open(presided_by="XB")
    made = table.propose("Sena", paragraph="p4", texts=(CHAIRS,))

    with pytest.raises(NotAllowed):
        sending.withdraw(
            actor=table.actor("Ana"), identifier=PLAN, proposal=made.pk, at=table.now()
        )
    gone = sending.withdraw(
        actor=table.actor("Bo"), identifier=PLAN, proposal=made.pk, at=table.now()
    )

    assert (gone.state, gone.by) == ("withdrawn", ())


def test_delegations_answer_it_and_the_one_that_presides_for_itself_too(table):
    table.open(presided_by="XB")
    made = table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    for name in ("Ana", "Bo"):
        take(
            actor=table.actor(name),
            identifier=PLAN,
            stance="accepts",
            proposal=made.pk,
            at=table.now(),
        )

    said = positions(table.draft().id)
    assert [(one.delegation, one.proposal) for one in said] == [("XA", 1), ("XB", 1)]


def test_the_acts_give_it_again_as_the_chair_s(table):
    table.open(presided_by="XB")
    table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    act = Act.objects.filter(verb="send").get()
    said = act.payload["proposals"][0]
    assert (act.by, said["by"], said["chairs"]) == ("XB", ["secretariat"], True)
    then = at_revision(table.draft(), table.draft().revision)
    assert [(one.is_chairs, one.by) for one in then.proposals] == [(True, ("secretariat",))]


def test_in_word_what_is_prepared_as_the_chair_stands_beside_what_the_delegation_sent(table):
    row = table.open(presided_by="XB")
    table.propose("Bo", paragraph="p4", texts=(OURS,))
    table.write("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    mine = ours(table.draft(), state_of(table.draft()), delegation=table.actor("Bo").delegation.id)

    assert [one.proposal.by for one in mine.asked] == [("XB",), ("CHAIR",)]
    assert mine.bracketed.items
    assert row.presided_by == "XB"


def test_one_after_the_other_the_chairs_proposals_on_a_paragraph_are_its_versions(table):
    row = table.open(presided_by="XB")
    table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)
    table.propose("Ana", paragraph="p4", texts=(OURS,))
    table.propose("Bo", "move", paragraph="p4", after="p6", is_chairs=True)
    table.propose("Sena", "deletion", paragraph="p6")
    table.propose("Sena", "keep", paragraph="p4")

    chains = successive(chairs_proposals(row.id))

    assert [[one.number for one in chain] for chain in chains] == [[1, 5], [3], [4]]
    assert versions_by_number(chains) == {1: ChairsVersion(1, 2, 5), 5: ChairsVersion(2, 2)}


def test_a_draft_on_which_the_chair_proposed_nothing_has_no_versions(table):
    row = table.open()
    table.propose("Ana", paragraph="p4", texts=(OURS,))

    assert successive(chairs_proposals(row.id)) == ()


def test_in_word_the_chair_is_the_author_of_what_it_proposes(table):
    row = table.open(presided_by="XB")
    table.propose("Bo", paragraph="p4", texts=(OURS,))
    table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)
    names = {"XB": "Borea", "CHAIR": "The chair"}

    made = as_sent(table.draft(), state_of(table.draft()), title="", name=names.__getitem__)

    assert {(one.by, one.text) for one in made.proposals} == {
        (("Borea",), OURS),
        (("The chair",), CHAIRS),
    }
    notation = written(brackets_of(state_of(row))["p4"]).replace("\\", "")
    assert (
        notation
        == "The parties will train [200] [Alt 1: 220] (CHAIR) [Alt 2: 250] (XB) pilots every year."
    )


def test_what_the_chair_proposes_is_answered_and_not_joined(table):
    table.open(presided_by="XB")
    sent = table.propose("Bo", paragraph="p4", texts=(CHAIRS,), is_chairs=True)

    with pytest.raises(NotAllowed, match="the chair's"):
        sending.join(actor=table.actor("Ana"), identifier=PLAN, proposal=sent.pk, at=table.now())

    assert proposals(table.draft().id)[0].by == ("secretariat",)
