"""The one door: which role may do what, row by row; and who keeps which delegation."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import (
    OPERATOR,
    ROLES_OF,
    Abilities,
    Actor,
    abilities,
    actors,
    keeps,
    let_in,
    may_end,
    may_invite,
    within,
)
from consenso.domain.accounts.models import Appointment, Person
from consenso.domain.accounts.queries import AppointmentRow, DelegationRow, person
from tests.people import AT, FORUM, ana, appoint

# kind of delegation, role → what is true of it; all else is false
TABLE = {
    ("party", "head"): {"reads_desk", "reads_shared", "prepares", "shares", "invites"},
    ("party", "delegate"): {"reads_desk", "reads_shared", "prepares"},
    ("party", "account_manager"): {"reads_desk", "invites"},
    ("party", "interpreter"): {"reads_desk", "reads_shared", "translates"},
    ("secretariat", "secretariat"): {
        *("reads_desk", "reads_shared", "prepares", "shares", "decides", "invites", "invites_any"),
    },
    ("secretariat", "chair"): {
        *("reads_desk", "reads_shared", "prepares", "shares", "decides", "invites", "invites_any"),
    },
    ("secretariat", "interpreter"): {"reads_desk", "reads_shared", "translates"},
    ("observer", "observer"): {"reads_desk", "reads_shared"},
    ("assessor", "assessor"): {"reads_desk", "assesses"},
}


def delegation(kind: str = "party", code: str = "XA", forum: str = FORUM) -> DelegationRow:
    return DelegationRow({"XA": 1, "XB": 2}.get(code, 3), forum, code, kind, {}, "")


def an_actor(kind: str = "party", *roles: str, code: str = "XA", operates: bool = False) -> Actor:
    return Actor(7, "Ana", FORUM, delegation(kind, code), frozenset(roles), operates)


def test_table_has_a_row_for_every_role_of_every_kind():
    assert set(TABLE) == {(kind, role) for kind, roles in ROLES_OF.items() for role in roles}


@pytest.mark.parametrize(("kind", "role"), TABLE)
def test_role_may_do_what_the_table_says(kind, role):
    can = abilities(an_actor(kind, role)).as_mapping()

    assert {name for name, is_so in can.items() if is_so} == TABLE[kind, role]


def test_operator_sees_nothing_that_is_not_public():
    assert abilities(an_actor("party", operates=True)) == Abilities(operates=True)


@pytest.mark.parametrize("kind", ["party", "observer", "assessor"])
@pytest.mark.parametrize("role", ["secretariat", "chair"])
def test_role_of_the_secretariat_decides_nothing_in_another_delegation(kind, role):
    can = abilities(an_actor(kind, role))

    assert (can.decides, can.invites_any, can.shares) == (False, False, False)


def test_role_in_an_organ_holds_on_what_belongs_to_it():
    chair = Actor(7, "Cleo", FORUM, delegation("secretariat", "secretariat"), frozenset(), False)
    chair = Actor(
        7, "Cleo", FORUM, chair.delegation, frozenset(), False, frozenset({("council", "chair")})
    )

    assert not abilities(chair).decides
    assert abilities(within(chair, ["council"])).decides
    assert not abilities(within(chair, ["other"])).decides


@pytest.mark.parametrize(
    ("kind", "role", "own", "others"),
    [
        ("secretariat", "secretariat", True, True),
        ("secretariat", "chair", True, True),
        ("party", "head", True, False),
        ("party", "account_manager", True, False),
        ("party", "delegate", False, False),
        ("party", "interpreter", False, False),
    ],
)
def test_who_keeps_which_delegation(kind, role, own, others):
    code = "secretariat" if kind == "secretariat" else "XA"
    acting = an_actor(kind, role, code=code)

    assert keeps(acting, delegation=acting.delegation) is own
    assert keeps(acting, delegation=delegation(code="XB")) is others
    assert not keeps(acting, delegation=delegation(code=code, kind=kind, forum="other"))
    assert may_invite(acting, delegation=delegation(code="XB"), role="delegate") is others


def test_operator_at_the_command_line_lets_the_first_in():
    assert may_invite(OPERATOR, delegation=delegation("secretariat"), role="secretariat")
    assert not may_invite(OPERATOR, delegation=delegation("secretariat"), role="head")


def test_everyone_may_end_their_own_appointment_and_no_other():
    def row(who: int, forum: str = FORUM) -> AppointmentRow:
        held = delegation(code="XA", forum=forum)
        return AppointmentRow(1, who, "", "", held, "delegate", "", AT, None)

    acting = an_actor("party", "delegate")

    assert may_end(acting, appointment=row(7))
    assert not may_end(acting, appointment=row(8))
    assert not may_end(acting, appointment=row(7, forum="other"))


def test_appointment_of_yesterday_or_tomorrow_lets_nobody_in(meridian):
    held = person(ana().person)
    before = AT - dt.timedelta(seconds=1)

    assert let_in(held, forum=FORUM, at=AT).code == "XA"
    with pytest.raises(NotFound):
        let_in(held, forum=FORUM, at=before)
    Appointment.objects.update(until_at=AT + dt.timedelta(days=1))
    with pytest.raises(NotFound):
        let_in(held, forum=FORUM, at=AT + dt.timedelta(days=1))


def test_forum_without_a_desk_for_me_is_as_no_forum(meridian):
    held = person(ana().person)

    with pytest.raises(NotFound) as nowhere:
        let_in(held, forum="nowhere", at=AT)
    with pytest.raises(NotFound) as elsewhere:
        let_in(held, forum=FORUM, at=AT, code="XB")
    assert type(nowhere.value) is type(elsewhere.value)


def test_closed_account_acts_for_nobody(meridian):
    held = person(ana().person)
    held.is_active = False

    assert actors(held, at=AT) == ()


def test_capacities_come_from_one_query(meridian, django_assert_num_queries):
    held = Person.objects.get(pk=appoint("Cato", code="XA", role="delegate").pk)
    appoint("Cato", code="XB", role="delegate", email="cato@xa.example")
    appoint("Cato", code="XB", role="interpreter", email="cato@xa.example")

    with django_assert_num_queries(1):
        found = actors(held, at=AT)
    assert [(one.code, sorted(one.roles)) for one in found] == [
        ("XA", ["delegate"]),
        ("XB", ["delegate", "interpreter"]),
    ]
