"""Each act on a draft, killed before each of its writes: all of it or nothing, on both databases, and all agrees."""

import ast

from tests.faults.killing import ROOT, killed_by
from tests.faults.test_killed import database  # noqa: F401  # a fixture

ROOMS = ("drafting", "adoption")
KILLED_WITHIN = {
    "drafting.proposing.write_all": "drafting.returned.keep",  # the only act that does it
    "adoption.actions._adopt_silent": "adoption.actions.adopt_due",  # one draft of those that are due
}


def transactions() -> set[str]:
    """Return every function of the rooms of drafts that is a transaction: "drafting.sending.send"."""
    return {
        f"{room}.{file.stem}.{one.name}"
        for room in ROOMS
        for file in sorted((ROOT / "consenso" / "domain" / room).glob("*.py"))
        for one in ast.parse(file.read_text()).body
        if isinstance(one, ast.FunctionDef)
        and "transaction.atomic" in map(ast.unparse, one.decorator_list)
    }


def test_killed_act_on_a_draft_is_done_or_not_done(tmp_path, database):  # noqa: F811
    killed = killed_by("tests.faults.drafting_killed", tmp_path, database, seconds=900)

    acts = {name.partition(":")[0] for name in killed}
    assert all(times >= 2 for times in killed.values()), killed
    assert acts == transactions() - set(KILLED_WITHIN) | set(KILLED_WITHIN.values())
