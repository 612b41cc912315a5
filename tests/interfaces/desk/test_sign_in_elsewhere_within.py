"""What a ministry's own sign-in opens here, what begins it, and whose account it is tied to."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from consenso.domain.accounts.models import Person
from tests import cast
from tests.interfaces.desk.coming import (
    AURELIA,
    BOREA,
    DESK,
    FORUM,
    REFUSED,
    by_password,
    claims,
    comes,
    sent_to,
    who,
)
from tests.interfaces.desk.posting import posted_by, words


@pytest.fixture
def ana(meridian) -> Person:
    return cast.make(names=("Ana",)).person("Ana")


def test_trusted_ministry_opens_the_desk_without_another_factor(ana, aurelia, settings):
    assert settings.SECOND_FACTOR == "required"
    client = Client()

    comes(client)

    assert client.get(FORUM).status_code == 200


def test_ministry_that_is_not_trusted_does_not(ana, borea):
    client = Client()

    comes(client, BOREA)

    assert who(client) == str(ana.pk)
    assert client.get(FORUM)["Location"].startswith("/en/account/security/?needed")


def test_trust_holds_for_the_session_that_the_ministry_opened_alone(ana, aurelia, borea):
    comes(Client())
    client = Client()

    comes(client, BOREA)

    assert client.get(FORUM).status_code == 302


@pytest.mark.parametrize("at", [AURELIA, BOREA])
def test_who_set_a_second_factor_is_asked_for_it_all_the_same(ana, aurelia, at):
    TOTP.activate(ana, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = Client()

    answer = comes(client, at, next="/fr/desk/")

    assert answer["Location"] == "/fr/account/security/authenticate/"
    assert who(client) is None


def test_link_alone_begins_nothing(ana, aurelia):
    """Else another site could sign a browser in as whom it likes."""
    client = Client()

    answer = client.get(AURELIA, {"next": DESK, "process": "login"})

    assert answer.status_code == 200
    assert 'http-equiv="refresh"' not in words(answer)
    assert "socialaccount_states" not in client.session
    form = posted_by(words(answer))
    assert form["next"] == [DESK]
    assert sent_to(client.post(AURELIA, form)).startswith(f"{aurelia.address}/authorize?")


def test_form_of_another_site_begins_nothing(ana, aurelia):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(AURELIA, {"next": DESK})

    assert answer.status_code == 403
    assert "socialaccount_states" not in client.session


def test_nobody_is_led_to_another_site_afterwards(ana, aurelia):
    answer = comes(Client(), next="https://elsewhere.example/")

    assert answer["Location"] == DESK


def test_ministry_that_is_not_listed_is_not_found(meridian, aurelia):
    answers = [Client().post("/account/oidc/cassia/login/"), Client().get(f"{AURELIA}callback/x/")]
    answers.append(Client().get("/account/oidc/cassia/login/callback/?state=a&code=b"))

    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.parametrize("process", ["login", "connect"])
def test_who_is_signed_in_cannot_take_an_unknown_account_along(ana, aurelia, process):
    aurelia.person = claims("nobody@example.org")
    client = by_password(ana)

    answer = comes(client, process=process)

    assert answer.status_code == 403
    assert REFUSED in words(answer)
    assert not SocialAccount.objects.exists()


def test_sign_in_of_somebody_else_is_not_tied_to_who_is_signed_in(meridian, aurelia):
    made = cast.make(names=("Ana", "Dora"))
    client = by_password(made.person("Dora"))

    answer = comes(client, process="connect")

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_who_is_signed_in_may_tie_the_own(ana, aurelia):
    client = by_password(ana)

    answer = comes(client, process="connect")

    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert SocialAccount.objects.get().user == ana


def test_settings_lead_to_the_tie_where_there_are_ministries(ana, aurelia, settings):
    client = Client()
    comes(client)
    way = 'href="/en/account/elsewhere/"'

    assert way in client.get("/en/account/security/").content.decode()
    settings.SIGN_IN_ELSEWHERE = ()
    assert way not in client.get("/en/account/security/").content.decode()


def test_person_takes_the_tie_off_again(ana, aurelia):
    ana.set_password("four calm herons wade")
    ana.save()
    client = Client()
    comes(client)
    mail.outbox.clear()
    page = client.get("/en/account/elsewhere/")
    [number] = SocialAccount.objects.values_list("pk", flat=True)

    client.post("/en/account/elsewhere/", {"account": number})

    assert "Ministry of Aurelia" in words(page)
    assert not SocialAccount.objects.exists()
    [letter] = mail.outbox
    assert "was taken off your account" in letter.body


@pytest.mark.browser
@pytest.mark.parametrize("with_script", [True, False])
def test_browser_is_let_out_to_the_ministry_and_in_again(
    chromium, committed_meridian, live_server, aurelia, with_script
):
    """A form that led to another site itself would be stopped by the content security policy."""
    cast.make(names=("Ana",))
    page = chromium.new_context(java_script_enabled=with_script).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{live_server.url}/en/account/login/")

    page.get_by_role("button", name="Ministry of Aurelia").click()
    page.wait_for_url(f"{live_server.url}{FORUM}?as=XA")

    assert len(aurelia.asked) == 1
    assert said == []
