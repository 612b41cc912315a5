"""Several processes act on one draft at the same moment, on both databases: one after the other, and nothing is lost."""

import json
import os

import pytest

from tests.faults.drafting_acting import SHALL, SHOULD
from tests.faults.test_at_once import at_once, run, start
from tests.faults.test_killed import database  # noqa: F401  # a fixture
from tests.servers import begun

ACTING = ("-m", "tests.faults.drafting_acting")


@pytest.fixture
def environ(tmp_path, database):  # noqa: F811
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONSENSO_", "DJANGO_"))}
    (tmp_path / "data").mkdir()
    made = kept | {
        "CONSENSO_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
    }
    made |= database
    if not database:
        begun(made)
    run(made, *ACTING, "make")
    return made


def both(environ, *acts):
    return at_once([start(environ, *ACTING, *act.split()) for act in acts])


def look(environ):
    return json.loads(run(environ, *ACTING, "look"))


def test_of_two_chairs_who_decide_one_place_one_does_and_one_hears_of_it(environ):
    before = look(environ)["revision"]
    said = both(environ, "resolve Sena 0", "resolve Dan 1")

    now = look(environ)
    assert sorted(said) == ["done", "drafting.has_changed"]
    assert now["base"] == (SHALL if said[0] == "done" else SHOULD)
    assert now["revision"] == before + 1


def test_what_is_sent_while_its_paragraph_is_decided_is_there_on_the_words_of_then(environ):
    said = both(environ, "resolve Sena 1", "send Cleo")

    now = look(environ)
    assert said in (["done", "done"], ["drafting.has_changed", "done"])
    assert now["sent"][2][1:3] == ["open", ["XC"]]
    assert now["sent"][2][3] == [now["base"].replace("all ships", "ships")]


def test_of_two_of_a_delegation_who_write_on_one_paragraph_the_last_is_kept(environ):
    said = both(environ, "write Ana ports", "write Dora docks")

    mine = [texts for code, *texts in look(environ)["private"] if code == "XA"]
    assert said == ["done", "done"]
    assert mine in ([[SHALL.replace("harbours", word)]] for word in ("ports", "docks"))


def test_who_joins_what_is_being_withdrawn_stands_behind_it_or_hears_that_it_is_gone(environ):
    said = both(environ, "join Eva", "withdraw Ana")

    first = look(environ)["sent"][0]
    assert said[1] == "done"
    if said[0] == "done":
        assert first[1:3] == ["open", ["XE"]]
    else:
        assert said[0] == "drafting.not_open"
        assert first[1:3] == ["withdrawn", []]


def test_of_two_who_keep_what_a_file_brought_one_does(environ):
    said = both(environ, "keep Eva", "keep Eva")

    brought = [texts for code, *texts in look(environ)["private"] if code == "XE"]
    assert sorted(said) == ["done", "not_found"]
    assert brought == [["They rest in spring."]]
