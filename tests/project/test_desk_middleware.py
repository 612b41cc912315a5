"""What is at the desk's addresses and nowhere else: sessions that end, cookies, tokens, and answers that nobody keeps."""

import datetime as dt
import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from consenso.domain.accounts.models import Person
from consenso.project.middleware import at_desk, is_desk
from tests.faults.killing import snapshot
from tests.interfaces.addresses import PUBLIC
from tests.interfaces.addresses_of_the_desk import DESK_TABLE
from tests.interfaces.desk.test_signing_in import PASSWORD, by_password, signed_in
from tests.interfaces.test_every_address import made  # noqa: F401  # a fixture

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
HOME = "/en/desk/meridian/"
ROWS_OF_DESK = [row for rows in DESK_TABLE.values() for row in rows]
ROWS_OF_PUBLIC = [row for rows in PUBLIC.values() for row in rows]
LANGUAGES = ("en", "es", "pt", "fr", "zh-hans", "nl")
NOT_KEPT = "private, no-store"
FIELD = re.compile(r'name="csrfmiddlewaretoken"\s+value="[^"]+"')


@pytest.fixture
def second_factor_offered(settings):
    settings.SECOND_FACTOR = "offered"


@pytest.fixture
def ana(made):  # noqa: F811
    person = Person.objects.get(pk=made[0].person("Ana").pk)
    person.set_password(PASSWORD)
    person.save()
    return person


def in_by_password(person) -> Client:
    client = Client()
    by_password(client, person)
    assert signed_in(client)
    return client


def client_of(people, name) -> Client:
    client = Client()
    if name:
        client.force_login(people.person(name))
    return client


def got(rows, things) -> list[str]:
    """Return the addresses of rows that are asked by GET."""
    return [row.path.format_map(things) for row in rows if row.posted is None]


def test_every_address_of_the_desk_is_known_as_one(made):  # noqa: F811
    _, things = made
    wrong = [row.path for row in ROWS_OF_DESK if not is_desk(row.path.format_map(things))]

    assert wrong == []


def test_no_public_address_is_taken_for_the_desks(made):  # noqa: F811
    _, things = made
    wrong = [row.path for row in ROWS_OF_PUBLIC if is_desk(row.path.format_map(things))]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_is_the_desk_in_every_language(language):
    assert is_desk(f"/{language}/desk")
    assert is_desk(f"/{language}/account/login/")
    assert is_desk(f"/{language}/meridian/correct/meeting/council-1/")
    assert not is_desk(f"/{language}/deskwork/")
    assert not is_desk(f"/{language}/meridian/texts/desk/")


class Noted:
    """A middleware that notes in the request what of it was called."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["called"] = ["call"]
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        return HttpResponse(view)

    def process_exception(self, request, error):
        return HttpResponse(error)


def wrapped():
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(" ".join(request.META.get("called", [])))

    return at_desk(f"{__name__}.Noted")(answer)


def test_wrapped_middleware_and_its_hooks_see_the_desk_alone():
    middleware = wrapped()
    desk, public = RequestFactory().get(HOME), RequestFactory().get("/en/meridian/")

    assert middleware(desk).content == b"call"
    assert middleware(public).content == b""
    assert middleware.process_view(desk, "seen", (), {}).content == b"seen"
    assert middleware.process_view(public, "seen", (), {}) is None
    assert middleware.process_exception(desk, "wrong").content == b"wrong"
    assert middleware.process_exception(public, "wrong") is None


def test_wrapped_middleware_has_the_hooks_of_what_it_wraps_and_no_other():
    assert not hasattr(wrapped(), "process_template_response")


# Nothing at the desk is kept


@pytest.mark.parametrize("name", ["", "Ana", "Sena", "Vera"])
def test_no_answer_of_the_desk_may_be_kept(made, name):  # noqa: F811
    people, things = made
    client = client_of(people, name)

    kept = [
        path
        for path in got(ROWS_OF_DESK, things)
        if client.get(path).headers.get("Cache-Control") != NOT_KEPT
    ]

    assert kept == []


def test_fault_a_forged_form_and_what_is_not_there_may_not_be_kept():
    def broken(execute, sql, params, many, context):
        raise OperationalError("the database is away")

    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(broken):
        fault = client.get("/en/desk/enter/some-secret/")
    forged = Client(enforce_csrf_checks=True).post("/en/account/login/")
    nowhere = client.get("/en/desk/meridian/no/such/page/")

    assert [one.status_code for one in (fault, forged, nowhere)] == [500, 403, 404]
    assert {one["Cache-Control"] for one in (fault, forged, nowhere)} == {NOT_KEPT}


@pytest.mark.parametrize(
    "path", ["/en/desk", "/en/desk/enter/some-secret", "/en/account/login", "/en/desk/meridian"]
)
def test_way_from_an_address_without_its_last_slash_may_not_be_kept(path):
    answer = Client().get(path)

    assert (answer.status_code, answer["Location"]) == (301, f"{path}/")
    assert answer["Cache-Control"] == NOT_KEPT


def test_signing_out_clears_the_browser_and_nothing_else_does(ana):
    client = in_by_password(ana)

    assert "Clear-Site-Data" not in client.get("/en/account/logout/")
    assert "Clear-Site-Data" not in client.get(HOME)
    assert client.post("/en/account/logout/")["Clear-Site-Data"] == '"cache", "storage"'


# The public record knows no reader


def test_public_answers_set_no_cookie_and_may_be_kept(made):  # noqa: F811
    _, things = made

    wrong = [
        path for path in got(ROWS_OF_PUBLIC, things) if path != "/" and not public(Client(), path)
    ]

    assert wrong == []


def public(client: Client, path: str) -> bool:
    """Return whether an answer is for everyone: no cookie is set, it varies by none, and caches may keep it."""
    answer = client.get(path)
    said = answer.headers.get("Cache-Control", "")
    return (
        not answer.cookies
        and "cookie" not in answer.headers.get("Vary", "").lower()
        and "private" not in said
        and "no-store" not in said
        and not hasattr(answer.wsgi_request, "session")
    )


def test_public_pages_are_the_same_for_who_is_signed_in(made):  # noqa: F811
    people, things = made
    client = client_of(people, "Ana")
    paths = [path for path in got(ROWS_OF_PUBLIC, things) if path.startswith("/en/")]

    different = [
        path
        for path in paths
        if not public(client, path) or client.get(path).content != Client().get(path).content
    ]

    assert len(paths) > 40
    assert different == []


# Sessions


def idle(client: Client, seconds: float) -> None:
    """Let a session's last act be so many seconds ago."""
    row = Session.objects.get(session_key=client.session.session_key)
    row.expire_date -= dt.timedelta(seconds=seconds)
    row.session_data = client.session.encode({**row.get_decoded(), "seen_at": 0})
    row.save()


def begun(client: Client, seconds: float) -> None:
    """Let a session's sign-in be so many seconds ago."""
    session = client.session
    session["signed_in_at"] = time.time() - seconds
    session.save()


def test_session_ends_two_hours_after_the_last_act(ana):
    client = in_by_password(ana)
    idle(client, 2 * 3600 + 1)

    answer = client.get(HOME)

    assert (answer.status_code, answer["Location"]) == (302, f"/en/account/login/?next={HOME}")


def test_each_act_gives_two_hours_more(ana):
    client = in_by_password(ana)
    idle(client, 2 * 3600 - 60)
    assert client.get(HOME).status_code == 200

    idle(client, 2 * 3600 - 60)

    answer = client.get(HOME)
    assert answer.status_code == 200
    assert answer.cookies["consenso-desk"]["max-age"] == ""  # it also ends with the browser


def test_session_ends_twelve_hours_after_its_sign_in_and_is_gone_from_the_server(ana):
    client = in_by_password(ana)
    begun(client, 12 * 3600 - 60)
    assert client.get(HOME).status_code == 200
    begun(client, 12 * 3600 + 1)
    key = client.session.session_key

    answer = client.get(HOME)

    assert (answer.status_code, answer["Location"]) == (302, f"/en/account/login/?next={HOME}")
    assert answer.cookies["consenso-desk"].value == ""
    assert not Session.objects.filter(session_key=key).exists()


def test_act_that_comes_too_late_is_not_done(ana):
    client = in_by_password(ana)
    begun(client, 12 * 3600 + 1)
    before = snapshot()

    answer = client.post(
        f"{HOME}people/invite/",
        {
            "delegation": "XA",
            "role": "delegate",
            "email": "new@example.org",
            "name": "New",
            "language": "en",
        },
    )

    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/account/login/")
    assert snapshot() == before


def test_signing_in_again_begins_the_hours_anew(ana):
    client = in_by_password(ana)
    begun(client, 12 * 3600 + 1)
    client.get(HOME)

    by_password(client, ana)

    assert client.get(HOME).status_code == 200
    assert time.time() - client.session["signed_in_at"] < 3600


def is_a_letters_own(path):
    """Its address, encrypted, is the token: programs that read mail post to it without cookies (RFC 8058).

    The form by which anyone follows by mail sets no cookie either: what it asks takes effect by such an address alone.
    """
    return "/desk/letters/" in path or "/follow/" in path


def test_no_post_at_the_desk_passes_without_a_token(made):  # noqa: F811
    people, things = made
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.person("Sena"))
    before = snapshot()

    passed = [
        path
        for path in {row.path.format_map(things) for row in ROWS_OF_DESK}
        if not is_a_letters_own(path)
        and client.post(path, {"do": "publish"}).status_code != 403
        and not path.startswith("/desk/api/")  # answers GET alone
    ]

    assert passed == []
    assert snapshot() == before


def test_desks_api_takes_no_post(made):  # noqa: F811
    people, things = made
    client = client_of(people, "Sena")

    answers = {
        client.post(path).status_code
        for path in got(ROWS_OF_DESK, things)
        if path.startswith("/desk/api/")
    }

    assert answers == {405}


@pytest.mark.parametrize("name", ["", "Ana", "Sena"])
def test_every_form_of_the_desk_that_posts_carries_a_token(made, name):  # noqa: F811
    people, things = made
    client, n_forms, without = client_of(people, name), 0, []
    for path in got(ROWS_OF_DESK, things):
        answer = client.get(path)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        if is_a_letters_own(path):
            continue
        for form in re.findall(r"<form\b.*?</form>", answer.content.decode(), re.DOTALL):
            if 'method="post"' in form.partition(">")[0].lower():
                n_forms += 1
                without += [] if FIELD.search(form) else [path]

    assert n_forms >= 5
    assert without == []


@pytest.mark.parametrize("name", ["Ana", "Sena"])
def test_nothing_is_changed_by_looking(made, name):  # noqa: F811
    people, things = made
    client = client_of(people, name)
    # Who opens a draft under silence leaves a receipt, once.
    client.get(f"/en/desk/meridian/drafts/{things['quiet']}/silence/")
    before = snapshot()

    for path in got(ROWS_OF_DESK + ROWS_OF_PUBLIC, things):
        client.get(path)

    assert snapshot() == before
