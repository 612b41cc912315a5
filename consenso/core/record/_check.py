"""What a file cannot show by itself: references, order of dates, codes, sources."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from consenso.core.record._fields import Entity, Years, earliest, latest
from consenso.core.record._forum import Forum
from consenso.core.record._iso3166 import STATES
from consenso.core.record._meetings import Meeting, Statement
from consenso.core.record._parties import Bloc, Initiative, State
from consenso.core.record._rates import Rates, faults
from consenso.core.record._read import Found, Problem, Reading
from consenso.core.record._reporting import Assessment, Assessor, Evidence, Reply, Report
from consenso.core.record._texts import Area, Commitment, Delivery, Text


def check(reading: Reading) -> tuple[Problem, ...]:
    """Return every problem of a record, of form and of sense, in the order of files and lines.

    Looked at: every id that is named exists; states are ISO 3166-1 codes or parties, blocs are in the
    record; nothing is named twice; ends do not come before beginnings; an ordinal stands once in a series;
    what is said to have been seen in a source names one. What refers to an object that is itself broken, or
    to a file that could not be read, is no problem of its own. No problem: an empty tuple.
    """
    problems = list(reading.problems)
    look = _Look(reading)
    for objects in reading.found.values():
        for found in objects.values():
            problems += look.at(found)
    problems += _ordinals(reading)
    problems += _codes_twice(reading)
    return tuple(sorted(problems))


_MANY = {"delivery": "deliveries", "evidence": "evidence", "reply": "replies"}


class _Look:
    """One look through all objects, knowing which ids there are."""

    def __init__(self, reading: Reading) -> None:
        self.ids = reading.named
        self.unread = reading.unread
        self.parties = {state.upper() for state in self.ids["state"]} | self.ids["bloc"]
        self.forum = next((found.entity for found in reading.found["forum"].values()), None)
        self.vocabularies = _vocabularies(self.forum)
        self.priorities = _priorities(reading)
        self.assessors = {
            identifier: one.entity
            for identifier, one in reading.found["assessor"].items()
            if isinstance(one.entity, Assessor)
        }
        self.looks: dict[type[Entity], Callable[[Found, Any], Iterator[Problem]]] = {
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
            Evidence: self._evidence,
            Report: self._report,
            Assessor: self._assessor,
            Assessment: self._assessment,
            Reply: self._reply,
            Rates: self._rates,
        }

    def at(self, found: Found) -> Iterator[Problem]:
        yield from _sources(found, found.entity)
        yield from self.looks[type(found.entity)](found, found.entity)

    def _known(
        self, found: Found, kind: str, identifier: str | None, *path: str | int
    ) -> Iterator[Problem]:
        if identifier and identifier not in self.ids[kind] and kind not in self.unread:
            remedy = (
                f"name one that is in the record, or add it to the {_MANY.get(kind, f'{kind}s')}"
            )
            yield _problem(found, f"there is no {kind} {identifier!r}", remedy, *path)

    def _all_known(
        self, found: Found, kind: str, identifiers: Sequence[str], *path: str | int
    ) -> Iterator[Problem]:
        for place, identifier in enumerate(identifiers):
            yield from self._known(found, kind, identifier, *path, place)
        yield from _twice(found, identifiers, *path)

    def _term(
        self, found: Found, vocabulary: str, term: str | None, *path: str | int
    ) -> Iterator[Problem]:
        if term and self.vocabularies and term not in self.vocabularies[vocabulary]:
            remedy = f"add it to vocabularies.{vocabulary} of forum.yaml, or use one from there"
            yield _problem(found, f"{term!r} is not in the vocabulary", remedy, *path)

    def _party_codes(
        self, found: Found, codes: Sequence[str], *path: str | int
    ) -> Iterator[Problem]:
        remedy = "use the ISO code of a state in states.yaml or the id of a bloc in blocs.yaml"
        for place, code in enumerate(codes):
            kind = "state" if code.isupper() else "bloc"
            if code not in self.parties and kind not in self.unread:
                yield _problem(found, f"{code!r} is no party of the record", remedy, *path, place)
        yield from _twice(found, codes, *path)

    def _forum(self, found: Found, forum: Forum) -> Iterator[Problem]:
        sided: set[str] = set()
        for place, side in enumerate(forum.sides):
            yield from self._party_codes(found, side.members, "sides", place, "members")
            for member, code in enumerate(side.members):
                if code in sided:
                    path = ("sides", place, "members", member)
                    yield _problem(found, f"{code!r} sits on two sides", "keep one", *path)
            sided |= set(side.members)
        for state in sorted(self.ids["state"]):
            if state.upper() not in sided:
                message = f"the state {state!r} is on no side"
                yield _problem(found, message, "add it to the members of a side", "sides")
        yield from _twice(found, [side.side for side in forum.sides], "sides")
        yield from self._known(found, "text", forum.rules, "rules")
        yield from self._known(found, "bloc", forum.presidency_of, "presidency_of")
        if forum.main_platform:
            yield from self._known(found, "text", forum.main_platform.text, "main_platform", "text")
        yield from self._lists(found, forum)

    def _lists(self, found: Found, forum: Forum) -> Iterator[Problem]:
        yield from self._term(found, "series", forum.main_series, "main_series")
        for place, mechanism in enumerate(forum.mechanisms):
            for which, series in enumerate(mechanism.series):
                yield from self._term(found, "series", series, "mechanisms", place, "series", which)
        for field in ("principles", "frameworks", "mechanisms", "decisions"):
            yield from _twice(found, [term.id for term in getattr(forum, field)], field)
        for field in type(forum.vocabularies).model_fields:
            terms = [term.id for term in getattr(forum.vocabularies, field)]
            yield from _twice(found, terms, "vocabularies", field)

    def _state(self, found: Found, state: State) -> Iterator[Problem]:
        yield from _codes(found, (state.iso2,), "iso2")
        if state.id != state.iso2.lower():
            yield _problem(found, f"the id is not {state.iso2.lower()!r}", "write that", "id")
        if isinstance(self.forum, Forum):
            sides = {side.side: side.members for side in self.forum.sides}
            if state.side not in sides:
                remedy = "name a side of forum.yaml"
                yield _problem(found, f"there is no side {state.side!r}", remedy, "side")
            elif state.iso2 not in sides[state.side]:
                message = f"forum.yaml does not list {state.iso2!r} on the side {state.side!r}"
                yield _problem(found, message, "correct one of the two", "side")

    def _bloc(self, found: Found, bloc: Bloc) -> Iterator[Problem]:
        for place, membership in enumerate(bloc.members):
            path = ("members", place)
            yield from _codes(found, membership.states, *path, "states")
            yield from _order(found, membership.since, membership.until, *path, "until")
        for place, presidency in enumerate(bloc.presidencies):
            path = ("presidencies", place)
            yield from _codes(found, (presidency.state,), *path, "state")
            yield from _order(found, presidency.from_, presidency.to, *path, "to")

    def _initiative(self, found: Found, initiative: Initiative) -> Iterator[Problem]:
        statuses = {status.id for status in initiative.statuses}
        for place, part in enumerate(initiative.participations):
            path = ("participations", place)
            yield from _codes(found, (part.state,), *path, "state")
            yield from _order(found, part.date, part.ended, *path, "ended")
            yield from _order(found, part.signed, part.in_force, *path, "in_force")
            if part.status not in statuses:
                message = f"there is no status {part.status!r}"
                yield _problem(found, message, "add it to statuses", *path, "status")
        for field in ("statuses", "priority_areas"):
            yield from _twice(found, [term.id for term in getattr(initiative, field)], field)

    def _meeting(self, found: Found, meeting: Meeting) -> Iterator[Problem]:
        yield from _order(found, meeting.start, meeting.end, "end")
        yield from self._all_known(found, "text", meeting.texts, "texts")
        yield from self._term(found, "series", meeting.series, "series")
        for field in ("hosts", "participants", "quartet_then"):
            yield from _codes(found, getattr(meeting, field), field)
        if meeting.place:
            yield from _codes(found, (meeting.place.country,), "place", "country")

    def _statement(self, found: Found, statement: Statement) -> Iterator[Problem]:
        yield from self._known(found, "meeting", statement.meeting, "meeting")
        yield from _codes(found, (statement.state,), "state")
        if statement.id in self.ids["text"]:
            message = f"a text has the id {statement.id!r} too"
            yield _problem(found, message, "a commitment must know which: change one", "id")

    def _text(self, found: Found, text: Text) -> Iterator[Problem]:
        yield from self._known(found, "meeting", text.meeting, "meeting")
        yield from self._party_codes(found, text.adopted_by, "adopted_by")
        yield from _period(found, text.period)

    def _area(self, found: Found, area: Area) -> Iterator[Problem]:
        for place, topic in enumerate(area.topics):
            yield from self._term(found, "topics", topic, "topics", place)
        for place, goal in enumerate(area.sdgs):
            if not 1 <= goal <= 17:
                message = f"there is no goal {goal}"
                yield _problem(found, message, "the goals are 1 to 17", "sdgs", place)
        for place, priority in enumerate(area.gdi):
            if self.priorities is not None and priority not in self.priorities:
                remedy = "name one of an initiative's priority_areas"
                message = f"there is no priority area {priority!r}"
                yield _problem(found, message, remedy, "gdi", place)
        for field in ("topics", "sdgs", "gdi"):
            yield from _twice(found, getattr(area, field), field)

    def _commitment(self, found: Found, commitment: Commitment) -> Iterator[Problem]:
        is_known = any(commitment.text in self.ids[kind] for kind in ("text", "statement"))
        if not is_known and not self.unread & {"text", "statement"}:
            message = f"there is no text or statement {commitment.text!r}"
            yield _problem(found, message, "name one that is in the record, or add it", "text")
        yield from self._all_known(found, "area", commitment.areas, "areas")
        yield from self._term(found, "topics", commitment.topic, "topic")
        yield from self._term(found, "commitment_kinds", commitment.kind, "kind")
        yield from self._party_codes(found, commitment.actors.from_, "actors", "from")
        yield from self._party_codes(found, commitment.actors.to, "actors", "to")
        yield from _period(found, commitment.period)
        for field in ("unit", "currency"):
            if getattr(commitment, field) is not None and commitment.quantity is None:
                remedy = f"add the quantity, or take the {field} out"
                yield _problem(found, f"a {field}, but no quantity", remedy, field)

    def _delivery(self, found: Found, delivery: Delivery) -> Iterator[Problem]:
        yield from self._term(found, "delivery_kinds", delivery.kind, "kind")
        yield from self._party_codes(found, delivery.actors, "actors")
        for place, answer in enumerate(delivery.answers):
            path = ("answers", place, "commitment")
            yield from self._known(found, "commitment", answer.commitment, *path)
        yield from _twice(found, [answer.commitment for answer in delivery.answers], "answers")
        if delivery.date:
            yield from _order(found, delivery.date.from_, delivery.date.to, "date", "to")

    def _evidence(self, found: Found, evidence: Evidence) -> Iterator[Problem]:
        for place, support in enumerate(evidence.supports):
            if support.kind != "activity":  # activities are no objects of the record
                yield from self._known(found, support.kind, support.id, "supports", place, "id")
        yield from _twice(found, [(one.kind, one.id) for one in evidence.supports], "supports")
        for place, copy in enumerate(evidence.archived):
            if copy.address is None and copy.where is None:
                message = "a copy that is nowhere"
                yield _problem(found, message, "say where it is kept", "archived", place)

    def _report(self, found: Found, report: Report) -> Iterator[Problem]:
        yield from self._party_codes(found, (report.party,), "party")
        yield from self._known(found, "text", report.text, "text")
        yield from self._known(found, "report", report.follows, "follows")
        yield from _period(found, report.period)
        for place, line in enumerate(report.lines):
            path = ("lines", place)
            yield from self._known(found, "commitment", line.commitment, *path, "commitment")
            yield from self._all_known(found, "evidence", line.evidence, *path, "evidence")
        yield from _twice(found, [line.commitment for line in report.lines], "lines")

    def _assessor(self, found: Found, assessor: Assessor) -> Iterator[Problem]:
        if assessor.party:
            yield from self._party_codes(found, (assessor.party,), "party")
        yield from _twice(found, [method.id for method in assessor.methods], "methods")
        for place, method in enumerate(assessor.methods):
            path = ("methods", place, "scale")
            yield from _twice(found, [grade.id for grade in method.scale], *path)
            if method.level == "interval":
                for which, grade in enumerate(method.scale):
                    if grade.number is None:
                        remedy = "give it, or call the scale ordinal"
                        yield _problem(found, "a grade without a number", remedy, *path, which)

    def _assessment(self, found: Found, assessment: Assessment) -> Iterator[Problem]:
        yield from self._known(found, "assessor", assessment.assessor, "assessor")
        yield from self._known(found, "commitment", assessment.commitment, "commitment")
        yield from self._all_known(found, "evidence", assessment.evidence, "evidence")
        if assessment.party:
            yield from self._party_codes(found, (assessment.party,), "party")
        assessor = self.assessors.get(assessment.assessor)
        if assessor is None:
            return
        method = next((one for one in assessor.methods if one.id == assessment.method), None)
        if method is None:
            message = f"{assessor.id!r} has no method {assessment.method!r}"
            yield _problem(found, message, "name one of its methods", "method")
        elif assessment.verdict not in {grade.id for grade in method.scale}:
            message = f"{assessment.verdict!r} is no grade of {method.id!r}"
            yield _problem(found, message, "name one of its scale", "verdict")

    def _reply(self, found: Found, reply: Reply) -> Iterator[Problem]:
        yield from self._known(found, "assessment", reply.assessment, "assessment")
        yield from self._party_codes(found, (reply.party,), "party")
        yield from self._all_known(found, "evidence", reply.evidence, "evidence")

    def _rates(self, found: Found, rates: Rates) -> Iterator[Problem]:
        if rates.state:
            yield from _codes(found, (rates.state,), "state")
        for message, remedy, path in faults(rates):
            yield _problem(found, message, remedy, *path)


def _vocabularies(forum: Entity | None) -> dict[str, set[str]] | None:
    """Return the ids of each vocabulary; None where the forum is broken, and they are not known."""
    if not isinstance(forum, Forum):
        return None
    words = forum.vocabularies
    return {name: {term.id for term in getattr(words, name)} for name in type(words).model_fields}


def _priorities(reading: Reading) -> set[str] | None:
    """Return the priority areas of all initiatives; None where one is broken, and they are not known."""
    found = reading.found["initiative"]
    if "initiative" in reading.unread or reading.named["initiative"] - set(found):
        return None
    return {
        term.id
        for one in found.values()
        if isinstance(one.entity, Initiative)
        for term in one.entity.priority_areas
    }


def _problem(found: Found, message: str, remedy: str, *path: str | int) -> Problem:
    field = ".".join(str(step) for step in (found.entity.id, *path))
    return Problem(found.file, found.line(*path), field, message, remedy)


def _sources(found: Found, entity: Entity) -> Iterator[Problem]:
    if entity.confidence == "high" and not entity.sources:
        message = "confidence is high, but no source is named"
        remedy = "name the source in which it was seen, or write medium"
        yield _problem(found, message, remedy, "confidence")


def _codes(found: Found, codes: Sequence[str], *path: str | int) -> Iterator[Problem]:
    for place, code in enumerate(codes):
        if code not in STATES:
            # A single code stands at the path, one of several at its place there.
            where = path if path[-1] in ("iso2", "state", "country") else (*path, place)
            yield _problem(found, f"{code!r} is no ISO 3166-1 code", "look it up", *where)
    yield from _twice(found, codes, *path)


def _twice(found: Found, named: Sequence[object], *path: str | int) -> Iterator[Problem]:
    if len(named) < 2 or len(set(named)) == len(named):
        return
    seen: Counter[object] = Counter()
    for place, name in enumerate(named):
        seen[name] += 1
        if seen[name] == 2:
            yield _problem(found, f"{name!r} stands twice", "keep one of them", *path, place)


def _order(
    found: Found, first: str | None, last: str | None, *path: str | int
) -> Iterator[Problem]:
    if first and last and latest(last) < earliest(first):
        yield _problem(found, f"{last} comes before {first}", "look both dates up again", *path)


def _period(found: Found, period: Years | None) -> Iterator[Problem]:
    if period and period.from_ and period.to and period.to < period.from_:
        message = f"{period.to} comes before {period.from_}"
        yield _problem(found, message, "look both up again", "period", "to")


def _ordinals(reading: Reading) -> Iterator[Problem]:
    seen: dict[tuple[str, int], str] = {}
    for found in reading.found["meeting"].values():
        meeting = found.entity
        if isinstance(meeting, Meeting) and meeting.ordinal is not None:
            first = seen.setdefault((meeting.series, meeting.ordinal), meeting.id)
            if first != meeting.id:
                message = f"number {meeting.ordinal} of {meeting.series!r} is {first!r} already"
                yield _problem(found, message, "correct the number or the series", "ordinal")


def _codes_twice(reading: Reading) -> Iterator[Problem]:
    for field in ("iso3", "un_m49", "wikidata"):
        seen: dict[str, str] = {}
        for found in reading.found["state"].values():
            code = getattr(found.entity, field)
            first = seen.setdefault(code, found.entity.id) if code else found.entity.id
            if first != found.entity.id:
                yield _problem(found, f"{code!r} is of {first!r} already", "look it up", field)
