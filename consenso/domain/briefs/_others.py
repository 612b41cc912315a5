"""The briefs on a text, a key area and a state."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.formats.brief import (
    Block,
    Brief,
    Column,
    Fact,
    Paragraph,
    Points,
    Run,
    Runs,
    Section,
    Table,
    words,
)
from consenso.core.record import Commitment, Delivery, State, Text
from consenso.domain.briefs._composer import Composer
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery.reporting import spoken_of
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import MEMBERSHIP, TEXT_KIND
from consenso.domain.texts import queries as texts

# A brief is one page: of a longer list the first are shown, and how many there are is said.
MOST = 7


def compose_text(composer: Composer, identifier: str) -> Brief:
    """Return the brief on a text.

    Raises:
        NotFound: no such text.
    """
    forum = composer.forum.id
    text = texts.text(forum, identifier)
    marks = composer.mark(text.sources[:2])
    promised = commitments.commitments(forum, text=identifier, per_page=1000).items
    return composer.brief(
        "text",
        identifier,
        kicker=composer.kicker(TEXT_KIND[text.kind]),
        title=composer.runs(text.title, *marks),
        facts=(*_text_facts(composer, text), *_said(composer, identifier)),
        sections=(
            _text_parts(composer, text),
            _promises(composer, promised),
            composer.section(
                gettext("Notes"),
                *(
                    Paragraph(composer.runs(note))
                    for note in (text.note, text.sections_note)
                    if note
                ),
            ),
        ),
    )


def _text_facts(composer: Composer, text: Text) -> Iterable[Fact]:
    yield composer.fact(gettext("Date"), composer.date(text.date))
    if text.meeting:
        held = meetings.meeting(composer.forum.id, text.meeting)
        yield composer.fact(gettext("Meeting"), composer.runs(held.name))
    yield composer.fact(gettext("Period"), composer.period(text.period))
    editions: list[Run] = []
    for edition in text.editions:
        if editions:
            editions.append(Run("; "))
        name = locale.language_name(edition.language, composer.language)
        editions.append(Run(name, address=edition.url))
    yield composer.fact(gettext("To be read in"), tuple(editions))


def _said(composer: Composer, text: str) -> Iterable[Fact]:
    """Yield how many of the promises are reported on, evidenced and assessed, in one line; nothing where none is."""
    spoken = spoken_of(composer.forum.id, text=text)
    if spoken.n_reported or spoken.n_evidenced or spoken.n_assessed:
        said = gettext(
            "commitments: %(total)s; reported on by a party: %(reported)s; with evidence: %(evidenced)s; assessed: %(assessed)s"
        ) % {
            "total": spoken.n_commitments,
            "reported": spoken.n_reported,
            "evidenced": spoken.n_evidenced,
            "assessed": spoken.n_assessed,
        }
        yield composer.fact(gettext("Said of them"), said)


def _text_parts(composer: Composer, text: Text) -> Section:
    parts = text.sections or text.outline or text.subjects_seen
    if not parts:
        return composer.section(gettext("Sections, in short form"))
    items = tuple(composer.runs(part) for part in parts[:MOST])
    return composer.section(gettext("Sections, in short form"), Points(items), *_rest(len(parts)))


def _rest(total: int) -> tuple[Block, ...]:
    if total <= MOST:
        return ()
    words_ = gettext("The first %(shown)s of %(total)s; all of them stand on the page.")
    return (Paragraph(words(words_ % {"shown": MOST, "total": total})),)


def _promises(composer: Composer, promised: Sequence[Commitment]) -> Section:
    heading = gettext("What was promised, and what was done about it")
    if not promised:
        sentence = gettext("The record holds no commitment of it yet.")
        return composer.section(heading, Paragraph(words(sentence)))
    answered = delivery.answers_to(composer.forum.id, [one.id for one in promised])
    # Those with a quantity or with facts first: they can be followed.
    order = sorted(promised, key=lambda one: (one.id not in answered, one.quantity is None))
    rows = tuple(
        (
            composer.runs(one.paraphrase, *composer.mark(one.sources[:1])),
            words(
                composer.measured(one.quantity, one.unit, one.currency)
                if one.quantity is not None
                else "—"
            ),
            _latest(composer, tuple(found.delivery for found in answered.get(one.id, ()))),
        )
        for one in order[:MOST]
    )
    header = (
        Column(gettext("Commitment")),
        Column(gettext("Quantity")),
        Column(gettext("Latest fact on record")),
    )
    return composer.section(heading, Table(header, rows), *_rest(len(promised)))


def _latest(composer: Composer, facts: tuple[Delivery, ...]) -> Runs:
    if not facts:
        return words(gettext("nothing reported"))
    dated = [fact for fact in facts if fact.date]
    last = dated[-1] if dated else facts[-1]
    marks = composer.mark(last.sources[:1])
    return (Run(f"{composer.date(last.date)}: "), *composer.runs(last.fact, *marks))


def compose_area(composer: Composer, identifier: str) -> Brief:
    """Return the brief on a key area.

    Raises:
        NotFound: no such area.
    """
    forum = composer.forum.id
    area = commitments.area(forum, identifier)
    promised = commitments.commitments(forum, area=identifier, per_page=1000).items
    answered = delivery.relations_per_commitment(forum)
    facts = (
        composer.fact(gettext("Commitments"), str(len(promised))),
        composer.fact(
            gettext("With facts on what was done"),
            str(sum(1 for one in promised if one.id in answered)),
        ),
        composer.fact(
            gettext("Sustainable Development Goals"), ", ".join(str(goal) for goal in area.sdgs)
        ),
    )
    return composer.brief(
        "area",
        identifier,
        kicker=composer.kicker(gettext("Key area")),
        title=composer.runs(area.name),
        facts=facts,
        sections=(_per_text(composer, promised), _promises(composer, promised)),
    )


def _per_text(composer: Composer, promised: Sequence[Commitment]) -> Section:
    plans = texts.plans(composer.forum.id)
    rows = tuple(
        (
            composer.runs(plan.title),
            words(composer.period(plan.period)),
            words(str(sum(1 for one in promised if one.text == plan.id))),
        )
        for plan in plans
    )
    header = (
        Column(gettext("Plan")),
        Column(gettext("Period")),
        Column(gettext("Commitments on record"), is_figure=True),
    )
    return composer.section(gettext("Plan by plan"), *((Table(header, rows),) if rows else ()))


def compose_state(composer: Composer, identifier: str) -> Brief:
    """Return the brief on a state.

    Raises:
        NotFound: no such state.
    """
    forum = composer.forum.id
    state = parties.state(forum, identifier)
    sides = {one.side: one.name for one in composer.forum.sides}
    promised = commitments.commitments(forum, party=state.iso2, per_page=1000).items
    delivered = delivery.deliveries(forum, party=state.iso2, per_page=MOST)
    return composer.brief(
        "state",
        identifier,
        kicker=composer.kicker(gettext("State")),
        title=composer.runs(state.name),
        subtitle=composer.runs(state.formal_name) if state.formal_name else (),
        facts=(
            composer.fact(gettext("Side of the forum"), composer.runs(sides[state.side])),
            composer.fact(gettext("Capital"), state.capital or ""),
            composer.fact(gettext("ISO 3166 codes"), f"{state.iso2}, {state.iso3}"),
        ),
        sections=(
            _standing(composer, state),
            _meetings(composer, state),
            _promises(composer, promised) if promised else composer.section(gettext("Commitments")),
            _delivered(composer, delivered.items, delivered.total),
        ),
    )


def _standing(composer: Composer, state: State) -> Section:
    forum = composer.forum.id
    items: list[Runs] = []
    for one in parties.memberships_of(forum, state.iso2):
        since = composer.date(one.membership.since) if one.membership.since else ""
        until = composer.date(one.membership.until) if one.membership.until else ""
        dates = " – ".join((since, until)) if since or until else ""
        name = composer.say(composer.names[one.bloc].name)
        standing = str(MEMBERSHIP[one.membership.status])
        items.append(words(f"{name}: {standing}" + (f" ({dates.strip()})" if dates else "")))
    for initiative in parties.initiatives(forum, state=state.iso2):
        named = {status.id: composer.say(status.name) for status in initiative.statuses}
        for part in initiative.participations:
            if part.state == state.iso2:
                marks = composer.mark(part.sources[:1])
                date = f" ({composer.date(part.date)})" if part.date else ""
                level = f": {composer.say(part.level)}" if part.level else ""
                line = f"{composer.say(initiative.name)}: {named[part.status]}{level}{date}"
                items.append(words(line, *marks))
    return composer.section(
        gettext("Memberships, initiatives and agreements"),
        *((Points(tuple(items)),) if items else ()),
    )


def _meetings(composer: Composer, state: State) -> Section:
    hosted = meetings.meetings_hosted(composer.forum.id, state.iso2)
    items = tuple(
        (*composer.runs(one.name), Run(f", {composer.date(one.start)}")) for one in hosted[-4:]
    )
    return composer.section(gettext("Meetings hosted"), *((Points(items),) if items else ()))


def _delivered(composer: Composer, found: Sequence[Delivery], total: int) -> Section:
    items = tuple(
        (
            Run(f"{composer.date(one.date)}: "),
            *composer.runs(one.fact, *composer.mark(one.sources[:1])),
        )
        for one in found
    )
    return composer.section(
        gettext("Deliveries that name it"), *((Points(items), *_rest(total)) if items else ())
    )
