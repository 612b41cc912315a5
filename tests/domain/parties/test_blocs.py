"""Who belongs where on which day; who presides."""

import datetime as dt

import pytest

from consenso.domain.parties import queries as parties


def on(day):
    return dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2001-03-08", {}),
        ("2001-03-09", {"XB": "member", "XC": "member"}),
        ("2005-06-01", {"XB": "member", "XC": "member", "XD": "member"}),
        ("2019-12-31", {"XB": "member", "XC": "member"}),
        ("2020-06-01", {"XB": "member", "XC": "member", "XD": "suspended"}),
        ("2022-02-01", {"XB": "member", "XC": "member", "XD": "member"}),
    ],
)
def test_members_on_a_day(meridian, day, expected):
    found = parties.members_on("meridian", "meridian-group", on=on(day))

    assert {member.state: member.status for member in found} == expected


def test_two_blocs_compared(meridian):
    found = parties.compare("meridian", "meridian-group", "isles", on=on("2020-06-01"))

    assert found.both == ()
    assert found.first_only == ("XB", "XC")
    assert found.second_only == ()
    assert ("XD", "meridian-group", "suspended") in found.unsettled
    assert ("XB", "isles", "disputed") in found.unsettled


def test_the_report_s_own_sentence_on_the_two_blocs(record):
    found = parties.compare("china-celac", "celac", "oas", on=on("2021-12-03"))

    assert {"US", "CA"} <= set(found.second_only)
    assert not {"US", "CA"} & {
        member.state for member in parties.members_on("china-celac", "celac", on=on("2021-12-03"))
    }
    assert ("BR", "celac", "suspended") in found.unsettled


def test_celac_has_its_33_states_again_once_brazil_is_back(record):
    found = parties.members_on("china-celac", "celac", on=on("2023-06-01"))

    assert len(found) == 33


def test_presidency_and_troika(record):
    celac = parties.bloc("china-celac", "celac")

    assert parties.presidency_on(celac, on=on("2021-12-03")).state == "MX"
    troika = parties.troika_on(celac, on=on("2021-12-03"))
    assert (troika.past.state, troika.present.state, troika.next.state) == ("BO", "MX", "AR")
    assert parties.presidency_on(celac, on=on("2010-01-01")) is None
    assert parties.troika_on(celac, on=on("2010-01-01")) is None
    assert parties.troika_on(celac, on=on("2012-01-01")).past is None


def test_a_hand_over_day_belongs_to_the_one_who_takes_over(record):
    celac = parties.bloc("china-celac", "celac")

    assert parties.presidency_on(celac, on=on("2025-04-09")).state == "CO"


def test_memberships_of_a_state_in_its_periods(meridian):
    found = parties.memberships_of("meridian", "XD")

    standing = [(one.bloc, one.membership.status) for one in found]
    assert standing[:3] == [
        ("meridian-group", "member"),
        ("meridian-group", "suspended"),
        ("meridian-group", "member"),
    ]


@pytest.mark.parametrize(
    ("day", "is_in"), [("1970-01-01", True), ("1976-10-29", True), ("1976-10-30", False)]
)
def test_a_state_that_left_was_a_member_until_then(record, day, is_in):
    found = {member.state for member in parties.members_on("china-celac", "can", on=on(day))}

    assert ("CL" in found) is is_in
