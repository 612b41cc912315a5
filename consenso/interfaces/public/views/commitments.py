"""Key areas and commitments: what was promised, and what was done about it."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.record import Commitment, Initiative, Words, Years
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import RELATION
from consenso.domain.texts import queries as texts
from consenso.interfaces.public import filters
from consenso.interfaces.public.frame import Frame, Notes, partial, reads
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Section,
    computed,
    links,
    passage,
    sentence,
)
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.public.views.meetings import years
from consenso.interfaces.ui.components import Cell, Column, Fact, FilterField, Table


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
    places = _places(frame)
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
    held = commitments.commitments_per_text(frame.slug)
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
            [(one, frame.say(words)) for one, words in places.items() if one in held],
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
        filters.select(asked, "year", gettext("For the year"), years(_period_years())),
    ]


def _period_years() -> tuple[int, ...]:
    return tuple(range(2030, 2010, -1))


def party_choices(frame: Frame) -> list[tuple[str, str]]:
    names = [(code, frame.say(name.name)) for code, name in frame.names.items()]
    return sorted(names, key=lambda pair: shown.sort_key(pair[1], frame.language))


def _places(frame: Frame) -> dict[str, Words]:
    """Return what texts and statements are called, by id, in the order of their dates."""
    dated: list[tuple[str, str, Words]] = [
        (text.date, text.id, text.title) for text in texts.texts(frame.slug, per_page=1000).items
    ]
    for one in meetings.statements(frame.slug, per_page=1000).items:
        name: Words = {frame.tag: f"{one.who}, {frame.date(one.date)}"}
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


def quantity(frame: Frame, commitment: Commitment) -> str:
    """Return how much was promised, in short words; '' where no quantity is named."""
    if commitment.quantity is None:
        return ""
    return measured(frame, commitment.quantity, commitment.unit, commitment.currency)


def measured(frame: Frame, value: int | float, unit: Words | None, currency: str | None) -> str:
    """Return a number with what it counts, money in short words."""
    number = (
        shown.compact_amount(value, currency, frame.language)
        if currency
        else shown.number(value, frame.language)
    )
    return f"{number} {frame.say(unit)}".strip()


def period(years: Years | None) -> str:
    """Return for when a promise is, in words."""
    if years is None:
        return gettext("no period given")
    if years.standing:
        return gettext("standing")
    if years.to is None:
        return gettext("from %(year)s") % {"year": years.from_}
    if years.from_ is None or years.from_ == years.to:
        return str(years.to)
    return f"{years.from_}–{years.to}"


def done(relations: Sequence[str]) -> str:
    """Return in a few words what the record holds on a promise; never a verdict of its own."""
    if not relations:
        return gettext("nothing reported")
    return ngettext("%(number)s fact", "%(number)s facts", len(relations)) % {
        "number": len(relations)
    }


TONES = {"fulfils": "done", "progress": "partial", "contradicts": "disputed", "": "open"}


@reads
def commitment_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    commitment = commitments.commitment(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(commitment.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(commitment.paraphrase),
            section="commitments",
            trail=((gettext("Commitments"), frame.address("commitment")),),
        ),
        kicker=gettext("Commitment %(id)s, in our words") % {"id": commitment.id},
        heading=commitment.paraphrase,
        is_states_words=True,
        subheading=None,
        confidence=commitment.confidence,
        facts=_facts(frame, commitment, marks),
        sections=(_answers(frame, commitment, notes), *_notes(commitment)),
        notes=notes.listed(),
        downloads=(),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, commitment: Commitment, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    areas = {area.id: area for area in commitments.areas(frame.slug)}
    rows = [
        Fact(gettext("Who"), frame.parties(commitment.actors.from_), sources=marks),
        Fact(gettext("To whom"), frame.parties(commitment.actors.to)),
        Fact(gettext("How much"), _in_full(frame, commitment)),
        Fact(gettext("By when"), period(commitment.period)),
        _place(frame, commitment),
        Fact(
            gettext("Section"),
            frame.say(commitment.section) or gettext("not recorded"),
            language=frame.tag_of(commitment.section),
        ),
        Fact(gettext("Paragraph"), commitment.paragraph or gettext("not recorded")),
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
        f"{said.who}, {frame.date(said.date)}",
        frame.address("statement", said.id),
    )


def _answers(frame: Frame, commitment: Commitment, notes: Notes) -> Section:
    found = delivery.answers_to(frame.slug, [commitment.id]).get(commitment.id, ())
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


@reads
def area_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    counted = commitments.commitments_per_area(frame.slug)
    held = commitments.areas(frame.slug)
    lead = gettext(
        "Key areas of cooperation, with the themes of the Sustainable Development Goals that they touch. The grouping is ours."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Key areas"), section="areas", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Key areas"),
        lead=lead,
        form=None,
        before=(),
        table=Table(
            caption=gettext("Key areas"),
            columns=(
                Column(gettext("Key area")),
                Column(gettext("Commitments"), is_number=True),
                Column(gettext("Sustainable Development Goals")),
            ),
            rows=tuple(
                (
                    Cell(frame.say(area.name), frame.address("area", area.id)),
                    Cell(
                        str(counted.get(area.id, 0)),
                        f"{frame.address('commitment')}?area={area.id}",
                        is_number=True,
                    ),
                    Cell(", ".join(str(goal) for goal in area.sdgs)),
                )
                for area in held
            ),
        ),
        pagination=filters.whole(len(held), asked),
        downloads=filters.downloads(asked, forum=frame.slug, section="areas", filters=None),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


@reads
def area_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    area = commitments.area(frame.slug, identifier)
    found = commitments.commitments(frame.slug, area=identifier, per_page=1000).items
    answered = delivery.relations_per_commitment(frame.slug)
    places = _places(frame)
    gdi = {
        entry.id: frame.say(entry.name)
        for initiative in _initiatives(frame)
        for entry in initiative.priority_areas
    }
    sections = []
    for place, words in places.items():
        mine = [one for one in found if one.text == place]
        if mine:
            sections.append(
                Section(
                    f"in-{place}",
                    frame.say(words),
                    (
                        links(
                            tuple(
                                Link(
                                    frame.say(one.paraphrase),
                                    frame.address("commitment", one.id),
                                    line=done(answered.get(one.id, ())),
                                    language=frame.tag_of(one.paraphrase),
                                )
                                for one in mine
                            )
                        ),
                    ),
                )
            )
    rows = [
        Fact(
            gettext("Commitments"), str(len(found)), f"{frame.address('commitment')}?area={area.id}"
        ),
        Fact(
            gettext("With facts on what was done"),
            str(sum(1 for one in found if one.id in answered)),
        ),
        Fact(gettext("Sustainable Development Goals"), ", ".join(str(goal) for goal in area.sdgs)),
        Fact(
            gettext("Global Development Initiative"),
            shown.listed([gdi.get(one, one) for one in area.gdi], frame.language),
        ),
        Fact(
            gettext("Topics"),
            shown.listed([frame.term("topics", one) for one in area.topics], frame.language),
        ),
    ]
    page = ObjectPage(
        shell=frame.shell(
            frame.say(area.name),
            section="areas",
            trail=((gettext("Key areas"), frame.address("area")),),
        ),
        kicker=gettext("Key area"),
        heading=area.name,
        is_states_words=False,
        subheading=None,
        confidence=area.confidence,
        facts=tuple(fact for fact in rows if fact.detail),
        sections=tuple(sections),
        notes=(),
        downloads=brief_downloads(frame, "area", area.id),
    )
    return render(request, "public/object.html", {"page": page})


def _initiatives(frame: Frame) -> tuple[Initiative, ...]:
    return parties.initiatives(frame.slug, kind="initiative")
