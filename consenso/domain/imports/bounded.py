"""Work on what strangers sent, done in a process of its own that is bounded in time and memory.

The process gets the bytes and nothing else: no database, no setting, no secret of the environment. It may open no more
than a few files and write none. What it answers is JSON. When it takes too long, needs too much memory or falls, it is
ended, and its caller gets a sentence; the next call begins another.
"""

import importlib
import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from consenso.core.errors import ConsensoError
from consenso.core.outline import CannotRead

SECONDS = 9.0  # so that who waits has an answer within ten, the start of the process included
MEGABYTES = 500
LARGEST = 64 * 1024 * 1024  # bytes of a file that is taken in
_HEAD = struct.Struct("!QQ")  # lengths of the JSON and of the bytes after it
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "PYTHONPATH", "PYTHONHASHSEED")

Work = Callable[[bytes, Mapping[str, Any]], Any]


class Bounded:
    """A process that is started when it is first asked, and lives until `close` or until it fails.

    `work` names a function, "package.module:name", that takes bytes and a mapping of plain values and returns plain
    values (what JSON holds). One process does one thing at a time: an instance is for one thread.
    """

    def __init__(self, work: str, *, seconds: float = SECONDS, megabytes: int = MEGABYTES) -> None:
        self.work = work
        self.seconds = seconds
        self.megabytes = megabytes
        self.child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, content: bytes, values: Mapping[str, Any]) -> Any:
        """Return what the work makes of the bytes and values.

        Raises CannotRead: what the work raised of ours, in its words; that it took longer than `seconds` of real time,
        or more than `megabytes`; that its process fell.
        """
        if len(content) > LARGEST:
            raise CannotRead(f"The file is larger than {LARGEST // 1024 // 1024} MB.")
        until = time.monotonic() + self.seconds
        try:
            child = self._started()
            _send(child, content, values)
            answer = self._answer(child, until)
        except BaseException:
            self.close()
            raise
        if "error" in answer:
            if answer["error"] == "memory":
                self.close()
            raise CannotRead(answer["said"])
        return answer["value"]

    def close(self) -> None:
        """End the process, at once."""
        child, self.child = self.child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
        child.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self.child is None:
            limits = str(self.megabytes), str(int(self.seconds) + 1)
            self.child = subprocess.Popen(  # noqa: S603  # our own program, no word of a stranger
                [sys.executable, "-P", "-m", __name__, self.work, *limits],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in _KEPT if name in os.environ},
                cwd="/" if os.name == "posix" else None,
                start_new_session=True,
                bufsize=0,
            )
        return self.child

    def _answer(self, child: subprocess.Popen[bytes], until: float) -> dict[str, Any]:
        if child.stdout is None:
            raise RuntimeError("the process has no output")
        read = _reader(child.stdout.fileno(), until)
        try:
            n_bytes, _ = _HEAD.unpack(read(_HEAD.size))
            found = json.loads(read(n_bytes))
        except TimeoutError:
            raise CannotRead(
                f"Reading the file took longer than {self.seconds:g} seconds, and was given up: "
                "it is larger or more tangled than a text should be."
            ) from None
        except EOFError:
            raise CannotRead(_fallen(child)) from None
        return dict(found)


def bounded(
    work: str,
    content: bytes,
    values: Mapping[str, Any],
    *,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Any:
    """Return what one call in a process of its own gives; as `Bounded.call`.

    >>> bounded("consenso.domain.imports.bounded:echo", b"abc", {"n": 2})
    [3, {'n': 2}]
    """
    with Bounded(work, seconds=seconds, megabytes=megabytes) as process:
        return process.call(content, values)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file, and no more than may be read.

    Raises CannotRead where it is larger; OSError as the system says it.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise CannotRead(f"The file is larger than {LARGEST // 1024 // 1024} MB.")
    return content


def echo(content: bytes, values: Mapping[str, Any]) -> Any:
    """Return how much came: for trying the process itself."""
    return [len(content), dict(values)]


def _send(child: subprocess.Popen[bytes], content: bytes, values: Mapping[str, Any]) -> None:
    if child.stdin is None:
        raise RuntimeError("the process has no input")
    head = json.dumps(dict(values)).encode()
    try:
        for part in (_HEAD.pack(len(head), len(content)), head, content):
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(child.stdin.fileno(), rest) :]
    except BrokenPipeError:
        raise CannotRead(_fallen(child)) from None


def _reader(handle: int, until: float) -> Callable[[int], bytes]:
    """Return a function that reads so many bytes, or raises TimeoutError or EOFError."""

    def read(n_bytes: int) -> bytes:
        pieces: list[bytes] = []
        while n_bytes:
            left = until - time.monotonic()
            if left <= 0 or not select.select([handle], [], [], left)[0]:
                raise TimeoutError
            piece = os.read(handle, min(n_bytes, 1 << 20))
            if not piece:
                raise EOFError
            pieces.append(piece)
            n_bytes -= len(piece)
        return b"".join(pieces)

    return read


def _fallen(child: subprocess.Popen[bytes]) -> str:
    try:
        code = child.wait(timeout=1)
    except subprocess.TimeoutExpired:
        code = 0
    if code == -signal.SIGXCPU:
        return "Reading the file took more time than it may, and was given up."
    return (
        "Reading the file ended the program that reads it: the file is damaged, "
        "or needs more memory than a text may."
    )


def main() -> None:
    """Answer on standard output what comes on standard input, until it ends."""
    work, megabytes, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints cannot answer for us
    _confine(megabytes)
    module, _, name = work.partition(":")
    function: Work = getattr(importlib.import_module(module), name)
    requests = sys.stdin.buffer
    while head := requests.read(_HEAD.size):
        n_json, n_bytes = _HEAD.unpack(head)
        values = json.loads(requests.read(n_json))
        _allow(seconds)
        answer = json.dumps(_done(function, requests.read(n_bytes), values), ensure_ascii=False)
        said = answer.encode("utf-8", "replace")
        answers.write(_HEAD.pack(len(said), 0) + said)
        answers.flush()


def _done(function: Work, content: bytes, values: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return {"value": function(content, values)}
    except ConsensoError as error:
        return {"error": "ours", "said": str(error)}
    except MemoryError:
        return {
            "error": "memory",
            "said": "Reading the file needs more memory than it may, and was given up.",
        }
    except RecursionError:
        return {"error": "ours", "said": "The file is nested deeper than a text can be."}
    except Exception as error:
        kind = type(error).__name__
        return {"error": "ours", "said": f"The file is of a form that cannot be read ({kind})."}


def _confine(megabytes: int) -> None:
    """Bound the process: memory, files, and that it leaves no core behind."""
    if os.name != "posix":
        return
    import resource

    most = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def _allow(seconds: int) -> None:
    """Let the process use so many seconds of a processor from now on, should its parent be gone."""
    if os.name != "posix":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    total = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (total, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main()
