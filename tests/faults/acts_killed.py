"""Run as a process: each kind of act is killed before each of its writes, and what is then in the database is compared.

python -m tests.faults.acts_killed → a line of JSON: act → how often it was killed.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable

import django

from tests.faults.killing import kill_each

SOURCES = ["https://example.org/said"]
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
SECRET = "known to the letter alone"
LATER = AT + dt.timedelta(days=1)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from consenso.domain.record.actions import load_folder
    from tests import cast
    from tests.record import MERIDIAN

    call_command("migrate", interactive=False, verbosity=0)
    load_folder(MERIDIAN, at=AT, by="Sena")
    cast.make(at=AT)
    sys.stdout.write(json.dumps(kill_each(acts())) + "\n")


def know_the_secret_of(email: str) -> None:
    from consenso.domain.accounts.models import Invitation
    from consenso.domain.accounts.queries import hashed

    Invitation.objects.filter(email=email).update(token=hashed(SECRET))


def acts() -> list[tuple[str, Callable[[], object]]]:
    """Return every kind of act, each of which finds what the one before it left."""
    from consenso.core.ledger import digest_of
    from consenso.domain.accounts.access import let_in
    from consenso.domain.accounts.models import Appointment, Person
    from consenso.domain.admissions.actions import accept, invite
    from consenso.domain.admissions.leaving import end_appointment, erase
    from consenso.domain.record.actions import amend
    from consenso.domain.record.queries import public_document
    from consenso.domain.submissions import actions
    from consenso.domain.submissions.models import Submission
    from tests.cast import address

    def actor(name):
        return let_in(Person.objects.get(email=address(name)), forum="meridian", at=LATER)

    def prepare(who="Ana", words="A note.", identifier="opening-2019"):
        base = public_document("meridian", "statement", identifier)
        return actions.prepare(
            actor=actor(who),
            kind="statement",
            identifier=identifier,
            document=base | {"note": {"en": words}},
            base=digest_of(base),
            reason="It was said so.",
            sources=SOURCES,
            at=AT,
        )

    def last():
        return Submission.objects.order_by("-pk")[0]

    def revise():
        row = last()
        document = row.document | {"note": {"en": "Another note."}}
        return actions.revise(
            actor=actor("Ana"), identifier=row.pk, version=row.version, document=document,
            base=row.base, reason="Better.", sources=SOURCES, at=AT,
        )  # fmt: skip

    def step(name, who, **more):
        return lambda: getattr(actions, name)(
            actor=actor(who), identifier=last().pk, at=AT, **{k: v() for k, v in more.items()}
        )

    def invited():
        return invite(
            actor=actor("Sena"), forum="meridian", code="XC", role="head",
            email="adam@example.org", name="Adam", language="en", at=AT,
        )  # fmt: skip

    def amended():
        base = public_document("meridian", "statement", "letter-2022")
        return amend(
            forum="meridian", kind="statement", identifier="letter-2022", document=base | {"note": {"en": "N."}},
            base=digest_of(base), at=AT, by="secretariat", reason="R.", sources=SOURCES,
        )  # fmt: skip

    def ended():
        row = Appointment.objects.get(person__email=address("Dora"))
        return end_appointment(
            actor=actor("Sena"), identifier=row.pk, knows_it_is_the_last=False, at=LATER
        )

    version = lambda: last().version  # noqa: E731
    return [
        ("prepare", prepare),
        ("revise", revise),
        ("send", step("send", "Ana")),
        ("share", step("share", "Sena")),
        ("decline", step("decline", "Sena", decision=lambda: "No.")),
        ("prepare again", prepare),
        ("withdraw", step("withdraw", "Ana")),
        ("prepare by a delegate", lambda: prepare("Dora")),
        ("ready", step("ready", "Dora")),
        ("prepare by the secretariat", lambda: prepare("Sena")),
        ("publish", step("publish", "Sena", version=version)),
        ("prepare for an embargo", lambda: prepare("Sena", "Later.", "letter-2022")),
        ("embargo", step("embargo", "Sena", version=version, release_at=lambda: LATER)),
        (
            "release",
            lambda: actions.release_due(at=LATER, forum="meridian", identifier=last().pk),
        ),
        (
            "propose publicly",
            lambda: actions.propose_publicly(
                forum="meridian", kind="meeting", identifier="council-1", reason="It rained.",
                sources=SOURCES, credit="C.", receipt="a" * 64, at=AT,
            ),
        ),
        ("amend", amended),
        ("invite", invited),
        ("", lambda: know_the_secret_of("adam@example.org")),  # its letter alone knows it
        ("accept", lambda: accept(secret=SECRET, at=AT)),
        ("end an appointment", ended),
        ("erase", lambda: erase(actor=None, person=Person.objects.get(email=address("Dora")), at=LATER)),
    ]  # fmt: skip


if __name__ == "__main__":
    main()
