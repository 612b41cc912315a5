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


def test_numbers_are_numbers_in_any_language(record, client):
    page = client.get("/es/china-celac/compare/").content.decode()
    link = re.findall(r'href="(pairs-\d+\.csv)"', page)[0]

    _, *rows = rows_of(client.get(f"/es/china-celac/compare/{link}"))

    assert all(re.fullmatch(r"\d+(\.\d+)?", cell) for row in rows for cell in row[1:])


def test_a_chart_that_is_not_there_is_not_found(record, client):
    assert client.get("/en/china-celac/compare/none.csv").status_code == 404


def test_a_forum_without_plans_has_no_data_to_give(meridian, client):
    assert client.get("/en/meridian/compare/chart-99.csv").status_code == 404
