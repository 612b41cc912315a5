"""The invented persons of a demonstration, and what waits at their desks. All of it is made by the real actions."""

import copy
import datetime as dt
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.core.outline import read
from consenso.domain.accounts.access import OPERATOR, Actor, let_in
from consenso.domain.accounts.actions import let_operate, make_sign_in_link
from consenso.domain.accounts.queries import delegation, delegations, person_by_email
from consenso.domain.admissions.actions import accept, invite, name_delegation, set_time_zone
from consenso.domain.admissions.queries import delegation_name
from consenso.domain.imports.files import let_say
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import forums
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions as submissions
from consenso.domain.texts.contents import contents
from consenso.interfaces.cli.negotiation import BEGAN_DAYS, negotiated
from consenso.interfaces.cli.published import published
from consenso.interfaces.cli.reported import reported
from consenso.interfaces.ui.roles import role_name

FORUM = "meridian"
LASTS = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody who is invented: for whom they act (its code), in which role."""

    name: str
    code: str
    role: str

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@{self.code.lower()}.example"

    @property
    def keeps_every_forum(self) -> bool:
        """Whether they hold the same role in the real record's secretariat, on this machine."""
        return self.role == "secretariat"


CAST = (
    Cast("Sena", "secretariat", "secretariat"),
    Cast("Cleo", "secretariat", "chair"),
    Cast("Ana", "XA", "head"),
    Cast("Dora", "XA", "delegate"),
    Cast("Max", "XA", "account_manager"),
    Cast("Ivo", "XA", "interpreter"),
    Cast("Bo", "XB", "head"),
    Cast("Cora", "XC", "head"),
    Cast("Dan", "XD", "head"),
    Cast("Olu", "library", "observer"),
    Cast("Ada", "institute", "assessor"),
    Cast("Hugo", "harbour-watch", "assessor"),
)
CLOCKS = {
    "XA": "Asia/Tokyo",
    "XB": "Atlantic/Reykjavik",
    "XC": "America/Lima",
    "XD": "Pacific/Fiji",
}
OPERATOR_EMAIL = "otto@operator.example"
WATCHERS = {
    "library": ("observer", {"en": "Library of the Meridian", "es": "Biblioteca del Meridiano"}),
    "institute": (
        "assessor",
        {"en": "Institute for Promises", "es": "Instituto de las Promesas"},
    ),
    "harbour-watch": ("assessor", {"en": "Harbour Watch", "es": "Observatorio de Puertos"}),
}


@transaction.atomic
def links(at: dt.datetime) -> list[tuple[str, str]]:
    """Return who can sign in, the delegation first, and where; persons and what waits for them are made where they lack."""
    began = at - dt.timedelta(days=BEGAN_DAYS)
    _let_in_all(began)
    _set_clocks(began)
    negotiated(lambda name: _actor(name, at), at)
    _begin_acts(at)
    reported(lambda name: _actor(name, at), at)
    published(lambda name: _actor(name, at), at)
    who = {
        one.email: f"{_called(one.code)}: {one.name}, {role_name(one.role).lower()}" for one in CAST
    }
    who[OPERATOR_EMAIL] = "This installation: Otto, operator"
    made = []
    for email, words in who.items():
        someone = person_by_email(email)
        if someone is not None:
            secret = make_sign_in_link(person_id=someone.pk, lasts=LASTS, at=at)
            made.append((words, f"{settings.SITE}/en/desk/enter/{secret}/"))
    return made


def _let_in_all(at: dt.datetime) -> None:
    there = {row.code for row in delegations(FORUM)}
    for code, (kind, name) in WATCHERS.items():
        if code not in there:
            name_delegation(
                actor=OPERATOR,
                forum=FORUM,
                code=code,
                kind=kind,
                name=name,
                time_zone="UTC",
                at=at,
            )
    for one in CAST:
        if person_by_email(one.email) is None:
            for forum in forums() if one.keeps_every_forum else (forum_of(FORUM),):
                _appoint(one, forum.id, at)
    let_operate(email=OPERATOR_EMAIL, name="Otto", language="en", at=at)


def _set_clocks(at: dt.datetime) -> None:
    """Give each delegation a time of its own, where it has none: no capital of the imaginary forum is known to have one."""
    held = {row.code: row.time_zone for row in delegations(FORUM)}
    for code, zone in CLOCKS.items():
        if not held.get(code):
            set_time_zone(actor=OPERATOR, forum=FORUM, code=code, time_zone=zone, at=at)


def _called(code: str) -> str:
    names = delegation_name(delegation(FORUM, code))
    return names.get("en") or next(iter(names.values()), "Secretariat")


def _appoint(one: Cast, forum: str, at: dt.datetime) -> None:
    invited = invite(
        actor=OPERATOR,
        forum=forum,
        code=one.code,
        role=one.role,
        email=one.email,
        name=one.name,
        language="en",
        at=at,
    )
    accept(secret=invited.secret, at=at)


def _begin_acts(at: dt.datetime) -> None:
    """Let something wait at the desks, once: what a delegate prepared, what was sent, what the public proposed."""
    if confidential_entries(FORUM, subject="submission", limit=1):
        return
    document = copy.deepcopy(public_document(FORUM, "delivery", "e-03") or {})
    base = digest_of(document)
    document["fact"]["en"] = "1,080 school places given, 40 of them to the Delta Isles."
    prepared = submissions.prepare(
        actor=_actor("Dora", at),
        kind="delivery",
        identifier="e-03",
        document=document,
        base=base,
        reason="The figure of the last intake was missing.",
        sources=["https://example.org/school-places"],
        at=at,
    )
    submissions.ready(actor=_actor("Dora", at), identifier=prepared.id, at=at)
    document = copy.deepcopy(public_document(FORUM, "delivery", "e-02") or {})
    base = digest_of(document)
    document["fact"]["en"] = "Loans for three ports: 120 or 140 million dollars, by who counts."
    sent = submissions.prepare(
        actor=_actor("Bo", at),
        kind="delivery",
        identifier="e-02",
        document=document,
        base=base,
        reason="The third port was opened in March.",
        sources=["https://example.org/third-port"],
        at=at,
    )
    submissions.send(actor=_actor("Bo", at), identifier=sent.id, at=at)
    submissions.propose_publicly(
        forum=FORUM,
        kind="meeting",
        identifier="council-1",
        reason="The first council ended at noon on 6 November, as its minutes say.",
        sources=["https://example.org/minutes"],
        credit="A reader in Port Aurelia",
        receipt="",
        at=at,
    )
    invite(
        actor=_actor("Ana", at),
        forum=FORUM,
        code="XA",
        role="delegate",
        email="cato@xa.example",
        name="Cato",
        language="es",
        at=at,
    )


def _actor(name: str, at: dt.datetime) -> Actor:
    (one,) = [one for one in CAST if one.name == name]
    someone = person_by_email(one.email)
    if someone is None:
        raise NotFound("person", one.email)
    return let_in(someone, forum=FORUM, at=at, code=one.code)


def imported(at: dt.datetime) -> int:
    """Let the plans of the imaginary forum say what they say, in each language that they are here in; return how many did not yet."""
    n_taken = 0
    held = {(row.text, row.language) for row in contents(FORUM)}
    for path in sorted((settings.DEMO_RECORD / FORUM / "texts").glob("*.txt")):
        text, language = path.stem.split(".")
        if (text, language) not in held:
            body = path.read_bytes()
            let_say(
                forum=FORUM,
                text=text,
                outline=read(body, name=path.name, language=language),
                source={"name": path.name, "sha256": sha256(body).hexdigest(), "address": ""},
                at=at,
                by="secretariat",
            )
            n_taken += 1
    return n_taken
