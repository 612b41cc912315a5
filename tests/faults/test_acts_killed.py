"""Each kind of act, killed before each of its statements: all of it or nothing, on both databases, and the chains hold."""

import json
import os
import subprocess
import sys

from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import ROOT

KINDS = {
    *("prepare", "revise", "ready", "send", "share", "decline", "withdraw", "publish", "embargo"),
    *("release", "propose publicly", "amend", "invite", "accept", "end an appointment", "erase"),
}


def test_killed_act_is_done_or_not_done(tmp_path, database):  # noqa: F811
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    more = {
        "CONSENSO_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
    }
    (tmp_path / "data").mkdir()

    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.acts_killed"],
        env=kept | more | database,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    killed = json.loads(done.stdout.splitlines()[-1])
    assert set(killed) >= KINDS
    assert all(times >= 3 for times in killed.values()), killed
