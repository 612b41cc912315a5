"""Measure how soon open screens show what was decided: python -m benchmarks.live [--screens 500] [--postgresql ADDRESS]

A real server (`consenso run`), a draft as large as a real plan, screens that follow its room view by HTTP, and another process that
takes paragraphs in hand by the real action. For each act: from its commit until a screen has the event, all on this machine.
Meanwhile a page is asked for, again and again. Each screen is let in by a session of its own.
"""

import argparse
import asyncio
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.record import MERIDIAN  # noqa: E402
from tests.servers import environment, running  # noqa: E402

PLAN = "harbour-plan"
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
GOAL_SECONDS = 1.0
EVENT = re.compile(rb"^id: (\d+)\n", re.MULTILINE)
PERSONS = 60  # each at several screens, within what one may have


@dataclass
class Screen:
    """One client: when it had which revision."""

    key: str
    had: dict[int, float] = field(default_factory=dict)

    async def follow(self, port: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        ask = f"GET {DRAFT}live/?topic=room HTTP/1.1\r\nHost: localhost\r\nCookie: consenso-desk={self.key}\r\n\r\n"
        writer.write(ask.encode())
        try:
            while part := await reader.read(1 << 16):
                for found in EVENT.finditer(part):
                    self.had[int(found[1])] = time.time()
        finally:
            writer.close()


async def measured(port: int, keys: list[str], act, n_acts: int, process: int) -> dict[str, object]:
    """Return what the screens saw of some acts, and how long a page took meanwhile."""
    screens = [Screen(key) for key in keys]
    began = time.time()
    tasks = []
    for place, screen in enumerate(screens):
        tasks.append(asyncio.create_task(screen.follow(port)))
        if place % 50 == 49:
            await asyncio.sleep(0.05)
    while not all(screen.had for screen in screens):
        if any(task.done() for task in tasks) or time.time() - began > 120:
            raise SystemExit("not every screen got its stream")
        await asyncio.sleep(0.05)
    opened = time.time() - began
    await asyncio.sleep(2)
    used = processor(process)
    pages: list[float] = []
    asking = asyncio.create_task(ask_pages(port, keys[0], pages))
    committed = await asyncio.to_thread(act, n_acts)
    await asyncio.sleep(2)
    used = processor(process) - used
    asking.cancel()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, asking, return_exceptions=True)
    delays, missed = [], 0
    for revision, at in committed:
        for screen in screens:
            # A screen that was told of a later revision at once has what this one decided too.
            later = [had for known, had in screen.had.items() if known >= revision]
            delays += [min(later) - at] if later else []
            missed += not later
    return {
        "opened": opened,
        "delays": sorted(delays),
        "missed": missed,
        "pages": sorted(pages),
        "used": used,
    }


async def ask_pages(port: int, key: str, took: list[float]) -> None:
    while True:
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
        ask = f"GET {DRAFT}room/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: consenso-desk={key}\r\n\r\n"
        writer.write(ask.encode())
        answer = await reader.read()
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200"):
            raise SystemExit(answer[:200].decode())
        took.append(time.perf_counter() - began)
        await asyncio.sleep(0.1)


def share(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(len(values) * part))]


def memory(process: int) -> float:
    """Return the resident memory of a process and those below it, in MB, without what they share counted twice."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                group = (folder / "stat").read_text().rpartition(") ")[2].split()[2]
                if int(group) == process:
                    rows = (folder / "smaps_rollup").read_text().splitlines()
                    total += sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))
            except OSError:
                continue
    return total / 1024


def processor(process: int) -> float:
    """Return the seconds of processor time that a process and those of its group have used."""
    ticks = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                row = (folder / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue
            if int(row[2]) == process:
                ticks += int(row[11]) + int(row[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def in_process(environ: dict[str, str], *words: str) -> str:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.live", *words],
        env=environ,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip().splitlines()[-1]


def make(n_screens: int) -> list[str]:
    """Make a plan of 150 paragraphs with proposals on them, and sessions; return their keys."""
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from tests import cast
    from tests.negotiating import Table

    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=3))
    said = "The parties shall open {} harbours to all ships of the forum by 2035, and train {} pilots every year."
    rows = [("paragraph", str(n), said.format(n, n * 7)) for n in range(1, 151)]
    table.begin(words=rows)
    from consenso.domain.drafting import actions, proposing, sending
    from consenso.domain.drafting.proposing import Wanted

    actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())
    for name, word in (("Ana", "should"), ("Bo", "will"), ("Cleo", "may")):
        wanted = [
            Wanted("wording", f"p{n}", (text.replace("shall", word),))
            for n, (_, _, text) in enumerate(rows, start=1)
        ]
        actor = table.actor(name)
        proposing.write_all(actor=actor, identifier=PLAN, wanted=wanted, at=table.now())
        sending.send(actor=actor, identifier=PLAN, at=table.now())
    keys = []
    for number in range(PERSONS):
        person = cast.Person.objects.create(
            email=f"screen{number}@example.org",
            password="!",
            name=f"Screen {number}",
            joined_at=table.at,
        )
        cast.appoint(
            person, forum="meridian", code="XB", kind="party", role="delegate", at=table.at
        )
        for _ in range(-(-n_screens // PERSONS)):
            client = Client()
            client.force_login(person)
            keys.append(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return keys[:n_screens]


def take_in_hand(times: int) -> list[tuple[int, float]]:
    """Take paragraphs in hand, 0.7 s apart; return (revision, when it was committed) of each."""
    import django

    django.setup()
    from consenso.domain.accounts.access import let_in
    from consenso.domain.accounts.models import Person
    from consenso.domain.drafting import actions
    from tests.cast import address

    person = Person.objects.get(email=address("Sena"))
    sena = let_in(person, forum="meridian", at=dt.datetime.now(dt.UTC))
    done = []
    for number in range(times):
        row = actions.take_in_hand(
            actor=sena,
            identifier=PLAN,
            paragraph=f"p{number % 150 + 1}",
            at=dt.datetime.now(dt.UTC),
        )
        done.append((row.revision, time.time()))
        time.sleep(0.7)
    return done


def compare(name: str, asked: argparse.Namespace, **more: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        environ = environment(
            Path(folder) / "data",
            settings="consenso.project.settings",
            SECOND_FACTOR="offered",
            RECORD=str(MERIDIAN.parent),
            **more,
        )
        with running(environ) as served:
            keys = json.loads(in_process(environ, "--make", str(asked.screens)))
            before = memory(served.process.pid)

            def act(times: int) -> list[tuple[int, float]]:
                return json.loads(in_process(environ, "--act", str(times)))

            process = served.process.pid
            first = asyncio.run(measured(served.port, keys[:1], act, asked.acts, process))
            found = asyncio.run(measured(served.port, keys, act, asked.acts, process))
            alone = first["pages"]
            held = memory(served.process.pid) - before
    delays, pages = found["delays"], found["pages"]
    ms = [1000 * share(delays, part) for part in (0.5, 0.95, 1)]
    print(
        f"| {name} | {asked.screens} | {found['opened']:.1f} | {ms[0]:.0f} | {ms[1]:.0f} | {ms[2]:.0f} | {found['missed']} "
        f"| {1000 * (found['used'] - first['used']) / asked.acts:.0f} | {held:.0f} | {1000 * share(pages, 0.5):.0f} / {1000 * share(pages, 0.95):.0f} "
        f"| {1000 * share(alone, 0.5):.0f} / {1000 * share(alone, 0.95):.0f} |"
    )
    return not found["missed"] and ms[2] < 1000 * GOAL_SECONDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--screens", type=int, default=500)
    parser.add_argument("--acts", type=int, default=20)
    parser.add_argument("--postgresql", help="address of an empty database, to measure there too")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--act", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.make:
        print(json.dumps(make(asked.make)))
        return
    if asked.act:
        print(json.dumps(take_in_hand(asked.act)))
        return
    print(f"{asked.acts} acts, load average {os.getloadavg()[0]:.1f}\n")
    print(
        "| database | screens | all open after s | p50 ms | p95 ms | longest ms | missed | processor ms more for each act | MB more "
        "| a page meanwhile, p50 / p95 ms | with one screen |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    good = compare("SQLite", asked)
    if asked.postgresql:
        good &= compare("PostgreSQL", asked, DATABASE=asked.postgresql)
    print(f"\ngoal: every screen within {GOAL_SECONDS:g} s:", "met" if good else "missed")


if __name__ == "__main__":
    main()
