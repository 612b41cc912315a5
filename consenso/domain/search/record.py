"""What the index holds of each object of the record: in every language of the interface, title, text and filters."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from consenso.core import locale
from consenso.core.record import (
    Area,
    Assessment,
    Assessor,
    Bloc,
    Commitment,
    Delivery,
    Entity,
    Evidence,
    Forum,
    Initiative,
    Meeting,
    Rates,
    Reply,
    Report,
    State,
    Statement,
    Text,
    Words,
)
from consenso.domain.search.documents import SearchDocument

# The languages of the interface, by Django's tags.
LANGUAGES = ("en", "es", "pt", "fr", "zh-hans", "nl")


@dataclass(frozen=True, slots=True)
class Around:
    """What an object is found by beside its own words.

    The forum, names of parties by code, dates of texts and statements by id, areas of commitments by id, titles of
    texts by id, assessors by id, the commitments of assessments by id, and what commitments promise by id.
    """

    forum: Forum
    names: Mapping[str, Words]
    dates: Mapping[str, str]
    areas: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, Words] = field(default_factory=dict)
    assessors: Mapping[str, Assessor] = field(default_factory=dict)
    assessed: Mapping[str, str] = field(default_factory=dict)
    promises: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Shown:
    """An object's words before a language is chosen; plain text is the same in each."""

    title: Words
    body: tuple[Words | str | None, ...] = ()
    also: tuple[str, ...] = ()
    date: str = ""
    parties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def documents_of(entity: Entity, around: Around) -> Iterator[SearchDocument]:
    """Yield an object once for each language; the forum itself is no document."""
    shown = _SHOWN[type(entity)](entity, around) if type(entity) in _SHOWN else None
    if shown is None:
        return
    for language in LANGUAGES:
        title = locale.choose(shown.title, language)
        names = [
            locale.choose(around.names[code], language).text
            for code in shown.parties
            if code in around.names
        ]
        yield SearchDocument(
            kind=entity.KIND,
            identifier=entity.id,
            language=language,
            title=title.text,
            body="\n".join(_said(shown.body, language)),
            date=shown.date,
            parties=shown.parties,
            areas=shown.areas,
            text_language=title.language if title.is_fallback else "",
            also=" ".join((*shown.also, *names)),
        )


def _said(parts: Iterable[Words | str | None], language: str) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part:
            yield locale.choose(part, language).text


def _state(state: State, around: Around) -> _Shown:
    return _Shown(
        title=state.name,
        body=(state.formal_name, state.capital, state.note),
        also=(state.iso2, state.iso3),
        parties=(state.iso2,),
    )


def _bloc(bloc: Bloc, around: Around) -> _Shown:
    return _Shown(
        title=bloc.name,
        body=(bloc.abbreviation, bloc.character, bloc.relation_to_forum, bloc.note),
        also=(bloc.abbreviation,),
        date=bloc.founded,
        parties=tuple(dict.fromkeys(code for one in bloc.members for code in one.states)),
    )


def _initiative(initiative: Initiative, around: Around) -> _Shown:
    areas = tuple(area.name for area in initiative.priority_areas)
    parties = dict.fromkeys(part.state for part in initiative.participations)
    return _Shown(
        title=initiative.name,
        body=(initiative.proposed_by, initiative.relation_to_forum, *areas, initiative.note),
        date=initiative.proposed_on or "",
        parties=tuple(parties),
    )


def _meeting(meeting: Meeting, around: Around) -> _Shown:
    place = meeting.place
    where = (place.city, place.region, place.venue) if place else ()
    return _Shown(
        title=meeting.name,
        body=(
            meeting.theme,
            *where,
            *meeting.chairs,
            *meeting.heads_who_spoke,
            meeting.outcome,
            meeting.note,
        ),
        also=meeting.host_organisations,
        date=meeting.start,
        parties=tuple(dict.fromkeys((*meeting.hosts, *meeting.participants))),
    )


def _statement(statement: Statement, around: Around) -> _Shown:
    return _Shown(
        title=statement.title or {tag: statement.called(tag) for tag in _tags()},
        body=(
            {tag: statement.called(tag) for tag in _tags()},
            statement.capacity,
            *statement.points,
            statement.note,
        ),
        also=(statement.who,),
        date=statement.date,
        parties=(statement.state,),
    )


def _tags() -> tuple[str, ...]:
    return tuple(locale.content_tag(language) for language in LANGUAGES)


def _text(text: Text, around: Around) -> _Shown:
    return _Shown(
        title=text.title,
        body=(*text.sections, *text.outline, *text.subjects_seen, text.note),
        date=text.date,
        parties=text.adopted_by,
    )


def _area(area: Area, around: Around) -> _Shown:
    topics = {term.id: term.name for term in around.forum.vocabularies.topics}
    return _Shown(
        title=area.name,
        body=tuple(topics[topic] for topic in area.topics if topic in topics),
        areas=(area.id,),
    )


def _commitment(commitment: Commitment, around: Around) -> _Shown:
    actors = (*commitment.actors.from_, *commitment.actors.to)
    return _Shown(
        title=commitment.paraphrase,
        body=(commitment.section, commitment.note),
        date=around.dates.get(commitment.text, ""),
        parties=tuple(dict.fromkeys(actors)),
        areas=commitment.areas,
    )


def _delivery(delivery: Delivery, around: Around) -> _Shown:
    return _Shown(
        title=delivery.fact,
        body=(*(figure.unit for figure in delivery.figures), delivery.note),
        date=delivery.date.from_ if delivery.date else "",
        parties=delivery.actors,
        areas=_areas(around, (answer.commitment for answer in delivery.answers)),
    )


def _evidence(evidence: Evidence, around: Around) -> _Shown:
    promised = (one.id for one in evidence.supports if one.kind == "commitment")
    return _Shown(
        title=evidence.title,
        body=(evidence.publisher, evidence.note),
        also=(evidence.address, *(one.id for one in evidence.supports)),
        date=evidence.date or "",
        areas=_areas(around, promised),
    )


def _report(report: Report, around: Around) -> _Shown:
    text = around.titles.get(report.text)
    lines = (
        words
        for line in report.lines
        for words in (line.status, line.results, line.limits, line.next_steps)
    )
    return _Shown(
        title=report.summary or _joined(around.names.get(report.party), text, report.party),
        body=(text, *lines),
        date=report.date,
        parties=(report.party,),
        areas=_areas(around, (line.commitment for line in report.lines)),
    )


def _joined(one: Words | None, other: Words | None, code: str) -> Words:
    """Return two names as one, in every language that both may be said in."""
    return {
        tag: ": ".join(
            locale.choose(part, tag).text for part in (one or {tag: code}, other) if part
        )
        for tag in _tags()
    }


def _assessor(assessor: Assessor, around: Around) -> _Shown:
    methods = (words for one in assessor.methods for words in (one.name, one.description))
    return _Shown(
        title=assessor.name,
        body=(*methods, assessor.note),
        also=(assessor.id,),
        parties=(assessor.party,) if assessor.party else (),
    )


def _assessment(assessment: Assessment, around: Around) -> _Shown:
    assessor = around.assessors.get(assessment.assessor)
    grades = {
        grade.id: grade.name
        for method in (assessor.methods if assessor else ())
        if method.id == assessment.method
        for grade in method.scale
    }
    name = assessor.name if assessor else None
    promise = around.promises.get(assessment.commitment)
    return _Shown(
        # Without the verdict, as a title may stand alone: who shows what was found says how specific the promise is.
        title=_joined(name, promise, assessment.assessor),
        body=(grades.get(assessment.verdict), assessment.rationale),
        also=(assessment.commitment,),
        date=assessment.date,
        parties=(assessment.party,) if assessment.party else (),
        areas=_areas(around, (assessment.commitment,)),
    )


def _reply(reply: Reply, around: Around) -> _Shown:
    commitment = around.assessed.get(reply.assessment, "")
    return _Shown(
        title=reply.words,
        also=(reply.assessment,),
        date=reply.date,
        parties=(reply.party,),
        areas=_areas(around, (commitment,)),
    )


def _rates(rates: Rates, around: Around) -> _Shown:
    codes = (code for code in (rates.base, rates.currency, rates.dataset, rates.key) if code)
    return _Shown(
        title=rates.name,
        body=(rates.publisher, rates.note),
        also=(rates.id, *codes),
        parties=(rates.state,) if rates.state else (),
    )


def _areas(around: Around, commitments: Iterable[str]) -> tuple[str, ...]:
    found = (area for one in commitments for area in around.areas.get(one, ()))
    return tuple(dict.fromkeys(found))


_SHOWN: Mapping[type[Entity], Callable[..., _Shown]] = {
    State: _state,
    Bloc: _bloc,
    Initiative: _initiative,
    Meeting: _meeting,
    Statement: _statement,
    Text: _text,
    Area: _area,
    Commitment: _commitment,
    Delivery: _delivery,
    Evidence: _evidence,
    Report: _report,
    Assessor: _assessor,
    Assessment: _assessment,
    Reply: _reply,
    Rates: _rates,
}
