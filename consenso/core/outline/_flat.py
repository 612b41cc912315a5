"""A package of Word in one XML text ("flat"), as its parts by name."""

from xml.sax.saxutils import quoteattr

from lxml import etree

from consenso.core.outline._errors import CannotRead
from consenso.core.outline._xml import parsed

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_OF_2003 = b"http://schemas.microsoft.com/office/word/2003/wordml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BEGINNINGS = (b"<?xml", b"<pkg:package", b"<?mso-application", b"<w:wordDocument")


def is_flat(content: bytes) -> bool:
    """Return whether this is a package in one XML text.

    Raises:
        CannotRead: it is the older XML of Word 2003, which is none.
    """
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith(_BEGINNINGS):
        return False
    if _OF_2003 in head:
        raise CannotRead(
            "The file is in the XML format of Word 2003: save it as .docx, and bring it again."
        )
    return _FLAT in head


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts that are XML, and the list of their types, which a packed file has as a part."""
    found: dict[str, bytes] = {}
    types = []
    for part in parsed(content, what="The Word file").iterfind(f"{_PACKAGE}part"):
        name = part.get(f"{_PACKAGE}name", "")
        inside = part.find(f"{_PACKAGE}xmlData")
        if not name or inside is None or not len(inside):
            continue
        found[name] = etree.tostring(inside[0], encoding="UTF-8", with_tail=False)
        kind = quoteattr(part.get(f"{_PACKAGE}contentType", ""))
        types.append(f"<Override PartName={quoteattr(name)} ContentType={kind}/>")
    found["[Content_Types].xml"] = f'<Types xmlns="{_TYPES}">{"".join(types)}</Types>'.encode()
    return found
