"""Meanings as they are kept: a little smaller than they were, and as near to each other."""

import pytest

from consenso.core.lineage import Meanings, meaning, packed

SAID = [
    "The Parties will exchange 150 teachers every year.",
    "Las Partes intercambiarán 150 docentes cada año.",
    "各方每年将交换150名教师。",
    "Borea will keep twelve lighthouses lit.",
    "",
]


def test_what_is_kept_is_as_near_as_the_whole():
    whole = meaning(SAID, SAID)
    kept = Meanings(packed(SAID)).nearness(SAID)

    for row, other in zip(whole, kept, strict=True):
        assert other.tolist() == pytest.approx(row, abs=0.005)


def test_the_same_in_another_language_is_nearer_than_another_promise():
    near = Meanings(packed(SAID)).nearness([SAID[0]])[0]

    assert min(near[1], near[2]) > near[3] + 0.2


def test_what_is_missing_or_of_another_length_is_near_to_nothing():
    near = Meanings([None, b"", b"\x01" * 40, *packed(SAID[:1])]).nearness(SAID[:1])[0]

    assert near[:3].tolist() == [0, 0, 0]
    assert near[3] == pytest.approx(1, abs=0.005)


def test_nothing_kept_and_nothing_asked():
    assert Meanings([]).nearness(SAID).shape == (len(SAID), 0)
    assert Meanings(packed(SAID)).nearness([]).shape == (0, len(SAID))
    assert len(Meanings([])) == 0


def test_many_are_compared_piece_by_piece_in_their_order():
    one, other = packed([SAID[0], SAID[3]])
    kept = Meanings([one, other] * 20_000)

    near = kept.nearness([SAID[0]])[0]

    assert len(kept) == 40_000
    assert near[::2].min() > 0.99
    assert near[1::2].max() < 0.9
