"""`consenso lineage` and `consenso align`: JSON for programs, lines for people, a sentence for a wrong file."""

import json
from pathlib import Path

import pytest

from consenso.core.outline import Outline
from tests.core.lineage.plans import PLAN_2021, PLAN_2024, PLAN_2027, VERSIONS
from tests.servers import consenso, environment


def written(folder: Path, name: str, plan: Outline) -> Path:
    """Write a plan as Markdown, each paragraph with its number."""
    marks = {"title": "# ", "heading": "## "}
    rows, number = [], 0
    for one in plan.paragraphs:
        if one.kind in marks:
            rows.append(f"{marks[one.kind]}{one.text}")
        else:
            number += 1
            rows.append(f"{number}. {one.text}")
    file = folder / name
    file.write_text("\n\n".join(rows) + "\n", encoding="utf-8")
    return file


def run(folder: Path, *words: str | Path):
    return consenso(environment(folder / "data"), *map(str, words))


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    return [
        written(tmp_path, f"{year}.md", plan)
        for year, plan in ((2021, PLAN_2021), (2024, PLAN_2024), (2027, PLAN_2027))
    ]


def test_lineage_of_two_plans_as_json(tmp_path: Path, plans: list[Path]):
    done = run(tmp_path, "lineage", *plans[:2], "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [one["language"] for one in found["texts"]] == ["en", "en"]
    olds = [name for one in found["pairs"] for name in one["old"]]
    news = [name for one in found["pairs"] for name in one["new"]]
    assert len(olds) == len(set(olds)) == len(PLAN_2021.paragraphs)
    assert len(news) == len(set(news)) == len(PLAN_2024.paragraphs)
    changes = sorted(one["change"] for one in found["pairs"])
    assert {change: changes.count(change) for change in changes} == {
        "dropped": 3,
        "merged": 1,
        "moved": 1,
        "new": 3,
        "reworded": 5,
        "same": 2,
        "split": 1,
    }
    (softer,) = [one for one in found["pairs"] if one["strength"] == "weaker"]
    assert softer["reason"] == "verb"
    assert [(one["before"], one["after"]) for one in softer["words"]] == [
        ("shall", "should"),
        ("", ", where possible,"),
        ("", "coming"),
        ("2024", "2027"),
    ]


def test_chains_of_three_plans(tmp_path: Path, plans: list[Path]):
    done = run(tmp_path, "lineage", *plans, "--json", "--no-meaning")
    found = json.loads(done.stdout)
    assert sum(one["length"] == 3 for one in found["chains"]) == 5
    assert {(one["from"], one["to"]) for one in found["pairs"]} == {(0, 1), (1, 2), (0, 2)}


def test_lines_for_people(tmp_path: Path, plans: list[Path]):
    done = run(tmp_path, "lineage", *plans, "--no-meaning")
    assert done.returncode == 0
    assert "2021.md → 2024.md" in done.stdout
    assert "weaker (verb)" in done.stdout
    assert "Carried through" in done.stdout


def test_align_as_json(tmp_path: Path):
    rows = list(VERSIONS["es"])
    rows[3] = rows[3].replace("2025", "2028")
    files = []
    for name, texts in (("en.txt", VERSIONS["en"]), ("es.txt", rows)):
        file = tmp_path / name
        file.write_text(
            "\n\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)), encoding="utf-8"
        )
        files.append(file)
    done = run(tmp_path, "align", *files, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["languages"] == ["en", "es"]
    assert all(one["a"] == one["b"] and one["score"] > 0.5 for one in found["pairs"])
    (differing,) = found["discordances"]
    assert (differing["kind"], differing["in_a"], differing["in_b"]) == ("date", "2025", "2028")
    assert differing["a"] == differing["b"] == [found["pairs"][3]["a"][0]]


@pytest.mark.parametrize("command", ["lineage", "align"])
def test_a_wrong_file_ends_with_a_sentence(tmp_path: Path, plans: list[Path], command: str):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    done = run(tmp_path, command, plans[0], broken)
    assert done.returncode == 1
    assert str(broken) in done.stderr
    assert "Traceback" not in done.stderr


def test_one_file_is_too_few(tmp_path: Path, plans: list[Path]):
    done = run(tmp_path, "lineage", plans[0])
    assert done.returncode == 2
    assert "two files" in done.stderr
