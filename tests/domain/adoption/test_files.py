"""A consensus record goes out as a file and comes back the same, and what was changed in it is found."""

import json

import pytest

from consenso.core.ledger import digest_of
from consenso.domain.adoption.correcting import Correction, correct
from consenso.domain.drafting.queries import sha_of
from consenso.domain.imports.consensus_files import (
    consensus_files,
    read_consensus,
    take_consensus,
)
from consenso.domain.ledger.queries import head
from consenso.domain.texts import models
from consenso.domain.texts.consensus import (
    acts_published,
    consensus_of,
    consensus_that_does_not_hold,
)
from consenso.domain.texts.contents import contents_that_do_not_hold
from consenso.interfaces.cli.export import written
from consenso.interfaces.cli.written_ledgers import checked
from tests.cast import FORUM
from tests.domain.adoption.ready import SPANISH, ready
from tests.domain.adoption.test_adopting import gavel
from tests.negotiating import PLAN, Table

NAME = f"consensus.{PLAN}.json"
SLIP = Correction("es", "para_1", sha_of(SPANISH["p3"]), "Otra cosa.", "A slip.")


@pytest.fixture
def files(meridian, db) -> tuple[Table, dict[str, bytes]]:
    """Return a table at which a text was adopted and corrected, and the file of its consensus records."""
    table = Table()
    ready(table, publicity="negotiation")
    gavel(table)
    correct(actor=table.actor("Sena"), identifier=PLAN, said=SLIP, at=table.now())
    return table, consensus_files(FORUM)


def taken(table, files):
    return take_consensus(files, forum=FORUM, at=table.now(), by="consenso load")


def test_what_was_taken_out_comes_back_the_same(files):
    table, out = files
    before = [(row.document, row.digest, row.at) for row in consensus_of(FORUM)]
    acts = acts_published(FORUM, PLAN)
    models.Consensus.objects.all().delete()

    assert taken(table, out).taken == (NAME,)

    assert [(row.document, row.digest, row.at) for row in consensus_of(FORUM)] == before
    assert acts_published(FORUM, PLAN) == acts
    assert consensus_that_does_not_hold(FORUM) == ()
    assert consensus_files(FORUM) == out


def test_the_same_again_makes_no_entry(files):
    table, out = files
    number = head(FORUM).number

    assert taken(table, out).unchanged == (NAME,)
    assert head(FORUM).number == number


def test_a_file_that_was_changed_is_refused(files):
    table, out = files
    told = json.loads(out[NAME])
    told["records"][0]["document"]["positions"][0]["stance"] = "objects"
    acts = json.loads(out[NAME])
    acts["records"][0]["acts"].pop()

    for wrong in (told, acts, {"form": "other"}, {**told, "records": 3}, []):
        done = taken(table, {NAME: json.dumps(wrong).encode()})
        assert [name for name, _why in done.refused] == [NAME]
    done = taken(table, {"consensus.no-such.json": out[NAME].replace(PLAN.encode(), b"no-such")})
    assert [name for name, _why in done.refused] == ["consensus.no-such.json"]
    assert consensus_that_does_not_hold(FORUM) == ()


def test_an_export_holds_and_what_is_changed_in_it_is_named(files, tmp_path):
    from consenso.domain.imports.files import content_files
    from consenso.domain.ledger.written import ledger_files
    from consenso.domain.record.queries import export

    _table, out = files
    whole = export(FORUM) | content_files(FORUM) | out | ledger_files(FORUM)
    folder = tmp_path / "out"
    written(whole, folder)
    (ledger,) = checked(folder, "")
    assert (ledger.broken, ledger.fault) == (None, "")
    assert contents_that_do_not_hold(FORUM) == ()

    told = json.loads(out[NAME])
    told["records"][1]["document"]["correction"]["why"] = "Another reason."
    told["records"][1]["digest"] = digest_of(told["records"][1]["document"])
    (folder / NAME).write_bytes(json.dumps(told).encode())
    (changed,) = checked(folder, "")
    assert "not what the ledger says of consensus 2" in changed.fault
    (folder / NAME).unlink()
    (missing,) = checked(folder, "")
    assert "in the ledger and not in the files" in missing.fault


def test_a_file_tells_what_is_in_it(files):
    _table, out = files

    text, records = read_consensus(out[NAME])

    assert text == PLAN
    assert [one.number for one in records] == [1, 2]
    assert records[0].acts
