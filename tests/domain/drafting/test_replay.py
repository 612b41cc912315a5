"""Acts, read again: what a draft was at each of them, how far it came, and from whom its words are."""

import datetime as dt

import pytest

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.drafting import actions, deciding, sending, translations
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import ActRow, acts_of
from consenso.domain.drafting.queries import ParagraphRow, paragraphs, sha_of
from consenso.domain.drafting.replay import Film, acts_shown, at_revision, course, phrases
from tests.negotiating import AT, PLAN

PORTS = "The parties shall open their harbours to all ships by 2035."
SHOULD = PORTS.replace("shall", "should")


def test_there_is_a_draft_at_its_revisions_alone(table):
    begun = table.begin()
    assert at_revision(begun, 1).paragraphs == paragraphs(begun.id)

    row = actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())

    assert at_revision(row, 2).paragraphs == paragraphs(row.id)
    for number in (0, -1, 1, 3):  # the first is what the secretariat had before it circulated it
        with pytest.raises(NotFound):
            at_revision(row, number)


def test_a_translation_before_the_circulation_takes_no_words_from_the_replay(table):
    table.begin()
    translations.translate(
        actor=table.actor("Iris"),
        identifier=PLAN,
        paragraph="p3",
        language="es",
        text="Las partes abren sus puertos.",
        of=sha_of(PORTS),
        at=table.now(),
    )
    row = actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())

    film = Film()
    for act in acts_shown(row):
        film.show(act)

    assert film.standing().paragraphs == paragraphs(row.id)


def test_what_another_takes_back_is_in_the_acts_for_all_who_stood_on_it(table):
    table.open()
    first = table.propose("Ana", "addition", after="p4", texts=("They meet every spring.",))
    table.propose(
        "Bo", paragraph="p7", texts=("They meet every other spring.",), on=f"n{first.number}"
    )
    sending.withdraw(actor=table.actor("Ana"), identifier=PLAN, proposal=first.pk, at=table.now())

    now, bracketed = composed(table.draft())
    assert [(one.kind, one.paragraph, one.by) for one in now.proposals] == [
        ("addition", "p7", ("XB",))
    ]
    assert "They meet every other spring." in wording.read_draft(bracketed, "XB")
    then = at_revision(table.draft(), table.draft().revision)
    assert wording.compose_draft(then.base, then.asked()) == bracketed


def test_a_paragraph_counts_from_the_first_who_wanted_it_otherwise_to_the_last(table):
    row = table.open()
    made = table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    since = table.at
    table.propose("Bo", "merge", paragraph="p4", others=("p3",), texts=("All of it.",))
    table.propose("Bo", "keep", paragraph="p4")
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    points, took = course(acts_of(row.id))
    found = {one.paragraph: one for one in took}
    assert (found["p3"].since_at, found["p3"].agreed_at) == (since, table.at)
    assert found["p5"].took is None
    assert [one.agreed for one in points] == [6, 5, 4, 5, 6]
    assert points[-1].percent == 100.0
    assert [(one.words, one.by) for one in phrases(acts_of(row.id), "p3")][1] == (
        "should",
        ("XA",),
    )


def history(n_acts, n_paragraphs=50):
    """Return a long negotiation: each paragraph in turn is proposed on and decided, as acts keep it."""
    begin = [ParagraphRow(f"p{one}", "paragraph", str(one), 0, f"They meet {one} times.").as_json()
             for one in range(n_paragraphs)]  # fmt: skip
    payload = {"paragraphs": begin, "order": [one["id"] for one in begin]}
    yield ActRow(1, "begin", "secretariat", "", payload, AT)
    for number in range(2, n_acts + 1):
        place, turn = (number // 2) % n_paragraphs, number // 2
        proposal = {
            "id": f"n{turn}", "number": turn, "by": ["XA"], "delegation": "XA", "kind": "wording",
            "paragraph": f"p{place}", "texts": [f"They meet {turn} times."], "after": "", "others": [],
            "on": "", "reason": "", "source": "", "chairs": False, "fate": [],
            "state": "met" if number % 2 else "open",
        }  # fmt: skip
        paragraphs = [begin[place] | {"text": proposal["texts"][0]}] if number % 2 else []
        verb = "take" if number % 2 else "send"
        at = AT + dt.timedelta(minutes=number)
        payload = {"proposals": [proposal], "paragraphs": paragraphs}
        yield ActRow(number, verb, "XA", f"p{place}", payload, at)


class Counted(dict):
    """Proposals that stand, which counts how many of them are looked at."""

    n_looked = 0

    def __getitem__(self, key):
        type(self).n_looked += 1
        return super().__getitem__(key)


def test_of_a_long_history_each_act_looks_at_what_it_touched_alone(monkeypatch):
    looked = []
    plain = Film.__init__

    def counting(film):
        plain(film)
        film.proposals = Counted(film.proposals)

    monkeypatch.setattr(Film, "__init__", counting)
    for n_acts in (2500, 5001):
        Counted.n_looked = 0
        points, took = course(history(n_acts))
        looked.append(Counted.n_looked)
        assert len(took) == 50
        assert points[-1].agreed == (49 if n_acts % 2 == 0 else 50)

    assert 0 < looked[1] <= looked[0] * 2.1
