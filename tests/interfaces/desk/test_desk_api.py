"""The desk for programs: the same door, the same abilities, and nothing for who is signed out."""

import datetime as dt

import pytest
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import abilities
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import submission_abilities, submission_for
from tests import cast

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
NOW = dt.datetime.now(dt.UTC)
API = "/desk/api/v1/"
PATHS = ("me", "meridian/abilities", "meridian/duties", "meridian/news", "meridian/submissions")


@pytest.fixture
def people():
    return cast.make(at=NOW - dt.timedelta(days=30))


@pytest.fixture
def row(people):
    base = public_document("meridian", "statement", "opening-2019")
    return actions.prepare(
        actor=people.actor("Ana", at=NOW),
        kind="statement",
        identifier="opening-2019",
        document=base | {"note": {"en": "qzxcanary"}},
        base=digest_of(base),
        reason="It was said so.",
        sources=["https://example.org/said"],
        at=NOW,
    )


def client_of(people, name) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


@pytest.mark.parametrize("path", [*PATHS, "meridian/submissions/1"])
def test_who_is_signed_out_gets_a_problem_and_nothing_else(people, path):
    answer = Client().get(API + path)

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert "Access-Control-Allow-Origin" not in answer
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", sorted(cast.ROLES))
def test_abilities_are_those_of_the_one_door(people, name):
    answer = client_of(people, name).get(f"{API}meridian/abilities")

    assert answer.json() == abilities(people.actor(name, at=NOW)).as_mapping()


@pytest.mark.parametrize("name", sorted(cast.ROLES))
def test_submission_comes_with_what_this_person_may_do_or_not_at_all(people, row, name):
    actor = people.actor(name, at=NOW)

    answer = client_of(people, name).get(f"{API}meridian/submissions/{row.id}")

    if name in ("Ana", "Dora", "Iris"):
        seen = submission_for(actor, row.id)
        assert answer.json()["abilities"] == submission_abilities(actor, seen).as_mapping()
    else:
        assert answer.status_code == 404
        assert b"qzxcanary" not in answer.content


def test_lists_hold_nothing_of_others(people, row):
    for name in ("Bo", "Sena", "Otto", "Vera", "Mia"):
        client = client_of(people, name)
        for path in PATHS:
            assert b"qzxcanary" not in client.get(API + path).content
        listed = client.get(f"{API}meridian/submissions")
        if name == "Mia":  # who keeps no record and sees nothing that is shared
            assert listed.status_code == 403
        else:
            assert listed.json()["count"] == 0
    assert client_of(people, "Dora").get(f"{API}meridian/submissions").json()["count"] == 1


def test_me_says_for_whom_one_acts(people):
    said = client_of(people, "Ana").get(f"{API}me").json()

    assert said["name"] == "Ana"
    [capacity] = said["acts_for"]
    assert (capacity["forum"], capacity["delegation"], capacity["roles"]) == (
        "meridian",
        "XA",
        ["head"],
    )


def test_duties_and_news_are_those_of_the_page(people, row):
    actions.send(actor=people.actor("Ana", at=NOW), identifier=row.id, at=NOW)
    client = client_of(people, "Sena")

    [duty] = client.get(f"{API}meridian/duties").json()["items"]
    happened = client.get(f"{API}meridian/news").json()

    assert (duty["kind"], duty["on"]) == ("decide", {"kind": "submission", "id": str(row.id)})
    assert [one["act"] for one in happened["confidential"]] == ["submission:send"]


def test_forum_without_a_desk_is_not_there(people):
    assert client_of(people, "Cato").get(f"{API}meridian/duties").status_code == 404
    assert client_of(people, "Ana").get(f"{API}nowhere/duties").status_code == 404


def test_second_factor_is_asked_for_here_too(people, settings):
    settings.SECOND_FACTOR = "required"

    assert client_of(people, "Ana").get(f"{API}me").status_code == 401


def test_nothing_is_changed_by_this_door(people):
    client = client_of(people, "Ana")
    for path in PATHS:
        assert client.post(API + path).status_code == 405


def test_there_is_no_description_for_strangers(people):
    for path in ("openapi.json", "docs", ""):
        assert Client().get(API + path).status_code in (401, 404)
