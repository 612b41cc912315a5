"""What differs between two authentic languages of one text: numbers, dates, names, words that bind."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from consenso.core.lineage._align import Pair
from consenso.core.lineage._dates import Date, dates_of
from consenso.core.lineage._names import is_meant, names_of
from consenso.core.lineage._numbers import Number, numbers_of
from consenso.core.lineage._obligations import Force, Obligation, obligations_of
from consenso.core.outline import Outline
from consenso.core.prose import sentences

Kind = Literal["number", "date", "name", "obligation"]
# Pairs less alike than this may not be one another's translation, and nothing is said of them.
TRANSLATED = 0.35
# Up to here numbers in words are compared with one another.
SMALL = 12


@dataclass(frozen=True, slots=True)
class Discordance:
    """What one language says and the other does not: paragraphs by id, kind, and the words in each text ('' where missing)."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    kind: Kind
    in_a: str
    in_b: str

    @property
    def detail(self) -> str:
        """The difference in a few words of English."""
        if self.in_a and self.in_b:
            return f"“{self.in_a}” in the first text, “{self.in_b}” in the second"
        return f"“{self.in_a or self.in_b}” in the {'first' if self.in_a else 'second'} text only"

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, as `consenso align --json` prints it."""
        return {
            "a": list(self.a),
            "b": list(self.b),
            "kind": self.kind,
            "detail": self.detail,
            "in_a": self.in_a,
            "in_b": self.in_b,
        }


def discordances(a: Outline, b: Outline, pairs: Iterable[Pair]) -> tuple[Discordance, ...]:
    """Return what differs in the pairs of two language versions, in the order of the pairs; () where they agree.

    What a language leaves open is no difference: 应 may be shall or should, both sides may be two.
    """
    texts_a = {one.id: one.text for one in a.paragraphs}
    texts_b = {one.id: one.text for one in b.paragraphs}
    found: list[Discordance] = []
    for pair in pairs:
        if not pair.a or not pair.b or pair.score < TRANSLATED:
            continue
        first = " ".join(texts_a[one] for one in pair.a)
        second = " ".join(texts_b[one] for one in pair.b)
        found += [
            Discordance(pair.a, pair.b, kind, in_a, in_b)
            for kind, in_a, in_b in differences(first, second, languages=(a.language, b.language))
        ]
    return tuple(found)


def differences(
    first: str, second: str, *, languages: tuple[str, str]
) -> list[tuple[Kind, str, str]]:
    """Return what differs between a paragraph and its translation: (kind, words in the first, words in the second).

    >>> differences("30 states shall meet by 2030.", "30 Estados deberían reunirse antes de 2035.", languages=("en", "es"))
    [('date', '2030', '2035'), ('obligation', 'shall', 'deberían')]
    >>> differences("1.5 million places in Peru", "在秘鲁提供150万个名额", languages=("en", "zh-Hans"))
    []
    """
    first, second = unicodedata.normalize("NFC", first), unicodedata.normalize("NFC", second)
    dates = dates_of(first), dates_of(second)
    numbers = (
        _but_dates(numbers_of(first, languages[0]), dates[0]),
        _but_dates(numbers_of(second, languages[1]), dates[1]),
    )
    return [
        *(("number", *one) for one in _numbers(first, second, numbers, dates)),
        *(("date", *one) for one in _dates(first, second, dates)),
        *(("name", *one) for one in _names(first, second, languages)),
        *(("obligation", *one) for one in _obligations(first, second, languages)),
    ]


def _but_dates(numbers: Iterable[Number], dates: Sequence[Date]) -> list[Number]:
    return [
        one
        for one in numbers
        if not any(date.start < one.end and one.start < date.end for date in dates)
    ]


def _numbers(
    first: str,
    second: str,
    numbers: tuple[list[Number], list[Number]],
    dates: tuple[Sequence[Date], Sequence[Date]],
) -> list[tuple[str, str]]:
    here, there = numbers
    only_here = [one for one in here if not _stands(one, there, dates[1])]
    only_there = [one for one in there if not _stands(one, here, dates[0])]
    left = _said(first, [one for one in only_here if one.is_plain])
    right = _said(second, [one for one in only_there if one.is_plain])
    if (
        not left
        and not right
        and len(only_here) == len(only_there) == 1
        and len(here) == len(there)
        and max(only_here[0].value, only_there[0].value) <= SMALL
    ):
        # "three ports" beside "cuatro puertos": small numbers in words differ only where each text has one of its own.
        return [(_words(first, only_here[0]), _words(second, only_there[0]))]
    if len(left) != len(right):
        # The counterpart of a number in figures may be a small one in words: "15" beside "cinco".
        left = left or (_said(first, only_here) if len(right) == len(only_here) else [])
        right = right or (_said(second, only_there) if len(left) == len(only_there) else [])
    return _beside(left, right)


def _stands(one: Number, others: Iterable[Number], dates: Sequence[Date]) -> bool:
    """Return whether a number stands in the other text: of the same value, both or neither per cent; half is 50 per cent."""
    same = [other for other in others if abs(other.value - one.value) < 1e-9 * max(1.0, one.value)]
    if same:
        is_loose = not one.is_plain or not all(other.is_plain for other in same)
        return is_loose or any(other.is_percent == one.is_percent for other in same)
    return any(one.value in date.parts for date in dates if one.value > 0)


def _said(text: str, numbers: Iterable[Number]) -> list[str]:
    return list(dict.fromkeys(_words(text, one) for one in numbers))


def _words(text: str, one: Number | Date | Obligation) -> str:
    return " ".join(text[one.start : one.end].split())


def _beside(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
    """Return what is only in one beside what is only in the other, in their order."""
    if len(left) == len(right):
        return list(zip(left, right, strict=True))
    return [*((one, "") for one in left), *(("", one) for one in right)]


def _dates(
    first: str, second: str, dates: tuple[Sequence[Date], Sequence[Date]]
) -> list[tuple[str, str]]:
    left = [one for one in dates[0] if not any(_is_same_date(one, other) for other in dates[1])]
    right = [one for one in dates[1] if not any(_is_same_date(one, other) for other in dates[0])]
    # A year that the other text writes as a bare number is there.
    said = (
        {one.value for one in numbers_of(second, "")},
        {one.value for one in numbers_of(first, "")},
    )
    return _beside(
        list(dict.fromkeys(_words(first, one) for one in left if not _is_bare(one, said[0]))),
        list(dict.fromkeys(_words(second, one) for one in right if not _is_bare(one, said[1]))),
    )


def _is_bare(one: Date, said: set[float]) -> bool:
    return not one.month and float(one.year) in said


def _is_same_date(one: Date, other: Date) -> bool:
    """Return whether two dates do not gainsay each other: what only one of them says is no difference."""
    return all(
        not mine or not yours or mine == yours
        for mine, yours in zip(one.parts, other.parts, strict=True)
    ) and (bool(one.year and other.year) or bool(one.month and other.month))


def _names(first: str, second: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    here, there = names_of(first, languages[0]), names_of(second, languages[1])
    left = [
        first[one.start : one.end]
        for key, one in here.items()
        if key not in there and not is_meant(one, second, languages[1])
    ]
    right = [
        second[one.start : one.end]
        for key, one in there.items()
        if key not in here and not is_meant(one, first, languages[0])
    ]
    return _beside(left, right)


def _obligations(first: str, second: str, languages: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the words that bind otherwise: sentence by sentence where both have as many, else the paragraph as a whole."""
    parts = [
        [text[start:end] for start, end in sentences(text, language)]
        for text, language in zip((first, second), languages, strict=True)
    ]
    if len(parts[0]) != len(parts[1]):
        parts = [[first], [second]]
    found = []
    for one, other in zip(*parts, strict=True):
        here, there = obligations_of(one, languages[0]), obligations_of(other, languages[1])
        found += _bound_otherwise(here, there)
    return found


def _bound_otherwise(
    here: Sequence[Obligation], there: Sequence[Obligation]
) -> list[tuple[str, str]]:
    for softer in ("should", "may"):
        left, right = _weight(here, softer), _weight(there, softer)
        if right.soft > left.soft + left.open and left.strong > right.strong:
            return [(_word(here, left.strongest), _word(there, softer))]
        if left.soft > right.soft + right.open and right.strong > left.strong:
            return [(_word(here, softer), _word(there, right.strongest))]
    return []


@dataclass(frozen=True, slots=True)
class _Weight:
    soft: int
    strong: int
    open: int
    strongest: Force


def _weight(words: Sequence[Obligation], softer: str) -> _Weight:
    counts = Counter(one.force for one in words if not one.is_open)
    n_open = sum(one.is_open for one in words)
    strong = counts["shall"] + counts["will"]
    strongest: Force = "shall" if counts["shall"] or (n_open and not counts["will"]) else "will"
    # 应 counts as strong too, so that "may" beside it is a difference.
    is_should = softer == "should"
    return _Weight(
        counts["should"] if is_should else counts["may"],
        strong + (0 if is_should else n_open + counts["should"]),
        n_open if is_should else 0,
        strongest if strong or n_open else "should",
    )


def _word(words: Sequence[Obligation], force: str) -> str:
    return next((one.word for one in words if one.force == force), "")
