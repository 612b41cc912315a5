"""Brackets that hands wrote into a file: begun with, shown for what they would be, taken as proposals that say that nobody sent them."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consenso.core.formats import word
from consenso.domain.drafting import actions
from consenso.domain.drafting.queries import paragraphs, proposals, sha_of
from consenso.domain.imports.word import about_bounded
from tests.interfaces.desk.posting import words
from tests.interfaces.desk.signed_in import as_
from tests.interfaces.desk.test_draft_life import DRAFTS, begun
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
PORTS = f"{DRAFTS}resolution-on-ports/"
TEXT = (
    "The parties [shall] [should] open [all] (Borea, XA: delete) harbours to ships.",
    "They will train [200 (Nordland)] pilots by [to be confirmed].",
    "They meet [every year in the port of the host.",
    "They thank the host.",
)


@pytest.fixture
def table(db) -> Table:
    return Table()


@pytest.fixture
def file() -> SimpleUploadedFile:
    draft = word.Draft(
        tuple(word.Paragraph(f"p{place}", text, f"{place}.") for place, text in enumerate(TEXT, 1))
    )
    return SimpleUploadedFile("zero draft.docx", io.BytesIO(word.tracked(draft)).read())


def started(table, file):
    return begun(as_(table, "Sena"), words="file", file=file, text="")


def comments_of(content):
    return [(one.author, one.text) for one in word.read(content).comments]


def rows_of(table):
    return {one.text: one.id for one in paragraphs(table.draft("resolution-on-ports").id)}


def take(client, table, *texts, address=f"{PORTS}brackets/", **more):
    rows = rows_of(table)
    names = [rows[text] for text in texts]
    posted = {f"seen.{name}": sha_of(text) for name, text in zip(names, texts, strict=True)}
    return client.post(address, posted | {"take": names, "do": "take"} | more)


def test_a_file_with_brackets_leads_to_what_they_would_be(table, file):
    answer = started(table, file)

    assert answer["Location"] == f"{PORTS}brackets/?done=begun"
    page = words(as_(table, "Sena").get(answer["Location"]))
    assert "Its words hold square brackets." in page
    assert "3 paragraphs have square brackets in their words." in page
    assert "The parties shall open harbours to ships." in page
    assert "Aurelia (XA)" in page
    assert "Borea (XB)" in page
    assert "Nobody is named: it stands as the chair" in page
    assert "Character 23, “Nordland”: no delegation is known by this name" in page
    assert "Character 11, “[every year in the port of the host.”: brackets do not match" in page
    assert "“[to be confirmed]”: something is still to come" in page


def test_what_is_not_sure_is_not_ticked_until_a_person_says_whose_it_is(table, file):
    started(table, file)
    client, rows = as_(table, "Sena"), rows_of(table)
    first, second = rows[TEXT[0]], rows[TEXT[1]]

    page = client.get(f"{PORTS}brackets/").content.decode()
    assert f'value="{first}" checked' in page
    assert f'value="{second}"' in page
    assert f'value="{second}" checked' not in page
    looked = client.post(
        f"{PORTS}brackets/", {"name.0": "Nordland", "is.0": "XC", "do": "look"}
    ).content.decode()
    assert f'value="{second}" checked' in looked
    assert "Cordillera (XC)" in looked
    assert re.search(r'value="XC" selected', looked)
    assert proposals(table.draft("resolution-on-ports").id) == ()


def test_taken_they_stand_as_proposals_of_who_is_named_and_say_that_nobody_sent_them(table, file):
    started(table, file)
    client = as_(table, "Sena")

    answer = take(client, table, *TEXT[:2], **{"name.0": "Nordland", "is.0": "XC"})

    assert answer["Location"] == f"{PORTS}brackets/?done=taken"
    report = words(client.get(answer["Location"]))
    assert "They are taken, and stand as proposals. What is left as words stands below." in report
    assert "Taken last" in report
    assert TEXT[0] in report
    assert "2 paragraphs have square brackets in their words." in report
    row = table.draft("resolution-on-ports")
    assert [one.by for one in proposals(row.id)] == [("XA", "XB"), ("secretariat.1",), ("XC",)]
    assert "3 proposals that stood in brackets follow" in words(client.get(f"{PORTS}prepare/"))
    assert as_(table, "Ana").get(PORTS).status_code == 404
    assert as_(table, "Ana").get(f"{PORTS}brackets/").status_code == 404

    actions.circulate(actor=table.actor("Sena"), identifier=row.identifier, at=table.now())
    first = proposals(row.id)[0]
    page = words(as_(table, "Ana").get(f"{PORTS}p/{first.paragraph}/"))
    said = "Nobody sent it: it stood so in square brackets in the file “zero draft.docx”"
    assert page.count(said) == 2  # proposals: Aurelia's and Borea's, and of nobody named
    assert "Stand behind it no more" in page
    assert "Join it" in page
    assert said in words(client.get(f"{PORTS}chair/{first.paragraph}/"))
    assert "took the brackets that stood in the words" not in words(
        as_(table, "Ana").get(f"{PORTS}replay/")
    )
    as_(table, "Ana").post(f"{PORTS}proposals/{first.pk}/withdraw/", {"back": ""})
    assert proposals(row.id)[0].by == ("XB",)


def test_who_presides_takes_one_paragraph_of_a_running_draft(table):
    text = "The parties shall [warmly] thank the host."
    table.open(words=(("paragraph", "1", text), ("paragraph", "2", "They [all] act.")))
    plan = f"{DRAFTS}harbour-plan/"
    client = as_(table, "Sena")

    assert f"{plan}brackets/" in client.get(plan).content.decode()
    assert "brackets/" not in as_(table, "Ana").get(plan).content.decode()
    assert as_(table, "Ana").get(f"{plan}brackets/").status_code == 403
    assert "brackets/?p=p1" in client.get(f"{plan}silence/").content.decode()
    page = words(client.get(f"{plan}brackets/?p=p1"))
    assert text in page
    assert "They [all] act." not in page
    done = client.post(
        f"{plan}brackets/?p=p1", {"take": ["p1"], "seen.p1": sha_of(text), "do": "take"}
    )
    assert done.status_code == 302
    assert [one.paragraph for one in proposals(table.draft().id)] == ["p1"]
    assert "in square brackets in the words of the draft" in words(client.get(f"{plan}p/p1/"))
    assert "took the brackets that stood in the words of § 1 as proposals" in words(
        client.get(f"{plan}replay/")
    )


def test_nothing_is_taken_that_was_not_seen_or_cannot_be(table):
    text = "The parties [shall] (Borea: delete) meet."
    table.open(words=(("paragraph", "1", text), ("paragraph", "2", "They [all act.")))
    table.propose("Bo", paragraph="p1", texts=("The parties meet.",))
    plan, client = f"{DRAFTS}harbour-plan/brackets/", as_(table, "Sena")

    answers = [
        client.post(plan, {"do": "take"}),
        client.post(plan, {"do": "take", "take": ["p1"], "seen.p1": sha_of("other")}),
        client.post(plan, {"do": "take", "take": ["p1"], "seen.p1": sha_of(text)}),
        client.post(plan, {"do": "take", "take": ["p2"], "seen.p2": sha_of("They [all act.")}),
    ]

    assert [one.status_code for one in answers] == [422, 409, 422, 422]
    said = [words(one) for one in answers]
    assert "Nothing was ticked" in said[0]
    assert "The words have changed since you saw them" in said[1]
    assert "Borea has sent a proposal of its own on § 1" in said[2]
    assert "the brackets of § 2 propose nothing" in said[3]
    assert len(proposals(table.draft().id)) == 1


def test_a_draft_without_brackets_goes_on_as_before(table):
    answer = begun(as_(table, "Sena"), words="lines", lines="1. The parties meet.")

    assert answer["Location"] == f"{PORTS}prepare/?done=begun"
    page = words(as_(table, "Sena").get(f"{PORTS}brackets/"))
    assert "No paragraph has square brackets in its words." in page


def test_what_was_read_before_the_draft_was_circulated_stays_with_the_secretariat(table, file):
    begun(as_(table, "Sena"), words="file", file=file, text="", presided_by="XB")
    take(as_(table, "Sena"), table, TEXT[0])
    row = table.draft("resolution-on-ports")
    said = "took the brackets that stood in the words"
    assert "Taken last" in words(as_(table, "Sena").get(f"{PORTS}brackets/"))

    actions.circulate(actor=table.actor("Sena"), identifier=row.identifier, at=table.now())

    for name in ("Sena", "Bo"):
        page = words(as_(table, name).get(f"{PORTS}brackets/"))
        assert "Taken last" not in page
        assert TEXT[0] not in page
    news = words(as_(table, "Ana").get(f"{PORTS}mine/"))
    assert "circulated the draft to all delegations, as version 1" in news
    assert said not in news
    take(as_(table, "Bo"), table, TEXT[1], **{"name.0": "Nordland", "is.0": "XC"})
    told = words(as_(table, "Bo").get(f"{PORTS}brackets/"))
    assert TEXT[1] in told
    assert "“Nordland” was taken for Cordillera (XC)." in told
    assert said in words(as_(table, "Ana").get(f"{PORTS}mine/"))


def test_a_name_that_is_known_cannot_be_given_to_another(table, file):
    started(table, file)
    client, posted = as_(table, "Sena"), {"name.0": "Borea", "is.0": "XC"}

    looked = client.post(f"{PORTS}brackets/", posted | {"do": "look"}).content.decode()
    assert 'value="Borea"' not in looked
    take(client, table, TEXT[0], **posted)

    assert proposals(table.draft("resolution-on-ports").id)[0].by == ("XA", "XB")


def test_who_withdraws_from_what_nobody_sent_withdraws_from_nobody_s_proposal(table):
    table.open(words=(("paragraph", "1", "They meet [here (Borea)]."),))
    take_in = {"take": ["p1"], "seen.p1": sha_of("They meet [here (Borea)]."), "do": "take"}
    as_(table, "Sena").post(f"{DRAFTS}harbour-plan/brackets/", take_in)
    (one,) = proposals(table.draft().id)
    as_(table, "Bo").post(f"{DRAFTS}harbour-plan/proposals/{one.pk}/withdraw/", {"back": ""})

    page = words(as_(table, "Ana").get(f"{DRAFTS}harbour-plan/replay/"))

    assert "Borea withdrew from proposal 1 on § 1" in page


def test_word_files_say_of_them_that_nobody_sent_them_as_the_page_does(table, file):
    started(table, file)
    sena = as_(table, "Sena")
    take(sena, table, TEXT[0])
    stated = "Nobody sent it: it stood so in square brackets in the file “zero draft.docx” that began the draft."

    tracked = sena.get(f"{PORTS}word/out/tracked/").content
    compiled = word.read(sena.get(f"{PORTS}word/out/brackets/").content).as_json()["base"]
    beside = word.read(sena.get(f"{PORTS}word/out/beside/").content).as_json()["base"]

    assert comments_of(tracked) == [
        ("Consenso", f"Aurelia, Borea, The chair (wording 1) – {stated}")
    ]
    assert compiled.count(f"CHAIR.1, XA, XB – {stated}") == 1
    assert compiled.index(f"CHAIR.1, XA, XB – {stated}") == 1 + next(
        place for place, text in enumerate(compiled) if "[shall]" in text
    )
    assert beside.count(f"Aurelia, Borea, The chair (wording 1) – {stated}") == 1
    about = about_bounded(tracked)
    assert about["comments"] == []
    assert "Consenso" not in about["authors"]


def test_a_bracket_over_paragraphs_is_ticked_by_a_person_and_taken_whole(table):
    texts = (
        "They meet. [They talk.",
        "They eat.",
        "So] (Borea: delete) they go (Nordland: delete).",
    )
    table.open(words=tuple(("paragraph", str(place), one) for place, one in enumerate(texts, 1)))
    plan = f"{DRAFTS}harbour-plan/"
    client = as_(table, "Sena")

    page = words(client.get(f"{plan}brackets/?p=p2"))
    assert "2 paragraphs have square brackets in their words." in page
    assert page.count("a bracket over several paragraphs, read as one in each") == 3
    assert "“(Nordland: delete)”: it stands beside no bracket" in page
    assert "checked" not in page
    seen = {f"seen.p{place}": sha_of(text) for place, text in enumerate(texts, 1)}
    done = client.post(f"{plan}brackets/", seen | {"take": ["p2"], "do": "take"})

    assert done["Location"] == f"{plan}brackets/?done=taken"
    found = proposals(table.draft("harbour-plan").id)
    assert [(one.paragraph, one.by, one.kind) for one in found] == [
        ("p1", ("XB",), "wording"),
        ("p2", ("XB",), "deletion"),
        ("p3", ("XB",), "wording"),
    ]
