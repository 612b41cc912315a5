"""The site on a real server: what readers get, and that they get it of their own address and of now."""

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from consenso.project.spooled import SLOW_SECONDS
from tests.servers import PATIENCE_SECONDS, Served, begun, environment, eventually, running

THREADS = 4  # of a process, for Django


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("serving") / "data"
    with running(begun(environment(data))) as server:
        yield server


def test_page_says_what_caches_and_readers_need(served: Served):
    page = served.get("/page/1/")

    assert page.status == 200
    assert page.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert page.headers["vary"] == "Accept-Encoding, HX-Request"
    assert page.headers["etag"].startswith('"')
    assert page.headers["last-modified"].endswith("GMT")
    assert int(page.headers["content-length"]) == len(page.body)


@pytest.mark.parametrize("visit", ["first", "again"])
def test_page_carries_the_security_headers(served: Served, visit: str):
    headers = served.get("/page/2/").headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "set-cookie" not in headers


@pytest.mark.parametrize(
    "held", ["{}", "W/{}", '"other", {}', "*"], ids=["same", "weak", "one of two", "any"]
)
def test_reader_who_holds_the_page_is_told_so(served: Served, held: str):
    etag = served.get("/page/1/").headers["etag"]

    again = served.get("/page/1/", If_None_Match=held.format(etag))

    assert again.status == 304
    assert again.body == b""
    assert again.headers["etag"] == etag
    assert {"cache-control", "vary", "last-modified"} <= again.headers.keys()


def test_reader_who_holds_another_page_gets_this_one(served: Served):
    other = served.get("/page/1/").headers["etag"]

    assert served.get("/page/2/", If_None_Match=other).status == 200


def test_moment_serves_a_reader_without_etag(served: Served):
    moment = served.get("/page/1/").headers["last-modified"]

    assert served.get("/page/1/", If_Modified_Since=moment).status == 304


def test_compressed_page_is_the_same_page_with_its_own_etag(served: Served):
    plain = served.get("/page/1/")

    small = served.get("/page/1/", Accept_Encoding="gzip, br")

    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert small.headers["etag"] != plain.headers["etag"]
    assert (
        served.get("/page/1/", Accept_Encoding="gzip", If_None_Match=small.headers["etag"]).status
        == 304
    )


def test_head_is_get_without_the_body(served: Served):
    page = served.get("/page/1/")

    head = served.get("/page/1/", method="HEAD")

    assert head.status == 200
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in page.headers.items() if k != "date"
    }


def test_htmx_gets_its_part_and_the_reader_the_page(served: Served):
    assert served.get("/part/", HX_Request="true").body == b"the part"
    assert served.get("/part/").body == b"the whole page"
    assert served.get("/part/", HX_Request="true").body == b"the part"


def test_page_that_varies_by_reader_is_made_for_each(served: Served):
    for language in ("es", "nl", "es"):
        page = served.get("/of-the-reader/", Accept_Language=language)
        assert page.body.decode() == f"language {language}"


def test_page_that_sets_a_cookie_is_made_for_each(served: Served):
    first, second = served.get("/with-cookie/"), served.get("/with-cookie/")

    assert first.body != second.body
    assert "set-cookie" in second.headers


def test_nothing_of_a_reader_reaches_a_page_that_others_get(served: Served):
    first = served.get("/unguarded/", Host="evil.example", User_Agent="spy", Cookie="who=Bo")

    second = served.get("/unguarded/")

    assert b"evil" not in first.body
    assert second.body == first.body == f"localhost:{served.port} None {{}}".encode()


def test_signed_in_reader_passes_by(served: Served):
    page = served.get("/unguarded/", Cookie="consenso-desk=ana")

    assert b"consenso-desk" in page.body
    assert b"consenso-desk" not in served.get("/unguarded/").body


def test_many_who_ask_for_one_page_wait_for_one_run(served: Served):
    with ThreadPoolExecutor(20) as readers:
        bodies = set(readers.map(lambda _: served.get("/slow/").body, range(20)))

    assert len(bodies) == 1


def test_fault_is_told_and_not_kept(served: Served):
    assert served.get("/fault/").status == 500
    assert "etag" not in served.get("/fault/").headers


def test_long_answer_streams(served: Served):
    assert len(served.get("/long/").body) == 512 * 65536


def _slow_reader(port: int, path: str) -> socket.socket:
    """Ask for a page, take its first bytes, and then no more."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    reader.settimeout(PATIENCE_SECONDS)
    reader.connect(("127.0.0.1", port))
    reader.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    assert reader.recv(12) == b"HTTP/1.1 200"
    return reader


def test_readers_who_take_a_long_answer_slowly_hold_up_nobody(served: Served):
    with contextlib.ExitStack() as all_of_them:
        for _ in range(THREADS * 2):
            all_of_them.enter_context(_slow_reader(served.port, "/long/"))
        began = time.monotonic()
        for number in range(100, 110):
            assert served.get(f"/page/{number}/?q={number}").status == 200
            assert served.get("/unguarded/", Cookie="sessionid=other").status == 200
        assert (
            time.monotonic() - began < SLOW_SECONDS / 2
        )  # who held them up would do so for longer


def test_post_reaches_django(served: Served):
    answer = served.get("/page/1/", method="POST")

    assert answer.status == 200
    assert "etag" not in answer.headers


@pytest.mark.parametrize("path", ["/nothing/", "/page/%ff/?q=%ff", "//page/1/", "/page/1/../2/"])
def test_address_that_does_not_exist_is_not_found(served: Served, path: str):
    assert served.get(path).status == 404


def test_endless_address_is_answered_without_being_kept(served: Served):
    assert served.get(f"/page/1/?q={'x' * 5000}").status == 200


def test_new_ledger_entry_shows_at_once(served: Served):
    before = served.get("/page/7/")

    served.add_ledger_entry()

    eventually(lambda: served.get("/page/7/").body != before.body)
    assert served.get("/page/7/", If_None_Match=before.headers["etag"]).status == 200


def test_200_readers_get_their_own_pages_while_the_record_changes(served: Served):
    stop = threading.Event()
    wrong: list[str] = []
    heads: set[str] = set()

    def read(reader: int) -> None:
        number, latest = 0, 0
        while not stop.is_set():
            number += 1
            page = f"{reader % 40 + 100 + number % 3}"
            query = f"?q=reader{reader}" if number % 2 else ""
            body = served.get(f"/page/{page}/{query}").body.decode()
            words = body.partition("\n")[0].split()
            head = int(words[4])
            asked = f"'reader{reader}'" if query else "''"
            if words[1] != page or not words[6].startswith(asked) or head < latest:
                wrong.append(body[:100])
            latest = head
            heads.add(words[4])

    with ThreadPoolExecutor(200) as readers:
        work = [readers.submit(read, reader) for reader in range(200)]
        for _ in range(3):
            served.add_ledger_entry()
        eventually(lambda: len(heads) >= 2)
        stop.set()

    assert all(reader.result() is None for reader in work)
    assert wrong == []


def test_other_host_names_are_refused_where_hosts_are_named(tmp_path: Path):
    environ = environment(tmp_path / "data", HOSTS="forum.example", SITE="https://forum.example")

    with running(begun(environ)) as served:
        assert served.get("/page/1/", Host="forum.example").status == 200
        assert served.get("/page/1/", Host="evil.example").status == 400
        assert served.get("/page/1/", Host="forum.example").status == 200


def test_site_without_page_cache_serves_the_same_page(tmp_path: Path):
    with running(begun(environment(tmp_path / "data", PAGE_CACHE="0"))) as served:
        page = served.get("/page/1/")

        assert page.status == 200
        assert "etag" not in page.headers


def test_processes_give_the_same_etag(tmp_path: Path):
    with running(begun(environment(tmp_path / "data", WORKERS="2"))) as served:
        assert len({served.get("/page/1/").headers["etag"] for _ in range(20)}) == 1
