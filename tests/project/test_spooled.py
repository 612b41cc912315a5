"""Answers that are made in a thread and sent by the event loop: whole, bounded on the disk, and not for ever."""

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from consenso.project.bodies import Bodies
from consenso.project.spooled import HELD, Spooled

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "GET",
    "path": "/",
    "query_string": b"",
    "headers": [],
}


def stream_of(size: int, *, piece: int = 100_000):
    """A WSGI application that gives so many bytes, piece by piece, and counts the ends of its streams."""

    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        try:
            for start in range(0, size, piece):
                yield b"%07d" % start + b"x" * (min(piece, size - start) - 7)
        finally:
            application.ended += 1

    application.ended = 0
    return application


class Reader:
    """A client without a server; one that is slow takes nothing but the headers until it is told to."""

    def __init__(self, *, is_slow: bool = False) -> None:
        self.sent: list[dict] = []
        self.takes = asyncio.Event()
        if not is_slow:
            self.takes.set()

    async def receive(self):
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message):
        self.sent.append(message)
        await self.takes.wait()

    @property
    def body(self) -> bytes:
        return b"".join(one.get("body", b"") for one in self.sent)


@contextlib.contextmanager
def spooled(application, folder, **limits):
    with ThreadPoolExecutor(1) as pool:  # one thread: who held it would hold up all
        yield Spooled(application, pool=pool, bodies=Bodies(room=1000), folder=folder, **limits)


async def ask(site, reader, *, method: str = "GET") -> Reader:
    async with asyncio.timeout(20):
        await site(SCOPE | {"method": method}, reader.receive, reader.send)
    return reader


@pytest.mark.parametrize("size", [7, HELD, HELD + 1_000_000, 5 * HELD])
def test_answer_comes_whole_with_its_length(tmp_path, size):
    application = stream_of(size)

    async def read():
        return await ask(site, Reader())

    with spooled(application, tmp_path) as site:
        reader = asyncio.run(read())

    assert reader.body == b"".join(application({}, lambda *_: None))
    assert dict(reader.sent[0]["headers"])[b"content-length"] == b"%d" % size
    assert reader.sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
    assert list(tmp_path.iterdir()) == []


def test_slow_readers_hold_no_thread_and_no_more_of_the_disk_than_there_is(tmp_path):
    application = stream_of(3 * HELD)

    async def read():
        slow = [Reader(is_slow=True) for _ in range(3)]
        tasks = []
        for reader in slow:
            tasks.append(asyncio.create_task(ask(site, reader)))
            while not reader.sent:
                await asyncio.sleep(0.005)
        for reader in slow:
            reader.takes.set()
        await asyncio.gather(*tasks)
        return slow, await ask(site, Reader())

    with spooled(application, tmp_path, room=5 * HELD) as site:
        (*first, refused), later = asyncio.run(read())

    assert [one.sent[0]["status"] for one in first] == [200, 200]
    assert [len(one.body) for one in first] == [3 * HELD] * 2
    assert refused.sent[0]["status"] == 503
    assert dict(refused.sent[0]["headers"])[b"retry-after"] == b"30"
    assert later.sent[0]["status"] == 200  # the room was given back
    assert application.ended == 4


def test_reader_that_takes_nothing_is_dropped_and_leaves_its_room(tmp_path):
    async def read():
        dropped = Reader()

        async def send(message):
            dropped.sent.append(message)
            if message["type"] == "http.response.body":
                await asyncio.Event().wait()

        with pytest.raises(TimeoutError):
            await site(SCOPE, dropped.receive, send)
        return await ask(site, Reader())

    with spooled(stream_of(3 * HELD), tmp_path, room=3 * HELD, slow_seconds=0.05) as site:
        assert len(asyncio.run(read()).body) == 3 * HELD


def test_fault_in_a_stream_is_a_fault_of_the_whole_answer(tmp_path):
    def application(environ, start_response):
        start_response("200 OK", [])
        yield b"x"
        raise RuntimeError("a fault of the page")

    async def read():
        reader = Reader()
        with pytest.raises(RuntimeError, match="a fault of the page"):
            await ask(site, reader)
        return reader

    with spooled(application, tmp_path) as site:
        assert asyncio.run(read()).sent == []


@pytest.mark.parametrize("query", [b"q=\xc3\xa9", b"q=\xff"], ids=["a letter", "no letter"])
def test_query_in_other_signs_is_answered_and_leaves_the_room_of_its_body(tmp_path, query):
    def application(environ, start_response):
        start_response("200 OK", [])
        return [environ["QUERY_STRING"].encode(), environ["wsgi.input"].read()]

    class Sender(Reader):
        async def receive(self):
            return {"type": "http.request", "body": b"x" * 600, "more_body": False}

    asked = SCOPE | {
        "method": "POST",
        "query_string": query,
        "headers": [(b"content-length", b"600")],
    }

    async def read():
        for _ in range(3):
            reader = Sender()
            await site(asked, reader.receive, reader.send)
        return reader

    with spooled(application, tmp_path) as site:
        reader = asyncio.run(read())

    assert (
        reader.body == query.replace(b"\xc3\xa9", b"%C3%A9").replace(b"\xff", b"%FF") + b"x" * 600
    )


def test_fault_before_a_thread_is_asked_leaves_the_room_too(tmp_path):
    class Sender(Reader):
        async def receive(self):
            return {"type": "http.request", "body": b"x" * 600, "more_body": False}

    headers = [(b"content-length", b"600")]
    asked = {"type": "http", "method": "POST", "path": "/", "headers": headers}

    async def read():
        for _ in range(3):
            reader = Sender()
            with pytest.raises(KeyError):
                await site(asked, reader.receive, reader.send)

    with spooled(stream_of(7), tmp_path) as site:
        asyncio.run(read())
