"""Signing in, each way there is; what is refused; what is kept of secrets."""

import html
import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client, override_settings

from consenso.domain.accounts.models import Person
from consenso.project import settings as site
from tests import cast

pytestmark = pytest.mark.usefixtures("meridian")
PASSWORD = "four calm herons wade"
LOGIN = "/en/account/login/"
HOME = "/en/desk/meridian/people/"


@pytest.fixture(autouse=True)
def no_attempts_before():
    cache.clear()


@pytest.fixture
def ana():
    person = cast.make(names=("Ana",)).person("Ana")
    person.set_password(PASSWORD)
    person.save()
    return person


def with_codes(person) -> str:
    """Switch one-time codes on for a person, and return the secret."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(person, secret)
    return secret


def code_of(secret: str) -> str:
    """Return the code of now, one that will not run out while it is typed."""
    if time.time() % 30 > 18:
        time.sleep(30 - time.time() % 30)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def words_of(answer) -> str:
    return re.sub(r'value="[\w-]{40,}"|name="csrfmiddlewaretoken"', "", answer.content.decode())


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def by_password(client: Client, person, password: str = PASSWORD):
    return client.post(LOGIN, {"login": person.email, "password": password})


def test_password_signs_in_and_leads_to_the_desk(ana):
    client = Client()

    answer = by_password(client, ana)

    assert (answer.status_code, answer["Location"]) == (302, "/en/desk/")
    assert signed_in(client)


def test_password_alone_is_not_enough_for_who_has_a_second_factor(ana):
    secret = with_codes(ana)
    client = Client()

    answer = by_password(client, ana)

    assert answer["Location"] == "/en/account/security/authenticate/"
    assert not signed_in(client)
    client.post(answer["Location"], {"code": code_of(secret)})
    assert signed_in(client)


def test_one_time_code_works_once(ana):
    secret = with_codes(ana)
    code = code_of(secret)
    first, second = Client(), Client()
    by_password(first, ana)
    first.post("/en/account/security/authenticate/", {"code": code})

    by_password(second, ana)
    second.post("/en/account/security/authenticate/", {"code": code})

    assert (signed_in(first), signed_in(second)) == (True, False)


def test_code_by_mail_signs_in_and_is_in_the_persons_language(ana):
    ana.language = "es"
    ana.save()
    client = Client()

    client.post("/en/account/login/code/", {"email": ana.email})
    [letter] = mail.outbox
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", letter.body, re.MULTILINE).group(1)
    client.post("/en/account/login/code/confirm/", {"code": code})

    assert letter.to == [ana.email]
    assert signed_in(client)


@pytest.mark.parametrize(
    ("aim", "lands"), [(HOME, HOME), ("https://evil.example/", "/en/desk/")], ids=["ours", "other"]
)
def test_code_by_mail_leads_where_somebody_was_going_and_to_no_other_site(ana, aim, lands):
    client = Client()
    login = client.get(LOGIN, {"next": aim}).content.decode()
    way = html.unescape(re.findall(r'href="(/en/account/login/code/[^"]*)"', login)[0])

    confirm = client.post(way, {"email": ana.email})["Location"]
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.MULTILINE).group(1)

    assert client.post(confirm, {"code": code})["Location"] == lands


@pytest.mark.parametrize(
    ("address", "field"),
    [("/en/account/login/code/", "email"), ("/en/account/password/reset/", "email")],
)
def test_nobody_learns_whether_an_address_has_an_account(ana, address, field):
    known, unknown = Client(), Client()

    answers = [
        known.post(address, {field: ana.email}, follow=True),
        unknown.post(address, {field: "nobody@example.org"}, follow=True),
    ]

    assert len({answer.status_code for answer in answers}) == 1
    assert answers[0].redirect_chain == answers[1].redirect_chain
    same = [
        words_of(answer).replace(ana.email, "X").replace("nobody@example.org", "X")
        for answer in answers
    ]
    assert same[0] == same[1]
    assert len(mail.outbox) == 2  # both get a letter, so that it takes as long


def test_wrong_password_and_unknown_address_look_the_same(ana):
    wrong = by_password(Client(), ana, "not the right one")
    unknown = Client().post(LOGIN, {"login": "nobody@example.org", "password": "not the right one"})

    assert wrong.status_code == unknown.status_code == 200
    assert words_of(wrong).replace(ana.email, "X") == words_of(unknown).replace(
        "nobody@example.org", "X"
    )


def test_too_many_attempts_are_stopped_even_with_the_right_password(ana):
    client = Client()
    for _ in range(5):
        by_password(client, ana, "wrong again and again")

    answer = by_password(client, ana)

    assert not signed_in(client)
    assert "Too many" in answer.content.decode() or answer.status_code == 429


def test_limits_are_counted_where_all_processes_see_them():
    assert (
        "Database" in settings.CACHES["default"]["BACKEND"]
        or "Redis" in settings.CACHES["default"]["BACKEND"]
    )


@override_settings(SECOND_FACTOR="required")
def test_desk_stays_shut_without_a_second_factor(ana):
    client = Client()
    client.force_login(ana)

    shut = client.get(HOME)
    with_codes(ana)
    opened = client.get(HOME)

    assert (shut.status_code, shut["Location"]) == (302, "/en/account/security/?needed")
    assert b"One more step" in client.get(shut["Location"]).content
    assert opened.status_code == 200


@override_settings(SECOND_FACTOR="offered")
def test_desk_opens_where_it_is_only_offered(ana):
    client = Client()
    client.force_login(ana)

    assert client.get(HOME).status_code == 200


def test_secrets_of_factors_are_encrypted_in_the_database(ana):
    secret = with_codes(ana)

    [kept] = Authenticator.objects.filter(user=ana, type="totp")

    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(secret))


def test_password_is_kept_by_scrypt(ana):
    assert site.PASSWORD_HASHERS == ["django.contrib.auth.hashers.ScryptPasswordHasher"]
    assert Person.objects.get(pk=ana.pk).password.startswith("scrypt$")


@pytest.mark.parametrize(
    "password",
    [
        "short",
        "password1234",
        "ana@example.org",
        "Consenso-2026!",
        "ForumCelac2026",
        "qwerty123456",
    ],
)
def test_poor_passwords_are_refused(ana, password):
    client = Client()
    by_password(client, ana)

    answer = client.post(
        "/en/account/password/change/",
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )

    assert answer.status_code == 200
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)


def test_password_of_any_signs_and_much_length_is_taken_as_it_is(ana):
    client = Client()
    by_password(client, ana)
    new = "  苍鹭 wades — at ¼ past nine  " * 4

    client.post(
        "/en/account/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    ana.refresh_from_db()
    assert ana.check_password(new)
    assert not ana.check_password(new.strip())


def test_changing_the_password_asks_for_the_present_one_and_writes_a_letter(ana):
    client = Client()
    by_password(client, ana)
    new = {"password1": "seven grey cranes fly", "password2": "seven grey cranes fly"}

    client.post("/en/account/password/change/", {"oldpassword": "guessed"} | new)
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    client.post("/en/account/password/change/", {"oldpassword": PASSWORD} | new)

    ana.refresh_from_db()
    assert ana.check_password("seven grey cranes fly")
    assert [letter.to for letter in mail.outbox] == [[ana.email]]


def test_new_password_by_letter_does_not_go_round_the_second_factor(ana):
    with_codes(ana)
    client = Client()
    client.post("/en/account/password/reset/", {"email": ana.email})
    link = urlsplit(re.search(r"https?://\S+", mail.outbox[0].body).group()).path
    form = client.get(link, follow=True)
    client.post(
        form.redirect_chain[-1][0] if form.redirect_chain else link,
        {"password1": "seven grey cranes fly", "password2": "seven grey cranes fly"},
    )
    ana.refresh_from_db()
    assert ana.check_password("seven grey cranes fly")

    fresh = Client()
    answer = by_password(fresh, ana, "seven grey cranes fly")

    assert not signed_in(fresh)
    assert answer["Location"] == "/en/account/security/authenticate/"


@pytest.mark.parametrize(
    "path", ["security/passkeys/add/", "security/codes/on/", "security/recovery/make/"]
)
def test_changing_factors_asks_to_sign_in_again(ana, path):
    client = Client()
    client.force_login(ana)  # as after a while: no fresh proof in the session

    answer = client.get(f"/en/account/{path}")

    assert answer.status_code == 302
    assert "/en/account/reauthenticate/" in answer["Location"]


def test_closed_account_does_not_sign_in_and_ends_at_once(ana):
    client = Client()
    by_password(client, ana)
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    assert client.get(HOME).status_code == 302
    fresh = Client()
    by_password(fresh, ana)
    assert not signed_in(fresh)


@pytest.mark.parametrize("aim", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_leads_to_no_other_site(ana, aim):
    answer = Client().post(LOGIN, {"login": ana.email, "password": PASSWORD, "next": aim})

    assert answer["Location"] == "/en/desk/"


def test_form_from_elsewhere_is_refused(ana):
    client = Client(enforce_csrf_checks=True)

    answer = by_password(client, ana)

    assert answer.status_code == 403
    assert not signed_in(client)


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "3rdparty/signup/", "signup/passkey/", "password/"]
)
def test_pages_of_the_library_that_are_not_ours_do_not_exist(path):
    assert Client().get(f"/en/account/{path}").status_code == 404


def test_nobody_makes_an_account_of_their_own():
    asked = Client().post(
        "/en/account/signup/", {"email": "new@example.org", "password1": PASSWORD}
    )

    assert b"Accounts come by invitation" in asked.content
    assert not Person.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "zh-hans", "nl"])
def test_every_page_of_the_account_is_ours_in_every_language(ana, language):
    client = Client()
    by_password(client, ana)
    start = f"/{language}/account/"
    for path in (
        *("security/", "security/passkeys/", "security/passkeys/add/", "security/codes/on/"),
        *("security/devices/", "password/change/", "password/reset/", "elsewhere/"),
        *("elsewhere/cancelled/", "elsewhere/error/", "inactive/", "logout/"),
    ):
        answer = client.get(start + path)

        assert answer.status_code == (401 if "error" in path else 200), path
        words = answer.content.decode()
        assert words.count("<h1") == 1
        assert 'class="colophon"' in words
        assert "no-store" in answer["Cache-Control"]
