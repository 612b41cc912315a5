"""Commitments: what was promised, and what was done about it."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Commitment, Words
from consenso.domain.activities.counted import held
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery import reporting, sums
from consenso.domain.delivery.compared import compared_in, to_csv
from consenso.domain.meetings import queries as meetings
from consenso.domain.record.labels import RELATION
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import activity_links, compared, filters, follow
from consenso.interfaces.public.frame import Frame, Notes, partial, reads
from consenso.interfaces.public.money_asked import place_of
from consenso.interfaces.public.money_shown import money_section
from consenso.interfaces.public.pages import (
    Block,
    ListPage,
    ObjectPage,
    Section,
    computed,
    passage,
    sentence,
)
from consenso.interfaces.public.promised import address_of
from consenso.interfaces.public.quantities import TONES, done, measured, period, quantity
from consenso.interfaces.public.said import about_commitment
from consenso.interfaces.public.views.meetings import years
from consenso.interfaces.ui.components import Cell, Column, Fact, FilterField, Table
from consenso.interfaces.ui.sheets import csv_answer

# More commitments than these do not stand on one page; the rest is one click away.
SHOWN = 500


@reads
def commitment_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    quantified = {"yes": True, "no": False}.get(asked.value("quantified"))
    found = commitments.commitments(
        frame.slug,
        area=asked.value("area"),
        text=asked.value("text"),
        kind=asked.value("kind"),
        topic=asked.value("topic"),
        party=asked.value("party"),
        year=asked.year(),
        is_quantified=quantified,
        page=asked.page,
    )
    places = places_of(frame, commitments.commitments_per_text(frame.slug))
    form = filters.form(asked, *_fields(frame, asked, places))
    lead = gettext("What was promised: who to whom, how much, by when, and in which text.")
    page = ListPage(
        shell=frame.shell(
            gettext("Commitments"),
            section="commitments",
            description=lead,
            feed=filters.feed(asked),
        ),
        heading=gettext("Commitments"),
        lead=lead,
        form=form,
        before=(),
        table=_table(frame, found.items, places),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="commitments", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _fields(frame: Frame, asked: filters.Asked, places: Mapping[str, Words]) -> list[FilterField]:
    return [
        filters.select(
            asked,
            "area",
            gettext("Key area"),
            [(area.id, frame.say(area.name)) for area in commitments.areas(frame.slug)],
        ),
        filters.select(
            asked,
            "text",
            gettext("Promised in"),
            [(one, frame.say(words)) for one, words in places.items()],
        ),
        filters.select(
            asked,
            "kind",
            gettext("Kind"),
            [
                (term.id, frame.term("commitment_kinds", term.id))
                for term in frame.forum.vocabularies.commitment_kinds
            ],
        ),
        filters.select(asked, "party", gettext("Party"), party_choices(frame)),
        filters.select(
            asked,
            "quantified",
            gettext("Quantity"),
            [("yes", gettext("names a quantity")), ("no", gettext("names none"))],
        ),
        filters.select(
            asked, "year", gettext("For the year"), years(commitments.period_years(frame.slug))
        ),
    ]


def party_choices(frame: Frame) -> list[tuple[str, str]]:
    names = [(code, frame.say(name.name)) for code, name in frame.names.items()]
    return sorted(names, key=lambda pair: shown.sort_key(pair[1], frame.language))


def places_of(frame: Frame, identifiers: Iterable[str]) -> dict[str, Words]:
    """Return what these texts and statements are called, by id, in the order of their dates. Two queries."""
    wanted = tuple(identifiers)
    dated: list[tuple[str, str, Words]] = [
        (text.date, text.id, text.title) for text in texts.texts_by_id(frame.slug, wanted).values()
    ]
    for one in meetings.statements_by_id(frame.slug, wanted).values():
        name: Words = {frame.tag: f"{one.called(frame.tag)}, {frame.date(one.date)}"}
        dated.append((one.date, one.id, name))
    return {identifier: words for _, identifier, words in sorted(dated, key=lambda row: row[:2])}


def _table(frame: Frame, items: Sequence[Commitment], places: Mapping[str, Words]) -> Table:
    answered = delivery.relations_per_commitment(frame.slug)
    labels = (
        gettext("Commitment"),
        gettext("Quantity"),
        gettext("Period"),
        gettext("Promised in"),
        gettext("What was done"),
    )
    return Table(
        caption=gettext("Commitments, in the order in which they were made"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                Cell(
                    frame.say(one.paraphrase),
                    frame.address("commitment", one.id),
                    frame.tag_of(one.paraphrase),
                ),
                Cell(quantity(frame, one)),
                Cell(period(one.period)),
                Cell(frame.say(places[one.text]), language=frame.tag_of(places[one.text])),
                Cell(done(answered.get(one.id, ()))),
            )
            for one in items
        ),
    )


@reads
def commitment_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    commitment = commitments.commitment(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(commitment.sources)
    answers = delivery.answers_to(frame.slug, [identifier]).get(identifier, ())
    reported = reporting.reported_on(frame.slug, [identifier]).get(identifier, ())
    activities = activity_links.of_commitment(frame, identifier)
    place = _place(frame, commitment)
    promised_in = _promised_in(frame, commitment, place)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(commitment.paraphrase),
            section="commitments",
            trail=((gettext("Commitments"), frame.address("commitment")),),
            place=place_of(request),
        ),
        kicker=gettext("Commitment %(id)s, in our words") % {"id": commitment.id},
        heading=commitment.paraphrase,
        is_states_words=True,
        subheading=None,
        confidence=commitment.confidence,
        facts=_facts(frame, commitment, place, marks),
        sections=(
            *compared.of_commitment(
                frame, commitment, promised_in, answers, reported, has_activities=bool(activities)
            ),
            _answers(frame, answers, notes),
            *activities,
            *about_commitment(frame, commitment, notes, reported),
            *_money(request, frame, commitment),
            *_notes(commitment),
            follow.section(frame, "commitment", commitment.id),
        ),
        notes=notes.listed(),
        downloads=(),
        history=frame.history("commitment", commitment.id),
    )
    return render(request, "public/object.html", {"page": page})


def _promised_in(frame: Frame, commitment: Commitment, where: Fact) -> Cell:
    """Return who promises and where, in a cell of a table that leads there."""
    words = gettext("%(parties)s, in “%(text)s”")
    parties = frame.parties(commitment.actors.from_)
    return Cell(words % {"parties": parties, "text": where.detail}, where.address)


@reads
def commitment_figures(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    """What was promised, reported and evidenced of one commitment, as CSV."""
    found = compared_in(held(frame.slug), identifier)
    text = to_csv(*found, revision=frame.head.number, head=frame.head.digest)
    name = f"{frame.slug}-{identifier}-figures-revision-{frame.head.number}"
    return csv_answer(text, name)


def _money(request: HttpRequest, frame: Frame, commitment: Commitment) -> tuple[Section, ...]:
    if commitment.currency is None:
        return ()
    # Of when it is, is asked for where it counts.
    dated = sums.dates(frame.slug, (commitment.text,)) if place_of(request) else {}
    promised = sums.of_commitment(commitment, dated)
    return money_section(request, frame, promised, of=(("commitment", commitment.id),))


def _facts(
    frame: Frame, commitment: Commitment, place: Fact, marks: tuple[int, ...]
) -> tuple[Fact, ...]:
    areas = {area.id: area for area in commitments.areas(frame.slug)}
    stands = address_of(frame, commitment)  # in the words of the text, where these are here
    rows = [
        Fact(gettext("Who"), frame.parties(commitment.actors.from_), sources=marks),
        Fact(gettext("To whom"), frame.parties(commitment.actors.to)),
        Fact(gettext("How much"), _in_full(frame, commitment)),
        Fact(gettext("By when"), period(commitment.period)),
        place,
        Fact(
            gettext("Section"),
            frame.say(commitment.section) or gettext("not recorded"),
            stands if not commitment.paragraph else "",
            frame.tag_of(commitment.section),
        ),
        Fact(
            gettext("Paragraph"),
            commitment.paragraph or gettext("not recorded"),
            stands if commitment.paragraph else "",
        ),
        Fact(gettext("How the section is known"), frame.say(commitment.section_basis)),
        *(
            Fact(gettext("Key area"), frame.say(areas[one].name), frame.address("area", one))
            for one in commitment.areas
        ),
        Fact(gettext("Kind"), frame.term("commitment_kinds", commitment.kind)),
    ]
    if commitment.topic:
        rows.append(Fact(gettext("Topic"), frame.term("topics", commitment.topic)))
    return tuple(fact for fact in rows if fact.detail)


def _in_full(frame: Frame, commitment: Commitment) -> str:
    if commitment.quantity is None:
        return gettext("no quantity named")
    number = (
        shown.amount(commitment.quantity, commitment.currency, frame.language)
        if commitment.currency
        else shown.number(commitment.quantity, frame.language)
    )
    return f"{number} {frame.say(commitment.unit)}".strip()


def _place(frame: Frame, commitment: Commitment) -> Fact:
    held = texts.texts_by_id(frame.slug, (commitment.text,)).get(commitment.text)
    if held:
        return Fact(
            gettext("Promised in"),
            frame.say(held.title),
            frame.address("text", held.id),
            frame.tag_of(held.title),
        )
    said = meetings.statements_by_id(frame.slug, (commitment.text,))[commitment.text]
    return Fact(
        gettext("Promised by"),
        f"{said.called(frame.tag)}, {frame.date(said.date)}",
        frame.address("statement", said.id),
    )


def _answers(frame: Frame, found: Sequence[delivery.Answered], notes: Notes) -> Section:
    if not found:
        blocks: tuple[Block, ...] = (
            sentence(
                gettext(
                    "Nothing is reported. That the record holds no fact does not mean that nothing was done."
                )
            ),
        )
    else:
        blocks = (
            Block(
                "answers",
                tuple(
                    {
                        "on": partial(one.delivery.date) if one.delivery.date else "",
                        "fact": one.delivery.fact,
                        "address": frame.address("delivery", one.delivery.id),
                        "figures": tuple(
                            measured(frame, figure.quantity, figure.unit, figure.currency)
                            for figure in one.delivery.figures
                        ),
                        "tone": TONES[one.relation],
                        "relation": str(RELATION[one.relation]),
                        "sources": notes.mark(one.delivery.sources),
                    }
                    for one in found
                ),
            ),
            computed(
                gettext(
                    "Listed is every fact of the record that names this commitment. How a fact stands to it is our own reading of the two side by side, and is left open where they do not decide it."
                )
            ),
        )
    return Section("done", gettext("What was done about it"), blocks)


def _notes(commitment: Commitment) -> tuple[Section, ...]:
    if commitment.note is None:
        return ()
    return (Section("notes", gettext("Notes"), (passage(commitment.note),)),)
