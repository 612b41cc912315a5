"""Any order of opening, objecting, extending, stopping, and of a clock that goes on and back: adopted once at most, never when broken."""

import datetime as dt
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from consenso.core.errors import NotFound
from consenso.core.ledger import check
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.actions import adopt, adopt_due
from consenso.domain.drafting import silence
from consenso.domain.drafting.models import Draft, Silence
from consenso.domain.drafting.silence import NoSilence, SilenceIsOver
from consenso.domain.drafting.versions import WrongMoment
from consenso.domain.ledger.models import Entry
from consenso.domain.ledger.queries import broken
from consenso.domain.ledger.written import lines
from consenso.domain.texts.contents import contents
from tests.cast import FORUM
from tests.domain.adoption.ready import SITE, ready
from tests.negotiating import PLAN, Table

REFUSED = (NotAllowed, NotFound, NoSilence, SilenceIsOver, WrongMoment)
HOURS = st.sampled_from((-30, -2, -1, 0, 1, 2, 24))
heads = st.sampled_from(("Ana", "Bo", "Cleo", "Otto", "Sena"))


@pytest.fixture(scope="module")
def table(meridian) -> Table:
    made = Table()
    ready(made)
    return made


class Silences(RuleBasedStateMachine):
    """Who presides, who is addressed, who only watches, and a clock that is not to be trusted."""

    table: Table

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.start = self.now = self.table.at + dt.timedelta(minutes=5)
        self.objected_at: dict[int, dt.datetime] = {}
        self.adopted_by = ""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @contextmanager
    def may_be_refused(self):
        """What is refused leaves the draft, its silences and the public ledger as they were."""
        before = self.held()
        try:
            yield
        except REFUSED:
            assert self.held() == before

    def held(self):
        draft = Draft.objects.get(identifier=PLAN)
        rows = Silence.objects.order_by("number").values_list("number", "state", "expires_at")
        return draft.state, draft.revision, list(rows), Entry.objects.count()

    @rule(hours=st.integers(-1, 30))
    def open(self, hours):
        with self.may_be_refused():
            silence.open_silence(
                actor=self.table.actor("Sena"),
                identifier=PLAN,
                expires_at=self.now + dt.timedelta(hours=hours),
                withholds_names=hours % 2 == 0,
                at=self.now,
            )

    @rule(name=heads)
    def object(self, name):
        with self.may_be_refused():
            row = silence.object_to(
                actor=self.table.actor(name), identifier=PLAN, words="No.", at=self.now
            )
            self.objected_at[row.number] = row.objections[0][2]
            assert row.objections[0][2] < row.expires_at

    @rule(hours=st.integers(-2, 40))
    def extend(self, hours):
        with self.may_be_refused():
            silence.extend(
                actor=self.table.actor("Sena"),
                identifier=PLAN,
                expires_at=self.now + dt.timedelta(hours=hours),
                at=self.now,
            )

    @rule()
    def stop(self):
        with self.may_be_refused():
            silence.stop(
                actor=self.table.actor("Sena"), identifier=PLAN, reason="Not yet.", at=self.now
            )

    @rule(hours=HOURS)
    def clock(self, hours):
        """The clock goes on or back, and then looks for what is due, twice."""
        self.now = max(self.start, self.now + dt.timedelta(hours=hours))
        is_due = silence.due(self.now)
        done = adopt_due(at=self.now, site=SITE)
        assert [one.draft for one in done] == [PLAN for _ in is_due]
        assert adopt_due(at=self.now, site=SITE) == ()
        if done:
            assert self.adopted_by == ""
            self.adopted_by = "clock"

    @rule(name=st.sampled_from(("Sena", "Ana")), wants=st.integers(0, 5))
    def gavel(self, name, wants):
        if wants:  # seldom: after it nothing else happens
            return
        with self.may_be_refused():
            adopt(actor=self.table.actor(name), identifier=PLAN, site=SITE, at=self.now)
            assert (self.adopted_by, name) == ("", "Sena")
            self.adopted_by = "Sena"

    @invariant()
    def is_adopted_once_at_most(self):
        n_entries = Entry.objects.filter(act="text:adopt").count()
        draft = Draft.objects.get(identifier=PLAN)
        assert n_entries == bool(self.adopted_by)
        assert (draft.state == "adopted") == bool(self.adopted_by)
        assert len(contents(FORUM, PLAN)) == (2 if self.adopted_by else 0)
        assert draft.consensus.count() == n_entries

    @invariant()
    def what_was_broken_is_not_what_was_adopted(self):
        rows = list(Silence.objects.order_by("number"))
        assert {row.number for row in rows if row.state == "broken"} == set(self.objected_at)
        ended = [row for row in rows if row.state == "ended"]
        assert len(ended) == (self.adopted_by == "clock")
        running = [row for row in rows if row.state == "running"]
        assert len(running) == (Draft.objects.get(identifier=PLAN).state == "silence")
        for row in ended:
            assert row.ended_at == row.expires_at
            assert not row.objections.exists()

    @invariant()
    def both_chains_hold(self):
        assert check(lines(FORUM)).fault is None
        assert broken(FORUM, book="confidential") is None


def test_any_order_of_silences(table):
    class OfTable(Silences):
        pass

    OfTable.table = table
    run_state_machine_as_test(
        OfTable,
        settings=settings(
            max_examples=20,
            stateful_step_count=15,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
