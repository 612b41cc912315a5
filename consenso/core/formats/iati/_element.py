"""An element as a value: everything that an IATI file says in it, and its canonical form."""

from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
LANGUAGE = f"{{{XML}}}lang"
_WHITE = " \t\r\n"
_IN_VALUES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element with all that is in it.

    Names of other namespaces are written {namespace}name. Attributes are sorted by name. Text that is white space alone, comments
    and processing instructions are not kept. `tail` is the text after the element, which only extensions have. `namespaces`
    are prefixes and addresses declared here, which text of an extension may need.

    >>> Element("narrative", (("{http://www.w3.org/XML/1998/namespace}lang", "en"),), "A port").get(LANGUAGE)
    'en'
    """

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    children: tuple["Element", ...] = ()
    tail: str = ""
    namespaces: tuple[tuple[str, str], ...] = ()

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute's value, else `default`."""
        for one, value in self.attributes:
            if one == name:
                return value
        return default

    def all(self, tag: str) -> tuple["Element", ...]:
        """Return the children of that name, in order."""
        return tuple(child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        """Return the first child of that name; None where there is none."""
        for child in self.children:
            if child.tag == tag:
                return child
        return None

    def said(self, tag: str) -> str:
        """Return the text of the first child of that name; '' where there is none."""
        child = self.first(tag)
        return child.text if child is not None else ""

    def code(self, tag: str, attribute: str = "code") -> str:
        """Return an attribute of the first child of that name; '' where there is none."""
        child = self.first(tag)
        return child.get(attribute) if child is not None else ""


def element_of(node: Any) -> Element:
    """Return a node of lxml as a value, with the namespaces that are in scope at it."""
    return replace(_value(node, {}, is_outermost=True), tail="")


def _value(node: Any, outer: dict[str | None, str], *, is_outermost: bool = False) -> Element:
    tag, attributes = node.tag, node.items()
    if len(attributes) > 1:
        attributes.sort()
    # IATI's own elements need no namespaces; asking each for them would take most of the time.
    inner = node.nsmap if is_outermost or tag[0] == "{" or _is_foreign(attributes) else outer
    declared: tuple[tuple[str, str], ...] = ()
    if inner != outer:
        declared = tuple(
            sorted((prefix or "", uri) for prefix, uri in inner.items() if outer.get(prefix) != uri)
        )
    return Element(
        tag,
        tuple(attributes),
        _kept(node.text),
        tuple([_value(child, inner) for child in node]),
        _kept(node.tail),
        declared,
    )


def _is_foreign(attributes: list[tuple[str, str]]) -> bool:
    for name, _ in attributes:  # noqa: SIM110  # half the time of any()
        if name[0] == "{" and name != LANGUAGE:
            return True
    return False


def _kept(text: str | None) -> str:
    # White space is that of XML: a no-break space alone is a text.
    return text if text and not (text.isspace() and not text.strip(_WHITE)) else ""


def node_of(element: Element, parent: Any = None) -> Any:
    """Return a value as a node of lxml.

    Raises ValueError where a name or a text cannot stand in XML.
    """
    spaces = {prefix or None: uri for prefix, uri in element.namespaces if uri != XML}
    if parent is None:
        node = etree.Element(element.tag, dict(element.attributes), nsmap=spaces)
    else:
        node = etree.SubElement(parent, element.tag, dict(element.attributes), nsmap=spaces)
    node.text = element.text or None
    node.tail = element.tail or None
    for child in element.children:
        node_of(child, node)
    return node


def canonical(element: Element) -> str:
    r"""Return the canonical form of an element: one text for all ways to write the same.

    Canonical XML 2.0 without comments, prefixes rewritten (n0, n1…, numbered anew in each element of another namespace),
    attributes sorted by name, empty elements with an end tag; text that is white space alone is dropped. Values stand as
    published: 1.0 is not 1.

    >>> canonical(Element("budget", (("type", "1"), ("status", "2")), children=(Element("value", text="5 & 6"),)))
    '<budget status="2" type="1"><value>5 &amp; 6</value></budget>'
    """
    spaces: dict[str, str] = {}
    tag = _named(element.tag, spaces)
    attributes = [(_named(name, spaces), value) for name, value in sorted(element.attributes)]
    said = [f'xmlns:{prefix}="{escape(uri, _IN_VALUES)}"' for uri, prefix in spaces.items()]
    said += [f'{name}="{escape(value, _IN_VALUES)}"' for name, value in attributes]
    opening = " ".join((tag, *said))
    inside = escape(_kept(element.text), {"\r": "&#13;"})
    inside += "".join(
        canonical(child) + escape(_kept(child.tail), {"\r": "&#13;"}) for child in element.children
    )
    return f"<{opening}>{inside}</{tag}>"


def _named(name: str, spaces: dict[str, str]) -> str:
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    if space == XML:
        return f"xml:{local}"
    return f"{spaces.setdefault(space, f'n{len(spaces)}')}:{local}"
