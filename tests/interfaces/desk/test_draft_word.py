"""Drafts as Word files at the desk: taken along, sent back, looked at, kept, sent."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consenso.core.formats import word
from consenso.domain.drafting import actions, positions, returned, versions
from consenso.domain.drafting.queries import ParagraphRow, own, proposals
from consenso.domain.drafting.word import as_sent, state_of
from consenso.interfaces.desk.drafting.languages_word import FORMS
from consenso.interfaces.desk.drafting.word_out import SHARED
from tests.core.outline.bad import REFUSED
from tests.interfaces.desk.posting import form_of, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import WORDS, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
PLAN = "/en/desk/meridian/drafts/harbour-plan/"
WORD = f"{PLAN}word/"
PORTS = WORDS[2][2]
SHOULD = PORTS.replace("shall", "should")
WILL = PORTS.replace("shall", "will")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
NAMES = {"XA": "Aurelia", "XB": "Borea", "XC": "Cordillera"}


@pytest.fixture
def table(db) -> Table:
    return Table()


def taken(table, name, form, of=""):
    """Return what Word would read in a file that somebody takes along."""
    answer = as_(table, name).get(f"{WORD}out/{form}/" + (f"?of={of}" if of else ""))
    assert answer.status_code == 200, form
    assert answer["Content-Type"] == DOCX
    assert "no-store" in answer["Cache-Control"] or "private" in answer["Cache-Control"]
    return word.read(answer.content)


def edited(table, *changes: word.Proposal) -> bytes:
    """Return the draft of now as a file in which somebody tracked changes."""
    row = table.draft()
    made = as_sent(row, state_of(row), title="", name=lambda sign: NAMES.get(sign, sign))
    return word.tracked(replace(made, proposals=(*made.proposals, *changes)))


def sent_back(table, name, content, *, compare="", file_name="back.docx"):
    file = SimpleUploadedFile(file_name, content, content_type=DOCX)
    return as_(table, name).post(WORD, {"file": file, "compare": compare})


def shown(client, address) -> str:
    return unescape(words(client.get(address)))


def test_files_to_take_along_have_the_names_of_the_readers_language(table):
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,), reason="Not binding.")
    table.propose("Bo", "deletion", paragraph="p4")
    positions.take(
        actor=table.actor("Cleo"), identifier="harbour-plan", paragraph="p4", stance="reserves",
        words="The number.", at=table.now(),
    )  # fmt: skip

    found = taken(table, "Bo", "tracked")
    spanish = as_(table, "Bo").get(f"{WORD}out/tracked/".replace("/en/", "/es/"))

    assert set(word.authors(found)) == {"Aurelia", "Borea"}
    assert {(one.author, one.text) for one in found.comments} == {
        ("Aurelia", "Not binding."),
        ("Cordillera", "Reservation: The number."),
    }
    assert "(XB: delete)" in " ".join(word.base(taken(table, "Bo", "brackets").body))
    assert PORTS in word.base(taken(table, "Bo", "clean").body)
    assert any("should" in one for one in word.base(taken(table, "Bo", "beside").body))
    assert word.read(spanish.content).sent == found.sent
    assert found.sent == ("meridian/harbour-plan", f"r{table.draft().revision}")


def test_what_is_not_sent_goes_out_to_the_own_delegation_alone(table):
    table.open()
    table.write("Dora", paragraph="p3", texts=("SECRET ports.",))

    ours = taken(table, "Ana", "ours")
    tracked = taken(table, "Ana", "ours-tracked")

    assert "SECRET ports." in word.base(ours.body)
    assert any("SECRET" in one for one in word.accepted(tracked.body))
    for name in ("Bo", "Sena"):
        for form in ("tracked", "clean", "brackets", "beside", "ours", "ours-tracked"):
            said = taken(table, name, form)
            assert "SECRET" not in " ".join(word.accepted(said.body) + word.base(said.body))
    assert as_(table, "Otto").get(WORD).status_code == 404
    assert as_(table, "Ana").get(f"{WORD}out/ours/?of=v1").status_code == 404
    assert as_(table, "Ana").get(f"{WORD}out/other/").status_code == 404


def test_versions_go_out_as_they_were(table):
    table.open()
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    versions.circulate_version(
        actor=table.actor("Sena"), identifier="harbour-plan", kind="rolling", at=table.now()
    )
    table.propose("Bo", paragraph="p3", texts=(WILL,))

    page = shown(as_(table, "Bo"), WORD)

    assert f"{WORD}out/tracked/?of=v2" in page
    found = taken(table, "Bo", "tracked", of="v2")
    assert word.authors(found) == ["Aurelia"]
    assert found.sent[1] == "v2"
    assert as_(table, "Bo").get(f"{WORD}out/tracked/?of=v77").status_code == 404


def test_a_file_with_tracked_changes_is_shown_before_anything_is_kept(table):
    row = table.open()
    table.propose("Bo", paragraph="p3", texts=(WILL,))
    mine = ("Dora Duarte",)
    content = edited(
        table,
        word.Proposal("wording", mine, "p3", SHOULD, reason="Not <binding>."),
        word.Proposal("deletion", mine, "p4"),
        word.Proposal("insertion", mine, text="They meet every spring.", after="p6"),
    )

    answer = sent_back(table, "Dora", content)
    dora = as_(table, "Dora")
    page = words(dora.get(answer["Location"]))

    assert answer.status_code == 302
    assert own(row.id, table.actor("Dora").delegation.id) == ()
    assert "<del>shall</del><ins>should</ins>" in page
    assert "Paragraph 1: Other words" in page
    assert "Paragraph 2: To be deleted" in page
    assert "Paragraph 3: New paragraph after this one" in page
    assert "Not &lt;binding&gt;." in page
    assert "Borea: 1 change" in page
    assert "3 changes can be kept as proposals." in page
    for name in ("Bo", "Sena", "Iris"):
        assert as_(table, name).get(answer["Location"]).status_code == 404
        assert as_(table, name).post(answer["Location"], {"keep": "0"}).status_code == 404
        assert as_(table, name).post(f"{answer['Location']}leave/").status_code == 404
        assert as_(table, name).post(f"{answer['Location']}send/").status_code == 404

    done = dora.post(answer["Location"], {"keep": ["0", "2"]})
    mine_now = own(row.id, table.actor("Dora").delegation.id)
    after = words(dora.get(done["Location"]))

    assert [(one.kind, one.texts, one.reason) for one in mine_now] == [
        ("wording", (SHOULD,), "Not <binding>."),
        ("addition", ("They meet every spring.",), ""),
    ]
    assert "2 proposals were kept." in after
    assert "Send them to all delegations" not in after
    assert [one.delegation for one in proposals(row.id)] == ["XB"]
    assert "Send them to all delegations" in words(as_(table, "Ana").get(done["Location"]))
    as_(table, "Ana").post(f"{answer['Location']}send/")
    assert sorted(one.delegation for one in proposals(row.id)) == ["XA", "XA", "XB"]
    assert as_(table, "Ana").post(f"{answer['Location']}leave/").status_code == 302
    assert dora.get(answer["Location"]).status_code == 404


def test_nothing_ticked_keeps_nothing_and_says_so(table):
    row = table.open()
    answer = sent_back(table, "Dora", edited(table, word.Proposal("deletion", ("D",), "p4")))

    said = as_(table, "Dora").post(answer["Location"], {})

    assert said.status_code == 422
    assert "Nothing was ticked" in words(said)
    assert own(row.id, table.actor("Dora").delegation.id) == ()


def test_whose_an_author_is_is_said_once_and_remembered(table):
    table.open()
    content = edited(
        table,
        word.Proposal("wording", ("Ministry",), "p3", SHOULD),
        word.Proposal("deletion", ("A friend",), "p4"),
    )
    dora = as_(table, "Dora")

    def send():
        file = SimpleUploadedFile("back.docx", content, content_type=DOCX)
        return dora.post(WORD, {"file": file, "compare": ""})["Location"]

    address = send()
    assert "2 changes can be kept" in words(dora.get(address))
    form = form_of(dora, address)
    assert form["author.0"] == form["author.1"] == ["XA"]

    again = dora.post(address, {"match": "1", "author.0": "-", "author.1": "XA", "compare": "now"})
    page = words(dora.get(again["Location"]))

    assert "1 change can be kept" in page
    assert "A friend: 2 changes" in page
    assert "Paragraph 2" not in page.partition("What is not taken")[0]
    assert form_of(dora, send())["author.0"] == ["-"]
    # What one of a delegation said holds for all of it, on another device and in another draft, and for no other delegation.
    table.open("second")
    ana = as_(table, "Ana")
    mine = sent_back(table, "Ana", content)["Location"]
    assert form_of(ana, mine)["author.0"] == ["-"]
    elsewhere = sent_back(table, "Bo", content)["Location"]
    assert form_of(as_(table, "Bo"), elsewhere)["author.0"] == ["XB"]
    assert "A friend" in words(ana.get("/en/desk/meridian/drafts/second/word/authors/"))
    assert "A friend" not in words(as_(table, "Cleo").get(f"{WORD}authors/"))


def test_for_whom_an_author_stands_is_changed_and_forgotten_by_the_own_delegation_alone(table):
    table.open()
    content = edited(table, word.Proposal("deletion", ("A <friend>",), "p4"))
    dora, bo = as_(table, "Dora"), as_(table, "Bo")
    address = sent_back(table, "Dora", content)["Location"]
    dora.post(address, {"match": "1", "author.0": "-", "compare": "now"})

    page = dora.get(f"{WORD}authors/")
    assert "A &lt;friend&gt;" in words(page)
    assert form_of(dora, f"{WORD}authors/")["sign"] == ["-"]
    bo.post(f"{WORD}authors/", {"forget": "A <friend>"})
    bo.post(f"{WORD}authors/", {"name": "A <friend>", "sign": "XB"})
    assert form_of(dora, f"{WORD}authors/")["sign"] == ["-"]

    done = dora.post(f"{WORD}authors/", {"name": ["A <friend>", "Other"], "sign": ["XC", "XC"]})
    assert done["Location"] == f"{WORD}authors/?done=saved"
    assert form_of(dora, f"{WORD}authors/")["sign"] == ["XC"]
    dora.post(f"{WORD}authors/", {"name": "A <friend>", "sign": "nobody there"})
    assert form_of(dora, f"{WORD}authors/")["sign"] == ["XC"]
    dora.post(f"{WORD}authors/", {"forget": "A <friend>\0"})

    assert "Nothing was said of any author yet" in words(dora.get(f"{WORD}authors/"))
    again = sent_back(table, "Dora", content)["Location"]
    assert form_of(dora, again)["author.0"] == ["XA"]


def test_a_clean_copy_is_compared_and_a_file_of_nobody_is_found_by_its_words(table):
    table.open()
    row = table.draft()
    texts = [SHOULD if text == PORTS else text for _, _, text in WORDS]
    made = word.Draft(tuple(word.Paragraph(f"x{n}", text) for n, text in enumerate(texts)))

    answer = sent_back(table, "Dora", word.clean_text(made))
    page = shown(as_(table, "Dora"), answer["Location"])

    assert "<del>shall</del><ins>should</ins>" in page
    assert "The file does not say; its paragraphs were found by their words." in page
    assert row.revision == table.draft().revision


def test_file_of_another_draft_and_files_that_are_none_get_a_sentence(table):
    table.open()
    table.open("other-plan")
    row = table.draft("other-plan")
    other = word.tracked(as_sent(row, state_of(row), title="", name=str))

    said = sent_back(table, "Dora", other)
    assert said.status_code == 422
    assert "another draft, other-plan" in words(said)
    for content in (b"", b"no file of Word", b"PK\x03\x04 broken"):
        answer = sent_back(table, "Dora", content)
        assert answer.status_code == 422, content
        assert "field-errors" in words(answer)
    assert returned.returns(table.actor("Dora"), table.draft()) == ()
    large = sent_back(table, "Dora", b"0" * (returned.MOST_BYTES + 1))
    assert large.status_code == 422
    assert "larger than 10 MB" in words(large)


@pytest.mark.parametrize("kind", ["an old Word file", "a text of OpenDocument", "a rich text"])
def test_files_of_other_programs_are_refused_with_what_to_do(table, kind):
    table.open()
    name, content, _ = REFUSED[kind]

    answer = sent_back(table, "Dora", content, file_name=name)

    assert answer.status_code == 422
    assert re.search(r"It cannot be read: .*save it as (Word \()?\.docx", words(answer))


@pytest.mark.parametrize(
    "path",
    [*sorted((SAMPLES / "word").glob("*.docx")), *sorted((SAMPLES / "bad").glob("*.docx"))],
    ids=lambda path: path.name,
)
def test_files_of_others_give_a_page_or_a_sentence(table, path):
    table.open()

    answer = sent_back(table, "Dora", path.read_bytes(), file_name=path.name)

    if answer.status_code == 302:
        page = words(as_(table, "Dora").get(answer["Location"]))
        assert "What it would change" in page or "Nothing in the file" in page
        assert as_(table, "Dora").post(answer["Location"], {"keep": ["0", "1"]}).status_code in (
            302,
            422,
        )
        assert as_(table, "Dora").get(answer["Location"]).status_code == 200
    else:
        assert answer.status_code == 422
        assert "It cannot be read: " in words(answer)


def test_who_does_not_propose_sends_no_file(table):
    table.open()
    content = edited(table)

    assert "Files are taken in from those who prepare" in shown(as_(table, "Iris"), WORD)
    assert sent_back(table, "Iris", content).status_code == 403


@pytest.mark.parametrize("name", ["Ana", "Sena", "Otto"])
def test_what_stood_before_the_draft_was_circulated_is_no_file(table, name):
    table.begin(words=(("paragraph", "1", "They will qzxearlier."),), is_shown_to_observers=True)
    row = table.draft()
    actions.prepare(
        actor=table.actor("Sena"),
        identifier=row.identifier,
        revision=1,
        about=actions.About(
            kind="plan", title={"en": "Plan"}, language="en", languages=("es",),
            is_shown_to_observers=True,
        ),
        paragraphs=[ParagraphRow("", "paragraph", "1", 0, "They meet.")],
        at=table.now(),
    )  # fmt: skip
    spanish = f"{PLAN}languages/es/word/"
    ways = [f"{WORD}out/{form}/" for form in SHARED] + [f"{spanish}{form}/" for form in FORMS]
    before = [as_(table, "Sena").get(f"{way}?of=r1").status_code for way in ways]

    actions.circulate(actor=table.actor("Sena"), identifier=row.identifier, at=table.now())

    answers = [as_(table, name).get(f"{way}?of={of}") for way in ways for of in ("r1", "r2", "r3")]
    assert before == [200] * 6
    assert [one.status_code for one in answers] == [404, 404, 200] * 6
    assert not [one for one in answers if one.status_code == 404 and b"qzx" in one.content]


def test_a_file_of_a_revision_before_circulation_is_compared_with_the_draft_of_now(table):
    row = table.open()
    made = as_sent(row, state_of(row), title="", name=str)
    change = word.Proposal("deletion", ("Friend",), "p4")
    content = word.tracked(replace(made, version="r1", proposals=(change,)))

    address = sent_back(table, "Ana", content)["Location"]

    assert as_(table, "Ana").get(address).status_code == 200
    (kept,) = returned.returns(table.actor("Ana"), row)
    assert kept.mark == "r2"
