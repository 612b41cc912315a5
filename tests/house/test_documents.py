"""What is written about the house is so: the folders, the commands, the links, the decisions."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import PACKAGE, ROOT, files, named
from tools import commands

ARCHITECTURE = ROOT / "docs" / "architecture.md"
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)")
PAGES = [path for path in files(ROOT, ".md") if "tests" not in path.relative_to(ROOT).parts]


def test_architecture_lists_exactly_the_folders_there_are():
    block = re.search(
        r"```\n(consenso/.*?)```", ARCHITECTURE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert block
    there = {
        f"{path.parent.relative_to(ROOT)}/"
        for path in PACKAGE.rglob("__init__.py")
        if not {"migrations", "templatetags"} & set(path.parts)
    }

    assert _listed(block.group(1)) == there


def _listed(drawing: str) -> set[str]:
    """Return the folders of a drawing in which each level stands two spaces further in."""
    above: list[str] = []
    found = set()
    for line in drawing.splitlines():
        match = re.match(r"( *)([\w.]+)/", line)
        if match:
            above[len(match.group(1)) // 2 :] = [match.group(2)]
            found.add("/".join(above) + "/")
    return found


def test_page_of_commands_is_what_the_commands_say_of_themselves():
    assert commands.PAGE.read_text(encoding="utf-8") == commands.page(), (
        "make it again: python -m tools.commands"
    )


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_between_pages_lead_somewhere(path: Path):
    broken = [
        link
        for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists() and "pictures/" not in link
    ]

    assert not broken, "\n".join(broken)


def test_decisions_are_numbered_without_gaps():
    numbers = [int(path.name[:4]) for path in files(ROOT / "docs" / "decisions", ".md")]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "path", files(ROOT / "docs" / "decisions", ".md"), ids=lambda path: path.stem
)
def test_decision_says_what_was_decided_and_what_it_costs(path: Path):
    words = path.read_text(encoding="utf-8")

    assert words.startswith(f"# {int(path.name[:4])}. ")
    assert "## What was decided" in words
    assert "## What it costs" in words


def test_every_dependency_is_accounted_for():
    words = (
        (ROOT / "docs" / "decisions" / "0002-dependencies.md").read_text(encoding="utf-8").lower()
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["scale"]
    for path in files(ROOT / "requirements", ".in"):
        asked += [line for line in path.read_text().splitlines() if re.match("[A-Za-z]", line)]
    names = {re.split(r"[\[~=<> ]", name)[0].lower() for name in asked}
    missing = {
        name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words)
    }

    assert not missing


def test_glossary_has_every_word_in_six_languages():
    words = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in words.splitlines() if line.startswith("| ")]
    header, *terms = [[cell.strip() for cell in row] for row in rows]

    assert header[:6] == ["en", "es", "pt", "fr", "zh-Hans", "nl"]
    assert all(len(cells) == 7 and all(cells) for cells in terms)
