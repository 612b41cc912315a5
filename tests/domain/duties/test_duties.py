"""What waits for whom, and what each may read of what happened."""

import contextlib
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.accounts.models import Appointment, Delegation
from consenso.domain.duties.access import may_read
from consenso.domain.duties.actions import due_digests, mark_seen
from consenso.domain.duties.queries import mark, open_duties
from consenso.domain.duties.waiting import acts, duties, news
from consenso.domain.ledger.confidential import ConfidentialRow, confidential_entries
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import seen_by
from tests import cast

AT = cast.AT
LATER = AT + dt.timedelta(hours=3)


@pytest.fixture
def people(meridian):
    return cast.make()


def prepared(actor, note="A note.", *, kind="statement", identifier="opening-2019", at=AT):
    base = public_document("meridian", kind, identifier)
    return actions.prepare(
        actor=actor,
        kind=kind,
        identifier=identifier,
        document=base | {"note": {"en": note}},
        base=digest_of(base),
        reason="It was said so.",
        sources=["https://example.org/said"],
        at=at,
    )


def kinds(actor, at=LATER):
    return [one.kind for one in duties(actor, at=at) if one.kind != "report"]


def test_nothing_waits_where_nothing_was_done(people):
    for name in cast.ROLES:
        assert kinds(people.actor(name)) == []


def test_draft_waits_for_its_delegation_until_it_is_finished(people):
    row = prepared(people.actor("Dora"))

    assert kinds(people.actor("Dora")) == ["finish"]
    assert kinds(people.actor("Bo")) == kinds(people.actor("Sena")) == []
    actions.ready(actor=people.actor("Dora"), identifier=row.id, at=AT)
    assert kinds(people.actor("Dora")) == []
    assert kinds(people.actor("Ana")) == ["clear"]


def test_what_was_sent_waits_for_the_secretariat(people):
    row = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=row.id, at=AT)

    [duty] = duties(people.actor("Sena"), at=LATER)

    assert (duty.kind, duty.on, duty.delegation) == ("decide", ("submission", str(row.id)), "XA")
    assert duty.title_of == ("statement", "opening-2019")


def test_declined_is_told_to_who_sent_it(people):
    row = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=row.id, at=AT)
    actions.decline(
        actor=people.actor("Sena"), identifier=row.id, decision="The source says otherwise.", at=AT
    )

    assert kinds(people.actor("Ana")) == ["declined"]
    assert kinds(people.actor("Sena")) == []


def test_end_of_an_embargo_has_its_moment(people):
    row = prepared(people.actor("Sena"))
    ends = AT + dt.timedelta(days=1)
    actions.embargo(
        actor=people.actor("Sena"), identifier=row.id, version=1, release_at=ends, at=AT
    )

    [duty] = duties(people.actor("Sena"), at=LATER)

    assert (duty.kind, duty.by) == ("embargo", ends)


def test_release_that_could_not_be_waits_for_who_cleared_it(people):
    sena = people.actor("Sena")
    first, second = prepared(sena, "First."), prepared(sena, "Second.")
    ends = AT + dt.timedelta(minutes=5)
    actions.embargo(actor=sena, identifier=first.id, version=1, release_at=ends, at=AT)
    actions.publish(actor=sena, identifier=second.id, version=1, at=AT)

    actions.release_due(at=LATER, forum="meridian", identifier=first.id)

    assert kinds(sena) == ["trouble"]


def test_what_has_a_date_comes_first(people):
    sena = people.actor("Sena")
    early = prepared(sena, "One.", at=AT - dt.timedelta(days=9))
    dated = prepared(sena, "Two.")
    actions.embargo(
        actor=sena, identifier=dated.id, version=1, release_at=AT + dt.timedelta(days=1), at=AT
    )

    assert [one.on[1] for one in duties(sena, at=LATER)] == [str(dated.id), str(early.id)]


@pytest.mark.parametrize("n_rows", [3, 40])
def test_duties_ask_a_number_of_queries_that_does_not_grow(
    people, n_rows, django_assert_max_num_queries
):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    for number in range(n_rows):
        row = prepared(ana, f"Note {number}.")
        actions.send(actor=ana, identifier=row.id, at=AT)

    with django_assert_max_num_queries(6):
        assert len(duties(sena, at=LATER)) == n_rows


def test_open_duties_of_a_forum_hold_nothing_that_a_delegation_prepares(people):
    prepared(people.actor("Ana"), "Private.")
    sent = prepared(people.actor("Bo"), "Sent.")
    actions.send(actor=people.actor("Bo"), identifier=sent.id, at=AT)

    assert [(one.kind, one.on[1]) for one in open_duties("meridian", at=LATER)] == [
        ("decide", str(sent.id))
    ]


def test_news_are_what_happened_after_the_mark_and_may_be_read(people):
    ana, bo, sena = (people.actor(name) for name in ("Ana", "Bo", "Sena"))
    mark_seen(actor=sena, at=AT)
    prepared(ana, "Private.")
    sent = prepared(bo, "Sent.")
    actions.send(actor=bo, identifier=sent.id, at=AT)
    read = mark(sena.person, "meridian")

    happened = news(sena, public=read.seen_public, confidential=read.seen_confidential)

    assert [one.act for one in happened.confidential] == ["submission:send"]
    assert happened.public == ()
    assert [one.act for one in acts(ana)] == ["submission:prepare"]
    for name in ("Otto", "Vera", "Mia"):
        assert acts(people.actor(name)) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(sorted(cast.ROLES)),
    author=st.sampled_from(["Ana", "Bo", "Sena"]),
    steps=st.lists(st.sampled_from(["send", "share"]), max_size=2, unique=True),
)
def test_who_reads_of_an_act_sees_its_submission_and_no_other(people, name, author, steps):
    who = people.actor(author)
    row = prepared(who)
    for step in steps:
        with contextlib.suppress(NotAllowed):  # a step that this author has not: nothing is changed
            getattr(actions, step)(actor=who, identifier=row.id, at=AT)

    actor = people.actor(name)
    latest = confidential_entries("meridian", subject="submission", subject_id=str(row.id))[0]
    sees = seen_by(actor).filter(pk=row.id).exists()

    assert may_read(actor, latest) == sees


def test_acts_on_persons_are_for_who_keeps_the_roster(people):
    row = ConfidentialRow(
        1, AT, "invitation:make", "XA", "invitation", "1", "XA", "secretariat", {}, ""
    )

    readers = {name for name in cast.ROLES if may_read(people.actor(name), row)}

    assert readers == {"Sena", "Ana", "Mia"}


def test_digest_comes_once_a_day_after_seven_in_the_morning_where_the_person_is(people):
    person = people.person("Sena")
    person.time_zone = "America/Lima"  # UTC-5
    person.save()
    sent = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=sent.id, at=AT)

    def told(at):
        return [one.email for one in due_digests(at) if one.actor.code == "secretariat"]

    morning = dt.datetime(2026, 3, 3, 12, 5, tzinfo=dt.UTC)
    assert told(morning - dt.timedelta(minutes=10)) == []
    assert told(morning) == [person.email]
    assert told(morning + dt.timedelta(hours=2)) == []
    assert told(morning + dt.timedelta(days=1)) == [person.email]  # it still waits


def test_digest_of_the_week_comes_after_seven_days_and_none_never(people):
    sena, bo = people.person("Sena"), people.person("Bo")
    sena.digest, bo.digest = "weekly", "none"
    sena.save(), bo.save()
    prepared(people.actor("Bo"))
    sent = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=sent.id, at=AT)
    noon = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)

    days = [
        day
        for day in range(9)
        for one in due_digests(noon + dt.timedelta(days=day))
        if one.email in (sena.email, bo.email)
    ]

    assert days == [0, 7]


def test_person_whose_appointment_ended_is_told_nothing(people):
    sent = prepared(people.actor("Ana"))
    actions.send(actor=people.actor("Ana"), identifier=sent.id, at=AT)
    Appointment.objects.filter(
        delegation=Delegation.objects.get(forum="meridian", code="secretariat")
    ).update(until_at=AT)

    told = list(due_digests(dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)))

    assert "secretariat" not in {one.actor.code for one in told}


def test_report_is_due_by_the_rule_of_the_forum_until_it_is_made(people):
    found = [one for one in duties(people.actor("Dora"), at=LATER) if one.kind == "report"]
    assert [(one.on[1], one.by.date().isoformat(), one.years) for one in found] == [
        ("plan-2020-2022/2020", "2021-01-31", "2020"),  # of years long past too
        ("plan-2023-2025/2023", "2024-01-31", "2023"),
        ("plan-2023-2025/2024", "2025-01-31", "2024"),
        ("plan-2023-2025/2025", "2026-01-31", "2025"),
    ]
    for name in ("Sena", "Iris", "Otto"):
        assert not [one for one in duties(people.actor(name), at=LATER) if one.kind == "report"]
