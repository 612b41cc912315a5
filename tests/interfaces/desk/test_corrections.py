"""What anyone in public may propose: without account and session, limited, answered, credited."""

import datetime as dt
import re

import pytest
from django.core.cache import cache
from django.test import Client

from consenso.domain.accounts.queries import hashed
from consenso.domain.ledger.models import Entry
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.models import Submission
from consenso.interfaces.desk.record import gate
from tests.interfaces.desk.posting import form_of, posted_by, signed_in, words
from tests.people import FORUM, ana, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")

ADDRESS = f"/en/{FORUM}/correct/meeting/council-1/"
SAID = {
    "reason": "The venue was the House of Oars.",
    "sources": "https://example.org/oars",
    "credit": "Dr. Oar",
}


@pytest.fixture(autouse=True)
def nobody_proposed_before():
    cache.clear()


def given(seconds: int = 60) -> str:
    return gate.ticket(dt.datetime.now(dt.UTC) - dt.timedelta(seconds=seconds))


def proposed(client: Client | None = None, **fields: str):
    return (client or Client()).post(ADDRESS, SAID | {"ticket": given()} | fields)


def test_form_stands_beside_the_object_without_session(meridian):
    client = Client()

    answer = client.get(ADDRESS)

    assert answer.status_code == 200
    assert "House of Sails" in words(answer)
    assert set(answer.cookies) == {"consenso-form"}
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["meeting/never", "teapot/council-1", "source/a"])
def test_what_is_not_there_cannot_be_corrected(meridian, path):
    assert Client().get(f"/en/{FORUM}/correct/{path}/").status_code == 404


def test_proposal_lands_with_the_secretariat_and_its_receipt_says_so(meridian):
    answer = proposed()

    receipt = answer["Location"]
    made = Submission.objects.get()
    assert made.delegation is None
    assert (made.level, made.state) == ("secretariat", "open")
    assert made.receipt == hashed(receipt.rstrip("/").rpartition("/")[2])
    page = Client().get(receipt)
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies
    assert "waits for the secretariat" in words(page)
    assert "<form" not in words(page).partition("<main")[2].partition("</main")[0]
    assert "First Council" in words(signed_in(sena()).get(f"/en/desk/{FORUM}/submissions/"))
    assert signed_in(ana()).get(f"/en/desk/{FORUM}/submissions/{made.pk}/").status_code == 404
    assert Client().get(f"/en/{FORUM}/correct/receipt/wrong/").status_code == 404
    assert public_document(FORUM, "meeting", "council-1")["place"]["venue"].startswith("House of S")


def test_accepted_proposal_is_credited_with_reason_and_source(meridian):
    receipt = proposed()["Location"]
    made = Submission.objects.get()
    keeping = signed_in(sena())
    page = f"/en/desk/{FORUM}/submissions/{made.pk}/"
    assert "says in words what should be corrected" in words(keeping.get(page))
    unchanged = keeping.post(f"{page}publish/", {"version": "1"})
    assert "says the same already" in words(unchanged)

    form = form_of(keeping, f"{page}edit/") | {"place.venue": "House of Oars", "do": "publish"}
    keeping.post(f"{page}edit/", form)

    number = Entry.objects.latest("id").number
    for address in (
        f"/en/{FORUM}/changes/{number}/",
        f"/en/{FORUM}/changes/?kind=meeting&id=council-1",
    ):
        public = words(Client().get(address))
        for expected in ("Dr. Oar", SAID["reason"], SAID["sources"], "Secretariat"):
            assert expected in public
    assert "Sena" not in words(Client().get(f"/en/{FORUM}/changes/{number}/"))
    assert "It is accepted" in words(Client().get(receipt))


def test_declined_proposal_says_why_at_its_receipt(meridian):
    receipt = proposed()["Location"]
    made = Submission.objects.get()

    signed_in(sena()).post(
        f"/en/desk/{FORUM}/submissions/{made.pk}/decline/", {"decision": "The host says sails."}
    )

    assert "The host says sails." in words(Client().get(receipt))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, "This field is required."),
        ({"reason": "x" * 4001}, "at most 4000 characters"),
        ({"sources": ""}, "This field is required."),
        ({"sources": "javascript:alert(1)"}, "is not a web address"),
        ({"sources": "https://a.example https://"}, "https:// is not a web address"),
        ({"website": "https://spam.example"}, "must stay empty"),
        ({"ticket": ""}, "sent very fast, or is too old"),
        ({"ticket": "forged"}, "sent very fast, or is too old"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(meridian, wrong, said):
    answer = proposed(**wrong)

    assert answer.status_code == 422
    assert said in words(answer)
    assert not Submission.objects.exists()
    if "reason" not in wrong:
        assert posted_by(words(answer))["reason"][0].strip() == SAID["reason"]


@pytest.mark.parametrize("seconds", [0, 3, 25 * 3600])
def test_too_fast_and_too_old_forms_are_sent_again(meridian, seconds):
    answer = proposed(ticket=given(seconds))

    assert answer.status_code == 422
    ticket = posted_by(words(answer))["ticket"][0]
    assert gate.age(ticket, dt.datetime.now(dt.UTC)) is not None


def test_forged_form_is_refused(meridian):
    assert proposed(Client(enforce_csrf_checks=True)).status_code == 403


def test_sixth_proposal_in_an_hour_is_told_when_to_try_again(meridian):
    for _ in range(gate.OF_ONE_ADDRESS):
        assert proposed().status_code == 302

    answer = proposed()

    assert answer.status_code == 429
    assert re.search(r"You can propose the next from .* UTC on\.", words(answer))
    assert 0 < int(answer["Retry-After"]) <= 3601
    assert Submission.objects.count() == gate.OF_ONE_ADDRESS
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert proposed(elsewhere).status_code == 302


def test_whole_forum_takes_sixty_in_an_hour(meridian):
    now = dt.datetime.now(dt.UTC).timestamp()
    cache.set(f"correct:{FORUM}", [now - 1800] * gate.OF_A_FORUM, gate.HOUR)

    answer = proposed()

    assert answer.status_code == 429
    assert 1700 < int(answer["Retry-After"]) < 1900


@pytest.mark.parametrize(
    "page", ["meetings/council-1", "states/xa", "areas/sea", "deliveries/e-01", "forum"]
)
def test_every_page_of_an_object_leads_to_the_form(meridian, page):
    html = words(Client().get(f"/en/{FORUM}/{page}/"))

    address, _, rest = html.partition(f'href="/en/{FORUM}/correct/')[2].partition('"')
    assert 'rel="nofollow"' in rest[:30]
    assert Client().get(f"/en/{FORUM}/correct/{address}").status_code == 200


def test_correction_in_every_language(meridian):
    for language in ("es", "pt", "fr", "zh-hans", "nl"):
        assert Client().get(f"/{language}/{FORUM}/correct/meeting/council-1/").status_code == 200
