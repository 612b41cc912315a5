"""A Word file → what it says with every tracked change, part by part."""

import posixpath
from collections import Counter

from lxml import etree

from consenso.core.formats.word._model import Comment, Part, Reading, all_of_them
from consenso.core.formats.word._names import STRICT, W
from consenso.core.formats.word._properties import Properties
from consenso.core.formats.word._walk import Beside, Walk
from consenso.core.outline import CannotRead
from consenso.core.outline.docx import Package, main_part, parsed

BODY = "body"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_MARGINS = {"header": "header", "footer": "footer"}
_WHAT = "The Word file"


def read(content: bytes) -> Reading:
    """Return what a .docx says: paragraphs, changes, comments, and the parts beside the body.

    Raises:
        CannotRead: it is no Word file, is damaged or locked, or declares entities.
    """
    package = _Package(content)
    body = package.document.find(f"{W}body")
    if body is None:
        raise CannotRead("The file is no Word text: it has no document in it.")
    properties = Properties(package.first("styles"), package.first("numbering"))
    beside = Beside()
    reading = Reading(Walk(BODY, properties, beside).read(body))
    for kind, name in _MARGINS.items():
        for at, root in enumerate(package.all(kind), start=1):
            reading.parts.append(Walk(f"{name} {at}", properties, beside).read(root))
    for kind, name in _NOTES.items():
        reading.parts += _notes(package.first(kind), name, properties, beside)
    reading.parts = [part for part in (*beside.boxes, *reading.parts) if _says_something(part)]
    reading.comments = _comments(package.first("comments"), properties, beside)
    reading.marks = package.marks()
    reading.left = beside.refused()
    return reading


def _notes(
    root: etree._Element | None, name: str, properties: Properties, beside: Beside
) -> list[Part]:
    """Return each note as a part; those that only draw the line above the notes are none."""
    if root is None:
        return []
    notes = [one for one in root.iterfind(f"{W}{name}") if one.get(f"{W}type") in (None, "normal")]
    return [
        Walk(f"{name} {at}", properties, beside).read(one) for at, one in enumerate(notes, start=1)
    ]


def _says_something(part: Part) -> bool:
    return bool(part.changes) or any(one.pieces for one in part.sources)


def _comments(root: etree._Element | None, properties: Properties, beside: Beside) -> list[Comment]:
    """Return the comments in the order of the file, each with where it stands."""
    if root is None:
        return []
    found = []
    places = dict(beside.comments)
    for one in root.iterfind(f"{W}comment"):
        inner = Walk("comment", properties, Beside()).read(one)
        text = "\n".join(source.text(all_of_them) for source in inner.sources)
        part, place, words = places.get(one.get(f"{W}id", ""), ("", 0, []))
        found.append(
            Comment(
                one.get(f"{W}author", "").strip(),
                one.get(f"{W}date", ""),
                text.strip(),
                place if part == BODY else None,
                "".join(words).strip(),
            )
        )
    return found


class _Package:
    """The parts of a file that belong to its document, found as its relationships say."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        repeated = [name for name, n in Counter(self.package.archive.namelist()).items() if n > 1]
        if repeated:
            raise CannotRead(
                f"The file holds two parts of one name ({repeated[0]}): it is damaged."
            )
        self.name = main_part(self.package)
        document = self._parsed(self.name)
        if document is None:
            raise CannotRead("The file is no Word text: it has no document in it.")
        self.document = document
        self.folder = posixpath.dirname(self.name)
        self.related = self._related()

    def first(self, kind: str) -> etree._Element | None:
        """Return the root of the document's part of a kind, None where there is none."""
        return next(iter(self.all(kind)), None)

    def all(self, kind: str) -> list[etree._Element]:
        """Return the roots of the document's parts of a kind."""
        names = self.related.get(kind, [])
        if not names and kind not in _MARGINS:
            names = [posixpath.join(self.folder, f"{kind}.xml")]
        roots = [self._parsed(name) for name in names]
        return [root for root in roots if root is not None]

    def marks(self) -> dict[str, str]:
        """Return the document's own properties that are text, by name."""
        root = self._parsed("docProps/custom.xml")
        if root is None:
            return {}
        return {
            one.get("name", ""): "".join(one.itertext())
            for one in root.iter(_PROPERTIES)
            if one.get("name")
        }

    def _related(self) -> dict[str, list[str]]:
        folder, name = posixpath.split(self.name)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, list[str]] = {}
        for one in root.iter(_RELATIONSHIP) if root is not None else ():
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = one.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, []).append(posixpath.normpath(path))
        return found

    def _parsed(self, name: str) -> etree._Element | None:
        content = self.package.part(name)
        if not content:
            return None
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
        return parsed(content, what=_WHAT)
