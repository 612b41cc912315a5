"""Properties of paragraphs and runs: styles, numbers as Word prints them, and the changes that were made to how things look."""

import re
from collections.abc import Iterator

from lxml import etree

from consenso.core.formats.word._model import Source
from consenso.core.formats.word._names import M, W
from consenso.core.outline.docx import DEEPEST, Numbering, Styles, look_of

_HEADING = re.compile(r"heading \d+")

_CHANGES = {
    f"{W}rPrChange": "formatting",
    f"{W}pPrChange": "paragraph-formatting",
    f"{W}tblPrChange": "table-formatting",
    f"{W}tblPrExChange": "table-formatting",
    f"{W}tblGridChange": "table-formatting",
    f"{W}trPrChange": "table-formatting",
    f"{W}tcPrChange": "table-formatting",
    f"{W}sectPrChange": "section-formatting",
    f"{W}numberingChange": "numbering",
    f"{W}cellMerge": "cell-merge",
}
_NUMBERED = f"{W}numPr"
_INNER = {f"{W}rPr", f"{W}sectPr", _NUMBERED, f"{W}tblGrid", f"{M}ctrlPr"}


class Properties:
    """What the styles and lists of a file say of its paragraphs."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self.styles = Styles(styles)
        self.numbering = Numbering(numbering, self.styles)

    def of_paragraph(self, source: Source, properties: etree._Element | None) -> None:
        """Set a paragraph's style and number; to be called for every paragraph in reading order."""
        own = None
        if properties is not None:
            named = properties.find(f"{W}pStyle")
            source.style = named.get(f"{W}val", "") if named is not None else ""
            frame = properties.find(f"{W}framePr")
            dropped = frame.get(f"{W}dropCap", "none") if frame is not None else "none"
            source.is_drop_cap = dropped != "none"
            own = look_of(properties, None)
        source.is_heading = self.is_heading(source.style)
        below = self.styles.get(source.style)
        look = own.over(below) if own else below
        if look.list_id and look.list_id != "0":
            found = self.numbering.next(look.list_id, look.list_level, source.style)
            source.number = found.text if found and not found.is_bullet else ""

    def is_heading(self, style: str) -> bool:
        """Whether a style is "heading" and a number, or rests on one that is."""
        steps = 0
        while style in self.styles.raw and steps < DEEPEST:
            look, below = self.styles.raw[style]
            if _HEADING.fullmatch(look.name):
                return True
            style, steps = below, steps + 1
        return False

    def changes(self, properties: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """Yield the kind and the element of each change to these properties, those of properties within them too."""
        for one in properties:
            tag = one.tag
            if tag in _CHANGES:
                kind = _CHANGES[tag]
                if kind == "paragraph-formatting" and _has_other_number(properties, one):
                    kind = "numbering"
                yield kind, one
            elif tag in _INNER:
                if tag == _NUMBERED and one.find(f"{W}ins") is not None:
                    yield "numbering", one.find(f"{W}ins")
                if tag == f"{M}ctrlPr":
                    yield from (("formatting", mark) for mark in one if mark.tag in _MARKS)
                yield from self.changes(one)


_MARKS = {f"{W}ins", f"{W}del"}


def _has_other_number(now: etree._Element, change: etree._Element) -> bool:
    """Whether a paragraph was in another list, or at another level of it."""
    before = change.find(f"{W}pPr")
    return _number(now) != (_number(before) if before is not None else [])


def _number(properties: etree._Element) -> list[tuple[str, str]]:
    found = properties.find(_NUMBERED)
    if found is None:
        return []
    return [(one.tag, one.get(f"{W}val", "")) for one in found if one.get(f"{W}val") is not None]
