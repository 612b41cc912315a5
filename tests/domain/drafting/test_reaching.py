"""Whom a silence reaches: addressees for which nobody can object, why, and that the act keeps it."""

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from consenso.domain.accounts.models import Appointment, Delegation, Invitation, Person
from consenso.domain.adoption.actions import adopt_due
from consenso.domain.drafting import silence
from consenso.domain.drafting.consensus import consensus_rows
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.reaching import Unreached, unreached, who_may_object
from tests import cast
from tests.domain.adoption.ready import DAY, SITE, ready, under_silence
from tests.negotiating import PLAN

ALL = ("XA", "XB", "XC", "XD", "XE")


@pytest.fixture
def offered(settings) -> None:
    settings.SECOND_FACTOR = "offered"


def left(table) -> list[tuple[str, str]]:
    return [(one.code, one.why) for one in unreached(table.draft(), ALL, at=table.at)]


def end(table, name: str) -> None:
    Appointment.objects.filter(person=table.cast.person(name)).update(until_at=table.at)


def test_each_with_a_head_is_reached(table, offered):
    table.open()

    assert left(table) == []
    found = who_may_object(table.draft(), ("XA", "XB"), at=table.at)
    assert [(one.code, one.name) for one in found] == [("XA", "Ana"), ("XB", "Bo")]


def test_each_reason_is_told_apart(table, offered):
    table.open()
    table.now()
    for name in ("Ana", "Bo", "Cleo"):
        end(table, name)
    Person.objects.filter(name="Dan").update(is_active=False)
    Invitation.objects.create(
        delegation=Delegation.objects.get(code="XC"),
        email="new@example.org",
        name="New",
        role="head",
        token="0" * 64,
        language="en",
        at=table.at,
        expires_at=table.at + DAY,
        invited_by=table.cast.person("Sena"),
    )

    assert left(table) == [
        ("XA", "no_head"),  # Dora, its delegate, is there still
        ("XB", "nobody"),
        ("XC", "invited"),
        ("XD", "nobody"),
    ]


def test_who_has_no_second_factor_cannot_object_where_one_is_required(table, settings):
    settings.SECOND_FACTOR = "required"
    settings.TRUSTED_SIGN_IN = frozenset({"ministry"})
    table.open()
    for name in ("Ana", "Bo"):
        Authenticator.objects.create(user=table.cast.person(name), type="totp", data={})
    Authenticator.objects.create(user=table.cast.person("Cleo"), type="recovery_codes", data={})
    for name, provider in (("Dan", "ministry"), ("Eva", "another")):
        SocialAccount.objects.create(user=table.cast.person(name), provider=provider, uid=name)

    assert left(table) == [("XC", "no_factor"), ("XE", "no_factor")]


def test_on_a_draft_of_an_organ_its_own_heads_are_reached(table, offered):
    table.open(body="council")
    table.now()
    end(table, "Bo")
    cast.appoint(
        table.cast.person("Bo"),
        forum=table.forum,
        code="XB",
        kind="party",
        role="head",
        at=table.at,
        body="council",
    )

    assert left(table) == []
    elsewhere = table.open("another-plan")
    assert unreached(elsewhere, ALL, at=table.at) == (Unreached("XB", "no_head"),)


def test_the_silence_and_the_consensus_record_keep_whom_it_did_not_reach(table, offered):
    ready(table)
    table.now()
    end(table, "Cleo")
    ends = under_silence(table)
    cast.appoint(
        table.cast.person("Cleo"),
        forum=table.forum,
        code="XC",
        kind="party",
        role="head",
        at=table.at,
    )

    (running,) = silence.silences(table.draft().id, seen_as="XA")
    assert running.unreached == ("XC",)
    assert acts_of(table.draft().id)[-1].payload["said"]["unreached"] == ["XC"]
    assert left(table) == []
    adopt_due(at=ends, site=SITE)
    document = consensus_rows(table.draft().id)[0].document
    assert [one["unreached"] for one in document["silences"]] == [["XC"]]


def test_who_presides_sees_receipts_as_the_secretariat_does(table, offered):
    ready(table, presided_by="XB")
    under_silence(table)
    silence.see(actor=table.actor("Ana"), identifier=PLAN, at=table.now())

    def seen(code: str, *, presides: bool) -> list[str]:
        (one,) = silence.silences(table.draft().id, seen_as=code, presides=presides)
        return [who for who, _at in one.receipts]

    assert seen("XB", presides=True) == seen("secretariat", presides=False) == ["XA"]
    assert seen("XB", presides=False) == []


def test_once_a_delegation_objected_that_is_not_named_receipts_would_name_it(table, offered):
    ready(table, presided_by="XB")
    under_silence(table, withholds_names=True)
    silence.see(actor=table.actor("Ana"), identifier=PLAN, at=table.now())
    silence.object_to(actor=table.actor("Ana"), identifier=PLAN, words="No.", at=table.now())

    (presiding,) = silence.silences(table.draft().id, seen_as="XB", presides=True)
    (secretariat,) = silence.silences(table.draft().id, seen_as="secretariat")
    assert (presiding.receipts, presiding.objections[0][0]) == ((), "")
    assert [who for who, _at in secretariat.receipts] == ["XA"]


def test_extensions_and_the_end_are_told_with_their_reasons(table, offered):
    ready(table)
    ends = under_silence(table)
    who = {"actor": table.actor("Sena"), "identifier": PLAN}
    silence.extend(**who, expires_at=ends + DAY, reason="A holiday.", at=table.now())
    silence.stop(**who, reason="A page was missing.", at=table.now())

    (one,) = silence.silences(table.draft().id, seen_as="XA")
    (extension,) = one.extensions
    assert (extension["why"], extension["by"]) == ("A holiday.", "secretariat")
    assert dt.datetime.fromisoformat(extension["to"]) == ends + DAY
    assert one.stopped_because == "A page was missing."
