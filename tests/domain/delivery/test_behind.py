"""What is behind each figure: the rows add up to it, and the same rows come out of an export."""

import csv
import io
import itertools

import pytest

from consenso.core.errors import NotFound
from consenso.domain.delivery.amounts import SUMS
from consenso.domain.delivery.behind import Asked, rows_of, to_csv, years_of
from consenso.domain.delivery.figures import groups, held, one_group, standings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]


def asked_of(figure):
    return Asked(figure.method, figure.measure.name if figure.measure else "")


def test_rows_add_up_to_every_figure_of_every_group():
    of = held("meridian")
    n_sums = 0
    for group in groups(of):
        for figure in group.figures:
            rows = rows_of(of, group, asked_of(figure))
            if figure.method in SUMS:
                n_sums += 1
                together = (min, max) if figure.measure.is_level else (sum, sum)
                assert together[0](row.least for row in rows) == figure.least
                assert together[1](row.most for row in rows) == figure.most
                assert tuple(dict.fromkeys((row.kind, row.id) for row in rows)) == figure.rows
            else:
                assert len(rows) == figure.least
                assert tuple((row.kind, row.id) for row in rows) == figure.rows
    assert n_sums > 3


def test_commitment_names_the_objects_for_which_it_counts():
    of = held("meridian")
    group = one_group(of, "plan", "plan-2020-2022")

    def because(name):
        [row] = rows_of(of, group, Asked.parse(name))
        return row.because

    assert because("reported") == (("report", "report-xa-2022"), ("report", "report-xa-2021"))
    assert because("progress") == (("delivery", "e-02"),)
    assert because("assessed")[0][0] == "assessment"
    assert because("evidenced")[0][0] == "evidence"
    assert because("commitments") == ()
    assert rows_of(of, group, Asked.parse("unreported")) == ()


def test_sum_names_the_least_and_the_most_and_on_what_it_was_said():
    of = held("meridian")
    group = one_group(of, "all", "")
    [delivered] = rows_of(of, group, Asked.parse("delivered_sum-USD"))
    assert (delivered.id, int(delivered.least), int(delivered.most)) == (
        "e-02",
        120000000,
        140000000,
    )
    assert ("commitment", "m-2020-01") in delivered.because
    [reported] = rows_of(of, group, Asked.parse("reported_sum-USD"))
    assert (reported.id, reported.because) == ("m-2020-01", (("report", "report-xa-2022"),))


def test_years_grow_and_name_their_rows():
    of = held("meridian")
    found = years_of(of, standings(of))
    counted = {one.year: (len(one.promised), len(one.delivered)) for one in found}
    assert counted[2019] == (1, 0)
    assert counted[2020] == (3, 1)
    assert counted[2023] == (4, 3)
    for before, after in itertools.pairwise(found):
        assert set(before.promised) <= set(after.promised)
        assert set(before.delivered) <= set(after.delivered)
    group = one_group(of, "all", "")
    for one in found:
        rows = rows_of(of, group, Asked("delivered", year=one.year))
        assert tuple(row.id for row in rows) == one.delivered
        assert all(row.because for row in rows)


def test_years_of_nothing_are_none():
    assert years_of(held("meridian"), ()) == ()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "no_such",
        "reported-2021",
        "promised",
        "delivered_sum",
        "reported-USD",
        "promised-21",
        "../x",
    ],
)
def test_figure_that_there_is_not_has_no_name(name):
    with pytest.raises(NotFound):
        Asked.parse(name)


@pytest.mark.parametrize(
    "name",
    ["delivered_sum-XXX", "delivered_sum-USD-per-year", "reported_sum-port", "promised-1900"],
)
def test_figure_that_the_group_has_not_is_not_found(name):
    of = held("meridian")
    with pytest.raises(NotFound):
        rows_of(of, one_group(of, "all", ""), Asked.parse(name))


def test_csv_names_the_rule_and_the_revision_on_each_line():
    of = held("meridian")
    group = one_group(of, "plan", "plan-2020-2022")
    asked = Asked.parse("reported")
    text = to_csv(rows_of(of, group, asked), group, asked, revision=7, head="abc")
    [line] = csv.DictReader(io.StringIO(text))
    assert (line["kind"], line["id"]) == ("commitment", "m-2020-01")
    assert line["because"] == "report:report-xa-2022 report:report-xa-2021"
    assert (line["of"], line["of_id"], line["figure"]) == ("plan", "plan-2020-2022", "reported")
    assert (line["version"], line["revision"], line["ledger_head"]) == ("3", "7", "abc")
