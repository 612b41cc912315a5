"""Fetching from an address: a real server on this machine, which is not the public web and so must be allowed first."""

import http.server
import ipaddress
import threading
import time

import pytest

from consenso.domain.imports import fetching
from consenso.domain.imports.fetching import NotFetched, fetch

HERE = [ipaddress.ip_network("127.0.0.0/8")]


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers by its path."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/plan":
            self.give(b"<p>1. We will meet.</p>", {"Content-Type": "text/html; charset=utf-8"})
        elif path == "/named":
            named = {"Content-Disposition": 'attachment; filename="../../etc/plan.docx"'}
            self.give(b"x", named)
        elif path == "/loop":
            self.give(b"", {"Location": "/loop"}, status=302)
        elif path == "/away":
            self.give(b"", {"Location": "http://10.0.0.1/secret"}, status=302)
        elif path == "/moved":
            self.give(b"", {"Location": "/plan"}, status=301)
        elif path == "/file":
            self.give(b"", {"Location": "file:///etc/passwd"}, status=302)
        elif path == "/nowhere":
            self.give(b"", {"Location": "http://["}, status=302)
        elif path == "/drip":
            self.dripped(b"HTTP/1.1 200 OK\r\nX-Drip: ", b"x")
        elif path == "/chunks":
            self.dripped(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"0")
        elif path == "/short":
            self.give(b"abc", {"Content-Length": "900"})
            self.close_connection = True
        elif path == "/zipped":
            self.give(b"abc", {"Content-Encoding": "gzip"})
        elif path == "/large":
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            for _ in range(30):
                self.wfile.write(b"x" * 1024**2)
        elif path == "/slow":
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        else:
            self.give(b"none", {}, status=404)

    def dripped(self, head: bytes, piece: bytes) -> None:
        self.close_connection = True
        self.wfile.write(head)
        for _ in range(100):
            self.wfile.write(piece)
            self.wfile.flush()
            time.sleep(0.1)

    def give(self, body: bytes, headers: dict[str, str], *, status: int = 200) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        return None


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *args: object) -> None:
        return None  # who was cut off


@pytest.fixture(scope="module")
def site():
    server = Server(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(address, **more) -> NotFetched:
    with pytest.raises(NotFetched) as found:
        fetch(address, **more)
    return found.value


def test_file_comes_with_a_name_by_which_it_can_be_read(site):
    got = fetch(f"{site}/plan?x=1", within=HERE)

    assert (got.content, got.name) == (b"<p>1. We will meet.</p>", "plan.html")


def test_name_that_the_server_gives_leads_out_of_no_folder(site):
    assert fetch(f"{site}/named", within=HERE).name == "plan.docx"


def test_one_that_moved_is_followed(site):
    assert fetch(f"{site}/moved", within=HERE).address == f"{site}/plan"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
    ],
)
def test_what_is_not_on_the_public_web_is_not_asked(address):
    assert refused(address).why in {"private", "unknown"}


@pytest.mark.parametrize(
    "address",
    [
        *("", "ftp://example.org/a", "file:///etc/passwd", "http://"),
        *("http://user:word@example.org/", "http://example.org:99999/"),
        *("javascript:alert(1)", "http://\ud800.example/"),
    ],
)
def test_what_is_no_web_address_is_refused(address):
    assert refused(address).why == "address"


def test_redirect_leads_into_no_walls_and_to_no_file(site):
    assert refused(f"{site}/away", within=HERE).why == "private"
    assert refused(f"{site}/file", within=HERE).why == "address"
    assert refused(f"{site}/nowhere", within=HERE).why == "address"
    assert refused(f"{site}/loop", within=HERE).why == "redirects"


@pytest.mark.parametrize(
    ("path", "why"),
    [("/none", "status"), ("/short", "broken"), ("/zipped", "encoding"), ("/large", "large")],
)
def test_what_is_wrong_with_an_answer_is_said(site, path, why):
    assert refused(f"{site}{path}", within=HERE).why == why


@pytest.mark.parametrize("path", ["/slow", "/drip", "/chunks"])
def test_server_that_takes_its_time_is_left(site, monkeypatch, path):
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    began = time.monotonic()

    assert refused(f"{site}{path}", within=HERE).why == "slow"
    assert time.monotonic() - began < 8  # it would send for ten seconds


def test_host_that_is_not_there_is_said():
    assert refused("http://no-such-host.invalid/").why == "unknown"


def test_address_is_looked_at_where_it_is_connected_to(site, monkeypatch):
    """A name that means a public host when it is looked up leads there, though it means another a moment later."""
    asked = []
    really = fetching.socket.getaddrinfo

    def changing(host, port, *args, **more):
        if host == "rebinding.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return really(host, port, *args, **more)

    monkeypatch.setattr(fetching.socket, "getaddrinfo", changing)
    port = site.rpartition(":")[2]

    assert fetch(f"http://rebinding.example:{port}/plan", within=HERE).content
    assert len(asked) == 1
