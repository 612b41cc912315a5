"""What differs between two wordings, in stretches that a person would mark: words, phrases, whole sentences; not confetti."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance.Indel import opcodes

from consenso.core.prose import is_han
from consenso.core.wording._cleaning import Hunk, cleaned
from consenso.core.wording._tokens import tokens


@dataclass(frozen=True, slots=True)
class Change:
    """Where `old` stands in a text, from code point `at` on, another has `new`; one of the two may be empty."""

    at: int
    old: str
    new: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Return what differs between two wordings, in order, never touching each other; () where they are equal.

    Made in the older text from its end to its beginning, the changes give the newer one exactly.

    >>> changes("The ports shall open.", "The two ports should open.")
    (Change(at=4, old='', new='two '), Change(at=10, old='shall', new='should'))
    >>> changes("双方将举行会议。", "双方应举行会议。")
    (Change(at=2, old='将', new='应'),)
    """
    return tuple(Change(start, old[start:end], text) for start, end, text in hunks(old, new))


def hunks(old: str, new: str) -> list[Hunk]:
    """Return the same as plain rows, for who compares many wordings."""
    return Comparer(old).hunks(new)


def changed(old: str, found: Sequence[Hunk]) -> str:
    """Return a text with changes made.

    >>> changed("The ports shall open.", [(4, 4, "two "), (10, 15, "should")])
    'The two ports should open.'
    """
    pieces: list[str] = []
    at = 0
    for start, end, text in found:
        pieces += (old[at:start], text)
        at = end
    pieces.append(old[at:])
    return "".join(pieces)


class Comparer:
    """One text, with what is needed to compare many others with it.

    Units between spaces are compared first, all at once in compiled code; only what is left between those that agree is
    taken apart into tokens.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self._units = base.split(" ")
        self._starts = _starts(self._units)

    def hunks(self, new: str) -> list[Hunk]:
        """Return what differs in another text, in order: no two touch, none is empty on both sides."""
        base = self.base
        if base == new:
            return []
        units = new.split(" ")
        starts = _starts(units)
        found: list[Hunk] = []
        at, there = 0, 0  # up to where either text is read
        for block in opcodes(self._units, units).as_matching_blocks():
            if block.size:
                left, right = self._starts[block.a], starts[block.b]
            else:
                left, right = len(base), len(new)  # the end, which is always told
            if base[at:left] != new[there:right]:
                _compare(base[at:left], new[there:right], at, found)
            if block.size:
                at = self._starts[block.a + block.size] - 1
                there = starts[block.b + block.size] - 1
        found = cleaned(base, found) if found else found
        # Words are compared by their hashes: should two that differ have the same, all of the text differs.
        return found if changed(base, found) == new else [(0, len(base), new)]


def _starts(units: list[str]) -> list[int]:
    """Return where each unit begins, and where one after the last would."""
    return list(accumulate(map(len, units), lambda start, length: start + length + 1, initial=0))


def _compare(old: str, new: str, at: int, found: list[Hunk]) -> None:
    """Add what differs between two stretches, of which the older begins at `at`, word by word."""
    head = _head(old, new)
    tail = _tail(old, new, head)
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    at += head
    if not (old and new):
        found.append((at, at + len(old), new))
        return
    olds, news = tokens(old), tokens(new)
    words, others = _words(olds), _words(news)
    i = j = 0  # tokens read on either side
    for block in opcodes([olds[n] for n in words], [news[n] for n in others]).as_matching_blocks():
        for step in range(block.size or 1):
            to_i = words[block.a + step] if block.size else len(olds)
            to_j = others[block.b + step] if block.size else len(news)
            before = "".join(olds[i:to_i])
            after = "".join(news[j:to_j])
            if before != after:
                found.append(_without_outer_space(before, after, at))
            i, j = to_i + 1, to_j + 1
            at += len(before) + (len(olds[to_i]) if block.size else 0)


def _words(found: list[str]) -> list[int]:
    return [place for place, token in enumerate(found) if not token.isspace()]


def _without_outer_space(old: str, new: str, at: int) -> Hunk:
    """Return a change without the space that both sides begin or end with; the space before a word comes first."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head] and old[head].isspace():
        head += 1
    end, stop = len(old), len(new)
    while min(end, stop) > head and old[end - 1] == new[stop - 1] and old[end - 1].isspace():
        end, stop = end - 1, stop - 1
    return at + head, at + end, new[head:stop]


def _head(old: str, new: str) -> int:
    """Return how much of the beginning is the same, cut where a token surely ends: after a space or a character."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    while low and not _is_border(old, new, low):
        low -= 1
    return low


def _is_border(old: str, new: str, at: int) -> bool:
    last = old[at - 1]
    if last.isspace():
        return not (old[at : at + 1].isspace() or new[at : at + 1].isspace())
    return is_han(last)


def _tail(old: str, new: str, head: int) -> int:
    """Return how much of the end is the same after `head`, cut where a token surely begins."""
    low, high = 0, min(len(old), len(new)) - head
    n_old, n_new = len(old), len(new)
    while low < high:
        middle = (low + high + 1) // 2
        if old[n_old - middle : n_old - low] == new[n_new - middle : n_new - low]:
            low = middle
        else:
            high = middle - 1
    while low:
        first = old[n_old - low]
        if is_han(first) or (
            first.isspace()
            and not old[n_old - low - 1 : n_old - low].isspace()
            and not new[n_new - low - 1 : n_new - low].isspace()
        ):
            break
        low -= 1
    return low
