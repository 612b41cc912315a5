"""The pages on people, as each kind of person sees them."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client

from consenso.domain.accounts.access import OPERATOR, Actor
from consenso.domain.accounts.models import Delegation, Invitation, Person
from consenso.domain.accounts.queries import appointments, invitations
from consenso.domain.admissions.actions import invite, name_delegation
from tests.people import FORUM, actor, ana, bo, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")

HOME = f"/en/desk/{FORUM}/"
PEOPLE = f"{HOME}people/"
NOW = dt.datetime.now(dt.UTC)
DAY = dt.timedelta(days=1)
DORA = {
    "delegation": "XA",
    "role": "delegate",
    "body": "",
    "name": "Dora",
    "email": "dora@mail.example",
    "language": "es",
}


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=who.person))
    return client


def heading(answer) -> str:
    return re.findall(r"<h1>(.*?)</h1>", answer.content.decode(), re.DOTALL)[0]


def open_invitation(code: str = "XA", email: str = "dora@mail.example"):
    return invite(
        actor=OPERATOR,
        forum=FORUM,
        code=code,
        role="delegate",
        email=email,
        name="Dora",
        language="en",
        at=NOW,
    )


def test_secretariat_sees_everyone_by_delegation(meridian):
    keeping = sena()
    ana(), bo()

    words = signed_in(keeping).get(PEOPLE).content.decode()

    for expected in ("Sena", "ana@xa.example", "bo@xb.example", "3 persons"):
        assert expected in words
    assert words.index("Sena") < words.index("ana@xa.example") < words.index("bo@xb.example")
    assert "Cordillera" in words.partition('id="nobody"')[2]


@pytest.mark.parametrize("role", ["head", "account_manager"])
def test_delegation_sees_its_own_people_alone(meridian, role):
    looking = actor("Dora", code="XA", role=role)
    bo()
    open_invitation("XB", "eve@mail.example")

    words = signed_in(looking).get(PEOPLE).content.decode()

    assert "dora@xa.example" in words
    assert "bo@xb.example" not in words
    assert "eve@mail.example" not in words
    assert "Name an observer" not in words


def watcher(kind: str) -> Actor:
    name_delegation(
        actor=OPERATOR,
        forum=FORUM,
        code=f"the-{kind}",
        kind=kind,
        name={"en": f"The {kind}"},
        time_zone="UTC",
        at=NOW,
    )
    return actor("Olu", code=f"the-{kind}", role=kind, at=NOW)


OTHERS = {
    "delegate": lambda: actor("Dora", code="XA", role="delegate"),
    "interpreter": lambda: actor("Ivo", code="XA", role="interpreter"),
    "observer": lambda: watcher("observer"),
    "assessor": lambda: watcher("assessor"),
}


@pytest.mark.parametrize("path", ["", "invite/", "invitations/1/again/"])
@pytest.mark.parametrize("kind", OTHERS)
def test_who_keeps_nobody_sees_nobody(meridian, kind, path):
    client = signed_in(OTHERS[kind]())
    ana()
    identifier = open_invitation().row.id

    answer = client.get(PEOPLE + path.replace("1", str(identifier)))

    assert answer.status_code in (403, 404)
    assert b"ana@" not in answer.content
    assert b"dora@mail" not in answer.content


def test_signed_out_reader_is_led_to_the_sign_in(meridian):
    answer = Client().get(PEOPLE)

    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_person_of_another_forum_finds_no_desk(meridian):
    client = signed_in(sena())

    assert client.get("/en/desk/nowhere/people/").status_code == 404


def test_list_is_narrowed_by_delegation_role_and_words(meridian):
    client = signed_in(sena())
    ana(), bo(), actor("Dora", code="XA", role="delegate")

    def shown(**query: str) -> set[str]:
        words = client.get(PEOPLE, query).content.decode()
        return {name for name in ("Sena", "Ana", "Bo", "Dora") if f">{name}<" in words}

    assert shown(delegation="XA") == {"Ana", "Dora"}
    assert shown(role="head") == {"Ana", "Bo"}
    assert shown(words="XB.EXAMPLE") == {"Bo"}
    assert shown(delegation="XA", role="head") == {"Ana"}
    assert shown(words="nobody-here") == set()


@pytest.mark.parametrize("n_people", [1, 25])
def test_roster_asks_the_database_as_often_however_many_there_are(
    meridian, n_people, django_assert_max_num_queries
):
    client = signed_in(sena())
    for number in range(n_people):
        actor(f"Dora{number}", code="XA", role="delegate")

    with django_assert_max_num_queries(24):
        assert client.get(PEOPLE).status_code == 200


def test_delegation_without_a_head_is_marked(meridian):
    client = signed_in(sena())
    actor("Dora", code="XA", role="delegate")

    assert b"Nobody is its head" in client.get(PEOPLE).content
    ana()
    assert b"Nobody is its head" not in client.get(PEOPLE).content


def test_invitation_goes_out_in_the_language_of_who_is_invited(meridian):
    answer = signed_in(ana()).post(f"{PEOPLE}invite/", DORA)

    assert answer["Location"] == f"{PEOPLE}?done=invited"
    (letter,) = mail.outbox
    assert letter.to == ["dora@mail.example"]
    assert "\n" not in letter.subject
    (address,) = re.findall(r"http\S+/es/desk/invitation/([\w-]{43})/", letter.body)
    assert (letter.subject + letter.body).count(address) == 1
    assert "Aurelia (Ana)" in letter.body
    assert letter.content_subtype == "plain"


def test_invitation_to_an_address_with_an_account_looks_the_same(meridian):
    client = signed_in(ana())
    bo()

    answers = [
        client.post(f"{PEOPLE}invite/", DORA | {"email": email})
        for email in ("bo@xb.example", "dora@mail.example")
    ]

    assert {(one.status_code, one["Location"], one.content) for one in answers} == {
        (302, f"{PEOPLE}?done=invited", b"")
    }
    letters = [
        re.sub(r"invitation/[\w-]+", "", one.body.replace(one.to[0], "")) for one in mail.outbox
    ]
    assert letters[0] == letters[1]
    rows = [
        re.sub(r"\S+@\S+<|/\d+/", "", row)
        for row in re.findall(r"<tr>.*?</tr>", client.get(PEOPLE).content.decode(), re.DOTALL)
        if "Dora" in row
    ]
    assert len(rows) == 2
    assert rows[0] == rows[1]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"delegation": "XB"}, "Select a valid choice"),
        ({"role": "secretariat"}, "Select a valid choice"),
        ({"email": "dora"}, "Enter a valid email address"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_head_is_told_what_is_wrong_with_an_invitation(meridian, changed, said):
    answer = signed_in(ana()).post(f"{PEOPLE}invite/", DORA | changed)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (Invitation.objects.filter(email="dora@mail.example").count(), mail.outbox) == (0, [])


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"role": "observer"}, "does not give that role"),
        ({"email": "ana@xa.example", "role": "head"}, "holds that role"),
    ],
)
def test_secretariat_is_told_what_is_wrong_with_an_invitation(meridian, changed, said):
    ana()

    # The observers' role can be chosen once there is an observer.
    watcher("observer")
    answer = signed_in(sena()).post(f"{PEOPLE}invite/", DORA | changed)

    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_letter_that_no_server_takes_leaves_an_invitation_to_send_again(meridian, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    answer = signed_in(ana()).post(f"{PEOPLE}invite/", DORA)

    assert answer["Location"].endswith("done=unsent")
    assert Invitation.objects.filter(email="dora@mail.example").exists()


def test_invitation_is_sent_again_and_withdrawn(meridian):
    client, made = signed_in(ana()), open_invitation()
    address = f"{PEOPLE}invitations/{made.row.id}/"

    assert client.get(f"{address}again/").status_code == 200
    assert mail.outbox == []
    assert client.post(f"{address}again/")["Location"].endswith("done=invited")
    assert len(mail.outbox) == 1
    assert client.get(f"{address}withdraw/").status_code == 200
    assert client.post(f"{address}withdraw/")["Location"].endswith("done=withdrawn")
    assert invitations(forum=FORUM, at=NOW, is_open=True) == ()
    assert client.post(f"{address}again/").status_code == 302
    assert b"withdrawn meanwhile" in client.get(f"{address}again/").content


@pytest.mark.parametrize("act", ["again", "withdraw"])
def test_other_delegation_touches_no_invitation_of_ours(meridian, act):
    made, client = open_invitation(), signed_in(bo())

    assert client.post(f"{PEOPLE}invitations/{made.row.id}/{act}/").status_code == 404
    assert client.post(f"{PEOPLE}invitations/0/{act}/").status_code == 404
    assert Invitation.objects.get(pk=made.row.id).withdrawn_at is None


def test_appointment_ends_after_a_question(meridian):
    client, leaving = signed_in(ana()), actor("Dora", code="XA", role="delegate")
    row = appointments(forum=FORUM, person=leaving.person)[0]
    address = f"{PEOPLE}{row.id}/end/"

    assert "Dora" in client.get(address).content.decode()
    assert client.post(address)["Location"].endswith("done=ended")
    assert client.get(address).status_code == 404
    assert signed_in(leaving).get(f"{HOME}profile/").status_code == 404


def test_head_ends_nobody_of_another_delegation(meridian):
    client, other = signed_in(ana()), bo()
    row = appointments(forum=FORUM, person=other.person)[0]

    assert client.post(f"{PEOPLE}{row.id}/end/").status_code == 404
    assert appointments(forum=FORUM, person=other.person)[0].until_at is None


def test_own_last_role_ends_only_with_the_box_ticked(meridian):
    who = ana()
    client, row = signed_in(who), appointments(forum=FORUM, person=who.person)[0]
    address = f"{PEOPLE}{row.id}/end/"

    assert "your own last role" in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert appointments(forum=FORUM, person=who.person)[0].until_at is None
    assert client.post(address, {"aware": "on"})["Location"] == "/en/desk/"
    assert appointments(forum=FORUM, person=who.person)[0].until_at


def test_last_secretariat_is_told_why_it_stays(meridian):
    who = sena()
    client, row = signed_in(who), appointments(forum=FORUM, person=who.person)[0]

    answer = client.post(f"{PEOPLE}{row.id}/end/", {"aware": "on"})

    assert answer.status_code == 422
    assert "last appointment in the secretariat" in answer.content.decode()


LIBRARY = {"kind": "observer", "name": "The Library", "code": "library", "time_zone": "UTC"}


def test_secretariat_names_an_observer(meridian):
    client = signed_in(sena())

    answer = client.post(f"{HOME}delegations/new/", LIBRARY)

    assert answer["Location"].endswith("done=named")
    assert "The Library" in client.get(PEOPLE).content.decode()
    again = client.post(f"{HOME}delegations/new/", LIBRARY)
    assert (again.status_code, b"This code is taken" in again.content) == (422, True)


def test_name_of_an_observer_stands_in_two_languages(meridian):
    client = signed_in(sena())

    client.post(f"/fr/desk/{FORUM}/delegations/new/", LIBRARY | {"own_name": "La Bibliothèque"})

    held = Delegation.objects.get(code="library")
    assert held.name == {"en": "The Library", "fr": "La Bibliothèque"}


def test_head_names_no_observer(meridian):
    answer = signed_in(ana()).post(f"{HOME}delegations/new/", LIBRARY)

    assert answer.status_code == 403
    assert not Delegation.objects.filter(code="library").exists()


def test_delegation_sets_its_time_and_no_other(meridian):
    bo()
    client = signed_in(ana())

    done = client.post(f"{HOME}delegations/XA/time-zone/", {"time_zone": "Asia/Tokyo"})
    refused = client.post(f"{HOME}delegations/XB/time-zone/", {"time_zone": "Asia/Tokyo"})

    assert done["Location"].endswith("done=zone")
    assert "Asia/Tokyo" in client.get(PEOPLE).content.decode()
    assert refused.status_code == 404
    assert Delegation.objects.get(code="XB").time_zone == ""


def test_names_are_shown_as_words_and_never_as_markup(meridian):
    invite(
        actor=OPERATOR,
        forum=FORUM,
        code="XA",
        role="delegate",
        email="x@x.example",
        name="<b>Dora</b>",
        language="en",
        at=NOW,
    )

    assert b"<b>Dora" not in signed_in(sena()).get(PEOPLE).content


def test_page_on_people_is_kept_by_nobody(meridian):
    answer = signed_in(ana()).get(PEOPLE)

    assert answer["Cache-Control"] == "private, no-store"
    assert heading(answer) == "People"
