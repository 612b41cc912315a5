"""Consensus records as files: written out beside the record, and taken back where they are not what the database has."""

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.domain.imports.files import LARGEST, Taken
from consenso.domain.ledger.actions import one_at_a_time, record
from consenso.domain.texts.actions import keep_consensus
from consenso.domain.texts.consensus import acts_hold, acts_published, consensus_of
from consenso.domain.texts.queries import text as text_of

FORM = "consenso-consensus-file/1"
NAME = re.compile(r"^consensus\.(?P<text>[a-z0-9-]+)\.json$")


@dataclass(frozen=True, slots=True)
class Told:
    """One consensus record of a file: its number, the moment that it is of, what it says, and the acts published with it."""

    number: int
    at: dt.datetime
    document: Mapping[str, Any]
    acts: Sequence[Mapping[str, Any]]


def consensus_files(forum: str) -> dict[str, bytes]:
    """Return the consensus records of a forum's texts as files, name → bytes: consensus.TEXT.json."""
    told: dict[str, list[dict[str, Any]]] = {}
    for row in consensus_of(forum):
        acts = list(acts_published(forum, row.text)) if row.n_acts else []
        told.setdefault(row.text, []).append(
            {
                "number": row.number,
                "at": row.at.isoformat(),
                "digest": row.digest,
                "document": row.document,
                "acts": acts,
            }
        )
    return {
        f"consensus.{text}.json": _written({"form": FORM, "text": text, "records": records})
        for text, records in told.items()
    }


def _written(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def take_consensus(files: Mapping[str, bytes], *, forum: str, at: dt.datetime, by: str) -> Taken:
    """Let texts have the consensus records of files, each a public entry; what is the same already makes none.

    Other files are passed over. A file that cannot be taken is refused and named; the others are taken.
    """
    held = {(row.text, row.number): row.digest for row in consensus_of(forum)}
    taken: list[str] = []
    unchanged: list[str] = []
    refused: list[tuple[str, str]] = []
    for name in sorted(one for one in files if NAME.match(one)):
        try:
            text, records = read_consensus(files[name])
            text_of(forum, text)
        except NotFound:
            refused.append((name, "the record has no such text"))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            refused.append((name, f"it is no consensus record: {error}"))
        else:
            new = [
                one for one in records if held.get((text, one.number)) != digest_of(one.document)
            ]
            if new:
                _take(forum, text, new, at=at, by=by)
            (taken if new else unchanged).append(name)
    return Taken(tuple(taken), tuple(unchanged), tuple(refused))


@transaction.atomic
def _take(forum: str, text: str, records: Sequence[Told], *, at: dt.datetime, by: str) -> None:
    one_at_a_time()
    for one in records:
        digest = digest_of(one.document)
        said = {"text": text, "number": one.number, "consensus": digest, "is_public": True}
        entry = record(forum=forum, act="text:consensus", by=by, at=at, changes=(), payload=said)
        keep_consensus(
            forum=forum,
            text=text,
            number=one.number,
            document=one.document,
            acts=one.acts,
            digest=digest,
            entry=entry,
            at=one.at,
        )


def read_consensus(body: bytes) -> tuple[str, tuple[Told, ...]]:
    """Return of which text (id) a file is, and its consensus records.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is no such file.
    """
    if len(body) > LARGEST:
        raise ValueError("it is too large")
    told = json.loads(body)
    if told["form"] != FORM:
        raise ValueError(f"its form is not {FORM}")
    records = tuple(_told(one) for one in told["records"])
    if len({one.number for one in records}) != len(records):
        raise ValueError("a record stands twice")
    return str(told["text"]), records


def _told(one: Mapping[str, Any]) -> Told:
    document, acts = dict(one["document"]), list(one["acts"])
    if not isinstance(one["number"], int) or one["number"] < 1:
        raise ValueError("a record has no number")
    if digest_of(document) != one["digest"]:
        raise ValueError(f"record {one['number']} has another digest than it says")
    if not acts_hold(document, acts):
        raise ValueError(f"record {one['number']} has other acts than it says")
    at = dt.datetime.fromisoformat(one["at"])
    if at.tzinfo is None:
        raise ValueError(f"record {one['number']} has a moment without a zone")
    return Told(one["number"], at, document, acts)
