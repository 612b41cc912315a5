"""When addresses were last asked whether they answer, and what they answered."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from consenso.domain.sources.models import Look

_BATCH = 500


@dataclass(frozen=True, slots=True)
class LookRow:
    """What an address answered when it was last asked (`looked_at`): alive, moved to `to`, dead, unsure; so since `since_at`."""

    url: str
    state: str
    why: str
    to: str
    since_at: dt.datetime
    looked_at: dt.datetime


def keep_look(*, url: str, state: str, why: str, to: str, at: dt.datetime) -> None:
    """Keep what an address answered; since when it does so stays, where it answered the same before."""
    key = _key(url)
    before = Look.objects.filter(key=key, state=state).values_list("since_at", flat=True).first()
    Look.objects.update_or_create(
        key=key,
        defaults={
            "url": url, "state": state, "why": _kept(why)[:2000], "to": _kept(to)[:8000],
            "since_at": before or at, "looked_at": at,
        },
    )  # fmt: skip


def looks(urls: Iterable[str]) -> Mapping[str, LookRow]:
    """Return what addresses answered when they were last asked; those that never were are absent. A query for each 500."""
    wanted = sorted({_key(url) for url in urls})
    return {
        row.url: LookRow(row.url, row.state, row.why, row.to, row.since_at, row.looked_at)
        for start in range(0, len(wanted), _BATCH)
        for row in Look.objects.filter(key__in=wanted[start : start + _BATCH])
    }


def next_to_look_at(urls: Iterable[str], *, before: dt.datetime) -> str:
    """Return the address that was not asked for longest, never before the others; '' where all were asked since `before`."""
    by_key = {_key(url): url for url in urls}
    found = dict(
        Look.objects.values_list("key", "looked_at")
    )  # not what was answered, which may be long
    for key, url in by_key.items():
        if key not in found:
            return url
    due = [key for key in by_key if found[key] < before]
    return by_key[min(due, key=found.__getitem__)] if due else ""


def forget_looks(urls: Iterable[str]) -> None:
    """Forget all addresses but these: what the record does not name any more is nobody's to mend."""
    kept = {_key(url) for url in urls}
    gone = [key for key in Look.objects.values_list("key", flat=True) if key not in kept]
    for start in range(0, len(gone), _BATCH):
        Look.objects.filter(key__in=gone[start : start + _BATCH]).delete()


def _kept(said: str) -> str:
    """Return what a server said, without what a database cannot hold."""
    return said.replace("\0", "").encode("utf-8", "replace").decode()


def _key(url: str) -> str:
    return sha256(url.encode()).hexdigest()
