"""The consensus record in public: as much of it as the forum publishes, and the bytes that its digest is of."""

import hashlib
import json
from dataclasses import replace

import pytest
from django.test import Client

from consenso.domain.adoption.correcting import Correction, correct
from consenso.domain.drafting import positions, silence
from consenso.domain.drafting.queries import sha_of
from consenso.domain.ledger.queries import payloads
from tests.cast import FORUM
from tests.domain.adoption.ready import HOUR, SPANISH, ready, under_silence
from tests.domain.adoption.test_adopting import due, gavel
from tests.interfaces.desk.posting import words
from tests.negotiating import PLAN, Table

PAGE = f"/en/meridian/texts/{PLAN}/"
API = f"/api/v1/meridian/texts/{PLAN}/"
RULE = {"words": {"en": "Nobody objects."}, "source": "https://example.org/rules"}


@pytest.fixture
def table(meridian, db) -> Table:
    return Table()


def get(path):
    return Client().get(path)


def say(table, name, stance, text, paragraph=""):
    positions.take(
        actor=table.actor(name),
        identifier=PLAN,
        stance=stance,
        words=text,
        paragraph=paragraph,
        at=table.now(),
    )


def test_a_text_that_was_adopted_here_lacks_no_address(table):
    ready(table, rule=RULE)
    gavel(table)

    said = words(get(PAGE))

    assert "Read it here" in said
    assert "knows no address" not in said


def test_the_page_says_by_which_rule_and_where_each_delegation_stood(table):
    ready(table, rule=RULE)
    say(table, "Cleo", "explains", "We read it with <our> law.")
    say(table, "Dan", "reserves", "As far as means allow.", "p4")
    ends = under_silence(table, withholds_names=True)
    silence.object_to(
        actor=table.actor("Bo"), identifier=PLAN, words="Not like this.", at=ends - HOUR
    )
    due(under_silence(table, withholds_names=True, lasts=3 * 24 * HOUR))

    page = get(f"{PAGE}consensus/")
    said = words(page)

    assert "Nobody objects." in said
    assert 'href="https://example.org/rules"' in page.content.decode()
    assert "accepts, with an explanation of position" in said
    assert "We read it with &lt;our&gt; law." in said
    assert "was silent: did not object" in said
    assert f'href="{PAGE}in/en/para_2/"' in page.content.decode()
    assert "Not like this." in said
    assert "a delegation that is not named" in said
    assert f"{PAGE}consensus/" in get(PAGE).content.decode()


def test_the_file_is_the_bytes_that_the_ledger_has_the_digest_of(table):
    ready(table)
    gavel(table)

    file = get(f"{API}consensus/1.json").content

    (said,) = payloads(FORUM, "text:adopt").values()
    digest = hashlib.sha256(file).hexdigest()
    assert digest == said["consensus"]
    assert digest in words(get(f"{PAGE}consensus/"))
    assert json.loads(file)["mode"] == "meeting"
    assert get(f"{API}contents/es.xml").status_code == 200


@pytest.mark.parametrize(
    ("publicity", "page", "record", "acts"),
    [
        ("text", 404, 404, 404),
        ("consensus", 200, 200, 404),
        ("negotiation", 200, 200, 200),
    ],
)
def test_as_much_is_public_as_the_forum_decided(table, publicity, page, record, acts):
    ready(table, publicity=publicity)
    gavel(table)

    assert get(PAGE).status_code == 200
    assert get(f"{PAGE}in/es/").status_code == 200
    assert get(f"{PAGE}consensus/").status_code == page
    assert get(f"{API}consensus/1.json").status_code == record
    assert get(f"{API}negotiation.json").status_code == acts
    assert (f"{PAGE}consensus/" in get(PAGE).content.decode()) is (page == 200)


def test_of_a_negotiation_that_is_public_one_reads_who_proposed_what(table):
    ready(table, publicity="negotiation")
    table.write("Dora", paragraph="p4", texts=("A word that nobody sent.",))
    one = table.propose("Ana", paragraph="p3", texts=("The parties should open their harbours.",))
    from consenso.domain.drafting import sending

    sending.withdraw(actor=table.actor("Ana"), identifier=PLAN, proposal=one.pk, at=table.now())
    gavel(table)

    said = words(get(f"{PAGE}consensus/"))
    file = get(f"{API}negotiation.json").content

    assert "The parties should open their harbours." in said
    assert "nobody sent" not in said
    assert b"nobody sent" not in file
    named = json.loads(get(f"{API}consensus/1.json").content)["negotiation"]
    assert hashlib.sha256(file).hexdigest() == named["sha256"]


def test_corrections_are_public_even_where_positions_are_not(table):
    ready(table, publicity="text")
    gavel(table)
    slip = Correction("es", "para_1", sha_of(SPANISH["p3"]), "Otra cosa.", "A slip.")

    correct(actor=table.actor("Sena"), identifier=PLAN, said=slip, at=table.now())
    correct(
        actor=table.actor("Sena"),
        identifier=PLAN,
        said=replace(slip, was=sha_of("Otra cosa."), words="Y otra."),
        at=table.now(),
    )

    said = words(get(f"{PAGE}consensus/"))
    assert SPANISH["p3"] in said
    assert "Y otra." in said
    assert "took no position" not in said
    assert get(f"{API}consensus/1.json").status_code == 404
    assert get(f"{API}consensus/3.json").status_code == 200


def test_a_text_that_was_not_adopted_here_has_no_such_page(table):
    assert get("/en/meridian/texts/plan-2020-2022/consensus/").status_code == 404
    assert get("/en/meridian/texts/no-such/consensus/").status_code == 404
    assert get("/api/v1/meridian/texts/no-such/consensus/1.json").status_code == 404


def test_the_words_before_a_correction_have_an_address_and_both_lead_to_each_other(table):
    ready(table)
    gavel(table)
    slip = Correction("es", "para_1", sha_of(SPANISH["p3"]), "Otra <cosa>.", "A slip.")
    adopted = words(get(f"{PAGE}in/es/"))
    correct(actor=table.actor("Sena"), identifier=PLAN, said=slip, at=table.now())

    now, before, after = (
        get(f"{PAGE}in/es/{rest}").content.decode() for rest in ("", "as/1/", "as/2/")
    )
    paragraph = words(get(f"{PAGE}in/es/para_1/"))
    record = get(f"{PAGE}consensus/").content.decode()
    file = get(f"{API}contents/es/as/1.json").content

    assert "As adopted on" not in adopted
    for page in (now, before, after):
        assert f'href="{PAGE}in/es/as/1/"' in page
        assert f'href="{PAGE}in/es/as/2/"' in page
    assert f'href="{PAGE}in/es/"' in before
    assert f'href="{PAGE}in/es/"' in after
    assert "As adopted on 2 March 2026" in before
    assert "As corrected on" in after
    assert SPANISH["p3"] in before
    assert "Otra &lt;cosa&gt;." not in before
    assert "It does not say this any more" in before
    assert f'href="{PAGE}consensus/#correction-1"' in before
    assert "Otra &lt;cosa&gt;." in after
    assert "It does not say this any more" not in after
    assert f'href="{PAGE}in/es/as/1/#para_1"' in get(f"{PAGE}in/es/para_1/").content.decode()
    assert SPANISH["p3"] in paragraph
    assert f'href="{PAGE}in/es/as/1/"' in record
    assert hashlib.sha256(file).hexdigest() in before
    assert get(f"{PAGE}in/en/as/1/").status_code == 404
    assert get(f"{PAGE}in/es/as/3/").status_code == 404
    assert get(f"{API}contents/es/as/3.json").status_code == 404
