"""The elements of a web page as blocks: paragraphs, headings, items of lists with their numbers, notes."""

import re
from dataclasses import dataclass, field

from lxml import etree

from consenso.core.outline._block import Block, Writer, lines_of, listed
from consenso.core.outline._docx_numbers import formatted
from consenso.core.outline._numbers import label_of

_BLOCKS = listed(
    """address article blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2
    h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul"""
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong"))
_CENTRED = re.compile(
    r"text-align\s*:\s*center|(?:^|\s)(?:text-?center|aligncenter|centered)(?:\s|$)", re.IGNORECASE
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BARE = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:^|[\s_-])(?:fn|foot-?notes?|end-?notes?|ftn|note)[\d_-]*(?:$|[\s_-]|\d)", re.IGNORECASE
)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
}  # fmt: skip
_SPACES = re.compile(r"[ \t\n\f\r]+")
LAYOUT = 5  # paragraphs that no cell of a table of facts has
_DIGITS = re.compile(r"\[?\d{1,3}\]?$")
_WORD_BEFORE = re.compile(r"[^\W\d_]{4,}$|[.,;:)”\"»。，；]$")


@dataclass(slots=True)
class _List:
    form: str = ""  # '' for marks, 'none' for nothing
    value: int = 0


@dataclass(slots=True)
class _Held:
    """The text of a block as it is gathered: pieces, each with whether it is bold."""

    pieces: list[tuple[str, bool]] = field(default_factory=list)

    def text(self) -> str:
        return "".join(piece for piece, _ in self.pieces)

    def is_bold(self) -> bool:
        letters = [
            (piece, bold) for piece, bold in self.pieces if any(one.isalnum() for one in piece)
        ]
        return bool(letters) and all(bold for _, bold in letters)


class Walker:
    """Goes through a page once and writes its blocks."""

    def __init__(self) -> None:
        self.writer = Writer()
        self.blocks: list[Block] = []
        self.lists: list[_List] = []
        self.held = _Held()
        self.number = ""
        self.is_item = False
        self.begun = False  # the item's first block is written
        self.level = 0
        self.is_centred = False
        self.in_cell = False
        self.in_note = False
        self.is_apart = False

    def heading(self, element: etree._Element) -> None:
        """Write the heading of a page that stands apart from its text."""
        self.walk(element)

    def walk(self, element: etree._Element) -> None:
        """Write the blocks in an element."""
        self._block(element)
        self.let_go()

    def _block(self, element: etree._Element) -> None:
        tag = element.tag
        kept = (self.level, self.is_centred, self.in_cell, self.in_note)
        self.let_go()
        self.level = _HEADINGS.get(tag, self.level)
        self.is_centred = self.is_centred or _is_centred(element)
        self.in_cell = (self.in_cell or tag in ("td", "th")) and not _is_layout(element)
        self.in_note = self.in_note or _is_note(element)
        self.is_apart = self.is_apart or tag == "hr"
        if tag in ("ol", "ul"):
            self._list(element)
        elif tag == "li":
            self._item(element)
        else:
            self._inside(element, is_bold=False)
        self.let_go()
        self.level, self.is_centred, self.in_cell, self.in_note = kept

    def _list(self, element: etree._Element) -> None:
        is_item, number, begun = self.is_item, self.number, self.begun
        form = ""
        style = element.get("style", "")
        if element.tag == "ol":
            form = _FORMS.get(element.get("type", ""), "decimal")
            form = next((name for word, name in _STYLED.items() if word in style), form)
        if _BARE.search(style):
            form = "none"
        start = element.get("start", "1")
        value = int(start) - 1 if start.lstrip("-").isdecimal() and len(start) < 6 else 0
        self.lists.append(_List(form, value))
        self.is_item = False
        self._inside(element, is_bold=False)
        self.let_go()
        self.lists.pop()
        self.is_item, self.number, self.begun = is_item, number, begun

    def _item(self, element: etree._Element) -> None:
        list_ = self.lists[-1] if self.lists else _List()
        value = element.get("value", "")
        list_.value = int(value) if value.isdecimal() and len(value) < 6 else list_.value + 1
        kept = self.is_item, self.number, self.begun
        self.is_item, self.begun = True, False
        self.number = "" if list_.form in ("", "none") else f"{formatted(list_.value, list_.form)}."
        self._inside(element, is_bold=False)
        self.let_go()
        self.is_item, self.number, self.begun = kept

    def _inside(self, element: etree._Element, *, is_bold: bool) -> None:
        is_bold = is_bold or element.tag in _BOLD or bool(_WEIGHT.search(element.get("style", "")))
        self._say(element.text, is_bold)
        for one in element:
            tag = one.tag
            if not isinstance(tag, str):
                pass
            elif tag in _BLOCKS:
                self._block(one)
            elif tag == "br":
                self.held.pieces.append(("\n", is_bold))
            elif tag == "sup" and self._is_mark(one):
                pass
            else:
                self._inside(one, is_bold=is_bold)
            self._say(one.tail, is_bold)

    def _say(self, text: str | None, is_bold: bool) -> None:
        if text:
            self.held.pieces.append((_SPACES.sub(" ", text), is_bold))

    def _is_mark(self, element: etree._Element) -> bool:
        """Tell whether raised text points to a note: [1]; neither the st of 21st nor the 2 of km²."""
        text = "".join(element.itertext()).strip()
        if not _DIGITS.match(text):
            return text in ("*", "†")
        if element.find(".//a") is not None or (
            element.getparent() is not None and element.getparent().tag == "a"
        ):
            return True
        return bool(_WORD_BEFORE.search(self.held.text()))

    def let_go(self) -> None:
        """Write the block that is held, if it holds a text."""
        held, self.held = self.held, _Held()
        is_bold = held.is_bold()
        for text in lines_of(held.text()):
            self._write(text, is_bold=is_bold)

    def _write(self, text: str, *, is_bold: bool) -> None:
        number, is_bullet, depth, within = "", False, -1, -1
        if self.is_item and not self.begun and self.lists:
            self.begun = True
            typed = label_of(text)
            list_ = self.lists[-1]
            if list_.form != "none" and not (typed and not typed.is_bullet and not list_.form):
                depth = len(self.lists) - 1
                number = "" if typed and self.number and typed.text == self.number else self.number
                is_bullet = not self.number
        elif self.is_item:
            within = len(self.lists) - 1
        label = label_of(text) if self.in_note else None
        if label:
            number, text = label.text, text[label.length :]
        start, end = self.writer.add(f"{number} {text}" if number else text)
        self.blocks.append(
            Block(
                text,
                start,
                end,
                level=self.level,
                number=number.rstrip(".") if self.in_note else number,
                is_bullet=is_bullet and not self.in_note,
                depth=depth,
                within=within,
                is_bold=is_bold,
                is_centred=self.is_centred,
                role="note" if self.in_note else "cell" if self.in_cell else "",
                is_apart=self.is_apart,
            )
        )
        self.is_apart = False


def _is_centred(element: etree._Element) -> bool:
    if element.tag == "center" or element.get("align", "").lower() == "center":
        return True
    return bool(_CENTRED.search(f"{element.get('style', '')} {element.get('class', '')}"))


def _is_layout(element: etree._Element) -> bool:
    """Tell whether a cell holds a page or a column of it, and no fact of a table: old pages are laid out so."""
    if element.tag not in ("td", "th"):
        return False
    return element.find(".//h1") is not None or len(element.findall(".//p")) >= LAYOUT


def _is_note(element: etree._Element) -> bool:
    if element.tag not in ("li", "p", "div", "section", "ol", "aside", "td"):
        return False
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return bool(_NOTE.search(names) or "doc-footnote" in names)
