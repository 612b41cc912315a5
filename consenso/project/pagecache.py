"""Finished public pages, kept in memory in front of Django.

What makes this safe: Django is asked for a page in a fixed form (`_environ`) that holds the address
and nothing else of the reader: no cookie, no Host, no Accept header. So nothing of one reader can be
in a page that another one gets. An answer that says that it depends on more (Vary, Set-Cookie,
private) is never kept; its address is then asked of Django by each reader in full.
"""

import asyncio
import gzip
import hashlib
import io
import sys
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication

from django.http.request import split_domain_port, validate_host
from django.utils.http import http_date

from consenso.project.revision import Revision, Revisions

Headers = list[tuple[bytes, bytes]]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
ASGIApplication = Callable[[Scope, Receive, Send], Awaitable[None]]
Key = tuple[str, bytes, str]

KEPT_STATUS = frozenset({200, 301, 308, 400, 404, 410, 422})
KEPT_VARY = frozenset({"accept-encoding", "hx-request", ""})
LONGEST_ADDRESS = 2000
SMALLEST_TO_COMPRESS = 500
OVERHEAD = (
    2000  # bytes of headers and bookkeeping of one page, measured with sys.getsizeof, rounded up
)
REVALIDATE = b"public, max-age=0, must-revalidate"
COMPRESSED_TYPES = (b"text/", b"application/json", b"application/xml", b"application/javascript")
COMPRESSED_SUFFIXES = (b"+json", b"+xml", b"yaml")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a page on the wire, plain or compressed: its messages, ready to be sent."""

    etag: bytes
    start: dict[str, Any]
    body: dict[str, Any]
    not_modified: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A finished answer. `size` is in bytes, all forms together."""

    status: int
    plain: Form
    compressed: Form | None
    last_modified: bytes
    size: int


# An address whose answer may not be kept: each reader's request goes to Django in full.
NOT_KEPT = Page(0, Form(b"", {}, {}, {}), None, b"", OVERHEAD)
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

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["method"]
        headers = dict(scope["headers"])
        if method not in ("GET", "HEAD") or not self._may_be_shared(scope, headers):
            await self._inner(scope, receive, send)
            return
        if self._revisions.current() is not self._revision:
            self._turn_over()
        query = scope["query_string"]
        key = (scope["path"], query, _htmx(headers) if b"hx-request" in headers else "")
        page = (None if query else self._real.get(key)) or self._made_up.get(key)
        if page is None:
            page = await self._fetch(key)
        if page is NOT_KEPT:
            await self._inner(scope, receive, send)
            return
        form = page.plain
        if page.compressed and takes_gzip(headers.get(b"accept-encoding", b"")):
            form = page.compressed
        if page.status == 200 and _has_it(headers, form, page):
            await send(form.not_modified)
            await send(EMPTY_BODY)
        else:
            await send(form.start)
            await send(form.body if method == "GET" else EMPTY_BODY)

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
            page = await asyncio.get_running_loop().run_in_executor(
                self._pool, self._make, key, self._since
            )
            if revision is self._revision and page.status < 500:
                real = page.status == 200 and not key[1]
                (self._real if real else self._made_up).put(key, page)
            return page
        finally:
            flights.pop(key, None)

    def _make(self, key: Key, since: bytes) -> Page:
        """Run Django for this address, in a thread of the pool; NOT_KEPT for what may not be shared."""
        status, headers, body = _answer(
            self._site, _environ(key, address=self._address), largest=self._largest
        )
        if body is None or not (status >= 500 or is_for_all(status, headers)):
            return NOT_KEPT
        return finished(status, headers, body, since=since)


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


def finished(status: int, headers: Headers, body: bytes, *, since: bytes) -> Page:
    """Return the answer with its validators, plain and (where it is worth it) compressed.

    The ETag is a hash of headers and body: equal on every host, another one when anything differs.
    """
    ours = {b"content-length", b"etag", b"vary"}
    kept = [(name, value) for name, value in headers if name not in ours]
    names = {name for name, _ in kept}
    kind = dict(kept).get(b"content-type", b"")
    hx = b", HX-Request" if kind.startswith(b"text/html") else b""
    kept.append((b"vary", b"Accept-Encoding" + hx))
    if b"cache-control" not in names and status < 500:
        kept.append((b"cache-control", REVALIDATE))
    mark = _mark(kept, body)
    if b"last-modified" not in names and status == 200:
        kept.append((b"last-modified", since))
    plain = _form(status, kept, body, etag=b'"' + mark + b'"')
    small = gzip.compress(body, 6, mtime=0) if _is_worth_compressing(kind, body) else b""
    compressed = None
    if small:
        compressed = _form(
            status,
            [*kept, (b"content-encoding", b"gzip")],
            small,
            etag=b'"' + mark + b'-gzip"',
        )
    return Page(
        status,
        plain,
        compressed,
        dict(kept).get(b"last-modified", b""),
        len(body) + len(small) + OVERHEAD,
    )


def _mark(headers: Headers, body: bytes) -> bytes:
    """Return a hash of the answer. Parts of a header in another order (as django-csp gives them) are the same."""
    said = sorted((name, sorted(value.split(b"; "))) for name, value in headers)
    return hashlib.blake2b(repr(said).encode() + body, digest_size=12).hexdigest().encode()


def _form(status: int, headers: Headers, body: bytes, *, etag: bytes) -> Form:
    tagged = [*headers, (b"etag", etag)] if status == 200 else headers
    again = (b"etag", b"cache-control", b"vary", b"last-modified", b"content-location", b"expires")
    return Form(
        etag,
        {
            "type": "http.response.start",
            "status": status,
            "headers": [*tagged, (b"content-length", b"%d" % len(body))],
        },
        {"type": "http.response.body", "body": body},
        {
            "type": "http.response.start",
            "status": 304,
            "headers": [(name, value) for name, value in tagged if name in again],
        },
    )


def _is_worth_compressing(kind: bytes, body: bytes) -> bool:
    kind = kind.partition(b";")[0].strip()
    return len(body) >= SMALLEST_TO_COMPRESS and (
        kind.startswith(COMPRESSED_TYPES) or kind.endswith(COMPRESSED_SUFFIXES)
    )


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: bytes) -> bool:
    """Return whether a reader with this Accept-Encoding takes gzip.

    >>> takes_gzip(b"gzip, deflate, br"), takes_gzip(b"br, gzip; q=0"), takes_gzip(b"")
    (True, False, False)
    """
    for part in accept_encoding.lower().split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() in (b"gzip", b"x-gzip"):
            return weight.replace(b" ", b"").rstrip(b".0") not in (b"q=", b"q")
    return False


def _has_it(headers: dict[bytes, bytes], form: Form, page: Page) -> bool:
    """Whether the reader holds this page already, by If-None-Match or, without one, If-Modified-Since."""
    tags = headers.get(b"if-none-match")
    if tags is None:
        moment = headers.get(b"if-modified-since")
        return moment is not None and moment == page.last_modified
    if tags == form.etag:
        return True
    held = {tag.strip().removeprefix(b"W/") for tag in tags.split(b",")}
    return form.etag in held or b"*" in held
