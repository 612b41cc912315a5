"""Two changes of one object → one object, and where they contradict each other."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


class _Absent:
    """What a field is that is not there; in a file null is never written."""

    def __repr__(self) -> str:
        return "ABSENT"


_ABSENT: Any = _Absent()


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed, each in another way: its way (name.en), and its three values; None: not there."""

    way: str
    base: Any
    theirs: Any
    mine: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The object with both changes in it, where they contradict each other, and what each changed alone (ways)."""

    document: dict[str, Any]
    clashes: tuple[Clash, ...]
    from_theirs: tuple[str, ...]
    from_mine: tuple[str, ...]


def merge(
    base: Mapping[str, Any],
    theirs: Mapping[str, Any],
    mine: Mapping[str, Any],
    *,
    take_theirs: Collection[str] = (),
) -> Merged:
    """Return what two changes of `base` make together. Where both changed a field, mine stands, or theirs where
    `take_theirs` names its way. Wordings are compared language by language, lists as wholes.

    >>> merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}).document
    {'a': 2, 'b': 3}
    >>> [clash.way for clash in merge({"a": 1}, {"a": 2}, {"a": 3}).clashes]
    ['a']
    """
    merging = _Merging(take_theirs, [], [], [])
    document = merging.mapping(base, theirs, mine, "")
    return Merged(
        document, tuple(merging.clashes), tuple(merging.from_theirs), tuple(merging.from_mine)
    )


@dataclass(frozen=True, slots=True)
class _Merging:
    take_theirs: Collection[str]
    clashes: list[Clash]
    from_theirs: list[str]
    from_mine: list[str]

    def mapping(
        self, base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any], way: str
    ) -> dict[str, Any]:
        merged = {}
        for key in (*theirs, *(one for one in mine if one not in theirs)):
            inner = f"{way}.{key}" if way else key
            before = base.get(key, _ABSENT)
            value = self.value(before, theirs.get(key, _ABSENT), mine.get(key, _ABSENT), inner)
            if value is not _ABSENT:
                merged[key] = value
        for key in base:  # what both took out
            if key not in theirs and key not in mine:
                self.from_theirs.append(f"{way}.{key}" if way else key)
        return merged

    def value(self, base: Any, theirs: Any, mine: Any, way: str) -> Any:
        if theirs == mine:
            return mine
        if theirs == base:
            self.from_mine.extend(_changed(base, mine, way))
            return mine
        if mine == base:
            self.from_theirs.extend(_changed(base, theirs, way))
            return theirs
        before = {} if base is _ABSENT else base
        if all(isinstance(one, Mapping) for one in (before, theirs, mine)):
            return self.mapping(before, theirs, mine, way)
        self.clashes.append(
            Clash(way, *(None if v is _ABSENT else v for v in (base, theirs, mine)))
        )
        return theirs if way in self.take_theirs else mine


def _changed(before: Any, after: Any, way: str) -> Iterator[str]:
    """Yield the ways of what differs: inside of mappings, for lists as wholes."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            if before.get(key, _ABSENT) != after.get(key, _ABSENT):
                inner = f"{way}.{key}"
                yield from _changed(before.get(key, _ABSENT), after.get(key, _ABSENT), inner)
    else:
        yield way
