"""What reports say of commitments: each report is read once, with the lines that are asked for."""

import pytest

from consenso.domain.delivery.models import Report
from consenso.domain.delivery.reporting import reported_on

pytestmark = pytest.mark.usefixtures("meridian")
FORUM = "meridian"


def test_the_newest_report_comes_first_and_others_are_absent(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = reported_on(FORUM, ["m-2020-01", "m-2019-02"])

    assert list(found) == ["m-2020-01"]
    assert [one.report.id for one in found["m-2020-01"]] == ["report-xa-2022", "report-xa-2021"]
    assert {one.line.commitment for one in found["m-2020-01"]} == {"m-2020-01"}


def test_of_a_report_with_many_lines_those_asked_for_are_read():
    row = Report.objects.get(forum=FORUM, identifier="report-xa-2022")
    line = row.document["lines"][0]
    more = [{**line, "commitment": "m-2023-01"}, {**line, "commitment": "m-2019-01"}]
    row.document = {**row.document, "lines": [*row.document["lines"], *more]}
    row.save()

    found = reported_on(FORUM, ["m-2020-01", "m-2023-01"])

    assert [one.report.id for one in found["m-2023-01"]] == ["report-xa-2022"]
    assert len(found["m-2023-01"][0].report.lines) == 2
    assert reported_on(FORUM, ["m-2019-02"]) == {}
    assert reported_on(FORUM, []) == {}
