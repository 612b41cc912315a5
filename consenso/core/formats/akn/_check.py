"""What is wrong with a file of Akoma Ntoso, beyond what its schema says: form, metadata, ids, names of ids, references.

Source: Akoma Ntoso Naming Convention 1.0, sections 4 (addresses) and 5 (ids).
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from consenso.core.formats.akn._elements import DOCUMENTS, HIERARCHY, NAMESPACE, SHORT, short
from consenso.core.formats.akn._languages import iso_639_3
from consenso.core.formats.akn._xml import XML, Node, parsed
from consenso.core.outline import CannotRead

About = Literal["form", "metadata", "id", "naming", "reference"]
_XML_ID = f"{{{XML}}}id"
_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
# One step of an id: what it is, and its number: para_3, sec_II, art_3-1bis.
_STEP = re.compile(r"[^\W\d_]+(?:_[^\W_][^\W_.-]*(?:[.-][^\W_]+)*)?")
# Elements whose word in an id is fixed; the others have their own names, or stand for a part of another kind.
_NAMED = (HIERARCHY | set(SHORT)) - {"hcontainer"}
_LEADS = ("href", "source", "refersTo", "as", "placementBase", "src", "from", "upTo", "pos")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: the line (from 1; 0 where it is of the whole file), what it is about, and a sentence."""

    line: int
    about: About
    said: str

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain values."""
        return {"line": self.line, "about": self.about, "said": self.said}

    def __str__(self) -> str:
        return f"{f'line {self.line}: ' if self.line else ''}{self.about}: {self.said}"


def check(content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with a file, by line; nothing where all is well.

    A file that cannot be read has one finding, about its form. The schema of OASIS is not looked at: what it forbids
    beyond these points is not found.

    >>> [str(one) for one in check(b"<akomaNtoso>")]
    ['form: The file is no well-formed XML: line 1: no element found.']
    """
    try:
        root = parsed(content)
    except CannotRead as error:
        return (Finding(0, "form", str(error)),)
    if root.name != "akomaNtoso":
        return (Finding(root.line, "form", f"the root is <{root.name}>, not <akomaNtoso>"),)
    found = [*_of_form(root), *_of_metadata(root), *_of_ids(root), *_of_references(root)]
    return tuple(sorted(found, key=lambda one: one.line))


def _of_form(root: Node) -> Iterator[Finding]:
    if root.namespace != NAMESPACE:
        yield Finding(root.line, "form", f"the namespace is {root.namespace!r}, not {NAMESPACE!r}")
    if root.first(*DOCUMENTS) is None:
        yield Finding(root.line, "form", "there is no document in <akomaNtoso>")


def _of_metadata(root: Node) -> Iterator[Finding]:
    for document in root.every():
        if document.name not in DOCUMENTS:
            continue
        meta = document.first("meta")
        identification = meta.first("identification") if meta else None
        if identification is None:
            yield Finding(document.line, "metadata", f"<{document.name}> is not identified")
            continue
        uris = {}
        for name in _LEVELS:
            level = identification.first(name)
            if level is None:
                yield Finding(identification.line, "metadata", f"there is no <{name}>")
            else:
                uris[name] = _value(level, "FRBRuri")
                yield from _of_level(level)
        yield from _of_addresses(identification, uris)


def _of_level(level: Node) -> Iterator[Finding]:
    uri, this = _value(level, "FRBRuri"), _value(level, "FRBRthis")
    for name, value in (("FRBRuri", uri), ("FRBRthis", this)):
        if not value:
            yield Finding(level.line, "metadata", f"<{level.name}> has no {name}")
        elif not value.startswith("/"):
            yield Finding(level.line, "metadata", f"{name} does not begin with '/': {value!r}")
    stem = re.sub(r"\.[a-z0-9]+$", "", uri)
    if uri and this and not this.startswith(stem):
        yield Finding(level.line, "metadata", f"FRBRthis {this!r} is not within FRBRuri {uri!r}")
    for node in level.elements():
        if node.name == "FRBRdate" and not _is_date(node.attributes.get("date", "")):
            date = node.attributes.get("date", "")
            yield Finding(node.line, "metadata", f"FRBRdate is no date: {date!r}")
        if node.name == "FRBRauthor" and not node.attributes.get("href"):
            yield Finding(node.line, "metadata", f"<{level.name}> has no author")
        if node.name == "FRBRlanguage":
            code = node.attributes.get("language", "")
            if len(code) != 3 or (code != "und" and iso_639_3(code) != code):
                said = f"FRBRlanguage is no three letters of ISO 639-3: {code!r}"
                yield Finding(node.line, "metadata", said)


def _of_addresses(identification: Node, uris: dict[str, str]) -> Iterator[Finding]:
    for outer, inner in (_LEVELS[:2], _LEVELS[1:]):
        over, under = uris.get(outer, ""), uris.get(inner, "")
        if over and under and not under.startswith(over):
            said = f"the address of <{inner}>, {under!r}, does not begin with that of <{outer}>"
            yield Finding(identification.line, "metadata", said)


def _of_ids(root: Node) -> Iterator[Finding]:
    taken: dict[str, int] = {}
    n_by_xml_id = 0
    first_line = 0
    waiting: list[tuple[Node, frozenset[str]]] = [(root, frozenset())]
    while waiting:
        node, above = waiting.pop()
        identifier = node.attributes.get("eId", "")
        if not identifier and (identifier := node.attributes.get(_XML_ID, "")):
            n_by_xml_id += 1
            first_line = min(first_line or node.line, node.line)
        if identifier in taken:
            said = f"{identifier!r} stands twice: first in line {taken[identifier]}"
            yield Finding(node.line, "id", said)
        elif identifier:
            taken[identifier] = node.line
            yield from _of_name(node, identifier, above)
        elif node.name in HIERARCHY:
            yield Finding(node.line, "id", f"<{node.name}> has no eId")
        inner = above | {identifier} if identifier else above
        if node.name == "meta":
            inner = frozenset({"meta"})
        waiting += [(child, inner) for child in reversed([*node.elements()])]
    if n_by_xml_id:
        said = f"{n_by_xml_id} ids are in xml:id, where the naming convention has eId"
        yield Finding(first_line, "naming", said)


def _of_name(node: Node, identifier: str, above: frozenset[str]) -> Iterator[Finding]:
    """Yield what is wrong with an id; those of the metadata are names of things, and free."""
    if "meta" in above and not above - {"meta"}:
        return
    steps = identifier.split("__")
    wrong = [step for step in steps if not _STEP.fullmatch(step)]
    if wrong:
        said = f"{identifier!r}: {wrong[0]!r} is no name, or name and number, such as para_3"
        yield Finding(node.line, "naming", said)
        return
    word = steps[-1].partition("_")[0]
    if node.name in _NAMED and word != short(node.name):
        said = f"{identifier!r}: <{node.name}> is {short(node.name)!r} in ids, not {word!r}"
        yield Finding(node.line, "naming", said)
    before = "__".join(steps[:-1])
    if before and before not in above:
        said = f"{identifier!r} does not stand in {before!r}"
        yield Finding(node.line, "naming", said)


def _of_references(root: Node) -> Iterator[Finding]:
    keys = ("eId", _XML_ID, "id", "wId", "GUID")
    there = {
        node.attributes[key] for node in root.every() for key in keys if key in node.attributes
    }
    for node in root.every():
        for key in _LEADS:
            for value in node.attributes.get(key, "").split():
                if value[0] in "#~" and value[1:] not in there:
                    said = f"<{node.name}> leads to {value!r}, which is not there"
                    yield Finding(node.line, "reference", said)


def _value(level: Node, name: str) -> str:
    node = level.first(name)
    return node.attributes.get("value", "").strip() if node else ""


def _is_date(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
