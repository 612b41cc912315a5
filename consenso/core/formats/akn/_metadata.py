"""What the <meta> of a document says of it."""

from collections.abc import Iterator

from consenso.core.formats.akn._identification import NO_AUTHOR
from consenso.core.formats.akn._languages import bcp_47, iso_639_3
from consenso.core.formats.akn._model import Identifiers, Metadata, Unread
from consenso.core.formats.akn._running import running
from consenso.core.formats.akn._words import tidy
from consenso.core.formats.akn._xml import XML, Node

_LEVELS = ("FRBRWork", "FRBRExpression", "FRBRManifestation")
_READ = {
    *("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRcountry", "FRBRsubtype", "FRBRnumber"),
    *("FRBRlanguage", "FRBRauthoritative", "FRBRformat"),
}
_LANGUAGE = f"{{{XML}}}lang"


def _level(document: Node, name: str) -> Node:
    """Return a level of the identification; an empty one where there is none."""
    node: Node | None = document
    for step in ("meta", "identification", name):
        node = node.first(step) if node else None
    return node or Node(name)


def _value(level: Node, name: str, attribute: str = "value") -> str:
    node = level.first(name)
    return node.attributes.get(attribute, "").strip() if node else ""


def identifiers(document: Node) -> Identifiers:
    """Return the addresses of work, expression and manifestation."""
    return Identifiers(*(_value(_level(document, name), "FRBRuri") for name in _LEVELS))


def language(document: Node) -> str:
    """Return the language of the text in BCP 47, 'und' where nothing says it.

    FRBRlanguage counts; where an xml:lang says the same language more closely (zh-Hans), that is returned.
    """
    node = _level(document, "FRBRExpression").first("FRBRlanguage")
    said = bcp_47(node.attributes.get("language", "")) if node else "und"
    places = [node, document, *document.elements()]
    tags = [
        place.attributes[_LANGUAGE] for place in places if place and place.attributes.get(_LANGUAGE)
    ]
    for tag in tags:
        if said == "und" or iso_639_3(tag) == iso_639_3(said):
            return tag
    return said


def title(document: Node) -> str:
    """Return the title that the metadata or the first lines give; '' for none."""
    for alias in _level(document, "FRBRExpression").elements():
        if alias.name == "FRBRalias" and alias.attributes.get("name") == "title":
            return tidy(alias.attributes.get("value", ""))
    if _level(document, "FRBRExpression").first("FRBRlanguage") and _is_ours(document):
        return ""
    for zone in (document.first("preface"), document.first("coverPage")):
        if zone is None:
            continue
        within = list(zone.every())
        for found in (
            *(node for node in within if node.name == "docTitle"),
            *(
                node
                for node in within
                if node.name == "container" and node.attributes.get("name") == "title"
            ),
            *(node for node in within if node.name == "longTitle"),
        ):
            if words := running(found).text or running(*found.elements()).text:
                return " ".join(words.split())
    return ""


def _is_ours(document: Node) -> bool:
    """Return whether the file is of our own writing, where a title is where we put it."""
    identification = (document.first("meta") or Node("meta")).first("identification")
    references = (document.first("meta") or Node("meta")).first("references")
    source = identification.attributes.get("source", "") if identification else ""
    return any(
        f"#{node.attributes.get('eId')}" == source
        and node.attributes.get("href", "").endswith("/organization/xx/consenso")
        for node in (references.elements() if references else ())
    )


def metadata(document: Node) -> Metadata:
    """Return what identifies the text; '' for what the file does not say."""
    work = _level(document, "FRBRWork")
    expression = _level(document, "FRBRExpression")
    number = _value(work, "FRBRnumber")
    authentic = _value(expression, "FRBRauthoritative")
    author, author_name = _author(document, _value(work, "FRBRauthor", "href"))
    return Metadata(
        kind=document.attributes.get("name", "") or document.name,
        date=_day(work),
        number="" if number == "nn" else number,
        shown_number=_value(work, "FRBRnumber", "showAs"),
        author=author,
        author_name=author_name,
        jurisdiction=_value(work, "FRBRcountry").lower(),
        marked_on=_day(_level(document, "FRBRManifestation")),
        is_authentic=authentic == "true" if authentic in ("true", "false") else None,
    )


def _day(level: Node) -> str:
    node = level.first("FRBRdate")
    if node is None or node.attributes.get("name") == "unknown":
        return ""
    day = node.attributes.get("date", "")[:10]
    return "" if day.startswith("9999") else day


def _author(document: Node, href: str) -> tuple[str, str]:
    """Return the author's word and name: by a reference in the file, or by the address itself."""
    word = href.strip().lstrip("#~").rpartition("/")[2]
    for node in _references(document):
        if word and word in _ids(node):
            shown = node.attributes.get("showAs", "")
            place = node.attributes.get("href", "").rpartition("/")[2]
            if place == NO_AUTHOR:
                return "", ""
            return place or word, "" if shown == place else shown
    return word, ""


def _ids(node: Node) -> tuple[str, ...]:
    return tuple(node.attributes.get(key, "") for key in ("eId", f"{{{XML}}}id", "id"))


def _references(document: Node) -> Iterator[Node]:
    meta = document.first("meta")
    for references in meta.elements() if meta else ():
        if references.name == "references":
            yield from references.elements()


def unread_of(document: Node) -> list[Unread]:
    """Return what of the identification and the references is not read."""
    meta = document.first("meta") or Node("meta")
    found: list[Unread] = []
    if document.first("meta") is None:
        found.append(Unread(document.line, document.name, "there are no metadata"))
    identification = meta.first("identification") or Node("identification")
    used = {identification.attributes.get("source", "")}
    for level in identification.elements():
        used |= {
            node.attributes.get("href", "")
            for node in level.elements()
            if node.name == "FRBRauthor"
        }
        for node in level.elements():
            is_title = node.name == "FRBRalias" and node.attributes.get("name") == "title"
            if node.name not in _READ and not is_title:
                value = node.attributes.get("value", "") or node.attributes.get("href", "")
                found.append(Unread(node.line, node.name, f"not read: {value!r}"))
    words = {one.lstrip("#~") for one in used}
    others = [node for node in _references(document) if not words & set(_ids(node)) - {""}]
    if others:
        said = (
            f"{len(others)} references to bodies, persons, roles, places or concepts are not read"
        )
        found.append(Unread(others[0].line, "references", said))
    return found
