"""The one way in: a file's bytes → its outline."""

from collections.abc import Iterable

from consenso.core.outline._block import Reading, joined
from consenso.core.outline._decode import decoded
from consenso.core.outline._errors import CannotRead
from consenso.core.outline._flat import is_flat
from consenso.core.outline._language import language_of
from consenso.core.outline._model import Outline, Paragraph
from consenso.core.outline._structure import structured

_NAMED = {"pdf": "PDF", "docx": "Word file", "doc": "Word file"}


def read(content: bytes, *, name: str, language: str = "") -> Outline:
    r"""Return the structure of a text.

    `name` is the file's name; what the file is, is seen from its beginning first. `language` (BCP 47) is taken as it is
    given; '' for the file's own or the detected one.

    Raises CannotRead, with a sentence for the reader, for a file that is damaged, locked, of another kind, or without text.

    >>> found = read(b"# Plan\n\n1. We will meet.\n", name="plan.md")
    >>> [(one.id, one.kind, one.number, one.text) for one in found.paragraphs]
    [('title', 'title', '', 'Plan'), ('para_1', 'paragraph', '1.', 'We will meet.')]
    """
    if not content.strip():
        raise CannotRead("The file is empty.")
    reading = _reading(content, name.rpartition(".")[2].lower())
    if not reading.blocks:
        raise CannotRead("There is no text in this file.")
    return structured(reading, language=language)


def _reading(content: bytes, ending: str) -> Reading:
    """Return what the reader for a file of this kind finds; the kind is seen from its first bytes.

    Readers are brought in here, each when a file needs it: they bring libraries that cost as much as a short text.
    """
    if b"%PDF-" in content[:1024]:
        from consenso.core.outline._pdf import read_pdf

        return read_pdf(content)
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")) or is_flat(content):
        from consenso.core.outline._docx import read_docx

        return read_docx(content)
    if ending in _NAMED:
        raise CannotRead(f"The file is no {_NAMED[ending]}, whatever its name says: it is damaged.")
    if ending in ("md", "markdown"):
        from consenso.core.outline._markdown import read_markdown

        return read_markdown(decoded(content))
    return _marked_up(content, ending)


def _marked_up(content: bytes, ending: str) -> Reading:
    """Return what is found in a web page or a plain text; other XML is refused."""
    head = content[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    is_page = head.startswith((b"<!doctype html", b"<html")) or (
        head.startswith(b"<?xml") and b"<html" in head
    )
    if is_page or ending in ("html", "htm", "xhtml"):
        from consenso.core.outline._html import read_html

        return read_html(content)
    if ending == "xml" or head.startswith((b"<?xml", b"<!doctype")):
        from consenso.core.outline._xml import parsed

        root = parsed(content, what="The file")
        raise CannotRead(f"The file is XML, but no Akoma Ntoso: its root is <{root.tag}>.")
    from consenso.core.outline._plain import read_plain

    return read_plain(decoded(content))


def of_lines(lines: Iterable[str], *, language: str = "") -> Outline:
    """Return an outline in which every line that is not empty is an unnumbered paragraph, taken as it is.

    >>> [(one.id, one.start, one.end) for one in of_lines(["We will meet.", "", "We agree."]).paragraphs]
    [('para_1', 0, 13), ('para_2', 15, 24)]
    """
    kept = [line.rstrip("\n") for line in lines]
    source = "\n".join(kept)
    parts: list[Paragraph] = []
    at = 0
    for line in kept:
        text = joined([line])
        if text:
            lead = len(line) - len(line.lstrip())
            start, end = at + lead, at + len(line.rstrip())
            parts.append(Paragraph(f"para_{len(parts) + 1}", "paragraph", "", "", text, start, end))
        at += len(line) + 1
    return Outline(language or language_of(source), "", tuple(parts), source)
