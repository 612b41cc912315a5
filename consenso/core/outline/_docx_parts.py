"""The parts of a Word file that belong to its document, found as its relationships say."""

import posixpath

from lxml import etree

from consenso.core.outline._errors import CannotRead
from consenso.core.outline._xml import parsed
from consenso.core.outline._zip import Package

_MAIN = "word/document.xml"
_WHAT = "The Word file"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NO_TEXT = "The file is no Word text: it has no document in it."
# The strict form of the standard has other addresses for the same names.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
    )
)  # fmt: skip


class Parts:
    """A Word file: `document` is the name of the part that holds the text, `related` the names of those it uses, by kind."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        self.document = _main_part(self.package)
        self.folder = posixpath.dirname(self.document)
        self.related = _related(self.package, self.document)

    def text(self) -> bytes:
        """Return the part that holds the text, as XML.

        Raises:
            CannotRead: there is none.
        """
        content = self.content(self.document)
        if not content:
            raise CannotRead(_NO_TEXT)
        return content

    def content(self, name: str) -> bytes:
        """Return a part in the usual form of the standard, b'' where there is none."""
        content = self.package.part(name)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        return content

    def root(self, name: str) -> etree._Element | None:
        """Return the root of a part, None where there is none."""
        content = self.content(name)
        return parsed(content, what=_WHAT) if content else None

    def of_kind(self, kind: str) -> list[str]:
        """Return the names of the parts of a kind; where none is said, the one of the usual name."""
        return self.related.get(kind) or [posixpath.join(self.folder, f"{kind}.xml")]

    def first(self, kind: str) -> etree._Element | None:
        """Return the root of the first part of a kind that there is, None where there is none."""
        return next(iter(self.all(kind)), None)

    def all(self, kind: str) -> list[etree._Element]:
        """Return the roots of the parts of a kind."""
        roots = (self.root(name) for name in self.of_kind(kind))
        return [root for root in roots if root is not None]


def _main_part(package: Package) -> str:
    """Return the name of the part that holds the text.

    Raises:
        CannotRead: there is none, or the file holds a table or slides.
    """
    named = _related(package, "").get("officeDocument", [])
    mains = _mains(package)
    if mains and not any(_is_of_word(kind) for kind in mains.values()):
        raise CannotRead("The file is a table or slides, no text: bring it as .docx or .pdf.")
    of_word = [name or _MAIN for name, kind in mains.items() if _is_of_word(kind)]
    for name in (*named, *of_word, _MAIN):
        if name in package:
            return name
    raise CannotRead("The file is no Word text: it is packed in another way.")


def _mains(package: Package) -> dict[str, str]:
    """Return the types of the parts that hold what a file is about, by name; '' for a part that has the type of all XML."""
    types = package.part("[Content_Types].xml")
    if not types:
        return {}
    return {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "")
        for one in parsed(types, what="The file")
        if one.get("ContentType", "").endswith("main+xml")
    }


def _is_of_word(kind: str) -> bool:
    return "wordprocessingml" in kind or "ms-word" in kind  # the second with macros


def _related(package: Package, name: str) -> dict[str, list[str]]:
    """Return the names of the parts that a part says it uses, by kind; '' stands for the file as a whole."""
    folder, base = posixpath.split(name)
    content = package.part(posixpath.join(folder, "_rels", f"{base}.rels"))
    found: dict[str, list[str]] = {}
    for one in parsed(content, what=_WHAT).iter(_RELATIONSHIP) if content else ():
        if one.get("TargetMode") == "External":
            continue
        target = one.get("Target", "").replace("\\", "/")
        path = target if target.startswith("/") else posixpath.join(folder, target)
        kind = one.get("Type", "").rpartition("/")[2]
        found.setdefault(kind, []).append(posixpath.normpath(path).lstrip("/"))
    return found
