"""What each field of each kind of object is called for people, and what helps to fill it."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core.record import KINDS, Shape, shape
from consenso.domain.record import labels as closed
from consenso.domain.record.labels import Labels
from consenso.interfaces.desk.record import (
    _labels_frame,
    _labels_life,
    _labels_money,
    _labels_reporting,
)

_ALL = (_labels_life, _labels_frame, _labels_reporting, _labels_money)
NAMES: Labels = {key: said for one in _ALL for key, said in one.NAMES.items()}
HELP: Labels = {key: said for one in _ALL for key, said in one.HELP.items()}
# What helps with every field of a kind that has no help of its own.
_HELP_OF: Labels = {
    "date": _("As precise as known: 2014, 2014-01 or 2014-01-28."),
    "address": _("Begins with https:// or http://."),
}
# Closed words of the record → what they are called.
CHOICES: Mapping[str, Labels] = {
    "Meeting.kind": closed.MEETING_KIND,
    "Meeting.mode": closed.MODE,
    "Statement.mode": closed.MODE,
    "Statement.kind": closed.STATEMENT_KIND,
    "Text.kind": closed.TEXT_KIND,
    "Membership.status": closed.MEMBERSHIP,
    "Answer.relation": closed.RELATION,
    "Sourced.confidence": closed.CONFIDENCE,
    "Participation.confidence": closed.CONFIDENCE,
    "Evidence.kind": closed.EVIDENCE_KIND,
    "Support.kind": _labels_reporting.SUPPORTED,
    "Archived.kind": _labels_reporting.COPY,
    "Reporting.every": _labels_reporting.EVERY,
    "Line.stage": closed.STAGE,
    "Assessor.kind": closed.ASSESSOR_KIND,
    "Method.level": _labels_reporting.LEVEL,
    "Rates.kind": closed.RATES_KIND,
    "Rates.basis": closed.BASIS,
}
# What stands together on a form, under a heading; what is not named comes last.
_LAST = ("note", "confidence", "sources")
GROUPS: Mapping[str, tuple[tuple[object, tuple[str, ...]], ...]] = {
    "meeting": (
        (
            _("Which meeting"),
            ("id", "name", "kind", "series", "ordinal", "theme", "theme_variants"),
        ),
        (_("When and where"), ("start", "start_note", "end", "mode", "place")),
        (
            _("Who took part"),
            (
                "hosts",
                "host_organisations",
                "chairs",
                "attendance",
                "attendance_notes",
                "participants",
                "discrepancies",
            ),
        ),
        (
            _("What was said and adopted"),
            ("heads_present", "heads_who_spoke", "quartet_then", "speakers", "texts", "outcome"),
        ),
    ),
    "statement": (
        (_("Who, and where"), ("id", "who", "who_in", "capacity", "state", "meeting", "occasion")),
        (_("When and how"), ("date", "date_note", "mode", "kind", "title")),
        (_("What was said"), ("points",)),
    ),
    "text": (
        (_("Which text"), ("id", "title", "kind", "date", "date_note")),
        (_("Who adopted it"), ("meeting", "adopted_by", "adopted_by_others", "period")),
        (_("Where it can be read"), ("editions", "editions_note")),
    ),
    "commitment": (
        (_("What is promised"), ("id", "paraphrase", "actors", "kind", "areas", "topic")),
        (_("Where it is promised"), ("text", "section", "section_basis", "paragraph")),
        (_("How much, by when"), ("quantity", "unit", "currency", "period")),
    ),
    "delivery": (
        (_("What was done"), ("id", "fact", "kind", "date", "actors")),
        (_("What it answers"), ("answers", "figures")),
    ),
    "evidence": (
        (_("Which evidence"), ("id", "title", "publisher", "language", "date", "kind")),
        (_("Where it can be read"), ("address", "gone", "archived")),
        (_("What it supports"), ("supports",)),
    ),
    "report": (
        (_("Which report"), ("id", "party", "text", "period", "date", "follows")),
        (_("What it says"), ("summary", "lines")),
    ),
    "assessor": (
        (_("Who assesses"), ("id", "name", "kind", "party", "site")),
        (_("How it assesses"), ("methods",)),
    ),
    "assessment": (
        (_("Who assesses what"), ("id", "assessor", "method", "commitment", "party", "date")),
        (_("What it found"), ("verdict", "rationale", "evidence")),
    ),
    "reply": (
        (_("Who answers what"), ("id", "assessment", "party", "date")),
        (_("What it answers"), ("words", "evidence")),
    ),
    "rates": (
        (_("Which rates or prices"), ("id", "kind", "name", "publisher", "dataset", "key")),
        (_("Of what"), ("currency", "base", "units", "state", "reference", "basis")),
        (_("Its values"), ("points", "retrieved", "licence")),
    ),
}


def label(field: Shape) -> str:
    """Return what a field is called."""
    return str(NAMES.get(f"{field.owner}.{field.name}") or NAMES[field.name])


def help_of(field: Shape) -> str:
    """Return what helps to fill a field; '' where its label says it all."""
    own = HELP.get(f"{field.owner}.{field.name}") or _HELP_OF.get(field.of)
    return str(own or (HELP.get(field.name, "") if _has_general(field) else ""))


def _has_general(field: Shape) -> bool:
    return f"{field.owner}.{field.name}" not in NAMES


def choice(field: Shape, value: str) -> str:
    """Return what a closed word is called."""
    return str(CHOICES.get(f"{field.owner}.{field.name}", {}).get(value, value))


def groups(kind: str, fields: tuple[Shape, ...]) -> Iterator[tuple[str, tuple[Shape, ...]]]:
    """Yield the headings of a form and the fields under each; every field once."""
    by_name = {field.name: field for field in fields}
    for heading, names in GROUPS.get(kind, ()):
        yield str(heading), tuple(by_name.pop(name) for name in names)
    last = tuple(by_name.pop(name) for name in _LAST if name in by_name)
    if by_name:
        yield (
            (gettext("What else is known") if kind in GROUPS else gettext("What is recorded")),
            tuple(by_name.values()),
        )
    yield gettext("How it is known"), last


def every_field() -> Iterator[Shape]:
    """Yield every field of every kind of object and of what they are made of."""
    for kind in KINDS:
        for field in shape(kind):
            yield from _within(field)


def _within(field: Shape) -> Iterator[Shape]:
    yield field
    for part in field.parts or (field.entry.parts if field.entry else ()):
        yield from _within(part)


def label_of_way(fields: tuple[Shape, ...], way: str, language_name: Mapping[str, str]) -> str:
    """Return what a way through a document is called: attendance.0.unit.en → Attendance as published, 1: Of what (English)."""
    said, steps = "", way.split(".")
    here: tuple[Shape, ...] = fields
    field: Shape | None = None
    for step in steps:
        if field is not None and field.of == "list" and step.isdecimal():
            said = gettext("%(list)s, %(number)d") % {"list": said, "number": int(step) + 1}
            field = field.entry
            here = field.parts if field else ()
        elif field is not None and field.of == "words":
            name = language_name.get(step, step)
            said = gettext("%(field)s (%(language)s)") % {"field": said, "language": name}
        else:
            field = next((one for one in here if one.name == step), None)
            inner = label(field) if field else step
            said = (
                gettext("%(whole)s: %(part)s") % {"whole": said, "part": inner} if said else inner
            )
            here = field.parts if field else ()
    return said
