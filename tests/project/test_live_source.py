"""By what streams are watched: a value that is another whenever the doors may answer otherwise, for all streams in five queries."""

import datetime as dt
from dataclasses import dataclass

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.domain.accounts.models import Appointment, Person
from consenso.domain.drafting.models import Draft
from consenso.project.live_source import FromDjango
from tests.negotiating import Table

pytestmark = pytest.mark.django_db
NOW = dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Of:
    person: int
    draft: int


@pytest.fixture
def followed(meridian):
    """Return streams of one draft by name: the key of the session, and whose it is."""
    table = Table()
    row = table.open()
    found = {}
    for name in ("Ana", "Bo", "Otto"):
        session = SessionStore()
        session["of"] = name
        session.create()
        found[name] = (session.session_key, Of(table.cast.persons[name].pk, row.id))
    return found


def marks(followed):
    return dict(zip(followed, FromDjango().marks(list(followed.values())), strict=True))


def test_marks_stay_where_nothing_changed_and_cost_as_much_for_many(followed):
    with CaptureQueriesContext(connection) as seen:
        before = marks(followed)

    assert marks(followed) == before
    assert len(seen) == 5


def person(followed, name):
    return Person.objects.filter(pk=followed[name][1].person)


def appointments(followed, name):
    return Appointment.objects.filter(person_id=followed[name][1].person)


CHANGES = {
    "signed out": lambda of: Session.objects.filter(pk=of["Ana"][0]).delete(),
    "too long idle": lambda of: Session.objects.filter(pk=of["Ana"][0]).update(expire_date=NOW),
    "account closed": lambda of: person(of, "Ana").update(is_active=False),
    "another password": lambda of: person(of, "Ana").update(password="another"),
    "appointment over": lambda of: appointments(of, "Ana").update(until_at=NOW),
    "another role": lambda of: appointments(of, "Ana").update(role="account_manager"),
    "second factor set": lambda of: Authenticator.objects.create(
        user_id=of["Ana"][1].person, type="totp", data={}
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_mark_of_whom_it_concerns_is_another_and_of_nobody_else(followed, change):
    before = marks(followed)

    change(followed)

    after = marks(followed)
    assert {name for name in after if after[name] != before[name]} == {"Ana"}


@pytest.mark.parametrize(
    "change", [{"state": "prepared"}, {"is_shown_to_observers": True}, {"body": "council"}]
)
def test_marks_of_all_are_others_where_the_draft_is_shown_to_others(followed, change):
    before = marks(followed)

    Draft.objects.update(**change)

    after = marks(followed)
    assert all(after[name] != before[name] for name in after)
