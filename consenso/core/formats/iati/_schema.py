"""What libxml2 says of the 2.03 schema, in sentences: what is wrong, and what to do."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from lxml import etree

from consenso.core.formats.iati._element import XML
from consenso.core.formats.iati._shape import DATA, FILES, Shape, known, shape_of

_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)")
_ATTRIBUTE = re.compile(r"^Element '[^']*'(?:, attribute '([^']*)')?(?:: The attribute '([^']*)')?")
_TYPE = re.compile(r"type '(?:xs|xsd):(\w+)'")
_TYPES = {
    "date": "a date; write it as 2031-05-04",
    "dateTime": "a moment; write it as 2031-05-04T12:00:00Z",
    "decimal": "a number; write it as 1250000.50, without signs between the digits",
    "boolean": "a yes or a no; write 1 or 0",
    "int": "a whole number; write it as 2",
    "positiveInteger": "a whole number above zero; write it as 2031",
    "nonNegativeInteger": "a whole number; write it as 0",
    "anyURI": "an address; write it as https://example.org/",
    "NMTOKEN": "a name without spaces",
    "language": "a language; write it as en",
}
_ANY = "##other*"
_LARGE = 20_000  # tags in a document from which on its breaches are counted first
_LISTED = 8  # elements that are named in a sentence
_MOST = 2_000  # breaches of a large document that are told one by one


class Broken(NamedTuple):
    """A breach of the schema: which element (None where it cannot be found), code, sentence; `line` within the document."""

    element: Any
    code: str
    said: str
    line: int


@cache
def _schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(DATA / FILES[0]), parser))


def breaches(root: Any, content: bytes = b"") -> Iterator[Broken]:
    """Yield where a tree with iati-activities or iati-activity at its root breaks the schema, in the order of the document.

    Of the children of one element the first that is out of its place is told, and which others are missing or stand twice; whether
    one after it is out of its place, there is no telling. `content` is what the tree was made from: where it is large and breaks
    the schema more than 2,000 times, each activity in it is told that at once.
    """
    schema = _schema()
    # libxml2 looks for the place of each breach among all that stand beside it: thousands of thousands.
    many = _many(content) if content.count(b"<") > _LARGE else None
    if many:
        yield from (Broken(child, "schema.many", many, 1) for child in root)
        return
    if schema.validate(root):
        return
    places: dict[str, Any] = {}
    for entry in list(schema.error_log):
        places = places or dict(_places(root, f"/{root.tag}"))
        element = places.get(entry.path or "")
        code, said = _told(entry, element)
        yield Broken(element, code, said, entry.line)
        if entry.type_name == "SCHEMAV_ELEMENT_CONTENT":
            yield from _beside(entry, element, said)


def _beside(entry: Any, element: Any, said: str) -> Iterator[Broken]:
    """Yield what else is wrong with the children among which one is out of its place, or missing: libxml2 tells the first."""
    above = element
    if element is not None and "Missing child" not in entry.message:
        above = element.getparent()
    if above is None or above.getparent() is None:
        return
    shape, counted = shape_of(_name(above)), Counter(child.tag for child in above)
    for name in shape.order:
        if name in shape.must and not counted[name] and f"<{name}>" not in said:
            yield Broken(above, "schema.missing", f"<{_name(above)}> lacks <{name}>: add it.", 0)
        if name in shape.once and counted[name] > 1 and f"<{name}>" not in said:
            twice = above.findall(name)[1]
            yield Broken(twice, "schema.twice", _twice(name, above), 0)


def _many(content: bytes) -> str:
    """Return a sentence where the content breaks the schema very often; else ''."""
    parser = etree.XMLParser(schema=_schema(), no_network=True, resolve_entities=False)
    try:
        etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        log = list(parser.error_log)
        if len(log) > _MOST:
            first = log[0].message.rstrip(".")
            return (
                f"The schema is broken {len(log):,} times here, more than is told one by one. The first is: {first}. "
                "Correct these, and check again."
            )
    return ""


def _places(element: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield each element with its path as libxml2 writes it."""
    yield path, element
    names = [
        f"{one.prefix}:{etree.QName(one).localname}" if one.prefix else one.tag for one in element
    ]
    numbers, counted = Counter(names), Counter[str]()
    for name, child in zip(names, element, strict=True):
        counted[name] += 1
        place = f"[{counted[name]}]" if numbers[name] > 1 else ""
        yield from _places(child, f"{path}/{name}{place}")


def _told(entry: Any, element: Any) -> tuple[str, str]:
    kind = entry.type_name.removeprefix("SCHEMAV_")
    name = _name(element)
    said = _ATTRIBUTE.match(entry.message)
    named = (said[1] or said[2] or "") if said else ""
    attribute = named.replace(f"{{{XML}}}", "xml:")
    if kind == "ELEMENT_CONTENT":
        return _content(entry.message, element)
    if kind == "CVC_COMPLEX_TYPE_4":
        return "schema.attribute_missing", f'<{name}> has no {attribute}: add {attribute}="…".'
    if kind.startswith("CVC_COMPLEX_TYPE_3"):
        return (
            "schema.attribute_unknown",
            f"<{name}> may not have {attribute}: take it out, or put it into a namespace of its own.",
        )
    if kind.startswith("CVC_COMPLEX_TYPE_2"):
        if "lement content" in entry.message:
            return _not_here(next(iter(element), None), element)
        return (
            "schema.text",
            f"Text may not stand in <{name}> itself: move it where text may stand, or take it out.",
        )
    if kind.startswith("CVC_DATATYPE") or "FACET" in kind or "ENUMERATION" in kind:
        value = None if element is None else element.get(named) if named else element.text
        return "schema.value", _value(entry.message, name, attribute, value or "")
    plain = re.sub(r"^Element '[^']*':\s*", "", entry.message).rstrip(".")
    return "schema.other", f"<{name}> breaks the schema ({plain}): correct it."


def _value(message: str, name: str, attribute: str, value: str) -> str:
    kind = _TYPE.search(message)
    known = "language" if attribute == "xml:lang" else kind[1] if kind else ""
    wanted = _TYPES.get(known, "what the schema asks for there")
    where = f"{attribute} of <{name}>" if attribute else f"<{name}>"
    if not value.strip():
        return f"{where} is empty, and must be {wanted}."
    if value != value.strip() and known in ("date", "dateTime"):
        return f"{where} is “{_short(value)}” with white space around it, and must be {wanted}."
    return f"{where} is “{_short(value)}”, which is not {wanted}."


def _not_here(element: Any, above: Any) -> tuple[str, str]:
    """Return what is said of an element that stands in one that may never have it."""
    name, outer = _name(element), _name(above)
    has = shape_of(outer).may
    listed = " or ".join(f"<{one}>" for one in sorted(has))
    may = f"has {listed if len(has) <= _LISTED else 'others'}" if has else "has no elements in it"
    return (
        "schema.not_here",
        f"<{name}> may not stand in <{outer}>, which {may}: move it, or take it out.",
    )


def _content(message: str, element: Any) -> tuple[str, str]:
    name = _name(element)
    said = _EXPECTED.search(message)
    expected = [one for one in said[1].split(", ") if one != _ANY] if said else []
    listed = " or ".join(f"<{one}>" for one in expected)
    if "Missing child" in message:
        return "schema.missing", f"<{name}> lacks {listed or 'an element'}: add it."
    if element is None:
        return "schema.order", "An element stands where it may not."
    above = element.getparent()
    shape = shape_of(_name(above)) if above is not None else Shape()
    if not element.tag.startswith("{"):
        if name not in known():
            return (
                "schema.unknown",
                f"<{name}> is no element of IATI 2.03: take it out, or put it into a namespace of its own at the end.",
            )
        if above is not None and name not in shape.may:
            return _not_here(element, above)
    before = element.getprevious()
    is_next = before is not None and before.tag == element.tag
    if is_next or (name in shape.once and above.find(name) is not element):
        return "schema.twice", _twice(name, above)
    for one in expected:
        if (len(expected) == 1 or one in shape.must) and (above is None or above.find(one) is None):
            return "schema.missing", f"<{one}> is missing before <{name}>: add it."
    return "schema.order", _out_of_order(element, name, listed, shape)


def _out_of_order(element: Any, name: str, listed: str, shape: Shape) -> str:
    ranks = {one: rank for rank, one in enumerate(shape.order)}
    before = [one.tag for one in element.itersiblings(preceding=True)][::-1]
    for one in before if name in ranks else ():
        if ranks.get(one, -1) > ranks[name]:
            return f"<{name}> may not stand after <{one}>: move it before that, or take it out."
    if any(one.startswith("{") for one in before):
        return f"<{name}> may not stand here: move it before what is in other namespaces, or take it out."
    if listed:
        return f"<{name}> may not stand here, where {listed} may: move it, or take it out."
    return f"<{name}> may not stand here: move it, or take it out."


def _twice(name: str, above: Any) -> str:
    return f"<{name}> may stand in <{_name(above)}> once only: leave one."


def _name(element: Any) -> str:
    if element is None:
        return "an element"
    return str(etree.QName(element).localname)


def _short(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
