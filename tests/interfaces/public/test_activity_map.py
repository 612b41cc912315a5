"""Activities on a map: squares that lead to what they count, a table and a spreadsheet of the same, what has no point is told."""

import csv
import html
import io
import re

import pytest
from django.test import Client

from tests.core.formats.iati.files import activity, document
from tests.domain.activities.test_activities import FILE, POINT
from tests.domain.intake.taking import accepted, taken_in

pytestmark = pytest.mark.usefixtures("meridian")
MAP = "/en/meridian/activities/map/"
SECTOR = '<recipient-country code="XA"/>%s<sector code="11110"/>'


def get(path, status=200):
    answer = Client().get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def at(latitude, longitude, exactness=""):
    said = f'<exactness code="{exactness}"/>' if exactness else ""
    pos = f"{latitude} {longitude}"
    return POINT.replace("-10.5 200", pos).replace("</location>", f"{said}</location>")


def places(*found):
    """Return a file in which each activity has these points; () is one without."""
    return document(
        *(
            activity(SECTOR % "".join(at(*one) for one in points), identifier=f"XA-1-{n}")
            for n, points in enumerate(found)
        )
    )


def squares(page):
    """Return where the rows of the table lead, with their figures: activities, points, exact ones."""
    body = page.partition('id="squares-table"')[2].partition("</table>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)[1:]
    found = {}
    for row in rows:
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        address = html.unescape(re.search(r'href="([^"]+)"', cells[0])[1])
        found[address] = tuple(int(re.sub(r"\D", "", one)) for one in cells[1:4])
    return found


def n_listed(address):
    """Return how many activities a list's spreadsheet has."""
    path = address.replace("/activities/?", "/activities.csv?")
    return get(path).count("\r\n") - 1


def test_a_forum_without_points_says_so():
    accepted(document(activity()))

    page = get(MAP)

    assert "1 of 1 activities has no place" in page
    assert "None of these activities is published with a point." in page
    assert '<svg class="map' not in page
    assert 'id="squares-table"' not in page


def test_each_square_leads_to_as_many_activities_as_it_says():
    accepted(
        places(
            [(10.5, 20.5, "1"), (10.6, 20.6, "2")],
            [(10.7, 20.7, "1"), (-33.4, -70.6, "1")],
            [(-33.4, -70.6)],
            [(89.9, 179.9), (-90, -180), (90, 0), (3, 180)],
            [],
        )
    )

    page = get(MAP)
    found = squares(page)

    assert "1 of 5 activities has no place" in page
    assert sorted(found.values()) == sorted([(2, 3, 2), (2, 2, 1), *[(1, 1, 0)] * 4])
    for address, (n_activities, _, _) in found.items():
        assert n_listed(address) == n_activities
    links = [html.unescape(one) for one in re.findall(r'<a href="([^"]+)" class="map-party', page)]
    assert set(found) <= set(links)
    for address in links:
        assert n_listed(address) > 0


def test_a_square_keeps_the_filters_and_the_list_shows_which_place_it_is_of():
    accepted(places([(10.5, 20.5)], [(10.6, 20.6)]))
    accepted(document(activity(SECTOR % at(10.5, 20.5), identifier="XA-9")), source="roads")

    (address,) = squares(get(f"{MAP}?source=roads"))
    listed = get(address)

    assert "source=roads" in address
    assert listed.count("/activities/roads/XA-9/") == 1
    assert "/activities/harbours/" not in listed.partition("<table")[2]
    assert "° N to " in listed
    assert f"{MAP}?source=roads&amp;box=" in listed


def test_a_list_leads_to_the_map_and_the_map_back():
    accepted(FILE)

    assert f'href="{MAP}?country=XB"' in get("/en/meridian/activities/?country=XB")
    assert 'href="/en/meridian/activities/"' in get(MAP)


def test_the_spreadsheet_has_every_point():
    accepted(places([(10.5, 20.25, "1"), (-5, 6)], [], [(7, 8, "2")]))

    def rows(query=""):
        text = get(f"/en/meridian/activities/places.csv{query}").lstrip("\ufeff")
        return list(csv.DictReader(io.StringIO(text)))

    assert [
        (one["identifier"], one["latitude"], one["longitude"], one["exactness"]) for one in rows()
    ] == [
        ("XA-1-0", "10.5", "20.25", "Exact"),
        ("XA-1-0", "-5.0", "6.0", "not said"),
        ("XA-1-2", "7.0", "8.0", "Approximate"),
    ]
    assert [one["identifier"] for one in rows("?box=0,0,10,10")] == ["XA-1-2"]
    get(rows()[0]["address"].removeprefix("http://testserver"))


def test_what_waits_is_not_on_the_map():
    accepted(document(activity()))
    taken_in(document(activity(SECTOR % at(10.5, 20.5), identifier="XA-1-secret")))

    assert "1 of 1 activities has no place" in get(MAP)
    assert get("/en/meridian/activities/places.csv").count("\r\n") == 1


@pytest.mark.parametrize(
    "box", ["", "1,2,3", "a,b,c,d", "0,5,10,-5", "nan,0,1,1", "0,0,inf,5", "%00", "1" * 500]
)
def test_a_box_that_is_none_is_no_filter(box):
    accepted(places([(10.5, 20.5)]))

    assert "Each of" in get(f"{MAP}?box={box}") or "The one activity has a place." in get(MAP)
    assert get(f"/en/meridian/activities.csv?box={box}").count("\r\n") == 2


@pytest.mark.parametrize("tag", ["es", "pt", "fr", "zh-hans", "nl"])
def test_it_stands_in_every_language(tag):
    accepted(FILE)

    assert "map-svg" in get(f"/{tag}/meridian/activities/map/")


def test_it_needs_no_script_and_no_style_of_its_own():
    accepted(places([(10.5, 20.5, "1"), (-33.4, -70.6, "2"), (1, 1)]))

    page = get(MAP)

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://[^\"]*tile", page)
    identifiers = re.findall(r'\sid="([^"]+)"', page)
    assert len(identifiers) == len(set(identifiers))


def test_many_points_cost_no_more_queries_than_few(django_assert_max_num_queries):
    accepted(places(*([(n / 3 - 50, n - 100)] for n in range(150))))

    with django_assert_max_num_queries(22):
        page = get(MAP)
    assert sum(n for n, _, _ in squares(page).values()) == 150
