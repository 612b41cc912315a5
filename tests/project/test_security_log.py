"""The log of security: what it keeps of signing in, limits and refusals; and that no secret and no address of mail is in any log."""

import datetime as dt
import io
import logging
import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from consenso.domain.accounts.actions import make_sign_in_link, new_calendar_key
from consenso.domain.accounts.models import Person
from consenso.domain.admissions.actions import invite
from consenso.interfaces.desk.following.tokens import Asks, address_to_confirm
from consenso.project.logs import OneLine, without_secrets
from tests import cast
from tests.interfaces.desk.test_signing_in import (
    LOGIN,
    PASSWORD,
    by_password,
    code_of,
    signed_in,
    with_codes,
)
from tests.interfaces.test_every_address import routes

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
WRONG = "five loud gulls shout"
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
SECRET = "nU4v-k3Yx_tq0ZpL9sRb7wQe2mHc6fJd"


@pytest.fixture(autouse=True)
def no_attempts_before():
    cache.clear()


@pytest.fixture
def second_factor_offered(settings):
    settings.SECOND_FACTOR = "offered"


@pytest.fixture
def written():
    """What the site's own handler writes, by the site's own settings, in place of the console."""
    [handler] = [one for one in logging.getLogger().handlers if isinstance(one.formatter, OneLine)]
    said = io.StringIO()
    before = handler.setStream(said)
    yield said
    handler.setStream(before)


@pytest.fixture
def people():
    made = cast.make()
    for name in ("Ana", "Bo"):
        made.person(name).set_password(PASSWORD)
        made.person(name).save()
    return made


def lines(written) -> list[str]:
    return written.getvalue().splitlines()


def only_of_security(written) -> list[str]:
    return [line.partition("consenso.security: ")[2] for line in lines(written)]


def client_of(people, name) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def number(people, name) -> int:
    return people.person(name).pk


def test_signing_in_and_out_is_kept_with_the_persons_number(people, written):
    client = Client()
    by_password(client, people.person("Ana"))
    client.post("/en/account/logout/")

    ana = number(people, "Ana")
    assert lines(written) == [
        f"INFO consenso.security: signed in: person {ana}",
        f"INFO consenso.security: signed out: person {ana}",
    ]


def test_wrong_password_is_kept_for_whom_it_was_tried(people, written):
    by_password(Client(), people.person("Ana"), WRONG)
    Client().post(LOGIN, {"login": "nobody@example.org", "password": WRONG})

    assert lines(written) == [
        f"WARNING consenso.security: sign-in refused, password wrong: person {number(people, 'Ana')}",
        "WARNING consenso.security: sign-in refused, password wrong: nobody known",
    ]


def test_closed_account_that_is_tried_is_kept(people, written):
    ana = people.person("Ana")
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    by_password(Client(), ana)

    assert only_of_security(written) == [f"sign-in refused, account closed: person {ana.pk}"]


def test_wrong_second_factor_is_kept_for_whom_it_was_tried(people, written):
    ana = people.person("Ana")
    secret = with_codes(ana)
    client = Client()
    by_password(client, ana)

    client.post("/en/account/security/authenticate/", {"code": "12345"})
    client.post("/en/account/security/authenticate/", {"code": code_of(secret)})

    assert only_of_security(written) == [
        f"sign-in refused, code or passkey wrong: person {ana.pk}",
        f"signed in: person {ana.pk}",
    ]


def test_wrong_code_by_mail_is_kept(people, written):
    ana = people.person("Ana")
    client = Client()
    client.post("/en/account/login/code/", {"email": ana.email})

    client.post("/en/account/login/code/confirm/", {"code": "WRONGONE"})

    assert only_of_security(written) == [f"sign-in refused, code or passkey wrong: person {ana.pk}"]


def test_wrong_present_password_is_kept(people, written):
    ana = people.person("Ana")
    client = client_of(people, "Ana")
    written.truncate(0)
    new = {"password1": "seven grey cranes fly", "password2": "seven grey cranes fly"}

    client.post("/en/account/password/change/", {"oldpassword": WRONG} | new)

    assert f"sign-in refused, present password wrong: person {ana.pk}" in only_of_security(written)


@pytest.mark.parametrize("kind", ["enter", "invitation"])
def test_link_that_opens_nothing_is_kept_and_its_secret_is_not(written, kind):
    Client().get(f"/en/desk/{kind}/{SECRET}/")

    assert only_of_security(written) == ["sign-in refused, link or invitation wrong"]


def test_link_that_was_used_is_kept(people, written):
    ana = people.person("Ana")
    secret = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=NOW)
    Client().post(f"/en/desk/enter/{secret}/")

    Client().post(f"/en/desk/enter/{secret}/")

    assert only_of_security(written) == [
        f"signed in: person {ana.pk}",
        "sign-in refused, link or invitation used",
    ]


def test_entering_as_another_signs_the_first_out_and_both_is_kept(people, written):
    client = client_of(people, "Bo")
    secret = make_sign_in_link(person_id=number(people, "Ana"), lasts=DAY, at=NOW)

    client.post(f"/en/desk/enter/{secret}/")

    assert only_of_security(written) == [
        f"signed out: person {number(people, 'Bo')}",
        f"signed in: person {number(people, 'Ana')}",
    ]


def test_limit_that_is_reached_is_kept(people, written):
    client = Client()
    for _ in range(6):
        by_password(client, people.person("Ana"), WRONG)

    said = only_of_security(written)
    assert said[:5] == [f"sign-in refused, password wrong: person {number(people, 'Ana')}"] * 5
    assert said[5:] == ["limit reached: nobody known, POST /en/account/login/"]


def test_limit_of_a_library_view_is_kept(people, written):
    client = Client()
    for count in range(21):
        client.post("/en/account/password/reset/", {"email": f"nobody{count}@example.org"})

    assert only_of_security(written) == [
        "limit reached: nobody known, POST /en/account/password/reset/"
    ]


@pytest.mark.parametrize(
    ("path", "method", "refused"),
    [
        ("/en/desk/meridian/people/", "get", "Vera"),
        ("/en/desk/meridian/people/invite/", "post", "Otto"),
        ("/desk/api/v1/meridian/submissions", "get", "Mia"),
    ],
)
def test_refused_access_is_kept_with_person_forum_and_address(
    people, written, path, method, refused
):
    client = client_of(people, refused)

    answer = getattr(client, method)(path)

    assert answer.status_code == 403
    assert only_of_security(written) == [
        f"access refused: person {number(people, refused)}, forum meridian, {method.upper()} {path}"
    ]


def test_what_is_allowed_leaves_no_line(people, written):
    assert client_of(people, "Sena").get("/en/desk/meridian/people/").status_code == 200
    assert lines(written) == []


def test_no_password_code_secret_or_address_of_mail_stands_in_the_log(people, written):
    ana, secrets = people.person("Ana"), [PASSWORD, WRONG, "12345"]
    client = Client()
    by_password(client, ana, WRONG)
    by_password(client, ana)
    client.post("/en/account/logout/")
    client.post("/en/account/login/code/", {"email": ana.email})
    secrets.append(re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[0].body, re.MULTILINE)[1])
    client.post("/en/account/login/code/confirm/", {"code": secrets[-1]})
    assert signed_in(client)
    client.post("/en/account/logout/")
    secrets.append(with_codes(ana))
    by_password(client, ana)
    client.post("/en/account/security/authenticate/", {"code": "12345"})
    secrets.append(code_of(secrets[-1]))
    client.post("/en/account/security/authenticate/", {"code": secrets[-1]})
    assert signed_in(client)
    for _ in range(6):
        Client().post(LOGIN, {"login": ana.email, "password": WRONG})

    assert len(lines(written)) >= 9
    for secret in (*secrets, "@"):
        assert secret not in written.getvalue()


def addresses_with_secrets(people) -> dict[str, str]:
    """Return an address of each kind that holds a secret, each with its secret."""
    ana, client = people.person("Ana"), Client()
    client.post("/en/account/password/reset/", {"email": ana.email})
    reset = urlsplit(re.search(r"https?://\S+", mail.outbox[-1].body)[0]).path
    entrance = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=NOW)
    calendar = new_calendar_key(person_id=ana.pk)
    invited = invite(
        actor=people.actor("Sena"),
        forum="meridian",
        code="XA",
        role="delegate",
        email="new@example.org",
        name="New",
        language="en",
        at=NOW,
    ).secret
    asked = address_to_confirm(Asks("ana@example.org", "meridian", "area", "sea"), language="en")
    asked = asked.split("/")[-2]
    return {
        f"/en/desk/follow/{asked}/": asked,
        f"/en/desk/enter/{entrance}/": entrance,
        f"/en/desk/invitation/{invited}/": invited,
        f"/desk/calendar/{calendar}.ics": calendar,
        f"/en/meridian/correct/receipt/{SECRET}/": SECRET,
        reset: reset.rstrip("/").rpartition("-")[2],
    }


def test_fault_at_an_address_with_a_secret_leaves_the_secret_out(people, written):
    def broken(execute, sql, params, many, context):
        raise OperationalError("the database is away: Key (email)=(ana@example.org)")

    for path, secret in addresses_with_secrets(people).items():
        written.seek(0)
        written.truncate()
        client = Client(raise_request_exception=False)
        with connection.execute_wrapper(broken):
            answer = client.get(path)

        said = written.getvalue()
        assert answer.status_code == 500, path
        assert "fault " in said
        assert "Traceback" in said
        assert "[secret]" in said
        assert secret not in said
        assert "ana@example.org" not in said


@pytest.mark.parametrize("kind", ["enter", "invitation"])
def test_forged_form_at_an_address_with_a_secret_leaves_the_secret_out(written, kind):
    answer = Client(enforce_csrf_checks=True).post(f"/en/desk/{kind}/{SECRET}/")

    assert answer.status_code == 403
    assert lines(written) == [
        f"WARNING django.security.csrf: Forbidden (CSRF cookie not set.): /en/desk/{kind}/[secret]/"
    ]


def test_every_address_that_holds_a_secret_is_known_to_the_log():
    held = re.compile(r"<str:secret>|\(\?P<key>[^)]*\)")
    other = re.compile(r"<slug:forum>|\(\?P<uidb36>[^)]*\)")
    found = [route for route in routes() if held.search(route)]

    assert len(found) == 7
    for route in found:
        address = held.sub(SECRET, other.sub("abc", route)).replace("^", "").rstrip("$")
        assert SECRET not in without_secrets(f"/{address}"), route


def test_line_breaks_that_somebody_sends_make_no_line_of_their_own(written):
    logging.getLogger("consenso.security").warning(
        "access refused: %s", "/en/\nINFO consenso.security: signed in: person 1\r\x1b[2J\u2028"
    )

    assert lines(written) == [
        r"WARNING consenso.security: access refused: /en/\nINFO consenso.security: signed in: person 1\r\x1b[2J\u2028"
    ]
