"""What an object of each kind looks like, field by field: for whoever makes forms or pages of it."""

from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from consenso.core.record import _fields, _rates
from consenso.core.record._fields import Entity, Value

# What a value of each type is; the first that is equal counts.
_TYPES: tuple[tuple[Any, str], ...] = (
    (_fields.Words, "words"),
    (_fields.Plain, "text"),
    (_fields.PartialDate, "date"),
    (_fields.Address, "address"),
    (_fields.Identifier, "identifier"),
    (_fields.StateCode, "state"),
    (_fields.LongStateCode, "code"),
    (_fields.AreaNumber, "code"),
    (_fields.PartyCode, "party"),
    (_fields.LanguageTag, "language"),
    (_fields.WikidataItem, "code"),
    (_fields.Currency, "currency"),
    (_fields.MonthDay, "code"),
    (_fields.Sha256, "code"),
    (_fields.Number, "number"),
    (_fields.Whole, "whole"),
    (_fields.Cardinal, "whole"),
    (_fields.Ordinal, "whole"),
    (_fields.Year, "whole"),
    (_fields.Truth, "truth"),
    (_rates.TimePeriod, "period"),
    (_rates.Exact, "exact"),
    (_rates.ObservationStatus, "code"),
)
# What an id names: a kind of object, several, or a list of the forum's vocabularies.
_REFERENCES = {
    "Meeting.series": "vocabularies.series",
    "Meeting.texts": "text",
    "Statement.meeting": "meeting",
    "Text.meeting": "meeting",
    "Area.topics": "vocabularies.topics",
    "Area.gdi": "priority_areas",
    "Commitment.text": "text statement",
    "Commitment.areas": "area",
    "Commitment.topic": "vocabularies.topics",
    "Commitment.kind": "vocabularies.commitment_kinds",
    "Delivery.kind": "vocabularies.delivery_kinds",
    "Answer.commitment": "commitment",
    "Line.commitment": "commitment",
    "Line.evidence": "evidence",
    "Report.text": "text",
    "Report.follows": "report",
    "Assessment.assessor": "assessor",
    "Assessment.commitment": "commitment",
    "Assessment.evidence": "evidence",
    "Reply.assessment": "assessment",
    "Reply.evidence": "evidence",
    "Forum.rules": "text",
    "Forum.main_series": "vocabularies.series",
    "Forum.presidency_of": "bloc",
    "NotedText.text": "text",
    "Mechanism.series": "vocabularies.series",
    "State.side": "sides",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """A field of an object, or the entries of a list.

    `of` is words (by language), text, date, address, identifier, state, party, code, language, currency, number, whole,
    truth, period, exact, choice, part or list. `owner` is the class that has the field, `name` how files write it.
    """

    name: str
    of: str
    owner: str
    is_required: bool
    default: bool = False  # of a truth
    refers_to: str = ""  # of an identifier: what it names
    choices: tuple[str, ...] = ()
    parts: tuple["Shape", ...] = ()  # of a part
    entry: "Shape | None" = None  # of a list

    @property
    def may_be_empty(self) -> bool:
        """Return whether a part may be there with nothing in it: a period that is spoken of, but not given."""
        return (
            self.of == "part"
            and not self.is_required
            and not any(part.is_required for part in self.parts)
            and self.name != "vocabularies"
        )


def shape(kind: type[Value]) -> tuple[Shape, ...]:
    """Return the fields of a kind of object in the order in which files write them.

    >>> from consenso.core.record import Meeting
    >>> [field.name for field in shape(Meeting)][:3], shape(Meeting)[-1].of
    (['id', 'kind', 'series'], 'list')
    """
    hints = get_type_hints(kind, include_extras=True)
    # As `plain` writes them: sources go last with the confidence that they bear out, and else stay where they are.
    places = {"id": -1, "confidence": 1, "sources": 2} if "confidence" in kind.model_fields else {}
    return tuple(
        _shape(
            hints[name],
            name=field.alias or name,
            owner=kind.__name__ if name in kind.__annotations__ else _owner(kind, name),
            is_required=field.is_required(),
            default=field.default is True,
        )
        for name, field in sorted(
            kind.model_fields.items(),
            key=lambda item: places.get(item[0], 0),
        )
    )


def _owner(kind: type[Value], name: str) -> str:
    return next(
        one.__name__ for one in kind.__mro__ if name in vars(one).get("__annotations__", ())
    )


def _shape(hint: Any, *, name: str, owner: str, is_required: bool, default: bool) -> Shape:
    origin, arguments = get_origin(hint), get_args(hint)
    for known, of in _TYPES:
        if hint == known:
            reference = _REFERENCES.get(f"{owner}.{name}", "")
            return Shape(name, of, owner, is_required, default, reference)
    if origin in (Union, UnionType):
        (inner,) = (one for one in arguments if one is not type(None))
        return _shape(inner, name=name, owner=owner, is_required=is_required, default=default)
    if origin is tuple:
        entry = _shape(arguments[0], name=name, owner=owner, is_required=True, default=False)
        return Shape(name, "list", owner, is_required, entry=entry, refers_to=entry.refers_to)
    if origin is Literal:
        return Shape(name, "choice", owner, is_required, choices=tuple(arguments))
    if isinstance(hint, type) and issubclass(hint, Value) and not issubclass(hint, Entity):
        return Shape(name, "part", owner, is_required, parts=shape(hint))
    raise TypeError(f"no shape for {hint!r}")
