"""What is sent with a request: whole, bounded in size, time and room; and whoever sends slowly holds no thread."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from consenso.project.bodies import HELD, PAUSE_SECONDS, Bodies, Body, Gone
from consenso.project.room import NoRoom
from consenso.project.uploads import ALL_FILES, FRAME, LARGEST, most_of, stays_in_memory
from tests.servers import Served, begun, environment, running

FILES = "/en/desk/meridian/activities/"
FORM = "/en/desk/meridian/submissions/"
SMALL = most_of(with_files=False)  # bytes that a form without a file may send
THREADS = 4  # of a process, for Django


class Sender:
    """A client without a server: it sends these parts, and then is silent, or gone."""

    def __init__(self, *parts: bytes, ends: bool = True, is_gone: bool = False) -> None:
        self.parts = list(parts)
        self.ends, self.is_gone = ends, is_gone

    async def receive(self):
        if self.parts:
            part = self.parts.pop(0)
            is_last = self.ends and not self.parts
            return {"type": "http.request", "body": part, "more_body": not is_last}
        if self.is_gone:
            return {"type": "http.disconnect"}
        return await asyncio.Event().wait()


def scope(path: str, length: object) -> dict:
    said = [(b"cookie", b"a=b; desk=1")]
    said += [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "method": "POST", "path": path, "headers": said}


@contextlib.contextmanager
def taken(bodies: Bodies, path: str, sender: Sender, *, length: object) -> Iterator[Body]:
    body = asyncio.run(bodies.take(scope(path, length), sender.receive))
    try:
        yield body
    finally:
        body.put_away()


@pytest.mark.parametrize("path", [FILES, FORM])
def test_body_comes_whole_and_from_its_beginning(path):
    with taken(Bodies(), path, Sender(b"ab", b"", b"cd"), length=4) as body:
        assert body.file.read(3) == b"abc"
        assert body.file.read() == b"d"


@pytest.mark.parametrize("length", [None, 0, "-1", "x", "²", "9" * 30], ids=repr)
def test_nothing_is_waited_for_that_is_not_announced(length):
    said = str(length).encode()
    asked = scope(FORM, None) | {"headers": [] if length is None else [(b"content-length", said)]}

    body = asyncio.run(Bodies().take(asked, Sender().receive))

    assert body.file.read() == b""


def test_what_is_larger_than_may_be_is_not_waited_for():
    sender = Sender(b"x" * SMALL, b"y" * SMALL, b"z" * SMALL)

    with taken(Bodies(), FORM, sender, length=3 * SMALL) as body:
        assert len(body.file.read()) == SMALL + 1
    assert sender.parts == [b"z" * SMALL]


def test_large_file_waits_on_the_disk_only_where_it_is_kept_anyway(tmp_path):
    bodies, part = Bodies(folder=tmp_path, session_cookie="desk"), b"x" * (HELD + 1)
    for path, is_on_disk in [(FILES, True), (FORM, False), ("/en/desk/meridian/lint/", False)]:
        with taken(bodies, path, Sender(part), length=len(part)) as body:
            assert body.file._rolled is is_on_disk
            assert body.file.read() == part
    assert list(tmp_path.iterdir()) == []
    assert stays_in_memory("/en/desk/meridian/drafts/new/")
    assert most_of(with_files=True) - SMALL == ALL_FILES == 4 * LARGEST > FRAME


def test_who_is_not_signed_in_sends_no_files_and_those_who_are_hinder_no_form():
    part = b"x" * (SMALL + 2)
    with taken(Bodies(session_cookie="other"), FILES, Sender(part), length=len(part)) as body:
        assert len(body.file.read()) == SMALL + 1

    bodies = Bodies(session_cookie="desk", room=10, room_of_files=20)
    with taken(bodies, FILES, Sender(b"x" * 20), length=20):
        with pytest.raises(NoRoom):
            asyncio.run(bodies.take(scope(FILES, 1), Sender(b"y").receive))
        with taken(bodies, FORM, Sender(b"z" * 10), length=10) as body:
            assert body.file.read() == b"z" * 10


def test_bodies_take_no_more_room_than_there_is_and_give_it_back():
    bodies = Bodies(room=10)
    with taken(bodies, FORM, Sender(b"x" * 8), length=8), pytest.raises(NoRoom):
        asyncio.run(bodies.take(scope(FORM, 3), Sender(b"y", b"y", b"y").receive))

    with taken(bodies, FORM, Sender(b"x" * 10), length=10) as body:
        assert body.file.read() == b"x" * 10


@pytest.mark.parametrize(
    ("sender", "limits", "why"),
    [
        (Sender(b"x", ends=False), {"pause_seconds": 0.02}, TimeoutError),
        (Sender(b"x", ends=False), {"all_seconds": 0.02}, TimeoutError),
        (Sender(b"x", ends=False, is_gone=True), {}, Gone),
    ],
    ids=["silent", "too long", "gone"],
)
def test_who_does_not_send_to_the_end_leaves_its_room(sender, limits, why):
    bodies = Bodies(room=5, **limits)
    with pytest.raises(why):
        asyncio.run(bodies.take(scope(FORM, 5), sender.receive))

    with taken(bodies, FORM, Sender(b"12345"), length=5) as body:
        assert body.file.read() == b"12345"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with running(begun(environment(tmp_path_factory.mktemp("bodies") / "data"))) as server:
        yield server


def sending(port: int, path: str, head: str, body: bytes) -> socket.socket:
    """Send the head of a request, and this much of its body."""
    sender = socket.create_connection(("127.0.0.1", port), timeout=30)
    cookie = "Cookie: consenso-desk=x"  # as who is signed in sends
    lines = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}\r\n{head}\r\n\r\n"
    sender.sendall(lines.encode() + body)
    return sender


def answered(sender: socket.socket) -> bytes:
    with sender, contextlib.suppress(ConnectionError):
        parts = b""
        while part := sender.recv(65536):
            parts += part
            head, _, body = parts.partition(b"\r\n\r\n")
            if body or b"\r\ncontent-length: 0\r\n" in head.lower() + b"\r\n":
                break
    return parts


def test_those_who_send_slowly_hold_up_nobody_and_come_to_their_end(served: Served):
    slow = [
        sending(served.port, "/sent/", "Content-Length: 10", b"12345") for _ in range(3 * THREADS)
    ]
    began = time.monotonic()
    for number in range(300, 310):
        assert served.get(f"/page/{number}/?q={number}").status == 200
    assert time.monotonic() - began < PAUSE_SECONDS  # who held them up would do so for longer
    for sender in slow:
        sender.sendall(b"67890")

    for sender in slow:
        assert answered(sender).endswith(b"10 525")


def form_of(*sizes: int) -> tuple[str, bytes]:
    """Return the head and the body of a form that brings files of so many bytes."""
    parts = [
        b'--xx\r\nContent-Disposition: form-data; name="file"; filename="%d.xml"\r\n\r\n' % number
        + bytes(size)
        + b"\r\n"
        for number, size in enumerate(sizes)
    ]
    body = b"".join(parts) + b"--xx--\r\n"
    return f"Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: {len(body)}", body


def test_files_come_whole_over_the_wire(served: Served):
    head, body = form_of(3, HELD + 5, 0)

    answer = answered(sending(served.port, FILES, head, body))

    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"0.xml 3 1.xml 1048581 2.xml 0")


@pytest.mark.parametrize(
    ("path", "sizes"),
    [(FILES, [LARGEST + 1]), (FILES, [LARGEST] * 4 + [1]), ("/sent/", [SMALL + 1])],
    ids=["one too large", "too large together", "where none is asked for"],
)
def test_what_is_too_large_is_refused_with_what_says_so(served: Served, path: str, sizes):
    head, body = form_of(*sizes)

    sender = sending(served.port, path, head, b"")
    with contextlib.suppress(ConnectionError):
        sender.sendall(body)

    answer = answered(sender)
    assert answer.startswith(b"HTTP/1.1 400")
    assert answer.endswith(b"RequestDataTooBig")


def test_who_says_how_much_and_sends_less_is_not_answered_as_if_it_were_all(tmp_path: Path):
    data = tmp_path / "data"
    with running(begun(environment(data))) as server:
        sender = sending(server.port, "/sent/", "Content-Length: 10", b"12345")
        sender.shutdown(socket.SHUT_WR)
        said = answered(sender)

        assert b"5 255" not in said
        assert server.get("/page/1/").status == 200
