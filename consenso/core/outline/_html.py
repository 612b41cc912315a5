"""Reading web pages: the text of the page without what stands around it."""

import re

from lxml import etree
from lxml import html as lxml_html

from consenso.core.outline._block import Reading, listed
from consenso.core.outline._decode import decoded
from consenso.core.outline._errors import CannotRead
from consenso.core.outline._html_blocks import Walker

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# Never the text of a page.
_DROPPED = listed(
    """script style noscript template svg canvas iframe object embed form button select input textarea nav aside
    dialog audio video map math head"""
)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|side-?bar|footer|foot|cookies?|consent|share|sharing|social|"
    r"related|comments?|advert|ads?|banner|skip|search|login|newsletter|subscribe|pagination|pager|widget|toolbar|masthead|"
    r"topbar|language-switcher|lang-switch|popup|modal|promo|byline|post-meta|entry-meta|tags|toc|table-of-contents)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONG = 140  # code points of running text, without links, that no menu has
_MOST = 0.93  # of the text that the main part of a page holds
_DEEPEST = 240
_HAN = re.compile("[\u4e00-\u9fff]")


def read_html(content: bytes) -> Reading:
    """Return the blocks of a web page: its main text, without menus, headers, footers and forms.

    Raises CannotRead where the page declares entities or holds no text.
    """
    text = _DECLARED.sub("", _decoded(content))
    if _ENTITY.search(text[:20_000]):
        raise CannotRead("The page declares entities, which no text needs: it is not read.")
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead("There is no text in this page.") from error
    language = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    ).strip()
    body = root.find("body")
    body = root if body is None else body
    heading = _first_heading(body)
    _prune(body)
    main = _main(body)
    walker = Walker()
    if heading is not None and not _is_within(heading, main):
        walker.heading(heading)
    walker.walk(main)
    return Reading(walker.writer.whole(), walker.blocks, hint=language)


def _decoded(content: bytes) -> str:
    found = _CHARSET.search(content[:4096])
    name = found.group(1).decode("ascii", "ignore").lower() if found else ""
    if (
        name
        and name not in ("utf-8", "utf8")
        and not content.startswith((b"\xef\xbb\xbf", b"\xff", b"\xfe"))
    ):
        name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252"}.get(name, name)
        try:
            return decoded(content.decode(name).encode())
        except (UnicodeDecodeError, LookupError):
            pass
    return decoded(content)


def _first_heading(body: etree._Element) -> etree._Element | None:
    for one in body.iter("h1"):
        if _letters(one):
            return one
    return None


def _is_within(one: etree._Element, holder: etree._Element) -> bool:
    above: etree._Element | None = one
    while above is not None:
        if above is holder:
            return True
        above = above.getparent()
    return False


def _letters(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _prune(body: etree._Element) -> None:
    """Take away what is not text, and what its name or its place says stands around the text."""
    for element in list(body.iter(*_DROPPED)):
        _remove(element)
    for element in list(body.iter(etree.Element)):
        if element is body or (element.getparent() is None and element is not body):
            continue
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
            _remove(element)
        elif (
            element.get("role")
            in (
                "navigation",
                "banner",
                "contentinfo",
                "search",
                "complementary",
            )
            or element.tag in ("header", "footer")
            or _is_named_around(element)
        ):
            _remove_unless_text(element)
        elif element.tag in ("ul", "ol", "div", "table", "p") and _is_menu(element):
            _remove(element)


def _is_named_around(element: etree._Element) -> bool:
    if element.tag in ("p", "li", "td", "h1", "h2", "h3", "sup", "a", "span", "article", "main"):
        return False
    return bool(_AROUND.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _remove_unless_text(element: etree._Element) -> None:
    """Take an element away that holds no running text: some pages put the preamble into their <header>."""
    if element.tag != "footer":
        own = [_own(one) for one in element.iter("p", "li", "div", "td")]
        if sum(_weight(one) for one in own if _weight(one) > _LONG // 3) > _LONG:
            return
    if element.tag == "header" and element.find(".//h1") is not None and _is_in_article(element):
        return
    _remove(element)


def _weight(text: str) -> int:
    """Return the length of a text; a Chinese sign says as much as three letters."""
    return len(text) + 2 * len(_HAN.findall(text))


def _is_in_article(element: etree._Element) -> bool:
    return any(above.tag in ("article", "main") for above in element.iterancestors())


def _own(element: etree._Element) -> str:
    """Return the text of an element without that of links and of blocks in it."""
    pieces = [element.text or ""]
    for one in element:
        if one.tag in ("span", "b", "strong", "i", "em", "u", "sup", "sub", "font", "br"):
            pieces.append("".join(one.itertext()))
        pieces.append(one.tail or "")
    return " ".join("".join(pieces).split())


def _is_menu(element: etree._Element) -> bool:
    """Tell whether nearly all of a list or box are links, none of them a sentence."""
    links = list(element.iter("a"))
    if len(links) < 3:
        return False
    whole = len(_letters(element)) or 1
    linked = sum(len(_letters(one)) for one in links)
    return linked > 0.8 * whole and whole / len(links) < 60


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)


def _main(body: etree._Element) -> etree._Element:
    """Return the element that holds the text: the one named so, or the deepest that holds nearly all of it."""
    whole = len(_letters(body)) or 1
    for name in (".//main", ".//*[@role='main']"):
        found = body.findall(name)
        if len(found) == 1 and len(_letters(found[0])) > 0.4 * whole:
            body, whole = found[0], len(_letters(found[0])) or 1
            break
    articles = body.findall(".//article")
    if len(articles) == 1 and len(_letters(articles[0])) > 0.5 * whole:
        body, whole = articles[0], len(_letters(articles[0])) or 1
    for _ in range(_DEEPEST):
        inner = next(
            (
                one
                for one in body
                if one.tag
                in ("div", "section", "article", "main", "td", "table", "tbody", "tr", "center")
                and len(_letters(one)) >= _MOST * whole
            ),
            None,
        )
        if inner is None:
            return body
        body = inner
    return body
