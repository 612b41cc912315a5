"""What values of a document are called for readers, and what a field may be filled with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from consenso.core import locale as shown
from consenso.core.record import LANGUAGES, STATES, Entity, Forum, Initiative, Shape
from consenso.domain.parties import queries as parties
from consenso.domain.record.queries import CLASSES, entities, stored, title_of, titles
from consenso.interfaces.desk.record import labels

Options = tuple[tuple[str, str], ...]  # value, what it is called
AS_SELECT = 100  # more than so many are suggested while one types
LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a forum's parties, objects and terms, in a reader's language. Objects are read once, when asked for."""

    forum: Forum
    parties: Mapping[str, parties.PartyName]
    language: str
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _all: dict[str, Options] = field(default_factory=dict)

    def say(self, words: Mapping[str, str] | None) -> str:
        """Return words in the reader's language or the next best; '' for none."""
        return shown.choose(words, self.language).text if words else ""

    def party(self, code: str) -> str:
        """Return what a party, or a state that is none, is called; a code that is neither stays as it is."""
        if code in self.parties:
            return self.say(self.parties[code].name)
        return shown.territory_name(code, self.language) if code in STATES else code

    def language_of(self, tag: str) -> str:
        return shown.language_name(tag, self.language)

    def of_value(self, shape: Shape, value: Any) -> str:
        """Return what one value of a document is called: a term, a state, an object; else the value itself."""
        if not isinstance(value, str) or not value:
            return "" if value is None else str(value)
        if shape.of in ("state", "party"):
            return self.party(value)
        if shape.of == "language":
            return self.language_of(value)
        if shape.of == "choice":
            return labels.choice(shape, value)
        if shape.of == "identifier" and shape.refers_to:
            return self._referred(shape.refers_to, value)
        return value

    def learn(self, objects: Iterable[tuple[str, str]]) -> None:
        """Read what these objects (kind, id) are called, so that naming them asks nothing more."""
        unknown = [one for one in objects if one not in self._known and one[0] in CLASSES]
        found = titles(self.forum.id, unknown) if unknown else {}
        for one in unknown:
            self._known[one] = _short(self.say(found[one])) if one in found else one[1]

    def titles(self, objects: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """Return what objects (kind, id) are called. One query for each kind that was not asked for yet."""
        wanted = list(objects)
        self.learn(wanted)
        return {one: self._known.get(one, one[1]) for one in wanted}

    def _referred(self, kinds: str, identifier: str) -> str:
        if kinds.startswith("vocabularies.") or kinds in ("sides", "priority_areas"):
            return dict(self.referable(kinds)).get(identifier, identifier)
        objects = [(kind, identifier) for kind in kinds.split()]
        self.learn(objects)
        return next(
            (self._known[one] for one in objects if self._known[one] != identifier), identifier
        )

    def referable(self, kinds: str) -> Options:
        """Return every id that a field may name, with what it is called, in the order of names."""
        if kinds not in self._all:
            self._all[kinds] = tuple(
                sorted(self._found(kinds), key=lambda one: shown.sort_key(one[1], self.language))
            )
        return self._all[kinds]

    def _found(self, kinds: str) -> Iterable[tuple[str, str]]:
        if kinds == "sides":
            return [(side.side, self.say(side.name)) for side in self.forum.sides]
        if kinds.startswith("vocabularies."):
            terms = getattr(self.forum.vocabularies, kinds.removeprefix("vocabularies."))
            return [(term.id, self.say(term.name)) for term in terms]
        if kinds == "priority_areas":
            return [
                (term.id, self.say(term.name))
                for one in entities(self.forum.id, Initiative)
                if isinstance(one, Initiative)
                for term in one.priority_areas
            ]
        return [pair for kind in kinds.split() for pair in self._objects(CLASSES[kind])]

    def _objects(self, kind: type[Entity]) -> Iterable[tuple[str, str]]:
        found = titles(self.forum.id, [(kind.KIND, one) for one in stored(self.forum.id, kind)])
        return [(identifier, _short(self.say(said))) for (_, identifier), said in found.items()]

    def states(self, *, with_blocs: bool) -> tuple[Options, Options]:
        """Return the forum's parties, and the other states there are, each by name."""
        own = [
            (code, self.say(name.name))
            for code, name in self.parties.items()
            if with_blocs or name.kind == "state"
        ]
        # Codes that begin with X belong to nobody: only the record itself names them.
        others = [c for c in sorted(STATES) if c not in self.parties and not c.startswith("X")]
        others = [] if with_blocs else others
        by_name = [(code, shown.territory_name(code, self.language)) for code in others]
        return self._sorted(own), self._sorted(by_name)

    def _sorted(self, pairs: list[tuple[str, str]]) -> Options:
        return tuple(sorted(pairs, key=lambda one: shown.sort_key(one[1], self.language)))

    def languages(self) -> Options:
        return tuple((tag, self.language_of(tag)) for tag in LANGUAGES)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME - 1].rstrip() + "…"


def title(document: Mapping[str, Any] | None, names: Names) -> str:
    """Return what an object is called by a document that may be broken; '' where nothing names it."""
    try:
        return names.say(title_of(document or {}))
    except (AttributeError, TypeError):
        return str((document or {}).get("id", ""))
