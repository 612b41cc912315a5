"""A copy of the public site that opens from a folder, without a server: every page that is linked, with what it shows.

What needs a server (searching, forms, the desk) is left out of the pages; what leads there leads to the live site, where it
has an address that others can reach. Nothing of this asks the network: pages are made by the site itself, in this process.
"""

import html
import io
import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

# The rows behind figures are as many as all else together, and `consenso figures` makes them from the record in the pack.
NEEDS_A_SERVER = re.compile(
    r"^/[a-z-]+/(account|desk)/|/progress/([a-z]+/[-\w]+/)?rows/|/search/|/texts/agreed/|/(correct|follow)/|^/(desk|account)/|^/api/v1/(docs|openapi\.json)|/opensearch\.xml"
)
SCRIPT = re.compile(rb"<script(?![^>]*ld\+json)[^>]*>.*?</script>", re.DOTALL)
FORM = re.compile(rb"<form\b.*?</form>", re.DOTALL)
# What is told to machines that read the live site, and does not belong in a copy.
TOLD = re.compile(rb'<link rel="(?:canonical|alternate|search|manifest|preload)"[^>]*>\n?')
ENHANCED = re.compile(rb'\s(?:hx-[a-z-]+|data-behaviour)="[^"]*"')
ADDRESS = re.compile(rb'\s(href|src)="([^"]*)"')
IN_STYLES = re.compile(rb'url\("([^"]+)"\)')
MAIN = re.compile(rb"<main\b[^>]*>")
LONGEST_NAME = 120  # characters of a file's name; more is more than some systems allow
AT_MOST = 100_000  # addresses


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site answers: status, type without parameters, body."""

    status: int
    kind: str
    body: bytes


Fetch = Callable[[str], Answer]


def from_this_site(site: str) -> Fetch:
    """Return what asks this installation for a page, as a stranger would who comes to its address."""
    handler = BaseHandler()
    handler.load_middleware()
    parts = urlsplit(site)

    def fetch(address: str) -> Answer:
        path, _, query = address.partition("?")
        request = WSGIRequest(
            {
                "REQUEST_METHOD": "GET",
                "PATH_INFO": unquote(path),
                "QUERY_STRING": query,
                "SERVER_NAME": parts.hostname or "localhost",
                "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
                "HTTP_HOST": parts.netloc,
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.url_scheme": parts.scheme,
                "wsgi.input": io.BytesIO(),
                "wsgi.errors": io.StringIO(),
            }
        )
        answer = handler.get_response(request)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        answer.close()
        return Answer(answer.status_code, answer.get("Content-Type", "").partition(";")[0], body)

    return fetch


def file_of(address: str, kind: str) -> str:
    """Return the file of a page in the copy.

    >>> file_of("/en/meridian/meetings/", "text/html")
    'en/meridian/meetings/index.html'
    >>> file_of("/en/meridian/meetings/?page=2", "text/html")
    'en/meridian/meetings/page-2.html'
    >>> file_of("/api/v1/meridian/meetings?format=csv", "text/csv")
    'api/v1/meridian/meetings.csv'
    """
    path, _, query = address.partition("?")
    asked = parse_qsl(query, keep_blank_values=True)
    name = unquote(path).lstrip("/")
    if kind != "text/html":
        ending = {"application/json": ".json", "text/csv": ".csv"}.get(kind, "")
        shown = "".join(f"-{key}-{value}" for key, value in asked if key != "format")
        return f"{name}{_safe(shown)}{'' if name.endswith(ending) else ending}"
    shown = "-".join(f"{key}-{value}" for key, value in asked)
    return f"{name}{'' if name.endswith('/') else '/'}{_safe(shown) or 'index'}.html"


def _safe(words: str) -> str:
    return re.sub(r"[^\w.-]", "_", words)[:LONGEST_NAME]


class Copying:
    """A copy in the making."""

    def __init__(
        self,
        fetch: Fetch,
        *,
        belongs: Callable[[str], bool],
        site: str,
        is_live: bool,
        notice: Callable[[str], str],
    ) -> None:
        """`belongs` says of an address of the site whether it is copied; `site` is its own, and `is_live` whether
        others can reach that; `notice` gives what stands above each page, by its language.
        """
        self._fetch, self._belongs = fetch, belongs
        self._site, self._is_live, self._notice = site, is_live, notice
        self._answers: dict[str, Answer] = {}
        self.missing: list[str] = []

    def files(self, starts: list[str]) -> Iterator[tuple[str, bytes]]:
        """Yield every file of the copy, name → bytes. `missing` then lists addresses that were linked and not answered."""
        waiting, seen, written = deque(starts), set(starts), set[str]()
        while waiting and len(seen) < AT_MOST:
            address = waiting.popleft()
            answer = self._ask(address)
            if answer.status != 200:
                self.missing.append(f"{address}: {answer.status}")
                continue
            body, found = self._rewritten(address, answer)
            name = file_of(address, answer.kind)
            if name not in written:  # ?page=1&q= and ?q=&page=1 are one page
                written.add(name)
                yield name, body
            waiting.extend(one for one in found if one not in seen)
            seen.update(found)

    def _ask(self, address: str) -> Answer:
        # What a page links to is asked for when the page is written, for its kind names the file; and once only.
        if address not in self._answers:
            self._answers[address] = self._fetch(address)
        return self._answers.pop(address)

    def _kind(self, address: str) -> str:
        """Return the type of an address, by its form: asking would ask twice."""
        path, _, query = address.partition("?")
        if path.startswith("/api/"):
            return "text/csv" if "format=csv" in query else "application/json"
        return "text/html" if path.endswith("/") else ""

    def _rewritten(self, address: str, answer: Answer) -> tuple[bytes, list[str]]:
        found: list[str] = []
        if answer.kind == "text/css":
            body = IN_STYLES.sub(lambda match: self._in_styles(match, address, found), answer.body)
        elif answer.kind == "text/html":
            body = self._page(address, answer.body, found)
        else:
            body = answer.body
        return body, found

    def _page(self, address: str, body: bytes, found: list[str]) -> bytes:
        for left_out in (SCRIPT, FORM, TOLD, ENHANCED):
            body = left_out.sub(b"", body)
        body = ADDRESS.sub(lambda match: self._led(match, address, found), body)
        notice = self._notice(address.split("/")[1])
        return MAIN.sub(lambda match: match.group() + b"\n" + notice.encode(), body, count=1)

    def _led(self, match: re.Match[bytes], address: str, found: list[str]) -> bytes:
        name, there = match.group(1).decode(), html.unescape(match.group(2).decode())
        if there.startswith(("#", "data:", "mailto:")):
            return match.group()
        led = self._lead(there, address, found)
        return f' {name}="{html.escape(led)}"'.encode() if led else b""

    def _lead(self, there: str, address: str, found: list[str]) -> str:
        """Return where a link leads in the copy; outside it for another site; '' where it can lead nowhere."""
        whole = urljoin(address, there)
        if whole.startswith(f"{self._site}/"):
            whole = whole.removeprefix(self._site)
        if urlsplit(whole).scheme:
            return whole
        target, _, fragment = whole.partition("#")
        if NEEDS_A_SERVER.search(target) or not self._belongs(target):
            return f"{self._site}{whole}" if self._is_live else ""
        found.append(target)
        here = file_of(address, self._kind(address))
        led = posixpath.relpath(file_of(target, self._kind(target)), posixpath.dirname(here))
        return quote(led, safe="/@=.-_~") + (f"#{fragment}" if fragment else "")

    def _in_styles(self, match: re.Match[bytes], address: str, found: list[str]) -> bytes:
        found.append(urljoin(address, match.group(1).decode()))
        return match.group()  # a style sheet and its fonts stand to each other as they did
