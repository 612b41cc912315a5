"""What is cleared for the public from a moment on: it is published then, once, or it waits for who cleared it."""

import datetime as dt

import pytest

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import NotAllowed, abilities
from consenso.domain.accounts.models import Person
from consenso.domain.ledger.models import Entry
from consenso.domain.record.actions import amend
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.actions import SubmissionIsClosed
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import due_releases, narrowed, submission
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import (
    REASON,
    SOURCES,
    both_chains_hold,
    document_of,
    held,
    last_entry,
    prepared,
    revised,
    signer,
)

NOON = AT + dt.timedelta(hours=3)
A_SECOND = dt.timedelta(seconds=1)


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


def cleared(actor, row, *, until: dt.datetime = NOON, at: dt.datetime = AT):
    return actions.embargo(
        actor=actor, identifier=row.id, version=row.version, release_at=until, at=at
    )


def released(row, *, at: dt.datetime = NOON):
    return actions.release_due(at=at, forum=FORUM, identifier=row.id)


def changed_meanwhile(words: str = "Meanwhile.") -> None:
    amend(
        forum=FORUM,
        kind="statement",
        identifier="opening-2019",
        document=document_of() | {"note": {"en": words}},
        base=digest_of(document_of()),
        at=AT,
        by="secretariat",
        reason="Because.",
        sources=SOURCES,
    )


def waiting_for(actor) -> list[int]:
    can = abilities(actor)
    rows = narrowed(
        seen_by(actor),
        which="waiting",
        delegation=actor.delegation.id,
        decides=can.decides,
        shares=can.shares,
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))


def test_it_keeps_its_level_until_its_moment(people):
    ana = people.actor("Ana")
    row = cleared(ana, prepared(ana))
    before = held()

    assert (row.state, row.level, row.release_at) == ("open", "delegation", NOON)
    assert due_releases(NOON - A_SECOND) == ()
    assert released(row, at=NOON - A_SECOND) is None
    assert held() == before


def test_it_is_published_at_its_moment_for_who_cleared_it(people):
    dora, ana = people.actor("Dora"), people.actor("Ana")
    row = cleared(ana, prepared(dora))

    assert due_releases(NOON) == ((FORUM, row.id),)
    done = released(row)

    assert (done.state, done.level, done.decided_at) == ("published", "public", NOON)
    assert document_of() == row.document
    entry = Entry.objects.get(forum=FORUM, number=done.entry)
    assert (entry.act, entry.by, entry.at) == ("record:correct", "XA", NOON)
    assert entry.payload == {"reason": REASON, "sources": list(SOURCES)}
    assert signer("public", done.entry) == ana.person
    told = last_entry()
    assert (told.act, told.by, told.payload["entry"]) == ("submission:release", "clock", done.entry)
    assert signer("confidential", told.number) is None  # no hand: a clock's
    assert both_chains_hold()


def test_it_is_published_once(people):
    ana = people.actor("Ana")
    row = cleared(ana, prepared(ana))
    released(row)
    before = held()

    assert released(row) is None
    assert released(row, at=NOON + A_SECOND) is None
    assert due_releases(NOON + A_SECOND) == ()
    assert held() == before


@pytest.mark.parametrize("until", [AT, AT - A_SECOND])
def test_moment_that_is_past_publishes_now(people, until):
    ana = people.actor("Ana")

    row = cleared(ana, prepared(ana), until=until)

    assert (row.state, row.release_at, last_entry().act) == (
        "published",
        None,
        "submission:publish",
    )


def test_who_may_not_publish_may_not_clear(people):
    row = prepared(people.actor("Dora"))

    for until in (NOON, AT):
        with pytest.raises(NotAllowed):
            cleared(people.actor("Dora"), row, until=until)


def test_moment_can_be_set_again(people):
    ana = people.actor("Ana")
    row = cleared(ana, cleared(ana, prepared(ana)), until=NOON + A_SECOND)

    assert released(row) is None
    assert released(row, at=NOON + A_SECOND).state == "published"


@pytest.mark.parametrize("last", ["publish", "decline", "withdraw"])
def test_what_is_decided_before_its_moment_is_not_released(people, last):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    row = prepared(ana)
    row = cleared(ana, actions.send(actor=ana, identifier=row.id, at=AT))
    if last == "publish":
        actions.publish(actor=ana, identifier=row.id, version=1, at=AT)
    elif last == "decline":
        actions.decline(actor=sena, identifier=row.id, decision="No.", at=AT)
    else:
        actions.withdraw(actor=ana, identifier=row.id, at=AT)
    before = held()

    if last != "publish":  # what was published keeps when it was meant to be
        assert submission(FORUM, row.id).release_at is None
    assert due_releases(NOON) == ()
    assert released(row) is None
    assert held() == before
    with pytest.raises(SubmissionIsClosed):
        cleared(ana, row)


@pytest.mark.parametrize(
    ("hinder", "trouble"),
    [
        (changed_meanwhile, "record.object_has_changed"),
        (lambda: None, "record.nothing_changed"),
        (lambda: None, "record.broken"),
    ],
    ids=["changed", "is so", "broken"],
)
def test_what_hinders_it_is_kept_and_waits_for_who_cleared_it(people, hinder, trouble):
    ana, now = people.actor("Ana"), document_of()
    of = {"record.nothing_changed": now, "record.broken": now | {"meeting": "council-9"}}
    row = cleared(ana, prepared(ana, **({"document": of[trouble]} if trouble in of else {})))
    hinder()
    n_public = Entry.objects.filter(forum=FORUM).count()

    done = released(row)

    assert (done.state, done.level, done.trouble) == ("open", "delegation", trouble)
    assert (done.document, done.changed_at) == (row.document, NOON)
    assert submission(FORUM, row.id) == done
    assert (last_entry().act, last_entry().by) == ("submission:hold", "clock")
    assert Entry.objects.filter(forum=FORUM).count() == n_public
    assert waiting_for(ana) == [row.id]
    assert both_chains_hold()
    before = held()
    assert due_releases(NOON + A_SECOND) == ()
    assert released(row, at=NOON + A_SECOND) is None  # not tried again and again
    assert held() == before


def test_what_the_secretariat_cleared_waits_for_the_secretariat(people):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    row = actions.send(actor=ana, identifier=prepared(ana).id, at=AT)
    assert waiting_for(sena) == [row.id]
    cleared(sena, row)
    assert waiting_for(sena) == []  # nothing is to be done until its moment
    changed_meanwhile()

    released(row)

    assert waiting_for(sena) == [row.id]
    assert waiting_for(ana) == [row.id]


def test_what_was_hindered_is_mended_and_cleared_anew(people):
    ana = people.actor("Ana")
    row = cleared(ana, prepared(ana, "Mine."))
    changed_meanwhile()
    row = released(row)
    assert row.trouble

    row = revised(ana, row, base=digest_of(document_of()))
    assert (row.trouble, row.release_at) == ("", None)
    row = released(cleared(ana, row, until=NOON + A_SECOND, at=NOON), at=NOON + A_SECOND)

    assert (row.state, document_of()["note"]) == ("published", {"en": "Mine."})


def test_who_cleared_it_is_erased_and_it_is_published_all_the_same(people):
    ana = people.actor("Ana")
    row = cleared(ana, prepared(people.actor("Dora")))
    Person.objects.filter(pk=ana.person).update(is_active=False)
    Submission.objects.filter(pk=row.id).update(release_person=None)  # as the database does then

    done = released(row)

    assert Entry.objects.get(forum=FORUM, number=done.entry).by == "XA"
    assert signer("public", done.entry) is None
