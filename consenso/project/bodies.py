"""What is sent with a request, taken by the event loop before a thread is asked: whoever sends slowly holds no thread.

A body is held in memory; a file that the desk keeps anyway waits in a file without a name (`project.uploads` says which). All forms of a
process take no more than `ROOM` bytes at once, and those with files no more than `ROOM_OF_FILES`: whoever sends files hinders nobody
from signing in or objecting.
"""

import asyncio
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from consenso.project import uploads
from consenso.project.pagecache import Receive, Scope
from consenso.project.room import Room

HELD = 1024**2  # bytes in memory of a file that may wait on the disk
ROOM = 256 * 1024**2  # bytes of all bodies of a process without files
ROOM_OF_FILES = 512 * 1024**2
PAUSE_SECONDS = 30  # that one may be silent while sending
ALL_SECONDS = 120  # for a form, 10 kB a second
ALL_SECONDS_OF_FILES = 1800  # for the largest file, 15 kB a second


class Gone(Exception):
    """Who sent is not there any more."""


class Body:
    """A body as it came: `file` is at its beginning. Whoever has it puts it away."""

    def __init__(self, room: Room, file: IO[bytes]) -> None:
        self.file = file
        self._room = room
        self._taken = 0

    def add(self, part: bytes) -> None:
        """Add what came.

        Raises:
            NoRoom: other bodies take all the room.
        """
        self._room.take(len(part))
        self._taken += len(part)
        self.file.write(part)

    def put_away(self) -> None:
        self.file.close()
        self._room.give_back(self._taken)
        self._taken = 0


class Bodies:
    """Takes bodies of requests. `folder` is where large files wait; None for the system's."""

    def __init__(
        self,
        *,
        folder: Path | None = None,
        session_cookie: str = "",
        room: int = ROOM,
        room_of_files: int = ROOM_OF_FILES,
        pause_seconds: float = PAUSE_SECONDS,
        all_seconds: float = ALL_SECONDS,
        all_seconds_of_files: float = ALL_SECONDS_OF_FILES,
    ) -> None:
        self._folder = folder
        self._session = session_cookie.encode() + b"="
        self._room, self._room_of_files = Room(room), Room(room_of_files)
        self._pause_seconds = pause_seconds
        self._all_seconds, self._all_seconds_of_files = all_seconds, all_seconds_of_files

    async def take(self, scope: Scope, receive: Receive) -> Body:
        """Return what is sent with a request; empty where it announces nothing.

        Of what is larger than its address takes, as much comes as shows it: Django then refuses it, with a page that says so.

        Raises:
            Gone: who sent is not there any more.
            TimeoutError: it came too slowly.
            NoRoom: other bodies take all the room.
        """
        headers = dict(scope["headers"])
        announced = _announced(headers)
        if not announced:
            return Body(self._room, io.BytesIO())
        path = scope["path"]
        # Who is not signed in, as the form says, sends no files.
        brings_files = uploads.takes_files(path) and self._session in headers.get(b"cookie", b"")
        held = HELD if brings_files and not uploads.stays_in_memory(path) else 0
        folder = str(self._folder) if self._folder else None
        file = tempfile.SpooledTemporaryFile(max_size=held, dir=folder)  # noqa: SIM115  # closed by put_away
        body = Body(self._room_of_files if brings_files else self._room, file)
        most = min(announced, uploads.most_of(with_files=brings_files) + 1)
        seconds = self._all_seconds_of_files if brings_files else self._all_seconds
        try:
            async with asyncio.timeout(seconds):
                await self._fill(body, receive, most)
        except BaseException:
            body.put_away()
            raise
        body.file.seek(0)
        return body

    async def _fill(self, body: Body, receive: Receive, most: int) -> None:
        left = most
        while left > 0:
            async with asyncio.timeout(self._pause_seconds):
                message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            part = message.get("body", b"")[:left]
            body.add(part)
            left -= len(part)
            if not message.get("more_body", False):
                break


def _announced(headers: Mapping[bytes, bytes]) -> int:
    """Return how many bytes a request says that it sends; 0 where it does not, as Django reads it."""
    said = headers.get(b"content-length", b"")
    return int(said) if said.isdigit() and len(said) < 20 else 0
