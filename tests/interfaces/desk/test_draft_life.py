"""A draft's life at the desk: begun, prepared, circulated in rounds and versions, left; what of it waits for whom."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from consenso.domain.accounts.models import Person
from consenso.domain.drafting import deciding, silence
from consenso.domain.drafting.past import rounds
from consenso.domain.drafting.queries import paragraphs, sha_of
from consenso.domain.drafting.templates import template
from consenso.domain.duties.actions import due_digests
from consenso.interfaces.desk.digests import letter_of
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import WORDS, Table
from tests.texts import import_text

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFTS = "/en/desk/meridian/drafts/"
PLAN = f"{DRAFTS}harbour-plan/"


@pytest.fixture
def table(db) -> Table:
    return Table()


def begun(client: Client, **typed: object):
    """Return the answer to a form that is filled in and sent."""
    asked = {"kind": "resolution", "language": "en", "title": "Resolution on Ports"}
    asked |= {"publicity": "consensus", "words": "template"}
    return client.post(f"{DRAFTS}new/", asked | typed)


def texts_of(table: Table, identifier: str) -> list[str]:
    return [one.text for one in paragraphs(table.draft(identifier).id)]


def test_the_form_is_for_the_secretariat_alone(table):
    assert as_(table, "Sena").get(f"{DRAFTS}new/").status_code == 200
    for name in ("Ana", "Dora", "Iris", "Otto"):
        assert as_(table, name).get(f"{DRAFTS}new/").status_code == 403


def test_a_draft_is_begun_from_a_template_and_its_name_is_made_from_the_title(table):
    client = as_(table, "Sena")

    done = begun(client, title="Résolution sur les ports", language="fr")
    again = begun(client, title="Résolution sur les ports", language="fr")

    assert done["Location"] == f"{DRAFTS}resolution-sur-les-ports/prepare/?done=begun"
    assert again["Location"] == f"{DRAFTS}resolution-sur-les-ports-2/prepare/?done=begun"
    assert texts_of(table, "resolution-sur-les-ports") == [
        one.text for one in template("resolution", "fr")
    ]
    assert "Décide de rester saisie de la question." in words(client.get(done["Location"]))


def test_what_a_draft_is_is_kept(table):
    begun(
        as_(table, "Sena"),
        title_es="Resolución sobre los puertos",
        languages=["es", "en"],
        presided_by="XA",
        rule="The text is adopted by consensus.",
        rule_es="El texto se aprueba por consenso.",
        source="https://example.org/rules",
        silence_hours="48",
        withholds_names="on",
        publicity="negotiation",
        is_shown_to_observers="on",
    )

    row = table.draft("resolution-on-ports")
    assert row.title == {"en": "Resolution on Ports", "es": "Resolución sobre los puertos"}
    assert row.languages == ("es",)
    assert row.rule == {
        "words": {
            "en": "The text is adopted by consensus.",
            "es": "El texto se aprueba por consenso.",
        },
        "source": "https://example.org/rules",
        "silence_hours": 48,
        "withholds_names": True,
    }
    assert (row.presided_by, row.publicity, row.is_shown_to_observers) == (
        "XA",
        "negotiation",
        True,
    )


def test_a_rule_of_the_forum_is_taken_as_the_record_has_it(table):
    client = as_(table, "Sena")
    page = words(client.get(f"{DRAFTS}new/"))
    assert '<option value="silence">Silence procedure</option>' in page

    done = begun(client, decision="silence", rule="Typed in vain.", silence_hours="6")

    assert table.draft("resolution-on-ports").rule == {
        "id": "silence",
        "words": {
            "en": "A text is adopted when no party objects to it in writing before the time named by who presides, of three days at least."
        },
        "source": "https://example.org/rules",
        "withholds_names": True,
        "silence_hours": 72,
    }
    assert '<option value="silence" selected>' in words(client.get(done["Location"]))
    assert begun(client, decision="no-such").status_code == 422


def test_an_earlier_text_of_the_record_gives_its_words_in_its_own_language_alone(table):
    client = as_(table, "Sena")
    import_text("plan-2020-2022", "es", actor=table.actor("Sena"), at=table.now())

    refused = begun(client, words="text", text="plan-2020-2022 es", language="en")
    done = begun(client, words="text", text="plan-2020-2022 es", language="es", title="Plan")

    assert refused.status_code == 422
    assert "These words are in Spanish, and the working language is English" in words(refused)
    assert done.status_code == 302
    assert table.draft("plan").previous == "plan-2020-2022"
    assert texts_of(table, "plan")


def test_a_file_and_pasted_lines_are_read_into_numbered_paragraphs(table):
    client = as_(table, "Sena")
    file = SimpleUploadedFile("plan.md", b"# Plan\n\n1. We will meet.\n2. We will act.\n")

    begun(client, words="file", file=file, title="From a file")
    begun(client, words="lines", lines="Plan\n\n1. We will meet.\n", title="From lines")
    begun(client, words="lines", lines=" ", title="From nothing")

    found = paragraphs(table.draft("from-a-file").id)
    assert [(one.kind, one.number, one.text) for one in found] == [
        ("title", "", "Plan"),
        ("paragraph", "1.", "We will meet."),
        ("paragraph", "2.", "We will act."),
    ]
    assert "We will meet." in texts_of(table, "from-lines")
    assert texts_of(table, "from-nothing") == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": ""}, "This field is required."),
        ({"identifier": "new"}, "This word stands for something else in addresses."),
        ({"identifier": "Harbour-Plan"}, "There is a draft of this identifier"),
        ({"words": "file"}, "Choose a file."),
        ({"words": "text"}, "Choose a text."),
        (
            {"words": "file", "file": SimpleUploadedFile("plan.pdf", b"no PDF")},
            "It cannot be read: The file is no PDF, whatever its name says: it is damaged.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(table, typed, said):
    table.begin()

    answer = begun(as_(table, "Sena"), rule="By consensus & calm.", **typed)

    assert answer.status_code == 422
    assert said in words(answer)
    assert "By consensus &amp; calm." in words(answer)


def test_a_saved_form_that_nobody_touched_leaves_the_draft_as_it_is(table):
    table.begin(rule={"words": {"en": "By consensus."}, "source": "", "withholds_names": True})
    client = as_(table, "Sena")
    before = table.draft()

    posted = form_of(client, f"{PLAN}prepare/") | {"do": "save"}
    done = client.post(f"{PLAN}prepare/", posted)

    after = table.draft()
    assert done["Location"] == f"{PLAN}prepare/?done=saved"
    assert (after.title, after.languages, after.rule, after.publicity) == (
        before.title,
        before.languages,
        before.rule,
        before.publicity,
    )
    assert [(one.kind, one.number, one.text) for one in paragraphs(after.id)] == list(WORDS)


def test_paragraphs_are_added_moved_split_and_removed_before_anything_is_kept(table):
    table.begin()
    client = as_(table, "Sena")
    posted = form_of(client, f"{PLAN}prepare/")

    def pressed(button: str) -> dict[str, list[str]]:
        answer = client.post(f"{PLAN}prepare/", posted | {"do": button})
        assert answer.status_code == 200
        assert "This is not saved yet." in words(answer)
        return posted_by(words(answer))

    posted = pressed("up.3")
    posted = pressed("remove.0")
    posted["text.1"] = ["The parties will train pilots.\r\n\r\n9. They will pay them."]
    posted = pressed("split.1")
    posted = pressed("add.2")
    posted["text.3"] = ["New words."]
    posted = pressed("renumber")
    assert texts_of(table, "harbour-plan")[0] == "Harbour Plan"  # nothing is kept yet

    client.post(f"{PLAN}prepare/", posted | {"do": "save"})

    assert [(one.number, one.text) for one in paragraphs(table.draft().id)] == [
        ("I", "Ports"),
        ("1", "The parties will train pilots."),
        ("2", "They will pay them."),
        ("3", "New words."),
        ("4", "The parties shall open their harbours to all ships by 2035."),
        ("II", "Learning"),
        ("5", "The parties encourage schools to exchange teachers."),
    ]


def test_who_saves_over_somebody_elses_words_sees_both_and_loses_nothing(table):
    table.begin()
    first, second = as_(table, "Sena"), as_(table, "Sena")
    mine, theirs = (form_of(one, f"{PLAN}prepare/") for one in (first, second))
    theirs["text.2"] = ["The parties shall open their harbours to every ship."]
    second.post(f"{PLAN}prepare/", theirs | {"do": "save"})
    mine["text.3"] = ["The parties will train 500 pilots."]
    mine["title"] = ["Plan for Harbours"]

    answer = first.post(f"{PLAN}prepare/", mine | {"do": "save"})

    assert answer.status_code == 409
    page = words(answer)
    assert "The draft was changed after you opened it" in page
    assert "<del>every ship</del><ins>all ships by 2035</ins>" in page
    assert "The parties will train 500 pilots.</textarea>" in page
    assert "Plan for Harbours" in page
    saved = first.post(f"{PLAN}prepare/", posted_by(page) | {"do": "save"})
    assert saved.status_code == 302
    assert "The parties will train 500 pilots." in texts_of(table, "harbour-plan")


def test_who_prepares_a_draft_that_was_circulated_meanwhile_keeps_what_was_typed(table):
    table.begin()
    client = as_(table, "Sena")
    typed = form_of(client, f"{PLAN}prepare/")
    typed["text.3"] = ["The parties will train 500 pilots."]
    client.post(f"{PLAN}circulate/", {"revision": table.draft().revision})

    answer = client.post(f"{PLAN}prepare/", typed | {"do": "save"})

    assert answer.status_code == 409
    assert "The draft was circulated after you opened it" in words(answer)
    assert "The parties will train 500 pilots.</textarea>" in words(answer)
    assert "The parties will train 200 pilots every year." in texts_of(table, "harbour-plan")
    assert client.get(f"{PLAN}prepare/").status_code == 403


def test_a_round_is_opened_extended_and_closed_in_the_readers_time(table):
    table.open()
    client = as_(table, "Sena")
    Person.objects.filter(pk=table.cast.person("Sena").pk).update(time_zone="America/Lima")

    opened = client.post(
        f"{PLAN}versions/", {"do": "open", "closes_at": "2099-03-09T18:00"}, follow=True
    )
    assert "9 March 2099, 18:00 (America/Lima)" in words(opened)
    until = rounds(table.draft().id)[0].closes_at
    assert until == dt.datetime(2099, 3, 9, 23, tzinfo=dt.UTC)

    again = client.post(f"{PLAN}versions/", {"do": "open", "closes_at": "2099-03-09T18:00"})
    past = client.post(f"{PLAN}versions/", {"do": "extend", "closes_at": "2001-03-09T18:00"})
    odd = client.post(f"{PLAN}versions/", {"do": "extend", "closes_at": "soon"})
    assert "A round is open already" in words(again)
    assert "This moment is past." in words(past)
    assert "Write a day and a time" in words(odd)
    assert {one.status_code for one in (again, past, odd)} == {422}

    client.post(f"{PLAN}versions/", {"do": "extend", "closes_at": "2099-03-10T18:00"})
    closed = client.post(f"{PLAN}versions/", {"do": "close"}, follow=True)
    assert "kept as a version: the compilation" in words(closed)
    assert "2: Compilation" in words(closed)
    assert "No round is open" in words(client.post(f"{PLAN}versions/", {"do": "close"}))


def test_a_version_stays_as_it_was_and_is_compared_with_another(table):
    table.open()
    client, sena = as_(table, "Sena"), table.actor("Sena")
    table.propose("Ana", paragraph="p4", texts=("The parties will train 300 pilots every year.",))
    client.post(f"{PLAN}versions/", {"do": "circulate", "kind": "rolling"})
    before = words(as_(table, "Bo").get(f"{PLAN}versions/2/"))
    deciding.reword(
        actor=sena,
        identifier="harbour-plan",
        paragraph="p3",
        base=sha_of("The parties shall open their harbours to all ships by 2035."),
        text="The parties shall open their ports to all ships by 2036.",
        at=table.now(),
    )
    client.post(f"{PLAN}versions/", {"do": "circulate", "kind": "chair"})

    compared = words(as_(table, "Bo").get(f"{PLAN}versions/3/?with=2"))

    assert "<del>harbours</del><ins>ports</ins>" in compared
    assert compared.count("<del>") == 2
    assert "open their harbours" in before
    assert ">300<" in before
    assert words(as_(table, "Bo").get(f"{PLAN}versions/2/")).count("harbours to all") == 1
    assert as_(table, "Bo").post(f"{PLAN}versions/", {"do": "close"}).status_code == 403


def test_a_draft_is_left_with_a_reason_and_stays_readable(table):
    table.open()
    client = as_(table, "Sena")

    unsure = client.post(f"{PLAN}close/", {"reason": "It rained."})
    client.post(f"{PLAN}close/", {"reason": "It rained.", "aware": "on"})

    assert unsure.status_code == 422
    assert table.draft().state == "closed"
    assert "The chair left the draft: It rained." in words(as_(table, "Bo").get(f"{PLAN}replay/"))


def test_a_draft_in_preparation_is_discarded_and_its_name_is_free(table):
    table.begin()
    client = as_(table, "Sena")
    asked = client.get(f"{PLAN}discard/")
    assert "It has 6 paragraphs" in words(asked)
    assert f'href="{PLAN}discard/"' in client.get(f"{PLAN}prepare/").content.decode()

    unsure = client.post(f"{PLAN}discard/", {"revision": "1"})
    done = client.post(f"{PLAN}discard/", {"revision": "1", "aware": "on"}, follow=True)

    assert unsure.status_code == 422
    assert "The draft is discarded." in words(done)
    assert client.get(PLAN).status_code == 404
    assert table.begin().revision == 1


def test_a_draft_that_somebody_wrote_on_meanwhile_is_not_discarded_unread(table):
    table.begin()
    client = as_(table, "Sena")

    late = client.post(f"{PLAN}discard/", {"revision": "0", "aware": "on"})

    assert late.status_code == 409
    assert "somebody wrote on the draft after you opened this page" in words(late)
    assert 'name="revision" value="1"' in late.content.decode()
    assert table.draft().state == "prepared"


def test_what_drafts_ask_for_stands_on_the_first_page_and_in_no_letter_by_its_title(table):
    table.open(languages=("en",))
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier="harbour-plan",
        expires_at=dt.datetime(2099, 3, 9, 23, tzinfo=dt.UTC),
        withholds_names=True,
        at=table.now(),
    )
    silence.object_to(
        actor=table.actor("Bo"), identifier="harbour-plan", words="No.", at=table.now()
    )
    silence.open_silence(
        actor=table.actor("Sena"),
        identifier="harbour-plan",
        expires_at=dt.datetime(2099, 3, 19, 23, tzinfo=dt.UTC),
        withholds_names=True,
        at=table.now(),
    )

    home = words(as_(table, "Ana").get("/en/desk/meridian/"))
    acts = words(as_(table, "Ana").get("/en/desk/meridian/ledger/?subject=draft"))
    told = dict(due_for(table, "Ana"))

    assert "A draft is under silence: it is adopted unless you object" in home
    assert f'href="{PLAN}silence/"' in home
    assert "Harbour Plan" in home
    assert "put a draft under silence" in acts
    assert "<strong>A delegation that is not named</strong>: broke the silence on a draft" in acts
    assert "Borea" not in acts.partition("<main")[2]
    letter = told["Ana"]
    assert "A draft is under silence: it is adopted unless you object, by 19 March 2099" in letter
    assert "A delegation that is not named broke the silence on a draft." in letter
    assert "Harbour Plan" not in letter


def due_for(table: Table, name: str):
    """Yield who is told what by mail."""
    person = table.cast.person(name)
    Person.objects.filter(pk=person.pk).update(digest="daily")
    for digest in due_digests(dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)):
        letter = letter_of(digest)
        yield digest.actor.name, "\n".join((*letter.duties, *letter.news))
