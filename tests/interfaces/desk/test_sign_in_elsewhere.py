"""Signing in by a ministry's own sign-in, OpenID Connect: a real provider answers on a port of its own."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
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
    SUBJECT,
    brought_back,
    claims,
    comes,
    sent_to,
    who,
)
from tests.interfaces.desk.posting import posted_by, words

LOGIN = "/en/account/login/"


@pytest.fixture
def ana(meridian) -> Person:
    return cast.make(names=("Ana",)).person("Ana")


def test_who_is_known_comes_in_and_lands_at_the_desk(ana, aurelia):
    client = Client()

    answer = comes(client)

    assert (answer.status_code, answer["Location"]) == (302, DESK)
    assert who(client) == str(ana.pk)
    assert client.get(FORUM).status_code == 200
    assert aurelia.refused == []
    tied = SocialAccount.objects.get()
    assert (tied.user, tied.provider, tied.uid) == (ana, "aurelia", SUBJECT)


def test_button_of_the_sign_in_page_posts_what_begins_it(ana, aurelia):
    client = Client(enforce_csrf_checks=True)
    page = words(client.get("/zh-hans/account/login/"))
    [form] = re.findall(rf'<form method="post" action="{AURELIA}">.*?</form>', page, re.DOTALL)

    begun = client.post(AURELIA, posted_by(f"<main>{form}</main>"))
    answer = client.get(brought_back(sent_to(begun)))

    assert "Ministry of Aurelia" in form
    assert 'lang="zh-Hans"' in words(begun)
    assert answer["Location"] == "/zh-hans/desk/"
    assert who(client) == str(ana.pk)


def test_what_is_asked_of_the_ministry(ana, aurelia):
    comes(Client())
    comes(Client())

    first, second = aurelia.asked
    assert set(first) == {
        "client_id", "redirect_uri", "scope", "response_type", "state", "nonce",
        "code_challenge", "code_challenge_method",
    }  # fmt: skip
    assert first["redirect_uri"] == "http://testserver/account/oidc/aurelia/login/callback/"
    for secret in ("state", "nonce", "code_challenge"):
        assert first[secret] != second[secret]


def test_no_more_is_kept_than_who_it_is(ana, aurelia):
    aurelia.person = claims(name="Ana", phone_number="+999 1", picture="https://aurelia.example/a")

    comes(Client())

    [tied] = SocialAccount.objects.values_list("extra_data", flat=True)
    assert tied == {"userinfo": claims()}
    assert Person.objects.get(pk=ana.pk).name == "Ana"


def test_person_is_told_of_the_first_time_alone(ana, aurelia):
    comes(Client())
    comes(Client())

    [letter] = mail.outbox
    assert letter.to == [ana.email]
    assert "was tied to your account" in letter.body
    assert SocialAccount.objects.count() == 1


def test_who_was_tied_is_known_by_the_subject_though_the_address_changed(ana, aurelia):
    comes(Client())
    aurelia.person = claims("ana.of.aurelia@example.org")
    client = Client()

    comes(client)

    assert who(client) == str(ana.pk)


def test_address_of_who_was_tied_does_not_let_another_subject_in_as_somebody_else(ana, aurelia):
    dora = cast.make(names=("Dora",)).person("Dora")
    comes(Client())
    aurelia.person = claims(dora.email)  # still Ana's subject
    client = Client()

    comes(client)

    assert who(client) == str(ana.pk)


@pytest.mark.parametrize(
    "person",
    [
        claims(email_verified=False),
        claims(email_verified="false"),
        {"sub": SUBJECT, "email": "ana@example.org"},
        {"sub": SUBJECT},
        claims("nobody@example.org"),
        claims("not an address"),
    ],
    ids=["not verified", "false in words", "not said", "no address", "unknown", "no real address"],
)
def test_whom_nobody_knows_is_refused_and_no_account_is_made(ana, aurelia, person):
    aurelia.person = person
    client = Client()

    answer = comes(client)

    assert answer.status_code == 403
    assert REFUSED in words(answer)
    assert who(client) is None
    assert not SocialAccount.objects.exists()
    assert list(Person.objects.all()) == [ana]
    assert client.get(FORUM)["Location"].startswith(LOGIN)


def test_ministry_cannot_vouch_for_an_address_of_another_domain(meridian, aurelia):
    Person.objects.create(email="bo@borea.example", name="Bo", joined_at=cast.AT)
    aurelia.person = claims("bo@borea.example")
    client = Client()

    answer = comes(client)

    assert (answer.status_code, who(client)) == (403, None)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("tied", [False, True])
def test_closed_account_stays_closed(ana, aurelia, tied):
    if tied:
        comes(Client())
    Person.objects.filter(pk=ana.pk).update(is_active=False)
    client = Client()

    answer = comes(client)

    assert who(client) is None
    assert (answer.status_code, answer.get("Location")) == (
        (302, "/en/account/inactive/") if tied else (403, None)
    )


@pytest.mark.parametrize(
    "wrong",
    [
        "nonce",
        "no nonce",
        "signature",
        "no signature",
        "signed with the public key",
        "audience",
        "two audiences",
        "issuer",
        "expired",
        "no id_token",
        "userinfo of another",
        "no such key",
        "keys are not told",
    ],
)
def test_ministry_is_not_believed(ana, aurelia, wrong):
    client = Client()
    begun = client.post(AURELIA, {"next": DESK})
    aurelia.wrong = wrong

    answer = client.get(brought_back(sent_to(begun)))

    assert answer.status_code == 403
    assert REFUSED in words(answer)
    assert who(client) is None
    assert not SocialAccount.objects.exists()
    assert aurelia.tokens  # it came as far as that
    aurelia.wrong = ""
    assert comes(client)["Location"] == DESK


@pytest.mark.parametrize("wrong", ["issuer of discovery", "discovery is not told", "no endpoint"])
def test_server_that_is_not_what_was_named_is_not_asked(ana, aurelia, wrong):
    aurelia.wrong = wrong

    answer = Client().post(AURELIA, {"next": DESK})

    assert answer.status_code == 403
    assert REFUSED in words(answer)
    assert aurelia.asked == []


@pytest.mark.parametrize("state", ["", "another"])
def test_state_must_be_the_browsers_own(ana, aurelia, state):
    client = Client()
    back = brought_back(sent_to(client.post(AURELIA, {"next": DESK})))
    right = parse_qs(urlsplit(back).query)["state"][0]

    answer = client.get(back.replace(f"state={right}", f"state={state}"))

    assert (answer.status_code, who(client)) == (403, None)
    assert REFUSED in words(answer)
    assert not aurelia.tokens  # the code was not even used


def test_what_one_browser_began_another_cannot_end(ana, aurelia):
    back = brought_back(sent_to(Client().post(AURELIA, {"next": DESK})))
    other = Client()
    other.post(AURELIA, {"next": DESK})

    answer = other.get(back)

    assert (answer.status_code, who(other)) == (403, None)
    assert not aurelia.tokens


def test_what_is_brought_back_works_once(ana, aurelia):
    client = Client()
    back = brought_back(sent_to(client.post(AURELIA, {"next": DESK})))
    aurelia.tokens.clear()

    answers = [client.get(back), client.get(back)]

    assert [answer.status_code for answer in answers] == [302, 403]
    assert len(aurelia.tokens) == 1


def test_code_of_another_sign_in_is_refused(ana, aurelia):
    """Somebody puts a code of their own before another's browser: neither PKCE nor the nonce lets it in."""
    mine = brought_back(sent_to(Client().post(AURELIA, {"next": DESK})))
    theirs = Client()
    back = brought_back(sent_to(theirs.post(AURELIA, {"next": DESK})))
    code, own = (parse_qs(urlsplit(one).query)["code"][0] for one in (mine, back))

    answer = theirs.get(back.replace(own, code))

    assert (answer.status_code, who(theirs)) == (403, None)
    assert aurelia.refused == ["token: code_verifier"]


def test_answer_of_one_ministry_is_not_taken_for_anothers(ana, aurelia, borea):
    client = Client()
    back = brought_back(sent_to(client.post(AURELIA, {"next": DESK})))

    answer = client.get(back.replace("/aurelia/", "/borea/"))

    assert (answer.status_code, who(client)) == (403, None)
    assert (borea.tokens, aurelia.tokens) == (set(), set())


def test_same_subject_elsewhere_is_somebody_else(ana, aurelia, borea):
    comes(Client())
    borea.person = claims("nobody@example.org")
    client = Client()

    answer = comes(client, BOREA)

    assert (answer.status_code, who(client)) == (403, None)


def test_who_stops_at_the_ministry_reads_that_nothing_was_changed(ana, aurelia):
    aurelia.wrong = "person stops"
    client = Client()

    answer = comes(client, next="/es/desk/")

    assert answer["Location"] == "/es/account/elsewhere/cancelled/"
    assert client.get(answer["Location"]).status_code == 200
    assert who(client) is None
