"""The drafts of a forum at the desk, and one of them in brackets."""

import pytest

from consenso.domain.drafting import actions
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.queries import paragraphs
from tests.interfaces.desk.posting import form_of, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFTS = "/en/desk/meridian/drafts/"
PLAN = f"{DRAFTS}harbour-plan/"


@pytest.fixture
def table(db) -> Table:
    return Table()


def test_a_draft_in_preparation_is_found_by_the_secretariat_alone(table):
    table.begin()

    assert "Harbour Plan" in words(as_(table, "Sena").get(DRAFTS))
    for name in ("Ana", "Dora", "Otto"):
        assert "Harbour Plan" not in words(as_(table, name).get(DRAFTS))
        assert as_(table, name).get(PLAN).status_code == 404


def test_it_is_circulated_by_a_button(table):
    table.begin()

    sena = as_(table, "Sena")
    revision = table.draft().revision
    actions.prepare(
        actor=table.actor("Sena"),
        identifier="harbour-plan",
        revision=revision,
        about=About(kind="plan", title={"en": "Harbour Plan"}, language="en"),
        paragraphs=paragraphs(table.draft().id),
        at=table.now(),
    )
    assert sena.post(f"{PLAN}circulate/", {"revision": revision})["Location"].endswith(
        "?done=changed"
    )
    assert as_(table, "Ana").get(PLAN).status_code == 404
    done = sena.post(f"{PLAN}circulate/", form_of(sena, PLAN))

    assert done["Location"] == f"{PLAN}?done=circulated"
    assert "open their harbours" in words(as_(table, "Ana").get(PLAN))
    assert as_(table, "Otto").get(PLAN).status_code == 404


def test_brackets_show_who_stands_behind_what_and_what_is_private_is_not_there(table):
    table.open()
    table.propose(
        "Ana",
        paragraph="p3",
        texts=("The parties should open their harbours to all ships by 2035.",),
    )
    table.propose(
        "Bo", paragraph="p3", texts=("The parties will open their harbours to all ships by 2035.",)
    )
    table.propose("Cleo", "deletion", paragraph="p4")
    table.write(
        "Dora", paragraph="p6", texts=("The parties encourage all <schools> to exchange teachers.",)
    )

    page = as_(table, "Bo").get(PLAN).content.decode()

    assert '<span class="bracket">[</span>shall<span class="bracket">]</span>' in page
    assert ">should<" in page
    assert '<span title="Aurelia">XA</span>' in page
    assert '<strong title="Borea">XB</strong>' in page
    assert "delete" in page
    assert "all &lt;schools&gt;" not in page
    assert "not sent yet" not in page
    assert "not sent yet" in words(as_(table, "Ana").get(PLAN))
    assert "4 of 6 paragraphs (66.6 %)" in words(as_(table, "Bo").get(PLAN))


def test_paragraphs_that_are_open_or_ours_are_shown_alone(table):
    table.open()
    table.propose(
        "Ana",
        paragraph="p3",
        texts=("The parties should open their harbours to all ships by 2035.",),
    )
    table.propose("Bo", "deletion", paragraph="p4")

    opened = as_(table, "Ana").get(f"{PLAN}?show=open").content.decode()
    ours = as_(table, "Ana").get(f"{PLAN}?show=ours").content.decode()

    assert 'id="p3"' in opened
    assert 'id="p4"' in opened
    assert 'id="p6"' not in opened
    assert 'id="p3"' in ours
    assert 'id="p4"' not in ours
