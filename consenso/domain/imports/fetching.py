"""Fetching a file from an address that a person named: from the public web alone, bounded in size and time.

The name is resolved once, every answer is looked at, and that very address is connected to: a name that first means a
public host and then one within our walls leads nowhere.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
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
        with _asked(address, allowed, until) as answer:
            if answer.status in (301, 302, 303, 307, 308):
                address = _led(address, answer)
                continue
            if answer.status != 200:
                raise NotFetched("status", f"the server answers {answer.status} {answer.reason}")
            if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
                raise NotFetched("encoding", "the server sends it compressed, unasked")
            return Fetched(_body(answer, until), _name(address, answer), address)
    raise NotFetched("redirects", f"it leads on more than {REDIRECTS} times")


def answer_at(
    address: str, *, within: Iterable[Network] = (), method: str = "HEAD", until: float
) -> tuple[int, str]:
    """Return the status that an address answers with, and where it leads on to ('' for nowhere): asked once, no body read.

    Raises:
        NotFetched: no web address, or it leads to none; no such host; not on the public web; no answer until then, by
            `time.monotonic`.
    """
    with _asked(address, tuple(within), until, method) as answer:
        leads = 300 <= answer.status < 400 and bool(answer.headers.get("Location"))
        return answer.status, _led(address, answer) if leads else ""


def _led(address: str, answer: http.client.HTTPResponse) -> str:
    try:
        return urljoin(address, answer.headers.get("Location", ""))
    except ValueError as error:
        raise NotFetched("address", f"it leads on to no web address: {error}") from error


@contextlib.contextmanager
def _asked(
    address: str, allowed: tuple[Network, ...], until: float, method: str = "GET"
) -> Iterator[http.client.HTTPResponse]:
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
    connection = kind(host, port, place, until)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = {"User-Agent": "Consenso", "Accept": "*/*", "Accept-Encoding": "identity"}
    with contextlib.ExitStack() as held:
        held.callback(connection.close)
        try:
            connection.connect()
            held.enter_context(_shut_at(until, connection.sock))
            connection.request(method, path, headers=asked)
            answer = held.enter_context(contextlib.closing(connection.getresponse()))
        except (OSError, http.client.HTTPException, ValueError) as error:
            _left(until)
            raise NotFetched("unreachable", f"the server cannot be reached: {error}") from error
        _left(until)  # one that was shut before its head was whole looks like a whole one
        yield answer


@contextlib.contextmanager
def _shut_at(until: float, sock: socket.socket) -> Iterator[None]:
    """Shut a socket at a moment, whatever is being read from it: a server that sends a byte now and then meets no time limit."""
    clock = threading.Timer(_left(until), _shut, (sock,))
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _shut(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):  # it has ended meanwhile
        # Not the method of an encrypted one: that drops its cipher, and what is read then would be taken as it is.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


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

    def __init__(self, host: str, port: int, place: str, until: float) -> None:
        super().__init__(host, port)
        self._place, self._until = place, until

    def connect(self) -> None:
        self.sock = socket.create_connection((self._place, self.port), _left(self._until))
        self.sock.settimeout(_left(self._until))  # of a handshake it bounds the whole


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


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    found = bytearray()
    while True:
        try:
            piece = answer.read1(PIECE)
        except (OSError, http.client.HTTPException, ValueError) as error:
            _left(until)
            raise NotFetched("broken", f"the answer broke off: {error}") from error
        _left(until)
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
