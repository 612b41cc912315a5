"""The measure of agreement, held to what Krippendorff published and to what must hold of it."""

import doctest
from collections import Counter

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as some
from nltk.metrics import binary_distance, interval_distance
from nltk.metrics.agreement import AnnotationTask

from consenso.core.record import Assessment, Assessor
from consenso.domain.delivery import agreement

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section D: four observers, twelve units, some missing.
NONE = None
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3),
    (NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE),
)
UNITS = [[one for one in unit if one is not None] for unit in zip(*OBSERVERS, strict=True)]
# Section A: two observers, ten units, two values.
BINARY = list(zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0), strict=True))


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_published_example_is_computed_again(level, published):
    assert agreement.alpha(UNITS, level=level) == pytest.approx(published, abs=0.0006)


def test_two_observers_and_two_values_as_published():
    assert agreement.alpha(BINARY, level="nominal") == pytest.approx(0.095, abs=0.0006)


def test_examples_hold():
    assert doctest.testmod(agreement).failed == 0


@whatever(
    some.lists(some.lists(some.integers(0, 4), max_size=4), max_size=12),
    some.sampled_from(["nominal", "ordinal", "interval"]),
    some.randoms(),
)
def test_order_says_nothing_and_one_is_the_most(units, level, random):
    found = agreement.alpha(units, level=level)
    mixed = [random.sample(unit, len(unit)) for unit in random.sample(units, len(units))]

    assert found is None or found <= 1
    again = agreement.alpha(mixed, level=level)
    assert again is None if found is None else again == pytest.approx(found)


def judged(table, level):
    """Return alpha as nltk computes it: a table has a row for each unit, a value or None for each who judges."""
    rows = [
        (coder, unit, value)
        for unit, values in enumerate(table)
        for coder, value in enumerate(values)
        if value is not None
    ]
    # Of the ordinal distance nltk knows nothing: Krippendorff's, section C.4, over the values of units that are paired.
    counts = Counter(
        value
        for values in table
        if len(held := [one for one in values if one is not None]) > 1
        for value in held
    )

    def ordinal(one, two):
        low, high = sorted((one, two))
        within = sum(n for value, n in counts.items() if low <= value <= high)
        return (within - counts[low] / 2 - counts[high] / 2) ** 2

    far = {"nominal": binary_distance, "interval": interval_distance, "ordinal": ordinal}
    return AnnotationTask(rows, distance=far[level]).alpha()


@whatever(
    some.lists(
        some.lists(some.none() | some.integers(-2, 5), min_size=4, max_size=4),
        min_size=2, max_size=12,
    ),
    some.sampled_from(["nominal", "ordinal", "interval"]),
)  # fmt: skip
def test_another_library_computes_the_same_of_any_table(table, level):
    units = [[one for one in values if one is not None] for values in table]
    found = agreement.alpha(units, level=level)
    if found is None:
        # Nothing is judged twice, or all gave one grade: nltk calls that 1, or fails.
        paired = {one for unit in units if len(unit) > 1 for one in unit}
        assert len(paired) < 2
        return
    assert judged(table, level) == pytest.approx(found, abs=1e-9)


def assessor(identifier, *methods):
    return Assessor.model_validate(
        {
            "id": identifier,
            "name": {"en": identifier},
            "kind": "academy",
            "confidence": "low",
            "methods": methods,
        }
    )


def method(identifier, level, *grades):
    scale = [
        {"id": f"g{place}", "name": {"en": f"grade {place}"}}
        | ({} if number is None else {"number": number})
        for place, number in enumerate(grades)
    ]
    return {"id": identifier, "name": {"en": identifier}, "level": level, "scale": scale}


def verdicts(assessor, method, *places, date="2024"):
    return [
        Assessment.model_validate(
            {
                "id": f"{assessor}-{method}-{unit}-{date}",
                "assessor": assessor,
                "method": method,
                "commitment": f"c-{unit}",
                "verdict": f"g{place}",
                "date": date,
                "confidence": "low",
            }
        )
        for unit, place in enumerate(places)
        if place is not None
    ]


def test_only_methods_of_one_scale_make_a_pair():
    alike = [assessor("a", method("m", "ordinal", None, None, None)),
             assessor("b", method("m", "ordinal", None, None, None))]  # fmt: skip
    other = assessor("c", method("m", "ordinal", None, None))
    made = [
        *verdicts("a", "m", 0, 1, 2, 1),
        *verdicts("b", "m", 0, 1, 2, 2),
        *verdicts("c", "m", 0, 1, 1, 0),
    ]

    (pair,) = agreement.agreements(agreement.given(made, [*alike, other]))

    assert pair.coders == (("a", "m"), ("b", "m"))
    assert (pair.level, pair.n_units, pair.n_values, pair.is_stretched) == ("ordinal", 4, 8, False)
    assert 0 < pair.alpha < 1


def test_different_scales_are_compared_by_their_own_numbers_alone_and_it_is_said():
    three = assessor("a", method("m", "interval", -1, 0, 1))
    hundred = assessor("b", method("m", "interval", 0, 50, 100))
    words = assessor("c", method("m", "ordinal", None, None, None))
    made = [
        row
        for name in ("a", "b", "c")
        for row in verdicts(name, "m", 0, 1, 2)
    ]  # fmt: skip

    (found,) = agreement.agreements(agreement.given(made, [three, hundred, words]))

    assert found.coders == (("a", "m"), ("b", "m"))
    assert found.is_stretched
    assert found.alpha == 1


def test_the_last_verdict_of_a_coder_counts():
    who = [assessor("a", method("m", "nominal", None, None))]
    made = verdicts("a", "m", 0, date="2023") + verdicts("a", "m", 1, date="2024")

    (one,) = agreement.given(made, who)

    assert one.assessment.verdict == "g1"


def test_nothing_judged_twice_is_no_figure():
    who = [assessor(name, method("m", "nominal", None, None)) for name in ("a", "b")]
    made = verdicts("a", "m", 0, None) + verdicts("b", "m", None, 1)

    (pair,) = agreement.agreements(agreement.given(made, who))

    assert (pair.n_units, pair.n_values, pair.alpha) == (0, 0, None)
