"""`consenso iati check`: a line for each problem, what is taken and refused, and how it ends."""

import gzip
import json
from pathlib import Path

from tests.core.formats.iati.files import SECTOR, WHOLE, activity, document
from tests.servers import consenso, environment


def run(folder: Path, *words: str | Path):
    return consenso(environment(folder / "data"), "iati", "check", *map(str, words))


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


BROKEN = document(activity(SECTOR.replace("XA", "AD")), activity("<b/>", identifier="XA-1-8"))


def test_a_right_file_ends_well(tmp_path: Path):
    whole = write(tmp_path, "whole.xml", WHOLE)
    packed = write(tmp_path, "whole.xml.gz", gzip.compress(WHOLE))

    ended = run(tmp_path, whole, packed)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == (
        f"{whole}: 1 activity, 1 taken, 0 refused; 0 errors, 0 warnings.\n"
        f"{packed}: 1 activity, 1 taken, 0 refused; 0 errors, 0 warnings.\n"
    )


def test_each_problem_has_its_line(tmp_path: Path):
    whole, broken = write(tmp_path, "whole.xml", WHOLE), write(tmp_path, "broken.xml", BROKEN)

    ended = run(tmp_path, whole, broken)

    assert ended.returncode == 1
    assert ended.stderr == "consenso: 2 errors in 1 of 2 files.\n"
    lines = ended.stdout.splitlines()
    assert lines[1].startswith(f"{broken}:12: error: The activity has no sector")
    assert lines[2].startswith(f"{broken}:12: warning: The activity has no country or region")
    assert lines[3] == (
        f"{broken}:20: error: <b> is no element of IATI 2.03: take it out, or put it into a namespace of its own at the end. "
        "[schema.unknown] (XA-1-8, iati-activity/b)"
    )
    assert lines[4] == f"{broken}: 2 activities, 1 taken, 1 refused; 2 errors, 1 warning."


def test_the_same_as_json(tmp_path: Path):
    whole, broken = write(tmp_path, "whole.xml", WHOLE), write(tmp_path, "broken.xml", BROKEN)

    ended = run(tmp_path, "--json", whole, broken)

    assert ended.returncode == 1
    first, second = json.loads(ended.stdout)
    assert (first["file"], first["problems"], first["taken"]) == (str(whole), [], 1)
    assert [one["code"] for one in second["problems"]] == [
        *("rule.no_sector", "rule.no_place", "schema.unknown"),
    ]
    assert second["problems"][2] == {
        "severity": "error",
        "code": "schema.unknown",
        "line": 20,
        "activity": "XA-1-8",
        "path": "iati-activity/b",
        "said": "<b> is no element of IATI 2.03: take it out, or put it into a namespace of its own at the end.",
        "refuses": True,
    }
    figures = ("version", "activities", "taken", "refused", "errors", "warnings")
    assert [second[name] for name in figures] == ["2.03", 2, 1, 1, 2, 1]


def test_a_file_that_is_none_is_told(tmp_path: Path):
    other = write(tmp_path, "a.xml", b"<html/>")
    packed = write(tmp_path, "b.xml.gz", gzip.compress(WHOLE)[:-30])

    ended = run(tmp_path, other)
    assert ended.returncode == 1
    assert f"{other}:1: error: The file begins with <html>" in ended.stdout

    ended = run(tmp_path, packed, other)
    assert ended.returncode == 1
    assert f"{packed}:1: error: The file is compressed, and damaged" in ended.stdout
    assert f"{other}:1: error:" in ended.stdout

    ended = run(tmp_path, "--json", packed)
    assert ended.returncode == 1
    ((problem,),) = (one["problems"] for one in json.loads(ended.stdout))
    assert (problem["code"], problem["refuses"]) == ("form.not_well_formed", True)
    assert run(tmp_path).returncode == 2
