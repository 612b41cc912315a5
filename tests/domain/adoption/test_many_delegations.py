"""Thirty-four delegations negotiate a plan of twenty paragraphs: three rounds, two languages, a silence that is broken, one that is not."""

from collections import Counter
from random import Random

from benchmarks.negotiation import SIZES, Forum, Times
from benchmarks.rounds import DRAFT, FORUM, SPANISH, Negotiation
from consenso.core.outline import Outline
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Round, Silence, Version
from consenso.domain.drafting.queries import proposals
from consenso.domain.ledger.queries import broken
from consenso.domain.texts.consensus import consensus_of, consensus_that_does_not_hold
from consenso.domain.texts.contents import contents, contents_that_do_not_hold, outline_of
from tests.domain.drafting.laws import all_laws


def words_of(outline: Outline) -> list[str]:
    return [one.text for one in outline.paragraphs]


def test_a_text_comes_of_many_proposals_and_none_of_them_is_lost(meridian, db):
    n_delegations, n_paragraphs, n_each = SIZES["short"]
    times = Times()
    table = Negotiation(
        Forum(n_delegations), times, Random(34), n_paragraphs=n_paragraphs, n_each=n_each
    )
    noted = {}

    def when_all_stand() -> None:
        row = table.draft()
        now, noted[row.revision] = composed(row)
        assert Counter(one.paragraph for one in now.proposals) == dict.fromkeys(
            table.texts(), n_each
        )

    adopted = table.all_of_it(when_all_stand)

    row = table.draft()
    all_laws(FORUM, table.n_sent, noted, DRAFT)
    n_of_the_chair = n_paragraphs // 10
    assert table.n_sent == n_paragraphs * n_each + n_of_the_chair
    ends = Counter(one.state for one in proposals(row.id, open_only=False))
    assert set(ends) <= {"met", "set_aside"}
    assert [
        one.number for one in Round.objects.filter(draft_id=row.id).exclude(closed_at=None)
    ] == [1, 2, 3]
    assert Counter(Version.objects.filter(draft_id=row.id).values_list("kind", flat=True)) == {
        "zero": 1,
        "compilation": 3,
        "final": 2,
    }
    assert [one.state for one in Silence.objects.filter(draft_id=row.id)] == ["broken", "ended"]
    assert len(times.seconds["answer"]) >= n_of_the_chair
    assert len(times.seconds["accept all"]) == n_delegations

    said = {one.language: outline_of(one) for one in contents(FORUM, adopted.text)}
    assert set(said) == {"en", "es"}
    assert words_of(said["en"]) == list(table.texts().values())
    for english, spanish in zip(words_of(said["en"]), words_of(said["es"]), strict=True):
        assert spanish.split() == [
            SPANISH[word.removesuffix(".")] + "." * word.endswith(".") for word in english.split()
        ]
    assert consensus_that_does_not_hold(FORUM) == contents_that_do_not_hold(FORUM) == ()
    (record,) = consensus_of(FORUM, adopted.text)
    assert len(record.document["silences"]) == 2
    assert broken(FORUM) is broken(FORUM, book="confidential") is None
