"""A negotiation of the tests: five delegations of the imaginary forum and its secretariat, and a draft that they write.

Ana heads Aurelia's delegation (XA), Dora is its delegate; Bo heads Borea's (XB), Cleo Cordillera's (XC), Dan Dunmere's (XD), Eva
Esperance's (XE); Sena is the secretariat, Otto observes. Iris interprets for the secretariat.
"""

import datetime as dt
from collections.abc import Iterable

from consenso.domain.accounts.access import Actor
from consenso.domain.drafting import actions, proposing, sending
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import DraftRow, ParagraphRow, ProposalRow, draft, seal_of
from tests import cast

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
PLAN = "harbour-plan"
SEATS = {
    "Ana": ("XA", "party", "head"),
    "Dora": ("XA", "party", "delegate"),
    "Bo": ("XB", "party", "head"),
    "Cleo": ("XC", "party", "head"),
    "Dan": ("XD", "party", "head"),
    "Eva": ("XE", "party", "head"),
    "Sena": ("secretariat", "secretariat", "secretariat"),
    "Iris": ("secretariat", "secretariat", "interpreter"),
    "Otto": ("library", "observer", "observer"),
}
WORDS = (
    ("title", "", "Harbour Plan"),
    ("heading", "I", "Ports"),
    ("paragraph", "1", "The parties shall open their harbours to all ships by 2035."),
    ("paragraph", "2", "The parties will train 200 pilots every year."),
    ("heading", "II", "Learning"),
    ("paragraph", "3", "The parties encourage schools to exchange teachers."),
)


class Table:
    """Who sits at it, as actors, and the moment, which moves on a minute with each act."""

    def __init__(self, *, forum: str = cast.FORUM, at: dt.datetime = AT) -> None:
        self.forum = forum
        self.at = at
        self.cast = cast.Cast(forum, at, {})
        for name, (code, kind, role) in SEATS.items():
            person = cast.Person.objects.create(
                email=cast.address(name), password="!", name=name, joined_at=at
            )
            cast.appoint(person, forum=forum, code=code, kind=kind, role=role, at=at)
            self.cast.persons[name] = person

    def actor(self, name: str) -> Actor:
        return self.cast.actor(name, at=self.at)

    def now(self) -> dt.datetime:
        self.at += dt.timedelta(minutes=1)
        return self.at

    def begin(
        self,
        identifier: str = PLAN,
        words: Iterable[tuple[str, str, str]] = WORDS,
        *,
        languages: tuple[str, ...] = ("en", "es"),
        **about: object,
    ) -> DraftRow:
        """Return a draft that the secretariat began and nobody else sees."""
        paragraphs = [ParagraphRow("", kind, number, 0, text) for kind, number, text in words]
        return actions.begin(
            actor=self.actor("Sena"),
            identifier=identifier,
            about=About(
                kind="plan",
                title={"en": "Harbour Plan"},
                language=languages[0],
                languages=languages[1:],
                **about,
            ),
            paragraphs=paragraphs,
            at=self.now(),
        )

    def open(self, identifier: str = PLAN, **about: object) -> DraftRow:
        """Return a draft that all delegations see."""
        self.begin(identifier, **about)
        return actions.circulate(actor=self.actor("Sena"), identifier=identifier, at=self.now())

    def write(
        self, name: str, kind: str = "wording", *, draft: str = PLAN, **wanted: object
    ) -> ProposalRow:
        """Return what somebody wants, for the own delegation alone."""
        return proposing.write(
            actor=self.actor(name), identifier=draft, wanted=Wanted(kind, **wanted), at=self.now()
        )

    def propose(
        self, name: str, kind: str = "wording", *, draft: str = PLAN, **wanted: object
    ) -> ProposalRow:
        """Return what somebody wants, sent."""
        made = self.write(name, kind, draft=draft, **wanted)
        return sending.send(
            actor=self.actor(name), identifier=draft, proposals=[made.pk], at=self.now()
        )[0]

    def draft(self, identifier: str = PLAN) -> DraftRow:
        return draft(self.forum, identifier)

    def item(self, paragraph: str, identifier: str = PLAN):
        """Return a paragraph in brackets, as all see it."""
        _, bracketed = composed(self.draft(identifier))
        return next(one for one in bracketed.items if one.id == paragraph)

    def seal(self, paragraph: str, identifier: str = PLAN) -> str:
        return seal_of(self.item(paragraph, identifier))
