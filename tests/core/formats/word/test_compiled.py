"""What a delegation would have of a whole text, as tracked changes tell it: whoever accepts its changes alone reads its text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from consenso.core import wording
from consenso.core.formats.word import Asked, Paragraph, compiled, read, tracked
from consenso.core.formats.word._views import seen

TEXTS = (
    "The ports are open to ships of every member.",
    "Ten schools for pilots are founded.",
    "双方每年举行一次部长级会议。",
    "Les ministres remercient l’État d’accueil.",
    "A fund is set up by the end of the year.",
)


def each_reads_its_own(wanted: dict[str, list[str]]) -> None:
    draft = wording.draft_of(TEXTS)
    made = [
        one for code, texts in wanted.items() for one in wording.proposals_of(draft, texts, (code,))
    ]
    rows = [Paragraph(one.id, one.text, one.number) for one in draft]
    bracketed = wording.compose_draft(draft, made)
    told = compiled(rows, [Asked(one) for one in made], bracketed)
    there = read(tracked(told))
    for code, texts in wanted.items():
        if any(remark.by == code for remark in told.remarks):
            continue  # it changes words of what it moves: Word cannot tell both, and a remark says so
        views = seen(there.body.sources, lambda one, code=code: code in one.author.split("; "))
        assert [one.text for one in views] == texts, code


@pytest.mark.parametrize(
    "places", [[4, 3, 2, 1, 0], [2, 0, 1, 4, 3], [1, 2, 3, 4, 0], [3, 4, 0, 1, 2]], ids=str
)
def test_all_paragraphs_in_another_order(places: list[int]):
    each_reads_its_own(
        {"AUR": [TEXTS[place] for place in places], "BOR": [*TEXTS[1:], "It is so.", TEXTS[0]]}
    )


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(
    some.dictionaries(
        some.sampled_from(["AUR", "BOR", "CAL"]),
        some.permutations([*TEXTS, "A new one is put in.", "Another new one."]).flatmap(
            lambda texts: some.integers(1, 7).map(lambda count: list(texts[:count]))
        ),
        min_size=1,
    )
)
def test_any_order_with_some_left_out_and_some_new(wanted: dict[str, list[str]]):
    each_reads_its_own(wanted)
