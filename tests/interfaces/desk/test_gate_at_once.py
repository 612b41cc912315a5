"""The limits of the public's forms hold for those who send at the same moment.

On PostgreSQL: the suite's SQLite is in memory, where threads do not wait for each other as they do for a file.
"""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from consenso.interfaces.desk.record import gate

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
NOW = dt.datetime(2031, 3, 2, 12, tzinfo=dt.UTC)


def at_once(act, times: int) -> list[object]:
    start = Barrier(times)

    def done(_):
        try:
            start.wait(10)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(done, range(times)))


def test_of_many_forms_at_once_no_more_pass_than_may():
    cache.clear()
    request = RequestFactory().post("/")
    came = at_once(lambda: gate.free_from(request, "meridian", NOW), 12)
    assert came.count(None) == gate.OF_ONE_ADDRESS


def test_of_many_letters_at_once_no_more_go_to_a_mailbox_than_may():
    cache.clear()
    came = at_once(lambda: gate.may_write_to("vera@qzx.example", NOW), 12)
    assert came.count(True) == gate.TO_ONE_MAILBOX
