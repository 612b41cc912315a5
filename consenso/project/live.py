"""Streams of server-sent events that follow a draft, answered in the event loop: a screen that waits holds no thread.

One poll a process asks the database for the revisions of the drafts that somebody follows, ten times a second, whoever changed them on
whichever host; nobody has to tell it. A change is rendered once for each language and part, and every stream gets the same bytes. A
stream that cannot be written to is dropped; what it missed does not matter, for each event tells all of what stands now.
"""

import asyncio
import contextlib
import logging
import re
import signal
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from http.cookies import CookieError, SimpleCookie
from typing import Protocol, TypeVar
from urllib.parse import parse_qs

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from consenso.core.errors import NotFound
from consenso.project.pagecache import ASGIApplication, Receive, Scope, Send

logger = logging.getLogger(__name__)
T = TypeVar("T")

ADDRESS = re.compile(r"/([a-z]{2}(?:-[a-z]+)?)/desk/([-\w]+)/drafts/([-\w]+)/live/")
POLL_SECONDS = 0.1
BEAT_SECONDS = 15  # a proxy ends what says nothing for longer
LOOK_SECONDS = 5  # between two looks whether anything changed by which streams may be read
CHECK_SECONDS = 120  # after which a stream is let in anew, whatever was seen
SLOW_SECONDS = 10  # in which a stream takes an event, or is dropped
MOST = 2000  # streams of a process
MOST_EACH = 12  # streams of a person in a process
UNSEEN = (
    object()
)  # the mark of a stream at which nobody has looked yet: the first look asks the doors
BEAT = b":\n\n"
END = b"event: end\ndata: end\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"private, no-store"),
    (b"x-accel-buffering", b"no"),  # nginx passes each event on at once
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Allowed(Protocol):
    """Whose stream it is, and of which draft (its row's id)."""

    @property
    def person(self) -> int: ...

    @property
    def draft(self) -> int: ...


class Source(Protocol):
    """What streams are made of; each call asks the database and is made in a thread."""

    def allowed(self, asked: "Asked") -> Allowed | None: ...

    def marks(self, streams: Sequence[tuple[str, Allowed]]) -> Sequence[Hashable]: ...

    def revisions(self, drafts: Iterable[int]) -> dict[int, int]: ...

    def event(self, part: "Part") -> bytes: ...


@dataclass(frozen=True, slots=True)
class Part:
    """What a stream tells of a draft: who follows the same part gets the same bytes."""

    forum: str
    identifier: str
    language: str
    topic: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks (the key of a session), and for what; `since` is the revision that the reader has."""

    session: str
    part: Part
    since: int


@dataclass(eq=False, slots=True)
class Stream:
    """One reader: what is to be sent next, of which only the latest counts."""

    asked: Asked
    allowed: Allowed
    revision: int
    checked_at: float  # when the doors let it in, of the loop's clock
    mark: Hashable = UNSEEN
    next: bytes = b""
    is_over: bool = False
    awake: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, said: bytes) -> None:
        self.next = said
        self.awake.set()

    def end(self, said: bytes = b"") -> None:
        self.is_over = True
        self.tell(said)


class Live:
    """The streams of a process. All of it happens in the event loop, but for what is asked of the source."""

    def __init__(
        self,
        inner: ASGIApplication,
        *,
        source: Source,
        most: int = MOST,
        most_each: int = MOST_EACH,
        look_seconds: float = LOOK_SECONDS,
        check_seconds: float = CHECK_SECONDS,
    ) -> None:
        self._inner = inner
        self._source = source
        self._most, self._most_each = most, most_each
        self._look_seconds, self._check_seconds = look_seconds, check_seconds
        self._streams: set[Stream] = set()
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._is_stopped = False
        # Each with one thread, and so one connection: who comes does not wait for what is told, nor the other way round.
        self._door = ThreadPoolExecutor(1, thread_name_prefix="live-door")
        self._teller = ThreadPoolExecutor(1, thread_name_prefix="live")

    def __len__(self) -> int:
        return len(self._streams)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a stream who may read the draft; let Django answer everybody else, and what is no address of a stream."""
        asked = _asked(scope)
        allowed, now = None, asyncio.get_running_loop().time()
        if asked is not None and not self._is_stopped:
            allowed = await self._ask(self._door, partial(self._source.allowed, asked))
        if asked is None or allowed is None:
            await self._inner(scope, receive, send)
            return
        each = Counter(one.allowed.person for one in self._streams)
        if len(self._streams) >= self._most or each[allowed.person] >= self._most_each:
            await _refuse(send)
            return
        stream = Stream(asked, allowed, asked.since, now)
        self._streams.add(stream)
        self._watch()
        try:
            await self._flow(stream, receive, send)
        finally:
            self._streams.discard(stream)

    def stop(self) -> None:
        """End all streams; their readers ask again, of the server that comes."""
        self._is_stopped = True
        for stream in self._streams:
            stream.end()
        for task in self._tasks.values():
            task.cancel()
        self._door.shutdown(wait=False, cancel_futures=True)
        self._teller.shutdown(wait=False, cancel_futures=True)

    def stops_on_signals(self) -> None:
        """End the streams as soon as the process is told to end: the server waits for every answer before it says so itself.

        The server's own handler stands in the loop, and is called too: a signal wakes the loop whatever Python does with it.
        """
        loop = asyncio.get_running_loop()

        def told(*_: object) -> None:
            loop.call_soon_threadsafe(self.stop)

        with contextlib.suppress(ValueError):  # not in the main thread: there is no signal there
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, told)
                signal.siginterrupt(number, False)

    async def _flow(self, stream: Stream, receive: Receive, send: Send) -> None:
        gone = asyncio.ensure_future(_until_gone(receive))
        gone.add_done_callback(lambda _: stream.end())
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            # Not all at the same moment after a restart: each waits a little longer than the one before.
            said = b"retry: %d\n\n" % (2000 + 37 * len(self._streams) % 4000)
            while True:
                async with asyncio.timeout(SLOW_SECONDS):
                    await send({"type": "http.response.body", "body": said, "more_body": True})
                # No timer and no task of its own for each event: of five hundred streams they cost more than what is sent.
                await stream.awake.wait()
                stream.awake.clear()
                said, stream.next = stream.next, b""
                if stream.is_over:
                    break
            if not gone.done():
                await send({"type": "http.response.body", "body": said, "more_body": False})
        except (TimeoutError, OSError, RuntimeError):
            logger.debug("a stream was dropped: its reader takes nothing")
        finally:
            gone.cancel()

    def _watch(self) -> None:
        """Let the tasks run that all streams share, while there are any."""
        for work in (self._tell, self._beat, self._check):
            task = self._tasks.get(work.__name__)
            if task is None or task.done():
                self._tasks[work.__name__] = asyncio.get_running_loop().create_task(work())

    async def _tell(self) -> None:
        is_in_trouble = False
        while self._streams:
            try:
                await self._tell_once()
                is_in_trouble = False
            except Exception:  # the database may be away; what changed is told when it is back
                if not is_in_trouble:
                    logger.warning("streams do not follow their drafts for now", exc_info=True)
                is_in_trouble = True
            await asyncio.sleep(POLL_SECONDS)

    async def _tell_once(self) -> None:
        ids = {one.allowed.draft for one in self._streams}
        known = await self._ask(self._teller, partial(self._source.revisions, ids))
        behind: dict[Part, list[Stream]] = {}
        for one in self._streams:
            if known.get(one.allowed.draft, 0) > one.revision:
                behind.setdefault(one.asked.part, []).append(one)
        for part, streams in behind.items():
            said = await self._event(part)
            for one in streams:
                # What is told may be newer than this: then it is told once more, which nobody sees.
                one.revision = known[one.allowed.draft]
                if said and not one.is_over:
                    one.tell(said)

    async def _event(self, part: Part) -> bytes:
        """Return a part as it stands; b"" where it cannot be shown, which is a fault of that part alone."""
        try:
            return await self._ask(self._teller, partial(self._source.event, part))
        except NotFound:
            return b""
        except Exception:
            logger.exception("a part of a draft cannot be told")
            return b""

    async def _beat(self) -> None:
        while self._streams:
            await asyncio.sleep(BEAT_SECONDS)
            oldest = asyncio.get_running_loop().time() - 2 * self._check_seconds
            for stream in self._streams:
                if (
                    stream.checked_at < oldest
                ):  # it could not be: its reader asks anew, and the doors with it
                    stream.end()
                elif not stream.next and not stream.is_over:
                    stream.tell(BEAT)

    async def _check(self) -> None:
        """Look again whether streams may be read: who signed out or acts no more sees nothing more.

        All are looked at together, by what a change of would matter; the doors themselves are asked of those alone for whom there
        is one, and now and then of each, at its first look too: what changed while it was let in is in its first mark already.
        """
        while self._streams:
            await asyncio.sleep(self._look_seconds)
            together: dict[tuple[str, Part], list[Stream]] = {}
            for one in self._streams:
                together.setdefault((one.asked.session, one.asked.part), []).append(one)
            named = [(session, of[0].allowed) for (session, _), of in together.items()]
            try:
                marks = await self._ask(self._door, partial(self._source.marks, named))
            except Exception:
                logger.warning("streams cannot be checked for now", exc_info=True)
                continue
            for mark, streams in zip(marks, together.values(), strict=True):
                try:
                    await self._check_one(mark, streams)
                except Exception:  # of one session: all others are looked at
                    logger.warning("a stream cannot be checked for now", exc_info=True)

    async def _check_one(self, mark: Hashable, streams: Sequence[Stream]) -> None:
        """Ask the doors of streams of one session, where a mark says that something changed, or it is time."""
        now = asyncio.get_running_loop().time()
        oldest = min(one.checked_at for one in streams)
        if all(one.mark == mark for one in streams) and now - oldest < self._check_seconds:
            return
        allowed = await self._ask(self._door, partial(self._source.allowed, streams[0].asked))
        for one in streams:
            one.mark, one.checked_at = mark, now
            if allowed != one.allowed:
                one.end(END)

    async def _ask(self, thread: ThreadPoolExecutor, what: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(thread, _with_connection, what)


def _with_connection(what: Callable[[], T]) -> T:
    """Ask; where the connection was lost, once more on another, and leave none behind that is broken.

    Whether it is there is not asked before: that would be as many questions again.
    """
    try:
        return what()
    except (OperationalError, InterfaceError):
        connection.close()
        return _or_closed(what)
    except NotFound:
        raise
    except Exception:
        connection.close()
        raise


def _or_closed(what: Callable[[], T]) -> T:
    try:
        return what()
    except Exception:
        connection.close()
        raise


def _asked(scope: Scope) -> Asked | None:
    """Return who asks for which stream; None for what asks for none that could be given."""
    found = ADDRESS.fullmatch(scope["path"]) if scope["path"].endswith("/live/") else None
    if found is None or scope["method"] != "GET":
        return None
    from consenso.interfaces.desk.drafting.room_live import TOPIC

    headers = dict(scope["headers"])
    query = parse_qs(scope["query_string"].decode("latin-1"))
    language, forum, identifier = found.groups()
    topic = query.get("topic", [""])[0]
    session = _session(headers.get(b"cookie", b""))
    is_known = language in dict(settings.LANGUAGES) and TOPIC.fullmatch(topic)
    if not is_known or not session:
        return None
    last = (headers.get(b"last-event-id", b"").decode("latin-1"), *query.get("since", ()))
    since = max((int(one) for one in last if one.isdecimal() and len(one) < 10), default=0)
    return Asked(session, Part(forum, identifier, language, topic), since)


def _session(cookie: bytes) -> str:
    try:
        found = SimpleCookie(cookie.decode("latin-1")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return found.value if found else ""


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send) -> None:
    headers = [(b"retry-after", b"30"), (b"cache-control", b"private, no-store")]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
