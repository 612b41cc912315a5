"""Each kind of act, killed before each of its writes: all of it or nothing, on both databases, and the chains hold."""

from tests.faults.killing import killed_by
from tests.faults.test_killed import database  # noqa: F401  # a fixture

KINDS = {
    *("prepare", "revise", "ready", "send", "share", "decline", "withdraw", "publish", "embargo"),
    *("release", "propose publicly", "amend", "invite", "accept", "end an appointment", "erase"),
}


def test_killed_act_is_done_or_not_done(tmp_path, database):  # noqa: F811
    killed = killed_by("tests.faults.acts_killed", tmp_path, database, seconds=900)

    assert set(killed) >= KINDS
    assert all(times >= 3 for times in killed.values()), killed
