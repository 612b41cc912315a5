"""Streams of a draft: who gets one, what it tells and to whom it ends; alone, and on a real server."""

import asyncio
import os
import signal
from dataclasses import dataclass, field

import pytest

from consenso.core.errors import NotFound
from consenso.project import live
from consenso.project.live import Live
from tests.drafts_served import ADDRESS, COOKIE


@dataclass(frozen=True)
class Let:
    person: int
    draft: int = 7


@dataclass
class Told:
    """A source whose revision a test sets, and which counts what it is asked."""

    people: dict[str, Let] = field(default_factory=lambda: {"ana": Let(1), "bo": Let(2)})
    revision: int = 3
    rendered: list[str] = field(default_factory=list)
    is_away: bool = False
    seen: dict[str, int] = field(
        default_factory=dict
    )  # what of a session is another when it was changed
    asked_doors: list[str] = field(default_factory=list)

    def allowed(self, asked):
        self.asked_doors.append(asked.session)
        return self.people.get(asked.session)

    def marks(self, streams):
        if self.is_away:
            raise OSError("the database is away")
        return [self.seen.get(session, 0) for session, _ in streams]

    def revisions(self, drafts):
        if self.is_away:
            raise OSError("the database is away")
        return dict.fromkeys(drafts, self.revision)

    def event(self, part):
        self.rendered.append(f"{part.language} {part.topic}")
        if part.topic == "room:gone":
            raise NotFound("paragraph", "gone")
        return f"id: {self.revision}\ndata: {part.topic or 'revision'}\n\n".encode()


class Reader:
    """A client of the application without a server: what was sent to it, until it goes."""

    def __init__(self, streams, *, session="ana", query="", address=ADDRESS, last=""):
        self.sent: list[dict] = []
        self.is_slow = False
        self._gone = asyncio.Event()
        headers = [(b"cookie", f"{COOKIE}={session}".encode())]
        if last:
            headers.append((b"last-event-id", last.encode()))
        scope = {
            "type": "http",
            "method": "GET",
            "path": address,
            "query_string": query.encode(),
            "headers": headers,
        }
        self.task = asyncio.create_task(streams(scope, self._receive, self._send))

    async def _receive(self):
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        if self.is_slow:
            await asyncio.Event().wait()
        self.sent.append(message)

    @property
    def status(self) -> int:
        return self.sent[0]["status"]

    @property
    def said(self) -> str:
        return b"".join(one.get("body", b"") for one in self.sent[1:]).decode()

    async def until(self, holds) -> None:
        async with asyncio.timeout(20):
            while not holds(self):
                await asyncio.sleep(0.005)

    async def go(self) -> None:
        self._gone.set()
        await self.task


async def by_django(scope, receive, send):
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"Django"})


def streams(source, **limits) -> Live:
    return Live(by_django, source=source, **limits)


def told(count: int):
    return lambda reader: reader.said.count("data:") >= count


def test_change_is_rendered_once_for_all_who_look_at_the_same():
    source = Told()

    async def follow():
        open_now = streams(source, most_each=100)
        readers = [Reader(open_now, query="topic=room") for _ in range(40)]
        readers.append(
            Reader(open_now, query="topic=room", address=ADDRESS.replace("/en/", "/es/"))
        )
        for reader in readers:
            await reader.until(told(1))
        source.rendered.clear()
        source.revision = 4
        for reader in readers:
            await reader.until(told(2))
        for reader in readers:
            await reader.go()
        return open_now

    left = asyncio.run(follow())

    assert sorted(source.rendered) == ["en room", "es room"]
    assert len(left) == 0


@pytest.mark.parametrize(
    ("query", "last", "is_told"),
    [
        ("", "", True),
        ("since=2", "", True),
        ("since=3", "", False),
        ("since=1", "3", False),
        ("since=x", "y", True),
    ],
)
def test_reader_is_told_what_it_does_not_have(query, last, is_told):
    async def follow():
        source = Told()
        reader = Reader(streams(source), query=query, last=last)
        await reader.until(lambda one: "retry:" in one.said)
        await asyncio.sleep(live.POLL_SECONDS * 3)
        before = told(1)(reader)
        source.revision = 4
        await reader.until(told(1 + before))
        await reader.go()
        return before

    assert asyncio.run(follow()) == is_told


@pytest.mark.parametrize(
    "wanted",
    [
        {"session": "nobody"},
        {"address": "/xx/desk/meridian/drafts/harbour-plan/live/"},
        {"address": "/en/desk/meridian/live/"},
        {"query": "topic=everything"},
        {"query": "topic=room:" + "p" * 50},
    ],
)
def test_django_answers_who_gets_no_stream(wanted):
    async def ask():
        reader = Reader(streams(Told()), **wanted)
        await reader.task
        return reader.status

    assert asyncio.run(ask()) == 418


def test_streams_are_bounded_for_a_person_and_in_all():
    async def ask():
        open_now = streams(Told(), most=3, most_each=2)
        first = [Reader(open_now, session=one) for one in ("ana", "ana", "bo")]
        for reader in first:
            await reader.until(told(1))
        late = [Reader(open_now, session=one) for one in ("ana", "bo")]
        for reader in late:
            await reader.task
        await first[0].go()
        again = Reader(open_now, session="bo")
        await again.until(told(1))
        for reader in (*first[1:], again):
            await reader.go()
        return [reader.status for reader in late]

    assert asyncio.run(ask()) == [503, 503]


def test_reader_that_takes_nothing_is_dropped_and_others_are_told(monkeypatch):
    monkeypatch.setattr(live, "SLOW_SECONDS", 0.05)

    async def follow():
        source = Told()
        open_now = streams(source)
        slow, other = Reader(open_now), Reader(open_now, session="bo")
        for reader in (slow, other):
            await reader.until(told(1))
        slow.is_slow = True
        source.revision = 4
        await other.until(told(2))
        await slow.task
        left = len(open_now)
        await other.go()
        return left

    assert asyncio.run(follow()) == 1


def test_stream_that_says_nothing_gives_a_sign_of_life(monkeypatch):
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.02)

    async def follow():
        reader = Reader(streams(Told()), query="since=3")
        await reader.until(lambda one: one.said.count(":\n\n") >= 3)
        await reader.go()

    asyncio.run(follow())


@pytest.mark.parametrize(
    ("limits", "is_seen"),
    [
        ({"look_seconds": 0.02}, True),
        ({"look_seconds": 0.02, "check_seconds": 0.05}, False),
    ],
    ids=["something changed", "nothing was seen, and time has passed"],
)
def test_stream_ends_when_it_may_not_be_read_any_more(limits, is_seen):
    async def follow():
        source = Told()
        open_now = streams(source, **limits)
        ana, bo = Reader(open_now), Reader(open_now, session="bo")
        for reader in (ana, bo):
            await reader.until(told(1))
        del source.people["ana"]
        source.seen["ana"] = int(is_seen)
        await ana.task
        source.revision = 4
        await bo.until(told(2))
        await bo.go()
        return ana.said, ana.sent[-1]["more_body"]

    said, is_open = asyncio.run(follow())

    assert said.endswith("event: end\ndata: end\n\n")
    assert not is_open


def test_doors_are_asked_of_those_alone_of_whom_something_changed():
    async def follow():
        source = Told()
        open_now = streams(source, look_seconds=0.02)
        readers = [Reader(open_now), Reader(open_now, query="topic=room")]
        readers.append(Reader(open_now, session="bo"))
        for reader in readers:
            await reader.until(lambda one: told(1)(one) and len(source.asked_doors) >= 6)
        at_first = sorted(source.asked_doors)
        source.asked_doors.clear()
        await asyncio.sleep(0.2)
        unchanged = list(source.asked_doors)
        source.seen["ana"] = 1  # another appointment, say: she may read it still
        await asyncio.sleep(0.2)
        source.is_away = True  # who cannot be looked at for now is looked at later
        await asyncio.sleep(0.1)
        source.is_away = False
        source.seen["bo"] = 1
        await asyncio.sleep(0.2)
        n_open = len(open_now)
        for reader in readers:
            await reader.go()
        return at_first, unchanged, source.asked_doors, n_open

    at_first, unchanged, asked, n_open = asyncio.run(follow())

    assert at_first == ["ana"] * 4 + ["bo"] * 2  # when it is let in, and at the first look
    assert unchanged == []
    assert asked == ["ana", "ana", "bo"]  # once for each of her two pages
    assert n_open == 3


class Ending(Told):
    """A source by which whoever was let in may not read from that moment on."""

    def allowed(self, asked):
        found = self.people.pop(asked.session, None)
        self.seen[asked.session] = 1
        return found


def test_stream_ends_at_the_first_look_if_what_let_it_in_ended_before():
    async def follow():
        reader = Reader(streams(Ending(), look_seconds=0.02))
        async with asyncio.timeout(10):
            await reader.task
        return reader.said

    assert asyncio.run(follow()).endswith("event: end\ndata: end\n\n")


@dataclass
class Broken(Told):
    """A source that has a fault of one session once its stream is there."""

    broken: str = ""

    def allowed(self, asked):
        if asked.session == self.broken:
            raise RuntimeError("a fault of one session")
        return super().allowed(asked)


@pytest.mark.parametrize("broken", ["ana", "bo"])
def test_fault_of_one_session_leaves_no_other_unchecked_and_its_stream_ends(monkeypatch, broken):
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.02)

    async def follow():
        source = Broken()
        open_now = streams(source, look_seconds=0.02, check_seconds=0.5)
        readers = {one: Reader(open_now, session=one) for one in ("ana", "bo")}
        for reader in readers.values():
            await reader.until(told(1))
        other = {"ana": "bo", "bo": "ana"}[broken]
        source.broken = broken
        del source.people[other]
        source.seen = {"ana": 1, "bo": 1}
        async with asyncio.timeout(20):
            await readers[other].task
            is_open = not readers[broken].task.done()
            await readers[broken].task
        return readers[other].said, is_open, readers[broken].said

    ended, is_open, unchecked = asyncio.run(follow())

    assert ended.endswith("event: end\ndata: end\n\n")
    assert is_open  # for now: it ends when it could not be checked for long
    assert "event: end" not in unchecked  # so its reader asks anew


def test_database_that_was_away_is_followed_again_and_a_part_that_is_gone_stops_nobody():
    async def follow():
        source = Told()
        open_now = streams(source)
        reader, lost = Reader(open_now), Reader(open_now, session="bo", query="topic=room:gone")
        await reader.until(told(1))
        source.is_away = True
        await asyncio.sleep(live.POLL_SECONDS * 2)
        source.revision, source.is_away = 4, False
        await reader.until(told(2))
        await reader.go()
        await lost.go()

    asyncio.run(follow())


def test_first_reader_after_the_last_one_left_is_told_too():
    async def follow():
        open_now = streams(Told())
        for _ in range(2):
            reader = Reader(open_now)
            await reader.until(told(1))
            await reader.go()
            await asyncio.sleep(live.POLL_SECONDS * 2)

    asyncio.run(follow())


def test_all_streams_end_when_the_process_is_told_to_end():
    async def follow():
        open_now = streams(Told())
        open_now.stops_on_signals()
        readers = [Reader(open_now, session=one) for one in ("ana", "bo")]
        for reader in readers:
            await reader.until(told(1))
        os.kill(os.getpid(), signal.SIGTERM)
        for reader in readers:
            async with asyncio.timeout(20):
                await reader.task
        return [reader.sent[-1]["more_body"] for reader in readers]

    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    try:
        assert asyncio.run(follow()) == [False, False]
    finally:
        for number, handler in zip((signal.SIGTERM, signal.SIGINT), before, strict=True):
            signal.signal(number, handler)
