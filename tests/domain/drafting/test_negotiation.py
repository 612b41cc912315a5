"""A draft from its beginning to agreement: what is proposed, decided, carried, replaced, and what stays on record."""

import pytest

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions, deciding, proposing, sending
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.proposing import NoChange, Wanted
from consenso.domain.drafting.queries import own, proposals, sha_of
from consenso.domain.drafting.replay import at_revision, course, phrases

PORTS = "The parties shall open their harbours to all ships by 2035."
SHOULD = "The parties should open their harbours to all ships by 2035."
SOONER = "The parties shall open their harbours to all ships by 2032."


def reading(table, code):
    _, bracketed = composed(table.draft())
    return wording.read_draft(bracketed, code)


def test_a_draft_is_the_secretariats_alone_until_it_is_circulated(table):
    table.begin()

    with pytest.raises(NotFound):
        table.write("Ana", paragraph="p3", texts=(SHOULD,))
    actions.circulate(actor=table.actor("Sena"), identifier="harbour-plan", at=table.now())

    assert table.write("Ana", paragraph="p3", texts=(SHOULD,)).level == "private"


def test_a_draft_has_no_paragraph_of_a_kind_that_no_text_has(table):
    with pytest.raises(NotFound):
        table.begin(words=[("preambular", "", "Recalling the lights,")])


def test_what_is_prepared_nobody_else_knows_of_until_it_is_sent(table):
    row = table.open()
    before = table.draft().revision

    made = table.write("Dora", paragraph="p3", texts=(SHOULD,))

    assert table.draft().revision == before
    assert proposals(row.id) == ()
    assert reading(table, "XA")[2] == PORTS
    with pytest.raises(NotFound):
        sending.send(
            actor=table.actor("Bo"), identifier=row.identifier, proposals=[made.pk], at=table.now()
        )
    with pytest.raises(NotAllowed):
        sending.send(actor=table.actor("Dora"), identifier=row.identifier, at=table.now())
    sending.send(actor=table.actor("Ana"), identifier=row.identifier, at=table.now())
    assert reading(table, "XA")[2] == SHOULD
    assert own(row.id, table.actor("Ana").delegation.id) == ()


def test_read_out_for_a_delegation_it_is_what_that_delegation_sent(table):
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(SOONER,))
    table.propose("Cleo", "deletion", paragraph="p4")
    new = table.propose("Dan", "addition", after="p4", texts=("They meet every spring.",))

    assert reading(table, "XA")[2] == SHOULD
    assert reading(table, "XB")[2] == SOONER
    assert len(reading(table, "XC")) == 5
    assert "They meet every spring." in reading(table, "XD")
    assert reading(table, "XE") == reading(table, "")
    assert new.paragraph == "p7"


def test_a_place_is_decided_and_the_rest_is_carried(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(SOONER,))
    path, _ = next(wording.places(table.item("p3").segments))

    deciding.resolve(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        paragraph="p3",
        seal=table.seal("p3"),
        path=path,
        decision=1,
        at=table.now(),
    )

    found = proposals(row.id, open_only=False)
    assert [one.state for one in found] == ["met", "open"]
    assert found[0].fate[0]["met"] == [[12, "shall", "should"]]
    assert reading(table, "XB")[2] == SHOULD.replace("2035", "2032")


def test_who_decides_on_what_has_changed_decides_nothing(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    seal = table.seal("p3")
    table.propose("Bo", paragraph="p3", texts=(SOONER,))

    with pytest.raises(DraftHasChanged):
        deciding.resolve(
            actor=table.actor("Sena"),
            identifier=row.identifier,
            paragraph="p3",
            seal=seal,
            path=(1,),
            decision=1,
            at=table.now(),
        )
    assert table.item("p3").segments == table.item("p3").segments
    assert [one.state for one in proposals(row.id)] == ["open", "open"]


def test_another_proposal_for_the_same_words_replaces_the_first_and_says_so(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Ana", paragraph="p3", texts=(SOONER,))

    assert [one.state for one in proposals(row.id, open_only=False)] == ["replaced", "open"]
    assert reading(table, "XA")[2] == SOONER


def test_who_joins_stands_behind_it_and_who_leaves_does_not(table):
    row = table.open()
    made = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(SOONER,))

    sending.join(
        actor=table.actor("Bo"), identifier=row.identifier, proposal=made.pk, at=table.now()
    )
    assert reading(table, "XB")[2] == SHOULD
    sending.withdraw(
        actor=table.actor("Ana"), identifier=row.identifier, proposal=made.pk, at=table.now()
    )

    assert reading(table, "XA")[2] == PORTS
    assert [(one.state, one.by) for one in proposals(row.id, open_only=False)] == [
        ("open", ("XB",)),
        ("replaced", ()),
    ]


def test_what_was_written_on_earlier_words_is_carried_to_those_of_now(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    private = table.write("Bo", paragraph="p3", texts=(SOONER,))
    deciding.resolve(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        paragraph="p3",
        seal=table.seal("p3"),
        path=(1,),
        decision=1,
        at=table.now(),
    )

    kept = own(row.id, table.actor("Bo").delegation.id)[0]
    late = table.write("Cleo", paragraph="p3", texts=(SOONER,), base=sha_of(PORTS))

    assert kept.pk == private.pk
    assert kept.texts == (SHOULD.replace("2035", "2032"),)
    assert late.texts == kept.texts


def test_the_same_words_are_no_proposal(table):
    table.open()

    with pytest.raises(NoChange):
        table.write("Ana", paragraph="p3", texts=(PORTS,))
    assert table.write("Ana", "keep", paragraph="p3").kind == "keep"


def test_the_chair_words_a_paragraph_anew_and_nothing_is_lost(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    words = "The parties shall open all harbours to all ships by 2035."

    deciding.reword(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        paragraph="p3",
        base=sha_of(PORTS),
        text=words,
        at=table.now(),
    )

    assert reading(table, "")[2] == words
    assert reading(table, "XA")[2] == words.replace("shall", "should")


def test_a_new_paragraph_and_a_move_are_taken(table):
    row = table.open()
    new = table.propose("Dan", "addition", after="p4", texts=("They meet every spring.",))
    move = table.propose("Eva", "move", paragraph="p6", after="p3")
    for one in (new, move):
        deciding.take(
            actor=table.actor("Sena"),
            identifier=row.identifier,
            proposal=one.pk,
            seal=table.seal(one.paragraph),
            at=table.now(),
        )

    standing, bracketed = composed(table.draft())
    assert [one.id for one in standing.paragraphs] == ["p1", "p2", "p3", "p6", "p4", "p7", "p5"]
    assert all(one.is_agreed for one in bracketed.items)
    assert {one.state for one in proposals(row.id, open_only=False)} == {"met"}


def test_acts_in_order_give_the_draft_at_any_moment(table):
    row = table.open()
    shown = {}

    def note():
        now = table.draft()
        shown[now.revision] = composed(now)[1]

    note()
    first = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    note()
    table.propose("Bo", paragraph="p3", texts=(SOONER,))
    note()
    table.propose("Dan", "addition", after="p4", texts=("They meet every spring.",))
    note()
    sending.join(
        actor=table.actor("Eva"), identifier=row.identifier, proposal=first.pk, at=table.now()
    )
    note()
    deciding.take(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        proposal=first.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )
    note()

    now = table.draft()
    for number, bracketed in shown.items():
        then = at_revision(now, number)
        assert wording.compose_draft(then.base, then.asked()) == bracketed
    points, took = course(acts_of(now.id))
    assert [one.brackets for one in points] == [0, 1, 2, 3, 2]
    assert points[-1].agreed == 5
    assert next(one for one in took if one.paragraph == "p3").agreed_at is None
    said = phrases(acts_of(now.id), "p3")
    assert [(one.words, one.by) for one in said if one.verb == "take"] == [("should", ("XA", "XE"))]


def test_a_file_of_many_proposals_is_taken_and_what_cannot_be_is_named(table):
    row = table.open()
    kept, refused = proposing.write_all(
        actor=table.actor("Ana"),
        identifier=row.identifier,
        wanted=[
            Wanted("wording", "p3", (SHOULD,)),
            Wanted("wording", "p99", ("Nothing.",)),
            Wanted("deletion", "p4"),
        ],
        at=table.now(),
    )

    assert [one.paragraph for one in kept] == ["p3", "p4"]
    assert [(place, type(error)) for place, error in refused] == [(1, NotFound)]


def test_who_would_not_have_the_own_new_paragraph_any_more_does_not_propose_it(table):
    row = table.open()
    new = table.propose("Dan", "addition", after="p4", texts=("They meet every spring.",))
    table.write("Dan", "deletion", paragraph=new.paragraph, on=f"n{new.number}")

    assert sending.send(actor=table.actor("Dan"), identifier=row.identifier, at=table.now()) == ()
    assert [one.state for one in proposals(row.id, open_only=False)] == ["replaced"]
    assert own(row.id, table.actor("Dan").delegation.id) == ()


def test_what_stood_on_what_is_taken_back_is_carried_in_private_too(table):
    row = table.open()
    new = table.propose("Dan", "addition", after="p4", texts=("They meet every spring.",))
    table.write("Bo", "keep", paragraph=new.paragraph, on=f"n{new.number}")
    table.write("Cleo", "merge", paragraph="p4", others=(new.paragraph,), texts=("All in one.",))

    sending.withdraw(
        actor=table.actor("Dan"), identifier=row.identifier, proposal=new.pk, at=table.now()
    )

    (kept,) = own(row.id, table.actor("Bo").delegation.id)
    (merged,) = own(row.id, table.actor("Cleo").delegation.id)
    assert (kept.kind, kept.texts, kept.after) == ("addition", ("They meet every spring.",), "p4")
    assert (merged.kind, merged.paragraph, merged.texts) == ("wording", "p4", ("All in one.",))
    for name in ("Bo", "Cleo"):
        sending.send(actor=table.actor(name), identifier=row.identifier, at=table.now())
    assert "They meet every spring." in reading(table, "XB")
    assert "All in one." in reading(table, "XC")


def test_new_words_for_a_place_have_the_space_that_is_the_places(table):
    row = table.open()
    table.propose("Ana", paragraph="p3", texts=(PORTS.replace("shall", "shall strongly"),))
    path, _ = next(wording.places(table.item("p3").segments))

    deciding.resolve(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        paragraph="p3",
        seal=table.seal("p3"),
        path=path,
        decision="firmly",
        at=table.now(),
    )

    assert reading(table, "")[2] == PORTS.replace("shall", "shall firmly")
