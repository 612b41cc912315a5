"""Signing in by a ministry's own sign-in, SAML: a real provider, and a real server that was started with the file of sign-ins."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from html import unescape

import pytest
import requests
import yaml

from tests import openid, saml
from tests.interfaces.desk.coming import FORUM, REFUSED, claims, entry
from tests.record import MERIDIAN
from tests.servers import PATIENCE_SECONDS, ROOT, Served, begun, environment, running

BOREA, CASSIA = "/account/saml/borea", "/account/saml/cassia"
PEOPLE = "import django; django.setup()\nfrom tests import cast\ncast.make()"


@pytest.fixture(scope="module")
def providers() -> Iterator[tuple[saml.Ministry, openid.Ministry]]:
    with saml.running() as borea, openid.running() as aurelia:
        yield borea, aurelia


@pytest.fixture(scope="module")
def served(providers, tmp_path_factory) -> Iterator[Served]:
    """A site that lists Borea, trusted for a second factor; Cassia, whose names are addresses; and Aurelia's OpenID."""
    borea, aurelia = providers
    folder = tmp_path_factory.mktemp("saml")
    (folder / "borea.pem").write_text(borea.key.certificate, encoding="utf-8")
    (folder / "secret").write_text(openid.SECRET, encoding="utf-8")
    ministry = {
        "kind": "saml",
        "entity_id": borea.entity_id,
        "sso_url": f"{borea.address}/sso",
        "slo_url": f"{borea.address}/slo",
        "certificate_file": "borea.pem",
        "domains": ["example.org"],
    }
    trusted = {"email_attribute": saml.MAIL, "trusted_second_factor": True}
    entries = [
        ministry | trusted | {"id": "borea", "name": "Ministry of Borea"},
        ministry | {"id": "cassia", "name": "Ministry of Cassia"},
        entry("aurelia", aurelia, trusted=True),
    ]
    (folder / "sign-in.yaml").write_text(yaml.safe_dump(entries), encoding="utf-8")
    environ = environment(
        folder / "data",
        settings="consenso.project.settings",
        RECORD=str(MERIDIAN.parent),
        SIGN_IN=str(folder / "sign-in.yaml"),
    )
    with running(begun(environ)) as server:
        subprocess.run([sys.executable, "-c", PEOPLE], env=environ, cwd=ROOT, check=True)
        yield server


@pytest.fixture
def borea(providers) -> saml.Ministry:
    providers[0].wrong = ""
    providers[0].asked.clear()
    return providers[0]


def person(subject: str, email: str = "ana@example.org") -> dict[str, str]:
    return {"name": subject, saml.SUBJECT_ID: subject, saml.MAIL: email}


class Visitor:
    """A browser without script: it keeps cookies, and presses what it is told to."""

    def __init__(self, served: Served) -> None:
        self.site = f"http://127.0.0.1:{served.port}"
        self.session = requests.Session()

    def get(self, path: str) -> requests.Response:
        return self._ask("GET", f"{self.site}{path}")

    def post(self, path: str, **form: str) -> requests.Response:
        return self._ask("POST", f"{self.site}{path}", data=form)

    def _ask(self, method: str, address: str, **rest: dict[str, str]) -> requests.Response:
        return self.session.request(
            method, address, allow_redirects=False, timeout=PATIENCE_SECONDS, **rest
        )

    def begins(self, at: str, language: str = "en") -> str:
        """Return the address of the ministry that a button of the sign-in page leads to."""
        page = self.get(f"/{language}/account/login/").text
        [form] = re.findall(rf'<form method="post" action="{at}/login/">.*?</form>', page)
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        led = self.post(f"{at}/login/", **fields)
        [address] = re.findall(r'content="0; url=([^"]+)"', led.text)
        return unescape(address)

    def answers(self, at: str, answer: str) -> requests.Response:
        """Return what the site says in the end to what the ministry's page has the browser post."""
        taken = self.post(f"{at}/acs/", SAMLResponse=answer)
        assert (taken.status_code, taken.headers["Location"]) == (302, f"{at}/acs/finish/")
        return self.get(taken.headers["Location"])

    def comes(self, at: str = BOREA, language: str = "en") -> requests.Response:
        return self.answers(at, signed_by(self.begins(at, language)))

    def is_in(self) -> bool:
        return self.get("/en/account/security/").status_code == 200


def signed_by(address: str) -> str:
    """Return what the ministry has the browser post that was sent to it."""
    page = requests.get(address, timeout=PATIENCE_SECONDS).text
    return re.search(r'name="SAMLResponse" value="([^"]+)"', page)[1]


def tied(served: Served, subject: str) -> list[tuple[str, str]]:
    """Return to whom the site tied a subject: ministry and address."""
    with sqlite3.connect(f"file:{served.data / 'consenso.sqlite3'}?mode=ro", uri=True) as rows:
        found = rows.execute(
            "SELECT provider, email FROM socialaccount_socialaccount AS tie"
            " JOIN accounts_person AS person ON person.id = tie.user_id WHERE uid = ?",
            (subject,),
        ).fetchall()
    rows.close()
    return found


def test_who_is_known_comes_in_and_the_desk_opens(served, borea):
    borea.person = person("ana of borea")
    visitor = Visitor(served)

    answer = visitor.comes(language="zh-hans")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/zh-hans/desk/")
    assert visitor.get(FORUM).status_code == 200
    assert tied(served, "ana of borea") == [("borea", "ana@example.org")]


def test_who_was_tied_is_known_by_the_subject_though_the_address_changed(served, borea):
    borea.person = person("bo", "bo@example.org")
    Visitor(served).comes()
    borea.person = person("bo", "bo.of.borea@example.org")
    visitor = Visitor(served)

    visitor.comes()

    assert visitor.get(FORUM).status_code == 200
    assert tied(served, "bo") == [("borea", "bo@example.org")]


def test_ministry_that_is_not_trusted_does_not_open_the_desk(served, borea):
    borea.person = {"name": "dora@example.org", "given": "Dora"}
    visitor = Visitor(served)

    answer = visitor.comes(CASSIA)

    assert answer.headers["Location"] == "/en/desk/"
    assert visitor.is_in()
    assert visitor.get(FORUM).headers["Location"].startswith("/en/account/security/?needed")
    assert tied(served, "dora@example.org") == [("cassia", "dora@example.org")]


@pytest.mark.parametrize("email", ["nobody@example.org", "ana@borea.example", ""])
def test_whom_nobody_knows_is_refused_and_no_account_is_made(served, borea, email):
    borea.person = person(f"unknown {email}", email)
    visitor = Visitor(served)

    answer = visitor.comes()

    assert answer.status_code == 403
    assert REFUSED in answer.text
    assert not visitor.is_in()
    assert tied(served, f"unknown {email}") == []


@pytest.mark.parametrize(
    "wrong",
    [
        "signature",
        "no signature",
        "weak signature",
        "changed afterwards",
        "two assertions",
        "issuer",
        "audience",
        "destination",
        "expired",
        "request",
        "unasked",
        "person stops",
    ],
)
def test_ministry_is_not_believed(served, borea, wrong):
    email = "nobody@example.org" if wrong == "changed afterwards" else "ana@example.org"
    borea.person, borea.wrong = person(wrong, email), wrong
    visitor = Visitor(served)

    answer = visitor.comes()

    assert answer.status_code == 403
    assert REFUSED in answer.text
    assert not visitor.is_in()
    assert tied(served, wrong) == []


def test_answer_works_once(served, borea):
    borea.person = person("once")
    visitor = Visitor(served)
    answer = signed_by(visitor.begins(BOREA))
    first = visitor.answers(BOREA, answer)

    again = visitor.answers(BOREA, answer)

    assert (first.status_code, again.status_code) == (302, 403)


def test_answer_is_for_the_browser_that_asked(served, borea):
    borea.person = person("of one browser")
    answer = signed_by(Visitor(served).begins(BOREA))
    other = Visitor(served)
    other.begins(BOREA)

    said = other.answers(BOREA, answer)

    assert said.status_code == 403
    assert not other.is_in()
    assert tied(served, "of one browser") == []


def test_answer_to_one_ministrys_address_is_not_taken_at_anothers(served, borea):
    borea.person = person("of one ministry")
    visitor = Visitor(served)
    answer = signed_by(visitor.begins(BOREA))

    said = visitor.answers(CASSIA, answer)

    assert said.status_code == 403
    assert not visitor.is_in()


def test_no_script_reads_the_cookie_that_holds_the_answer(served, borea):
    taken = Visitor(served).post(f"{BOREA}/acs/", SAMLResponse="whatever")

    assert re.match(r"saml-acs-session=\w+; HttpOnly; ", taken.headers["Set-Cookie"])


def test_link_or_a_form_of_another_site_begins_nothing(served, borea):
    visitor = Visitor(served)

    link, form = visitor.get(f"{BOREA}/login/"), visitor.post(f"{BOREA}/login/", next="/en/desk/")

    assert (link.status_code, form.status_code) == (200, 403)
    assert 'http-equiv="refresh"' not in link.text
    assert borea.address not in link.text


def test_ministry_is_told_what_it_must_know(served, borea):
    told = Visitor(served).get(f"{BOREA}/metadata/")

    assert told.headers["Content-Type"] == "text/xml"
    assert f'Location="http://127.0.0.1:{served.port}{BOREA}/acs/"' in told.text
    assert 'WantAssertionsSigned="true"' in told.text


@pytest.mark.parametrize(("signs", "status"), [("nobody", 404), ("another", 400), ("borea", 302)])
def test_only_the_ministry_itself_ends_a_session(served, borea, signs, status):
    borea.person = person("who leaves")
    visitor = Visitor(served)
    visitor.comes()
    key = {"nobody": None, "another": borea.foreign_key, "borea": borea.key}[signs]
    to, then = f"{visitor.site}{BOREA}/sls/", "https://elsewhere.example/"

    answer = visitor.get(f"{BOREA}/sls/?{saml.logout_request(borea, to=to, then=then, key=key)}")

    assert answer.status_code == status
    assert visitor.is_in() == (signs != "borea")
    assert answer.headers.get("Location", borea.address).startswith(borea.address)


def test_openid_of_the_same_file_is_asked_for_what_it_must_be(served, providers):
    _, aurelia = providers
    aurelia.begin_again(claims("mia@example.org", sub="mia"))
    visitor = Visitor(served)
    begun = requests.get(
        visitor.begins("/account/oidc/aurelia"), allow_redirects=False, timeout=PATIENCE_SECONDS
    )

    answer = visitor.get(begun.headers["Location"].removeprefix(visitor.site))

    assert answer.headers["Location"] == "/en/desk/"
    assert visitor.get(FORUM).status_code == 200
    assert aurelia.asked[0]["nonce"]


@pytest.mark.browser
@pytest.mark.parametrize("with_script", [True, False])
def test_browser_brings_the_answer_from_another_site(served, borea, chromium, with_script):
    """The cookie of the session does not come with what another site has the browser post; the sign-in holds all the same."""
    borea.person = person("by browser")
    page = chromium.new_context(java_script_enabled=with_script).new_page()
    page.goto(f"http://localhost:{served.port}/en/account/login/")

    page.get_by_role("button", name="Ministry of Borea").click()
    if not with_script:
        page.get_by_role("button", name="Go on").click()

    page.wait_for_url(f"http://localhost:{served.port}{FORUM}?as=XA")
    assert len(borea.asked) == 1
