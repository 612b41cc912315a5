"""What texts say, as files: written out beside the record, and taken back where they say something else than the database."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from consenso.core.errors import NotFound
from consenso.core.outline import KINDS, Outline, Paragraph
from consenso.domain.ledger.actions import one_at_a_time, record
from consenso.domain.texts.actions import keep_content
from consenso.domain.texts.contents import (
    ContentRow,
    contents,
    digest_of,
    outlines,
    said,
)
from consenso.domain.texts.earlier import AdoptedHere, refuse_adopted
from consenso.domain.texts.queries import text as text_of

FORM = "consenso-content/1"
NAME = re.compile(r"^content\.(?P<text>[a-z0-9-]+)\.(?P<language>[A-Za-z-]+)\.json$")
LARGEST = 64 * 1024**2  # bytes
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of content files, by name: taken, the same already, refused with a reason each."""

    taken: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def content_files(forum: str) -> dict[str, bytes]:
    """Return the contents of a forum's texts as files, name → bytes: content.TEXT.LANGUAGE.json. Two queries."""
    rows = contents(forum)
    held = outlines(rows)
    return {f"content.{row.text}.{row.language}.json": _written(row, held[row.id]) for row in rows}


def _written(row: ContentRow, outline: Outline) -> bytes:
    told = {
        "form": FORM,
        "text": row.text,
        "digest": row.digest,
        "file": {"name": row.source_name, "sha256": row.file_digest, "address": row.source_address},
        **said(outline),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def take(files: Mapping[str, bytes], *, forum: str, at: dt.datetime, by: str) -> Taken:
    """Let the texts say what content files say, each a public entry; what is the same already makes none.

    Other files are passed over. A file that cannot be taken is refused and named; the others are taken.
    """
    held = {(row.text, row.language): row.digest for row in contents(forum)}
    taken, unchanged, refused = [], [], []
    for name in sorted(one for one in files if NAME.match(one)):
        try:
            text, outline, source = read_file(files[name])
            text_of(forum, text)
        except NotFound:
            refused.append((name, "the record has no such text"))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            refused.append((name, f"it is no content file: {error}"))
        else:
            if held.get((text, outline.language)) == digest_of(outline):
                unchanged.append(name)
                continue
            try:
                refuse_adopted(forum, text, outline.language)
            except AdoptedHere:
                refused.append((name, "the text was adopted here: only a correction changes it"))
                continue
            let_say(forum=forum, text=text, outline=outline, source=source, at=at, by=by)
            taken.append(name)
    return Taken(tuple(taken), tuple(unchanged), tuple(refused))


@transaction.atomic
def let_say(
    *,
    forum: str,
    text: str,
    outline: Outline,
    source: Mapping[str, str],
    at: dt.datetime,
    by: str,
    person: int | None = None,
) -> int:
    """Let a text (id) say what an outline says, as one public entry; return its number.

    `source` is the file that was read: name, sha256, address. `person` (an id) is kept beside the chain, never in it.
    """
    one_at_a_time()
    entry = record(
        forum=forum,
        act="text:import",
        by=by,
        at=at,
        changes=(),
        payload=_payload(text, outline, source),
        person=person,
    )
    keep_content(
        forum=forum,
        text=text,
        outline=outline,
        source_name=source["name"],
        source_address=source["address"],
        file_digest=source["sha256"],
        entry=entry,
        at=at,
    )
    return entry


def _payload(text: str, outline: Outline, source: Mapping[str, str]) -> dict[str, Any]:
    """Return what the public ledger says of an import: of which text and language, the digest of every word, which file."""
    return {
        "text": text,
        "language": outline.language,
        "digest": digest_of(outline),
        "n_paragraphs": len(outline.paragraphs),
        "file": {"name": source["name"], "sha256": source["sha256"]},
        "address": source["address"],
    }


def read_file(body: bytes) -> tuple[str, Outline, dict[str, str]]:
    """Return of which text (id) a content file is, what it says, and the file that was imported: name, sha256, address.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is no content file.
    """
    if len(body) > LARGEST:
        raise ValueError("it is too large")
    told = json.loads(body)
    if told["form"] != FORM:
        raise ValueError(f"its form is not {FORM}")
    if not LANGUAGE.fullmatch(told["language"]):
        raise ValueError("its language is no language tag")
    parts = tuple(_part(one) for one in told["paragraphs"])
    names = [one.id for one in parts]
    if len(names) != len(set(names)) or not {one.parent for one in parts} <= {"", *names}:
        raise ValueError("ids stand twice, or a parent is not there")
    file = told["file"]
    source = {name: str(file[name]) for name in ("name", "sha256", "address")}
    return str(told["text"]), Outline(told["language"], str(told["title"]), parts), source


def _part(one: Mapping[str, Any]) -> Paragraph:
    if one["kind"] not in KINDS:
        raise ValueError(f"there is no kind {one['kind']!r}")
    words = {name: one[name] for name in ("id", "number", "parent", "text")}
    if not all(isinstance(word, str) for word in words.values()) or not one["id"]:
        raise ValueError("a part has no id, or what is no text")
    return Paragraph(
        id=one["id"],
        kind=one["kind"],
        number=one["number"],
        parent=one["parent"],
        text=one["text"],
        start=0,
        end=0,
    )
