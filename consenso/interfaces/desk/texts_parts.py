"""What is posted of the parts of an import, and what becomes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from consenso.core.outline import (
    KINDS,
    Kind,
    Placed,
    joined_with_before,
    split_at_blank_lines,
)
from consenso.interfaces.ui.asked import whole_number

DEEPEST = 9
LONGEST_NUMBER = 40


def posted(parts: Sequence[Placed], fields: Mapping[str, str], *, first: int) -> list[Placed]:
    """Return the parts with those of one page as they were typed. A field that is not there leaves the part as it is."""
    found = list(parts)
    for place in range(first, len(parts)):
        if f"text.{place}" not in fields:
            break
        found[place] = _typed(parts[place], fields, place)
    return found


def done(parts: Sequence[Placed], act: str) -> list[Placed]:
    """Return the parts after what one button asks: join.N, split.N, remove.N; anything else leaves them."""
    verb, _, place_said = act.partition(".")
    place = whole_number(place_said, otherwise=-1)
    if not 0 <= place < len(parts):
        return list(parts)
    if verb == "join":
        return joined_with_before(parts, place)
    if verb == "split":
        return [*parts[:place], *split_at_blank_lines(parts[place]), *parts[place + 1 :]]
    if verb == "remove":
        return [*parts[:place], *parts[place + 1 :]]
    return list(parts)


def _typed(one: Placed, fields: Mapping[str, str], place: int) -> Placed:
    kind: Kind = next((kind for kind in KINDS if kind == fields.get(f"kind.{place}")), one.kind)
    depth = fields.get(f"depth.{place}", "")
    text = fields[f"text.{place}"].replace("\r\n", "\n").strip()
    return replace(
        one,
        kind=kind,
        number=fields.get(f"number.{place}", one.number).strip()[:LONGEST_NUMBER],
        depth=min(whole_number(depth, otherwise=one.depth), DEEPEST),
        text=text,
    )
