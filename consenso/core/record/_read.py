"""Files of a record → its objects, or all that is wrong with them."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

import rfc8785
from pydantic import BaseModel, ValidationError

from consenso.core.record import _yaml
from consenso.core.record._fields import Entity
from consenso.core.record._forum import Forum
from consenso.core.record._remedies import explain
from consenso.core.record._schema import KINDS


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
    """An object and where it was found: its file, and the lines of its values there."""

    entity: Entity
    file: str
    lines: _yaml.Lines

    def line(self, *path: str | int) -> int:
        """Return the line (from 1) of the value at `path`, or of the nearest there is."""
        return _yaml.line_of(self.lines, path)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the sound objects by kind and id, in the order of the files, and the problems of form.

    `named` holds by kind the ids of all objects, broken ones too, and `unread` the kinds whose file could not
    be read to its end: so that one mistake is not told again at every place that refers to its object.
    """

    found: Mapping[str, Mapping[str, Found]]
    problems: tuple[Problem, ...]
    named: Mapping[str, frozenset[str]]
    unread: frozenset[str]

    def entities(self) -> Iterator[Entity]:
        """Yield every sound object, in the order of KINDS and of the files."""
        for objects in self.found.values():
            for found in objects.values():
                yield found.entity


def read(files: Mapping[str, bytes]) -> Reading:
    """Return the objects of a record's files (name → bytes), and every problem of form in them.

    A file of another name than the kinds' own is a problem, and so is a missing forum.yaml; another kind whose
    file is missing has no objects. References between objects are looked at by `check`.
    """
    known = {kind.FILE for kind in KINDS}
    remedy = "the files of a record are " + ", ".join(kind.FILE for kind in KINDS)
    problems = [
        Problem(name, 1, "", "no file of a record has this name", remedy)
        for name in sorted(set(files) - known)
    ]
    found: dict[str, Mapping[str, Found]] = {}
    named: dict[str, frozenset[str]] = {}
    unread: set[str] = set()
    for kind in KINDS:
        one = _OneFile(kind)
        if kind.FILE in files:
            one.take(files[kind.FILE])
        elif kind is Forum:
            one.whole("the file is missing", "write who meets, and why")
        found[kind.KIND], named[kind.KIND] = one.found, frozenset(one.named)
        problems += sorted(one.problems)
        if not one.is_whole:
            unread.add(kind.KIND)
    return Reading(found, tuple(problems), named, frozenset(unread))


@dataclass(slots=True)
class _OneFile:
    """The reading of one kind's file."""

    kind: type[Entity]
    found: dict[str, Found] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    is_whole: bool = True

    def take(self, content: bytes) -> None:
        document = _yaml.parse(content)
        self.is_whole = document.is_whole
        for fault in document.faults:
            self._problem(fault.line, "", fault.message, fault.remedy)
        # What an alias or an anchor breaks is not told twice.
        told = {fault.line for fault in document.faults}
        value, lines = document.value, document.lines
        if not document.is_whole:
            return
        if self.kind is Forum:
            if value is None:
                self.whole("the file is empty", "write who meets, and why")
            else:
                self._object(value, lines, told)
        elif isinstance(value, list) and not isinstance(lines, int):
            for item, item_lines in zip(value, lines[1], strict=True):
                self._object(item, item_lines, told)
        elif value is not None:
            self.whole("not a list", "begin each object with a dash: - id: …")

    def whole(self, message: str, remedy: str) -> None:
        """Tell of a problem of the file as a whole: nothing in it is known."""
        self._problem(1, "", message, remedy)
        self.is_whole = False

    def _problem(self, line: int, where: str, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.kind.FILE, line, where, message, remedy))

    def _object(self, item: Any, lines: _yaml.Lines, told: set[int]) -> None:
        name = item.get("id") if isinstance(item, dict) else None
        name = name if isinstance(name, str) else None
        if name in self.named:
            first = self.found[name].line() if name in self.found else "another line"
            message = f"the id {name!r} stands twice, first in line {first}"
            remedy = "give one of them another id"
            self._problem(_yaml.line_of(lines, ["id"]), name or "", message, remedy)
        try:
            entity = self.kind.model_validate(item, by_alias=True, by_name=False)
        except ValidationError as error:
            self._faults(error, name, lines, told)
        else:
            self.found.setdefault(entity.id, Found(entity, self.kind.FILE, lines))
        if name:
            self.named.add(name)

    def _faults(
        self, error: ValidationError, name: str | None, lines: _yaml.Lines, told: set[int]
    ) -> None:
        for fault in error.errors(include_url=False):
            path = [step for step in fault["loc"] if step != "[key]"]
            line = _yaml.line_of(lines, path)
            if line in told:
                continue
            where = ".".join(str(step) for step in ([name] if name else []) + path)
            message, remedy = explain(fault["type"], fault)
            if fault["type"] == "extra_forbidden":
                remedy = _nearest(self.kind, path) or remedy
            self._problem(line, where, message, remedy)


def _nearest(kind: type[BaseModel], path: list[str | int]) -> str | None:
    """Return a remedy that names the field most like the last step of `path`, if one is like it."""
    here: type[BaseModel] | None = kind
    for step in path[:-1]:
        if here is not None and isinstance(step, str):
            inner = (f for name, f in here.model_fields.items() if step in (name, f.alias))
            here = next((_model_in(f.annotation) for f in inner), None)
    names = [f.alias or name for name, f in here.model_fields.items()] if here else []
    close = difflib.get_close_matches(str(path[-1]), names, n=1)
    return f"did you mean {close[0]!r}? if not, take it out" if close else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def plain(entity: Entity) -> dict[str, Any]:
    """Return the object as plain values, fields in the schema's order, empty ones left out.

    It is what files hold and what digests are made of: `type(entity).model_validate(plain(entity)) == entity`.
    """
    values: dict[str, Any] = _without_empty(
        entity.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    )
    return values


# A reader looks for the name first and the sources last, whatever class a field was inherited from.
_FIRST, _LAST = ("id",), ("confidence", "sources")


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict) and "confidence" not in value:
        return {key: _without_empty(part) for key, part in value.items() if part is not None}
    if isinstance(value, dict):
        between = [key for key in value if key not in {*_FIRST, *_LAST}]
        order = [key for key in (*_FIRST, *between, *_LAST) if value.get(key) is not None]
        return {key: _without_empty(value[key]) for key in order}
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

    Every kind but the forum has its file, empty or not, and objects keep the order given: `read` gives them
    back the same.

    Raises:
        ValueError: more than one forum: a record is of one; or two objects of a kind with one identifier.
    """
    by_kind: dict[str, dict[str, dict[str, Any]]] = {kind.KIND: {} for kind in KINDS}
    for entity in entities:
        if entity.id in by_kind[entity.KIND]:
            what = "a record is of one forum" if entity.KIND == Forum.KIND else "there twice"
            raise ValueError(f"{what}: {entity.KIND} {entity.id}")
        by_kind[entity.KIND][entity.id] = plain(entity)
    return files_of(by_kind)


def files_of(documents: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, bytes]:
    """Return the files of a record from plain documents by kind and id, sound or not: `read` says what is wrong.

    Raises:
        ValueError: more than one forum: a record is of one.
    """
    by_kind = {kind.KIND: list(documents.get(kind.KIND, {}).values()) for kind in KINDS}
    forums = by_kind.pop(Forum.KIND)
    if len(forums) > 1:
        raise ValueError("a record is of one forum")
    contents: dict[str, Any] = {Forum.FILE: forums[0]} if forums else {}
    contents |= {kind.FILE: by_kind[kind.KIND] for kind in KINDS if kind is not Forum}
    return {name: "".join(_yaml.dump(content)).encode() for name, content in contents.items()}
