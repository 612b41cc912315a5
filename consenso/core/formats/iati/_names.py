"""A list of codes as the standard publishes it → what each code is called, by language."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

from consenso.core.formats.iati._element import LANGUAGE
from consenso.core.formats.iati._errors import CannotRead
from consenso.core.formats.iati._source import xml_parser


def names_in(content: bytes) -> Mapping[str, Mapping[str, str]]:
    """Return the names of the codes of a list (a file of XML with <codelist> at its root), each by language.

    >>> names_in(b'''<codelist name="Sector" xml:lang="en"><codelist-items><codelist-item><code>1</code>
    ... <name><narrative>Ports</narrative><narrative xml:lang="fr">Ports maritimes</narrative></name>
    ... </codelist-item></codelist-items></codelist>''')
    {'1': {'en': 'Ports', 'fr': 'Ports maritimes'}}

    Raises:
        CannotRead: it is no such list.
    """
    try:
        root = etree.fromstring(content, xml_parser())
    except etree.XMLSyntaxError as error:
        said = "The list of codes is no well-formed XML."
        raise CannotRead("form.not_well_formed", said, line=error.lineno or 1) from error
    if root.tag != "codelist":
        raise CannotRead("form.not_a_list", "A list of codes begins with <codelist>.")
    usual = root.get(LANGUAGE, "en")
    found = {}
    for item in root.iter("codelist-item"):
        code = (item.findtext("code") or "").strip()
        words = _words(item, usual)
        if code and words:
            found[code] = words
    return found


def _words(item: Any, usual: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for one in item.iterfind("name/narrative"):
        said = " ".join((one.text or "").split())
        if said:
            words.setdefault(one.get(LANGUAGE, usual), said)
    return words
