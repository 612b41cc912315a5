"""A form that came back, Word or a spreadsheet → what is written in it, by commitment."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from consenso.core.formats.report._model import FIELDS, KEY, Given
from consenso.core.outline import CannotRead
from consenso.core.outline.docx import Package, Parts, parsed

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAMED = re.compile(r"\{(\w+)\}")
_COLUMN = re.compile(r"[A-Z]+")
_NONE = "The file is no form of this kind: no commitment is named in it as the form names them."


def read(content: bytes) -> tuple[Given, ...]:
    """Return what a form says, in the order of the file: .docx or .xlsx as written here, whoever saved it since.

    Tracked changes count as accepted. Nothing is judged: ids and stages are as they stand there.

    Raises:
        CannotRead: it is no such file, is damaged or locked, or no commitment is named in it.
    """
    package = Package(content)
    is_sheet = any(name.startswith("xl/worksheets/") for name in package.names)
    found = tuple(_sheet(package) if is_sheet else _word(Parts(content)))
    if not found:
        raise CannotRead(_NONE)
    return found


def _word(parts: Parts) -> Iterator[Given]:
    root = parsed(parts.text(), what="The Word file")
    for place, table in enumerate(root.iter(f"{_W}tbl"), start=1):
        said: dict[str, str] = {}
        for row in table.iterfind(f"{_W}tr"):
            cells = [_words(cell) for cell in row.iter(f"{_W}tc")]
            named = _NAMED.search(cells[0]) if len(cells) > 1 else None
            if named:
                said.setdefault(named[1], cells[1].strip())
        if said.get(KEY):
            yield _given(said, place)


def _words(cell: etree._Element) -> str:
    return "\n".join(
        "".join(
            one.text or "" if one.tag == f"{_W}t" else "\n" if one.tag == f"{_W}br" else "\t"
            for one in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
        )
        for paragraph in cell.iter(f"{_W}p")
    )


def _sheet(package: Package) -> Iterator[Given]:
    shared = _shared(package)
    names = sorted(
        name for name in package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)
    )
    for name in names:
        root = parsed(package.part(name), what="The spreadsheet")
        columns: dict[str, str] = {}
        for place, row in enumerate(root.iter(f"{_S}row"), start=1):
            cells = {
                _column(cell, at): _value(cell, shared)
                for at, cell in enumerate(row.iterfind(f"{_S}c"))
            }
            if KEY in cells.values() and "stage" in cells.values():
                columns = {said: column for column, said in cells.items()}
                continue
            said = {one: cells.get(column, "").strip() for one, column in columns.items()}
            if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", said.get(KEY, "")):
                yield _given(said, int(row.get("r") or place))


def _column(cell: etree._Element, at: int) -> str:
    found = _COLUMN.match(cell.get("r", ""))
    return found[0] if found else chr(65 + at)


def _value(cell: etree._Element, shared: list[str]) -> str:
    kind = cell.get("t", "")
    if kind == "inlineStr":
        return _all(cell.find(f"{_S}is"))
    value = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        at = int(value) if value.isdecimal() else len(shared)
        return shared[at] if at < len(shared) else ""
    return value.removesuffix(".0")


def _shared(package: Package) -> list[str]:
    content = package.part("xl/sharedStrings.xml")
    if not content:
        return []
    root = parsed(content, what="The spreadsheet")
    return [_all(one) for one in root.iterfind(f"{_S}si")]


def _all(element: etree._Element | None) -> str:
    """Return the words of a cell, without what is read aloud over Chinese or Japanese signs."""
    if element is None:
        return ""
    return "".join(
        one.text or ""
        for one in element.iter(f"{_S}t")
        if one.getparent() is None or one.getparent().tag != f"{_S}rPh"
    )


def _given(said: Mapping[str, str], place: int) -> Given:
    return Given(said[KEY], place, {name: said[name] for name in FIELDS if name in said})
