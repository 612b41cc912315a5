"""A real server with a draft under negotiation, and streams of it.

Run as a process it makes the draft with its delegations, and acts on it by the real actions, as another host would.

python -m tests.drafts_served make         makes persons and a draft; prints the keys of their sessions as JSON
python -m tests.drafts_served hand P …     takes each paragraph in hand, half a second apart; prints when each was done
python -m tests.drafts_served end NAME     ends the appointments of a person
"""

import contextlib
import datetime as dt
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django

from tests.record import MERIDIAN
from tests.servers import ROOT, Served, begun, environment, running

PLAN = "harbour-plan"
ADDRESS = f"/en/desk/meridian/drafts/{PLAN}/live/"
COOKIE = "consenso-desk"


@dataclass
class Room:
    """A server with a draft; `keys` are the sessions of who sits at the table."""

    served: Served
    keys: dict[str, str]

    def do(self, *words: str) -> str:
        """Let another process act: see the head of this module."""
        return self.run("-m", "tests.drafts_served", *words)

    def run(self, *words: str) -> str:
        return done(self.served.environ, *words)

    @contextlib.contextmanager
    def follow(self, name: str, query: str = "") -> Iterator["Open"]:
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=60)
        with contextlib.closing(connection):
            headers = {"Cookie": f"{COOKIE}={self.keys[name]}"}
            connection.request("GET", f"{ADDRESS}{query}", headers=headers)
            yield Open(connection.getresponse())


@dataclass
class Open:
    answer: http.client.HTTPResponse

    def event(self) -> dict[str, str]:
        """Return the next event: its fields, the data joined."""
        found: dict[str, str] = {}
        while True:
            line = self.answer.readline().decode()
            if not line:
                raise EOFError
            name, _, value = line.rstrip("\n").partition(": ")
            if name in ("id", "event", "data"):
                found[name] = f"{found[name]}\n{value}" if name in found else value
            elif not line.strip() and "data" in found:
                return found

    def to_its_end(self) -> None:
        """Read until the server ends the answer; raise IncompleteRead where the connection broke instead."""
        self.answer.read()


def done(environ: dict[str, str], *words: str) -> str:
    said = subprocess.run(
        [sys.executable, *words],
        env=environ,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip()


@contextlib.contextmanager
def negotiated(data: Path) -> Iterator[Room]:
    """A server, and a draft on it with two proposals on one paragraph, and one on another that was not sent."""
    environ = environment(
        data,
        settings="consenso.project.settings",
        SECOND_FACTOR="offered",
        RECORD=str(MERIDIAN.parent),
    )
    with running(begun(environ)) as served:
        yield Room(served, json.loads(done(environ, "-m", "tests.drafts_served", "make")))


def make() -> str:
    from django.conf import settings
    from django.test import Client

    from tests.negotiating import Table

    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    table.open()
    for name, words in (("Ana", "should"), ("Bo", "will")):
        text = f"The parties {words} open their harbours to all ships by 2035."
        table.propose(name, paragraph="p3", texts=(text,))
    table.write("Dora", paragraph="p4", texts=("The parties secretly train 200 pilots.",))
    keys = {}
    for name in table.cast.persons:
        client = Client()
        client.force_login(table.cast.person(name))
        keys[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return json.dumps(keys)


def take_in_hand(paragraphs: list[str]) -> str:
    from consenso.domain.accounts.access import let_in
    from consenso.domain.accounts.models import Person
    from consenso.domain.drafting import actions
    from tests.cast import address

    sena = let_in(
        Person.objects.get(email=address("Sena")), forum="meridian", at=dt.datetime.now(dt.UTC)
    )
    done = []
    for place, paragraph in enumerate(paragraphs):
        time.sleep(0.5 if place else 0)
        actions.take_in_hand(
            actor=sena, identifier=PLAN, paragraph=paragraph, at=dt.datetime.now(dt.UTC)
        )
        done.append(time.time())
    return json.dumps(done)


def end(name: str) -> str:
    from consenso.domain.accounts.models import Appointment
    from tests.cast import address

    now = dt.datetime.now(dt.UTC)
    return str(Appointment.objects.filter(person__email=address(name)).update(until_at=now))


def main(words: list[str]) -> str:
    django.setup()
    if words[0] == "make":
        return make()
    return take_in_hand(words[1:]) if words[0] == "hand" else end(words[1])


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
