"""`consenso outline`: a file's structure, as JSON and as a tree; a wrong file gives a sentence."""

import json

import pytest

from tests.core.outline.bad import LOOP, REFUSED, pages, word
from tests.core.outline.rendering import WRITERS, truths
from tests.servers import consenso, environment

(PLAN,) = [one for one in truths() if one.name == "plan.es"]


@pytest.fixture
def environ(tmp_path):
    return environment(tmp_path / "data")


@pytest.mark.parametrize("writer", ["txt", "styled.docx", "pdf", "html"])
def test_json_has_the_shape_that_programs_count_on(environ, tmp_path, writer):
    file = tmp_path / f"plan.{writer}"
    file.write_bytes(WRITERS[writer](PLAN))

    done = consenso(environ, "outline", str(file), "--json")

    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert (found["language"], found["title"]) == ("es", PLAN.parts[0].text)
    assert len(found["paragraphs"]) == len(PLAN.parts)
    point = next(one for one in found["paragraphs"] if one["kind"] == "point")
    assert {name: point[name] for name in ("id", "kind", "number", "parent")} == {
        "id": "para_3__point_a",
        "kind": "point",
        "number": "a)",
        "parent": "para_3",
    }
    assert point["text"] == "simplificar los trámites de aduana en los puertos pequeños;"
    assert point["start"] < point["end"]


def test_a_reader_gets_a_tree(environ, tmp_path):
    file = tmp_path / "plan.md"
    file.write_bytes(WRITERS["md"](PLAN))

    lines = consenso(environ, "outline", str(file)).stdout.splitlines()

    assert lines[0] == f"{PLAN.parts[0].text} [es]"
    assert "heading   sec_I  I. Diálogo político" in lines
    assert any(line.startswith("  paragraph para_1  1. Celebrar cada dos años") for line in lines)


def test_a_language_that_is_named_is_taken(environ, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("42")

    said = consenso(environ, "outline", str(file), "--language", "pt-BR", "--json").stdout

    assert json.loads(said)["language"] == "pt-BR"


@pytest.mark.parametrize("name", ["a PDF cut off", "a Word bomb", "a locked Word file", "entities"])
def test_a_wrong_file_ends_with_one_and_a_sentence(environ, tmp_path, name):
    file_name, content, words = REFUSED[name]
    file = tmp_path / file_name
    file.write_bytes(content)

    done = consenso(environ, "outline", str(file))

    assert done.returncode == 1
    assert not done.stdout
    assert done.stderr.startswith(f"consenso: {file}: ")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_reading_is_given_up_in_the_time_that_is_named(environ, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pages(900))

    done = consenso(environ, "outline", str(file), "--timeout", "0.1")

    assert done.returncode == 1
    assert "longer than 0.1 seconds" in done.stderr


def test_no_data_folder_is_made_for_it(environ, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(word("<w:p><w:r><w:t>We will meet.</w:t></w:r></w:p>"))

    assert consenso(environ, "outline", str(file)).returncode == 0
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_not_there_is_a_wrong_call(environ, tmp_path):
    assert consenso(environ, "outline", str(tmp_path / "none.pdf")).returncode == 2
    (tmp_path / "loop.pdf").write_bytes(LOOP)
    assert consenso(environ, "outline", str(tmp_path / "loop.pdf")).returncode == 1
