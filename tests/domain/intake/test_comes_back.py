"""What is taken in comes back from an export with all that it said, whatever the standard lets it say; compared by lxml alone."""

import io

import pytest
from lxml import etree

from consenso.domain.activities.files import write_iati
from consenso.domain.activities.holding import activities_that_do_not_hold
from tests.core.formats.iati.drawn import OFFICIAL, Drawing, says
from tests.core.formats.iati.files import VALID, WHOLE, activity, document
from tests.domain.intake.taking import AT, FORUM, accepted

pytestmark = pytest.mark.usefixtures("meridian")


def exported(source="harbours"):
    out = io.BytesIO()
    write_iati(FORUM, out, source=source, generated=AT, tags={})
    root = etree.fromstring(out.getvalue())
    assert OFFICIAL.validate(root), OFFICIAL.error_log
    return root


def all_of(root):
    """Return all that a file says, but for when it was made and by which version."""
    tag, attributes, *rest = says(root)
    own = [one for one in attributes if one[0] not in ("version", "generated-datetime")]
    return tag, own, *rest


@pytest.mark.parametrize("seed", range(4))
def test_what_the_schema_allows_comes_back(seed):
    root = Drawing(seed).file(30)
    root.set("linked-data-default", "https://aurelia.example/")
    etree.SubElement(root, "{urn:aurelia}end").text = "that is all"
    for number, one in enumerate(root.iterchildren("iati-activity")):
        one.find("iati-identifier").text = f" XA-{number // 2}"  # twice each

    row = accepted(etree.tostring(root, encoding="utf-16"))

    assert (row.n_read, row.n_refused, row.state) == (
        len(root.findall("iati-activity")),
        0,
        "accepted",
    )
    assert all_of(exported()) == all_of(root)
    assert activities_that_do_not_hold(FORUM) == ()


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_official_tests_that_pass_come_back(path):
    row = accepted(path.read_bytes())

    root = etree.parse(path).getroot()
    assert (row.n_taken, row.n_refused) == (len(root.findall("iati-activity")), 0)
    assert all_of(exported()) == all_of(root)


def test_every_element_comes_back_from_one_activity():
    accepted(WHOLE)

    assert all_of(exported()) == all_of(etree.fromstring(WHOLE))


def test_what_a_file_says_beside_its_activities_is_a_change_too():
    accepted(document(activity(), rest='<x:end xmlns:x="urn:aurelia">all</x:end>'))

    other = document(activity(), rest='<x:end xmlns:x="urn:aurelia">nearly all</x:end>')
    first, again = accepted(other), accepted(other)

    assert (first.report["unchanged"], first.entry is None, again.entry) == (1, False, None)
    assert exported().findtext("{urn:aurelia}end") == "nearly all"
    assert activities_that_do_not_hold(FORUM) == ()


def test_what_is_too_large_beside_the_activities_is_left_out_and_told():
    rest = f'<x:end xmlns:x="urn:aurelia">{"a" * 40_000}</x:end>'

    row = accepted(document(activity(), rest=rest * 2))

    assert (row.n_taken, row.counts["intake.rest"]) == (1, 1)
    assert len(exported().findall("{urn:aurelia}end")) == 1
