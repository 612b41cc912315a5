"""Submissions at the desk: who sees which, what is done with one, and two people at once."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consenso.core.ledger import digest_of
from consenso.domain.accounts.models import Delegation, Person
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.actions import prepare, send, share
from consenso.domain.submissions.models import Submission
from consenso.interfaces.desk.record.embargo import moment_of
from tests.interfaces.desk.posting import form_of, posted_by, signed_in, words
from tests.people import AT, FORUM, actor, ana, bo, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")

HOME = f"/en/desk/{FORUM}/"
MEETING = f"{HOME}record/meeting/council-1/"
WHY = {"change.reason": "The host corrected it.", "change.sources": "https://example.org/why"}


def prepared(who, *, kind: str = "meeting", identifier: str = "council-1", **fields):
    """Return a submission that changes some fields of an object."""
    document = public_document(FORUM, kind, identifier)
    return prepare(
        actor=who,
        kind=kind,
        identifier=identifier,
        document=document | fields,
        base=digest_of(document),
        reason="The host corrected it.",
        sources=["https://example.org/why"],
        at=AT,
    )


def test_other_delegation_finds_nothing_until_it_is_shared(meridian):
    who = ana()
    row = prepared(who, ordinal=5)
    other, secretariat = signed_in(bo()), signed_in(sena())
    address = f"{HOME}submissions/{row.id}/"

    assert [one.get(address).status_code for one in (other, secretariat)] == [404, 404]
    signed_in(who).post(f"{address}send/")
    assert [one.get(address).status_code for one in (other, secretariat)] == [404, 200]
    signed_in(who).post(f"{address}share/")
    assert [one.get(address).status_code for one in (other, secretariat)] == [200, 200]
    assert "all delegations" in words(other.get(address))
    for verb in ("publish", "decline", "withdraw", "share"):
        posted = {"version": "1", "decision": "No."}
        assert other.post(f"{address}{verb}/", posted).status_code == 403
    assert other.get(f"{address}edit/").status_code == 403
    assert other.get(f"{address}publish/").status_code == 405


def test_observer_reads_what_is_shared_and_does_nothing(meridian):
    who = ana()
    shared, private = prepared(who, ordinal=5), prepared(who, ordinal=6)
    share(actor=who, identifier=shared.id, at=AT)
    Delegation.objects.create(forum=FORUM, code="obs", kind="observer", name={"en": "Watchers"})
    client = signed_in(actor("Olga", code="obs", role="observer"))

    assert client.get(f"{HOME}submissions/{shared.id}/").status_code == 200
    assert "What you can do" not in words(client.get(f"{HOME}submissions/{shared.id}/"))
    assert client.get(f"{HOME}submissions/{private.id}/").status_code == 404
    assert client.get(MEETING).status_code == 200
    assert client.get(f"{MEETING}correct/").status_code == 403


def test_head_sends_and_secretariat_publishes(meridian):
    head = ana()
    row = prepared(head, ordinal=5)
    address = f"{HOME}submissions/{row.id}/"
    page = words(signed_in(head).get(address))
    assert "only the delegation" in page
    assert "Send to the secretariat" in page

    signed_in(head).post(f"{address}send/")
    keeping = signed_in(sena())
    assert "First Council" in words(keeping.get(f"{HOME}submissions/"))  # what waits comes first
    answer = keeping.post(f"{address}publish/", {"version": "1"}, follow=True)

    assert "It is published" in words(answer)
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 5
    assert "published" in words(keeping.get(f"{HOME}submissions/?list=decided"))


def test_delegate_readies_and_it_waits_for_the_head(meridian):
    row = prepared(actor("Dora", code="XA", role="delegate"), ordinal=5)
    delegate = signed_in(actor("Dan", code="XA", role="delegate"))

    delegate.post(f"{HOME}submissions/{row.id}/ready/")

    assert "waits for the head" in words(delegate.get(f"{HOME}submissions/{row.id}/"))
    assert "First Council" in words(signed_in(ana()).get(f"{HOME}submissions/?list=waiting"))
    assert delegate.post(f"{HOME}submissions/{row.id}/send/").status_code == 403


def test_declined_with_a_reason_that_the_delegation_reads(meridian):
    head = ana()
    row = prepared(head, ordinal=5)
    send(actor=head, identifier=row.id, at=AT)
    keeping = signed_in(sena())
    address = f"{HOME}submissions/{row.id}/"

    refused = keeping.post(f"{address}decline/", {"decision": "  "})
    keeping.post(f"{address}decline/", {"decision": "The source says four."})

    assert refused.status_code == 422
    page = words(signed_in(head).get(address))
    assert "The source says four." in page
    assert "What you can do" not in page
    late = signed_in(head).post(f"{address}withdraw/", follow=True)
    assert "It was decided already" in words(late)
    edited = signed_in(head).get(f"{address}edit/", follow=True)
    assert "It was decided already" in words(edited)


def test_submission_is_edited_and_every_version_stays(meridian):
    client = signed_in(ana())
    row = prepared(actor("Dora", code="XA", role="delegate"), ordinal=5)
    address = f"{HOME}submissions/{row.id}/"
    form = form_of(client, f"{address}edit/")
    assert form["ordinal"] == ["5"]
    assert form["change.reason"] == ["The host corrected it."]

    client.post(f"{address}edit/", form | {"ordinal": "6", "do": "save"})

    page = words(client.get(address))
    for expected in ("Version 2", "Version 1", "(Dora)", "(Ana)"):
        assert expected in page


# Two people at once.


def test_second_writer_is_shown_the_first_change_and_nothing_is_lost(meridian):
    first, second = signed_in(sena()), signed_in(actor("Tom", code="secretariat", role="chair"))
    mine = form_of(second, f"{MEETING}correct/") | WHY
    theirs = form_of(first, f"{MEETING}correct/") | WHY
    theirs |= {"ordinal": "5", "place.city": "Port Borea", "name.fr": "Le premier conseil"}
    first.post(f"{MEETING}correct/", theirs | {"do": "publish"})

    mine |= {"ordinal": "6", "place.venue": "House of Oars", "name.nl": "De eerste raad"}
    answer = second.post(f"{MEETING}correct/", mine | {"do": "publish"})

    assert answer.status_code == 409
    html = words(answer)
    for expected in ("Port Borea", "House of Oars", "Le premier conseil", "Secretariat"):
        assert expected in html
    assert html.count("<fieldset") == 1  # the ordinal alone is clashing
    form = posted_by(html)
    assert form["take.ordinal"] == ["mine"]
    action = re.search(r'<form method="post" action="([^"]+)"', html).group(1)
    done = second.post(action, form | {"do": "merge"}, follow=True)

    assert "It is published" in words(done)
    after = public_document(FORUM, "meeting", "council-1")
    assert after["ordinal"] == 6
    assert (after["place"]["city"], after["place"]["venue"]) == ("Port Borea", "House of Oars")
    assert after["name"]["fr"] == "Le premier conseil"
    assert after["name"]["nl"] == "De eerste raad"


def test_clashing_field_is_theirs_where_that_is_chosen(meridian):
    first, second = signed_in(sena()), signed_in(actor("Tom", code="secretariat", role="chair"))
    mine = form_of(second, f"{MEETING}correct/") | WHY | {"ordinal": "6", "place.venue": "Hall"}
    theirs = form_of(first, f"{MEETING}correct/") | WHY | {"ordinal": "5"}
    first.post(f"{MEETING}correct/", theirs | {"do": "publish"})
    form = posted_by(words(second.post(f"{MEETING}correct/", mine | {"do": "publish"})))

    second.post(f"{MEETING}correct/", form | {"take.ordinal": "theirs", "do": "merge"})

    after = public_document(FORUM, "meeting", "council-1")
    assert (after["ordinal"], after["place"]["venue"]) == (5, "Hall")


def test_third_change_while_the_second_chooses_is_shown_too(meridian):
    first, second = signed_in(sena()), signed_in(actor("Tom", code="secretariat", role="chair"))
    mine = form_of(second, f"{MEETING}correct/") | WHY | {"ordinal": "6"}
    for ordinal in ("5", "7"):
        theirs = form_of(first, f"{MEETING}correct/") | WHY | {"ordinal": ordinal}
        first.post(f"{MEETING}correct/", theirs | {"do": "publish"})
        answer = second.post(f"{MEETING}correct/", mine | {"do": "publish"})
        mine = posted_by(words(answer)) | {"do": "merge"}
        if ordinal == "5":
            once = mine

    again = second.post(f"{MEETING}correct/", once)

    assert again.status_code == 409
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 7


def test_publishing_what_the_record_overtook_leads_to_the_conflict(meridian):
    head, keeping = ana(), signed_in(sena())
    row = prepared(head, ordinal=5)
    form = form_of(keeping, f"{MEETING}correct/") | WHY | {"ordinal": "4", "do": "publish"}
    keeping.post(f"{MEETING}correct/", form)
    client = signed_in(head)

    answer = client.post(f"{HOME}submissions/{row.id}/publish/", {"version": "1"})

    assert answer.status_code == 409
    form = posted_by(words(answer))
    done = client.post(f"{HOME}submissions/{row.id}/edit/", form | {"do": "merge"}, follow=True)
    assert "It is published" in words(done)
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 5


def test_two_edit_one_submission_and_the_second_is_shown_the_first(meridian):
    head, delegate = signed_in(ana()), signed_in(actor("Dora", code="XA", role="delegate"))
    row = prepared(actor("Dan", code="XA", role="delegate"), ordinal=5)
    edit = f"{HOME}submissions/{row.id}/edit/"
    mine = form_of(delegate, edit) | {"place.venue": "Hall", "ordinal": "8"}
    head.post(edit, form_of(head, edit) | {"place.city": "Port Borea", "ordinal": "7"})

    answer = delegate.post(edit, mine | {"do": "save"})

    assert answer.status_code == 409
    delegate.post(edit, posted_by(words(answer)) | {"do": "merge"})
    made = Submission.objects.get()
    assert made.version == 3
    assert made.document["place"]["city"] == "Port Borea"
    assert made.document["place"]["venue"] == "Hall"
    assert made.document["ordinal"] == 8


def test_what_was_taken_out_meanwhile_can_be_proposed_again(meridian):
    keeping = signed_in(sena())
    delivery = f"{HOME}record/delivery/e-03/"
    mine = form_of(keeping, f"{delivery}correct/") | WHY | {"fact.en": "A road was opened."}
    gone = form_of(keeping, f"{delivery}remove/") | WHY | {"do": "publish"}
    keeping.post(f"{delivery}remove/", gone)

    answer = keeping.post(f"{delivery}correct/", mine | {"do": "publish"})

    assert answer.status_code == 409
    assert "was taken out of the record" in words(answer)
    form = posted_by(words(answer)) | {"do": "merge"}
    assert "It is published" in words(keeping.post(f"{delivery}correct/", form, follow=True))
    assert public_document(FORUM, "delivery", "e-03")["fact"]["en"] == "A road was opened."


# An embargo.

BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.parametrize(
    ("day", "time", "utc"),
    [
        ("2037-03-28", "09:00", "2037-03-28 08:00"),  # winter
        ("2037-03-29", "09:00", "2037-03-29 07:00"),  # clocks went forward in the night
        ("2037-10-25", "02:30", "2037-10-25 01:30"),  # shown twice: the later
        ("2037-10-26", "09:00", "2037-10-26 08:00"),
    ],
)
def test_embargo_is_typed_in_ones_own_time_and_kept_in_utc(meridian, day, time, utc):
    head = ana()
    Person.objects.filter(pk=head.person).update(time_zone="Europe/Brussels")
    row = prepared(head, ordinal=5)
    client = signed_in(head)

    answer = client.post(
        f"{HOME}submissions/{row.id}/embargo/",
        {"day": day, "time": time, "version": "1"},
        follow=True,
    )

    expected = dt.datetime.strptime(utc, "%Y-%m-%d %H:%M").replace(tzinfo=dt.UTC)
    assert Submission.objects.get().release_at == expected
    html = words(answer)
    assert f"that is {utc} UTC" in html
    assert f"{time} (Europe/Brussels)" in html
    assert "cleared, under embargo" in html
    assert public_document(FORUM, "meeting", "council-1")["ordinal"] == 1


def test_what_is_changed_after_it_was_cleared_is_cleared_anew(meridian):
    head, delegate = signed_in(ana()), signed_in(actor("Dora", code="XA", role="delegate"))
    row = prepared(actor("Dan", code="XA", role="delegate"), ordinal=5)
    address = f"{HOME}submissions/{row.id}/"
    cleared = {"day": "2037-07-01", "time": "09:00", "version": "1"}
    head.post(f"{address}embargo/", cleared)
    assert "must be cleared again" in words(delegate.get(f"{address}edit/"))

    form = form_of(delegate, f"{address}edit/") | {"ordinal": "9"}
    delegate.post(f"{address}edit/", form | {"do": "save"})

    held = Submission.objects.get()
    assert (held.document["ordinal"], held.release_at, held.released_by) == (9, None, "")


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2037-03-29", "02:30", "There is no such time on that day"),
        ("2020-01-01", "09:00", "That moment is past"),
        ("tomorrow", "", "Please correct this"),
    ],
)
def test_moment_that_cannot_be_is_refused(meridian, day, time, said):
    head = ana()
    Person.objects.filter(pk=head.person).update(time_zone="Europe/Brussels")
    row = prepared(head, ordinal=5)

    answer = signed_in(head).post(
        f"{HOME}submissions/{row.id}/embargo/", {"day": day, "time": time, "version": "1"}
    )

    assert answer.status_code == 422
    assert said in words(answer)
    assert Submission.objects.get().release_at is None


def test_moment_of_a_clock_is_the_one_at_which_it_shows_that():
    day = dt.date(2037, 7, 1)
    for hour in range(24):
        moment = moment_of(day, dt.time(hour), BRUSSELS)
        shown = moment.astimezone(BRUSSELS)
        assert (shown.date(), shown.hour, shown.minute) == (day, hour, 0)


# Lists.


def many(number: int, who) -> None:
    row = prepared(who, ordinal=5)
    held = Submission.objects.get(pk=row.id)
    for place in range(number - 1):
        held.pk = None
        held.document = held.document | {"ordinal": place}
        held.save(force_insert=True)


@pytest.mark.parametrize("which", ["mine", "waiting", "shared", "decided"])
def test_lists_ask_the_same_of_the_database_for_3_rows_and_for_3000(meridian, which):
    head = ana()
    client = signed_in(head)
    state = {"mine": {}, "waiting": {"ready_at": AT}, "shared": {"level": "delegations"}}
    chosen = state.get(which, {"state": "declined", "decided_at": AT})

    client.get(f"{HOME}submissions/?list={which}")  # the session begins

    def queries(number: int) -> int:
        Submission.objects.all().delete()
        many(number, head)
        Submission.objects.update(**chosen)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(f"{HOME}submissions/?list={which}")
        assert f"of {number:,}" in words(answer)
        return len(asked)

    assert queries(3) == queries(3000)


def test_empty_list_says_so(meridian):
    assert "No submission is in this list." in words(signed_in(ana()).get(f"{HOME}submissions/"))
