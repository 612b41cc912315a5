"""A draft in preparation is thrown away: its words are gone, what was done is in the confidential ledger, and nobody else learns of it."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act, Paragraph
from consenso.domain.ledger.models import ConfidentialEntry, Entry
from consenso.domain.ledger.queries import broken
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(meridian):
    return Table()


def discard(table, name, revision):
    given = {"identifier": PLAN, "revision": revision, "at": table.now()}
    return actions.discard(actor=table.actor(name), **given)


def test_words_are_gone_and_the_ledger_keeps_what_was_done(table):
    head = table.begin().head
    n_public = Entry.objects.count()

    discard(table, "Sena", 1)

    assert not Paragraph.objects.exists()
    assert not Act.objects.exists()
    with pytest.raises(NotFound):
        table.draft()
    began, last = ConfidentialEntry.objects.filter(subject_id=PLAN).order_by("number")
    assert (began.act, last.act, last.level) == ("draft:begin", "draft:discard", "secretariat")
    assert (last.payload["revision"], last.payload["digest"]) == (1, head)
    assert broken(table.forum, book="confidential") is None
    assert Entry.objects.count() == n_public


def test_draft_of_the_same_id_begins_anew(table):
    table.begin()
    old, _ = composed(table.draft())
    discard(table, "Sena", 1)

    table.begin(words=[("paragraph", "1", "Other words.")])
    now, _ = composed(table.draft())

    assert len(old.paragraphs) == 6
    assert [one.text for one in now.paragraphs] == ["Other words."]
    assert broken(table.forum, book="confidential") is None


def test_draft_that_was_changed_or_circulated_stays(table):
    table.begin()
    with pytest.raises(DraftHasChanged):
        discard(table, "Sena", 0)
    with pytest.raises(NotFound):
        discard(table, "Ana", 1)

    actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())

    with pytest.raises(NotAllowed):
        discard(table, "Sena", 2)
    assert table.draft().state == "open"
