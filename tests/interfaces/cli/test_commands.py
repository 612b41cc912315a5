"""The commands on the record: load, check, export, brief, verify; each in a process of its own, as a user runs it."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from tests.record import CHINA_CELAC, MERIDIAN, files_in


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("commands")


@pytest.fixture(scope="module")
def consenso(folder):
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    environ["CONSENSO_DATA"] = str(folder / "data")

    def run(*words, expect=0):
        done = subprocess.run(
            [sys.executable, "-m", "consenso", *map(str, words)],
            env=environ,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == expect, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        return done

    run("load", MERIDIAN)
    return run


def test_check_finds_nothing_in_a_sound_record(consenso):
    assert b"No problem in 496 objects." in consenso("check", CHINA_CELAC).stdout


def test_check_lists_every_problem_with_its_place(consenso, folder):
    broken = folder / "broken"
    shutil.copytree(MERIDIAN, broken)
    areas = broken / "areas.yaml"
    areas.write_text(areas.read_text().replace("confidence:", "confidense:"))

    done = consenso("check", broken, "--json", expect=1)

    problems = json.loads(done.stdout)
    assert len(problems) >= 2
    assert {tuple(sorted(problem)) for problem in problems} == {
        ("field", "file", "line", "message", "remedy")
    }
    assert all(problem["file"].endswith(".yaml") and problem["line"] for problem in problems)


def test_a_broken_record_is_not_loaded_and_every_problem_is_listed(consenso, folder):
    broken = folder / "broken-load"
    shutil.copytree(MERIDIAN, broken)
    (broken / "states.yaml").write_text("- id: [\n")

    done = consenso("load", broken, expect=1)

    assert b"states.yaml:" in done.stdout
    assert b"Nothing was loaded" in done.stderr


def test_load_says_what_it_did_and_the_second_time_that_nothing_changed(consenso):
    again = json.loads(consenso("load", MERIDIAN, "--json").stdout)

    assert (again["added"], again["changed"], again["removed"]) == ([], [], [])
    assert again["entry"] is None


def test_a_dry_run_changes_nothing(consenso):
    before = consenso("verify", "--json").stdout

    done = consenso("load", CHINA_CELAC, "--dry-run")

    assert b"496 would be added" in done.stdout
    assert consenso("verify", "--json").stdout == before


def test_export_and_load_give_the_same_bytes(consenso, folder):
    out = folder / "out"

    consenso("export", "meridian", out)

    assert files_in(out) == files_in(MERIDIAN)
    assert b"not empty" in consenso("export", "meridian", out, expect=1).stderr
    consenso("export", "meridian", out, "--replace")
    assert files_in(out) == files_in(MERIDIAN)
    assert sorted(path.name for path in folder.glob("out*")) == ["out"]


def test_export_of_no_forum_says_so(consenso, folder):
    assert b"There is no forum" in consenso("export", "isles", folder / "none", expect=1).stderr
    assert not (folder / "none").exists()


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<article"), ("txt", b"BRIEF")],
)
def test_brief_in_each_format(consenso, kind, begins):
    meeting = next(iter(_ids("meetings.yaml")))

    done = consenso("brief", "meeting", meeting, "--language", "en", "--format", kind)

    assert done.stdout.startswith(begins)


def _ids(name):
    for line in files_in(MERIDIAN)[name].decode().splitlines():
        if line.startswith("- id: "):
            yield line.removeprefix("- id: ")


def test_brief_on_what_is_not_there(consenso):
    done = consenso("brief", "meeting", "nothing", expect=1)

    assert b"There is no meeting 'nothing'" in done.stderr


def test_verify_names_the_entry_that_does_not_hold(consenso, folder):
    assert b"holds" in consenso("verify").stdout
    path = folder / "data" / "consenso.sqlite3"
    _say_by(path, "Bo")

    done = consenso("verify", expect=1)

    _say_by(path, "consenso load")  # others use the same ledger
    assert b"entry 1 does not hold" in done.stdout
    assert b"holds" in consenso("verify").stdout


def _say_by(path, name):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE ledger_entry SET by = ? WHERE number = 1", [name])
