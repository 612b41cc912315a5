"""Each process sees by itself that the record changed, whatever the database; hosts tell each other."""

import shutil
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from consenso.project import revision
from consenso.project.revision import OnSQLite, Polled
from tests.servers import eventually, free_port


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "consenso.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    yield other
    other.close()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[OnSQLite]:
    source = OnSQLite(tmp_path / "consenso.sqlite3")
    yield source
    source.stop()


def make_ledger(database: sqlite3.Connection) -> None:
    database.execute("CREATE TABLE search_scope (revision INTEGER)")
    for table in ("ledger_entry", "texts_alignment", "texts_lineage", "texts_sentence"):
        database.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY)")


def test_database_that_is_not_there_has_revision_nothing(watched: OnSQLite):
    assert watched.current().head == (0, 0, 0)


def test_revision_stays_the_same_object_while_nothing_changes(database, watched: OnSQLite):
    make_ledger(database)
    watched.start()

    assert watched.current() is watched.current()


def test_entry_by_another_connection_is_a_new_revision(database, watched: OnSQLite):
    watched.start()
    make_ledger(database)
    database.execute("INSERT INTO ledger_entry VALUES (1)")

    eventually(lambda: watched.current().head == (1, 1, 0))


def test_index_that_follows_later_is_a_new_revision(database, watched: OnSQLite):
    make_ledger(database)
    database.execute("INSERT INTO ledger_entry VALUES (1)")
    watched.start()
    assert watched.current().head == (1, 1, 0)

    database.execute("INSERT INTO search_scope VALUES (4)")

    eventually(lambda: watched.current().head == (1, 1, 4))


@pytest.mark.parametrize("table", ["texts_alignment", "texts_lineage", "texts_sentence"])
def test_what_is_made_of_texts_later_is_a_new_revision(database, watched: OnSQLite, table):
    make_ledger(database)
    watched.start()
    known = watched.current()

    database.execute(f"INSERT INTO {table} VALUES (7)")

    eventually(lambda: watched.current() != known)


def test_write_beside_the_ledger_is_no_new_revision(database, watched: OnSQLite):
    make_ledger(database)
    watched.start()
    known = watched.current()

    database.execute("CREATE TABLE other (id INTEGER)")
    time.sleep(revision.SQLITE_SECONDS * 2)

    assert watched.current() is known


def test_locked_database_leaves_the_revision_as_it_was(database, watched: OnSQLite):
    database.execute("PRAGMA journal_mode=DELETE")  # with a WAL, readers are never locked out
    make_ledger(database)
    database.execute("INSERT INTO ledger_entry VALUES (1)")
    watched.start()
    known = watched.current()
    database.execute("BEGIN EXCLUSIVE")

    time.sleep(revision.SQLITE_SECONDS * 2)

    assert watched.current() is known


def test_new_day_is_a_new_revision(database, watched: OnSQLite, monkeypatch: pytest.MonkeyPatch):
    make_ledger(database)
    watched.start()
    known = watched.current()

    monkeypatch.setattr(revision, "_today", lambda: known.day + 1)

    eventually(lambda: watched.current().day == known.day + 1)


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if not program:
        pytest.skip("needs a Redis server: apt-get install redis-server")
    port = free_port()
    command = [
        program,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(tmp_path),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        eventually(lambda: answers_at(port))
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


def answers_at(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def listeners(address: str) -> int:
    with Redis.from_url(address) as asked:
        ((_, number),) = asked.pubsub_numsub(revision.CHANNEL)
        return number


def hosts(heads: list[revision.Head], announcements: str) -> tuple[Polled, Polled]:
    return (
        Polled(lambda: heads[-1], announcements=announcements),
        Polled(lambda: heads[-1], announcements=announcements),
    )


@pytest.mark.parametrize("how", ["by the clock", "by Redis", "by Redis that is away"])
def test_hosts_see_a_new_entry(how: str, request: pytest.FixtureRequest):
    heads = [(1, 1, 0)]
    address = {
        "by the clock": lambda: "",
        "by Redis": lambda: request.getfixturevalue("redis"),
        "by Redis that is away": lambda: "redis://127.0.0.1:1/0",
    }[how]()
    both = hosts(heads, address)
    for host in both:
        host.start()

    heads.append((2, 2, 0))

    for host in both:
        eventually(lambda host=host: host.current().head == (2, 2, 0))
        host.stop()


def test_hosts_tell_each_other_sooner_than_the_clock(redis: str, monkeypatch: pytest.MonkeyPatch):
    heads = [(1, 1, 0)]
    quick, patient = hosts(heads, redis)
    monkeypatch.setattr(revision, "POLL_SECONDS", 30)
    patient.start()
    eventually(lambda: listeners(redis) == 1)
    time.sleep(0.5)  # it waits now, for 30 s
    monkeypatch.setattr(revision, "POLL_SECONDS", 0.1)
    quick.start()
    eventually(lambda: listeners(redis) == 2)

    heads.append((2, 2, 0))

    eventually(lambda: patient.current().head == (2, 2, 0))
    quick.stop()
    patient.stop()


def test_database_that_is_away_leaves_the_revision_as_it_was():
    answers: list[revision.Head | Exception] = [(1, 1, 0)]

    def head() -> revision.Head:
        if isinstance(answers[-1], Exception):
            raise answers[-1]
        return answers[-1]

    host = Polled(head)
    host.start()
    answers.append(ConnectionError("gone"))
    assert host.current().head == (1, 1, 0)

    answers.append((2, 2, 0))
    eventually(lambda: host.current().head == (2, 2, 0))
    host.stop()
