"""Nothing is lost: what is written from what was read has the same canonical form, and so has what lxml makes of both."""

import io

import pytest
from lxml import etree

from consenso.core.formats.iati import Activity, CannotWrite, Element, read, write
from tests.core.formats.iati.files import (
    PUBLISHED,
    VALID,
    WHOLE,
    activity,
    checked,
    content_of,
    document,
)


def again(content: bytes, **given: object) -> bytes:
    reading = read(io.BytesIO(content))
    out = io.BytesIO()
    write(reading, out, head=reading.head, rest=reading.rest, **given)
    return out.getvalue()


def by_lxml(content: bytes) -> str:
    """The canonical form that lxml has, of a file without comments and white space between elements: no code of ours."""
    root = etree.fromstring(content, etree.XMLParser(remove_comments=True, remove_pis=True))
    for node in root.iter():
        if node.text and node.text.isspace():
            node.text = None
        if node.tail and node.tail.isspace():
            node.tail = None
    return etree.canonicalize(etree.tostring(root, encoding="unicode"))


def forms(content: bytes) -> list[str]:
    return [one.canonical for one in read(io.BytesIO(content))]


def test_every_element_of_the_standard_comes_back():
    made = again(WHOLE)

    assert forms(made) == forms(WHOLE)
    assert by_lxml(made) == by_lxml(WHOLE)
    assert again(made) == made
    assert checked(made)[0].errors == 0


@pytest.mark.parametrize("path", [*VALID, *PUBLISHED], ids=lambda path: path.stem)
def test_a_real_file_comes_back(path):
    content = content_of(path)
    version = read(io.BytesIO(content)).head.version

    made = again(content, version=version, is_valid=False)

    assert forms(made) == forms(content)
    assert by_lxml(made) == by_lxml(content)


def test_the_canonical_form_is_that_of_canonical_xml():
    (ours,) = forms(WHOLE)
    root = etree.fromstring(by_lxml(WHOLE))

    alone = etree.tostring(root[0])

    assert forms(document(alone.decode(), attributes='version="2.03"')) == [ours]
    assert '<pos>-12.5 31.25</pos></point><exactness code="1"></exactness>' in ours
    assert ours.endswith(
        '<n0:note xmlns:n0="urn:aurelia" n0:kind="own">a <n0:b xmlns:n0="urn:aurelia">bold</n0:b> note of ours</n0:note></iati-activity>'
    )


def test_what_is_written_is_valid_and_says_when_it_was_made():
    out = io.BytesIO()
    activities = list(read(io.BytesIO(WHOLE)))

    n_written = write(activities, out, generated="2031-06-01T00:00:00Z")

    found, _ = checked(out.getvalue())
    assert (n_written, found.errors, found.activities) == (1, 0, 1)
    assert read(io.BytesIO(out.getvalue())).head.generated == "2031-06-01T00:00:00Z"


def test_prefixes_that_a_text_needs_stay():
    note = (
        '<x:n xmlns:x="urn:aurelia" xmlns:xsd="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:decimal">1</x:n>'
    )

    made = again(document(activity(SECTORED + note)))

    assert b'xmlns:xsd="http://www.w3.org/2001/XMLSchema"' in made
    assert b'xsi:type="xsd:decimal"' in made


SECTORED = '<recipient-country code="XA"/><sector code="11110"/>'


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (Element("iati-activity"), "lacks <iati-identifier>"),
        (Element("iati-activity", (("hierarchy", "two"),)), "whole number"),
        (Element("iati-activity", text="a\0b"), "what XML cannot"),
        (Element("not a name"), "what XML cannot"),
    ],
)
def test_what_is_not_valid_is_not_written(element: Element, said: str):
    with pytest.raises(CannotWrite, match=said):
        write([Activity(element)], io.BytesIO())


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"generated": "yesterday"}, "generated-datetime"),
        ({"version": "1.05"}, "cannot be written"),
        ({"generated": "a\0"}, "what XML cannot"),
    ],
)
def test_a_wrong_root_is_not_written(given: dict, said: str):
    with pytest.raises(CannotWrite, match=said):
        write(read(io.BytesIO(WHOLE)), io.BytesIO(), **given)
