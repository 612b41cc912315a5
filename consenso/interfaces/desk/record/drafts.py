"""Posted fields → a draft, as it stands on the form → the plain document that it describes.

Names of fields are ways through the document: attendance.0.count. A draft is a document in which entries of lists may
still be empty, and values may be what nobody could read: nothing that was typed is lost.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consenso.core.record import Shape

Posted = Mapping[str, Sequence[str]]
# Lists whose entries stand together in one control, and what parts them there.
TOGETHER = ("state", "party", "language", "whole", "address")
_BETWEEN = re.compile(r"[\s,;]+")
_SPACES_IN_NUMBERS = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")
THERE = "{}"  # posted for a part that is there with nothing in it


@dataclass(slots=True)
class _Node:
    values: list[str] = field(default_factory=list)
    inner: dict[str, "_Node"] = field(default_factory=dict)


_NOTHING = _Node()


def _tree(posted: Posted) -> _Node:
    root = _Node()
    for name, values in posted.items():
        node = root
        for step in name.split("."):
            node = node.inner.setdefault(step, _Node())
        node.values.extend(values)
    return root


def is_together(shape: Shape) -> bool:
    """Return whether a list is filled in one control: boxes to tick, or addresses one a line."""
    return shape.of == "list" and shape.entry is not None and shape.entry.of in TOGETHER


def is_of_values(shape: Shape) -> bool:
    """Return whether a list is published values, written one a line: there may be thousands, each of two words or three."""
    return shape.of == "list" and shape.entry is not None and "exact" in _kinds(shape.entry)


def _kinds(entry: Shape) -> frozenset[str]:
    return frozenset(part.of for part in entry.parts)


def values_in(shape: Shape, said: str) -> list[dict[str, str]]:
    """Return values that stand one a line: what stands in a line, field by field; what is too much stays in the last."""
    names = [part.name for part in shape.entry.parts] if shape.entry else []
    lines = (line.split(None, len(names) - 1) for line in said.splitlines() if line.strip())
    return [dict(zip(names, line, strict=False)) for line in lines]


def values_as_lines(shape: Shape, values: Sequence[Any]) -> str:
    """Return values one a line, as `values_in` reads them."""
    names = [part.name for part in shape.entry.parts] if shape.entry else []
    rows = (one if isinstance(one, Mapping) else {} for one in values)
    return "\n".join(" ".join(str(row[name]) for name in names if row.get(name)) for row in rows)


def draft_of(shapes: Sequence[Shape], posted: Posted) -> dict[str, Any]:
    """Return the draft that posted fields describe; names that are no fields are left alone."""
    return _part(shapes, _tree(posted))


def _part(shapes: Sequence[Shape], node: _Node) -> dict[str, Any]:
    draft = {}
    for shape in shapes:
        value = _value(shape, node.inner.get(shape.name, _NOTHING))
        if value is not None:
            draft[shape.name] = value
    return draft


def _value(shape: Shape, node: _Node) -> Any:
    if shape.of == "words":
        return {tag: said for tag, one in node.inner.items() if (said := _typed(one)).strip()}
    if shape.of == "truth":
        return bool(node.values)
    if shape.of == "part":
        inner = _part(shape.parts, node)
        is_there = THERE in node.values or bool(tidy(shape.parts, inner))
        return inner if is_there else None
    if shape.of == "list" and shape.entry:
        if is_of_values(shape):
            return values_in(shape, _typed(node))
        if is_together(shape):
            return [_number(shape.entry, one) for said in node.values for one in _parted(said)]
        places = sorted((int(step), one) for step, one in node.inner.items() if step.isdecimal())
        return [_entry(shape.entry, one) for _, one in places]
    said = _typed(node)
    if shape.of == "text":  # as it was typed: what stands in the record comes back to the letter
        return said if said.strip() else None
    return _number(shape, said.strip()) if said.strip() else None


def _entry(shape: Shape, node: _Node) -> Any:
    if shape.of == "part":
        return _part(shape.parts, node)
    value = _value(shape, node)
    return "" if value is None else value


def _parted(said: str) -> list[str]:
    return [one for one in _BETWEEN.split(said) if one]


def _typed(node: _Node) -> str:
    said = node.values[-1] if node.values else ""
    return said.replace("\r\n", "\n").replace("\r", "\n")


def _number(shape: Shape, said: str) -> Any:
    """Return a number for what reads as one; else what was typed, so that it can be said that it is none."""
    if shape.of not in ("number", "whole"):
        return said
    digits = _SPACES_IN_NUMBERS.sub("", said)
    if re.fullmatch(r"-?[0-9]{1,15}", digits):  # beyond that no two programs agree on a number
        return int(digits)
    if re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,15}", digits):
        return float(digits)
    return said


def tidy(shapes: Sequence[Shape], draft: Mapping[str, Any]) -> dict[str, Any]:
    """Return a draft as a plain document: what is empty, or as it is anyway, is left out."""
    document = {}
    for shape in shapes:
        value = _tidied(shape, draft.get(shape.name))
        if value is not None:
            document[shape.name] = value
    return document


def _tidied(shape: Shape, value: Any) -> Any:
    if shape.of == "truth":
        return None if value is None or value == shape.default else value
    if shape.of == "part" and isinstance(value, Mapping):
        inner = tidy(shape.parts, value)
        return inner if inner or shape.may_be_empty else None
    if shape.of == "list" and shape.entry and isinstance(value, list):
        entries = (_tidied(shape.entry, one) for one in value)
        return [one for one in entries if one not in (None, "", {})] or None
    return None if value in ("", {}, []) else value


def wordings_only(
    shapes: Sequence[Shape], document: Mapping[str, Any], posted: Posted
) -> dict[str, Any]:
    """Return a document with the wordings that were posted in it, and all else as it was.

    A wording that is emptied in every language stays as it was: an interpreter takes nothing out.
    """
    return _with_words(shapes, document, _tree(posted))


def _with_words(
    shapes: Sequence[Shape], document: Mapping[str, Any], node: _Node
) -> dict[str, Any]:
    by_name = {shape.name: shape for shape in shapes}
    return {
        name: _reworded(by_name[name], value, node.inner.get(name, _NOTHING))
        if name in by_name
        else value
        for name, value in document.items()
    }


def _reworded(shape: Shape, value: Any, node: _Node) -> Any:
    if shape.of == "words":
        return _value(shape, node) or value
    if shape.of == "part" and isinstance(value, Mapping):
        return _with_words(shape.parts, value, node)
    if shape.of == "list" and shape.entry and isinstance(value, list):
        return [
            _reworded(shape.entry, one, node.inner.get(str(place), _NOTHING))
            for place, one in enumerate(value)
        ]
    return value


def change(shapes: Sequence[Shape], draft: dict[str, Any], act: str) -> str:
    """Do what a button of a list asks for (add:chairs, remove:chairs.0, up:chairs.1) to a draft.

    Return the way of the entry that is now to be looked at, '' where the draft has no such place.
    """
    verb, _, way = act.partition(":")
    steps = way.split(".")
    list_steps = steps if verb == "add" else steps[:-1]
    shape, entries = _list_at(shapes, draft, list_steps)
    if shape is None or entries is None or shape.entry is None:
        return ""
    listed = ".".join(list_steps)
    if verb == "add":
        entries.append({} if shape.entry.of in ("words", "part") else "")
        return f"{listed}.{len(entries) - 1}"
    place = int(steps[-1]) if steps[-1].isdecimal() else -1
    if not 0 <= place < len(entries):
        return ""
    if verb == "remove":
        del entries[place]
        return listed
    if verb == "up" and place > 0:
        entries[place - 1 : place + 1] = entries[place], entries[place - 1]
        return f"{listed}.{place - 1}"
    return ""


def _list_at(
    shapes: Sequence[Shape], draft: dict[str, Any], steps: Sequence[str]
) -> tuple[Shape | None, list[Any] | None]:
    here: Any = draft
    fields = tuple(shapes)
    shape: Shape | None = None
    for step in steps:
        if isinstance(here, list):
            if (
                shape is None
                or shape.entry is None
                or not step.isdecimal()
                or int(step) >= len(here)
            ):
                return None, None
            here, shape = here[int(step)], shape.entry
        else:
            shape = next((one for one in fields if one.name == step), None)
            if shape is None or not isinstance(here, dict):
                return None, None
            here = here.setdefault(step, [] if shape.of == "list" else {})
        fields = shape.parts
    is_list = shape is not None and shape.of == "list" and isinstance(here, list)
    return (shape, here) if is_list else (None, None)
