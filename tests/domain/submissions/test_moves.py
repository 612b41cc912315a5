"""Each move of a submission: what it changes, what the ledgers keep of it, and when it is refused."""

import datetime as dt
from dataclasses import asdict

import pytest

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.accounts.models import Person
from consenso.domain.ledger import queries as ledger
from consenso.domain.ledger.models import Entry
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by, versions_seen
from consenso.domain.submissions.actions import SubmissionHasChanged, SubmissionIsClosed
from consenso.domain.submissions.grounds import SourceIsMissing
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import due_releases, submission, versions
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import (
    REASON,
    SOURCES,
    STATEMENT,
    both_chains_hold,
    document_of,
    held,
    last_entry,
    prepared,
    public_words,
    revised,
    signer,
)

NOW = AT + dt.timedelta(hours=1)
LATER = AT + dt.timedelta(days=1)
ALL_MOVES = ("revise", "ready", "send", "share", "publish", "embargo", "decline", "withdraw")


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


def move(name: str, who, row, **more):
    """Do one of the moves with a submission, NOW."""
    if name == "revise":
        return revised(who, row, **{"document": row.document, "at": NOW} | more)
    given = {
        "publish": {"version": row.version},
        "embargo": {"version": row.version, "release_at": LATER},
        "decline": {"decision": "The source says four."},
    }
    return getattr(actions, name)(
        actor=who, identifier=row.id, **{"at": NOW} | given.get(name, {}) | more
    )


def differs(before, after) -> dict:
    old, new = asdict(before), asdict(after)
    return {name: value for name, value in new.items() if value != old[name]}


def test_prepared_is_open_and_of_the_delegation_alone(people):
    dora, before = people.actor("Dora"), document_of()

    row = prepared(dora, reason="  Its reason.\n")

    assert (row.state, row.level, row.what, row.version) == ("open", "delegation", "changed", 1)
    assert (row.delegation, row.body) == ("XA", "council")
    assert (row.reason, row.sources, row.base) == ("Its reason.", SOURCES, digest_of(before))
    assert (row.entry, row.release_at, row.ready_at, row.decided_at) == (None, None, None, None)
    assert submission(FORUM, row.id) == row
    assert document_of() == before


def test_prepared_is_added_changed_or_removed(people):
    ana, new = people.actor("Ana"), document_of() | {"id": "closing-2019"}
    added = prepared(ana, on=("area", "sea"), document=new, base="")
    taken_out = prepared(ana, document=None)

    assert (added.what, prepared(ana).what, taken_out.what) == ("added", "changed", "removed")
    assert taken_out.body == "council"


# move → who does it, what was done before, what it changes, the level that its entry names
MOVES = {
    "revise": ("Dora", (), {"version": 2, "changed_at": NOW}, "delegation"),
    "ready": ("Dora", (), {"ready_at": NOW, "changed_at": NOW}, "delegation"),
    "send": ("Ana", (), {"level": "secretariat", "changed_at": NOW}, "secretariat"),
    "share": ("Ana", (), {"level": "delegations", "changed_at": NOW}, "delegations"),
    "embargo": ("Ana", (), {"release_at": LATER, "changed_at": NOW}, "delegation"),
    "withdraw": (
        *("Dora", ()),
        {"state": "withdrawn", "decided_at": NOW, "changed_at": NOW},
        "delegation",
    ),
    "decline": (
        *("Sena", ("send",)),
        {
            "state": "declined",
            "decided_at": NOW,
            "changed_at": NOW,
            "decision": "The source says four.",
        },
        "secretariat",
    ),
    "publish": (
        *("Ana", ()),
        {"state": "published", "level": "public", "decided_at": NOW, "changed_at": NOW, "entry": 2},
        "delegations",
    ),
}


def test_table_has_every_move():
    assert set(MOVES) == set(ALL_MOVES)


@pytest.mark.parametrize("name", MOVES)
def test_move_changes_what_it_says_and_makes_one_confidential_entry(people, name):
    who, before_it, changes, level = MOVES[name]
    actor, row = people.actor(who), prepared(people.actor("Dora"))
    for one in before_it:
        row = move(one, people.actor("Ana"), row, at=AT)
    number = last_entry().number

    after = move(name, actor, row)

    assert differs(row, after) == changes
    assert submission(FORUM, row.id) == after
    entry = last_entry()
    assert entry.number == number + 1
    assert (entry.act, entry.by, entry.at) == (f"submission:{name}", actor.code, NOW)
    assert entry.payload == {
        "subject": "submission",
        "subject_id": str(row.id),
        "delegation": "XA",
        "level": level,
        "kind": "statement",
        "id": "opening-2019",
        "version": after.version,
        "digest": digest_of(after.document),
        "state": after.state,
        "release_at": LATER.isoformat() if name == "embargo" else "",
        "entry": after.entry or 0,
    }
    assert signer("confidential", entry.number) == actor.person
    assert Entry.objects.filter(forum=FORUM).count() == (2 if name == "publish" else 1)
    assert both_chains_hold()


def test_entry_of_a_removal_has_no_digest(people):
    prepared(people.actor("Ana"), document=None)

    assert (last_entry().act, last_entry().payload["digest"]) == ("submission:prepare", "")


def test_revision_keeps_what_was_said_before(people):
    dora, ana = people.actor("Dora"), people.actor("Ana")
    first = prepared(dora, "First.")
    document = first.document | {"note": {"en": "Second."}}

    second = revised(ana, first, document=document, reason="Better.", sources=["http://b.example"])
    third = revised(ana, second, document=None)

    told = [(one.number, one.reason, one.sources, one.person) for one in versions(first.id)]
    assert told == [
        (3, "Better.", ("http://b.example",), "Ana"),
        (2, "Better.", ("http://b.example",), "Ana"),
        (1, REASON, SOURCES, "Dora"),
    ]
    assert [one.document for one in versions(first.id)] == [None, document, first.document]
    assert (second.what, third.what, third.body) == ("changed", "removed", "council")


@pytest.mark.parametrize(
    ("moves", "secretariat", "others"),
    [
        (("revise", "send", "revise"), (3, 2), ()),
        (("revise", "send", "revise", "share"), (3, 2), (3,)),
        (("revise", "publish"), (2,), (2,)),
    ],
)
def test_what_a_delegation_wrote_before_it_handed_it_on_stays_its_own(
    people, moves, secretariat, others
):
    ana = people.actor("Ana")
    row = prepared(ana, "Version 1.")
    for name in moves:
        told = {"en": f"Version {row.version + 1}."}
        more = {"document": row.document | {"note": told}} if name == "revise" else {}
        row = move(name, ana, row, **more)

    def seen(name: str) -> tuple[int, ...]:
        actor = people.actor(name)
        if not seen_by(actor).filter(pk=row.id).exists():
            return ()
        return tuple(one.number for one in versions_seen(actor, row))

    assert seen("Ana") == seen("Dora") == tuple(range(row.version, 0, -1))
    assert seen("Sena") == secretariat
    for name in ("Bo", "Otto"):
        assert seen(name) == others


def test_revision_is_cleared_anew(people):
    ana = people.actor("Ana")
    row = move("embargo", ana, prepared(ana))

    row = revised(ana, row, document=row.document | {"note": {"en": "Another."}}, at=NOW)

    stands = Submission.objects.get(pk=row.id)
    assert (row.release_at, stands.released_by, stands.release_person) == (None, "", None)
    assert due_releases(LATER) == ()
    assert actions.release_due(at=LATER, forum=FORUM, identifier=row.id) is None


def test_publication_copies_it_into_the_record(people):
    ana = people.actor("Ana")
    row = move("publish", ana, prepared(ana, "As it was said."))

    assert document_of() == row.document
    entry = Entry.objects.get(forum=FORUM, number=row.entry)
    assert (entry.act, entry.by, entry.at) == ("record:correct", "XA", NOW)
    assert entry.payload == {"reason": REASON, "sources": list(SOURCES)}
    (change,) = ledger.changes_in(FORUM, row.entry).items
    assert (change.kind, change.identifier, change.what) == (*STATEMENT, "changed")
    assert (change.document, change.digest) == (row.document, digest_of(row.document))
    assert signer("public", row.entry) == ana.person


def test_public_ledger_learns_nothing_but_what_is_published(people):
    """Neither persons, nor what it said before, nor how it came there."""
    dora, ana, sena = (people.actor(name) for name in ("Dora", "Ana", "Sena"))
    row = prepared(dora, "Qzxearlier note", reason="Qzxearlier reason", sources=["http://qzx.test"])
    final = row.document | {"note": {"en": "Final note"}}
    row = move("ready", dora, revised(dora, row, document=final, reason="Why", sources=SOURCES))
    row = move("share", ana, move("send", ana, row))
    row = move("publish", sena, move("embargo", sena, row))

    said = public_words()

    assert "Final note" in said
    assert '"payload":{"reason":"Why","sources":["https://example.org/said"]}' in said
    assert '"by":"secretariat"' in said
    for person in Person.objects.all():
        assert person.email not in said
        assert f'"{person.name}"' not in said
    assert "qzx" not in said.lower()
    assert LATER.isoformat()[:10] not in said
    assert Entry.objects.filter(forum=FORUM).count() == 2


def test_reason_of_a_refusal_stays_where_the_delegation_reads_it(people):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    row = move("send", ana, prepared(ana))

    row = move("decline", sena, row, decision=" Qzx no. ")

    assert row.decision == "Qzx no."
    assert Entry.objects.filter(forum=FORUM).count() == 1
    assert "Qzx" not in str(last_entry().payload)


@pytest.mark.parametrize("state", ["published", "declined", "withdrawn"])
@pytest.mark.parametrize("name", ALL_MOVES)
def test_nothing_is_done_with_what_is_over(people, name, state):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    row = move("send", ana, prepared(ana))
    ends = {"published": (sena, "publish"), "declined": (sena, "decline")}
    who, last = ends.get(state, (ana, "withdraw"))
    row = move(last, who, row)
    before = held()

    for actor in (ana, people.actor("Dora"), sena):
        with pytest.raises(SubmissionIsClosed) as error:
            move(name, actor, row)
        assert error.value.row == row
    assert held() == before


@pytest.mark.parametrize(
    ("done", "who", "refused"),
    [
        ((), "Ana", ("ready", "decline")),
        ((), "Dora", ("send", "share", "publish", "embargo", "decline")),
        ((), "Iris", ("ready", "send", "share", "publish", "embargo", "decline", "withdraw")),
        (("ready",), "Dora", ("ready", "send")),
        (("send",), "Ana", ("ready", "send", "decline")),
        (("send",), "Dora", ALL_MOVES),
        (("send",), "Sena", ("ready", "send", "withdraw")),
        (("share",), "Ana", ("ready", "send", "share", "decline")),
        (("share",), "Dora", ALL_MOVES),
        (("share",), "Bo", ALL_MOVES),
        (("share",), "Otto", ALL_MOVES),
        (("share",), "Sena", ("ready", "send", "share", "withdraw")),
    ],
)
def test_move_is_refused_to_who_may_look_only(people, done, who, refused):
    row = prepared(people.actor("Dora"))
    for one in done:
        row = move(one, people.actor("Dora" if one == "ready" else "Ana"), row)
    before = held()

    for name in refused:
        with pytest.raises(NotAllowed):
            move(name, people.actor(who), row)
    assert held() == before


@pytest.mark.parametrize("name", ALL_MOVES)
def test_move_is_not_found_by_who_does_not_see_it(people, name):
    row = prepared(people.actor("Dora"))
    before = held()

    for who in ("Mia", "Bo", "Sena", "Otto", "Vera"):
        with pytest.raises(NotFound):
            move(name, people.actor(who), row)
    assert held() == before


@pytest.mark.parametrize("who", ["Mia", "Otto", "Vera"])
def test_who_prepares_nothing_is_refused(people, who):
    with pytest.raises(NotAllowed):
        prepared(people.actor(who))
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", ["revise", "publish", "embargo"])
def test_who_read_an_earlier_version_is_told_what_it_is_now(people, name):
    ana = people.actor("Ana")
    read = prepared(ana)
    now = revised(people.actor("Dora"), read, document=None)
    before = held()

    with pytest.raises(SubmissionHasChanged) as error:
        move(name, ana, read)

    assert error.value.row == now
    assert held() == before


@pytest.mark.parametrize("decision", ["", "  \n"])
def test_nothing_is_declined_without_a_reason(people, decision):
    ana = people.actor("Ana")
    row = move("send", ana, prepared(ana))

    with pytest.raises(SourceIsMissing):
        move("decline", people.actor("Sena"), row, decision=decision)
    assert submission(FORUM, row.id) == row


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda now: {"base": "", "document": now}, ObjectHasChanged),
        (lambda now: {"base": "0" * 64, "document": now | {"kind": "toast"}}, ObjectHasChanged),
        (lambda now: {"document": now}, NothingChanged),
        (lambda now: {"document": now | {"meeting": "council-9"}}, RecordIsBroken),
        (lambda now: {"document": now | {"id": "opening-2020"}}, RecordIsBroken),
        (lambda now: {"document": None}, RecordIsBroken),  # a commitment refers to it
    ],
    ids=["is there", "was other", "is so", "of no meeting", "of another name", "referred to"],
)
def test_what_cannot_be_published_stays_open_and_unchanged(people, change, error):
    sena = people.actor("Sena")
    row = prepared(sena, **change(document_of()))
    before = held()

    with pytest.raises(error):
        move("publish", sena, row)
    assert held() == before


def test_second_of_two_that_change_one_object_is_told(people):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    mine, theirs = prepared(ana, "Mine."), prepared(sena, "Theirs.")
    move("publish", sena, theirs)

    with pytest.raises(ObjectHasChanged) as error:
        move("publish", ana, mine)

    assert error.value.document["note"] == {"en": "Theirs."}
    assert submission(FORUM, mine.id).is_open
