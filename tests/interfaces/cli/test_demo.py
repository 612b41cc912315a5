"""`consenso run --demo`: within a minute a newcomer stands at the desk, and nothing real is touched."""

import http.cookiejar
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.servers import ROOT, Served, environment, kill_group, launch, wait_for_address

LINK = re.compile(
    r"^  (?P<who>.+?)  +(?P<address>http://\S+/en/desk/enter/[\w-]{43}/)$", re.MULTILINE
)
NEWCOMER_SECONDS = 60


@dataclass
class Demo:
    """A demonstration that runs: what it said up to its address, after how long."""

    served: Served
    said: str
    seconds: float

    @property
    def site(self) -> str:
        return f"http://localhost:{self.served.port}"

    @property
    def links(self) -> dict[str, str]:
        return {match["who"]: match["address"] for match in LINK.finditer(self.said)}

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.served.data / "demo" / "consenso.sqlite3") as database:
            return database.execute(query).fetchall()


def started(environ: dict[str, str]) -> Demo:
    begun = time.monotonic()
    served = launch(environ, "--demo")
    return Demo(served, wait_for_address(served), time.monotonic() - begun)


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Iterator[Demo]:
    """A demonstration from an empty folder, though the installation's own database is another one, which is not there."""
    environ = environment(
        tmp_path_factory.mktemp("demo") / "data",
        settings="consenso.project.settings",
        DATABASE="postgresql://nobody@127.0.0.1:9/nothing",
        RECORD=str(ROOT / "record"),
    )
    found = started(environ)
    yield found
    kill_group(found.served)


class Browser:
    """A reader with a jar of cookies of their own."""

    def __init__(self) -> None:
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.jar), urllib.request.ProxyHandler({})
        )

    def get(self, address: str, **values: str) -> tuple[int, str, str]:
        """Return status, address in the end, and page; with values it is a form that is sent."""
        body = urlencode(values).encode() if values else None
        request = urllib.request.Request(address, data=body)
        try:
            answer = self.opener.open(request, timeout=NEWCOMER_SECONDS)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.url, answer.read().decode()

    def enter(self, address: str) -> tuple[int, str, str]:
        """Open a link, and press its button."""
        _, _, page = self.get(address)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token, page
        return self.get(address, csrfmiddlewaretoken=token.group(1))


def address_of(demo: Demo, name: str) -> str:
    (found,) = [address for who, address in demo.links.items() if f": {name}," in who]
    return found


def test_an_invented_fund_publishes_activities_some_of_which_speak_to_promises(demo):
    reader = Browser()
    status, _, page = reader.get(f"{demo.site}/en/meridian/activities/")
    assert (status, page.count("XA-INVENTED-HARBOURS-") >= 4) == (200, True)
    _, _, promise = reader.get(f"{demo.site}/en/meridian/commitments/m-2023-04/")
    assert "Loan for the harbour of Low Quay" in promise
    _, _, points = reader.get(f"{demo.site}/en/meridian/activities/places.csv")
    assert len(points.strip().splitlines()) == 1 + 4  # of three activities; the fourth has no point
    assert demo.rows("SELECT count(*) FROM activities_link") == [(3,)]


def test_newcomer_gets_a_link_for_one_person_of_each_kind(demo):
    assert [who.partition(", ")[2] for who in demo.links] == [
        "secretariat",
        "chair",
        "head of delegation",
        "delegate",
        "account manager",
        "interpreter or translator",
        "head of delegation",
        "head of delegation",
        "head of delegation",
        "observer",
        "assessor",
        "assessor",
        "operator",
    ]
    assert "Aurelia: Ana, head of delegation" in demo.links
    assert "Cordillera: Cora, head of delegation" in demo.links
    assert demo.seconds < NEWCOMER_SECONDS


def test_demonstration_has_a_folder_of_its_own(demo):
    assert [path.name for path in demo.served.data.iterdir()] == ["demo"]
    assert (demo.served.data / "demo" / "consenso.sqlite3").exists()


def test_nobody_speaks_for_a_real_state(demo):
    rows = demo.rows(
        "SELECT DISTINCT forum, code FROM accounts_delegation"
        " JOIN accounts_appointment ON delegation_id = accounts_delegation.id"
        " WHERE forum != 'meridian'"
    )

    assert rows == [("china-celac", "secretariat")]


def test_something_waits_at_the_desks(demo):
    submissions = demo.rows(
        "SELECT code, level, state, ready_at IS NOT NULL FROM submissions_submission"
        " LEFT JOIN accounts_delegation ON delegation_id = accounts_delegation.id"
        " WHERE state = 'open' ORDER BY submissions_submission.id"
    )

    assert submissions == [
        ("XA", "delegation", "open", 1),
        ("XB", "secretariat", "open", 0),
        (None, "secretariat", "open", 0),
        ("XA", "delegation", "open", 0),  # evidence, and
        ("XA", "delegation", "open", 0),  # a report that is half written
    ]
    assert demo.rows("SELECT name FROM accounts_invitation WHERE accepted_at IS NULL") == [
        ("Cato",)
    ]


def test_a_plan_is_negotiated_and_a_declaration_is_under_silence(demo):
    bo, chair = Browser(), Browser()
    bo.enter(address_of(demo, "Bo"))
    chair.enter(address_of(demo, "Cleo"))
    plan = f"{demo.site}/en/desk/meridian/drafts/plan-2026-2028"

    _, _, text = bo.get(f"{plan}/")
    _, _, capital = bo.get(f"{plan}/p/p4/")
    _, _, silence = bo.get(f"{demo.site}/en/desk/meridian/drafts/declaration-on-lights/silence/")

    for sign in ("XA", "XB", "XC", "XD", "CHAIR"):
        assert sign in text
    assert "280 million" not in capital  # prepared by Aurelia's delegate, and not sent
    assert "Under silence until" in silence
    for place in ("versions/3/", "room/", "positions/", "languages/es/", "chair/"):
        assert chair.get(f"{plan}/{place}")[0] == 200
    assert demo.rows("SELECT COUNT(*) FROM drafting_round WHERE closed_at IS NULL") == [(1,)]


def test_a_report_is_public_and_the_next_one_half_written(demo):
    dora, reader = Browser(), Browser()
    dora.enter(address_of(demo, "Dora"))

    _, _, page = dora.get(f"{demo.site}/en/desk/meridian/reports/plan-2023-2025/2025/")
    _, _, promise = reader.get(f"{demo.site}/en/meridian/commitments/m-2023-04/")

    assert "2 of 5 answered" in page
    assert "Last reported:" in page
    for words in ("Two harbours deepened.", "On the same scale, they differ.", "in table 4"):
        assert words in promise
    assert "The fourth loan was signed" not in promise


def test_every_page_says_that_it_is_a_demonstration_and_sets_no_cookie(demo):
    for path in ("/en/", "/en/meridian/", "/en/china-celac/"):
        answer = demo.served.get(path)
        assert answer.status == 200
        assert "A demonstration: the persons are invented" in answer.body.decode()
        assert "set-cookie" not in answer.headers


def test_link_leads_to_the_desk_once(demo):
    reader, address = Browser(), address_of(demo, "Ana")

    _, where, _ = reader.enter(address)
    people = reader.get(f"{demo.site}/en/desk/meridian/people/")

    assert where.startswith(f"{demo.site}/en/desk/")
    assert "/enter/" not in where
    assert people[0] == 200
    assert "Cato" in people[2]
    assert "A demonstration" in people[2]
    assert Browser().get(address)[0] == 410


def test_secretariat_has_the_desk_of_both_forums(demo):
    reader = Browser()
    reader.enter(address_of(demo, "Sena"))

    for forum in ("meridian", "china-celac"):
        assert reader.get(f"{demo.site}/en/desk/{forum}/people/")[0] == 200


def test_second_start_has_new_links_for_the_same_persons(tmp_path: Path):
    environ = environment(tmp_path / "data", settings="consenso.project.settings")
    first = started(environ)
    people = first.rows("SELECT id, email FROM accounts_person ORDER BY id")
    submissions = first.rows("SELECT COUNT(*) FROM submissions_submission")
    kill_group(first.served)

    second = started(environ)
    try:
        assert second.links.keys() == first.links.keys()
        assert not set(second.links.values()) & set(first.links.values())
        assert second.rows("SELECT id, email FROM accounts_person ORDER BY id") == people
        assert second.rows("SELECT COUNT(*) FROM submissions_submission") == submissions
        assert Browser().get(address_of(first, "Ana"))[0] == 404
        assert Browser().get(address_of(second, "Ana"))[0] == 200
    finally:
        kill_group(second.served)


PUBLISH = """
import datetime as dt, django; django.setup()
from consenso.domain.accounts.access import let_in
from consenso.domain.accounts.queries import person_by_email
from consenso.domain.submissions.actions import publish
now = dt.datetime.now(dt.UTC)
sena = let_in(person_by_email("sena@secretariat.example"), forum="meridian", at=now)
publish(actor=sena, identifier=2, version=1, at=now)
"""


def test_what_was_published_at_the_desk_outlives_the_next_start(tmp_path: Path):
    environ = environment(tmp_path / "data", settings="consenso.project.settings")
    first = started(environ)
    kill_group(first.served)
    its_own = {"CONSENSO_DATA": str(tmp_path / "data" / "demo"), "CONSENSO_DEMO": "yes"}
    subprocess.run([sys.executable, "-c", PUBLISH], env=environ | its_own, check=True, cwd=ROOT)

    second = started(environ)
    try:
        page = second.served.get("/en/meridian/deliveries/e-02/").body.decode()
        assert "Loans for three ports" in page
    finally:
        kill_group(second.served)
