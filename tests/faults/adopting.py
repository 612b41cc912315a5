"""Run as a process: the adoption of a draft, killed before each of its writes, or done by several at the same moment.

python -m tests.faults.adopting make            makes a draft under silence; prints when it ends
python -m tests.faults.adopting clock MOMENT    adopts what is due then; prints how many drafts
python -m tests.faults.adopting object MOMENT   objects to the silence at that moment; prints whether it broke it
python -m tests.faults.adopting killed          adopts, and corrects, killed before each write; prints how often
python -m tests.faults.adopting look            prints what there is

clock and object say "ready" first, and act when a line comes in.
"""

import datetime as dt
import json
import sys

import django

from tests.faults.killing import kill_each

SITE = "https://forum.example.org"


def main(words: list[str]) -> str:
    django.setup()
    act = {"make": make, "clock": clock, "object": objects, "killed": killed, "look": look}
    return str(act[words[0]](*words[1:]))


def table():
    """Return who sits at the table, as they were made before."""
    from tests import cast
    from tests.negotiating import AT, Table

    found = Table.__new__(Table)
    found.forum, found.at = cast.FORUM, AT + dt.timedelta(days=1)
    found.cast = cast.Cast(cast.FORUM, AT, {})
    for person in cast.Person.objects.all():
        found.cast.persons[person.name] = person
    return found


def make() -> str:
    from django.core.management import call_command

    from consenso.domain.record.actions import load_folder
    from tests.domain.adoption.ready import ready, under_silence
    from tests.negotiating import AT, Table
    from tests.record import MERIDIAN

    call_command("migrate", interactive=False, verbosity=0)
    load_folder(MERIDIAN, at=AT, by="Sena")
    made = Table()
    ready(made)
    return under_silence(made).isoformat()


def wait_for_the_others() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()


def clock(moment: str) -> int:
    from consenso.domain.adoption.actions import adopt_due

    wait_for_the_others()
    return len(adopt_due(at=dt.datetime.fromisoformat(moment), site=SITE))


def objects(moment: str) -> str:
    from consenso.domain.accounts.access import NotAllowed
    from consenso.domain.drafting import silence
    from tests.negotiating import PLAN

    wait_for_the_others()
    try:
        silence.object_to(
            actor=table().actor("Bo"),
            identifier=PLAN,
            words="No.",
            at=dt.datetime.fromisoformat(moment),
        )
    except (NotAllowed, silence.SilenceIsOver):
        return "too late"
    return "broken"


def killed() -> str:
    from consenso.domain.adoption.actions import adopt_due
    from consenso.domain.adoption.correcting import Correction, correct
    from consenso.domain.drafting.queries import sha_of
    from tests.domain.adoption.ready import SPANISH
    from tests.negotiating import PLAN

    ends = dt.datetime.fromisoformat(make())
    slip = Correction("es", "para_1", sha_of(SPANISH["p3"]), "Otra cosa.", "A slip.")

    def adopt() -> None:
        adopt_due(at=ends, site=SITE)

    def put_right() -> None:
        correct(actor=table().actor("Sena"), identifier=PLAN, said=slip, at=ends)

    return json.dumps(kill_each([("adopt", adopt), ("correct", put_right)]))


def look() -> str:
    from consenso.domain.drafting.models import Draft, Silence
    from consenso.domain.ledger.models import Entry
    from consenso.domain.ledger.queries import broken
    from consenso.domain.texts.consensus import consensus_of, consensus_that_does_not_hold
    from consenso.domain.texts.contents import contents, contents_that_do_not_hold

    return json.dumps(
        {
            "broken": [broken("meridian"), broken("meridian", book="confidential")],
            "wrong": [
                *consensus_that_does_not_hold("meridian"),
                *contents_that_do_not_hold("meridian"),
            ],
            "state": Draft.objects.get().state,
            "silence": Silence.objects.get().state,
            "adoptions": Entry.objects.filter(act="text:adopt").count(),
            "records": len(consensus_of("meridian")),
            "languages": [row.language for row in contents("meridian")],
        }
    )


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
