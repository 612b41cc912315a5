"""Which numbered part stands in which: 1. holds (a), (a) holds (i), and 2. comes back to where 1. was."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consenso.core.outline._headings import UNIT_ORDER, Cut, is_capital, is_finished
from consenso.core.outline._numbers import Label
from consenso.core.outline._openings import is_frame

MAIN = ("1.", "1)", "1、", "1", "(1)", "[1]", "1º", "一、", "I.", "A.", "I", "(一)")
ITEMS = ("(a)", "(i)", "(aa)", "a)", "i)", "aa)", "a.", "i.", "①", "(A)", "(I)")


@dataclass(slots=True)
class Open:
    """A part that may still get others into it. `node` is its place in the outline."""

    node: int
    style: str
    value: int
    depth: int = -1
    is_open: bool = False  # its text ends with a colon


class Lists:
    """The open numbered parts under one heading, the outermost first."""

    def __init__(self) -> None:
        self.open: list[Open] = []
        self.last: dict[str, int] = {}  # of the outermost numbers, which go on under later headings

    def clear(self) -> None:
        """A heading ends every list."""
        self.open.clear()

    def place(self, cut: Cut) -> tuple[int, str, int]:
        """Return how many open parts stay open, and the style and the value that the number is read as."""
        depth = cut.block.depth
        if depth >= 0:
            # What stands deeper is over; what stands as deep is compared by its number.
            while self.open and self.open[-1].depth > depth:
                self.open.pop()
            if any(0 <= one.depth < depth for one in self.open) and self.open[-1].depth < depth:
                style, value = cut.label.readings[-1] if cut.label else (f"•{depth}", 0)
                return len(self.open), style, value
        if cut.is_bullet or not cut.label:
            style = cut.label.readings[0][0] if cut.label else f"•{depth}"
            return self._bullet(style), style, 0
        if len(cut.label.parts) > 1:
            return self._decimal(cut.label)
        return self._number(cut.label)

    def push(self, keep: int, one: Open) -> None:
        """Close what does not stay open, and open a new part."""
        del self.open[keep:]
        if not self.open and one.value:
            self.last[one.style] = one.value
        self.open.append(one)

    def _bullet(self, style: str) -> int:
        for at, one in enumerate(self.open):
            if one.style == style:
                return at
        return len(self.open)

    def _decimal(self, label: Label) -> tuple[int, str, int]:
        """3.2 stands in 3., whatever lies between."""
        (style, value), parts = label.readings[0], label.parts
        for at in range(len(self.open) - 1, -1, -1):
            one = self.open[at]
            if one.style == style:
                return at, style, value
            is_holder = len(parts) == 2 and one.style[:1] == style[:1] and one.value == parts[0]
            if is_holder or style == f"{one.style}.1":
                return at + 1, style, value
        return 0, style, value

    def _number(self, label: Label) -> tuple[int, str, int]:
        readings = label.readings
        # It goes on where a list stopped, the innermost first: after (h), (i) is the ninth letter.
        for at in range(len(self.open) - 1, -1, -1):
            one = self.open[at]
            for style, value in readings:
                if one.style == style and value == one.value + 1:
                    return at, style, value
        for style, value in readings:
            if style in MAIN and self.last.get(style, 0) + 1 == value > 1:
                return 0, style, value
        for style, value in reversed(readings):
            if value == 1:
                return self._first(style), style, value
        # A number was left out, or stands twice.
        for at in range(len(self.open) - 1, -1, -1):
            for style, value in readings:
                if self.open[at].style == style:
                    return at, style, value
        style, value = readings[0]
        return (0 if style in MAIN[:4] else len(self.open)), style, value

    def _first(self, style: str) -> int:
        """Return where a list that begins belongs: into what was said last, or beside it."""
        if not self.open:
            return 0
        last = self.open[-1]
        if last.style == style:
            # 1. We will: · 1. in it; a third of one kind in another is none of a text's.
            is_inner = last.is_open and sum(one.style == style for one in self.open) < 2
            return len(self.open) if is_inner else len(self.open) - 1
        for at, one in enumerate(self.open):
            if one.style == style and not last.is_open:
                return at
        if style in ITEMS:
            # (a) under • under 1.: the bullet holds it only where it says so.
            return len(self.open)
        if last.style.startswith("•") and not last.is_open:
            return len(self.open) - 1
        return len(self.open)


@dataclass(frozen=True, slots=True)
class Rank:
    """How great a heading is: by the format's own level, by what its number looks like, by how it is set."""

    node: int
    level: int
    style: str
    unit: str
    parts: int
    looks: tuple[bool, bool, int, bool]
    is_frame: bool
    follows_text: bool
    is_end: bool


def rank_of(cut: Cut, node: int, style: str, *, follows_text: bool, is_end: bool) -> Rank:
    """Return the rank of a heading whose number is read as of a style.

    `follows_text`: not only headings stand between it and the one before. `is_end`: the text's end begins with it.
    """
    block, label = cut.block, cut.label
    looks = (
        is_capital(cut.text),
        block.is_bold,
        round(block.size * 10),
        block.is_centred,
    )
    unit = label.unit if label else ""
    parts = len(label.parts) if label and label.parts else 1
    return Rank(
        node, block.level, style, unit, parts, looks, is_frame(cut.text), follows_text, is_end
    )


def holders(open_: list[Rank], new: Rank, order: Mapping[str, float] = UNIT_ORDER) -> list[Rank]:
    """Return the headings that stay open when a new one comes: those that hold it. `order`: of units, the greatest first."""
    if new.is_end and any(one.unit for one in open_):
        return []  # Seguimiento, after Eje 3
    # B. Trade goes on after A., whatever unnumbered heading was the last.
    same = [at for at, one in enumerate(open_) if new.style and _is_like(one, new)]
    if same:
        return open_[: same[-1]]
    for at in range(len(open_) - 1, -1, -1):
        if _is_beside(open_[at], new):
            return open_[:at]
    for at, one in enumerate(open_):
        if _is_greater(new, one, order):
            return open_[:at]
    return open_


def order_of(cuts: Sequence[Cut]) -> Mapping[str, float]:
    """Return the order of numbered units in a text: sections stand in articles where an article opens with one.

    Article I. Purpose · Section 1. Membership: as in the charters of banks; elsewhere a section holds articles.
    """
    units = [one.label.unit if one.label else "" for one in cuts]
    for at, unit in enumerate(units[:-2]):
        is_named = not units[at + 1] and not cuts[at].text and not is_finished(cuts[at + 1].text)
        if unit == "art" and "sec" in (units[at + 1], units[at + 2] if is_named else ""):
            return UNIT_ORDER | {"sec": UNIT_ORDER["art"] + 0.5}
    return UNIT_ORDER


def _is_like(one: Rank, new: Rank) -> bool:
    """Tell whether two numbered headings have numbers of one kind."""
    if one.unit or new.unit or not one.style:
        return False
    if one.style.startswith("1.") and new.style.startswith("1."):
        return one.parts == new.parts
    return one.style == new.style


def _is_beside(one: Rank, new: Rank) -> bool:
    """Tell whether two headings are of one rank."""
    if one.unit and new.unit:
        return one.unit == new.unit
    if one.unit or new.unit:
        # Preamble, then Article 1: beside it; Chapter I, then General provisions: in it.
        return not one.unit and (one.is_frame or (one.level == new.level > 0))
    if one.style and new.style:
        return _is_like(one, new)
    if one.level and new.level:
        return one.level == new.level
    if not one.style and not new.style:
        return one.looks == new.looks and bool(one.level) == bool(new.level)
    if new.is_frame or one.is_frame:
        return one.looks == new.looks or not one.style or not new.style
    if not one.style:  # Peace, then I. Trade: beside it where text stands between
        return new.follows_text and one.looks <= new.looks
    return False


def _is_greater(new: Rank, one: Rank, order: Mapping[str, float]) -> bool:
    """Tell whether a new heading is greater than an open one, so that it ends it."""
    if one.unit and new.unit:
        return order[new.unit] < order[one.unit]
    if new.level and one.level:
        return new.level < one.level
    if new.style.startswith("1.") and one.style.startswith("1.") and new.style and one.style:
        return new.parts < one.parts
    if new.unit:
        return order[new.unit] < order["art"] and not one.style
    if new.looks[2] > one.looks[2]:
        return True
    return new.looks[0] and not one.looks[0] and not new.style
