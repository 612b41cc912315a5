"""What is wrong with a draft, tied to the fields of its form, in the reader's words where there are such."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core.record import Problem
from consenso.domain.record.queries import CLASSES

# The forms that messages and remedies have, and the same in the reader's language. What has no such form stays English.
_FORMS: tuple[tuple[str, object], ...] = (
    (r"the field is missing", _("This is needed.")),
    (r"the list is empty", _("At least one is needed.")),
    (r"add it", _("Fill it in.")),
    (r"name at least one", _("Name at least one.")),
    (r"no language", _("There are no words in any language.")),
    (r"no words.*", _("There are no words in this language.")),
    (r"write them, or take the language out", _("Write them, or leave the language out.")),
    (r"nothing is written here.*", _("Nothing is written here.")),
    (r"longer than 80 characters", _("This is longer than 80 characters.")),
    (r"shorten it", _("Shorten it.")),
    (r"not a date: (?P<given>.*)", _("%(given)s is not a date.")),
    (
        r"write a year, a month or a day: .*",
        _("Write a year, a month or a day: 2014, 2014-01 or 2014-01-28."),
    ),
    (r"no such day in the calendar: (?P<given>.*)", _("There is no such day: %(given)s.")),
    (r"look the date up again", _("Look the date up again.")),
    (r"not a web address: (?P<given>.*)", _("%(given)s is not a web address.")),
    (
        r"begin with http:// or https:// .*",
        _("Begin with https:// or http://, and leave no spaces in it."),
    ),
    (r"no currency of ISO 4217: (?P<given>.*)", _("%(given)s is no currency of ISO 4217.")),
    (r"write a code such as USD.*", _("Write a code such as USD, EUR or CNY.")),
    (r"not a number: (?P<given>.*)", _("%(given)s is not a number.")),
    (r"not a whole number: (?P<given>.*)", _("%(given)s is not a whole number.")),
    (r"write digits alone.*", _("Write digits alone: 20000000000 or 41.1.")),
    (r"too large a number.*", _("The number is too large.")),
    (r"(?P<given>.*) has the wrong form", _("%(given)s has the wrong form.")),
    (
        r"write small letters, digits and single hyphens: .*",
        _("Write small letters, digits and single hyphens, such as ministerial-3."),
    ),
    (r"there is no (?P<kind>\w+) (?P<given>'.*')", _("The record has no %(kind)s %(given)s.")),
    (
        r"name one that is in the record, or add it to the .*",
        _("Name one that is in the record, or add it first."),
    ),
    (r"(?P<given>.*) is not in the vocabulary", _("%(given)s is not among the record’s words.")),
    (r"(?P<given>.*) is no party of the record", _("%(given)s is no party of the forum.")),
    (r"(?P<given>.*) stands twice", _("%(given)s is named twice.")),
    (r"keep one of them", _("Keep one of them.")),
    (r"(?P<last>.*) comes before (?P<first>.*)", _("%(last)s comes before %(first)s.")),
    (r"look both (dates )?up again", _("Look both up again.")),
    (r"(?P<given>.*) is no ISO 3166-1 code", _("%(given)s is no code of ISO 3166-1.")),
    (r"look it up", _("Look it up.")),
    (
        r"confidence is high, but no source is named",
        _("It is said to be sure, but no source is named."),
    ),
    (
        r"name the source in which it was seen, or write medium",
        _("Name the source in which it was seen, or choose medium."),
    ),
    (
        r"number (?P<number>[0-9]+) of '.*' is (?P<given>'.*') already",
        _("Number %(number)s of the series is %(given)s already."),
    ),
    (r"correct the number or the series", _("Correct the number or the series.")),
    (r"use the ISO code of a state .*", _("Choose a state or a bloc of the record.")),
    (r"add it to vocabularies.* of forum.yaml.*", _("Choose one of the record’s words.")),
    (r"write .* or .*'", _("Choose one of the values offered.")),
    (r"(?P<given>.*) is none of the values allowed", _("Nothing allowed was chosen.")),
    (r"the id (?P<given>'.*') stands twice.*", _("There is another object called %(given)s.")),
    (r"give one of them another id", _("Give it another identifier.")),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a field: what, what to do, and the language where they are not in the page's."""

    way: str
    message: str
    remedy: str
    language: str = ""  # en, for what has no translation
    label: str = ""  # of the field, in a summary
    target: str = ""  # id of the field, in a summary


@dataclass(slots=True)
class Faults:
    """The faults of one form, by the way of their field. What was told at a field is not told above the form."""

    by_way: dict[str, list[Fault]] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def at(self, way: str) -> tuple[Fault, ...]:
        """Return the faults of exactly this field."""
        self.told.add(way)
        return tuple(self.by_way.get(way, ()))

    def within(self, way: str) -> tuple[Fault, ...]:
        """Return the faults of this field and of all that is in it."""
        inner = [one for one in self.by_way if one == way or one.startswith(f"{way}.")]
        self.told.update(inner)
        return tuple(fault for one in inner for fault in self.by_way[one])

    def untold(self) -> tuple[Fault, ...]:
        """Return the faults that belong to no field of the form."""
        left = [way for way in self.by_way if way not in self.told]
        return tuple(fault for way in left for fault in self.by_way[way])


def faults_of(problems: Sequence[Problem], kind: str, identifier: str) -> Faults:
    """Return problems of a record by the fields of one object's form."""
    found = Faults()
    for problem in problems:
        way = _way(problem, kind, identifier)
        message, remedy = translated(problem.message), translated(problem.remedy)
        language = "" if message and remedy else "en"
        fault = Fault(
            way,
            message if message and remedy else problem.message,
            remedy if message and remedy else problem.remedy,
            language,
        )
        found.by_way.setdefault(way, []).append(fault)
    return found


def _way(problem: Problem, kind: str, identifier: str) -> str:
    """Return the way of a problem's field in the object's document; '' where it is another object's."""
    if problem.file != CLASSES[kind].FILE:
        return ""
    first, _, rest = problem.field.partition(".")
    if first == identifier:
        return rest
    # An object without an id is named by its fields alone.
    return problem.field if not identifier or first == "id" else ""


def translated(words: str) -> str:
    """Return a sentence of the record's checks in the reader's language; '' for one that has no known form."""
    for pattern, sentence in _FORMS:
        match = re.fullmatch(pattern, words, re.DOTALL)
        if match:
            return str(sentence) % match.groupdict() if match.groupdict() else str(sentence)
    return ""


def fault(way: str, message: str, remedy: str = "") -> Fault:
    """Return a fault of the desk's own, already in the reader's language."""
    return Fault(way, message, remedy or gettext("Correct it and save again."))
