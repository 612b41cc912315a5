"""Lines of a PDF → text: words parted at line ends made whole."""

import re
from collections.abc import Sequence

from consenso.core.outline._block import joined, listed
from consenso.core.outline._numbers import label_of
from consenso.core.outline._pdf_lines import SOFT, Line

_LIGATURES = str.maketrans(
    {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00ad": "", "\x00": ""}
)
_LIGATURE_SIGNS = "ﬁﬂﬀﬃﬄ\u00ad\x00"
_STOPS = '.,;:()[]“”"«»!?'
# Words that others are built of without a hyphen, and such as stand before and after one.
_CLOSED = listed(
    """with under over out up in can how to when what who where through there here for fore down some any"""
)
_HEADS = listed(
    """well self long short high low non cross action evidence people state follow decision policy
    small large medium full off"""
)
_TAILS = listed(
    """oriented based related term level wide making building sharing being up free scale friendly led driven
    called known income minded established calibrated keeping trafficking laundering quality range effective
    sensitive responsive inclusive neutral saving intensive ranking standing setting solving track"""
)
_PARTED = re.compile(f"{SOFT}\n?|(?<=[^\\W\\d_])[-\u2010]\n")
_TAIL = re.compile(r"[^\W\d_]+$")
_HEAD = re.compile(r"\s*-?([^\W_]\w*)")
# 于 2026 年: programs set a little space there, which is none of the text's.
_BESIDE_HAN = re.compile(
    r"(?<=[\u4e00-\u9fff]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z]) (?=[\u4e00-\u9fff])"
)


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words of the lines, in lower case, where any word is parted: none where none is."""
    if not any(line.text.endswith(SOFT) for line in lines):
        return frozenset()
    texts = [line.text for line in lines]
    for at, before in enumerate(texts[:-1], start=1):
        if before.endswith(SOFT):
            texts[at] = texts[at].partition(" ")[2]  # -tion, of integra-tion, is no word
    whole = " ".join(texts).lower()
    for sign in _STOPS:
        whole = whole.replace(sign, " ")
    return frozenset(whole.split())


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    """Tell whether a word that is parted at a line end has a hyphen of its own: action-oriented, not integra-tion."""
    is_capital = first.isupper() and second.isupper() and len(first + second) > 3  # CONVER-GENCE
    if (second[0].isupper() and not is_capital) or second[0].isdigit():
        return True
    first, second = first.lower(), second.lower()
    if f"{first}-{second}" in known:
        return True
    if f"{first}{second}" in known or first in _CLOSED:
        return False
    return (first in known or first in _HEADS) and (second in known or second in _TAILS)


def text_of(lines: Sequence[Line], known: frozenset[str]) -> str:
    """Return lines as one, words that were parted at line ends made whole."""
    text = "\n".join([line.text for line in lines])
    if SOFT in text or "-\n" in text or "\u2010\n" in text:
        text = _made_whole(text, known)
    if not text.isascii() and any(sign in text for sign in _LIGATURE_SIGNS):
        text = text.translate(_LIGATURES)
    text = joined(text.split("\n"))
    if text.isascii():
        return text
    label = label_of(text)
    at = label.length if label else 0
    return text[:at] + _BESIDE_HAN.sub("", text[at:])


def _made_whole(text: str, known: frozenset[str]) -> str:
    """Return a text without the hyphens that part words at line ends; those of compounds stay.

    In Portuguese the hyphen of a compound is set twice: at the end of the line, and before the next.
    """
    pieces = _PARTED.split(text)
    whole = pieces[0]
    for piece in pieces[1:]:
        first, second = _TAIL.search(whole[-40:]), _HEAD.match(piece)
        if not first or not second:
            whole = f"{whole}-{piece}"
            continue
        word = second.group(1)
        keeps = piece[0] == "-" or _keeps_hyphen(first.group(), word, known)
        whole = f"{whole}{'-' if keeps else ''}{piece[second.start(1) :]}"
    return whole
