"""What is made of texts once they are imported: when it is due, when it is due again, and that nobody waits for it."""

import pytest

from consenso.core.outline import Outline, Paragraph
from consenso.domain.ledger.queries import head
from consenso.domain.texts import made, models
from consenso.domain.texts.concordance import alignment, alignments, counterparts
from consenso.domain.texts.contents import content, contents
from consenso.project.clockwork import Clockwork, make_of_texts
from tests.people import sena
from tests.texts import FIRST, SECOND, import_all, import_text

FORUM = "meridian"
ANEW = Outline("es", "", (Paragraph("para_1", "paragraph", "1.", "", "Se reunirán.", 0, 0),))


@pytest.fixture
def keeper(meridian):
    return sena()


def test_one_language_alone_gives_nothing_to_align(keeper):
    import_text(SECOND, "en", actor=keeper)

    assert made.make_alignments(FORUM, SECOND) == 0
    assert made.make_alignments(FORUM, "rules-2019") == 0


def test_what_is_due_is_made_one_by_one_and_then_no_more(keeper):
    tuple(import_all(FIRST, SECOND, actor=keeper))

    n_made = 0
    while made.make_due(encoder=None):
        n_made += 1

    assert n_made == models.Alignment.objects.count() == 4


def test_a_language_that_is_imported_anew_is_due_again(keeper):
    tuple(import_all(SECOND, actor=keeper))
    assert made.make_due(encoder=None)
    assert not made.make_due(encoder=None)

    import_text(SECOND, "es", actor=keeper, found=ANEW)

    row = content(FORUM, SECOND, "en")
    assert alignments(row, among=contents(FORUM, SECOND)) == {}
    assert made.make_due(encoder=None)
    assert len(alignments(row, among=contents(FORUM, SECOND))) == 1


def test_another_version_of_the_software_makes_it_again(keeper, monkeypatch):
    tuple(import_all(SECOND, actor=keeper))
    made.make_due(encoder=None)
    before = models.Alignment.objects.get().pk

    monkeypatch.setattr(made, "__version__", "another")

    assert made.make_due(encoder=None)
    assert models.Alignment.objects.get().pk > before
    assert not made.make_due(encoder=None)


def test_texts_too_long_to_compare_go_by_numbers(keeper, monkeypatch):
    tuple(import_all(SECOND, actor=keeper))
    monkeypatch.setattr(made, "MOST_COMPARED", 100)

    made.make_alignments(FORUM, SECOND)

    one, other = contents(FORUM, SECOND)
    assert counterparts(alignment(one, other), "para_4") == ("para_4",)


def test_making_adds_no_entry_to_the_ledger(keeper):
    tuple(import_all(SECOND, actor=keeper))
    before = head(FORUM)

    made.make_alignments(FORUM, SECOND, encoder=None)

    assert head(FORUM) == before


def test_the_clockwork_makes_all_that_texts_give(keeper):
    tuple(import_all(SECOND, actor=keeper))

    while make_of_texts():
        pass

    assert models.Alignment.objects.count() == 1
    assert models.Sentence.objects.filter(is_promise=True).exists()


def test_the_clockwork_looks_again_when_the_ledger_has_changed(keeper, monkeypatch):
    clockwork, looks = Clockwork(), []
    monkeypatch.setattr("consenso.project.clockwork.make_of_texts", lambda: bool(looks.append(1)))
    monkeypatch.setattr("consenso.project.clockwork.all_connections.close_all", lambda: None)

    clockwork._make()
    clockwork._let_make()  # nothing has changed: no thread is begun
    assert clockwork._maker.thread is None
    import_text(SECOND, "en", actor=keeper)
    clockwork._make()

    assert looks == [1, 1]
