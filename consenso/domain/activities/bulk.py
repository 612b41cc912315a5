"""Many rows at once, the quickest way that each database has: COPY in PostgreSQL, prepared inserts in SQLite."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Any

from django.db import connection, models

_STORED = frozenset((str, int, float, type(None)))  # what SQLite takes as it is
MANY = 5000  # rows that are handed over at a time


def insert(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Add rows to a table, inside the caller's transaction: for each, the values of `columns`, in their order.

    Values are what the database takes: JSON as a text that is JSON; numbers, dates, moments and texts as they are in Python.
    """
    table = connection.ops.quote_name(model._meta.db_table)
    named = ", ".join(connection.ops.quote_name(one) for one in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({named}) VALUES ({marks})"  # noqa: S608  # names of ours
        told = iter(rows)
        while part := [
            tuple([one if one.__class__ in _STORED else _plain(one) for one in row])
            for row in islice(told, MANY)
        ]:
            # Django's own would look for its place holders in each statement, and keep a log of them all.
            cursor.cursor.connection.executemany(statement, part)


def next_key(model: type[models.Model]) -> int:
    """Return the key that the next row may have. The caller holds the lock of all writers."""
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"]
    return int(last or 0) + 1


def keys_were_given(model: type[models.Model]) -> None:
    """Let the database go on after keys that were given and not drawn."""
    if connection.vendor == "postgresql":
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [f'"{table}"', max(next_key(model) - 1, 1)],
            )


def _plain(value: Any) -> Any:
    """Return a value as SQLite stores it, the way Django's own fields write it."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value
