"""The own account: what it says, the private calendar, and its end."""

import re

import pytest
from django.test import Client

from consenso.domain.accounts.models import Person
from consenso.domain.accounts.queries import hashed
from consenso.domain.ledger.models import Signature
from consenso.domain.ledger.queries import CONFIDENTIAL, broken
from tests.interfaces.desk.test_people import HOME, OTHERS, open_invitation, signed_in
from tests.people import FORUM, ana, bo, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")

PROFILE = f"{HOME}profile/"
CHOSEN = {"name": "Ana Maria", "language": "es", "time_zone": "Asia/Tokyo", "digest": "none"}


def held(who) -> Person:
    return Person.objects.get(pk=who.person)


@pytest.mark.parametrize("kind", [*OTHERS, "head", "secretariat"])
def test_everyone_has_a_profile(meridian, kind):
    who = {"head": ana, "secretariat": sena, **OTHERS}[kind]()

    words = signed_in(who).get(PROFILE).content.decode()

    assert held(who).email in words
    assert "/en/account/security/" in words


def test_profile_of_nobody_is_the_sign_in(meridian):
    assert Client().get(PROFILE).status_code == 302


def test_profile_is_changed(meridian):
    who = ana()
    client = signed_in(who)

    answer = client.post(PROFILE, CHOSEN)

    assert answer["Location"] == f"{PROFILE}?done=changed"
    found = held(who)
    assert (found.name, found.language, found.time_zone, found.digest) == tuple(CHOSEN.values())
    assert "Your profile is changed" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "   "), ("language", "xx"), ("time_zone", "Mars/Olympus"), ("digest", "hourly")],
)
def test_profile_with_a_wrong_value_stays(meridian, field, value):
    who = ana()

    answer = signed_in(who).post(PROFILE, CHOSEN | {field: value})

    assert answer.status_code == 422
    assert b"Please correct this" in answer.content
    assert held(who).name == "Ana"


def test_profile_of_somebody_else_is_not_reached(meridian):
    who, other = ana(), bo()

    signed_in(who).post(PROFILE, CHOSEN | {"person_id": str(other.person), "email": "x@x.example"})

    assert (held(other).name, held(who).email) == ("Bo", "ana@xa.example")


def test_address_of_the_calendar_is_shown_once(meridian):
    who = ana()
    client = signed_in(who)

    shown = client.post(f"{PROFILE}calendar/").content.decode()

    (secret,) = re.findall(r"/desk/calendar/([\w-]{43})\.ics", shown)
    assert held(who).calendar_key == hashed(secret)
    assert secret not in client.get(PROFILE).content.decode()
    again = client.post(f"{PROFILE}calendar/").content.decode()
    assert secret not in again
    assert held(who).calendar_key != hashed(secret)
    client.post(f"{PROFILE}calendar/", {"end": "yes"})
    assert held(who).calendar_key == ""


def test_calendar_is_not_made_by_opening_an_address(meridian):
    who = ana()

    assert signed_in(who).get(f"{PROFILE}calendar/").status_code == 405
    assert held(who).calendar_key == ""


def test_account_is_erased_by_who_means_it(meridian):
    who = ana()
    client = signed_in(who)
    sena()

    assert client.get(f"{PROFILE}erase/").status_code == 200
    assert client.post(f"{PROFILE}erase/", {"aware": "on"}).status_code == 422
    wrong = client.post(f"{PROFILE}erase/", {"aware": "on", "email": "bo@xb.example"})
    assert (wrong.status_code, Person.objects.filter(pk=who.person).count()) == (422, 1)

    done = client.post(f"{PROFILE}erase/", {"aware": "on", "email": "ANA@xa.example"})

    assert b"Your account is erased" in done.content
    assert not Person.objects.filter(pk=who.person).exists()
    assert not Signature.objects.filter(person_id=who.person).exists()
    assert client.get(PROFILE).status_code == 302
    assert broken(FORUM) is None
    assert broken(FORUM, book=CONFIDENTIAL) is None


def test_last_secretariat_is_told_why_the_account_stays(meridian):
    who = sena()

    answer = signed_in(who).post(
        f"{PROFILE}erase/", {"aware": "on", "email": "sena@secretariat.example"}
    )

    assert answer.status_code == 422
    assert b"last in the secretariat" in answer.content
    assert held(who).is_active


def test_form_without_its_token_does_nothing(meridian):
    who = ana()
    made = open_invitation()
    client = Client(enforce_csrf_checks=True)
    client.force_login(held(who))

    for path, values in (
        (PROFILE, CHOSEN),
        (f"{PROFILE}calendar/", {}),
        (f"{PROFILE}erase/", {"aware": "on", "email": "ana@xa.example"}),
        (f"{HOME}people/invitations/{made.row.id}/withdraw/", {}),
        (f"/en/desk/invitation/{made.secret}/", {}),
    ):
        assert client.post(path, values).status_code == 403, path
    assert (held(who).name, held(who).calendar_key) == ("Ana", "")
