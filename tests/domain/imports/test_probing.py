"""Whether addresses answer: a real server on this machine, which must be allowed first."""

import http.server
import ipaddress
import threading
import time

import pytest

from consenso.domain.imports import probing
from consenso.domain.imports.probing import probe, probe_all

HERE = [ipaddress.ip_network("127.0.0.0/8")]
STATUS = {"/there": 200, "/none": 404, "/gone": 410, "/broken": 503, "/closed": 403}
LEADS = {"/moved": (301, "/there"), "/away": (302, "/there"), "/lost": (301, "/none")}


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers by its path, and notes what it was asked."""

    asked: list[tuple[str, str]] = []  # shared on purpose

    def do_HEAD(self) -> None:
        self.answered()

    def do_GET(self) -> None:
        self.answered()

    def answered(self) -> None:
        self.asked.append((self.command, self.path))
        status, leads = LEADS.get(self.path, (STATUS.get(self.path, 200), ""))
        if self.path == "/get-only":
            status = 405 if self.command == "HEAD" else 200
        if self.path == "/drip":
            leads = "/drip"
            time.sleep(0.3)
        if self.path == "/loop":
            leads = "/loop"
        if self.path == "/inside":
            leads = f"http://localhost:{self.server.server_port}/there"
        if self.path == "/nowhere":
            leads = "http://["
        self.send_response(302 if leads and status == 200 else status)
        if leads:
            self.send_header("Location", leads)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        return None


@pytest.fixture(scope="module")
def served():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/there", "alive"),
        ("/none", "dead"),
        ("/gone", "dead"),
        ("/broken", "unsure"),
        ("/closed", "unsure"),
        ("/moved", "moved"),
        ("/away", "alive"),
        ("/lost", "dead"),
        ("/get-only", "alive"),
    ],
)
def test_answer_says_how_an_address_is(served, path, state):
    found = probe(f"{served}{path}", within=HERE)
    assert found.state == state
    assert found.to == (f"{served}/there" if state == "moved" else "")


def test_private_networks_are_not_asked(served):
    before = len(Answers.asked)
    assert probe(f"{served}/there").state == "unsure"
    assert len(Answers.asked) == before


def test_where_an_address_leads_to_is_asked_on_its_own_host_or_the_public_web_alone(served):
    before = len(Answers.asked)
    found = probe(f"{served}/inside", within=[*HERE, ipaddress.ip_network("::1/128")])
    assert (found.state, found.why) == ("unsure", "localhost is not on the public web")
    assert [path for _, path in Answers.asked[before:]] == ["/inside"]


def test_one_that_leads_to_no_address_is_not_sure(served):
    found = probe(f"{served}/nowhere", within=HERE)
    assert found.state == "unsure"
    assert "no web address" in found.why


def test_all_that_an_address_leads_to_has_one_time(served, monkeypatch):
    monkeypatch.setattr(probing, "SECONDS", 0.5)
    found = probe(f"{served}/drip", within=HERE)
    assert found.state == "unsure"
    assert "no whole answer" in found.why


def test_host_that_does_not_exist_is_dead():
    assert probe("http://no-such-host.invalid/").state == "dead"


def test_same_host_is_asked_after_a_pause_and_the_same_address_once(served):
    waited = []
    addresses = [f"{served}/there", f"{served}/none", f"{served}/there"]
    found = list(probe_all(addresses, within=HERE, pause=60, wait=waited.append))
    assert [one.state for one in found] == ["alive", "dead"]
    assert len(waited) == 1
    assert 0 < waited[0] <= 60
