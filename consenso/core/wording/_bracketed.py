"""Bracketed text as data: what all say stands once, each disputed place has its alternatives and who stands behind each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consenso.core.errors import ConsensoError


class NotBracketed(ConsensoError):
    """Values that are no bracketed text: `where` says which."""

    code = "wording.not_bracketed"

    def __init__(self, where: str) -> None:
        super().__init__(f"not a bracketed text: {where}")
        self.where = where


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the texts of a disputed place, and the delegations behind it, in alphabetical order.

    `segments` may hold disputed places again; () is "delete". `by` may be empty: of the base, nobody need speak for it; in what
    was written by hand, nobody may be named.
    """

    segments: "Bracketed"
    by: tuple[str, ...] = ()
    is_whole: bool = False  # meant as an alternative to all of the paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """A disputed place: first what the base has there, then the other alternatives; "delete" comes last where it is not the base."""

    alternatives: tuple[Alternative, ...]

    @property
    def base(self) -> Alternative:
        return self.alternatives[0]


Bracketed = tuple[str | Place, ...]
# Where a place stands: the number of the segment, then, inside that place, of the alternative and of the segment, and so on.
Path = tuple[int, ...]


def reading(bracketed: Bracketed, delegation: str = "") -> str:
    """Return a bracketed text as one delegation would have it; of one that said nothing, or of none: the base.

    >>> disputed = Place((Alternative(("shall",)), Alternative(("should",), by=("MEX",))))
    >>> reading(("We ", disputed, " meet."), "MEX"), reading(("We ", disputed, " meet."))
    ('We should meet.', 'We shall meet.')
    """
    return "".join(
        segment
        if isinstance(segment, str)
        else reading(chosen(segment, delegation).segments, delegation)
        for segment in bracketed
    )


def chosen(place: Place, delegation: str) -> Alternative:
    """Return the alternative that a delegation stands behind, or what the base has."""
    for alternative in place.alternatives:
        if delegation in alternative.by:
            return alternative
    return place.alternatives[0]


def places(bracketed: Bracketed, under: Path = ()) -> Iterator[tuple[Path, Place]]:
    """Yield every disputed place with where it stands, an outer one before those inside it.

    >>> inner = Place((Alternative(("a",)), Alternative(("b",))))
    >>> [path for path, _ in places(("so ", Place((Alternative((inner, " c")), Alternative(())))))]
    [(1,), (1, 0, 0)]
    """
    for number, segment in enumerate(bracketed):
        if isinstance(segment, Place):
            yield (*under, number), segment
            for which, alternative in enumerate(segment.alternatives):
                yield from places(alternative.segments, (*under, number, which))


def delegations(bracketed: Bracketed) -> frozenset[str]:
    """Return all who stand behind something."""
    return frozenset(
        code
        for _, place in places(bracketed)
        for alternative in place.alternatives
        for code in alternative.by
    )


def as_json(bracketed: Bracketed) -> list[dict[str, Any]]:
    """Return a bracketed text as plain values.

    >>> as_json(("We ", Place((Alternative(("shall",)), Alternative((), by=("MEX",))))))  # doctest: +NORMALIZE_WHITESPACE
    [{'text': 'We '}, {'alternatives': [{'base': True, 'by': [], 'segments': [{'text': 'shall'}]},
                                        {'base': False, 'by': ['MEX'], 'segments': []}]}]
    """
    return [
        {"text": segment}
        if isinstance(segment, str)
        else {
            "alternatives": [
                _alternative_as_json(alternative, is_base=not number)
                for number, alternative in enumerate(segment.alternatives)
            ]
        }
        for segment in bracketed
    ]


def _alternative_as_json(alternative: Alternative, *, is_base: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "base": is_base,
        "by": list(alternative.by),
        "segments": as_json(alternative.segments),
    }
    if alternative.is_whole:
        found["whole"] = True
    return found


def from_json(values: object, where: str = "segments") -> Bracketed:
    """Return what `as_json` wrote; raise NotBracketed for anything else.

    >>> from_json([{"text": "We meet."}])
    ('We meet.',)
    """
    if not isinstance(values, list):
        raise NotBracketed(where)
    return tuple(
        _segment(
            value, f"{where}[{number}]", after_text=number > 0 and "text" in values[number - 1]
        )
        for number, value in enumerate(values)
    )


def _segment(value: object, where: str, *, after_text: bool) -> str | Place:
    match value:
        case {"text": str(text), **others} if text and not after_text and not others:
            return text
        case {"alternatives": [first, _, *_] as listed, **others} if not others:
            found = tuple(_alternative(one, where, is_base=one is first) for one in listed)
            if len({one.segments for one in found}) == len(found):
                return Place(found)
    raise NotBracketed(where)


def _alternative(value: object, where: str, *, is_base: bool) -> Alternative:
    match value:
        case {"base": bool(base), "by": list(by), "segments": segments, **others} if (
            base == is_base and all(isinstance(code, str) for code in by) and by == sorted(set(by))
        ):
            whole = others.pop("whole", False)
            if isinstance(whole, bool) and not others:
                return Alternative(from_json(segments, where), tuple(by), whole)
    raise NotBracketed(where)
