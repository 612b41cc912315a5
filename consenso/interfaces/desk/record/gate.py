"""What keeps machines from the public's form without asking people riddles: a limit by hour, a least time, a trap."""

import datetime as dt
import ipaddress

from allauth.account.adapter import get_adapter
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 3600
OF_ONE_ADDRESS, OF_A_FORUM = 5, 60  # proposals in an hour
LEAST_SECONDS = 4  # nobody reads an object and writes what is wrong with it sooner
LONGEST_SECONDS = 24 * HOUR
_SALT = "consenso.correction"


def ticket(now: dt.datetime) -> str:
    """Return what a form carries to say when it was given out, signed."""
    return signing.dumps(int(now.timestamp()), salt=_SALT)


def age(said: str, now: dt.datetime) -> float | None:
    """Return how many seconds ago a form was given out by us; None where it was not, or too long ago."""
    try:
        given = signing.loads(said, salt=_SALT)
    except signing.BadSignature:
        return None
    seconds = now.timestamp() - given
    return seconds if seconds <= LONGEST_SECONDS else None


def free_from(request: HttpRequest, forum: str, now: dt.datetime) -> dt.datetime | None:
    """Return from when on this reader may propose again; None: now, and it is counted."""
    limits = (
        (f"correct:{forum}:{_network(request)}", OF_ONE_ADDRESS),
        (f"correct:{forum}", OF_A_FORUM),
    )
    moment = now.timestamp()
    hits = {key: [at for at in cache.get(key, ()) if at > moment - HOUR] for key, _ in limits}
    full = [hits[key][-most] + HOUR for key, most in limits if len(hits[key]) >= most]
    if full:
        return dt.datetime.fromtimestamp(max(full), dt.UTC)
    for key, _ in limits:
        cache.set(key, [*hits[key], moment], HOUR)
    return None


def _network(request: HttpRequest) -> str:
    """Return whose request it is: an address, or the network that one household or office has of IPv6."""
    said = str(get_adapter().get_client_ip(request) or "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    bits = 64 if address.version == 6 else 32
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False)).replace(":", ".")
