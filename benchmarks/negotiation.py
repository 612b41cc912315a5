"""Negotiate a draft by the real actions, from its first proposal to its adoption, and say how long each kind of act takes.

    python -m benchmarks.negotiation --size full        34 delegations, 150 paragraphs, 5 proposals a paragraph
    python -m benchmarks.negotiation --size short       34 delegations, 20 paragraphs, 5 proposals a paragraph
    python -m benchmarks.negotiation --size small       6 delegations, 12 paragraphs, 3 proposals a paragraph
    python -m benchmarks.negotiation --show             and how long the desk takes for the page of the draft

What happens in which round: see `benchmarks.rounds`.

The forum is the imaginary one of the tests, in a database of its own that goes when the run ends: SQLite, or what
CONSENSO_TEST_POSTGRESQL names. The same words are proposed and decided on each run. Pages are asked of Django itself, without a server
before it, in turn with a page that says nothing, so that what else the machine does hits both.
"""

import argparse
import contextlib
import datetime as dt
import os
import string
import time
from collections.abc import Callable, Iterator
from random import Random
from statistics import median, quantiles

from benchmarks.rounds import DRAFT, Negotiation, edited

SIZES = {"small": (6, 12, 3), "short": (34, 20, 5), "full": (34, 150, 5)}
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


class Times:
    """How long acts took, by kind: of the clock, and of this process alone, whatever else the machine did."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = {}
        self.own: dict[str, list[float]] = {}

    def of(self, kind: str, does: Callable[..., object], **given: object) -> object:
        started, own = time.perf_counter(), time.process_time()
        made = does(**given)
        self.own.setdefault(kind, []).append(time.process_time() - own)
        self.seconds.setdefault(kind, []).append(time.perf_counter() - started)
        return made

    def say(self, kind: str) -> str:
        parts = [f"{kind:18} {len(self.seconds[kind]):5} times"]
        for name, found in (("clock", self.seconds[kind]), ("own", self.own[kind])):
            p95 = quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
            parts.append(f"{name} p50 {median(found) * 1000:6.1f} ms p95 {p95 * 1000:6.1f} ms")
        return "   ".join([*parts, f"all {sum(self.seconds[kind]):6.1f} s"])


class Forum:
    """The delegations, each with its head, and the secretariat."""

    def __init__(self, n_delegations: int) -> None:
        from tests import cast

        letters = string.ascii_uppercase
        codes = [first + second for first in "XZ" for second in letters][:n_delegations]
        self.at = AT
        self.actors = {}
        for name, kind, role in [
            *((code, "party", "head") for code in codes),
            ("secretariat", "secretariat", "secretariat"),
        ]:
            person = cast.Person.objects.create(
                email=cast.address(name), password="!", name=name, joined_at=AT
            )
            cast.appoint(person, forum=cast.FORUM, code=name, kind=kind, role=role, at=AT)
            self.actors[name] = cast.let_in(person, forum=cast.FORUM, at=AT)
        self.codes = codes
        self.secretariat = self.actors["secretariat"]

    def now(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--show", action="store_true", help="time the page of the draft as well")
    parser.add_argument(
        "--profile", action="store_true", help="say where one act and one page spend it"
    )
    asked = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.db import connection

    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0)
    try:
        run(asked)
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


def run(asked: argparse.Namespace) -> None:
    from consenso.domain.record.actions import load_folder
    from tests.record import MERIDIAN

    load_folder(MERIDIAN, at=AT, by="secretariat")
    n_delegations, n_paragraphs, n_each = SIZES[asked.size]
    forum, times, random = Forum(n_delegations), Times(), Random(34)
    started = time.perf_counter()
    table = Negotiation(forum, times, random, n_paragraphs=n_paragraphs, n_each=n_each)

    def when_all_stand() -> None:
        if asked.show:
            show(forum, times, random)
        if asked.profile:
            profile(forum)

    table.all_of_it(when_all_stand)
    whole = time.perf_counter() - started
    for kind in times.seconds:
        print(times.say(kind))
    print(f"from the first word to the adopted text: {whole:.1f} s")
    replayed()


def show(forum: Forum, times: Times, random: Random) -> None:
    """Ask the desk for the page of the draft as one delegation sees it: warm, after an act of another process, and read anew."""
    from consenso.domain.drafting import composing

    client = signed_in(forum)
    here = f"/en/desk/meridian/drafts/{DRAFT}/"
    pages = {
        "page warm": here,
        "page after an act": here,
        "page read anew": here,
        "plain page": "/en/desk/meridian/drafts/",
    }
    for address in set(pages.values()):
        client.get(address)  # the first request of a process loads templates
    for turn in range(30):
        for kind, address in pages.items():
            if kind == "page after an act":
                with elsewhere():
                    sent_once_more(forum, random, turn)
            if kind == "page read anew":
                composing.forget()
            answer = times.of(kind, client.get, path=address)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
            del answer


@contextlib.contextmanager
def elsewhere() -> Iterator[None]:
    """Act as another process: nothing of it is remembered here."""
    from consenso.core.remembered import Remembered
    from consenso.domain.drafting import composing

    own = composing._kept, composing._latest
    composing._kept, composing._latest = Remembered(16), Remembered(16)
    try:
        yield
    finally:
        composing._kept, composing._latest = own


def sent_once_more(forum: Forum, random: Random, turn: int) -> None:
    from consenso.domain.drafting import proposing, sending
    from consenso.domain.drafting.proposing import Wanted
    from consenso.domain.drafting.queries import draft, paragraphs

    rows = paragraphs(draft("meridian", DRAFT).id)
    one = rows[1 + turn * 7 % (len(rows) - 1)]
    by = {"actor": forum.actors[forum.codes[turn % len(forum.codes)]], "identifier": DRAFT}
    wanted = Wanted("wording", one.id, (edited(one.text, random),))
    made = proposing.write(**by, wanted=wanted, at=forum.now())
    sending.send(**by, proposals=[made.pk], at=forum.now())


def signed_in(forum: Forum) -> object:
    from django.conf import settings
    from django.test import Client

    from consenso.domain.accounts.models import Person

    # The second factor is asked for at the door of the desk, which is not what is timed.
    settings.SECOND_FACTOR = "offered"
    client = Client()
    client.force_login(Person.objects.get(pk=forum.actors[forum.codes[0]].person))
    return client


def profile(forum: Forum) -> None:
    import cProfile
    import pstats

    client = signed_in(forum)
    seen = cProfile.Profile()
    seen.enable()
    for _ in range(5):
        client.get(f"/en/desk/meridian/drafts/{DRAFT}/")
    seen.disable()
    pstats.Stats(seen).sort_stats("cumulative").print_stats(45)


def replayed() -> None:
    """Read the course of the whole negotiation, and half of it: twice the acts take twice as long."""
    from consenso.domain.drafting.past import acts_of
    from consenso.domain.drafting.queries import draft
    from consenso.domain.drafting.replay import course

    acts = acts_of(draft("meridian", DRAFT).id)
    for part in (acts[: len(acts) // 2], acts):
        started = time.perf_counter()
        course(part)
        print(f"course of {len(part)} acts: {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
