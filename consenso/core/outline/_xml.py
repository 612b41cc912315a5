"""XML of strangers: no entities, no other files, no network, no more than a set size."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from consenso.core.outline._errors import CannotRead

LARGEST = 64 * 1024 * 1024  # bytes of one part
_DECLARED = "{what} declares a document type or entities, which no text needs: it is not read."


def parsed(content: bytes, *, what: str) -> etree._Element:
    """Return the root of an XML text. `what` names it in the sentence of the error."""
    _refuse_declarations(content, what)
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise CannotRead(f"{what} is damaged: its XML cannot be read.") from error
    _refuse_doctype(root, what)
    return root


def ended(content: bytes, tag: str, *, what: str) -> Iterator[etree._Element]:
    """Give each element of a tag when it has ended; what was given is emptied, so that memory stays small."""
    _refuse_declarations(content, what)
    try:
        events = etree.iterparse(
            BytesIO(content),
            events=("end",),
            tag=tag,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        is_first = True
        for _, element in events:
            if is_first:
                _refuse_doctype(element, what)
                is_first = False
            yield element
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise CannotRead(f"{what} is damaged: its XML cannot be read.") from error


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_declarations(content: bytes, what: str) -> None:
    if len(content) > LARGEST:
        raise CannotRead(f"{what} is too large: over {LARGEST // 1024 // 1024} MB of XML.")
    head = content[:4096]
    if b"\0" in head:
        head = head.replace(b"\0", b"")
    if b"<!ENTITY" in content or b"<!DOCTYPE" in head:
        raise CannotRead(_DECLARED.format(what=what))


def _refuse_doctype(element: etree._Element, what: str) -> None:
    """Refuse a declaration that is not seen in the bytes: in UTF-16, or after a long comment."""
    if element.getroottree().docinfo.doctype:
        raise CannotRead(_DECLARED.format(what=what))
