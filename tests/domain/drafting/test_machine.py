"""Any acts by anyone, in any order: nothing is raised but what is declared, and the laws of a draft hold after each."""

import datetime as dt
import os
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.test import TestCase
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import actions, deciding, proposing, sending, versions
from consenso.domain.drafting.access import voices
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.deciding import IsAgreed
from consenso.domain.drafting.models import Proposal
from consenso.domain.drafting.proposing import NoChange, NotOpen, Wanted
from consenso.domain.drafting.queries import own, seal_of, sha_of, sign_of
from consenso.domain.drafting.sending import RoundIsOver
from consenso.domain.drafting.versions import NoRound, RoundIsOpen
from tests.domain.drafting import laws
from tests.negotiating import PLAN, Table

STEPS = int(os.environ.get("CONSENSO_TEST_STEPS", "40"))
EXAMPLES = int(os.environ.get("CONSENSO_TEST_EXAMPLES", "12"))
SPEAKING = ("Ana", "Bo", "Cleo", "Dan", "Eva", "Sena")
WRITING = (*SPEAKING, "Dora")
PRESIDING = ("Sena", "Sena", "Eva")
WORDS = ("should", "strongly", "may", "all", "by 2032", "and schools", "freely", ",")
LINES = ("They meet every spring.", "They report every year.", "Ships are free of charge.")
OF_SENDING = (RoundIsOver, NotFound, NotOpen, wording.WrongProposal)
numbers = some.integers(0, 10**6)


def one_of(listed, number):
    return listed[number % len(listed)]


def edited(text, number, word):
    """Return a text with a word put in, taken out or replaced."""
    pieces = text.split(" ")
    at = number % len(pieces)
    kind = number % 3
    pieces[at : at + (kind > 0)] = [] if kind == 2 and len(pieces) > 1 else [word]
    return " ".join(pieces)


class Negotiation(RuleBasedStateMachine):
    """Five delegations, a delegate, the secretariat and the delegation that presides, on one draft."""

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.table = Table()
        self.noted = {}
        self.n_sent = 0
        self.n_marks = 0

    def teardown(self):
        laws.all_laws(self.table.forum, self.n_sent, self.noted)
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def begin(self):
        self.table.open(presided_by="XE")
        self.note()

    @property
    def row(self):
        return self.table.draft()

    def note(self):
        row = self.row
        now, bracketed = composed(row)
        self.noted[row.revision] = bracketed
        return now, bracketed

    @contextmanager
    def act(self, *declared):
        """Do an act: it makes one revision or none, or raises what it declares and leaves everything as it was."""
        before = self.row
        at = {number: self.noted[number] for number in list(self.noted)[-2:]}
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                yield
        except declared:
            assert self.row == before
        else:
            assert self.row.revision <= before.revision + 1
            self.note()
            laws.all_laws(self.table.forum, self.n_sent, at)

    def by(self, name):
        return {"actor": self.table.actor(name), "identifier": PLAN, "at": self.table.now()}

    def places(self):
        """Return every paragraph that is there or proposed, by id, with its words."""
        now, _ = composed(self.row)
        found = {one.id: one.text for one in now.paragraphs}
        return found | {
            one.paragraph: one.texts[0] for one in now.proposals if one.kind == "addition"
        }

    def write(self, name, kind, **wanted):
        """Let somebody prepare a proposal; most who may send it do so at once."""
        self.n_marks += 1
        wanted["reason"] = f"mark-{self.n_marks}-of-{name}"
        with self.act(NoChange, NotOpen, NotFound, wording.WrongProposal):
            made = proposing.write(**self.by(name), wanted=Wanted(kind, **wanted))
            assert own(self.row.id, self.table.actor(name).delegation.id) or made.state == "met"
        mine = own(self.row.id, self.table.actor(name).delegation.id)
        if mine and name in SPEAKING and self.n_marks % 4:
            self.send(name, [mine[-1].pk])

    @rule(name=some.sampled_from(WRITING), where=numbers, how=numbers, word=some.sampled_from(WORDS),
          kind=some.sampled_from(("wording", "wording", "wording", "alternative")))  # fmt: skip
    def words(self, name, where, how, word, kind):
        places = self.places()
        paragraph = one_of(sorted(places), where)
        text = edited(places[paragraph] or "They meet.", how, word)
        self.write(name, kind, paragraph=paragraph, texts=(text,))

    @rule(where=numbers, how=numbers, word=some.sampled_from(WORDS))
    def as_the_chair(self, where, how, word):
        places = self.places()
        paragraph = one_of(sorted(places), where)
        text = edited(places[paragraph] or "They meet.", how, word)
        self.write("Eva", "wording", paragraph=paragraph, texts=(text,), is_chairs=True)

    @rule(name=some.sampled_from(WRITING), which=numbers, how=numbers, word=some.sampled_from(WORDS),
          kind=some.sampled_from(("wording", "wording", "keep", "deletion")))  # fmt: skip
    def on_another(self, name, which, how, word, kind):
        now, _ = composed(self.row)
        worded = [one for one in now.proposals if one.texts]
        if worded:
            one = one_of(worded, which)
            if one.others:  # what is proposed on a merge merges as well
                text = (edited(one.texts[0], how, word),)
                self.write(
                    name, "merge", paragraph=one.paragraph, others=one.others, texts=text, on=one.id
                )
                return
            text = (edited(one.texts[0], how, word),) if kind == "wording" else ()
            self.write(name, kind, paragraph=one.paragraph, texts=text, on=one.id)

    @rule(
        name=some.sampled_from(WRITING), where=numbers, kind=some.sampled_from(("keep", "deletion"))
    )
    def keep_or_delete(self, name, where, kind):
        self.write(name, kind, paragraph=one_of(sorted(self.places()), where))

    @rule(name=some.sampled_from(WRITING), where=numbers, line=some.sampled_from(LINES))
    def add(self, name, where, line):
        after = one_of(["", *sorted(self.places())], where)
        self.write(name, "addition", after=after, texts=(line,))

    @rule(name=some.sampled_from(WRITING), where=numbers, to=numbers)
    def move(self, name, where, to):
        places = sorted(self.places())
        self.write(name, "move", paragraph=one_of(places, where), after=one_of(["", *places], to))

    @rule(name=some.sampled_from(WRITING), where=numbers, at=numbers)
    def split(self, name, where, at):
        places = self.places()
        paragraph = one_of(sorted(places), where)
        pieces = places[paragraph].split(" ")
        if len(pieces) > 1:
            at = 1 + at % (len(pieces) - 1)
            texts = (" ".join(pieces[:at]), " ".join(pieces[at:]))
            self.write(name, "split", paragraph=paragraph, texts=texts)

    @rule(name=some.sampled_from(WRITING), where=numbers, others=some.lists(numbers, max_size=3))
    def merge(self, name, where, others):
        places = self.places()
        paragraph = one_of(sorted(places), where)
        named = dict.fromkeys(one_of(sorted(places), other) for other in others)
        found = tuple(one for one in named if one != paragraph)
        text = " ".join(filter(None, map(places.get, (paragraph, *found))))
        if found and text:
            self.write(name, "merge", paragraph=paragraph, others=found, texts=(text,))

    def send(self, name, keys):
        actor = self.table.actor(name)
        with self.act(*OF_SENDING):
            wanted = own(self.row.id, actor.delegation.id)
            made = sending.send(**self.by(name), proposals=keys)
            self.n_sent += len(made)
            now, bracketed = composed(self.row)
            items = {item.id: item for item in bracketed.items}
            asked = {one.pk: one for one in wanted}
            for one in made:
                assert one in now.proposals
                before = asked[one.pk]
                if before.kind in ("wording", "alternative", "split", "addition"):
                    # Read out for the delegation, it says what was prepared.
                    item = items.get(one.paragraph)
                    texts = "\n".join(before.texts)
                    if item and sum(code == one.voice for p in now.proposals
                                    if p.paragraph == one.paragraph for code in p.by) == 1:  # fmt: skip
                        assert wording.reading(item.segments, sign_of(one.voice)) == texts

    @rule(name=some.sampled_from(SPEAKING))
    def send_all(self, name):
        if own(self.row.id, self.table.actor(name).delegation.id):
            self.send(name, [])

    def sent(self, which):
        rows = Proposal.objects.filter(draft_id=self.row.id, level="sent").order_by("number")
        standing = list(rows.filter(state="open"))
        return one_of(standing or list(rows), which).pk if rows else None

    @rule(name=some.sampled_from(SPEAKING), which=numbers)
    def join(self, name, which):
        if key := self.sent(which):
            with self.act(*OF_SENDING, NotAllowed):  # what is the chair's is answered
                sending.join(**self.by(name), proposal=key)

    @rule(name=some.sampled_from(SPEAKING), which=numbers)
    def withdraw(self, name, which):
        code = self.table.actor(name).code
        mine = [one.pk for one in composed(self.row)[0].proposals if code in one.by]
        if mine:
            with self.act():
                sending.withdraw(**self.by(name), proposal=one_of(mine, which))

    @rule(name=some.sampled_from(WRITING), which=numbers, is_sent=some.booleans())
    def prepare_or_drop(self, name, which, is_sent):
        mine = own(self.row.id, self.table.actor(name).delegation.id)
        if mine:
            does = proposing.to_capital if is_sent else proposing.drop
            with self.act():
                does(**self.by(name), proposal=one_of(mine, which).pk)

    @rule(name=some.sampled_from(SPEAKING), which=numbers)
    def withdraw_anothers(self, name, which):
        codes = {*voices(self.table.actor(name), self.table.draft())}
        others = [one.pk for one in composed(self.row)[0].proposals if not codes & {*one.by}]
        if others:
            with pytest.raises(NotAllowed), self.act():
                sending.withdraw(**self.by(name), proposal=one_of(others, which))

    @rule(name=some.sampled_from(PRESIDING), which=numbers, take=numbers, word=some.sampled_from(WORDS),
          insists=some.booleans())  # fmt: skip
    def resolve(self, name, which, take, word, insists):
        now, bracketed = composed(self.row)
        found = [
            (item, path, place)
            for item in bracketed.items
            for path, place in wording.places(item.segments)
            if not any(path[1::2])
        ]
        if not found:
            return
        item, path, place = one_of(found, which)
        number = take % (len(place.alternatives) + 1)
        decision = word if number == len(place.alternatives) else number
        here = [one.number for one in now.proposals if one.paragraph == item.id]
        with self.act():
            deciding.resolve(
                **self.by(name), paragraph=item.id, seal=seal_of(item), path=path,
                decision=decision, insisting=here[:1] if insists else (),
            )  # fmt: skip
            after = composed(self.row)[1]
            if not insists:
                assert self.count(after, item.id) < self.count(bracketed, item.id)
            self.others_are_as_before(item.id, now, bracketed, after)

    def count(self, bracketed, paragraph):
        found = [item for item in bracketed.items if item.id == paragraph]
        return sum(1 for item in found for _ in wording.places(item.segments))

    def others_are_as_before(self, paragraph, now, before, after):
        """What is decided in a paragraph is decided there alone: but for merges, which stand in several."""
        touched = {
            name for one in now.proposals if one.others for name in (one.paragraph, *one.others)
        }
        items = {item.id: item for item in after.items}
        for item in before.items:
            if item.id not in touched | {paragraph} and item.id in items:
                assert items[item.id].segments == item.segments

    @rule(name=some.sampled_from(PRESIDING), which=numbers, is_taken=some.booleans())
    def take_or_decline(self, name, which, is_taken):
        key = self.sent(which)
        if key is None:
            return
        one = Proposal.objects.get(pk=key)
        now, bracketed = composed(self.row)
        item = next((item for item in bracketed.items if item.id == one.paragraph), None)
        keeps = one.kind != "move" and not one.others and is_taken and one.state == "open" and (
            laws.text_of(
                next(row for row in now.proposals if row.pk == key),
                {row.id: row for row in now.proposals},
                {row.id: row.text for row in now.paragraphs},
            )
            == now.text_of(one.paragraph)
        )  # fmt: skip
        with self.act(NotOpen, *((IsAgreed,) if keeps else ())):
            does = deciding.take if is_taken else deciding.decline
            does(**self.by(name), proposal=key, seal=seal_of(item) if item else "")
            found = Proposal.objects.get(pk=key)
            assert found.state in ("met", "set_aside")
            assert found.fate

    @rule(
        name=some.sampled_from(PRESIDING), where=numbers, how=numbers, word=some.sampled_from(WORDS)
    )
    def reword(self, name, where, how, word):
        now, _ = composed(self.row)
        one = one_of(now.paragraphs, where)
        text = "" if how % 11 == 0 else edited(one.text or "They meet.", how, word)
        with self.act(IsAgreed):
            deciding.reword(**self.by(name), paragraph=one.id, base=sha_of(one.text), text=text)

    @rule(where=numbers, other=numbers, minutes=some.integers(10, 60))
    def keep_order(self, where, other, minutes):
        now, _ = composed(self.row)
        one, second = one_of(now.paragraphs, where).id, one_of(now.paragraphs, other).id
        closes_at = self.table.at + dt.timedelta(minutes=minutes)
        name = one_of(("", "A"), other)
        acts = (
            lambda: actions.park(**self.by("Sena"), paragraph=one, is_parked=bool(other % 2)),
            lambda: actions.link(**self.by("Eva"), paragraphs={one, second}, name=name),
            lambda: actions.take_in_hand(**self.by("Sena"), paragraph=one),
            lambda: versions.open_round(**self.by("Sena"), closes_at=closes_at),
            lambda: versions.extend_round(**self.by("Eva"), closes_at=closes_at),
            lambda: versions.close_round(**self.by("Eva")),
            lambda: versions.close_round(**self.by("Eva")),
            lambda: versions.circulate_version(**self.by("Sena"), kind="rolling"),
            lambda: deciding.resolve(
                **self.by("Sena"), paragraph="p3", seal="not seen", path=(0,), decision=0
            ),
            lambda: deciding.reword(**self.by("Bo"), paragraph="p3", base="", text="No."),
        )
        with self.act(RoundIsOpen, NoRound, NotAllowed, DraftHasChanged):
            one_of(acts, where + other)()


@pytest.mark.django_db
def test_whatever_is_done_nothing_is_lost_and_nothing_is_told(meridian):
    run_state_machine_as_test(
        Negotiation,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
