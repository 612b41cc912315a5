"""Who follows by mail without an account: what is kept of them, when a letter is due, and that nothing is left at the end."""

import pytest

from consenso.core.errors import NotFound
from consenso.domain.accounts.models import Person
from consenso.domain.duties import followers
from consenso.domain.duties.followers import (
    due_letters,
    end_by_mail,
    follow_by_mail,
    forget_address,
)
from consenso.domain.duties.following import TooManyFollowed
from consenso.domain.duties.models import FollowedByMail, Follower
from tests.domain.duties.test_following import changed, day

pytestmark = pytest.mark.usefixtures("meridian")
PLAN = ("text", "plan-2020-2022")
VERA = {"forum": "meridian", "email": "Vera@example.org"}


def follows(email="vera@example.org", thing=PLAN, *, at, language="es"):
    return follow_by_mail(
        email=email, language=language, forum="meridian", kind=thing[0], identifier=thing[1], at=at
    )


def told(at, limit=100):
    return [
        (one.email, [(row.kind, row.identifier) for news in one.news for row in news.changes])
        for one in due_letters(at, limit=limit)
    ]


def test_letter_tells_what_changed_since_and_is_due_once_a_day():
    follows(at=day(2, 9))
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    assert told(day(2, 23)) == []  # the first morning has not come
    assert told(day(3, 6)) == []
    assert told(day(3, 7)) == [("vera@example.org", [("delivery", "e-02")])]
    assert told(day(3, 8)) == []
    changed("commitment", "m-2020-01", "Now.", at=day(3, 9))
    assert told(day(3, 23)) == []
    assert told(day(5, 7)) == [("vera@example.org", [("commitment", "m-2020-01")])]


def test_what_changed_before_or_elsewhere_is_not_told():
    changed("delivery", "e-02", "Before.", at=day(2, 8))
    follows(at=day(2, 9))
    changed("meeting", "council-1", "Elsewhere.", at=day(2, 13))
    assert told(day(3)) == []


def test_an_address_is_one_whatever_its_capitals_and_follows_a_thing_once():
    first = follows(at=day(2))
    assert follows("Vera@Example.org", at=day(3), language="fr") == first
    assert FollowedByMail.objects.get().since_at == day(2)
    assert Follower.objects.get().language == "fr"
    assert follows("other@example.org", at=day(3)) != first


@pytest.mark.parametrize("thing", [("text", "no-such"), ("meeting", "council-1"), ("", "")])
def test_what_the_record_has_not_leaves_no_address(thing):
    with pytest.raises(NotFound):
        follows(thing=thing, at=day(2))
    assert not Follower.objects.exists()


def test_an_address_follows_so_much_and_no_more(monkeypatch):
    monkeypatch.setattr(followers, "MOST", 1)
    follows(at=day(2))
    follows(at=day(2))
    with pytest.raises(TooManyFollowed):
        follows(thing=("area", "sea"), at=day(2))


def test_with_the_last_object_goes_the_address():
    follows(at=day(2))
    follows(thing=("area", "sea"), at=day(2))
    assert not end_by_mail(**VERA, kind="text", identifier="plan-2020-2022")
    assert Follower.objects.count() == 1
    for _ in range(2):
        assert end_by_mail(**VERA, kind="area", identifier="sea")
        assert not Follower.objects.exists()
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    assert told(day(3)) == []


def test_all_is_ended_at_once():
    follows(at=day(2))
    follows(thing=("area", "sea"), at=day(2))
    assert end_by_mail(**VERA)
    assert not Follower.objects.exists()
    assert not FollowedByMail.objects.exists()


def test_an_address_is_forgotten_with_all_it_follows():
    follows(at=day(2))
    assert forget_address("VERA@example.org") == 1
    assert forget_address("vera@example.org") == 0
    assert not FollowedByMail.objects.exists()


def test_so_many_are_looked_at_and_the_rest_waits():
    for number in range(3):
        follows(f"v{number}@example.org", at=day(2, 9))
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    assert len(told(day(3), limit=2)) == 2
    assert len(told(day(3), limit=2)) == 1
    assert told(day(3), limit=2) == []


def test_who_was_marked_by_another_host_is_told_nothing():
    for email in ("v@example.org", "w@example.org"):
        follows(email, at=day(2, 9))
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    letters = due_letters(day(3), limit=10)
    next(letters)
    Follower.objects.update(told_at=day(3))
    assert list(letters) == []


def test_no_account_is_made():
    before = Person.objects.count()
    follows(at=day(2))
    assert Person.objects.count() == before
