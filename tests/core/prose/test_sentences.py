from itertools import pairwise

import pytest
from hypothesis import given

from consenso.core.prose import sentences
from tests.core.prose.strategies import languages, texts

CASES = {
    "a stop, a capital": ("We met. We parted.", "en", ["We met.", "We parted."]),
    "the number of a paragraph": ("4. We met.", "en", ["4. We met."]),
    "titles": (
        "Mr. Rivers met Dr. Stone. They agreed.",
        "en",
        ["Mr. Rivers met Dr. Stone.", "They agreed."],
    ),
    "initials": ("J. R. Rivers spoke.", "en", ["J. R. Rivers spoke."]),
    "an abbreviation inside": ("The U.S. envoy spoke.", "en", ["The U.S. envoy spoke."]),
    "an abbreviation after a hyphen": ("The M-U.S. Summit met.", "en", ["The M-U.S. Summit met."]),
    "an abbreviation at the end": (
        "We met in the U.S. We agreed.",
        "en",
        ["We met in the U.S.", "We agreed."],
    ),
    "a reference": (
        "See art. 5 and No. 7. It holds.",
        "en",
        ["See art. 5 and No. 7.", "It holds."],
    ),
    "a decimal": ("Keep 1.5 °C. Act now.", "en", ["Keep 1.5 °C.", "Act now."]),
    "a quotation": ("“We will.” They did.", "en", ["“We will.”", "They did."]),
    "a note's number": ("Trade grew.12 We agreed.", "en", ["Trade grew.12", "We agreed."]),
    "no capital follows": (
        "It grew approx. two per cent.",
        "en",
        ["It grew approx. two per cent."],
    ),
    "points inside": (
        "The parties will: (a) build a port; and (b) open a school.",
        "en",
        ["The parties will:", "(a) build a port; and", "(b) open a school."],
    ),
    "one mark is no list": ("They will: (a) build.", "en", ["They will: (a) build."]),
    "Spanish": (
        "El Sr. Ríos, p. ej., habló. ¿Quién? Las Partes.",
        "es",
        ["El Sr. Ríos, p. ej., habló.", "¿Quién?", "Las Partes."],
    ),
    "Portuguese": (
        "A Sra. Lima leu o art. 3. Acordaram.",
        "pt",
        ["A Sra. Lima leu o art. 3.", "Acordaram."],
    ),
    "French": (
        "M. Duval et Mme Roy parlent. C’est tout.",
        "fr",
        ["M. Duval et Mme Roy parlent.", "C’est tout."],
    ),
    "Dutch": (
        "Dhr. Berg sprak, bijv. over beurzen. Wij stemden in.",
        "nl",
        ["Dhr. Berg sprak, bijv. over beurzen.", "Wij stemden in."],
    ),
    "Chinese": (
        "双方将举办论坛。中方欢迎！“好。”各方同意。",
        "zh-Hans",
        ["双方将举办论坛。", "中方欢迎！", "“好。”", "各方同意。"],
    ),
    "Chinese points": (
        "双方将：（一）举办论坛；（二）提供名额。",
        "zh-Hans",
        ["双方将：", "（一）举办论坛；", "（二）提供名额。"],
    ),
    "nothing": (" \n", "en", []),
    "signs only": ("***", "en", []),
}


@pytest.mark.parametrize(("text", "language", "expected"), CASES.values(), ids=CASES)
def test_sentences_end_here(text: str, language: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@given(texts, languages)
def test_sentences_hold_every_letter_once_in_order(text: str, language: str | None) -> None:
    spans = sentences(text, language)

    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert [c for c in inside if c.isalnum()] == [c for c in text if c.isalnum()]


def test_long_paragraph_takes_no_more_than_its_length_asks() -> None:
    text = "We will build no. 5 of the U.S. ports。 " * 20_000

    assert len(sentences(text, "en")) == 20_000
