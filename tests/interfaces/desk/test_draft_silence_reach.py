"""Pages of a silence that does not reach every addressee: who is told, what to do, and what all read afterwards."""

import datetime as dt
import re

import pytest

from consenso.domain.accounts.models import Appointment
from consenso.domain.drafting import silence
from tests.domain.adoption.ready import ready
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
PAGE = f"{DRAFT}silence/"
NOBODY = "Nobody can object for 1 delegation"


@pytest.fixture
def table(db) -> Table:
    made = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    ready(made, presided_by="XB")
    made.at = dt.datetime.now(dt.UTC)
    Appointment.objects.filter(person=made.cast.person("Cleo")).update(until_at=made.at)
    return made


def quiet(table: Table) -> dt.datetime:
    table.at = dt.datetime.now(dt.UTC)
    ends = table.at + dt.timedelta(days=5)
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=ends,
        withholds_names=False,
        at=table.at,
    )
    return ends


def test_before_it_is_opened_who_presides_is_warned_and_told_what_to_do(table):
    day = (table.at + dt.timedelta(days=9)).date()
    for address in (PAGE, f"{PAGE}open/", f"{PAGE}open/?day={day}&time=18:00"):
        sena, bo = (words(as_(table, name).get(address)) for name in ("Sena", "Bo"))

        assert NOBODY in sena
        assert "<strong>Cordillera</strong>: Nobody acts for it here." in sena
        assert "/en/desk/meridian/people/invite/?delegation=XC" in sena
        assert "Invite its head of delegation. The secretariat invites people." in bo
        assert "people/invite/" not in bo
    assert NOBODY not in words(as_(table, "Ana").get(PAGE))


def test_where_all_are_reached_nobody_is_warned(table):
    Appointment.objects.filter(person=table.cast.person("Cleo")).update(until_at=None)

    assert "Nobody can object" not in words(as_(table, "Sena").get(f"{PAGE}open/"))


def test_all_read_whom_it_did_not_reach_and_who_presides_who_still_cannot_object(table):
    quiet(table)
    told = "When it was opened, nobody could object for: Cordillera."

    assert told in words(as_(table, "Ana").get(PAGE))
    assert told in words(as_(table, "Sena").get(PAGE))
    assert NOBODY in words(as_(table, "Sena").get(PAGE))
    assert NOBODY not in words(as_(table, "Ana").get(PAGE))
    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))
    assert "nobody could object for: Cordillera" in replay
    Appointment.objects.filter(person=table.cast.person("Cleo")).update(until_at=None)
    assert NOBODY not in words(as_(table, "Sena").get(PAGE))
    assert told in words(as_(table, "Sena").get(PAGE))


def test_the_delegation_that_presides_sees_who_was_shown_it(table):
    quiet(table)
    as_(table, "Ana").get(PAGE)

    bo, dan = (words(as_(table, name).get(PAGE)) for name in ("Bo", "Dan"))

    assert "when each first saw it" in bo
    assert bo.count("not yet") == 3
    assert "when each first saw it" not in dan
    assert dan.count("not yet") == 0


def test_why_it_ends_later_and_why_it_was_stopped_is_asked_and_told(table):
    later = (quiet(table) + dt.timedelta(days=1)).isoformat()
    sena, ana = as_(table, "Sena"), as_(table, "Ana")

    without = sena.post(f"{PAGE}extend/", {"until": later})
    assert without.status_code == 422
    assert "Say why it ends later" in words(without)
    sena.post(f"{PAGE}extend/", {"until": later, "reason": "A holiday."})
    for address in (PAGE, DRAFT):
        assert ": A holiday." in words(ana.get(address))
    sena.post(f"{PAGE}stop/", {"words": "A page was missing."})

    shown, replay = words(ana.get(PAGE)), words(ana.get(f"{DRAFT}replay/"))
    for said in ("A holiday.", "A page was missing."):
        assert said in shown
        assert said in replay
    assert "Stopped because" in shown
    assert re.search(
        r"The last silence was stopped, .*: A page was missing\.", words(ana.get(DRAFT))
    )
    assert "The chair stopped the silence: A page was missing." in replay


def test_why_a_round_has_another_deadline_is_told(table):
    sena = as_(table, "Sena")
    sena.post(f"{DRAFT}versions/", {"do": "open", "closes_at": "2099-03-09T18:00"})
    later = {"do": "extend", "closes_at": "2099-03-10T18:00", "reason": "A feast day."}
    sena.post(f"{DRAFT}versions/", later)

    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))

    told = "set another deadline for round 1, 10 March 2099, 18:00 (UTC): A feast day."
    assert told in replay
