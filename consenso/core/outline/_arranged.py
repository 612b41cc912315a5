"""An outline put right by hand: parts in reading order, each with how deep it stands; parents and new ids follow from that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from consenso.core.outline._ids import Ids, bare
from consenso.core.outline._model import Kind, Outline, Paragraph
from consenso.core.outline._names import ELEMENTS
from consenso.core.outline._numbers import label_of


@dataclass(frozen=True, slots=True)
class Placed:
    """A part as a person left it: `depth` counts from 0; `id` '' for a new one. The rest is as in `Paragraph`."""

    id: str
    kind: Kind
    number: str
    depth: int
    text: str
    start: int = 0
    end: int = 0
    page: int = 0


def placed(outline: Outline) -> tuple[Placed, ...]:
    """Return an outline's parts with how deep each stands.

    >>> parts = (Paragraph("para_1", "paragraph", "1.", "", "We:", 0, 3), Paragraph("para_1__point_a", "point", "(a)", "para_1", "meet.", 4, 9))
    >>> [one.depth for one in placed(Outline("en", "", parts))]
    [0, 1]
    """
    depths: dict[str, int] = {}
    found = []
    for one in outline.paragraphs:
        depths[one.id] = depths.get(one.parent, -1) + 1
        found.append(
            Placed(
                one.id, one.kind, one.number, depths[one.id], one.text, one.start, one.end, one.page
            )
        )
    return tuple(found)


def arranged(parts: Iterable[Placed], *, language: str, title: str, source: str = "") -> Outline:
    """Return the outline of parts as a person left them.

    A part stands in the last one before it that stands less deep; a depth that nothing before it allows is made less. A part
    keeps its id where that is still its own; a new one gets one by its kind and number, in the Akoma Ntoso convention.

    >>> [one.id for one in arranged([Placed("", "paragraph", "1.", 0, "We:"), Placed("", "point", "(a)", 5, "meet.")], language="en", title="").paragraphs]
    ['para_1', 'para_1__point_a']
    """
    parts = list(parts)
    ids = Ids()
    kept = [one.id for one in parts]
    ids.given.update(one for one in kept if one)
    seen: set[str] = set()
    open_: list[tuple[int, str]] = []
    found = []
    for one in parts:
        while open_ and open_[-1][0] >= one.depth:
            open_.pop()
        parent = open_[-1][1] if open_ else ""
        name = one.id if one.id and one.id not in seen else _new(ids, one, parent)
        seen.add(name)
        open_.append((one.depth, name))
        found.append(
            Paragraph(name, one.kind, one.number, parent, one.text, one.start, one.end, one.page)
        )
    return Outline(language, title, tuple(found), source)


def _new(ids: Ids, one: Placed, parent: str) -> str:
    prefix = f"{parent}__" if parent else ""
    element = ELEMENTS[one.kind]
    if one.kind == "title":
        return ids.alone("title")
    if one.number:
        return ids.numbered(prefix, element, bare(one.number, 1))
    return ids.counted(prefix, element)


def joined_with_before(parts: Sequence[Placed], at: int) -> list[Placed]:
    """Return parts with one put onto the end of the one before it.

    >>> [one.text for one in joined_with_before([Placed("a", "paragraph", "", 0, "We"), Placed("b", "paragraph", "", 0, "meet.")], 1)]
    ['We meet.']
    """
    if not 0 < at < len(parts):
        return list(parts)
    before, one = parts[at - 1], parts[at]
    space = "" if _has_no_spaces(before.text[-1:]) and _has_no_spaces(one.text[:1]) else " "
    lead = f"{one.number} " if one.number else ""
    whole = replace(before, text=f"{before.text}{space}{lead}{one.text}".strip(), end=one.end)
    return [*parts[: at - 1], whole, *parts[at + 1 :]]


def split_at_blank_lines(one: Placed) -> list[Placed]:
    r"""Return a part as several where blank lines stand in its text; a number that begins one becomes its number.

    >>> [(part.number, part.text) for part in split_at_blank_lines(Placed("a", "paragraph", "1.", 0, "We meet.\n\n2. We act."))]
    [('1.', 'We meet.'), ('2.', 'We act.')]
    """
    pieces = [" ".join(piece.split()) for piece in one.text.replace("\r", "").split("\n\n")]
    pieces = [piece for piece in pieces if piece] or [""]
    found = [replace(one, text=pieces[0])]
    for piece in pieces[1:]:
        label = label_of(piece)
        number, text = (label.text, piece[label.length :]) if label else ("", piece)
        found.append(replace(one, id="", number=number, text=text.strip()))
    return found


def _has_no_spaces(sign: str) -> bool:
    """Tell whether a sign is of a script that is written without spaces."""
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"
