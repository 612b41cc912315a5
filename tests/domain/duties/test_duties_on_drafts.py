"""What drafts ask of whom: and that nobody is told what another delegation prepares."""

import datetime as dt

import pytest

from consenso.domain.drafting import positions, proposing, silence, versions
from consenso.domain.duties.waiting import acts, duties, news
from tests import cast
from tests.domain.duties.test_duties import prepared
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.django_db
TRAIN = "The parties will train 300 pilots every year."


@pytest.fixture
def table(meridian, db) -> Table:
    return Table()


def kinds(table: Table, name: str) -> list[str]:
    return [
        one.kind
        for one in duties(table.actor(name), at=table.at)
        if one.on[0] == "draft" and one.kind != "translate"
    ]


def test_what_is_not_sent_waits_for_its_own_delegation_while_a_round_closes_soon(table):
    table.open()
    made = table.write("Dora", paragraph="p4", texts=(TRAIN,))
    assert kinds(table, "Dora") == []  # no round: no date

    closes_at = table.at + dt.timedelta(days=5)
    versions.open_round(
        actor=table.actor("Sena"), identifier=PLAN, closes_at=closes_at, at=table.now()
    )
    assert kinds(table, "Dora") == kinds(table, "Ana") == ["round"]
    for name in ("Bo", "Sena", "Iris", "Otto"):
        assert kinds(table, name) == []

    proposing.to_capital(
        actor=table.actor("Dora"), identifier=PLAN, proposal=made.pk, at=table.now()
    )
    assert kinds(table, "Dora") == []
    assert kinds(table, "Ana") == ["capital"]
    assert [one.by for one in duties(table.actor("Ana"), at=table.at) if one.kind == "capital"] == [
        closes_at
    ]


def test_a_round_that_closes_late_asks_for_nothing_yet(table):
    table.open()
    table.write("Dora", paragraph="p4", texts=(TRAIN,))
    versions.open_round(
        actor=table.actor("Sena"),
        identifier=PLAN,
        closes_at=table.at + dt.timedelta(days=30),
        at=table.now(),
    )
    assert kinds(table, "Dora") == []


def test_a_silence_waits_for_who_speaks_until_they_said_something_or_it_is_over(table):
    table.open(languages=("en",))
    expires_at = table.at + dt.timedelta(days=3)
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=expires_at,
        withholds_names=True,
        at=table.now(),
    )
    assert kinds(table, "Ana") == kinds(table, "Bo") == ["silence"]
    for name in ("Dora", "Sena", "Otto"):
        assert kinds(table, name) == []

    positions.take(actor=table.actor("Ana"), identifier=PLAN, stance="accepts", at=table.now())
    assert kinds(table, "Ana") == []
    assert kinds(table, "Bo") == ["silence"]
    table.at = expires_at
    assert kinds(table, "Bo") == []


def test_nothing_is_asked_for_more_than_seventeen_queries(table, django_assert_max_num_queries):
    for number in range(5):
        table.open(f"plan-{number}")
        table.write("Ana", draft=f"plan-{number}", paragraph="p4", texts=(TRAIN,))
    actor = table.actor("Ana")

    with django_assert_max_num_queries(17):
        duties(actor, at=table.at)


def test_who_holds_a_role_in_an_organ_alone_reads_of_no_act_on_what_belongs_to_another(table):
    for organ, name in (("ports", "Kim"), ("learning", "Lee")):
        person = cast.Person.objects.create(
            email=cast.address(name), password="!", name=name, joined_at=table.at
        )
        cast.appoint(
            person,
            forum="meridian",
            code="XA",
            kind="party",
            role="delegate",
            at=table.at,
            body=organ,
        )
        table.cast.persons[name] = person
    table.open(body="ports")
    table.write("Dora", paragraph="p4", texts=(TRAIN,))
    prepared(table.actor("Dora"))

    def told(name: str) -> set[str]:
        actor = table.actor(name)
        happened = news(actor, public=0, confidential=0).confidential
        assert happened == acts(actor)
        return {one.act for one in happened}

    assert told("Dora") >= {"draft:write", "submission:prepare"}
    assert told("Kim") == {"draft:write"}
    assert told("Lee") == set()
