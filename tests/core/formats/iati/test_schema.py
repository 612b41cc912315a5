"""What breaks the schema: each breach is told where it is, for its reason, with what to do."""

import pytest

from consenso.core.formats.iati import WARNING
from tests.core.formats.iati.files import INVALID, SECTOR, activity, checked, document

CODED = SECTOR.replace("XA", "AD")

# What a file's name says is wrong → the code of the problem.
REASONS = {
    "contains-text": "schema.text",
    "mixed-content": "schema.unknown",
    "non-permitted-attribute": "schema.attribute_unknown",
    "required-attribute-not-present": "schema.attribute_missing",
    "missing-required-code-attribute": "schema.attribute_missing",
    "fss__03-missing-attribute": "schema.value",  # it has the year, and no number
    "tag__err-not-iati-xml-missing-attribute": "schema.attribute_missing",
    "missing-attribute": "schema.attribute_missing",
    "scope-no-type": "schema.attribute_missing",
    "missing-iati-activities-version": "schema.attribute_missing",
    "multiple-description-elements": "schema.twice",
    "multiple-elements-present": "schema.twice",
    "multiple-provider-orgs": "schema.twice",
    "two-": "schema.twice",
    "non-": "schema.value",
    "generated-datetime": "schema.value",
    "incorrect-date": "schema.value",
    "validation-empty": "schema.value",
    "missing-": "schema.missing",
    "no-narrative": "schema.missing",
    "without-narrative": "schema.missing",
}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_the_official_tests_that_fail_are_refused_for_their_reason(path):
    wanted = next(code for part, code in REASONS.items() if part in path.stem)

    found, problems = checked(path.read_bytes())

    errors = [one for one in problems if one.severity != WARNING]
    assert wanted in [one.code for one in errors]
    assert all(one.refuses for one in errors)
    assert found.taken == 0
    assert all(one.said.endswith(".") for one in problems)


SCHEMA = [
    ("<b/>", "schema.unknown", "iati-activity/b"),
    ("<title><narrative>A</narrative></title>", "schema.twice", "iati-activity/title[2]"),
    ('<activity-scope code="1"/>', "schema.order", "iati-activity/activity-scope"),
    (
        '<x:b xmlns:x="urn:b"/><capital-spend percentage="1"/>',
        "schema.order",
        "iati-activity/capital-spend",
    ),
    ("<narrative>A</narrative>", "schema.not_here", "iati-activity/narrative"),
    (
        '<tag code="1" vocabulary="1"><narrative>A <x:b xmlns:x="urn:b">B</x:b></narrative></tag>',
        "schema.not_here",
        "iati-activity/tag/narrative",
    ),
    (
        '<budget><period-end iso-date="2031-01-01"/><value value-date="2031-01-01">1</value></budget>',
        "schema.missing",
        "iati-activity/budget/period-end",
    ),
    (
        '<capital-spend percentage="1"/><capital-spend percentage="1"/>',
        "schema.twice",
        "iati-activity/capital-spend[2]",
    ),
    ('<capital-spend percentage="much"/>', "schema.value", "iati-activity/capital-spend"),
    ("<capital-spend/>", "schema.attribute_missing", "iati-activity/capital-spend"),
    (
        '<capital-spend percentage="1" by="me"/>',
        "schema.attribute_unknown",
        "iati-activity/capital-spend",
    ),
    (
        '<capital-spend percentage="1">a</capital-spend>',
        "schema.text",
        "iati-activity/capital-spend",
    ),
]


@pytest.mark.parametrize(("after", "code", "path"), SCHEMA)
def test_what_breaks_the_schema_is_refused(after: str, code: str, path: str):
    found, problems = checked(
        document(activity(), activity(SECTOR + "\n" + after, identifier="XA-1-8"))
    )

    (refusing,) = [one for one in problems if one.refuses]
    assert (refusing.code, refusing.path, refusing.activity) == (code, path, "XA-1-8")
    assert refusing.line == 21  # of the file
    assert (found.activities, found.taken, found.refused) == (2, 1, 1)


def test_what_is_missing_is_told_before_what_may_stand_there_too():
    """After <participating-org> another, <other-identifier> or <activity-status> may stand; the last must."""
    lacking = activity(CODED).replace('<activity-status code="2"/>\n', "")

    (problem,) = [one for one in checked(document(lacking))[1] if one.refuses]

    assert problem.code == "schema.missing"
    assert problem.said == "<activity-status> is missing before <activity-date>: add it."


def test_all_that_is_missing_or_stands_twice_is_told_at_once():
    scope = '<activity-scope code="1"/>'
    wrong = activity(
        scope + scope + CODED + '<capital-spend percentage="1"/><capital-spend percentage="1"/>'
    )
    for tag in ("title", "description"):
        start, end = wrong.index(f"<{tag}>"), wrong.index(f"</{tag}>")
        wrong = wrong[:start] + wrong[end + len(f"</{tag}>") + 1 :]

    _, problems = checked(document(wrong))

    told = [(one.code, one.path, one.line) for one in problems if one.refuses]
    lines = document(wrong).decode().split("\n")
    twice = next(n for n, line in enumerate(lines, 1) if "capital-spend" in line)
    assert told == [
        ("schema.missing", "iati-activity", 2),
        ("schema.missing", "iati-activity/participating-org", 5),
        ("schema.twice", "iati-activity/activity-scope[2]", twice),
        ("schema.twice", "iati-activity/capital-spend[2]", twice),
    ]


def test_what_is_out_of_order_is_told_after_what():
    wrong = (
        SECTOR
        + '<crs-add><channel-code>1</channel-code><other-flags code="1" significance="1"/></crs-add>'
    )

    (problem,) = [one for one in checked(document(activity(wrong)))[1] if one.refuses]

    assert problem.said == (
        "<other-flags> may not stand after <channel-code>: move it before that, or take it out."
    )


def test_lines_are_right_beyond_65535_and_within_one_long_activity():
    far = "\n" * 70_000
    wrong = '<capital-spend percentage="much"/>'
    long = f'{SECTOR}<x:a xmlns:x="urn:a">{far}</x:a>{far}'
    content = document(
        activity(long, identifier="XA-1-1"),
        activity(SECTOR + far + wrong, identifier="XA-1-2"),
        activity(SECTOR + wrong, identifier="XA-1-3"),
    )

    _, problems = checked(content)

    lines = content.decode().split("\n")
    wanted = [n for n, line in enumerate(lines, 1) if wrong in line]
    assert [one.line for one in problems if one.code == "schema.value"] == wanted
    assert wanted[0] > 65_535 * 3


def test_thousands_of_breaches_in_one_activity_are_told_at_once():
    wrong = '<sector code="11110" by="me"/>' * 25_000
    content = document(activity(CODED + wrong), activity(CODED, identifier="XA-1-8"))

    found, problems = checked(content)

    (told,) = [one for one in problems if one.refuses and one.activity == "XA-1-7"]
    assert told.code == "schema.many"
    assert "broken 25,000 times" in told.said
    assert "'by' is not allowed" in told.said
    assert found.taken == 1
