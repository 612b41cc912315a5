"""Sessions: how they begin and end, here and on other devices."""

import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from consenso.domain.accounts.models import Person
from tests import cast
from tests.interfaces.desk.test_signing_in import LOGIN, PASSWORD, by_password, signed_in

pytestmark = pytest.mark.usefixtures("meridian")


@pytest.fixture
def ana() -> Person:
    cache.clear()
    person = cast.make(names=("Ana",)).person("Ana")
    person.set_password(PASSWORD)
    person.save()
    return person


def test_signing_out_everywhere_else_ends_the_other_sessions(ana):
    here, there = Client(), Client(headers={"user-agent": "Another browser"})
    by_password(here, ana)
    by_password(there, ana)
    there.get("/en/account/security/")

    listed = here.get("/en/account/security/devices/")
    here.post("/en/account/security/devices/")

    assert b"Another browser" in listed.content
    assert here.get("/en/account/security/").status_code == 200
    assert there.get("/en/account/security/").status_code == 302


def test_new_password_ends_the_sessions_elsewhere_and_not_this_one(ana):
    here, there = Client(), Client()
    by_password(here, ana)
    by_password(there, ana)
    new = "seven grey cranes fly"

    here.post(
        "/en/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert here.get("/en/account/security/").status_code == 200
    assert there.get("/en/account/security/").status_code == 302


def test_signing_out_ends_the_session_on_the_server_and_clears_the_browser(ana):
    client = Client()
    by_password(client, ana)
    key = client.session.session_key

    answer = client.post("/en/account/logout/")

    assert not Session.objects.filter(session_key=key).exists()
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_signing_out_needs_a_press(ana):
    client = Client()
    by_password(client, ana)

    client.get("/en/account/logout/")

    assert signed_in(client)


def test_session_has_a_new_key_at_each_sign_in(ana):
    client = Client()
    client.get(LOGIN)
    before = client.session.session_key

    by_password(client, ana)

    assert client.session.session_key != before


def test_session_ends_some_hours_after_its_sign_in_whatever_is_done(ana):
    client = Client()
    by_password(client, ana)
    session = client.session
    session["signed_in_at"] = time.time() - settings.SESSION_LIFE_SECONDS - 1
    session.save()

    assert client.get("/en/account/security/").status_code == 302
