"""Workbooks (XLSX) → the rows of one sheet as texts, one after the other, in the memory of some; days come as ISO 8601."""

import datetime as dt
import posixpath
import re
import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Context
from typing import IO, Any

from lxml import etree

from consenso.core.formats.activity_tables._csv import MOST_COLUMNS, Row
from consenso.core.formats.iati import CannotRead

LARGEST_CELL = 100_000
LARGEST_PART = 512 * 1024**2  # bytes of a sheet, and of the texts, unpacked
LARGEST_SMALL = 16 * 1024**2  # of every other part
LARGEST_ROW = 16 * 1024**2
MOST_TIMES = 300  # how often larger a large part may be than it is packed
MOST_MERGED = 100_000
MOST_DIGITS = 308  # before or after the point; no spreadsheet has a number of more
LONGEST_REFERENCE = 12  # signs; the last cell that there is has ten
_READ = 64 * 1024
_IN_MEMORY = 8 * 1024**2  # of texts; more of them lie in a file
_DAYS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_OUTSIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')  # of a format, what only stands there
_IS_DAY = re.compile(r"[ymd]", re.IGNORECASE)
_IS_TIME = re.compile(r"[hs]", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]+)(\d+):[A-Z]+(\d+)[\"']")
_SIGN = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHOWN = Context(prec=15)  # the digits of a number that a spreadsheet shows
_ID = re.compile(r"^\{.*relationships\}id$")


def rows_of_xlsx(stream: IO[bytes], *, sheet: str = "") -> Iterator[Row]:
    """Yield the rows of a workbook's first sheet that is not hidden, or of the one that is called so.

    Of a formula its value as it was last computed is read; where there is none, the formula stands there, with =.

    Raises:
        CannotRead: it is no workbook, damaged, too large, or has no such sheet.
    """
    try:
        with (
            zipfile.ZipFile(stream) as archive,
            tempfile.SpooledTemporaryFile(_IN_MEMORY) as texts,
        ):
            book = _Book.of(archive, sheet, _Texts(texts))
            merged = _merged(archive, book.sheet)
            yield from _filled(_rows(archive, book), merged)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        KeyError,
        ValueError,
        IndexError,
        NotImplementedError,
        RuntimeError,
        etree.XMLSyntaxError,
    ) as error:
        said = (
            "The file is no workbook, damaged, or locked by a password: save it anew as “Excel workbook (.xlsx)”, "
            "without a password."
        )
        raise CannotRead("table.form", said) from error


@dataclass(slots=True)
class _Texts:
    """The texts that cells share, in a file where they are many."""

    held: IO[bytes]
    starts: "array[int]" = field(default_factory=lambda: array("Q", [0]))

    def add(self, text: str) -> None:
        self.held.write(text.encode())
        self.starts.append(self.held.tell())

    def __getitem__(self, place: int) -> str:
        if place < 0:
            raise IndexError(place)
        start, end = self.starts[place], self.starts[place + 1]
        self.held.seek(start)
        return self.held.read(end - start).decode()


@dataclass(slots=True)
class _Book:
    """What the rows of a sheet need to be read: where it is, the texts, which styles are days, and their first day."""

    sheet: str
    texts: _Texts
    days: frozenset[int]
    first_day: dt.date

    @classmethod
    def of(cls, archive: zipfile.ZipFile, wanted: str, texts: _Texts) -> "_Book":
        names = set(archive.namelist())
        place = next(
            (path for kind, path in _related(archive, "") if kind.endswith("/officeDocument")),
            "xl/workbook.xml",
        )
        root = _tree(archive, place)
        targets = _targets(archive, place)
        settings = root.find("{*}workbookPr")
        is_1904 = settings is not None and settings.get("date1904") in ("1", "true")
        folder = posixpath.dirname(place)
        book = cls(
            _sheet(root, targets, wanted),
            texts,
            _day_styles(archive, f"{folder}/styles.xml", names),
            dt.date(1904, 1, 1) if is_1904 else dt.date(1899, 12, 30),
        )
        shared = f"{folder}/sharedStrings.xml"
        if shared in names:
            for one in _elements(archive, shared, "si"):
                texts.add(_said(one))
        return book


def _sheet(root: Any, targets: dict[str, str], wanted: str) -> str:
    """Return where the sheet is that is wanted, or the first that is not hidden."""
    found = [
        (one.get("name", ""), one.get("state", "visible"), targets[relation])
        for one in root.iterfind("{*}sheets/{*}sheet")
        for name, relation in one.items()
        if _ID.match(name) and "/worksheets/" in f"/{targets.get(relation, '')}"
    ]
    for name, state, place in found:
        if name == wanted or (not wanted and state == "visible"):
            return place
    if not found or not wanted:
        raise CannotRead("table.sheet", "The workbook has no sheet with rows that is not hidden.")
    named = ", ".join(f"“{name}”" for name, _, _ in found)
    raise CannotRead("table.sheet", f"The workbook has no sheet “{wanted}”: it has {named}.")


def _related(archive: zipfile.ZipFile, place: str) -> list[tuple[str, str]]:
    """Return what a part is related to: the kind of each and its place."""
    return [(kind, path) for _, kind, path in _relations(archive, place)]


def _targets(archive: zipfile.ZipFile, place: str) -> dict[str, str]:
    return {name: path for name, _, path in _relations(archive, place)}


def _relations(archive: zipfile.ZipFile, place: str) -> Iterator[tuple[str, str, str]]:
    folder, name = posixpath.split(place)
    file = posixpath.join(folder, "_rels", f"{name}.rels")
    if file not in archive.namelist():
        return
    for one in _tree(archive, file).iterfind("{*}Relationship"):
        path = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
        yield one.get("Id", ""), one.get("Type", ""), path.lstrip("/")


def _part(archive: zipfile.ZipFile, name: str, most: int) -> IO[bytes]:
    info = archive.getinfo(name)
    is_bomb = info.file_size > MOST_TIMES * max(info.compress_size, 1)
    if info.file_size > most or (is_bomb and info.file_size > LARGEST_SMALL):
        said = f"A part of the workbook has {info.file_size >> 20} MB when it is unpacked, more than is read."
        raise CannotRead("table.too_large", said)
    return archive.open(name)


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    with _part(archive, name, LARGEST_SMALL) as part:
        return etree.parse(part, etree.XMLParser(**_SAFE)).getroot()


_SAFE: Any = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
}


def _elements(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[Any]:
    """Yield the elements of that name, each forgotten when the next is asked for."""
    parser = etree.XMLPullParser(events=("end",), tag=f"{{*}}{tag}", **_SAFE)
    with _part(archive, name, LARGEST_PART) as part:
        n_waiting = 0
        while chunk := part.read(_READ):
            parser.feed(chunk)
            n_waiting += len(chunk)
            for _, node in parser.read_events():
                yield node
                n_waiting = 0
                node.clear()
                while node.getprevious() is not None:
                    del node.getparent()[0]
            if n_waiting > LARGEST_ROW:
                raise CannotRead(
                    "table.too_large", "One row or text of the workbook has more than 16 MB."
                )
        parser.close()


def _day_styles(archive: zipfile.ZipFile, name: str, names: set[str]) -> frozenset[int]:
    """Return the numbers of the styles by which a number is a day."""
    if name not in names:
        return frozenset()
    root = _tree(archive, name)
    own: dict[int, bool] = {}
    for one in root.iterfind("{*}numFmts/{*}numFmt"):
        code = _OUTSIDE.sub("", one.get("formatCode", ""))
        is_day = bool(re.search(r"[yd]", code, re.IGNORECASE)) or (
            bool(_IS_DAY.search(code)) and not _IS_TIME.search(code)
        )
        own[int(one.get("numFmtId", 0))] = is_day and code.lower() != "general"
    used = [int(one.get("numFmtId", 0)) for one in root.iterfind("{*}cellXfs/{*}xf")]
    return frozenset(place for place, one in enumerate(used) if own.get(one, one in _DAYS))


def _merged(archive: zipfile.ZipFile, name: str) -> dict[int, list[tuple[int, int]]]:
    """Return the cells that are merged with those below: by first row, column and last row. They stand after the rows."""
    found: dict[int, list[tuple[int, int]]] = {}
    rest, n_merged = b"", 0
    with _part(archive, name, LARGEST_PART) as part:
        while chunk := part.read(_READ * 16):
            rest += chunk
            end = 0
            for one in _MERGED.finditer(rest):
                first, last, end = int(one[2]), int(one[3]), one.end()
                column = _column(one[1].decode())
                if last > first and column < MOST_COLUMNS and n_merged < MOST_MERGED:
                    n_merged += 1
                    found.setdefault(first, []).append((column, last))
            rest = rest[max(end, len(rest) - 200) :]
    return found


def _filled(rows: Iterator[Row], merged: dict[int, list[tuple[int, int]]]) -> Iterator[Row]:
    """Yield the rows, with what a merged cell says in each row over which it goes."""
    held: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells, repeated = row.cells, set[int]()
        for column, (last, text) in list(held.items()):
            if row.number > last:
                del held[column]
            elif text:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
                repeated.add(column)
        for column, last in merged.pop(row.number, ()):
            held[column] = last, cells[column] if column < len(cells) else ""
        yield Row(row.number, cells, frozenset(repeated))


def _rows(archive: zipfile.ZipFile, book: _Book) -> Iterator[Row]:
    number = 0
    for node in _elements(archive, book.sheet, "row"):
        number = int(node.get("r") or number + 1)
        yield Row(number, _cells(node, book))


def _cells(row: Any, book: _Book) -> list[str]:
    cells: list[str] = []
    for node in row.iterchildren("{*}c"):
        named = _column(node.get("r", ""))
        place = named if named >= 0 else len(cells)
        if place >= MOST_COLUMNS:
            break
        cells += [""] * (place + 1 - len(cells))
        cells[place] = _text(node, book).strip()[:LARGEST_CELL]
    return cells


def _column(reference: str) -> int:
    """Return the place of a cell's column from 0, by its reference (C7 → 2); -1 for none."""
    place = 0
    for sign in reference[:LONGEST_REFERENCE].rstrip("0123456789"):
        place = place * 26 + ord(sign) - 64
    return place - 1


def _text(node: Any, book: _Book) -> str:
    kind = node.get("t", "n")
    if kind == "inlineStr":
        return _said(node)
    value = node.findtext("{*}v") or ""
    if not value:
        formula = node.findtext("{*}f")
        return f"={formula}" if formula else ""
    if kind == "s":
        return book.texts[int(value)]
    if kind == "d":
        return value.partition("T")[0]
    if kind != "n":
        return _SIGN.sub(lambda found: chr(int(found[1], 16)), value)
    return _number(value, int(node.get("s", 0)) in book.days, book.first_day)


def _number(value: str, is_day: bool, first_day: dt.date) -> str:
    try:
        number = _SHOWN.create_decimal(value)
    except ArithmeticError:
        return value
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        return value
    if is_day and 1 <= number < (dt.date.max - first_day).days + 1:
        return (first_day + dt.timedelta(days=int(number))).isoformat()
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    return f"{number:f}"


def _said(node: Any) -> str:
    """Return the text of a cell or a shared text, without what says how it is spoken."""
    texts = [
        one.text or "" for one in node.iter("{*}t") if not one.getparent().tag.endswith("}rPh")
    ]
    return _SIGN.sub(lambda found: chr(int(found[1], 16)), "".join(texts))
