"""A taking-in of activities that is killed at any moment and run again ends as if it had not been."""

import gzip
import json
import os
import sqlite3
import time

import psycopg
import pytest

from tests.core.formats.iati.files import activity, document
from tests.faults.test_killed import consenso, database, environ, killed_after
from tests.record import MERIDIAN

__all__ = ["database", "environ"]
N_ACTIVITIES = 4000
WORDS = ("--forum", "meridian", "--source", "harbours", "--name", "Harbours", "--accept")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Two files of one source, of which the first is compressed; they share identifiers."""
    folder = tmp_path_factory.mktemp("iati")
    half = N_ACTIVITIES // 2
    found = []
    for name, start in (("a.xml.gz", 0), ("b.xml", half)):
        content = document(
            *(
                activity("<b/>" if number % 50 == 0 else "", identifier=f"XA-1-{number // 3}")
                for number in range(start, start + half)
            ),
            rest='<x:end xmlns:x="urn:aurelia">that is all</x:end>',
        )
        path = folder / name
        path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
        found.append(path)
    return found


def ends(environ, folder):
    """Return what is told of the activities in the end: the files that carry them, but for what the moment decides."""
    consenso(environ, "export", "meridian", folder)
    index = json.loads((folder / "activities.json").read_bytes())
    return (folder / "activities.harbours.xml").read_bytes(), index["sources"]


def n_read(environ):
    """Return how many activities of the open intake were looked at, None where none is open."""
    said = "SELECT n_read FROM intake_intake WHERE state = 'reading'"
    if "CONSENSO_DATABASE" in environ:
        with psycopg.connect(environ["CONSENSO_DATABASE"]) as held:
            row = held.execute(said).fetchone()
    else:
        with sqlite3.connect(os.path.join(environ["CONSENSO_DATA"], "consenso.sqlite3")) as held:
            row = held.execute(said).fetchone()
    return row[0] if row else None


def test_a_killed_taking_in_goes_on_and_ends_the_same(files, environ, tmp_path):
    consenso(environ, "load", MERIDIAN, "--no-index")
    other = environ | {"CONSENSO_DATA": str(tmp_path / "other")}
    other.pop("CONSENSO_DATABASE", None)
    consenso(other, "load", MERIDIAN, "--no-index")
    started = time.monotonic()
    consenso(other, "iati", "import", *files, *WORDS)
    usual = time.monotonic() - started
    seen = []

    for fraction in (0.45, 0.6, 0.75, 0.9):
        if not killed_after(usual * fraction, environ, "iati", "import", *files, *WORDS):
            break
        seen.append(n_read(environ))

    assert seen  # it was killed once at least
    steps = [number for number in seen if number is not None]
    assert steps == sorted(steps)  # nothing that was read is read again
    told = json.loads(consenso(environ, "iati", "import", *files, *WORDS, "--json"))
    assert (told["taken"], told["refused"]) == (N_ACTIVITIES * 49 // 50, N_ACTIVITIES // 50)
    books = json.loads(consenso(environ, "verify", "--json"))
    assert not any(one["broken"] or one["fault"] for one in books)
    assert ends(environ, tmp_path / "a") == ends(other, tmp_path / "b")
