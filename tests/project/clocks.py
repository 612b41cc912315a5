"""Run as a process of several: the clockwork of one server process. Letters go to its output, as do the words below.

python -m tests.project.clocks once      does what is due, once, at a line of input after "ready"; no lock is asked for
python -m tests.project.clocks run       works as in a server until its input ends: "holds" when it is the one that works
python -m tests.project.clocks stumble   the same, but the first three times there is a fault

It is the morning of the ninth day after tests.cast.AT, but for `run now`, where it is now.
"""

import datetime as dt
import sys
from itertools import count

import django


def main(words: list[str]) -> None:
    django.setup()
    from django.db import OperationalError, connection

    from consenso.project import clockwork
    from tests.cast import AT
    from tests.turning import Turned

    turns = count(1)

    def now() -> dt.datetime:
        turn = next(turns)
        if words[0] == "stumble" and turn <= 3:
            say(f"stumbles {turn}")
            raise OperationalError("the database is away")
        if words[0] != "once" and turn in (1, 4):
            say("holds")
        return dt.datetime.now(dt.UTC) if words[1:] == ["now"] else AT + dt.timedelta(days=9)

    if words[0] == "once":
        connection.ensure_connection()
        say("ready")
        sys.stdin.readline()
        Turned(now=now).turn()
        return
    clockwork.TICK_SECONDS = clockwork.RETRY_SECONDS = 0.2
    clock = clockwork.Clockwork(now=now)
    clock.start()
    say("runs")
    sys.stdin.read()
    clock.stop()
    with clockwork.alone() as is_free:
        say(f"stopped, and the lock is {'free' if is_free else 'held'}")


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
