"""A forum's public ledger written out: what an export, a package and a hand-over carry, and `consenso verify PATH` reads."""

import base64
import json
from collections.abc import Iterator

from consenso.core.ledger import line_of
from consenso.domain.ledger.models import Change, Entry
from consenso.domain.ledger.queries import head, time_stamp


def lines(forum: str) -> Iterator[bytes]:
    """Yield a forum's public ledger as lines, the first entry first, as `core.ledger.check` reads them. Streamed."""
    for entry in Entry.objects.filter(forum=forum).order_by("number").iterator(100):
        changes = Change.objects.filter(entry=entry).order_by("kind", "identifier")
        yield line_of(
            forum=forum,
            number=entry.number,
            at=entry.at,
            act=entry.act,
            by=entry.by,
            payload=entry.payload,
            previous=entry.previous,
            digest=entry.digest,
            changes=(
                {
                    "kind": one.kind,
                    "id": one.identifier,
                    "what": one.what,
                    "digest": one.digest,
                    "document": one.document,
                }
                for one in changes.iterator(1000)
            ),
        )


def ledger_files(forum: str) -> dict[str, bytes]:
    """Return a forum's public ledger as files, name → bytes: its lines, and its head with the last time stamp."""
    now, stamp = head(forum), time_stamp(forum)
    said = {
        "forum": forum,
        "number": now.number,
        "digest": now.digest,
        "at": now.at.isoformat() if now.at else "",
        "time_stamp": {
            "number": stamp.number,
            "digest": stamp.digest,
            "token": base64.b64encode(stamp.token).decode("ascii"),
        }
        if stamp
        else None,
    }
    return {
        "ledger.jsonl": b"".join(lines(forum)),
        "ledger-head.json": json.dumps(said, indent=2).encode() + b"\n",
    }
