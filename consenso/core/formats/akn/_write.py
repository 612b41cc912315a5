"""An outline → Akoma Ntoso 3.0.

What stands where: titles in <preface>, the preamble as recitals, closing lines in <conclusions>, annexes as <attachment>
with a <doc> of their own, notes at the words that they belong to or, where they belong to none, in the metadata, and all between in <mainBody>: headings as
section, article, chapter… by what their ids say, paragraphs and points under those names. What comes in another order
than these parts have becomes <hcontainer name="…"> in <mainBody>. So the order of the text is always kept.

Ids become eId as they are. Where an element would be read as another kind than the outline's, it says which
(c:kind), and where the order of the text is not that of the elements, the metadata hold it (c:order).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from consenso.core.formats.akn._elements import (
    KIND,
    NAMESPACE,
    OURS,
    hierarchical,
    nature,
)
from consenso.core.formats.akn._identification import Identification
from consenso.core.formats.akn._languages import iso_639_3
from consenso.core.formats.akn._model import STATEMENTS, CannotWrite, Metadata
from consenso.core.formats.akn._words import one_line, tidy
from consenso.core.formats.akn._xml import UNWRITABLE, XML, Node, written
from consenso.core.outline import Kind, Outline, Paragraph

DEEPEST = 24  # parts within each other
# Text stands in these with no spaces of ours between.
_RUN_ON = ("p", "num", "heading", "docTitle", "order")


def write(outline: Outline, metadata: Metadata) -> bytes:
    """Return the outline in one language as a file of Akoma Ntoso 3.0, valid against the schema of OASIS, in UTF-8.

    Texts are written as `tidy` leaves them. Offsets and pages belong to the source and are not written. An outline
    without paragraphs gives a document with an empty body.

    Raises:
        CannotWrite: an id is empty, holds a space or stands twice; a parent is not there or stands in a circle; parts
            are more than 24 deep; a text has a sign that XML cannot hold; the date is none.

    >>> from consenso.core.outline import Outline, Paragraph
    >>> outline = Outline("en", "", (Paragraph("para_1", "paragraph", "1.", "", "We will meet yearly.", 0, 20),))
    >>> b'<paragraph eId="para_1">' in write(outline, Metadata(kind="declaration", date="2030-05-04"))
    True
    """
    parts = tuple(_tidied(one) for one in outline.paragraphs)
    tree = _Tree(parts)
    tree.check()
    identification = Identification(metadata, outline.language, {one.id for one in parts})
    writing = _Writing(tree, identification, outline.language)
    element = "statement" if metadata.kind in STATEMENTS else "doc"
    document = writing.document(element, metadata.kind, "", "")
    known = [one.id for one in parts]
    found = [node.attributes.get("eId", "") for node in document.every()]
    notes = writing.loose_notes()
    found += [node.attributes.get("eId", "") for note in notes for node in note.every()]
    held = set(known)
    order = Node("order", namespace=OURS).add(" ".join(known))
    identification.complete(
        document,
        title=_writable(tidy(outline.title), "The title"),
        notes=notes,
        ours=[order] if [one for one in found if one in held] != known else [],
    )
    root = Node("akomaNtoso").add(document)
    ours = any(node.namespace == OURS or KIND in node.attributes for node in root.every())
    return written(
        _in_namespace(root),
        namespace=NAMESPACE,
        prefixes={"c": OURS} if ours else {},
        run_on=_RUN_ON,
    )


def _in_namespace(root: Node) -> Node:
    for node in root.every():
        node.namespace = node.namespace or NAMESPACE
    return root


def _tidied(one: Paragraph) -> Paragraph:
    where = f"The part {one.id!r}"
    return Paragraph(
        _writable(one.id, where),
        one.kind,
        _writable(one_line(one.number), where),
        one.parent,
        _writable(tidy(one.text), where),
        one.start,
        one.end,
        one.page,
    )


def _writable(text: str, where: str) -> str:
    if match := UNWRITABLE.search(text):
        raise CannotWrite(f"{where} has the sign U+{ord(match[0]):04X}, which XML cannot hold.")
    return text


class _Tree:
    """The parts of an outline by the part that they stand in."""

    def __init__(self, parts: Sequence[Paragraph]) -> None:
        self.parts = parts
        self.within: dict[str, list[Paragraph]] = defaultdict(list)
        for one in parts:
            self.within[one.parent].append(one)

    def notes(self, parent: str) -> list[Paragraph]:
        return [one for one in self.within.get(parent, ()) if one.kind == "note"]

    def others(self, parent: str) -> list[Paragraph]:
        return [one for one in self.within.get(parent, ()) if one.kind != "note"]

    def is_leaf(self, one: Paragraph) -> bool:
        return not self.others(one.id)

    def check(self) -> None:
        """Raise where ids are wrong, or not every part is within the text."""
        known: set[str] = set()
        for one in self.parts:
            if not one.id or any(sign.isspace() for sign in one.id):
                raise CannotWrite(f"An id is a word without spaces: {one.id!r} is none.")
            if one.id in known:
                raise CannotWrite(f"The id {one.id!r} stands twice.")
            known.add(one.id)
        level, n_found = [""], 0
        for _ in range(DEEPEST):
            level = [one.id for parent in level for one in self.within.get(parent, ())]
            n_found += len(level)
        if n_found < len(self.parts):
            for one in self.parts:
                if one.parent and one.parent not in known:
                    raise CannotWrite(
                        f"The part {one.id!r} stands in {one.parent!r}, which is not there."
                    )
            raise CannotWrite(
                f"Parts stand in each other in a circle, or more than {DEEPEST} deep."
            )


class _Writing:
    """Makes the elements of a document."""

    def __init__(self, tree: _Tree, identification: Identification, language: str) -> None:
        self._tree = tree
        self._identification = identification
        told = iso_639_3(language) != "und"
        self._language = {f"{{{XML}}}lang": language} if told else {}

    def loose_notes(self) -> list[Node]:
        """Return the notes that stand in no part."""
        return [self._note(one, "note") for one in self._tree.notes("")]

    def document(self, element: str, name: str, parent: str, component: str) -> Node:
        """Return a document with the parts that stand in `parent`, and empty metadata but for the identification."""
        titles, preamble, body, closing, annexes = self._zones(parent)
        node = Node(element, {"name": name})
        node.add(Node("meta").add(self._identification.of(component)))
        if titles:
            preface = self._zone("preface", "preface")
            first, *others = titles
            node.add(preface.add(self._long_title(first), *self._lines(others, "title")))
        if preamble:
            recitals = Node("recitals", self._identification.free("recs"))
            recitals.add(*(self._block(one, "preamble", element="recital") for one in preamble))
            node.add(self._zone("preamble", "preamble").add(recitals))
        main = self._zone("mainBody", "body")
        main.add(*(self._hierarchical(one) for one in body))
        node.add(main if main.children else main.add(Node("p")))
        if closing:
            node.add(self._zone("conclusions", "conclusions").add(*self._lines(closing, "closing")))
        if annexes:
            node.add(Node("attachments").add(*(self._annex(one) for one in annexes)))
        return node

    def _zone(self, element: str, identifier: str) -> Node:
        return Node(element, self._identification.free(identifier) | self._language)

    def _zones(self, parent: str) -> tuple[list[Paragraph], ...]:
        """Return titles, preamble, body, closing lines and annexes: what stands in this order from both ends."""
        rest = self._tree.others(parent)
        zones = []
        for kind in ("title", "preamble"):
            zones.append(list(takewhile(_is(kind), rest)))
            rest = rest[len(zones[-1]) :]
        last = []
        for kind in ("annex", "closing"):
            last.append(list(takewhile(_is(kind), reversed(rest)))[::-1])
            rest = rest[: len(rest) - len(last[-1])]
        return (*zones, rest, *last[::-1])

    def _long_title(self, one: Paragraph) -> Node:
        if one.number or not one.text or not self._tree.is_leaf(one):
            return self._block(one, "title")
        title = Node("p").add(Node("docTitle").add(*_lines(one.text)), *self._notes(one))
        return Node("longTitle", {"eId": one.id}).add(title)

    def _annex(self, one: Paragraph) -> Node:
        node = Node("attachment", {"eId": one.id}).add(_number(one))
        node.add(self._words("heading", one))
        return node.add(self.document("doc", "annex", one.id, one.id))

    def _lines(self, parts: Iterable[Paragraph], zone: Kind) -> list[Node]:
        """Return what stands in a zone one after the other: plain lines as <p>, the others as blocks."""
        found: list[Node] = []
        for one in parts:
            plain = one.kind == zone and one.text and not one.number and self._tree.is_leaf(one)
            if plain:
                words = self._words("p", one)
                words.attributes["eId"] = one.id
                found.append(words)
            else:
                found.append(self._block(one, zone))
        return found

    def _block(self, one: Paragraph, zone: Kind, *, element: str = "blockContainer") -> Node:
        """Return a part as a block; its points stand in a list."""
        node = Node(element, {"eId": one.id}).add(_number(one))
        is_heading = one.kind == "heading"
        node.add(self._words("heading" if is_heading else "p", one))
        items: Node | None = None
        for child in self._tree.others(one.id):
            if child.kind != "point":
                node.add(self._block(child, zone))
                items = None
                continue
            if items is None:
                items = Node("blockList")
                node.add(items)
            items.add(self._block(child, zone, element="item"))
        if is_heading and self._tree.is_leaf(one):
            node.add(Node("p"))
        return _of_kind(node, one, zone)

    def _hierarchical(self, one: Paragraph) -> Node:
        name = hierarchical(one.id, one.kind)
        called = {"name": one.kind} if name == "hcontainer" else {}
        node = Node(name, {"eId": one.id} | called).add(_number(one))
        children = [self._hierarchical(child) for child in self._tree.others(one.id)]
        if one.kind == "heading":
            node.add(self._words("heading", one))
            node.add(*children or [Node("content").add(Node("p"))])
        elif children:
            words = self._words("p", one)
            node.add(Node("intro").add(words) if words.children else None, *children)
        else:
            node.add(Node("content").add(self._words("p", one)))
        return _of_kind(node, one, "paragraph")

    def _words(self, element: str, one: Paragraph) -> Node:
        """Return the part's text as an element, its notes at the end."""
        return Node(element).add(*_lines(one.text), *self._notes(one))

    def _notes(self, one: Paragraph) -> list[Node]:
        return [self._note(note) for note in self._tree.notes(one.id)]

    def _note(self, note: Paragraph, element: str = "authorialNote") -> Node:
        """Return a note; its number is its marker."""
        block = self._block(note, "paragraph", element=element)
        block.children = [child for child in block.elements() if child.name != "num"]
        if note.number:
            block.attributes["marker"] = note.number
        return block


def _is(kind: str) -> Callable[[Paragraph], bool]:
    return lambda one: one.kind == kind


def _of_kind(node: Node, one: Paragraph, zone: Kind) -> Node:
    """Return the element; with its kind on it where it would be taken for another."""
    natural = nature(
        node.name,
        called=node.attributes.get("name", ""),
        zone=zone,
        has_heading=node.first("heading") is not None,
        has_words=bool(one.text),
    )
    if natural != one.kind:
        node.attributes[KIND] = one.kind
    return node


def _number(one: Paragraph) -> Node | None:
    return Node("num").add(one.number) if one.number else None


def _lines(text: str) -> list[Node | str]:
    """Return a text with <br/> for each end of a line."""
    found: list[Node | str] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            found.append(Node("br"))
        if line:
            found.append(line)
    return found
