"""The offices between which a report lives: a real server, who reports, who keeps the rule, who assesses, each in a browser of their own.

Aurelia promised eighteen things in a plan; of three it reported a year ago. Dora writes for it, Ana clears, on a telephone; Vera
assesses for an institute, without JavaScript, Hugo for a society; Sena keeps the record; Bo is of another delegation.

As a process it acts on the server's data: python -m tests.browser.played_offices make
"""

import contextlib
import copy
import datetime as dt
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.seats import Seat, take_seat
from tests.drafts_served import done
from tests.record import MERIDIAN
from tests.servers import Served, begun, environment, running

PLAN, YEAR = "plan-2023-2025", 2025
DESK = "/en/desk/meridian/"
REPORT = f"reports/{PLAN}/{YEAR}/"
MADE = f"report-xa-{YEAR}-{PLAN}"
NUMBER = 17  # promises beside the one that the record of the tests has
FIRST, SECOND, LAST = "m-2023-p01", "m-2023-p02", "m-2023-p17"
SEATS = {
    "Ana": ("XA", "party", "head"),
    "Dora": ("XA", "party", "delegate"),
    "Bo": ("XB", "party", "head"),
    "Sena": ("secretariat", "secretariat", "secretariat"),
    "Vera": ("institute", "assessor", "assessor"),
    "Hugo": ("harbour-society", "assessor", "assessor"),
}
NARROW, WITHOUT_JAVASCRIPT = "Ana", "Vera"


@dataclass
class Offices:
    """All who have to do with the report, by name, and a reader who is nobody's guest."""

    served: Served
    seats: dict[str, Seat]
    anybody: Page
    eyes: Page  # who works without JavaScript, with it
    folder: Path
    trouble: dict[str, object] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)  # how many each was shown

    def __getitem__(self, name: str) -> Seat:
        return self.seats[name]

    @property
    def site(self) -> str:
        return self.seats["Dora"].site

    def look(self, name: str, called: str) -> None:
        """Look at the page where somebody is, as everyone should be able to; keep what is wrong with it."""
        page = self.seats[name].page
        if (
            name == WITHOUT_JAVASCRIPT
        ):  # where axe does not run either: the same address, the same session
            page = self.eyes
            page.goto(self.seats[name].page.url)
        self._look(page, 390 if name == NARROW else 1280, f"{called}, {name}")

    def _look(self, page: Page, width: int, called: str) -> None:
        # Its module knows models, which a process that begins with this one has not made ready yet.
        from tests.interfaces.desk.test_record_in_browser import trouble_of

        page.wait_for_load_state()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        self.trouble |= trouble_of(page, width, called)

    def reads(self, place: str) -> str:
        """Return what anybody reads at an address below the forum's."""
        answer = self.anybody.goto(f"{self.site}/en/meridian/{place}")
        assert answer is not None
        assert answer.status == 200, place
        self._look(self.anybody, 1280, place)
        return " ".join(self.anybody.locator("main").inner_text().split())


@contextlib.contextmanager
def opened(chromium: Browser, folder: Path) -> Iterator[Offices]:
    """Offices on a server of their own; the forum has no rule on reports yet."""
    environ = environment(
        folder / "data",
        settings="consenso.project.settings",
        SECOND_FACTOR="offered",
        RECORD=str(_record(folder / "records").parent),
    )
    with running(begun(environ)) as served:
        keys = json.loads(done(environ, "-m", "tests.browser.played_offices", "make"))
        site = f"http://localhost:{served.port}"
        nobody = chromium.new_context(viewport={"width": 1280, "height": 900})
        eyes = take_seat(chromium, site, DESK, keys[WITHOUT_JAVASCRIPT]).page
        offices = Offices(served, {}, nobody.new_page(), eyes, folder)
        for name, key in keys.items():
            more = {"java_script_enabled": False} if name == WITHOUT_JAVASCRIPT else {}
            width = 390 if name == NARROW else 1280
            seat = take_seat(chromium, site, DESK, key, width=width, bypass_csp=False, **more)
            offices.seats[name] = seat
            _count(offices, name, seat.page)
        yield offices
        for context in (
            nobody,
            eyes.context,
            *(seat.page.context for seat in offices.seats.values()),
        ):
            context.close()


def _count(offices: Offices, name: str, page: Page) -> None:
    def shown(answer) -> None:
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if is_page and answer.request.is_navigation_request() and answer.status < 300:
            offices.pages[name] = offices.pages.get(name, 0) + 1

    page.on("response", shown)


def _record(folder: Path) -> Path:
    """Return the imaginary record in a folder of its own: without a rule on reports, with more promises, a report, a society."""
    made = folder / "meridian"
    shutil.copytree(MERIDIAN, made)
    forum = _read(made / "forum.yaml")
    del forum["reporting"]
    _write(made / "forum.yaml", forum)
    promised = _read(made / "commitments.yaml")
    promised += [_promise(number) for number in range(1, NUMBER + 1)]
    _write(made / "commitments.yaml", promised)
    lines = [
        {"commitment": one, "stage": "under_way", "status": {"en": f"Begun: {one}."}}
        for one in ("m-2023-p03", "m-2023-p04", "m-2023-p05")
    ]
    last = {
        "id": "report-xa-2024", "party": "XA", "text": PLAN, "period": {"from": 2024, "to": 2024},
        "date": "2025-01-20", "lines": lines, "confidence": "medium",
    }  # fmt: skip
    _write(made / "reports.yaml", [*_read(made / "reports.yaml"), last])
    assessors = _read(made / "assessors.yaml")
    society = copy.deepcopy(assessors[0]) | {
        "id": "harbour-society", "kind": "society", "name": {"en": "Society of Harbours"},
        "site": "https://example.org/society", "sources": ["https://example.org/society"],
    }  # fmt: skip
    _write(made / "assessors.yaml", [*assessors, society])
    return made


def _promise(number: int) -> dict:
    return {
        "id": f"m-2023-p{number:02d}", "text": PLAN, "areas": ["sea"], "topic": "ports",
        "kind": "finance", "paraphrase": {"en": f"Lend for harbour {number}."},
        "actors": {"from": ["XA"], "to": ["XC"]}, "period": {"from": 2023, "to": 2025},
        "confidence": "medium",
    }  # fmt: skip


def _read(path: Path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _write(path: Path, content) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def make() -> str:
    """Let all be there; return the keys of their sessions, as JSON."""
    from django.conf import settings
    from django.test import Client

    from tests import cast

    at = dt.datetime.now(dt.UTC)
    keys = {}
    for name, (code, kind, role) in SEATS.items():
        person = cast.Person.objects.create(
            email=cast.address(name), password="!", name=name, joined_at=at
        )
        cast.appoint(person, forum="meridian", code=code, kind=kind, role=role, at=at)
        client = Client()
        client.force_login(person)
        keys[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return json.dumps(keys)


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(make())
