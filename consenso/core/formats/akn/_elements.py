"""Elements of Akoma Ntoso 3.0: how the naming convention shortens them in ids, and what each is in an outline.

Source: Akoma Ntoso Naming Convention 1.0 (OASIS, 21 February 2019), section 5; the schema akomantoso30.xsd.
"""

import re

from consenso.core.outline import KINDS, Kind

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:consenso:outline"  # of what an outline has and Akoma Ntoso has no place for
KIND = f"{{{OURS}}}kind"

# Element → the word that stands for it in an id; every other element stands under its own name.
SHORT = {
    "alinea": "al",
    "amendmentBody": "body",
    "article": "art",
    "attachment": "att",
    "blockList": "list",
    "body": "body",
    "chapter": "chp",
    "citation": "cit",
    "citations": "cits",
    "clause": "cl",
    "collectionBody": "body",
    "component": "cmp",
    "componentRef": "cref",
    "components": "cmpnts",
    "debateBody": "body",
    "debateSection": "dbsect",
    "division": "dvs",
    "documentRef": "dref",
    "eventRef": "eref",
    "judgmentBody": "body",
    "listIntroduction": "intro",
    "listWrapUp": "wrapup",
    "mainBody": "body",
    "paragraph": "para",
    "portionBody": "body",
    "quotedStructure": "qstr",
    "quotedText": "qtext",
    "recital": "rec",
    "recitals": "recs",
    "section": "sec",
    "subchapter": "subchp",
    "subclause": "subcl",
    "subdivision": "subdvs",
    "subparagraph": "subpara",
    "subsection": "subsec",
    "temporalGroup": "tmpg",
    "wrapUp": "wrapup",
}
DOCUMENTS = {
    *("amendmentList", "officialGazette", "documentCollection", "act", "bill", "debateReport"),
    *("debate", "statement", "amendment", "judgment", "portion", "doc"),
}
BODIES = {name for name, short in SHORT.items() if short == "body"}
# Parts of a hierarchy, by what they are where they have no heading.
GROUPS = {
    *("article", "section", "part", "chapter", "title", "book", "tome", "division", "list"),
    *("subsection", "subpart", "subchapter", "subtitle", "subdivision", "sublist", "level"),
}
PARAGRAPHS = {
    *("paragraph", "clause", "rule", "proviso", "transitional", "subparagraph", "alinea"),
    *("subclause", "subrule"),
}
POINTS = {"point", "indent"}
HIERARCHY = GROUPS | PARAGRAPHS | POINTS | {"hcontainer"}
# What else makes a part of an outline, wherever it stands.
PARTS = {
    *("recital", "citation", "formula", "longTitle", "attachment", "component", "item", "li"),
    *("blockContainer", "tblock", "container", "speechGroup", "speech", "question", "answer"),
    *("other", "scene", "narrative", "summary", "debateSection", "interstitial"),
}
# What groups parts and is none itself; recitals, citations and list are parts where they have words of their own.
THROUGH = {
    *("intro", "content", "wrapUp", "blockList", "ul", "ol", "div", "alternative", "subFlow"),
    *("quotedStructure", "embeddedStructure", "attachments", "components", "collectionBody"),
}
THROUGH_UNLESS_IT_SPEAKS = {"recitals", "citations", "list"}
# A paragraph of words.
WORDS = {
    *("p", "block", "crossHeading", "listIntroduction", "listWrapUp", "caption", "from"),
    "documentRef",  # what it shows
}
# What runs through words, and so may stand beside loose ones.
INLINE = {
    *("b", "i", "u", "a", "sub", "sup", "abbr", "span", "inline", "ref", "mref", "rref", "mod"),
    *("mmod", "rmod", "remark", "ins", "del", "omissis", "placeholder", "fillIn", "decoration"),
    *("br", "eol", "eop", "noteRef", "authorialNote", "img", "marker", "date", "time", "person"),
    *("organization", "concept", "object", "event", "location", "process", "role", "term", "def"),
    *("quantity", "entity", "signature", "party", "judge", "lawyer", "quotedText", "docTitle"),
    *("docNumber", "docType", "docDate", "docStage", "docPurpose", "docStatus", "docAuthority"),
    *("docProponent", "docCommittee", "docIntroducer", "docJurisdiction", "docketNumber"),
    *("shortTitle", "legislature", "session", "recordedTime", "vote", "outcome", "embeddedText"),
}
_NATURES: dict[str, Kind] = {
    "recital": "preamble",
    "citation": "preamble",
    "formula": "preamble",
    "recitals": "preamble",
    "citations": "preamble",
    "longTitle": "title",
    "attachment": "annex",
    "item": "point",
    "li": "point",
    "authorialNote": "note",
    "note": "note",
}
_LAST = re.compile(r"^([^\W\d_]+)(?:_[^\s]*)?$")


def short(name: str) -> str:
    """Return the word that stands for an element in ids."""
    return SHORT.get(name, name)


def nature(
    name: str, *, called: str = "", zone: Kind, has_heading: bool = False, has_words: bool = False
) -> Kind:
    """Return what an element is in an outline, where nothing else is said of it.

    `called` is the value of its attribute name; `zone` what a plain paragraph would be where it stands.

    >>> nature("article", zone="paragraph", has_heading=True), nature("section", zone="paragraph", has_words=True)
    ('heading', 'paragraph')
    >>> nature("hcontainer", called="annex", zone="paragraph"), nature("blockContainer", zone="closing")
    ('annex', 'closing')
    """
    if name == "hcontainer" and called in KINDS:
        return next(kind for kind in KINDS if kind == called)
    if name in _NATURES:
        return _NATURES[name]
    if has_heading:
        return "heading"
    if name in POINTS:
        return "point"
    if name in PARAGRAPHS:
        return "paragraph"
    if name in GROUPS or name == "hcontainer":
        return "paragraph" if has_words else "heading"
    return zone


# What stands for an element in an id → the element; of several, that of a hierarchy.
_OF_SHORT = {short(name): name for name in sorted(HIERARCHY - {"hcontainer", "list"})}
_USUAL: dict[Kind, str] = {"heading": "section", "paragraph": "paragraph", "point": "point"}


def hierarchical(identifier: str, kind: Kind) -> str:
    """Return the element of a hierarchy for a part of an outline: that which its id names, or the usual one.

    >>> hierarchical("chp_2__art_3", "heading"), hierarchical("x", "point"), hierarchical("x", "closing")
    ('article', 'point', 'hcontainer')
    """
    if kind not in _USUAL:
        return "hcontainer"
    named = _LAST.match(identifier.rpartition("__")[2])
    return _OF_SHORT.get(named[1], _USUAL[kind]) if named else _USUAL[kind]
