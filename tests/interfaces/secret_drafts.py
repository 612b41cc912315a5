"""Drafts with words that stand nowhere else, at every level of confidence, made by the actions that make them.

What is prepared for Aurelia's delegation (XA) is for Ana, Dora and Iris alone; what was sent, for the delegations and the secretariat;
a draft in preparation is the secretariat's.
"""

import datetime as dt

from consenso.domain.accounts.access import Actor
from consenso.domain.adoption.actions import adopt
from consenso.domain.drafting import actions, by_hand, positions, proposing, sending, silence
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import ParagraphRow, sha_of
from tests.cast import Cast
from tests.negotiating import WORDS

OPEN, ZERO = "harbour-plan", "qzxzero-plan"
SILENT, CLOSED, ADOPTED = "plan-under-silence", "plan-closed", "plan-adopted"
SITE = "https://forum.example.org"
OF_THE_DELEGATION = (
    "qzxprivatetext",
    "qzxprivatereason",
    "qzxprivatesource",
    "qzxaddition",
    "qzxcapitaltext",
    "qzxcapitalreason",
    "qzxpreparedposition",
    "qzxsilentprepared",
    "qzxclosedprepared",
    "qzxadoptedprepared",
)
OF_THE_SECRETARIAT = ("qzxzero", "qzxstated", "qzxfile")
OF_THE_TABLE = (
    "qzxsenttext",
    "qzxsentreason",
    "qzxsaidposition",
    "qzxbase",
    "qzxsilentbase",
    "qzxsilentsaid",
    "qzxclosedbase",
    "qzxclosedsaid",
    "qzxadoptedsaid",  # the text that it became is public, and nothing else
)
OF_NOBODY = (
    "qzxearlier",
    "qzxtaken",
)  # what the secretariat wrote and read before it circulated other words
OF_DRAFTS = OF_NOBODY + OF_THE_DELEGATION + OF_THE_SECRETARIAT + OF_THE_TABLE


def _written(word: str, *more: str) -> tuple[About, list[ParagraphRow]]:
    words = [*WORDS, *(("paragraph", "4", one) for one in (f"The parties will {word}.", *more))]
    about = About(kind="plan", title={"en": f"Plan {word}"}, language="en", languages=("es",))
    return about, [ParagraphRow("", kind, number, 0, text) for kind, number, text in words]


def _prepare(sena: Actor, at: dt.datetime) -> None:
    """Begin the draft that is to be circulated, read brackets in it, then write all of it anew."""
    about, words = _written("qzxearlier", in_brackets := "The parties [all] qzxtaken.")
    actions.begin(actor=sena, identifier=OPEN, about=about, paragraphs=words, at=at)
    by_hand.read_brackets(
        actor=sena, identifier=OPEN, seen={"p8": sha_of(in_brackets)}, names={}, chosen={}, at=at
    )
    about, words = _written("qzxbase")
    actions.prepare(actor=sena, identifier=OPEN, revision=2, about=about, paragraphs=words, at=at)


def make_secret_drafts(people: Cast, *, at: dt.datetime) -> None:
    """Make a draft in each of its states, with what delegations prepared, sent and said."""
    dora, bo, sena = (people.actor(name) for name in ("Dora", "Bo", "Sena"))

    def written(actor, kind, paragraph, word, **wanted):
        what = Wanted(
            kind,
            paragraph,
            (f"The parties will {word}text.",),
            reason=f"{word}reason",
            **wanted,
        )
        return proposing.write(actor=actor, identifier=OPEN, wanted=what, at=at).pk

    in_brackets = "The parties [XB: qzxstated] act."
    about, words = _written("qzxzero", in_brackets)
    actions.begin(
        actor=sena, identifier=ZERO, about=about, paragraphs=words, file="qzxfile.docx", at=at
    )
    by_hand.read_brackets(
        actor=sena,
        identifier=ZERO,
        seen={"p8": sha_of(in_brackets)},
        names={"XB": "XB"},
        chosen={},
        at=at,
    )
    _prepare(sena, at)
    actions.circulate(actor=sena, identifier=OPEN, at=at)
    sent = written(bo, "wording", "p3", "qzxsent")
    sending.send(actor=bo, identifier=OPEN, proposals=[sent], at=at)
    positions.take(
        actor=bo,
        identifier=OPEN,
        stance="reserves",
        paragraph="p3",
        words="qzxsaidposition",
        at=at,
    )
    written(dora, "wording", "p3", "qzxprivate", source="qzxprivatesource")
    added = Wanted("addition", "", ("The parties will qzxaddition.",), after="p4")
    proposing.write(actor=dora, identifier=OPEN, wanted=added, at=at)
    proposing.to_capital(
        actor=dora,
        identifier=OPEN,
        proposal=written(dora, "wording", "p6", "qzxcapital"),
        at=at,
    )
    positions.take(
        actor=dora,
        identifier=OPEN,
        stance="objects",
        paragraph="p4",
        words="qzxpreparedposition",
        at=at,
    )
    _silent(people, SILENT, "qzxsilent", "The parties will qzxsilentbase.", at)
    _silent(people, CLOSED, "qzxclosed", "The parties will qzxclosedbase.", at)
    silence.stop(actor=sena, identifier=CLOSED, reason="No.", at=at)
    actions.close(actor=sena, identifier=CLOSED, reason="No.", at=at)
    _silent(people, ADOPTED, "qzxadopted", "The parties will meet at sea.", at)
    silence.stop(actor=sena, identifier=ADOPTED, reason="No.", at=at)
    adopt(actor=sena, identifier=ADOPTED, site=SITE, at=at)


def _silent(people: Cast, identifier: str, word: str, text: str, at: dt.datetime) -> None:
    """Make a draft under silence that nobody would have otherwise, but for what Dora prepared; of it the text alone is to be public."""
    sena, bo, dora = (people.actor(name) for name in ("Sena", "Bo", "Dora"))
    about = About(kind="plan", title={"en": "Plan"}, language="en", publicity="text")
    rows = [ParagraphRow("", "paragraph", "1", 0, text)]
    actions.begin(actor=sena, identifier=identifier, about=about, paragraphs=rows, at=at)
    actions.circulate(actor=sena, identifier=identifier, at=at)
    on = {"identifier": identifier, "paragraph": "p1", "at": at}
    positions.take(actor=bo, stance="reserves", words=f"{word}said", **on)
    wanted = Wanted("wording", "p1", (f"They {word}prepared.",))
    proposing.write(actor=dora, identifier=identifier, wanted=wanted, at=at)
    silence.open_silence(
        actor=sena,
        identifier=identifier,
        expires_at=at + dt.timedelta(days=9),
        withholds_names=True,
        at=at,
    )
