"""Pages on which a delegation that presides proposes: for itself or as the chair, and what all then read."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consenso.core.formats import word
from consenso.domain.drafting import deciding
from consenso.domain.drafting.by_hand import read_brackets
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.positions import take
from consenso.domain.drafting.queries import own, proposals, sha_of
from consenso.domain.drafting.word import as_sent, state_of
from consenso.interfaces.ui.consensus import Naming
from consenso.interfaces.ui.negotiation import acts_table
from tests.interfaces.desk.posting import form_of, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, WORDS, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
P4 = f"{DRAFT}p/p4/"
PILOTS = "The parties will train 200 pilots every year."
MORE = "The parties will train 220 pilots every year."


@pytest.fixture
def table(db) -> Table:
    made = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    made.open(presided_by="XB")
    return made


def keep(table: Table, name: str, **posted: object):
    held = {"way": "words", "do": "keep", "base": sha_of(PILOTS), "shape": "wording", "text": MORE}
    return as_(table, name).post(P4, {**held, **posted})


def cells(html: str, table: str) -> list[list[str]]:
    """Return the words of a table's cells, row by row, without its heading."""
    body = html.partition(f'id="{table}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in rows if row]


def test_who_presides_is_asked_for_whom_and_others_are_not(table):
    asked = {name: form_of(as_(table, name), P4) for name in ("Bo", "Ana", "Sena")}

    assert asked["Bo"]["voice"][0] == "own"
    assert "voice" not in asked["Ana"]
    assert "voice" not in asked["Sena"]


def test_it_is_for_the_own_delegation_unless_it_is_said_otherwise(table):
    keep(table, "Bo", voice=form_of(as_(table, "Bo"), P4)["voice"][0])
    keep(table, "Bo", voice="secretariat")
    keep(table, "Ana", voice="secretariat")

    kept = {
        name: [one.voice for one in own(table.draft().id, table.actor(name).delegation.id)]
        for name in ("Bo", "Ana")
    }
    assert kept == {"Bo": ["XB", "secretariat"], "Ana": ["XA"]}
    assert form_of(as_(table, "Bo"), P4)["voice"][0] == "secretariat"


def test_all_read_that_the_chair_proposes_and_are_asked_to_answer(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)

    ana, bo = (words(as_(table, name).get(P4)) for name in ("Ana", "Bo"))

    for said in (ana, bo):
        assert "<b>Proposal 1</b> · The chair (CHAIR) · Other words" in said
        assert "Borea (XB)" not in said
        assert "Answer it" in said
        assert "Join it" not in said
    assert "Stand behind it no more" in bo
    assert "Stand behind it no more" not in ana


def test_the_course_and_what_is_new_speak_of_the_chair(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)

    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))
    news = words(as_(table, "Ana").get(f"{DRAFT}mine/"))

    assert "The chair proposed other words for § 2" in replay
    assert "Borea proposed" not in replay
    assert "The chair proposed other words for § 2" in news
    assert "proposals that you have not answered" in news


def test_on_the_chairs_screen_what_is_proposed_is_the_chairs(table):
    as_(table, "Bo").post(
        f"{DRAFT}chair/p4/",
        {"act": "propose", "kind": "wording", "words": MORE, "base": sha_of(PILOTS)},
    )

    assert [(one.delegation, one.by) for one in proposals(table.draft().id)] == [
        ("XB", ("secretariat",))
    ]
    assert "Withdraw it" in words(as_(table, "Bo").get(f"{DRAFT}chair/p4/"))


def three_versions(table: Table) -> None:
    """Bo and Sena propose as the chair, one after the other; Ana objects to the first, accepts the second."""
    first = table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)
    answer(table, "Ana", first.pk, "objects", "Too many.")
    second = table.propose("Sena", paragraph="p4", texts=("The parties will train pilots.",))
    for name in ("Ana", "Cleo"):
        answer(table, name, second.pk, "accepts")
    third = "The parties will train pilots every year."
    table.propose("Bo", paragraph="p4", texts=(third,), is_chairs=True)


def answer(table: Table, name: str, proposal: int, stance: str, said: str = "") -> None:
    take(
        actor=table.actor(name),
        identifier=PLAN,
        stance=stance,
        proposal=proposal,
        words=said,
        at=table.now(),
    )


def test_versions_of_the_chair_stand_one_after_the_other_with_who_answered_which(table):
    three_versions(table)

    for name, address in (("Ana", P4), ("Bo", f"{DRAFT}chair/p4/")):
        rows = cells(words(as_(table, name).get(address)), "chairs-versions-1")
        replaced = "Replaced by another of the chair"
        assert [row[:-1] for row in rows] == [
            ["1 (proposal 1)", "–", "Aurelia", "–", replaced],
            ["2 (proposal 2)", "Aurelia and Cordillera", "–", "–", replaced],
            ["3 (proposal 3)", "–", "–", "–", "Stands"],
        ]


def test_each_proposal_of_the_chair_says_which_version_it_is(table):
    three_versions(table)

    page = words(as_(table, "Ana").get(P4))
    mine = words(as_(table, "Ana").get(f"{DRAFT}mine/"))

    assert "Version 1 of 3 by the chair; proposal 2 followed it." in page
    assert "Version 3 of 3 by the chair, the last one." in page
    assert "Version 3 of 3 by the chair, the last one." in mine
    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))
    assert "The chair proposed other words for § 2, in place of proposal 2" in replay


def test_one_proposal_of_the_chair_has_no_version_and_a_delegations_never(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)
    for text in ("The parties will train all pilots.", "The parties will train no pilots."):
        table.propose("Ana", paragraph="p4", texts=(text,))

    page = words(as_(table, "Ana").get(P4))

    assert "chairs-versions" not in page
    assert "by the chair" not in page


def test_in_the_record_of_the_negotiation_it_is_told_that_it_was_as_the_chair(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,))
    table.propose("Bo", paragraph="p4", texts=("As the chair.",), is_chairs=True)
    table.propose("Sena", paragraph="p6", texts=("As the chair too.",))
    acts = [
        {"number": one.number, "at": "", "by": one.by, "verb": one.verb, "payload": one.payload}
        for one in acts_of(table.draft().id)
        if one.verb == "send"
    ]
    naming = Naming("en", lambda code: f"the {code}", str, lambda _language, _paragraph: "")

    told = acts_table(acts, naming, most=9)

    assert [row[2].text for row in told.rows] == [
        "the XB",
        "the XB, as the chair",
        "the secretariat",
    ]


def back(table: Table, name: str, *changes: word.Proposal):
    """Let somebody send back the draft of now with changes tracked; return the client and the page's address."""
    called = {"XA": "Aurelia", "XB": "Borea", "CHAIR": "The chair"}
    called["CHAIR.1"] = "The chair (wording 1)"
    row = table.draft()
    made = as_sent(row, state_of(row), title="", name=called.__getitem__)
    content = word.tracked(
        word.Draft(made.paragraphs, (*made.proposals, *changes), id=made.id, version=made.version)
    )
    client = as_(table, name)
    file = SimpleUploadedFile("back.docx", content)
    answer = client.post(f"{DRAFT}word/", {"file": file, "compare": ""})
    return client, answer["Location"]


def test_of_a_word_file_an_author_stands_for_the_chair_where_who_presides_says_so(table):
    row = table.draft()
    ours = MORE.replace("220", "230")
    client, address = back(
        table,
        "Bo",
        word.Proposal("wording", ("Bureau",), "p4", MORE, reason="A bridge."),
        word.Proposal("wording", ("Ministry",), "p4", ours),
        word.Proposal("insertion", ("Bureau",), text="They meet in spring.", after="p4"),
    )
    assert form_of(client, address)["author.0"] == form_of(client, address)["author.1"] == ["XB"]
    assert "Borea, as the chair" in words(client.get(address))

    said = {"match": "1", "author.0": "CHAIR", "author.1": "XB", "compare": "now"}
    client.post(address, said)
    page = words(client.get(address))
    client.post(address, {"keep": ["0", "1", "2"]})

    assert "3 changes can be kept as proposals." in page
    assert page.count('<p class="word-note">Borea, as the chair</p>') == 2
    kept = own(row.id, table.actor("Bo").delegation.id)
    assert [(one.voice, one.kind, one.texts, one.reason) for one in kept] == [
        ("XB", "wording", (ours,), ""),
        ("secretariat", "wording", (MORE,), "A bridge."),
        ("secretariat", "addition", ("They meet in spring.",), ""),
    ]
    client, address = back(
        table, "Bo", word.Proposal("wording", ("Bureau",), "p4", MORE, reason="A bridge.")
    )
    assert form_of(client, address)["author.0"] == ["CHAIR"]
    assert "You prepared this already." in words(client.get(address))


def test_what_the_chair_sent_comes_back_as_sent_and_to_others_as_somebody_elses(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)

    bo, address = back(table, "Bo")
    ana, hers = back(table, "Ana", word.Proposal("deletion", ("Ana",), "p6"))

    assert "You sent this already." in words(bo.get(address))
    page = words(ana.get(hers))
    assert "The chair: 2 changes" in page
    assert "as the chair" not in page
    ana.post(hers, {"match": "1", "author.0": "XA", "author.1": "CHAIR", "compare": "now"})
    ana.post(hers, {"keep": ["0", "1", "2"]})
    kept = own(table.draft().id, table.actor("Ana").delegation.id)
    assert [(one.voice, one.kind) for one in kept] == [("XA", "deletion")]


def test_a_wording_that_brackets_name_nobody_for_comes_back_as_nobody_of_the_readers(table):
    text = "The parties [shall] [should] open all ports."
    deciding.reword(
        actor=table.actor("Sena"), identifier=PLAN, paragraph="p3", text=text,
        base=sha_of(WORDS[2][2]), at=table.now(),
    )  # fmt: skip
    read_brackets(
        actor=table.actor("Sena"), identifier=PLAN, seen={"p3": sha_of(text)}, names={}, chosen={},
        at=table.now(),
    )  # fmt: skip
    client, address = back(table, "Ana", word.Proposal("deletion", ("Ana",), "p6"))

    assert form_of(client, address)["author.1"] == ["CHAIR.1"]
    client.post(address, {"match": "1", "author.0": "XA", "author.1": "CHAIR.1", "compare": "now"})

    page = words(client.get(address))
    assert "1 change can be kept as a proposal." in page
    assert "The chair (wording 1): 2 changes" in page
