"""A document as people read it: its fields under their labels, values by their names, and what differs between two."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from consenso.core.record import LANGUAGES, Shape, shape
from consenso.domain.record.queries import CLASSES
from consenso.interfaces.desk.record import labels
from consenso.interfaces.desk.record.drafts import is_of_values, values_as_lines
from consenso.interfaces.desk.record.names import Names
from consenso.interfaces.ui.differences import differences


@dataclass(frozen=True, slots=True)
class Said:
    """What a field says: words in a language (BCP 47; '' for what is no words), or a value."""

    text: str
    language: str = ""
    address: str = ""  # of a source


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a document, under its label."""

    way: str
    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of two documents side by side."""

    label: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]

    @property
    def differs(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs: its label, and what it was and is; '' for nothing."""

    way: str
    label: str
    before: str
    after: str
    language: str = ""  # BCP 47 of both


def learn(kind: str, documents: Iterable[Mapping[str, Any] | None], names: Names) -> None:
    """Read the names of all that these documents refer to at once."""
    fields = shape(CLASSES[kind])
    names.learn({one for document in documents for one in _referred(fields, document or {})})


def rows(kind: str, document: Mapping[str, Any] | None, names: Names) -> tuple[Row, ...]:
    """Return the fields of a document in its order, those of its parts and lists under labels of their own."""
    fields = shape(CLASSES[kind])
    names.learn(_referred(fields, document or {}))
    return tuple(_rows(fields, document or {}, names, "", ""))


def beside(
    kind: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, names: Names
) -> tuple[Beside, ...]:
    """Return two documents side by side, field by field: those of the later one, then those that are gone."""
    old = {row.way: row for row in rows(kind, before, names)}
    new = {row.way: row for row in rows(kind, after, names)}
    ways = (*new, *(way for way in old if way not in new))
    return tuple(
        Beside(
            (new.get(way) or old[way]).label,
            old[way].said if way in old else (),
            new[way].said if way in new else (),
        )
        for way in ways
    )


def changes(
    kind: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, names: Names
) -> tuple[Change, ...]:
    """Return what differs between two states of an object, field by field, under labels."""
    fields = shape(CLASSES[kind])
    names.learn([*_referred(fields, before or {}), *_referred(fields, after or {})])
    return tuple(
        _change(fields, one.field, one.before, one.after, names)
        for one in differences(before, after)
    )


def _change(fields: tuple[Shape, ...], way: str, before: str, after: str, names: Names) -> Change:
    last = way.rpartition(".")[2]
    leaf = leaf_of(fields, way)
    language = last if leaf is not None and leaf.of == "words" else ""
    tags = {language: names.language_of(language)} if language else {}
    called = (lambda value: names.of_value(leaf, value)) if leaf else str
    return Change(
        way, labels.label_of_way(fields, way, tags), called(before), called(after), language
    )


def leaf_of(fields: tuple[Shape, ...], way: str) -> Shape | None:
    """Return the field at the end of a way; of wordings, the field that has the languages; None for none."""
    here, field = fields, None
    for step in way.split("."):
        if field is not None and field.of == "words":
            return field
        if field is not None and field.of == "list" and step.isdecimal():
            field = field.entry
        else:
            field = next((one for one in here if one.name == step), None)
        if field is None:
            return None
        here = field.parts
    return field


def _referred(fields: Iterable[Shape], document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the objects (kind, id) that a document may refer to."""
    for field in fields:
        value = document.get(field.name)
        values = value if isinstance(value, list) else [value]
        inner = field.entry or field
        for one in values:
            if inner.of == "part" and isinstance(one, Mapping):
                yield from _referred(inner.parts, one)
            elif inner.of == "identifier" and isinstance(one, str):
                yield from ((kind, one) for kind in inner.refers_to.split() if kind in CLASSES)


def _rows(
    fields: Iterable[Shape], document: Mapping[str, Any], names: Names, way: str, before: str
) -> Iterator[Row]:
    for field in fields:
        if field.name in document:
            inner = f"{way}.{field.name}" if way else field.name
            own = labels.label(field)
            whole = {"whole": before, "part": own}
            label = gettext("%(whole)s: %(part)s") % whole if before else own
            yield from _of_value(field, document[field.name], names, inner, label)


def _of_value(field: Shape, value: Any, names: Names, way: str, label: str) -> Iterator[Row]:
    entry = field.entry
    if field.of == "part" and isinstance(value, Mapping) and value:
        yield from _rows(field.parts, value, names, way, label)
    elif is_of_values(field) and isinstance(value, list):
        lines = values_as_lines(field, value).splitlines()
        yield Row(way, label, tuple(Said(line) for line in lines))
    elif entry is not None and entry.of in ("part", "words") and isinstance(value, list):
        for place, one in enumerate(value):
            numbered = gettext("%(list)s, %(number)d") % {"list": label, "number": place + 1}
            yield from _of_value(entry, one, names, f"{way}.{place}", numbered)
    else:
        yield Row(way, label, tuple(_said(field, value, names)))


def _said(field: Shape, value: Any, names: Names) -> Iterator[Said]:
    if field.of == "words" and isinstance(value, Mapping):
        tags = (
            *(tag for tag in LANGUAGES if tag in value),
            *(t for t in value if t not in LANGUAGES),
        )
        yield from (Said(str(value[tag]), tag) for tag in tags)
    elif field.of == "truth":
        yield Said(gettext("yes") if value else gettext("no"))
    elif field.of == "part":
        yield Said(gettext("spoken of, but not given"))
    else:
        inner = field.entry or field
        for one in value if isinstance(value, list) else [value]:
            text = names.of_value(inner, one)
            is_address = inner.of == "address" and text.startswith(("https://", "http://"))
            yield Said(text, "", text if is_address else "")
