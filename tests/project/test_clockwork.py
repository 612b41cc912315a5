"""What happens by time happens once: in its turn, and with any number of clocks, on both databases."""

import datetime as dt
import json
import re
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.core import mail

from consenso.core.ledger import digest_of
from consenso.domain.accounts.models import Person
from consenso.domain.ledger.queries import head
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document
from consenso.domain.search.queries import mark, search
from consenso.domain.submissions import actions
from consenso.domain.submissions.models import Submission
from tests import cast
from tests.faults.test_at_once import RELEASE, environ, look, run  # noqa: F401
from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import ROOT
from tests.turning import Turned

FORUM = "meridian"
ENDS = cast.AT + dt.timedelta(days=1)
PATIENCE_SECONDS = 60


class Time:
    """A clock that the test sets."""

    def __init__(self, at: dt.datetime) -> None:
        self.at = at
        self.clockwork = Turned(now=lambda: self.at)

    def tick(self, at: dt.datetime) -> None:
        self.at = at
        self.clockwork.turn()


@pytest.fixture
def people(meridian):
    return cast.make()


@pytest.fixture
def clock() -> Time:
    return Time(cast.AT)


def held(people, note: str, *, identifier="opening-2019", until=ENDS) -> Submission:
    """Return a correction of a statement that the secretariat holds until a moment."""
    sena = people.actor("Sena")
    base = public_document(FORUM, "statement", identifier)
    row = actions.prepare(
        actor=sena,
        kind="statement",
        identifier=identifier,
        document=base | {"note": {"en": note}},
        base=digest_of(base),
        reason="It was said so.",
        sources=["https://example.org/said"],
        at=cast.AT,
    )
    actions.embargo(actor=sena, identifier=row.id, version=1, release_at=until, at=cast.AT)
    return Submission.objects.get(pk=row.id)


def note_of(identifier="opening-2019") -> str:
    return public_document(FORUM, "statement", identifier).get("note", {}).get("en", "")


def found(words: str) -> list[str]:
    answer = search(forum=FORUM, language="en", words=words)
    return [hit.identifier for hit in answer.hits]


def test_embargo_ends_at_its_moment_and_not_before(people, clock):
    row = held(people, "Held until now.")

    clock.tick(ENDS - dt.timedelta(seconds=1))
    assert "Held" not in note_of()
    clock.tick(ENDS)

    row.refresh_from_db()
    assert note_of() == "Held until now."
    assert (row.state, row.decided_at, row.entry) == ("published", ENDS, head(FORUM).number)


def test_what_was_done_is_not_done_again(people, clock):
    held(people, "Held until now.")
    clock.tick(ENDS)
    before = [head(FORUM), head(FORUM, book="confidential")]

    for minutes in range(0, 30, 5):
        clock.tick(ENDS + dt.timedelta(minutes=minutes))

    assert [head(FORUM), head(FORUM, book="confidential")] == before


def test_several_that_end_together_are_published_each(people, clock):
    held(people, "One.", until=ENDS - dt.timedelta(hours=2))
    held(people, "Two.", identifier="letter-2022")
    number = head(FORUM).number

    clock.tick(ENDS + dt.timedelta(days=3))  # as after three days in which no server ran

    assert (note_of(), note_of("letter-2022")) == ("One.", "Two.")
    assert head(FORUM).number == number + 2


def test_one_with_a_fault_of_ours_keeps_back_no_other(people, clock, caplog):
    row = held(people, "One.", until=ENDS - dt.timedelta(hours=2))
    held(people, "Two.", identifier="letter-2022")
    Submission.objects.filter(pk=row.pk).update(kind="no such kind")

    clock.tick(ENDS)
    clock.tick(ENDS)

    row.refresh_from_db()
    assert (row.state, note_of("letter-2022")) == ("open", "Two.")
    said = [one.getMessage() for one in caplog.records if "is not released" in one.getMessage()]
    assert said == [f"embargo ended, and submission {row.pk} is not released"]


def test_one_that_cannot_be_published_waits_and_does_not_hold_up_the_others(people, clock):
    row = held(people, "One.", until=ENDS - dt.timedelta(hours=2))
    held(people, "Two.", identifier="letter-2022")
    base = public_document(FORUM, "statement", "opening-2019")
    amend(
        forum=FORUM,
        kind="statement",
        identifier="opening-2019",
        document=base | {"note": {"en": "Corrected meanwhile."}},
        base=digest_of(base),
        at=cast.AT,
        by="secretariat",
        reason="It was so.",
        sources=["https://example.org/so"],
    )

    clock.tick(ENDS)
    clock.tick(ENDS + dt.timedelta(seconds=1))

    row.refresh_from_db()
    assert (row.state, bool(row.trouble)) == ("open", True)
    assert (note_of(), note_of("letter-2022")) == ("Corrected meanwhile.", "Two.")


def test_search_follows_in_the_same_turn(people, clock):
    held(people, "Zanzibarian.")
    clock.tick(cast.AT)
    assert found("Zanzibarian") == []

    clock.tick(ENDS)

    assert found("Zanzibarian") == ["opening-2019"]
    assert mark(forum=FORUM) == head(FORUM).number


def told() -> Counter[str]:
    """Return to whom letters went since this was last asked, and how many."""
    letters = Counter(letter.to[0] for letter in mail.outbox)
    mail.outbox.clear()
    return letters


def test_digest_is_sent_once_a_day(people, clock):
    Person.objects.exclude(name__in=("Sena", "Ana")).update(digest="none")
    Person.objects.update(time_zone="UTC")
    nine = ENDS.replace(hour=9)
    clock.tick(nine)
    assert told() == {"sena@example.org": 1, "ana@example.org": 1}

    for hours in range(1, 15):
        clock.tick(nine + dt.timedelta(hours=hours))
    assert told() == {}

    held(people, "News.", until=nine + dt.timedelta(days=9))
    clock.tick(nine + dt.timedelta(days=1))
    # Of Ana's party a report is overdue: that was told yesterday, and is told again after a week.
    assert told() == {"sena@example.org": 1}
    clock.tick(nine + dt.timedelta(days=7))
    assert told()["ana@example.org"] == 1


def test_digests_are_looked_at_every_ten_minutes(people, clock):
    Person.objects.exclude(name="Sena").update(digest="none")
    Person.objects.update(time_zone="UTC")
    at_seven = ENDS.replace(hour=7, minute=0)

    sent = []
    for minutes in (-5, 0, 4, 5, 6):
        clock.tick(at_seven + dt.timedelta(minutes=minutes))
        sent.append(sum(told().values()))

    assert sent == [0, 0, 0, 1, 0]


def test_mail_server_that_is_away_stops_nothing_else(people, clock, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens
    held(people, "Held until now.")
    clock.tick(cast.AT)
    assert caplog.messages.count(
        f"a digest was not taken by the mail server: person {people.person('Sena').pk}"
    )

    clock.tick(ENDS)

    assert note_of() == "Held until now."
    assert found("Held until now") == ["opening-2019"]


# With processes of their own, on a committed database


def clock_process(environ, *words):  # noqa: F811
    return subprocess.Popen(
        [sys.executable, "-m", "tests.project.clocks", *words],
        env=environ,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_until(process, word: str) -> str:
    """Return the lines of a process up to one that begins with a word; it fails where there is none."""
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith(word):
            return said
    raise AssertionError(said + process.stderr.read())


def ended(process) -> str:
    said, wrong = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, wrong
    return said


def eventually_published(environ) -> dict:  # noqa: F811
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        now = look(environ)
        if now["rows"][0][1] == "published":
            return now
        assert time.monotonic() < until, now


MARK = """
import json, django; django.setup()
from consenso.domain.ledger.queries import head
from consenso.domain.search.queries import mark
print(json.dumps([mark(forum="meridian"), head("meridian").number]))
"""


def letters_in(said: str) -> Counter[str]:
    return Counter(re.findall(r"^To: (\S+)$", said, re.MULTILINE))


def test_several_clocks_at_one_moment_do_everything_once(environ):  # noqa: F811
    run(environ, "-c", RELEASE)
    clocks = [clock_process(environ, "once") for _ in range(4)]
    for clock in clocks:
        said_until(clock, "ready")
    for clock in clocks:
        clock.stdin.write("now\n")
        clock.stdin.flush()

    letters = letters_in("".join(ended(clock) for clock in clocks))

    now = look(environ)
    assert now["rows"][0][1:] == ["published", "Held."]
    assert (now["heads"][0], now["broken"]) == (2, [None, None])
    assert json.loads(run(environ, "-c", MARK)) == [2, 2]
    assert letters == {cast.address(name): 1 for name in cast.ROLES}


def test_running_clock_publishes_when_the_moment_comes(environ):  # noqa: F811
    clock = clock_process(environ, "run", "now")
    said_until(clock, "holds")
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=2)
    run(
        environ,
        "-c",
        RELEASE.replace("AT + dt.timedelta(days=1)", f"dt.datetime.fromisoformat('{soon}')"),
    )

    now = eventually_published(environ)

    assert now["heads"][0] == 2
    assert "stopped, and the lock is free" in ended(clock)


def test_mail_server_that_never_answers_holds_nothing_up(environ):  # noqa: F811
    with socket.create_server(("127.0.0.1", 0)) as never_answers:
        never_answers.settimeout(PATIENCE_SECONDS)
        port = never_answers.getsockname()[1]
        # A letter waits for twenty seconds, and there are as many letters as people: it would take minutes.
        clock = clock_process(environ | {"CONSENSO_MAIL": f"smtp://127.0.0.1:{port}"}, "run")
        taken, _ = never_answers.accept()
        with taken:
            run(environ, "-c", RELEASE)
            assert eventually_published(environ)["heads"][0] == 2
        assert "stopped, and the lock is free" in ended(clock)


def test_one_of_two_running_clocks_works_and_when_it_is_killed_the_other_does(environ):  # noqa: F811
    first = clock_process(environ, "run")
    said = said_until(first, "holds")
    while len(letters_in(said)) < len(cast.ROLES):  # they go beside what is due by the second
        said += said_until(first, "To: ")
    second = clock_process(environ, "run")
    said_until(second, "runs")
    run(environ, "-c", RELEASE)
    assert eventually_published(environ)["heads"][0] == 2

    first.kill()
    more, _ = first.communicate()
    said_by_second = said_until(second, "holds")  # which it has not said before
    row = run(environ, "-c", RELEASE.replace('"opening-2019"', '"letter-2022"'))

    until = time.monotonic() + PATIENCE_SECONDS
    while (now := look(environ))["heads"][0] < 3:
        assert time.monotonic() < until, now
    said_by_second += ended(second)
    assert [int(row), "published", "Held."] in now["rows"]
    assert now["broken"] == [None, None]
    assert "stopped, and the lock is free" in said_by_second
    letters = letters_in(said + more + said_by_second)
    assert letters == {cast.address(name): 1 for name in cast.ROLES}


def test_clock_that_met_a_fault_goes_on(environ):  # noqa: F811
    run(environ, "-c", RELEASE)
    clock = clock_process(environ, "stumble")

    said = said_until(clock, "holds")
    now = eventually_published(environ)
    _, wrong = clock.communicate(timeout=PATIENCE_SECONDS)

    assert said.count("stumbles") == 3
    assert wrong.count("the clockwork stopped, and tries again") == 3
    assert now["heads"][0] == 2
