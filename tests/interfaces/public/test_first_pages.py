"""The first pages, the map and the sources."""

import re

import pytest

from consenso.domain.sources.queries import hosts, key_of, sources


def main(client, address):
    html = client.get(address).content.decode()
    return html.split("<main")[1].split("</main>")[0]


def test_front_page_counts_what_the_record_holds(meridian, client):
    html = main(client, "/en/meridian/")
    found = re.findall(r'"figure">(\d+)</span> <span class="figure-label">([^<]+)</span>', html)
    counted = {label: int(number) for number, label in found}

    assert counted == {
        "Meetings": 3,
        "Statements": 2,
        "Texts": 5,
        "States": 4,
        "Blocs": 2,
        "Key areas": 2,
        "Commitments": 5,
        "Deliveries": 4,
        "Initiative": 1,
        "Evidence": 2,
        "Reports": 2,
        "Assessors": 3,
        "Rates and prices": 2,
        "Assessments": 3,
        "Reply": 1,
        "Sources": len(sources("meridian")),
    }


def test_front_page_shows_the_main_series_in_order(meridian, client):
    html = main(client, "/en/meridian/")

    assert html.index("/meetings/council-1/") < html.index("/meetings/council-2/")
    assert "/meetings/ports-forum-2023/" not in html


def test_forums_are_listed_with_their_names(meridian, client):
    html = main(client, "/fr/")

    assert 'href="/fr/meridian/"' in html
    assert "Forum Méridien" in html


def test_no_forum_yet_is_said(db, client):
    assert "No record is loaded yet" in main(client, "/en/")


@pytest.mark.parametrize(("value", "number"), [("commitments", "4"), ("deliveries", "2")])
def test_map_says_in_its_table_what_it_shows(meridian, client, value, number):
    html = main(client, f"/en/meridian/map/?value={value}")
    rows = re.findall(r"<tr>\s*<th[^>]*><a[^>]*>([^<]+)</a></th>(.*?)</tr>", html, re.DOTALL)

    assert rows[0][0] == "Aurelia"
    assert f">{number}" in rows[0][1]


def test_source_leads_to_all_that_rests_on_it(meridian, client):
    html = main(client, f"/en/meridian/sources/{key_of('https://example.org/plan-1')}/")

    assert 'href="/en/meridian/commitments/m-2020-01/"' in html


def test_an_entry_with_two_addresses_of_a_publisher_is_counted_once(meridian):
    (host,) = [one for one in hosts("meridian") if one.host == "example.org"]

    assert host.n_objects <= 33  # the entries of the record
    assert host.n_sources == len(sources("meridian", host="example.org"))


def test_methods_count_the_holes(meridian, client):
    html = main(client, "/en/meridian/methods/")

    # m-2020-01, m-2019-01, m-2019-02, m-2023-01 and m-2023-02 each have a fact; only the first has a paragraph.
    assert "Commitments on which no fact is reported: 0 of 5." in html
    assert "Commitments without a paragraph number: 4 of 5." in html
    assert "Facts without a date: 1 of 4." in html
