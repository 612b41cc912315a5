"""Digests of entries, and a chain read from its lines."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from consenso.core.record import canonical_json

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not hold: the number of the entry, and why, in a sentence."""

    number: int
    what: str


@dataclass(slots=True)
class Held:
    """What a chain of lines says: its forum, its last number and digest, each entry's digest, each object's digest now.

    `contents` are the digests of what texts say, by text and language, as they were imported last, `consensus` those of the consensus
    records that are public, by text and number, `activities` those of all that a source of activities publishes, by source, as they were
    accepted last; `links` are what was said of each (`SAID_OF_LINKS`) by source, activity, copy and commitment. `fault` is the first
    thing that does not hold, None where all does. Objects that were removed have no digest.
    """

    forum: str = ""
    number: int = 0
    digest: str = ""
    digests: list[str] = field(default_factory=list)
    objects: dict[tuple[str, str], str] = field(default_factory=dict)
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    consensus: dict[tuple[str, int], str] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str, int, str], dict[str, str]] = field(default_factory=dict)
    fault: Fault | None = None


def digest_of(document: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a document's canonical JSON (RFC 8785), in hexadecimal.

    >>> digest_of({"b": 1, "a": 2}) == digest_of({"a": 2, "b": 1})
    True
    """
    return sha256(canonical_json(dict(document))).hexdigest()


def entry_digest(
    *,
    forum: str,
    number: int,
    at: dt.datetime | str,
    act: str,
    by: str,
    payload: Mapping[str, Any],
    lines: Sequence[tuple[str, str, str, str]],
    previous: str,
    book: str = PUBLIC,
) -> str:
    """Return the digest of an entry: over its own words, its changes (kind, id, what, digest), and the digest before it.

    `at` is a moment, or one already written as this function writes it: UTC, ISO 8601, microseconds.
    """
    listed = "".join("\t".join(line) + "\n" for line in sorted(lines))
    content: dict[str, Any] = {
        "forum": forum,
        "number": number,
        "at": at if isinstance(at, str) else moment(at),
        "act": act,
        "by": by,
        "payload": payload,
        "changes": sha256(listed.encode()).hexdigest(),
        "previous": previous,
    }
    if book != PUBLIC:
        content["book"] = book
    return sha256(canonical_json(content)).hexdigest()


def moment(at: dt.datetime) -> str:
    """Return a moment as entries write it.

    >>> moment(dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC))
    '2026-03-01T12:00:00.000000+00:00'
    """
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def line_of(
    *,
    forum: str,
    number: int,
    at: dt.datetime,
    act: str,
    by: str,
    payload: Mapping[str, Any],
    previous: str,
    digest: str,
    changes: Iterable[Mapping[str, Any]],
) -> bytes:
    """Return an entry as a line, with its line feed. Each change has kind, id, what, digest, document."""
    said = {
        "forum": forum,
        "number": number,
        "at": moment(at),
        "act": act,
        "by": by,
        "payload": payload,
        "previous": previous,
        "digest": digest,
        "changes": list(changes),
    }
    return canonical_json(said) + b"\n"


def check(lines: Iterable[bytes]) -> Held:
    """Return what the lines of a ledger say, each digest computed again; with the first fault, if there is one.

    Lines are read one after another: memory does not grow with the documents. No line: nothing, and no fault.

    >>> check([]).number
    0
    >>> check([b"{}"]).fault
    Fault(number=1, what='the line lacks forum, number, at, act, by, payload, previous, digest, changes')
    """
    held = Held()
    for number, line in enumerate(lines, start=1):
        fault = _take(held, number, line)
        if fault:
            held.fault = Fault(number, fault)
            break
    return held


IMPORT = "text:import"  # the act after which a text says something
CONSENSUS = (
    "text:adopt",
    "text:correct",
    "text:consensus",
)  # after which there is a consensus record
ACCEPT = "activities:accept"  # after which a source has these activities
LINK, UNLINK = "activities:link", "activities:unlink"
SAID_OF_LINKS = ("relation", "why", "said_by", "said_at")
FIELDS = ("forum", "number", "at", "act", "by", "payload", "previous", "digest", "changes")


def _take(held: Held, number: int, line: bytes) -> str:
    """Let what is known of the chain grow by a line; return what does not hold, '' where it does."""
    try:
        said = json.loads(line)
    except ValueError:
        return "the line is no JSON"
    if not isinstance(said, dict):
        return "the line is no object"
    missing = [name for name in FIELDS if name not in said]
    if missing:
        return f"the line lacks {', '.join(missing)}"
    try:
        return _hold(held, number, said, line)
    except (TypeError, ValueError, KeyError, AttributeError):
        return "the line has not the form of an entry"


def _hold(held: Held, number: int, said: dict[str, Any], line: bytes) -> str:
    if said["number"] != number:
        return f"number {said['number']} stands where {number} should"
    if held.forum and said["forum"] != held.forum:
        return f"it is of another forum, {said['forum']}"
    if said["previous"] != held.digest:
        return "it does not follow the entry before it"
    changes = said["changes"]
    for one in changes:
        document = one["document"]
        if (digest_of(document) if document is not None else "") != one["digest"]:
            return f"the document of {one['kind']} {one['id']} was changed"
    listed = [(one["kind"], one["id"], one["what"], one["digest"]) for one in changes]
    stands = entry_digest(
        forum=said["forum"],
        number=number,
        at=said["at"],
        act=said["act"],
        by=said["by"],
        payload=said["payload"],
        lines=listed,
        previous=said["previous"],
    )
    if stands != said["digest"]:
        return "its words or its changes are not those that its digest was made of"
    if canonical_json(said) != line.rstrip(b"\n"):
        return "the line is not in canonical form"
    held.forum, held.number, held.digest = said["forum"], number, said["digest"]
    held.digests.append(held.digest)
    if said["act"] == IMPORT:
        told = said["payload"]
        held.contents[told["text"], told["language"]] = told["digest"]
    if said["act"] in CONSENSUS and said["payload"]["is_public"]:
        told = said["payload"]
        held.consensus[told["text"], told["number"]] = told["consensus"]
    if said["act"] == ACCEPT:
        held.activities[said["payload"]["source"]] = said["payload"]["digest"]
    if said["act"] in (LINK, UNLINK):
        _link(held, said["act"], said["payload"])
    for kind, identifier, what, digest in listed:
        if what == "removed":
            held.objects.pop((kind, identifier), None)
        else:
            held.objects[kind, identifier] = digest
    return ""


def _link(held: Held, act: str, told: dict[str, Any]) -> None:
    key = told["source"], told["activity"], told["copy"], told["commitment"]
    if act == LINK:
        held.links[key] = {name: str(told[name]) for name in SAID_OF_LINKS if name in told}
    else:
        held.links.pop(key, None)
