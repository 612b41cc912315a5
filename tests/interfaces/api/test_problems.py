"""What goes wrong is said in the form that programs expect, with what to do."""

import json

import pytest
from django.test import Client

WRONG = [
    ("/api/v1/nowhere", 404, "not-found"),
    ("/api/v1/nowhere/meetings", 404, "not-found"),
    ("/api/v1/meridian/meetings/none", 404, "not-found"),
    ("/api/v1/meridian/nothing", 404, "not-found"),
    ("/api/v2/meridian", 404, "not-found"),
    ("/api/v1/meridian/sources/0123456789ab", 404, "not-found"),
    ("/data/meridian/secret.yaml", 404, "not-found"),
    ("/data/nowhere/record.zip", 404, "not-found"),
    ("/en/nowhere/feed.atom", 404, "not-found"),
    ("/en/meridian/nothing/feed.atom", 404, "not-found"),
    ("/en/nowhere/meetings/calendar.ics", 404, "not-found"),
    ("/sitemap-0.xml", 404, "not-found"),
    ("/api/v1/meridian/meetings?format=xml", 406, "format"),
    ("/api/v1/meridian/meetings?kindd=ministerial", 422, "unknown-parameter"),
    ("/api/v1/meridian/meetings/council-1?page=1", 422, "unknown-parameter"),
    ("/api/v1/meridian/meetings?kind=secret", 422, "parameter"),
    ("/api/v1/meridian/meetings?page=0", 422, "parameter"),
    ("/api/v1/meridian/meetings?page=x", 422, "parameter"),
    ("/api/v1/meridian/meetings?per_page=501", 422, "parameter"),
    ("/api/v1/meridian/meetings?year=99", 422, "parameter"),
    ("/api/v1/meridian/meetings?series=%00", 422, "parameter"),
    ("/api/v1/meridian/meetings?language=xx", 422, "parameter"),
    ("/en/meridian/meetings/feed.atom?kind=secret", 422, "parameter"),
    ("/en/meridian/meetings/calendar.ics?knd=secret", 422, "unknown-parameter"),
]


@pytest.mark.parametrize(("address", "status", "code"), WRONG)
def test_a_wrong_request_is_told_what_to_do(meridian, address, status, code):
    response = Client().get(address)
    said = json.loads(response.content)

    assert response.status_code == said["status"] == status
    assert response["Content-Type"] == "application/problem+json"
    assert said["type"].endswith(f"/api/v1/docs#problem-{code}")
    assert said["detail"].endswith(".")
    assert said["title"]
    assert said["instance"] == address.partition("?")[0]
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in response


def test_an_unknown_parameter_is_answered_with_those_there_are(meridian):
    said = Client().get("/api/v1/meridian/states?sied=x").json()

    assert said["unknown"] == ["sied"]
    assert "side" in said["parameters"]


def test_every_unusable_value_is_named(meridian):
    said = Client().get("/api/v1/meridian/states?page=0&kind=island").json()

    assert {one["parameter"] for one in said["errors"]} == {"page", "kind"}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(meridian, method):
    response = getattr(Client(), method)("/api/v1/meridian/states")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


def test_too_many_parameters_are_a_request_that_cannot_be_read(meridian):
    query = "&".join(f"a{number}=1" for number in range(2400))

    response = Client().get(f"/api/v1/meridian/states?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_a_fault_is_answered_with_a_reference_and_logged(meridian, caplog, rf):
    from consenso.interfaces.api.guard import open_data

    def broken(request):
        raise RuntimeError("no such thing")

    said = json.loads(open_data(broken)(rf.get("/api/v1/broken")).content)

    assert said["status"] == 500
    assert said["reference"] in caplog.text
    assert "no such thing" not in said["detail"]


def test_a_slash_too_many_leads_to_the_right_address(meridian):
    response = Client().get("/api/v1/meridian/meetings/")

    assert response.status_code == 301
    assert response["Location"] == "/api/v1/meridian/meetings"
    assert Client().get("/api//example.org/")["Location"] == "/api/example.org"
