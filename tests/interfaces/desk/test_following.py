"""Following at the desk, the letter that tells of it, and how one click ends it without signing in."""

import datetime as dt
import re

import pytest
from django.core.signing import dumps
from django.test import Client

from consenso.domain.accounts.models import Person
from consenso.domain.activities.actions import link
from consenso.domain.ledger.confidential import confidential_entries
from consenso.interfaces.desk.digests import send_due
from consenso.interfaces.desk.following.tokens import SALT
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.duties.test_following import changed, day, follows
from tests.domain.intake.taking import accepted
from tests.interfaces.desk.posting import signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
FOLLOWING = "/en/desk/meridian/following/"
PLAN = "text/plan-2020-2022"


@pytest.fixture
def people():
    made = cast.make()
    Person.objects.update(time_zone="UTC")
    return made


@pytest.fixture
def ana(people):
    return signed_in(people.actor("Ana"))


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", address)


def letter_to(name, mailoutbox):
    [letter] = [one for one in mailoutbox if one.to == [cast.address(name)]]
    return letter


def test_from_a_public_page_one_button_follows(ana):
    public = Client().get("/en/meridian/commitments/m-2020-01/").content.decode()
    [address] = re.findall(r'href="([^"]*/following/[^"]*)"', public)
    page = ana.get(address.replace("&amp;", "&"))
    assert 'name="what" value="commitment/m-2020-01"' in page.content.decode()
    answer = ana.post(FOLLOWING, {"what": "commitment/m-2020-01"})
    assert answer["Location"] == f"{FOLLOWING}?done=followed"
    listed = ana.get(answer["Location"]).content.decode()
    assert "You follow it from now on" in listed
    assert 'href="/en/meridian/feed.atom?commitment=m-2020-01"' in listed
    assert "last changed on" in listed
    assert "You follow this already." in words(ana.get(address.replace("&amp;", "&")))


def test_who_is_signed_out_comes_back_to_it_after_signing_in():
    answer = Client().get(f"{FOLLOWING}?kind=text&id=plan-2020-2022")
    assert answer.status_code == 302
    assert "following/%3Fkind%3Dtext%26id%3Dplan-2020-2022" in answer["Location"]


def test_list_names_each_and_ends_each(ana):
    for what in (PLAN, "area/sea", "state/xa", "bloc/meridian-group"):
        ana.post(FOLLOWING, {"what": what})
    page = ana.get(FOLLOWING).content.decode()
    for path in ("texts/plan-2020-2022", "areas/sea", "states/xa", "blocs/meridian-group"):
        assert f'href="/en/meridian/{path}/"' in page
    assert 'href="/en/meridian/feed.atom?party=XA"' in page
    assert f'<option value="{PLAN}"' not in page  # it is followed already
    ana.post(FOLLOWING, {"what": "area/sea", "do": "end"})
    page = ana.get(FOLLOWING).content.decode()
    assert 'href="/en/meridian/areas/sea/"' not in page
    assert '<option value="area/sea"' in page


@pytest.mark.parametrize("what", ["", "text/no-such", "meeting/council-1", "text", "/"])
def test_what_there_is_not_cannot_be_chosen(ana, what):
    answer = ana.post(FOLLOWING, {"what": what})
    assert answer.status_code == 422
    assert "Choose something of the record." in words(answer)


def test_what_the_address_names_and_the_record_has_not_is_not_found(ana):
    assert ana.get(f"{FOLLOWING}?kind=text&id=no-such").status_code == 404
    assert ana.get(f"{FOLLOWING}?kind=meeting&id=council-1").status_code == 200  # nothing is asked


def test_nobody_else_sees_what_somebody_follows(people, ana):
    ana.post(FOLLOWING, {"what": PLAN})
    for name in ("Dora", "Sena", "Bo", "Otto", "Vera"):
        client = signed_in(people.actor(name))
        assert "You follow nothing yet" in words(client.get(FOLLOWING)), name
        for path in ("", "ledger/", "people/"):
            assert "You follow" not in words(client.get(f"/en/desk/meridian/{path}")), (name, path)
    assert confidential_entries("meridian") == ()


def test_page_says_how_often_letters_come(people, ana):
    assert "Letters come once a day" in words(ana.get(FOLLOWING))
    Person.objects.filter(name="Ana").update(digest="none")
    assert "You get no letters" in words(ana.get(FOLLOWING))


def test_letter_tells_in_public_words_and_leads_to_its_end(people, mailoutbox):
    follows(people, "Ana")
    changed("delivery", "e-02", "Qzx canary.", at=day(2, 13))
    send_due(day(3))
    letter = letter_to("Ana", mailoutbox)
    assert "What changed on what you follow:" in letter.body
    assert "Plan 2020-2022\n" in letter.body
    assert "/en/meridian/texts/plan-2020-2022/" in letter.body
    assert "Delivery “" in letter.body
    assert "qzx" not in letter.body.lower()
    [end] = re.findall(r"To follow it no more: (\S+)", letter.body)
    assert cast.address("Ana") not in end

    stranger = Client(enforce_csrf_checks=True)
    page = stranger.get(path_of(end))
    assert "You follow “Plan 2020-2022”." in words(page)
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]
    still = signed_in(people.actor("Ana")).get(FOLLOWING).content.decode()
    assert 'href="/en/meridian/texts/plan-2020-2022/"' in still  # to open it changes nothing

    for _ in range(2):
        answer = stranger.post(path_of(end))
        assert "You do not follow “Plan 2020-2022”." in words(answer)
    assert "You follow nothing yet" in words(signed_in(people.actor("Ana")).get(FOLLOWING))


def test_letter_tells_of_links_by_the_name_of_the_promise(people, mailoutbox):
    follows(people, "Ana")
    accepted(document(activity(identifier="XA-1-7")))
    link(
        forum="meridian", source="harbours", identifier="XA-1-7", commitment="m-2020-01",
        relation="", why="So it is.", by="XA", at=day(2, 14),
    )  # fmt: skip

    send_due(day(3))

    said = letter_to("Ana", mailoutbox).body
    assert "- Activity XA-1-7 linked to commitment “" in said
    assert "m-2020-01" not in said


def test_one_click_of_a_mail_program_ends_all_such_letters(people, mailoutbox, settings):
    settings.SITE = "https://forum.example"
    follows(people, "Ana")
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    send_due(day(3))
    headers = letter_to("Ana", mailoutbox).extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    end = re.fullmatch(
        r"<(https://forum\.example/en/desk/letters/\S+/)>", headers["List-Unsubscribe"]
    )[1]

    program = Client(enforce_csrf_checks=True)
    answer = program.post(path_of(end), {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not answer.cookies
    assert Person.objects.get(name="Ana").digest == "none"
    assert Person.objects.get(name="Bo").digest == "daily"


def test_without_encryption_no_one_click_is_offered(people, mailoutbox):
    follows(people, "Ana")
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    send_due(day(3))
    headers = letter_to("Ana", mailoutbox).extra_headers
    assert headers["List-Unsubscribe"].startswith("<http://")
    assert "List-Unsubscribe-Post" not in headers


def test_letter_of_a_language_is_in_it(people, mailoutbox):
    Person.objects.filter(name="Ana").update(language="es")
    follows(people, "Ana")
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    send_due(day(3))
    assert "/es/meridian/texts/plan-2020-2022/" in letter_to("Ana", mailoutbox).body


@pytest.mark.parametrize(
    "token",
    [
        "not-one",
        dumps([1, "", "", ""], salt="another"),
        dumps({"person": 1}, salt=SALT),
        dumps([1, ""], salt=SALT),
        dumps(["x", "", "", ""], salt=SALT),
    ],
    ids=["no-token", "of-another-form", "of-another-shape", "too-short", "of-nobody"],
)
def test_what_was_not_made_here_ends_nothing(people, token):
    for answer in (
        Client().get(f"/en/desk/letters/{token}/"),
        Client().post(f"/en/desk/letters/{token}/"),
    ):
        assert answer.status_code == 404
        assert "This link opens nothing" in words(answer)
    assert not Person.objects.filter(digest="none").exists()


def test_letter_of_who_was_erased_ends_nothing_and_tells_nothing(people):
    token = dumps([999_999, "meridian", "text", "plan-2020-2022"], salt=SALT)
    assert "You do not follow" in words(Client().post(f"/en/desk/letters/{token}/"))


def test_moment_of_the_clock_sends_it(people, mailoutbox):
    follows(people, "Ana", at=dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC))
    changed("commitment", "m-2020-01", "Now.", at=day(2, 13))
    sent, failed = send_due(day(3))
    assert failed == 0
    assert sent >= 1
    assert "“" in letter_to("Ana", mailoutbox).body


def test_a_nul_in_what_is_named_is_as_if_it_were_not_there(ana):
    assert 'value="text/plan-2020-2022"' in words(
        ana.get(f"{FOLLOWING}?kind=text&id=plan-2020%00-2022")
    )
    for do in ("", "end"):
        answer = ana.post(FOLLOWING, {"what": f"{PLAN}\0", "do": do})
        assert answer["Location"] == f"{FOLLOWING}?done={'ended' if do else 'followed'}"
    assert ana.post(FOLLOWING, {"what": "text/\0"}).status_code == 422
