"""A draft is adopted once: through processes that are killed, several clocks at one moment, an objection at the same one."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest

from tests.faults.test_at_once import at_once, run, start
from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import ROOT, begun

MODULE = ("-m", "tests.faults.adopting")
ADOPTED = {
    "broken": [None, None],
    "wrong": [],
    "state": "adopted",
    "silence": "ended",
    "adoptions": 1,
    "records": 1,
    "languages": ["en", "es"],
}
BROKEN = ADOPTED | {
    "state": "open",
    "silence": "broken",
    "adoptions": 0,
    "records": 0,
    "languages": [],
}


@pytest.fixture
def environ(tmp_path, database):  # noqa: F811
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    (tmp_path / "data").mkdir()
    more = {
        "CONSENSO_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
    }
    made = kept | more | database
    return made if database else begun(made)


def look(environ):
    return json.loads(run(environ, *MODULE, "look"))


def test_killed_before_any_write_nothing_is_adopted_and_the_next_clock_adopts(environ):
    done = subprocess.run(
        [sys.executable, *MODULE, "killed"],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    killed = json.loads(done.stdout.splitlines()[-1])

    assert killed["adopt"] > 15
    assert killed["correct"] > 10
    assert look(environ) == ADOPTED | {"records": 2}


def test_however_many_clocks_at_once_it_is_adopted_by_one_of_them(environ):
    ends = run(environ, *MODULE, "make")
    clocks = [start(environ, *MODULE, "clock", ends) for _ in range(4)]

    said = sorted(at_once(clocks))

    assert said == ["0", "0", "0", "1"]
    assert look(environ) == ADOPTED


def test_an_objection_and_the_clock_at_once_leave_one_or_the_other(environ):
    ends = run(environ, *MODULE, "make")
    before = (dt.datetime.fromisoformat(ends) - dt.timedelta(microseconds=1)).isoformat()

    clock, objection = at_once(
        [start(environ, *MODULE, "clock", ends), start(environ, *MODULE, "object", before)]
    )

    assert (clock, objection) in (("0", "broken"), ("1", "too late"))
    assert look(environ) == (BROKEN if objection == "broken" else ADOPTED)
