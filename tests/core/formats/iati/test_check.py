"""Each kind of problem is found where it is, and nothing is found in what is right."""

import datetime as dt
import io

import pytest

from consenso.core.formats.iati import WARNING, check
from tests.core.formats.iati.files import (
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
