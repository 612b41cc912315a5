"""Who may object to a silence is told of it by the clock's next turn, and once more before it ends, each time once."""

import datetime as dt
import json

import pytest
from django.core import mail

from consenso.domain.accounts.models import Appointment, Delegation, Person
from consenso.domain.drafting import silence
from consenso.domain.duties.models import SilenceLetter, SilenceTold
from consenso.domain.duties.silences import write_due
from consenso.interfaces.desk import silence_letters
from consenso.interfaces.ui.letters import NotSent
from tests import cast
from tests.domain.adoption.ready import DAY, HOUR, ready, under_silence
from tests.faults.test_at_once import environ, run  # noqa: F401
from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.negotiating import PLAN, Table
from tests.project.test_clockwork import clock_process, ended, said_until
from tests.turning import Turned

SECOND = dt.timedelta(seconds=1)
HEADS = [cast.address(name) for name in ("Ana", "Bo", "Cleo", "Dan", "Eva")]
BEGAN = "The draft is under silence."
LATER = "The silence ends later."
AGAIN = "A silence runs: no words change until it ends."
BROKEN = "An objection broke the silence."
STOPPED = "The silence is stopped."
OVER = "The silence is over, and the draft is adopted."


@pytest.fixture
def table(meridian):
    made = Table()
    ready(made)
    Person.objects.update(digest="none")
    return made


def turn(at) -> list[str]:
    """Return the first lines of the letters that a clock sends that has just been started, once all heads have the same."""
    mail.outbox.clear()
    Turned(now=lambda: at).turn()
    mail.outbox[:] = [one for one in mail.outbox if "a silence procedure at the" in one.subject]
    letters = [(one.to[0], one.body.splitlines()[0]) for one in mail.outbox]
    said = sorted({line for _, line in letters})
    assert sorted(letters) == sorted((head, line) for head in HEADS for line in said)
    return said


def is_told(said: list[str], *words: str) -> bool:
    return len(said) == len(words) and all(map(str.startswith, said, words))


def test_letter_goes_at_once_whatever_the_digest_and_says_when_in_both_zones(table):
    Person.objects.filter(name="Ana").update(time_zone="Asia/Tokyo")
    Person.objects.filter(name="Bo").update(time_zone="UTC", digest="weekly")
    ends = under_silence(table, lasts=6 * HOUR)

    assert is_told(turn(table.at), BEGAN)

    body = {one.to[0]: one.body for one in mail.outbox}
    said = ends.strftime("%H:%M (UTC)")
    tokyo = (ends + 9 * HOUR).strftime("%H:%M (Asia/Tokyo)")
    assert f"{tokyo} = " in body["ana@example.org"]
    assert f"{said}; after that it is too late." in body["ana@example.org"]
    assert " = " not in body["bo@example.org"]
    assert body["bo@example.org"].rstrip().endswith("/en/desk/meridian/")


@pytest.mark.parametrize(("hours", "before"), [(6, 3), (47, 23.5), (48, 24), (72, 24)])
def test_told_once_more_a_day_before_or_at_half_time(table, hours, before):
    ends = under_silence(table, lasts=hours * HOUR)
    again = ends - before * HOUR
    assert is_told(turn(table.at), BEGAN)

    assert turn(again - SECOND) == []
    assert is_told(turn(again), AGAIN)

    for at in (again, again + SECOND, table.at, again - HOUR, again + HOUR, ends - SECOND):
        assert turn(at) == []


def test_silence_that_is_made_to_end_later_is_told_again_and_reminded_of_again(table):
    ends = under_silence(table, lasts=72 * HOUR)
    turn(table.at)
    assert is_told(turn(ends - DAY), AGAIN)
    later = ends + 2 * DAY
    sena = table.actor("Sena")
    silence.extend(actor=sena, identifier=PLAN, expires_at=later, at=ends - 23 * HOUR)

    assert is_told(turn(ends - 23 * HOUR), LATER)
    assert turn(ends) == []
    assert is_told(turn(later - DAY), AGAIN)
    assert turn(later - DAY) == []


def test_extension_that_is_told_within_the_last_day_is_its_own_reminder(table):
    ends = under_silence(table, lasts=72 * HOUR)
    turn(table.at)
    turn(ends - DAY)
    sena = table.actor("Sena")
    silence.extend(actor=sena, identifier=PLAN, expires_at=ends + HOUR, at=ends - 2 * HOUR)

    assert is_told(turn(ends - 2 * HOUR), LATER)
    assert turn(ends - HOUR) == []


def test_end_is_told_once_whichever_it_is(table):
    under_silence(table)
    turn(table.at)
    silence.object_to(actor=table.actor("Bo"), identifier=PLAN, words="Qzxwords.", at=table.now())
    assert is_told(turn(table.at), BROKEN)
    assert not [one for one in mail.outbox if "Qzxwords" in one.subject + one.body]
    assert turn(table.at) == []

    under_silence(table)
    turn(table.at)
    silence.stop(actor=table.actor("Sena"), identifier=PLAN, reason="Not yet.", at=table.now())
    assert is_told(turn(table.at), STOPPED)
    assert turn(table.at - HOUR) == []

    ends = under_silence(table, lasts=10 * DAY)
    turn(table.at)
    assert is_told(
        turn(ends + 6 * SECOND), OVER
    )  # the reminder, which no clock told, is told no more
    assert turn(ends + DAY) == []


def test_what_happened_while_no_clock_ran_is_told_as_it_stands(table):
    ends = under_silence(table, lasts=72 * HOUR)
    silence.extend(
        actor=table.actor("Sena"), identifier=PLAN, expires_at=ends + HOUR, at=ends - DAY
    )

    assert is_told(turn(ends - HOUR), BEGAN)
    assert turn(ends) == []
    assert is_told(turn(ends + DAY), OVER)


def test_who_does_not_speak_for_an_addressee_is_not_told(table):
    Appointment.objects.filter(person__name="Eva").update(until_at=table.at)
    Person.objects.filter(name="Dan").update(is_active=False)
    under_silence(table)
    Delegation.objects.filter(code="XC").update(code="XF")  # no addressee any more

    Turned(now=lambda: table.at).turn()

    assert [one.to[0] for one in mail.outbox] == ["ana@example.org", "bo@example.org"]


def test_mail_server_that_was_away_is_asked_again_and_each_letter_goes_once(table, settings):
    under_silence(table, lasts=72 * HOUR)
    works = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens
    assert turn(table.at) == []
    assert SilenceLetter.objects.count() == len(HEADS)

    settings.EMAIL_BACKEND = works
    assert turn(table.at + SECOND) == []
    assert is_told(turn(table.at + 60 * SECOND), BEGAN)
    assert turn(table.at + HOUR) == []
    assert not SilenceLetter.objects.exists()


@pytest.mark.parametrize("is_taken", [True, False])
def test_objection_that_comes_while_letters_go_is_all_that_is_told_from_then_on(
    table, monkeypatch, is_taken
):
    under_silence(table, lasts=72 * HOUR)
    bo, taken = table.actor("Bo"), silence_letters.send

    def send(template, letter, *, to, language):
        monkeypatch.setattr(silence_letters, "send", taken)
        silence.object_to(actor=bo, identifier=PLAN, words="No.", at=table.at)
        Turned(now=lambda: table.at).tick()  # as in the clock's own thread meanwhile
        if not is_taken:
            raise NotSent
        taken(template, letter, to=to, language=language)

    monkeypatch.setattr(silence_letters, "send", send)
    write_due(table.at)
    silence_letters.send_due(table.at)
    assert [one.to[0] for one in mail.outbox] == HEADS[:1] * is_taken

    assert is_told(turn(table.at), BROKEN)
    assert turn(table.at + HOUR) == []


def test_letter_that_waited_is_not_sent_when_the_silence_is_over(table):
    ends = under_silence(table, lasts=6 * HOUR)
    turn(table.at)
    told = SilenceTold.objects.get()
    SilenceLetter.objects.create(
        silence=told.silence,
        person=table.cast.person("Ana"),
        code="XA",
        what="reminder",
        expires_at=ends,
        written_at=table.at,
        due_at=ends,
    )
    told.reminded_of = ends
    told.save()

    assert turn(ends) == []
    assert not SilenceLetter.objects.exists()


UNDER_SILENCE = """
import json, django; django.setup()
from consenso.domain.accounts.models import Person
from tests import cast
from tests.domain.adoption.ready import DAY, ready, under_silence
from tests.negotiating import Table
Person.objects.update(digest="none")
table = object.__new__(Table)
table.forum, table.at = cast.FORUM, cast.AT
table.cast = cast.Cast(cast.FORUM, cast.AT, {one.name: one for one in Person.objects.all()})
ready(table)
under_silence(table, lasts=30 * DAY)
"""
LEFT = """
import json, django; django.setup()
from consenso.domain.duties.models import SilenceLetter, SilenceTold
from consenso.domain.duties.silences import write_due
from consenso.interfaces.desk import silence_letters
from consenso.interfaces.ui.letters import NotSent
print(json.dumps([SilenceLetter.objects.count(), list(SilenceTold.objects.values_list("state", flat=True))]))
"""


def test_several_clocks_at_one_moment_tell_it_once(environ):  # noqa: F811
    run(environ, "-c", UNDER_SILENCE)
    clocks = [clock_process(environ, "once") for _ in range(4)]
    for clock in clocks:
        said_until(clock, "ready")
    for clock in clocks:
        clock.stdin.write("now\n")
        clock.stdin.flush()

    said = "".join(ended(clock) for clock in clocks)

    assert said.count(BEGAN) == 2
    assert said.count("To: ana@example.org") == said.count("To: bo@example.org") == 1
    assert json.loads(run(environ, "-c", LEFT)) == [0, ["running"]]
    late = clock_process(environ, "once")
    said_until(late, "ready")
    late.stdin.write("now\n")
    late.stdin.flush()
    assert BEGAN not in ended(late)
