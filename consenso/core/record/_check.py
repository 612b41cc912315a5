"""What a file cannot show by itself: references, order of dates, codes, sources."""

from collections.abc import Iterator

from consenso.core.record._fields import Years, earliest, latest
from consenso.core.record._iso3166 import STATES
from consenso.core.record._read import Found, Problem, Reading
from consenso.core.record._schema import (
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
)


def check(reading: Reading) -> tuple[Problem, ...]:
    """Return every problem of a record, of form and of sense, in the order of files and lines.

    Looked at: every id that is named exists; states are ISO 3166-1 codes or parties, blocs are in the
    record; ends do not come before beginnings; an ordinal stands once in a series; what is said to
    have been seen in a source names one. No problem: an empty tuple.
    """
    problems = list(reading.problems)
    look = _Look(reading)
    for objects in reading.found.values():
        for found in objects.values():
            problems += look.at(found)
    problems += _ordinals(reading)
    return tuple(sorted(problems))


class _Look:
    """One look through all objects, knowing which ids there are."""

    def __init__(self, reading: Reading) -> None:
        self.ids = {kind: set(objects) for kind, objects in reading.found.items()}
        self.parties = {
            found.entity.iso2
            for found in reading.found["state"].values()
            if isinstance(found.entity, State)
        } | self.ids["bloc"]
        forums = [found.entity for found in reading.found["forum"].values()]
        self.forum = forums[0] if forums and isinstance(forums[0], Forum) else None

    def at(self, found: Found) -> Iterator[Problem]:
        entity = found.entity
        yield from _sources(found, entity)
        look = {
            Forum: self._forum,
            State: self._state,
            Bloc: self._bloc,
            Initiative: self._initiative,
            Meeting: self._meeting,
            Statement: self._statement,
            Text: self._text,
            Area: self._area,
            Commitment: self._commitment,
            Delivery: self._delivery,
        }[type(entity)]
        yield from look(found, entity)  # type: ignore[operator]  # each takes the class it is filed under

    def _known(
        self, found: Found, kind: str, ids: tuple[str, ...] | str | None, *path: str | int
    ) -> Iterator[Problem]:
        many = isinstance(ids, tuple)
        listed: tuple[str, ...] = ids if isinstance(ids, tuple) else (ids,) if ids else ()
        for place, identifier in enumerate(listed):
            if identifier not in self.ids[kind]:
                where = (*path, place) if many else path
                yield _problem(
                    found,
                    f"there is no {kind} {identifier!r}",
                    f"name one that is in the record, or add it to the {kind}s",
                    *where,
                )

    def _term(
        self, found: Found, vocabulary: str, term: str | None, field: str
    ) -> Iterator[Problem]:
        terms = getattr(self.forum.vocabularies, vocabulary) if self.forum else ()
        if term is not None and term not in {entry.id for entry in terms}:
            yield _problem(
                found,
                f"{term!r} is not in the vocabulary",
                f"add it to vocabularies.{vocabulary} of forum.yaml, or use one from there",
                field,
            )

    def _party_codes(
        self, found: Found, codes: tuple[str, ...], *path: str | int
    ) -> Iterator[Problem]:
        for place, code in enumerate(codes):
            if code not in self.parties:
                yield _problem(
                    found,
                    f"{code!r} is no party of the record",
                    "use the ISO code of a state in states.yaml or the id of a bloc in blocs.yaml",
                    *path,
                    place,
                )

    def _forum(self, found: Found, forum: Forum) -> Iterator[Problem]:
        sides = {side.side for side in forum.sides}
        for place, side in enumerate(forum.sides):
            yield from self._party_codes(found, side.members, "sides", place, "members")
        for state in sorted(self.ids["state"]):
            members = {code.lower() for side in forum.sides for code in side.members}
            if state not in members:
                yield _problem(
                    found,
                    f"the state {state!r} is on no side ({', '.join(sorted(sides))})",
                    "add it to the members of a side",
                    "sides",
                )
        yield from self._known(found, "text", forum.rules, "rules")
        yield from self._known(found, "bloc", forum.presidency_of, "presidency_of")
        if forum.main_platform:
            yield from self._known(found, "text", forum.main_platform.text, "main_platform", "text")

    def _state(self, found: Found, state: State) -> Iterator[Problem]:
        if state.iso2 not in STATES:
            yield _problem(found, f"{state.iso2!r} is no ISO 3166-1 code", "look it up", "iso2")
        if state.id != state.iso2.lower():
            yield _problem(found, f"the id is not {state.iso2.lower()!r}", "write that", "id")
        if self.forum and state.side not in {side.side for side in self.forum.sides}:
            yield _problem(found, f"no side {state.side!r}", "name a side of forum.yaml", "side")

    def _bloc(self, found: Found, bloc: Bloc) -> Iterator[Problem]:
        for place, membership in enumerate(bloc.members):
            path = ("members", place)
            yield from _codes(found, membership.states, *path, "states")
            yield from _order(found, membership.since, membership.until, *path, "until")
        for place, presidency in enumerate(bloc.presidencies):
            path = ("presidencies", place)
            yield from _codes(found, (presidency.state,), *path)
            yield from _order(found, presidency.from_, presidency.to, *path, "to")

    def _initiative(self, found: Found, initiative: Initiative) -> Iterator[Problem]:
        statuses = {status.id for status in initiative.statuses}
        for place, part in enumerate(initiative.participations):
            path = ("participations", place)
            yield from _codes(found, (part.state,), *path)
            yield from _order(found, part.date, part.ended, *path, "ended")
            if part.status not in statuses:
                yield _problem(
                    found, f"no status {part.status!r}", "add it to statuses", *path, "status"
                )

    def _meeting(self, found: Found, meeting: Meeting) -> Iterator[Problem]:
        yield from _order(found, meeting.start, meeting.end, "end")
        yield from self._known(found, "text", meeting.texts, "texts")
        yield from self._term(found, "series", meeting.series, "series")
        for field in ("hosts", "participants", "quartet_then"):
            yield from _codes(found, getattr(meeting, field), field)
        if meeting.place:
            yield from _codes(found, (meeting.place.country,), "place", "country")

    def _statement(self, found: Found, statement: Statement) -> Iterator[Problem]:
        yield from self._known(found, "meeting", statement.meeting, "meeting")
        yield from _codes(found, (statement.state,), "state")

    def _text(self, found: Found, text: Text) -> Iterator[Problem]:
        yield from self._known(found, "meeting", text.meeting, "meeting")
        yield from self._party_codes(found, text.adopted_by, "adopted_by")
        yield from _period(found, text.period)

    def _area(self, found: Found, area: Area) -> Iterator[Problem]:
        for place, topic in enumerate(area.topics):
            for problem in self._term(found, "topics", topic, "topics"):
                yield _problem(found, problem.message, problem.remedy, "topics", place)
        for place, goal in enumerate(area.sdgs):
            if not 1 <= goal <= 17:
                yield _problem(found, f"no goal {goal}", "the goals are 1 to 17", "sdgs", place)

    def _commitment(self, found: Found, commitment: Commitment) -> Iterator[Problem]:
        if commitment.text not in self.ids["text"] | self.ids["statement"]:
            yield _problem(
                found,
                f"there is no text or statement {commitment.text!r}",
                "name one that is in the record, or add it",
                "text",
            )
        yield from self._known(found, "area", commitment.areas, "areas")
        yield from self._term(found, "topics", commitment.topic, "topic")
        yield from self._term(found, "commitment_kinds", commitment.kind, "kind")
        yield from self._party_codes(found, commitment.actors.from_, "actors", "from")
        yield from self._party_codes(found, commitment.actors.to, "actors", "to")
        yield from _period(found, commitment.period)

    def _delivery(self, found: Found, delivery: Delivery) -> Iterator[Problem]:
        yield from self._term(found, "delivery_kinds", delivery.kind, "kind")
        yield from self._party_codes(found, delivery.actors, "actors")
        for place, answer in enumerate(delivery.answers):
            yield from self._known(found, "commitment", answer.commitment, "answers", place)
        if delivery.date:
            yield from _order(found, delivery.date.from_, delivery.date.to, "date", "to")


def _problem(found: Found, message: str, remedy: str, *path: str | int) -> Problem:
    field = ".".join(str(step) for step in (found.entity.id, *path))
    return Problem(found.file, found.line(*path), field, message, remedy)


def _sources(found: Found, entity: Entity) -> Iterator[Problem]:
    if entity.confidence == "high" and not entity.sources:
        yield _problem(
            found,
            "confidence is high, but no source is named",
            "name the source in which it was seen, or write medium",
            "confidence",
        )


def _codes(found: Found, codes: tuple[str, ...], *path: str | int) -> Iterator[Problem]:
    for code in codes:
        if code not in STATES:
            yield _problem(found, f"{code!r} is no ISO 3166-1 code", "look it up", *path)


def _order(
    found: Found, first: str | None, last: str | None, *path: str | int
) -> Iterator[Problem]:
    if first and last and latest(last) < earliest(first):
        yield _problem(found, f"{last} comes before {first}", "look both dates up again", *path)


def _period(found: Found, period: Years | None) -> Iterator[Problem]:
    if period and period.from_ and period.to and period.to < period.from_:
        yield _problem(
            found, f"{period.to} comes before {period.from_}", "look both up again", "period"
        )


def _ordinals(reading: Reading) -> Iterator[Problem]:
    seen: dict[tuple[str, int], str] = {}
    for found in reading.found["meeting"].values():
        meeting = found.entity
        if isinstance(meeting, Meeting) and meeting.ordinal is not None:
            first = seen.setdefault((meeting.series, meeting.ordinal), meeting.id)
            if first != meeting.id:
                message = f"number {meeting.ordinal} of {meeting.series!r} is {first!r} already"
                yield _problem(found, message, "correct the number or the series", "ordinal")
