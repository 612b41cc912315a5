"""The promises of a text beside its words: each commitment of the record where the text says it, with what was done."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext, ngettext

from consenso.core.outline import Outline
from consenso.core.record import Commitment
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.record.labels import RELATION
from consenso.domain.texts.anchors import anchor
from consenso.domain.texts.contents import contents, outlines
from consenso.interfaces.public.editions import Promise, PromisedFact
from consenso.interfaces.public.frame import Frame, partial
from consenso.interfaces.public.quantities import TONES

EVERY = 100_000  # more than any text has
MOST_FACTS = 3  # beside a paragraph; the rest is on the commitment's page


@dataclass(frozen=True, slots=True)
class Promised:
    """The promises of a text: those that stand in it, by the id of the paragraph; and those that the record places
    nowhere in it, each with the place that it names.
    """

    placed: Mapping[str, tuple[Promise, ...]]
    unplaced: tuple[Promise, ...]

    @property
    def count(self) -> int:
        return sum(map(len, self.placed.values())) + len(self.unplaced)


def promised(frame: Frame, text: str, outline: Outline) -> Promised:
    """Return the promises of a text (id) beside its words in one language. Two queries, or three."""
    found = commitments.commitments(frame.slug, text=text, per_page=EVERY).items
    answered = delivery.answers_to(frame.slug, [one.id for one in found])
    placed: dict[str, list[Promise]] = defaultdict(list)
    unplaced = []
    for one in found:
        answers = answered.get(one.id, ())
        places = _places(outline, one)
        if places:
            placed[places[0]].append(_promise(frame, one, answers))
        else:
            unplaced.append(_promise(frame, one, answers, place=_named(frame, one)))
    return Promised({where: tuple(held) for where, held in placed.items()}, tuple(unplaced))


def address_of(frame: Frame, commitment: Commitment) -> str:
    """Return the address of the paragraph that a commitment was taken from; '' where it is not known. Two queries.

    In the reader's language where the text is imported in it and the place is found there, else in another.
    """
    rows = contents(frame.slug, commitment.text)
    said = outlines(rows) if rows else {}
    for row in sorted(rows, key=lambda row: row.language != frame.tag):
        places = _places(said[row.id], commitment)
        if places:
            return content_address(frame, row.text, row.language, places[0])
    return ""


def content_address(frame: Frame, text: str, language: str, paragraph: str = "") -> str:
    """Return the address of what a text says in a language, or of one paragraph of it."""
    base = f"{frame.address('text', text)}in/{language}/"
    return f"{base}{quote(paragraph)}/" if paragraph else base


def _places(outline: Outline, one: Commitment) -> tuple[str, ...]:
    return anchor(outline, section=one.section, paragraph=one.paragraph)


def _named(frame: Frame, one: Commitment) -> str:
    """Return the place that the record names, in words."""
    said = [frame.say(one.section)] if one.section else []
    if one.paragraph:
        said.append(gettext("paragraph %(number)s") % {"number": one.paragraph})
    return ", ".join(said) or gettext("The record names no place in the text.")


def _promise(
    frame: Frame, one: Commitment, answers: Sequence[delivery.Answered], place: str = ""
) -> Promise:
    more = len(answers) - MOST_FACTS
    return Promise(
        text=frame.say(one.paraphrase),
        language=frame.tag_of(one.paraphrase),
        address=frame.address("commitment", one.id),
        place=place,
        facts=tuple(
            PromisedFact(
                text=frame.say(answer.delivery.fact),
                language=frame.tag_of(answer.delivery.fact),
                address=frame.address("delivery", answer.delivery.id),
                on=partial(answer.delivery.date) if answer.delivery.date else "",
                tone=TONES[answer.relation],
                relation=str(RELATION[answer.relation]),
            )
            for answer in answers[:MOST_FACTS]
        ),
        more=ngettext("%(number)s fact more", "%(number)s facts more", more) % {"number": more}
        if more > 0
        else "",
    )
