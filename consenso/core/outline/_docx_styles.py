"""The styles of a Word file: heading level, bold, centred, size, list."""

from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST = 40  # styles that rest on one another


@dataclass(slots=True)
class Look:
    """What a style or a paragraph sets. None: nothing said. `size` is in half points, `indent` in twentieths of a point."""

    name: str = ""
    level: int | None = None  # from 1; 0 for running text
    is_bold: bool | None = None
    is_centred: bool | None = None
    size: int | None = None
    indent: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    is_hidden: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look with what it leaves open taken from the one below."""
        changed = {
            field: getattr(below, field) for field in _FIELDS if getattr(self, field) is None
        }
        return replace(self, **changed)


_FIELDS = ("level", "is_bold", "is_centred", "size", "indent", "list_id", "list_level", "is_hidden")


class Styles:
    """Styles by id, each with all that it takes from those it rests on."""

    def __init__(self, root: etree._Element | None) -> None:
        self.raw: dict[str, tuple[Look, str]] = {}
        self.whole: dict[str, Look] = {}
        self.default = ""
        self.base = Look(level=None)
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self.base = look_of(None, defaults)
        for style in root.iterfind(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            look = look_of(style.find(f"{W}pPr"), style.find(f"{W}rPr"))
            named = style.find(f"{W}name")
            look.name = (named.get(f"{W}val", "") if named is not None else "").lower()
            based = style.find(f"{W}basedOn")
            self.raw[name] = look, based.get(f"{W}val", "") if based is not None else ""
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                self.default = name

    def get(self, name: str) -> Look:
        """Return the look of a style, that of running text where there is no such style."""
        name = name or self.default
        if name not in self.whole:
            self.whole[name] = self._whole(name)
        return self.whole[name]

    def _whole(self, name: str) -> Look:
        look, based = self.raw.get(name, (Look(), ""))
        names, n_steps = look.name, 0
        while based in self.raw and n_steps < DEEPEST:
            below, based = self.raw[based]
            look = look.over(below)
            n_steps += 1
        look = look.over(self.base)
        if look.level is None and names.startswith("heading "):
            digits = names.removeprefix("heading ").strip()
            look.level = int(digits) if digits.isdecimal() and len(digits) == 1 else None
        return look


def look_of(paragraph: etree._Element | None, run: etree._Element | None) -> Look:
    """Return what the properties of a paragraph and of a run set; None stands for no properties."""
    look = Look()
    if paragraph is not None:
        for one in paragraph:
            _of_paragraph(look, one)
    if run is not None:
        for one in run:
            _of_run(look, one)
    return look


def _of_paragraph(look: Look, one: etree._Element) -> None:
    value = one.get(f"{W}val", "")
    match one.tag:
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}outlineLvl":
            level = int(value) + 1 if value.isdecimal() else 10
            look.level = level if level < 10 else 0
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}jc":
            look.is_centred = value == "center"
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}ind":
            left = one.get(f"{W}left") or one.get(f"{W}start")
            if left and left.lstrip("-").isdecimal():
                look.indent = int(left)
        case "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr":
            for part in one:
                number = part.get(f"{W}val", "")
                if part.tag == f"{W}numId":
                    look.list_id = number
                elif part.tag == f"{W}ilvl" and number.isdecimal():
                    look.list_level = int(number)


def _of_run(look: Look, one: etree._Element) -> None:
    value = one.get(f"{W}val", "")
    is_on = value not in ("0", "false", "off", "none")
    if one.tag == f"{W}b":
        look.is_bold = is_on
    elif one.tag == f"{W}sz" and value.isdecimal():
        look.size = int(value)
    elif one.tag == f"{W}vanish":
        look.is_hidden = is_on
