"""What the index holds of each object of the record: in every language of the interface, title, text and filters."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from consenso.core import locale
from consenso.core.record import (
    Area,
    Bloc,
    Commitment,
    Delivery,
    Entity,
    Forum,
    Initiative,
    Meeting,
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

    The forum, names of parties by code, dates of texts and statements by id, areas of commitments by id.
    """

    forum: Forum
    names: Mapping[str, Words]
    dates: Mapping[str, str]
    areas: Mapping[str, tuple[str, ...]]


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
    areas = [
        area for answer in delivery.answers for area in around.areas.get(answer.commitment, ())
    ]
    return _Shown(
        title=delivery.fact,
        body=(*(figure.unit for figure in delivery.figures), delivery.note),
        date=delivery.date.from_ if delivery.date else "",
        parties=delivery.actors,
        areas=tuple(dict.fromkeys(areas)),
    )


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
}
