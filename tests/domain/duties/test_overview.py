"""The secretariat's overview of reports: who owes which, how far each is; reminders, each once a day; what a digest tells when."""

import datetime as dt

import pytest

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.accounts.models import Appointment, Person
from consenso.domain.delivery.due import owed, owed_by
from consenso.domain.duties.actions import (
    NothingToRemind,
    due_digests,
    letter_was,
    mark_seen,
    remind,
)
from consenso.domain.duties.overview import overview
from consenso.domain.duties.waiting import acts, duties
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.ledger.queries import broken
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from tests import cast

AT = cast.AT  # 2 March 2026
KEY = ("XA", "plan-2020-2022", 2020)
LAST = ("XA", "plan-2023-2025", 2025)  # due on 31 January 2026


@pytest.fixture
def people(meridian):
    return cast.make()


def with_rule(**changes):
    """Let the forum's rule on reports say something else; None takes a part of it out."""
    forum = public_document("meridian", "forum", "meridian")
    rule = {
        name: value for name, value in (forum["reporting"] | changes).items() if value is not None
    }
    amend(
        forum="meridian", kind="forum", identifier="meridian",
        document=forum | {"reporting": rule}, base=digest_of(forum), at=AT,
        by="secretariat", reason="So it is.", sources=["https://example.org/rules"],
    )  # fmt: skip


def prepared(actor, *, year=2020, text="plan-2020-2022", commitment="m-2020-01"):
    return actions.prepare(
        actor=actor,
        kind="report",
        identifier=f"report-{actor.code.lower()}-{year}-new",
        document={
            "id": f"report-{actor.code.lower()}-{year}-new",
            "party": actor.code,
            "text": text,
            "period": {"from": year, "to": year},
            "date": "2026-02-01",
            "lines": [
                {"commitment": commitment, "stage": "done", "status": {"en": "Qzx is done."}}
            ],
            "sources": ["https://example.org/r"],
            "confidence": "high",
        },
        base="",
        reason="Our report.",
        sources=["https://example.org/r"],
        at=AT,
    )


def at_stage(people, key=KEY, *, at=AT):
    [one] = [one for one in overview(people.actor("Sena"), at=at) if one.key == key]
    return one


def test_all_parties_and_plans_are_there_once(people):
    rows = overview(people.actor("Sena"), at=AT)
    assert len({one.key for one in rows}) == len(rows)
    assert {one.party for one in rows} >= {"XA", "XB"}
    for code in ("XA", "XB"):
        ours = {(one.owed.plan.id, one.owed.last) for one in rows if one.party == code}
        assert ours == {(one.plan.id, one.last) for one in owed("meridian", code, on=AT.date())}


def test_what_many_owe_is_what_each_owes_and_asks_as_many_queries(
    people, django_assert_num_queries
):
    codes = ("XA", "XB", "XC", "XD", "meridian-group")
    with django_assert_num_queries(6):
        found = owed_by("meridian", codes, on=AT.date())
    assert found == {code: owed("meridian", code, on=AT.date()) for code in codes}
    with django_assert_num_queries(15):
        overview(people.actor("Sena"), at=AT)


def test_stages_follow_the_report(people):
    assert (at_stage(people).stage, at_stage(people).is_late) == ("overdue", True)
    row = prepared(people.actor("Ana"))
    assert (at_stage(people).stage, at_stage(people).is_late) == ("begun", True)
    actions.send(actor=people.actor("Ana"), identifier=row.id, at=AT)
    sent = at_stage(people)
    assert (sent.stage, sent.is_late, sent.submission) == ("sent", False, row.id)
    actions.publish(actor=people.actor("Sena"), identifier=row.id, version=row.version, at=AT)
    made = at_stage(people)
    assert (made.stage, made.owed.report.id) == ("published", row.identifier)
    assert made.told_on is None


def test_years_that_run_are_not_due_and_then_due_until_the_day(people):
    begin, january = (dt.datetime(*day, 12, tzinfo=dt.UTC) for day in ((2025, 6, 1), (2026, 1, 15)))
    late = dt.datetime(2026, 2, 1, 0, 30, tzinfo=dt.UTC)
    assert at_stage(people, LAST, at=begin).stage == "ahead"
    assert at_stage(people, LAST, at=january).stage == "due"
    assert at_stage(people, LAST, at=january).told_on == dt.date(2026, 1, 21)  # ten days before
    assert at_stage(people, LAST, at=late).stage == "overdue"
    assert at_stage(people, LAST, at=late).told_on == dt.date(2026, 2, 7)


def test_all_years_that_are_missing_are_told_of_together_on_the_days_of_the_last(people):
    rows = [one for one in overview(people.actor("Sena"), at=AT) if one.party == "XB"]
    told = {
        (one.owed.plan.id, one.owed.last): one.told_on for one in rows if one.told_on is not None
    }
    assert {year for _, year in told} >= {2020, 2022, 2023, 2025}
    late = {day for (_, year), day in told.items() if year < AT.year}
    assert late == {dt.date(2026, 3, 7)}  # five weeks after 31 January


def test_what_is_sent_waits_no_more_for_the_delegation_that_sent_it(people):
    ana = people.actor("Ana")
    row = prepared(ana)

    def waiting():
        return [one.on[1] for one in duties(ana, at=AT) if one.kind == "report"]

    assert "plan-2020-2022/2020" in waiting()
    actions.send(actor=ana, identifier=row.id, at=AT)
    assert "plan-2020-2022/2020" not in waiting()


def test_what_is_prepared_is_seen_only_where_the_rule_says_so(people):
    with_rule(shows_begun=None)
    before = overview(people.actor("Sena"), at=AT)
    prepared(people.actor("Ana"))
    assert overview(people.actor("Sena"), at=AT) == before


def test_without_a_rule_nothing_is_due(people):
    forum = public_document("meridian", "forum", "meridian")
    amend(
        forum="meridian", kind="forum", identifier="meridian",
        document={name: value for name, value in forum.items() if name != "reporting"},
        base=digest_of(forum), at=AT, by="secretariat", reason="It has none.",
        sources=["https://example.org/rules"],
    )  # fmt: skip
    rows = overview(people.actor("Sena"), at=AT)
    assert {one.stage for one in rows} <= {"open", "ahead", "published"}
    assert not any(one.may_remind(AT) for one in rows)


@pytest.mark.parametrize("name", ["Ana", "Dora", "Mia", "Iris", "Otto", "Vera"])
def test_overview_and_reminders_are_the_secretariats(people, name):
    with pytest.raises(NotAllowed):
        overview(people.actor(name), at=AT)
    with pytest.raises(NotAllowed):
        remind(actor=people.actor(name), reports=[KEY], at=AT)
    assert confidential_entries("meridian", subject="report") == ()


def test_reminder_is_one_act_in_the_ledger_and_once_a_day(people):
    sena = people.actor("Sena")
    assert remind(actor=sena, reports=[KEY, KEY], at=AT) == (KEY,)
    [entry] = confidential_entries("meridian", subject="report")
    assert (entry.act, entry.by, entry.delegation) == ("report:remind", "secretariat", "XA")
    assert entry.subject_id == "XA/plan-2020-2022/2020"
    assert "Sena" not in str(entry.payload)
    with pytest.raises(NothingToRemind):
        remind(actor=sena, reports=[KEY], at=AT + dt.timedelta(hours=23))
    assert at_stage(people).reminded_at == AT
    assert remind(actor=sena, reports=[KEY], at=AT + dt.timedelta(hours=24)) == (KEY,)
    assert broken("meridian", book="confidential") is None


def test_only_what_is_the_partys_turn_can_be_asked_for(people):
    sena = people.actor("Sena")
    row = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=row.id, at=AT)
    for key in (KEY, ("XA", "plan-2020-2022", 2022), ("XA", "no-such", 2020), ("ZZ", "x", 1)):
        with pytest.raises(NothingToRemind):
            remind(actor=sena, reports=[key], at=AT)
    assert remind(actor=sena, reports=[KEY, LAST], at=AT) == (LAST,)


def test_nobody_is_reminded_where_nobody_writes(people):
    Appointment.objects.filter(person__name__in=("Ana", "Dora")).update(until_at=AT)
    assert at_stage(people).writers == ()
    with pytest.raises(NothingToRemind):
        remind(actor=people.actor("Sena"), reports=[KEY], at=AT + dt.timedelta(minutes=1))


def test_who_gets_no_letters_is_named_apart_and_asked_at_the_desk(people):
    def writers():
        return [(one.name, one.lacks) for one in at_stage(people).writers]

    assert writers() == [("Ana", ""), ("Dora", "")]
    Person.objects.filter(name="Ana").update(digest="none")
    letter_was(person=people.person("Dora").pk, forum="meridian", taken=False, at=AT)
    assert writers() == [("Ana", "unwanted"), ("Dora", "")]  # no letter was tried yet
    mark_seen(actor=people.actor("Dora"), at=AT)
    letter_was(person=people.person("Dora").pk, forum="meridian", taken=False, at=AT)
    assert writers() == [("Ana", "unwanted"), ("Dora", "refused")]
    assert not at_stage(people).is_written_to
    assert remind(actor=people.actor("Sena"), reports=[KEY], at=AT) == (KEY,)
    letter_was(person=people.person("Dora").pk, forum="meridian", taken=True, at=AT)
    assert writers() == [("Ana", "unwanted"), ("Dora", "")]
    assert at_stage(people).is_written_to


def test_who_reads_of_a_reminder_is_its_delegation_and_the_secretariat(people):
    remind(actor=people.actor("Sena"), reports=[KEY], at=AT)
    readers = {
        name
        for name in cast.ROLES
        if any(one.act == "report:remind" for one in acts(people.actor(name)))
    }
    assert readers == {"Sena", "Ana", "Dora", "Iris"}


def told(people, days, name="Dora"):
    """Return on which days the digest of a person tells of a report."""
    email = people.person(name).email
    return [
        day.isoformat()
        for day in days
        for one in due_digests(dt.datetime.combine(day, dt.time(12), dt.UTC))
        if one.email == email and any(duty.kind == "report" for duty in one.duties)
    ]


def days(first, n):
    return [first + dt.timedelta(days=number) for number in range(n)]


@pytest.fixture
def in_2025(meridian):
    """The persons, let in before the report on 2025 is due; nothing older waits for them."""
    made = cast.make(at=dt.datetime(2025, 12, 1, tzinfo=dt.UTC))
    Person.objects.update(time_zone="UTC")
    return made


def test_digest_tells_before_the_day_by_the_rule_on_it_and_then_once_a_week(in_2025):
    first = dt.date(2025, 12, 30)  # told of what is late already
    assert told(in_2025, days(first, 60))[1:] == [
        "2026-01-01",  # thirty days before
        "2026-01-08",  # once a week, of what is late
        "2026-01-15",
        "2026-01-21",  # ten
        "2026-01-28",
        "2026-01-31",
        "2026-02-07",
        "2026-02-14",
        "2026-02-21",
    ]


def test_digest_of_the_week_tells_each_week_once_it_is_late(in_2025):
    Person.objects.update(digest="weekly")
    found = told(in_2025, days(dt.date(2026, 1, 29), 30))
    assert found == ["2026-01-29", "2026-02-05", "2026-02-12", "2026-02-19", "2026-02-26"]


def test_reminder_is_told_in_the_next_digest_whatever_the_day(in_2025):
    assert told(in_2025, days(dt.date(2026, 1, 31), 1)) == ["2026-01-31"]
    remind(
        actor=in_2025.actor("Sena"), reports=[LAST], at=dt.datetime(2026, 2, 2, 15, tzinfo=dt.UTC)
    )
    assert told(in_2025, days(dt.date(2026, 2, 3), 6)) == ["2026-02-03", "2026-02-07"]


def test_reminder_that_was_read_at_the_desk_is_not_told_again(in_2025):
    told(in_2025, days(dt.date(2026, 1, 31), 1))
    at = dt.datetime(2026, 2, 2, 15, tzinfo=dt.UTC)
    remind(actor=in_2025.actor("Sena"), reports=[LAST], at=at)
    mark_seen(actor=in_2025.actor("Dora"), at=at)
    assert told(in_2025, days(dt.date(2026, 2, 3), 3)) == []


def test_day_before_the_years_end_is_not_lost_where_a_report_is_due_soon_after_it(in_2025):
    with_rule(due_on="01-15", due_days=None, remind_days=[30, 7])
    told(in_2025, [dt.date(2025, 12, 11)])
    found = told(in_2025, days(dt.date(2025, 12, 14), 34))
    # Until the first of these, years before are told of once a week: on 10 December, and not before the 17th.
    assert found == [
        "2025-12-16",
        "2025-12-23",
        "2025-12-30",
        "2026-01-06",
        "2026-01-08",
        "2026-01-15",
    ]
    before = dt.datetime(2025, 12, 10, 12, tzinfo=dt.UTC)
    assert at_stage(in_2025, LAST, at=before).told_on == dt.date(2025, 12, 16)
    at = dt.datetime(2025, 12, 20, 12, tzinfo=dt.UTC)
    assert (at_stage(in_2025, LAST, at=at).stage, at_stage(in_2025, LAST, at=at).told_on) == (
        "ahead",
        dt.date(2025, 12, 23),  # with what is late
    )
    assert "2025" in {one.years for one in duties(in_2025.actor("Dora", at=at), at=at)}
