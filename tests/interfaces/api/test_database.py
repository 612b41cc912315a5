"""The SQLite file, opened as Datasette opens it."""

import sqlite3
from contextlib import closing

import pytest
from django.test import Client

from consenso.interfaces.api.database import database
from consenso.interfaces.api.relations import ALL
from consenso.interfaces.api.whole import whole
from tests.domain.activities.test_activities import FILE, link
from tests.domain.intake.taking import accepted


@pytest.fixture(params=["meridian", "china-celac"])
def opened(request, meridian, record):
    content = Client().get(f"/data/{request.param}/record.sqlite3").content
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        yield request.param, connection


def test_it_is_whole_and_every_reference_leads_to_something(opened):
    _, connection = opened

    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_has_the_rows_of_the_record(opened):
    forum, connection = opened
    record = whole(forum)

    for table in ALL:
        (count,) = connection.execute(f'SELECT COUNT(*) FROM "{table.name}"').fetchone()
        assert count == len(list(table.rows(record))), table.name


def test_tables_and_columns_say_what_they_mean(opened):
    forum, connection = opened

    told = connection.execute('SELECT COUNT(*) FROM about_columns WHERE meaning <> ""').fetchone()[
        0
    ]
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    assert told > len(ALL) * 3
    assert {table.name for table in ALL} <= set(tables)
    assert ("forum", forum) in connection.execute("SELECT * FROM about").fetchall()


def test_a_question_across_tables_is_one_query(opened):
    forum, connection = opened

    answered = connection.execute(
        """SELECT COUNT(DISTINCT commitments.id) FROM commitments
        JOIN answers ON answers.commitment = commitments.id AND answers.relation = 'fulfils'"""
    ).fetchone()[0]

    expected = {
        part.commitment
        for one in whole(forum).deliveries
        for part in one.answers
        if part.relation == "fulfils"
    }
    assert answered == len(expected)


def test_the_same_revision_gives_the_same_bytes(meridian):
    assert database(whole("meridian")) == database(whole("meridian"))


def test_activities_can_be_asked_across_tables(meridian):
    accepted(FILE)
    link()
    content = Client().get("/data/meridian/record.sqlite3").content
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)

        found = connection.execute(
            """SELECT title, value, currency FROM activity_links
            JOIN activities USING (source, iati_identifier, copy)
            JOIN activity_flows USING (source, iati_identifier, copy)
            WHERE commitment = 'm-2020-01' ORDER BY kind"""
        ).fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()

    assert found == [("A hall", "1000.50", "USD"), ("A hall", "-20", "EUR")]
    assert broken == []
