"""Run as a process of several: acts on one draft at the same moment as others do.

python -m tests.faults.drafting_acting make         a draft on which Ana sent one proposal and Bo another; Dan presides, and so may Sena
python -m tests.faults.drafting_acting ACT NAME …   does an act as somebody; prints how it went
python -m tests.faults.drafting_acting look         whether the laws of a draft hold; prints what came of proposals

An act says "ready" first, when it has read what it acts on, and acts when a line comes in.
"""

import datetime as dt
import json
import sys

import django

SHALL = "The parties shall open their harbours to all ships by 2035."
SHOULD = SHALL.replace("shall", "should")
SOONER = SHALL.replace("2035", "2032")
LATER = dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC)


def main(words: list[str]) -> str:
    django.setup()
    return {"make": make, "look": look}.get(words[0], lambda: act(*words))()


def make() -> str:
    from django.core.management import call_command

    from consenso.domain.drafting import returned
    from consenso.domain.record.actions import load_folder
    from tests import cast
    from tests.negotiating import PLAN, Table
    from tests.record import MERIDIAN

    call_command("migrate", interactive=False, verbosity=0)
    load_folder(MERIDIAN, at=cast.AT, by="Sena")
    table = Table()
    table.open(presided_by="XD")
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(SOONER,))
    table.write("Cleo", paragraph="p3", texts=(SHALL.replace("all ships", "ships"),))
    said = {"kind": "insertion", "by": ["XE"], "after": "p4", "text": "They rest in spring."}
    returned.take_in(
        actor=table.actor("Eva"),
        identifier=PLAN,
        file_name="back.docx",
        content=b"",
        mark=f"r{table.draft().revision}",
        about={"sent": ["", ""], "authors": [], "changes": [], "comments": []},
        authors={},
        found={"proposals": [said]},
        at=table.now(),
    )
    return "made"


def act(what: str, name: str, word: str = "") -> str:
    from consenso.core import wording
    from consenso.core.errors import ConsensoError
    from consenso.domain.accounts.access import let_in
    from consenso.domain.accounts.models import Person
    from consenso.domain.drafting import deciding, proposing, returned, sending
    from consenso.domain.drafting.composing import composed
    from consenso.domain.drafting.models import Proposal
    from consenso.domain.drafting.models_word import WordReturn
    from consenso.domain.drafting.proposing import Wanted
    from consenso.domain.drafting.queries import draft, seal_of
    from tests.cast import address
    from tests.negotiating import PLAN

    actor = let_in(Person.objects.get(email=address(name)), forum="meridian", at=LATER)
    _, bracketed = composed(draft("meridian", PLAN))
    item = next(one for one in bracketed.items if one.id == "p3")
    path, _ = next(wording.places(item.segments))
    first = Proposal.objects.get(number=1)
    by = {"actor": actor, "identifier": PLAN, "at": LATER}
    acts = {
        "resolve": lambda: deciding.resolve(
            **by, paragraph="p3", seal=seal_of(item), path=path, decision=int(word)
        ),
        "send": lambda: sending.send(**by),
        "write": lambda: proposing.write(
            **by, wanted=Wanted("wording", "p3", (SHALL.replace("harbours", word),))
        ),
        "join": lambda: sending.join(**by, proposal=first.pk),
        "withdraw": lambda: sending.withdraw(**by, proposal=first.pk),
        "keep": lambda: returned.keep(**by, file=WordReturn.objects.get().pk, places=(0,)),
    }
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        acts[what]()
    except ConsensoError as error:
        return error.code
    return "done"


def look() -> str:
    from consenso.domain.drafting.models import Draft, Proposal
    from consenso.domain.drafting.queries import proposals
    from tests.domain.drafting.laws import all_laws

    row = Draft.objects.get()
    sent = proposals(row.pk, open_only=False)
    all_laws("meridian", len(sent), {})
    private = Proposal.objects.exclude(level="sent").filter(state="open")
    return json.dumps(
        {
            "sent": [[one.number, one.state, list(one.by), list(one.texts)] for one in sent],
            "private": [[one.delegation.code, *one.texts] for one in private],
            "base": row.paragraphs.get(identifier="p3").text,
            "revision": row.revision,
        }
    )


if __name__ == "__main__":
    sys.stdout.write(main(sys.argv[1:]) + "\n")
