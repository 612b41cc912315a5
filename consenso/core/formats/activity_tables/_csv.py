"""CSV → rows of texts, one after the other."""

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, NamedTuple

from consenso.core.formats.iati import CannotRead

MOST_COLUMNS = 500
LARGEST_LINE = 1024 * 1024  # code points
_PARTED_BY = ",;\t|"


class Row(NamedTuple):
    """A row: its number as spreadsheets count, its cells, and the columns whose cells only repeat the merged one above."""

    number: int
    cells: list[str]
    repeated: frozenset[int] = frozenset()


def rows_of_csv(stream: IO[bytes], *, encoding: str = "") -> Iterator[Row]:
    """Yield the rows of a CSV file, whose cells are parted by commas, semicolons, tabs or bars.

    It is in UTF-8, or in UTF-16 where its first bytes say so, or else in the `encoding` that is told.

    Raises:
        CannotRead: it is in another encoding, or no table.
    """
    number = 0
    text = _text(stream, encoding)
    try:
        first = text.readline(LARGEST_LINE)
        if first.lower().startswith("sep=") and len(first.rstrip("\r\n")) == 5:  # so says Excel
            parted, lines = first[4], _lines(text)
        else:
            parted, lines = _parted(first), _again(first, text)
        for number, cells in enumerate(csv.reader(lines, delimiter=parted), start=1):
            if len(cells) > MOST_COLUMNS:
                said = f"A row has more than {MOST_COLUMNS} cells."
                raise CannotRead("table.too_wide", said, line=number)
            yield Row(number, [one.strip() for one in cells])
    except UnicodeError as error:
        told = encoding or "UTF-8"
        said = (
            f"The table is not in {told}: save it as “CSV UTF-8”, or say in which encoding it is."
        )
        raise CannotRead("table.encoding", said, line=number + 1) from error
    except csv.Error as error:
        raise CannotRead(
            "table.form", f"The file is no table: {error}.", line=number + 1
        ) from error
    finally:
        text.detach()


def is_encoding(name: str) -> bool:
    """Return whether texts can be read in an encoding of that name.

    >>> is_encoding("windows-1252"), is_encoding("no-such"), is_encoding("base64"), is_encoding("rot13")
    (True, False, False, False)
    """
    try:
        return isinstance(
            b"a".decode(name), str
        )  # takes encodings of texts alone, and asks for them where there is something
    except UnicodeError:
        return True  # a byte is not all of a sign
    except (LookupError, ValueError):
        return False


def _text(stream: IO[bytes], encoding: str) -> io.TextIOWrapper:
    start = stream.read(4)
    stream.seek(0)
    used = encoding or "utf-8"
    if start.startswith(codecs.BOM_UTF8):
        used = "utf-8-sig"
    elif start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        used = "utf-16"
    elif not encoding and start[1:2] == b"\0":
        used = "utf-16-le"
    elif not encoding and start[:1] == b"\0":
        used = "utf-16-be"
    return io.TextIOWrapper(stream, encoding=used, newline="")


def _parted(line: str) -> str:
    """Return what parts the cells of a line: the sign that stands most often outside quotes."""
    outside = "".join(line.split('"')[::2])
    return max(_PARTED_BY, key=outside.count)


def _again(first: str, text: io.TextIOWrapper) -> Iterator[str]:
    yield first
    yield from _lines(text)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(LARGEST_LINE):
        if len(line) == LARGEST_LINE and line[-1] not in "\r\n":
            raise CannotRead(
                "table.too_large", "One line of the table has more than a million signs."
            )
        yield line
