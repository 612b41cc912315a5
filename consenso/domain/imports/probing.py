"""Whether addresses still answer: each asked once, one after the other, with a pause before the same host is asked again."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from consenso.domain.imports.fetching import (
    REDIRECTS,
    SECONDS,
    Network,
    NotFetched,
    answer_at,
)

PAUSE = 1.0  # seconds
GONE = (404, 410)
NO_HEAD = (400, 403, 405, 501)  # servers that answer HEAD so may answer GET otherwise
FOR_GOOD = (301, 308)


@dataclass(frozen=True, slots=True)
class Probed:
    """What an address answered. `state`: alive, moved (for good, to `to`), dead, unsure (refused, broken off, not asked).

    Only an answer that says so, and a host that does not exist, are dead: trouble of a server is not.
    """

    address: str
    state: str
    why: str
    to: str = ""


def probe(address: str, *, within: Iterable[Network] = ()) -> Probed:
    """Return what an address answers, after it led on five times at most, within 20 s in all.

    Private networks are not asked but `within`, and those at the address's own host alone: where it leads on to, nobody chose.
    """
    allowed, at, is_for_good = tuple(within), address, True
    until = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        try:
            here = allowed if _host(at) == _host(address) else ()
            status, leads = answer_at(at, within=here, until=until)
            if status in NO_HEAD:
                status, leads = answer_at(at, within=here, until=until, method="GET")
        except NotFetched as error:
            is_dead = error.why == "unknown" and at == address
            return Probed(address, "dead" if is_dead else "unsure", str(error))
        if leads:
            is_for_good = is_for_good and status in FOR_GOOD
            at = leads
            continue
        return _judged(address, at, status, is_for_good)
    return Probed(address, "unsure", f"it leads on more than {REDIRECTS} times")


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _judged(address: str, at: str, status: int, is_for_good: bool) -> Probed:
    why = f"the server answers {status}"
    if status in GONE:
        return Probed(address, "dead", why)
    if not 200 <= status < 300:
        return Probed(address, "unsure", why)
    if at != address and is_for_good:
        return Probed(address, "moved", f"it leads on to {at} for good", at)
    return Probed(address, "alive", why)


def probe_all(
    addresses: Iterable[str],
    *,
    within: Iterable[Network] = (),
    pause: float = PAUSE,
    wait: Callable[[float], None] = time.sleep,
) -> Iterator[Probed]:
    """Yield what each address answers; before a host is asked again, `pause` seconds pass. The same address is asked once."""
    allowed = tuple(within)
    asked: dict[str | None, float] = {}
    for address in dict.fromkeys(addresses):
        host = _host(address)
        left = asked.get(host, 0.0) + pause - time.monotonic()
        if host in asked and left > 0:
            wait(left)
        yield probe(address, within=allowed)
        asked[host] = time.monotonic()
