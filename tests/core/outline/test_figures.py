"""The figures that benchmarks.structure prints do not fall."""

import pytest

from benchmarks.structure import SAMPLES, Score, of_kinds, of_samples, summed


def both(scores: dict[str, tuple[Score, Score]]) -> tuple[Score, Score]:
    ours, plain = (summed([pair[at] for pair in scores.values()]) for at in (0, 1))
    return ours, plain


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")
def test_the_samples_are_read_as_a_person_labelled_them():
    scores = of_samples()
    ours, plain = both(scores)

    assert len(scores) == 17
    assert ours.parts >= 0.99
    assert ours.nesting >= 0.98
    assert all(mine.parts >= 0.97 and mine.nesting >= 0.95 for mine, _ in scores.values())
    assert plain.parts < ours.parts
    assert not plain.found - ours.found


def test_no_kind_of_file_is_read_less_well_than_another():
    scores = of_kinds()
    ours, plain = both(scores)

    assert all(mine.parts >= 0.99 and mine.nesting >= 0.98 for mine, _ in scores.values())
    assert plain.parts < ours.parts
