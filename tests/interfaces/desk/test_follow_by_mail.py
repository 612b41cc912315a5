"""Following by mail for anyone: the form, the letter that asks, the button that confirms, the letters, and the one click that ends them."""

import datetime as dt
import re
import threading

import pytest
from cryptography.fernet import Fernet
from django.core import mail
from django.core.cache import cache
from django.test import Client

from consenso.domain.duties.models import FollowedByMail, Follower
from consenso.interfaces.desk.following import sending, tokens
from consenso.interfaces.desk.following.pages import AskedLetter
from consenso.interfaces.desk.following.tokens import Asks, Ends, address_of, address_to_confirm
from consenso.interfaces.desk.record import gate
from consenso.interfaces.ui.letters import NotSent, send
from consenso.project.clockwork import Clockwork
from tests import cast
from tests.domain.duties.test_following import changed
from tests.interfaces.desk.posting import words

pytestmark = pytest.mark.usefixtures("meridian")
FORM = "/en/meridian/follow/commitment/m-2020-01/"
VERA = "vera@qzx.example"


@pytest.fixture(autouse=True)
def nobody_asked_before():
    cache.clear()


def asked(email=VERA, path=FORM, *, client=None, headers=None, **fields):
    ticket = gate.ticket(dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1))
    client = client or Client(enforce_csrf_checks=True)
    return client.post(path, {"email": email, "ticket": ticket} | fields, headers=headers)


def path_of(address):
    return re.sub(r"^https?://[^/]+", "", address)


def link_in(letter):
    [found] = re.findall(r"https?://\S+/desk/follow/\S+", letter.body)
    return path_of(found)


def confirmed(email=VERA, path=FORM):
    asked(email, path)
    return Client(enforce_csrf_checks=True).post(link_in(mail.outbox.pop()))


def changed_and_told():
    now = dt.datetime.now(dt.UTC)
    changed("delivery", "e-02", "Now.", at=now)
    sending.send_due((now + dt.timedelta(days=1)).replace(hour=12), limit=100)
    return mail.outbox[-1]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("commitments/m-2020-01", "commitment/m-2020-01"),
        ("texts/plan-2020-2022", "text/plan-2020-2022"),
        ("areas/sea", "area/sea"),
        ("states/xa", "state/xa"),
        ("blocs/meridian-group", "bloc/meridian-group"),
        ("progress/texts/plan-2020-2022", "text/plan-2020-2022"),
    ],
)
def test_public_pages_lead_to_the_form_which_sets_no_cookie(page, what):
    public = Client().get(f"/en/meridian/{page}/")
    assert f'href="/en/meridian/follow/{what}/"' in public.content.decode()
    answer = Client().get(f"/en/meridian/follow/{what}/")
    assert answer.status_code == 200
    assert not public.cookies
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-store"
    assert 'name="email"' in words(answer)


@pytest.mark.parametrize(
    "what", ["commitment/no-such", "meeting/council-1", "text/m-2020-01", "teapot/a"]
)
def test_what_cannot_be_followed_has_no_form(what):
    assert Client().get(f"/en/meridian/follow/{what}/").status_code == 404
    assert Client().get("/en/no-such/follow/text/plan-2020-2022/").status_code == 404


def test_nothing_is_kept_before_the_letter_is_confirmed_by_a_button():
    answer = asked()
    assert answer["Location"] == f"{FORM}?sent=1"
    assert not answer.cookies
    assert "A letter is on its way" in words(Client().get(answer["Location"]))
    [letter] = mail.outbox
    assert letter.to == [VERA]
    assert "Lend 250 million dollars" in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert not Follower.objects.exists()

    page = Client().get(link_in(letter))
    assert "Follow it" in words(page)
    assert page["Referrer-Policy"] == "same-origin"
    assert not page.cookies
    assert not Follower.objects.exists()  # programs that read mail open addresses

    done = Client(enforce_csrf_checks=True).post(link_in(letter))
    assert "from now on" in words(done)
    assert not done.cookies
    assert Follower.objects.get().email == VERA
    assert FollowedByMail.objects.get().identifier == "m-2020-01"


def test_the_address_in_a_letter_cannot_be_read():
    asked()
    link = link_in(mail.outbox[0])
    for word in ("vera", "qzx", "m-2020-01", "dmVyY", "="):
        assert word not in link
    end = address_of(Ends(7, "meridian", "text", "plan-2020-2022"), language="en")
    assert ":" not in end.rpartition("/letters/")[2]
    assert address_of(Ends(7), language="en") != address_of(Ends(7), language="en")


def test_a_link_is_over_after_three_days(monkeypatch):
    link = path_of(address_to_confirm(Asks(VERA, "meridian", "area", "sea"), language="en"))
    assert Client().get(link).status_code == 200
    monkeypatch.setattr(tokens, "LASTS_SECONDS", -1)
    for answer in (Client().get(link), Client().post(link)):
        assert answer.status_code == 404
        assert "more than three days old" in words(answer)
    assert not Follower.objects.exists()


@pytest.mark.parametrize("kind", ["cut", "of-an-end", "of-another-key"])
def test_what_was_not_made_for_it_confirms_nothing(kind):
    link = {
        "cut": "gAAAAAB",
        "of-an-end": address_of(Ends(1), language="en").split("/")[-2],
        "of-another-key": Fernet(Fernet.generate_key()).encrypt(b"[]").decode(),
    }[kind]
    answer = Client().post(f"/en/desk/follow/{link}/")
    assert answer.status_code == 404
    assert not answer.cookies
    assert not Follower.objects.exists()


def test_answer_is_the_same_whether_the_address_follows_already():
    confirmed()
    again, other = asked(), asked("nobody@qzx.example")
    assert (again.status_code, again["Location"]) == (other.status_code, other["Location"])
    first, second = mail.outbox
    assert first.subject == second.subject
    assert len(first.body) - len(second.body) in range(-40, 40)  # the address alone differs
    confirmed()
    assert FollowedByMail.objects.count() == 1


def test_one_mailbox_gets_three_letters_a_day_and_who_asks_is_told_the_same():
    answers = [
        asked(
            "Vera@Qzx.example" if number % 2 else f"vera+{number}@qzx.example",
            client=Client(REMOTE_ADDR=f"192.0.2.{number}"),
        )
        for number in range(5)
    ]
    assert {one["Location"] for one in answers} == {f"{FORM}?sent=1"}
    assert len(mail.outbox) == 3
    asked("other@qzx.example", client=Client(REMOTE_ADDR="192.0.2.9"))
    assert len(mail.outbox) == 4


def test_one_network_asks_for_five_letters_an_hour():
    for number in range(5):
        assert asked(f"v{number}@qzx.example").status_code == 302
    answer = asked("v9@qzx.example")
    assert answer.status_code == 429
    assert 3000 < int(answer["Retry-After"]) <= 3601
    assert "Many letters were asked for" in words(answer)
    assert len(mail.outbox) == 5
    # Proposals of corrections are counted for themselves.
    assert Client().get("/en/meridian/correct/meeting/council-1/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"email": "not an address"}, {}),
        ({"email": f"a@{'é' * 60}.com"}, {}),
        ({"email": ""}, {}),
        ({"website": "https://example.org"}, {}),
        ({"ticket": "made-up"}, {}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
    ],
    ids=["no-address", "no-domain", "nothing", "trap", "ticket", "another-site"],
)
def test_what_cannot_be_right_is_sent_back_with_what_was_typed(fields, headers):
    answer = asked(headers=headers, **({"email": VERA} | fields))
    assert answer.status_code == 422
    assert 'role="alert"' in words(answer) or "error" in words(answer)
    if fields.get("email") is None:
        assert f'value="{VERA}"' in words(answer)
    assert not mail.outbox


def test_a_browser_of_this_site_may_send_it():
    assert asked(headers={"Sec-Fetch-Site": "same-origin"}).status_code == 302


def test_a_mail_server_that_takes_nothing_is_told_of(monkeypatch):
    def refuse(*_args, **_named):
        raise NotSent

    monkeypatch.setattr("consenso.interfaces.desk.following.anyone.send", refuse)
    answer = asked()
    assert answer.status_code == 503
    assert "No letter could be sent now." in words(answer)


def test_a_domain_that_no_server_can_be_asked_about_is_refused():
    asks = AskedLetter("a", "a", "a", "a", "a", dt.datetime.now(dt.UTC))
    with pytest.raises(NotSent) as found:
        send("desk/mail/follow.txt", asks, to=f"a@{'é' * 60}.com", language="en")
    assert found.value.is_refused


def test_without_mail_the_page_leads_to_the_feed(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    page = words(Client().get(FORM))
    assert "This installation sends no letters." in page
    assert 'name="email"' not in page


def test_letters_tell_and_one_click_of_a_mail_program_ends_them(settings):
    settings.SITE = "https://forum.example"
    confirmed()
    letter = changed_and_told()
    assert letter.to == [VERA]
    assert "- Delivery “" in letter.body
    assert "https://forum.example/en/meridian/commitments/m-2020-01/" in letter.body
    headers = letter.extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    [end] = re.findall(r"<(.+)>", headers["List-Unsubscribe"])
    program = Client(enforce_csrf_checks=True)
    assert "If you end them" in words(program.get(path_of(end)))
    assert Follower.objects.exists()
    answer = program.post(path_of(end), {"List-Unsubscribe": "One-Click"})
    assert "it is deleted" in words(answer)
    assert not answer.cookies
    assert not Follower.objects.exists()
    assert "it is deleted" in words(program.post(path_of(end)))


def test_one_of_two_is_ended_and_the_other_stays():
    confirmed()
    confirmed(path="/en/meridian/follow/area/sea/")
    letter = changed_and_told()
    ends = re.findall(r"To follow it no more: (\S+)", letter.body)
    assert len(ends) == 2
    first = Client().post(path_of(ends[0]))
    assert "No letter tells of “" in words(first)
    assert "deleted" not in words(first)
    assert FollowedByMail.objects.count() == 1
    assert "it is deleted" in words(Client().post(path_of(ends[1])))
    assert not Follower.objects.exists()


def test_an_old_letter_ends_what_its_address_follows_anew_and_nothing_of_another():
    confirmed()
    [end] = re.findall(r"To follow it no more: (\S+)", changed_and_told().body)
    number = Follower.objects.get().pk
    Follower.objects.all().delete()
    mail.outbox.clear()
    confirmed("wim@qzx.example")
    Follower.objects.update(id=number)  # as after a backup was restored
    FollowedByMail.objects.update(follower=number)
    confirmed()
    assert "it is deleted" in words(Client().post(path_of(end)))
    assert Follower.objects.get().email == "wim@qzx.example"
    assert FollowedByMail.objects.count() == 1


def test_letters_come_in_the_language_of_the_page():
    asked(path="/es/meridian/follow/area/sea/")
    link = link_in(mail.outbox.pop())
    assert link.startswith("/es/")
    Client().post(link)
    assert "/es/meridian/areas/sea/" in changed_and_told().body


def test_the_clock_lets_them_go_and_waits_for_none(monkeypatch):
    now = dt.datetime.now(dt.UTC)
    at = (now + dt.timedelta(days=1)).replace(hour=12)
    told = []

    def tell(at):
        told.append((at, threading.current_thread().name))
        is_taken.wait(20)  # a mail server that is slow

    is_taken = threading.Event()
    monkeypatch.setattr("consenso.project.clockwork._tell_followers", tell)
    monkeypatch.setattr("consenso.project.clockwork._tell", lambda at: None)
    clock = Clockwork(now=lambda: at)
    clock.let_out()
    clock.tick()  # waits for nobody's letters
    clock.let_out()
    is_taken.set()
    clock._teller.thread.join()
    assert told == [(at, "teller")]


def refusing(monkeypatch, *addresses, is_refused):
    tried = []
    taken = sending.send

    def send(template, letter, *, to, **more):
        tried.append(to)
        if to in addresses:
            raise NotSent(is_refused=is_refused)
        taken(template, letter, to=to, **more)

    monkeypatch.setattr(sending, "send", send)
    return tried


def two_follow_and_it_changes():
    for email in (VERA, "wim@qzx.example"):
        confirmed(email)
    now = dt.datetime.now(dt.UTC)
    changed("delivery", "e-02", "Now.", at=now)
    return (now + dt.timedelta(days=1)).replace(hour=12)


def test_where_the_server_takes_nothing_all_is_told_later(monkeypatch):
    at = two_follow_and_it_changes()
    with monkeypatch.context() as away:
        tried = refusing(away, VERA, "wim@qzx.example", is_refused=False)
        assert sending.send_due(at, limit=100) == (0, 1)
        assert tried == [VERA]  # the others are not tried
    assert sending.send_due(at + dt.timedelta(minutes=1), limit=100) == (2, 0)
    assert sending.send_due(at + dt.timedelta(minutes=2), limit=100) == (0, 0)


def test_an_address_that_is_refused_stands_before_nobody_and_is_tried_the_next_day(monkeypatch):
    at = two_follow_and_it_changes()
    with monkeypatch.context() as away:
        refusing(away, VERA, is_refused=True)
        assert sending.send_due(at, limit=100) == (1, 1)
    assert sending.send_due(at + dt.timedelta(minutes=1), limit=100) == (0, 0)
    assert sending.send_due(at + dt.timedelta(days=1), limit=100) == (1, 0)
    assert [one.to for one in mail.outbox] == [["wim@qzx.example"], [VERA]]


def test_nobody_at_the_desk_is_told_who_follows():
    confirmed()
    made = cast.make()
    client = Client()
    client.force_login(made.person("Sena"))
    for path in ("", "people/", "following/", "ledger/"):
        assert VERA not in words(client.get(f"/en/desk/meridian/{path}"))
