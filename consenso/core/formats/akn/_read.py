"""Akoma Ntoso → an outline, of any version and of files that the schema refuses.

Elements are known by their local names, whatever their namespace. What is left out, or read otherwise than it stands
there, is listed as `Unread`.
"""

from collections.abc import Sequence

from consenso.core.formats.akn._elements import DOCUMENTS, OURS
from consenso.core.formats.akn._metadata import identifiers, language, metadata, title
from consenso.core.formats.akn._model import Reading
from consenso.core.formats.akn._parts import Part, Reader
from consenso.core.formats.akn._xml import Node, parsed
from consenso.core.outline import CannotRead, Outline, Paragraph


def is_akoma_ntoso(content: bytes) -> bool:
    """Return whether a file is XML whose root is an Akoma Ntoso element; False for what cannot be read.

    >>> is_akoma_ntoso(b"<akomaNtoso/>"), is_akoma_ntoso(b"<html/>"), is_akoma_ntoso(b"%PDF-1.7")
    (True, False, False)
    """
    if b"akomaNtoso" not in content and b"a\0k\0o\0m\0a" not in content:
        return False
    try:
        return parsed(content).name == "akomaNtoso"
    except CannotRead:
        return False


def read(content: bytes) -> Reading:
    """Return the outline that a file of Akoma Ntoso holds, its metadata, and what of it was not read.

    What `write` wrote is read back with the same ids, kinds, numbers, parents, texts, title and language. Ids are those
    of the file (eId, or xml:id, or id); parts without one, or with one that stands twice, get one by the naming
    convention. A file with no text gives an outline without paragraphs.

    Raises:
        CannotRead: the file is no well-formed XML, declares a document type, is too large, or is no Akoma Ntoso.

    >>> reading = read(b"<akomaNtoso><doc><mainBody><paragraph eId='para_1'><num>1.</num><content><p>We will meet."
    ...     b"</p></content></paragraph></mainBody></doc></akomaNtoso>")
    >>> [(one.id, one.kind, one.number, one.text) for one in reading.outline.paragraphs]
    [('para_1', 'paragraph', '1.', 'We will meet.')]
    """
    root = parsed(content)
    if root.name != "akomaNtoso" and root.name not in DOCUMENTS:
        raise CannotRead(f"The file is no Akoma Ntoso: its root is <{root.name}>.")
    document = root
    if root.name == "akomaNtoso":
        found = root.first(*DOCUMENTS)
        if found is None:
            raise CannotRead("The file has no document in <akomaNtoso>.")
        document = found
    reader = Reader()
    reader.root(root, document)
    parts, source = _placed(_in_order(reader.parts, root))
    return Reading(
        Outline(language(document), title(document), parts, source),
        metadata(document),
        identifiers(document),
        tuple(sorted(reader.unread, key=lambda one: one.line)),
    )


def _in_order(parts: list[Part], root: Node) -> list[Part]:
    """Return the parts in the order that the metadata hold, where they hold one for just these parts."""
    kept = next((n for n in root.every() if n.name == "order" and n.namespace == OURS), None)
    if kept is None:
        return parts
    order = "".join(child for child in kept.children if isinstance(child, str)).split()
    by_id = {one.id: one for one in parts}
    if sorted(order) != sorted(by_id):
        return parts
    return [by_id[one] for one in order]


def _placed(parts: Sequence[Part]) -> tuple[tuple[Paragraph, ...], str]:
    """Return the parts with their places in a source text, and that text."""
    placed: list[Paragraph] = []
    blocks: list[str] = []
    start = 0
    for one in parts:
        block = f"{one.number} {one.text}" if one.number and one.text else one.number or one.text
        placed.append(
            Paragraph(one.id, one.kind, one.number, one.parent, one.text, start, start + len(block))
        )
        blocks.append(block)
        start += len(block) + 2
    return tuple(placed), "\n\n".join(blocks)
