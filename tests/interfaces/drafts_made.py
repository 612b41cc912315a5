"""Drafts for the table of addresses: one in preparation, one under negotiation, one under silence, one adopted, made by the real actions."""

import datetime as dt

from consenso.domain.adoption.actions import adopt
from consenso.domain.adoption.correcting import Correction, correct
from consenso.domain.drafting import (
    actions,
    positions,
    proposing,
    sending,
    silence,
    translations,
)
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import ParagraphRow, draft, sha_of
from tests.cast import Cast
from tests.interfaces.word_made import make_word
from tests.negotiating import WORDS

SHOULD = "The parties should open their harbours to all ships by 2035."
WILL = "The parties will open their harbours to all ships by 2035."


def make_drafts(people: Cast, *, at: dt.datetime) -> dict[str, object]:
    """Return what stands in the braces of the rows on drafts."""
    ana, bo, sena = people.actor("Ana"), people.actor("Bo"), people.actor("Sena")

    def begun(identifier, *, languages=("es",), publicity="consensus"):
        actions.begin(
            actor=sena,
            identifier=identifier,
            about=About(
                kind="plan",
                title={"en": identifier.title()},
                language="en",
                languages=languages,
                publicity=publicity,
            ),
            paragraphs=[ParagraphRow("", kind, number, 0, text) for kind, number, text in WORDS],
            at=at,
        )
        return identifier

    def written(actor, text, paragraph="p3"):
        wanted = Wanted("wording", paragraph, (text,))
        return proposing.write(actor=actor, identifier="open", wanted=wanted, at=at).pk

    begun("zero")
    for identifier in ("open", "quiet"):
        actions.circulate(actor=sena, identifier=begun(identifier), at=at)
    proposed, other = written(ana, SHOULD), written(bo, WILL)
    sending.send(actor=ana, identifier="open", proposals=[proposed], at=at)
    sending.send(actor=bo, identifier="open", proposals=[other], at=at)
    own = written(ana, "The parties will train 300 pilots every year.", "p4")
    prepared = positions.take(
        actor=people.actor("Dora"), identifier="open", stance="ad_ref", paragraph="p4", at=at
    ).pk
    standing, _ = composed(draft("meridian", "quiet"))
    for one in translations.queue(draft("meridian", "quiet"), "es"):
        translations.translate(
            actor=sena,
            identifier="quiet",
            paragraph=one.paragraph,
            language="es",
            text=f"En español: {one.paragraph}.",
            of=sha_of(standing.text_of(one.paragraph)),
            at=at,
        )
    silence.open_silence(
        actor=sena,
        identifier="quiet",
        expires_at=at + dt.timedelta(days=3),
        withholds_names=True,
        at=at,
    )
    begun("adopted", languages=(), publicity="negotiation")
    actions.circulate(actor=sena, identifier="adopted", at=at)
    adopt(actor=sena, identifier="adopted", site="https://forum.example.org", at=at)
    was = next(text for kind, _number, text in WORDS if kind == "paragraph")
    slip = Correction("en", "para_1", sha_of(was), f"{was} Thus agreed.", "A slip.")
    correct(actor=sena, identifier="adopted", said=slip, at=at)
    return make_word(people, at=at) | {
        "adopted": "adopted",
        "open": "open",
        "zero": "zero",
        "quiet": "quiet",
        "own": own,
        "proposed": proposed,
        "other": other,
        "prepared": prepared,
    }
