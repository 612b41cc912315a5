"""`consenso brackets`: files in, bracketed text out, without a database."""

import json
from pathlib import Path

import pytest

from consenso.core.formats import word
from consenso.core.wording import from_json, read_written, reading
from tests.servers import consenso, environment
from tests.valid_word import faults

BASE = """We shall strongly support 20,000 schools.

The ports stay open.
双方将举行会议。
"""
FIRST = BASE.replace("strongly ", "").replace("将", "应")
SECOND = BASE.replace("20,000", "30,000").replace("The ports", "We will meet yearly.\r\nThe ports")

DRAFT = word.Draft(
    tuple(
        word.Paragraph(f"p{n}", line)
        for n, line in enumerate(filter(None, BASE.splitlines()), start=1)
    )
)


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


def test_word_file_has_the_delegations_as_authors(tmp_path: Path, files: list[str]):
    out = tmp_path / "compiled.docx"

    ended = run(tmp_path, *files, "--docx", str(out))

    assert ended.returncode == 0, ended.stderr
    assert faults(out.read_bytes()) == []
    found = word.read(out.read_bytes())
    assert word.authors(found) == ["AUR", "BOR", "CAL"]
    assert word.base(found.body) == [line for line in BASE.splitlines() if line]
    by = {(one.kind, one.by) for one in word.proposals_of(DRAFT, found)}
    assert by == {
        ("wording", ("AUR", "BOR")),
        ("wording", ("CAL",)),
        ("insertion", ("CAL",)),
    }
    for form in ("compilation", "table"):
        assert run(tmp_path, *files, "--docx", str(out), "--as", form).returncode == 0
        assert faults(out.read_bytes()) == []
    assert run(tmp_path, *files, "--docx", str(tmp_path / "none" / "x.docx")).returncode == 1


BY_HAND = """We [strongly] (AUR, Borea: delete) support [all] [most] schools.
The ports [stay open (Nowhere: agreed).
We meet by [to be confirmed] [every year – Caldera].
No brackets here.
"""


def test_the_order_of_proposals_changes_nothing(tmp_path: Path):
    for name, text in (
        ("base", "We meet.\n"),
        ("a", "We eat.\nWe meet.\n"),
        ("b", "We talk.\nWe meet.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    given = [
        f"--proposal={code}={tmp_path / name}.txt" for code, name in (("AUR", "a"), ("BOR", "b"))
    ]

    for form in ("--json", "--un"):
        one, other = (
            run(tmp_path, str(tmp_path / "base.txt"), *some, form).stdout
            for some in (given, given[::-1])
        )
        assert one == other != ""


@pytest.fixture
def hand_written(tmp_path: Path) -> list[str]:
    (tmp_path / "hand.txt").write_text(BY_HAND, encoding="utf-8")
    return [
        "--read",
        str(tmp_path / "hand.txt"),
        "--names=AUR=Aurelia",
        "--names=BOR=Borea,Boréa",
        "--names=CAL=Caldera",
    ]


def test_brackets_by_hand_are_read_as_base_and_proposals(tmp_path: Path, hand_written: list[str]):
    ended = run(tmp_path, *hand_written)

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.splitlines() == [
        "1. We strongly support all schools.",
        "   AUR, BOR: We support all schools.",
        "   no delegation named: We strongly support most schools.",
        "2. The ports [stay open (Nowhere: agreed).",
        "3. We meet by [to be confirmed].",
        "   CAL: We meet by [to be confirmed] every year.",
        "4. No brackets here.",
    ]
    assert (
        "paragraph 2, character 11, “[stay open (Nowhere: agreed).”: brackets do not"
        in ended.stderr
    )
    assert "paragraph 3, character 12, “[to be confirmed]”: something is still to" in ended.stderr
    assert ended.stderr.endswith("3 proposals in 2 of 4 paragraphs; 3 remarks.\n")


def test_brackets_by_hand_are_data_for_programs(tmp_path: Path, hand_written: list[str]):
    values = json.loads(run(tmp_path, *hand_written, "--json").stdout)
    first = values["paragraphs"][0]

    assert reading(from_json(first["segments"]), "BOR") == "We support all schools."
    assert first["stated"][0] == {
        "by": ["AUR", "BOR"],
        "wording": "We support all schools.",
        "keep": False,
        "whole": False,
    }
    assert [one["why"] for one in first["remarks"]] == ["in_a_row"]
    assert values["unknown"] == []
    named = json.loads(run(tmp_path, *hand_written[:2], "--json").stdout)
    assert named["unknown"] == ["Borea", "Caldera"]


def test_a_bracket_over_paragraphs_and_what_stands_beside_none_are_told(tmp_path: Path):
    text = "We meet. [We talk.\nWe go] (AUR: delete) now (BOR: delete).\n"
    (tmp_path / "hand.txt").write_text(text, encoding="utf-8")

    ended = run(tmp_path, "--read", str(tmp_path / "hand.txt"))
    values = json.loads(run(tmp_path, "--read", str(tmp_path / "hand.txt"), "--json").stdout)

    assert ended.stdout.splitlines() == [
        "1. We meet. We talk.",
        "   AUR: We meet.",
        "2. We go now (BOR: delete).",
        "   AUR: now (BOR: delete).",
    ]
    assert "paragraph 1, character 10, “[We talk.”: a bracket over several" in ended.stderr
    assert "paragraph 2, character 26, “(BOR: delete)”: it stands beside no bracket" in ended.stderr
    assert [one["together"] for one in values["paragraphs"]] == [[1, 2], [1, 2]]


def test_a_word_file_with_brackets_by_hand_is_read(tmp_path: Path):
    draft = word.Draft(
        (word.Paragraph("p1", "We [strongly] (AUR: delete) support schools.", "1."),)
    )
    (tmp_path / "hand.docx").write_bytes(word.tracked(draft))

    ended = run(tmp_path, "--read", str(tmp_path / "hand.docx"))

    assert "   AUR: We support schools." in ended.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name BASE"),
        (["{base}", "--names=AUR=Aurelia"], "--names goes with --read"),
        (["{base}", "--read={base}"], "goes with --names and --json alone"),
        (["--read={base}", "--names=aur=Aurelia"], "a code in capitals, and names"),
    ],
    ids=["nothing", "names", "both", "code"],
)
def test_what_does_not_go_together_is_said(
    tmp_path: Path, files: list[str], words: list[str], said: str
):
    ended = run(tmp_path, *(word.format(base=files[0]) for word in words))

    assert ended.returncode == 2
    assert said in ended.stderr
