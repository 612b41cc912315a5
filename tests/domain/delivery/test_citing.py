"""Where evidence is cited: of all that is asked, and of nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.domain.delivery.citing import AT_ONCE, citations
from consenso.domain.delivery.models import Report

pytestmark = pytest.mark.usefixtures("meridian")
FORUM = "meridian"
CITED = (("report", "report-xa-2022"), ("assessment", "as-01"), ("reply", "re-01"))


def test_reports_assessments_and_replies_that_cite_it_are_named_in_this_order():
    assert citations(FORUM, ["ev-01", "ev-none"]) == {"ev-01": CITED}
    assert citations(FORUM, []) == {}


def test_whoever_only_names_it_does_not_cite_it():
    """An id in another field, or within a longer one, is found by the database and is no citation."""
    row = Report.objects.exclude(identifier="report-xa-2022").filter(forum=FORUM)[0]
    row.document = {**row.document, "follows": "ev-01", "evidence": ["ev-01-bis"]}
    row.save()

    assert citations(FORUM, ["ev-01"]) == {"ev-01": CITED}
    assert citations(FORUM, ["ev-01-bis"]) == {"ev-01-bis": (("report", row.identifier),)}


def test_documents_that_do_not_cite_it_stay_in_the_database():
    with CaptureQueriesContext(connection) as asked:
        assert citations(FORUM, ["ev-none"]) == {}
    assert len(asked) == 3
    for query in asked:
        with connection.cursor() as cursor:
            cursor.execute(query["sql"])
            assert cursor.fetchall() == []


def test_however_many_are_asked_for():
    many = [f"ev-{number:04}" for number in range(3 * AT_ONCE)]
    assert citations(FORUM, [*many, "ev-01"]) == {"ev-01": CITED}
