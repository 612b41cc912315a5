"""Who tries too often is told so, and for how long to wait; waiting opens it again."""

import time
from types import SimpleNamespace

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.test import Client

from tests import cast
from tests.interfaces.desk.test_signing_in import (
    LOGIN,
    PASSWORD,
    by_password,
    signed_in,
    with_codes,
    words_of,
)

pytestmark = pytest.mark.usefixtures("meridian")
WRONG = "wrong again and again"


@pytest.fixture(autouse=True)
def no_attempts_before():
    cache.clear()


@pytest.fixture
def ana():
    person = cast.make(names=("Ana",)).person("Ana")
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def later(monkeypatch):
    """Let the limits think that so many seconds went by."""

    def moved(seconds: int) -> None:
        clock = SimpleNamespace(
            time=lambda: time.time() + seconds, monotonic=time.monotonic, sleep=time.sleep
        )
        monkeypatch.setattr(ratelimit, "time", clock)

    return moved


def last_of(client, times: int, path: str, posted: dict[str, str]):
    """Post the same a number of times, and return all answers but the last, and the last."""
    answers = [client.post(path, posted) for _ in range(times)]
    return answers[:-1], answers[-1]


def is_the_page(answer) -> bool:
    words = answer.content.decode()
    return (
        answer.status_code == 429
        and "Wait 5 minutes and try again" in words
        and words.count("<h1>Too many attempts</h1>") == 1
        and 'class="colophon"' in words
        and 'content="noindex' in words
        and answer["Retry-After"] == "300"
        and answer["Cache-Control"] == "private, no-store"
    )


def test_sixth_wrong_sign_in_is_told_how_long_to_wait(ana):
    before, answer = last_of(Client(), 6, LOGIN, {"login": ana.email, "password": WRONG})

    assert [one.status_code for one in before] == [200] * 5
    assert is_the_page(answer)


def test_page_leads_to_other_ways_in(ana):
    client = Client()
    _, answer = last_of(client, 6, LOGIN, {"login": ana.email, "password": WRONG})

    for path in (LOGIN, "/en/account/login/code/"):
        assert f'href="{path}"' in answer.content.decode()
        assert client.get(path).status_code == 200


def test_page_speaks_the_language_of_its_address(ana):
    answers = last_of(Client(), 6, "/es/account/login/", {"login": ana.email, "password": WRONG})

    assert answers[1].status_code == 429
    assert '<html lang="es"' in answers[1].content.decode()
    assert 'href="/es/account/login/code/"' in answers[1].content.decode()


def test_limit_looks_the_same_for_an_address_without_account(ana):
    _, known = last_of(Client(), 6, LOGIN, {"login": ana.email, "password": WRONG})
    cache.clear()
    _, unknown = last_of(Client(), 6, LOGIN, {"login": "no@example.org", "password": WRONG})

    assert is_the_page(unknown)
    assert words_of(known) == words_of(unknown)


def test_right_password_is_refused_until_the_time_is_over_and_then_lets_in(ana, later):
    client = Client()
    last_of(client, 5, LOGIN, {"login": ana.email, "password": WRONG})

    later(240)
    early = by_password(client, ana)
    wait = int(early["Retry-After"])
    assert (early.status_code, signed_in(client)) == (429, False)

    later(wait)
    by_password(client, ana)
    assert signed_in(client)


def test_other_persons_sign_in_meanwhile(ana):
    bo = cast.make(names=("Bo",)).person("Bo")
    bo.set_password(PASSWORD)
    bo.save()
    last_of(Client(), 6, LOGIN, {"login": ana.email, "password": WRONG})
    client = Client()

    by_password(client, bo)

    assert signed_in(client)


def test_one_network_that_tries_many_accounts_is_stopped():
    client = Client()
    statuses = [
        client.post(LOGIN, {"login": f"{n}@example.org", "password": WRONG}).status_code
        for n in range(11)
    ]

    assert statuses == [200] * 10 + [429]


@pytest.mark.parametrize("whose", ["ana@example.org", "nobody@example.org"])
def test_fourth_code_by_mail_in_a_minute_is_not_sent(ana, whose, mailoutbox):
    path = "/en/account/login/code/"
    answers = [Client().post(path, {"email": whose}) for _ in range(4)]

    assert [one.status_code for one in answers[:3]] == [302] * 3
    assert is_the_page(answers[3])
    assert len(mailoutbox) == 3


def test_sixth_wrong_one_time_code_is_stopped(ana):
    with_codes(ana)
    client = Client()
    by_password(client, ana)

    path = "/en/account/security/authenticate/"
    before, answer = last_of(client, 6, path, {"code": "12345"})

    assert [one.status_code for one in before] == [200] * 5
    assert is_the_page(answer)
    assert not signed_in(client)


def test_sixth_wrong_present_password_of_who_is_signed_in_is_stopped(ana):
    client = Client()
    by_password(client, ana)

    path = "/en/account/reauthenticate/"
    before, answer = last_of(client, 6, path, {"password": WRONG})

    assert [one.status_code for one in before] == [200] * 5
    assert is_the_page(answer)
    assert 'href="/en/account/security/"' in answer.content.decode()


def test_limit_of_one_of_the_librarys_views_has_the_same_page():
    path = "/en/account/password/reset/"
    client = Client()
    answers = [client.post(path, {"email": f"{n}@example.org"}) for n in range(21)]

    assert [one.status_code for one in answers[:-1]] == [302] * 20
    assert is_the_page(answers[-1])
