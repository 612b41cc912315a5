"""Django in a pool of threads; the event loop takes what is sent and sends what is answered: whoever is slow holds no thread.

A thread is asked when all that a request sends has come (`project.bodies`).
A thread makes an answer to its end and is free. What was made whole is sent from memory; a stream is kept in memory up to `HELD` bytes,
and beyond in a file without a name, of which the disk takes no more than `ROOM` bytes at once. Where there is no more room, an answer is
503, and who asks may ask again.
"""

import asyncio
import contextvars
import errno
import logging
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import IO
from urllib.parse import quote
from wsgiref.types import WSGIApplication

from a2wsgi.wsgi import build_environ
from a2wsgi.wsgi_typing import Environ

from consenso.project.bodies import Bodies, Gone
from consenso.project.pagecache import Receive, Scope, Send
from consenso.project.pages import Headers
from consenso.project.room import NoRoom, Room

logger = logging.getLogger(__name__)

HELD = 1024**2  # bytes of a stream in memory
ROOM = 1024**3  # bytes of all streams of a process on the disk
PIECE = 65536  # bytes that are sent at once from the disk
SLOW_SECONDS = (
    120  # in which a reader takes such a piece, or is dropped: its file would stay for ever
)
QUERY_SIGNS = "".join(map(chr, range(33, 127)))  # that stay as they are in a query
WITHOUT_LENGTH = frozenset({204, 304})


class Spooled:
    """An ASGI application that runs a WSGI application in the threads of `pool`.

    `folder` is where what does not fit into memory waits; `room` is how much of it may, in bytes.
    """

    def __init__(
        self,
        application: WSGIApplication,
        *,
        pool: ThreadPoolExecutor,
        bodies: Bodies,
        folder: Path | None = None,
        room: int = ROOM,
        slow_seconds: float = SLOW_SECONDS,
    ) -> None:
        self._application = application
        self._bodies = bodies
        self._pool = pool
        self._folder = folder
        self._room = Room(room)
        self._slow_seconds = slow_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await self._bodies.take(scope, receive)
        except Gone:
            return
        except TimeoutError:
            await _refuse(send, status=408)
            return
        except NoRoom:
            logger.warning("no room for what is sent: others send all that may be held at once")
            await _refuse(send)
            return
        made = _Made(self._room, self._folder)
        try:
            environ = build_environ(_asked(scope), body.file)  # type: ignore[arg-type]  # its own types, the same in substance
            make = partial(contextvars.copy_context().run, made.make, self._application, environ)
            work = asyncio.get_running_loop().run_in_executor(self._pool, make)
        except BaseException:
            body.put_away()
            raise
        work.add_done_callback(lambda _: body.put_away())
        try:
            await asyncio.shield(work)
            await self._sent(made, send, is_head=scope["method"] == "HEAD")
        except NoRoom:
            logger.warning("no room on the disk for what slow readers have not taken yet")
            await _refuse(send)
        finally:
            if work.done():
                made.put_away()
            else:
                work.add_done_callback(lambda _: made.put_away())

    async def _sent(self, made: "_Made", send: Send, *, is_head: bool) -> None:
        headers = made.headers
        is_told = is_head or made.status in WITHOUT_LENGTH
        if not is_told and all(name != b"content-length" for name, _ in headers):
            headers = [*headers, (b"content-length", b"%d" % made.size)]
        await send({"type": "http.response.start", "status": made.status, "headers": headers})
        async for piece in made.pieces():
            async with asyncio.timeout(self._slow_seconds if made.is_on_disk else None):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def _asked(scope: Scope) -> Scope:
    """Return a request whose query is in ASCII, as the standard has it: some send signs of other scripts as they are."""
    query = scope["query_string"]
    if query.isascii():
        return scope
    return {**scope, "query_string": quote(query, safe=QUERY_SIGNS).encode()}


class _Made:
    """An answer as it is made: its status, headers and body, of which what is too much for the memory is in a file."""

    def __init__(self, room: Room, folder: Path | None) -> None:
        self.status = 0
        self.headers: Headers = []
        self.size = 0
        self._parts: list[bytes] = []
        self._room, self._folder = room, folder
        self._file: IO[bytes] | None = None
        self._taken = 0

    @property
    def is_on_disk(self) -> bool:
        return self._file is not None

    def make(self, application: WSGIApplication, environ: Environ) -> None:
        """Run the application to its end, in a thread."""
        parts = application(dict(environ), self._start)
        try:
            for part in parts:
                self._add(part)
        finally:
            getattr(parts, "close", lambda: None)()

    def _start(
        self, line: str, fields: Iterable[tuple[str, str]], _: object = None
    ) -> Callable[[bytes], object]:
        self.status = int(line[:3])
        self.headers = [
            (name.strip().lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in fields
        ]
        return self._add

    def _add(self, part: bytes) -> None:
        # The first part is in memory already, all of what is no stream: it stays there whatever its size.
        if self._file is None and (not self._parts or self.size + len(part) <= HELD):
            self._parts.append(part)
        else:
            self._room.take(len(part))
            self._taken += len(part)
            self._write(part)
        self.size += len(part)

    def _write(self, part: bytes) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115  # closed by put_away
            rest = memoryview(part)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise NoRoom from error
            raise

    async def pieces(self) -> AsyncIterator[bytes]:
        """Yield the body: what is in memory, and piece by piece what is on the disk."""
        first, self._parts = b"".join(self._parts), []
        if self._file is None:
            if first:
                yield first
            return
        for start in range(0, len(first), PIECE):
            yield first[start : start + PIECE]
        self._file.seek(0)
        while piece := await asyncio.to_thread(self._file.read, PIECE):
            yield piece

    def put_away(self) -> None:
        if self._file is not None:
            self._file.close()
        self._room.give_back(self._taken)
        self._taken = 0


async def _refuse(send: Send, *, status: int = 503) -> None:
    headers = [(b"retry-after", b"30"), (b"cache-control", b"private, no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
