"""Finished public pages, kept in memory in front of Django.

What makes this safe: Django is asked for a page in a fixed form (`_environ`) that holds the address
and nothing else of the reader: no cookie, no Host, no Accept header. So nothing of one reader can be
in a page that another one gets. An answer that says that it depends on more (Vary, Set-Cookie,
private) is never kept; its address is then asked of Django by each reader in full.

Of a query only those names stand in the address of a page that a view has looked for at that path (`NAMES_ASKED`): a page that
looked for `page` alone is the same whatever else is asked. So names that nobody knows make no other page.
"""

import asyncio
import io
import sys
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote_plus, urlsplit
from wsgiref.types import StartResponse, WSGIApplication

from django.http.request import split_domain_port, validate_host
from django.utils.http import http_date

from consenso.interfaces.ui.asked import ALL
from consenso.project.pages import OVERHEAD, Form, Headers, Page, finished, has_it, takes_gzip
from consenso.project.revision import Revision, Revisions

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
ASGIApplication = Callable[[Scope, Receive, Send], Awaitable[None]]
Key = tuple[str, bytes, str]

KEPT_STATUS = frozenset({200, 301, 308, 400, 404, 410, 422})
KEPT_VARY = frozenset({"accept-encoding", "hx-request", ""})
LONGEST_ADDRESS = 2000

# An address whose answer may not be kept: each reader's request goes to Django in full.
NOT_KEPT = Page(0, Form(b"", {}, {}, {}), None, b"", OVERHEAD)
# Where Django is given the set in which it notes the names of the query that a view looks for; ALL: it went through all of them.
NAMES_ASKED = "consenso.asked"
MOST_PATHS = 20_000  # of which it is known what is looked for
EMPTY_BODY = {"type": "http.response.body", "body": b""}


class Shelf:
    """Pages by address, at most `room` bytes of them; the one not asked for longest goes first."""

    def __init__(self, *, room: int) -> None:
        self._room = room
        self._used = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()

    def get(self, key: Key) -> Page | None:
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: Page) -> None:
        """Keep the page, and let go of others for it; one that takes over a quarter of all room is not kept."""
        old = self._pages.pop(key, None)
        self._used -= old.size if old else 0
        if page.size * 4 > self._room:
            return
        self._pages[key] = page
        self._used += page.size
        while self._used > self._room:
            _, gone = self._pages.popitem(last=False)
            self._used -= gone.size

    def clear(self) -> None:
        self._pages.clear()
        self._used = 0


class PageCache:
    """An ASGI application that answers from finished pages, and asks `inner` for all else.

    Two shelves: three quarters of the room for pages whose address has no query, of which there are as many as
    the record has; the last quarter for addresses that a stranger can make up (queries, redirects,
    not found), so that junk can push out only junk. Requests for one missing page wait for one run.
    """

    def __init__(
        self,
        site: WSGIApplication,
        *,
        inner: ASGIApplication,
        pool: ThreadPoolExecutor,
        revisions: Revisions,
        room: int,
        address: str,
        hosts: list[str],
        session_cookie: str,
    ) -> None:
        self._site = site
        self._inner = inner
        self._pool = pool
        self._revisions = revisions
        self._address = address
        self._hosts = hosts
        self._good_hosts: set[bytes] = set()
        self._session = session_cookie.encode() + b"="
        self._real = Shelf(room=room * 3 // 4)
        self._made_up = Shelf(room=room // 4)
        self._largest = room // 8
        self._revision: Revision | None = None
        self._since = b""
        self._flights: dict[Key, asyncio.Task[Page]] = {}
        self._looked_for: dict[str, frozenset[str]] = {}  # by path; absent: nothing
        self._names_of_the_rest: frozenset[str] = frozenset()  # of paths that are absent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["method"]
        headers = dict(scope["headers"])
        if method not in ("GET", "HEAD") or not self._may_be_shared(scope, headers):
            await self._inner(scope, receive, send)
            return
        if self._revisions.current() is not self._revision:
            self._turn_over()
        page = await self._page(
            scope["path"], scope["query_string"], _htmx(headers) if b"hx-request" in headers else ""
        )
        if page is NOT_KEPT:
            await self._inner(scope, receive, send)
            return
        form = page.plain
        if page.compressed and takes_gzip(headers.get(b"accept-encoding", b"")):
            form = page.compressed
        if page.status == 200 and has_it(headers, form, page):
            await send(form.not_modified)
            await send(EMPTY_BODY)
        else:
            await send(form.start)
            await send(form.body if method == "GET" else EMPTY_BODY)

    async def _page(self, path: str, asked: bytes, htmx: str) -> Page:
        """Return the page of an address, kept or made now.

        A page that was made for some names depends on those that were looked for meanwhile. Where one of these is asked too and
        was not given, it is made again with it; as often as a view knows names, at most.
        """
        while True:
            query = _narrowed(asked, self._names(path))
            key = (path, query, htmx)
            page = (None if query else self._real.get(key)) or self._made_up.get(key)
            if page is None:
                page = await self._fetch(key)
            if _narrowed(asked, self._names(path)) == query:
                return page

    def _names(self, path: str) -> frozenset[str]:
        return self._looked_for.get(path, self._names_of_the_rest)

    def _learn(self, path: str, names: set[str]) -> None:
        """Remember which names were looked for at a path. Beyond some number of paths, of any other all names count."""
        if names and (path in self._looked_for or len(self._looked_for) < MOST_PATHS):
            self._looked_for[path] = self._names(path) | names
        elif names:
            self._names_of_the_rest = frozenset({ALL})

    def _may_be_shared(self, scope: Scope, headers: dict[bytes, bytes]) -> bool:
        if b"authorization" in headers or self._session in headers.get(b"cookie", b""):
            return False
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return False
        host = headers.get(b"host", b"")
        return host in self._good_hosts or self._is_good_host(host)

    def _is_good_host(self, host: bytes) -> bool:
        """Whether the site answers to this name; if not, Django says so to the reader."""
        domain, _ = split_domain_port(host.decode("latin-1"))
        good = bool(domain) and validate_host(domain, self._hosts)
        if good and len(self._good_hosts) < 100:
            self._good_hosts.add(host)
        return good

    def _turn_over(self) -> None:
        """Let go of all pages: the record is another one now."""
        self._revision = self._revisions.current()
        self._since = http_date(time.time()).encode()
        self._real.clear()
        self._made_up.clear()
        self._flights = {}
        if self._names_of_the_rest:  # with the pages, it may begin anew
            self._looked_for, self._names_of_the_rest = {}, frozenset()

    async def _fetch(self, key: Key) -> Page:
        """Return the page from Django; who asks for it meanwhile gets the same one."""
        flight = self._flights.get(key)
        if flight is None:
            flight = asyncio.create_task(self._fly(key))
            self._flights[key] = flight
        return await asyncio.shield(flight)

    async def _fly(self, key: Key) -> Page:
        # The revision is read before the page is made: a page is never newer in name than in content.
        revision, flights = self._revision, self._flights
        try:
            page, names = await asyncio.get_running_loop().run_in_executor(
                self._pool, self._make, key, self._since
            )
            self._learn(key[0], names)
            if revision is self._revision and page.status < 500:
                real = page.status == 200 and not key[1]
                (self._real if real else self._made_up).put(key, page)
            return page
        finally:
            flights.pop(key, None)

    def _make(self, key: Key, since: bytes) -> tuple[Page, set[str]]:
        """Run Django for this address, in a thread of the pool: the page, and the names of the query that it depends on.

        NOT_KEPT for what may not be shared. What leads elsewhere leads there with all of its query.
        """
        names: set[str] = set()
        environ = _environ(key, address=self._address) | {NAMES_ASKED: names}
        status, headers, body = _answer(self._site, environ, largest=self._largest)
        if 300 <= status < 400:
            names.add(ALL)
        if body is None or not (status >= 500 or is_for_all(status, headers)):
            return NOT_KEPT, names
        return finished(status, headers, body, since=since), names


def _environ(key: Key, *, address: str) -> dict[str, Any]:
    """Return the fixed form in which Django is asked: the address, and nothing else of the reader."""
    path, query, htmx = key
    site = urlsplit(address)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query.decode("latin-1"),
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if htmx:
        environ["HTTP_HX_REQUEST"] = "true"
        environ[htmx] = "true"
    return environ


def _narrowed(query: bytes, names: frozenset[str]) -> bytes:
    """Return a query with those of its pairs alone whose name is one of these, as they stand; ALL: every name is.

    >>> _narrowed(b"area=sea&utm_source=x&area=land&page", frozenset({"area", "page"}))
    b'area=sea&area=land&page'
    """
    if not query or ALL in names:
        return query
    pairs = query.split(b"&")
    return b"&".join(pair for pair in pairs if _name_of(pair) in names)


def _name_of(pair: bytes) -> str:
    return unquote_plus(
        pair.partition(b"=")[0].decode("latin-1"), encoding="utf-8", errors="replace"
    )


def _htmx(headers: dict[bytes, bytes]) -> str:
    """Return which kind of part htmx asks for, as the variable by which Django is told; '' for a page."""
    if headers[b"hx-request"] != b"true":
        return ""
    if headers.get(b"hx-history-restore-request") == b"true":
        return "HTTP_HX_HISTORY_RESTORE_REQUEST"
    return "HTTP_HX_BOOSTED" if headers.get(b"hx-boosted") == b"true" else "HTTP_HX_REQUEST"


def _answer(
    site: WSGIApplication, environ: dict[str, Any], *, largest: int
) -> tuple[int, Headers, bytes | None]:
    """Return status, headers and body; the body is None if it is over `largest` bytes."""
    status, headers = 0, Headers()

    def start_response(line: str, fields: Iterable[tuple[str, str]], _: object = None) -> object:
        nonlocal status, headers
        status = int(line[:3])
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in fields
        ]
        return None

    start: StartResponse = start_response  # type: ignore[assignment]  # nobody here calls write()
    parts = site(environ, start)
    body = bytearray()
    try:
        for part in parts:
            body += part
            if len(body) > largest:
                return status, headers, None
    finally:
        getattr(parts, "close", lambda: None)()
    return status, headers, bytes(body)


def is_for_all(status: int, headers: Headers) -> bool:
    """Return whether an answer may be given to every reader: it says nowhere that it is for one.

    >>> is_for_all(200, [(b"content-type", b"text/html")])
    True
    >>> is_for_all(200, [(b"vary", b"Accept-Encoding, Cookie")])
    False
    >>> is_for_all(302, [(b"location", b"/en/")])
    False
    """
    if status not in KEPT_STATUS:
        return False
    for name, value in headers:
        if name in (b"set-cookie", b"content-encoding", b"www-authenticate"):
            return False
        said = {word.strip().lower() for word in value.decode("latin-1").split(",")}
        if name == b"vary" and not said <= KEPT_VARY:
            return False
        if name == b"cache-control" and said & {"private", "no-store", "no-cache"}:
            return False
    return True
