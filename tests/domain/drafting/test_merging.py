"""Merging any paragraphs of a draft, in an order; and what is proposed on a merge, and on a split."""

import pytest

from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.core.wording import WrongProposal, read_draft
from consenso.domain.drafting import deciding
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act
from consenso.domain.drafting.queries import paragraphs, proposals
from consenso.domain.drafting.replay import at_revision
from consenso.domain.drafting.word import as_sent, brackets_of, state_of
from tests.negotiating import PLAN

HARBOURS = "The parties shall open their harbours to all ships by 2035."
PILOTS = "The parties will train 200 pilots every year."
SCHOOLS = "The parties encourage schools to exchange teachers."
ALL = f"{SCHOOLS} {HARBOURS} {PILOTS}"
SOONER = ALL.replace("2035", "2030")
HEADS = ("Harbour Plan", "Ports", "Learning")


def read(table, sign=""):
    """Return the paragraphs that are no headings, as a delegation would have them."""
    found = read_draft(composed(table.draft())[1], sign)
    return tuple(one for one in found if one not in HEADS)


def merged(table, name="Ana", text=ALL, **more):
    return table.propose(name, "merge", paragraph="p6", others=("p3", "p4"), texts=(text,), **more)


def decide(table, act, proposal, paragraph="p6"):
    act(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=proposal.pk,
        seal=table.seal(paragraph),
        at=table.now(),
    )


def words(table):
    return [one.text for one in paragraphs(table.draft().id) if one.text and one.text not in HEADS]


def test_paragraphs_before_it_are_merged_into_one_in_the_order_that_is_named(table):
    table.open()
    made = merged(table)

    assert made.others == ("p3", "p4")
    assert read(table, "XA") == (ALL,)
    assert read(table, "XB") == (HARBOURS, PILOTS, SCHOOLS)
    assert Act.objects.get(verb="send").payload["proposals"][0]["others"] == ["p3", "p4"]
    (then,) = at_revision(table.draft(), table.draft().revision).proposals
    assert (then.kind, then.paragraph, then.others) == ("merge", "p6", ("p3", "p4"))

    decide(table, deciding.take, made)
    assert words(table) == [ALL]
    for paragraph, numbers in (("p3", [1]), ("p4", [1]), ("p6", [1]), ("p2", [])):
        past = proposals(table.draft().id, open_only=False, paragraph=paragraph)
        assert [one.number for one in past] == numbers, paragraph
    assert proposals(table.draft().id) == ()
    assert composed(table.draft())[1].orders == ()


def test_all_of_it_stands_in_word(table):
    table.open()
    merged(table)
    row = table.draft()

    made = as_sent(row, state_of(row), title="", name=lambda sign: sign.title())

    found = {one.paragraph: (one.kind, one.text) for one in made.proposals}
    assert found["p6"] == ("wording", ALL)
    assert {found[one][0] for one in ("p3", "p4")} == {"deletion"}
    assert word.tracked(made)
    flat = as_sent(row, state_of(row), title="", name=lambda sign: sign.title(), is_tracked=False)
    compiled = word.compilation(flat, codes={"Xa": "XA"}, bracketed=brackets_of(state_of(row)))
    assert "(XA: delete)" in "".join(word.base(word.read(compiled).body))


@pytest.mark.parametrize("others", [("p99",), ("p3", "p99")], ids=["one", "of two"])
def test_what_is_not_there_is_not_merged(table, others):
    table.open()

    with pytest.raises(NotFound):
        table.write("Ana", "merge", paragraph="p6", others=others, texts=(ALL,))


@pytest.mark.parametrize("is_taken", [True, False], ids=["taken", "set aside"])
def test_a_merge_is_proposed_on_and_what_is_wanted_of_it_outlives_it(table, is_taken):
    table.open()
    made = merged(table)
    other = merged(table, "Bo", SOONER, on=made.id)

    assert read(table, "XA") == (ALL,)
    assert read(table, "XB") == (SOONER,)
    decide(table, deciding.take if is_taken else deciding.decline, made)

    assert words(table) == ([ALL] if is_taken else [HARBOURS, PILOTS, SCHOOLS])
    assert read(table, "XB") == (SOONER,)
    (left,) = proposals(table.draft().id)
    assert (left.number, left.on) == (other.number, "")
    decide(table, deciding.take, left)
    assert words(table) == [SOONER]


def test_what_is_proposed_on_a_merge_is_taken_without_it(table):
    table.open()
    made = merged(table)
    other = merged(table, "Bo", SOONER, on=made.id)

    decide(table, deciding.take, other)

    assert words(table) == [SOONER]
    assert read(table, "XA") == (ALL,)


def test_a_split_is_proposed_on(table):
    table.open()
    made = table.propose("Ana", "split", paragraph="p4", texts=("They train.", "They pay."))
    table.propose("Bo", paragraph="p4", texts=("They train.\nThey all pay.",), on=made.id)

    assert read(table, "XB")[1:3] == ("They train.", "They all pay.")
    decide(table, deciding.decline, made, "p4")
    (left,) = proposals(table.draft().id)
    assert (left.kind, left.texts) == ("split", ("They train.", "They all pay."))


def test_on_a_move_nothing_can_stand_and_who_wants_another_place_moves_it_too(table):
    table.open()
    made = table.propose("Ana", "move", paragraph="p6", after="p2")

    with pytest.raises(WrongProposal):
        table.write("Bo", paragraph="p6", texts=("They meet.",), on=made.id)
    table.propose("Bo", "move", paragraph="p6", after="p3")

    assert read(table, "XA") == (SCHOOLS, HARBOURS, PILOTS)
    assert read(table, "XB") == (HARBOURS, SCHOOLS, PILOTS)
