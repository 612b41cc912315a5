"""Keeping the record at the desk, as each kind of person sees it, without JavaScript."""

from html import unescape

import pytest
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.domain.accounts.access import Actor
from consenso.domain.accounts.models import Person
from consenso.domain.ledger.models import Entry
from consenso.domain.record.queries import CLASSES, public_document
from consenso.domain.submissions.models import Submission
from tests.interfaces.desk.posting import form_of, posted_by, signed_in, words
from tests.people import AT, FORUM, actor, ana, bo, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")

HOME = f"/en/desk/{FORUM}/"
MEETING = f"{HOME}record/meeting/council-1/"
DELIVERY = f"{HOME}record/delivery/e-01/"
WHY = {"change.reason": "The host corrected it.", "change.sources": "https://example.org/why"}


def watcher(role: str) -> Actor:
    return actor("Dora", code="XA", role=role)


def test_record_shows_kinds_with_counts_and_finds_by_words_and_holder(meridian):
    client = signed_in(ana())

    first = words(client.get(f"{HOME}record/"))
    found = words(client.get(f"{HOME}record/?q=first+council&kind=meeting"))
    held = words(client.get(f"{HOME}record/?held=mine"))
    nothing = words(client.get(f"{HOME}record/?q=zzzz"))

    assert "record/meeting/new/" in first
    assert "council-1/" in found
    assert "council-2/" not in found
    assert "Aurelia" in held
    assert "No object of the record has these words." in nothing


@pytest.mark.parametrize("role", ["account_manager"])
def test_who_does_not_keep_the_record_is_refused(meridian, role):
    client = signed_in(watcher(role))

    for address in (f"{HOME}record/", f"{HOME}submissions/", MEETING, f"{MEETING}correct/"):
        assert client.get(address).status_code == 403


def test_signed_out_is_led_to_the_sign_in_and_stranger_finds_nothing(meridian):
    cato = Person.objects.create(email="cato@mail.example", name="Cato", joined_at=AT)
    stranger = Client()
    stranger.force_login(cato)

    assert Client().get(MEETING).status_code == 302
    assert stranger.get(MEETING).status_code == 404


def test_object_that_never_was_is_not_found(meridian):
    client = signed_in(sena())

    assert client.get(f"{HOME}record/meeting/never/").status_code == 404
    assert client.get(f"{HOME}record/teapot/never/").status_code == 404
    assert client.get(f"{HOME}record/teapot/new/").status_code == 404
    assert client.get(f"{HOME}record/meeting/never/correct/").status_code == 404
    assert client.get(f"{HOME}record/meeting/never/remove/").status_code == 404


def test_secretariat_corrects_and_publishes_at_once(meridian):
    client = signed_in(sena())
    form = form_of(client, f"{MEETING}correct/") | WHY | {"place.city": "Port Borea"}

    answer = client.post(f"{MEETING}correct/", form | {"do": "publish"}, follow=True)

    assert "It is published" in words(answer)
    assert public_document(FORUM, "meeting", "council-1")["place"]["city"] == "Port Borea"
    entry = Entry.objects.latest("id")
    assert (entry.act, entry.by) == ("record:correct", "secretariat")
    history = words(client.get(MEETING))
    for expected in ("Secretariat", "(Sena)", "The host corrected it.", "Port Borea"):
        assert expected in history
    public = words(Client().get(f"/en/{FORUM}/changes/{entry.number}/"))
    assert "The host corrected it." in public
    assert "https://example.org/why" in public
    assert "Secretariat" in public
    assert "Sena" not in public


def test_nothing_changes_but_what_was_changed(meridian):
    client = signed_in(sena())
    before = public_document(FORUM, "meeting", "council-1")
    form = form_of(client, f"{MEETING}correct/") | WHY | {"ordinal": "9"}

    client.post(f"{MEETING}correct/", form | {"do": "publish"})

    after = public_document(FORUM, "meeting", "council-1")
    assert after == before | {"ordinal": 9}


def test_delegate_saves_for_the_delegation_and_nothing_is_public(meridian):
    client = signed_in(watcher("delegate"))
    form = form_of(client, f"{MEETING}correct/") | WHY | {"place.city": "Port Borea"}

    answer = client.post(f"{MEETING}correct/", form | {"do": "save"}, follow=True)

    assert "only the delegation" in words(answer)
    assert public_document(FORUM, "meeting", "council-1")["place"]["city"] == "Port Aurelia"
    made = Submission.objects.get()
    assert (made.level, made.delegation.code, made.what) == ("delegation", "XA", "changed")
    assert "Save and publish" not in words(client.get(f"{MEETING}correct/"))
    assert "Open submissions on it" in words(client.get(MEETING))


def test_holder_publishes_its_own_fact_and_no_other(meridian):
    client = signed_in(ana())  # council-1 is hosted by Aurelia alone
    assert "Save and publish" in words(client.get(f"{MEETING}correct/"))
    other = signed_in(bo())
    assert "Save and publish" not in words(other.get(f"{MEETING}correct/"))

    form = form_of(other, f"{MEETING}correct/") | WHY | {"ordinal": "7"}
    answer = other.post(f"{MEETING}correct/", form | {"do": "publish"}, follow=True)

    assert "does not stand for this fact alone" in words(answer)
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 1


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(meridian):
    client = signed_in(sena())
    wrong = {
        "start": "last spring",
        "attendance.0.count": "many",
        "place.country": "",
        "change.sources": "see the press",
    }
    form = form_of(client, f"{MEETING}correct/") | WHY | wrong

    answer = client.post(f"{MEETING}correct/", form | {"do": "publish"})

    assert answer.status_code == 422
    html = words(answer)
    for link in ("#f-start", "#f-attendance.0.count", "#f-place.country", "#f-change.sources"):
        assert f'href="{link}"' in html
    assert "Attendance as published, 1: How many</a>" in html
    assert "is not a date." in html
    assert "Write a year, a month or a day" in html
    assert "is not a whole number." in html
    again = posted_by(html)
    assert again["start"] == ["last spring"]
    assert again["attendance.0.count"] == ["many"]
    assert again["change.reason"][0].strip() == "The host corrected it."
    assert not Submission.objects.exists()


def test_unfinished_is_kept_when_asked_to(meridian):
    client = signed_in(sena())
    form = form_of(client, f"{MEETING}correct/") | WHY | {"start": "last spring"}

    assert "to finish later" in words(client.post(f"{MEETING}correct/", form | {"do": "save"}))
    client.post(f"{MEETING}correct/", form | {"do": "keep"})

    made = Submission.objects.get()
    assert made.document["start"] == "last spring"
    assert client.get(f"{HOME}submissions/{made.pk}/").status_code == 200
    assert form_of(client, f"{HOME}submissions/{made.pk}/edit/")["start"] == ["last spring"]
    answer = client.post(f"{HOME}submissions/{made.pk}/publish/", {"version": "1"})
    assert answer.status_code == 422
    assert "is not a date." in words(answer)


def test_reason_source_and_a_change_are_needed(meridian):
    client = signed_in(sena())
    form = form_of(client, f"{MEETING}correct/")

    html = words(client.post(f"{MEETING}correct/", form | {"do": "save"}))

    for expected in ("No reason is given.", "No source is named.", "Nothing is changed."):
        assert expected in html


@pytest.mark.parametrize("kind", CLASSES)
def test_form_of_every_kind_is_added_to_without_javascript(meridian, kind):
    client = signed_in(sena())
    address = f"{HOME}record/{kind}/new/"
    html = words(client.get(address))
    adds = [one.split('"')[0] for one in html.split('value="add:')[1:]]
    form = posted_by(html) | {"id": "typed-already"}

    for way in adds:
        form = posted_by(words(client.post(address, form | {"do": f"add:{way}"})))

        assert any(name.startswith(f"{way}.0") for name in form), way
        assert form["id"] == ["typed-already"]
    html = words(client.post(address, form | {"do": f"add:{adds[0]}"} if adds else form))
    if adds:
        assert f'value="up:{adds[0]}.1"' in html
        form = posted_by(html)
        html = words(client.post(address, form | {"do": f"remove:{adds[0]}.0"}))
        assert f'value="up:{adds[0]}.1"' not in html


def test_new_object_is_added_by_the_secretariat(meridian):
    client = signed_in(sena())
    address = f"{HOME}record/delivery/new/"
    form = form_of(client, address) | WHY
    form |= {
        "id": "e-90",
        "fact.en": "A buoy was laid.",
        "kind": "step",
        "date.from": "2021-04",
        "actors": ["XA", ""],
        "confidence": "medium",
    }
    kinds = posted_options(words(client.get(address)), "kind")
    form["kind"] = kinds[1]

    answer = client.post(address, form | {"do": "publish"}, follow=True)

    assert "It is published" in words(answer)
    assert public_document(FORUM, "delivery", "e-90") == {
        "id": "e-90",
        "date": {"from": "2021-04"},
        "kind": kinds[1],
        "fact": {"en": "A buoy was laid."},
        "actors": ["XA"],
        "confidence": "medium",
    }


def posted_options(html: str, name: str) -> list[str]:
    select = html.partition(f'name="{name}"')[2].partition("</select>")[0]
    return [one.split('"')[0] for one in select.split('<option value="')[1:]]


def test_new_object_needs_an_identifier_that_is_free(meridian):
    client = signed_in(sena())
    address = f"{HOME}record/delivery/new/"
    form = form_of(client, address) | WHY | {"fact.en": "A buoy was laid."}

    for identifier, said in (("", "needs an identifier"), ("e-01", "that identifier already")):
        html = words(client.post(address, form | {"id": identifier, "do": "save"}))
        assert said in html
        assert "to finish later" not in html
    assert not Submission.objects.exists()


def test_interpreter_changes_wordings_and_nothing_else(meridian):
    client = signed_in(watcher("interpreter"))
    html = words(client.get(f"{MEETING}correct/"))
    before = public_document(FORUM, "meeting", "council-1")

    form = posted_by(html) | WHY | {"chairs.0.es": "Canciller de Aurelia", "ordinal": "9"}
    client.post(f"{MEETING}correct/", form | {"do": "save"})

    assert 'name="ordinal"' not in html
    assert 'value="add:' not in html
    made = Submission.objects.get().document
    assert made["chairs"][0]["es"] == "Canciller de Aurelia"
    assert made["ordinal"] == 1
    assert made | {"chairs": 0} == before | {"chairs": 0}
    assert client.get(f"{HOME}record/meeting/new/").status_code == 403
    assert client.get(f"{MEETING}remove/").status_code == 403


@pytest.mark.parametrize("source", ["example.org/why", "https://", "https://example.org/<why>"])
def test_source_of_a_change_that_is_no_web_address_is_named(meridian, source):
    client = signed_in(sena())
    form = form_of(client, f"{MEETING}correct/") | WHY | {"ordinal": "9"}
    sources = {"change.sources": f"https://example.org/why\n{source}"}

    answer = client.post(f"{MEETING}correct/", form | sources | {"do": "keep"})

    assert answer.status_code == 422
    assert f"{source} is not a web address" in unescape(words(answer))
    assert not Submission.objects.exists()


def test_second_forum_is_not_added_to_a_record(meridian):
    client, address = signed_in(sena()), f"{HOME}record/forum/new/"
    form = form_of(client, address) | WHY | {"id": "isles", "name.en": "Forum of the Isles"}

    answer = client.post(address, form | {"do": "publish"})

    assert answer.status_code == 422
    assert public_document(FORUM, "forum", "isles") is None


def test_what_is_referred_to_is_not_taken_out(meridian):
    client = signed_in(sena())

    html = words(client.get(f"{MEETING}remove/"))
    answer = client.post(f"{MEETING}remove/", WHY | {"do": "publish"})

    assert "other objects refer to it" in html
    assert "record/statement/opening-2019/correct/" in html
    assert answer.status_code == 422
    assert public_document(FORUM, "meeting", "council-1") is not None


def test_object_is_taken_out_and_restored_from_its_history(meridian):
    client = signed_in(sena())
    there = DELIVERY.replace("e-01", "e-04")  # nothing refers to it
    before = public_document(FORUM, "delivery", "e-04")
    form = form_of(client, f"{there}remove/") | WHY

    client.post(f"{there}remove/", form | {"do": "publish"})

    assert public_document(FORUM, "delivery", "e-04") is None
    html = words(client.get(there))
    assert "It is not in the record any more." in html
    restore = f"{there}correct/?state={digest_of(before)}"
    assert restore.replace("&", "&amp;") in html
    form = form_of(client, restore) | WHY
    answer = client.post(restore, form | {"do": "publish"}, follow=True)
    assert "It is published" in words(answer)
    assert public_document(FORUM, "delivery", "e-04") == before


def test_form_that_is_too_large_is_answered_with_a_page_that_says_so(meridian):
    client = signed_in(sena())
    many = {f"chairs.{place}.en": "x" for place in range(2001)}

    answer = client.post(f"{MEETING}correct/", many)
    heavy = client.post(
        f"{MEETING}correct/",
        {"note.en": "x" * (1024 * 1024 + 1)},
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 413
    assert "2,000 fields" in words(answer)
    assert heavy.status_code in (413, 422)


def test_history_asks_the_same_of_the_database_however_long_it_is(
    meridian, django_assert_max_num_queries
):
    client = signed_in(sena())

    def correct(ordinal: int) -> None:
        form = form_of(client, f"{MEETING}correct/") | WHY | {"ordinal": str(ordinal)}
        client.post(f"{MEETING}correct/", form | {"do": "publish"})

    correct(11)
    with django_assert_max_num_queries(60) as few:
        client.get(MEETING)
    for ordinal in range(12, 18):
        correct(ordinal)
    with django_assert_max_num_queries(60) as many:
        client.get(MEETING)

    assert len(many) == len(few)


@pytest.mark.parametrize(
    "odd",
    [
        {"do": "merge", "change.mine": "{"},
        {"do": "merge", "change.mine": "[" * 5000},
        {"do": "merge", "change.mine": '{"note": {"en": "\\u0000"}}'},
        {"do": "keep", "ordinal": "9" * 40},
        {"do": "keep", "note.en": "nothing\x00there", "change.reason": "a\x00b"},
        {"do": "up:..", "change.version": "-1"},
        {"do": "add:attendance.x.unit"},
    ],
)
def test_odd_posting_is_answered_without_a_fault(meridian, odd):
    client = signed_in(sena())
    form = form_of(client, f"{MEETING}correct/") | WHY | odd

    assert client.post(f"{MEETING}correct/", form).status_code in (200, 302, 422)
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 1
