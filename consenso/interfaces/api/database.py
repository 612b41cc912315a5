"""The whole record as one SQLite file, for Datasette and the like: tables with keys and foreign keys."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from consenso.interfaces.api.columns import Column, Table, one_per_language
from consenso.interfaces.api.relations import ALL
from consenso.interfaces.api.whole import Whole

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER"}
APPLICATION_ID = 0x434E5353  # "CNSS"


def database(record: Whole) -> bytes:
    """Return the file: the tables of the data package, indexed where they refer to each other, and one of what they are."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {record.head.number}")
        # Meetings refer to texts, and texts to meetings: the references are held to at the end.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for table in ALL:
            _fill(connection, table, record)
        _describe(connection, record)
        connection.execute("COMMIT")
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ReferenceIsBroken(broken[0])
        connection.execute("VACUUM")
        return connection.serialize()


class ReferenceIsBroken(Exception):
    """A row names one that is not there; the record's own check would have found it."""


def _fill(connection: sqlite3.Connection, table: Table, record: Whole) -> None:
    columns = one_per_language(table.columns)
    connection.execute(_create(table, columns))
    marks = ", ".join("?" * len(columns))
    insert = f"INSERT INTO {_quoted(table.name)} VALUES ({marks})"  # noqa: S608  # our own names
    connection.executemany(
        insert, (tuple(column.read(row) for column in columns) for row in table.rows(record))
    )
    for column in columns:
        if column.refers and column.name != table.key[0]:
            name = _quoted(f"{table.name}_{column.name}")
            connection.execute(
                f"CREATE INDEX {name} ON {_quoted(table.name)} ({_quoted(column.name)})"
            )


def _create(table: Table, columns: tuple[Column, ...]) -> str:
    lines = [
        f"{_quoted(column.name)} {TYPES[column.type]}"
        + (" NOT NULL" if column.name in table.key else "")
        for column in columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(_quoted(name) for name in table.key)})")
    lines += [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers[0])} ({_quoted(column.refers[1])})"
        for column in columns
        if column.refers
    ]
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(lines)})"


def _describe(connection: sqlite3.Connection, record: Whole) -> None:
    """Write what the file is, and what its tables and columns mean, into two tables of their own."""
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY NOT NULL, value TEXT)")
    head = record.head
    facts = {
        "forum": record.forum.id,
        "revision": str(head.number),
        "ledger_head": head.digest,
        "at": head.at.isoformat() if head.at else None,
    }
    connection.executemany("INSERT INTO about VALUES (?, ?)", facts.items())
    connection.execute(
        "CREATE TABLE about_columns "
        '("table" TEXT NOT NULL, "column" TEXT NOT NULL, meaning TEXT, PRIMARY KEY ("table", "column"))'
    )
    connection.executemany("INSERT INTO about_columns VALUES (?, ?, ?)", _meanings())


def _meanings() -> Iterator[tuple[str, str, Any]]:
    for table in ALL:
        yield table.name, "", table.about
        for column in one_per_language(table.columns):
            yield table.name, column.name, column.about


def _quoted(name: str) -> str:
    return f'"{name}"'
