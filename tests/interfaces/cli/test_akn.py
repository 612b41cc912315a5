"""`consenso akn`: a text of ours there and back, and what is said of files that are wrong."""

import json
from pathlib import Path

import pytest

from consenso.core.formats import akn
from consenso.core.outline import Outline
from tests.servers import consenso, environment

PLAN = """# Joint Action Plan of the Meridian Forum

## I. Schools

1. The ministers will build:

    (a) ten schools;

    (b) two halls.

2. They agree to meet yearly.
"""
NAMED = ("--date", "2031-12-03", "--author", "Meridian Forum", "--number", "Plan 2032–2034")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, encoding="utf-8")
    return file


def run(folder: Path, *words: str | Path):
    return consenso(environment(folder / "data"), "akn", *map(str, words))


def test_a_text_is_written_checked_and_read(tmp_path: Path, plan: Path):
    made = tmp_path / "plan.xml"

    ended = run(tmp_path, "write", plan, "--language", "en", *NAMED, "-o", made)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.endswith("in 'en', as 'plan'.\n")
    assert run(tmp_path, "check", made).stdout == f"No fault in {made}.\n"
    read = json.loads(run(tmp_path, "read", made, "--json").stdout)
    assert read["title"] == "Joint Action Plan of the Meridian Forum"
    assert [(one["kind"], one["number"]) for one in read["paragraphs"]] == [
        ("title", ""),
        ("heading", "I."),
        ("paragraph", "1."),
        ("point", "(a)"),
        ("point", "(b)"),
        ("paragraph", "2."),
    ]
    assert read["identifiers"]["work"] == (
        "/akn/xx/doc/plan/meridian-forum/2031-12-03/plan-2032-2034"
    )
    assert read["unread"] == []


def test_language_versions_share_the_address_of_the_work(tmp_path: Path, plan: Path):
    works = set()
    for language in ("en", "es", "zh-Hans"):
        made = tmp_path / f"{language}.xml"
        run(
            tmp_path,
            "write",
            plan,
            "--language",
            language,
            "--title",
            language,
            *NAMED,
            "--kind",
            "plan",
            "-o",
            made,
        )
        reading = akn.read(made.read_bytes())
        works.add(reading.identifiers.work)
        assert (reading.outline.language, reading.outline.title) == (language, language)

    assert len(works) == 1


def test_a_date_that_is_not_known_is_said(tmp_path: Path, plan: Path):
    ended = run(tmp_path, "write", plan, "-o", tmp_path / "plan.xml")

    assert ended.returncode == 0
    assert "--date" in ended.stderr


def test_what_the_outline_prints_is_written_too(tmp_path: Path):
    outline = Outline.from_json(
        {
            "language": "fr",
            "title": "Plan",
            "paragraphs": [
                {
                    "id": "para_1",
                    "kind": "paragraph",
                    "number": "1.",
                    "parent": "",
                    "text": "Les ministres se réunissent.",
                    "start": 0,
                    "end": 28,
                    "page": 0,
                }
            ],
        }
    )
    printed = tmp_path / "plan.json"
    printed.write_text(json.dumps(outline.as_json()), encoding="utf-8")

    run(tmp_path, "write", printed, "-o", tmp_path / "plan.xml")

    found = akn.read((tmp_path / "plan.xml").read_bytes()).outline
    assert (found.language, found.paragraphs[0].text) == ("fr", "Les ministres se réunissent.")


def test_akoma_ntoso_is_written_anew_with_what_it_said(tmp_path: Path, plan: Path):
    first, second = tmp_path / "1.xml", tmp_path / "2.xml"
    run(tmp_path, "write", plan, *NAMED, "-o", first)

    run(tmp_path, "write", first, "--author-id", "forum", "-o", second)

    before, after = (akn.read(file.read_bytes()) for file in (first, second))
    assert after.outline == before.outline
    assert (after.metadata.author, after.metadata.date) == ("forum", "2031-12-03")


def test_faults_are_listed_and_end_with_1(tmp_path: Path):
    file = tmp_path / "wrong.xml"
    file.write_text("<akomaNtoso><doc><mainBody><paragraph/></mainBody></doc></akomaNtoso>")

    ended = run(tmp_path, "check", file)
    rows = json.loads(run(tmp_path, "check", file, "--json").stdout)

    assert ended.returncode == 1
    assert "line 1: id: <paragraph> has no eId" in ended.stdout
    assert ended.stderr == f"consenso: {len(rows)} faults in {file}.\n"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xml", b"<!DOCTYPE a [<!ENTITY e 'x'>]><akomaNtoso/>", ("read",)),
        ("a.xml", b"<html/>", ("read", "--json")),
        ("a.xml", b"\x00\xff", ("read",)),
        ("a.json", b'{"language": 1}', ("write", "-o", "out.xml")),
        ("a.docx", b"PK\x03\x04nothing", ("write", "-o", "out.xml")),
        ("a.md", b"# Plan", ("write", "-o", "nowhere/out.xml")),
        ("a.md", b"# Plan", ("write", "-o", "out.xml", "--date", "yesterday")),
        ("a.md", b"# Plan", ("write", "-o", "out.xml", "--jurisdiction", "No State")),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    tmp_path: Path, name: str, content: bytes, words: tuple[str, ...]
):
    file = tmp_path / name
    file.write_bytes(content)
    words = tuple(str(tmp_path / one) if one.endswith("out.xml") else one for one in words)

    ended = run(tmp_path, words[0], file, *words[1:])

    assert ended.returncode == 1
    assert ended.stderr.startswith("consenso: ")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "out.xml").exists()
