"""XML, read without trust and written plainly: a tree of our own, by the standard library's expat.

What a file may not have: a document type declaration (so no entities, nothing from outside), more than `MOST_BYTES`,
`MOST_ELEMENTS`, or `DEEPEST` elements within each other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from consenso.core.outline import CannotRead

MOST_BYTES = 32 * 1024**2
MOST_ELEMENTS = 200_000
DEEPEST = 120
XML = "http://www.w3.org/XML/1998/namespace"
# What XML 1.0 cannot hold in any spelling.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNBOUND_PREFIX = expat.errors.codes[expat.errors.XML_ERROR_UNBOUND_PREFIX]
_DECLARED = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,300}\?>")


@dataclass(slots=True)
class Node:
    """An element: its local name, its namespace ('' for none), attributes, and what it holds in order.

    An attribute of a namespace is named '{namespace}local'. `line` is the line of the file, from 1; 0 for a new one.
    """

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)
    namespace: str = ""
    line: int = 0

    def elements(self) -> Iterator["Node"]:
        """Yield the elements directly within, in order."""
        return (child for child in self.children if isinstance(child, Node))

    def first(self, *names: str) -> "Node | None":
        """Return the first element directly within that has one of the names; None for none."""
        return next((child for child in self.elements() if child.name in names), None)

    def every(self) -> Iterator["Node"]:
        """Yield the element and all within, in the order of the file."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += [child for child in reversed(node.children) if isinstance(child, Node)]

    def add(self, *children: "Node | str | None") -> "Node":
        """Add what is not None at the end; return the element itself."""
        self.children += [child for child in children if child is not None]
        return self


def parsed(content: bytes) -> Node:
    """Return the root of an XML file; comments and processing instructions are not kept.

    Raises:
        CannotRead: it is not well-formed, declares a document type, or is larger than the bounds above.

    >>> root = parsed(b'<a x="1">one <b/>two</a>')
    >>> root.attributes["x"], [child if isinstance(child, str) else child.name for child in root.children]
    ('1', ['one ', 'b', 'two'])
    """
    if len(content) > MOST_BYTES:
        raise CannotRead(f"The file is too large: at most {MOST_BYTES // 1024**2} MB are read.")
    if not content.strip():
        raise CannotRead("The file is empty.")
    try:
        try:
            return _Building().built(content)
        except (LookupError, ValueError) as error:  # expat on encodings beyond its own
            if "encoding" not in str(error):
                raise
            content = _as_utf_8(content)
            return _Building().built(content)
    except expat.ExpatError as error:
        if error.code != _UNBOUND_PREFIX:
            raise _not_well_formed(error) from error
    try:
        return _Building(namespaces=False).built(content)
    except expat.ExpatError as error:
        raise _not_well_formed(error) from error


def _as_utf_8(content: bytes) -> bytes:
    """Return a file in an encoding that expat does not know, such as GB18030, as UTF-8 without declaration."""
    match = _DECLARED.match(content)
    encoding = match[1].decode() if match else ""
    try:
        text = content.decode(encoding)
    except (LookupError, ValueError) as error:
        raise CannotRead(
            f"The file says that its encoding is {encoding!r}, and cannot be read in it."
        ) from error
    return _DECLARATION.sub("", text, count=1).encode()


def _not_well_formed(error: expat.ExpatError) -> CannotRead:
    said = expat.errors.messages.get(error.code, str(error))
    return CannotRead(f"The file is no well-formed XML: line {error.lineno}: {said}.")


class _Building:
    """Takes what expat finds, one thing after another, and builds the tree."""

    def __init__(self, *, namespaces: bool = True) -> None:
        self._separator = " " if namespaces else ":"
        self._root: Node | None = None
        self._open: list[Node] = []
        self._n_elements = 0
        self._parser = expat.ParserCreate(namespace_separator=" " if namespaces else None)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def built(self, content: bytes) -> Node:
        self._parser.Parse(content, True)
        assert self._root is not None  # noqa: S101  # expat raises where there is no element
        return self._root

    def _document_type(self, *declared: object) -> None:
        raise CannotRead(
            "The file declares a document type (<!DOCTYPE …>), which may hold entities or lead elsewhere: "
            "take the declaration out and try again."
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._n_elements += 1
        if self._n_elements > MOST_ELEMENTS:
            raise CannotRead(f"The file has more than {MOST_ELEMENTS:,} elements.")
        if len(self._open) >= DEEPEST:
            raise CannotRead(f"The file has elements nested more than {DEEPEST} deep.")
        namespace, _, local = name.rpartition(self._separator)
        node = Node(
            local,
            {self._qualified(key): value for key, value in attributes.items()},
            namespace=namespace,
            line=self._parser.CurrentLineNumber,
        )
        if self._open:
            self._open[-1].children.append(node)
        else:
            self._root = node
        self._open.append(node)

    def _end(self, name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].children.append(text)

    def _qualified(self, name: str) -> str:
        namespace, _, local = name.rpartition(self._separator)
        return f"{{{XML if namespace == 'xml' else namespace}}}{local}" if namespace else local


def written(
    root: Node, *, namespace: str, prefixes: Mapping[str, str], run_on: Sequence[str]
) -> bytes:
    """Return the tree as UTF-8, one element a line but within those named in `run_on`, whose text is left as it is.

    Every element is in `namespace`, which is the default one, or in one of `prefixes` (prefix → namespace).

    >>> print(written(Node("a").add(Node("p").add("1 < 2")), namespace="n", prefixes={}, run_on=["p"]).decode())
    <?xml version="1.0" encoding="UTF-8"?>
    <a xmlns="n">
      <p>1 &lt; 2</p>
    </a>
    <BLANKLINE>
    """
    prefix_of = {"": "", namespace: ""} | {uri: f"{key}:" for key, uri in prefixes.items()}
    head = f' xmlns="{_quoted(namespace)}"' + "".join(
        f' xmlns:{key}="{_quoted(uri)}"' for key, uri in prefixes.items()
    )
    pieces = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    _write(root, pieces, 0, prefix_of | {XML: "xml:"}, frozenset(run_on), head)
    pieces.append("\n")
    return "".join(pieces).encode()


def _write(
    node: Node,
    pieces: list[str],
    depth: int,
    prefix_of: dict[str, str],
    run_on: frozenset[str],
    head: str = "",
) -> None:
    """Add the element's pieces; `depth` is -1 within text that runs on."""
    name = prefix_of[node.namespace] + node.name
    attributes = "".join(
        f' {_named(key, prefix_of)}="{_quoted(value)}"' for key, value in node.attributes.items()
    )
    if not node.children:
        pieces.append(f"<{name}{head}{attributes}/>")
        return
    pieces.append(f"<{name}{head}{attributes}>")
    within = -1 if depth < 0 or node.name in run_on else depth + 1
    for child in node.children:
        if within > 0:
            pieces.append("\n" + "  " * within)
        if isinstance(child, str):
            pieces.append(escape(child))
        else:
            _write(child, pieces, within, prefix_of, run_on)
    if within > 0:
        pieces.append("\n" + "  " * depth)
    pieces.append(f"</{name}>")


def _named(key: str, prefix_of: dict[str, str]) -> str:
    if not key.startswith("{"):
        return key
    namespace, _, local = key[1:].partition("}")
    return prefix_of[namespace] + local


def _quoted(value: str) -> str:
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
