"""Which characters may stand in a brief, and how wide they are on a terminal."""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "�"

# What XML 1.0 forbids, the control characters that a terminal obeys (C0, DEL, C1), the code points that
# are no characters, and the marks that turn the direction of all the text after them.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
_SPACES = re.compile("[ \t\n\v\f\r\x85\u2028\u2029]+")

# A line does not begin with these, nor end with those (Chinese punctuation; GB/T 15834).
NOT_FIRST = frozenset("、。，．：；！？）】》〉」』〕｝”’…—·%％")
NOT_LAST = frozenset("（【《〈「『〔｛“‘")


def clean(text: str) -> str:
    r"""Return `text` as every format can carry it.

    Line ends, tabs and spaces in a row become one space. A code point that XML forbids, a control
    character, half a surrogate pair, a non-character or a mark that overrides the direction of text becomes
    U+FFFD. Everything else stays.

    >>> clean("two\nlines, a bell\x07, <b> & *stars*")
    'two lines, a bell�, <b> & *stars*'
    """
    return _FORBIDDEN.sub(REPLACEMENT, _SPACES.sub(" ", text))


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes: wide characters two, combining marks none.

    >>> columns("中文 ok")
    7
    """
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return `text` as lines of at most `width` columns; `first` and `rest` stand before its lines.

    Breaks at spaces, and between Chinese characters unless a mark of punctuation would stand alone. A
    word longer than a line is not cut, so that an address stays whole. Empty text gives `first` alone.

    >>> wrap("one two three", 9, first="- ", rest="  ")
    ['- one two', '  three']
    """
    lines: list[str] = []
    line, gap = first, ""
    is_empty = True
    for space, piece in _pieces(text):
        gap = space if not is_empty else ""
        if not is_empty and columns(line) + columns(gap) + columns(piece) > width:
            lines.append(line)
            line, gap = rest, ""
        line += gap + piece
        is_empty = False
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[tuple[str, str]]:
    """Return what a line break may not cut, each with the space before it; a source mark clings."""
    found: list[tuple[str, str]] = []
    for match in re.finditer(r"( *)([^ ]+(?: (?:\[\d+\])+(?= |$))?)", text):
        space, word = match.groups()
        start = 0
        for at in range(1, len(word)):
            if _may_break(word[at - 1], word[at]):
                found.append((space if start == 0 else "", word[start:at]))
                start = at
        found.append((space if start == 0 else "", word[start:]))
    return found


def _may_break(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or after == "[" or unicodedata.combining(after):
        return False
    return _is_wide(before) or _is_wide(after)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if _is_wide(character) else 1
