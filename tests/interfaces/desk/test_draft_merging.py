"""Merging any paragraphs at the desk, and proposing on merges, splits and moves."""

import pytest

from consenso.domain.drafting import deciding
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.interfaces.desk.test_draft_proposing import (
    DRAFT,
    P3,
    P4,
    PORTS,
    as_,
    keep,
    mine,
)
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
SCHOOLS = "The parties encourage schools to exchange teachers."
PILOTS = "The parties will train 200 pilots every year."
P6 = f"{DRAFT}p/p6/"


@pytest.fixture
def table(db) -> Table:
    made = Table()
    made.open()
    return made


def test_any_paragraphs_are_merged_in_the_order_that_is_chosen(table):
    dora = as_(table, "Dora")
    began = form_of(dora, P6)
    assert began["with1"] == ["p3"]

    looked = dora.post(P6, {"way": "merge", "do": "together", "with1": "p4", "with2": "p3"})
    form = posted_by(words(looked))
    assert f"{SCHOOLS} {PILOTS} {PORTS}" in form["text"]
    assert form["with3"] == [""]
    assert mine(table) == ()
    keep(dora, P6, "merge", with1="p4", with2="p3", text="All of it.", reason="Shorter.")

    (kept,) = mine(table)
    assert (kept.paragraph, kept.others) == ("p6", ("p4", "p3"))
    again = form_of(dora, P6)
    assert (again["with1"], again["with2"], again["with3"]) == (["p4"], ["p3"], [""])
    assert "Together with § 2, § 1." in words(dora.get(P6))
    assert form_of(dora, P4)["with1"] != ["p6"], "it is written on the page of its own paragraph"


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"with1": "p6", "text": "One."}, "Select a valid choice."),
        ({"with1": "p2", "text": "One."}, "Select a valid choice."),
        ({"text": "One."}, "Choose with which paragraph."),
        ({"with1": "p4", "text": f"{SCHOOLS} {PORTS}"}, "words of other paragraphs than you chose"),
    ],
    ids=["itself", "a heading", "none", "words of another"],
)
def test_what_cannot_be_merged_is_said_and_nothing_is_kept(table, posted, said):
    answer = keep(as_(table, "Dora"), P6, "merge", **posted)

    assert answer.status_code == 422
    assert said in words(answer)
    assert mine(table) == ()


def test_a_merge_and_a_split_are_proposed_on_and_a_move_is_answered_by_another(table):
    merge = table.propose("Bo", "merge", paragraph="p6", others=("p3",), texts=("All of it.",))
    split = table.propose("Cleo", "split", paragraph="p4", texts=("They train.", "They pay."))
    move = table.propose("Dan", "move", paragraph="p4", after="p6")
    ana = as_(table, "Ana")

    assert f"{P6}?on={merge.pk}#propose" in words(ana.get(P6))
    assert form_of(ana, f"{P6}?on={merge.pk}")["text"][0] == "All of it."
    assert "shape" not in form_of(ana, f"{P6}?on={merge.pk}")
    keep(ana, P6, on=merge.pk, text="All of it, soon.", base="")
    keep(ana, P4, on=split.pk, text="They train.\r\nThey all pay.", base="")
    page = words(ana.get(P4))
    assert "Propose another place" in page
    assert f"{P4}?on=text&amp;way=move#propose" in page
    assert f"?on={move.pk}#" not in page
    opened = words(ana.get(f"{P4}?on=text&way=move"))
    assert '<details class="disclosure" open><summary>Move it' in opened

    kept = {one.paragraph: (one.kind, one.others, one.on, one.texts) for one in mine(table)}
    assert kept == {
        "p6": ("merge", ("p3",), merge.id, ("All of it, soon.",)),
        "p4": ("wording", (), split.id, ("They train.\nThey all pay.",)),
    }
    assert form_of(ana, f"{P6}?on={merge.pk}")["text"][0] == "All of it, soon."


def test_where_a_paragraph_went_that_was_merged_is_told_on_its_own_page(table):
    made = table.propose("Bo", "merge", paragraph="p6", others=("p3",), texts=("All of it.",))
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p6"),
        at=table.now(),
    )

    page = words(as_(table, "Ana").get(P3))

    assert "It was deleted" in page
    assert f'id="proposal-{made.pk}"' in page
    assert "Taken into the text" in page
