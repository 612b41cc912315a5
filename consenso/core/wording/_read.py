"""Bracketed text that was written, by `written` or by hand, back into data."""

import re
from dataclasses import dataclass, field

from consenso.core.errors import ConsensoError
from consenso.core.wording._bracketed import Alternative, Bracketed, Place
from consenso.core.wording._signs import (
    CLAUSE,
    CLOSING,
    KIND,
    LABEL,
    OPENING,
    PREFIX,
    WHO,
    codes_of,
)

DEEPEST = 60  # brackets inside brackets

_PLAIN = re.compile(r"[^\[\]［］\\/ ]+")
_NEXT = re.compile(r" *(?=[\[［])")
_NEXT_LABEL = re.compile(rf" *[\[［](?={LABEL.pattern})")


class UnbalancedBrackets(ConsensoError):
    """A bracket that is not closed, or closes nothing, at code point `at`; or brackets too deep in brackets."""

    code = "wording.unbalanced_brackets"

    def __init__(self, at: int) -> None:
        super().__init__(f"brackets do not match at {at}")
        self.at = at


class _Mark:
    """What is neither text nor place while it is read: a space that was escaped, the slash between alternatives."""


HELD = _Mark()
PARTING = _Mark()
ESCAPED: dict[str, str | _Mark] = {" ": HELD, "¶": "\n"}
_Item = str | Place | _Mark


@dataclass(slots=True)
class _Bracket:
    """One bracket as it stands, and what the notes after it say of it."""

    texts: list[list[_Item]]  # several where slashes part them
    is_labelled: bool = False
    is_named: bool = False
    is_whole: bool = False
    by: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Group:
    """Brackets that are alternatives to each other; who would delete; whether the first was added to the base."""

    brackets: list[_Bracket] = field(default_factory=list)
    deleters: set[str] = field(default_factory=set)
    is_deletion: bool = False
    is_added: bool = False


def read_written(text: str) -> Bracketed:
    r"""Return the data of a text in bracket notation; raise UnbalancedBrackets.

    Beside what `written` writes, hands may write: `[shall][should]`, brackets that touch, and `[shall / should]` for alternatives of
    one place; `[MEX: strongly]` for what somebody would add; `[MEX: delete]`; `Alt.`, `Option A`, `Opción 1`, `备选案文1` for labels, with
    names: `[Alt 1 (MEX): …]`; delete, add and keep in six languages; wide brackets and parentheses. Where every bracket has a
    label, the first is the base.

    >>> read_written("We [strongly] (CHL: delete) agree.")[1].alternatives[0].segments
    ('strongly ',)
    >>> [one.by for one in read_written("双方［将］［备选案文1：应］（MEX）合作。")[1].alternatives]
    [(), ('MEX',)]
    """
    items, end = _Reader(text).items(0, 0)
    if end < len(text):
        raise UnbalancedBrackets(end)
    return _settled(items)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text

    def items(self, at: int, depth: int) -> tuple[list[_Item], int]:
        """Return what stands from `at` on, up to the bracket that closes or the end, and where that is."""
        text = self.text
        start = at
        out: list[_Item] = []
        while at < len(text) and text[at] not in CLOSING:
            sign = text[at]
            if sign in OPENING:
                item, at = self.group(at, depth + 1)
                out += item
                continue
            if sign == "\\" and at + 1 < len(text):
                if text[at + 1] != "|":
                    out.append(ESCAPED.get(text[at + 1], text[at + 1]))
                at += 2
                continue
            if depth and sign == "/" and self._parts(at, start):
                out.append(PARTING)
                at += 1
                continue
            plain = _PLAIN.match(text, at)
            out.append(plain.group() if plain else sign)
            at = plain.end() if plain else at + 1
        return out, at

    def group(self, at: int, depth: int) -> tuple[list[_Item], int]:
        """Return the place that begins with the bracket at `at`, and where it ends."""
        group = _Group()
        start = at
        while True:
            bracket, at = self.bracket(at, depth)
            self._take(group, bracket)
            while who := WHO.match(self.text, at):
                _note(group, who["clauses"])
                at = who.end()
            following = _NEXT_LABEL.match(self.text, at)
            deletion = _NEXT.match(self.text, at)
            if following:
                at = following.end() - 1
            elif self.text[at : at + 1] and self.text[at] in OPENING:
                pass
            elif deletion and self._is_deletion(deletion.end()):
                at = deletion.end()
            else:
                break
        place = _place(group)
        return ([place] if place else [self.text[start:at]]), at

    def bracket(self, at: int, depth: int) -> tuple[_Bracket, int]:
        """Return the bracket that opens at `at`, and where it ends."""
        if depth > DEEPEST:
            raise UnbalancedBrackets(at)
        start = at
        at += 1
        bracket = _Bracket([])
        if label := LABEL.match(self.text, at):
            bracket.is_labelled, bracket.is_whole = True, bool(label["whole"])
            bracket.by.update(codes_of(label["codes"] or ""))
            at = label.end()
        elif prefix := PREFIX.match(self.text, at):
            bracket.is_named = True
            bracket.by.update(codes_of(prefix["codes"]))
            at = prefix.end()
        items, end = self.items(at, depth)
        if end >= len(self.text):
            raise UnbalancedBrackets(start)
        parts: list[list[_Item]] = [[]]
        for item in items:
            if item is PARTING:
                parts.append([])
            else:
                parts[-1].append(item)
        bracket.texts = [_trimmed(part) for part in parts]
        return bracket, end + 1

    def _parts(self, at: int, start: int) -> bool:
        """Return whether a slash stands between alternatives: between spaces, or at an edge of the bracket."""
        following = self.text[at + 1 : at + 2]
        return (at == start or self.text[at - 1] == " ") and following in (" ", *CLOSING)

    def _is_deletion(self, at: int) -> bool:
        """Return whether a bracket says no more than who would delete: [MEX: delete]."""
        prefix = PREFIX.match(self.text, at + 1)
        if not prefix:
            return False
        stop = min(
            (place for sign in CLOSING if (place := self.text.find(sign, prefix.end())) > 0),
            default=-1,
        )
        return stop > 0 and KIND.get(self.text[prefix.end() : stop].strip().lower()) == "delete"

    def _take(self, group: _Group, bracket: _Bracket) -> None:
        said = bracket.texts[0][0] if len(bracket.texts) == len(bracket.texts[0]) == 1 else None
        if bracket.is_named and isinstance(said, str) and KIND.get(said.lower()) == "delete":
            group.is_deletion = True
            group.deleters |= bracket.by
            return
        if bracket.is_named and not group.brackets:
            group.is_added = True
        group.brackets.append(bracket)


def _note(group: _Group, clauses: str) -> None:
    """Take in what stands in parentheses after a bracket."""
    for found in map(CLAUSE.fullmatch, re.split("[;；]", clauses)):
        if found is None:
            continue  # as WHO matched, there is none
        codes = set(codes_of(found["codes"] or ""))
        kind = KIND.get((found["word"] or "").lower(), "keep")
        if kind == "delete":
            group.is_deletion = True
            group.deleters |= codes
            continue
        if kind == "add" and len(group.brackets) == 1:
            group.is_added = True
        if group.brackets:
            group.brackets[-1].by |= codes


def _place(group: _Group) -> Place | None:
    """Return the place that a group of brackets makes; None where they leave nothing to choose."""
    found: dict[Bracketed, tuple[set[str], bool]] = {}
    if group.is_added:
        found[()] = set(group.deleters), False
    for bracket in group.brackets:
        for number, part in enumerate(bracket.texts):
            by, is_whole = found.get(_settled(part), (set(), False))
            named = bracket.by if not number else set()
            found[_settled(part)] = by | named, is_whole or bracket.is_whole
    if (group.is_deletion or len(found) == 1) and not group.is_added:
        is_base_nothing = next(iter(found), None) == ()
        by, _ = found.get((), (set(), False))
        if not is_base_nothing:
            found.pop((), None)
        found[()] = by | group.deleters, False
    if len(found) < 2:
        return None
    base, *others = [
        Alternative(segments, tuple(sorted(by)), is_whole)
        for segments, (by, is_whole) in found.items()
    ]
    return Place((base, *sorted(others, key=lambda one: not one.segments)))


def _trimmed(items: list[_Item]) -> list[_Item]:
    """Return what stands inside a bracket without the spaces at its edges; those that were escaped stay."""
    while items and items[0] == " ":
        items = items[1:]
    while items and items[-1] == " ":
        items = items[:-1]
    return items


def _settled(items: list[_Item]) -> Bracketed:
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


def _can_be_nothing(item: _Item) -> bool:
    return isinstance(item, Place) and not all(one.segments for one in item.alternatives)


def _space(listed: list[_Item], first: int) -> int:
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
