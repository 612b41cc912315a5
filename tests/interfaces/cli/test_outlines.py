"""`consenso outlines`: many texts in one run; what cannot be read is named; a run that was ended goes on."""

import json
import os
import signal
import subprocess
import time

import pytest

from tests.servers import CONSENSO, ROOT, consenso, environment

TEXT = "Plan {n}\n\n1. We will meet in place {n}.\n\n2. We will act.\n"


@pytest.fixture
def environ(tmp_path):
    return environment(tmp_path / "data", settings="consenso.project.settings")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "texts"
    (made / "below").mkdir(parents=True)
    for n in range(20):
        (made / ("below" if n % 2 else ".") / f"plan-{n}.txt").write_text(TEXT.format(n=n))
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (made / "picture.png").write_bytes(b"no text")
    return made


def test_every_text_is_read_and_what_cannot_be_is_named(environ, folder, tmp_path):
    out = tmp_path / "out"

    done = consenso(environ, "outlines", str(folder), str(out))

    assert done.returncode == 1
    assert "read 20, refused 1, left 0" in done.stdout
    assert "broken.pdf" in done.stderr
    found = json.loads((out / "below" / "plan-7.txt.json").read_text())
    assert [one["text"] for one in found["paragraphs"]] == [
        "Plan 7",
        "We will meet in place 7.",
        "We will act.",
    ]
    assert (out / "broken.pdf.refused").read_text().strip().endswith(".")
    assert not list(out.rglob("picture*"))


def test_second_run_reads_only_what_changed(environ, folder, tmp_path):
    out = tmp_path / "out"
    consenso(environ, "outlines", str(folder), str(out))
    changed = folder / "plan-2.txt"
    changed.write_text(TEXT.format(n="elsewhere"))
    os.utime(changed, (time.time() + 5, time.time() + 5))

    done = consenso(environ, "outlines", str(folder), str(out))

    assert "read 1, refused 0, left 20" in done.stdout
    assert "elsewhere" in (out / "plan-2.txt.json").read_text()
    assert (
        "read 20, refused 1"
        in consenso(environ, "outlines", str(folder), str(out), "--again").stdout
    )


def test_run_that_was_killed_goes_on_where_it_was(environ, folder, tmp_path):
    out = tmp_path / "out"
    for n in range(20, 400):
        (folder / f"plan-{n}.txt").write_text(TEXT.format(n=n))
    (folder / "broken.pdf").unlink()
    running = subprocess.Popen(
        [*CONSENSO, "outlines", str(folder), str(out)],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while len(list(out.rglob("*.json"))) < 20:
        assert running.poll() is None
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    n_there = len(list(out.rglob("*.json")))
    assert all(json.loads(one.read_text()) for one in out.rglob("*.json"))

    done = consenso(environ, "outlines", str(folder), str(out))

    assert f"left {n_there}" in done.stdout
    assert len(list(out.rglob("*.json"))) == 400
    assert not list(out.rglob("*.new"))


def test_folder_within_is_refused(environ, folder):
    done = consenso(environ, "outlines", str(folder), str(folder / "out"))

    assert done.returncode == 1
    assert "name a folder outside" in done.stderr
