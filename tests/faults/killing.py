"""Acts that are killed with SIGKILL on their way, and what is then in the database.

A fork does the act and ends itself before its n-th write, or before it commits. Between two writes nothing in the database changes, so
these are all the moments at which a process that dies could leave something half done.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

from django.db import connection, connections

from tests.servers import ROOT, begun

WRITES = ("INSERT", "UPDATE", "DELETE")


def killed_by(
    module: str, folder: Path, database: dict[str, str], *, seconds: int
) -> dict[str, int]:
    """Return how often each act was killed by a module of this folder; fail with what it printed where it does not end well."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    environ = kept | database
    environ["CONSENSO_DATA"] = str(folder / "data")
    environ["DJANGO_SETTINGS_MODULE"] = "consenso.project.settings"
    (folder / "data").mkdir()
    if not database:
        begun(environ)
    done = subprocess.run(
        [sys.executable, "-m", module],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def kill_each(acts: Iterable[tuple[str, Callable[[], object]]]) -> dict[str, int]:
    """Return how often each act was killed before it came to its end; those without a name are done and not killed.

    Raises AssertionError with the name of the first that was left half done, that did nothing, or that failed by itself.
    """
    killed: dict[str, int] = {}
    for name, act in acts:
        if name:
            killed[name] = times(name, act)
        else:
            act()
    return killed


def times(name: str, act: Callable[[], object]) -> int:
    """Return how often an act was killed before it came to its end: each time all was as before. When it did, both chains hold."""
    from consenso.domain.ledger.queries import broken

    before = snapshot()
    for number in count(1):
        connections.close_all()
        survived = _try(act, kill_before=number)
        after = snapshot()
        if survived:
            assert after != before, f"did nothing: {name}"
            assert broken("meridian") is broken("meridian", book="confidential") is None, name
            return number - 1
        assert after == before, f"half done: {name}, killed before write {number}"
    raise AssertionError


def snapshot() -> dict[str, object]:
    """Return what is in every table of ours, as one comparable value."""
    from django.apps import apps

    return {
        model._meta.label: sorted(map(str, model._default_manager.values_list()))
        for model in apps.get_models()
        if model.__module__.startswith("consenso.domain")
    }


def _try(act: Callable[[], object], *, kill_before: int) -> bool:
    """Do an act in a fork that kills itself before a write or a commit; return whether it came to its end."""
    child = os.fork()
    if child == 0:
        numbers = count(1)
        commit = connection._commit

        def step():
            if next(numbers) == kill_before:
                os.kill(os.getpid(), signal.SIGKILL)

        def execute(run, sql, params, many, context):
            if sql.lstrip().upper().startswith(WRITES):
                step()
            return run(sql, params, many, context)

        def commit_or_die():
            step()
            commit()

        connection._commit = commit_or_die
        with connection.execute_wrapper(execute):
            act()
        connections.close_all()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return False
    assert os.waitstatus_to_exitcode(status) == 0, "the act failed by itself"
    return True
