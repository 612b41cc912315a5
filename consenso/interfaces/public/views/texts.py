"""Texts, and plans compared."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from consenso.core import locale as shown
from consenso.core.record import Commitment, Text, Words
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.ledger.queries import Listing
from consenso.domain.meetings import queries as meetings
from consenso.domain.record.labels import TEXT_KIND
from consenso.domain.texts import queries as texts
from consenso.domain.texts.contents import contents
from consenso.domain.texts.sentences import firsts
from consenso.interfaces.public import activity_links, filters, follow
from consenso.interfaces.public.edition_parts import ways
from consenso.interfaces.public.frame import Frame, Notes, reads
from consenso.interfaces.public.lineage_ways import ways_from_text
from consenso.interfaces.public.pages import (
    Block,
    Link,
    ListPage,
    ObjectPage,
    Said,
    Section,
    links,
    passage,
    points,
    sentence,
)
from consenso.interfaces.public.quantities import done, period, quantity
from consenso.interfaces.public.said import counted
from consenso.interfaces.public.structured import text_json_ld
from consenso.interfaces.public.takeaway import brief_downloads
from consenso.interfaces.public.views.commitments import SHOWN
from consenso.interfaces.public.views.consensus import way_to_consensus
from consenso.interfaces.public.views.meetings import labelled, n_commitments, years
from consenso.interfaces.public.views.side_by_side import beside_address
from consenso.interfaces.ui.components import Cell, Column, Fact, Table
from consenso.interfaces.ui.pages import LANGUAGES


@reads
def text_list(request: HttpRequest, frame: Frame) -> HttpResponse:
    asked = filters.asked(request)
    found = texts.texts(
        frame.slug,
        kind=asked.value("kind"),
        meeting=asked.value("meeting"),
        language=asked.value("edition"),
        year=asked.year(),
        page=asked.page,
    )
    form = filters.form(
        asked,
        filters.select(asked, "kind", gettext("Kind"), labelled(TEXT_KIND)),
        filters.select(
            asked,
            "edition",
            gettext("To be read in"),
            [(tag, name) for _, tag, name in LANGUAGES],
        ),
        filters.select(asked, "year", gettext("Year"), years(texts.text_years(frame.slug))),
    )
    lead = gettext(
        "Declarations, plans and statements: titles, periods and where each can be read. The record points to the official texts; it does not replace them."
    )
    page = ListPage(
        shell=frame.shell(
            gettext("Texts"), section="texts", description=lead, feed=filters.feed(asked)
        ),
        heading=gettext("Texts"),
        lead=lead,
        form=form,
        before=_agreed(frame),
        table=_table(frame, found.items, commitments.commitments_per_text(frame.slug)),
        pagination=filters.pages(asked, found, form),
        downloads=filters.downloads(asked, forum=frame.slug, section="texts", filters=form),
        feed=filters.feed(asked),
    )
    return render(request, "public/list.html", {"page": page})


def _agreed(frame: Frame) -> tuple[Block, ...]:
    """Return the way to the search of what the texts say, where any is imported. One query."""
    if not firsts(frame.slug):
        return ()
    line = gettext("Sentences of the texts, found by their words and by their meaning.")
    return (links((Link(gettext("Agreed language"), f"{frame.address('text')}agreed/", line),)),)


def _table(frame: Frame, items: tuple[Text, ...], counted: Mapping[str, int]) -> Table:
    labels = (gettext("Text"), gettext("Date"), gettext("Kind"), gettext("Period"))
    return Table(
        caption=gettext("Texts, by date"),
        columns=(
            *(Column(label) for label in labels),
            Column(gettext("Commitments on record"), is_number=True),
        ),
        rows=tuple(
            (
                Cell(
                    frame.say(text.title), frame.address("text", text.id), frame.tag_of(text.title)
                ),
                Cell(frame.date(text.date)),
                Cell(str(TEXT_KIND[text.kind])),
                Cell(period(text.period) if text.period else ""),
                Cell(str(counted.get(text.id, 0)), is_number=True),
            )
            for text in items
        ),
    )


@reads
def text_page(request: HttpRequest, frame: Frame, identifier: str) -> HttpResponse:
    text = texts.text(frame.slug, identifier)
    notes = Notes(frame)
    marks = notes.mark(text.sources)
    page = ObjectPage(
        shell=frame.shell(
            frame.say(text.title),
            section="texts",
            trail=((gettext("Texts"), frame.address("text")),),
            json_ld=text_json_ld(frame, text),
        ),
        kicker=str(TEXT_KIND[text.kind]),
        heading=text.title,
        is_states_words=True,
        subheading=None,
        confidence=text.confidence,
        facts=_facts(frame, text, marks),
        sections=tuple(_sections(frame, text)),
        notes=notes.listed(),
        downloads=brief_downloads(frame, "text", text.id),
        history=frame.history("text", text.id),
    )
    return render(request, "public/object.html", {"page": page})


def _facts(frame: Frame, text: Text, marks: tuple[int, ...]) -> tuple[Fact, ...]:
    adopted = [frame.party(code) for code in text.adopted_by]
    adopted += [frame.say(text.adopted_by_others)] if text.adopted_by_others else []
    rows = [
        Fact(gettext("Date"), frame.date(text.date), sources=marks),
        Fact(gettext("On the date"), frame.say(text.date_note)),
        Fact(gettext("Adopted or issued by"), shown.listed(adopted, frame.language)),
        Fact(gettext("Period"), period(text.period) if text.period else ""),
        Fact(gettext("Paragraphs"), _number(text.n_paragraphs)),
        Fact(gettext("Paragraphs seen"), _number(text.n_paragraphs_seen)),
        Fact(gettext("Sections"), _number(text.n_sections)),
        Fact(gettext("Areas"), _number(text.n_areas)),
        Fact(gettext("Priority areas"), _number(text.n_priority_areas)),
        Fact(gettext("Numbering"), frame.say(text.numbering)),
    ]
    if text.meeting:
        held = meetings.meetings_by_id(frame.slug, (text.meeting,))[text.meeting]
        rows.insert(
            1,
            Fact(
                gettext("Meeting"),
                frame.say(held.name),
                frame.address("meeting", held.id),
                frame.tag_of(held.name),
            ),
        )
    return tuple(fact for fact in rows if fact.detail)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _sections(frame: Frame, text: Text) -> list[Section]:
    words = _words(frame, text)
    # What is read here and nowhere else, such as a text that was adopted here, lacks no address.
    is_elsewhere = bool(text.editions or text.editions_note) or not words
    promised = commitments.commitments(frame.slug, text=text.id, per_page=SHOWN)
    return [
        *words,
        *way_to_consensus(frame, text.id),
        *([_editions(frame, text)] if is_elsewhere else []),
        *_parts(gettext("Sections, in short form"), "sections", text.sections, text.sections_note),
        *_parts(gettext("Outline of the paragraphs seen"), "outline", text.outline, None),
        *_parts(gettext("Subjects seen"), "subjects", text.subjects_seen, None),
        *(
            ways_from_text(frame, text.id) if words else ()
        ),  # without words it is compared with nothing
        _promises(frame, text, promised),
        *_said(frame, text),
        *activity_links.of_commitments(frame, [one.id for one in promised.items]),
        follow.section(frame, "text", text.id),
        *_parts(gettext("Notes"), "notes", tuple(_notes(text)), None),
    ]


def _notes(text: Text) -> list[Words]:
    return [words for words in (text.note, text.priority_areas_note) if words]


def _parts(
    heading: str, identifier: str, parts: tuple[Words, ...], note: Words | None
) -> list[Section]:
    if not parts:
        return []
    blocks: list[Block] = [points(tuple(Said(part) for part in parts))]
    if note:
        blocks.append(passage(note))
    return [Section(identifier, heading, tuple(blocks))]


def _words(frame: Frame, text: Text) -> list[Section]:
    """Return the ways to what the text says, in each language that it was imported in, and two in step. One query."""
    rows = contents(frame.slug, text.id)
    if not rows:
        return []
    first = next((row for row in rows if row.language == frame.tag), rows[0])
    alone = [Link(way.label, way.address) for way in ways(frame, rows)]
    in_step = [
        Link(
            gettext("%(one)s and %(other)s, in step")
            % {
                "one": shown.language_name(first.language, frame.language),
                "other": shown.language_name(row.language, frame.language),
            },
            beside_address(frame, first, row),
        )
        for row in rows
        if row.id != first.id
    ]
    lead = gettext("Paragraph by paragraph, with what became of its promises in the margin.")
    blocks = (sentence(lead), links((*alone, *in_step)))
    return [Section("words", gettext("Read it here"), blocks)]


def _editions(frame: Frame, text: Text) -> Section:
    blocks: list[Block] = []
    if text.editions:
        blocks.append(
            links(
                tuple(
                    Link(
                        _edition(frame, edition.language, official=edition.is_official),
                        edition.url,
                        line=" · ".join(
                            part for part in (edition.url, frame.say(edition.note)) if part
                        ),
                    )
                    for edition in text.editions
                )
            )
        )
    else:
        blocks.append(sentence(gettext("The record knows no address at which it can be read.")))
    if text.editions_note:
        blocks.append(passage(text.editions_note))
    return Section("editions", gettext("Where it can be read"), tuple(blocks))


def _edition(frame: Frame, language: str, *, official: bool) -> str:
    name = shown.language_name(language, frame.language)
    if official:
        return gettext("%(language)s, published by a government or the forum") % {"language": name}
    return gettext("%(language)s, published by others") % {"language": name}


def _promises(frame: Frame, text: Text, listed: Listing[Commitment]) -> Section:
    found = listed.items
    answered = delivery.relations_per_commitment(frame.slug)
    if not found:
        return Section("commitments", gettext("Commitments"), (sentence(n_commitments(0)),))
    rows = tuple(
        Link(
            frame.say(one.paraphrase),
            frame.address("commitment", one.id),
            line=" · ".join(
                part for part in (quantity(frame, one), done(answered.get(one.id, ()))) if part
            ),
            language=frame.tag_of(one.paraphrase),
        )
        for one in found
    )
    return Section(
        "commitments",
        gettext("Commitments"),
        (sentence(n_commitments(listed.total)), links(rows), *_more(frame, text, listed.total)),
    )


def _said(frame: Frame, text: Text) -> list[Section]:
    """Return how much of what the text promises is reported on, evidenced and assessed. One query."""
    blocks = counted(frame, text=text.id)
    heading = gettext("What is reported, evidenced and assessed")
    return [Section("said", heading, blocks)] if blocks else []


def _more(frame: Frame, text: Text, total: int) -> tuple[Block, ...]:
    if total <= SHOWN:
        return ()
    label = gettext("All %(number)s in the list") % {"number": total}
    return (links((Link(label, f"{frame.address('commitment')}?text={text.id}"),)),)
