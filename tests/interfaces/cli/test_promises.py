"""`consenso promises` and `consenso lint`: what they print, and how they end on a file that is wrong."""

import json
from pathlib import Path

import pytest

from tests.servers import consenso, environment

PLAN = """# Plan of the Meridian Forum

1. We recall the summit of 2021.

2. Aurelia will provide member States with 500 scholarships by 2028. We will strengthen our ties.

3. The Parties commit to:

    (a) halving food waste by 2032;

    (b) publishing the results.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, encoding="utf-8")
    return file


def run(folder: Path, *words: str | Path):
    return consenso(environment(folder / "data"), *map(str, words))


def test_every_sentence_is_listed_as_json(tmp_path: Path, plan: Path):
    ended = run(tmp_path, "promises", plan, "--json")

    assert (ended.returncode, ended.stderr) == (0, "")
    found = json.loads(ended.stdout)["sentences"]
    assert [one["promise"] for one in found] == [False, False, True, True, True, True, True]
    scholarships = found[2]
    assert scholarships["who"] == "Aurelia"
    assert (scholarships["quantity"], scholarships["unit"]) == (500, "scholarships")
    assert (scholarships["deadline"], scholarships["areas"]) == ("2028", ["education"])
    assert {one["rule"] for one in found[5:]} == {"points:commit"}


def test_list_for_people_ends_with_a_count(tmp_path: Path, plan: Path):
    lines = run(tmp_path, "promises", plan).stdout.splitlines()

    assert lines[2].startswith("+ will      5 Aurelia will provide")
    assert lines[-1] == "5 of 7 sentences promise."


def test_lines_are_sentences_in_the_language_given(tmp_path: Path):
    file = tmp_path / "lines.txt"
    file.write_bytes(
        "Las Partes acuerdan crear un fondo.\r\n\r\nEl mar es ancho. Es azul.\r\n".encode("cp1252")
    )

    ended = run(tmp_path, "promises", "--lines", file, "--language", "es", "--json")

    found = json.loads(ended.stdout)["sentences"]
    assert [(one["paragraph"], one["promise"]) for one in found] == [
        ("line-1", True),
        ("line-3", False),
    ]
    assert found[1]["text"] == "El mar es ancho. Es azul."


def test_key_areas_of_a_record_take_the_place_of_general_topics(tmp_path: Path, plan: Path):
    areas = tmp_path / "areas.yaml"
    areas.write_text("- id: learning\n  name:\n    en: Education and learning\n", encoding="utf-8")

    found = json.loads(run(tmp_path, "promises", plan, "--areas", areas, "--json").stdout)

    assert found["sentences"][2]["areas"] == ["learning"]


def test_lint_says_what_is_missing(tmp_path: Path, plan: Path):
    ended = run(tmp_path, "lint", plan)

    assert ended.returncode == 0
    assert "✓ " in ended.stdout
    assert (
        "    who: Aurelia; by when: 2028; how much: 500 scholarships" in ended.stdout.splitlines()
    )
    assert (
        "    not said: an outcome, by when, how much, measured by what" in ended.stdout.splitlines()
    )
    rows = json.loads(run(tmp_path, "lint", plan, "--json").stdout)["sentences"]
    assert [one["trackable"] for one in rows] == [False, False, True, False, False, False, False]
    assert rows[2]["missing"] == ["measured_by"]


@pytest.mark.parametrize("command", ["promises", "lint"])
def test_file_that_is_no_text_ends_with_a_sentence(tmp_path: Path, command: str):
    file = tmp_path / "plan.docx"
    file.write_bytes(b"PK\x03\x04 no archive at all")

    ended = run(tmp_path, command, file)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert str(file) in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_language_without_rules_and_areas_that_are_none_are_refused(tmp_path: Path, plan: Path):
    wrong = tmp_path / "areas.yaml"
    wrong.write_text("- just: words\n", encoding="utf-8")

    german = run(tmp_path, "promises", plan, "--language", "de")
    areas = run(tmp_path, "promises", plan, "--areas", wrong)

    assert (german.returncode, areas.returncode) == (1, 1)
    assert "no rules for 'de'" in german.stderr
    assert "is no list of key areas" in areas.stderr
