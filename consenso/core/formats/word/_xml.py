"""XML of Word as text: runs, revisions, bookmarks, comments, with the ids that each needs."""

import hashlib
import re
from xml.sax.saxutils import escape, quoteattr

from consenso.core.formats.word._names import MARK

# What XML 1.0 cannot hold; a line end is written as one of Word's, whatever it was.
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_PIECES = re.compile("([\t\n])")
_SIGNS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def clean(text: str) -> str:
    r"""Return text as a Word file can hold it.

    >>> clean("a\r\nb\x07")
    'a\nb�'
    """
    return _UNWRITABLE.sub("�", _LINE_ENDS.sub("\n", text))


def attribute(text: str) -> str:
    """Return text as the value of an attribute, with its quotation marks."""
    return quoteattr(_UNWRITABLE.sub("�", text))


def run(text: str, *, properties: str = "", is_deleted: bool = False) -> str:
    """Return text as a run of Word, '' for none."""
    if not text:
        return ""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{look}{_inside(clean(text), 'delText' if is_deleted else 't')}</w:r>"


def _inside(text: str, tag: str) -> str:
    return "".join(
        _SIGNS.get(piece) or f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'
        for piece in _PIECES.split(text)
        if piece
    )


def bookmark_of(identity: str) -> str:
    """Return the name of the bookmark that a paragraph of this id has in the file.

    Word takes 40 letters, digits and underscores: so it is made from the id, and found again by making it once more.
    """
    return MARK + hashlib.sha256(identity.encode()).hexdigest()[:24]


def para_id_of(identity: str) -> str:
    """Return the paragraph id of Word's own kind, eight digits below 80000000 and not zero; a second way to find it."""
    number = int(hashlib.sha256(b"w14 " + identity.encode()).hexdigest()[:8], 16)
    return f"{number % 0x7FFFFFFE + 1:08X}"


class Ids:
    """Numbers for revisions and bookmarks: each once in a file."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last

    def revised(self, tag: str, author: str, date: str, inside: str | None = None) -> str:
        """Return an element of a tracked change; without anything inside, the mark of one."""
        when = f' w:date="{date}"' if date else ""
        head = f'<w:{tag} w:id="{self.next()}" w:author={attribute(author)}{when}'
        return f"{head}/>" if inside is None else f"{head}>{inside}</w:{tag}>"

    def bookmark(self, name: str) -> str:
        """Return a bookmark of no length."""
        number = self.next()
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
