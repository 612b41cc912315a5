"""What keeps machines from the public's forms without asking people riddles: limits by hour and day, a least time, a trap."""

import datetime as dt
import ipaddress
from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from consenso.domain.ledger.actions import one_at_a_time
from consenso.interfaces.desk import security_log

HOUR, DAY = 3600, 86400
OF_ONE_ADDRESS, OF_A_FORUM = 5, 60  # proposals in an hour
TO_ONE_MAILBOX = 3  # letters in a day that nobody has confirmed
LEAST_SECONDS = 4  # nobody reads an object and writes what is wrong with it sooner
LONGEST_SECONDS = 24 * HOUR
LOCK = 7100003  # of many at the same moment no more pass than one after the other
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


class PublicForm(forms.Form):
    """A form that anyone may send: it has a trap, and a ticket that says how long ago it was opened.

    `is_elsewhere`: it is known to come from the page of another site.
    """

    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any] | None, *, now: dt.datetime, is_elsewhere: bool = False
    ) -> None:
        super().__init__(data, initial={"ticket": ticket(now)})
        self.now, self.is_elsewhere = now, is_elsewhere
        if self.is_bound and age(self.data.get("ticket", ""), now) is None:
            # What is typed stays; the next sending has a ticket of ours.
            self.data = {**dict(self.data.items()), "ticket": ticket(now)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.data.get("website"):  # a trap: people do not see the field, and machines fill it
            raise ValidationError(gettext("A field that must stay empty was filled: empty it."))
        seconds = age(cleaned.get("ticket", ""), self.now)
        if self.is_elsewhere or seconds is None or seconds < LEAST_SECONDS:
            raise ValidationError(
                gettext(
                    "The form was sent very fast, or is too old. Look it over and send it again."
                )
            )
        return cleaned


def free_from(
    request: HttpRequest, forum: str, now: dt.datetime, *, form: str = "correct"
) -> dt.datetime | None:
    """Return from when on this reader may send a form again; None: now, and it is counted. Each form is counted for itself."""
    limits = (
        (f"{form}:{forum}:{_network(request)}", OF_ONE_ADDRESS),
        (f"{form}:{forum}", OF_A_FORUM),
    )
    moment = now.timestamp()
    with transaction.atomic():
        one_at_a_time(LOCK)
        hits = {key: _hits(key, moment, HOUR) for key, _ in limits}
        full = [hits[key][-most] + HOUR for key, most in limits if len(hits[key]) >= most]
        if full:
            return dt.datetime.fromtimestamp(max(full), dt.UTC)
        for key, _ in limits:
            cache.set(key, [*hits[key], moment], HOUR)
        return None


def put_off(request: HttpRequest, answer: HttpResponse, later: dt.datetime) -> HttpResponse:
    """Return the answer to who sent too often, with when they may again in its head; the security log has it."""
    security_log.limit_reached(request)
    seconds = (later - dt.datetime.now(dt.UTC)).total_seconds()
    answer["Retry-After"] = str(max(1, int(seconds) + 1))
    return answer


def may_write_to(email: str, now: dt.datetime) -> bool:
    """Return whether a letter that nobody has confirmed may go to an address of mail now; it is counted then.

    The count stands under a keyed hash of the address, for a day. What stands after a + before the @ names no other mailbox.
    """
    local, _, domain = email.lower().rpartition("@")
    mailbox = f"{local.partition('+')[0]}@{domain}"
    key = "mailbox:" + salted_hmac("consenso.mailbox", mailbox, algorithm="sha256").hexdigest()
    moment = now.timestamp()
    with transaction.atomic():
        one_at_a_time(LOCK)
        hits = _hits(key, moment, DAY)
        if len(hits) >= TO_ONE_MAILBOX:
            return False
        cache.set(key, [*hits, moment], DAY)
        return True


def _hits(key: str, moment: float, seconds: int) -> list[float]:
    return [at for at in cache.get(key, ()) if at > moment - seconds]


def _network(request: HttpRequest) -> str:
    """Return whose request it is: an address, or the network that one household or office has of IPv6."""
    said = str(get_adapter().get_client_ip(request) or "")
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return "unknown"
    bits = 64 if address.version == 6 else 32
    return str(ipaddress.ip_network(f"{address}/{bits}", strict=False)).replace(":", ".")
