"""Back-ups are made while others work, on both databases; killed at any moment, they and their restore are whole or not there."""

import json
import os
import time

from tests.faults.test_at_once import MAKE, end, environ, look_without_note, run, start  # noqa: F401  # a fixture
from tests.faults.test_killed import consenso, database, killed_after  # noqa: F401  # a fixture

FRACTIONS = (0.15, 0.4, 0.65, 0.9)


def another(environ, tmp_path, name):  # noqa: F811
    """The environment of an installation beside, on SQLite, with the same secret."""
    data = tmp_path / name
    data.mkdir()
    (data / "secret").write_bytes((tmp_path / "data" / "secret").read_bytes())
    return {k: v for k, v in environ.items() if k != "CONSENSO_DATABASE"} | {
        "CONSENSO_DATA": str(data)
    }


def test_backups_of_moments_at_which_others_write_are_whole_and_hold_nobody_up(environ, tmp_path):  # noqa: F811
    working = [
        start(environ, "-m", "tests.faults.acting", "many", "8", name) for name in ("Ana", "Bo")
    ]
    time.sleep(2)
    files = [tmp_path / f"{number}.zip" for number in range(3)]
    for file in files:
        consenso(environ, "backup", file)
    times = [int(end(process)) for process in working]

    assert all(times), times
    assert look_without_note(environ)["heads"][1] == 3 * sum(times)
    numbers = []
    for file in files:
        other = another(environ, tmp_path, file.stem)
        consenso(other, "restore", file)
        there = look_without_note(other)
        assert there["broken"] == [None, None]
        # Each act on a submission is a row's state and an entry of the ledger, and the back-up has both or neither.
        assert entries_by_state(other) == there["heads"][1]
        numbers.append(there["heads"][1])
    assert numbers == sorted(numbers)
    assert numbers[-1] > 0


def entries_by_state(environ) -> int:  # noqa: F811
    """Return how many entries the submissions as they stand account for: prepared 1, sent 2, withdrawn 3."""
    script = (
        "import django; django.setup()\n"
        "from consenso.domain.submissions.models import Submission\n"
        "print(sum(3 if row.state == 'withdrawn' else 2 if row.level == 'secretariat' else 1"
        " for row in Submission.objects.all()))"
    )
    return int(run(environ, "-c", script))


def usual_seconds(*words) -> float:
    started = time.monotonic()
    consenso(*words)
    return time.monotonic() - started


def test_killed_backup_leaves_the_one_before(environ, tmp_path):  # noqa: F811
    file = tmp_path / "all.zip"
    usual = usual_seconds(environ, "backup", file)

    n_killed = 0
    for fraction in FRACTIONS:
        n_killed += killed_after(usual * fraction, environ, "backup", file, "--replace")
        consenso(environ, "restore", file, "--check")

    assert n_killed
    consenso(environ, "backup", file, "--replace")
    assert sorted(path.name for path in tmp_path.glob("all*")) == ["all.zip"]


def test_killed_restore_leaves_an_empty_database_or_a_whole_one(tmp_path, database):  # noqa: F811
    source = made_on_sqlite(tmp_path)
    file = tmp_path / "all.zip"
    consenso(source, "backup", file)
    usual = usual_seconds(another(source, tmp_path, "usual"), "restore", file)
    target = another(source, tmp_path, "target") | database

    n_killed = 0
    for fraction in FRACTIONS:
        n_killed += killed_after(usual * fraction, target, "restore", file)
        if is_there(target):
            break
    else:
        consenso(target, "restore", file)

    assert n_killed
    assert is_there(target)
    found = json.loads(consenso(target, "verify", "--json"))
    assert [row["broken"] for row in found] == [None, None]


def made_on_sqlite(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    made = kept | {
        "CONSENSO_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
    }
    run(made, "-c", MAKE)
    return made


def is_there(environ) -> bool:  # noqa: F811
    """Return whether the whole back-up is in the database: all persons that were in it, or none of anything."""
    persons = json.loads(consenso(environ, "person", "list", "--json"))
    ledgers = json.loads(consenso(environ, "verify", "--json"))
    assert (len(persons), bool(ledgers)) in {(0, False), (10, True)}
    return bool(persons)
