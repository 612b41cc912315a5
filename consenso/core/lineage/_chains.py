"""Paragraphs through any number of texts: from each to the next, and back again after one that left them out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from consenso.core.lineage._likeness import Encoder
from consenso.core.lineage._lineage import Step, lineage
from consenso.core.lineage._strength import Strength, grows
from consenso.core.outline import Outline

Node = tuple[int, str]  # place of the text, id of the paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """A step with the places of the two texts that it leads from and to; they are neighbours unless something returned."""

    at: int
    to: int
    step: Step

    def as_json(self) -> dict[str, Any]:
        """Return the step as plain values with `from` and `to`."""
        return {"from": self.at, "to": self.to, **self.step.as_json()}


@dataclass(frozen=True, slots=True)
class Chain:
    """Paragraphs that continue one another: ids by text, () where none; `strength`: what became of them over all steps."""

    stages: tuple[tuple[str, ...], ...]
    strength: Strength

    @property
    def length(self) -> int:
        """Through how many texts it goes."""
        return sum(1 for stage in self.stages if stage)

    def as_json(self) -> dict[str, Any]:
        """Return the chain as plain values, as `consenso lineage --json` prints it."""
        return {
            "stages": [list(stage) for stage in self.stages],
            "length": self.length,
            "strength": self.strength,
        }


def succession(texts: Sequence[Outline], *, encoder: Encoder | None = None) -> list[Passage]:
    """Return the steps from each text to the next, and of paragraphs that come back after a text that left them out.

    A paragraph that comes back is new in the step from the text before, and stands in a passage of its own from the text
    that had it last. Fewer than two texts: [].
    """
    found = [
        Passage(at, at + 1, step)
        for at in range(len(texts) - 1)
        for step in lineage(texts[at], texts[at + 1], encoder=encoder)
    ]
    return [*found, *_returned(texts, found, encoder)]


def chains(texts: Sequence[Outline], passages: Sequence[Passage], *, least: int = 2) -> list[Chain]:
    """Return the chains through `least` texts or more, the longest first, then in the order of the texts.

    Each paragraph is in one chain at most; what was merged or split is in one chain with all its parts.

    >>> from consenso.core.outline import Outline, Paragraph
    >>> plan = Outline("en", "", (Paragraph("p1", "paragraph", "1", "", "We will meet every year.", 0, 0),))
    >>> [one.stages for one in chains((plan, plan, plan), succession((plan, plan, plan)), least=3)]
    [(('p1',), ('p1',), ('p1',))]
    """
    above: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while above.get(node, node) != node:
            node = above[node]
        return node

    joined = [one for one in passages if one.step.old and one.step.new]
    for one in joined:
        nodes = [(one.at, name) for name in one.step.old] + [
            (one.to, name) for name in one.step.new
        ]
        for node in nodes:
            above[root(node)] = root(nodes[0])
            above.setdefault(node, node)
    members: dict[Node, list[Node]] = {}
    for at, text in enumerate(texts):
        for paragraph in text.paragraphs:
            if (at, paragraph.id) in above:
                members.setdefault(root((at, paragraph.id)), []).append((at, paragraph.id))
    strengths: dict[Node, list[Strength]] = {}
    for one in sorted(joined, key=lambda one: one.at):
        strengths.setdefault(root((one.at, one.step.old[0])), []).append(one.step.strength)
    made = [
        Chain(
            tuple(tuple(name for place, name in nodes if place == at) for at in range(len(texts))),
            grows(strengths.get(head, [])),
        )
        for head, nodes in members.items()
    ]
    return sorted((one for one in made if one.length >= least), key=lambda one: -one.length)


def _returned(
    texts: Sequence[Outline], found: Sequence[Passage], encoder: Encoder | None
) -> list[Passage]:
    """Return the passages over a text or more: from where a paragraph was dropped to where it is new again."""
    out: list[Passage] = []
    for to in range(2, len(texts)):
        new = {one.step.new[0] for one in found if one.to == to and one.step.change == "new"}
        for at in range(to - 2, -1, -1):
            gone = {
                name
                for one in found
                if one.at == at and one.step.change == "dropped"
                for name in one.step.old
            }
            gone -= {name for one in out if one.at == at for name in one.step.old}
            if not gone or not new:
                continue
            for step in lineage(_only(texts[at], gone), _only(texts[to], new), encoder=encoder):
                if step.old and step.new:
                    out.append(Passage(at, to, step))
                    new -= set(step.new)
    return out


def _only(text: Outline, ids: set[str]) -> Outline:
    return replace(text, paragraphs=tuple(one for one in text.paragraphs if one.id in ids))
