"""Activities in public where other pages lead to them: on a commitment, a text, an area, a state, the forum; nothing where there is none."""

import pytest
from django.test import Client

from consenso.domain.activities import actions
from tests.core.formats.iati.files import document
from tests.domain.activities.linking import FILE, PORT, SCHOOL
from tests.domain.intake.taking import AT, FORUM, accepted, taken_in

pytestmark = pytest.mark.usefixtures("meridian")
COMMITMENT = "/en/meridian/commitments/m-2020-01/"
TEXT = "/en/meridian/texts/plan-2020-2022/"
AREA = "/en/meridian/areas/sea/"
ACTIVITY = "/en/meridian/activities/harbours/XA-1%2Fport%20%C3%BC/"


def get(path):
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def link(
    commitment="m-2020-01",
    identifier="XA-1/port ü",
    by="XA",
    relation="progress",
    source="harbours",
):
    return actions.link(
        forum=FORUM,
        source=source,
        identifier=identifier,
        commitment=commitment,
        relation=relation,
        why="It lends <for> ports.",
        at=AT,
        by=by,
    )


def test_nothing_is_shown_where_there_is_none():
    for path in (COMMITMENT, TEXT, AREA, "/en/meridian/states/xd/", "/en/meridian/forum/"):
        assert 'id="activities"' not in get(path)
    taken_in(FILE)
    for path in (COMMITMENT, TEXT, AREA, "/en/meridian/states/xd/", "/en/meridian/forum/"):
        assert 'id="activities"' not in get(path)
    accepted(document(SCHOOL), source="roads")
    for path in (COMMITMENT, TEXT, AREA, "/en/meridian/states/xd/"):
        assert 'id="activities"' not in get(path)


def test_a_commitment_shows_its_activities_with_who_says_so():
    accepted(FILE)
    made = link()

    page = get(COMMITMENT)

    assert f'<a href="{ACTIVITY}">Loan for the ports of Delta</a> · Aurelia' in page
    assert "budget: 250,000,000 US dollars" in page
    assert "committed: 1,000 US dollars" in page
    assert "shows progress" in page
    said = f"(said for Aurelia, 4 May 2031, entry {made.entry} of the ledger)"
    assert f"It lends &lt;for&gt; ports. {said}" in page
    assert "is published" not in page
    assert page.index('id="done"') < page.index('id="activities"') < page.index('id="reported"')


def test_what_is_published_twice_or_is_gone_is_said_there():
    accepted(FILE)
    accepted(document(PORT), source="roads")
    link()
    assert "Its identifier is published 2 times" in get(COMMITMENT)

    accepted(document(SCHOOL))

    assert "Its source published it once, and does not any more." in get(COMMITMENT)


def test_an_activity_shows_its_commitments_with_who_says_so():
    accepted(FILE)
    made = link(by="secretariat", relation="")

    page = get(ACTIVITY)

    assert COMMITMENT in page
    said = f"(said for Secretariat, 4 May 2031, entry {made.entry} of the ledger)"
    assert f"It lends &lt;for&gt; ports. {said}" in page
    assert "the record does not say how" in page


def test_texts_areas_and_states_lead_to_their_activities():
    accepted(FILE)
    link()

    for path in (TEXT, AREA):
        page = get(path)
        assert "Activities that speak to its commitments" in page
        assert ACTIVITY in page
    assert ACTIVITY not in get("/en/meridian/texts/plan-2023-2025/")
    assert ACTIVITY in get("/en/meridian/states/xd/")
    assert "XA-1-school" not in get("/en/meridian/states/xd/")
    assert "XA-1-school" in get("/en/meridian/states/xb/")


def test_a_long_list_is_cut_and_leads_on():
    many = [PORT.replace("port ü", f"port {n}") for n in range(15)]
    accepted(document(*many))
    for n in range(15):
        link(identifier=f"XA-1/port {n}")

    assert "3 more stand on the pages of their commitments." in get(TEXT)
    state = get("/en/meridian/states/xd/")
    assert "All 15 in the list" in state
    assert "/en/meridian/activities/?country=XD" in state
    assert get(COMMITMENT).count("Loan for the ports of Delta") == 15


def test_the_forum_leads_to_them():
    accepted(FILE)

    page = get("/en/meridian/forum/")

    assert "3 activities, as their publishers say" in page
    assert "/en/meridian/activities/" in page
