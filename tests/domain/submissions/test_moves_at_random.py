"""Any moves by anyone, in any order: nothing is raised but what is declared, and both chains hold after each."""

import datetime as dt
from collections.abc import Callable
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from consenso.core.errors import NotFound
from consenso.core.ledger import check, digest_of
from consenso.domain.accounts.access import Actor, NotAllowed
from consenso.domain.accounts.models import Person
from consenso.domain.ledger.models import ConfidentialEntry, Entry
from consenso.domain.ledger.queries import broken
from consenso.domain.ledger.written import lines
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken
from consenso.domain.record.queries import MODELS, documents_of
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by
from consenso.domain.submissions.actions import SubmissionHasChanged, SubmissionIsClosed
from consenso.domain.submissions.grounds import SourceIsMissing, SourceIsNoAddress
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import due_releases, submission
from consenso.domain.submissions.wordings import WordingsOnly
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import document_of, held, prepared, proposed

OF_FIRST_SIGHT = (NotFound, NotAllowed, SubmissionIsClosed)
OF_GROUNDS = (SourceIsMissing, SourceIsNoAddress)
OF_RECORD = (ObjectHasChanged, NothingChanged, RecordIsBroken)
RANK = ("delegation", "secretariat", "delegations", "public")

OBJECTS = (
    ("statement", "opening-2019"),
    ("statement", "letter-2022"),
    ("meeting", "council-1"),
    ("meeting", "ports-forum-2023"),
    ("text", "plan-2020-2022"),
    ("commitment", "m-2019-01"),
    ("delivery", "e-02"),
    ("area", "sea"),
    ("statement", "new-one"),
)
NAMES = (*cast.ROLES, "Cleo", "Della")
ABLE = ("Ana", "Ana", "Bo", "Cleo", "Della", "Dora", "Iris", "Sena", "Sena")
names = st.sampled_from((*ABLE, *ABLE, *NAMES))
GOOD, TWO = ("https://example.org/said",), ("http://a.example", "https://b.example")
grounds = st.sampled_from(
    (
        *(("A reason.", GOOD), ("Another.\nOf two lines", TWO), ("A reason.", TWO)) * 4,
        *(("A reason.", ()), (" ", GOOD), ("A reason.", (*GOOD, "said so"))),
    )
)
# What becomes of a document: words, more than words, what cannot stand, nothing, and what it takes to be new.
CHANGES: dict[str, Callable[[dict], dict | None]] = {
    "another note": lambda was: was | {"note": {"en": "Once."}},
    "again another": lambda was: was | {"note": {"en": "Twice.", "es": "Dos veces."}},
    "a wording": lambda was: was | {"note": (was.get("note") or {}) | {"fr": "Encore."}},
    "as it is": lambda was: was,
    "of another state": lambda was: was | {"state": "XB"},
    "in another series": lambda was: was | {"series": "ports-forum"},
    "in the council": lambda was: was | {"series": "council"},
    "of another name": lambda was: was | {"id": "elsewhere"},
    "no object at all": lambda was: {"id": ["no"], "meeting": {"en": 1}, "series": [None]},
    "empty": lambda was: {},
    "taken out": lambda was: None,
}
changes = st.sampled_from(sorted(CHANGES)).map(CHANGES.__getitem__)
NEW = {
    "id": "new-one",
    "who": "Bo Li",
    "capacity": {"en": "Minister"},
    "state": "XB",
    "date": "2022-11",
    "mode": "letter",
    "kind": "letter",
    "confidence": "medium",
}


@pytest.fixture(scope="module")
def people(meridian) -> dict[str, Actor]:
    made = cast.make(at=AT)
    for name, code, kind, role in (
        ("Cleo", "secretariat", "secretariat", "chair"),
        ("Della", "XA", "party", "delegate"),
    ):
        person = Person.objects.create(email=cast.address(name), name=name, joined_at=AT)
        cast.appoint(person, forum=FORUM, code=code, kind=kind, role=role, body="council", at=AT)
        made.persons[name] = person
    return {name: made.actor(name) for name in NAMES}


class Moves(RuleBasedStateMachine):
    """Persons of every kind, who know of every submission by its number, and do with it what they like."""

    people: dict[str, Actor]

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.now = AT
        self.numbers: list[int] = []
        self.seen: dict[int, tuple[int, str]] = {}  # the highest level so far, and the state

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @contextmanager
    def move(self, *declared: type[Exception]):
        """Do a move: it makes one confidential entry, or raises what it declares and leaves everything as it was."""
        before, number = held(), self.n_confidential()
        try:
            yield
        except declared:
            assert held() == before
        else:
            assert self.n_confidential() == number + 1
            self.both_chains_hold()
            self.public_ledger_holds_what_was_published()
            self.submissions_go_one_way()
            self.nobody_sees_what_is_not_theirs()

    def n_confidential(self) -> int:
        return ConfidentialEntry.objects.filter(forum=FORUM).count()

    def one(self, data) -> tuple[int, Actor]:
        """Return a submission, and who acts on it: more often somebody who sees it, else anyone."""
        number = data.draw(st.sampled_from(self.numbers), label="which")
        seeing = [one for one in NAMES if seen_by(self.people[one]).filter(pk=number).exists()]
        name = data.draw(st.sampled_from(seeing * 5 + [*NAMES]), label="who")
        return number, self.people[name]

    @initialize(on=st.lists(st.sampled_from(OBJECTS[:-1]), min_size=3, max_size=3))
    def begin(self, on):
        for name, one in zip(("Ana", "Bo", "Sena"), on, strict=True):
            self.numbers.append(prepared(self.people[name], on=one).id)

    @rule(name=names, on=st.sampled_from(OBJECTS), change=changes, why=grounds)
    def prepare(self, name, on, change, why):
        before = document_of(on)
        with self.move(NotAllowed, WordingsOnly, *OF_GROUNDS):
            row = actions.prepare(
                actor=self.people[name],
                kind=on[0],
                identifier=on[1],
                document=change(before or NEW),
                base=digest_of(before) if before else "",
                reason=why[0],
                sources=why[1],
                at=self.now,
            )
            self.numbers.append(row.id)

    @rule(on=st.sampled_from(OBJECTS), why=grounds)
    def propose(self, on, why):
        reason, said = why
        with self.move(NotFound, *OF_GROUNDS):
            row = proposed(
                kind=on[0], identifier=on[1], reason=reason, sources=said, receipt="", at=self.now
            )
            self.numbers.append(row.id)

    @rule(
        data=st.data(),
        change=changes,
        behind=st.sampled_from((0, 0, 0, 1)),
        follows=st.booleans(),
        why=st.none() | grounds,
    )
    def revise(self, data, change, behind, follows, why):
        number, who = self.one(data)
        row = submission(FORUM, number)
        public = document_of((row.kind, row.identifier))
        base = (digest_of(public) if public else "") if follows else row.base
        reason, said = why or (row.reason, row.sources)
        with self.move(*OF_FIRST_SIGHT, *OF_GROUNDS, SubmissionHasChanged, WordingsOnly):
            actions.revise(
                actor=who,
                identifier=number,
                version=row.version - behind,
                document=change(row.document or public or NEW),
                base=base,
                reason=reason,
                sources=said,
                at=self.now,
            )

    @rule(data=st.data(), verb=st.sampled_from(("ready", "send", "share")))
    def step(self, data, verb):
        number, who = self.one(data)
        with self.move(*OF_FIRST_SIGHT):
            getattr(actions, verb)(actor=who, identifier=number, at=self.now)

    @rule(data=st.data(), decision=st.sampled_from(("No.", "No, for a reason.", " ")))
    def end(self, data, decision):
        number, who = self.one(data)
        with self.move(*OF_FIRST_SIGHT, SourceIsMissing):
            if who.code == "secretariat":
                actions.decline(actor=who, identifier=number, decision=decision, at=self.now)
            else:
                actions.withdraw(actor=who, identifier=number, at=self.now)

    @rule(data=st.data(), hours=st.sampled_from((1, 2, 3, 0)), behind=st.sampled_from((0, 0, 0, 1)))
    def clear(self, data, hours, behind):
        number, who = self.one(data)
        version = submission(FORUM, number).version - behind
        until = self.now + dt.timedelta(hours=hours)
        with self.move(*OF_FIRST_SIGHT, *OF_RECORD, SubmissionHasChanged):
            actions.embargo(
                actor=who, identifier=number, version=version, release_at=until, at=self.now
            )

    @rule(data=st.data())
    def publish(self, data):
        number, who = self.one(data)
        version = submission(FORUM, number).version
        with self.move(*OF_FIRST_SIGHT, *OF_RECORD):
            actions.publish(actor=who, identifier=number, version=version, at=self.now)

    @rule(hours=st.integers(0, 3))
    def let_the_clock_release(self, hours):
        self.now += dt.timedelta(hours=hours)
        for forum, number in due_releases(self.now):
            with self.move():
                assert actions.release_due(at=self.now, forum=forum, identifier=number)
        assert due_releases(self.now) == ()

    @rule(data=st.data(), hours=st.integers(0, 2))
    def let_the_clock_try_any(self, data, hours):
        number, before = data.draw(st.sampled_from(self.numbers)), held()
        self.now += dt.timedelta(hours=hours)
        is_due = (FORUM, number) in due_releases(self.now)
        done = actions.release_due(at=self.now, forum=FORUM, identifier=number)
        assert (done is not None) is is_due
        assert is_due or held() == before

    def both_chains_hold(self):
        told = check(lines(FORUM))
        assert told.fault is None
        assert broken(FORUM, book="confidential") is None
        now = {(kind, name): digest_of(one) for kind, name, one in documents_of(FORUM, [*MODELS])}
        assert told.objects == now

    def public_ledger_holds_what_was_published(self):
        for entry in Entry.objects.filter(forum=FORUM, number__gt=1):
            row = Submission.objects.get(entry=entry.number)
            assert set(entry.payload) == {"reason", "sources"}
            assert (entry.payload["reason"], entry.payload["sources"]) == (row.reason, row.sources)
            assert entry.by in {"XA", "XB", "secretariat"}
            (change,) = entry.changes.all()
            assert (change.kind, change.identifier) == (row.kind, row.identifier)
            assert (change.what, change.document) == (row.what, row.document)

    def submissions_go_one_way(self):
        for row in Submission.objects.all():
            level, state = self.seen.get(row.pk, (0, "open"))
            assert RANK.index(row.level) >= level
            assert state in ("open", row.state)
            assert (row.state == "published") == (row.level == "public") == (row.entry is not None)
            assert row.versions.count() == row.version
            self.seen[row.pk] = RANK.index(row.level), row.state

    def nobody_sees_what_is_not_theirs(self):
        for actor in self.people.values():
            for row in seen_by(actor):
                own = row.delegation_id == actor.delegation.id
                shared = row.level in ("delegations", "public")
                sent = row.level == "secretariat" and actor.code == "secretariat"
                assert own or shared or sent


def test_any_moves_by_anyone(people):
    class OfPeople(Moves):
        pass

    OfPeople.people = people
    run_state_machine_as_test(
        OfPeople,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
