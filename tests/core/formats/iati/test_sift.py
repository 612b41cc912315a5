"""Sifting says of a file what reading and checking say of it, and goes on in the middle as if it had begun at the beginning."""

import io

import pytest
from lxml import etree

from consenso.core.formats.iati import Activity, Element, canonical_of, check, read, sift
from tests.core.formats.iati.files import (
    INVALID,
    PUBLISHED,
    VALID,
    activity,
    content_of,
    document,
)

TWICE = document(
    activity(),
    activity(after="<sector/>", identifier="XA-1-8"),
    activity(),
    activity(identifier="XA-1-9", participating="<participating-org role='4'/>"),
    *(activity(identifier=f"XA-2-{number}") for number in range(900)),
    activity(identifier="XA-2-0"),
)
FILES = [TWICE, *(content_of(path) for path in (*VALID, *INVALID, *PUBLISHED))]


@pytest.mark.parametrize("content", FILES, ids=range(len(FILES)))
def test_it_finds_what_a_check_finds_and_a_reading_reads(content):
    checked, found = check(io.BytesIO(content)), sift(io.BytesIO(content))
    problems = list(checked)
    sifted = list(found.sifted())

    told = [problem for one in sifted for problem in one.problems]
    key = lambda one: (one.line, one.code, one.path)  # noqa: E731
    assert sorted([*found.around, *told], key=key) == sorted(problems, key=key)
    for figure in ("activities", "errors", "warnings", "refused", "is_refused", "version"):
        assert getattr(found, figure) == getattr(checked, figure)
    if not found.is_refused:
        activities = list(read(io.BytesIO(content)))
        assert [(one.line, one.identifier, one.canonical) for one in sifted] == [
            (one.line, one.identifier, one.canonical) for one in activities
        ]


@pytest.mark.parametrize("skipped", [1, 2, 3, 500, 905])
def test_it_goes_on_where_it_was(skipped):
    whole = list(sift(io.BytesIO(TWICE)).sifted())
    rest = list(sift(io.BytesIO(TWICE), skipped=skipped).sifted())

    assert [(one.place, one.line, one.identifier, one.problems) for one in rest] == [
        (one.place, one.line, one.identifier, one.problems) for one in whole[skipped:]
    ]


@pytest.mark.parametrize(
    "inside",
    [
        '<a b="5 &gt; 4"/>',
        '<a b="x&#9;y&#10;z&#13;" c="&quot;"/>',
        "<a>&#13; x</a>",
        "<a>&#13;</a>",
        "<a>&#160;</a> <b> x </b>\n",
        "<a><![CDATA[ <b> & > ]]></a>",
        '<a xmlns:n="urn:n" n:b="1"><n:c> </n:c>said</a>',
        '<a xml:lang="en" a="1" B="2" xml:space="preserve">  </a>',
        "<a>xmlns</a>",
        '<a b="> <"/>'.replace("> <", "&gt; &lt;"),
    ],
)
def test_its_canonical_form_is_the_one_of_a_value(inside):
    node = etree.fromstring(f"<iati-activity>{inside}</iati-activity>")
    root = etree.Element("root")
    root.append(node)
    content = etree.tostring(root).replace(b"root>", b"iati-activities>")

    (value,) = read(io.BytesIO(content))
    assert canonical_of(node) == value.canonical
    assert isinstance(value, Activity)
    assert isinstance(value.element, Element)
