"""Figures on the imaginary record: each with what is behind it, no unit mixed with another."""

import csv
import io
from decimal import Decimal

import pytest

from consenso.core.record import read
from consenso.domain.delivery.amounts import last_lines
from consenso.domain.delivery.figures import groups, held, held_in, one_group, to_csv
from consenso.domain.record.queries import export

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]


def of(found, kind, identifier=""):
    return next(one for one in found if (one.of, one.id) == (kind, identifier))


def test_counts_name_the_commitments_that_they_count():
    one = of(groups(held("meridian")), "all")
    assert one.figure("commitments").least == 5
    assert one.figure("fulfils").rows == (("commitment", "m-2019-01"),)
    assert one.figure("contradicts").rows == (("commitment", "m-2023-01"),)
    assert one.figure("reported").rows == (("commitment", "m-2020-01"),)
    assert one.figure("assessed").least == 2
    assert one.figure("silent").least == 0
    evidenced = {key for _, key in one.figure("evidenced").rows}
    assert evidenced == {"m-2020-01", "m-2023-01", "m-2019-02"}  # the last by its delivery


def test_sums_keep_what_is_disputed_apart_and_units_out():
    one = of(groups(held("meridian")), "plan", "plan-2020-2022")
    [promised] = one.sums("promised_sum")
    ports, delivered = one.sums("delivered_sum")
    [reported] = one.sums("reported_sum")
    assert (promised.measure.name, promised.least) == ("USD", Decimal(250000000))
    assert (delivered.least, delivered.most) == (Decimal(120000000), Decimal(140000000))
    assert delivered.rows == (("delivery", "e-02"),)  # two ports are no dollars
    assert (ports.measure.name, ports.least, ports.most) == ("port", 2, 2)
    assert (reported.least, reported.rows) == (Decimal(240000000), (("commitment", "m-2020-01"),))


def test_party_stands_where_it_promises():
    found = groups(held("meridian"))
    assert of(found, "party", "XA").figure("commitments").least == 4
    assert of(found, "party", "XB").figure("commitments").least == 1


def test_csv_holds_every_figure_with_its_rows():
    found = groups(held("meridian"))
    rows = list(csv.DictReader(io.StringIO(to_csv(found, revision=7))))
    assert len(rows) == sum(len(one.figures) for one in found)
    port, one = [
        row
        for row in rows
        if (row["of"], row["id"], row["figure"]) == ("plan", "plan-2020-2022", "delivered_sum")
    ]
    assert (port["currency"], port["unit"], port["made"]) == ("", "port", "sum")
    assert (one["least"], one["most"], one["rows"]) == ("120000000", "140000000", "delivery:e-02")


def test_figures_are_made_again_from_an_export():
    from_files = held_in(read(export("meridian")).entities())
    assert from_files == held("meridian")
    assert to_csv(groups(from_files), revision=1) == to_csv(groups(held("meridian")), revision=1)


def test_queries_do_not_grow(django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        groups(held("meridian"))


def test_group_of_what_has_no_commitment_is_all_noughts():
    one = one_group(held("meridian"), "party", "XD")
    assert not one.standings
    assert {figure.least for figure in one.figures} == {0}


def test_one_group_is_the_same_as_among_all():
    of_record = held("meridian")
    for one in groups(of_record):
        assert one_group(of_record, one.of, one.id) == one


def test_what_no_party_reported_on_is_all_but_what_one_did():
    one = of(groups(held("meridian")), "all")
    counted = {
        name: {key for _, key in one.figure(name).rows}
        for name in ("commitments", "reported", "unreported")
    }
    assert counted["reported"] == {"m-2020-01"}
    assert counted["unreported"] == counted["commitments"] - counted["reported"]


def test_which_of_two_reports_of_one_day_is_the_last_hangs_not_on_their_order():
    reports = held("meridian").reports
    one = next(each for each in reports if each.lines)
    other = one.model_copy(update={"id": f"{one.id}-again"})
    for listed in ([one, other], [other, one]):
        assert {each.id for said in last_lines(listed).values() for each, _ in said} == {other.id}
