"""Paragraphs carried through several texts, and the sections that they stand in. Pure: made from what was compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.lineage import Step
from consenso.core.outline import Outline, Paragraph

# What is counted as a paragraph; the others are titles, headings and notes.
COUNTED = ("preamble", "paragraph", "point", "closing")
PROMISING = ("paragraph", "point")  # where promises stand: preambles recall, closings sign

Node = tuple[int, str]  # place of the text, id of the paragraph


@dataclass(frozen=True, slots=True)
class Chain:
    """Paragraphs that continue each other: their ids in each text, () where none; the steps from each text to the next."""

    stages: tuple[tuple[str, ...], ...]
    steps: tuple[tuple[Step, ...], ...]

    @property
    def length(self) -> int:
        """Return through how many texts it goes."""
        return sum(1 for stage in self.stages if stage)

    @property
    def last(self) -> int:
        """Return the place of the last text that it reaches."""
        return max(place for place, stage in enumerate(self.stages) if stage)


def chains(
    texts: Sequence[Outline], steps: Sequence[Sequence[Step]], *, least: int = 2
) -> tuple[Chain, ...]:
    """Return the chains of paragraphs through `least` texts or more, the longest first, then in the order of the last text.

    `steps` are those from each text to the next. Each paragraph is in one chain at most; what was merged or split is in
    one chain with all its parts. Titles, headings and notes are in none.

    >>> plan = Outline("en", "", (Paragraph("p1", "paragraph", "1.", "", "We will meet.", 0, 0),))
    >>> kept = Step(("p1",), ("p1",), "same", 1.0, "equal")
    >>> chains((plan, plan, plan), ((kept,), (kept,)), least=3)[0].stages
    (('p1',), ('p1',), ('p1',))
    """
    places = [{one.id: n for n, one in enumerate(text.paragraphs)} for text in texts]
    kinds = [{one.id: one.kind for one in text.paragraphs} for text in texts]
    links = [
        (at, one)
        for at, found in enumerate(steps)
        for one in found
        if one.old and one.new and kinds[at].get(one.old[0]) in COUNTED
    ]
    groups = _Groups()
    for at, one in links:
        for node in _nodes(at, one):
            groups.join((at, one.old[0]), node)
    members: dict[Node, set[Node]] = defaultdict(set)
    passed: dict[Node, list[tuple[int, Step]]] = defaultdict(list)
    for at, one in links:
        root = groups.root((at, one.old[0]))
        members[root].update(_nodes(at, one))
        passed[root].append((at, one))
    made = (_chain(nodes, passed[root], places) for root, nodes in members.items())
    return tuple(
        sorted(
            (one for one in made if one.length >= least),
            key=lambda one: (-one.length, -one.last, places[one.last][one.stages[one.last][0]]),
        )
    )


def _nodes(at: int, step: Step) -> Iterator[Node]:
    yield from ((at, one) for one in step.old)
    yield from ((at + 1, one) for one in step.new)


def _chain(
    nodes: Iterable[Node], passed: Sequence[tuple[int, Step]], places: Sequence[Mapping[str, int]]
) -> Chain:
    stages: list[list[str]] = [[] for _ in places]
    for place, identifier in nodes:
        stages[place].append(identifier)
    steps: list[list[Step]] = [[] for _ in places[1:]]
    for at, one in passed:
        steps[at].append(one)
    return Chain(
        tuple(
            tuple(sorted(ids, key=order.__getitem__))
            for ids, order in zip(stages, places, strict=True)
        ),
        tuple(map(tuple, steps)),
    )


class _Groups:
    """Paragraphs that belong together, however they come to (union-find)."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        while (above := self._above.get(node, node)) != node:
            self._above[node] = self._above.get(above, above)
            node = above
        return node

    def join(self, one: Node, other: Node) -> None:
        first, second = self.root(one), self.root(other)
        if first != second:
            self._above[second] = first


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of a text in its order, and the section of each paragraph (ids); '' is what stands under no heading."""

    headings: Mapping[str, Paragraph]
    of: Mapping[str, str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the sections that hold anything, in the order of the text."""
        held = dict.fromkeys(self.of.values())
        return tuple(held)


def sections(text: Outline) -> Sections:
    """Return the sections of a text: its uppermost headings; those below, where all stands under a single one.

    >>> parts = (Paragraph("sec_1", "heading", "I.", "", "Trade", 0, 0), Paragraph("p1", "paragraph", "1.", "sec_1", "Buy.", 0, 0))
    >>> dict(sections(Outline("en", "", parts)).of)
    {'p1': 'sec_1'}
    """
    held = {one.id: one for one in text.paragraphs}
    ways: dict[str, tuple[str, ...]] = {"": ()}  # the headings above what stands in a part
    above: dict[str, tuple[str, ...]] = {}
    for one in text.paragraphs:
        over = ways.get(one.parent, ())
        is_heading = one.kind in ("heading", "annex")
        ways[one.id] = (*over, one.id) if is_heading else over
        if one.kind in COUNTED:
            above[one.id] = over
    level = 0
    while len({way[: level + 1] for way in above.values() if way}) == 1 and any(
        len(way) > level + 1 for way in above.values()
    ):
        level += 1
    of = {one: way[min(level, len(way) - 1)] if way else "" for one, way in above.items()}
    return Sections({one: held[one] for one in dict.fromkeys(of.values()) if one}, of)
