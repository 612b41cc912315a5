"""Run as a process of several: acts in one forum at the same moment as others do.

python -m tests.faults.acting publish NOTE          publishes a correction of one statement; prints how it went
python -m tests.faults.acting many SECONDS NAME     prepares, sends and withdraws until the seconds are over; prints how often
python -m tests.faults.acting release ID            releases a submission; prints whether it did

The last two say "ready" first, and act when a line comes in.
"""

import datetime as dt
import sys
import time

import django

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def main(words: list[str]) -> str:
    django.setup()
    from consenso.core.ledger import digest_of
    from consenso.domain.accounts.access import let_in
    from consenso.domain.accounts.models import Person
    from consenso.domain.record.actions import ObjectHasChanged
    from consenso.domain.record.queries import public_document
    from consenso.domain.submissions import actions
    from tests.cast import address

    def actor(name):
        return let_in(Person.objects.get(email=address(name)), forum="meridian", at=AT)

    def wait_for_the_others():
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()

    def prepare(who, note):
        base = public_document("meridian", "statement", "opening-2019")
        return actions.prepare(
            actor=who,
            kind="statement",
            identifier="opening-2019",
            document=base | {"note": {"en": note}},
            base=digest_of(base),
            reason="It was said so.",
            sources=["https://example.org/said"],
            at=AT,
        )

    if words[0] == "publish":
        sena = actor("Sena")
        row = prepare(sena, words[1])
        wait_for_the_others()
        try:
            done = actions.publish(actor=sena, identifier=row.id, version=1, at=AT)
            return f"published {done.entry} {row.id}"
        except ObjectHasChanged as error:
            return f"shown {error.document['note']['en']} {row.id}"
    if words[0] == "release":
        wait_for_the_others()
        done = actions.release_due(
            at=AT + dt.timedelta(days=9), forum="meridian", identifier=int(words[1])
        )
        return "released" if done else "nothing"
    ends, times, who = time.time() + float(words[1]), 0, actor(words[2])
    while time.time() < ends:
        row = prepare(who, f"{words[2]} {times}")
        actions.send(actor=who, identifier=row.id, at=AT)
        actions.withdraw(actor=who, identifier=row.id, at=AT)
        times += 1
    return str(times)


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
