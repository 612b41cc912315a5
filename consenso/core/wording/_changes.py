"""What differs between two wordings, in stretches that a person would mark: words, phrases, whole sentences; not confetti."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance.Indel import opcodes

from consenso.core.prose import HAN, is_han
from consenso.core.wording._cleaning import Hunk, cleaned
from consenso.core.wording._tokens import tokens

_HAN = re.compile(f"[{HAN}]")


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
        self._sums = _sums(self._units)

    def hunks(self, new: str) -> list[Hunk]:
        """Return what differs in another text, in order: no two touch, none is empty on both sides."""
        base = self.base
        if base == new:
            return []
        units = new.split(" ")
        sums, others = self._sums, _sums(units)
        found: list[Hunk] = []
        at, there = 0, 0  # up to where either text is read
        for i, j, size in opcodes(self._units, units).as_matching_blocks():
            # Before a unit stand the letters of those before it, and a space for each.
            left, right = (sums[i] + i, others[j] + j) if size else (len(base), len(new))
            before, after = base[at:left], new[there:right]
            if before != after:
                _compare(before, after, at, found)
            at, there = sums[i + size] + i + size - 1, others[j + size] + j + size - 1
        found = cleaned(base, found) if found else found
        # Words are compared by their hashes: should two that differ have the same, all of the text differs.
        return found if changed(base, found) == new else [(0, len(base), new)]


def _sums(units: list[str]) -> list[int]:
    """Return how many letters stand before each unit, and in all of them."""
    return list(accumulate(map(len, units), initial=0))


def _compare(old: str, new: str, at: int, found: list[Hunk]) -> None:
    """Add what differs between two stretches, of which the older begins at `at`, word by word."""
    if _is_plain(old) and _is_plain(new):
        # Words between spaces, of which the two sides are known to have none in common.
        found.append(_without_outer_space(old, new, at))
        return
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
    blocks = opcodes([olds[n] for n in words], [news[n] for n in others]).as_matching_blocks()
    for first, second, size in blocks:
        for step in range(size or 1):
            to_i = words[first + step] if size else len(olds)
            to_j = others[second + step] if size else len(news)
            before = "".join(olds[i:to_i])
            after = "".join(news[j:to_j])
            if before != after:
                found.append(_without_outer_space(before, after, at))
            i, j = to_i + 1, to_j + 1
            at += len(before) + (len(olds[to_i]) if size else 0)


def _is_plain(text: str) -> bool:
    """Return whether a text is words and spaces, without signs and Chinese."""
    if not (text.isspace() or text.replace(" ", "").isalnum()):
        return False
    return text.isascii() or not _HAN.search(text)


def _words(found: list[str]) -> list[int]:
    return [place for place, token in enumerate(found) if not token.isspace()]


def _without_outer_space(old: str, new: str, at: int) -> Hunk:
    """Return a change without the space that both sides begin or end with; the space before a word comes first."""
    end, stop = len(old), len(new)
    head, least = 0, min(end, stop)
    while head < least and old[head] == new[head] and old[head].isspace():
        head += 1
    least -= head
    while least > 0 and old[end - 1] == new[stop - 1] and old[end - 1].isspace():
        end, stop, least = end - 1, stop - 1, least - 1
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
