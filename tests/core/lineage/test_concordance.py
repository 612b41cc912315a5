"""What differs between authentic languages: every difference that was planted is found, and where none is, none is told."""

from itertools import permutations

import pytest

from consenso.core.lineage import discordances, meaning, pairs_of
from consenso.core.lineage._concordance import differences
from tests.core.lineage.plans import PLANTED, VERSIONS, outline, version

# 应 may be shall or should: nothing can be told of these beside Chinese.
OPEN = {("zh-Hans", "shall provide"), ("zh-Hans", "deberán"), ("zh-Hans", "deverão fornecer")}
OPEN |= {("zh-Hans", "doivent fournir"), ("zh-Hans", "moeten de eilanden")}


@pytest.mark.parametrize(("one", "other"), list(permutations(VERSIONS, 2)))
def test_versions_that_agree_have_no_difference(one, other):
    pairs = zip(VERSIONS[one], VERSIONS[other], strict=True)
    assert [differences(a, b, languages=(one, other)) for a, b in pairs] == [[]] * 8


@pytest.mark.parametrize(("other", "language"), list(permutations(VERSIONS, 2)))
def test_what_was_planted_is_found_and_nothing_else(other, language):
    wrong = []
    for place, was, now, kind in PLANTED[language]:
        row = VERSIONS[language][place]
        assert was in row
        found = differences(
            VERSIONS[other][place], row.replace(was, now, 1), languages=(other, language)
        )
        if [one[0] for one in found] != [kind] and (other, was) not in OPEN:
            wrong.append((was, now, found))
    assert wrong == []


def test_a_difference_names_paragraphs_and_words():
    rows = list(VERSIONS["es"])
    rows[3] = rows[3].replace("2025", "2028")
    a, b = version("en"), outline("es", *rows)
    (one,) = discordances(a, b, pairs_of(a, b, encoder=meaning))
    assert one.as_json() == {
        "a": ["p4"],
        "b": ["p4"],
        "kind": "date",
        "detail": "“2025” in the first text, “2028” in the second",
        "in_a": "2025",
        "in_b": "2028",
    }


def test_paragraphs_without_counterpart_are_not_compared():
    a, b = version("en"), outline("es", *VERSIONS["es"][:3])
    assert discordances(a, b, pairs_of(a, b, encoder=meaning)) == ()


@pytest.mark.parametrize(
    ("languages", "first", "second"),
    [
        # numbers as each language writes them
        (("en", "zh-Hans"), "1.5 million people", "一百五十万人"),
        (("en", "es"), "a third of 1,234,567 hectares", "un tercio de 1 234 567 hectáreas"),
        (("en", "fr"), "between 0.15 and 0.20 per cent", "entre 0,15 et 0,20 %"),
        (("es", "zh-Hans"), "20 mil millones de dólares de los Estados Unidos", "200亿美元"),
        (("pt", "en"), "o século XXI", "the 21st century"),
        (("en", "nl"), "thirty-five schools", "vijfendertig scholen"),
        (
            ("fr", "en"),
            "soixante-dix écoles et quatre-vingts ports",
            "seventy schools and eighty ports",
        ),
        (("en", "es"), "Resolution 2593 (2021)", "la resolución 2593 (2021)"),
        (("en", "zh-Hans"), "both sides", "双方"),
        # names by another word
        (("en", "es"), "ministers from Japan", "los ministros japoneses"),
        (("en", "zh-Hans"), "developing countries on the coast", "沿海地区发展中国家"),
        (("en", "fr"), "the WHO", "l’OMS"),
        # nobody may is nobody shall
        (("en", "es"), "No one shall be held.", "Nadie podrá ser retenido."),
        (("en", "nl"), "This may not be changed.", "Dit mag niet worden gewijzigd."),
    ],
)
def test_one_thing_in_two_ways_is_no_difference(languages, first, second):
    assert differences(first, second, languages=languages) == []
    assert differences(second, first, languages=languages[::-1]) == []
