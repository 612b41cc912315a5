"""`consenso evidence check`: what is dead is told, and marked where that is asked for."""

import datetime as dt
import ipaddress

import pytest
from click.testing import CliRunner
from django.test import Client

from consenso.core.ledger import digest_of
from consenso.domain.delivery.reporting import one_evidence
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document
from consenso.domain.sources.looking import keep_look, looks
from consenso.interfaces.cli.evidence import command
from consenso.project.clockwork import Clockwork, look_at_one
from tests import cast
from tests.domain.imports.test_probing import served  # noqa: F401  # a fixture
from tests.interfaces.desk.posting import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]


@pytest.fixture
def addressed(settings, served):  # noqa: F811  # the fixture
    settings.FETCH_NETWORKS = [ipaddress.ip_network("127.0.0.0/8")]
    for identifier, path in (("ev-01", "/none"), ("ev-02", "/there")):
        document = public_document("meridian", "evidence", identifier)
        amend(
            forum="meridian",
            kind="evidence",
            identifier=identifier,
            document=document
            | {
                "address": f"{served}{path}",
                "title": document["title"] | {"zh-Hans": "年度报告"},
            },
            base=digest_of(document),
            at=cast.AT,
            by="secretariat",
            reason="Served here.",
            sources=["https://example.org/a"],
        )


def checked(*options):
    found = CliRunner().invoke(command, ["check", "--forum", "meridian", "--pause", "0", *options])
    assert found.exit_code == 0, found.output
    return found.output


def test_dead_is_told_and_nothing_is_changed(addressed):
    said = checked()
    assert "meridian ev-01: dead: " in said
    assert "meridian ev-02: alive again: " in said
    assert "2 addresses asked: 1 alive, 0 moved, 1 dead, 0 not sure." in said
    assert one_evidence("meridian", "ev-01").gone is None


def test_dead_is_marked_once(addressed):
    assert "marked as gone, entry" in checked("--mark")
    assert one_evidence("meridian", "ev-01").gone is not None
    assert "marked" not in checked("--mark")


def test_forum_that_is_not_there_is_told():
    found = CliRunner().invoke(command, ["check", "--forum", "no-such"])
    assert found.exit_code == 1
    assert "There is no forum no-such." in found.output


def test_what_was_found_is_kept_and_shown(addressed, settings):
    settings.SECOND_FACTOR = "offered"
    checked()
    people = cast.make()
    public = words(Client().get("/en/meridian/evidence/ev-01/"))
    assert "Address last looked at" in public
    assert ": nothing is there." in public
    chinese = words(signed_in(people.actor("Sena")).get("/zh-hans/desk/meridian/addresses/"))
    assert 'evidence/ev-01/">年度报告</a>' in chinese  # in the page's own language
    assert ": it answered." in words(Client().get("/en/meridian/evidence/ev-02/"))

    page = words(signed_in(people.actor("Sena")).get("/en/desk/meridian/addresses/"))
    assert "Looked at: 2. To be seen to: 1." in page
    assert "nothing is there" in page
    assert 'href="/en/desk/meridian/record/evidence/ev-01/correct/"' in page
    for path in ("reports/report-xa-2022", "assessments/as-01", "replies/re-01"):
        assert f'href="/en/meridian/{path}/"' in page
    assert 'href="/en/desk/meridian/addresses/"' in words(
        signed_in(people.actor("Sena")).get("/en/desk/meridian/record/")
    )
    assert signed_in(people.actor("Ana")).get("/en/desk/meridian/addresses/").status_code == 403


def test_what_the_record_says_already_is_not_to_be_seen_to(addressed, settings):
    settings.SECOND_FACTOR = "offered"
    checked("--mark")
    people = cast.make()
    page = words(signed_in(people.actor("Sena")).get("/en/desk/meridian/addresses/"))
    assert "To be seen to: 0." in page
    assert "No address is to be seen to" in page


def test_addresses_that_the_record_does_not_name_any_more_are_forgotten(addressed):
    keep_look(url="https://gone.example/", state="dead", why="", to="", at=cast.AT)
    checked()
    assert looks(["https://gone.example/"])
    found = CliRunner().invoke(command, ["check", "--pause", "0"])
    assert found.exit_code == 0, found.output
    assert not looks(["https://gone.example/"])


def test_one_is_looked_at_by_time_the_one_not_asked_longest_and_none_twice(addressed):
    addresses = [one_evidence("meridian", each).address for each in ("ev-01", "ev-02")]
    for number, n_known in ((0, 1), (1, 2)):
        assert look_at_one(cast.AT + dt.timedelta(minutes=number))
        assert len(looks(addresses)) == n_known
    keep_look(url="https://gone.example/", state="dead", why="", to="", at=cast.AT)
    assert not look_at_one(cast.AT + dt.timedelta(days=29))
    assert not looks(["https://gone.example/"])
    assert look_at_one(cast.AT + dt.timedelta(days=31))
    seen = looks(addresses)
    assert [seen[one].state for one in addresses] == ["dead", "alive"]
    assert seen[addresses[0]].since_at == cast.AT
    assert seen[addresses[0]].looked_at == cast.AT + dt.timedelta(days=31)
    assert one_evidence("meridian", "ev-01").gone is None  # that, a person says


def test_a_fault_is_kept_so_that_the_next_has_its_turn(addressed, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr("consenso.domain.imports.probing.probe", lambda *_, **__: 1 / 0)
        assert look_at_one(cast.AT)
    assert look_at_one(cast.AT)
    states = looks(one_evidence("meridian", each).address for each in ("ev-01", "ev-02"))
    assert sorted(one.state for one in states.values()) == ["alive", "unsure"]


def test_what_a_database_cannot_hold_is_left_out():
    url = "https://a.example/"
    keep_look(url=url, state="moved", why="a\0b", to="https://b.example/\0\udc80", at=cast.AT)
    assert (looks([url])[url].why, looks([url])[url].to) == ("ab", "https://b.example/?")


def test_the_public_is_not_told_where_a_strangers_server_leads_to(addressed):
    one = one_evidence("meridian", "ev-01").address
    keep_look(url=one, state="moved", why="", to="https://qzx.example/lure", at=cast.AT)
    public = words(Client().get("/en/meridian/evidence/ev-01/"))
    assert "it leads elsewhere for good." in public
    assert "qzx.example" not in public


def test_since_when_begins_anew_with_another_answer():
    for day, state in enumerate(("alive", "dead", "dead")):
        at = cast.AT + dt.timedelta(days=day)
        keep_look(url="https://a.example/", state=state, why="", to="", at=at)
    assert looks(["https://a.example/"])["https://a.example/"].since_at == cast.AT + dt.timedelta(1)


def test_clock_looks_only_where_that_is_set(addressed, settings, monkeypatch):
    looked = []

    def look(at):
        looked.append(at)
        return len(looked) < 2

    monkeypatch.setattr("consenso.project.clockwork.look_at_one", look)
    minutes = 0
    clock = Clockwork(now=lambda: cast.AT + dt.timedelta(minutes=minutes))
    clock._let_look()
    assert looked == []
    settings.LOOK_AT_ADDRESSES = True
    for minutes in (0, 0, 1, 2, 60, 61):  # noqa: B007  # the clock's
        clock._let_look()
        clock._looker.thread.join()
    # Each minute, and where none is due, in an hour.
    assert looked == [cast.AT + dt.timedelta(minutes=each) for each in (0, 1, 61)]
