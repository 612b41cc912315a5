"""Files of a record → its objects, or all that is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785
from pydantic import ValidationError
from yaml.nodes import Node, SequenceNode

from consenso.core.record import _yaml
from consenso.core.record._remedies import explain
from consenso.core.record._schema import KINDS, Entity, Forum


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: in which file and line (from 1), at which field, what, and what to do."""

    file: str
    line: int
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" + (f" {self.field}" if self.field else "")
        return f"{place}: {self.message}; {self.remedy}."


@dataclass(frozen=True, slots=True)
class Found:
    """An object and where it was found: its file and its node there."""

    entity: Entity
    file: str
    node: Node

    def line(self, *path: str | int) -> int:
        """Return the line (from 1) of the value at `path`, or of the nearest there is."""
        return _yaml.line_of(_yaml.find(self.node, path) or self.node)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the objects by kind and id, in the order of the files, and the problems."""

    found: Mapping[str, Mapping[str, Found]]
    problems: tuple[Problem, ...]

    def entities(self) -> Iterator[Entity]:
        """Yield every object, in the order of KINDS and of the files."""
        for objects in self.found.values():
            for found in objects.values():
                yield found.entity


def read(files: Mapping[str, bytes]) -> Reading:
    """Return the objects of a record's files (name → bytes), and every problem of form in them.

    Files of other names than the kinds' own, and missing ones, are problems too. References between
    objects are looked at by `check`.
    """
    found: dict[str, dict[str, Found]] = {}
    problems: list[Problem] = []
    known = {kind.FILE for kind in KINDS}
    for name in sorted(set(files) - known):
        remedy = "the files of a record are " + ", ".join(kind.FILE for kind in KINDS)
        problems.append(Problem(name, 1, "", "no file of a record has this name", remedy))
    for kind in KINDS:
        found[kind.KIND] = {}
        if kind.FILE in files:
            problems += _read_file(kind, files[kind.FILE], found[kind.KIND])
        elif kind is Forum:
            problems.append(
                Problem(kind.FILE, 1, "", "the file is missing", "write who meets, and why")
            )
    return Reading(found, tuple(problems))


def _read_file(kind: type[Entity], content: bytes, into: dict[str, Found]) -> list[Problem]:
    try:
        root = _yaml.compose(content)
        plain = _yaml.value(root)
    except _yaml.BrokenYaml as broken:
        return [Problem(kind.FILE, broken.line, "", broken.message, broken.remedy)]
    if kind is Forum:
        items, nodes = [plain], [root]
    elif plain is None:
        items, nodes = [], []
    elif isinstance(root, SequenceNode):
        items, nodes = plain, root.value
    else:
        return [Problem(kind.FILE, 1, "", "not a list", "begin each object with a dash: - id: …")]
    problems: list[Problem] = []
    for item, node in zip(items, nodes, strict=True):
        problems += _read_object(kind, item, node, into)
    return problems


def _read_object(
    kind: type[Entity], item: Any, node: Node | None, into: dict[str, Found]
) -> list[Problem]:
    if node is None:
        return [Problem(kind.FILE, 1, "", "the file is empty", "write the object's fields")]
    try:
        entity = kind.model_validate(item)
    except ValidationError as error:
        return list(_problems_of(error, kind.FILE, item, node))
    if entity.id in into:
        first = into[entity.id].line()
        message = f"the id {entity.id!r} stands twice, first in line {first}"
        remedy = "give one of them another id"
        line = _yaml.line_of(_yaml.find(node, ["id"]) or node)
        return [Problem(kind.FILE, line, "id", message, remedy)]
    into[entity.id] = Found(entity, kind.FILE, node)
    return []


def _problems_of(error: ValidationError, file: str, item: Any, node: Node) -> Iterator[Problem]:
    name = item.get("id") if isinstance(item, Mapping) else None
    for fault in error.errors(include_url=False):
        path = [step for step in fault["loc"] if step != "[key]"]
        line = _yaml.line_of(_yaml.find(node, path) or node)
        where = ".".join(str(step) for step in ([name] if name else []) + path)
        message, remedy = explain(fault["type"], fault)
        yield Problem(file, line, where, message, remedy)


def plain(entity: Entity) -> dict[str, Any]:
    """Return the object as plain values, fields in the schema's order, empty ones left out.

    It is what files hold and what digests are made of: `type(entity).model_validate(plain(entity)) == entity`.
    """
    return _without_empty(entity.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(part) for key, part in value.items() if part is not None}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value


def canonical_json(value: Any) -> bytes:
    """Return the value as canonical JSON, by RFC 8785: one value, one sequence of bytes.

    >>> canonical_json({"b": 1, "a": "é"}).decode()
    '{"a":"é","b":1}'
    """
    return rfc8785.dumps(value)


def write(entities: Iterable[Entity]) -> dict[str, bytes]:
    """Return the files of a record, name → bytes, in canonical form.

    Every kind has its file, empty or not, and objects keep the order given: `read` gives them back the same.
    """
    by_kind: dict[str, list[dict[str, Any]]] = {kind.KIND: [] for kind in KINDS}
    for entity in entities:
        by_kind[entity.KIND].append(plain(entity))
    files: dict[str, bytes] = {}
    for kind in KINDS:
        items = by_kind[kind.KIND]
        content: Any = items[0] if kind is Forum and items else items
        files[kind.FILE] = "".join(_yaml.dump(content)).encode()
    return files
