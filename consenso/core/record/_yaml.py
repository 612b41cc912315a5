"""YAML in and out: read with the line of every value, written in one canonical form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_BYTES = 256 * 1024 * 1024


class BrokenYaml(Exception):
    """The file is not YAML of the kind that a record is written in."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy


_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+")
_NAMED = {"": None, "null": None, "~": None, "true": True, "false": False}


def compose(content: bytes) -> Node | None:
    """Return the tree of nodes of one YAML document, each with its place in the file.

    An empty file gives None. Anchors, aliases, tags and keys named twice are refused: a record needs none, and
    they are how a small file grows into a large one.

    Raises:
        BrokenYaml: with the line (from 1), what is wrong, and what to do.
    """
    if len(content) > MAX_BYTES:
        raise BrokenYaml(
            1, f"the file has {len(content)} bytes", f"keep a file under {MAX_BYTES} bytes"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BrokenYaml(line, "the file is not UTF-8", "save the file as UTF-8") from error
    try:
        for event in yaml.parse(text, Loader=_loader()):
            if getattr(event, "anchor", None) is not None:
                raise BrokenYaml(
                    event.start_mark.line + 1,
                    "an anchor or alias (& or *)",
                    "write the value out; if it is text, put it in quotes",
                )
            if getattr(event, "tag", None) not in (None, "!"):
                raise BrokenYaml(
                    event.start_mark.line + 1, "a tag (!)", "if it is text, put it in quotes"
                )
        return yaml.compose(text, Loader=_loader())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise BrokenYaml(
            mark.line + 1 if mark else 1,
            f"not YAML: {problem}",
            "look at this line and the one before: quotes, colons, indents",
        ) from error
    except RecursionError as error:
        raise BrokenYaml(1, "nested too deeply", "a record nests a few levels only") from error


def _loader() -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def value(node: Node | None) -> Any:
    """Return the plain value of a node: dates stay text, and only true and false are truth values.

    Raises:
        BrokenYaml: a key stands twice, or is no text.
    """
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, SequenceNode):
        return [value(item) for item in node.value]
    plain: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key, str):
            raise BrokenYaml(line_of(key_node), "a key that is no text", "write a plain name")
        if key in plain:
            raise BrokenYaml(line_of(key_node), f"the key {key!r} stands twice", "keep one of them")
        plain[key] = value(value_node)
    return plain


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _NAMED:
        return _NAMED[text]
    if _INT.fullmatch(text) and (len(text.lstrip("+-")) == 1 or text.lstrip("+-")[0] != "0"):
        return int(text) if len(text) < 40 else text
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def line_of(node: Node) -> int:
    """Return the line on which a node begins, from 1."""
    return int(node.start_mark.line) + 1


def find(node: Node | None, path: Sequence[str | int]) -> Node | None:
    """Return the node at `path`, or the deepest one on the way that exists."""
    here = node
    for step in path:
        following = _child(here, step)
        if following is None:
            return here
        here = following
    return here


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                found: Node = value_node
                return found
    return None


class _Canonical(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]  # its base is found at run time
    """Block style, one line a value, keys in the order given; text that looks like another kind is quoted."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


# Dates are text in a record, so they need no quotes.
_Canonical.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in _Canonical.yaml_implicit_resolvers.items()
}


def dump(plain: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the canonical text of a file: one mapping, or a list of them object by object.

    >>> print("".join(dump([{"id": "a", "date": "2014-01-28", "code": "NO", "year": "2014"}])), end="")
    - id: a
      date: 2014-01-28
      code: 'NO'
      year: '2014'
    >>> "".join(dump([]))
    '[]\\n'
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
