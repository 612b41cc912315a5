"""A finished page as it goes on the wire: plain and compressed, with its validators; and whether a reader holds it already."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Headers = list[tuple[bytes, bytes]]
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


def has_it(headers: dict[bytes, bytes], form: Form, page: Page) -> bool:
    """Whether the reader holds this page already, by If-None-Match or, without one, If-Modified-Since."""
    tags = headers.get(b"if-none-match")
    if tags is None:
        moment = headers.get(b"if-modified-since")
        return moment is not None and moment == page.last_modified
    if tags == form.etag:
        return True
    held = {tag.strip().removeprefix(b"W/") for tag in tags.split(b",")}
    return form.etag in held or b"*" in held
