"""What the readers hand on: a text as a row of blocks, each a stretch of the source with what its format says of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from consenso.core.outline._numbers import label_of

# 1<tab>to establish: a number typed without a sign; once spaces are made single, nothing tells it.
TABBED = re.compile(r"\s*(\d{1,3}|[IVX]{1,6})(?:\t\s*| {2,}|[\u2003\u3000]\s*)(?=\S)")
Role = Literal["", "title", "note", "cell"]


@dataclass(slots=True)
class Block:
    """A paragraph, heading or item as the file has it: `text` on one line, its place in the source, and its looks.

    `level` is the heading level that the format gives, from 1; 0 for none. `number` is what the format itself prints
    before the text ('' where it is typed or there is none); `depth` is the depth of a list item, from 0; -1 for none;
    `within` is the depth of the item that an unnumbered block goes on, -1 for none. `size` is relative to the text's
    usual one.
    """

    text: str
    start: int
    end: int
    page: int = 0
    level: int = 0
    number: str = ""
    is_bullet: bool = False
    depth: int = -1
    within: int = -1
    is_bold: bool = False
    is_centred: bool = False
    size: float = 1.0
    indent: float = 0.0
    role: Role = ""
    is_apart: bool = False  # a rule was drawn before it


@dataclass(slots=True)
class Reading:
    """What a reader made of a file. `language` and `title` are '' where the file does not name them.

    `hint` is a language that is named beside the text, for when the words do not tell: a page in a frame of another.
    """

    source: str
    blocks: list[Block]
    language: str = ""
    title: str = ""
    hint: str = ""


@dataclass(slots=True)
class Writer:
    """Puts a source text together from the texts of blocks, and keeps where each stands."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, *, between: str = "\n\n") -> tuple[int, int]:
        """Add a text after the others; return its start and end."""
        if self.pieces:
            self.pieces.append(between)
            self.length += len(between)
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def whole(self) -> str:
        """Return the source text."""
        return "".join(self.pieces)


def listed(words: str) -> frozenset[str]:
    """Return words that are written in a row.

    >>> sorted(listed("nav aside"))
    ['aside', 'nav']
    """
    return frozenset(words.split())


def joined(lines: Iterable[str]) -> str:
    """Return lines as one: spaces made single, none put between Chinese characters.

    >>> joined(["We will ", "work  together"]), joined(["中拉论坛", "是平台"])
    ('We will work together', '中拉论坛是平台')
    """
    text = ""
    for line in lines:
        line = " ".join(line.split())
        if not line:
            continue
        between = "" if not text or (_is_wide(text[-1]) and _is_wide(line[0])) else " "
        text += between + line
    return text


def lines_of(text: str) -> list[str]:
    r"""Return the blocks in a stretch of text: parted at blank lines, and at line ends before numbers.

    >>> lines_of("The parties will:\n(a) meet;\nand act\n\nThey agree.")
    ['The parties will:', '(a) meet; and act', 'They agree.']
    """
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        line = line.strip()
        if found[-1] and (not line or label_of(line)):
            found.append([])
        if line:
            found[-1].append(line)
    return [joined(one) for one in found if one]


def _is_wide(sign: str) -> bool:
    return (
        "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" or "\u3000" <= sign <= "\u303f"
    )
