"""Fetching a file from an address that a person named: from the public web alone, bounded in size and time.

The name is resolved once, every answer is looked at, and that very address is connected to: a name that first means a
public host and then one within our walls leads nowhere.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from consenso.core.errors import ConsensoError

LARGEST = 25 * 1024**2  # bytes
SECONDS = 20.0  # in all
REDIRECTS = 5
PIECE = 65536
ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/akn+xml": ".xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class NotFetched(ConsensoError):
    """The address cannot be fetched, or must not be; `code_of_why` says why in one word, the message in a sentence."""

    code = "imports.not_fetched"

    def __init__(self, why: str, words: str) -> None:
        super().__init__(words)
        self.why = why


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file: its bytes, a name for it, and the address at which it was in the end."""

    content: bytes
    name: str
    address: str


def fetch(address: str, *, within: Iterable[Network] = ()) -> Fetched:
    """Return the file at an http or https address.

    `within` are networks that are not public and may be asked all the same: a ministry's own.

    Raises:
        NotFetched: no web address; not on the public web; no answer within 20 s; an error; larger than 25 MB; more than
            five redirects.
    """
    until, allowed = time.monotonic() + SECONDS, tuple(within)
    for _ in range(REDIRECTS + 1):
        answer, connection = _asked(address, allowed, until)
        try:
            if answer.status in (301, 302, 303, 307, 308):
                address = urljoin(address, answer.headers.get("Location", ""))
                continue
            if answer.status != 200:
                raise NotFetched("status", f"the server answers {answer.status} {answer.reason}")
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise NotFetched("encoding", "the server sends it compressed, unasked")
            return Fetched(_body(answer, connection, until), _name(address, answer), address)
        except (OSError, http.client.HTTPException) as error:
            raise NotFetched("broken", f"the answer broke off: {error}") from error
        finally:
            answer.close()
            connection.close()
    raise NotFetched("redirects", f"it leads on more than {REDIRECTS} times")


def _asked(
    address: str, allowed: tuple[Network, ...], until: float
) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise NotFetched("address", f"it is no web address: {error}") from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise NotFetched("address", "it is no web address: it must begin with http:// or https://")
    place = _place(host, port, allowed)
    kind = _Secure if parts.scheme == "https" else _Plain
    connection = kind(host, port, place, _left(until))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = {"User-Agent": "Consenso", "Accept": "*/*", "Accept-Encoding": "identity"}
    try:
        connection.request("GET", path, headers=asked)
        return connection.getresponse(), connection
    except (OSError, http.client.HTTPException, ValueError) as error:
        connection.close()
        raise NotFetched("unreachable", f"the server cannot be reached: {error}") from error


def _place(host: str, port: int, allowed: tuple[Network, ...]) -> str:
    """Return the IP address to connect to: the first one of the host, where all that it has may be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotFetched("unknown", f"there is no host {host}: {error}") from error
    places = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if not places or not all(_may_be_asked(one, allowed) for one in places):
        raise NotFetched("private", f"{host} is not on the public web")
    return str(places[0])


def _may_be_asked(
    place: ipaddress.IPv4Address | ipaddress.IPv6Address, allowed: tuple[Network, ...]
) -> bool:
    if isinstance(place, ipaddress.IPv6Address):
        inner = place.ipv4_mapped or place.sixtofour or (place.teredo or (None, None))[1]
        if inner is not None:
            return _may_be_asked(inner, allowed)
    if any(place.version == one.version and place in one for one in allowed):
        return True
    return place.is_global and not place.is_multicast and not place.is_reserved


class _Plain(http.client.HTTPConnection):
    """A connection to one IP address, whatever the name means by now."""

    def __init__(self, host: str, port: int, place: str, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._place = place

    def connect(self) -> None:
        self.sock = socket.create_connection((self._place, self.port), self.timeout)


class _Secure(_Plain):
    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise NotFetched("slow", f"there was no whole answer within {SECONDS:.0f} seconds")
    return left


def _body(
    answer: http.client.HTTPResponse, connection: http.client.HTTPConnection, until: float
) -> bytes:
    found = bytearray()
    while True:
        left = _left(until)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = answer.read1(PIECE)
        if not piece:
            if answer.length:
                raise NotFetched("broken", "the answer broke off")
            return bytes(found)
        found += piece
        if len(found) > LARGEST:
            raise NotFetched("large", f"it is larger than {LARGEST // 1024**2} MB")


def _name(address: str, answer: http.client.HTTPResponse) -> str:
    said = answer.headers.get_filename() or unquote(urlsplit(address).path.rpartition("/")[2])
    name = said.replace("\\", "/").rpartition("/")[2] or "text"
    ending = ENDINGS.get(answer.headers.get_content_type(), "")
    known = name.rpartition(".")[2].lower() in {"html", "htm", "pdf", "txt", "md", "xml", "docx"}
    return name[-150:] if known or not ending else f"{name[-150:]}{ending}"
