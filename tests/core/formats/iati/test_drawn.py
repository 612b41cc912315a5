"""What lxml says by the standard's own schema is what is said here, of files drawn from that schema and of changes to them."""

import io
import random
from contextlib import suppress

import pytest
from lxml import etree

from consenso.core.formats.iati import check, read, sift, write
from tests.core.formats.iati.drawn import OFFICIAL, XS, Drawing, change, says, written
from tests.core.formats.iati.files import WHOLE, activity, document

SEEDS = range(12)
WHOLES = [WHOLE, document(*(activity(identifier=f"XA-1-{number}") for number in range(4)))]
BLAMED = {  # what the schema is not asked, and refused all the same
    "form.not_activities",  # an element of the standard alone is valid by its schema
    "version.not_read",
}


def by_lxml(content: bytes):
    """Return the root, and the lines that the schema finds wrong: None for what is no XML."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return None, None
    OFFICIAL.validate(root)
    return root, {one.line for one in OFFICIAL.error_log}


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_schema_allows_is_taken_and_comes_back(seed):
    root = Drawing(seed).file(6)
    content = etree.tostring(root, encoding="utf-8")
    assert OFFICIAL.validate(root), OFFICIAL.error_log

    found = check(io.BytesIO(content))

    assert [one for one in found if one.refuses] == []
    reading, out = read(io.BytesIO(content)), io.BytesIO()
    version = reading.head.version
    n_written = write(reading, out, head=reading.head, rest=reading.rest, version=version)
    assert n_written == found.activities == len(root.findall("iati-activity"))
    assert says(etree.fromstring(out.getvalue())) == says(root)
    for one, node in zip(sift(io.BytesIO(content)).sifted(), root, strict=False):
        assert says(etree.fromstring(one.canonical.encode())) == says(node)
        assert one.canonical == one.activity.canonical
        for name in dir(type(one.activity)):
            if not name.startswith("_"):
                getattr(one.activity, name)


def test_every_element_of_the_standard_is_drawn():
    drawn = {node.tag for seed in SEEDS for node in Drawing(seed).file(6).iter()}

    every = {
        one.get("name")
        for one in Drawing(0).elements["iati-activity"].getroottree().iter(f"{XS}element")
    }
    assert every - {None} <= drawn


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_changed_is_judged_as_lxml_judges_it(seed):
    rng = random.Random(seed)
    for _ in range(20):
        drawn = Drawing(rng.randrange(10**6)).file()
        root = rng.choice([drawn, *map(etree.fromstring, WHOLES)])
        for _ in range(rng.choice([1, 1, 2, 3])):
            with suppress(ValueError):  # what lxml holds to be no XML
                change(root, rng)
        content = written(root, rng)
        parsed, lines = by_lxml(content)

        found = check(io.BytesIO(content))
        refusing = [one for one in found if one.refuses]

        kinds = {one.code.partition(".")[0] for one in refusing}
        if lines is None:
            assert "form" in kinds, content
        elif not lines:
            assert {one.code for one in refusing} <= BLAMED, (content, refusing)
        elif {one.code for one in refusing} & BLAMED:
            assert found.is_refused
        else:
            assert kinds == {"schema"}, (content, refusing)
            assert lines <= {one.line for one in refusing}, (content, refusing)
        if not refusing:
            again = [
                says(etree.fromstring(one.canonical.encode())) for one in read(io.BytesIO(content))
            ]
            assert again == [says(one) for one in parsed.iterchildren("iati-activity")]
