"""Several at once: an invitation is accepted once, and a forum never loses both of its last two secretaries.

On PostgreSQL: the suite's SQLite is in memory, where threads do not wait for each other as they do for a file.
"""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consenso.core.errors import ConsensoError
from consenso.domain.accounts.access import OPERATOR
from consenso.domain.accounts.actions import LinkIsOver, make_sign_in_link, use_sign_in_link
from consenso.domain.accounts.models import Appointment, Person, SignInLink
from consenso.domain.accounts.queries import appointments
from consenso.domain.admissions.actions import InvitationIsOver, accept, invite
from consenso.domain.admissions.leaving import LastSecretariat, end_appointment
from consenso.domain.ledger.queries import CONFIDENTIAL, broken
from tests.domain.admissions.test_actions import CATO, LATER
from tests.people import FORUM, actor, ana, sena

pytestmark = pytest.mark.postgresql


def at_once(*acts) -> list[object]:
    """Do the acts at the same moment, each with a connection of its own; return what came of each, errors too."""
    gate = Barrier(len(acts))

    def done(act):
        try:
            gate.wait(10)
            return act()
        except ConsensoError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(done, acts))


def test_invitation_is_accepted_by_one_of_four(committed_meridian):
    secret = invite(actor=OPERATOR, **CATO).secret

    came = at_once(*[lambda: accept(secret=secret, at=LATER)] * 4)

    assert sum(isinstance(one, InvitationIsOver) for one in came) == 3
    assert Person.objects.count() == Appointment.objects.count() == 1
    assert broken(FORUM, book=CONFIDENTIAL) is None


def test_link_signs_in_one_of_four(committed_meridian):
    secret = make_sign_in_link(person_id=ana().person, lasts=dt.timedelta(days=1), at=LATER)

    came = at_once(*[lambda: use_sign_in_link(secret=secret, at=LATER)] * 4)

    assert sum(isinstance(one, LinkIsOver) for one in came) == 3
    assert SignInLink.objects.get().used_at == LATER


def test_last_two_of_a_secretariat_do_not_both_end(committed_meridian):
    both = (sena(), actor("Cleo", code="secretariat", role="chair"))
    ids = [appointments(forum=FORUM, person=one.person)[0].id for one in both]

    came = at_once(
        *(
            lambda identifier=identifier: end_appointment(
                actor=OPERATOR, identifier=identifier, knows_it_is_the_last=True, at=LATER
            )
            for identifier in ids
        )
    )

    assert sum(isinstance(one, LastSecretariat) for one in came) == 1
    assert len(appointments(forum=FORUM, at=LATER)) == 1
    assert broken(FORUM, book=CONFIDENTIAL) is None
