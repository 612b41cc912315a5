"""What the forms of the chair's screen do, and what is shown where it was not done: nothing that was typed is lost."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext

from consenso.core.errors import NotFound
from consenso.core.wording import CannotDecide, WrongProposal
from consenso.domain.drafting import actions, deciding, proposing, sending
from consenso.domain.drafting.access import draft_abilities, draft_for
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.deciding import IsAgreed
from consenso.domain.drafting.proposing import NO_WORDS, NoChange, NotOpen, Wanted
from consenso.domain.drafting.queries import paragraphs
from consenso.interfaces.desk.drafting.chair_parts import Typed
from consenso.interfaces.desk.drafting.frame import DraftDesk

PATH = re.compile(r"\d{1,5}(?:\.\d{1,5})*")
LONGEST = 40  # letters of the name of a link
DECIDING = ("resolve", "take", "decline", "reword", "propose")


@dataclass(frozen=True, slots=True)
class Came:
    """What came with a form, by name, without signs that no database takes; what is missing is ''."""

    posted: QueryDict

    def __getitem__(self, name: str) -> str:
        return NO_WORDS.sub("", self.posted.get(name, ""))

    def number(self, name: str) -> int:
        """Return a whole number; raise NotFound for what is none."""
        value = self[name]
        if not (value.isdecimal() and len(value) < 10):
            raise NotFound(name, value)
        return int(value)

    def many(self, name: str) -> frozenset[str]:
        return frozenset(NO_WORDS.sub("", one) for one in self.posted.getlist(name))

    def insisting(self) -> frozenset[int]:
        return frozenset(
            int(one) for one in self.many("insisting") if one.isdecimal() and len(one) < 10
        )

    def typed(self, error: str = "") -> Typed:
        """Return what was typed, to stand in its form again."""
        return Typed(
            act=self["act"],
            error=error,
            path=self["path"],
            words=self["name"] if self["act"] == "link" else self["words"].replace("\r\n", "\n"),
            kind=self["kind"],
            reason=self["reason"],
            insisting=self.insisting(),
            others=self.many("other"),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where to go after what was done; or what is shown, and with which status, where it was not."""

    address: str = ""
    notice: str = ""
    problem: str = ""
    status: int = 200
    typed: Typed = field(default_factory=Typed)


class Wrong(Exception):
    """Something typed that cannot be used, in words."""


def do(on: DraftDesk, paragraph: str, came: Came) -> Outcome:
    """Do what a form asks for.

    Raises:
        NotFound: there is no such act, or what it is on is not there.
        NotAllowed: the actor may not.
    """
    act = ACTS.get(came["act"])
    if act is None:
        raise NotFound("act", came["act"])
    if came["act"] in DECIDING and not on.can.decides:
        return Outcome(
            problem=gettext("No words change while a silence runs. Nothing was decided."),
            status=409,
            typed=came.typed(),
        )
    try:
        act(on, paragraph, came)
    except (DraftHasChanged, NotOpen):
        return Outcome(problem=changed(), status=409, typed=came.typed())
    except CannotDecide as error:
        words = (
            gettext("This place stands inside an alternative: decide that one first.")
            if error.reason == "inside"
            else changed()
        )
        return Outcome(problem=words, status=409, typed=came.typed())
    except (Wrong, IsAgreed, NoChange, WrongProposal) as error:
        return Outcome(
            problem=gettext("Nothing was done: see below what is wrong."),
            status=422,
            typed=came.typed(_words_of(error)),
        )
    return Outcome(address=on.address(f"chair/{paragraph}/", done=came["act"]))


def changed() -> str:
    """Return what is said to the second of two who decide at once."""
    return gettext(
        "It has changed since you saw it: here is how it stands. Nothing of yours was decided, and what you typed is kept."
    )


def again(on: DraftDesk) -> DraftDesk:
    """Return the draft as it is now, after what others did to it."""
    row = draft_for(on.desk.actor, on.row.identifier)
    return replace(on, row=row, can=draft_abilities(on.desk.actor, row))


def _words_of(error: Exception) -> str:
    if isinstance(error, WrongProposal):
        return gettext("It cannot stand beside what was proposed already.")
    if isinstance(error, IsAgreed | NoChange):
        return gettext("The paragraph says so already.")
    return str(error)


def _resolve(on: DraftDesk, paragraph: str, came: Came) -> None:
    path = came["path"]
    if not PATH.fullmatch(path):
        raise NotFound("place", path)
    decision: int | str
    if came["decision"] == "words":
        decision = came["words"].strip()
        if not decision:
            raise Wrong(gettext("Write the new words, or choose one of the texts above."))
    elif came["decision"]:
        decision = came.number("decision")
    else:
        raise Wrong(gettext("Choose what is taken."))
    deciding.resolve(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        paragraph=paragraph,
        seal=came["seal"],
        path=tuple(int(one) for one in path.split(".")),
        decision=decision,
        insisting=came.insisting(),
        at=on.desk.now,
    )


def _take(on: DraftDesk, paragraph: str, came: Came) -> None:
    deciding.take(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        proposal=came.number("proposal"),
        seal=came["seal"],
        at=on.desk.now,
    )


def _decline(on: DraftDesk, paragraph: str, came: Came) -> None:
    deciding.decline(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        proposal=came.number("proposal"),
        seal=came["seal"],
        at=on.desk.now,
    )


def _reword(on: DraftDesk, paragraph: str, came: Came) -> None:
    if not came["words"].strip() and not came["deletes"]:
        raise Wrong(gettext("Write the words, or say below that the paragraph is deleted."))
    deciding.reword(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        paragraph=paragraph,
        base=came["base"],
        text="" if came["deletes"] else came["words"],
        at=on.desk.now,
    )


def _propose(on: DraftDesk, paragraph: str, came: Came) -> None:
    """Send a proposal of who presides, to be answered: all of it in one transaction, so that nothing stays behind unsent."""
    words = came["words"].strip()
    if not words:
        raise Wrong(gettext("Write the words that you propose."))
    is_new = came["kind"] == "addition"
    wanted = Wanted(
        kind="addition" if is_new else "wording",
        paragraph="" if is_new else paragraph,
        texts=(words,),
        after=paragraph if is_new else "",
        reason=came["reason"],
        base="" if is_new else came["base"],
        is_chairs=True,
    )
    with transaction.atomic():
        made = proposing.write(
            actor=on.desk.actor, identifier=on.row.identifier, wanted=wanted, at=on.desk.now
        )
        sending.send(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            proposals=[made.pk],
            at=on.desk.now,
        )


def _withdraw(on: DraftDesk, paragraph: str, came: Came) -> None:
    sending.withdraw(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        proposal=came.number("proposal"),
        at=on.desk.now,
    )


def _park(on: DraftDesk, paragraph: str, came: Came) -> None:
    actions.park(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        paragraph=paragraph,
        is_parked=came["act"] == "park",
        at=on.desk.now,
    )


def _link(on: DraftDesk, paragraph: str, came: Came) -> None:
    """Link a paragraph with those that are ticked; those of the same link that are not ticked any more leave it."""
    name, others = came["name"].strip()[:LONGEST], came.many("other") - {paragraph}
    if not others:
        raise Wrong(gettext("Tick the paragraphs that it is linked with."))
    if not name:
        raise Wrong(gettext("Give the link a name, such as “financing”."))
    linked = {one.id: one.linked for one in paragraphs(on.row.id)}
    gone = {one for one in linked if linked[one] == name} - others - {paragraph}
    with transaction.atomic():
        _let_link(on, {paragraph, *others}, name)
        if gone:
            _let_link(on, gone, "")


def _unlink(on: DraftDesk, paragraph: str, came: Came) -> None:
    _let_link(on, {paragraph}, "")


def _let_link(on: DraftDesk, names: set[str], name: str) -> None:
    actions.link(
        actor=on.desk.actor,
        identifier=on.row.identifier,
        paragraphs=sorted(names),
        name=name,
        at=on.desk.now,
    )


def _in_hand(on: DraftDesk, paragraph: str, came: Came) -> None:
    actions.take_in_hand(
        actor=on.desk.actor, identifier=on.row.identifier, paragraph=paragraph, at=on.desk.now
    )


ACTS: Mapping[str, Callable[[DraftDesk, str, Came], None]] = {
    "resolve": _resolve,
    "take": _take,
    "decline": _decline,
    "reword": _reword,
    "propose": _propose,
    "withdraw": _withdraw,
    "park": _park,
    "take_up": _park,
    "link": _link,
    "unlink": _unlink,
    "in_hand": _in_hand,
}
