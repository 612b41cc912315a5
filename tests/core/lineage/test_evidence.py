"""What speaks for one paragraph continuing another, kind by kind."""

import numpy as np
import pytest

from consenso.core.lineage import _evidence

OLDS = (
    "We will build two ports in Borea by 2030.",
    "The Prime Minister of Aurelia thanks the hosts.",
)
NEWS = (
    "Two ports will be built in Borea by 2032.",
    "The Prime Minister met the Council of Cordillera.",
)


def found(encoder=None, olds=OLDS, news=NEWS):
    return _evidence.evidence(
        olds, news, areas=([""] * len(olds), [""] * len(news)), language="en", encoder=encoder
    )


def test_what_all_sentences_share_in_meaning_counts_for_nothing():
    near = np.full((200, 200), 0.5)
    np.fill_diagonal(near, 0.9)
    apart = _evidence._apart(near)
    assert abs(apart[0, 1]) < 0.15 < 0.7 < apart[0, 0]


def test_a_name_that_both_hold_counts_and_an_office_does_not():
    named = found().features["named"]
    assert named[0, 0] == pytest.approx(1)  # Borea
    assert named[1, 1] == 0  # Prime Minister


def test_paragraphs_can_be_near_where_no_two_of_their_sentences_are():
    long, short = f"{OLDS[1]} The south of the islands has seen no rain.", NEWS[1]

    def near(value):
        def encoder(firsts, seconds):
            return [
                [value if (one, other) == (long, short) else 0.0 for other in seconds]
                for one in firsts
            ]

        return found(encoder, (OLDS[0], long), NEWS).features["meaning"][1, 1]

    assert near(0.9) > 0.5 > 0.1 > near(0.0)


def test_no_meaning_is_asked_for_where_words_make_it_sure():
    asked = []

    def encoder(firsts, seconds):
        asked.append((firsts, seconds))
        return [[0.0] * len(seconds) for _ in firsts]

    row = "The Parties shall open the northern railway through the Cordillera to cargo in winter."
    assert found(encoder, (row,), (row,)).scores[0, 0] >= _evidence.SURE
    assert asked == []


def test_texts_without_a_sentence_give_no_evidence():
    assert not list(found(None, ("",), NEWS).likely())
    assert not list(found(None, (), NEWS).likely())
