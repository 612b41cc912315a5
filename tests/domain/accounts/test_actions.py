"""What is done with an account of one's own."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.actions import (
    LinkIsOver,
    NotUsable,
    change_profile,
    end_calendar,
    let_operate,
    make_sign_in_link,
    new_calendar_key,
    use_sign_in_link,
)
from consenso.domain.accounts.models import Person, SignInLink
from consenso.domain.accounts.queries import hashed, link_state

AT = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
PROFILE = {"name": "Ana", "language": "es", "time_zone": "Europe/Brussels", "digest": "weekly"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return let_operate(email="Ana@XA.example", name="Ana", language="en", at=AT)


def test_profile_says_what_was_chosen(ana):
    change_profile(person_id=ana.pk, **PROFILE | {"name": "  Ana   Maria "})

    ana.refresh_from_db()
    assert (ana.name, ana.language, ana.time_zone, ana.digest) == (
        "Ana Maria",
        "es",
        "Europe/Brussels",
        "weekly",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("language", "tlh"), ("time_zone", "Mars/Olympus"), ("digest", "hourly")],
)
def test_profile_with_a_wrong_value_stays(ana, field, value):
    before = Person.objects.values().get(pk=ana.pk)

    with pytest.raises(NotUsable) as raised:
        change_profile(person_id=ana.pk, **PROFILE | {field: value})

    assert raised.value.field == field
    assert Person.objects.values().get(pk=ana.pk) == before


def test_nobodys_profile_is_changed():
    with pytest.raises(NotFound):
        change_profile(person_id=0, **PROFILE)


def test_new_calendar_address_ends_the_one_before(ana):
    first = new_calendar_key(person_id=ana.pk)
    second = new_calendar_key(person_id=ana.pk)

    held = Person.objects.get(pk=ana.pk).calendar_key
    assert held == hashed(second)
    assert held not in (hashed(first), second)


def test_calendar_ends(ana):
    new_calendar_key(person_id=ana.pk)

    end_calendar(person_id=ana.pk)

    assert Person.objects.get(pk=ana.pk).calendar_key == ""


def test_link_signs_its_person_in_once(ana):
    secret = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)

    assert link_state(secret, at=AT) == "open"
    assert use_sign_in_link(secret=secret, at=AT) == ana
    assert link_state(secret, at=AT) == "used"
    with pytest.raises(LinkIsOver) as raised:
        use_sign_in_link(secret=secret, at=AT)
    assert raised.value.state == "used"


def test_secret_of_a_link_is_not_stored(ana):
    secret = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)

    assert SignInLink.objects.get().token == hashed(secret) != secret


def test_link_ends(ana):
    secret = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)

    assert link_state(secret, at=AT + DAY) == "expired"
    with pytest.raises(LinkIsOver) as raised:
        use_sign_in_link(secret=secret, at=AT + DAY)
    assert raised.value.state == "expired"
    assert SignInLink.objects.get().used_at is None


def test_new_link_ends_those_before(ana):
    first = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)
    make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)

    assert link_state(first, at=AT) == ""
    with pytest.raises(NotFound):
        use_sign_in_link(secret=first, at=AT)


def test_link_to_a_closed_account_signs_nobody_in(ana):
    secret = make_sign_in_link(person_id=ana.pk, lasts=DAY, at=AT)
    Person.objects.filter(pk=ana.pk).update(is_active=False)

    with pytest.raises(NotFound):
        use_sign_in_link(secret=secret, at=AT)


def test_operator_is_an_account_with_or_without_a_role(ana):
    again = let_operate(email="ANA@xa.example", name="Another", language="fr", at=AT)

    assert (again.pk, again.name, again.is_operator) == (ana.pk, "Ana", True)
    assert not again.has_usable_password()
