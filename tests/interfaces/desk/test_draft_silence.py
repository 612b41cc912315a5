"""Silence and adoption at the desk: the clock in every capital, objections, the gavel, and what follows from adoption."""

import datetime as dt

import pytest
from django.test import Client

from consenso.domain.adoption.actions import adopt_due
from consenso.domain.drafting import deciding, silence, translations
from consenso.domain.drafting.models import Silence
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import paragraphs, sha_of
from consenso.domain.texts.contents import content, outline_of
from tests.domain.adoption.ready import SITE, SPANISH, ready
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
PAGE = f"{DRAFT}silence/"
RULE = {
    "words": {"en": "Nobody objects."},
    "source": "https://example.org/rules",
    "silence_hours": 72,
}


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@pytest.fixture
def table(db) -> Table:
    made = Table()
    ready(made, rule=RULE)
    return made


def quiet(table: Table, *, days: int = 5, withholds_names: bool = False) -> dt.datetime:
    """Put the draft under silence now, for some days."""
    table.at = now()
    return silence.open_silence(
        actor=table.actor("Sena"),
        identifier=PLAN,
        expires_at=now() + dt.timedelta(days=days),
        withholds_names=withholds_names,
        at=now(),
    ).expires_at


def is_over(table: Table) -> None:
    """Let the silence have ended a second ago."""
    row = Silence.objects.get(state="running")
    row.expires_at = now() - dt.timedelta(seconds=1)
    row.save()


def gavel(client: Client):
    """Let who presides adopt what the page shows."""
    return client.post(f"{DRAFT}adopt/", form_of(client, f"{DRAFT}adopt/"))


def test_nothing_hinders_and_the_ways_are_those_of_who_presides(table):
    sena, ana = (as_(table, name).get(PAGE) for name in ("Sena", "Ana"))

    assert "Nothing hinders adoption." in words(ana)
    assert "Put it under silence" in words(sena)
    assert "Adopt it in a meeting" in words(sena)
    assert "Put it under silence" not in words(ana)
    assert "72 hours" in words(ana)
    assert "There was none before." in words(ana)


def test_what_hinders_is_named_with_the_way_to_it(table):
    table.propose("Ana", paragraph="p3", texts=("The parties should open their harbours.",))

    answer = as_(table, "Sena").get(PAGE)

    assert "1 place of the text is not agreed." in words(answer)
    assert f"{DRAFT}?show=open" in answer.content.decode()
    assert "Put it under silence" not in words(answer)


def test_brackets_in_the_words_are_named_with_the_way_to_them(table):
    sentence = "The parties [shall] open their harbours."
    row = table.open("by-hand", words=(("paragraph", "1", sentence),), languages=("en",))
    (one,) = paragraphs(row.id)

    answer = as_(table, "Sena").get(f"{DRAFT.replace(PLAN, 'by-hand')}silence/")

    assert "A paragraph has square brackets in its words." in words(answer)
    assert f"by-hand/brackets/?p={one.id}" in answer.content.decode()
    assert "Put it under silence" not in words(answer)
    to_ana = as_(table, "Ana").get(f"{DRAFT.replace(PLAN, 'by-hand')}silence/").content.decode()
    assert f"by-hand/p/{one.id}/" in to_ana
    assert "brackets/" not in to_ana


def test_a_moment_is_shown_in_every_capital_before_anything_is_done(table):
    sena = as_(table, "Sena")
    day = (now() + dt.timedelta(days=9)).date()
    saturday = day + dt.timedelta(days=(5 - day.weekday()) % 7)

    shown = sena.get(f"{PAGE}open/?day={saturday}&time=18:00")

    assert "Saturday" in words(shown)
    assert "a day off there" in words(shown)
    assert "Aurelia" in words(shown)
    assert "whole working days" in words(shown)
    assert not Silence.objects.exists()
    until = f"{saturday}T18:00:00+00:00"
    assert f'value="{until}"' in shown.content.decode()

    done = sena.post(f"{PAGE}open/", posted_by(words(shown)))

    assert done["Location"] == f"{PAGE}?done=opened"
    assert Silence.objects.get().expires_at == dt.datetime.fromisoformat(until)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("day=&time=18:00", "This field is required."),
        ("day=2001-01-01&time=18:00", "That moment is past."),
        ("day=soon&time=18:00", "Enter a valid date."),
        ("day=9999-12-31&time=23:59", "Choose a day and a time."),
        ("day=0001-01-01&time=00:00", "Choose a day and a time."),
    ],
)
def test_a_moment_that_is_none_is_said_at_its_field(table, query, said):
    answer = as_(table, "Sena").get(f"{PAGE}open/?{query}")

    assert answer.status_code == 422
    assert said in words(answer)


@pytest.mark.parametrize(
    "until",
    ["", "tomorrow", "9999-12-31T23:59:00+00:00", "2001-01-01T00:00:00+00:00", "2050-01-01T00:00"],
)
def test_what_no_page_sent_opens_nothing(table, until):
    answer = as_(table, "Sena").post(f"{PAGE}open/", {"until": until})

    assert answer.status_code == 422
    assert not Silence.objects.exists()


def test_a_silence_shorter_than_its_rule_is_refused(table):
    until = (now() + dt.timedelta(hours=71)).isoformat()

    answer = as_(table, "Sena").post(f"{PAGE}open/", {"until": until})

    assert "at least 72 hours" in words(answer)
    assert not Silence.objects.exists()


def test_the_secretariat_sees_who_has_seen_it_and_the_others_their_own(table):
    quiet(table)

    as_(table, "Ana").get(DRAFT)
    as_(table, "Bo").get(PAGE)
    as_(table, "Dan").get(f"{PAGE}object/")

    seen = [code for code, _at in Silence.objects.get().receipts.values_list("code", "at")]
    assert sorted(seen) == ["XA", "XB", "XD"]
    assert words(as_(table, "Sena").get(PAGE)).count("not yet") == 2
    assert words(as_(table, "Ana").get(PAGE)).count("not yet") == 0
    assert "4 days and 23 h left" in words(as_(table, "Ana").get(PAGE))


def test_an_objection_breaks_it_and_another_can_follow(table):
    quiet(table)
    bo = as_(table, "Bo")

    asked = bo.get(f"{PAGE}object/")
    assert "It cannot be taken back." in words(asked)
    assert bo.post(f"{PAGE}object/", {"words": " "}).status_code == 422
    done = bo.post(f"{PAGE}object/", {"words": "Not with <this> sum."})

    assert done["Location"] == f"{PAGE}?done=broken"
    page = words(as_(table, "Ana").get(PAGE))
    assert "Silence 1: broken" in page
    assert "Not with &lt;this&gt; sum." in page
    assert "Borea" in page
    assert table.draft().state == "open"
    quiet(table)
    assert table.draft().state == "silence"


def test_who_objected_is_named_to_the_secretariat_alone_where_the_rule_withholds_it(table):
    quiet(table, withholds_names=True)
    as_(table, "Bo").post(f"{PAGE}object/", {"words": "No."})

    assert "Borea, " in words(as_(table, "Sena").get(PAGE))
    for name in ("Ana", "Dora", "Cleo"):
        page = words(as_(table, name).get(PAGE))
        assert "A delegation that is not named" in page
        assert "Borea" not in page


def test_delegates_and_observers_do_not_object(table):
    quiet(table)

    for name, status in (("Dora", 403), ("Sena", 403), ("Otto", 404)):
        assert as_(table, name).get(f"{PAGE}object/").status_code == status
        answer = as_(table, name).post(f"{PAGE}object/", {"words": "No."})
        assert answer.status_code == status
    assert table.draft().state == "silence"


def test_at_the_end_an_objection_is_too_late(table):
    quiet(table)
    is_over(table)
    bo = as_(table, "Bo")

    assert "it is too late" in words(bo.post(f"{PAGE}object/", {"words": "No."}, follow=True))
    assert "is being adopted" in words(bo.get(PAGE))
    adopt_due(at=now(), site=SITE)
    late = bo.post(f"{PAGE}object/", {"words": "No."}, follow=True)
    assert "it is too late" in words(late)
    assert "Adopted." in words(late)


def test_it_can_end_later_and_never_earlier(table):
    ends = quiet(table)
    sena = as_(table, "Sena")

    assert (
        sena.post(
            f"{PAGE}extend/", {"until": (ends - dt.timedelta(hours=1)).isoformat()}
        ).status_code
        == 422
    )
    later = ends + dt.timedelta(days=1)
    asked = sena.get(f"{PAGE}extend/", {"day": later.date().isoformat(), "time": "12:00"})
    done = sena.post(f"{PAGE}extend/", {"until": later.isoformat(), "reason": " A holi\0day. "})

    assert 'name="reason"' in asked.content.decode()
    assert done["Location"] == f"{PAGE}?done=extended"
    assert Silence.objects.get().expires_at == later
    assert acts_of(table.draft().id)[-1].payload["said"]["reason"] == "A holiday."


def test_who_presides_stops_it_and_says_why(table):
    quiet(table)
    sena = as_(table, "Sena")

    assert as_(table, "Ana").get(f"{PAGE}stop/").status_code == 403
    assert sena.post(f"{PAGE}stop/", {}).status_code == 422
    done = sena.post(f"{PAGE}stop/", {"words": "A page was missing."})

    assert done["Location"] == f"{PAGE}?done=stopped"
    assert "stopped by who presides" in words(as_(table, "Ana").get(PAGE))
    assert sena.post(f"{PAGE}stop/", {"words": "Again."})["Location"] == f"{PAGE}?done=none_runs"


def test_the_gavel_adopts_once(table):
    sena = as_(table, "Sena")

    assert "It cannot be undone." in words(sena.get(f"{DRAFT}adopt/"))
    assert as_(table, "Ana").post(f"{DRAFT}adopt/").status_code == 403
    done = gavel(sena)

    assert done["Location"] == f"{PAGE}?done=adopted"
    assert sena.post(f"{DRAFT}adopt/").status_code == 403
    page = as_(table, "Ana").get(PAGE)
    assert "/en/meridian/texts/harbour-plan/" in page.content.decode()


@pytest.mark.parametrize("act", ["adopt/", "silence/open/?day=2090-01-02&time=18:00"])
def test_words_that_another_chair_changed_after_they_were_read_are_not_agreed_unread(table, act):
    sena = as_(table, "Sena")
    read = form_of(sena, f"{DRAFT}{act}")
    one = paragraphs(table.draft().id)[2]
    deciding.reword(
        actor=table.actor("Sena"),
        identifier=PLAN,
        paragraph=one.id,
        base=sha_of(one.text),
        text="The parties close their harbours.",
        at=now(),
    )
    for tag, text in (("es", "Las partes cierran sus puertos."),):
        translations.translate(
            actor=table.actor("Sena"),
            identifier=PLAN,
            paragraph=one.id,
            language=tag,
            text=text,
            of=sha_of("The parties close their harbours."),
            at=now(),
        )

    done = sena.post(f"{DRAFT}{act}", read)

    assert done["Location"] == f"{PAGE}?done=changed"
    assert "another act came first" in words(sena.get(done["Location"]))
    assert table.draft().state == "open"
    again = sena.post(f"{DRAFT}{act}", form_of(sena, f"{DRAFT}{act}"))
    assert again["Location"] in (f"{PAGE}?done=adopted", f"{PAGE}?done=opened")


def test_the_gavel_does_not_fall_on_brackets(table):
    table.propose("Ana", paragraph="p3", texts=("The parties should open their harbours.",))

    done = as_(table, "Sena").post(f"{DRAFT}adopt/")

    assert done["Location"] == f"{PAGE}?done=brackets"
    assert "something of the text is not agreed" in words(as_(table, "Sena").get(done["Location"]))


def test_the_consensus_record_is_read_by_who_took_part(table):
    gavel(as_(table, "Sena"))

    page = words(as_(table, "Ana").get(f"{DRAFT}consensus/"))

    assert "Nobody objects." in page
    assert "took no position" in page
    assert "In a meeting, by the gavel" in page
    assert as_(table, "Otto").get(f"{DRAFT}consensus/").status_code == 404


def test_before_adoption_there_is_nothing_that_follows_from_it(table):
    for rest in ("consensus/", "promises/", "correct/"):
        assert as_(table, "Sena").get(f"{DRAFT}{rest}").status_code == 404


def test_promises_are_ticked_and_become_commitments(table):
    sena = as_(table, "Sena")
    gavel(sena)

    page = sena.get(f"{DRAFT}promises/")
    assert "promises found" in words(page)
    assert 'name="take.harbour-plan-2"' in page.content.decode()
    wrong = sena.post(f"{DRAFT}promises/?language=en", {"take.harbour-plan-2": "1"})
    assert wrong.status_code == 422
    nothing = sena.post(f"{DRAFT}promises/?language=en", {"area.harbour-plan-2": "sea"})
    assert "Nothing is ticked" in words(nothing)
    sent = {
        "take.harbour-plan-2": "1",
        "area.harbour-plan-2": "sea",
        "kind.harbour-plan-2": "training",
        "who.harbour-plan-2": "XA",
        "words.harbour-plan-2": "200 pilots are trained each year.",
    }
    done = sena.post(f"{DRAFT}promises/?language=en", sent)

    assert done["Location"] == f"{DRAFT}promises/?language=en&done=1"
    after = sena.get(done["Location"])
    assert "1 promise is in the record now." in words(after)
    assert "/en/meridian/commitments/harbour-plan-2/" in after.content.decode()
    shown = words(Client().get("/en/meridian/commitments/harbour-plan-2/"))
    assert "200 pilots are trained each year." in shown
    assert as_(table, "Ana").get(f"{DRAFT}promises/").status_code == 403


def test_a_slip_is_corrected_for_all_to_see(table):
    sena = as_(table, "Sena")
    gavel(sena)
    listed = sena.get(f"{DRAFT}correct/?language=es")
    assert "paragraph=para_1" in listed.content.decode()
    place = f"{DRAFT}correct/?language=es&paragraph=para_1"
    seal = sena.get(place).content.decode().partition('name="was" value="')[2][:64]
    sent = {"language": "es", "paragraph": "para_1", "was": seal, "words": "Otra cosa."}

    assert "Say why" in words(sena.post(f"{DRAFT}correct/", sent))
    done = sena.post(f"{DRAFT}correct/", sent | {"why": "A sl\0ip."})

    assert done["Location"] == f"{DRAFT}consensus/?done=corrected"
    page = words(sena.get(done["Location"]))
    assert SPANISH["p3"] in page
    assert "A slip." in page
    assert "Otra cosa." in page
    held = outline_of(content("meridian", PLAN, "es"))
    assert [one.text for one in held.paragraphs if one.id == "para_1"] == ["Otra cosa."]
    again = sena.post(f"{DRAFT}correct/", sent | {"why": "A slip.", "words": "Noch etwas."})
    assert "Somebody else corrected" in words(again)
    assert as_(table, "Ana").get(f"{DRAFT}correct/").status_code == 403
