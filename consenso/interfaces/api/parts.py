"""Columns of tables whose rows are parts of objects: (owner, place from 1, part)."""

from collections.abc import Callable, Iterator
from typing import Any

from consenso.interfaces.api.columns import Column, integer, text
from consenso.interfaces.api.whole import Whole

Place = Callable[[Any], Any]


def owner(name: str, about: str, table: str) -> Column:
    return text(name, about, lambda row: row[0].id, refers=(table, "id"))


def place(about: str = "Its place in the list, from 1.") -> Column:
    return integer("place", about, lambda row: row[1])


def part(field: str) -> Place:
    return lambda row: getattr(row[2], field)


def each(kind: str, field: str) -> Callable[[Whole], Iterator[tuple[Any, int, Any]]]:
    """Return what gives (owner, place from 1, part) for every part of every object of a kind."""

    def rows(record: Whole) -> Iterator[tuple[Any, int, Any]]:
        for one in getattr(record, kind):
            for nth, value in enumerate(getattr(one, field), start=1):
                yield one, nth, value

    return rows
