"""`consenso run` as people start it, end it, kill it, and set it wrongly."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.servers import (
    CONSENSO,
    ROOT,
    consenso,
    environment,
    kill_group,
    launch,
    processes_of,
    running,
    wait_for_address,
)

ENDING_SECONDS = 30


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_signal_ends_it_cleanly_and_all_of_it(data: Path, number: int, workers: str):
    with running(environment(data, WORKERS=workers)) as served:
        served.process.send_signal(number)

        assert served.process.wait(ENDING_SECONDS) == 0
        assert processes_of(served) == []


def test_interrupt_from_the_keyboard_ends_it_cleanly(data: Path):
    with running(environment(data)) as served:
        os.killpg(served.process.pid, signal.SIGINT)  # the terminal tells the whole group

        assert served.process.wait(ENDING_SECONDS) == 0
        assert processes_of(served) == []


def test_killed_parent_leaves_no_orphan(data: Path):
    with running(environment(data, WORKERS="2")) as served:
        served.process.kill()
        served.process.wait()

        until = time.monotonic() + ENDING_SECONDS
        while processes_of(served) and time.monotonic() < until:
            time.sleep(0.05)
        assert processes_of(served) == []


def test_second_start_prepares_nothing_again(data: Path):
    environ = environment(data)
    first = launch(environ)
    said_first = wait_for_address(first)
    kill_group(first)

    second = launch(environ)
    said_second = wait_for_address(second)

    assert second.get("/page/1/").status == 200
    kill_group(second)
    assert "Preparing the database" in said_first
    assert "Preparing" not in said_second


def test_database_put_in_the_place_of_another_is_prepared(data: Path):
    environ = environment(data)
    with running(environ):
        pass
    for file in data.glob("consenso.sqlite3*"):
        file.unlink()

    again = launch(environ)
    said = wait_for_address(again)
    kill_group(again)

    assert "Preparing the database" in said


@pytest.mark.parametrize("after", [0.3, 0.7, 1.0, 1.4])
def test_start_that_was_killed_is_made_good_by_the_next(data: Path, after: float):
    environ = environment(data)
    killed = launch(environ)
    time.sleep(after)
    kill_group(killed)

    with running(environ) as served:
        assert served.get("/page/1/").status == 200


def test_two_starts_at_once_wait_for_each_other(data: Path):
    one, other = launch(environment(data)), launch(environment(data))

    try:
        for served in (one, other):
            wait_for_address(served)
            assert served.get("/page/1/").status == 200
    finally:
        kill_group(one)
        kill_group(other)


def refused(environ: dict[str, str], code: int) -> str:
    """Return the one sentence with which the start was refused."""
    ended = consenso(environ, "run")
    assert ended.returncode == code, ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1, ended.stderr
    return ended.stderr


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        ("PORT", "many", "CONSENSO_PORT is 'many'; expected a whole number from 1 to 65535"),
        ("DEBUG", "perhaps", "CONSENSO_DEBUG is 'perhaps'; expected yes or no"),
        ("DATABASE", "mysql://db/forum", "expected postgresql://"),
        ("SITE", "forum.example", "expected an address that begins with http:// or https://"),
        ("PROT", "80", "CONSENSO_PROT: no such setting"),
        ("RECORD", "/nowhere", "CONSENSO_RECORD is '/nowhere', which is no folder"),
        ("HOSTS", "forum.example", "CONSENSO_HOSTS does not name 'localhost'"),
        ("SECRET_FILE", "/nowhere", "CONSENSO_SECRET_FILE is '/nowhere', which cannot be read"),
        ("REDIS", "localhost", "CONSENSO_REDIS begins with"),
    ],
)
def test_wrong_setting_is_one_sentence(data: Path, setting: str, value: str, says: str):
    assert says in refused(environment(data, **{setting: value}), 2)


def test_host_that_is_none_of_ours_is_one_sentence(data: Path):
    assert "correct CONSENSO_HOST" in refused(environment(data, HOST="192.0.2.1"), 3)


def test_taken_port_is_one_sentence(data: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = refused(environment(data, port=port), 3)

    assert f"Port {port} is in use by another program" in said


def test_port_of_another_consenso_is_taken(tmp_path: Path):
    with running(environment(tmp_path / "one")) as served:
        said = refused(environment(tmp_path / "two", port=served.port), 3)

    assert "is in use by another program" in said


def test_file_in_the_place_of_the_data_folder_is_one_sentence(data: Path):
    data.write_text("no folder")

    assert "cannot be written" in refused(environment(data), 3)


def test_locked_database_is_one_sentence(data: Path):
    environ = environment(data)
    with running(environ):
        pass
    (data / "prepared.json").unlink()
    with sqlite3.connect(data / "consenso.sqlite3", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")

        # Migrations that are done write nothing; a record to load does.
        said = refused(environ | {"CONSENSO_RECORD": str(ROOT / "record")}, 3)

    other.close()
    assert "The database is in use by another program" in said


def test_damaged_database_is_one_sentence(data: Path):
    data.mkdir()
    (data / "consenso.sqlite3").write_bytes(b"no database at all" * 1000)

    assert "is no database" in refused(environment(data), 3)


def test_unreachable_postgresql_is_one_sentence(data: Path):
    pytest.importorskip("psycopg")
    environ = environment(data, DATABASE="postgresql://ana:word@127.0.0.1:1/forum")

    said = refused(environ, 3)

    assert "The database cannot be reached" in said
    assert "word" not in said


def with_disk_of(size: str, folder: Path, environ: dict[str, str]) -> subprocess.CompletedProcess:
    """Run `consenso run` with a small disk as its data folder, in a mount namespace of its own."""
    if not shutil.which("unshare"):
        pytest.skip("a small disk cannot be made: install util-linux")
    folder.mkdir()
    own = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "-r", "--mount"]
    script = f"mount -t tmpfs -o size={size} tmpfs '{folder}' && exec \"$@\""
    ended = subprocess.run(
        [*own, "sh", "-c", script, "sh", *CONSENSO, "run"],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "mount:" in ended.stderr or "unshare:" in ended.stderr:
        pytest.skip(f"a small disk cannot be made here: {ended.stderr}")
    return ended


@pytest.mark.parametrize("size", ["16k", "200k", "700k"])
def test_full_disk_is_one_sentence(data: Path, size: str):
    ended = with_disk_of(size, data, environment(data, RECORD=str(ROOT / "record")))

    assert ended.returncode == 3, ended.stderr
    assert "full" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_folder_that_cannot_be_written_is_one_sentence(data: Path):
    ended = with_disk_of("1m,ro", data, environment(data))

    assert ended.returncode == 3, ended.stderr
    assert "cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr
