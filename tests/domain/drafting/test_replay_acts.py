"""What of a draft's acts others may look at."""

import pytest

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions, deciding, versions
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.past import acts_of, version_document
from consenso.domain.drafting.past import versions as versions_of
from consenso.domain.drafting.queries import ParagraphRow, standing
from consenso.domain.drafting.replay import (
    Film,
    acts_shown,
    course,
    phrases,
    standing_of,
)
from consenso.domain.drafting.replay_paragraph import of_paragraph
from tests.negotiating import PLAN

pytestmark = pytest.mark.django_db


def test_what_was_written_before_the_draft_was_circulated_is_in_no_act_that_others_see(table):
    row = table.begin()
    sena = table.actor("Sena")
    about = About(kind="plan", title={"en": "Plan"}, language="en")
    for words in ("A hidden first try.", "We shall meet."):
        row = actions.prepare(
            actor=sena,
            identifier=PLAN,
            revision=row.revision,
            about=about,
            paragraphs=[ParagraphRow("", "paragraph", "1", 0, words)],
            at=table.now(),
        )
    assert [act.verb for act in acts_shown(row)] == ["begin", "prepare", "prepare"]
    row = actions.circulate(actor=sena, identifier=PLAN, at=table.now())
    table.propose("Ana", paragraph="p1", texts=("We should meet.",))

    shown = acts_shown(row)

    assert [(act.number, act.verb) for act in shown] == [(4, "circulate"), (5, "send")]
    assert "hidden first" not in str(shown)
    film = Film()
    for act in shown:
        film.show(act)
    assert film.standing().base == standing(row.id).base
    assert [one.number for one in phrases(shown, "p1")] == [4]
    assert len(acts_of(row.id)) == 5


def test_a_version_is_read_as_it_stood(table):
    row = table.open()
    table.propose("Ana", paragraph="p4", texts=("The parties will train 300 pilots.",))
    versions.circulate_version(
        actor=table.actor("Sena"), identifier=PLAN, kind="rolling", at=table.now()
    )
    table.propose("Bo", "deletion", paragraph="p3")
    latest = versions_of(row.id)[0]

    found = standing_of(version_document(row.id, latest.number), latest.at)

    assert [one.paragraph for one in found.proposals] == ["p4"]
    assert found.base == standing(row.id).base


def test_nobody_presides_over_a_draft_that_nobody_else_sees(table):
    table.begin()
    sena = table.actor("Sena")

    for act in (
        lambda: actions.close(actor=sena, identifier=PLAN, reason="No.", at=table.now()),
        lambda: versions.circulate_version(
            actor=sena, identifier=PLAN, kind="rolling", at=table.now()
        ),
    ):
        with pytest.raises(NotAllowed):
            act()

    assert table.draft().state == "prepared"


def test_one_paragraph_took_as_long_by_its_own_acts_as_by_all(table):
    row = table.open()
    table.propose("Ana", paragraph="p4", texts=("The parties will train 300 pilots.",))
    table.propose("Bo", "merge", paragraph="p3", others=("p4",), texts=("The parties shall act.",))
    table.propose("Cleo", "addition", after="p4", texts=("Ships are welcome.",))
    made = table.propose("Dan", "deletion", paragraph="p6")
    deciding.decline(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p6"),
        at=table.now(),
    )
    acts = acts_of(row.id)
    took = {one.paragraph: one for one in course(acts)[1]}

    for one in ("p2", "p3", "p4", "p6"):
        found = {found.paragraph: found for found in course(of_paragraph(acts, one))[1]}
        assert found[one] == took[one]
    assert took["p6"].took is not None
    assert took["p3"].agreed_at is None
