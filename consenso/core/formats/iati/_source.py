"""A stream of bytes → trees of some activities each, so that a file of any size needs the memory of one of its pieces.

A piece is what stands between two start tags of activities, parsed as a document of its own within the file's root tag. So lines
are exact however long the file is (libxml2 counts to 65,535), the schema sees whole documents, and nothing is kept. A cut that
falls into a comment or a CDATA section is noticed, for the piece is then incomplete; it is made longer.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any
from xml.parsers import expat

from lxml import etree

from consenso.core.formats.iati._errors import CannotRead

ROOT = "iati-activities"
PIECE = 256 * 1024  # bytes after which a piece ends at the next activity
LARGEST_PIECE = 16 * 1024 * 1024  # bytes of one activity
MOST_TAGS = 400_000  # start and end tags of one piece
LARGEST_HEAD = 1024 * 1024  # bytes before the root tag ends
_READ = 1024 * 1024
_ACTIVITY = re.compile(rb"<iati-activity(?=[\s/>])")
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_DECLARED = re.compile(rb"\A<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_UTF_8 = frozenset(("utf-8", "utf8", "us-ascii", "ascii"))
_OTHERS = re.compile(
    r"iso[-_]?8859-\d{1,2}|latin-?1|windows-125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030|big5|shift_jis|euc-(jp|kr)"
)
_LIMITS = frozenset(("ERR_RESOURCE_LIMIT", "ERR_NAME_TOO_LONG", "ERR_NO_MEMORY"))

_CUT_OFF = (
    "The file ends before what it has begun is ended: it was cut off; take another copy of it."
)
_NOT_UTF_8 = "Here the file is not in UTF-8, nor does its first line name another encoding: save it in UTF-8, or name its own."
_REMEDIES = {  # by what libxml2 calls what is wrong
    "ERR_UNDECLARED_ENTITY": ": write the sign itself",
    "ERR_INVALID_CHAR": ": take that sign out",
    "ERR_NAME_REQUIRED": ": write &amp; where & is meant",
    "ERR_ENTITYREF_SEMICOL_MISSING": ": write &amp; where & is meant",
    "ERR_LT_IN_ATTRIBUTE": ": write &lt; there",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The root tag of a file: its attributes as they stand there, the namespaces that it declares, its line."""

    attributes: tuple[tuple[str, str], ...]
    namespaces: tuple[tuple[str, str], ...]
    line: int

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute's value, else `default`."""
        return dict(self.attributes).get(name, default)

    @property
    def version(self) -> str:
        return self.get("version")

    @property
    def generated(self) -> str:
        return self.get("generated-datetime")


@dataclass(frozen=True)
class Piece:
    """Some activities, as children of a root element like the file's."""

    root: Any
    content: bytes
    before: int  # lines of the file before the content's first, counted so that the two add up
    is_last: bool

    def line_of(self, element: Any) -> int:
        """Return the line of the file where an element's start tag begins."""
        return self._lines.get(element, 1) + self.before

    def activities(self) -> Iterator[tuple[Any, int]]:
        """Yield each child of the root with its line; quicker than asking for each."""
        lines, line, at = [], 1, 0
        for found in _ACTIVITY.finditer(self.content):
            line += _n_lines(self.content, at, found.start())
            at = found.start()
            lines.append(line + self.before)
        is_sure = len(lines) == len(self.root) == len(self.root.findall("iati-activity"))
        for place, child in enumerate(self.root):
            yield child, lines[place] if is_sure else self.line_of(child)

    @cached_property
    def _lines(self) -> dict[Any, int]:
        lines: list[int] = []
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = lambda _, __: lines.append(parser.CurrentLineNumber)
        parser.Parse(self.content, True)
        return dict(zip(self.root.iter(), lines, strict=True))


class Source:
    """A file's head, read at once, and its pieces.

    Raises:
        CannotRead: here and while the pieces are asked for.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._chunks = _utf_8(stream)
        self._rest = b""
        self._tag = b""
        self._line = 1
        self.head = self._head()

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in order; the last one has the end of the file."""
        buffer, wanted, is_over = bytearray(self._rest), PIECE, False
        self._rest = b""
        while True:
            found = _ACTIVITY.search(buffer, wanted)
            while found is None and not is_over:
                if len(buffer) > LARGEST_PIECE:
                    self._too_large()
                searched = max(wanted, len(buffer) - 20)
                chunk = next(self._chunks, b"")
                is_over = not chunk
                buffer += chunk
                found = _ACTIVITY.search(buffer, searched)
            cut = found.start() if found else len(buffer)
            piece = self._piece(bytes(buffer[:cut]), is_last=found is None)
            if piece is None:
                wanted = 2 * cut
                continue
            yield piece
            if found is None:
                return
            self._line += _n_lines(buffer, 0, cut)
            del buffer[:cut]
            wanted = PIECE

    def _piece(self, inside: bytes, *, is_last: bool) -> Piece | None:
        """Return the piece; None where it was cut within a comment, a CDATA section or another element."""
        if len(inside) > LARGEST_PIECE or inside.count(b"<") > MOST_TAGS:
            self._too_large()
        before = self._line - 1 - _n_lines(self._tag)
        content = self._tag + inside + (b"" if is_last else b"</iati-activities>")
        parser = xml_parser()
        try:
            return Piece(etree.fromstring(content, parser), content, before, is_last)
        except etree.XMLSyntaxError as error:
            if not is_last and not _is_limit(parser) and _is_incomplete(self._tag + inside):
                return None
            if is_last and not _is_limit(parser) and _is_cut_off(content):
                line = before + 1 + _n_lines(content)
                raise CannotRead("form.not_well_formed", _CUT_OFF, line=line) from error
            raise _not_well_formed(error, parser, before) from error

    def _too_large(self) -> None:
        raise CannotRead(
            "form.too_large",
            f"An activity that begins after this line is larger than {LARGEST_PIECE >> 20} MB, or has more than "
            f"{MOST_TAGS // 2:,} elements: split it.",
            line=self._line,
        )

    def _head(self) -> Head:
        """Read to the end of the root tag."""
        content, start = self._to_root()
        tag = _TAG.match(content, start)
        if tag is None:
            line = _n_lines(content, 0, start) + 1
            raise CannotRead("form.not_well_formed", "The root tag cannot be read.", line=line)
        found, after = tag[0], content[tag.end() :]
        if found.endswith(b"/>"):
            found, after = found[:-2] + b">", b"</iati-activities>" + after
        line = _n_lines(content, 0, start) + 1
        self._tag, self._rest = found, after
        self._line = line + _n_lines(found)
        name = re.split(rb"[\s>]", found[1:], maxsplit=1)[0]
        parser = xml_parser()
        try:
            root = etree.fromstring(found + b"</" + name + b">", parser)
        except etree.XMLSyntaxError as error:
            raise _not_well_formed(error, parser, line - 1) from error
        if root.tag != ROOT:
            raise CannotRead("form.not_activities", _other_root(root), line=line)
        namespaces = tuple(sorted((prefix or "", uri) for prefix, uri in root.nsmap.items()))
        return Head(tuple(root.attrib.items()), namespaces, line)

    def _to_root(self) -> tuple[bytes, int]:
        """Return what was read so far, and where the root tag begins in it."""
        parser = expat.ParserCreate("utf-8")
        starts: list[int] = []
        parser.StartElementHandler = lambda _, __: starts.append(parser.CurrentByteIndex)
        parser.StartDoctypeDeclHandler = lambda name, *_: _refuse_doctype(
            name, parser.CurrentLineNumber
        )
        content = bytearray()
        for chunk in self._chunks:
            content += chunk
            try:
                parser.Parse(chunk, False)
            except expat.ExpatError as error:
                if not starts:
                    raise _no_beginning(bytes(content), error) from error
            if starts:
                return bytes(content), starts[0]
            if len(content) > LARGEST_HEAD:
                raise CannotRead("form.not_well_formed", "The file does not begin with a root tag.")
        said = "The file ends before its root tag: nothing was sent, or not all of it."
        raise CannotRead("form.not_well_formed", said, line=_n_lines(content) + 1)


def _no_beginning(content: bytes, error: expat.ExpatError) -> CannotRead:
    start = content.lstrip()
    if not start.startswith(b"<"):
        said = (
            "The file is no XML, which begins with <: take the file of activities itself, unpacked."
        )
    elif start.startswith(b"<?xml") and start != content:
        said = "Something stands before <?xml, with which the file must begin: take it out."
    elif not _is_utf_8(content):
        return CannotRead("form.encoding", _NOT_UTF_8, line=error.lineno)
    else:
        said = f"The file is no well-formed XML: {expat.ErrorString(error.code)}."
    return CannotRead("form.not_well_formed", said, line=error.lineno)


def _is_utf_8(content: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return False
    return True


def _n_lines(content: bytes | bytearray, start: int = 0, end: int | None = None) -> int:
    """Return how many lines end in a part of the content: at a line feed, a carriage return, or both together."""
    n_lines = content.count(b"\n", start, end)
    if content.find(b"\r", start, end) < 0:
        return n_lines
    return n_lines + content.count(b"\r", start, end) - content.count(b"\r\n", start, end)


def _utf_8(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the stream as UTF-8, whatever of the usual encodings it is in."""
    first = b""
    while len(first) < 1024 and (chunk := stream.read(_READ)):
        first += chunk
    encoding = _encoding(first)
    if not encoding:
        yield first.removeprefix(codecs.BOM_UTF8)
        while chunk := stream.read(_READ):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    chunk, n_lines = first, 1
    try:
        while chunk:
            text = decoder.decode(chunk)
            n_lines += text.count("\n")
            yield text.encode()
            chunk = stream.read(_READ)
    except UnicodeDecodeError as error:
        n_lines += bytes(error.object[: error.start]).count(b"\n")
        raise _other_encoding(encoding, n_lines) from error
    if decoder.getstate()[0]:
        raise CannotRead("form.not_well_formed", _CUT_OFF, line=n_lines)


def _other_encoding(encoding: str, line: int = 1) -> CannotRead:
    said = f"The file says that it is in {encoding}, and here it is not: correct its first line, or save it in UTF-8."
    return CannotRead("form.encoding", said, line=line)


def _encoding(first: bytes) -> str:
    """Return the name of the encoding; '' for UTF-8."""
    if first.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise CannotRead("form.encoding", "The file is in UTF-32: save it in UTF-8.")
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if first.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if first.startswith(b"<") else "utf-16-be"
    said = _DECLARED.match(first)
    name = said[1].decode().lower() if said else "utf-8"
    if name in _UTF_8:
        return ""
    if name.startswith("utf-16"):
        raise _other_encoding(name)
    if _OTHERS.fullmatch(name):
        try:
            return codecs.lookup(name).name
        except LookupError:
            pass
    said_so = f"The file says that it is in {name}, which cannot be read: save it in UTF-8."
    raise CannotRead("form.encoding", said_so)


def xml_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )


def _refuse_doctype(name: str, line: int) -> None:
    if name.lower() == "html":
        said = "This is a web page; a file of activities begins with <iati-activities>."
        raise CannotRead("form.not_activities", said, line=line)
    raise CannotRead(
        "form.doctype",
        "The file has a document type declaration, which may fetch other files or grow without end: take it out.",
        line=line,
    )


def _is_limit(parser: etree.XMLParser) -> bool:
    # The log of the error itself holds what went wrong with other files, too.
    return any(entry.type_name in _LIMITS for entry in parser.error_log)


def _is_cut_off(content: bytes) -> bool:
    """Tell whether what is wrong with the content is that it ends too soon."""
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(content, False)
    except expat.ExpatError:
        return False
    try:
        parser.Parse(b"", True)
    except expat.ExpatError:
        return True
    return False


def _is_incomplete(content: bytes) -> bool:
    """Tell whether what is wrong with the content is only that it stops."""
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(content, False)
    except expat.ExpatError:
        return False
    return True


def _not_well_formed(
    error: etree.XMLSyntaxError, parser: etree.XMLParser, before: int
) -> CannotRead:
    line = max(1, (error.lineno or 1) + before)
    if _is_limit(parser):
        said = (
            "Elements are nested deeper, or one value is longer, than a file of activities needs."
        )
        return CannotRead("form.too_large", said, line=line)
    kind = parser.error_log.last_error.type_name if parser.error_log.last_error else ""
    if kind == "ERR_INVALID_ENCODING":
        return CannotRead("form.encoding", _NOT_UTF_8, line=line)
    # Lines within the message count from the beginning of the piece.
    said = re.sub(r",? line \d+(, column \d+)?|\(<string>, line \d+\)", "", error.msg or "")
    said = " ".join(said.split()).rstrip(".")
    said = f"The file is no well-formed XML, and is read no further: {said}"
    return CannotRead("form.not_well_formed", f"{said}{_REMEDIES.get(kind, '')}.", line=line)


def _other_root(root: Any) -> str:
    named = etree.QName(root)
    wanted = "a file of activities begins with <iati-activities>."
    if named.localname == ROOT:
        return f"<iati-activities> stands in the namespace “{named.namespace}”, and IATI in none: take its xmlns out."
    if root.tag == "iati-organisations":
        return f"This is a file of organisations; {wanted}"
    return f"The file begins with <{named.localname}>; {wanted}"
