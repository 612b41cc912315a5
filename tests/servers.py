"""Real servers for tests: `consenso run` as a process of its own, on a free port, with its own data folder."""

import contextlib
import functools
import http.client
import os
import secrets
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSENSO = [sys.executable, "-c", "from consenso.interfaces.cli.main import main; main()"]
PATIENCE_SECONDS = 120  # machines are busy


@dataclass
class Answer:
    """What a server answered; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Served:
    """A server that runs: where, as which process, in which data folder."""

    port: int
    process: subprocess.Popen
    data: Path
    environ: dict[str, str] = field(repr=False)

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """Ask for a page; underscores in names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        with contextlib.closing(connection):
            fields = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Accept-Encoding": "identity"} | fields)
            answer = connection.getresponse()
            known = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, known, answer.read())

    def add_ledger_entry(self) -> None:
        """Write to the ledger as another process would."""
        script = (
            "import datetime as dt, django; django.setup();"
            "from django.db import transaction;"
            "from consenso.domain.ledger.actions import record\n"
            "with transaction.atomic():\n"
            "    record(forum='meridian', act='record:load', by='Sena',"
            " at=dt.datetime.now(dt.UTC), changes=(), payload={})"
        )
        subprocess.run([sys.executable, "-c", script], env=self.environ, check=True, cwd=ROOT)


def free_port() -> int:
    """Return a port at which nothing listens: below those that the system gives to clients, so that none takes it meanwhile."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)  # `random` is seeded alike in all processes
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def environment(
    data: Path, *, port: int = 0, settings: str = "tests.project.site.settings", **more: str
) -> dict[str, str]:
    """Return the environment of a process: nothing of Consenso's from outside, an empty record."""
    record = data.parent / "no-records"
    record.mkdir(exist_ok=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CONSENSO_")}
    return (
        clean
        | {
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(ROOT),
            "CONSENSO_DATA": str(data),
            "CONSENSO_PORT": str(port or free_port()),
            "CONSENSO_RECORD": str(record),
        }
        | {f"CONSENSO_{name}": value for name, value in more.items()}
    )


def consenso(environ: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*CONSENSO, *words],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )


@functools.cache
def _kept(*words: str) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="consenso-kept-")
    done = consenso(
        environment(Path(folder.name) / "data", settings="consenso.project.settings"), *words
    )
    assert done.returncode == 0, done.stderr
    return folder


def begun(environ: dict[str, str], *words: str) -> dict[str, str]:
    """Give an installation the database that a command leaves in a new one; in a process of tests each is run once.

    Without a command it has its tables and nothing else: to make them takes three seconds of work.
    """
    made, data = Path(_kept(*(words or ("verify", "--json"))).name), Path(environ["CONSENSO_DATA"])
    data.mkdir(parents=True, exist_ok=True)
    for file in (made / "data").glob("consenso.sqlite3*"):
        shutil.copy(file, data)
    return environ


def launch(environ: dict[str, str], *words: str) -> Served:
    """Start `consenso run` in a process group of its own, and do not wait for it."""
    process = subprocess.Popen(
        [*CONSENSO, "run", *words],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    return Served(int(environ["CONSENSO_PORT"]), process, Path(environ["CONSENSO_DATA"]), environ)


def wait_for_address(served: Served) -> str:
    """Return what the server printed up to its address."""
    assert served.process.stdout
    said = ""
    until = time.monotonic() + PATIENCE_SECONDS
    while "Consenso is at " not in said:
        ready, _, _ = select.select([served.process.stdout], [], [], until - time.monotonic())
        part = os.read(served.process.stdout.fileno(), 4096).decode() if ready else ""
        if not part:
            raise AssertionError(f"No address was printed, but: {said}")
        said += part
    return said


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail when it does not in a patient while."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)


@contextlib.contextmanager
def running(environ: dict[str, str]) -> Iterator[Served]:
    """A server that answers; it is ended with SIGKILL if the test did not end it."""
    served = launch(environ)
    try:
        wait_for_address(served)
        yield served
    finally:
        kill_group(served)


def kill_group(served: Served) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(served.process.pid, signal.SIGKILL)
    served.process.wait()
    assert served.process.stdout
    served.process.stdout.close()


def processes_of(served: Served) -> list[int]:
    """Return the processes of the server's group that are alive, its own included."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with contextlib.suppress(OSError):
                state, _, group = (folder / "stat").read_text().rpartition(") ")[2].split()[:3]
                if int(group) == served.process.pid and state != "Z":
                    found.append(int(folder.name))
    return found
