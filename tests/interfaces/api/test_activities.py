"""Activities for programs: lists and their filters, one with its amounts exact, points, links, sources, in JSON and CSV."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openapi_schema_validator import OAS31Validator

from consenso.domain.search.activities import follow_all
from consenso.interfaces.api.activities import LISTS
from consenso.interfaces.api.openapi import openapi
from tests.core.formats.iati.files import WHOLE, activity, document
from tests.domain.activities.test_activities import BUDGET, FILE, link
from tests.domain.intake.taking import FORUM, accepted, taken_in
from tests.interfaces.api.asking import got, local

pytestmark = pytest.mark.usefixtures("meridian")
API = "/api/v1/meridian"
EXACT = "12345678901234567890.1234567890"
AMOUNTS = document(
    activity(
        '<recipient-country code="XA"/><sector code="11110"/>'
        + BUDGET.replace("1000.50", EXACT).replace(">-20<", ">+.5<")
    )
)


def items(path, **asked):
    query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
    return got(f"{API}/{path}?{query}")["items"]


def names(path, **asked):
    return [(one["iati_identifier"], one["copy"]) for one in items(path, **asked)]


def rows(path):
    answer = Client().get(f"{API}/{path}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.fixture
def kept():
    accepted(FILE)
    accepted(document(activity(identifier="XA-1-9")), source="roads")
    link()


def test_a_list_takes_the_filters_of_its_page(kept):
    first, second, copy, other = ("XA-1-7", 1), ("XA-1/8 ü", 1), ("XA-1-7", 2), ("XA-1-9", 1)

    assert names("activities") == [first, second, copy, other]
    assert names("activities", source="roads") == [other]
    assert names("activities", country="xb") == [second]
    assert names("activities", sector="A b") == [second]
    assert names("activities", status="2", year=2021) == [second]
    assert names("activities", status="9") == []
    assert names("activities", commitment="m-2020-01") == [first]
    assert names("activities", identifier="XA-1/8 ü") == [second]
    assert names("activities", clash=1) == [first, copy]
    assert names("activities", gone="yes") == []
    assert names("activities", box="20,-11,21,-10") == [second]
    assert names("activities", box="0,0,1,1") == []
    assert names("activities", per_page=3, page=2) == [other]


def test_what_waits_is_nowhere_in_it():
    taken_in(document(activity().replace("A hall", "Secret hall")))

    for name in ("activities", "activity-flows", "activity-places", "activity-links"):
        assert items(name) == []
    assert "Secret" not in json.dumps(got(f"{API}/activity-sources"))
    assert Client().get(f"{API}/activities/harbours/XA-1-7").status_code == 404


@pytest.mark.parametrize("language", ["", "fr"])
@pytest.mark.parametrize("name", LISTS)
def test_lists_are_as_the_document_says(kept, name, language):
    found = got(f"{API}/{name}?language={language}")

    assert found["items"]
    shape(f"/api/v1/{{forum}}/{name}").validate(found)


def shape(path):
    document = openapi()
    answer = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    return OAS31Validator({**answer["schema"], "components": document["components"]})


@pytest.mark.parametrize("language", ["", "es"])
def test_one_activity_says_what_was_published(language):
    accepted(WHOLE)

    (listed,) = items("activities", language=language)
    one = got(local(listed["api_url"]) + f"?language={language}")

    shape("/api/v1/{forum}/activities/{source}/{identifier}").validate(one)
    assert {name: one[name] for name in listed} == listed
    if language:
        assert one["title"] == {"text": "Una sala", "language": "es", "is_fallback": False}
        return
    assert one["title"] == {"en": "A hall", "es": "Una sala"}
    assert one["description"] == [{"en": "Built & kept"}, {"en": "To teach"}]
    assert one["participating_org"][0]["ref"] == "XB-1"
    assert one["recipient_country"] == [{"code": "AD", "percentage": "60"}]
    assert one["recipient_region"] == [{"vocabulary": "1", "code": "298", "percentage": "40"}]
    assert [(on["type"], on["iso_date"]) for on in one["activity_date"]] == [
        ("1", "2030-01-01"),
        ("3", "2032-01-01"),
    ]
    (place,) = one["location"]
    assert (place["latitude"], place["longitude"], place["exactness"]) == (-12.5, 31.25, "1")
    assert one["links"] == one["same_identifier"] == []


def test_amounts_are_exact_however_long(kept):
    accepted(AMOUNTS, source="tolls")

    budget, payment = items("activity-flows", source="tolls")
    (one,) = (got(local(row["api_url"])) for row in items("activities", source="tolls"))

    assert (budget["kind"], budget["type"], budget["value"]) == ("budget", "2", EXACT)
    assert (budget["currency"], budget["value_date"]) == ("USD", "2031-01-02")
    assert (budget["period_start"], budget["period_end"]) == ("2031-01-01", "2031-12-31")
    assert budget["transaction_date"] is None
    assert (payment["kind"], payment["value"], payment["currency"]) == ("transaction", "0.5", "EUR")
    assert (payment["transaction_date"], payment["period_start"]) == ("2031-02-03", None)
    assert one["budget"][0]["value"] == {
        "amount": EXACT,
        "currency": "USD",
        "value_date": "2031-01-02",
    }
    assert one["transaction"][0]["value"]["amount"] == "0.5"


def test_documents_have_their_categories_languages_and_day():
    accepted(WHOLE, source="whole")

    (one,) = (got(local(row["api_url"])) for row in items("activities", source="whole"))

    assert one["document_link"][0] == {
        "url": "https://aurelia.example/a.pdf",
        "format": "application/pdf",
        "title": {"en": "Plan"},
        "description": {"en": "The plan"},
        "category": ["A01"],
        "language": ["en"],
        "document_date": "2030-01-02",
    }


def test_amounts_are_filtered_by_their_own_and_by_their_activities(kept):
    assert [one["kind"] for one in items("activity-flows")] == ["budget", "transaction"]
    assert [one["value"] for one in items("activity-flows", currency="EUR")] == ["-20"]
    assert [one["value"] for one in items("activity-flows", kind="budget")] == ["1000.50"]
    assert items("activity-flows", kind="planned-disbursement") == []
    assert items("activity-flows", country="XB") == []
    assert len(items("activity-flows", country="XC", type="3")) == 1


def test_points_are_listed_with_their_activities(kept):
    (place,) = items("activity-places")

    assert place["iati_identifier"] == "XA-1/8 ü"
    assert (place["name"], place["latitude"], place["longitude"]) == ({"en": "Port"}, -10.5, 20.25)
    assert items("activity-places", country="XA") == items("activity-places", exactness="1") == []


def test_a_link_is_with_its_activity_and_for_itself(kept):
    (row,) = items("activity-links", relation="progress")
    (listed,) = items("activities", commitment="m-2020-01")

    assert (row["commitment"], row["why"], row["by"]) == ("m-2020-01", "It builds the port.", "AU")
    assert row["api_url"] == listed["api_url"]
    (told,) = listed["links"]
    assert {name: told[name] for name in ("relation", "why", "by", "at", "entry")} == {
        name: row[name] for name in ("relation", "why", "by", "at", "entry")
    }
    assert got(local(told["api_url"]))["id"] == got(local(row["commitment_url"]))["id"]
    assert items("activity-links", relation="open") == []


def test_an_identifier_that_stands_twice_leads_to_the_other(kept):
    first, copy = items("activities", identifier="XA-1-7")

    assert copy["api_url"].endswith("?copy=2")
    one = got(local(copy["api_url"]))
    assert (one["copy"], one["same_identifier"]) == (2, [first["api_url"]])


def test_sources_say_where_their_activities_are(kept):
    harbours, roads = items("activity-sources")

    assert (harbours["id"], harbours["n_activities"], roads["n_activities"]) == ("harbours", 3, 1)
    assert got(local(harbours["activities_url"]))["total"] == 3
    assert got(local(harbours["api_url"])) == harbours
    assert Client().get(local(harbours["url"])).status_code == 200


def test_an_identifier_may_hold_any_sign():
    signs = ["XA/1/2", "/XA", "XA/", "XA?1#2", "XA.xml", "XA%2F1", "ü 港", "a&b=<i>"]
    escaped = [one.replace("&", "&amp;").replace("<", "&lt;") for one in signs]
    accepted(document(*(activity(identifier=one) for one in escaped)))

    found = items("activities")

    assert [one["iati_identifier"] for one in found] == signs
    for one in found:
        again = got(local(one["api_url"]))
        assert again["iati_identifier"] == one["iati_identifier"]
        assert Client().get(local(one["url"])).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_spreadsheet_has_the_rows_of_the_list(kept, name):
    found = got(f"{API}/{name}")
    sheet = rows(f"{name}?format=csv")

    assert len(sheet) == found["total"]
    for row, item in zip(sheet, found["items"], strict=True):
        assert row["api_url"] == item["api_url"]
    assert rows(f"{name}?format=csv&per_page=1&page=2") == sheet[1:2]


def test_a_spreadsheet_guards_what_publishers_write():
    accepted(document(activity().replace("A hall", "=1+1")))

    (row,) = rows("activities?format=csv")

    assert row["title"] == "'=1+1"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("activities?colour=red", 422),
        ("activities?country=Aurelia", 422),
        ("activities?sector=%00", 422),
        ("activities?box=1,2,3", 422),
        ("activities?format=xml", 406),
        ("activity-flows?kind=gift", 422),
        ("activities/harbours/XA-1-7?copy=0", 422),
        ("activities/harbours/XA-1-7?copy=9", 404),
        ("activities/harbours/XA-1-0", 404),
        ("activities/harbours/%00", 404),
        ("activities/rivers/XA-1-7", 404),
        ("activity-sources/rivers", 404),
    ],
)
def test_mistakes_are_problems(kept, address, status):
    answer = Client().get(f"{API}/{address}")

    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_an_answer_is_new_when_the_activities_are():
    accepted(document(activity()))
    before = Client().get(f"{API}/activities")["ETag"]

    assert Client().get(f"{API}/activities", headers={"If-None-Match": before}).status_code == 304
    accepted(document(activity().replace("A hall", "Two halls")))
    assert Client().get(f"{API}/activities", headers={"If-None-Match": before}).status_code == 200


def many(n):
    return document(
        *(activity(BUDGET + "<sector code='11110'/>", identifier=f"XA-1-{k}") for k in range(n))
    )


@pytest.mark.parametrize("name", LISTS)
def test_however_long_a_list_is_it_costs_the_same(name, django_assert_num_queries):
    accepted(many(2))
    with CaptureQueriesContext(connection) as few:
        got(f"{API}/{name}?per_page=500")
    accepted(many(60))
    with django_assert_num_queries(len(few)):
        got(f"{API}/{name}?per_page=500")
    assert len(few) <= 8


def test_the_search_leads_to_activities():
    accepted(document(activity(identifier="XA/1 ü")))
    follow_all(FORUM)

    (hit,) = got(f"{API}/search?q=hall&kind=activity")["items"]
    (row,) = rows("search?q=hall&kind=activity&format=csv")

    assert (hit["kind"], hit["id"]) == ("activity", "harbours/1/XA/1 ü")
    assert got(local(hit["api_url"]))["iati_identifier"] == "XA/1 ü"
    assert Client().get(local(hit["url"])).status_code == 200
    assert row["api_url"] == hit["api_url"]


def test_a_search_is_new_when_the_index_read_further():
    before = Client().get(f"{API}/search?q=hall")["ETag"]
    accepted(document(activity()))
    between = Client().get(f"{API}/search?q=hall")["ETag"]
    follow_all(FORUM)

    assert len({before, between, Client().get(f"{API}/search?q=hall")["ETag"]}) == 3
