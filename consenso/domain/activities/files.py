"""Activities as files: valid IATI for others, and beside an export of the whole record, from which a load takes them back."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from consenso.core.errors import ConsensoError, NotFound
from consenso.core.formats.iati import Activity as Published
from consenso.core.formats.iati import Head, canonical_of, parsed, sift, write
from consenso.domain.activities.actions import LinkedAlready, accept, link, name_source
from consenso.domain.activities.acts import ACCEPT
from consenso.domain.activities.keeping import (
    Wanted,
    digest_of_activity,
    digest_of_all,
    when,
)
from consenso.domain.activities.models import Activity
from consenso.domain.activities.queries import links, sources
from consenso.domain.activities.queries import source as source_of
from consenso.domain.activities.reading import columns_of
from consenso.domain.activities.tags import Tag, tagged
from consenso.domain.ledger.queries import payloads

FORM = "consenso-activities/1"
INDEX = "activities.json"
NAME = re.compile(r"^activities\.(?P<source>[a-z0-9-]+)\.xml$")

Writer = Callable[[IO[bytes]], object]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of the files of activities: sources taken, the same already, refused with a reason each; links made."""

    taken: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    n_links: int = 0


def write_iati(
    forum: str,
    stream: IO[bytes],
    *,
    source: str = "",
    generated: dt.datetime,
    tags: Mapping[tuple[str, str, int], Iterable[Tag]],
) -> int:
    """Write a forum's activities, or those of one source, as a file of IATI 2.03, and return how many. In the memory of a few.

    Those that their sources do not publish any more are left out. What their files say beside activities is written too, attributes of
    the root where all sources have the same. `tags` are added to activities (source, identifier, copy).

    Raises:
        CannotWrite: there is none.
    """
    rows = Activity.objects.filter(forum=forum, gone=None).select_related("source")
    if source:
        rows = rows.filter(source__identifier=source)
    ordered = rows.order_by("source__identifier", "place", "copy")
    listed = ordered.values_list("source__identifier", "identifier", "copy", "xml")

    def told() -> Iterator[Published]:
        for of, identifier, copy, xml in listed.iterator(100):
            one = parsed(xml)
            wanted = tags.get((of, identifier, copy))
            yield tagged(one, wanted) if wanted else one

    beside = _beside(forum, source)
    attributes = tuple((str(name), str(value)) for name, value in beside["attributes"])
    return write(
        told(),
        stream,
        generated=generated,
        head=Head(attributes, (), 0),
        rest=(parsed(one).element for one in beside["rest"]),
    )


def _beside(forum: str, source: str) -> dict[str, list[Any]]:
    """Return what the files of all sources, or of one, say beside their activities."""
    accepted = payloads(forum, ACCEPT)
    files = [
        accepted.get(one.entry, {}).get("file") or {}
        for one in sources(forum)
        if one.entry and source in ("", one.identifier)
    ]
    each = [one.get("beside") or {} for one in files]
    same = [one.get("attributes", []) for one in each]
    return {
        "attributes": [one for one in same[0] if all(one in other for other in same)]
        if same
        else [],
        "rest": [text for one in each for text in one.get("rest", ())],
    }


def activity_files(forum: str) -> dict[str, Writer]:
    """Return what an export of a forum has of activities, name → what writes it to a stream; nothing where it has no sources.

    activities.SOURCE.xml holds all of a source as they were published, those that are gone too; activities.json names the
    sources, says which are gone, and has the links.
    """
    found = sources(forum)
    if not found:
        return {}
    files: dict[str, Writer] = {
        f"activities.{one.identifier}.xml": _writer(one.id) for one in found if one.entry
    }
    return files | {INDEX: lambda stream: stream.write(_index(forum))}


def _writer(source: int) -> Writer:
    def written(stream: IO[bytes]) -> object:
        listed = _in_order(source).values_list("xml", flat=True)
        return write((parsed(xml) for xml in listed.iterator(100)), stream)

    return written


def _in_order(source: int) -> Any:
    return Activity.objects.filter(source=source).order_by("place", "copy", "id")


def _index(forum: str) -> bytes:
    accepted = payloads(forum, ACCEPT)
    told = {
        "form": FORM,
        "sources": [
            {
                "id": one.identifier,
                "name": one.name,
                "address": one.address,
                "publisher": one.publisher,
                "file": accepted.get(one.entry or 0, {}).get("file"),
                **_exceptions(one.id),
            }
            for one in sources(forum)
        ],
        "links": [
            {
                "source": one.source,
                "activity": one.identifier,
                "copy": one.copy,
                "commitment": one.commitment,
                "relation": one.relation,
                "why": one.why,
                "said_by": one.by,
                "said_at": when(one.at),
            }
            for one in links(forum)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _exceptions(source: int) -> dict[str, Any]:
    """Return which activities of a source's file, counted from 1, are gone, and which are of another copy than they seem."""
    gone, copies, seen = [], {}, dict[str, int]()
    rows = _in_order(source).values_list("identifier", "copy", "gone")
    for place, (identifier, copy, is_gone) in enumerate(rows.iterator(2000), start=1):
        seen[identifier] = seen.get(identifier, 0) + 1
        if copy != seen[identifier]:
            copies[str(place)] = copy
        if is_gone is not None:
            gone.append(place)
    return {"gone": gone, "copies": copies}


@dataclass(frozen=True, slots=True)
class Index:
    """What activities.json says: each source by id, and the links."""

    sources: Mapping[str, Mapping[str, Any]]
    links: tuple[Mapping[str, Any], ...]


def read_index(body: bytes) -> Index:
    """Return what activities.json says.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is none.
    """
    told = json.loads(body)
    if told["form"] != FORM:
        raise ValueError(f"its form is not {FORM}")
    return Index({str(one["id"]): one for one in told["sources"]}, tuple(told["links"]))


def wanted_from(stream: IO[bytes], said: Mapping[str, Any]) -> Iterator[Wanted]:
    """Yield the activities of a source's file in an export; `said` is what activities.json says of the source.

    Raises:
        ValueError: the file is not one that an export writes.
    """
    gone, copies = frozenset(said.get("gone", ())), said.get("copies", {})
    found, seen = sift(stream), dict[str, int]()
    for one in found.sifted():
        columns = columns_of(one.node)
        if one.is_refused or not columns.identifier:
            raise ValueError(f"the activity in line {one.line} cannot be taken")
        seen[columns.identifier] = seen.get(columns.identifier, 0) + 1
        copy = int(copies.get(str(one.place), seen[columns.identifier]))
        xml = canonical_of(one.node)
        yield Wanted(
            copy, one.place, digest_of_activity(xml), xml, columns, is_gone=one.place in gone
        )
    if found.is_refused:
        raise ValueError(found.around[0].said if found.around else "it cannot be read")


def digest_of_file(stream: IO[bytes], said: Mapping[str, Any]) -> str:
    """Return the digest that the ledger should have of a source whose file this is.

    Raises:
        ValueError: the file is not one that an export writes.
    """
    rows = sorted(
        (one.columns.identifier, one.copy, one.digest, one.is_gone)
        for one in wanted_from(stream, said)
    )
    return digest_of_all(rows)[1]


def take_activities(folder: Path, *, forum: str, at: dt.datetime, by: str) -> Taken:
    """Let a forum have the sources, activities and links that the files in a folder say, each a public entry where it is new.

    A source that cannot be taken is refused and named; the others are taken.
    """
    if not (folder / INDEX).is_file():
        return Taken()
    try:
        index = read_index((folder / INDEX).read_bytes())
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Taken(refused=((INDEX, f"it is no list of activities: {error}"),))
    taken: list[str] = []
    unchanged: list[str] = []
    refused: list[tuple[str, str]] = []
    for name, said in index.sources.items():
        try:
            done = _take_source(folder, forum, name, said, at, by)
        except (ConsensoError, ValueError, TypeError, KeyError, OSError) as error:
            refused.append((f"activities.{name}.xml", str(error)))
        else:
            (taken if done else unchanged).append(name)
    n_links = 0
    for one in index.links:
        try:
            n_links += _take_link(forum, one, at, by)
        except (ConsensoError, ValueError, TypeError, KeyError) as error:
            refused.append((f"link of {one.get('activity')}", str(error)))
    return Taken(tuple(taken), tuple(unchanged), tuple(refused), n_links)


@transaction.atomic
def _take_source(
    folder: Path, forum: str, name: str, said: Mapping[str, Any], at: dt.datetime, by: str
) -> bool:
    before = {one.identifier: one for one in sources(forum)}.get(name)
    named = name_source(
        forum=forum,
        identifier=name,
        name={str(language): str(text) for language, text in said["name"].items()},
        address=str(said["address"]),
        publisher=str(said["publisher"]),
        at=at,
        by=by,
    )
    path = folder / f"activities.{name}.xml"
    if said.get("file") is None and not path.exists():
        return named != before
    with path.open("rb") as stream:
        done = accept(
            forum=forum,
            source=name,
            wanted=wanted_from(stream, said),
            file=said.get("file") or {"name": path.name, "sha256": "", "address": ""},
            at=at,
            by=by,
        )
    return done.entry is not None


def _take_link(forum: str, one: Mapping[str, Any], at: dt.datetime, by: str) -> bool:
    try:
        link(
            forum=forum,
            source=str(one["source"]),
            identifier=str(one["activity"]),
            copy=int(one["copy"]),
            commitment=str(one["commitment"]),
            relation=str(one["relation"]),
            why=str(one["why"]),
            at=at,
            by=by,
            said_by=str(one.get("said_by", "")),
            said_at=dt.datetime.fromisoformat(one["said_at"]) if one.get("said_at") else None,
        )
    except LinkedAlready:
        return False
    return True


def is_source(forum: str, identifier: str) -> bool:
    """Return whether a forum has a source of activities of this id. One query."""
    try:
        source_of(forum, identifier)
    except NotFound:
        return False
    return True
