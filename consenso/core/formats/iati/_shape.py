"""What the 2.03 schema says of the elements that stand in an element: which, in which order, which must, which once only."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

DATA = Path(__file__).parent / "data"
FILES = ("iati-activities-schema.xsd", "iati-common.xsd")
XSD = "{http://www.w3.org/2001/XMLSchema}"
_GROUPS = (f"{XSD}sequence", f"{XSD}choice")


class Shape(NamedTuple):
    """The elements that may stand in an element of a name; where several have that name, what is so in all of them.

    `order` is empty where they stand in no order, or each of that name has another.
    """

    may: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()


class _Child(NamedTuple):
    name: str
    must: bool
    many: bool


@cache
def known() -> frozenset[str]:
    """Return the names of all elements that the schema has."""
    return frozenset(one.get("name", "") for one in _elements()) - {""}


def shape_of(name: str) -> Shape:
    """Return what may stand in an element of a name.

    >>> found = shape_of("budget")
    >>> found.order, sorted(found.must)
    (('period-start', 'period-end', 'value'), ['period-end', 'period-start', 'value'])
    """
    return _shapes().get(name, Shape())


@cache
def _shapes() -> dict[str, Shape]:
    types = {
        one.get("name"): one for root in _roots() for one in root.iterfind(f"{XSD}complexType")
    }
    found: dict[str, list[list[_Child]]] = {}
    for one in _elements():
        if one.get("name"):
            held = types.get(one.get("type"), one.find(f"{XSD}complexType"))
            found.setdefault(one.get("name"), []).append(list(_children(held, types)))
    return {name: _shape(contexts) for name, contexts in found.items()}


def _shape(contexts: list[list[_Child]]) -> Shape:
    fullest = max(contexts, key=len)
    order = tuple(one.name for one in fullest)
    ranks = {name: rank for rank, name in enumerate(order)}
    for children in contexts:
        places = [ranks.get(one.name, -1) for one in children]
        if places != sorted(set(places)):
            order = ()
    may = frozenset(one.name for children in contexts for one in children)
    many = {one.name for children in contexts for one in children if one.many}
    must = [{one.name for one in children if one.must} for children in contexts]
    return Shape(may, frozenset(set.intersection(*must)), may - many, order)


def _children(part: Any, types: dict[str, Any]) -> Iterator[_Child]:
    """Yield the elements of which a type speaks at once, those of the type that it extends first."""
    if part is None:
        return
    for extended in part.iterfind(f"{XSD}complexContent/{XSD}extension"):
        yield from _children(types.get(extended.get("base")), types)
        yield from _grouped(extended, must=True, many=False)
    yield from _grouped(part, must=True, many=False)


def _grouped(group: Any, *, must: bool, many: bool) -> Iterator[_Child]:
    for one in group:
        needed = must and one.get("minOccurs", "1") != "0"
        repeated = many or one.get("maxOccurs", "1") != "1"
        if one.tag in _GROUPS:
            is_choice = one.tag == f"{XSD}choice"
            yield from _grouped(one, must=needed and not is_choice, many=repeated)
        elif one.tag == f"{XSD}element":
            yield _Child(one.get("name") or one.get("ref"), needed, repeated)


def _elements() -> list[Any]:
    return [one for root in _roots() for one in root.iter(f"{XSD}element")]


@cache
def _roots() -> tuple[Any, ...]:
    return tuple(etree.parse(str(DATA / file)).getroot() for file in FILES)
