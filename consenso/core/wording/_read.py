"""Bracketed text that was written, by `written` or by hand, back into data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from consenso.core.errors import ConsensoError
from consenso.core.wording._bracketed import Alternative, Bracketed, Place
from consenso.core.wording._doubts import Doubts, Remark
from consenso.core.wording._items import ESCAPED, PARTING, By, Item, settled, trimmed
from consenso.core.wording._signs import (
    CLOSING,
    DELETE_WORD,
    KIND,
    NOTED,
    ONE_WORD,
    OPENING,
    SLASHED,
    SLASHES,
    signs_of,
)

DEEPEST = 60  # brackets inside brackets

_PLAIN = re.compile(r"[^\[\]［］【】〔〕\\/／ (（–—-]+")
_NEXT = re.compile(rf"[ \u00a0]*(?=[{re.escape(OPENING)}])")
# What parts a bracket from one that may be meant as an alternative to it.
_BESIDE = re.compile(rf"[ \u00a0]*+(?P<slash>[{SLASHES}][ \u00a0]*+)?(?=[{re.escape(OPENING)}])")
# [strongly] [delete]
BARE_DELETE = re.compile(
    rf"[ \u00a0]*[{re.escape(OPENING)}]\s*({DELETE_WORD.pattern})\s*[{re.escape(CLOSING)}]"
)
_INSIDE = re.compile(rf"[^{re.escape(OPENING + CLOSING)}]*")


class UnbalancedBrackets(ConsensoError):
    """A bracket that is not closed, or closes nothing, at code point `at`; or brackets too deep in brackets."""

    code = "wording.unbalanced_brackets"

    def __init__(self, at: int) -> None:
        super().__init__(f"brackets do not match at {at}")
        self.at = at


@dataclass(slots=True)
class _Bracket:
    """One bracket as it stands, and what the notes after it say of it."""

    texts: list[list[Item]]  # several where slashes part them
    by: list[set[str]]  # who stands behind each of them
    is_labelled: bool = False
    is_named: bool = False
    is_whole: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it holds words, and says nothing of whose they are or what they are beside."""
        return not (self.is_labelled or self.is_named) and self.texts != [[]]


@dataclass(slots=True)
class _Group:
    """Brackets that are alternatives to each other; who would delete; whether the first was added to the base."""

    brackets: list[_Bracket] = field(default_factory=list)
    deleters: set[str] = field(default_factory=set)
    is_deletion: bool = False
    is_added: bool = False
    is_worded: bool = False  # a word says that the first is deleted or added

    @property
    def is_row(self) -> bool:
        """Return whether hands set brackets without labels beside each other."""
        return len(self.brackets) > 1 and not any(one.is_labelled for one in self.brackets)

    @property
    def is_named(self) -> bool:
        """Whether somebody is named, and no word says what they would have become of it."""
        return not self.is_worded and any(by for one in self.brackets for by in one.by)

    @property
    def is_its_own(self) -> bool:
        """Whether words or labels say that it is no alternative to what stands before."""
        return self.is_worded or any(one.is_labelled for one in self.brackets[1:])


def read_written(text: str, names: Mapping[str, str] | None = None) -> Bracketed:
    r"""Return the data of a text in bracket notation; raise UnbalancedBrackets.

    `names`: what delegations are called, name → code, codes among them; without, whatever is a code names one.

    Beside what `written` writes, hands may write: `[shall] [should]`, bare brackets in a row, `[shall/should]` and `[shall / should]`
    for alternatives of one place; `[MEX: strongly]`, `[strongly (MEX)]`, `[strongly – MEX]` for what somebody would add; `[MEX: delete]`;
    `Alt 1.`, `Option A:`, `Opción 1`, `备选案文1` for labels, with names: `[Alt 1 (MEX): …]`; delete, add and keep in six languages (`[delete]` in a bracket of its own too); wide
    brackets, parentheses and signs. Where every bracket has a label, the first is the base. What asks for nothing stays words: `[…]`,
    `[ ]`, the number of a footnote, `[to be confirmed]`.

    >>> read_written("We [strongly] (CHL: delete) agree.")[1].alternatives[0].segments
    ('strongly ',)
    >>> [one.by for one in read_written("双方［将］［备选案文1：应］（MEX）合作。")[1].alternatives]
    [(), ('MEX',)]
    >>> read_written("We [strongly] (Borea: delete) agree.", {"Borea": "XB"})[1].alternatives[1].by
    ('XB',)
    """
    return read_with_remarks(text, names)[0]


def read_with_remarks(
    text: str, names: Mapping[str, str] | None = None
) -> tuple[Bracketed, tuple[Remark, ...]]:
    """Return the data of a text, and what in it was not understood or may be meant otherwise; raise UnbalancedBrackets."""
    reader = _Reader(text, names)
    items, end = reader.items(0, 0)
    if end < len(text):
        raise UnbalancedBrackets(end)
    return settled(items), reader.doubts.remarks()


class _Reader:
    def __init__(self, text: str, names: Mapping[str, str] | None) -> None:
        self.text = text
        self.signs = signs_of(names)
        self.doubts = Doubts(text, self.signs)
        self._brackets: dict[int, tuple[_Bracket, int]] = {}
        self._beside: set[int] = (
            set()
        )  # where brackets open that may be alternatives to those before

    def items(self, at: int, depth: int) -> tuple[list[Item], int]:
        """Return what stands from `at` on, up to the bracket that closes or the end, and where that is."""
        text = self.text
        start = at
        out: list[Item] = []
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
            if depth and out and self.signs.suffix.match(text, at):
                break  # whose it is
            if depth and out and (part := self.signs.part.match(text, at)):
                out += [By(self.signs.codes(part["part"])), PARTING]
                at = part.end()
                continue
            if depth and sign in SLASHES and self._parts(at, start):
                out.append(PARTING)
                at += 1
                continue
            if sign in "(（":
                self.doubts.of_parenthesis(at)
            plain = _PLAIN.match(text, at)
            out.append(plain.group() if plain else sign)
            at = plain.end() if plain else at + 1
        return out, at

    def group(self, at: int, depth: int) -> tuple[list[Item], int]:
        """Return the place that begins with the bracket at `at`, and where it ends."""
        group = _Group()
        start = at
        if end := self._noted(at):
            return [self.text[at:end]], end
        while True:
            opened = at
            bracket, at = self.bracket(at, depth)
            self._take(group, bracket)
            is_bare = bracket.is_bare
            while who := self.signs.who.match(self.text, at) or BARE_DELETE.match(self.text, at):
                is_bare = False
                _note(group, self.signs.said(who[1]))
                at = who.end()
            self.doubts.of_bracket(opened, at)
            following = self._following(at, depth, is_bare or group.is_row)
            if following is None:
                break
            at = following
        place = _place(group)
        if place is None:
            self.doubts.add("nothing", start, at)
        elif start in self._beside and not group.is_its_own:
            self.doubts.add("beside", start, at)
        beside = _BESIDE.match(self.text, at)
        if beside and (group.is_named or beside["slash"]):
            self._beside.add(beside.end())
        return ([place] if place else [self.text[start:at]]), at

    def _following(self, at: int, depth: int, goes_on: bool) -> int | None:
        """Return where the next bracket of the same place opens; None where there is none.

        `goes_on`: one without a label may follow, for nobody is named yet, or others without a label followed before.
        """
        found = _NEXT.match(self.text, at)
        if found is None:
            return None
        opens = found.end()
        is_labelled = self.signs.label.match(self.text, opens + 1) is not None
        if is_labelled or self._is_deletion(opens):
            return opens
        if opens == at and not self._noted(opens):
            return opens  # they touch
        if goes_on and not self._noted(opens):
            beside, end = self.bracket(opens, depth)
            if beside.is_bare or beside.is_named:  # [200] [300], [200] [MEX: 300]
                self.doubts.add("in_a_row", opens, end)
                return opens
        return None

    def bracket(self, at: int, depth: int) -> tuple[_Bracket, int]:
        """Return the bracket that opens at `at`, and where it ends: read once, for one looks ahead."""
        if at not in self._brackets:
            self._brackets[at] = self._bracket(at, depth)
        found, end = self._brackets[at]
        return replace(found, by=[set(one) for one in found.by]), end

    def _bracket(self, at: int, depth: int) -> tuple[_Bracket, int]:
        if depth > DEEPEST:
            raise UnbalancedBrackets(at)
        start = at
        at += 1
        bracket = _Bracket([], [])
        first: set[str] = set()
        last: set[str] = set()
        if label := self.signs.label.match(self.text, at):
            bracket.is_labelled, bracket.is_whole = True, bool(label["whole"])
            first.update(self.signs.codes(label["first"] or label["second"] or ""))
            at = label.end()
        elif prefix := self.signs.prefix.match(self.text, at):
            bracket.is_named = True
            first.update(self.signs.codes(prefix["codes"]))
            at = prefix.end()
        within = at
        parted = self._parted(at)
        items, end = parted or self.items(at, depth)
        if suffix := self.signs.suffix.match(self.text, end) if end < len(self.text) else None:
            bracket.is_named = not bracket.is_labelled
            listed = suffix["first"] or suffix["second"] or suffix["third"]
            last.update(self.signs.codes(listed))
            end = suffix.end()
        if end >= len(self.text):
            raise UnbalancedBrackets(start)
        parts, bracket.by = _in_parts(items)
        bracket.by[0] |= first
        bracket.by[-1] |= last
        bracket.is_named |= not bracket.is_labelled and any(bracket.by)
        bracket.texts = [trimmed(part) for part in parts]
        if len(parts) > 1 and not parted:
            self.doubts.add("slash", within, end)
        return bracket, end + 1

    def _parted(self, at: int) -> tuple[list[Item], int] | None:
        """Return words that slashes part, and nothing else, as alternatives: [shall/should], and not [and/or]."""
        found = SLASHED.match(self.text, at)
        if found is None or found["words"].lower() in ONE_WORD:
            return None
        end = found.end()
        if self.text[end : end + 1] not in CLOSING and not self.signs.suffix.match(self.text, end):
            return None
        self.doubts.add("slash", at, end)
        out: list[Item] = []
        for word in re.split(f"[{SLASHES}]", found["words"]):
            out += [PARTING, word] if out else [word]
        return out, end

    def _parts(self, at: int, start: int) -> bool:
        """Return whether a slash stands between alternatives: between spaces, or at an edge of the bracket."""
        following = self.text[at + 1 : at + 2]
        return (at == start or self.text[at - 1] == " ") and following in (" ", *CLOSING)

    def _noted(self, at: int) -> int:
        """Return where a bracket that asks for nothing ends: […], [1] after a word, [to be confirmed]; 0 for another.

        Whoever says of one whose it is, or sets an alternative beside it, asks for something.
        """
        inside = _INSIDE.match(self.text, at + 1)
        end = inside.end() + 1 if inside else 0
        if not inside or end > len(self.text) or self.text[end - 1 : end] in (*OPENING, ""):
            return 0
        said = inside.group().strip(" ")
        kinds = (kind for kind, found in NOTED.items() if self._is_noted(kind, found, at, said))
        why = "empty" if not said else next(kinds, "")
        following = _NEXT.match(self.text, end)
        if (
            not why
            or self.signs.who.match(self.text, end)
            or (following and self.signs.label.match(self.text, following.end() + 1))
            or (following and self._is_deletion(following.end()))
        ):
            return 0
        self.doubts.add(why, at, end)
        return end

    def _is_noted(self, kind: str, found: re.Pattern[str], at: int, said: str) -> bool:
        if kind == "document":
            return self.text[at] == "〔" and bool(found.match(self.text, at + 1)) and len(said) == 4
        if not found.fullmatch(said):
            return False
        if kind != "number":
            return True
        # A figure stands in the sentence, [30] schools; the number of a footnote behind a word, or before all.
        after = self.text[self.text.find(said, at) + len(said) :].lstrip()[1:]
        before = self.text[at - 1 : at]
        in_sentence = not before or before.isspace() or before in OPENING + "(（$€£¥"
        is_han = "\u3400" <= before <= "\u9fff"
        if at == 0 or (not in_sentence and not is_han):
            return True
        beside = _NEXT.match(self.text, self.text.find(said, at) + len(said) + 1)
        if beside and beside.end() > beside.start():  # [200] [MEX: 300]
            return bool(self._noted(beside.end()))
        return not re.match(r"\s*[\w%$€£¥‰]", after)

    def _is_deletion(self, at: int) -> bool:
        """Return whether a bracket says no more than who would delete: [MEX: delete]."""
        prefix = self.signs.prefix.match(self.text, at + 1)
        inside = _INSIDE.match(self.text, prefix.end()) if prefix else None
        return inside is not None and KIND.get(inside.group().strip().lower()) == "delete"

    def _take(self, group: _Group, bracket: _Bracket) -> None:
        said = bracket.texts[0][0] if len(bracket.texts) == len(bracket.texts[0]) == 1 else None
        kind = KIND.get(said.lower()) if isinstance(said, str) else None
        if bracket.is_named and kind == "delete":
            group.is_deletion = group.is_worded = True
            group.deleters |= bracket.by[0]
            return
        # Of [shall / should (MEX)], the first is the base, as where nobody is named.
        if bracket.is_named and bracket.by[0] and not group.brackets:
            group.is_added = True
        group.brackets.append(bracket)


def _in_parts(items: list[Item]) -> tuple[list[list[Item]], list[set[str]]]:
    """Return the alternatives of a bracket that slashes part, and who is named in each."""
    parts: list[list[Item]] = [[]]
    by: list[set[str]] = [set()]
    for item in items:
        if item is PARTING:
            parts.append([])
            by.append(set())
        elif isinstance(item, By):
            by[-1] |= set(item.codes)
        else:
            parts[-1].append(item)
    return parts, by


def _note(group: _Group, said: list[tuple[tuple[str, ...], str]]) -> None:
    """Take in what stands in parentheses after a bracket."""
    for codes, kind in said:
        if kind == "delete":
            group.is_deletion = group.is_worded = True
            group.deleters |= set(codes)
            continue
        if kind == "add" and len(group.brackets) == 1:
            group.is_added = group.is_worded = True
        if group.brackets:
            # Of [shall / should] (MEX), the last; whoever would keep what stands there keeps the first.
            group.brackets[-1].by[0 if kind == "keep" else -1] |= set(codes)


def _place(group: _Group) -> Place | None:
    """Return the place that a group of brackets makes; None where they leave nothing to choose."""
    found: dict[Bracketed, tuple[set[str], bool]] = {}
    if group.is_added:
        found[()] = set(group.deleters), False
    for bracket in group.brackets:
        for part, named in zip(bracket.texts, bracket.by, strict=True):
            by, is_whole = found.get(settled(part), (set(), False))
            found[settled(part)] = by | named, is_whole or bracket.is_whole
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
