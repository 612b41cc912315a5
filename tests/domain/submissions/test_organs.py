"""A role in one organ of the forum holds on what belongs to it, before a change and after it, and on nothing else."""

import pytest

from consenso.domain.accounts.access import Actor, NotAllowed, let_in
from consenso.domain.accounts.models import Person
from consenso.domain.submissions import actions
from consenso.domain.submissions.models import Submission
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import STATEMENT, document_of, held, prepared, revised


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


@pytest.fixture(scope="module")
def chair(people) -> Actor:
    """Who chairs the Council, and nothing else."""
    person = Person.objects.create(email="cleo@example.org", name="Cleo", joined_at=AT)
    of = {"code": "secretariat", "kind": "secretariat", "role": "chair", "body": "council"}
    cast.appoint(person, forum=FORUM, at=AT, **of)
    return let_in(person, forum=FORUM, at=AT)


def test_who_chairs_an_organ_keeps_what_belongs_to_it(people, chair):
    row = actions.share(actor=chair, identifier=prepared(chair).id, at=AT)
    assert actions.publish(actor=chair, identifier=row.id, version=1, at=AT).state == "published"

    ana = people.actor("Ana")
    sent = actions.send(actor=ana, identifier=prepared(ana, "Another.").id, at=AT)
    done = actions.decline(actor=chair, identifier=sent.id, decision="No.", at=AT)
    assert done.state == "declined"


@pytest.mark.parametrize(
    ("on", "change"),
    [
        (("area", "sea"), {}),  # of no organ
        (("statement", "letter-2022"), {"meeting": "council-1"}),  # would be drawn to it
        (("meeting", "ports-forum-2023"), {"series": "council"}),
        (STATEMENT, {"meeting": "ports-forum-2023"}),  # would be taken from it
        (("meeting", "council-1"), {"series": "ports-forum"}),
    ],
    ids=["none", "statement to", "meeting to", "statement from", "meeting from"],
)
def test_who_chairs_an_organ_changes_nothing_else(chair, on, change):
    with pytest.raises(NotAllowed):
        prepared(chair, on=on, document=document_of(on) | change)
    assert not Submission.objects.exists()


def test_who_chairs_an_organ_revises_nothing_out_of_it(people, chair):
    row = prepared(chair)
    away = row.document | {"meeting": "ports-forum-2023"}
    before = held()

    with pytest.raises(NotAllowed):
        revised(chair, row, document=away)

    assert held() == before
    assert revised(people.actor("Sena"), row, document=away).body == ""
