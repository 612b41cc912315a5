"""Asking an authority for a time stamp: what is not taken for one. A real authority answers in tests/interfaces/cli/test_verify.py."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from consenso.domain.ledger.stamping import LARGEST, NotStamped, asked_for

MESSAGE = bytes(32)


class Answers(http.server.BaseHTTPRequestHandler):
    """An authority that answers as the server it belongs to says; counts who asks where."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append(self.path)
        status, headers, body = self.server.answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def authority() -> Iterator[http.server.ThreadingHTTPServer]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def address(server: http.server.ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}/"


@pytest.mark.parametrize("status", [302, 307, 308])
def test_authority_that_sends_elsewhere_is_not_followed(authority, status):
    authority.answer = (status, {"Location": address(authority) + "elsewhere"}, b"")

    with pytest.raises(NotStamped, match="does not answer"):
        asked_for(MESSAGE, address=address(authority))

    assert authority.asked == ["/"]


@pytest.mark.parametrize(
    ("body", "said"),
    [(b"", "no time stamp"), (b"<html>", "no time stamp"), (bytes(LARGEST + 1), "longer than")],
)
def test_answer_that_is_no_stamp_is_refused(authority, body, said):
    authority.answer = (200, {}, body)

    with pytest.raises(NotStamped, match=said):
        asked_for(MESSAGE, address=address(authority))


def test_authority_that_refuses_is_told(authority):
    authority.answer = (503, {}, b"")

    with pytest.raises(NotStamped, match="does not answer"):
        asked_for(MESSAGE, address=address(authority))


@pytest.mark.parametrize("elsewhere", ["file:///etc/hostname", "ftp://127.0.0.1/", "/etc/hostname"])
def test_address_that_is_none_of_the_web_is_not_asked(elsewhere):
    with pytest.raises(NotStamped, match="no web address"):
        asked_for(MESSAGE, address=elsewhere)
