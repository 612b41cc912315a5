"""What is kept, for how long, and what a stranger cannot do to it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from consenso.project.pagecache import NAMES_ASKED, PageCache, Shelf
from consenso.project.pages import finished
from consenso.project.revision import Revision


def page(size: int = 1000, name: str = "a"):
    return finished(200, [(b"content-type", b"image/png")], name.encode() * size, since=b"now")


class Site:
    """A WSGI site that counts its runs and answers with the address."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.headers = [("Content-Type", "text/html")]
        self.status = "200 OK"
        self.looks_for = {"a"}  # names of the query

    def __call__(self, environ, start_response):
        environ[NAMES_ASKED].update(self.looks_for)
        self.runs.append(environ["PATH_INFO"] + "?" + environ["QUERY_STRING"])
        start_response(self.status, self.headers)
        return [self.runs[-1].encode() * 100]


class Told:
    """Revisions that the test sets."""

    def __init__(self) -> None:
        self.known = Revision((1, 1), 0)

    def start(self) -> None: ...

    def current(self) -> Revision:
        return self.known

    def stop(self) -> None: ...


class Reader:
    """Asks a page cache, without a server between."""

    def __init__(self, *, room: int = 1_000_000) -> None:
        self.site, self.revisions = Site(), Told()
        self.passed: list[str] = []
        self.pool = ThreadPoolExecutor(2)
        self.cache = PageCache(
            self.site,
            inner=self._inner,
            pool=self.pool,
            revisions=self.revisions,
            room=room,
            address="https://forum.example",
            hosts=["*"],
            session_cookie="sessionid",
        )

    async def _inner(self, scope, receive, send) -> None:
        self.passed.append(scope["path"])

    async def _ask(self, path: str, query: str, method: str):
        said = []

        async def send(message) -> None:
            said.append(message)

        scope = {"type": "http", "method": method, "path": path, "query_string": query.encode()}
        scope["headers"] = [(b"host", b"forum.example")]
        await self.cache(scope, None, send)
        return said

    def ask(self, path: str, query: str = "", *, method: str = "GET"):
        return asyncio.run(self._ask(path, query, method))

    def ask_at_once(self, *paths: str):
        async def all_of_them():
            return await asyncio.gather(*(self._ask(path, "", "GET") for path in paths))

        return asyncio.run(all_of_them())


@pytest.fixture
def reader():
    reader = Reader()
    yield reader
    reader.pool.shutdown()


def test_page_is_made_once(reader: Reader):
    assert reader.ask("/en/") == reader.ask("/en/")
    assert reader.site.runs == ["/en/?"]


def test_query_is_part_of_the_address(reader: Reader):
    reader.ask("/en/", "a=1")
    reader.ask("/en/", "a=2")

    assert reader.site.runs == ["/en/?", "/en/?a=1", "/en/?a=2"]  # first, what is looked for


def test_names_that_nobody_looks_for_make_no_other_page(reader: Reader):
    plain = reader.ask("/en/")
    assert reader.ask("/en/", "utm_source=x") == plain
    assert reader.ask("/en/", "&&=&b=%00&%FF=1") == plain
    assert reader.site.runs == ["/en/?"]

    one = reader.ask("/en/", "a=1")
    assert reader.ask("/en/", "b=2&a=1&c") == one
    assert reader.ask("/en/", "%61=1") == reader.ask("/en/", "%61=1&b=2")
    assert reader.site.runs == ["/en/?", "/en/?a=1", "/en/?%61=1"]


def test_a_name_that_is_looked_for_only_beside_another_counts(reader: Reader):
    site = reader.site

    def looking(environ, start_response):
        site.looks_for = {"a", "b"} if "a=1" in environ["QUERY_STRING"] else {"a"}
        return site(environ, start_response)

    reader.cache._site = looking
    without = reader.ask("/en/", "b=2")
    assert b"/en/?b" not in without[1]["body"]
    assert b"/en/?a=1&b=2" in reader.ask("/en/", "a=1&b=2")[1]["body"]
    assert b"/en/?b=2" in reader.ask("/en/", "b=2")[1]["body"]


def test_who_looks_through_all_names_gets_all(reader: Reader):
    reader.site.looks_for = {"*"}
    reader.ask("/en/", "x=1")
    reader.ask("/en/", "x=2")
    assert reader.site.runs == ["/en/?", "/en/?x=1", "/en/?x=2"]


def test_what_leads_elsewhere_takes_its_query_with_it(reader: Reader):
    reader.site.looks_for = set()
    reader.site.status = "301 Moved Permanently"
    reader.ask("/en", "x=1")
    assert reader.site.runs == ["/en?", "/en?x=1"]


def test_beyond_so_many_paths_all_names_count(reader: Reader, monkeypatch):
    monkeypatch.setattr("consenso.project.pagecache.MOST_PATHS", 1)
    for _ in range(2):
        reader.ask("/first/", "x=1&a=1")
        assert b"/second/?x=1&a=1" in reader.ask("/second/", "x=1&a=1")[1]["body"]
        assert b"/first/?a=1" in reader.ask("/first/", "a=1&y=1")[1]["body"]
    assert reader.site.runs == ["/first/?", "/first/?a=1", "/second/?", "/second/?x=1&a=1"]


def test_page_is_made_again_when_the_record_changed(reader: Reader):
    reader.ask("/en/")
    reader.revisions.known = Revision((2, 2), 0)
    reader.ask("/en/")

    assert len(reader.site.runs) == 2


def test_page_made_while_the_record_changes_is_not_kept(reader: Reader):
    site = reader.site

    def changing(environ, start_response):
        reader.revisions.known = Revision((2, 2), 0)
        return site(environ, start_response)

    reader.cache._site = changing
    reader.ask("/en/")
    reader.ask("/en/")

    assert len(site.runs) == 2


def test_readers_at_once_share_one_run(reader: Reader):
    answers = reader.ask_at_once(*["/en/"] * 50)

    assert len(reader.site.runs) == 1
    assert all(answer == answers[0] for answer in answers)


def test_junk_queries_push_out_no_page_of_the_record():
    reader = Reader(room=100_000)
    reader.ask("/en/")

    for number in range(500):
        reader.ask("/en/", f"junk={number}")
    reader.ask("/en/")

    assert reader.site.runs.count("/en/?") == 1
    reader.pool.shutdown()


def test_addresses_that_are_not_found_push_out_no_page_of_the_record():
    reader = Reader(room=100_000)
    reader.ask("/en/")

    reader.site.status = "404 Not Found"
    for number in range(500):
        reader.ask(f"/en/junk{number}")
    reader.ask("/en/")

    assert reader.site.runs.count("/en/?") == 1
    reader.pool.shutdown()


@pytest.mark.parametrize(
    "headers",
    [
        [("Set-Cookie", "who=Ana")],
        [("Vary", "Cookie")],
        [("Vary", "Accept-Language")],
        [("Cache-Control", "private")],
        [("Cache-Control", "max-age=0, no-store")],
        [("Content-Encoding", "br")],
    ],
    ids=str,
)
def test_answer_for_one_reader_goes_to_django_in_full(reader: Reader, headers):
    reader.site.headers = headers

    reader.ask("/en/")
    reader.ask("/en/")

    assert reader.passed == ["/en/", "/en/"]
    assert len(reader.site.runs) == 1


@pytest.mark.parametrize("status", ["302 Found", "206 Partial Content", "405 Method Not Allowed"])
def test_answer_of_another_kind_goes_to_django_in_full(reader: Reader, status: str):
    reader.site.status = status

    reader.ask("/en/")

    assert reader.passed == ["/en/"]


def test_fault_is_given_to_the_reader_and_not_kept(reader: Reader):
    reader.site.status = "500 Internal Server Error"

    start, _ = reader.ask("/en/")
    reader.ask("/en/")

    assert start["status"] == 500
    assert len(reader.site.runs) == 2


def test_post_goes_to_django(reader: Reader):
    reader.ask("/en/", method="POST")

    assert reader.passed == ["/en/"]
    assert reader.site.runs == []


def test_page_that_is_too_large_goes_to_django():
    reader = Reader(room=10_000)
    reader.ask("/" + "x" * 50)

    assert len(reader.passed) == 1
    reader.pool.shutdown()


def test_shelf_lets_go_of_what_was_not_asked_for_longest():
    shelf = Shelf(room=12_500)
    for name in "abcd":
        shelf.put((name, b"", ""), page())
    assert shelf.get(("a", b"", ""))

    shelf.put(("e", b"", ""), page())

    assert shelf.get(("a", b"", ""))
    assert shelf.get(("b", b"", "")) is None


def test_shelf_never_holds_more_than_its_room():
    shelf = Shelf(room=50_000)

    for number in range(1000):
        shelf.put((str(number), b"", ""), page(number * 10))

    assert 0 < sum(one.size for one in shelf._pages.values()) == shelf._used <= 50_000


def test_etag_does_not_depend_on_the_order_of_headers():
    one = finished(200, [(b"a", b"x 1; y 2"), (b"b", b"z")], b"same", since=b"now")
    other = finished(200, [(b"b", b"z"), (b"a", b"y 2; x 1")], b"same", since=b"then")

    assert one.plain.etag == other.plain.etag


def test_etag_is_another_one_for_another_header():
    one = finished(200, [(b"a", b"x")], b"same", since=b"now")

    assert one.plain.etag != finished(200, [(b"a", b"y")], b"same", since=b"now").plain.etag
