"""A process that is killed at any moment leaves the record as it was before or as it is after, and nothing between."""

import json
import os
import signal
import subprocess
import sys
import time

import psycopg
import pytest
from django.conf import settings

from consenso.core.record import Commitment, read, write
from tests.record import MERIDIAN, files_in

PATIENCE_SECONDS = 120


def large_record(copies):
    """Return the imaginary record with its commitments many times over."""
    entities = list(read(files_in(MERIDIAN)).entities())
    more = [
        entity.model_copy(update={"id": f"{entity.id}-{number}"})
        for entity in entities
        if isinstance(entity, Commitment)
        for number in range(copies)
    ]
    return write([*entities, *more])


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    small, large = tmp_path_factory.mktemp("small"), tmp_path_factory.mktemp("large")
    for folder, files in ((small, files_in(MERIDIAN)), (large, large_record(800))):
        for name, content in files.items():
            (folder / name).write_bytes(content)
    return small, large


@pytest.fixture
def environ(tmp_path, database):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    return kept | {"CONSENSO_DATA": str(tmp_path / "data")} | database


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)],
)
def database(request):
    """A database of its own: the variables that name it."""
    if request.param == "sqlite":
        yield {}
        return
    base, _, _ = settings.POSTGRESQL_OF_TESTS.rpartition("/")
    name = f"consenso_killed_{os.getpid()}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        yield {"CONSENSO_DATABASE": f"{base}/{name}"}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def consenso(environ, *words):
    done = subprocess.run(
        [sys.executable, "-m", "consenso", *map(str, words)],
        env=environ,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
        check=True,
    )
    return done.stdout


def killed_after(seconds, environ, *words):
    """Start a command, kill it after so many seconds, and say whether it was still running."""
    with subprocess.Popen(
        [sys.executable, "-m", "consenso", *map(str, words)],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(seconds)
        was_running = process.poll() is None
        if was_running:
            os.killpg(process.pid, signal.SIGKILL)
        return was_running


def test_a_killed_load_leaves_nothing_half_done(folders, environ, tmp_path):
    small, large = folders
    consenso(environ, "load", small)
    started = time.monotonic()
    consenso(environ | {"CONSENSO_DATA": str(tmp_path / "other")}, "check", large)
    least = time.monotonic() - started  # a load takes longer than a check of the same
    allowed = {1: files_in(small), 2: files_in(large)}
    n_killed = 0

    for fraction in (0.4, 0.8, 1.1, 1.5, 2.0):
        n_killed += killed_after(least * fraction, environ, "load", large)
        out = tmp_path / f"out-{fraction}"
        ledger, _ = json.loads(consenso(environ, "verify", "--json"))
        consenso(environ, "export", "meridian", out)
        assert ledger["broken"] is None
        assert files_in(out) == allowed[ledger["entries"]]
        if ledger["entries"] == 2:
            break

    assert n_killed
    consenso(environ, "load", large)
    out = tmp_path / "out-at-last"
    consenso(environ, "export", "meridian", out)
    assert files_in(out) == files_in(large)


def test_a_killed_export_leaves_the_old_folder_or_the_new_one(folders, environ, tmp_path):
    small, large = folders
    consenso(environ, "load", large)
    out = tmp_path / "out"
    out.mkdir()
    for name, content in files_in(small).items():
        (out / name).write_bytes(content)
    started = time.monotonic()
    consenso(environ, "export", "meridian", tmp_path / "other")
    usual = time.monotonic() - started

    for fraction in (0.5, 0.8, 0.9, 0.95, 1.0):
        killed_after(usual * fraction, environ, "export", "meridian", out, "--replace")
        held = files_in(out) if out.exists() else files_in(tmp_path / "out.old")
        assert held in (files_in(small), files_in(large))

    consenso(environ, "export", "meridian", out, "--replace")
    assert files_in(out) == files_in(large)
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out"]
