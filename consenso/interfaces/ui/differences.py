"""What became of an object from one state of the record to the next, field by field. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, by its way through the document (attendance.0.count), with its value before and after; '' for none."""

    field: str
    before: str
    after: str


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> tuple[Difference, ...]:
    """Return the fields that differ, in the order of the later document, then those that are gone.

    An entry put into the middle of a list moves those after it: each then differs from what stood in its place.

    >>> differences({"name": {"en": "Aurelia"}, "count": 3}, {"name": {"en": "Aurelia"}, "count": 4})
    (Difference(field='count', before='3', after='4'),)
    >>> differences(None, {"id": "xa"})
    (Difference(field='id', before='', after='xa'),)
    """
    old, new = dict(_leaves(before or {})), dict(_leaves(after or {}))
    return tuple(
        Difference(field, old.get(field, ""), new.get(field, ""))
        for field in (*new, *(one for one in old if one not in new))
        if old.get(field) != new.get(field)
    )


def _leaves(value: Any, way: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _leaves(part, f"{way}.{key}" if way else str(key))
    elif isinstance(value, list) and value:
        for place, part in enumerate(value):
            yield from _leaves(part, f"{way}.{place}")
    elif way:
        yield way, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
