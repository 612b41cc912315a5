"""A draft → the fields of a form, ready to draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from consenso.core.record import LANGUAGES, Shape
from consenso.interfaces.desk.record import labels
from consenso.interfaces.desk.record.drafts import is_of_values, is_together, values_as_lines
from consenso.interfaces.desk.record.names import AS_SELECT, Names
from consenso.interfaces.desk.record.problems import Fault, Faults

LINE = 72  # characters on a line of a text field, about


@dataclass(frozen=True, slots=True)
class Wording:
    """A field for the words in one language."""

    way: str
    tag: str  # BCP 47
    language: str  # its name, in the reader's language
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Values under a heading; '' for none."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    way: str
    label: str  # Attendance as published, 2
    fields: tuple["Field", ...]
    is_first: bool
    is_new: bool  # just added: what is typed goes here


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form. `of` names the template that draws it: words, line, lines, choice, boxes, truth, list, part, shown."""

    way: str
    of: str
    label: str
    help: str = ""
    is_optional: bool = False
    value: str = ""
    rows: int = 1
    wordings: tuple[Wording, ...] = ()  # English, and those that are filled
    others: tuple[Wording, ...] = ()  # the others, behind a click
    others_are_open: bool = False
    choices: tuple[Choices, ...] = ()
    more: str = ""  # codes that none of the boxes has
    suggestions: str = ""  # id of the list of what may be typed
    said: str = ""  # what the value is called
    fields: tuple["Field", ...] = ()
    entries: tuple[Entry, ...] = ()
    may_change: bool = True  # entries can be added and taken out
    may_be_empty: bool = False
    is_there: bool = False
    is_new: bool = False
    is_entry: bool = False  # the one field of an entry: its number stands before it
    faults: tuple[Fault, ...] = ()

    @property
    def identifier(self) -> str:
        return f"f-{self.way}"

    @property
    def template(self) -> str:
        return f"desk/record_field_{self.of}.html"

    @property
    def described_by(self) -> str:
        """Return the ids of what describes the field; '' for none."""
        ids = [f"{self.identifier}-help"] if self.help else []
        return " ".join([*ids, f"{self.identifier}-faults"] if self.faults else ids)


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading."""

    heading: str
    identifier: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be typed into a field, once for a page: an id of the page, and values with their names."""

    identifier: str
    options: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Builder:
    """Makes the fields of one form."""

    names: Names
    faults: Faults = field(default_factory=Faults)
    words_only: bool = False
    fixed: frozenset[str] = frozenset()  # ways that are shown and not changed
    new: str = ""  # the way of an entry that was just added
    # What may be chosen in a field, by its way: under headings, values and what they are called.
    offered: Mapping[str, Sequence[tuple[str, list[tuple[str, str]]]]] = field(default_factory=dict)
    suggestions: dict[str, Suggestions] = field(default_factory=dict)

    def groups(
        self, kind: str, shapes: tuple[Shape, ...], draft: Mapping[str, Any]
    ) -> tuple[Group, ...]:
        """Return all fields under their headings."""
        return tuple(
            Group(heading, f"group-{number}", self.fields(inner, draft, ""))
            for number, (heading, inner) in enumerate(labels.groups(kind, shapes), 1)
            if inner
        )

    def fields(
        self, shapes: Sequence[Shape], draft: Mapping[str, Any], way: str
    ) -> tuple[Field, ...]:
        made = []
        for shape in shapes:
            inner = f"{way}.{shape.name}" if way else shape.name
            if not self.words_only or draft.get(shape.name) not in (None, "", [], {}):
                made.append(self.one(shape, draft.get(shape.name), inner))
        return tuple(made)

    def one(self, shape: Shape, value: Any, way: str, *, of_list: str = "") -> Field:
        """Return the field of one value; `of_list` is what the entry of a list is called."""
        drawn = {
            "words": self._words,
            "part": self._part,
            "list": self._list,
            "truth": self._truth,
            "choice": self._choice,
            "state": self._choice,
            "language": self._choice,
            "party": self._choice,
            "identifier": self._identifier,
        }
        is_shown = way in self.fixed or (
            self.words_only and shape.of not in ("words", "part") and not _holds_words(shape)
        )
        draw = self._shown if is_shown else drawn.get(shape.of, self._line)
        common = {
            "way": way,
            "label": of_list or labels.label(shape),
            "help": "" if of_list else labels.help_of(shape),
            "is_optional": not shape.is_required and not of_list,
            "is_new": way == self.new,
            "is_entry": bool(of_list),
        }
        return draw(shape, value, common)

    def _shown(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        values = value if isinstance(value, list) else [value]
        inner = shape.entry or shape
        if shape.of == "truth":
            said = gettext("yes") if value else gettext("no")
        elif is_of_values(shape):
            said = values_as_lines(shape, values).replace("\n", "; ")
        else:
            said = ", ".join(self.names.of_value(inner, one) for one in values)
        common |= {"help": "", "is_optional": False}
        kept = value if isinstance(value, str) and common["way"] in self.fixed else ""
        return Field(of="shown", said=said, value=kept, **common)

    def _line(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        said = "" if value is None else str(value)
        faults = self.faults.within(common["way"])
        return Field(of="line", value=said, rows=_rows(said), faults=faults, **common)

    def _truth(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        is_true = shape.default if value is None else bool(value)
        common["is_optional"] = False
        return Field(
            of="truth", is_there=is_true, faults=self.faults.within(common["way"]), **common
        )

    def _words(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        words = value if isinstance(value, Mapping) else {}
        way = common["way"]
        tags = (*LANGUAGES, *(tag for tag in words if tag not in LANGUAGES))
        made = tuple(
            Wording(
                f"{way}.{tag}",
                tag,
                self.names.language_of(tag),
                said := words.get(tag, ""),
                _rows(said),
            )
            for tag in tags
        )
        return Field(
            of="words",
            wordings=tuple(one for one in made if one.text or one.tag == LANGUAGES[0]),
            others=tuple(one for one in made if not one.text and one.tag != LANGUAGES[0]),
            others_are_open=self.words_only,
            faults=self.faults.within(way),
            **common,
        )

    def _choice(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        faults = self.faults.within(common["way"])
        if shape.of == "choice":
            options = [("", [(one, labels.choice(shape, one)) for one in shape.choices])]
        elif shape.of == "language":
            options = [("", list(self.names.languages()))]
        else:
            own, others = self.names.states(with_blocs=shape.of == "party")
            options = [(gettext("Parties"), list(own)), (gettext("Other states"), list(others))]
        return Field(of="choice", choices=_choices(options, value), faults=faults, **common)

    def _identifier(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        if common["way"] in self.offered:
            choices = _choices(self.offered[common["way"]], value)
            faults = self.faults.within(common["way"])
            return Field(of="choice", choices=choices, faults=faults, **common | {"help": ""})
        if not shape.refers_to:
            return self._line(shape, value, common)
        options = self.names.referable(shape.refers_to)
        faults = self.faults.within(common["way"])
        if len(options) <= AS_SELECT:
            choices = _choices([("", list(options))], value)
            return Field(of="choice", choices=choices, faults=faults, **common)
        identifier = "suggest-" + shape.refers_to.replace(" ", "-").replace(".", "-")
        self.suggestions.setdefault(identifier, Suggestions(identifier, options))
        said = dict(options).get(value, "") if value else ""
        return Field(
            of="line",
            value=str(value or ""),
            suggestions=identifier,
            said=said,
            faults=faults,
            **common,
        )

    def _part(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        inner = value if isinstance(value, Mapping) else {}
        return Field(
            of="part",
            fields=self.fields(shape.parts, inner, common["way"]),
            may_be_empty=shape.may_be_empty and not self.words_only,
            is_there=value == {},
            faults=self.faults.at(common["way"]),
            **common,
        )

    def _list(self, shape: Shape, value: Any, common: dict[str, Any]) -> Field:
        values = value if isinstance(value, list) else []
        if is_together(shape):
            return self._together(shape, values, common)
        if is_of_values(shape):
            lines = values_as_lines(shape, values)
            rows = min(max(4, len(values) + 1), 20)
            faults = self.faults.within(common["way"])
            return Field(of="values", value=lines, rows=rows, faults=faults, **common)
        entries = tuple(
            self._entry(shape, one, f"{common['way']}.{place}", common["label"], place)
            for place, one in enumerate(values)
        )
        return Field(
            of="list",
            entries=entries,
            may_change=not self.words_only,
            faults=self.faults.at(common["way"]),
            **common,
        )

    def _entry(self, shape: Shape, value: Any, way: str, label: str, place: int) -> Entry:
        called = gettext("%(list)s, %(number)d") % {"list": label, "number": place + 1}
        inner = shape.entry
        if inner is None:
            fields: tuple[Field, ...] = ()
        elif inner.of == "part":
            self.new = f"{way}.{inner.parts[0].name}" if way == self.new else self.new
            fields = self.fields(inner.parts, value if isinstance(value, Mapping) else {}, way)
        else:
            fields = (self.one(inner, value, way, of_list=called),)
        return Entry(way, called, fields, place == 0, way == self.new)

    def _together(self, shape: Shape, values: list[Any], common: dict[str, Any]) -> Field:
        faults = self.faults.within(common["way"])
        said = [str(one) for one in values]
        of = shape.entry.of if shape.entry else ""
        if of == "address":
            rows = max(2, len(said) + 1)
            return Field(of="lines", value="\n".join(said), rows=rows, faults=faults, **common)
        if of == "whole":
            return Field(of="line", value=", ".join(said), faults=faults, **common)
        offered = (
            self.names.languages()
            if of == "language"
            else self.names.states(with_blocs=of == "party")[0]
        )
        known = dict(offered)
        # What is ticked comes first, in the document's own order: so it is posted again.
        ticked = [Choice(one, known[one], is_chosen=True) for one in said if one in known]
        open_ = [Choice(one, name, is_chosen=False) for one, name in offered if one not in said]
        return Field(
            of="boxes",
            choices=(Choices("", (*ticked, *open_)),),
            more=" ".join(one for one in said if one not in known),
            faults=faults,
            **common,
        )


def _holds_words(shape: Shape) -> bool:
    """Return whether there are wordings in a list, directly or in its entries."""
    entry = shape.entry
    return entry is not None and (
        entry.of == "words" or any(part.of in ("words", "list", "part") for part in entry.parts)
    )


def _choices(
    options: Sequence[tuple[str, list[tuple[str, str]]]], value: Any
) -> tuple[Choices, ...]:
    known = {one for _, pairs in options for one, _ in pairs}
    unknown = [(str(value), str(value))] if value and value not in known else []
    return tuple(
        Choices(heading, tuple(Choice(one, name, one == value) for one, name in (*extra, *pairs)))
        for (heading, pairs), extra in zip(options, [unknown, *[[]] * len(options)], strict=False)
        if pairs or extra
    )


def _rows(said: str) -> int:
    return min(12, sum(1 + len(line) // LINE for line in said.split("\n")))
