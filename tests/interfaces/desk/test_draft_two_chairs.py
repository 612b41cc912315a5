"""Two chairs who decide on one place at the same moment, on connections of their own."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import proposals, sha_of
from tests import cast
from tests.interfaces.desk.signed_in import as_
from tests.interfaces.desk.test_draft_chair import CHAIR, HARBOURS, disputed
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("second_factor_offered")


@pytest.mark.postgresql
@pytest.mark.parametrize("act", ["resolve", "reword", "take"])
def test_of_two_chairs_at_the_same_moment_one_decides(committed_meridian, act):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    cast.appoint(
        table.cast.person("Iris"),
        forum="meridian",
        code="secretariat",
        kind="secretariat",
        role="chair",
        at=table.at,
    )
    table.open()
    disputed(table)
    first, second = proposals(table.draft().id)
    posted = {"act": act, "seal": table.seal("p3"), "path": "1", "base": sha_of(HARBOURS)}
    wanted = [
        posted | {"decision": "1", "words": "One.", "proposal": first.pk},
        posted | {"decision": "2", "words": "Two.", "proposal": second.pk},
    ]
    clients = [as_(table, name) for name in ("Sena", "Iris")]
    gate = Barrier(2)

    def post(number: int) -> int:
        try:
            gate.wait(10)
            return clients[number].post(f"{CHAIR}p3/", wanted[number]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        answers = list(threads.map(post, range(2)))

    assert sorted(answers) == [302, 409]
    decided = [one.verb for one in acts_of(table.draft().id) if one.verb == act]
    assert decided == [act]
