"""Reading Markdown: its blocks, without the marks; every block keeps its place in the file."""

import json
import re

from consenso.core.outline._block import Block, Reading, joined
from consenso.core.outline._numbers import label_of

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_LANGUAGE = re.compile(
    r"^(?:lang|language):[ \t]*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z]+)?)", re.MULTILINE
)
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_UNDER = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
# Of a line without the spaces around it.
_RULE = re.compile(r"\\?(?:[-–—_*=~]\s*){3,}$|\\?#{2,6}$|<!--.*-->$|\|?[-:|][\s:|-]{4,}$")
_DRAWN = re.compile(r"(?:[-–—_*]\s*){3,}$")
_ITEM = re.compile(r"([ \t]*)([-*+•]|\d{1,3}[.)])([ \t]+)(?=[^ \t\n])")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:[ \t]*")
_QUOTE = re.compile(r"(?:[ \t]*>)+ ?")
_HARD = re.compile(r"(?: {2,}|\\)$")

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)\s]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_MARK = re.compile(r"\[\^[^\]]+\]")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|`+)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_IN_BOLD = re.compile(r"\*\*(.*?)\*\*|__(.*?)__", re.DOTALL)
_ENTITY = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}

DEEPEST = 20  # lists in one another; what stands deeper stands there


def read_markdown(source: str) -> Reading:
    """Return the blocks of a Markdown text, its title and language where a header names them."""
    reader = _Reader(source)
    front = _FRONT.match(source)
    at = 0
    if front:
        at = front.end()
        reader.head(front.group(1), front.start(1))
    reader.lines(at)
    return Reading(source, reader.blocks, reader.language, reader.title)


def plain(text: str) -> str:
    r"""Return a stretch of Markdown without its marks.

    >>> plain("**Peace** and [security](https://example.org/a), the 21<sup>st</sup> century\\.")
    'Peace and security, the 21st century.'
    """
    text = _COMMENT.sub(" ", text)
    text = _IMAGE.sub(" ", text)
    text = _TAG.sub("", text)
    text = _MARK.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", text)
    text = _ESCAPE.sub(r"\1", text)
    for name, sign in _ENTITY.items():
        text = text.replace(name, sign)
    return joined(text.split("\n"))


def is_bold(text: str) -> bool:
    """Tell whether all words of a stretch of Markdown stand in bold type.

    >>> is_bold("**Second**, **we commit**."), is_bold("**We**, the States")
    (True, False)
    """
    text = _TAG.sub("", text)
    if "**" not in text and "__" not in text:
        return False
    outside = _IN_BOLD.sub("", text.replace("***", "**"))
    return not re.search(r"[^\W_]", outside)


class _Reader:
    """Goes over the lines once; a block is held until a line ends it."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.language = ""
        self.title = ""
        self.held: list[tuple[int, int]] = []
        self.items: list[int] = []  # indents of the texts of open items
        self.depth = -1
        self.within = -1
        self.number = ""
        self.is_bullet = False
        self.is_note = False
        self.is_apart = False

    def head(self, front: str, offset: int) -> None:
        found = _TITLE.search(front)
        if found:
            raw = found.group(1)
            start, end = offset + found.start(1), offset + found.end(1)
            if raw[0] in "\"'" and raw[-1] == raw[0] and len(raw) > 1:
                start, end = start + 1, end - 1
                raw = _unquoted(raw)
            self.title = joined([raw.replace("\u00a0", " ")])
            if self.title:
                self.blocks.append(Block(self.title, start, end, role="title"))
        found = _LANGUAGE.search(front)
        self.language = found.group(1) if found else ""

    def lines(self, at: int) -> None:
        in_fence = was_blank = False
        while at < len(self.source):
            end = self.source.find("\n", at)
            end = len(self.source) if end < 0 else end
            line = self.source[at:end]
            if _FENCE.match(line):
                self.let_go()
                in_fence = not in_fence
            elif not line.strip():
                self.let_go()
                was_blank = True
            elif in_fence:
                self.hold(at, line)
            else:
                self.line(at, line, was_blank=was_blank)
            if line.strip():
                was_blank = False
            at = end + 1
        self.let_go()

    def line(self, at: int, line: str, *, was_blank: bool) -> None:
        quote = _QUOTE.match(line)
        if quote:
            at, line = at + quote.end(), line[quote.end() :]
        heading, under, note = _HEADING.match(line), _UNDER.match(line), _NOTE.match(line)
        if under and self.held and not self.is_bullet and len(self.held) <= 2:
            self.let_go(level=1 if under.group(1)[0] == "=" else 2)
        elif _RULE.match(line.strip()):
            self.let_go()
            if _DRAWN.match(line.strip()):
                self.close(0)
                self.is_apart = True
        elif heading:
            self.let_go()
            self.close(0)
            self.held.append((at + heading.start(2), at + heading.end(2)))
            self.let_go(level=len(heading.group(1)))
        elif note:
            self.let_go()
            self.is_note = True
            self.number = note.group(1)
            self.hold(at, line, skip=note.end())
        elif line.lstrip().startswith("|"):
            self.row(at, line)
        else:
            self.prose(at, line, was_blank=was_blank)

    def prose(self, at: int, line: str, *, was_blank: bool) -> None:
        item = _ITEM.match(line)
        indent = _columns(line)
        if item:
            self.let_go()
            self.close(indent + 1)
            del self.items[DEEPEST:]
            self.depth = len(self.items)
            self.items.append(indent + 2)
            mark = item.group(2)
            if mark in "-*+•":
                self.is_bullet = True
                self.hold(at, line, skip=item.end())
            else:
                self.hold(at, line)
            return
        if self.held:
            label = label_of(plain(line))
            if label and not label.is_bullet and _ends(self.source[slice(*self.held[-1])]):
                self.let_go()
        elif self.items:
            self.close(indent + 1 if was_blank else 10_000)
            self.within = len(self.items) - 1
        self.hold(at, line)
        if _HARD.search(line):
            self.let_go(keep=True)

    def row(self, at: int, line: str) -> None:
        self.let_go()
        self.close(0)
        for cell in re.finditer(r"[^|]+", line):
            if cell.group().strip():
                self.held.append((at + cell.start(), at + cell.end()))
                self.let_go(role="cell")

    def close(self, indent: int) -> None:
        """Close the items whose text stands deeper than `indent` columns."""
        while self.items and self.items[-1] > indent:
            self.items.pop()

    def hold(self, at: int, line: str, *, skip: int = 0) -> None:
        lead = skip or len(line) - len(line.lstrip())
        self.held.append((at + lead, at + len(line.rstrip())))

    def let_go(self, *, level: int = 0, role: str = "", keep: bool = False) -> None:
        """Make a block of the lines held. `keep`: a line was broken on purpose, and the same item goes on."""
        if self.held:
            start, end = self.held[0][0], self.held[-1][1]
            raw = self.source[start:end]
            text = plain(_HARD.sub("", raw))
            if keep and not text:
                return  # a line of marks alone: they belong to the next
            if text:
                self.blocks.append(
                    Block(
                        text,
                        start,
                        end,
                        level=level,
                        is_bullet=self.is_bullet,
                        number=self.number if self.is_note else "",
                        depth=self.depth,
                        within=self.within,
                        is_bold=is_bold(raw),
                        role="note" if self.is_note else "cell" if role else "",
                        is_apart=self.is_apart,
                    )
                )
                self.is_apart = False
        if keep and self.depth >= 0:
            self.within = self.depth
        elif not keep:
            self.within = -1
        self.held = []
        self.depth = -1
        self.is_bullet = self.is_note = False
        self.number = ""


def _ends(line: str) -> bool:
    return bool(re.search(r"[.:;!?。；：,][\s*_”\"]*$", line))


def _columns(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _unquoted(raw: str) -> str:
    r"""Return what a quoted value of the header says: "\u2019" and "\_" are signs written out."""
    if raw[0] == "'":
        return raw[1:-1].replace("''", "'")
    body = raw[1:-1].replace("\\_", "\u00a0")
    body = re.sub(r"\\x([0-9A-Fa-f]{2})", r"\\u00\1", body)
    try:
        value = json.loads(f'"{body}"')
    except ValueError:
        return raw[1:-1]
    return value if isinstance(value, str) else raw[1:-1]
