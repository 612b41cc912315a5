"""The desk's own pages: what waits, what changed, the acts; for each kind of person."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.domain.accounts.models import Delegation, Person
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from consenso.interfaces.desk.digests import send_due
from tests import cast

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
HOME = "/en/desk/meridian/"
NOW = dt.datetime.now(dt.UTC)


@pytest.fixture
def people():
    return cast.make(at=NOW - dt.timedelta(days=30))


def client_of(people, name) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def words(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def prepared(actor, note, *, kind="statement", identifier="opening-2019"):
    base = public_document("meridian", kind, identifier)
    return actions.prepare(
        actor=actor,
        kind=kind,
        identifier=identifier,
        document=base | {"note": {"en": note}},
        base=digest_of(base),
        reason="It was said so.",
        sources=["https://example.org/said"],
        at=NOW,
    )


def sent_by(people, name, note="A note."):
    row = prepared(people.actor(name, at=NOW), note)
    return actions.send(actor=people.actor(name, at=NOW), identifier=row.id, at=NOW)


def test_nothing_waits_and_the_page_says_so(people):
    assert "Nothing waits for you." in words(client_of(people, "Iris").get(HOME))


def test_what_waits_names_the_delegation_and_leads_to_it(people):
    row = sent_by(people, "Ana")

    answer = client_of(people, "Sena").get(HOME)

    assert "1 thing waits." in words(answer)
    assert f'href="{HOME}submissions/{row.id}/">Decide on a submission' in answer.content.decode()
    assert "Aurelia ·" in words(answer)


def test_moments_are_in_the_time_of_the_person_with_the_zone_named(people):
    person = people.person("Sena")
    person.time_zone = "Asia/Shanghai"
    person.save()
    row = prepared(people.actor("Sena", at=NOW), "Held.")
    ends = dt.datetime(2126, 5, 1, 22, 30, tzinfo=dt.UTC)
    actions.embargo(
        actor=people.actor("Sena", at=NOW), identifier=row.id, version=1, release_at=ends, at=NOW
    )

    assert "2 May 2126, 06:30 (Asia/Shanghai)" in words(client_of(people, "Sena").get(HOME))


def test_three_thousand_things_are_shown_a_page_at_a_time(people, django_assert_max_num_queries):
    ana = people.actor("Ana", at=NOW)
    for number in range(60):
        row = prepared(ana, f"Note {number}.")
        actions.send(actor=ana, identifier=row.id, at=NOW)
    client = client_of(people, "Sena")

    with django_assert_max_num_queries(45):
        first = client.get(HOME)
    last = client.get(f"{HOME}?page=3")

    assert "60 things wait." in words(first)
    assert first.content.decode().count('class="duty"') == 25
    assert last.content.decode().count('class="duty"') == 10


def test_what_changed_ends_when_it_is_read(people):
    sent_by(people, "Ana")
    client = client_of(people, "Sena")
    assert "sent a submission to the secretariat" in words(client.get(HOME))

    answer = client.post(f"{HOME}seen/")

    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert "Nothing changed." in words(client.get(HOME))


def test_persons_are_named_to_their_own_delegation_and_the_secretariat_alone(people):
    ana = people.actor("Ana", at=NOW)
    row = prepared(ana, "Shared.")
    actions.share(actor=ana, identifier=row.id, at=NOW)

    assert "Aurelia (Ana):" in words(client_of(people, "Dora").get(f"{HOME}ledger/"))
    assert "Aurelia (Ana):" in words(client_of(people, "Sena").get(f"{HOME}ledger/"))
    seen = words(client_of(people, "Bo").get(f"{HOME}ledger/"))
    assert "shared a submission with all delegations" in seen
    assert "(Ana)" not in seen


def test_one_desk_is_gone_to_at_once_and_none_is_told(people):
    assert client_of(people, "Ana").get("/en/desk/")["Location"] == f"{HOME}?as=XA"
    assert "acts for no delegation" in words(client_of(people, "Cato").get("/en/desk/"))
    assert "You operate this installation" in words(client_of(people, "Olga").get("/en/desk/"))


def test_person_of_two_delegations_chooses_and_the_choice_stays(people):
    cast.appoint(
        people.person("Ana"), forum="meridian", code="XC", kind="party", role="delegate",
        at=NOW - dt.timedelta(days=1),
    )  # fmt: skip
    client = client_of(people, "Ana")

    assert "at the Meridian Forum" in words(client.get("/en/desk/"))
    client.get(f"{HOME}?as=XC")

    assert 'class="kicker">Cordillera<' in client.get(HOME).content.decode()
    assert client.session["acts_for:meridian"] == "XC"


@pytest.mark.parametrize("who", ["Cato", "Olga"])
def test_who_has_no_desk_finds_none(people, who):
    assert client_of(people, who).get(HOME).status_code == 404


def test_signing_out_stands_at_the_head_of_every_page(people):
    client = client_of(people, "Ana")
    for path in ("", "record/", "submissions/", "people/", "ledger/", "profile/"):
        page = client.get(HOME + path).content.decode()

        assert 'action="/en/account/logout/"' in page, path
        assert "Aurelia: Ana" in page


def test_digest_tells_what_waits_and_nothing_of_what_it_says(people):
    people.person("Sena")
    Person.objects.filter(name="Sena").update(language="es", time_zone="UTC")
    sent_by(people, "Ana", "Qzx canary.")
    tomorrow = (NOW + dt.timedelta(days=1)).replace(hour=9)

    sent, failed = send_due(tomorrow)

    letters = [letter for letter in mail.outbox if letter.to == ["sena@example.org"]]
    assert failed == 0
    assert sent >= 1
    [letter] = letters
    assert "/es/desk/meridian/" in letter.body
    assert "canary" not in letter.body + letter.subject


def test_letter_calls_an_assessor_by_its_name(people):
    Delegation.objects.filter(code="institute").update(name={})
    vera = people.actor("Vera", at=NOW)
    base = public_document("meridian", "assessment", "as-01")
    row = actions.prepare(
        actor=vera, kind="assessment", identifier="as-01", document=base | {"verdict": "yes"},
        base=digest_of(base), reason="Looked at again.", sources=["https://example.org/why"], at=NOW,
    )  # fmt: skip
    actions.send(actor=vera, identifier=row.id, at=NOW)

    send_due((NOW + dt.timedelta(days=1)).replace(hour=18))

    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert "Institute for Promises sent a submission" in letters["sena@example.org"]
    assert "institute sent" not in letters["sena@example.org"]
    assert "Institute for Promises" in letters["vera@example.org"]
