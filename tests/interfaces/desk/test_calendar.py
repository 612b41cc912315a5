"""The private calendar: what waits with a date, for who has the address, and nothing of what is confidential."""

import datetime as dt

import pytest
from django.test import Client
from icalendar import Calendar

from consenso.core.ledger import digest_of
from consenso.domain.accounts.actions import end_calendar, new_calendar_key
from consenso.domain.drafting import silence
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from tests import cast
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian")
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
ENDS = NOW + dt.timedelta(days=3)


@pytest.fixture
def people():
    made = cast.make(at=NOW - dt.timedelta(days=30))
    sena = made.actor("Sena", at=NOW)
    base = public_document("meridian", "statement", "opening-2019")
    row = actions.prepare(
        actor=sena,
        kind="statement",
        identifier="opening-2019",
        document=base | {"note": {"en": "qzxcanary"}},
        base=digest_of(base),
        reason="qzxcanary",
        sources=["https://example.org/said"],
        at=NOW,
    )
    actions.embargo(actor=sena, identifier=row.id, version=1, release_at=ENDS, at=NOW)
    return made


def opened(people, name):
    return Client().get(f"/desk/calendar/{new_calendar_key(person_id=people.person(name).pk)}.ics")


def test_calendar_is_read_without_signing_in_and_holds_the_duties_with_a_date(people):
    answer = opened(people, "Sena")

    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert answer.status_code == 200
    assert event.decoded("dtstart") == ENDS
    assert str(event["class"]) == "PRIVATE"
    assert "An embargo ends" in str(event["summary"])


def test_calendar_says_nothing_of_what_a_submission_says(people):
    assert b"qzxcanary" not in opened(people, "Sena").content


def test_other_delegations_have_other_calendars(people):
    events = Calendar.from_ical(opened(people, "Bo").content).walk("VEVENT")
    # Reports that are due are its own; what waits for Ana and Sena is not there.
    assert all("report" in str(one["SUMMARY"]).lower() for one in events)


def test_calendar_is_in_the_persons_language_and_kept_by_nobody(people):
    people.persons["Sena"].language = "fr"
    people.persons["Sena"].save()

    answer = opened(people, "Sena")

    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "/fr/desk/meridian/submissions/" in answer.content.decode().replace("\r\n ", "")


def test_wrong_and_ended_addresses_open_nothing(people):
    person = people.person("Sena").pk
    first = new_calendar_key(person_id=person)
    second = new_calendar_key(person_id=person)

    assert Client().get(f"/desk/calendar/{first}.ics").status_code == 404
    assert Client().get(f"/desk/calendar/{second}.ics").status_code == 200
    end_calendar(person_id=person)
    assert Client().get(f"/desk/calendar/{second}.ics").status_code == 404
    assert Client().get("/desk/calendar/x.ics").status_code == 404


def test_events_keep_their_names_from_one_reading_to_the_next(people):
    def uids():
        return {
            str(one["uid"])
            for one in Calendar.from_ical(opened(people, "Sena").content).walk("VEVENT")
        }

    assert uids() == uids()


def test_calendar_does_not_say_which_draft_is_under_silence(db):
    table = Table(at=NOW - dt.timedelta(hours=1))
    table.open(languages=("en",))
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=ENDS,
        withholds_names=False,
        at=table.now(),
    )

    answer = opened(table.cast, "Bo")

    [event] = [
        one
        for one in Calendar.from_ical(answer.content).walk("VEVENT")
        if "under silence" in str(one["summary"])
    ]
    assert event.decoded("dtstart") == ENDS
    assert str(event["url"]).endswith("/en/desk/meridian/")
    assert PLAN not in answer.content.decode().replace("\r\n ", "")
