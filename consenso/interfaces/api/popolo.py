"""Parties, memberships, presidencies and speakers in the shape of Popolo (popoloproject.com)."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse

from consenso.core.locale import territory_name
from consenso.core.record import Bloc, Forum, State, Statement, Words
from consenso.domain.meetings import queries as meetings
from consenso.domain.parties import queries as parties
from consenso.interfaces.api.asked import WHOLE, Worded, asked_of
from consenso.interfaces.api.naming import page_url
from consenso.interfaces.api.resources import as_json

Made = dict[str, Any]


class _NoParameter(Worded):
    """None."""


def popolo(request: HttpRequest, *, forum: str) -> HttpResponse:
    """States, blocs and the forum as organizations; who belongs where and when; presidencies as posts; speakers."""
    asked_of(request, _NoParameter)
    found = parties.forum(forum)
    states, blocs = parties.states(forum), parties.blocs(forum)
    statements = meetings.statements(forum, per_page=WHOLE).items
    known = {state.iso2: state for state in states}
    elsewhere = sorted(
        {code for bloc in blocs for row in bloc.members for code in row.states} - set(known)
        | {row.state for bloc in blocs for row in bloc.presidencies} - set(known)
        | {one.state for one in statements} - set(known)
    )
    return as_json(
        {
            "persons": [_person(one) for one in {one.who: one for one in statements}.values()],
            "organizations": [
                _forum(found),
                *(_state(forum, state) for state in states),
                *(_other_state(code) for code in elsewhere),
                *(_bloc(forum, bloc) for bloc in blocs),
            ],
            "posts": [_post(bloc) for bloc in blocs if bloc.presidencies],
            "memberships": [
                *_on_sides(found, states),
                *(made for bloc in blocs for made in _in_bloc(bloc)),
                *(made for bloc in blocs for made in _presiding(bloc)),
                *_speaking(statements),
            ],
        }
    )


def _names(words: Words | None, *, note: str = "") -> list[Made]:
    return [
        {"name": name, "lang": tag, **({"note": note} if note else {})}
        for tag, name in (words or {}).items()
    ]


def _organization(
    identifier: str, words: Words, *, classification: str, sources: tuple[str, ...] = ()
) -> Made:
    name = words.get("en") or next(iter(words.values()))
    return {
        "id": identifier,
        "name": name,
        "classification": classification,
        "other_names": [one for one in _names(words) if one["name"] != name],
        "sources": [{"url": url} for url in sources],
    }


def _forum(forum: Forum) -> Made:
    made = _organization(
        f"forum/{forum.id}", forum.name, classification="forum", sources=forum.sources
    )
    return {**made, "links": [{"url": page_url(forum.id, "forum")}]}


def _state(forum: str, state: State) -> Made:
    made = _organization(_of(state.iso2), state.name, classification="state", sources=state.sources)
    made["other_names"] += _names(state.formal_name, note="formal name")
    identifiers = [
        ("ISO 3166-1 alpha-2", state.iso2),
        ("ISO 3166-1 alpha-3", state.iso3),
        ("UN M49", state.un_m49),
        ("Wikidata", state.wikidata),
    ]
    made["identifiers"] = [
        {"scheme": scheme, "identifier": value} for scheme, value in identifiers if value
    ]
    return {**made, "links": [{"url": page_url(forum, "state", state.id)}]}


def _other_state(code: str) -> Made:
    """A state that is named, but is no party of the forum."""
    made = _organization(_of(code), {"en": territory_name(code, "en")}, classification="state")
    return {**made, "identifiers": [{"scheme": "ISO 3166-1 alpha-2", "identifier": code}]}


def _of(code: str) -> str:
    return f"state/{code.lower()}"


def _bloc(forum: str, bloc: Bloc) -> Made:
    made = _organization(f"bloc/{bloc.id}", bloc.name, classification="bloc", sources=bloc.sources)
    made["other_names"].append({"name": bloc.abbreviation, "note": "abbreviation"})
    links = [{"url": page_url(forum, "bloc", bloc.id)}]
    return {**made, "founding_date": bloc.founded, "links": links}


def _post(bloc: Bloc) -> Made:
    return {
        "id": f"bloc/{bloc.id}/presidency",
        "label": f"Presidency pro tempore of {bloc.abbreviation}",
        "role": "presidency pro tempore",
        "organization_id": f"bloc/{bloc.id}",
    }


def _membership(
    identifier: str, member: str, organization: str, *, role: str, **more: str | None
) -> Made:
    """Organizations that are members stand under `member`, as Popolo has it since 1.1."""
    return {
        "id": identifier,
        "member": {"@type": "Organization", "id": member},
        "organization_id": organization,
        "role": role,
        **{name: value for name, value in more.items() if value},
    }


def _on_sides(forum: Forum, states: tuple[State, ...]) -> Iterator[Made]:
    for state in states:
        yield _membership(
            f"forum/{forum.id}/{state.id}", _of(state.iso2), f"forum/{forum.id}",
            role="party", label=f"on the side {state.side}",
        )  # fmt: skip


def _in_bloc(bloc: Bloc) -> Iterator[Made]:
    for place, period in enumerate(bloc.members, start=1):
        for code in period.states:
            yield _membership(
                f"bloc/{bloc.id}/{place}/{code.lower()}",
                _of(code),
                f"bloc/{bloc.id}",
                role=period.status,
                start_date=period.since,
                end_date=period.until,
            )


def _presiding(bloc: Bloc) -> Iterator[Made]:
    for place, period in enumerate(bloc.presidencies, start=1):
        yield _membership(
            f"bloc/{bloc.id}/presidency/{place}",
            _of(period.state),
            f"bloc/{bloc.id}",
            role="presidency pro tempore",
            post_id=f"bloc/{bloc.id}/presidency",
            start_date=period.from_,
            end_date=period.to,
        )


def _person_id(who: str) -> str:
    return f"person/{sha256(who.encode()).hexdigest()[:12]}"


def _person(one: Statement) -> Made:
    return {"id": _person_id(one.who), "name": one.who, "other_names": _names(one.who_in)}


def _speaking(statements: tuple[Statement, ...]) -> Iterator[Made]:
    """In which capacity each person spoke for which state. When it began and ended the record does not say."""
    seen: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for one in statements:
        capacity = one.capacity.get("en") or next(iter(one.capacity.values()))
        key = (one.who, one.state, capacity)
        seen[key] = tuple(dict.fromkeys((*seen.get(key, ()), *one.sources)))
    for (who, state, capacity), sources in seen.items():
        digest = sha256(f"{who}\n{state}\n{capacity}".encode()).hexdigest()[:12]
        yield {
            "id": f"speaker/{digest}",
            "person_id": _person_id(who),
            "organization_id": _of(state),
            "role": capacity,
            "sources": [{"url": url} for url in sources],
        }
