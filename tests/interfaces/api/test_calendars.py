"""The calendar, read back by the library that calendars are read with."""

import datetime as dt

import pytest
from django.test import Client
from icalendar import Calendar

from tests.interfaces.api.asking import got


def read(address: str) -> Calendar:
    response = Client().get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    return Calendar.from_ical(response.content)


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "zh-hans", "nl"])
@pytest.mark.parametrize("forum", ["meridian", "china-celac"])
def test_every_meeting_is_in_it_or_is_said_to_be_left_out(meridian, record, forum, language):
    meetings = got(f"/api/v1/{forum}/meetings?per_page=500")["items"]
    dated = {one["id"] for one in meetings if len(one["start"]) == 10}

    calendar = read(f"/{language}/{forum}/meetings/calendar.ics")

    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {f"{forum}.{one}@localhost" for one in dated}
    assert int(calendar["x-consenso-left-out"]) == len(meetings) - len(dated)
    for one in meetings:
        if one["id"] not in dated:
            assert one["start"] in str(calendar["x-wr-caldesc"])


def test_an_event_ends_on_the_day_after_its_last(meridian):
    calendar = read("/es/meridian/meetings/calendar.ics?series=council")

    event = next(one for one in calendar.walk("VEVENT") if "council-1" in one["uid"])
    assert event["dtstart"].dt == dt.date(2019, 11, 5)
    assert event["dtend"].dt == dt.date(2019, 11, 7)
    assert str(event["summary"]) == "Primer Consejo de Ministros"
    assert event["summary"].params["LANGUAGE"] == "es"
    assert "Port Aurelia" in event["location"]
    assert event["url"] == "http://localhost:8000/es/meridian/meetings/council-1/"
    assert "Consejo de Ministros" in [str(one) for one in event["categories"].cats]


def test_a_calendar_keeps_to_its_filter(record):
    ids = {one["id"] for one in got("/api/v1/china-celac/meetings?mode=video")["items"]}

    calendar = read("/en/china-celac/meetings/calendar.ics?mode=video")

    assert {str(one["uid"]) for one in calendar.walk("VEVENT")} <= {
        f"china-celac.{one}@localhost" for one in ids
    }
    assert len(calendar.walk("VEVENT")) + int(calendar["x-consenso-left-out"]) == len(ids)


def test_the_same_revision_gives_the_same_bytes(meridian):
    address = "/en/meridian/meetings/calendar.ics"

    assert Client().get(address).content == Client().get(address).content
