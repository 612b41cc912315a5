"""What figures add up, by laws: rows make the figure, units are never mixed, evidence is of others than who says it."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.measures import Measure, measure_of
from consenso.core.record import Amount, Delivery, Evidence, Report
from consenso.core.record import read as read_record
from consenso.domain.delivery.amounts import (
    PUBLISHED,
    SUMS,
    Speaking,
    Thing,
    added,
    last_lines,
    said_of,
    shown_facts,
    units,
)
from consenso.domain.delivery.behind import Asked, rows_of
from consenso.domain.delivery.figures import Held, groups, held_in, made, one_group
from tests.record import MERIDIAN, files_in

AMOUNTS = st.builds(
    lambda quantity, unit, currency: Amount(quantity=quantity, unit=unit, currency=currency),
    st.integers(0, 10**12) | st.floats(0, 1e6, allow_nan=False).map(lambda one: round(one, 2)),
    st.sampled_from([None, {"en": "school places"}, {"en": "ports (nearly)"}, {"en": "per year"}, {"zh-Hans": "存量"}]),
    st.sampled_from([None, "USD", "EUR"]),
)  # fmt: skip


def meridian(**more):
    """Return what the imaginary record holds, with more of each kind."""
    entities = list(read_record(files_in(MERIDIAN)).entities())
    for found in more.values():
        entities += found
    return held_in(entities)


def fact(identifier, figures, *answers):
    document = {
        "id": identifier, "kind": "finance", "fact": {"en": "A thing was done."}, "confidence": "high",
        "answers": [{"commitment": one, "relation": relation} for one, relation in answers],
    }  # fmt: skip
    return Delivery.model_validate(document).model_copy(update={"figures": tuple(figures)})


def evidence(identifier, kind, *deliveries):
    return Evidence.model_validate(
        {
            "id": identifier, "title": {"en": "Shown"}, "address": "https://example.org/shown",
            "kind": kind, "confidence": "high",
            "supports": [{"kind": "delivery", "id": one} for one in deliveries],
        }
    )  # fmt: skip


def report(party, amount, *named, on="m-2020-01", date="2024-01-01", year=2023):
    return Report.model_validate(
        {
            "id": f"report-{party.lower()}-2023", "party": party, "text": "plan-2020-2022",
            "period": {"from": year, "to": year}, "date": date, "confidence": "high",
            "lines": [
                {
                    "commitment": on, "stage": "done", "status": {"en": "Done."},
                    "figures": [{"quantity": amount, "currency": "USD"}], "evidence": list(named),
                }
            ],
        }
    )  # fmt: skip


def figure(of, method, name):
    found = one_group(of, "all", "").sums(method)
    return next((one for one in found if one.measure.name == name), None)


@given(st.lists(st.lists(AMOUNTS, max_size=4), max_size=6))
def test_rows_make_the_figure_and_no_unit_is_in_another(listed):
    facts = [fact(f"x-{n}", some, ("m-2020-01", "progress")) for n, some in enumerate(listed)]
    of = Held(meridian().commitments, tuple(facts), (), ())
    group = one_group(of, "all", "")
    for one in group.sums("delivered_sum"):
        rows = rows_of(of, group, Asked(one.method, one.measure.name))
        assert [(row.kind, row.id) for row in rows] == list(one.rows)
        least, most = [row.least for row in rows], [row.most for row in rows]
        if one.measure.is_level:
            assert (one.least, one.most) == (min(least), max(most))
        else:
            assert (one.least, one.most) == (max(least), sum(most))
        naming = [
            f"x-{n}"
            for n, some in enumerate(listed)
            if any(measure_of(each.currency, each.unit) == one.measure for each in some)
        ]
        assert [row.id for row in rows] == naming


@given(st.lists(AMOUNTS, max_size=8))
def test_what_is_said_of_a_thing_lies_between_its_least_and_most(figures):
    said = said_of(figures)
    for one in figures:
        measure = measure_of(one.currency, one.unit)
        if measure is not None:
            assert said[measure][0] <= Decimal(str(one.quantity)) <= said[measure][1]
    for one, other in itertools.combinations(said, 2):
        assert one.name != other.name
        assert (one.currency, one.unit) != (other.currency, other.unit)


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1))
def test_a_level_is_never_more_than_the_most_that_is_said(pairs):
    measure = Measure("USD", "per-year", is_level=True)
    rows = [
        Thing("delivery", str(n), (), {measure: (Decimal(min(pair)), Decimal(max(pair)))})
        for n, pair in enumerate(pairs)
    ]
    assert added(rows, measure) == (min(map(min, pairs)), max(map(max, pairs)))


def test_per_year_is_apart_and_not_added():
    yearly = {"en": "per year"}
    facts = [
        fact(f"y-{n}", [Amount(quantity=n, unit=yearly, currency="USD")], ("m-2020-01", "progress"))
        for n in (400, 500)
    ]
    of = meridian(facts=facts)
    once, per_year = figure(of, "delivered_sum", "USD"), figure(of, "delivered_sum", "USD-per-year")
    assert (once.least, once.most) == (120000000, 140000000)  # as without them
    assert (per_year.least, per_year.most, made(per_year.measure)) == (400, 500, "range")


def test_what_contradicts_is_in_no_sum():
    of = meridian(
        facts=[fact("no", [Amount(quantity=7, currency="USD")], ("m-2020-01", "contradicts"))]
    )
    assert figure(of, "delivered_sum", "USD") == figure(meridian(), "delivered_sum", "USD")


def test_reports_of_several_parties_on_one_commitment_are_not_added():
    of = meridian(reports=[report("XD", 200000000)])
    one = figure(of, "reported_sum", "USD")
    assert (one.least, one.most) == (200000000, 240000000)
    assert one.rows == (("commitment", "m-2020-01"),)


@pytest.mark.parametrize(
    ("kind", "is_shown"),
    [("self_report", False), ("counterpart", True), ("independent", True), ("press", True), ("data", True)],
    ids=lambda one: str(one),
)  # fmt: skip
def test_a_fact_is_evidenced_by_what_is_no_self_report(kind, is_shown):
    of = meridian(evidence=[evidence("ev-x", kind, "e-02")])
    assert shown_facts(of.evidence).get("e-02", ()) == (("ev-x",) if is_shown else ())
    found = figure(of, "delivered_evidenced_sum", "USD")
    if is_shown:
        assert (found.least, found.most) == (120000000, 140000000)
        [row] = rows_of(of, one_group(of, "all", ""), Asked("delivered_evidenced_sum", "USD"))
        assert ("evidence", "ev-x") in row.because
    else:
        assert found is None


@pytest.mark.parametrize(
    ("party", "kind", "is_shown"),
    [
        ("XA", "self_report", False),  # XA promised
        ("XA", "counterpart", True),
        ("XD", "self_report", True),  # it was promised to XD: who promised says the same
        ("XD", "counterpart", False),
        ("XC", "self_report", False),  # neither
        ("XC", "counterpart", False),
        ("XC", "press", True),
    ],
)
def test_a_report_is_evidenced_by_what_is_not_the_reporting_party_s_own(party, kind, is_shown):
    of = meridian(reports=[report(party, 5, "ev-x")], evidence=[evidence("ev-x", kind)])
    found = figure(of, "reported_evidenced_sum", "USD")
    assert (found is not None) is is_shown
    if found:
        assert (found.least, found.most) == (5, 5)


def test_nothing_is_evidenced_by_itself_in_the_record():
    assert (
        figure(meridian(), "reported_evidenced_sum", "USD") is None
    )  # ev-01 is the promiser's own
    assert figure(meridian(), "reported_sum", "USD").least == 240000000


def test_activities_stand_apart_and_copies_that_differ_give_a_range():
    before = meridian()
    activity = Speaking(
        "XA-1-port",
        ("m-2020-01",),
        ((("budget", "USD", Decimal(9)), ("spent", "EUR", Decimal(4))), (("budget", "USD", Decimal(7)),)),
    )  # fmt: skip
    of = Held(*(getattr(before, name) for name in ("commitments", "deliveries", "reports", "evidence")), (activity,))  # fmt: skip
    budget = figure(of, "budget_sum", "USD")
    assert (budget.least, budget.most, budget.rows) == (7, 9, (("activity", "XA-1-port"),))
    assert figure(of, "spent_sum", "EUR").least == 4
    for method in SUMS:
        if method not in PUBLISHED:
            assert one_group(of, "all", "").sums(method) == one_group(before, "all", "").sums(
                method
            )


def test_every_group_has_of_each_thing_what_the_whole_has():
    of = meridian(evidence=[evidence("ev-x", "press", "e-02", "e-03")])
    whole, *parts = groups(of)
    for method in SUMS:
        ids = {row for one in whole.sums(method) for row in one.rows}
        assert all(set(one.rows) <= ids for part in parts for one in part.sums(method))
    assert sum(map(len, of.things.values())) > 5


def test_units_are_called_by_the_words_of_the_record():
    assert units(meridian())["school-place"]["en"] == "school places"


def test_the_last_report_is_on_the_latest_years_whenever_it_was_made():
    on_time = report("XA", 500, year=2021, date="2022-03-01")
    caught_up = report("XA", 200, year=2020, date="2022-06-01")
    again = report("XA", 600, year=2021, date="2022-07")

    assert last_lines([caught_up, on_time])["m-2020-01"][0][0] is on_time
    assert last_lines([again, caught_up, on_time])["m-2020-01"][0][0] is again
