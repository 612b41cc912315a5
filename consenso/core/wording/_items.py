"""What stands in a text while it is read: pieces of words, places, marks; and to whom the spaces beside brackets belong."""

from dataclasses import dataclass

from consenso.core.wording._bracketed import Alternative, Bracketed, Place


class _Mark:
    """What is neither text nor place while it is read: a space that was escaped, the slash between alternatives."""


@dataclass(frozen=True, slots=True)
class By(_Mark):
    """Who is named behind the alternative before a slash."""

    codes: tuple[str, ...]


HELD = _Mark()
PARTING = _Mark()
ESCAPED: dict[str, str | _Mark] = {" ": HELD, "¶": "\n"}
Item = str | Place | _Mark


def trimmed(items: list[Item]) -> list[Item]:
    """Return what stands inside a bracket without the spaces at its edges; those that were escaped stay."""
    while items and items[0] == " ":
        items = items[1:]
    while items and items[-1] == " ":
        items = items[:-1]
    return items


def settled(items: list[Item]) -> Bracketed:
    """Return items as segments: the space beside a place that can be nothing goes with it."""
    listed = list(items)
    number = 0
    while number < len(listed):
        if _can_be_nothing(listed[number]) and (not number or listed[number - 1] == " "):
            number = _space(listed, number)
        number += 1
    out: list[str | Place] = []
    for item in listed:
        piece = " " if item is HELD else item
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        elif isinstance(piece, Place) or (isinstance(piece, str) and piece):
            out.append(piece)
    return tuple(out)


def _can_be_nothing(item: Item) -> bool:
    return isinstance(item, Place) and not all(one.segments for one in item.alternatives)


def _space(listed: list[Item], first: int) -> int:
    """Have places that can be nothing, parted by single spaces, take the spaces after them, or before them; return the last.

    Those before: where a space stands before the first, and none after the last.
    """
    run = [first]
    while listed[run[-1] + 1 : run[-1] + 2] == [" "] and any(
        map(_can_be_nothing, listed[run[-1] + 2 : run[-1] + 3])
    ):
        run.append(run[-1] + 2)
    after = listed[run[-1] + 1] if run[-1] + 1 < len(listed) else None
    is_end = after is None or (isinstance(after, str) and not after[:1].isspace())
    step = -1 if first and is_end else 1
    for number in run:
        place = listed[number]
        if isinstance(place, Place) and listed[number + step : number + step + 1] == [" "]:
            side = {"before": " "} if step < 0 else {"after": " "}
            listed[number] = _spaced(place, **side)
            listed[number + step] = ""
    return run[-1]


def _spaced(place: Place, *, before: str = "", after: str = "") -> Place:
    return Place(
        tuple(
            Alternative(_joined(before, one.segments, after), one.by, one.is_whole)
            if one.segments
            else one
            for one in place.alternatives
        )
    )


def _joined(before: str, segments: Bracketed, after: str) -> Bracketed:
    out = [piece for piece in (before, *segments, after) if piece]
    if before and isinstance(segments[0], str):
        out[:2] = [before + segments[0]]
    if after and isinstance(segments[-1], str):
        out[-2:] = [f"{out[-2]}{after}"]
    return tuple(out)
