"""The chair's screen: the order of work, places decided, proposals taken or set aside, two who decide at once."""

import datetime as dt
import re

import pytest
from django.test import Client

from consenso.domain.drafting import actions, positions, proposing, silence
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.proposing import Wanted
from consenso.domain.drafting.queries import proposals, sha_of
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("second_factor_offered")
CHAIR = f"/en/desk/meridian/drafts/{PLAN}/chair/"
HARBOURS = "The parties shall open their harbours to all ships by 2035."
SHOULD = "The parties should open their harbours to all ships by 2035."
WILL = "The parties will open their harbours to all ships by 2040."


@pytest.fixture
def table(meridian) -> Table:
    made = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    made.open()
    return made


def disputed(table: Table) -> None:
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=(WILL,))


def decide(client: Client, seal: str, decision: str, *, path: str = "1", **more: object):
    posted = {"act": "resolve", "path": path, "decision": decision, "seal": seal, **more}
    return client.post(f"{CHAIR}p3/", posted)


def text(table: Table, paragraph: str = "p3") -> str:
    _, bracketed = composed_now(table)
    item = next(one for one in bracketed.items if one.id == paragraph)
    return "".join(one if isinstance(one, str) else "[…]" for one in item.segments)


def composed_now(table: Table):
    return composed(table.draft())


def test_order_of_work_tells_open_parked_held_up_and_agreed(table):
    disputed(table)
    table.propose("Cleo", "deletion", paragraph="p4")
    sena = table.actor("Sena")
    actions.park(actor=sena, identifier=PLAN, paragraph="p4", is_parked=True, at=table.now())
    actions.link(actor=sena, identifier=PLAN, paragraphs=["p3", "p6"], name="ships", at=table.now())

    page = words(as_(table, "Sena").get(CHAIR))

    for heading in ("Open: 1", "Left for later: 1", "Held up by a link: 1", "Agreed: 3"):
        assert heading in page
    assert "Take in hand what is open next: § 1" in page
    assert "50 % (3 of 6)" in page, "what a link holds up is not agreed"


def test_place_is_decided_as_it_was_seen(table):
    disputed(table)
    client = as_(table, "Sena")
    assert "Take alternative 2" in words(client.get(f"{CHAIR}p3/"))

    done = decide(client, table.seal("p3"), "2")

    assert done["Location"] == f"{CHAIR}p3/?done=resolve"
    assert text(table) == "The parties will open their harbours to all ships by […]."
    assert "It is decided." in words(client.get(done["Location"]))


def test_who_insists_stays_in_brackets(table):
    disputed(table)

    decide(as_(table, "Sena"), table.seal("p3"), "0", insisting=["1"])

    assert text(table) == "The parties […] open their harbours to all ships by […]."
    assert [one.number for one in proposals(table.draft().id)] == [1, 2]


def test_new_words_for_a_place_keep_the_space_around_it(table):
    table.propose(
        "Ana",
        paragraph="p6",
        texts=("The parties strongly encourage schools to exchange teachers.",),
    )

    as_(table, "Sena").post(
        f"{CHAIR}p6/",
        {
            "act": "resolve",
            "path": "1",
            "decision": "words",
            "words": " firmly\r\n",
            "seal": table.seal("p6"),
        },
    )

    assert text(table, "p6") == "The parties firmly encourage schools to exchange teachers."


def test_second_of_two_sees_how_it_stands_and_keeps_what_was_typed(table):
    disputed(table)
    seen = table.seal("p3")
    decide(as_(table, "Sena"), seen, "1", path="3")

    late = decide(as_(table, "Sena"), seen, "words", words="<must>", insisting=["2"])

    page = words(late)
    assert late.status_code == 409
    assert "It has changed since you saw it" in page
    assert "&lt;must&gt;</textarea>" in page
    assert 'name="insisting" value="2" checked' in page
    assert text(table) == "The parties […] open their harbours to all ships by 2040."


def test_what_was_typed_for_a_place_that_is_gone_is_shown_beside(table):
    disputed(table)
    seen = table.seal("p3")
    decide(as_(table, "Sena"), seen, "1", path="3")

    late = decide(as_(table, "Sena"), seen, "words", path="3", words="2038")

    assert '<textarea id="kept" rows="4" readonly>2038</textarea>' in words(late)


@pytest.mark.parametrize("decision", ["", "words"])
def test_form_without_a_choice_says_so_at_its_place(table, decision):
    disputed(table)

    answer = decide(as_(table, "Sena"), table.seal("p3"), decision)

    assert answer.status_code == 422
    assert "chair-place has-error" in words(answer)
    assert text(table) == "The parties […] open their harbours to all ships by […]."


@pytest.mark.parametrize("path", ["x", "1.", "9", "1.1.0", "1" * 40])
def test_place_that_is_not_there_decides_nothing(table, path):
    disputed(table)

    answer = decide(as_(table, "Sena"), table.seal("p3"), "0", path=path)

    assert answer.status_code in (404, 409)
    assert len(proposals(table.draft().id)) == 2


def test_proposal_is_taken_whole_or_set_aside(table):
    disputed(table)
    first, second = proposals(table.draft().id)
    client = as_(table, "Sena")

    client.post(f"{CHAIR}p3/", {"act": "decline", "proposal": first.pk, "seal": table.seal("p3")})
    client.post(f"{CHAIR}p3/", {"act": "take", "proposal": second.pk, "seal": table.seal("p3")})

    assert text(table) == WILL
    again = client.post(
        f"{CHAIR}p3/", {"act": "take", "proposal": second.pk, "seal": table.seal("p3")}
    )
    assert again.status_code == 409


def test_new_paragraph_of_two_is_taken_from_either_and_moves_are_decided(table):
    words_of = ("The parties will report every two years.",)
    table.propose("Dan", "addition", after="p4", texts=words_of)
    table.propose("Eva", "addition", after="p4", texts=words_of)
    table.propose("Cleo", "move", paragraph="p6", after="p2")
    client = as_(table, "Sena")
    page = words(client.get(f"{CHAIR}p7/"))
    assert page.count("a new paragraph after § 2") == 2
    assert "to stand after § I" in words(client.get(f"{CHAIR}p6/"))
    second, moved = (one.pk for one in proposals(table.draft().id)[1:])

    client.post(f"{CHAIR}p6/", {"act": "take", "proposal": moved, "seal": table.seal("p6")})
    client.post(f"{CHAIR}p7/", {"act": "take", "proposal": second, "seal": table.seal("p7")})

    standing, bracketed = composed_now(table)
    assert [one.id for one in standing.paragraphs] == ["p1", "p2", "p6", "p3", "p4", "p7", "p5"]
    assert all(one.is_agreed for one in bracketed.items)


def test_new_paragraph_that_is_set_aside_leads_back_to_the_order_of_work(table):
    table.propose("Dan", "addition", after="p4", texts=("The parties will report.",))
    client = as_(table, "Sena")
    only = proposals(table.draft().id)[0].pk

    done = client.post(
        f"{CHAIR}p7/", {"act": "decline", "proposal": only, "seal": table.seal("p7")}, follow=True
    )

    assert "The proposal is set aside." in words(done)
    assert "Open paragraphs" in words(done)
    assert client.get(f"{CHAIR}p7/").status_code == 404


def test_paragraph_gets_other_words_from_those_that_were_seen(table):
    client = as_(table, "Sena")
    posted = {"act": "reword", "base": sha_of(HARBOURS), "words": "The parties open all harbours."}

    client.post(f"{CHAIR}p3/", posted)
    late = client.post(f"{CHAIR}p3/", posted | {"words": "Nobody opens anything."})

    assert text(table) == "The parties open all harbours."
    assert late.status_code == 409
    assert "Nobody opens anything.</textarea>" in words(late)


def test_paragraph_is_not_deleted_by_an_empty_field_alone(table):
    client = as_(table, "Sena")
    posted = {"act": "reword", "base": sha_of(HARBOURS), "words": ""}

    assert client.post(f"{CHAIR}p3/", posted).status_code == 422
    client.post(f"{CHAIR}p3/", posted | {"deletes": "yes"})

    assert text(table) == ""


def test_words_that_the_paragraph_has_already_are_said_at_the_field(table):
    client = as_(table, "Sena")
    for act in ("reword", "propose"):
        answer = client.post(
            f"{CHAIR}p3/", {"act": act, "base": sha_of(HARBOURS), "words": HARBOURS}
        )

        assert answer.status_code == 422
        assert "The paragraph says so already." in words(answer)


def test_chair_proposes_and_sees_the_answers(table):
    client = as_(table, "Sena")
    client.post(
        f"{CHAIR}p3/",
        {"act": "propose", "base": sha_of(HARBOURS), "words": SHOULD, "reason": "To go on."},
    )
    made = proposals(table.draft().id)[0]
    assert made.is_chairs
    assert "No delegation has answered yet." in words(client.get(f"{CHAIR}p3/"))
    for name, stance in (("Bo", "accepts"), ("Cleo", "reserves")):
        positions.take(
            actor=table.actor(name),
            identifier=PLAN,
            stance=stance,
            paragraph="p3",
            proposal=made.pk,
            words="As to ships.",
            at=table.now(),
        )

    page = words(client.get(f"{CHAIR}p3/"))

    assert "<strong>Borea</strong> accepts: As to ships." in page
    assert "<strong>Cordillera</strong> reserves its position: As to ships." in page
    client.post(f"{CHAIR}p3/", {"act": "withdraw", "proposal": made.pk})
    assert text(table) == HARBOURS


def test_what_cannot_be_sent_leaves_nothing_behind(table):
    client = as_(table, "Sena")

    answer = client.post(f"{CHAIR}p3/", {"act": "propose", "base": "0" * 64, "words": SHOULD})

    assert answer.status_code == 409
    assert f"{SHOULD}</textarea>" in words(answer)
    assert text(table) == HARBOURS


def test_paragraphs_are_linked_and_stand_for_themselves_again(table):
    client = as_(table, "Sena")
    assert client.post(f"{CHAIR}p3/", {"act": "link", "name": "ships"}).status_code == 422
    client.post(f"{CHAIR}p3/", {"act": "link", "name": "ships", "other": ["p4", "p6"]})
    client.post(f"{CHAIR}p3/", {"act": "link", "name": "ships", "other": ["p6"]})

    def linked() -> list[str]:
        return [one.id for one in composed_now(table)[0].paragraphs if one.linked]

    assert linked() == ["p3", "p6"]
    client.post(f"{CHAIR}p6/", {"act": "unlink"})
    assert linked() == ["p3"]


def test_paragraph_is_taken_in_hand_left_and_taken_up(table):
    client = as_(table, "Sena")
    client.post(f"{CHAIR}p3/", {"act": "in_hand"})
    client.post(f"{CHAIR}p3/", {"act": "park"})

    page = words(client.get(f"{CHAIR}p3/"))

    assert table.draft().in_hand == "p3"
    assert "In hand: the room looks at it." in page
    assert "Take up again" in page
    client.post(f"{CHAIR}p3/", {"act": "take_up"})
    client.post(CHAIR)
    assert "Leave it for later" in words(client.get(f"{CHAIR}p3/"))
    assert table.draft().in_hand == ""


def test_nothing_that_was_not_sent_is_on_the_chairs_screen(table):
    table.write("Dora", paragraph="p3", texts=("The parties secretly open harbours.",))
    table.propose("Bo", paragraph="p3", texts=(WILL,))

    for place in (CHAIR, f"{CHAIR}p3/"):
        page = words(as_(table, "Sena").get(place))
        assert "secretly" not in page
        assert not re.search(r"\bXA\b", page)  # as a word: tokens of forms are of random letters


def test_under_silence_no_words_change(meridian):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    table.open(languages=("en",))
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=table.now() + dt.timedelta(days=4),
        withholds_names=False,
        at=table.now(),
    )
    client = as_(table, "Sena")

    late = client.post(
        f"{CHAIR}p3/", {"act": "reword", "base": sha_of(HARBOURS), "words": "Late words."}
    )

    assert late.status_code == 409
    assert ">Late words.</textarea>" in words(late)
    assert "Give it other words" not in words(late)
    assert text(table) == HARBOURS


def test_head_of_the_delegation_that_presides_has_the_screen_and_others_do_not(meridian):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    table.open(presided_by="XA")
    table.propose("Bo", paragraph="p3", texts=(WILL,))

    decide(as_(table, "Ana"), table.seal("p3"), "1")

    assert text(table).startswith("The parties will")
    for name in ("Dora", "Bo"):
        assert as_(table, name).get(f"{CHAIR}p3/").status_code == 403
    assert as_(table, "Otto").get(f"{CHAIR}p3/").status_code == 404


def test_paragraph_without_brackets_and_long_draft_have_their_pages(meridian):
    table = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    table.begin(words=[("paragraph", str(n), f"We meet in year {n}.") for n in range(1, 301)])
    actions.circulate(actor=table.actor("Sena"), identifier=PLAN, at=table.now())
    client = as_(table, "Sena")

    assert "Nothing is open: every paragraph is agreed." in words(client.get(CHAIR))
    page = words(client.get(f"{CHAIR}p150/"))
    assert "Nobody asks for anything else" in page
    assert "Places in brackets" not in page


def test_private_words_written_meanwhile_do_not_disturb_the_chair(table):
    disputed(table)
    seen = table.seal("p3")
    proposing.write(
        actor=table.actor("Cleo"),
        identifier=PLAN,
        wanted=Wanted("deletion", "p3"),
        at=table.now(),
    )

    assert decide(as_(table, "Sena"), seen, "1").status_code == 302


def test_signs_that_no_database_takes_are_left_out_of_what_the_chair_types(table):
    chair = as_(table, "Sena")
    typed = {
        "act": "propose",
        "words": "They me\0et.",
        "reason": "It is sh\0ort.",
        "kind": "wording",
    }
    done = chair.post(f"{CHAIR}p3/", typed | {"base": sha_of(HARBOURS)})
    linked = chair.post(f"{CHAIR}p4/", {"act": "link", "name": "fi\0sh", "other": ["p6\0"]})

    assert (done.status_code, linked.status_code) == (302, 302)
    (one,) = [one for one in proposals(table.draft().id) if one.is_chairs]
    assert (one.texts, one.reason) == (("They meet.",), "It is short.")
    rows = {one.id: one.linked for one in composed(table.draft())[0].paragraphs}
    assert rows["p4"] == rows["p6"] == "fish"
