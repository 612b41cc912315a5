"""Plans counted: each figure of the imaginary forum, recomputed by hand from its files."""

import pytest

from consenso.core.record import Area, Commitment, Delivery, Text
from consenso.core.record import read as read_record
from consenso.domain.delivery.plans import (
    follow,
    matrix,
    one_each,
    pairs,
    units,
)
from tests.record import MERIDIAN, files_in


@pytest.fixture(scope="module")
def held():
    entities = tuple(read_record(files_in(MERIDIAN)).entities())

    def of(kind):
        return tuple(one for one in entities if isinstance(one, kind))

    plans = tuple(one for one in of(Text) if one.kind == "plan")
    return plans, of(Area), of(Commitment), of(Delivery)


def test_areas_by_plans(held):
    plans, areas, commitments, _ = held

    assert [plan.id for plan in plans] == ["plan-2020-2022", "plan-2023-2025"]
    assert [area.id for area in areas] == ["sea", "learning"]
    # m-2020-01 is in both areas; m-2023-01 in sea, m-2023-02 in learning; the others stand in no plan.
    assert matrix(areas, plans, commitments) == ((1, 1), (1, 1))


def test_only_the_figure_in_the_unit_of_the_promise_stands_beside_it(held):
    _, _, commitments, deliveries = held

    found = pairs(commitments, deliveries)

    # The loans of e-02 are counted otherwise than the 250 million "over three years" of m-2020-01; e-04 contradicts.
    assert [
        (one.commitment.id, one.commitment.quantity, one.delivery.id, one.figure.quantity)
        for one in found
    ] == [("m-2019-01", 1000, "e-03", 1040)]
    assert found[0].relation == "fulfils"


def test_what_is_reported_on_each_plan(held):
    plans, _, commitments, deliveries = held

    first, second = (follow(plan, commitments, deliveries) for plan in plans)

    assert (first.n_commitments, first.n_with_facts, first.n_facts) == (1, 1, 1)
    assert first.answers == {"progress": 1}
    # e-03 speaks to m-2023-02 and does not say how; e-04 contradicts m-2023-01.
    assert (second.n_commitments, second.n_with_facts, second.n_facts) == (2, 2, 2)
    assert second.answers == {"": 1, "contradicts": 1}


def test_units_of_plans(held):
    plans, _, commitments, _ = held

    found = units(plans, commitments)

    assert [(one.key, one.currency, sorted(one.promises)) for one in found] == [
        ("USD over-three-year", "USD", ["plan-2020-2022"]),
        ("por-ciento-más", "", ["plan-2023-2025"]),
    ]
    assert not any(one_each(one) for one in found)


def test_nothing_is_charted_that_would_have_to_be_added_up(held):
    plans, _, commitments, _ = held
    loan = next(one for one in commitments if one.id == "m-2020-01")
    other = loan.model_copy(update={"id": "m-x", "text": "plan-2023-2025"})
    again = loan.model_copy(update={"id": "m-y"})

    assert [one_each(one) for one in units(plans, (loan, other))] == [True]
    assert [one_each(one) for one in units(plans, (loan, other, again))] == [False]


def test_a_record_without_plans_has_no_figures():
    assert matrix((), (), ()) == ()
    assert units((), ()) == ()
    assert pairs((), ()) == ()


def test_page_shows_the_figures_with_their_rows(meridian, client):
    html = client.get("/en/meridian/compare/").content.decode()

    assert 'href="/en/meridian/commitments/?area=sea&amp;text=plan-2020-2022">1</a>' in html
    assert "1,000 school places" in html
    assert "1,040 school places" in html
    assert "%" not in html.split("<main")[1].split("</main>")[0]
