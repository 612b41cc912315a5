"""Facts without an answer: suggested with reasons, linked by a person alone."""

import pytest

from consenso.core.ledger import digest_of
from consenso.domain.delivery.queries import delivery
from consenso.domain.delivery.suggesting import answers_of
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.models import Submission
from tests import cast
from tests.interfaces.desk.posting import form_of, signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
LINKING = "/en/desk/meridian/linking/"


@pytest.fixture
def people(db):
    people = cast.make()
    found = public_document("meridian", "delivery", "e-02")
    amend(
        forum="meridian",
        kind="delivery",
        identifier="e-02",
        document={name: value for name, value in found.items() if name != "answers"},
        base=digest_of(found),
        at=people.at,
        by="secretariat",
        reason="It is to be linked anew.",
        sources=["https://example.org/loan"],
    )
    return people


def test_fact_stands_with_what_it_may_answer_and_why(people):
    page = words(signed_in(people.actor("Sena")).get(LINKING))
    assert "Loans for two ports" in page
    assert "Lend 250 million dollars for ports" in page
    assert "It was done in the years that were promised: 2020–2022." in page
    assert "Both name Aurelia" in page


def linked(client, **more):
    form = form_of(client, LINKING)
    return client.post(LINKING, form | {"commitment": "m-2020-01", "relation": "progress"} | more)


def test_the_secretariat_links_at_once(people):
    answer = linked(signed_in(people.actor("Sena")))
    assert answer["Location"].endswith("?done=linked")
    assert delivery("meridian", "e-02").answers[0].relation == "progress"


def test_a_delegate_proposes_the_link(people):
    dora = signed_in(people.actor("Dora"))
    assert linked(dora)["Location"].endswith("?done=proposed")
    assert delivery("meridian", "e-02").answers == ()
    row = Submission.objects.get(kind="delivery")
    assert row.document["answers"] == [{"commitment": "m-2020-01", "relation": "progress"}]
    assert "waits already" in words(dora.get(LINKING))


def test_nothing_is_linked_without_saying_how_or_on_what_was_read(people):
    sena = signed_in(people.actor("Sena"))
    assert linked(sena, relation="-")["Location"].endswith("?done=choose")
    assert linked(sena, base="0" * 64)["Location"].endswith("?done=changed")
    assert linked(sena, commitment="no-such").status_code == 404
    assert delivery("meridian", "e-02").answers == ()


def test_what_suggests_is_made_anew_when_the_record_changes(people):
    first = answers_of("meridian")
    assert answers_of("meridian") is first
    linked(signed_in(people.actor("Sena")))
    assert answers_of("meridian") is not first


def test_everything_answered_is_said(people):
    sena = signed_in(people.actor("Sena"))
    linked(sena)
    assert "Every fact answers a commitment" in words(sena.get(LINKING))
