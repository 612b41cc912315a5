"""Lists of activities are answered by indexes: whatever is asked of them, no table is read whole, and no page of theirs is sorted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.domain.activities import parts, queries
from consenso.domain.activities.filtering import Only
from tests.core.formats.iati.files import activity, document
from tests.domain.activities.test_activities import BUDGET, FILE, POINT, link
from tests.domain.intake.taking import FORUM, accepted

pytestmark = [
    pytest.mark.usefixtures("meridian"),
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="PostgreSQL plans by how much there is"
    ),
]
ASKED = {
    "all": Only(),
    "source": Only(source="harbours"),
    "identifier": Only(identifier="XA-1-7"),
    "country": Only(country="XB"),
    "region": Only(region="298"),
    "sector": Only(sector="11110"),
    "status": Only(status="2"),
    "commitment": Only(commitment="m-2020-01"),
    "year": Only(year=2021),
    "gone": Only(is_gone=True),
    "box": Only(box=(0.0, -20.0, 30.0, 0.0)),
    "several": Only(source="harbours", country="XB", sector="A b", status="2", year=2021),
}


@pytest.fixture
def kept():
    accepted(FILE)
    accepted(
        document(
            *(
                activity(
                    f'<recipient-country code="XB"/>{POINT.replace("200", "9")}'
                    f'<sector code="11110"/>{BUDGET}',
                    identifier=f"XA-9-{n}",
                )
                for n in range(40)
            )
        ),
        source="roads",
    )
    link()


def plans(ask):
    """Return how SQLite finds what the queries of a call ask, a line for each step."""
    with CaptureQueriesContext(connection) as said:
        ask()
    steps = []
    with connection.cursor() as cursor:
        for one in said.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}")
            steps += [row[3] for row in cursor.fetchall()]
    assert steps
    return steps


@pytest.mark.parametrize("name", ASKED)
def test_a_list_is_found_and_ordered_by_indexes(kept, name):
    steps = plans(lambda: queries.listed(FORUM, ASKED[name], page=2, per_page=10))

    assert not [step for step in steps if step.startswith("SCAN")]
    # Its right part is what stands at one place of a source's file: mostly one.
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("of", [parts.flows, parts.places, parts.links])
def test_what_activities_hold_is_found_by_indexes(kept, of, name):
    steps = plans(lambda: of(FORUM, ASKED[name]))

    assert not [step for step in steps if step.startswith("SCAN")]


@pytest.mark.parametrize("name", ASKED)
def test_points_and_counts_are_found_by_indexes(kept, name):
    steps = plans(lambda: parts.points(FORUM, ASKED[name]))
    steps += plans(lambda: parts.n_without_place(FORUM, ASKED[name]))

    assert not [step for step in steps if step.startswith("SCAN")]


def test_choices_of_filters_are_counted_by_indexes(kept):
    for ask in (
        lambda: queries.codes(FORUM, "sector"),
        lambda: queries.years(FORUM),
        lambda: queries.activities_per_source(FORUM),
        lambda: queries.clashes(FORUM),
    ):
        assert not [step for step in plans(ask) if step.startswith("SCAN")]


def test_a_box_finds_what_lies_in_it_and_over_the_antimeridian():
    accepted(
        document(
            *(
                activity(
                    f'<recipient-country code="XA"/>{POINT.replace("-10.5 200", pos)}<sector code="11110"/>',
                    identifier=f"XA-{n}",
                )
                for n, pos in enumerate(["0 0", "10 10", "5 -180", "5 180", "5 179", "90 5"])
            )
        )
    )

    def inside(*box):
        return [one.identifier for one in queries.listed(FORUM, Only(box=box)).items]

    assert inside(0, 0, 10, 10) == ["XA-0"]
    assert inside(10, 10, 20, 20) == ["XA-1"]
    assert inside(170, 0, -170, 10) == ["XA-2", "XA-3", "XA-4"]
    assert inside(-180, 0, -170, 10) == ["XA-2", "XA-3"]
    assert inside(0, 80, 10, 90) == ["XA-5"]
    assert parts.n_without_place(FORUM) == (0, 6)
