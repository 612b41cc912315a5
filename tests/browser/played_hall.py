"""The hall of a negotiation that is played: a real server, who sits at the table, each in a browser of their own, and the text.

As a process it acts on the server's data beside it: python -m tests.browser.played_hall, and then a line "make" or "later DAYS" for each act.
"""

import contextlib
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, Page

from tests.browser.seats import Seat, take_seat, visible
from tests.record import MERIDIAN
from tests.servers import ROOT, Served, begun, environment, running

PLAN = "plan-of-the-harbours"
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
TITLE = "Plan of the Harbours"
LINES = (
    ("I. Ports", ""),
    ("1.", "The parties shall open their harbours to all ships by 2030."),
    ("2.", "The parties will train 200 pilots every year."),
    ("3.", "Aurelia will lend Borea 40 million dollars for two lighthouses by 2028."),
    ("II. Learning", ""),
    ("4.", "The parties encourage schools to exchange teachers."),
    ("5.", "The parties will give 1,000 school places every year until 2030."),
    ("III. The sea", ""),
    ("6.", "The parties shall report every catch of fish within ten days."),
    ("7.", "The parties will meet every spring to look at what was done."),
)
AREAS = ("Ports", "Learning", "The sea")
PORTS, PILOTS, LOAN, TEACHERS, PLACES, FISH, SPRING = "p3", "p4", "p5", "p7", "p8", "p10", "p11"
SPANISH = {
    "p1": "Plan de los puertos",
    "p2": "Puertos",
    PORTS: "Las partes deberían abrir sus puertos a todos los barcos antes de 2032.",
    PILOTS: "Las partes formarán a 300 prácticos cada año.",
    LOAN: "Aurelia prestará a Bórea 40 millones de dólares para dos faros antes de 2028.",
    "p6": "Aprendizaje",
    TEACHERS: "Las partes alientan a las escuelas a intercambiar docentes.",
    PLACES: "Las partes darán 1.500 plazas escolares cada año hasta 2030.",
    "p9": "El mar",
    FISH: "Las partes notificarán cada captura de peces en un plazo de diez días.",
    "p12": "Las partes compartirán sus cartas de navegación.",
    SPRING: "Las partes se reunirán cada primavera para ver lo que se ha hecho.",
}
RULE = "The text is adopted when no delegation objects."
SAID = "said: "


@dataclass
class Hall:
    """All who sit at the table, by name, the screen on the wall of the room, and a reader who is nobody's guest."""

    served: Served
    seats: dict[str, Seat]
    screen: Seat
    anybody: Page
    folder: Path
    beside: "Beside"

    def __getitem__(self, name: str) -> Seat:
        return self.seats[name]

    def sees(self, words: str, *names: str, place: str = "") -> None:
        """Those who are named read the words on a page."""
        for name in names:
            found = visible(self[name].reads(place))
            assert words in found, (name, place)

    def is_not_seen(self, words: str, *names: str, places: tuple[str, ...]) -> None:
        """Those who are named read the words nowhere on some pages, which are there for them; nor in what the page is made of."""
        for name in names:
            for place in places:
                found = self[name].reads(place)
                assert found.startswith("200 "), (name, place)
                assert words not in found, (name, place)

    def later(self, days: int) -> None:
        """Let what is due some days from now be done now, as the server's clockwork would do it then."""
        self.beside.do(f"later {days}")


class Beside:
    """A process beside the server, which is made ready while the server starts; see the head of this module."""

    def __init__(self, environ: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.browser.played_hall"],
            env=environ,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def do(self, line: str) -> str:
        """Let it act; return what it says of it. Letters that it sends go by before."""
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        said = next((one for one in self.process.stdout if one.startswith(SAID)), None)
        assert said is not None, f"it ended before {line!r} was done"
        return said.removeprefix(SAID).strip()

    def __enter__(self) -> "Beside":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


@contextlib.contextmanager
def opened(chromium: Browser, data: Path) -> Iterator[Hall]:
    """A hall on a server of its own: all are seated, and no draft has been begun."""
    environ = environment(
        data,
        settings="consenso.project.settings",
        SECOND_FACTOR="offered",
        RECORD=str(MERIDIAN.parent),
    )
    with Beside(begun(environ)) as beside, running(environ) as served:
        keys = json.loads(beside.do("make"))
        site = f"http://localhost:{served.port}"
        seats = {name: take_seat(chromium, site, DRAFT, key) for name, key in keys.items()}
        screen = Seat(seats["Sena"].page.context.new_page(), site, DRAFT)
        nobody = chromium.new_context()
        yield Hall(served, seats, screen, nobody.new_page(), data.parent, beside)
        for context in (nobody, *(seat.page.context for seat in seats.values())):
            context.close()


def make() -> str:
    """Let all be there; return the keys of their sessions, as JSON."""
    from django.conf import settings
    from django.test import Client

    from tests.negotiating import Table

    keys = {}
    for name, person in Table(at=dt.datetime.now(dt.UTC)).cast.persons.items():
        client = Client()
        client.force_login(person)
        keys[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return json.dumps(keys)


def later(days: str) -> str:
    from tests.turning import Turned

    Turned(now=lambda: dt.datetime.now(dt.UTC) + dt.timedelta(days=int(days))).turn()
    return ""


ACTS = {"make": make, "later": later}


if __name__ == "__main__":
    django.setup()
    for asked in sys.stdin:
        act, *given = asked.split()
        sys.stdout.write(f"{SAID}{ACTS[act](*given)}\n")
        sys.stdout.flush()
