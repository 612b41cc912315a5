"""Assessments, their evidence and replies at the desk: begun from what they are about, and published by who stands for them."""

import datetime as dt

import pytest

from consenso.domain.delivery.reporting import assessment, assessments, replies_to
from tests import cast
from tests.interfaces.desk.posting import form_of, signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
RECORD = "/en/desk/meridian/record/"
ASSESS = f"{RECORD}assessment/new/?commitment=m-2023-02"
ANSWER = f"{RECORD}reply/new/?assessment=as-03"


@pytest.fixture
def people():
    return cast.make()


@pytest.fixture
def vera(people):
    return signed_in(people.actor("Vera"))


def test_assessor_comes_from_a_commitment_to_its_verdict(vera):
    assert f'href="{ASSESS}">Assess it' in words(vera.get(f"{RECORD}commitment/m-2023-02/"))
    form = form_of(vera, ASSESS)
    assert form["id"] == ["as-institute-m-2023-02"]
    assert (form["assessor"], form["commitment"]) == (["institute"], ["m-2023-02"])
    assert form["method"] == ["three-grades"]  # the only one that it has
    assert form["date"] == [dt.datetime.now(dt.UTC).date().isoformat()]
    page = words(vera.get(ASSESS))
    assert page.index('label="Three grades"') < page.index('<option value="partly">partly kept')
    form |= {
        "verdict": "partly",
        "rationale.en": "One school of two sent teachers.",
        "confidence": "high",
        "sources": "https://example.org/institute/2026",
        "do": "publish",
    }

    answer = vera.post(ASSESS, form)

    assert answer["Location"].endswith("?done=published")
    made = assessment("meridian", "as-institute-m-2023-02")
    assert (made.verdict, made.sources) == ("partly", ("https://example.org/institute/2026",))
    # The change is checked where the assessment is.
    assert "https://example.org/institute/2026" in words(
        vera.get(f"{RECORD}assessment/as-institute-m-2023-02/")
    )
    assert form_of(vera, ASSESS)["id"] == ["as-institute-m-2023-02-2"]


def test_what_was_chosen_stays_chosen_where_something_is_missing(vera):
    form = form_of(vera, ASSESS) | {"verdict": "yes", "do": "publish"}
    answer = vera.post(ASSESS, form)
    assert answer.status_code == 422
    assert '<option value="yes" selected>' in words(answer)
    assert assessments("meridian", commitment="m-2023-02").total == 0


def test_evidence_begins_with_what_it_supports(vera):
    form = form_of(vera, f"{RECORD}evidence/new/?commitment=m-2023-02")
    assert form["supports.0.id"] == ["m-2023-02"]
    assert form["kind"] == ["independent"]


def test_party_answers_an_assessment(people):
    dora, ana = signed_in(people.actor("Dora")), signed_in(people.actor("Ana"))
    assert f'href="{ANSWER}">Answer it' in words(dora.get(f"{RECORD}assessment/as-03/"))
    form = form_of(ana, ANSWER)
    assert (form["id"], form["party"]) == (["re-xa-as-03"], ["XA"])

    ana.post(ANSWER, form | {"words.en": "The lamps are lent.", "do": "publish"})

    [made] = replies_to("meridian", ["as-03"])["as-03"]
    assert (made.party, made.words) == ("XA", {"en": "The lamps are lent."})


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ana", f"{RECORD}commitment/m-2023-02/"),
        ("Vera", f"{RECORD}assessment/as-03/"),
        ("Sena", f"{RECORD}assessment/as-03/"),
        ("Otto", f"{RECORD}commitment/m-2023-02/"),
    ],
)
def test_others_are_offered_none_of_it(people, name, address):
    page = words(signed_in(people.actor(name)).get(address))
    assert not any(label in page for label in ("Assess it", "Add evidence of it", "Answer it"))


@pytest.mark.parametrize(
    "query", ["?commitment=no-such", "?assessment=no-such", "?commitment=", ""]
)
def test_from_nowhere_a_form_is_empty(vera, query):
    form = form_of(vera, f"{RECORD}assessment/new/{query}")
    assert form["id"] == [""]
    assert form["commitment"] == [""]


def test_a_nul_in_what_is_begun_from_is_as_if_it_were_not_there(people, vera):
    assert form_of(vera, f"{ASSESS}%00")["id"] == form_of(vera, ASSESS)["id"]
    ana = signed_in(people.actor("Ana"))
    assert ana.get(f"{RECORD}statement/opening-2019/correct/?state=%00").status_code == 200
