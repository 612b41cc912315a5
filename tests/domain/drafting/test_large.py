"""A large draft: what acts and readers ask of the database does not grow with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.core import wording
from consenso.domain.drafting import deciding, sending
from consenso.domain.drafting.composing import composed, forget
from consenso.domain.drafting.proposing import Wanted, write_all
from consenso.domain.drafting.queries import proposals
from tests.domain.drafting.laws import all_laws
from tests.negotiating import PLAN, Table

NAMES = ("Ana", "Bo", "Cleo", "Dan", "Eva")


def negotiated(table, n_paragraphs):
    words = [
        ("paragraph", str(one), f"They shall meet {one} times.") for one in range(n_paragraphs)
    ]
    table.open(words=words)
    for place, name in enumerate(NAMES):
        kept, refused = write_all(
            actor=table.actor(name),
            identifier=PLAN,
            wanted=[
                Wanted(
                    "wording", f"p{one + 1}", (f"They shall {'all ' * place}meet {one} or more.",)
                )
                for one in range(n_paragraphs)
            ],
            at=table.now(),
        )
        assert (len(kept), refused) == (n_paragraphs, ())
        sent = sending.send(actor=table.actor(name), identifier=PLAN, at=table.now())
        assert len(sent) == n_paragraphs


def queries_of(does):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        does()
    return len(seen)


def asked(table):
    """Return how many queries it takes to read the draft anew, to decide a place of it, and to send a proposal."""
    forget()
    read = queries_of(lambda: composed(table.draft()))
    path, _ = next(wording.places(table.item("p2").segments))
    given = {"actor": table.actor("Sena"), "identifier": PLAN, "at": table.now()}
    seal = table.seal("p2")
    decide = queries_of(
        lambda: deciding.resolve(**given, paragraph="p2", seal=seal, path=path, decision=1)
    )
    made = table.write("Ana", "deletion", paragraph="p3")
    given = {"actor": table.actor("Ana"), "identifier": PLAN, "at": table.now()}
    composed(table.draft())
    send = queries_of(lambda: sending.send(**given, proposals=[made.pk]))
    return read, decide, send


@pytest.fixture
def counts(meridian, db):
    def of(n_paragraphs):
        from django.db import transaction

        with transaction.atomic():
            table = Table()
            negotiated(table, n_paragraphs)
            found = asked(table)
            all_laws(table.forum, len(proposals(table.draft().id, open_only=False)), {})
            transaction.set_rollback(True)
        forget()
        return found

    return of


def test_an_act_asks_as_much_of_a_small_draft_as_of_a_large_one(counts):
    assert counts(6) == counts(60)
