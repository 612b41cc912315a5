"""The path of an assessor and of a party: each keeps what it says itself, and nothing that others say."""

import pytest

from consenso.core.ledger import digest_of
from consenso.core.record import KINDS
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.record.actions import RecordIsBroken, amend
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from consenso.domain.submissions.access import (
    ASSESSED,
    abilities_on,
    can_publish_at_once,
    may_check_drafts,
    may_read,
    seen_by,
    submission_abilities,
)
from tests import cast

SOURCE = ["https://example.org/why"]


@pytest.fixture
def people(meridian):
    return cast.make()


def prepared(actor, kind, identifier, document):
    base = public_document("meridian", kind, identifier)
    return actions.prepare(
        actor=actor,
        kind=kind,
        identifier=identifier,
        document=document,
        base=digest_of(base) if base else "",
        reason="It was looked at again.",
        sources=SOURCE,
        at=cast.AT,
    )


def published(actor, row):
    return actions.publish(actor=actor, identifier=row.id, version=row.version, at=cast.AT)


def assessment(**other):
    return public_document("meridian", "assessment", "as-01") | {"id": "as-new"} | other


def evidence(**other):
    return public_document("meridian", "evidence", "ev-02") | {"id": "ev-new"} | other


def reply(**other):
    return public_document("meridian", "reply", "re-01") | {"id": "re-new"} | other


def test_assessor_prepares_and_publishes_its_own_assessment(people):
    vera = people.actor("Vera")
    row = prepared(vera, "assessment", "as-new", assessment(verdict="yes"))

    assert public_document("meridian", "assessment", "as-new") is None
    can = submission_abilities(vera, row)
    assert (can.edits, can.publishes, can.withdraws, can.sends) == (True, True, True, True)
    assert (can.shares, can.declines) == (False, False)

    published(vera, row)
    assert public_document("meridian", "assessment", "as-new")["verdict"] == "yes"


def test_assessor_corrects_its_own_and_nobody_elses(people):
    vera = people.actor("Vera")
    own = public_document("meridian", "assessment", "as-01")
    other = public_document("meridian", "assessment", "as-02")

    published(vera, prepared(vera, "assessment", "as-01", own | {"verdict": "no"}))
    assert public_document("meridian", "assessment", "as-01")["verdict"] == "no"
    for identifier, document in (
        ("as-02", other | {"date": "2024"}),
        ("as-02", None),
        ("as-01", own | {"assessor": "gazette"}),
        ("as-new", assessment(assessor="gazette")),
    ):
        with pytest.raises(NotAllowed):
            prepared(vera, "assessment", identifier, document)


def test_assessment_stays_with_who_gives_it_when_it_is_revised(people):
    vera = people.actor("Vera")
    row = prepared(vera, "assessment", "as-new", assessment())

    with pytest.raises(NotAllowed):
        actions.revise(
            actor=vera,
            identifier=row.id,
            version=row.version,
            document=assessment(assessor="gazette"),
            base="",
            reason="Another.",
            sources=SOURCE,
            at=cast.AT,
        )


@pytest.mark.parametrize("kind", [one.KIND for one in KINDS if one.KIND not in ASSESSED])
def test_assessor_keeps_no_other_kind(people, kind):
    vera = people.actor("Vera")

    assert not abilities_on(vera, kind, None).prepares
    assert not can_publish_at_once(vera, kind, None, {"id": "a", "party": "institute"})
    with pytest.raises(NotAllowed):
        prepared(vera, kind, "new", {"id": "new"})


def test_assessor_reads_the_record_and_its_own_and_nothing_of_others(people):
    vera, ana = people.actor("Vera"), people.actor("Ana")
    shared = prepared(ana, "reply", "re-new", reply())
    actions.share(actor=ana, identifier=shared.id, at=cast.AT)
    own = prepared(vera, "assessment", "as-new", assessment())

    assert may_read(vera)
    assert not may_check_drafts(vera)
    assert [one.pk for one in seen_by(vera)] == [own.id]
    for name in ("Ana", "Bo", "Dora", "Otto", "Olga"):
        actor = people.actor(name) if name != "Olga" else None
        assert actor is None or own.id not in [one.pk for one in seen_by(actor)]
    assert own.id not in [one.pk for one in seen_by(people.actor("Sena"))]


def test_evidence_is_that_of_who_added_it(people):
    vera, bo = people.actor("Vera"), people.actor("Bo")
    published(vera, prepared(vera, "evidence", "ev-new", evidence(kind="independent")))
    then = public_document("meridian", "evidence", "ev-new")

    corrected = then | {"title": {"en": "Lighthouses and keepers"}}
    assert can_publish_at_once(vera, "evidence", then, corrected)
    assert not can_publish_at_once(bo, "evidence", then, corrected)
    # What was loaded, or added by another, is not the assessor's.
    held = public_document("meridian", "evidence", "ev-02")
    assert not abilities_on(vera, "evidence", held).prepares


def test_assessors_evidence_is_no_report_of_a_party_and_a_partys_is(people):
    vera, ana = people.actor("Vera"), people.actor("Ana")
    own_word, other = evidence(kind="self_report"), evidence(kind="independent")

    assert can_publish_at_once(ana, "evidence", None, own_word)
    assert not can_publish_at_once(ana, "evidence", None, other)
    assert can_publish_at_once(vera, "evidence", None, other)
    with pytest.raises(NotAllowed):
        prepared(vera, "evidence", "ev-new", own_word)


def test_party_prepares_clears_and_publishes_its_reply(people):
    dora, ana, bo = (people.actor(name) for name in ("Dora", "Ana", "Bo"))
    row = prepared(dora, "reply", "re-new", reply())

    assert not submission_abilities(dora, row).publishes
    actions.ready(actor=dora, identifier=row.id, at=cast.AT)
    published(ana, row)

    assert public_document("meridian", "reply", "re-new")["party"] == "XA"
    assert not can_publish_at_once(bo, "reply", None, reply())
    assert not can_publish_at_once(ana, "assessment", None, assessment())


def test_secretariat_keeps_all_of_it(people):
    sena = people.actor("Sena")

    for kind, document in (
        ("assessment", assessment()),
        ("evidence", evidence()),
        ("reply", reply()),
        ("report", {"id": "a", "party": "XA"}),
        ("assessor", {"id": "a"}),
    ):
        assert can_publish_at_once(sena, kind, None, document)


UNPUBLISHED = {"published": None, "published_in": None, "published_on": None}


def with_method(**changes):
    """Let the institute's method say something else; None takes a part of it out."""
    held = public_document("meridian", "assessor", "institute")
    method = held["methods"][0] | changes
    method = {name: value for name, value in method.items() if value is not None}
    amend(
        forum="meridian", kind="assessor", identifier="institute",
        document=held | {"methods": [method]}, base=digest_of(held), at=cast.AT,
        by="secretariat", reason="So it is.", sources=SOURCE,
    )  # fmt: skip


def test_verdict_is_published_only_by_a_method_that_is_published(people):
    vera = people.actor("Vera")
    with_method(**UNPUBLISHED)
    row = prepared(vera, "assessment", "as-new", assessment())

    with pytest.raises(RecordIsBroken) as broken:
        published(vera, row)

    [problem] = broken.value.problems
    assert problem.field == "as-new.method"
    assert "names no place where it is published" in problem.message
    assert public_document("meridian", "assessment", "as-new") is None
    # What was published before stays.
    assert public_document("meridian", "assessment", "as-01") is not None
    with_method(published_in={"en": "Papers of the Institute, No. 4"})
    published(vera, row)
    assert public_document("meridian", "assessment", "as-new") is not None
