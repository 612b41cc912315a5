"""The links of invitations and those that sign in once: what they open, for whom, and how often."""

import datetime as dt
import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.test import Client

from consenso.domain.accounts.access import OPERATOR
from consenso.domain.accounts.actions import forget_factors, make_sign_in_link
from consenso.domain.accounts.models import Invitation, Person, SignInLink
from consenso.domain.accounts.queries import appointments
from consenso.domain.admissions.actions import accept, invite, withdraw_invitation
from consenso.domain.admissions.leaving import erase
from tests.interfaces.desk.test_people import NOW, open_invitation
from tests.people import FORUM, ana, bo

pytestmark = pytest.mark.usefixtures("second_factor_offered")

DAY = dt.timedelta(days=1)


def address(secret: str, *, kind: str = "invitation") -> str:
    return f"/en/desk/{kind}/{secret}/"


def who_is_in(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_opened_invitation_says_who_invites_to_what_until_when(meridian):
    made = invite(
        actor=ana(),
        forum=FORUM,
        code="XA",
        role="interpreter",
        body="council",
        email="dora@mail.example",
        name="Dora",
        language="en",
        at=NOW,
    )

    answer = Client().get(address(made.secret))

    words = answer.content.decode()
    for expected in (
        "Aurelia (Ana) invites you",
        "Meridian Forum",
        "<dd>Aurelia</dd>",
        "Interpreter or translator in: Council of Ministers",
        "(UTC)",
    ):
        assert expected in words
    assert "dora@mail.example" not in words
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"
    assert 'content="noindex' in words


@pytest.mark.parametrize("method", ["get", "head"])
def test_program_that_opens_links_accepts_nothing(meridian, method):
    made = open_invitation()

    for _ in range(3):
        assert getattr(Client(), method)(address(made.secret)).status_code == 200

    assert Invitation.objects.get(pk=made.row.id).accepted_at is None
    assert not Person.objects.filter(email="dora@mail.example").exists()


def test_accepted_invitation_opens_the_desk(meridian):
    made, client = open_invitation(), Client()

    answer = client.post(address(made.secret))

    person = Person.objects.get(email="dora@mail.example")
    assert answer.status_code == 302
    assert who_is_in(client) == person.pk
    assert client.get(f"/en/desk/{FORUM}/profile/").status_code == 200
    assert [row.role for row in appointments(forum=FORUM, person=person.pk)] == ["delegate"]


def test_person_with_an_account_gets_the_second_role(meridian):
    who = bo()
    made, client = open_invitation("XA", "bo@xb.example"), Client()

    client.post(address(made.secret))

    found = appointments(forum=FORUM, person=who.person)
    assert {row.delegation.code for row in found} == {"XA", "XB"}


def over(kind: str) -> str:
    """Return the address of a link that is over in one of the ways."""
    made = open_invitation()
    if kind == "wrong":
        return address("no-such-secret")
    if kind == "accepted":
        accept(secret=made.secret, at=NOW)
    elif kind == "withdrawn":
        withdraw_invitation(actor=OPERATOR, identifier=made.row.id, at=NOW)
    else:
        Invitation.objects.update(expires_at=NOW - DAY)
    return address(made.secret)


OVER = {
    "wrong": (404, "There is no such link"),
    "accepted": (410, "accepted already"),
    "withdrawn": (410, "was withdrawn"),
    "expired": (410, "time of the link is over"),
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", OVER)
def test_invitation_that_is_over_says_why_and_not_whose_it_was(meridian, kind, method):
    path, client = over(kind), Client()
    before = Person.objects.count()

    answer = getattr(client, method)(path)

    status, sentence = OVER[kind]
    words = answer.content.decode()
    assert (answer.status_code, sentence in words) == (status, True)
    assert answer["Referrer-Policy"] == "same-origin"
    assert not re.search("Dora|Aurelia|mail.example|Meridian", words)
    assert (Person.objects.count(), who_is_in(client)) == (before, None)


def test_link_signs_in_once(meridian):
    who, client = ana(), Client()
    secret = make_sign_in_link(person_id=who.person, lasts=DAY, at=NOW)
    path = address(secret, kind="enter")

    opened = client.get(path)
    assert (opened.status_code, opened["Referrer-Policy"]) == (200, "same-origin")
    assert "Ana" not in opened.content.decode()
    assert who_is_in(client) is None

    assert client.post(path).status_code == 302
    assert who_is_in(client) == who.person
    for method in ("get", "post"):
        again = getattr(Client(), method)(path)
        assert (again.status_code, b"used already" in again.content) == (410, True)


def test_link_asks_for_the_second_factor_until_it_is_forgotten(meridian):
    who, client = ana(), Client()
    TOTP.activate(Person.objects.get(pk=who.person), "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    def led_to() -> str:
        secret = make_sign_in_link(person_id=who.person, lasts=DAY, at=NOW)
        return client.post(address(secret, kind="enter"))["Location"]

    assert led_to() == "/en/account/security/authenticate/"
    assert who_is_in(client) is None

    assert forget_factors(person_id=who.person) == 1

    assert led_to() == "/en/desk/"
    assert who_is_in(client) == who.person


def test_session_before_the_sign_in_is_not_the_one_after(meridian):
    who, client = ana(), Client()
    session = client.session
    session["planted"] = "yes"
    session.save()
    client.cookies["consenso-desk"] = session.session_key
    secret = make_sign_in_link(person_id=who.person, lasts=DAY, at=NOW)

    client.post(address(secret, kind="enter"))

    assert who_is_in(client) == who.person
    assert client.session.session_key != session.session_key


def test_erased_person_is_signed_out_everywhere(meridian):
    who, devices = ana(), (Client(), Client())
    for client in devices:
        secret = make_sign_in_link(person_id=who.person, lasts=DAY, at=NOW)
        client.post(address(secret, kind="enter"))
        assert client.get(f"/en/desk/{FORUM}/profile/").status_code == 200
    assert Session.objects.count() == 2

    erase(actor=OPERATOR, person=Person.objects.get(pk=who.person), at=NOW)

    assert Session.objects.count() == 0
    for client in devices:
        assert client.get(f"/en/desk/{FORUM}/profile/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_link_whose_time_is_over_signs_nobody_in(meridian, method):
    secret = make_sign_in_link(person_id=ana().person, lasts=DAY, at=NOW - 2 * DAY)
    client = Client()

    answer = getattr(client, method)(address(secret, kind="enter"))

    assert (answer.status_code, who_is_in(client)) == (410, None)
    assert SignInLink.objects.get().used_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_guessed_link_signs_nobody_in(meridian, method):
    client = Client()

    answer = getattr(client, method)(address("a-guess", kind="enter"))

    assert (answer.status_code, who_is_in(client)) == (404, None)
