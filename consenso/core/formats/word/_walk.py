"""The walk through a part of a Word file: every element of WordprocessingML that can hold words or say that they changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from consenso.core.formats.word._fields import Fields
from consenso.core.formats.word._model import Change, Part, Piece, Refused, Revision, Source
from consenso.core.formats.word._names import MARK, MC, W14, M, W
from consenso.core.formats.word._properties import Properties
from consenso.core.outline.docx import from_symbol, is_symbol, of_sign

RUNS = {"ins": "insertion", "del": "deletion", "moveTo": "move-to", "moveFrom": "move-from"}
_REVISED = {f"{W}{name}": kind for name, kind in RUNS.items()}
# Gone through as if they were not there, in a paragraph as between paragraphs.
_THROUGH = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink")),
    *(f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase", "drawing", "pict")),
    f"{W}object",
}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_TEXTS = {f"{W}t", f"{W}delText", f"{M}t"}
# Content controls and custom XML that somebody put in or took out: their words have changes of their own.
_MARKUP = {
    f"{W}customXml{name}RangeStart": "markup" for name in ("Ins", "Del", "MoveFrom", "MoveTo")
}
_NO_WORDS = {
    f"{W}drawing": ("picture", "It has no words."),
    f"{W}pict": ("picture", "It has no words."),
    f"{W}object": ("embedded object", "What another program put into the file is not read."),
    f"{W}altChunk": ("part of another file", "A file within the file is not read."),
    f"{W}subDoc": ("part of another file", "A sub-document is a file of its own: send it too."),
}
_MOVED = {f"{W}moveFromRangeStart", f"{W}moveToRangeStart"}
_IN_CELL = {f"{W}cellIns": "cell-insertion", f"{W}cellDel": "cell-deletion"}
_IN_ROW = {f"{W}ins": "row-insertion", f"{W}del": "row-deletion"}

Revisions = tuple[Revision, ...]


@dataclass(slots=True)
class Beside:
    """What the walk finds beside paragraphs: text boxes, where comments stand and at what, what has no words.

    Of a comment: the name of the part, the place of the paragraph in it, the words that it stands at.
    """

    boxes: list[Part] = field(default_factory=list)
    comments: dict[str, tuple[str, int, list[str]]] = field(default_factory=dict)
    left: dict[tuple[str, str], int] = field(default_factory=dict)

    def leave(self, what: str, why: str) -> None:
        self.left[what, why] = self.left.get((what, why), 0) + 1

    def refused(self) -> list[Refused]:
        return [Refused(what, n, why) for (what, why), n in self.left.items()]


class Walk:
    """Reads the paragraphs, changes and comments of one part; text boxes become parts of their own."""

    def __init__(self, name: str, properties: Properties, beside: Beside) -> None:
        self.part = Part(name)
        self.properties = properties
        self.beside = beside
        self.block = 0
        self.fields = Fields()
        self.names: list[str] = []  # bookmarks that began between paragraphs
        self.source: Source | None = None
        self.open: list[tuple[Revision, int, list[str]]] = []  # changes whose words are being read
        self.quoted: set[str] = set()  # comments that stand at what is being read

    def read(self, root: etree._Element) -> Part:
        """Return the part: its paragraphs in reading order."""
        self.fields = Fields(root)
        self.blocks(root, ())
        return self.part

    def blocks(self, parent: etree._Element, revisions: Revisions) -> None:
        """Read what stands between paragraphs, and they themselves."""
        for one in parent:
            tag = one.tag
            if tag == f"{W}p":
                self.paragraph(one, revisions)
            elif tag == f"{W}tbl":
                self.block += 1
                self.table(one, revisions)
                self.block += 1
            elif tag in _REVISED:
                with_it = (*revisions, self.begin(_REVISED[tag], one))
                self.blocks(one, with_it)
                self.end()
            elif tag in _THROUGH:
                self.markers(one)
                self.blocks(one, revisions)
            elif tag == f"{MC}AlternateContent":
                self.blocks(_chosen(one), revisions)
            elif tag == f"{W}r" or tag in _TEXTS:
                self.stray(one, revisions)
            else:
                self.between(one)

    def between(self, one: etree._Element) -> None:
        """Read a mark that stands between paragraphs or in one: a bookmark, a comment, a change of markup."""
        tag = one.tag
        if tag == f"{W}bookmarkStart":
            name = one.get(f"{W}name", "")
            if name.startswith(MARK):
                (self.names if self.source is None else self.source.names).append(name)
        elif tag in _MOVED:
            if self.source is not None:
                self.source.moves.append(one.get(f"{W}name", ""))
        elif tag == f"{W}commentRangeStart":
            self.comment(one.get(f"{W}id", ""))
            self.quoted.add(one.get(f"{W}id", ""))
        elif tag == f"{W}commentRangeEnd":
            self.quoted.discard(one.get(f"{W}id", ""))
        elif tag == f"{W}commentReference":
            self.comment(one.get(f"{W}id", ""))
        elif tag in _MARKUP:
            self.change(_MARKUP[tag], one)
        elif tag == f"{W}sectPr":
            self.looks(one)
        elif tag in _NO_WORDS:
            self.beside.leave(*_NO_WORDS[tag])

    def stray(self, run: etree._Element, revisions: Revisions) -> None:
        """Read a run that stands in no paragraph, which the standard has not, as a paragraph."""
        self.source = Source(self.block, names=self.names)
        self.names = []
        self.part.sources.append(self.source)
        self.inline([run], revisions)
        self.source = None

    def table(self, table: etree._Element, revisions: Revisions) -> None:
        for one in table:
            if one.tag == f"{W}tr":
                self.row(one, revisions)
            elif one.tag in _THROUGH:
                self.table(one, revisions)
            else:
                self.looks(one)
                self.between(one)

    def row(self, row: etree._Element, revisions: Revisions) -> None:
        properties = row.find(f"{W}trPr")
        if properties is not None:
            self.looks(properties)
            revisions += self.container(properties, _IN_ROW)
        for one in row:
            if one.tag == f"{W}tc":
                self.cell(one, revisions)
            elif one.tag in _THROUGH:
                self.row(one, revisions)
            elif one.tag == f"{W}tblPrEx":
                self.looks(one)

    def cell(self, cell: etree._Element, revisions: Revisions) -> None:
        self.block += 1
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            self.looks(properties)
            revisions += self.container(properties, _IN_CELL)
            merged = properties.find(f"{W}vMerge")
            if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                # Word does not show what stands in it, and pandoc does not read it.
                if any(one.text for one in cell.iter(*_TEXTS)):
                    self.beside.leave("merged cell", "It is hidden below the cell above it.")
                return
        self.blocks(cell, revisions)

    def container(self, properties: etree._Element, kinds: dict[str, str]) -> Revisions:
        """Return the revisions of a row or cell, which all that stands in it is under."""
        return tuple(
            self.change(kinds[one.tag], one, at=len(self.part.sources))
            for one in properties
            if one.tag in kinds
        )

    def paragraph(self, element: etree._Element, revisions: Revisions) -> None:
        before = self.source
        place = len(self.part.sources)
        source = Source(self.block, names=self.names, para_id=element.get(f"{W14}paraId", ""))
        self.names = []
        self.part.sources.append(source)
        self.source = source
        properties = element.find(f"{W}pPr")
        if properties is not None:
            self.looks(properties)
            source.mark = tuple(
                self.change(f"paragraph-{_REVISED[one.tag]}", one, at=place)
                for one in properties.iterfind(f"{W}rPr/*")
                if one.tag in _REVISED
            )
        self.properties.of_paragraph(source, properties)
        self.inline(element, revisions)
        self.source = before

    def inline(self, parent: Iterable[etree._Element], revisions: Revisions) -> None:
        """Read what stands in a paragraph."""
        for one in parent:
            tag = one.tag
            if tag == f"{W}r":
                self.run(one, revisions)
            elif tag in _REVISED:
                self.inline(one, (*revisions, self.begin(_REVISED[tag], one)))
                self.end()
            elif tag in _TEXTS:
                self.say(one.text or "", revisions)
            elif tag == f"{MC}AlternateContent":
                self.inline(_chosen(one), revisions)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.picture(one, revisions)
            elif tag in _THROUGH:
                self.markers(one)
                self.inline(one, revisions)
            elif tag.startswith(M):
                self.looks(one)
                self.inline(one, revisions)
            else:
                self.between(one)

    def run(self, run: etree._Element, revisions: Revisions) -> None:
        properties = run.find(f"{W}rPr")
        symbols = is_symbol(properties)
        for one in run:
            tag = one.tag
            if tag in _TEXTS:
                text = one.text or ""
                self.say(from_symbol(text) if symbols else text, revisions)
            elif tag == f"{W}rPr":
                self.looks(one)
            elif tag in _SIGNS:
                self.say(_SIGNS[tag], revisions)
            elif tag == f"{W}fldChar":
                self.fields.meet(one)
            elif tag == f"{W}sym":
                sign = of_sign(one)
                self.say(sign, revisions)
                if not sign:
                    self.beside.leave("sign", "It is a picture in a font of pictures, no letter.")
            elif tag == f"{W}ruby":
                self.inline(one.iterfind(f"{W}rubyBase"), revisions)
            else:
                self.inline([one], revisions)

    def picture(self, picture: etree._Element, revisions: Revisions) -> None:
        """Read the text boxes in a drawing, each as a part of its own."""
        boxes = [one for one in picture.iter(f"{W}txbxContent") if not _is_second(one, picture)]
        if not boxes:
            self.beside.leave(*_NO_WORDS[picture.tag])
        for box in boxes:
            inner = Walk(f"text box {len(self.beside.boxes) + 1}", self.properties, self.beside)
            self.beside.boxes.append(inner.part)
            inner.fields = Fields(box)
            inner.blocks(box, revisions)

    def say(self, text: str, revisions: Revisions) -> None:
        source = self.source
        if not text or source is None or self.fields.is_hidden:
            return
        pieces = source.pieces
        if pieces and pieces[-1].revisions == revisions:
            pieces[-1] = Piece(pieces[-1].text + text, revisions)
        else:
            pieces.append(Piece(text, revisions))
        for _, _, said in self.open:
            said.append(text)
        for name in self.quoted:
            self.beside.comments[name][2].append(text)

    def begin(self, kind: str, element: etree._Element) -> Revision:
        """Begin a change whose words follow; `end` ends the last one begun."""
        revision = _revision(kind, element)
        self.part.changes.append(Change(revision, self.place()))
        self.open.append((revision, len(self.part.changes) - 1, []))
        return revision

    def end(self) -> None:
        revision, at, said = self.open.pop()
        self.part.changes[at] = Change(revision, self.part.changes[at].source, "".join(said))

    def change(self, kind: str, element: etree._Element, *, at: int | None = None) -> Revision:
        """Note a change that has no words of its own."""
        revision = _revision(kind, element)
        self.part.changes.append(Change(revision, self.place() if at is None else at))
        return revision

    def place(self) -> int:
        """Return the place of the paragraph that is being read, or of the next one."""
        return len(self.part.sources) - (self.source is not None)

    def looks(self, properties: etree._Element) -> None:
        """Note the changes of how something looks."""
        for kind, element in self.properties.changes(properties):
            self.change(kind, element)

    def markers(self, element: etree._Element) -> None:
        """Note what the properties of a content control say."""
        properties = element.find(f"{W}sdtPr")
        if properties is not None:
            self.looks(properties)

    def comment(self, name: str) -> None:
        if name not in self.beside.comments:
            self.beside.comments[name] = self.part.name, self.place(), []


def _revision(kind: str, element: etree._Element) -> Revision:
    return Revision(kind, element.get(f"{W}author", "").strip(), element.get(f"{W}date", ""))


def _chosen(alternatives: etree._Element) -> etree._Element | list[etree._Element]:
    """Return the first choice in which something of Word stands, else what is to be taken instead."""
    for one in alternatives:
        if one.tag == f"{MC}Choice" and any(inner.tag.startswith((W, M)) for inner in one.iter()):
            return one
    fallback = alternatives.find(f"{MC}Fallback")
    return [] if fallback is None else fallback


def _is_second(box: etree._Element, picture: etree._Element) -> bool:
    """Whether a text box stands in another one, or is the same once more for older programs."""
    above = box.getparent()
    while above is not None and above is not picture:
        if above.tag in (f"{W}txbxContent", f"{MC}Fallback"):
            return True
        above = above.getparent()
    return False
