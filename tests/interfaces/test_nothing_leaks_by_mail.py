"""Letters to everybody who has a desk, while drafts, embargoed and private objects are in the database: not a byte of them.

Everybody follows everything that can be followed, parties are reminded of reports, and one of them prepares its own.
"""

import datetime as dt

import pytest

from consenso.core.ledger import digest_of
from consenso.domain.accounts.models import Person
from consenso.domain.drafting import actions, silence
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.queries import ParagraphRow
from consenso.domain.duties.actions import remind
from consenso.domain.duties.followers import follow_by_mail
from consenso.domain.duties.following import follow
from consenso.domain.duties.overview import overview
from consenso.domain.duties.silences import write_due
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import documents_of, public_document
from consenso.interfaces.desk import silence_letters
from consenso.interfaces.desk.digests import send_due
from consenso.interfaces.desk.following import sending
from tests import cast
from tests.interfaces.secret_drafts import OF_DRAFTS
from tests.interfaces.test_nothing_leaks import CANARIES
from tests.interfaces.test_nothing_leaks import secrets as secrets  # a fixture

KINDS = ("commitment", "text", "area", "state", "bloc")


@pytest.mark.usefixtures("meridian")
def test_letters_hold_no_byte_of_what_is_not_public(secrets, mailoutbox):
    Person.objects.update(time_zone="UTC")
    sena = secrets.actor("Sena")
    for name in cast.ROLES:
        for kind, identifier, _ in documents_of("meridian", KINDS):
            follow(actor=secrets.actor(name), kind=kind, identifier=identifier, at=cast.AT)
    for kind, identifier, _ in documents_of("meridian", KINDS):
        follow_by_mail(
            email="qzxfollower@example.org",
            language="en",
            forum="meridian",
            kind=kind,
            identifier=identifier,
            at=cast.AT,
        )
    due = [one.key for one in overview(sena, at=cast.AT) if one.may_remind(cast.AT)]
    remind(actor=sena, reports=due, at=cast.AT)
    fact = public_document("meridian", "delivery", "e-02")
    amend(
        forum="meridian",
        kind="delivery",
        identifier="e-02",
        document=fact | {"note": {"en": "A public note."}},
        base=digest_of(fact),
        at=cast.AT + dt.timedelta(hours=1),
        by="secretariat",
        reason="So it is.",
        sources=["https://example.org/a"],
    )

    send_due(cast.AT + dt.timedelta(days=1))
    sending.send_due(cast.AT + dt.timedelta(days=1), limit=100)

    said = [f"{one.subject}\n{one.body}\n{one.extra_headers}".lower() for one in mailoutbox]
    assert len(said) == len(cast.ROLES) + 1
    assert [one.to for one in mailoutbox].count(["qzxfollower@example.org"]) == 1
    assert sum("what changed on what you follow:" in one for one in said) == len(cast.ROLES) + 1
    assert sum("asks for the report on" in one for one in said) >= 2
    assert [word for word in CANARIES for one in said if word in one] == []


def tell(at):
    write_due(at)
    silence_letters.send_due(at)


@pytest.mark.usefixtures("meridian")
def test_letters_of_a_silence_hold_no_byte_of_its_draft(secrets, mailoutbox):
    word, secret = OF_DRAFTS[0], f"{OF_DRAFTS[0]}-plan"
    sena, at = secrets.actor("Sena"), cast.AT + dt.timedelta(days=1)
    tell(at)  # of the drafts that are there
    n_before = len(mailoutbox)
    about = About(kind="plan", title={"en": f"Plan {word}"}, language="en", languages=())
    words = [ParagraphRow("", "paragraph", "1", 0, f"The parties will {word}.")]
    actions.begin(actor=sena, identifier=secret, about=about, paragraphs=words, at=at)
    actions.circulate(actor=sena, identifier=secret, at=at)
    ends = at + dt.timedelta(hours=6)

    def opened():
        silence.open_silence(
            actor=sena, identifier=secret, expires_at=ends, withholds_names=True, at=at
        )

    opened()
    tell(at)
    silence.object_to(actor=secrets.actor("Bo"), identifier=secret, words=f"No {word}.", at=at)
    tell(at)
    opened()
    silence.extend(actor=sena, identifier=secret, expires_at=ends + dt.timedelta(hours=1), at=at)
    tell(at)
    tell(ends - dt.timedelta(hours=1))
    silence.stop(actor=sena, identifier=secret, reason=f"A reason {word}.", at=at)
    tell(at)

    said = [f"{one.subject}\n{one.body}\n{one.extra_headers}".lower() for one in mailoutbox]
    told = sorted(one.to[0] for one in mailoutbox[n_before:])
    assert told == ["ana@example.org"] * 5 + ["bo@example.org"] * 5
    assert [
        found for found in (*CANARIES, "borea") for one in said if found in one.split("\n", 1)[1]
    ] == []
    assert [found for found in CANARIES for one in said if found in one] == []
