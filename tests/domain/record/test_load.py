"""A record becomes what its files say, in one transaction, or stays as it was."""

import datetime as dt

import pytest

from consenso.core.record import KINDS, Area, read, write
from consenso.domain.ledger import queries as ledger
from consenso.domain.record.actions import RecordIsBroken, load
from consenso.domain.record.queries import export, files_in, n_objects
from tests.record import CHINA_CELAC, MERIDIAN

LATER = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def again(files, **kwargs):
    return load(files, at=LATER, by="Sena", **kwargs)


def test_every_object_is_added_in_one_entry(meridian):
    n_listed = sum(n_objects("meridian").values())

    assert meridian.entry == 1
    assert len(meridian.added) == n_listed
    assert {kind for kind, _ in meridian.added} == {kind.KIND for kind in KINDS}
    [entry] = ledger.entries("meridian").items
    assert (entry.act, entry.by, entry.n_added) == ("record:load", "Sena", n_listed)


def test_export_gives_the_files_back_byte_for_byte(meridian):
    assert export("meridian") == files_in(MERIDIAN)


def test_the_record_of_the_forum_comes_back_byte_for_byte(record):
    assert export("china-celac") == files_in(CHINA_CELAC)


def test_loading_the_same_again_changes_nothing(meridian):
    before = ledger.head("meridian")

    loaded = again(files_in(MERIDIAN))

    assert loaded.entry is None
    assert (loaded.added, loaded.changed, loaded.removed) == ((), (), ())
    assert loaded.n_unchanged == len(meridian.added)
    assert ledger.head("meridian") == before


def test_a_changed_object_is_one_change_and_keeps_what_it_was(meridian):
    entities = list(read(files_in(MERIDIAN)).entities())
    place = next(n for n, entity in enumerate(entities) if isinstance(entity, Area))
    area = entities[place]
    entities[place] = area.model_copy(update={"sdgs": (*area.sdgs, 17)})
    files = write(entities)

    loaded = again(files)

    assert loaded.changed == (("area", area.id),)
    assert (loaded.added, loaded.removed) == ((), ())
    newest, first = ledger.latest_changes("meridian", kinds=["area"], identifiers=[area.id])
    assert (newest.what, first.what) == ("changed", "added")
    assert newest.document["sdgs"] == [*first.document.get("sdgs", []), 17]
    assert export("meridian") == files
    assert ledger.broken("meridian") is None


def test_an_object_taken_out_of_the_files_is_removed_and_stays_in_the_ledger(meridian):
    files = files_in(MERIDIAN)
    kept, last = files["deliveries.yaml"].rsplit(b"\n- id: ", 1)
    identifier = last.split(b"\n", 1)[0].decode()

    loaded = again(files | {"deliveries.yaml": kept + b"\n"})

    assert loaded.removed == (("delivery", identifier),)
    newest, first = ledger.latest_changes("meridian", kinds=["delivery"], identifiers=[identifier])
    assert (newest.what, newest.document) == ("removed", None)
    assert first.document["id"] == identifier
    assert ledger.broken("meridian") is None


def test_a_new_order_is_kept_and_is_no_act(meridian):
    files = files_in(MERIDIAN)
    objects = files["areas.yaml"].decode().split("\n- ")
    turned = ["- " + objects[-1].strip(), *[o.removeprefix("- ").strip() for o in objects[:-1]]]
    files["areas.yaml"] = ("\n- ".join(turned) + "\n").encode()

    loaded = again(files)

    assert loaded.entry is None
    assert export("meridian")["areas.yaml"] == files["areas.yaml"]


def test_a_trial_says_what_would_change_and_changes_nothing(meridian):
    files = files_in(MERIDIAN) | {"replies.yaml": b"[]\n"}
    before = ledger.head("meridian")

    loaded = again(files, is_trial=True)

    assert loaded.would_only
    assert {kind for kind, _ in loaded.removed} == {"reply"}
    assert ledger.head("meridian") == before
    assert export("meridian") == files_in(MERIDIAN)


@pytest.mark.parametrize("name", ["commitments.yaml", "meetings.yaml", "forum.yaml"])
def test_a_broken_record_leaves_the_database_as_it_was(meridian, name):
    files = files_in(MERIDIAN)
    before = ledger.head("meridian")

    with pytest.raises(RecordIsBroken) as raised:
        again(files | {name: files[name] + b"\n- id: [broken\n"})

    assert all(problem.line and problem.remedy for problem in raised.value.problems)
    assert ledger.head("meridian") == before
    assert export("meridian") == files_in(MERIDIAN)


def test_two_forums_live_beside_each_other(meridian, record):
    again(files_in(MERIDIAN) | {"replies.yaml": b"[]\n"})

    assert export("china-celac") == files_in(CHINA_CELAC)
    assert ledger.head("china-celac").number == 1
    assert ledger.head("meridian").number == 2
