"""Each kind of problem is found where it is, and nothing is found in what is right."""

import datetime as dt
import io

import pytest

from consenso.core.formats.iati import WARNING, check
from tests.core.formats.iati.files import (
    INVALID,
    SECTOR,
    VALID,
    WHOLE,
    activity,
    checked,
    codes,
    document,
)

CODED = SECTOR.replace("XA", "AD")


def test_what_is_right_has_no_problem():
    for content in (WHOLE, document(activity(CODED))):
        found, problems = checked(content)

        assert problems == []
        assert (found.activities, found.taken, found.refused) == (1, 1, 0)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_the_official_tests_that_pass_are_taken(path):
    found, problems = checked(path.read_bytes())

    assert (found.errors, found.refused) == (0, 0)
    assert found.taken == found.activities > 0
    assert {one.severity for one in problems} == {WARNING}  # they say version="xx", and such codes


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


def budget(start: str, end: str) -> str:
    return (
        f'<budget><period-start iso-date="{start}"/><period-end iso-date="{end}"/>'
        f'<value value-date="{start}">1</value></budget>'
    )


def transaction(inside: str = "", *, day: str = "2030-03-01", value: str = 'currency="USD"') -> str:
    return (
        f'<transaction><transaction-type code="2"/><transaction-date iso-date="{day}"/>'
        f'<value {value} value-date="2030-03-01">1</value>{inside}</transaction>'
    )


def result(indicator: str, *, measure: int = 1, before: str = "") -> str:
    title = "<title><narrative>A</narrative></title>"
    return f'<result type="1">{title}{before}<indicator measure="{measure}">{title}{indicator}</indicator></result>'


PERIOD = '<period><period-start iso-date="{}"/><period-end iso-date="{}"/>{}</period>'
COUNTRY = '<recipient-country code="AD"/>'
REFERENCE = '<reference vocabulary="99" code="1"/>'
PLANNED = (
    '<planned-disbursement><period-start iso-date="2031-01-01"/><period-end iso-date="2030-01-01"/>'
    '<value value-date="2031-01-01">1</value></planned-disbursement>'
)
PLACED = (
    '<recipient-country code="AD"/><location><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326">'
    "<pos>{}</pos></point></location><sector code='11110'/>"
)
BROKEN = [
    ({"identifier": ""}, "rule.identifier_empty"),
    ({"identifier": "XA-1-7 "}, "rule.identifier_spaces"),
    ({"identifier": "XA-1-7\n8"}, "rule.identifier_spaces"),
    ({"identifier": "XA-1-7/8"}, "rule.identifier_signs"),
    ({"identifier": "XB-1-7"}, "rule.identifier_prefix"),
    ({"participating": '<participating-org role="1"/>'}, "rule.organisation_unnamed"),
    ({"participating": '<participating-org role="1" ref="A|B"/>'}, "rule.identifier_signs"),
    ({"participating": '<participating-org role="1" ref=""><narrative>Borea</narrative></participating-org>'}, "rule.reference_empty"),
    ({"other": '<other-identifier ref="A" type="A1"><owner-org/></other-identifier>'}, "rule.organisation_unnamed"),
    ({"dates": '<activity-date type="3" iso-date="2030-01-01"/>'}, "rule.no_start"),
    ({"dates": '<activity-date type="1" iso-date="2030-01-02"/><activity-date type="3" iso-date="2030-01-01"/>'}, "rule.dates_order"),
    ({"dates": '<activity-date type="2" iso-date="2030-01-02"/><activity-date type="4" iso-date="2030-01-01"/>'}, "rule.dates_order"),
    ({"dates": '<activity-date type="2" iso-date="2031-05-06"/>'}, "rule.date_ahead"),
    ({"attributes": 'xml:lang="en" default-currency="USD" last-updated-datetime="2031-05-06T00:00:00Z"'}, "rule.date_ahead"),
    ({"after": SECTOR + transaction(day="2031-05-06")}, "rule.date_ahead"),
    ({"after": SECTOR + budget("2030-02-01", "2030-01-01")}, "rule.dates_order"),
    ({"after": SECTOR + budget("2030-01-01", "2031-03-01")}, "rule.budget_period"),
    ({"after": SECTOR + PLANNED}, "rule.dates_order"),
    ({"after": SECTOR + result(PERIOD.format("2030-02-01", "2030-01-01", ""))}, "rule.dates_order"),
    ({"after": COUNTRY + '<sector code="11110" percentage="50"/><sector code="11120" percentage="49"/>'}, "rule.percentages"),
    ({"after": COUNTRY + '<sector code="11110" percentage="33.33"/><sector code="11120" percentage="33.33"/><sector code="11130" percentage="33.33"/>'}, "rule.percentages"),
    ({"after": COUNTRY + '<sector code="11110" percentage="50"/><sector code="11120"/>'}, "rule.percentage_missing"),
    ({"after": COUNTRY + '<sector code="11110" percentage="150"/><sector code="11120" percentage="-50"/>'}, "rule.percentage_range"),
    ({"after": '<recipient-country code="AD" percentage="60"/><recipient-region code="298" percentage="50"/><sector code="11110"/>'}, "rule.percentages"),
    ({"after": SECTOR + '<country-budget-items vocabulary="1"><budget-item code="1.1.1" percentage="9"/></country-budget-items>'}, "rule.percentages"),
    ({"after": SECTOR + '<capital-spend percentage="101"/>'}, "rule.percentage_range"),
    ({"after": COUNTRY}, "rule.no_sector"),
    ({"after": '<sector code="11110"/>'}, "rule.no_place"),
    ({"after": SECTOR + transaction('<sector code="11110"/>')}, "rule.two_levels"),
    ({"after": COUNTRY + transaction('<sector code="11110"/>') + transaction()}, "rule.some_transactions"),
    ({"attributes": 'default-currency="USD"'}, "rule.language_missing"),
    ({"attributes": 'xml:lang="en"', "after": SECTOR + transaction(value="")}, "rule.currency_missing"),
    ({"attributes": 'xml:lang="en" default-currency="USD" budget-not-provided="1"', "after": SECTOR + budget("2030-01-01", "2030-12-31")}, "rule.budget_not_provided"),
    ({"after": SECTOR + '<policy-marker code="1"/>'}, "rule.marker_significance"),
    ({"after": SECTOR + '<policy-marker vocabulary="99" code="1"/>'}, "rule.vocabulary_unexplained"),
    ({"after": COUNTRY + '<sector vocabulary="99" code="1"/>'}, "rule.vocabulary_unexplained"),
    ({"after": SECTOR + result(REFERENCE, before=REFERENCE)}, "rule.two_references"),
    ({"after": SECTOR + result('<baseline year="2030"/>')}, "rule.value_missing"),
    ({"after": SECTOR + result('<baseline year="2030" value="many"/>')}, "rule.value_no_number"),
    ({"after": SECTOR + result(PERIOD.format("2030-01-01", "2030-02-01", '<target value="1"/>'), measure=5)}, "rule.value_unexpected"),
    ({"after": PLACED.format("north")}, "rule.point"),
    ({"after": PLACED.format("12.5 190")}, "rule.point"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "code"), BROKEN)
def test_what_breaks_a_rule_is_told_and_taken(parts: dict, code: str):
    content = document(
        activity(**parts), attributes='version="2.03" generated-datetime="2031-05-04T00:00:00Z"'
    )

    found, problems = checked(content)

    assert {one.code for one in problems if not one.code.startswith("code.")} == {code}
    assert (found.taken, found.refused) == (1, 0)


KEPT = [
    {"after": COUNTRY + '<sector code="11110" percentage="33.33"/><sector code="11120" percentage="33.33"/><sector code="11130" percentage="33.34"/>'},
    {"after": COUNTRY + '<sector code="11110"/><sector code="111" vocabulary="2"/>'},
    {"after": COUNTRY + transaction('<sector code="11110"/>')},
    {"after": '<recipient-country code="AD" percentage="60"/><recipient-region code="298" percentage="40"/><recipient-region code="9" vocabulary="2" percentage="40"/><sector code="11110"/>'},
    {"after": PLACED.format("-90 180")},
    {"identifier": "XF-1-7", "other": '<other-identifier ref="XF-1" type="B1"/>'},
    {"dates": '<activity-date type="2" iso-date="2031-05-05"/>'},  # where the day has begun already
    {"attributes": 'default-currency="USD"', "after": SECTOR},
]  # fmt: skip


@pytest.mark.parametrize("parts", KEPT)
def test_what_keeps_the_rules_is_not_told(parts: dict):
    content = document(
        activity(**parts), attributes='version="2.03" generated-datetime="2031-05-04T00:00:00Z"'
    ).replace(b"<narrative>", b'<narrative xml:lang="en">')

    assert codes(content) == []


def test_without_a_moment_in_the_file_the_day_given_counts():
    content = document(activity(CODED, dates='<activity-date type="2" iso-date="2031-05-06"/>'))

    assert [one.code for one in check(io.BytesIO(content))] == []
    assert [one.code for one in check(io.BytesIO(content), today=dt.date(2031, 5, 4))] == [
        "rule.date_ahead"
    ]


def test_an_identifier_stands_once_however_far_apart():
    between = [activity(CODED, identifier=f"XA-1-{at}") for at in range(2000)]
    content = document(activity(CODED), *between, activity(CODED, identifier="XA-1-0"))

    _, problems = checked(content)

    assert [(one.code, one.activity) for one in problems] == [
        ("rule.identifier_twice", "XA-1-7"),
        ("rule.identifier_twice", "XA-1-0"),
    ]
    assert "line 2 already" in problems[0].said


def test_a_file_has_one_publisher():
    other = activity(CODED, identifier="XB-1-1").replace(
        'reporting-org ref="XA-1"', 'reporting-org ref="XB-1"'
    )

    assert codes(document(activity(CODED), other)) == ["rule.two_publishers"]


def test_a_code_on_no_list_is_an_error_where_iati_closes_the_list():
    closed = activity(CODED.replace("<sector", '<location><exactness code="9"/></location><sector'))
    open_list = activity(CODED.replace("11110", "99999"), identifier="XA-1-8")
    ours = activity(
        CODED.replace(
            'code="11110"', 'code="a" vocabulary="98"><narrative>A</narrative></sector'
        ).replace("sector/>", "sector>"),
        identifier="XA-1-9",
    )

    _, problems = checked(document(closed, open_list, ours))

    assert [(one.severity, one.code, one.activity) for one in problems] == [
        ("error", "code.not_on_list", "XA-1-7"),
        ("warning", "code.not_on_list", "XA-1-8"),
    ]
    assert "“9”" in problems[0].said
    assert "GeographicExactness" in problems[0].said


@pytest.mark.parametrize(
    ("version", "code", "severity", "taken"),
    [
        ("2.01", "version.older", "warning", 1),
        ("2.02", "version.older", "warning", 1),
        ("2.04", "version.unknown", "warning", 1),
        ("1.05", "version.not_read", "error", 0),
    ],
)
def test_other_versions_are_told(version: str, code: str, severity: str, taken: int):
    found, (problem,) = checked(document(activity(CODED), attributes=f'version="{version}"'))

    assert (problem.code, problem.severity, problem.line) == (code, severity, 1)
    assert (found.version, found.taken) == (version, taken)


def test_a_file_that_is_cut_off_is_refused_where_it_ends():
    content = document(*[activity(CODED, identifier=f"XA-1-{at}") for at in range(1000)])
    cut = content[: len(content) - 100]

    found, problems = checked(cut)

    assert [one.code for one in problems] == ["form.not_well_formed"]
    assert problems[0].line == cut.count(b"\n") + 1
    assert (found.taken, found.is_refused) == (0, True)
    assert found.activities > 500


def test_an_activity_after_what_is_of_another_namespace_is_out_of_order():
    rest = '<x:a xmlns:x="urn:a"/>' + " " * 300_000
    found, problems = checked(document(activity(CODED), rest, activity(CODED, identifier="XA-1-8")))

    assert [one.code for one in problems] == ["schema.order"]
    assert (found.taken, found.refused) == (1, 1)


def test_a_file_without_activities_is_refused():
    assert codes(b'<iati-activities version="2.03"/>') == ["schema.missing"]
    assert codes(b"<iati-activities/>") == ["schema.attribute_missing", "schema.missing"]


def test_a_wrong_root_is_told_once_and_refuses_all():
    content = document(
        *[activity(CODED, identifier=f"XA-1-{at}") for at in range(2000)],
        attributes='version="2.03" made="now"',
    )

    found, problems = checked(content)

    assert [one.code for one in problems] == ["schema.attribute_unknown"]
    assert (found.activities, found.taken) == (2000, 0)
