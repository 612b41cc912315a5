"""What anyone in public proposes: it lands with the secretariat, and nothing but a hash ties it to who proposed it."""

import pytest

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.queries import hashed
from consenso.domain.ledger.models import Entry
from consenso.domain.ledger.queries import credits_of
from consenso.domain.record.actions import NothingChanged
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import by_receipt, versions
from consenso.domain.submissions.thanks import no_longer_credited
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import (
    REASON,
    RECEIPT,
    SOURCES,
    both_chains_hold,
    document_of,
    last_entry,
    proposed,
    public_words,
    revised,
    signer,
)

MEETING = ("meeting", "council-1")


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


def corrected(people, row):
    """Return the proposal after the secretariat has made what it asks for, and published it."""
    sena = people.actor("Sena")
    row = revised(sena, row, document=row.document | {"ordinal": 5})
    return actions.publish(actor=sena, identifier=row.id, version=row.version, at=AT)


def test_proposal_lands_with_the_secretariat(people):
    row = proposed(credit="  Qzx Reader ")

    assert (row.state, row.level, row.what) == ("open", "secretariat", "changed")
    assert (row.delegation, row.delegation_id, row.is_from_public) == ("", None, True)
    assert (row.document, row.base) == (document_of(MEETING), digest_of(document_of(MEETING)))
    assert (row.body, row.credit) == ("council", "Qzx Reader")
    who = ("Ana", "Dora", "Iris", "Bo", "Otto", "Vera", "Mia")
    assert not any(seen_by(people.actor(name)).exists() for name in who)
    assert seen_by(people.actor("Sena")).get().pk == row.id


def test_ledger_keeps_nothing_of_who_proposed_it(people):
    row = proposed()
    entry = last_entry()

    assert (entry.act, entry.by, entry.level, entry.delegation) == (
        *("submission:propose", "public", "secretariat"),
        "",
    )
    assert "Qzx" not in str(entry.payload)
    assert RECEIPT not in str(entry.payload)
    assert signer("confidential", entry.number) is None
    assert [(one.by, one.person) for one in versions(row.id)] == [("public", "")]


def test_what_came_of_it_is_found_by_its_receipt(people):
    row = proposed()

    assert by_receipt(RECEIPT) == row
    done = corrected(people, row)
    assert by_receipt(RECEIPT) == done
    assert (done.state, done.entry) == ("published", 2)


@pytest.mark.parametrize("receipt", ["", hashed("another"), "known to the proposer alone"])
def test_no_other_receipt_finds_it(people, receipt):
    proposed()
    proposed(receipt="")

    with pytest.raises(NotFound):
        by_receipt(receipt)


def test_who_proposed_it_is_thanked_beside_the_ledger(people):
    done = corrected(people, proposed())
    entry = Entry.objects.get(forum=FORUM, number=done.entry)

    assert credits_of(FORUM, [done.entry]) == {done.entry: "Qzx Reader"}
    assert (entry.by, entry.payload) == (
        "secretariat",
        {"reason": REASON, "sources": list(SOURCES)},
    )
    assert "Qzx" not in public_words()
    assert RECEIPT not in public_words()

    assert no_longer_credited(forum=FORUM, number=done.entry) == "Qzx Reader"

    assert credits_of(FORUM, [done.entry]) == {}
    assert Submission.objects.get(pk=done.id).credit == ""
    with pytest.raises(NotFound):
        no_longer_credited(forum=FORUM, number=done.entry)
    assert both_chains_hold()


def test_who_does_not_wish_to_be_thanked_is_not(people):
    done = corrected(people, proposed(credit="  "))

    assert credits_of(FORUM, [done.entry]) == {}


def test_words_alone_change_nothing(people):
    """A proposal says what is wrong; the secretariat makes the correction before it publishes."""
    row = proposed()

    with pytest.raises(NothingChanged):
        actions.publish(actor=people.actor("Sena"), identifier=row.id, version=1, at=AT)
    assert by_receipt(RECEIPT).is_open


@pytest.mark.parametrize(
    ("forum", "identifier"), [(FORUM, "council-9"), ("isles", "council-1"), (FORUM, "")]
)
def test_only_what_is_there_can_be_corrected(people, forum, identifier):
    with pytest.raises(NotFound):
        actions.propose_publicly(
            forum=forum,
            kind="meeting",
            identifier=identifier,
            reason=REASON,
            sources=SOURCES,
            credit="",
            receipt="",
            at=AT,
        )
    assert not Submission.objects.exists()
