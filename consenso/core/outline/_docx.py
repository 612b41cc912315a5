"""Reading Word files (.docx): paragraphs, lists, tables and notes, with every tracked change taken as accepted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from consenso.core.outline._block import TABBED, Block, Reading, Writer, joined, lines_of, listed
from consenso.core.outline._docx_numbers import Numbering
from consenso.core.outline._docx_parts import Parts
from consenso.core.outline._docx_signs import from_symbol, is_symbol, of_sign
from consenso.core.outline._docx_styles import Look, Styles, W, look_of
from consenso.core.outline._xml import ended

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in listed(
        """del moveFrom pPr rPr instrText delText delInstrText txbxContent rt annotationRef footnoteRef endnoteRef
    separator continuationSeparator pict object softHyphen"""
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_TEXTS = {f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_RUN = f"{W}r"
_REFERENCES = {f"{W}{name}Reference": name for name in ("footnote", "endnote")}


@dataclass(slots=True)
class _Said:
    """What a paragraph says, and how it looks."""

    text: str
    look: Look
    style: str
    is_bold: bool
    size: int
    in_cell: bool
    keeps_mark: bool  # False: its paragraph mark is deleted, so the next paragraph goes on in it
    notes: list[tuple[str, str]]  # the notes that it refers to: 'footnote' or 'endnote', and the id


def read_docx(content: bytes) -> Reading:
    """Return the blocks of a Word file.

    Raises CannotRead where it is no Word file, is damaged or locked, or declares entities.
    """
    parts = Parts(content)
    styles = Styles(parts.first("styles"))
    numbering = Numbering(parts.first("numbering"), styles)
    said = list(_whole(_paragraphs(parts.text(), styles)))
    reader = _Reader(numbering, _usual(said))
    for one in said:
        reader.add(one)
    for name in ("footnote", "endnote"):
        named = [note for one in said for kind, note in one.notes if kind == name]
        root = parts.first(f"{name}s") if named else None
        if root is not None:
            reader.notes(root, named, styles)
    return Reading(reader.writer.whole(), reader.blocks)


def _paragraphs(content: bytes, styles: Styles) -> Iterator[_Said]:
    for element in ended(content, f"{W}p", what="The Word file"):
        place = _place(element)
        if place is not None:
            yield _said(element, styles, in_cell=place)
        element.clear(keep_tail=True)


def _place(element: etree._Element) -> bool | None:
    """Return whether a paragraph stands in a table; None where it is not to be read: deleted, or a second copy."""
    in_cell = False
    above = element.getparent()
    while above is not None:
        tag = above.tag
        if tag == f"{W}tc":
            in_cell = True
            if above.find(f"{W}tcPr/{W}cellDel") is not None:
                return None
        elif tag == f"{W}tr":
            if above.find(f"{W}trPr/{W}del") is not None:
                return None
        elif tag in _SKIPPED and tag != f"{W}txbxContent" and tag != f"{W}pict":
            return None
        above = above.getparent()
    return in_cell


def _said(element: etree._Element, styles: Styles, *, in_cell: bool) -> _Said:
    properties = element.find(f"{W}pPr")
    style, keeps_mark = "", True
    own: Look | None = None
    if properties is not None:
        named = properties.find(f"{W}pStyle")
        style = named.get(f"{W}val", "") if named is not None else ""
        mark = properties.find(f"{W}rPr")
        if mark is not None:
            keeps_mark = mark.find(f"{W}del") is None and mark.find(f"{W}moveFrom") is None
        own = look_of(properties, None)
    below = styles.get(style)
    look = own.over(below) if own else below
    look.name = below.name
    pieces: list[tuple[str, Look | None]] = []
    notes: list[tuple[str, str]] = []
    _collect(element, pieces, notes)
    text = "".join(piece for piece, _ in pieces)
    n_bold, size, n = 0, look.size or 22, 0
    for piece, run in pieces:
        letters = len(piece.strip())
        n += letters
        bold = look.is_bold if run is None or run.is_bold is None else run.is_bold
        n_bold += letters if bold else 0
        if run is not None and run.size and letters * 2 > len(text):
            size = run.size
    is_bold = bool(n) and n_bold >= 0.95 * n
    return _Said(text, look, style, is_bold, size, in_cell, keeps_mark, notes)


def _collect(
    element: etree._Element, pieces: list[tuple[str, Look | None]], notes: list[tuple[str, str]]
) -> None:
    """Gather the texts of a paragraph, each with what its run sets; deeper elements are gone through."""
    for one in element:
        tag = one.tag
        if tag == _RUN:
            _run(one, pieces, notes)
        elif tag in _TEXTS:
            pieces.append((one.text or "", None))
        elif tag not in _SKIPPED:
            _collect(one, pieces, notes)


def _run(
    run: etree._Element, pieces: list[tuple[str, Look | None]], notes: list[tuple[str, str]]
) -> None:
    look: Look | None = None
    in_symbols = is_symbol(run.find(f"{W}rPr"))
    for one in run:
        tag = one.tag
        if tag in _TEXTS:
            text = one.text or ""
            pieces.append((from_symbol(text) if in_symbols else text, look))
        elif tag == f"{W}sym":
            pieces.append((of_sign(one), look))
        elif tag == f"{W}rPr":
            look = look_of(None, one)
            if look.is_hidden:
                return
        elif tag in _SIGNS:
            if one.get(f"{W}type") not in ("page", "column"):
                pieces.append((_SIGNS[tag], look))
        elif tag in _REFERENCES:
            notes.append((_REFERENCES[tag], one.get(f"{W}id", "")))
        elif tag not in _SKIPPED:
            _collect(one, pieces, notes)


def _whole(paragraphs: Iterator[_Said]) -> Iterator[_Said]:
    """Give paragraphs with those joined whose mark between them is deleted."""
    held = ""
    last: _Said | None = None
    for one in paragraphs:
        if not one.keeps_mark:
            held += one.text
            last = one
            continue
        if held:
            one.text = held + one.text
            held = ""
        last = None
        yield one
    if held and last:
        last.text = held
        yield last


def _usual(said: list[_Said]) -> int:
    """Return the size of running text, in half points."""
    sizes: Counter[int] = Counter()
    for one in said:
        sizes[one.size] += len(one.text)
    return sizes.most_common(1)[0][0] if sizes else 22


class _Reader:
    """Writes paragraphs as blocks, with the numbers that Word prints."""

    def __init__(self, numbering: Numbering, usual: int) -> None:
        self.numbering = numbering
        self.usual = usual
        self.writer = Writer()
        self.blocks: list[Block] = []

    def add(self, said: _Said) -> None:
        """Add a paragraph; an empty one that has a number is counted."""
        look = said.look
        if look.name.startswith(("toc ", "table of ")):
            return
        numbered = None
        if look.list_id and look.list_id != "0":
            numbered = self.numbering.next(look.list_id, look.list_level, said.style)
        number = numbered.text if numbered else ""
        typed = TABBED.match(said.text) if not numbered else None
        if typed:
            number, said.text = typed.group(1), said.text[typed.end() :]
        for text in lines_of(said.text):
            start, end = self.writer.add(f"{number} {text}" if number else text)
            is_bullet = bool(numbered and numbered.is_bullet)
            self.blocks.append(
                Block(
                    text,
                    start,
                    end,
                    level=0 if look.name == "title" else look.level or 0,
                    number="" if is_bullet else number,
                    is_bullet=is_bullet,
                    depth=numbered.depth if numbered and number and not typed else -1,
                    is_bold=said.is_bold,
                    is_centred=bool(look.is_centred),
                    size=said.size / self.usual if self.usual else 1.0,
                    indent=(look.indent or 0) / 20,
                    role="title" if look.name == "title" else "cell" if said.in_cell else "",
                )
            )
            number, numbered = "", None

    def notes(self, root: etree._Element, named: list[str], styles: Styles) -> None:
        """Add the notes that the text refers to, in the order in which it does, each as one block."""
        by_id = {one.get(f"{W}id", ""): one for one in root}
        for count, name in enumerate(named, start=1):
            if name not in by_id:
                continue
            texts = [_said(one, styles, in_cell=False).text for one in by_id[name].iter(f"{W}p")]
            text = joined(" ".join(texts).split("\n"))
            if text:
                start, end = self.writer.add(text)
                self.blocks.append(Block(text, start, end, number=str(count), role="note"))
