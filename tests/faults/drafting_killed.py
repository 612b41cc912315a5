"""Run as a process: each act on a draft is killed before each of its writes, and what is then there is compared.

python -m tests.faults.drafting_killed → a line of JSON: act → how often it was killed. An act goes by its function in `consenso.domain`,
and by what is special where it is killed more than once: "drafting.sending.withdraw: somebody else joined".
After each act that came to its end, acts, proposals, versions and the ledger agree: see `tests.domain.drafting.laws`.
"""

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from inspect import signature

import django

from tests.faults.killing import kill_each

AT = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
LATER = AT + dt.timedelta(days=1)
SITE = "https://consenso.example.org"
SHALL = "The parties shall open their harbours to all ships by 2035."
PILOTS = "The parties will train 200 pilots every year."
SPARE, BY_GAVEL = "spare-plan", "gavel-plan"
Act = tuple[str, Callable[[], object]]


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from consenso.domain.record.actions import load_folder
    from tests.negotiating import Table
    from tests.record import MERIDIAN

    call_command("migrate", interactive=False, verbosity=0)
    load_folder(MERIDIAN, at=AT, by="Sena")
    sys.stdout.write(json.dumps(kill_each(acts(Course(Table())))) + "\n")


class Course:
    """A table, and the acts of those who sit at it: on the harbour plan and at noon, where nothing else is said."""

    def __init__(self, table) -> None:
        self.table = table

    def done(self, does: Callable[..., object], who: str, /, **given: object) -> Act:
        """Return an act that is done and not killed. What is given as a function is asked for when it is done."""
        return "", self._act(does, who, **given)

    def killed(
        self, does: Callable[..., object], who: str, special: str = "", /, **given: object
    ) -> Act:
        where = f"{does.__module__.removeprefix('consenso.domain.')}.{does.__name__}"
        return f"{where}: {special}" if special else where, self._act(does, who, **given)

    def _act(
        self, does: Callable[..., object], who: str, /, **given: object
    ) -> Callable[[], object]:
        from tests.negotiating import PLAN

        has_moment = "at" in signature(does).parameters

        def act():
            asked = {key: value() if callable(value) else value for key, value in given.items()}
            by = {"actor": self.table.actor(who), "identifier": PLAN}
            return does(**by | ({"at": AT} if has_moment else {}) | asked)

        return act

    def written(self, name: str, kind: str = "wording", **wanted: object) -> Act:
        return "", lambda: self.table.write(name, kind, **wanted)

    def seal(self, paragraph: str) -> Callable[[], str]:
        return lambda: self.table.seal(paragraph)

    def revision(self, identifier: str) -> Callable[[], int]:
        return lambda: self.table.draft(identifier).revision


def acts(on: Course) -> Iterator[Act]:
    """Yield every kind of act, each of which finds what the one before it left, and after each look whether all agrees."""
    from consenso.domain.drafting.models import Draft, Proposal
    from tests.domain.drafting.laws import all_laws
    from tests.negotiating import PLAN

    for part in (until_all_see_it, proposed, from_word, stood_on, decided, translated, ended):
        for act in part(on):
            yield act
            if Draft.objects.filter(identifier=PLAN).exists():
                n_sent = Proposal.objects.filter(draft__identifier=PLAN, level="sent").count()
                all_laws(on.table.forum, n_sent, {})


def last(**more: object) -> Callable[[], int]:
    """Return what gives the key of the proposal that was written last."""

    def key() -> int:
        from consenso.domain.drafting.models import Proposal

        return Proposal.objects.filter(state="open", **more).order_by("-number", "-pk")[0].pk

    return key


def until_all_see_it(on: Course) -> Iterator[Act]:
    from consenso.domain.drafting import actions, by_hand
    from consenso.domain.drafting.actions import About
    from consenso.domain.drafting.queries import ParagraphRow, sha_of
    from tests.negotiating import PLAN, WORDS

    about = About("plan", {"en": "Harbour Plan"}, "en", ("es",))
    alone = About("declaration", {"en": "Declaration"}, "en")
    rows = [ParagraphRow("", kind, number, 0, text) for kind, number, text in WORDS]
    spare = {"identifier": SPARE, "about": alone, "paragraphs": rows[:3]}
    yield on.killed(actions.begin, "Sena", about=about, paragraphs=rows[:4])
    yield on.killed(
        actions.prepare, "Sena", about=about, paragraphs=rows, revision=on.revision(PLAN)
    )
    by_hands = ParagraphRow("", "paragraph", "2", 0, "They [shall][should] (XB) meet.")
    yield on.done(actions.begin, "Sena", **spare | {"paragraphs": [*rows[:3], by_hands]})
    seen = {"p4": sha_of(by_hands.text)}
    yield on.killed(
        by_hand.read_brackets, "Sena", identifier=SPARE, seen=seen, names={"XB": "XB"}, chosen={}
    )
    yield on.killed(actions.discard, "Sena", identifier=SPARE, revision=on.revision(SPARE))
    yield on.killed(actions.circulate, "Sena")
    for identifier in (SPARE, BY_GAVEL):
        yield on.done(actions.begin, "Sena", **spare | {"identifier": identifier})
        yield on.done(actions.circulate, "Sena", identifier=identifier)
    yield on.killed(actions.close, "Sena", identifier=SPARE, reason="Nobody wants it.")


def proposed(on: Course) -> Iterator[Act]:
    from consenso.domain.drafting import proposing, sending, versions

    should, sooner = SHALL.replace("shall", "should"), SHALL.replace("2035", "2032")
    yield on.killed(versions.open_round, "Sena", closes_at=LATER)
    yield on.killed(versions.extend_round, "Sena", closes_at=LATER + HOUR)
    wanted = proposing.Wanted("wording", "p3", (should,))
    yield on.killed(proposing.write, "Dora", wanted=wanted)
    yield on.killed(proposing.say_why, "Dora", proposal=last(level="private"), reason="Law.")
    yield on.killed(proposing.to_capital, "Dora", proposal=last(level="private"))
    yield on.written("Dora", "deletion", paragraph="p4")
    yield on.killed(proposing.drop, "Dora", proposal=last(level="private"))
    yield on.killed(sending.send, "Ana")
    yield on.killed(sending.join, "Eva", proposal=last(level="sent"))
    yield on.written("Ana", paragraph="p3", texts=(sooner,))
    yield on.written("Ana", "addition", after="p4", texts=("They meet every spring.",))
    yield on.written("Bo", paragraph="p3", texts=(should.replace("2035", "2040"),))
    yield on.killed(sending.send, "Ana", "what was sent is replaced, others have theirs on it")
    yield on.done(sending.join, "Dan", proposal=last(level="sent", paragraph="p3"))
    standing = last(level="sent", paragraph="p3")
    yield on.killed(sending.withdraw, "Ana", "somebody else joined", proposal=standing)
    yield on.killed(sending.withdraw, "Dan", "nobody else did", proposal=standing)


def from_word(on: Course) -> Iterator[Act]:
    from consenso.core.formats import word
    from consenso.domain.drafting import authors, returned, sending
    from consenso.domain.drafting.models import WordReturn

    changes = [
        one | {"by": ["XB"]}
        for one in (
            {"kind": "wording", "paragraph": "p4", "text": PILOTS.replace("200", "300")},
            {"kind": "deletion", "paragraph": "p6"},
            {"kind": "wording", "paragraph": "p9", "text": "They rest."},  # there is none
        )
    ]
    about = {"sent": ["", ""], "authors": [], "changes": [], "comments": [], "n_paragraphs": 1}
    file = {
        "file_name": "back.docx",
        "content": word.clean_text(word.Draft((word.Paragraph("p4", PILOTS),))),
        "mark": lambda: f"r{on.table.draft().revision}",
        "about": about,
        "authors": {},
        "found": {"proposals": changes[:1]},
    }
    key = lambda: WordReturn.objects.latest("pk").pk  # noqa: E731
    yield on.done(returned.take_in, "Bo", **file)
    yield on.killed(returned.leave, "Bo", file=key)
    yield on.killed(returned.take_in, "Bo", **file)
    yield on.killed(
        returned.match_again,
        "Bo",
        file=key,
        mark=file["mark"],
        authors={},
        found={"proposals": changes},
    )
    yield on.killed(authors.remember_authors, "Bo", authors={"Ministry of Ports": "XB"})
    yield on.killed(authors.forget_author, "Bo", author="Ministry of Ports")
    yield on.killed(returned.keep, "Bo", file=key, places=(0, 1, 2))
    yield on.killed(sending.send, "Bo", "what a Word file brought")


def stood_on(on: Course) -> Iterator[Act]:
    from consenso.domain.drafting import positions
    from consenso.domain.drafting.models import Position

    key = lambda: Position.objects.filter(level="private").latest("pk").pk  # noqa: E731

    yield on.done(positions.take, "Dora", stance="ad_ref", paragraph="p4", words="The treasury.")
    yield on.killed(positions.drop_position, "Dora", position=key)
    yield on.killed(
        positions.take, "Dora", "prepared", stance="explains", paragraph="p4", words="So."
    )
    yield on.killed(positions.say, "Ana", position=key)
    yield on.killed(
        positions.take,
        "Ana",
        "said, and ends the one before",
        stance="reserves",
        paragraph="p4",
        words="No.",
    )
    yield on.done(positions.take, "Dora", stance="explains", paragraph="p6", words="Teachers.")
    yield on.killed(
        positions.say_all,
        "Ana",
        positions=lambda: list(
            Position.objects.filter(level="private").values_list("pk", flat=True)
        ),
    )


def decided(on: Course) -> Iterator[Act]:
    from consenso.domain.drafting import actions, deciding, positions, reading, versions
    from consenso.domain.drafting.composing import composed
    from consenso.domain.drafting.queries import sha_of, standing

    yield on.killed(versions.close_round, "Sena")
    yield on.killed(versions.circulate_version, "Sena", kind="rolling")
    yield on.killed(reading.mark_read, "Ana", revision=3)
    yield on.killed(actions.take_in_hand, "Sena", paragraph="p3")
    yield on.killed(actions.link, "Sena", paragraphs=["p3", "p4"], name="ships")
    yield on.done(actions.link, "Sena", paragraphs=["p3", "p4"], name="")
    place = {"paragraph": "p3", "seal": on.seal("p3"), "path": (1,)}
    yield on.killed(deciding.resolve, "Sena", **place, decision=1)
    yield on.done(deciding.resolve, "Sena", **place, decision=0)
    added = last(level="sent", kind="addition")
    yield on.killed(deciding.take, "Sena", proposal=added, seal=on.seal("p7"))
    wanted = last(level="sent", paragraph="p4")
    yield on.done(deciding.take, "Sena", proposal=wanted, seal=on.seal("p4"))
    yield on.killed(
        deciding.decline, "Sena", proposal=last(level="sent", paragraph="p6"), seal=on.seal("p6")
    )
    yield on.done(versions.open_round, "Sena", closes_at=LATER)
    yield on.killed(actions.park, "Sena", paragraph="p4", is_parked=True)
    base = lambda: sha_of(standing(on.table.draft().id).text_of("p4"))  # noqa: E731
    yield on.killed(
        deciding.reword, "Sena", paragraph="p4", base=base, text="The parties train pilots."
    )
    # Cleo stands on nothing yet.
    rows = lambda: positions.without_brackets(*composed(on.table.draft()))  # noqa: E731
    yield on.killed(positions.accept_all, "Cleo", seal=lambda: positions.seal_of_words(rows()))


def translated(on: Course) -> Iterator[Act]:
    from consenso.domain.drafting import translated_word, translations
    from consenso.domain.drafting.queries import paragraphs, sha_of

    first, *others = paragraphs(on.table.draft().id)
    said = {"language": "es", "text": "Así."}
    yield on.killed(
        translations.translate, "Iris", paragraph=first.id, of=sha_of(first.text), **said
    )
    yield on.killed(
        translated_word.take_back,
        "Iris",
        language="es",
        mark=lambda: f"r{on.table.draft().revision}",
        texts={one.id: "Así." for one in others},
    )


def ended(on: Course) -> Iterator[Act]:
    from consenso.domain.adoption import actions, correcting, promised
    from consenso.domain.drafting import silence
    from consenso.domain.drafting.queries import sha_of
    from consenso.domain.parties.queries import forum
    from tests.negotiating import PLAN

    opened = {"expires_at": LATER, "withholds_names": True}
    yield on.killed(silence.open_silence, "Sena", **opened)
    yield on.killed(silence.see, "Cleo")
    yield on.killed(silence.extend, "Sena", expires_at=LATER + HOUR)
    yield on.killed(silence.object_to, "Cleo", words="Not so.")
    yield on.done(silence.open_silence, "Sena", **opened)
    yield on.killed(silence.stop, "Sena", reason="A slip.")
    yield on.done(silence.open_silence, "Sena", **opened)
    yield "adoption.actions.adopt_due", lambda: actions.adopt_due(at=LATER, site=SITE)
    slip = correcting.Correction("es", "para_1", sha_of("Así."), "Otra cosa.", "A slip.")
    yield on.killed(correcting.correct, "Sena", said=slip)
    area, kind = "sea", "training"
    chosen = [promised.Chosen(f"{PLAN}-{one}", area, kind, "", ("XA",)) for one in (1, 2)]
    taken = {"forum": forum(on.table.forum), "language": "en", "chosen": chosen, "site": SITE}
    yield on.killed(promised.take, "Sena", **taken)
    yield on.killed(actions.adopt, "Sena", identifier=BY_GAVEL, site=SITE)


if __name__ == "__main__":
    main()
