"""Two forms of one activity → each value in which they differ, with where it stands."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from consenso.core.formats.iati._source import xml_parser

# What tells elements of one name apart, so that a day is compared with the same day and not with the one that stands in its place.
_NAMING = (
    "type",
    "ref",
    "code",
    "vocabulary",
    "role",
    "{http://www.w3.org/XML/1998/namespace}lang",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A value of an activity, before and after; '' where it is not there. `path`: budget[2]/value, activity-date/@iso-date."""

    path: str
    before: str
    after: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Return in what two activities, in their canonical forms, differ, in the order of the later; none where only an order differs.

    Elements that are the same stand for each other wherever they stand. Of several of one name, the number is that among the
    later ones, or the earlier ones for what is gone.

    >>> differences("<a><title>Port</title><budget><value>5</value></budget></a>", "<a><title>Ports</title></a>")
    (Difference(path='title', before='Port', after='Ports'), Difference(path='budget/value', before='5', after=''))
    """
    return tuple(_between("", _node(before), _node(after)))


def _node(text: str) -> Any:
    return etree.fromstring(text.encode(), xml_parser())


def _between(path: str, before: Any, after: Any) -> Iterator[Difference]:
    old, new = _said(before), _said(after)
    if old != new:
        yield Difference(path, old, new)
    attributes = [_attributes(one) for one in (before, after)]
    for name in sorted({*attributes[0], *attributes[1]}):
        old, new = (each.get(name, "") for each in attributes)
        if old != new:
            yield Difference(f"{path}/@{_short(name)}".lstrip("/"), old, new)
    earlier, later = _children(before), _children(after)
    for tag in dict.fromkeys([*later, *earlier]):
        yield from _of_tag(path, tag, earlier.get(tag, []), later.get(tag, []))


def _of_tag(
    path: str, tag: str, before: Sequence[Any], after: Sequence[Any]
) -> Iterator[Difference]:
    is_one = len(before) <= 1 and len(after) <= 1
    for number, (old, new) in _paired(before, after):
        place = f"{path}/{_short(tag)}".lstrip("/")
        yield from _between(place if is_one else f"{place}[{number}]", old, new)


def _paired(before: Sequence[Any], after: Sequence[Any]) -> Iterator[tuple[int, tuple[Any, Any]]]:
    """Yield what is to be compared: of those that are not the same, those that are named the same, then those that are left in order."""
    earlier, later = _without_the_same(before, after)
    named: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for number, one in earlier.items():
        named[_name(one)].append(number)
    pairs: dict[int, Any] = {}
    for number, one in later.items():
        if same := named[_name(one)]:
            pairs[number] = earlier.pop(same.popleft())
    rest = deque(earlier.items())
    for number, one in later.items():
        old = pairs.get(number)
        if old is None and rest:
            old = rest.popleft()[1]
        yield number, (old, one)
    for number, old in rest:
        yield number, (old, None)


def _without_the_same(
    before: Sequence[Any], after: Sequence[Any]
) -> tuple[dict[int, Any], dict[int, Any]]:
    """Return the elements of either, by their number from 1, but for those that the other has just so."""
    earlier = dict(enumerate(before, 1))
    forms: defaultdict[bytes, deque[int]] = defaultdict(deque)
    for number, one in earlier.items():
        forms[etree.tostring(one, method="c14n")].append(number)
    later = {}
    for number, one in enumerate(after, 1):
        if same := forms[etree.tostring(one, method="c14n")]:
            del earlier[same.popleft()]
        else:
            later[number] = one
    return earlier, later


def _name(node: Any) -> tuple[str, ...]:
    return tuple(node.get(one, "") for one in _NAMING)


def _attributes(node: Any) -> dict[str, str]:
    return {} if node is None else dict(node.items())


def _children(node: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for one in () if node is None else node:
        found.setdefault(one.tag, []).append(one)
    return found


def _said(node: Any) -> str:
    """Return the words of an element itself, without those of its children."""
    if node is None:
        return ""
    return " ".join(" ".join([node.text or "", *(one.tail or "" for one in node)]).split())


def _short(name: str) -> str:
    """Return a name as people write it: without the address of its namespace, but for the language."""
    return "xml:lang" if name == _NAMING[-1] else name.rpartition("}")[2]
