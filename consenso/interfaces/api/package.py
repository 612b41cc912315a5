"""The whole record as one download: a Frictionless data package in a ZIP file, the same bytes for the same revision."""

import io
import json
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings

from consenso import __version__
from consenso.core.formats.spreadsheet import written
from consenso.core.record import LANGUAGES
from consenso.domain.activities.queries import activities_per_source
from consenso.domain.ledger.written import ledger_files
from consenso.interfaces.api.activity_addresses import xml_of
from consenso.interfaces.api.columns import Column, Table, one_per_language
from consenso.interfaces.api.naming import page_url
from consenso.interfaces.api.relations import ALL
from consenso.interfaces.api.whole import Whole

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP knows: no clock makes two files differ


def package(record: Whole) -> bytes:
    """Return the ZIP file: datapackage.json, README.md, data/*.csv, record/*.yaml with the public ledger beside them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files(record):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # as on Unix, whatever system this is
            archive.writestr(entry, content)
    return out.getvalue()


def files(record: Whole) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package, name and content, in their order."""
    tables = [(table, csv_of(table, record)) for table in ALL]
    yaml = record.files
    descriptor = json.dumps(_descriptor(record, tables, yaml), ensure_ascii=False, indent=1)
    yield "datapackage.json", f"{descriptor}\n".encode()
    yield "README.md", _readme(record).encode()
    for table, content in tables:
        yield _path(table), content
    for name, content in {**yaml, **ledger_files(record.forum.id)}.items():
        yield f"record/{name}", content


def csv_of(table: Table, record: Whole) -> bytes:
    """Return a table as CSV, words in one column a language; nothing is guarded, it is for programs."""
    columns = one_per_language(table.columns)
    rows = ([column.read(row) for column in columns] for row in table.rows(record))
    return written([column.name for column in columns], rows).encode()


def _path(table: Table) -> str:
    return f"data/{table.name}.csv"


def _descriptor(record: Whole, tables: list[tuple[Table, bytes]], yaml: Any) -> dict[str, Any]:
    forum, head = record.forum, record.head
    return {
        "profile": "data-package",
        "name": forum.id,
        "id": f"{settings.SITE}/data/{forum.id}/record.zip",
        "title": forum.name.get("en") or next(iter(forum.name.values())),
        "description": "The public record of the forum: what was said, promised and done, each fact with its sources.",
        "homepage": page_url(forum.id, "forum"),
        "version": str(head.number),
        "created": head.at.isoformat() if head.at else None,
        "ledger_head": head.digest,
        "languages": list(LANGUAGES),
        "licenses": [{"path": f"{settings.SITE}/en/licence/", "title": "Licence of the data"}],
        "resources": [
            *(_resource(table, content) for table, content in tables),
            *(_file(name, content) for name, content in yaml.items()),
        ],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": _path(table),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    columns = one_per_language(table.columns)
    found: dict[str, Any] = {
        "fields": [_field(column, is_key=column.name in table.key) for column in columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers[0], "fields": [column.refers[1]]},
        }
        for column in columns
        if column.refers
    ]
    return {**found, "foreignKeys": foreign} if foreign else found


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.about,
    }
    return {**field, "constraints": {"required": True}} if is_key else field


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {
        "name": f"record-{name.removesuffix('.yaml')}",
        "path": f"record/{name}",
        "description": "The record's own file, in canonical form: from it all tables are made.",
        "format": "yaml",
        "mediatype": "application/yaml",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }


def _iati(forum: str) -> str:
    """Return where what was published of activities is, source by source; in words where there is nothing."""
    found = [xml_of(forum, name) for name, count in activities_per_source(forum).items() if count]
    return ", ".join(found) or "there are none yet"


def _readme(record: Whole) -> str:
    forum, head = record.forum, record.head
    tables = "\n".join(f"- `{_path(table)}`: {table.about}" for table in ALL)
    return f"""# {forum.name.get("en") or forum.id}: the public record

Revision {head.number} of {head.at.isoformat() if head.at else "no date"}.
Head of the ledger: `{head.digest}`.
From {page_url(forum.id, "forum")}, by Consenso {__version__}.

- `record/*.yaml` is the record itself, in canonical form: every fact with its sources and its confidence,
  in every language that it has. `consenso load` reads it back the same.
- `data/*.csv` are tables made from it. `datapackage.json` describes each column (Frictionless Table Schema).
  UTF-8, header, commas, CR LF. Words have one column a language: name_en, name_es, name_pt, name_fr, name_zh_hans,
  name_nl; an empty cell: the record lacks it. Amounts are in whole units. Dates are a day, a month or a year, as
  precise as known. Text stands as the record has it: a spreadsheet may take one that begins with = for a formula.
- Commitments and facts are in our own words; the official texts are elsewhere, at the addresses in `data/editions.csv`.
- `data/activity_*.csv` and `data/activities.csv` are made from activities as their publishers published them. Codes stand as published;
  `value` is exact, and so a text. All that was published is in one file of IATI 2.03 for each source: {_iati(forum.id)}.
- `data/ledger.csv` and `data/changes.csv` hold the chain of digests by which anyone can see that nothing was
  changed behind it.

{tables}
"""
