"""Every address × every kind of person: what is answered is what tests/interfaces/addresses.py says.

The addresses come from the resolver: a new one without a row fails, as does a row whose address is gone.
"""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.signing import dumps
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from consenso.core.ledger import digest_of
from consenso.core.outline import read
from consenso.domain.accounts.actions import make_sign_in_link, new_calendar_key
from consenso.domain.accounts.models import Appointment
from consenso.domain.accounts.queries import hashed
from consenso.domain.admissions.actions import invite
from consenso.domain.imports.actions import begin
from consenso.domain.record.queries import public_document
from consenso.domain.sources.queries import sources
from consenso.domain.submissions import actions
from consenso.interfaces.desk.following.tokens import SALT, Asks, address_to_confirm
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import accepted, taken_in
from tests.interfaces import addresses
from tests.interfaces.addresses_of_rows import WHO
from tests.interfaces.drafts_made import make_drafts
from tests.texts import import_text

IN_DEVELOPMENT = {"en/_components/"}
NAMES = dict(zip(WHO, ("", "Bo", "Ana", "Sena", "Otto", "Vera", "Olga"), strict=True))
RECEIPT = "a-receipt"


def routes(resolver=None, before=""):
    """Yield every address as the resolver writes it, in English."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


ROUTES = sorted(set(routes()) - IN_DEVELOPMENT)


@pytest.fixture(scope="module")
def made(meridian):
    """One of each thing that an address can name; the persons, and what stands in the braces of a row."""
    at = dt.datetime.now(dt.UTC)
    people = cast.make()
    ana, sena = people.actor("Ana"), people.actor("Sena")

    def prepared(words, kind, identifier):
        base = public_document("meridian", kind, identifier)
        return actions.prepare(
            actor=ana,
            kind=kind,
            identifier=identifier,
            document=base | {"note": {"en": words}},
            base=digest_of(base),
            reason=words,
            sources=["https://example.org/a"],
            at=at,
        ).id

    draft = prepared("A draft", "statement", "opening-2019")  # which Ana's delegation holds
    sent = prepared("Sent", "delivery", "e-01")  # which it does not
    shared = prepared("Shared", "statement", "opening-2019")
    actions.send(actor=ana, identifier=sent, at=at)
    actions.share(actor=ana, identifier=shared, at=at)
    actions.propose_publicly(
        forum="meridian",
        kind="meeting",
        identifier="council-1",
        reason="It rained.",
        sources=["https://example.org/b"],
        credit="",
        receipt=hashed(RECEIPT),
        at=at,
    )
    invited = invite(
        actor=sena,
        forum="meridian",
        code="XA",
        role="delegate",
        email="new@example.org",
        name="New",
        language="en",
        at=at,
    )
    content = b"Plan\n\n1. We will meet.\n"
    import_text("plan-2020-2022", "es", actor=sena, at=at)
    imported = begin(
        actor=sena,
        text="plan-2020-2022",
        outline=read(content, name="plan.txt", language="en"),
        content=content,
        file_name="plan.txt",
        address="",
        at=at,
    )
    accepted(document(activity()))
    waiting = taken_in(document(activity(identifier="XA-1-secret")))
    dora = people.person("Dora")
    things = {
        "draft": draft,
        "sent": sent,
        "import": imported.id,
        "intake": waiting.id,
        "shared": shared,
        "receipt": RECEIPT,
        "invited": invited.secret,
        "invitation": invited.row.id,
        "appointment": Appointment.objects.get(person=dora).pk,
        "entrance": make_sign_in_link(person_id=dora.pk, lasts=dt.timedelta(hours=1), at=at),
        "calendar": new_calendar_key(person_id=dora.pk),
        "letter": dumps([dora.pk, "", "", ""], salt=SALT),
        "asked": address_to_confirm(
            Asks("vera@example.org", "meridian", "area", "sea"), language="en"
        ).split("/")[-2],
        "source": sources("meridian")[0].key,
    }
    return people, things | make_drafts(people, at=at)


def answered(client, row, things) -> int:
    """Return the status of what a row asks; what it does is undone."""
    path = row.path.format_map(things)
    with transaction.atomic():
        answer = client.get(path) if row.posted is None else client.post(path, row.posted)
        transaction.set_rollback(True)
    return answer.status_code


def test_every_address_has_a_row():
    assert set(ROUTES) - set(addresses.TABLE) == set()


def test_every_row_has_an_address():
    assert set(addresses.TABLE) - set(ROUTES) == set()


@pytest.mark.parametrize("who", WHO)
@pytest.mark.usefixtures("meridian")
def test_every_address_answers_everyone_as_the_table_says(who, made, settings):
    settings.SECOND_FACTOR = (
        "offered"  # what is asked of who has none yet, test_signing_in.py shows
    )
    people, things = made
    client = Client()
    if NAMES[who]:
        person = people.person(NAMES[who])
        client.force_login(person)
        EmailAddress.objects.create(user=person, email=person.email, verified=True)

    wrong = [
        f"{row.path}{'' if row.posted is None else f' {row.posted}'}: {status}, and the table says {expected}"
        for rows in addresses.TABLE.values()
        for row in rows
        for status, expected in [(answered(client, row, things), row.expected()[who])]
        if status != expected
    ]

    assert not wrong, "\n".join(wrong)
