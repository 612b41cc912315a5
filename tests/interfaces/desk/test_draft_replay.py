"""A draft at any moment: what stood, who did what, where words come from, how far it was."""

import csv
import io

import pytest

from consenso.domain.drafting import actions, deciding, positions, versions
from consenso.domain.drafting.past import acts_of
from consenso.interfaces.desk.drafting.said import DONE, Saying, done
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN as NAME
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
PLAN = "/en/desk/meridian/drafts/harbour-plan/"
SHOULD = "The parties should open their harbours to all ships by 2035."
WILL = "The parties will open their harbours to all ships by 2035."


@pytest.fixture
def table(db) -> Table:
    return Table()


@pytest.fixture
def negotiated(table) -> Table:
    """A draft on which Aurelia and Borea wanted other words, and of which the chair took Borea's."""
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    table.propose("Cleo", "deletion", paragraph="p4")
    table.write("Dora", paragraph="p6", texts=("Only Aurelia knows of these words.",))
    deciding.resolve(
        actor=table.actor("Sena"),
        identifier=NAME,
        paragraph="p3",
        seal=table.seal("p3"),
        path=(1,),
        decision=2,
        at=table.now(),
    )
    return table


def test_the_text_is_shown_as_it_stood_after_each_act(negotiated):
    client = as_(negotiated, "Eva")

    first = words(client.get(f"{PLAN}replay/?at=2"))
    second = words(client.get(f"{PLAN}replay/?at=4"))
    last = words(client.get(f"{PLAN}replay/"))

    assert "The chair circulated the draft to all delegations, as version 1" in first
    assert "Revision 2 of 6" in first
    assert '<span class="bracket">' not in first
    assert "Borea proposed other words for § 1" in second
    assert ">should<" in second
    assert ">will<" in second
    assert "The chair decided a place in brackets of § 1" in last
    assert "The parties will open their harbours" in last
    assert "Revision 6 of 6" in last


def test_ways_lead_from_act_to_act(negotiated):
    client = as_(negotiated, "Eva")

    middle = words(client.get(f"{PLAN}replay/?at=4"))
    first = words(client.get(f"{PLAN}replay/?at=2"))

    for at in (2, 3, 5, 6):
        assert f'href="{PLAN}replay/?at={at}#moment"' in middle
    assert '<span class="draft-no-way">Earlier</span>' in first
    assert client.get(f"{PLAN}replay/?at=99").status_code == 404
    assert client.get(f"{PLAN}replay/?at=1").status_code == 404  # before it was circulated


def test_a_paragraph_tells_who_brought_its_words_and_how_long_it_took(negotiated):
    page = words(as_(negotiated, "Eva").get(f"{PLAN}replay/?paragraph=p3"))

    assert "Where the words of § 1 come from" in page
    assert "<ins>will</ins>" in page
    assert "Behind it: Borea" in page
    # Aurelia's "should" stands against what was decided: it is carried, and the paragraph is open.
    assert "and not agreed" in page or "It was agreed after" in page
    assert 'id="p4"' not in page
    assert as_(negotiated, "Eva").get(f"{PLAN}replay/?paragraph=p99").status_code == 404


def test_what_was_not_sent_is_in_no_page_that_looks_back(negotiated):
    for name in ("Ana", "Bo", "Sena"):
        client = as_(negotiated, name)
        for part in ("replay/", "replay/course/", "replay/course.csv", "versions/", "versions/1/"):
            assert "Only Aurelia knows" not in words(client.get(f"{PLAN}{part}"))


def test_the_course_is_a_chart_a_table_and_a_file_with_how_it_is_found(negotiated):
    client = as_(negotiated, "Eva")

    page = words(client.get(f"{PLAN}replay/course/"))
    course = list(
        csv.DictReader(io.StringIO(words(client.get(f"{PLAN}replay/course.csv")).lstrip("\ufeff")))
    )
    took = list(
        csv.DictReader(
            io.StringIO(words(client.get(f"{PLAN}replay/paragraphs.csv")).lstrip("\ufeff"))
        )
    )

    assert 'class="step step-first"' in page
    assert "How this is computed" in page
    assert [(one["act"], one["agreed"], one["paragraphs"]) for one in course][:2] == [
        ("2", "6", "6"),
        ("3", "5", "6"),
    ]
    by_name = {one["paragraph"]: one for one in took}
    assert by_name["p6"]["disputed_since"] == ""
    assert by_name["p4"]["agreed_at"] == ""
    assert by_name["p4"]["disputed_since"]


def test_what_each_delegation_has_is_a_table_of_any_day_and_a_file_of_all(negotiated):
    client = as_(negotiated, "Eva")

    page = words(client.get(f"{PLAN}replay/course/"))
    answer = client.get(f"{PLAN}replay/delegations.csv")
    rows = list(csv.DictReader(io.StringIO(words(answer).lstrip("\ufeff"))))

    assert "Delegation by delegation" in page
    assert "no objection stands, and which are not linked to one that is not agreed" in page
    last = {one["code"]: one for one in rows if one["day"] == rows[-1]["day"]}
    assert {"XA", "XB", "XC", "XD", "XE"} <= set(last)
    assert sum(int(one["open"]) + int(one["met"]) for one in last.values()) > 0
    assert "nobody else" not in page
    for one in last.values():
        assert one["delegation"] in page
    day = client.get(f"{PLAN}replay/course/", {"on": rows[0]["day"]})
    assert day.status_code == 200
    assert client.get(f"{PLAN}replay/course/", {"on": "never"}).status_code == 200


def test_what_each_delegation_has_is_charted_from_version_to_version(negotiated):
    table, client = negotiated, as_(negotiated, "Eva")
    sena = table.actor("Sena")
    versions.circulate_version(actor=sena, identifier=NAME, kind="rolling", at=table.now())
    table.propose("Dan", paragraph="p6", texts=("Delta Isles alone would have these words.",))
    positions.take(
        actor=table.actor("Bo"),
        identifier=NAME,
        paragraph="p1",
        stance="reserves",
        words="Not yet.",
        at=table.now(),
    )

    page = words(client.get(f"{PLAN}replay/course/"))
    answer = client.get(f"{PLAN}replay/versions.csv")
    rows = list(csv.DictReader(io.StringIO(words(answer).lstrip("\ufeff"))))

    assert "Brackets that each delegation stands behind, by version" in page
    assert "1: Zero draft, 2: Rolling text" in page
    found = {
        (one["version"], one["sign"]): (one["brackets"], one["open"], one["agreed"]) for one in rows
    }
    # Until the second version Aurelia's words fell away, Borea's were taken, and Cordillera would delete a paragraph.
    assert {found["1", sign] for sign in ("XA", "XB", "XC", "XD")} == {("0", "0", "6")}
    assert found["2", "XC"] == ("1", "1", "5")
    assert found["2", "XB"] == ("0", "0", "6")
    assert found["2", "XD"] == ("0", "0", "6")
    assert found["", "XD"] == ("1", "1", "5")
    assert found["", "XB"] == ("0", "0", "5")  # which reserves its position
    assert "Paragraphs agreed on the part of each delegation" in words(
        client.get(f"{PLAN}replay/course/", {"of": "agreed"})
    )
    assert client.get(f"{PLAN}replay/course/", {"of": "nothing"}).status_code == 200


def test_every_act_is_said_as_a_sentence(negotiated):
    table, sena = negotiated, negotiated.actor("Sena")
    actions.take_in_hand(actor=sena, identifier=NAME, paragraph="p4", at=table.now())
    for is_parked in (True, False):
        actions.park(
            actor=sena, identifier=NAME, paragraph="p4", is_parked=is_parked, at=table.now()
        )
    for name in ("package", ""):
        actions.link(
            actor=sena, identifier=NAME, paragraphs=["p3", "p4"], name=name, at=table.now()
        )
    positions.take(
        actor=table.actor("Eva"), identifier=NAME, stance="reserves", words="Hm.", paragraph="p4",
        at=table.now(),
    )  # fmt: skip
    versions.circulate_version(actor=sena, identifier=NAME, kind="chair", at=table.now())
    actions.close(actor=sena, identifier=NAME, reason="It rained.", at=table.now())
    saying = Saying(lambda code: code or "somebody", lambda one: f"§ {one}", str)

    found = [saying.sentence(act) for act in acts_of(table.draft().id)]

    assert found[-8:] == [
        "secretariat took up § p4",
        "secretariat left § p4 for later",
        "secretariat took § p4 up again",
        "secretariat linked § p3, § p4: none is agreed until all are",
        "secretariat ended the link between § p3, § p4",
        "XE reserves its position: § p4",
        "secretariat circulated version 2: Chair's text",
        "secretariat left the draft: It rained.",
    ]
    assert done("draft:send") == "sent proposals on a draft"
    assert set(DONE) >= {act.verb for act in acts_of(table.draft().id)}
