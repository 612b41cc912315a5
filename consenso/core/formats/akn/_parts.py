"""The elements of a document → the parts of an outline, one after the other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consenso.core.formats.akn._elements import (
    BODIES,
    DOCUMENTS,
    HIERARCHY,
    INLINE,
    KIND,
    NAMESPACE,
    OURS,
    PARTS,
    THROUGH,
    THROUGH_UNLESS_IT_SPEAKS,
    WORDS,
    nature,
    short,
)
from consenso.core.formats.akn._metadata import unread_of
from consenso.core.formats.akn._model import Unread
from consenso.core.formats.akn._running import Running, excerpt, running
from consenso.core.formats.akn._words import one_line
from consenso.core.formats.akn._xml import XML, Node
from consenso.core.outline import KINDS, Kind

_IDS = ("eId", f"{{{XML}}}id", "id")
_ZONES: dict[str, Kind] = {
    "coverPage": "title",
    "preface": "title",
    "preamble": "preamble",
    "conclusions": "closing",
    "attachments": "annex",
    "components": "annex",
}
_HEADS = ("num", "heading", "subheading")
_NOTES = ("authorialNote", "note")
_NOTHING_IF_EMPTY = {"container", "formula", "longTitle"}
_LEFT_OUT = {
    "toc": "a table of contents is not read",
    "foreign": "what stands in another vocabulary is not read",
    "componentRef": "the text stands elsewhere",
}


@dataclass(slots=True)
class Part:
    """A part that was read."""

    id: str
    kind: Kind
    number: str
    parent: str
    text: str


class Reader:
    """Walks over a document, and collects parts and what is not read."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.unread: list[Unread] = []
        self._taken: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._anchors: dict[
            str, str
        ] = {}  # id of a note in the metadata → the part that leads to it

    def root(self, root: Node, document: Node) -> None:
        """Read the first document, and what stands beside it."""
        self._look_over(root)
        self._document(document, "")
        if root is not document:
            for child in root.elements():
                if child.name == "components":
                    self._row(list(self._flat(child)), "annex", "", "annex")
                elif child is not document:
                    words = excerpt(running(child).text)
                    self._leave(child, f"a further document in the same file is not read: {words}")
            self._leave_loose(root)
        self._notes_of_metadata(document)

    def _look_over(self, root: Node) -> None:
        """List what is unusual of the file as a whole."""
        if root.namespace != NAMESPACE:
            said = f"its namespace is {root.namespace!r}, not that of version 3.0: read by the elements' names"
            self._leave(root, said)
        strange: dict[str, tuple[int, int]] = {}
        for node in root.every():
            for key in node.attributes:
                namespace = key[1:].partition("}")[0] if key.startswith("{") else ""
                if namespace not in ("", XML, OURS):
                    line, n = strange.get(namespace, (node.line, 0))
                    strange[namespace] = (line, n + 1)
        for namespace, (line, n) in strange.items():
            said = f"{n} attributes of another vocabulary, {namespace!r}, are not read"
            self.unread.append(Unread(line, "@", said))

    def _leave(self, node: Node, said: str) -> None:
        self.unread.append(Unread(node.line, node.name, said))

    def _leave_loose(self, node: Node) -> None:
        """List the words that stand in an element by themselves."""
        words = " ".join(child for child in node.children if isinstance(child, str))
        if words.strip():
            self._leave(node, f"words that stand in no paragraph are not read: {excerpt(words)}")

    # Documents

    def _document(self, document: Node, parent: str) -> None:
        """Read a document's parts into the part `parent`, '' for the text itself."""
        self.unread += unread_of(document)
        self._leave_loose(document)
        for child in document.elements():
            if child.name == "meta":
                self._meta_left(child, is_main=not parent)
            elif child.name == "coverPage" and document.first("preface"):
                words = running(*child.elements()).text
                self._leave(child, f"a cover page before a preface is not read: {excerpt(words)}")
            elif child.name in BODIES or child.name in _ZONES:
                zone = _ZONES.get(child.name, "paragraph")
                self._row(list(self._flat(child)), zone, parent, zone)
            else:
                self._leave(child, "it is not known here: what it holds is read as paragraphs")
                self._row(list(self._flat(child)), "paragraph", parent, "paragraph")

    def _meta_left(self, meta: Node, *, is_main: bool) -> None:
        for child in meta.elements():
            ours = [inner for inner in child.elements() if inner.namespace == OURS]
            if child.name in ("identification", "references") or ours:
                continue
            if child.name != "notes":
                self._leave(child, "these metadata are not read")
            elif not is_main:
                words = running(child).text
                self._leave(
                    child, f"notes in the metadata of an annex are not read: {excerpt(words)}"
                )

    def _notes_of_metadata(self, document: Node) -> None:
        """Read the notes that stand in the metadata, each into the part that leads to it."""
        meta = document.first("meta")
        for notes in meta.elements() if meta else ():
            if notes.name == "notes":
                for note in notes.elements():
                    self._part(note, "paragraph", self._anchors.get(_said_id(note), ""))

    # Parts

    def _row(self, row: Sequence[Node], zone: Kind, parent: str, plain: Kind) -> None:
        """Read elements one after the other; `plain` is what a paragraph of words among them is."""
        for node in row:
            if node.name in DOCUMENTS:
                self._document(node, parent)
            elif node.name in WORDS:
                self._words(node, "heading" if node.name == "crossHeading" else plain, parent)
            else:
                self._part(node, zone, parent)

    def _words(self, node: Node, kind: Kind, parent: str) -> None:
        """Read a paragraph of words as a part of its own; an empty one is none."""
        words = self._running(node)
        if words.text or words.notes:
            self._add(node, kind, "", parent, words)

    def _part(self, node: Node, zone: Kind, parent: str) -> None:
        """Read an element that is a part, and what stands in it."""
        heads = [child for child in node.elements() if child.name in _HEADS[1:]]
        row = list(self._flat(node, has_heads=True))
        n_own = 0
        while not heads and n_own < len(row) and row[n_own].name in WORDS - {"crossHeading"}:
            n_own += 1
        words = self._running(*heads, *row[:n_own])
        number = self._number(node)
        is_empty = not (number or words.text or words.notes or row[n_own:])
        if is_empty and node.name in _NOTHING_IF_EMPTY:
            return
        kind = _said_kind(node) or nature(
            node.name,
            called=node.attributes.get("name", ""),
            zone=zone,
            has_heading=bool(heads),
            has_words=bool(words.text),
        )
        identifier = self._add(node, kind, number, parent, words)
        within: Kind = "paragraph" if zone == "annex" else zone
        self._row(row[n_own:], within, identifier, "paragraph" if kind == "heading" else within)

    def _add(self, node: Node, kind: Kind, number: str, parent: str, words: Running) -> str:
        """Keep a part, then its notes; return its id."""
        identifier = self._id(node, parent)
        self.parts.append(Part(identifier, kind, number, parent, words.text))
        for href in words.leads_to:
            self._anchors.setdefault(href, identifier)
        for note in words.notes:
            self._part(note, "paragraph", identifier)
        return identifier

    def _running(self, *nodes: Node) -> Running:
        found = running(*nodes)
        self.unread += found.unread
        return found

    def _number(self, node: Node) -> str:
        if node.name in _NOTES:
            return one_line(node.attributes.get("marker", ""))
        found = [child for child in node.elements() if child.name == "num"]
        return one_line(self._running(*found).text)

    # Ids

    def _id(self, node: Node, parent: str) -> str:
        """Return the element's id; one by the naming convention where it has none, or has one that stands twice."""
        said = _said_id(node)
        if said and said not in self._taken:
            self._taken.add(said)
            return said
        made = f"{parent}__{said}" if said and parent and not said.startswith(parent) else ""
        if not made or made in self._taken:
            made = self._made_id(node, parent)
        self._taken.add(made)
        if said:
            self._leave(node, f"the id {said!r} stands twice: here it is read as {made!r}")
        return made

    def _made_id(self, node: Node, parent: str) -> str:
        before = f"{parent}__" if parent else ""
        word = short(node.name)
        while True:
            self._counts[before, word] += 1
            made = f"{before}{word}_{self._counts[before, word]}"
            if made not in self._taken:
                return made

    # What stands in an element

    def _flat(self, node: Node, *, has_heads: bool = False) -> Iterator[Node]:
        """Yield the parts and paragraphs that stand in an element, without what only groups them.

        Loose words, which `li` has by right and others against the schema, come as a paragraph <p>. Number and heading
        are left out where the element has them; where it only groups others, they come as paragraphs too.
        """
        loose = Node("p", line=node.line)
        for child in node.children:
            if isinstance(child, str) or child.name in INLINE:
                loose.add(child)
                continue
            yield from self._loose(loose, node)
            loose = Node("p", line=child.line)
            if child.name not in _HEADS:
                yield from self._child(child)
            elif not has_heads or (node.name in _NOTES and child.name == "num"):
                self._leave(
                    child, f"it belongs to no part here: read as a paragraph of <{node.name}>"
                )
                yield Node("p", _kept_id(child), child.children, line=child.line)
        yield from self._loose(loose, node)

    def _loose(self, loose: Node, within: Node) -> Iterator[Node]:
        words = running(loose)
        if not words.text and not words.notes:
            self.unread += words.unread
            return
        if within.name not in ("li", "td", "th"):
            self._leave(within, f"words stand outside of any paragraph: {excerpt(words.text)}")
        yield loose

    def _child(self, child: Node) -> Iterator[Node]:
        name = child.name
        if name in THROUGH or (name in THROUGH_UNLESS_IT_SPEAKS and not _speaks(child)):
            yield from self._flat(child)
        elif name == "table":
            yield from self._table(child)
        elif name in _LEFT_OUT:
            where = child.attributes.get("src", "")
            words = running(child).text
            self._leave(
                child, _LEFT_OUT[name] + (f": {where or excerpt(words)}" if where or words else "")
            )
        else:
            known = HIERARCHY | PARTS | WORDS | DOCUMENTS | THROUGH_UNLESS_IT_SPEAKS
            if name not in known:
                self._leave(child, "it is not known: what it holds is read as a part")
            yield child

    def _table(self, table: Node) -> Iterator[Node]:
        """Yield a table's caption and rows, each as a paragraph; cells are parted by a bar."""
        self._leave(table, "a table is read as one paragraph for each row")
        yield from self._rows(table)

    def _rows(self, table: Node) -> Iterator[Node]:
        self._leave_loose(table)
        for child in table.elements():
            if child.name in ("tbody", "thead", "tfoot", "table"):
                yield from self._rows(child)
                continue
            row = Node("p", _kept_id(child), line=child.line)
            if child.name != "tr":
                yield row.add(*child.children)
                continue
            self._leave_loose(child)
            for index, cell in enumerate(child.elements()):
                row.add(" | " if index else None, cell)
            yield row


def _said_id(node: Node) -> str:
    for key in _IDS:
        if said := node.attributes.get(key, ""):
            return "_".join(said.split())
    return ""


def _kept_id(node: Node) -> dict[str, str]:
    return {key: node.attributes[key] for key in _IDS if key in node.attributes}


def _said_kind(node: Node) -> Kind | None:
    said = node.attributes.get(KIND)
    return next((kind for kind in KINDS if kind == said), None)


def _speaks(node: Node) -> bool:
    """Return whether what groups parts has words of its own: 'considering', over recitals."""
    heads = _HEADS if node.name == "list" else (*_HEADS, "intro")
    return node.first(*heads) is not None
