"""The numbers of a Word file's lists, as Word prints them."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from consenso.core.outline._docx_styles import Styles, W

_PLACE = re.compile(r"%([1-9])")
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# Marks of the Symbol and Wingdings fonts, as the signs that they show.
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf02d": "–",
    "o": "◦",
}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's number as printed, '' for none; whether it is a mark; its depth in the list, from 0."""

    text: str
    is_bullet: bool
    depth: int


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: int | None = None  # after which level, from 1; 0 never; None after any lower one
    is_plain: bool = False  # all numbers in it as 1, 2, 3
    style: str = ""


@dataclass(slots=True)
class _List:
    levels: dict[int, Level] = field(default_factory=dict)
    link: str = ""


class Numbering:
    """Counts the lists of one file, paragraph by paragraph in reading order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self.lists: dict[str, _List] = {}
        self.of_number: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        self.styles = styles
        if root is None:
            return
        for abstract in root.iterfind(f"{W}abstractNum"):
            self._abstract(abstract)
        for number in root.iterfind(f"{W}num"):
            self._number(number)
        by_link = {one.link: name for name, one in self.lists.items() if one.link}
        self.by_style = by_link

    def _abstract(self, abstract: etree._Element) -> None:
        one = _List()
        link = abstract.find(f"{W}numStyleLink")
        if link is not None:
            one.link = link.get(f"{W}val", "")
        for level in abstract.iterfind(f"{W}lvl"):
            place = level.get(f"{W}ilvl", "")
            if place.isdecimal() and int(place) < 9:
                one.levels[int(place)] = _level(level)
        self.lists[abstract.get(f"{W}abstractNumId", "")] = one

    def _number(self, number: etree._Element) -> None:
        abstract = number.find(f"{W}abstractNumId")
        name = abstract.get(f"{W}val", "") if abstract is not None else ""
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in number.iterfind(f"{W}lvlOverride"):
            place = override.get(f"{W}ilvl", "")
            if not place.isdecimal() or int(place) > 8:
                continue
            level = override.find(f"{W}lvl")
            if level is not None:
                levels[int(place)] = _level(level)
            start = override.find(f"{W}startOverride")
            if start is not None and start.get(f"{W}val", "").isdecimal():
                starts[int(place)] = int(start.get(f"{W}val", "1"))
        self.of_number[number.get(f"{W}numId", "")] = name, levels, starts

    def next(self, list_id: str, depth: int | None, style: str) -> Numbered | None:
        """Count a paragraph of a list and return its number; None where there is no such list.

        `depth` None: the level that names the paragraph's style, else the first.
        """
        if list_id not in self.of_number:
            return None
        name, overrides, starts = self.of_number[list_id]
        levels = self._levels(name) | overrides
        if depth is None:
            depth = next((at for at, level in levels.items() if style and level.style == style), 0)
        depth = min(depth, 8)
        level = levels.get(depth, Level())
        counts = self.counts.setdefault(name, {})
        if list_id not in self.begun:
            self.begun.add(list_id)
            for at, start in starts.items():
                counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, 9):
            restarts = levels.get(deeper, Level()).restarts
            if deeper in counts and (restarts is None or (restarts and depth < restarts)):
                del counts[deeper]
        return Numbered(*_printed(level, levels, counts, depth), depth)

    def _levels(self, name: str, steps: int = 0) -> dict[int, Level]:
        one = self.lists.get(name, _List())
        if one.levels or not one.link or steps > 5:
            return one.levels
        linked = self.styles.get(one.link).list_id or ""
        abstract = self.of_number.get(linked, ("", {}, {}))[0]
        return self._levels(abstract, steps + 1) if abstract != name else {}


def _level(element: etree._Element) -> Level:
    level = Level()
    for one in element:
        value = one.get(f"{W}val", "")
        tag = str(one.tag).removeprefix(W)
        if tag == "numFmt":
            level = replace(level, form=value)
        elif tag == "lvlText":
            level = replace(level, text=value)
        elif tag == "start" and value.isdecimal():
            level = replace(level, start=int(value))
        elif tag == "lvlRestart" and value.isdecimal():
            level = replace(level, restarts=int(value))
        elif tag == "isLgl":
            level = replace(level, is_plain=value not in ("0", "false"))
        elif tag == "pStyle":
            level = replace(level, style=value)
    return level


def _printed(
    level: Level, levels: dict[int, Level], counts: dict[int, int], depth: int
) -> tuple[str, bool]:
    if level.form == "bullet":
        return _SYMBOLS.get(level.text, level.text or "•"), True
    if level.form == "none":
        return _PLACE.sub("", level.text).strip(), False

    def number(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        one = levels.get(at, Level())
        value = counts.get(at, one.start)
        return formatted(value, "decimal" if level.is_plain else one.form)

    return _PLACE.sub(number, level.text).strip(), False


def formatted(value: int, form: str) -> str:
    """Return a number in one of Word's forms; one that is not known is written in digits.

    >>> [formatted(4, one) for one in ("lowerRoman", "upperLetter", "chineseCounting", "decimalEnclosedCircle", "hex")]
    ['iv', 'D', '四', '④', '4']
    """
    match form:
        case "lowerLetter" | "upperLetter" if value > 0:
            letter = chr(97 + (value - 1) % 26) * min(1 + (value - 1) // 26, 9)
            return letter.upper() if form == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if 0 < value < 4000:
            roman = _roman(value)
            return roman if form == "lowerRoman" else roman.upper()
        case "decimalZero":
            return f"{value:02}"
        case "ordinal":
            return f"{value}º"
        case "none":
            return ""
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if 0 < value <= 20:
            return chr(0x2460 + value - 1)
        case "ideographTraditional" if 0 < value <= 10:
            return _STEMS[value - 1]
        case "ideographZodiac" if 0 < value <= 12:
            return _BRANCHES[value - 1]
    if form.startswith(("chinese", "japaneseCounting", "taiwaneseCounting", "ideographDigital")):
        return _han(value)
    return str(value)


def _roman(value: int) -> str:
    signs = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
        (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    text = ""
    for worth, sign in signs:
        text += sign * (value // worth)
        value %= worth
    return text


def _han(value: int) -> str:
    if value < 10:
        return _HAN[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")
    return str(value)
