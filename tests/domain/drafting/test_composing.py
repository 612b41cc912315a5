"""What a process remembers of drafts is keyed by their heads: another process's acts are read, and only what they name."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from consenso.core import wording
from consenso.core.remembered import Remembered
from consenso.domain.drafting import actions, composing, deciding
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act
from consenso.domain.drafting.queries import standing
from tests.domain.drafting.laws import remembering
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(meridian):
    return Table()


@pytest.fixture
def elsewhere():
    """What another process remembers."""
    return Remembered(16), Remembered(16)


def sent(table, name, paragraph, words):
    table.propose(name, paragraph=paragraph, texts=(words,))


def decided(table, paragraph):
    path, _ = next(wording.places(table.item(paragraph).segments))
    deciding.resolve(
        actor=table.actor("Sena"),
        identifier=PLAN,
        paragraph=paragraph,
        seal=table.seal(paragraph),
        path=path,
        decision=1,
        at=table.now(),
    )


def read(table, elsewhere):
    """Return how the draft stands for another process, and how often that asked the database."""
    row = table.draft()
    with remembering(elsewhere), CaptureQueriesContext(connection) as seen:
        now, bracketed = composed(row)
    assert now == standing(row.id)
    assert bracketed == now.composed()
    return now, len(seen)


def test_what_an_act_of_another_process_did_not_name_is_not_read_again(table, elsewhere):
    table.open()
    sent(table, "Ana", "p3", "They may open their harbours.")
    sent(table, "Bo", "p4", "They train nobody.")
    before, _ = read(table, elsewhere)

    sent(table, "Cleo", "p4", "They train all.")
    after, n_queries = read(table, elsewhere)

    assert [one.number for one in after.proposals] == [1, 2, 3]
    assert after.proposals[0] is before.proposals[0]
    assert after.paragraphs == before.paragraphs
    assert (
        n_queries == 4
    )  # the acts, what they name, who stands behind it, and whether that is the last
    assert read(table, elsewhere)[1] == 0


def test_decided_words_and_what_became_of_proposals_are_read(table, elsewhere):
    table.open()
    sent(table, "Ana", "p3", "The parties may open their harbours to all ships by 2035.")
    before, _ = read(table, elsewhere)

    decided(table, "p3")
    sent(table, "Bo", "p4", "They train nobody.")
    after, _ = read(table, elsewhere)

    assert before.text_of("p3") != after.text_of("p3")
    assert [one.number for one in after.proposals] == [2]


def test_act_that_leaves_the_words_as_they_are_composes_nothing(table, elsewhere):
    table.open()
    sent(table, "Ana", "p3", "They may open their harbours.")
    before, _ = read(table, elsewhere)
    given = {"actor": table.actor("Sena"), "identifier": PLAN, "at": table.now()}
    actions.take_in_hand(**given, paragraph="p3")

    row = table.draft()
    with remembering(elsewhere):
        old = composing._latest.get(row.id).bracketed
        now, bracketed = composed(row)

    assert now is before
    assert bracketed is old


def test_memory_of_another_chain_is_not_built_on(table, elsewhere):
    """As after a database was set back to an earlier copy, where other acts followed."""
    table.open()
    with transaction.atomic():
        sent(table, "Ana", "p3", "They may open their harbours.")
        read(table, elsewhere)
        transaction.set_rollback(True)

    sent(table, "Bo", "p4", "They train nobody.")
    sent(table, "Bo", "p3", "They close their harbours.")
    now, _ = read(table, elsewhere)

    assert {one.by for one in now.proposals} == {("XB",)}


def test_who_was_away_for_long_reads_anew(table, elsewhere, monkeypatch):
    monkeypatch.setattr(composing, "MOST_ACTS", 2)
    table.open()
    before, _ = read(table, elsewhere)
    for words in ("They train nobody.", "They train all.", "They train some."):
        sent(table, "Bo", "p4", words)

    now, _ = read(table, elsewhere)

    assert now.paragraphs[0] is not before.paragraphs[0]
    assert Act.objects.filter(draft_id=table.draft().id).count() > 3
