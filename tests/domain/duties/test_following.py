"""What a person follows, and what their letters tell of it: what changed in the public record since, and nothing else."""

import datetime as dt

import pytest

from consenso.core.errors import NotFound
from consenso.core.ledger import digest_of
from consenso.domain.accounts.actions import end_digest
from consenso.domain.accounts.models import Following, Person
from consenso.domain.activities.actions import link, unlink
from consenso.domain.activities.acts import LINK
from consenso.domain.admissions.leaving import erase
from consenso.domain.duties import following
from consenso.domain.duties.actions import due_digests
from consenso.domain.duties.following import Changed, TooManyFollowed, follow, followed, unfollow
from consenso.domain.ledger.actions import record
from consenso.domain.ledger.queries import head
from consenso.domain.record.actions import amend
from consenso.domain.record.belonging import Wanted, belonging
from consenso.domain.record.queries import public_document
from consenso.domain.submissions import actions
from consenso.interfaces.desk.following.told import told as letter_on
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import accepted

AT = cast.AT
PLAN = ("text", "plan-2020-2022")


@pytest.fixture
def people(meridian):
    made = cast.make()
    Person.objects.update(time_zone="UTC")
    return made


def follows(people, name, *things, at=AT):
    for kind, identifier in things or (PLAN,):
        follow(actor=people.actor(name), kind=kind, identifier=identifier, at=at)


def changed(kind, identifier, note, *, at):
    """Let an object of the public record say something else."""
    base = public_document("meridian", kind, identifier)
    amend(
        forum="meridian", kind=kind, identifier=identifier, document=base | {"note": {"en": note}},
        base=digest_of(base), at=at, by="secretariat", reason="So it is.",
        sources=["https://example.org/a"],
    )  # fmt: skip


def told(name, at):
    """Return what the digests of a person tell of what they follow: (what, objects) of each."""
    address = cast.address(name)
    return [
        (one.followed.identifier, [(row.kind, row.identifier) for row in one.changes])
        for digest in due_digests(at)
        if digest.email == address
        for one in digest.followed
    ]


def day(number, hour=12):
    return dt.datetime(2026, 3, number, hour, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("kind", "identifier"),
    [
        PLAN,
        ("area", "sea"),
        ("state", "xa"),
        ("bloc", "meridian-group"),
        ("commitment", "m-2020-01"),
    ],
)
def test_each_kind_is_followed_once_and_ended(people, kind, identifier):
    ana = people.actor("Ana")
    for _ in range(2):
        follow(actor=ana, kind=kind, identifier=identifier, at=AT)
    assert [one.object for one in followed(ana.person, "meridian")] == [(kind, identifier)]
    assert followed(people.actor("Bo").person, "meridian") == ()
    for _ in range(2):
        unfollow(person=ana.person, forum="meridian", kind=kind, identifier=identifier)
    assert followed(ana.person, "meridian") == ()


@pytest.mark.parametrize(
    "thing",
    [("text", "no-such"), ("meeting", "council-1"), ("bloc", "xa"), ("", ""), ("person", "1")],
)
def test_what_the_record_has_not_is_not_followed(people, thing):
    with pytest.raises(NotFound):
        follow(actor=people.actor("Ana"), kind=thing[0], identifier=thing[1], at=AT)


def test_one_person_follows_so_much_and_no_more(people, monkeypatch):
    monkeypatch.setattr(following, "MOST", 2)
    follows(people, "Ana", PLAN, ("area", "sea"))
    with pytest.raises(TooManyFollowed):
        follows(people, "Ana", ("state", "xa"))
    follows(people, "Ana", PLAN)  # again
    follows(people, "Bo", ("state", "xa"))


def test_what_belongs_to_a_thing_is_what_was_promised_done_and_said_on_it(people):
    of = belonging("meridian")
    objects = of.of("commitment", "m-2020-01")
    assert {
        ("commitment", "m-2020-01"), ("delivery", "e-02"), ("report", "report-xa-2022"),
        ("evidence", "ev-01"), ("assessment", "as-01"), ("reply", "re-01"),
    } <= objects  # fmt: skip
    assert ("commitment", "m-2019-01") not in objects
    assert of.of("text", "plan-2020-2022") == of.objects(Wanted(text="plan-2020-2022")) | {PLAN}
    assert ("state", "xa") in of.of("state", "xa")
    assert of.of("state", "no-such") == {("state", "no-such")}


def test_digest_tells_what_changed_on_it_since_and_nothing_else(people):
    follows(people, "Ana")
    changed("delivery", "e-02", "Before it is told.", at=day(2, 13))
    changed("meeting", "council-1", "Not of the plan.", at=day(2, 14))
    assert told("Ana", day(3)) == [("plan-2020-2022", [("delivery", "e-02")])]
    assert told("Ana", day(4)) == []
    changed("commitment", "m-2020-01", "One.", at=day(4, 13))
    changed("commitment", "m-2020-01", "Two.", at=day(4, 14))
    assert told("Ana", day(5)) == [("plan-2020-2022", [("commitment", "m-2020-01")])]


def test_replies_and_links_are_told(people):
    follows(people, "Ana", ("commitment", "m-2020-01"), ("commitment", "m-2023-01"))
    accepted(document(activity(identifier="XA-1-7")))
    reply = public_document("meridian", "reply", "re-01")
    amend(
        forum="meridian", kind="reply", identifier="re-01",
        document=reply | {"words": {"en": "It was lent."}}, base=digest_of(reply),
        at=day(2, 13), by="XA", reason="So it is.", sources=["https://example.org/a"],
    )  # fmt: skip
    named = {
        "forum": "meridian", "source": "harbours", "identifier": "XA-1-7", "commitment": "m-2020-01",
        "by": "XA", "why": "So it is.",
    }  # fmt: skip
    link(**named, relation="", at=day(2, 14))
    unlink(**named, at=day(2, 15))

    [digest] = [one for one in due_digests(day(3)) if one.email == cast.address("Ana")]

    [news] = digest.followed
    assert news.followed.identifier == "m-2020-01"
    assert [(row.kind, row.identifier) for row in news.changes] == [("reply", "re-01")]
    assert [row.act for row in news.links] == ["activities:unlink", "activities:link"]


def test_however_many_links_are_made_none_is_left_out(people):
    """What a letter has no room for it counts."""
    follows(people, "Ana", ("commitment", "m-2020-01"))
    for number in range(130):
        record(
            forum="meridian", act=LINK, by="XA", at=day(2, 13), changes=(),
            payload={"activity": f"XA-1-{number}", "commitment": "m-2020-01"},
        )  # fmt: skip

    [digest] = [one for one in due_digests(day(3)) if one.email == cast.address("Ana")]

    [news] = digest.followed
    assert len(news.links) == 130
    [letter] = letter_on("meridian", digest.followed, language="en", end=lambda _: "")
    assert (len(letter.lines), letter.more) == (8, 122)


def test_what_changed_before_it_was_followed_is_not_told(people):
    changed("delivery", "e-02", "Before.", at=day(2, 10))
    follows(people, "Ana", at=day(2, 11))
    assert told("Ana", day(3)) == []


def test_digest_of_the_week_tells_of_the_week(people):
    Person.objects.filter(name="Ana").update(digest="weekly")
    assert told("Ana", day(3)) == []
    follows(people, "Ana", at=day(3, 13))
    changed("delivery", "e-02", "Now.", at=day(4))
    assert [number for number in range(4, 12) if told("Ana", day(number))] == [10]


def test_who_ended_the_letters_is_told_nothing(people):
    follows(people, "Ana")
    end_digest(person_id=people.person("Ana").pk)
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    assert told("Ana", day(3)) == []


def test_person_of_two_delegations_is_told_once(people):
    cast.appoint(
        people.person("Ana"), forum="meridian", code="XC", kind="party", role="delegate", at=AT
    )
    follows(people, "Ana")
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    assert told("Ana", day(3)) == [("plan-2020-2022", [("delivery", "e-02")])]


def test_what_is_prepared_sent_or_shared_is_told_to_no_follower(people):
    follows(people, "Bo")
    ana = people.actor("Ana")
    base = public_document("meridian", "delivery", "e-02")
    row = actions.prepare(
        actor=ana, kind="delivery", identifier="e-02",
        document=base | {"note": {"en": "Qzx."}}, base=digest_of(base), reason="Qzx.",
        sources=["https://example.org/qzx"], at=day(2, 13),
    )  # fmt: skip
    actions.send(actor=ana, identifier=row.id, at=day(2, 14))
    actions.share(actor=people.actor("Sena"), identifier=row.id, at=day(2, 15))
    assert told("Bo", day(3)) == []
    actions.publish(
        actor=people.actor("Sena"), identifier=row.id, version=row.version, at=day(3, 13)
    )
    assert told("Bo", day(4)) == [("plan-2020-2022", [("delivery", "e-02")])]


def test_many_followers_read_the_record_once(people, django_assert_max_num_queries):
    changed("delivery", "e-02", "Now.", at=day(2, 13))
    follows(people, "Ana", PLAN, ("area", "sea"), ("state", "xa"))
    rows, last = followed(people.actor("Ana").person, "meridian"), head("meridian").number
    found = Changed()
    with django_assert_max_num_queries(12):
        found.on(rows, "meridian", after=0, head=last)
    with django_assert_max_num_queries(0):
        for _ in range(20):
            found.on(rows, "meridian", after=0, head=last)


def test_nothing_changed_asks_nothing(people, django_assert_max_num_queries):
    follows(people, "Ana")
    rows, last = followed(people.actor("Ana").person, "meridian"), head("meridian").number
    with django_assert_max_num_queries(0):
        assert Changed().on(rows, "meridian", after=last, head=last) == ()
        assert Changed().on((), "meridian", after=0, head=last) == ()


def test_erased_person_follows_nothing(people):
    follows(people, "Dora")
    erase(actor=None, person=people.person("Dora"), at=AT)
    assert not Following.objects.exists()
