"""One text in two languages: which paragraph is which."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consenso.core.lineage import meaning, pairs_of
from consenso.core.outline import Outline, Paragraph
from tests.core.lineage.plans import VERSIONS, outline, version
from tests.core.lineage.test_lineage import texts

OTHERS = [tag for tag in VERSIONS if tag != "en"]


def links(pairs) -> set[tuple[str, str]]:
    return {(i, j) for pair in pairs for i in pair.a for j in pair.b}


STRAIGHT = {(f"p{n}", f"p{n}") for n in range(1, 9)}


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_plan_in_two_languages(language):
    assert links(pairs_of(version("en"), version(language), encoder=meaning)) == STRAIGHT


@pytest.mark.parametrize("language", OTHERS)
def test_without_meaning_numbers_names_and_length_lead_the_way(language):
    found = links(pairs_of(version("en"), version(language)))
    assert len(found & STRAIGHT) >= 7


@pytest.mark.parametrize("language", OTHERS)
def test_in_another_order_each_pair_says_so(language):
    order = [5, 2, 7, 0, 4, 1, 6, 3]
    other = outline(language, *(VERSIONS[language][place] for place in order))
    pairs = pairs_of(version("en"), other, encoder=meaning)
    assert links(pairs) == {(f"p{place + 1}", f"p{at}") for at, place in enumerate(order, 1)}
    assert all(pair.is_moved for pair in pairs)


@pytest.mark.parametrize("language", OTHERS)
def test_one_paragraph_moved_among_others_that_were_not(language):
    rows = list(VERSIONS[language])
    rows.append(rows.pop(1))
    pairs = pairs_of(version("en"), outline(language, *rows), encoder=meaning)
    assert ("p2", "p8") in links(pairs)
    assert [pair.a for pair in pairs if pair.is_moved] == [("p2",)]


@pytest.mark.parametrize("language", OTHERS)
def test_paragraphs_that_one_language_joins(language):
    rows = VERSIONS[language]
    glue = "" if language == "zh-Hans" else " "
    other = outline(language, rows[0], glue.join(rows[1:3]), *rows[3:6], glue.join(rows[6:8]))
    pairs = pairs_of(version("en"), other, encoder=meaning)
    assert [(pair.a, pair.b) for pair in pairs if len(pair.a) > 1] == [
        (("p2", "p3"), ("p2",)),
        (("p7", "p8"), ("p6",)),
    ]


def test_what_one_language_leaves_out_stands_alone():
    rows = VERSIONS["fr"]
    other = outline("fr", *rows[:3], *rows[4:])
    pairs = pairs_of(version("en"), other, encoder=meaning)
    assert [pair.a for pair in pairs if not pair.b] == [("p4",)]


def test_a_line_that_runs_on_belongs_with_the_next():
    en = outline("en", "Now, therefore", VERSIONS["en"][1], VERSIONS["en"][3])
    es = outline("es", VERSIONS["es"][1], VERSIONS["es"][3])
    assert links(pairs_of(en, es, encoder=meaning)) == {("p1", "p1"), ("p2", "p1"), ("p3", "p2")}


def test_equal_numbers_of_articles_pair_short_headings():
    def articles(language: str, *names: tuple[str, str]) -> Outline:
        rows = (
            Paragraph(f"p{n}", "heading", number, "", text, 0, 0)
            for n, (number, text) in enumerate(names, 1)
        )
        return Outline(language, "", tuple(rows))

    en = articles("en", ("Article 1", "Aims"), ("Article 2", "Means"), ("Article 3", "Seat"))
    zh = articles("zh-Hans", ("第一条", "目标"), ("第三条", "所在地"))
    assert links(pairs_of(en, zh)) == {("p1", "p1"), ("p3", "p2")}


@settings(deadline=None)
@given(texts(), texts())
def test_every_paragraph_of_both_stands_in_one_pair_exactly(a, b):
    pairs = pairs_of(a, b)
    assert [name for one in pairs for name in one.a] == [one.id for one in a.paragraphs]
    assert sorted(name for one in pairs for name in one.b) == sorted(one.id for one in b.paragraphs)
    assert all(0 <= one.score <= 1 for one in pairs)


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(8)))
def test_any_order_with_meaning_leaves_no_paragraph_out(order):
    other = outline("es", *(VERSIONS["es"][place] for place in order))
    pairs = pairs_of(version("en"), other, encoder=meaning)
    assert sorted(name for one in pairs for name in one.b) == sorted(
        one.id for one in other.paragraphs
    )


def numbered(language: str, *texts: str) -> Outline:
    rows = (
        Paragraph(f"para_{n}", "paragraph", f"{n}.", "", one, 0, 0)
        for n, one in enumerate(texts, 1)
    )
    return Outline(language, "", tuple(rows))


@pytest.mark.parametrize("language", OTHERS)
def test_numbered_paragraphs_that_one_language_joins_though_the_numbers_then_differ(language):
    rows = VERSIONS[language]
    glue = "" if language == "zh-Hans" else " "
    other = numbered(language, rows[0], glue.join(rows[1:3]), *rows[3:])
    ours = numbered("en", *VERSIONS["en"])

    pairs = pairs_of(ours, other, encoder=meaning)
    assert [(pair.a, pair.b) for pair in pairs if len(pair.a) > 1] == [
        (("para_2", "para_3"), ("para_2",))
    ]
    back = pairs_of(other, ours, encoder=meaning)
    assert links(back) == {(j, i) for i, j in links(pairs)}


def test_points_under_paragraphs_that_answer_each_other_are_paired_by_place():
    def with_points(language: str, lead: str, *points: str) -> Outline:
        head = Paragraph("para_1", "paragraph", "1.", "", lead, 0, 0)
        rows = (
            Paragraph(f"point_{n}", "point", f"({n})", "para_1", one, 0, 0)
            for n, one in enumerate(points)
        )
        return Outline(language, "", (head, *rows))

    en = with_points("en", "The Parties will protect 30 per cent of their waters:", "by reserves;", "by a ban on trawls.")  # fmt: skip
    zh = with_points("zh-Hans", "双方将保护30%的海域：", "建区；", "禁止底拖网捕捞。")

    assert links(pairs_of(en, zh, encoder=meaning)) == {
        ("para_1", "para_1"),
        ("point_0", "point_0"),
        ("point_1", "point_1"),
    }
