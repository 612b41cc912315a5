"""`consenso brackets`: files in, bracketed text out, without a database."""

import json
from pathlib import Path

import pytest

from consenso.core.wording import from_json, read_written, reading
from tests.servers import consenso, environment

BASE = """We shall strongly support 20,000 schools.

The ports stay open.
双方将举行会议。
"""
FIRST = BASE.replace("strongly ", "").replace("将", "应")
SECOND = BASE.replace("20,000", "30,000").replace("The ports", "We will meet yearly.\r\nThe ports")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("base", BASE), ("a", FIRST), ("b", SECOND)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return [
        str(tmp_path / "base.txt"),
        f"--proposal=AUR,BOR={tmp_path / 'a.txt'}",
        f"--proposal=CAL={tmp_path / 'b.txt'}",
    ]


def run(folder: Path, *words: str):
    return consenso(environment(folder / "data"), "brackets", *words)


def test_every_delegation_reads_its_own_text(tmp_path: Path, files: list[str]):
    ended = run(tmp_path, *files, "--json")

    assert (ended.returncode, ended.stderr) == (0, "")
    found = json.loads(ended.stdout)
    assert found["readings"] == {
        "AUR": FIRST.split("\n")[:1] + FIRST.split("\n")[2:4],
        "BOR": found["readings"]["AUR"],
        "CAL": [line for line in SECOND.splitlines() if line],
    }
    assert found["labels"] == ["1", "1 bis", "2", "3"]
    assert found["base"] == [line for line in BASE.splitlines() if line]
    read = [reading(from_json(segments), "CAL") for segments in found["paragraphs"]]
    assert read == found["readings"]["CAL"]
    assert (found["figures"]["agreed"], found["figures"]["paragraphs"]) == (1, 4)


def test_bracket_notation_is_one_line_a_paragraph_and_reads_back(tmp_path: Path, files: list[str]):
    values = json.loads(run(tmp_path, *files, "--json").stdout)["paragraphs"]
    lines = run(tmp_path, *files, "--un").stdout.splitlines()

    assert [read_written(line) for line in lines] == [from_json(one) for one in values]
    assert lines[0] == (
        "We shall [strongly] (AUR, BOR: delete) support [20,000] [Alt 1: 30,000] (CAL) schools."
    )


def test_for_people_paragraphs_are_numbered_and_counted(tmp_path: Path, files: list[str]):
    ended = run(tmp_path, *files)

    assert "1 bis. [We will meet yearly.] (CAL: add)  (CAL: new paragraph)" in ended.stdout
    assert "3. 双方[将] [Alt 1: 应] (AUR, BOR)举行会议。" in ended.stdout
    assert ended.stderr == "4 brackets, 4 alternatives; 1 of 4 paragraphs agreed (25.0 %).\n"


def test_without_proposals_the_text_is_as_it_was(tmp_path: Path, files: list[str]):
    ended = run(tmp_path, files[0], "--un")

    assert ended.stdout.splitlines() == [line for line in BASE.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--proposal=aur={a}"], 1, "a code is a capital letter"),
        (["--proposal=AUR={a}", "--proposal=AUR={b}"], 1, "AUR proposes two texts"),
        (["--proposal=AUR"], 2, "name who proposes and the file"),
        (["--proposal=AUR={nothing}"], 2, "does not exist"),
        (["--proposal=AUR={latin}"], 1, "save it as UTF-8"),
        (["--json", "--un"], 2, "one of the two"),
    ],
)
def test_what_is_wrong_is_said(
    tmp_path: Path, files: list[str], words: list[str], code: int, said: str
):
    (tmp_path / "latin.txt").write_bytes("año".encode("latin-1"))
    given = [
        word.format(**{name: tmp_path / f"{name}.txt" for name in ("a", "b", "nothing", "latin")})
        for word in words
    ]
    ended = run(tmp_path, files[0], *given)

    assert ended.returncode == code
    assert said in ended.stderr
