"""YAML in and out: read in one pass with the line of every value, written in one canonical form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

import yaml
from yaml.reader import ReaderError

MAX_BYTES = 256 * 1024 * 1024
MAX_DEPTH = 32
MAX_FAULTS = 100

# Where a value stands: a line (from 1) for a scalar; for a mapping or list its line and those of its parts.
Lines = int | tuple[int, dict[str, Any] | list[Any]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file as YAML: in which line (from 1), what, and what to do."""

    line: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Document:
    """What one YAML file holds. `is_whole` is False where it could not be read to its end; `value` is then None."""

    value: Any
    lines: Lines
    faults: tuple[Fault, ...]
    is_whole: bool = True


class _NoFurther(Exception):
    """The file cannot be read beyond this fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
_NAMED = {"": None, "null": None, "~": None, "true": True, "false": False}
_NUMERIC = frozenset("+-.0123456789")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The key of a value that is read but not kept.
_NOWHERE: Any = object()


def parse(content: bytes) -> Document:
    r"""Return the value of a file of one YAML document, and the line of each part of it.

    Dates stay text, and only true and false are truth values. An empty file gives None. Anchors, aliases, tags
    and keys named twice are faults, listed all at once: a record needs none, and aliases are how a small file
    grows into a large one. Time and memory are linear in the size of the file.

    >>> parse(b"born: 2014-01-28\nplace:\n  code: NO").value
    {'born': '2014-01-28', 'place': {'code': 'NO'}}
    """
    building = _Building()
    try:
        _build(_decoded(content), building)
    except _NoFurther as end:
        return Document(None, 1, (*building.faults, end.fault), is_whole=False)
    if not building.values:
        return Document(None, 1, tuple(building.faults))
    return Document(building.values[0], building.lines[0], tuple(building.faults))


def _decoded(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise _NoFurther(
            Fault(1, f"the file has {len(content)} bytes", f"keep a file under {MAX_BYTES} bytes")
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _NoFurther(Fault(line, "the file is not UTF-8", "save it as UTF-8")) from error


def _build(text: str, building: "_Building") -> None:
    loader = _LOADER(text)
    get_event, take = loader.get_event, building.take
    try:
        event = get_event()
        while type(event) is not yaml.StreamEndEvent:
            take(event)
            event = get_event()
    except ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        fault = Fault(
            line, f"a character U+{error.character:04X} that cannot be shown", "remove it"
        )
        raise _NoFurther(fault) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        message = f"not YAML: {problem}"
        remedy = "look at this line and the one before: quotes, colons, indents (spaces, not tabs)"
        raise _NoFurther(Fault(mark.line + 1 if mark else 1, message, remedy)) from error
    finally:
        loader.dispose()


class _Building:
    """Events of the parser → values and lines, without recursion."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        # What is being filled: a list, or a mapping and the key that waits for its value.
        self.values: Any = []
        self.lines: Any = []
        self.key: Any = None
        self.key_line = 0
        self.outer: list[tuple[Any, Any]] = []
        self.n_documents = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            line = event.start_mark.line + 1
            if event.anchor is not None or event.tag is not None:
                self._marked(event, line)
            if self.key is None and type(self.values) is dict:
                self._name(event.value, line)
            else:
                self._add(event.value if event.style else _plain(event.value), line)
        elif kind is yaml.MappingStartEvent:
            self._open(event, {}, {})
        elif kind is yaml.SequenceStartEvent:
            self._open(event, [], [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self.values, self.lines = self.outer.pop()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.n_documents += 1
            if self.n_documents > 1:
                line = event.start_mark.line + 1
                raise _NoFurther(Fault(line, "a second document (---)", "keep one in a file"))

    def _name(self, key: str, line: int) -> None:
        self.key, self.key_line = intern(key), line
        if key in self.values:
            self._fault(line, f"the key {key!r} stands twice", "keep one of them")
            self.key = _NOWHERE

    def _add(self, value: Any, lines: Any) -> None:
        if type(self.values) is list:
            self.values.append(value)
            self.lines.append(lines)
            return
        key, self.key = self.key, None
        if key is not _NOWHERE:
            self.values[key] = value
            # A mapping or list stands where its key stands.
            self.lines[key] = lines if type(lines) is int else (self.key_line, lines[1])

    def _open(self, event: Any, values: Any, lines: Any) -> None:
        line = event.start_mark.line + 1
        if event.anchor is not None or event.tag is not None:
            self._marked(event, line)
        if self.key is None and type(self.values) is dict:
            raise _NoFurther(Fault(line, "a key that is no text", "write a plain name"))
        if len(self.outer) == MAX_DEPTH:
            raise _NoFurther(Fault(line, "nested too deeply", "a record nests a few levels only"))
        self._add(values, (line, lines))
        self.outer.append((self.values, self.lines))
        self.values, self.lines, self.key = values, lines, None

    def _alias(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if self.key is None and type(self.values) is dict:
            raise _NoFurther(Fault(line, "a key that is no text", "write a plain name"))
        self._fault(line, "an alias (*)", "write the value out; if it is text, put it in quotes")
        self._add(None, line)

    def _marked(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._fault(line, "an anchor (&)", "take it out; if it is text, put it in quotes")
        if event.tag is not None:
            self._fault(line, "a tag (!)", "take it out; if it is text, put it in quotes")

    def _fault(self, line: int, message: str, remedy: str) -> None:
        if len(self.faults) == MAX_FAULTS:
            raise _NoFurther(
                Fault(line, f"more than {MAX_FAULTS} such mistakes", "mend them first")
            )
        self.faults.append(Fault(line, message, remedy))


def _plain(text: str) -> Any:
    """Return what unquoted text means: nothing, a truth value, a number, or the text."""
    if text in _NAMED:
        return _NAMED[text]
    if text[0] in _NUMERIC:
        if _INT.fullmatch(text):
            return int(text) if len(text) < 40 else text
        if _FLOAT.fullmatch(text):
            return float(text)
    return text


def line_of(lines: Lines, path: Sequence[str | int] = ()) -> int:
    """Return the line (from 1) of the value at `path`, or of the deepest one on the way that exists."""
    here = lines
    for step in path:
        if isinstance(here, int):
            return here
        try:
            here = here[1][step]  # type: ignore[index]  # a step of the other kind is caught
        except (KeyError, IndexError, TypeError):
            break
    return here if isinstance(here, int) else here[0]


class _Canonical(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # its base is found at run time
    """Block style, one line a value, keys in the order given; text that looks like another kind is quoted."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


# Dates are text in a record, so they need no quotes.
_Canonical.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in _Canonical.yaml_implicit_resolvers.items()
}
# What `parse` takes for a number and the dumper does not (1e5) is quoted where it is text.
_Canonical.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(rf"(?:{_FLOAT.pattern})\Z"), sorted(_NUMERIC)
)
_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")


def _text(dumper: Any, text: str) -> Any:
    # In double quotes a line break is written as \n, so a value stays on its line.
    style = '"' if _BREAKS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Canonical.add_representer(str, _text)


def dump(plain: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Iterator[str]:
    r"""Yield the canonical text of a file: one mapping, or a list of them object by object.

    >>> print("".join(dump([{"id": "a", "date": "2014-01-28", "code": "NO", "year": "2014"}])), end="")
    - id: a
      date: 2014-01-28
      code: 'NO'
      year: '2014'
    >>> "".join(dump([]))
    '[]\n'
    """
    if isinstance(plain, Mapping):
        yield _dump(plain)
    elif not plain:
        yield "[]\n"
    else:
        for item in plain:
            yield _dump([item])


def _dump(plain: Any) -> str:
    text: str = yaml.dump(
        plain,
        Dumper=_Canonical,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=2**31 - 1,
    )
    return text
