"""A Word file → what it says with every tracked change, part by part."""

from lxml import etree

from consenso.core.formats.word._model import Comment, Part, Reading, all_of_them
from consenso.core.formats.word._names import W
from consenso.core.formats.word._properties import Properties
from consenso.core.formats.word._walk import Beside, Walk
from consenso.core.outline import CannotRead
from consenso.core.outline.docx import Parts, parsed

BODY = "body"
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_MARGINS = {"header": "header", "footer": "footer"}


def read(content: bytes) -> Reading:
    """Return what a .docx says: paragraphs, changes, comments, and the parts beside the body.

    Raises:
        CannotRead: it is no Word file, is damaged or locked, or declares entities.
    """
    parts = Parts(content)
    body = parsed(parts.text(), what="The Word file").find(f"{W}body")
    if body is None:
        raise CannotRead("The file is no Word text: it has no document in it.")
    properties = Properties(parts.first("styles"), parts.first("numbering"))
    beside = Beside()
    reading = Reading(Walk(BODY, properties, beside).read(body))
    for kind, name in _MARGINS.items():
        roots = parts.all(kind) if kind in parts.related else []
        for at, root in enumerate(roots, start=1):
            reading.parts.append(Walk(f"{name} {at}", properties, beside).read(root))
    for kind, name in _NOTES.items():
        reading.parts += _notes(parts.first(kind), name, properties, beside)
    reading.parts = [part for part in (*beside.boxes, *reading.parts) if _says_something(part)]
    reading.comments = _comments(parts.first("comments"), properties, beside)
    reading.marks = _marks(parts)
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


def _marks(parts: Parts) -> dict[str, str]:
    """Return the document's own properties that are text, by name."""
    root = parts.root("docProps/custom.xml")
    if root is None:
        return {}
    return {
        one.get("name", ""): "".join(one.itertext())
        for one in root.iter(_PROPERTIES)
        if one.get("name")
    }
