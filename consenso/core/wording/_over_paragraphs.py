"""Paragraphs that hands wrote, read together: a bracket that opens in one and closes in a later one is a bracket in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consenso.core.wording._by_hand import ByHand, read_by_hand
from consenso.core.wording._doubts import Remark
from consenso.core.wording._read import BARE_DELETE
from consenso.core.wording._signs import CLOSING, NOTED, OPENING, SLASH, Signs, signs_of


@dataclass(slots=True)
class _Part:
    """What is written around the words of a paragraph so that it can be read alone, and with which others it belongs."""

    before: str = ""
    after: str = ""
    at: int = 0  # where the bracket opens or closes
    together: tuple[int, ...] = ()


def read_all_by_hand(
    texts: Sequence[str], names: Mapping[str, str] | None = None
) -> tuple[ByHand, ...]:
    """Return paragraphs as `read_by_hand` reads each, a bracket over several of them as one in each; `names` as there.

    What stands at its beginning and behind its end of whose it is counts for all of them. It is read where it can be
    meant in one way only: what lies between matches, nothing parts alternatives, and no other bracket stands beside it. All that are read so have a remark on it, and say with which
    others they belong (`ByHand.together`, by place); one without the others says nothing.

    >>> found = read_all_by_hand(["We meet. [We talk.", "We eat.] (MEX: delete) We go."])
    >>> [(one.base, [said.wording for said in one.stated], one.together) for one in found]
    [('We meet. We talk.', ['We meet.'], (0, 1)), ('We eat. We go.', ['We go.'], (0, 1))]
    """
    parts = _parts(texts, signs_of(names))
    found = {place: _read(texts[place], part, names) for place, part in parts.items()}
    unread = {one for place in found if not found[place].stated for one in parts[place].together}
    return tuple(
        found[place] if place in found and place not in unread else read_by_hand(text, names)
        for place, text in enumerate(texts)
    )


def _read(text: str, part: _Part, names: Mapping[str, str] | None) -> ByHand:
    found = read_by_hand(f"{part.before}{text}{part.after}", names)
    shift = len(part.before)
    # What was written around the words is told where it stands itself.
    remarks = [
        replace(
            one, at=max(0, one.at - shift), words=text[max(0, one.at - shift) :][: len(one.words)]
        )
        for one in found.remarks
        if shift <= one.at < shift + len(text) or one.why == "twice"
    ]
    remarks.append(Remark(part.at, text[part.at : part.at + 40], "over"))
    return replace(found, remarks=tuple(sorted(remarks)), together=part.together)


def _parts(texts: Sequence[str], signs: Signs) -> dict[int, _Part]:
    """Return what is to be written around paragraphs with a bracket that goes on in others."""
    found: dict[int, _Part] = {}
    first, opens = -1, 0
    for place, text in enumerate(texts):
        closing, opening = _unmatched(text)
        if first >= 0 and closing:
            if len(closing) == 1 and _is_plain(texts[first : place + 1], opens, closing[0], signs):
                _bind(found, texts, (first, opens), (place, closing[0]), signs)
            first = -1
        if opening:
            is_alone = len(opening) == 1 and (not closing or place in found)
            first, opens = (place, opening[0]) if is_alone else (-1, 0)
    return found


def _unmatched(text: str) -> tuple[list[int], list[int]]:
    r"""Return where brackets close that did not open in a text, and where those open that do not close.

    >>> _unmatched("a] [b] \\[ [c")
    ([1], [10])
    """
    closing: list[int] = []
    opening: list[int] = []
    is_escaped = False
    for at, sign in enumerate(text):
        if is_escaped:
            is_escaped = False
        elif sign == "\\":
            is_escaped = True
        elif sign in OPENING:
            opening.append(at)
        elif sign in CLOSING and opening:
            opening.pop()
        elif sign in CLOSING:
            closing.append(at)
    return closing, opening


def _is_plain(texts: Sequence[str], opens: int, closes: int, signs: Signs) -> bool:
    """Return whether a bracket over paragraphs is no alternative, has none, and holds words in each."""
    first, *between, last = texts
    inside = [first[opens + 1 :], *between, last[:closes]]
    before, after = first[:opens].rstrip(), last[_behind(last, closes, signs) :].lstrip()
    return (
        all(one.strip() for one in inside)
        and not any(kind.fullmatch(one.strip()) for one in inside for kind in NOTED.values())
        and not any(SLASH.search(one) for one in inside)
        and not signs.label.match(first, opens + 1)
        and before[-1:] not in (*CLOSING, "/", "／")
        and after[:1] not in (*OPENING, "/", "／")
    )


def _behind(text: str, closes: int, signs: Signs) -> int:
    """Return where what stands behind a bracket of whose it is ends."""
    at = closes + 1
    while who := signs.who.match(text, at) or BARE_DELETE.match(text, at):
        at = who.end()
    return at


def _bind(
    found: dict[int, _Part],
    texts: Sequence[str],
    first: tuple[int, int],
    last: tuple[int, int],
    signs: Signs,
) -> None:
    (start, opens), (end, closes) = first, last
    prefix = signs.prefix.match(texts[start], opens + 1)
    whose = texts[start][opens + 1 : prefix.end()] + " " if prefix else ""
    suffixes = (one for one in signs.suffix.finditer(texts[end]) if one.end() == closes)
    suffix = next((one.group() for one in suffixes), "")
    said = texts[end][closes + 1 : _behind(texts[end], closes, signs)]
    # One paragraph may end a bracket and begin another: then all of them belong together.
    before = found[start].together if start in found else ()
    together = (*before, *range(start + bool(before), end + 1))
    for place in together:
        part = found.setdefault(place, _Part(at=opens if place == start else 0))
        part.together = together
    for place in range(start, end + 1):
        part = found[place]
        if place > start:
            part.before = f"[{whose}"
            part.at = closes if place == end else 0
        if place < end:
            part.after = f"{suffix}]{said}"
