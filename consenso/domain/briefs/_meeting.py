"""The brief on a meeting: what was held, who took part, what was said, what was adopted, who the parties are."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext, ngettext

from consenso.core import locale
from consenso.core.formats.brief import (
    Block,
    Brief,
    Claim,
    Contested,
    Fact,
    Paragraph,
    Points,
    Run,
    Runs,
    Section,
    words,
)
from consenso.core.record import Meeting, Text
from consenso.domain.briefs._composer import Composer
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEETING_KIND, MODE
from consenso.domain.texts import queries as texts

# A brief is one page: where more points than these were made, only the first few of each speaker are shown.
MOST_POINTS = 12
FEW_POINTS = 2
MANY_SPEAKERS = 4


def compose(composer: Composer, identifier: str) -> Brief:
    """Return the brief on a meeting.

    Raises:
        NotFound: no such meeting.
    """
    forum = composer.forum.id
    meeting = meetings.meeting(forum, identifier)
    held = texts.texts_by_id(forum, meeting.texts)
    adopted = [held[one] for one in meeting.texts]
    marks = composer.mark(meeting.sources[:2])
    return composer.brief(
        "meeting",
        identifier,
        kicker=composer.kicker(MEETING_KIND[meeting.kind]),
        title=composer.runs(meeting.name, *marks),
        subtitle=composer.runs(meeting.theme) if meeting.theme else (),
        facts=_facts(composer, meeting),
        sections=(
            _attendance(composer, meeting),
            _statements(composer, meeting),
            _adopted(composer, meeting, adopted),
            _forum(composer, adopted),
            _parties(composer),
        ),
    )


def _facts(composer: Composer, meeting: Meeting) -> Iterator[Fact]:
    dates = (
        f"{meeting.start}/{meeting.end}"
        if meeting.end not in {None, meeting.start}
        else meeting.start
    )
    yield composer.fact(gettext("Date"), composer.date(dates))
    where = str(MODE[meeting.mode])
    if meeting.place:
        city = meeting.place.city or meeting.place.region
        country = composer.party(meeting.place.country)
        where = f"{city}, {country} ({where})" if city else f"{country} ({where})"
    yield composer.fact(gettext("Place and mode"), where)
    if meeting.hosts:
        yield composer.fact(gettext("Hosts"), composer.parties(meeting.hosts))
    if meeting.chairs:
        yield composer.fact(gettext("Chairs"), _list(composer, meeting.chairs))
    if meeting.heads_who_spoke:
        yield composer.fact(gettext("Heads who spoke"), _list(composer, meeting.heads_who_spoke))


def _list(composer: Composer, items: tuple[dict[str, str], ...]) -> Runs:
    runs: list[Run] = []
    for item in items:
        if runs:
            runs.append(Run("; "))
        runs += composer.runs(item)
    return tuple(runs)


def _attendance(composer: Composer, meeting: Meeting) -> Section:
    claims = tuple(
        Claim(
            (Run(f"{one.count} "), *composer.runs(one.unit)),
            composer.runs(one.said_by),
        )
        for one in meeting.attendance
    )
    blocks: list[Block] = []
    if len(claims) > 1:
        blocks.append(Contested(words(gettext("Attendance as published")), claims))
    elif claims:
        said = (Run(" — "), *claims[0].said_by)
        blocks.append(Paragraph((*claims[0].value, *said)))
    if meeting.note:
        blocks.append(Paragraph(composer.runs(meeting.note)))
    return composer.section(gettext("Who took part"), *blocks)


def _statements(composer: Composer, meeting: Meeting) -> Section:
    found = meetings.statements(composer.forum.id, meeting=meeting.id, per_page=100).items
    blocks: list[Block] = []
    n_points = sum(len(statement.points) for statement in found)
    few = FEW_POINTS if len(found) <= MANY_SPEAKERS else 1
    most = n_points if n_points <= MOST_POINTS else few
    for statement in found:
        marks = composer.mark(statement.sources[:1])
        who = (
            Run(statement.called(locale.content_tag(composer.language)), is_emphasis=True),
            Run(", "),
            *composer.runs(statement.capacity),
            Run(f" ({MODE[statement.mode]})", sources=marks),
        )
        blocks.append(Paragraph(who))
        blocks.append(Points(tuple(composer.runs(point) for point in statement.points[:most])))
    if most < n_points:
        rest = gettext("The first points of each; all of them stand on the page.")
        blocks.append(Paragraph(words(rest)))
    return composer.section(gettext("What was said"), *blocks)


def _adopted(composer: Composer, meeting: Meeting, adopted: list[Text]) -> Section:
    if not adopted:
        return composer.section(gettext("What was adopted"))
    promised = commitments.commitments_in(composer.forum.id, [text.id for text in adopted])
    items = []
    for text in adopted:
        official = next((one.url for one in text.editions if one.is_official), "")
        title = composer.runs(text.title)
        linked = (
            Run(
                title[0].text,
                language=title[0].language,
                address=official or composer.address("text", text.id),
            ),
            *title[1:],
        )
        n = len(promised.get(text.id, ()))
        line = ngettext(
            "%(number)s commitment on record", "%(number)s commitments on record", n
        ) % {"number": n}
        items.append((*linked, *((Run(f" — {line}"),) if n else ())))
    return composer.section(
        gettext("What was adopted"), Points(tuple(items)), *_done(composer, promised)
    )


def _done(composer: Composer, promised: Mapping[str, tuple[str, ...]]) -> tuple[Block, ...]:
    ids = [one for found in promised.values() for one in found]
    if not ids:
        return ()
    answered = delivery.answers_to(composer.forum.id, ids)
    sentence = gettext(
        "Of the %(promised)s commitments that the record holds of these texts, facts on what was done are recorded for %(answered)s. That no fact is recorded does not mean that nothing was done."
    ) % {"promised": len(ids), "answered": len(answered)}
    return (Paragraph(words(sentence)),)


def _forum(composer: Composer, adopted: list[Text]) -> Section:
    forum = composer.forum
    blocks: list[Block] = []
    if forum.main_platform and forum.main_platform.text in {text.id for text in adopted}:
        marks = composer.mark(forum.main_platform.sources[:1])
        blocks.append(Paragraph(composer.runs(forum.main_platform.note, *marks)))
    if forum.principles:
        named = "; ".join(composer.say(one.name) for one in forum.principles)
        sentence = gettext("Principles: %(principles)s.") % {"principles": named}
        marks = composer.mark(forum.principles_sources[:1])
        blocks.append(Paragraph(words(sentence, *marks)))
    return composer.section(gettext("The forum"), *blocks)


def _parties(composer: Composer) -> Section:
    blocks: list[Block] = []
    for bloc in parties.blocs(composer.forum.id):
        if bloc.id == composer.forum.presidency_of and bloc.character:
            name = f"{composer.say(bloc.name)} ({bloc.abbreviation}): "
            character = composer.runs(bloc.character, *composer.mark(bloc.sources[:1]))
            blocks.append(Paragraph((Run(name, is_emphasis=True), *character)))
        if bloc.relation_to_forum:
            blocks.append(
                Paragraph(composer.runs(bloc.relation_to_forum, *composer.mark(bloc.sources[:1])))
            )
    return composer.section(gettext("The parties"), *blocks)
