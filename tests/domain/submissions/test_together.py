"""Evidence that is cleared along with a report is published with that report at its moment, or not by the clock at all."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.domain.ledger.models import ConfidentialEntry, Entry
from consenso.domain.record.actions import amend
from consenso.domain.submissions import actions
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import due_releases, submission
from consenso.domain.submissions.together import embargo_together, publish_together
from tests import cast
from tests.cast import AT, FORUM
from tests.domain.submissions.moving import (
    SOURCES,
    both_chains_hold,
    document_of,
    held,
    last_entry,
    prepared,
    revised,
    signer,
)

A_SECOND, HOUR = dt.timedelta(seconds=1), dt.timedelta(hours=1)
NOON = AT + 3 * HOUR
REPORT = ("report", "report-xa-2020")
EVIDENCE = ("ev-accounts", "ev-loans")


@pytest.fixture(scope="module")
def people(meridian) -> cast.Cast:
    return cast.make(at=AT)


def evidence(identifier: str) -> dict:
    return {
        "id": identifier,
        "title": {"en": "Harbour accounts"},
        "address": f"https://example.org/{identifier}",
        "kind": "self_report",
        "supports": [{"kind": "commitment", "id": "m-2020-01"}],
        "confidence": "high",
        "sources": [f"https://example.org/{identifier}"],
    }


def report(*named: str) -> dict:
    before = document_of(("report", "report-xa-2021"))
    line = before["lines"][0] | {"evidence": [*(named or EVIDENCE)]}
    return before | {
        "id": REPORT[1],
        "period": {"from": 2020, "to": 2020},
        "date": "2021-01-31",
        "lines": [line],
    }


def begun(actor, *, sent: bool = True) -> tuple[int, int, int]:
    """Return the ids of two pieces of evidence and of the report that names them; the secretariat sees them."""
    rows = [
        *(
            prepared(actor, on=("evidence", one), document=evidence(one), base="")
            for one in EVIDENCE
        ),
        prepared(actor, on=REPORT, document=report(), base=""),
    ]
    for row in rows if sent else ():
        actions.send(actor=actor, identifier=row.id, at=AT)
    return tuple(row.id for row in rows)


def cleared(actor, numbers, *, until: dt.datetime = NOON, at: dt.datetime = AT):
    chosen = [(one, submission(FORUM, one).version) for one in numbers]
    return embargo_together(actor=actor, chosen=chosen, release_at=until, at=at)


def tick(at: dt.datetime) -> None:
    for forum, number in due_releases(at):
        actions.release_due(at=at, forum=forum, identifier=number)


def states(numbers) -> list[str]:
    return [submission(FORUM, one).state for one in numbers]


def embargoes(numbers) -> list[tuple]:
    rows = Submission.objects.in_bulk(numbers)
    fields = ("release_at", "along_with_id", "released_by", "release_person_id")
    return [tuple(getattr(rows[one], name) for name in fields) for one in numbers]


def public_number() -> int:
    return Entry.objects.filter(forum=FORUM).count()


LAPSED = (None, None, "", None)


def test_they_are_published_with_the_report_at_its_moment(people):
    ana = people.actor("Ana")
    numbers = begun(ana, sent=False)
    cleared(ana, numbers)
    n_public, n_acts = public_number(), ConfidentialEntry.objects.filter(forum=FORUM).count()

    assert due_releases(NOON - A_SECOND) == ()
    assert due_releases(NOON) == ((FORUM, numbers[-1]),)
    assert embargoes(numbers[:2]) == [(NOON, numbers[2], "XA", ana.person)] * 2
    tick(NOON)

    rows = [submission(FORUM, one) for one in numbers]
    assert {(row.state, row.level, row.decided_at) for row in rows} == {
        ("published", "public", NOON)
    }
    assert [row.entry for row in rows] == [n_public + 1, n_public + 2, n_public + 3]
    assert {signer("public", row.entry) for row in rows} == {ana.person}
    acts = ConfidentialEntry.objects.filter(forum=FORUM, number__gt=n_acts)
    assert [*acts.order_by("number").values_list("act", "subject_id", "by")] == [
        ("submission:release", one, "clock") for one in map(type(acts[0].subject_id), numbers)
    ]
    assert both_chains_hold()


def test_by_itself_evidence_that_goes_along_is_never_due(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    before = held()

    for one in numbers[:2]:
        assert actions.release_due(at=NOON + HOUR, forum=FORUM, identifier=one) is None
    assert held() == before


@pytest.mark.parametrize("act", ["revise", "decline", "withdraw"])
def test_embargo_lapses_with_the_reports(people, act):
    ana, sena = people.actor("Ana"), people.actor("Sena")
    numbers = begun(ana)
    cleared(ana, numbers)
    n_public, at = public_number(), AT + HOUR

    if act == "revise":
        revised(
            ana,
            submission(FORUM, numbers[2]),
            document=report() | {"summary": {"en": "So."}},
            at=at,
        )
    elif act == "decline":
        actions.decline(actor=sena, identifier=numbers[2], decision="No.", at=at)
    else:
        actions.withdraw(actor=ana, identifier=numbers[2], at=at)

    assert embargoes(numbers[:2]) == [LAPSED] * 2
    assert {submission(FORUM, one).changed_at for one in numbers} == {at}
    assert last_entry().act == f"submission:{act}"
    lapses = ConfidentialEntry.objects.filter(forum=FORUM, act="submission:lapse")
    by = "secretariat" if act == "decline" else "XA"
    assert [(one.by, one.level, one.payload["release_at"]) for one in lapses] == [
        (by, "secretariat", "")
    ] * 2
    assert due_releases(NOON + HOUR) == ()
    tick(NOON + HOUR)
    assert states(numbers[:2]) == ["open"] * 2
    assert public_number() == n_public
    assert both_chains_hold()


def test_after_a_revision_all_is_cleared_anew(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    revised(ana, submission(FORUM, numbers[2]), document=report() | {"summary": {"en": "So."}})

    cleared(ana, numbers, until=NOON + HOUR)
    tick(NOON)
    assert states(numbers) == ["open"] * 3
    tick(NOON + HOUR)
    assert states(numbers) == ["published"] * 3


def evidence_is_public(one: str) -> None:
    amend(
        forum=FORUM, kind="evidence", identifier=one, document=evidence(one), base="", at=AT,
        by="secretariat", reason="Because.", sources=SOURCES,
    )  # fmt: skip


@pytest.mark.parametrize("hinder", ["report", "last evidence"])
def test_what_hinders_one_keeps_all_back(people, hinder):
    ana = people.actor("Ana")
    numbers = begun(ana, sent=False)
    if hinder == "report":
        row = submission(FORUM, numbers[2])
        revised(ana, row, document=row.document | {"text": "no-such-plan"})
    cleared(ana, numbers)
    if hinder == "last evidence":
        evidence_is_public(EVIDENCE[1])
    n_public = public_number()

    tick(NOON)

    assert states(numbers) == ["open"] * 3
    troubles = [submission(FORUM, one).trouble for one in numbers]
    code = "record.broken" if hinder == "report" else "record.object_has_changed"
    assert troubles == ["", "", code]
    assert public_number() == n_public
    assert document_of(("evidence", EVIDENCE[0])) is None
    assert (last_entry().act, last_entry().by) == ("submission:hold", "clock")
    assert both_chains_hold()
    before = held()
    tick(NOON + HOUR)
    assert held() == before


def test_what_was_hindered_is_cleared_anew_together(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    row = submission(FORUM, numbers[2])
    row = revised(ana, row, document=row.document | {"text": "no-such-plan"})
    cleared(ana, numbers)
    tick(NOON)
    revised(ana, submission(FORUM, numbers[2]), document=report(), at=NOON)
    assert embargoes(numbers[:2]) == [LAPSED] * 2

    cleared(ana, numbers, until=NOON + HOUR, at=NOON)
    tick(NOON + HOUR)

    assert states(numbers) == ["published"] * 3


def test_evidence_that_is_taken_back_leaves_its_report_to_wait(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    actions.withdraw(actor=ana, identifier=numbers[1], at=AT)

    tick(NOON)

    assert states(numbers) == ["open", "withdrawn", "open"]
    assert submission(FORUM, numbers[2]).trouble == "record.broken"


def test_evidence_that_is_cleared_by_itself_goes_along_no_more(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    actions.embargo(actor=ana, identifier=numbers[0], version=1, release_at=NOON - HOUR, at=AT)

    actions.withdraw(actor=ana, identifier=numbers[2], at=AT)
    tick(NOON)

    assert states(numbers) == ["published", "open", "withdrawn"]


def test_report_that_is_published_alone_takes_no_embargo_with_it(people):
    """Evidence that is public already may be corrected along with a report that stands without the correction."""
    ana = people.actor("Ana")
    for one in EVIDENCE:
        amend(
            forum=FORUM, kind="evidence", identifier=one, document=evidence(one), base="", at=AT,
            by="XA", reason="Because.", sources=SOURCES,
        )  # fmt: skip
    rows = [
        *(prepared(ana, on=("evidence", one), document=evidence(one) | {"note": {"en": "So."}}) for one in EVIDENCE),
        prepared(ana, on=REPORT, document=report(), base=""),
    ]  # fmt: skip
    numbers = [row.id for row in rows]
    cleared(ana, numbers)

    actions.publish(actor=ana, identifier=numbers[2], version=1, at=AT)

    assert embargoes(numbers[:2]) == [LAPSED] * 2
    assert last_entry().act == "submission:publish"


def test_report_that_is_cleared_alone_for_another_moment_leaves_none_behind_it(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    at_once = {"actor": ana, "identifier": numbers[2], "version": 1, "at": AT}

    actions.embargo(release_at=NOON, **at_once)
    assert [one[0] for one in embargoes(numbers)] == [NOON] * 3
    actions.embargo(release_at=NOON + HOUR, **at_once)
    assert embargoes(numbers[:2]) == [LAPSED] * 2


def test_moment_that_is_past_publishes_all_now(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers, until=AT)
    assert states(numbers) == ["published"] * 3


def test_what_is_published_together_before_its_moment_is_not_released(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    cleared(ana, numbers)
    publish_together(actor=ana, chosen=[(one, 1) for one in numbers], at=AT)
    before = held()
    tick(NOON)
    assert held() == before
    assert states(numbers) == ["published"] * 3


def test_what_was_cleared_before_the_tie_was_kept_is_tied(people):
    ana = people.actor("Ana")
    numbers = begun(ana)
    for one, until in zip(numbers, (NOON - A_SECOND, NOON - HOUR, NOON), strict=True):
        actions.embargo(actor=ana, identifier=one, version=1, release_at=until, at=AT)

    import_module("consenso.domain.submissions.migrations.0002_along_with").tie(apps, None)

    assert [one[:2] for one in embargoes(numbers)] == [
        (NOON, numbers[2]),
        (NOON - HOUR, None),
        (NOON, None),
    ]


MOVES = ("together", "revise", "withdraw", "decline", "share", "change evidence", "tick", "tick")


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(MOVES), min_size=2, max_size=8))
def test_in_any_order_the_clock_publishes_no_evidence_alone(people, moves):
    ana, sena, now = people.actor("Ana"), people.actor("Sena"), AT
    with transaction.atomic():
        numbers = begun(ana)
        for n, move in enumerate(moves):
            now += HOUR
            rows = [submission(FORUM, one) for one in numbers]
            over = {row.id for row in rows if not row.is_open}
            if move == "tick":
                tick(now)
            elif over:
                continue
            elif move == "together":
                cleared(ana, numbers, until=now + HOUR, at=now)
            elif move == "revise":
                revised(ana, rows[2], document=report() | {"summary": {"en": f"{n}."}}, at=now)
            elif move == "change evidence":
                revised(
                    ana, rows[0], document=evidence(EVIDENCE[0]) | {"note": {"en": f"{n}."}}, at=now
                )
            elif move == "withdraw":
                actions.withdraw(actor=ana, identifier=numbers[2], at=now)
            elif move == "decline":
                actions.decline(actor=sena, identifier=numbers[2], decision="No.", at=now)
            elif rows[2].level != "delegations":
                actions.share(actor=sena, identifier=numbers[2], at=now)
            assert len({state == "published" for state in states(numbers)}) == 1
            assert both_chains_hold()
        tick(now + 9 * HOUR)
        assert len({state == "published" for state in states(numbers)}) == 1
        transaction.set_rollback(True)
