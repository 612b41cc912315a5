"""The package asked for by several at the same moment: it is made once."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from consenso.interfaces.api import downloads
from consenso.interfaces.api.package import package


def test_package_is_made_by_one_while_the_others_wait(committed_meridian, monkeypatch):
    made, gate = [], Barrier(4)

    def makes(record):
        made.append(record.head.number)
        time.sleep(0.5)  # long enough that all have asked
        return package(record)

    def ask(language: str) -> tuple[int, bytes]:
        try:
            gate.wait(10)
            answer = Client().get("/data/meridian/record.zip", {"language": language})
            return answer.status_code, answer.content
        finally:
            connection.close()

    monkeypatch.setattr(downloads, "package", makes)
    with ThreadPoolExecutor(4) as threads:
        came = set(threads.map(ask, ("", "en", "es", "pt")))

    assert [status for status, _ in came] == [200]
    assert len(made) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/data/meridian/record.zip",
        "/data/meridian/record.sqlite3",
        "/data/meridian/commitments.yaml",
        "/data/meridian/activities/harbours.xml",
        "/api/v1/meridian/popolo.json",
    ],
)
def test_no_file_is_made_for_a_language_that_there_is_not(meridian, address):
    answer = Client().get(f"{address}?language=xx")

    assert answer.status_code == 422
    assert answer.json()["type"].endswith("#problem-parameter")
