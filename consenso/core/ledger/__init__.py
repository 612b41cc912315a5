"""The ledger outside an installation: its lines, their digests, and whether a chain of them holds. Anyone can check it.

Each line is one entry in canonical JSON (RFC 8785): forum, number, at, act, by, payload, previous, digest, and changes, each
with kind, id, what, digest and the document itself (null where the object was removed).
"""

from consenso.core.ledger._chain import (
    SAID_OF_LINKS,
    Fault,
    Held,
    check,
    digest_of,
    entry_digest,
    line_of,
)

__all__ = [
    "SAID_OF_LINKS",
    "Fault",
    "Held",
    "check",
    "digest_of",
    "entry_digest",
    "line_of",
]
