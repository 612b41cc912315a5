"""The parts of a text under their identifiers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from consenso.core.outline._headings import Cut
from consenso.core.outline._ids import Ids, bare
from consenso.core.outline._model import Kind, Paragraph

ELEMENTS: dict[Kind, str] = {
    "title": "title",
    "heading": "sec",
    "preamble": "rec",
    "paragraph": "para",
    "point": "point",
    "closing": "conclusions__p",
    "annex": "att",
    "note": "authorialNote",
}


@dataclass(slots=True)
class Node:
    """A part on its way into the outline. `parent` is the place of another node, -1 for none."""

    kind: Kind
    cut: Cut
    parent: int = -1
    value: int = 0
    number: str = ""
    text: str = ""
    end: int = 0


def paragraphs_of(nodes: Sequence[Node]) -> tuple[Paragraph, ...]:
    """Return the parts as paragraphs of an outline, in the same order."""
    namer = _Namer(nodes)
    for at in range(len(nodes)):
        namer.name(at)
    names = namer.names
    return tuple(
        Paragraph(
            name,
            node.kind,
            node.number,
            names[node.parent] if node.parent >= 0 else "",
            node.text,
            node.cut.block.start,
            node.end,
            node.cut.block.page,
        )
        for name, node in zip(names, nodes, strict=True)
    )


class _Namer:
    """Names parts in reading order.

    Articles, and paragraphs whose numbers go on through the whole text, are named by their number alone; all else within
    what it stands in. In an annex every name begins with the annex's.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.names: list[str] = []
        self.ids = Ids()
        self.scopes: list[int] = []  # the annex of each part, -1 for the text itself
        for _at, node in enumerate(nodes):
            above = node.parent
            is_annex = above >= 0 and nodes[above].kind == "annex"
            self.scopes.append(above if is_annex else self.scopes[above] if above >= 0 else -1)
        times = Counter(
            (self.scopes[at], bare(node.number, node.value))
            for at, node in enumerate(nodes)
            if node.number and self._element(at) == "para"
        )
        self.restarting = {scope for (scope, _), n in times.items() if n > 1}
        self.beside = {self._place(at) for at, node in enumerate(nodes) if node.number}

    def name(self, at: int) -> None:
        """Name the next part."""
        node = self.nodes[at]
        element, holder = self._place(at)
        prefix = f"{self.names[holder]}__" if holder >= 0 else ""
        number = bare(node.number, node.value) if node.number else ""
        if (node.kind == "annex" and not node.value) or node.kind == "note":
            number = ""
        if node.kind == "title":
            name = self.ids.alone(element)
        elif number:
            name = self.ids.numbered(prefix, element, number)
        else:
            is_beside = (element, holder) in self.beside and node.kind not in ("annex", "note")
            name = self.ids.counted(prefix, element, beside_numbers=is_beside)
        self.names.append(name)

    def _element(self, at: int) -> str:
        node = self.nodes[at]
        unit = node.cut.label.unit if node.cut.label else ""
        if unit and node.kind in ("heading", "paragraph"):
            return unit
        if node.kind == "paragraph":
            is_top = node.parent < 0 or self.nodes[node.parent].kind in ("heading", "annex")
            return "para" if is_top else "subpara"
        return ELEMENTS[node.kind]

    def _place(self, at: int) -> tuple[str, int]:
        """Return the element of a part, and the part whose name its own begins with, -1 for none."""
        node, scope = self.nodes[at], self.scopes[at]
        element = self._element(at)
        if node.kind in ("title", "note", "annex") or (node.kind == "preamble" and scope < 0):
            return element, -1
        is_through = element == "art" or (element == "para" and scope not in self.restarting)
        return element, scope if node.number and is_through else node.parent
