"""`consenso iati import`, `accept`, `drop`, `export`, and how load, export, verify and backup carry activities."""

import gzip
import json

import pytest

from consenso.core.formats.iati import read
from tests.core.formats.iati.files import activity, document
from tests.record import MERIDIAN
from tests.servers import begun, consenso, environment

FILE = document(
    activity(), activity("<sector/>", identifier="XA-1-8"), activity(identifier="XA-1-9")
)
HARBOURS = ("--forum", "meridian", "--source", "harbours")


@pytest.fixture
def environ(tmp_path):
    found = environment(tmp_path / "data", settings="consenso.project.settings")
    return begun(found, "load", str(MERIDIAN), "--no-index")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(FILE))
    return path


def iati(environ, *words):
    return consenso(environ, "iati", *map(str, words))


def canonical(path):
    with path.open("rb") as stream:
        return [one.canonical for one in read(stream)]


def test_from_a_file_to_the_record_and_out_again(environ, file, tmp_path):
    unknown = iati(environ, "import", file, *HARBOURS)
    assert (unknown.returncode, "--name" in unknown.stderr) == (1, True)

    done = iati(environ, "import", file, *HARBOURS, "--name", "Harbours")

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("refused: line 20: XA-1-8: ")
    assert done.stdout.splitlines()[-1].endswith("waits to be accepted (intake 1)")
    other = tmp_path / "b.xml"
    other.write_bytes(document(activity()))
    second = iati(environ, "import", other, *HARBOURS)
    assert (second.returncode, "accept it or drop it" in second.stderr) == (1, True)

    done = iati(environ, "accept", *HARBOURS, "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["state"], told["taken"], told["entry"]) == ("accepted", 2, 3)
    assert [one["line"] for one in told["refusals"]] == [20]
    again = iati(environ, "import", file, *HARBOURS, "--accept")
    assert "2 unchanged, 0 gone; all as it was, no entry" in again.stdout

    out = tmp_path / "out.xml"
    assert iati(environ, "export", "--forum", "meridian", "-o", out).returncode == 0
    assert iati(environ, "check", out).returncode == 0
    file_again = tmp_path / "again.xml"
    file_again.write_bytes(FILE)
    assert canonical(out) == [canonical(file_again)[0], canonical(file_again)[2]]
    nothing = iati(environ, "accept", *HARBOURS)
    assert (nothing.returncode, nothing.stderr.count("\n")) == (1, 1)


def test_a_file_that_cannot_be_taken_is_told(environ, tmp_path):
    path = tmp_path / "bad.xml"
    path.write_bytes(FILE[:-30])

    done = iati(environ, "import", path, *HARBOURS, "--name", "Harbours")

    assert (done.returncode, "it was cut off" in done.stdout) == (1, True)
    dropped = iati(environ, "drop", *HARBOURS)
    assert dropped.returncode == 1


def test_export_load_verify_and_backup_carry_them(environ, file, tmp_path):
    assert (
        iati(environ, "import", file, *HARBOURS, "--name", "Harbours", "--accept").returncode == 0
    )
    folder = tmp_path / "out"
    assert consenso(environ, "export", "meridian", str(folder)).returncode == 0

    here = consenso(environ, "verify")
    there = consenso(environ, "verify", str(folder))
    assert "meridian, activities: 2 published: holds" in here.stdout
    assert (here.returncode, there.returncode) == (0, 0), here.stderr + there.stderr

    (tmp_path / "other").mkdir()
    second = environment(tmp_path / "other" / "data", settings="consenso.project.settings")
    loaded = consenso(second, "load", str(folder), "--no-index")
    assert "Activities: 1 sources taken" in loaded.stdout, loaded.stderr
    assert consenso(second, "export", "meridian", str(tmp_path / "out2")).returncode == 0
    name = "activities.harbours.xml"
    assert (folder / name).read_bytes() == (tmp_path / "out2" / name).read_bytes()

    archive = tmp_path / "all.backup"
    assert consenso(environ, "backup", str(archive)).returncode == 0
    (tmp_path / "third").mkdir()
    third = environment(tmp_path / "third" / "data", settings="consenso.project.settings")
    restored = consenso(third, "restore", str(archive))
    assert restored.returncode == 0, restored.stderr
    assert "meridian, activities: 2 published: holds" in consenso(third, "verify").stdout

    changed = (folder / name).read_bytes().replace(b"A hall", b"A mall", 1)
    (folder / name).write_bytes(changed)
    wrong = consenso(environ, "verify", str(folder))
    assert (wrong.returncode, f"{name} is not what the ledger says" in wrong.stdout) == (1, True)


def test_a_template_is_filled_in_and_a_table_of_others_mapped(environ, tmp_path):
    for name in ("t.xlsx", "t.csv"):
        assert iati(environ, "template", tmp_path / name).returncode == 0
        done = iati(environ, "import", tmp_path / name, *HARBOURS, "--name", "Harbours", "--accept")
        assert "1 taken, 0 refused" in done.stdout, done.stderr
    others, mapping = tmp_path / "others.csv", tmp_path / "m.yaml"
    others.write_text("Id,Project\nXD-1,Port\n")
    mapping.write_text(
        "columns: {Id: identifier, Project: title}\nalways: {description: It is built., publisher: XD,"
        ' publisher_name: Delta, status: "2", start: "2031-01-01", sectors: "21040", countries: XB}\n'
    )

    words = ("import", others, "--forum", "meridian", "--source", "lab", "--name", "Lab")
    done = iati(environ, *words, "--mapping", mapping, "--accept")

    assert "1 taken, 0 refused; 1 new" in done.stdout, done.stderr
    wrong = tmp_path / "w.yaml"
    wrong.write_text("columns: {Id: name}\n")
    refused = iati(environ, *words, "--mapping", wrong)
    assert (refused.returncode, "There is no field 'name'" in refused.stderr) == (1, True)


def test_several_files_of_one_source_are_taken_in_at_once(environ, file, tmp_path):
    south = tmp_path / "b.xml"
    south.write_bytes(document(activity(identifier="XA-1-9"), activity(identifier="XA-2-1")))

    done = iati(environ, "import", file, south, *HARBOURS, "--name", "Harbours", "--accept")

    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said[0].startswith("refused: a.xml.gz: line 20: XA-1-8: ")
    assert said[-1].startswith("a.xml.gz, b.xml: 4 taken, 1 refused; 4 new")
    again = json.loads(iati(environ, "import", file, south, *HARBOURS, "--accept", "--json").stdout)
    assert (again["report"]["unchanged"], again["entry"]) == (4, None)
    assert [one["file"] for one in again["refusals"]] == ["a.xml.gz"]
    same = iati(environ, "import", file, south, file, *HARBOURS)
    assert (same.returncode, "is the same file as" in same.stderr) == (1, True)
    damaged = tmp_path / "c.xml"
    damaged.write_bytes(FILE[:-30])
    refused = iati(environ, "import", south, damaged, *HARBOURS)
    assert (refused.returncode, "c.xml: line" in refused.stdout) == (1, True)


def test_a_table_in_another_encoding_is_read_where_that_is_told(environ, tmp_path):
    table = tmp_path / "t.csv"
    iati(environ, "template", table)
    table.write_bytes(
        table.read_text("utf-8-sig").replace("Hall of", "Säle").encode("windows-1252")
    )

    untold = iati(environ, "import", table, *HARBOURS, "--name", "Harbours")
    told = iati(environ, "import", table, *HARBOURS, "--encoding", "windows-1252", "--accept")
    wrong = iati(environ, "import", table, *HARBOURS, "--encoding", "no-such")

    assert (untold.returncode, "is not in UTF-8" in untold.stdout) == (1, True)
    assert "t.csv in windows-1252: 1 taken, 0 refused; 1 new" in told.stdout, told.stderr
    assert (wrong.returncode, "no encoding" in wrong.stderr) == (1, True)
