"""`consenso word`: a draft there and back through a file, a file of anybody's, and what is said of files that are wrong."""

import json
from pathlib import Path

import pytest

from tests.core.formats.word.files import by, cut, gone, ins, p, r, word
from tests.servers import consenso, environment

PORTS = "We will open the ports."
DRAFT = {
    "id": "plan",
    "version": "3",
    "title": "Plan",
    "paragraphs": [
        {"id": "a", "text": PORTS, "number": "1."},
        {"id": "b", "text": "We will meet.", "number": "2."},
    ],
    "proposals": [
        {"kind": "wording", "by": ["Borea"], "paragraph": "a", "text": "We shall open the ports."},
        {"kind": "insertion", "by": ["Aurelia"], "after": "b", "text": "Pilots too."},
    ],
}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(DRAFT), encoding="utf-8")
    return file


def run(folder: Path, *words: str | Path):
    return consenso(environment(folder / "data"), "word", *map(str, words))


def test_a_file_is_read(tmp_path: Path):
    file = tmp_path / "back.docx"
    file.write_bytes(word(p(r("We "), cut(gone("will")), ins(r("shall"), "Bo"), r(" meet."))))

    ended = run(tmp_path, "read", file, "--json")

    assert (ended.returncode, ended.stderr) == (0, "")
    found = json.loads(ended.stdout)
    assert (found["base"], found["accepted"]) == (["We will meet."], ["We shall meet."])
    assert found["authors"] == ["Ana", "Bo"]
    assert [(one["kind"], one["text"]) for one in found["changes"]] == [
        ("deletion", "will"),
        ("insertion", "shall"),
    ]
    assert set(found["report"]) >= {"taken", "changed", "refused"}
    told = run(tmp_path, "read", file).stdout
    assert told.startswith("We shall meet.\n")
    assert "Bo, 2030-05-04T09:00:00Z: insertion shall" in told


@pytest.mark.parametrize("form", ["tracked", "clean", "compilation", "table"])
def test_a_draft_is_written_in_each_form(tmp_path: Path, draft: Path, form: str):
    made = tmp_path / "draft.docx"

    ended = run(tmp_path, "write", draft, "--as", form, "-o", made)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == f"{made}: 2 paragraphs, 2 proposals.\n"
    assert made.read_bytes().startswith(b"PK")


def test_what_comes_back_is_matched(tmp_path: Path, draft: Path):
    sent = tmp_path / "draft.docx"
    run(tmp_path, "write", draft, "-o", sent)
    back = tmp_path / "back.docx"
    back.write_bytes(word(p(r("1. " + PORTS)), p(r("We will meet"), ins(r(" soon")), r("."))))

    own = json.loads(run(tmp_path, "match", draft, sent, "--sender", "Aurelia", "--json").stdout)
    other = run(tmp_path, "match", draft, back, "--sender", "Cobalt", "--author", "Ana=Cobalt")

    assert own["proposals"] == [
        {"kind": "insertion", "by": ["Aurelia"], "after": "b", "text": "Pilots too."}
    ]
    assert other.stdout.startswith("wording (b): We will meet soon.\n1 taken, 0 in another form.\n")


def test_what_could_not_be_taken_is_said(tmp_path: Path, draft: Path):
    file = tmp_path / "back.docx"
    look = f"<w:rPr><w:b/><w:rPrChange {by()}/></w:rPr>"
    file.write_bytes(word(p(r(PORTS, properties=look)), p(r("We will meet."))))

    ended = run(tmp_path, "match", draft, file, "--sender", "Cobalt")

    assert ended.stderr == (
        "Not taken: look of the text (1). How a text looks is no part of its wording.\n"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no Word at all", "it cannot be unpacked."),
        (b"\xd0\xcf\x11\xe0 old", "without a password."),
        (word(p(r("x")))[:900], "it cannot be unpacked."),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, draft: Path, content: bytes, said: str):
    file = tmp_path / "wrong.docx"
    file.write_bytes(content)

    for words in (("read", file, "--json"), ("match", draft, file, "--sender", "Cobalt")):
        ended = run(tmp_path, *words)

        assert (ended.returncode, ended.stdout) == (1, "")
        assert ended.stderr.startswith(f"consenso: {file}: ")
        assert ended.stderr.endswith(f"{said}\n")
        assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "It is no JSON."),
        ("[" * 100_000, "It is nested deeper than a draft can be."),
        ("[]", "The draft is no JSON object."),
        ('{"paragraphs": [{"id": "a"}]}', "A paragraph has no text 'text'."),
        ('{"paragraphs": [{"id": "a", "text": ""}]}', "Paragraph 'a' has no words."),
    ],
)
def test_a_wrong_draft_is_one_sentence(tmp_path: Path, text: str, said: str):
    file = tmp_path / "wrong.json"
    file.write_text(text, encoding="utf-8")

    ended = run(tmp_path, "write", file, "-o", tmp_path / "out.docx")

    assert (ended.returncode, ended.stderr) == (1, f"consenso: {file}: {said}\n")


def test_a_folder_that_is_not_there(tmp_path: Path, draft: Path):
    ended = run(tmp_path, "write", draft, "-o", tmp_path / "none" / "out.docx")

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
