"""Files drawn at random from IATI's own schema, and changes to them: what they hold is nobody's, and means nothing."""

import copy
import random
import re
from functools import cache
from pathlib import Path

from lxml import etree

from consenso.core.formats import iati

SCHEMAS = Path(iati.__file__).parent / "data"
XS = "{http://www.w3.org/2001/XMLSchema}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
OFFICIAL = etree.XMLSchema(etree.parse(str(SCHEMAS / "iati-activities-schema.xsd")))
TEXTS = [
    *(
        "",
        "a",
        "1",
        "10",
        "99",
        "Borea & Söhne",
        "<b>",
        "  two  words ",
        "港口",
        "line\nfeed",
        "]]>",
    ),
    *("\u00a0", "x" * 300, "\U0001f30d", "'\"", "\u3000", "é\u0301", "\x85"),
]
NUMBERS = ["0", "1", "-5.50", "+7", ".5", "100", "33.333333", "1.", "000009", "9" * 40, "-0"]
VALUES = [
    *(
        "",
        " ",
        "0",
        "1",
        "2",
        "-1",
        " 5 ",
        "+5",
        "1e3",
        "1,000",
        "1.000,5",
        "INF",
        "NaN",
        "true",
        "TRUE",
    ),
    *("2031-05-04", "2031-05-04Z", "2031-05-04+14:01", " 2031-05-04 ", "2031-05-04T24:00:00"),
    *("2031-5-4", "2031-02-30", "0000-01-01", "-2031-01-01", "12031-01-01", "04/05/2031", "2031"),
    *("9" * 300, "0." + "3" * 400, "１２", "http://a b", "::::", "http://[bad", "en_US", "fr-CA"),
    *("2.03", "2.02", "1.05", "3.00", "a\tb", "x/y", "\u00a05", ".", "+.5", "1900-02-29", "0x10"),
]
TAGS = [
    *("narrative", "iati-activity", "sector", "unheard-of", "value", "Title", "location"),
    *("{urn:aurelia}own", "{urn:aurelia}iati-activity", "{http://www.w3.org/1999/xhtml}b"),
]
ENCODINGS = ["utf-8"] * 6 + ["utf-16", "iso-8859-1", "us-ascii", "windows-1252", "gb18030"]


Declared = dict[str, etree._Element]


@cache
def _declared() -> tuple[Declared, Declared, Declared]:
    """Return the schema's elements, types and attributes by name."""
    elements, types, attributes = Declared(), Declared(), Declared()
    held = {"element": elements, "attribute": attributes}
    for name in ("iati-activities-schema.xsd", "iati-common.xsd"):
        for one in etree.parse(str(SCHEMAS / name)).getroot().iterchildren(f"{XS}*"):
            if one.get("name"):
                held.get(etree.QName(one).localname, types)[one.get("name")] = one
    return elements, types, attributes


class Drawing:
    """Elements of the standard as its schema allows them, whatever they say."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.elements, self.types, self.attributes = _declared()

    def file(self, n_activities: int = 0) -> etree._Element:
        """Return a file's root, with so many activities, or as many as are drawn."""
        root = self._element(self.elements["iati-activities"], 0)
        while n_activities and len(root.findall("iati-activity")) < n_activities:
            root.insert(0, self._element(self.elements["iati-activity"], 1))
        return root

    def _element(self, declared: etree._Element, depth: int) -> etree._Element:
        if declared.get("ref"):
            declared = self.elements[declared.get("ref")]
        node = etree.Element(declared.get("name"))
        named = declared.get("type", "").removeprefix("xsd:")
        shape = declared.find(f"{XS}complexType")
        if shape is None and named in self.types:
            shape = self.types[named]
        if shape is None or shape.tag != f"{XS}complexType":
            node.text = self._value(named)
        else:
            self._fill(node, shape, depth)
        return node

    def _fill(self, node: etree._Element, shape: etree._Element, depth: int) -> None:
        holder = shape
        for extended in shape.findall(f"*/{XS}extension"):
            holder, base = extended, extended.get("base").removeprefix("xsd:")
            if base in self.types:
                self._fill(node, self.types[base], depth)
            else:
                node.text = self._value(base)
        for part in holder.iterchildren(f"{XS}*"):
            self._part(node, part, depth)

    def _part(self, node: etree._Element, part: etree._Element, depth: int) -> None:
        kind = etree.QName(part).localname
        if kind in ("sequence", "choice"):
            for _ in range(self._times(part, depth)):
                inner = [one for one in part.iterchildren(f"{XS}*") if one.tag != f"{XS}annotation"]
                for one in [self.rng.choice(inner)] if kind == "choice" else inner:
                    self._part(node, one, depth)
        elif kind == "element":
            for _ in range(self._times(part, depth)):
                node.append(self._element(part, depth + 1))
        elif kind == "any" and self.rng.random() < 0.05:
            own = etree.SubElement(node, "{urn:aurelia}own", {"{urn:cordillera}of": "1"})
            own.text = "said "
            etree.SubElement(own, self.rng.choice(["{urn:borea}b", "plain"])).tail = " of it"
        elif kind == "attribute" and (part.get("use") == "required" or self.rng.random() < 0.4):
            self._attribute(node, part)
        elif kind == "anyAttribute" and self.rng.random() < 0.05:
            node.set("{urn:aurelia}own", "v")

    def _attribute(self, node: etree._Element, part: etree._Element) -> None:
        name = part.get("name") or part.get("ref")
        if name == "xml:lang":
            node.set(f"{XML}lang", self.rng.choice(["en", "fr-CA", "zh-Hans", "", "x-a"]))
        elif name == "version":
            node.set(name, self.rng.choice(["2.01", "2.02", "2.03", "2.03"]))
        else:
            declared = self.attributes.get(name, part)
            node.set(name, self._value(declared.get("type", "").removeprefix("xsd:")))

    def _value(self, named: str) -> str:
        rng = self.rng
        day = f"{rng.randint(1990, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        zone = rng.choice(["", "", "", "Z", "+02:00", "-05:30", "+14:00"])
        drawn = {
            "date": day + zone,
            "dateTime": f"{day}T{rng.choice(['00:00:00', '23:59:59.999', '12:30:00'])}{zone}",
            "decimal": rng.choice(["{}", "{}", " {}", "{}\n"]).format(rng.choice(NUMBERS)),
            "boolean": rng.choice(["0", "1", "true", "false", " 1 "]),
            "int": rng.choice(["0", "-3", " 2", "2147483647"]),
            "positiveInteger": rng.choice(["1", "99999999999"]),
            "nonNegativeInteger": rng.choice(["0", "2"]),
            "NMTOKEN": rng.choice(["iati-identifier", "a:b", " x.1 "]),
            "gYear": str(rng.randint(1990, 2030)),
            "anyURI": rng.choice(
                ["https://a.example/", "urn:x:y", "", "a b", "https://ü.example/?a=1&b"]
            ),
        }
        return drawn[named] if named in drawn else rng.choice(TEXTS)

    def _times(self, part: etree._Element, depth: int) -> int:
        least, most = int(part.get("minOccurs", "1")), part.get("maxOccurs", "1")
        if depth > 6 or (not least and self.rng.random() < 0.45):
            return least
        return self.rng.randint(max(least, 1), least + 3 if most == "unbounded" else int(most))


def change(root: etree._Element, rng: random.Random) -> None:
    """Change one thing of a tree, which may be no file of activities afterwards."""
    nodes = [one for one in root.iter() if isinstance(one.tag, str)]
    node = rng.choice(nodes)
    above, names, value = node.getparent(), list(node.attrib), rng.choice(VALUES)
    kind = rng.choice(
        [
            "drop",
            "double",
            "move",
            "rename",
            "undo",
            "set",
            "add",
            "say",
            "tail",
            "put",
            "graft",
            "empty",
            "mix",
            "note",
        ]
    )
    if kind in ("drop", "double", "move", "tail") and above is None:
        return
    match kind:
        case "drop":
            above.remove(node)
        case "double":
            above.insert(rng.randrange(len(above) + 1), copy.deepcopy(node))
        case "move":
            above.insert(rng.randrange(len(above)), node)
        case "rename":
            node.tag = rng.choice([*TAGS, *(one.tag for one in nodes)])
        case "undo" if names:
            del node.attrib[rng.choice(names)]
        case "set" if names:
            node.set(rng.choice(names), value)
        case "add":
            own = [
                "unheard-of",
                f"{XML}lang",
                f"{XML}base",
                f"{XSI}nil",
                f"{XSI}type",
                "{urn:aurelia}own",
            ]
            node.set(rng.choice([*own, *rng.choice(nodes).attrib]), value)
        case "say":
            node.text = value
        case "tail":
            node.tail = value
        case "put":
            node.insert(rng.randrange(len(node) + 1), etree.Element(rng.choice(TAGS)))
        case "graft":
            grafted = copy.deepcopy(rng.choice(nodes[1:] or nodes))
            node.insert(rng.randrange(len(node) + 1), grafted)
        case "empty":
            del node[:]
        case "mix":
            inner = list(node)
            rng.shuffle(inner)
            node[:] = inner
        case "note":
            said = [etree.Comment(" <iati-activity> "), etree.ProcessingInstruction("a", "<b>")]
            node.insert(rng.randrange(len(node) + 1), rng.choice(said))


def written(root: etree._Element, rng: random.Random) -> bytes:
    """Return a tree as a file, in one of many ways to write it, some of which are not well-formed."""
    text = etree.tostring(root, encoding="unicode")
    if rng.random() < 0.2:
        text = rng.choice([text.replace("\n", "\r\n"), text.replace("><", ">\n<")])
    if rng.random() < 0.1:
        text = text.replace("<narrative>", "<narrative><![CDATA[<iati-activity> & ]]>", 1)
    if rng.random() < 0.1:
        text = rng.choice(["<!-- <iati-activities> -->\n", "<?a <iati-activity ?>\n"]) + text
    if rng.random() < 0.1:
        text += rng.choice(["\n<!-- end -->", "\n", "text", "<a/>", "</x>", "&a;"])
    encoding = rng.choice(ENCODINGS)
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    if encoding == "utf-8":
        declared = rng.choice(["", "", "\n", "\ufeff", declared, '<?xml version="1.0"?>'])
    return (declared + text).encode(encoding, "xmlcharrefreplace")


def says(node: etree._Element) -> tuple[object, ...]:
    """Return all that an element says, by lxml alone: name, attributes, text, and the same of what is in it."""
    text, inner = node.text or "", list[list[object]]()
    for one in node:
        if isinstance(one.tag, str):
            inner.append([says(one), one.tail or ""])
        elif inner:
            inner[-1][1] = f"{inner[-1][1]}{one.tail or ''}"
        else:
            text += one.tail or ""
    told = tuple((one, _unless_blank(str(tail))) for one, tail in inner)
    return node.tag, tuple(sorted(node.attrib.items())), _unless_blank(text), told


def _unless_blank(text: str) -> str:
    return "" if re.fullmatch(r"[ \t\r\n]*", text) else text
