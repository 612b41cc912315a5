import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from consenso.domain.search import actions, queries
from consenso.domain.search.results import Results
from tests.domain.search.conftest import FORUM, RECORD, Search, found, matched, paragraph

CASES = {
    "another form of the word": ("en", "cooperating", ["c-2018p-02"]),
    "the last word begun": ("en", "scholar", ["c-2021p-07"]),
    "all words": ("en", "trade cordillera", ["c-2015p-01"]),
    "the title counts more": ("en", "trade", ["c-2015p-01", "c-2018p-02"]),
    "the shorter text": ("en", "aurelia", ["c-2018p-02", "c-2021p-07"]),
    "a code": ("en", "c-2015p-01", ["c-2015p-01"]),
    "a code in capitals, begun": ("en", "C-2015P", ["c-2015p-01"]),
    "part of a code": ("en", "2015p", ["c-2015p-01"]),
    "a number without its mark": ("en", "20000", ["c-2021p-07"]),
    "a number with the mark of another language": ("en", "20.000", ["c-2021p-07"]),
    "an identifier": ("en", "ministerial-3", ["ministerial-3"]),
    "a phrase": ("en", '"trade in fish"', ["c-2015p-01"]),
    "words of a phrase in another order": ("en", '"fish trade"', []),
    "Spanish without accents": ("es", "cooperacion", ["c-2018p-02"]),
    "English text in the Spanish index": ("es", "scholarships", ["c-2021p-07"]),
    "Portuguese without accents": ("pt", "cooperacao", ["c-2018p-02"]),
    "French after an elision": ("fr", "accord ", ["c-2018p-02"]),
    "Dutch": ("nl", "samenwerkingen", ["c-2018p-02"]),
    "Chinese word": ("zh-hans", "论坛", ["c-2018p-02"]),
    "Chinese words with the particle": ("zh-hans", "中国的会议", ["c-2018p-02"]),
    "one Chinese character at the beginning": ("zh-hans", "港", ["c-2018p-02"]),
    "one Chinese character at the end": ("zh-hans", "坛", ["c-2018p-02"]),
    "Chinese that is not there": ("zh-hans", "国港", []),
    "another language's index": ("fr", "cordillera ", []),
}


@pytest.mark.parametrize(("language", "words", "identifiers"), CASES.values(), ids=CASES)
def test_search_finds_in_this_order(
    search: Search, language: str, words: str, identifiers: list[str]
) -> None:
    assert found(search(words, language)) == identifiers


def test_of_equals_the_newest_comes_first(db: None) -> None:
    days = {"b": "2018", "c": "2021-05", "a": "", "d": "2021-05-02"}
    actions.index(
        forum=FORUM, documents=[paragraph(name, "Plan", date=date) for name, date in days.items()]
    )

    results = queries.search(forum=FORUM, language="en", words="plan")

    assert found(results) == ["d", "c", "b", "a"]


def test_misspelt_word_is_taken_for_the_nearest_and_the_answer_says_so(search: Search) -> None:
    results = search("Cordilera trade")

    assert found(results) == ["c-2015p-01"]
    assert results.corrected == "cordillera trade"


def test_corrected_spelling_has_its_accents(search: Search) -> None:
    assert search("coperracion", "es").corrected == "cooperación"


def test_word_that_is_there_is_not_corrected(search: Search) -> None:
    assert search("ports").corrected == ""


def test_word_that_is_nowhere_is_left_out_and_named(search: Search) -> None:
    results = search("zzzzzzzz fish")

    assert found(results) == ["c-2015p-01"]
    assert results.left_out == ("zzzzzzzz",)


def test_words_that_never_stand_together_lose_the_most_frequent(search: Search) -> None:
    results = search("video trade")

    assert found(results) == ["ministerial-3"]
    assert results.left_out == ("trade",)


def test_only_words_that_are_nowhere_find_nothing(search: Search) -> None:
    results = search("zzzzzzzz")

    assert (results.total, results.hits, results.left_out) == (0, (), ("zzzzzzzz",))
    assert not results.is_empty_query


def test_matches_are_flagged_in_title_and_excerpt(search: Search) -> None:
    (hit,) = search("cooperation port").hits

    assert matched(hit.title) == ["Ports"]
    assert matched(hit.excerpt.pieces) == ["Cooperation", "ports"]
    assert "".join(piece for piece, _ in hit.title) == "Ports"


def test_hit_in_another_language_says_which(search: Search) -> None:
    (hit,) = search("scholarships", "es").hits

    assert (hit.text_language, hit.is_fallback) == ("en", True)
    assert not search("puertos", "es").hits[0].is_fallback


def test_facets_count_what_was_found(search: Search) -> None:
    results = search("trade")

    assert [(row.value, row.count) for row in results.parties] == [("XB", 2), ("XA", 1), ("XC", 1)]
    assert [(row.value, row.count) for row in results.areas] == [("trade", 2), ("transport", 1)]
    assert [(row.value, row.count) for row in results.years] == [("2018", 1), ("2015", 1)]
    assert [(row.value, row.count) for row in results.kinds] == [("commitment", 2)]


def test_chosen_facet_still_shows_what_the_others_would_bring(search: Search) -> None:
    results = search("trade", years=(2018,))

    assert found(results) == ["c-2018p-02"]
    assert [(row.value, row.count, row.is_chosen) for row in results.years] == [
        ("2018", 1, True),
        ("2015", 1, False),
    ]
    assert [row.value for row in results.parties] == ["XA", "XB"]


@pytest.mark.parametrize(
    ("filters", "identifiers"),
    [
        ({"parties": ("XA",)}, ["c-2021p-07", "c-2018p-02"]),
        ({"parties": ("xa", "XC")}, ["c-2021p-07", "c-2018p-02", "c-2015p-01"]),
        ({"parties": ("XA",), "areas": ("transport",)}, ["c-2018p-02"]),
        ({"kinds": ("meeting",)}, ["ministerial-3"]),
        ({"years": (2015, 2018)}, ["c-2018p-02", "c-2015p-01"]),
        ({"years": (1900,)}, []),
        ({"areas": ("'\") OR *",)}, []),
    ],
)
def test_filters_alone_list_all_under_them_the_newest_first(
    search: Search, filters: dict[str, object], identifiers: list[str]
) -> None:
    results = search(**filters)

    assert found(results) == identifiers
    assert (results.total, results.is_total_exact) == (len(identifiers), True)
    assert not results.is_empty_query


@pytest.mark.parametrize("words", ["", "   ", "🌎", "***", "\0"])
def test_neither_words_nor_filters_is_an_empty_query(search: Search, words: str) -> None:
    results = search(words)

    assert results.is_empty_query
    assert results.hits == ()


def test_forum_that_is_not_there_has_nothing(db: None) -> None:
    assert queries.search(forum="nowhere", language="en", words="trade").total == 0
    assert queries.suggestions(forum="nowhere", language="en", words="trade") == ()


def test_pages_hold_each_hit_once(db: None) -> None:
    actions.index(
        forum=FORUM,
        documents=[paragraph(f"p-{n}", f"Plan {n}", date=f"20{n:02}") for n in range(10, 35)],
    )

    pages = [
        queries.search(forum=FORUM, language="en", words="plan", page=n, per_page=10)
        for n in (1, 2, 3, 4)
    ]

    assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
    assert {page.total for page in pages} == {25}
    assert {page.n_pages for page in pages} == {3}
    assert len({hit.identifier for page in pages for hit in page.hits}) == 25


def test_more_than_are_ranked_says_so_and_keeps_older_titles(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_RANKED", 20)
    actions.index(
        forum=FORUM,
        documents=[
            *(paragraph(f"p-{n}", "Notes", "the plan and the sea", date="2020") for n in range(50)),
            paragraph("old", "The plan", "of the sea", date="2011"),
        ],
    )

    one_word = queries.search(forum=FORUM, language="en", words="plan ")
    two_words = queries.search(forum=FORUM, language="en", words="plan sea ")
    listed = queries.search(forum=FORUM, language="en", words="", kinds=("commitment",), page=3)

    assert one_word.is_bounded
    assert (one_word.total, one_word.is_total_exact, one_word.n_ranked) == (51, True, 21)
    assert found(one_word)[0] == "old"
    assert (two_words.total, two_words.is_total_exact) == (20, False)
    assert (listed.total, len(listed.hits)) == (51, 11)


def test_suggestions_are_titles_that_begin_so_each_once(search: Search) -> None:
    actions.index(forum=FORUM, documents=[paragraph("again", "SCHOLARSHIPS")])

    def titles(words: str) -> list[str]:
        given = queries.suggestions(forum=FORUM, language="en", words=words)
        return ["".join(piece for piece, _ in one.title) for one in given]

    assert [title.casefold() for title in titles("schol")] == ["scholarships"]
    assert titles("third minist") == ["Third Ministerial Meeting"]
    assert titles("") == titles("video") == titles("zzzz third") == []


def test_search_takes_at_most_fourteen_queries(search: Search) -> None:
    with CaptureQueriesContext(
        connection,
    ) as taken:
        search(
            "agreed trad", parties=("XA",), areas=("trade",), years=(2018,), kinds=("commitment",)
        )

    assert len(taken) <= 14


class AnyInput(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        actions.index(forum=FORUM, documents=RECORD)

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        st.one_of(
            st.text(st.characters(exclude_categories=()), max_size=60),
            st.lists(
                st.sampled_from(
                    [
                        '"',
                        "'",
                        "trade",
                        "tra",
                        "NEAR(",
                        "*",
                        "^",
                        "-",
                        "(",
                        ")",
                        ":",
                        "\0",
                        "\ud800",
                        "AND",
                        "OR",
                        "{title_terms}",
                        "🌎",
                        "港",
                        "论坛",
                        "\\",
                        "%",
                        "_",
                        "|",
                        "&",
                        "!",
                        "<->",
                        "20,000",
                        "c-2015p",
                        "cordilera",
                        "é",
                        "ﬁ",
                        "İ",
                        "½",
                        "٣",
                    ]
                ),
                max_size=30,
            ).map(" ".join),
            st.sampled_from(
                ["x" * 10_000, "a " * 5_000, "港" * 10_000, '"' * 10_000, "1-" * 5_000]
            ),
        ),
        st.sampled_from(["en", "es", "pt", "fr", "nl", "zh-hans", "xx", "", "\0"]),
        st.lists(st.text(st.characters(exclude_categories=()), max_size=10), max_size=2),
        st.lists(st.integers(), max_size=2),
        st.integers(),
        st.integers(),
    )
    def test_any_input_has_an_answer(
        self,
        words: str,
        language: str,
        values: list[str],
        years: list[int],
        page: int,
        per_page: int,
    ) -> None:
        results = queries.search(
            forum=FORUM,
            language=language,
            words=words,
            kinds=values,
            parties=values,
            areas=values,
            years=years,
            page=page,
            per_page=per_page,
        )
        unfiltered = queries.search(forum=FORUM, language=language, words=words)
        queries.suggestions(forum=FORUM, language=language, words=words)

        assert isinstance(results, Results)
        assert len(unfiltered.hits) <= unfiltered.total <= len(RECORD)
