"""How objects become rows: columns with a name, a type, a meaning and a way to read them.

The same columns make the CSV of the lists, the tables of the data package and those of the SQLite file.
A column of words is one column a language in the package and in the file, and one column in a list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from consenso.core.formats.spreadsheet import Scalar
from consenso.core.locale import choose
from consenso.core.record import LANGUAGES, Words

Type = Literal["string", "integer", "number", "boolean"]
SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `read` takes a row's object; `refers` is (table, column) of the one that a value names."""

    name: str
    about: str
    read: Callable[[Any], Any]
    type: Type = "string"
    is_words: bool = False
    refers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, its key, its columns. `rows` takes the whole record and gives the rows' objects.

    `lists` are columns of a list's CSV only: several values in one cell. The package has them as tables of their own.
    """

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterable[Any]]
    lists: tuple[Column, ...] = ()


def text(name: str, about: str, read: Callable[[Any], Any] | None = None, **more: Any) -> Column:
    """Return a column of text; without `read`, the attribute of that name."""
    return Column(name, about, read or attrgetter(name), **more)


def integer(name: str, about: str, read: Callable[[Any], Any] | None = None) -> Column:
    return Column(name, about, read or attrgetter(name), "integer")


def number(name: str, about: str, read: Callable[[Any], Any] | None = None) -> Column:
    return Column(name, about, read or attrgetter(name), "number")


def flag(name: str, about: str, read: Callable[[Any], Any] | None = None) -> Column:
    return Column(name, about, read or attrgetter(name), "boolean")


def words(name: str, about: str, read: Callable[[Any], Any] | None = None) -> Column:
    """Return a column of words, said in several languages."""
    return Column(name, about, read or attrgetter(name), is_words=True)


def one_per_language(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns with each one of words made into one for each language.

    >>> [column.name for column in one_per_language([words("name", "Its name.")])][:2]
    ['name_en', 'name_es']
    """
    return tuple(part for column in columns for part in _languages(column))


def _languages(column: Column) -> Iterator[Column]:
    if not column.is_words:
        yield column
        return
    for tag in LANGUAGES:
        name = f"{column.name}_{tag.lower().replace('-', '_')}"
        yield Column(name, f"{column.about} In {tag}.", _reader(column.read, tag))


def _reader(read: Callable[[Any], Words | None], tag: str) -> Callable[[Any], str | None]:
    return lambda row: (read(row) or {}).get(tag)


def in_language(
    columns: Iterable[Column], row: Any, *, language: str
) -> tuple[list[Scalar], list[str]]:
    """Return the cells of a row in one language, and the names of those that are in another for lack of it."""
    cells: list[Scalar] = []
    elsewhere: list[str] = []
    for column in columns:
        value = column.read(row)
        if isinstance(value, tuple | list):
            parts = [_one(part, language) for part in value]
            cells.append(SEPARATOR.join(said for said, _ in parts) or None)
            is_fallback = any(flagged for _, flagged in parts)
        elif isinstance(value, Mapping):
            said, is_fallback = _one(value, language)
            cells.append(said)
        else:
            cells.append(value)
            is_fallback = False
        if is_fallback:
            elsewhere.append(column.name)
    return cells, elsewhere


def _one(value: Any, language: str) -> tuple[str, bool]:
    if isinstance(value, Mapping):
        choice = choose(value, language)
        return choice.text, choice.is_fallback
    return str(value), False
