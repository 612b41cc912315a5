"""What is given with an object beside its document: where it is, and what others of the record say about it.

For each kind one function takes the objects of a page and returns the further fields of each, by id.
However many the objects are, the number of queries is the same.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from consenso.core.record import Bloc, Commitment, Entity, Meeting, State, Statement, Text
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import queries as delivery
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.domain.texts.contents import ContentRow, contents
from consenso.interfaces.api.naming import api_url, page_url
from consenso.interfaces.api.words import said

Fields = Mapping[str, dict[str, Any]]
Join = Callable[..., Fields]


def places(forum: str, entity: Entity, *, language: str) -> dict[str, str]:
    """Return the addresses of an object: of its page, and of itself in the API."""
    return {
        "url": page_url(forum, entity.KIND, entity.id, language=language or "en"),
        "api_url": api_url(forum, entity.KIND, entity.id),
    }


def nothing(forum: str, items: Sequence[Entity], *, language: str) -> Fields:
    return {one.id: {} for one in items}


def of_meetings(forum: str, items: Sequence[Meeting], *, language: str) -> Fields:
    """One query: the statements made at each."""
    made = meetings.statement_ids_at(forum, [one.id for one in items])
    return {one.id: {"statements": list(made.get(one.id, ()))} for one in items}


def of_texts(forum: str, items: Sequence[Text], *, language: str) -> Fields:
    """Three queries: what each text holds, and in which languages its words are here."""
    held = of_places(forum, items, language=language)
    rows = contents(forum)
    return {
        one.id: {
            **held[one.id],
            "contents": [content_line(forum, row) for row in rows if row.text == one.id],
        }
        for one in items
    }


def content_line(forum: str, row: ContentRow) -> dict[str, Any]:
    """Return that a text can be read in a language: since when, under which digest, where."""
    base = f"{api_url(forum, 'text', row.text)}/contents/{row.language}"
    return {
        "text": row.text,
        "language": row.language,
        "title": row.title,
        "entry": row.entry,
        "digest": row.digest,
        "url": f"{page_url(forum, 'text', row.text)}in/{row.language}/",
        "api_url": base,
        "akoma_ntoso_url": f"{base}.xml",
    }


def of_places(forum: str, items: Sequence[Statement | Text], *, language: str) -> Fields:
    """Two queries: how many commitments each text or statement holds, and where they are."""
    counted = commitments.commitments_per_text(forum)
    base = api_url(forum, "commitment")
    return {
        one.id: {
            "n_commitments": counted.get(one.id, 0),
            "commitments_url": f"{base}?text={one.id}",
        }
        for one in items
    }


def of_areas(forum: str, items: Sequence[Entity], *, language: str) -> Fields:
    """One query: how many commitments each area has, and where they are."""
    counted = commitments.commitments_per_area(forum)
    base = api_url(forum, "commitment")
    return {
        one.id: {
            "n_commitments": counted.get(one.id, 0),
            "commitments_url": f"{base}?area={one.id}",
        }
        for one in items
    }


def of_states(forum: str, items: Sequence[State], *, language: str) -> Fields:
    """Three queries: the memberships and presidencies of each state, and how often it is named."""
    named = _named(forum)
    fields: dict[str, dict[str, Any]] = {}
    for state in items:
        fields[state.id] = {"memberships": [], "presidencies": [], **named(state.id, state.iso2)}
    codes = {state.iso2: state.id for state in items}
    for bloc in parties.blocs(forum):
        for membership in bloc.members:
            period = {"bloc": bloc.id, **_without(membership, "states", language)}
            for code in membership.states:
                if code in codes:
                    fields[codes[code]]["memberships"].append(period)
        for presidency in bloc.presidencies:
            if presidency.state in codes:
                held = {"bloc": bloc.id, **_without(presidency, "state", language)}
                fields[codes[presidency.state]]["presidencies"].append(held)
    return fields


def _without(value: Any, field: str, language: str) -> dict[str, Any]:
    if language:
        found = said(value, language)
    else:
        found = value.model_dump(mode="json", by_alias=True, exclude_none=True)
    return {name: part for name, part in found.items() if name != field}


def of_blocs(forum: str, items: Sequence[Bloc], *, language: str) -> Fields:
    """Two queries: how often each bloc is named."""
    named = _named(forum)
    return {bloc.id: named(bloc.id, bloc.id) for bloc in items}


def _named(forum: str) -> Callable[[str, str], dict[str, Any]]:
    promised = commitments.commitments_per_party(forum)
    delivered = delivery.deliveries_per_party(forum)

    def named(identifier: str, code: str) -> dict[str, Any]:
        return {
            "n_commitments": promised.get(identifier, 0),
            "n_deliveries": delivered.get(identifier, 0),
            "commitments_url": f"{api_url(forum, 'commitment')}?party={code}",
            "deliveries_url": f"{api_url(forum, 'delivery')}?party={code}",
        }

    return named


def answers_of(
    forum: str, items: Sequence[Commitment], *, language: str
) -> Mapping[str, list[dict[str, Any]]]:
    """Return the facts that answer each commitment, by date. One query."""
    answers = delivery.answers_to(forum, [one.id for one in items])
    return {
        one.id: [
            {
                "delivery": answer.delivery.id,
                "relation": answer.relation or None,
                **({"date": said(answer.delivery.date, "en")} if answer.delivery.date else {}),
                "fact": said(answer.delivery.fact, language) if language else answer.delivery.fact,
                **places(forum, answer.delivery, language=language),
            }
            for answer in answers.get(one.id, ())
        ]
        for one in items
    }
