"""From the blocks of a text to its parts: what each is, its number, and what it stands in."""

from collections.abc import Sequence

from consenso.core.outline._block import Block, Reading
from consenso.core.outline._frame import Frame, frame_of
from consenso.core.outline._headings import Cut, Headings
from consenso.core.outline._language import language_of
from consenso.core.outline._model import Kind, Outline
from consenso.core.outline._names import Node, paragraphs_of
from consenso.core.outline._nesting import ITEMS, Lists, Open, Rank, holders, order_of, rank_of
from consenso.core.outline._numbers import Label, label_of
from consenso.core.outline._openings import introduces, is_end, is_formula


def structured(reading: Reading, *, language: str = "") -> Outline:
    """Return the outline of what a reader found. `language` '': the file's own, or as detected."""
    words = " ".join(one.text for one in reading.blocks[:400])
    language = language or reading.language or language_of(words)
    if language == "und" and reading.hint:
        language = reading.hint
    cuts = [cut_of(one) for one in reading.blocks]
    frame = frame_of(cuts, language)
    nodes = _Builder(cuts, frame).nodes()
    title = reading.title or " ".join(cuts[at].block.text for at in frame.titles)
    return Outline(language, title, paragraphs_of(nodes), reading.source)


def cut_of(block: Block) -> Cut:
    """Return a block with its number taken off, typed or printed by the format."""
    if block.role in ("title", "note"):
        return Cut(block, None, block.text)
    if block.number:
        printed = label_of(block.number + "\t") or Label(block.number, ((block.number, 1),), 0)
        return Cut(block, printed, block.text)
    if block.is_bullet:
        return Cut(block, None, block.text)
    label = label_of(block.text)
    return Cut(block, label, block.text[label.length :] if label else block.text)


class _Builder:
    """Walks over the blocks once."""

    def __init__(self, cuts: Sequence[Cut], frame: Frame) -> None:
        self.cuts = cuts
        self.frame = frame
        self.headings = Headings(cuts)
        self.found: list[Node] = []
        self.ranks: list[Rank] = []
        self.lists = Lists()
        self.order = order_of(cuts)
        self.headed: dict[str, int] = {}  # the last number of headings of each style
        self.annex = -1
        self.free = -1  # the last unnumbered paragraph, where a list may follow it
        self.preamble = -1
        self.has_text = False

    def nodes(self) -> list[Node]:
        """Return the parts in reading order."""
        for at, cut in enumerate(self.cuts):
            if cut.block.role == "note":
                self.add("note", cut, -1, number=cut.block.number)
            elif at in self.frame.titles:
                self.title(at, cut)
            elif at in self.frame.annexes:
                self.begin_annex(at, cut)
            elif at in self.frame.closings:
                self.add("closing", cut, self.annex, number="", whole=True)
            elif at in self.frame.preambles:
                self.recital(cut)
            elif self.headings.is_heading(at):
                self.heading(at, cut)
            else:
                self.paragraph(at, cut)
        return self.found

    def add(self, kind: Kind, cut: Cut, parent: int, *, number: str, whole: bool = False) -> int:
        text = cut.block.text if whole else cut.text
        value = cut.label.readings[-1][1] if cut.label else 0
        self.found.append(Node(kind, cut, parent, value, number, text, cut.block.end))
        return len(self.found) - 1

    def title(self, at: int, cut: Cut) -> None:
        """Lines of one title are one part."""
        last = self.found[-1] if self.found else None
        if (
            last
            and last.kind == "title"
            and at - 1 in self.frame.titles
            and not last.cut.block.role
        ):
            last.text = f"{last.text} {cut.block.text}"
            last.end = cut.block.end
            return
        self.add("title", cut, -1, number="", whole=True)

    def begin_annex(self, at: int, cut: Cut) -> None:
        self.ranks, self.lists, self.free, self.preamble = [], Lists(), -1, -1
        number = cut.label.text if cut.label else ""
        self.annex = self.add("annex", cut, -1, number=number)

    def recital(self, cut: Cut) -> None:
        is_point = cut.is_bullet or bool(cut.label and cut.style in ITEMS)
        if is_point or (cut.label and self.lists.open):
            keep, style, value = self.lists.place(cut)
            parent = self.lists.open[keep - 1].node if keep else self.preamble
            kind: Kind = "point" if parent >= 0 else "preamble"
            node = self.add(kind, cut, parent, number=cut.label.text if cut.label else "")
            self.found[node].value = value
            self.lists.push(keep, Open(node, style, value, cut.block.depth, introduces(cut.text)))
            return
        self.lists.clear()
        number = cut.label.text if cut.label else ""
        self.preamble = self.add("preamble", cut, self.holder(), number=number)

    def holder(self) -> int:
        """Return the heading that is open, or the annex, or nothing."""
        return self.ranks[-1].node if self.ranks else self.annex

    def heading(self, at: int, cut: Cut) -> None:
        self.lists.clear()
        self.free = -1
        number = cut.label.text if cut.label else ""
        last = self.found[-1] if self.found else None
        if last and last.kind == "heading" and not last.text and not number:
            # Chapter II, and what it is called on the next line.
            last.text, last.end = cut.text, cut.block.end
            return
        if last and last.kind == "annex" and not last.text and not number:
            last.text, last.end = cut.text, cut.block.end
            return
        node = self.add("heading", cut, -1, number=number)
        style = self.style_of(cut)
        rank = rank_of(cut, node, style, follows_text=self.has_text, is_end=self.ends_text(at, cut))
        self.ranks = holders(self.ranks, rank, self.order)
        self.found[node].parent = self.holder()
        self.ranks = [*self.ranks, rank]
        self.has_text = False
        if cut.label and not cut.label.unit:
            style, value = cut.label.readings[0]
            self.lists.last[style] = value

    def style_of(self, cut: Cut) -> str:
        """Return what a heading's number looks like: C. goes on after B., and is no hundred."""
        if not cut.label:
            return ""
        style, value = next(
            (one for one in cut.label.readings if self.headed.get(one[0], 0) + 1 == one[1] > 1),
            cut.label.readings[-1],
        )
        self.headed[style] = value
        return style

    def ends_text(self, at: int, cut: Cut) -> bool:
        """Tell whether a heading is that of a plan's end: Follow-up, once, after all the numbered areas."""
        if cut.label or not is_end(cut.text):
            return False
        others = [one for place, one in enumerate(self.cuts) if place != at]
        return not any(
            one.text == cut.text or (one.label and one.label.unit and place >= at)
            for place, one in enumerate(others)
        )

    def paragraph(self, at: int, cut: Cut) -> None:
        self.has_text = True
        if cut.block.is_apart:
            self.ranks, self.free = [], -1
            self.lists.clear()
        if cut.label or cut.is_bullet:
            self.item(cut)
            return
        parent = self.continued(at, cut)
        if parent >= 0:
            self.add("paragraph", cut, parent, number="")
            return
        self.lists.clear()
        self.free = self.add("paragraph", cut, self.holder(), number="")

    def continued(self, at: int, cut: Cut) -> int:
        """Return the numbered part that an unnumbered block goes on, -1 where it stands for itself."""
        if not self.lists.open:
            return -1
        within = cut.block.within
        if within >= 0:
            inner = [one for one in self.lists.open if one.depth >= 0]
            if inner:
                keep = [one for one in self.lists.open if one.depth <= within]
                del self.lists.open[len(keep) :]
                return self.lists.open[-1].node if self.lists.open else -1
        first = self.lists.open[0]
        if is_formula(cut.block.text):
            return -1  # Y acordamos: between 2. and 3.
        if first.style.startswith("•") or not self._goes_on(at, first):
            return -1
        del self.lists.open[1:]
        return first.node

    def _goes_on(self, at: int, first: Open) -> bool:
        """Tell whether the next number of the outermost list follows before any heading."""
        for place in range(at + 1, min(at + 12, len(self.cuts))):
            cut = self.cuts[place]
            if place in self.frame.closings or place in self.frame.annexes:
                return False
            if cut.label and (first.style, first.value + 1) in cut.label.readings:
                return not any(self.headings.is_heading(one) for one in range(at + 1, place))
        return False

    def item(self, cut: Cut) -> None:
        if cut.label and cut.label.unit:
            self.lists.clear()
            node = self.add("paragraph", cut, self.holder(), number=cut.label.text)
            self.lists.push(0, Open(node, cut.style, self.found[node].value, -1, True))
            return
        keep, style, value = self.lists.place(cut)
        if keep:
            parent = self.lists.open[keep - 1].node
        elif self.free >= 0 and (cut.is_bullet or style in ITEMS or self._is_led(style)):
            parent = self.free
        else:
            parent = self.holder()
        node = self.add(
            self._kind(cut, style, parent), cut, parent, number=cut.label.text if cut.label else ""
        )
        self.found[node].value = value
        if not keep and parent != self.free:
            self.free = -1
        self.lists.push(keep, Open(node, style, value, cut.block.depth, introduces(cut.text)))

    def _is_led(self, style: str) -> bool:
        """Tell whether (1), (2) are the list of the sentence before them; 1., 2. are paragraphs of their own."""
        return style in ("(1)", "1)") and introduces(self.found[self.free].text)

    def _kind(self, cut: Cut, style: str, parent: int) -> Kind:
        """Return 'point' for marks and letters, and for every number that stands in a paragraph but 1.1 in 1."""
        if cut.is_bullet or style in ITEMS:
            return "point"
        if parent < 0 or self.found[parent].kind in ("heading", "annex"):
            return "paragraph"
        return "paragraph" if cut.label and cut.label.parts else "point"
