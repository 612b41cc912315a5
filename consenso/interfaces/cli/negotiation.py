"""The drafts of a demonstration: a plan in its second round, and a declaration under silence. All of it is made by the real actions."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from consenso.domain.accounts.access import Actor
from consenso.domain.drafting import (
    actions,
    deciding,
    positions,
    proposing,
    sending,
    silence,
    translations,
    versions,
)
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import (
    ParagraphRow,
    ProposalRow,
    draft,
    drafts,
    proposals,
    seal_of,
    sha_of,
)

FORUM = "meridian"
BEGAN_DAYS = 16  # before the demonstration is made, so that its replay has a past
PLAN, LIGHTS = "plan-2026-2028", "declaration-on-lights"
RULE = {
    "words": {"en": "The text is adopted by consensus: when no delegation objects."},
    "source": "https://example.org/rules-of-procedure",
    "silence_hours": 72,
    "withholds_names": True,
}
PLAN_WORDS = (
    ("title", "", "Plan of the Meridian Forum 2026–2028"),
    ("heading", "I", "Ports and lights"),
    ("paragraph", "1", "The Parties shall keep at least 24 lighthouses lit every night."),
    ("paragraph", "2", "Aurelia will lend 300 million dollars for ports and lights by 2028."),
    ("paragraph", "3", "The Parties will train 200 pilots every year."),
    ("heading", "II", "Schools"),
    ("paragraph", "4", "The Parties will exchange 180 teachers every year."),
    ("paragraph", "5", "Aurelia will give 1,200 school places a year until 2028."),
    ("heading", "III", "The sea"),
    ("paragraph", "6", "The Parties shall report every catch of fish within ten days."),
    ("paragraph", "7", "The Parties will meet every spring to look at what was done."),
)
LIGHTHOUSES, LOAN, PILOTS, TEACHERS, PLACES, FISH, SPRING = (
    f"p{place}" for place in (3, 4, 5, 7, 8, 10, 11)
)
PLAN_SPANISH = {
    "p1": "Plan del Foro del Meridiano 2026–2028",
    "p2": "Puertos y luces",
    LIGHTHOUSES: "Las Partes mantendrán encendidos al menos 24 faros cada noche.",
    LOAN: "Aurelia prestará 300 millones de dólares para puertos y luces antes de 2028.",
    PILOTS: "Las Partes formarán a 200 prácticos cada año.",
    "p6": "Escuelas",
    TEACHERS: "Las Partes intercambiarán 180 docentes cada año.",
}
LIGHTS_WORDS = (
    ("title", "", "Declaration on Lights"),
    ("preamble", "", "Recalling that lights are for all ships,"),
    ("paragraph", "1", "The Parties will share what they know of the lights on their coasts."),
    ("paragraph", "2", "The Parties will tell each other within a day when a light goes out."),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Who may be asked to act, and when: `actor` gives somebody by name."""

    actor: Callable[[str], Actor]
    at: dt.datetime

    def before(self, days: int) -> "Table":
        """Return the same table some days before."""
        return replace(self, at=self.at - dt.timedelta(days=days))

    def begin(self, identifier: str, about: About, words: tuple[tuple[str, str, str], ...]) -> None:
        rows = [ParagraphRow("", kind, number, 0, text) for kind, number, text in words]
        sena = self.actor("Sena")
        actions.begin(actor=sena, identifier=identifier, about=about, paragraphs=rows, at=self.at)
        actions.circulate(actor=sena, identifier=identifier, at=self.at)

    def write(self, name: str, wanted: Wanted) -> ProposalRow:
        return proposing.write(actor=self.actor(name), identifier=PLAN, wanted=wanted, at=self.at)

    def propose(self, name: str, wanted: Wanted) -> ProposalRow:
        made = self.write(name, wanted)
        (sent,) = sending.send(
            actor=self.actor(name), identifier=PLAN, proposals=[made.pk], at=self.at
        )
        return sent

    def stand(self, name: str, stance: str, paragraph: str, words: str = "") -> None:
        positions.take(
            actor=self.actor(name),
            identifier=PLAN,
            stance=stance,
            paragraph=paragraph,
            words=words,
            at=self.at,
        )

    def seal(self, paragraph: str) -> str:
        _, bracketed = composed(draft(FORUM, PLAN))
        return seal_of(next(one for one in bracketed.items if one.id == paragraph))

    def round(self, days: int) -> None:
        versions.open_round(
            actor=self.actor("Sena"),
            identifier=PLAN,
            closes_at=_afternoon(self.at + dt.timedelta(days=days)),
            at=self.at,
        )


def negotiated(actor: Callable[[str], Actor], at: dt.datetime) -> None:
    """Let there be drafts at the desks, where there is none yet. `actor` gives an invented person by name, as who acts."""
    if drafts(FORUM):
        return
    table = Table(actor, at)
    about = About(
        kind="plan",
        title={"en": "Plan 2026–2028", "es": "Plan 2026–2028"},
        language="en",
        languages=("es",),
        rule=RULE,
        publicity="negotiation",
        is_shown_to_observers=True,
    )
    table.before(BEGAN_DAYS).begin(PLAN, about, PLAN_WORDS)
    _first_round(table)
    _decisions(table.before(8))
    _second_round(table)
    _silence(table)


def _first_round(now: Table) -> None:
    """Let four delegations say what they want of the plan, and the compilation be circulated."""
    now.before(BEGAN_DAYS).round(7)
    table = now.before(15)
    fewer = Wanted(
        "wording",
        LIGHTHOUSES,
        ("The Parties should keep at least 20 lighthouses lit every night.",),
        reason="Not every light is ours to keep.",
    )
    made = table.propose("Bo", fewer)
    sending.join(actor=table.actor("Dan"), identifier=PLAN, proposal=made.pk, at=table.at)
    more = "The Parties shall keep at least 30 lighthouses lit every night of the year."
    table.propose("Cora", Wanted("wording", LIGHTHOUSES, (more,)))
    table = now.before(13)
    pilots = "The Parties will train 200 pilots every year, half of them from small islands."
    table.propose("Dan", Wanted("wording", PILOTS, (pilots,), reason="We have one pilot."))
    places = "Aurelia will give up to 1,200 school places a year until 2028."
    table.propose("Ana", Wanted("wording", PLACES, (places,), reason="The budget is a ceiling."))
    table = now.before(11)
    table.propose("Bo", Wanted("deletion", FISH, reason="It belongs into the convention on fish."))
    table.propose("Cora", Wanted("keep", FISH))
    charts = "The Parties will share their sea charts with each other, free of charge."
    table.propose("Cora", Wanted("addition", after=FISH, texts=(charts,)))
    autumn = "The Parties will meet every autumn to look at what was done."
    table.propose("Bo", Wanted("wording", SPRING, (autumn,)))
    versions.close_round(actor=now.actor("Sena"), identifier=PLAN, at=now.before(10).at)


def _decisions(table: Table) -> None:
    """Let the chair take one proposal, leave a paragraph for later, and some of it be said in Spanish."""
    sena = table.actor("Sena")
    pilots = next(one for one in proposals(draft(FORUM, PLAN).id) if one.paragraph == PILOTS)
    deciding.take(
        actor=sena, identifier=PLAN, proposal=pilots.pk, seal=table.seal(PILOTS), at=table.at
    )
    actions.park(actor=sena, identifier=PLAN, paragraph=SPRING, is_parked=True, at=table.at)
    versions.circulate_version(actor=sena, identifier=PLAN, kind="rolling", at=table.at)
    # Of the words that were circulated: what the chair took is out of date in Spanish.
    begun = {f"p{place}": words for place, (_, _, words) in enumerate(PLAN_WORDS, start=1)}
    for paragraph, text in PLAN_SPANISH.items():
        translations.translate(
            actor=sena,
            identifier=PLAN,
            paragraph=paragraph,
            language="es",
            text=text,
            of=sha_of(begun[paragraph]),
            at=table.at,
        )


def _second_round(now: Table) -> None:
    """Let the second round be open, the chair propose, delegations say where they stand, and Aurelia prepare what nobody else sees."""
    table = now.before(5)
    table.round(11)
    between = "The Parties shall strive to keep at least 24 lighthouses lit every night."
    offered = table.propose(
        "Sena", Wanted("wording", LIGHTHOUSES, (between,), reason="Between all that was said.")
    )
    table = now.before(3)
    positions.take(
        actor=table.actor("Dan"),
        identifier=PLAN,
        stance="accepts",
        proposal=offered.pk,
        at=table.at,
    )
    for name in ("Bo", "Cora", "Dan"):
        table.stand(name, "accepts", TEACHERS)
    table.stand("Cora", "ad_ref", LOAN, "Our treasury has not looked at it yet.")
    table.stand("Dan", "reserves", FISH, "Ten days are too few for boats without a radio.")
    table.stand("Dora", "provisionally", TEACHERS, "If the teachers may choose the school.")
    table = now
    loan = "Aurelia will lend 280 million dollars for ports and lights by 2028."
    waits = table.write("Dora", Wanted("wording", LOAN, (loan,), reason="As in the budget."))
    proposing.to_capital(actor=table.actor("Dora"), identifier=PLAN, proposal=waits.pk, at=table.at)
    actions.take_in_hand(
        actor=table.actor("Sena"), identifier=PLAN, paragraph=LIGHTHOUSES, at=table.at
    )


def _silence(table: Table) -> None:
    """Let a short declaration be under silence for about a week."""
    about = About(
        kind="declaration", title={"en": "Declaration on Lights"}, language="en", rule=RULE
    )
    table.begin(LIGHTS, about, LIGHTS_WORDS)
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=LIGHTS,
        expires_at=_afternoon(table.at + dt.timedelta(days=6)),
        withholds_names=True,
        at=table.at,
    )


def _afternoon(at: dt.datetime) -> dt.datetime:
    """Return 15:00 UTC of that day, or of the Monday after it.

    >>> _afternoon(dt.datetime(2026, 12, 5, 9, 30, tzinfo=dt.UTC)).isoformat()
    '2026-12-07T15:00:00+00:00'
    """
    while at.weekday() > 4:
        at += dt.timedelta(days=1)
    return at.replace(hour=15, minute=0, second=0, microsecond=0)
