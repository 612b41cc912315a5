"""How far assessors agree, measured as Krippendorff does: pure, so that each figure can be computed again by hand.

Only what is on one scale is compared: methods whose grades and numbers are the same, or methods that themselves give each
grade a number at even steps, each scale then stretched to 0–1 by its own least and greatest. Nothing else is mapped.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from consenso.core.formats.spreadsheet import Scalar, written
from consenso.core.ledger import digest_of
from consenso.core.promises import SPECIFICITY_VERSION
from consenso.core.record import Assessment, Assessor, Commitment, Method, plain
from consenso.domain.commitments.specificity import specificity
from consenso.domain.delivery.reporting import method_of

VERSION = "alpha-1"  # of this computation; it stands in the download
Level = Literal["nominal", "ordinal", "interval"]


@dataclass(frozen=True, slots=True)
class Given:
    """A verdict as a value: who gave it by which method, on what, and which place or number it is."""

    assessment: Assessment
    assessor: Assessor
    method: Method

    @property
    def coder(self) -> tuple[str, str]:
        """Return who judges: one assessor by one method."""
        return self.assessor.id, self.method.id

    @property
    def unit(self) -> tuple[str, str]:
        """Return what is judged: a commitment, and a party's part in it or ''."""
        return self.assessment.commitment, self.assessment.party or ""

    @property
    def place(self) -> int:
        """Return the grade's place in its scale, from 0."""
        return [grade.id for grade in self.method.scale].index(self.assessment.verdict)

    @property
    def number(self) -> float | None:
        """Return the grade's own number; None where the method gives none."""
        found = self.method.scale[self.place].number
        return None if found is None else float(found)

    @property
    def stretched(self) -> float | None:
        """Return the number from 0 (the least of its scale) to 1 (the greatest); None where it cannot be had."""
        if not _has_numbers(self.method) or self.number is None:
            return None
        numbers = [float(grade.number or 0) for grade in self.method.scale]
        least, most = min(numbers), max(numbers)
        return (self.number - least) / (most - least) if most > least else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One comparison. `alpha` is None where it is not defined: nothing judged twice, or one and the same grade throughout."""

    coders: tuple[tuple[str, str], ...]  # assessor, method
    level: Level
    is_stretched: bool  # different scales, by the numbers that the methods give
    n_units: int  # judged by at least two
    n_values: int  # verdicts on these
    alpha: float | None


def alpha(units: Iterable[Sequence[float]], *, level: Level) -> float | None:
    """Return Krippendorff's alpha of the values that each unit was given; None where it is not defined.

    Units with fewer than two values say nothing. 1: all agree. 0: no better than by chance.

    >>> alpha([[1, 1], [0, 0], [1, 1]], level="nominal")
    1.0
    >>> alpha([[1], [0]], level="nominal") is None
    True
    """
    paired = [values for values in units if len(values) > 1]
    counts = Counter(value for values in paired for value in values)
    n = sum(counts.values())
    apart = _distance(counts, level)
    expected = sum(counts[one] * counts[two] * apart(one, two) for one in counts for two in counts)
    if not expected:
        return None
    observed = sum(
        apart(one, two) / (len(values) - 1)
        for values in paired
        for at, one in enumerate(values)
        for where, two in enumerate(values)
        if at != where
    )
    return 1 - (n - 1) * observed / expected


def _distance(counts: Mapping[float, int], level: Level) -> Callable[[float, float], float]:
    if level == "nominal":
        return lambda one, two: float(one != two)
    if level == "interval":
        return lambda one, two: (one - two) ** 2

    def ranks(one: float, two: float) -> float:
        low, high = min(one, two), max(one, two)
        between = sum(n for value, n in counts.items() if low <= value <= high)
        return (between - (counts[one] + counts[two]) / 2) ** 2 if one != two else 0.0

    return ranks


def given(assessments: Iterable[Assessment], assessors: Iterable[Assessor]) -> tuple[Given, ...]:
    """Return the verdicts that count: of one coder on one unit the last by date alone."""
    known = {one.id: one for one in assessors}
    latest: dict[tuple[tuple[str, str], tuple[str, str]], Given] = {}
    for one in sorted(assessments, key=lambda made: (made.date, made.id)):
        found = Given(one, known[one.assessor], method_of(one, known[one.assessor]))
        latest[found.coder, found.unit] = found
    return tuple(latest.values())


def agreements(verdicts: Sequence[Given]) -> tuple[Agreement, ...]:
    """Return every comparison that may be made: each pair of methods that share a scale, then all that give numbers."""
    by_coder: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for one in verdicts:
        by_coder[one.coder].append(one)
    coders = sorted(by_coder)
    pairs = [
        _pair(by_coder[one], by_coder[two])
        for one, two in combinations(coders, 2)
        if _scale(by_coder[one][0].method) == _scale(by_coder[two][0].method)
    ]
    numbered = [one for one in coders if _has_numbers(by_coder[one][0].method)]
    scales = {_scale(by_coder[one][0].method) for one in numbered}
    if len(numbered) < 2 or (len(numbered) == 2 and len(scales) == 1):
        return tuple(pairs)  # nobody to compare with, or the pair that is there already
    values = [(row, row.stretched) for one in numbered for row in by_coder[one]]
    return (*pairs, _compared(numbered, "interval", values, is_stretched=len(scales) > 1))


def _pair(one: list[Given], two: list[Given]) -> Agreement:
    level = one[0].method.level
    if level == "interval" and not _has_numbers(one[0].method):
        level = "ordinal"  # steps without numbers can only be ranked
    values = [(row, row.number if level == "interval" else row.place) for row in (*one, *two)]
    return _compared([one[0].coder, two[0].coder], level, values, is_stretched=False)


def _compared(
    coders: Sequence[tuple[str, str]],
    level: Level,
    values: Iterable[tuple[Given, float | None]],
    *,
    is_stretched: bool,
) -> Agreement:
    units: dict[tuple[str, str], list[float]] = defaultdict(list)
    for row, value in values:
        if value is not None:
            units[row.unit].append(value)
    paired = [held for held in units.values() if len(held) > 1]
    return Agreement(
        coders=tuple(coders),
        level=level,
        is_stretched=is_stretched,
        n_units=len(paired),
        n_values=sum(map(len, paired)),
        alpha=alpha(paired, level=level),
    )


def _scale(method: Method) -> tuple[object, ...]:
    return method.level, tuple((grade.id, grade.number) for grade in method.scale)


def _has_numbers(method: Method) -> bool:
    return method.level == "interval" and all(grade.number is not None for grade in method.scale)


HEADER = (
    "assessment",
    "assessor",
    "method",
    "level",
    "scale",
    "commitment",
    "party",
    "verdict",
    "place",  # in the scale, from 0
    "number",
    "stretched",
    "specificity",
    "specificity_version",
    "date",
    "assessor_digest",  # SHA-256 of the assessor with its methods: which version they are
    "computation",
    "revision",
)
ALPHA_HEADER = (
    "compared",  # assessor:method, spaces between
    "level",
    "stretched",  # whether different scales are compared, each from 0 to 1
    "commitments",  # judged by at least two
    "verdicts",  # on these
    "alpha",  # '' where it is not defined
    "computation",
    "revision",
)


def to_csv(
    made: Iterable[Assessment],
    assessors: Iterable[Assessor],
    commitments: Iterable[Commitment],
    *,
    revision: int,
) -> str:
    """Return the verdicts that are compared as CSV, one a line, each with how specific its promise is.

    Ids alone stand in it, so that nothing is a formula.
    """
    known = {one.id: one for one in assessors}
    digests = {one.id: digest_of(plain(one)) for one in known.values()}
    promised = {one.id: one for one in commitments}
    return written(
        HEADER,
        [
            _row(one, promised[one.assessment.commitment], digests[one.assessor.id], revision)
            for one in given(made, known.values())
        ],
    )


def _row(one: Given, commitment: Commitment, digest: str, revision: int) -> list[Scalar]:
    made = one.assessment
    return [
        made.id,
        made.assessor,
        made.method,
        one.method.level,
        " ".join(grade.id for grade in one.method.scale),
        made.commitment,
        made.party or "",
        made.verdict,
        one.place,
        "" if one.number is None else one.number,
        "" if one.stretched is None else one.stretched,
        specificity(commitment),
        SPECIFICITY_VERSION,
        made.date,
        digest,
        VERSION,
        revision,
    ]


def alpha_to_csv(
    made: Iterable[Assessment], assessors: Iterable[Assessor], *, revision: int
) -> str:
    """Return how far assessors agree as CSV, one comparison a line."""
    return written(
        ALPHA_HEADER,
        [
            (
                " ".join(":".join(coder) for coder in one.coders),
                one.level,
                "yes" if one.is_stretched else "no",
                one.n_units,
                one.n_values,
                "" if one.alpha is None else repr(one.alpha),
                VERSION,
                revision,
            )
            for one in agreements(given(made, assessors))
        ],
    )
