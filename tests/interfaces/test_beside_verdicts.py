"""How specific a promise is stands beside every verdict on it: on pages, in lists and files of the API, in feeds, at the desk."""

import csv
import io
import json

import pytest
from django.test import Client

from consenso.core.promises import SPECIFICITY_VERSION
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.commitments.specificity import specificity
from consenso.domain.delivery.reporting import assessments, specificities
from consenso.domain.record.actions import load
from consenso.domain.record.queries import title_of
from consenso.domain.search.refresh import refresh
from consenso.interfaces.api.judged import all_judged
from consenso.interfaces.api.reporting import ASSESSMENTS
from consenso.interfaces.api.whole import whole
from tests import cast
from tests.domain.intake.taking import AT
from tests.interfaces.desk.posting import form_of, signed_in, words
from tests.record import MERIDIAN, files_in

pytestmark = pytest.mark.usefixtures("more")
DESK = "/en/desk/meridian/"
# On a promise that is less specific than those of the others, so that one figure for all is seen.
LESS = b"""- id: as-04
  assessor: gazette
  method: four-words
  commitment: m-2023-02
  verdict: limited
  date: 2024-07
  confidence: medium
"""


@pytest.fixture
def more(meridian):
    files = files_in(MERIDIAN)
    files["assessments.yaml"] += LESS
    load(files, at=AT, by="Sena")


def body(address):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().lstrip("\ufeff")


def made():
    """Return how specific the promise of each assessment is, as its commitment says it."""
    found = assessments("meridian").items
    promised = commitments_by_id("meridian", tuple(one.commitment for one in found))
    return {one.id: specificity(promised[one.commitment]) for one in found}


def test_the_assessments_of_a_forum_differ_in_how_specific_their_promises_are():
    assert len(set(made().values())) > 1  # or the tests below could not fail
    assert specificities("meridian", list(made())) == made()
    assert specificities("meridian", ["no-such"]) == specificities("meridian", []) == {}


def test_it_is_a_column_of_the_list_and_of_the_bulk_table():
    listed = csv.DictReader(io.StringIO(body("/api/v1/meridian/assessments?format=csv")))
    rows = {row["id"]: row for row in listed}
    assert {key: int(row["specificity"]) for key, row in rows.items()} == made()
    assert {row["specificity_version"] for row in rows.values()} == {str(SPECIFICITY_VERSION)}
    of_all = whole("meridian")
    assert tuple(ASSESSMENTS.rows(of_all)) == all_judged(of_all)
    at = [column.name for column in ASSESSMENTS.columns].index("specificity")
    assert {row.id: ASSESSMENTS.columns[at].read(row) for row in ASSESSMENTS.rows(of_all)} == made()


def test_the_search_says_it_of_assessments_and_of_nothing_else():
    refresh(forum="meridian")
    page = body("/en/meridian/search/?q=one+port+was+left+out")
    assert "Specificity of the promise: 5 of 5" in page
    assert page.count("Specificity of the promise") == 1
    found = json.loads(body("/api/v1/meridian/search?q=port"))["items"]
    kinds = {one["kind"] for one in found}
    assert {"assessment", "commitment"} <= kinds
    for one in found:
        number = made()[one["id"]] if one["kind"] == "assessment" else None
        assert one["specificity"] == number
        assert one["specificity_version"] == (SPECIFICITY_VERSION if number else None)
    rows = csv.DictReader(io.StringIO(body("/api/v1/meridian/search?q=port&format=csv")))
    assert {row["id"]: row["specificity"] for row in rows if row["specificity"]} == {
        one["id"]: str(one["specificity"]) for one in found if one["kind"] == "assessment"
    }


def test_a_title_gives_no_verdict():
    refresh(forum="meridian")
    [title] = [
        "".join(piece["text"] for piece in one["title"])
        for one in json.loads(body("/api/v1/meridian/search?q=one+port+was+left+out"))["items"]
        if one["id"] == "as-01"
    ]
    assert title.startswith("Institute for Promises: ")
    assert "partly kept" not in title
    document = {"assessor": "institute", "commitment": "c-1", "verdict": "partly"}
    assert title_of(document)["en"] == "institute (c-1)"


@pytest.mark.parametrize("feed", ["feed.atom", "assessments/feed.atom"])
def test_feeds_say_it(feed):
    told = body(f"/en/meridian/{feed}")
    for number in made().values():
        assert f"Specificity of the promise: {number} of 5</summary>" in told


def test_page_of_a_reply_says_it_beside_the_verdict_that_it_answers():
    page = body("/en/meridian/replies/re-01/")
    assert "partly kept" in page
    assert "Specificity" in page
    assert "5 of 5" in page


def test_the_desk_says_it_where_a_verdict_is_written_reviewed_and_answered(settings):
    settings.SECOND_FACTOR = "offered"
    people = cast.make()
    vera, ana = signed_in(people.actor("Vera")), signed_in(people.actor("Ana"))
    new = f"{DESK}record/assessment/new/"
    assert "Specificity of the promise" not in words(vera.get(new))
    begun = f"{new}?commitment=m-2020-01"
    assert "Specificity of the promise: 5 of 5" in words(vera.get(begun))
    form = form_of(vera, begun) | {
        "verdict": "partly",
        "confidence": "high",
        "sources": "https://example.org/institute/2026",
        "do": "save",
    }
    kept = vera.post(begun, form)["Location"]
    assert "Specificity of the promise: 5 of 5" in words(vera.get(kept))
    there = f"{DESK}record/assessment/as-04/"
    assert "Specificity of the promise: 4 of 5" in words(ana.get(there))
    answering = words(ana.get(f"{DESK}record/reply/new/?assessment=as-04"))
    assert "Borea Gazette: “limited”. Specificity of the promise: 4 of 5" in answering
    assert "Specificity" not in words(ana.get(f"{DESK}record/commitment/m-2020-01/"))
