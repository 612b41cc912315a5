"""The figures of every chart can be taken away, as numbers."""

import csv
import re

import pytest

PAGES = ("/en/china-celac/", "/es/china-celac/compare/")


def rows_of(answer):
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("address", PAGES)
def test_each_chart_leads_to_its_data(record, client, address):
    page = client.get(address).content.decode()
    charts = re.findall(r'<figure class="chart[^"]*" id="([^"]+)"', page)
    links = re.findall(r'<p class="chart-data"><a href="([^"]+)"', page)

    assert charts
    assert links == [f"{identifier}.csv" for identifier in charts]
    for link in links:
        header, *rows = rows_of(client.get(address + link))
        assert rows
        assert {len(row) for row in rows} == {len(header)}


def test_a_chart_of_plans_has_the_same_data_in_any_language_with_what_says_it(record, client):
    page = client.get("/es/china-celac/compare/").content.decode()
    links = re.findall(r'href="((?:pairs|chart)-\d+\.csv)"', page)
    assert {link.partition("-")[0] for link in links} == {"pairs", "chart"}

    for link in links:
        answer = client.get(f"/es/china-celac/compare/{link}")
        assert answer.content == client.get(f"/en/china-celac/compare/{link}").content
        header, *rows = rows_of(answer)
        for row in (dict(zip(header, cells, strict=True)) for cells in rows):
            assert re.fullmatch(r"\d+(\.\d+)?", row["value"])
            assert row["chart"] == link.removesuffix(".csv")
            assert row["rows"].startswith("commitment:")
            assert bool(row["beside"]) == (row["figure"] == "reported")
            assert row["version"]


def test_all_figures_of_plans_hold_those_of_each_chart(record, client):
    page = client.get("/en/china-celac/compare/").content.decode()
    assert 'href="/en/china-celac/compare/figures.csv"' in page
    whole = rows_of(client.get("/en/china-celac/compare/figures.csv"))
    for link in re.findall(r'href="((?:pairs|chart)-\d+\.csv)"', page):
        header, *rows = rows_of(client.get(f"/en/china-celac/compare/{link}"))
        assert header == whole[0]
        assert [row for row in whole if row[header.index("chart")] == rows[0][header.index("chart")]] == rows  # fmt: skip


def test_a_chart_that_is_not_there_is_not_found(record, client):
    assert client.get("/en/china-celac/compare/none.csv").status_code == 404


def test_a_forum_without_plans_has_no_data_to_give(meridian, client):
    assert client.get("/en/meridian/compare/chart-99.csv").status_code == 404
