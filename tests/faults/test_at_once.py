"""Several processes act in one forum at the same moment, on both databases: one after the other, and nothing is lost."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import ROOT, begun

MAKE = """
import datetime as dt, django; django.setup()
from django.core.management import call_command
from consenso.domain.record.actions import load_folder
from tests import cast
from tests.record import MERIDIAN
call_command("migrate", interactive=False, verbosity=0)
load_folder(MERIDIAN, at=cast.AT, by="Sena")
cast.make()
"""
LOOK = """
import json, django; django.setup()
from consenso.domain.ledger.queries import broken, head
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.models import Submission
print(json.dumps({
    "broken": [broken("meridian"), broken("meridian", book="confidential")],
    "heads": [head("meridian").number, head("meridian", book="confidential").number],
    "note": public_document("meridian", "statement", "opening-2019")["note"]["en"],
    "rows": sorted([row.pk, row.state, row.document["note"]["en"]] for row in Submission.objects.all()),
}))
"""


@pytest.fixture
def environ(tmp_path, database):  # noqa: F811
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    (tmp_path / "data").mkdir()
    made = (
        kept
        | {
            "CONSENSO_DATA": str(tmp_path / "data"),
            "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
        }
        | database
    )
    if not database:
        begun(made)
    run(made, "-c", MAKE)
    return made


def start(environ, *words):
    return subprocess.Popen(
        [sys.executable, *words],
        env=environ,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process):
    said, wrong = process.communicate(timeout=120)
    assert process.returncode == 0, wrong
    return said.strip()


def at_once(processes):
    """Let processes that wait for it go on at the same moment, and return what each said."""
    for process in processes:
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        process.stdin.write("\n")
        process.stdin.flush()
    return [end(process) for process in processes]


def run(environ, *words):
    return end(start(environ, *words))


def look(environ):
    return json.loads(run(environ, "-c", LOOK))


def test_second_of_two_who_correct_one_fact_is_shown_the_first_and_loses_nothing(environ):
    both = [
        start(environ, "-m", "tests.faults.acting", "publish", word) for word in ("One.", "Two.")
    ]

    said = at_once(both)

    won = next(line for line in said if line.startswith("published"))
    shown = next(line for line in said if line.startswith("shown"))
    now = look(environ)
    assert now["broken"] == [None, None]
    assert shown.split()[1] == now["note"]
    assert {(row[1], row[2]) for row in now["rows"]} == {
        ("published", now["note"]),
        ("open", "Two." if now["note"] == "One." else "One."),
    }
    assert won.split()[1] == "2"


def test_many_at_once_leave_chains_without_a_gap_and_meet_no_trouble(environ):
    names = ["Ana", "Bo", "Ana", "Bo", "Ana", "Bo"]
    working = [start(environ, "-m", "tests.faults.acting", "many", "5", name) for name in names]

    times = [int(end(process)) for process in working]

    now = look_without_note(environ)
    assert all(times), times
    assert now["broken"] == [None, None]
    assert now["heads"][1] == 3 * sum(times)


def look_without_note(environ):
    script = LOOK.replace('["note"]["en"],\n    "rows"', '["id"],\n    "rows"')
    return json.loads(run(environ, "-c", script))


RELEASE = """
import datetime as dt, django; django.setup()
from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import let_in
from consenso.domain.accounts.models import Person
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from tests.cast import AT, address
sena = let_in(Person.objects.get(email=address("Sena")), forum="meridian", at=AT)
base = public_document("meridian", "statement", "opening-2019")
row = actions.prepare(actor=sena, kind="statement", identifier="opening-2019",
    document=base | {"note": {"en": "Held."}}, base=digest_of(base), reason="R.",
    sources=["https://example.org/said"], at=AT)
actions.embargo(actor=sena, identifier=row.id, version=1, release_at=AT + dt.timedelta(days=1), at=AT)
print(row.id)
"""


def test_embargo_ends_once_however_many_clocks_there_are(environ):
    row = run(environ, "-c", RELEASE)
    clocks = [start(environ, "-m", "tests.faults.acting", "release", row) for _ in range(4)]

    said = sorted(at_once(clocks))

    assert said == ["nothing", "nothing", "nothing", "released"]
    assert look(environ)["heads"][0] == 2
