"""Words as they run through an element: text, with the notes that stand in it taken out."""

from dataclasses import dataclass, field

from consenso.core.formats.akn._model import Unread
from consenso.core.formats.akn._words import tidy
from consenso.core.formats.akn._xml import Node

_LINE_ENDS = ("br", "eol")
_NO_WORDS = {
    "img": "a picture is not read",
    "foreign": "what stands in another vocabulary is not read",
    "del": "words marked as deleted are left out",
}
_STRUCTURES = ("quotedStructure", "embeddedStructure", "subFlow")
_BLOCKS = ("p", "block", "item", "li", "content", "td", "th", "tr", "num", "heading", "subheading")
_EXCERPT = 60  # characters


def excerpt(words: str) -> str:
    """Return the beginning of some words, in quotes.

    >>> excerpt("two  words"), len(excerpt("x" * 100))
    ('“two words”', 62)
    """
    words = " ".join(words.split())
    return f"“{words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + '…'}”"


@dataclass(slots=True)
class Running:
    """What runs through an element: its words, the notes in it, the ids of notes elsewhere, and what is not read."""

    text: str = ""
    notes: list[Node] = field(default_factory=list)
    leads_to: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def running(*nodes: Node) -> Running:
    """Return what runs through the elements, each on a line of its own; one without words makes no line.

    >>> p = Node("p").add("We will ", Node("b").add("meet"), Node("authorialNote").add(Node("p").add("Yearly.")), ".")
    >>> found = running(p)
    >>> found.text, len(found.notes)
    ('We will meet.', 1)
    """
    found = Running()
    lines = []
    for node in nodes:
        pieces: list[str] = []
        if node.name == "documentRef":
            pieces.append(_elsewhere(node, found))
        _take(node, pieces, found)
        line = tidy("".join(pieces))
        if line:
            lines.append(line)
    found.text = "\n".join(lines)
    return found


def _elsewhere(node: Node, found: Running) -> str:
    """Return what a reference to another file shows, and list it."""
    href = node.attributes.get("href", "")
    found.unread.append(Unread(node.line, node.name, f"the text stands in another file, {href!r}"))
    return node.attributes.get("showAs", "") or href


def _take(node: Node, pieces: list[str], found: Running) -> None:
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child.replace("\n", " "))
        elif child.name == "authorialNote":
            found.notes.append(child)
        elif child.name in _NO_WORDS:
            words: list[str] = []
            _take(child, words, Running())
            said = "".join(words).strip()
            told = _NO_WORDS[child.name] + (f": {excerpt(said)}" if said else "")
            found.unread.append(Unread(child.line, child.name, told))
        else:
            _take_element(child, pieces, found)


def _take_element(child: Node, pieces: list[str], found: Running) -> None:
    if child.name in _LINE_ENDS:
        pieces.append("\n")
    elif child.name == "noteRef":
        found.leads_to.append(child.attributes.get("href", "").lstrip("#"))
    elif child.name == "documentRef":
        pieces.append(_elsewhere(child, found))
    elif child.name in _STRUCTURES:
        told = "a structure within words is read as words"
        found.unread.append(Unread(child.line, child.name, told))
    apart = " " if child.name in _BLOCKS else ""
    pieces.append(apart)
    _take(child, pieces, found)
    pieces.append(apart)
