"""What counts as agreed: not what a link or an objection holds up; and what each delegation has, day by day."""

import datetime as dt

import pytest

from consenso.core import wording
from consenso.domain.drafting import actions, deciding, positions, sending
from consenso.domain.drafting.agreed import figures_at, figures_now
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.replay import at_revision, course
from consenso.domain.drafting.replay_paragraph import of_paragraph
from consenso.domain.drafting.shares import shares
from tests.negotiating import PLAN, Table

SHOULD = "The parties should open their harbours to all ships by 2035."


@pytest.fixture
def table(meridian, db) -> Table:
    made = Table()
    made.open()
    return made


def agreed(table):
    row = table.draft()
    found = figures_now(row, *composed(row))
    return found.agreed, found.paragraphs


def says(table, name, stance, paragraph, words=""):
    positions.take(
        actor=table.actor(name),
        identifier=PLAN,
        stance=stance,
        paragraph=paragraph,
        words=words,
        at=table.now(),
    )


def link(table, *paragraphs, name="package"):
    actions.link(
        actor=table.actor("Sena"),
        identifier=PLAN,
        paragraphs=paragraphs,
        name=name,
        at=table.now(),
    )


def test_what_is_linked_to_an_open_paragraph_is_not_agreed(table):
    assert agreed(table) == (6, 6)
    link(table, "p3", "p4", "p6")
    assert agreed(table) == (6, 6)

    made = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    assert agreed(table) == (3, 6)
    link(table, "p6", name="")
    assert agreed(table) == (4, 6)
    sending.withdraw(actor=table.actor("Ana"), identifier=PLAN, proposal=made.pk, at=table.now())

    assert agreed(table) == (6, 6)


def test_what_is_objected_to_is_not_agreed_nor_what_is_linked_to_it(table):
    says(table, "Bo", "objects", "p4", "Not 200.")
    assert agreed(table) == (5, 6)
    link(table, "p4", "p6")
    assert agreed(table) == (4, 6)
    says(table, "Cleo", "reserves", "p3", "Our means are small.")
    assert agreed(table) == (4, 6)

    says(table, "Bo", "accepts", "p4")

    assert agreed(table) == (6, 6)


def test_the_course_and_a_look_back_count_the_same_at_every_act(table):
    link(table, "p3", "p4")
    made = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    says(table, "Bo", "objects", "p6", "We have no schools.")
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )
    since = table.at
    says(table, "Bo", "accepts", "p6")
    row = table.draft()
    acts = acts_of(row.id)
    points, took = course(acts)
    shown = next(act.number for act in acts if act.verb == "circulate")

    counted = {one.number: one.agreed for one in points}
    last = 0
    for act in acts:
        last = counted.get(act.number, last)
        if act.number < shown:
            continue
        standing = at_revision(row, act.number)
        bracketed = wording.compose_draft(standing.base, standing.asked())
        if standing.paragraphs:
            assert figures_at(row, act.number, standing, bracketed).agreed == last, act.verb
    assert [one.agreed for one in points] == [6, 4, 3, 5, 6]
    by_id = {one.paragraph: one for one in took}
    assert by_id["p4"].agreed_at == since
    assert by_id["p6"].agreed_at == table.at
    for name in ("p3", "p4", "p6"):
        (own,) = [one for one in course(of_paragraph(acts, name))[1] if one.paragraph == name]
        assert (own.since_at, own.agreed_at) == (by_id[name].since_at, by_id[name].agreed_at)


def test_each_delegation_has_its_proposals_and_positions_day_by_day(table):
    first = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p4", texts=("The parties will train 300 pilots every year.",))
    table.propose("Bo", "merge", paragraph="p4", others=("p6",), texts=("All of it.",))
    sending.join(actor=table.actor("Cleo"), identifier=PLAN, proposal=first.pk, at=table.now())
    says(table, "Dan", "reserves", "p3", "Means.")
    says(table, "Dan", "ad_ref", "p4")
    says(table, "Eva", "explains", "p3", "We read it so.")
    table.write("Dora", paragraph="p6", texts=("A word that nobody sent.",))
    table.at += dt.timedelta(days=2)
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=first.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )
    says(table, "Dan", "objects", "p3", "No.")
    says(table, "Dan", "accepts", "p4")
    acts = acts_of(table.draft().id)

    one, two = shares(acts, ("XA", "XB", "XC", "XD", "XE", "XF"))

    assert two.number == table.draft().revision
    assert (two.on - one.on).days == 2
    then = {each.delegation: each for each in one.shares}
    now = {each.delegation: each for each in two.shares}
    assert list(now) == ["XA", "XB", "XC", "XD", "XE", "XF"]
    assert (then["XA"].open, then["XA"].paragraphs) == (1, 1)
    assert (then["XC"].open, then["XC"].met) == (1, 0)
    assert then["XB"].paragraphs == 2
    assert (then["XD"].reserves, then["XD"].for_now, then["XD"].accepts) == (1, 1, 0)
    assert then["XE"].accepts == 1
    assert (now["XA"].open, now["XA"].met, now["XA"].paragraphs) == (0, 1, 0)
    assert (now["XC"].open, now["XC"].met) == (0, 0)
    assert (now["XD"].objects, now["XD"].accepts, now["XD"].reserves) == (1, 1, 0)
    assert {getattr(now["XF"], what) for what in now["XF"].__slots__[1:]} == {0}
