"""The process in which files of strangers are read: real ones, bounded in time and memory."""

import json

import pytest

from consenso.core.outline import CannotRead
from consenso.domain.imports.bounded import Bounded, bounded, content_of
from consenso.domain.imports.reading import Reader, read_bounded
from tests.core.outline.bad import READ, REFUSED, word

WORKS = "tests.domain.imports.works"
MOST = 500  # megabytes


def test_what_the_work_returns_comes_back():
    assert bounded(f"{WORKS}:shout", b"", {}) == "answered"


def test_work_that_takes_too_long_is_ended_in_time():
    with pytest.raises(CannotRead, match=r"longer than 1\.5 seconds"):
        bounded(f"{WORKS}:spin", b"", {}, seconds=1.5)


def test_work_that_needs_too_much_memory_is_ended():
    assert bounded(f"{WORKS}:grow", b"", {"megabytes": 50}) == 50
    with pytest.raises(CannotRead, match="memory"):
        bounded(f"{WORKS}:grow", b"", {"megabytes": 2 * MOST})


def test_work_that_falls_gives_a_sentence():
    with pytest.raises(CannotRead, match="damaged"):
        bounded(f"{WORKS}:fall", b"", {})


def test_a_fault_gives_a_sentence_that_names_its_kind():
    with pytest.raises(CannotRead, match="KeyError"):
        bounded(f"{WORKS}:fault", b"", {})


def test_the_process_can_write_no_file(tmp_path):
    with pytest.raises(CannotRead):
        bounded(f"{WORKS}:write", b"We will meet.", {"path": str(tmp_path / "a")})

    assert not (tmp_path / "a").exists() or not (tmp_path / "a").read_bytes()


def test_the_process_knows_no_secret_of_the_environment(monkeypatch):
    monkeypatch.setenv("CONSENSO_SECRET_KEY", "secret")

    assert "CONSENSO_SECRET_KEY" not in bounded(f"{WORKS}:environment", b"", {})


def test_one_process_does_one_thing_after_the_other_and_is_begun_anew_after_a_fall():
    with Bounded(f"{WORKS}:sleep", seconds=30) as process:
        assert process.call(b"", {"seconds": 0}) == "awake"
        first = process.child
        assert process.call(b"", {"seconds": 0}) == "awake"
        assert process.child is first
        process.seconds = 0.2
        with pytest.raises(CannotRead):
            process.call(b"", {"seconds": 60})
        process.seconds = 30
        assert process.call(b"", {"seconds": 0}) == "awake"
        last = process.child

    assert last is not None
    assert last.poll() is not None


def test_many_bytes_go_there_and_back():
    content = ("We will meet in Port Aurelia. " * 300_000).encode()

    found = read_bounded(content, name="a.txt")

    assert len(found.source) == len(content)


def test_a_reader_goes_on_after_a_file_that_cannot_be_read():
    reader = Reader()
    try:
        with pytest.raises(CannotRead):
            reader.read(b"oops", name="a.pdf")
        found = reader.read(b"1. Nous agirons pour la paix.", name="a.txt", language="fr")
    finally:
        reader.close()

    assert [(one.number, one.text) for one in found.paragraphs] == [
        ("1.", "Nous agirons pour la paix.")
    ]


def test_akoma_ntoso_is_read_there_too():
    content = b"<akomaNtoso><doc><mainBody><p>We will meet.</p></mainBody></doc></akomaNtoso>"

    assert [one.text for one in read_bounded(content, name="a.xml").paragraphs] == ["We will meet."]


@pytest.mark.parametrize("name", ["a Word bomb", "a PDF of 2,000 pages", "entities"])
def test_what_is_refused_is_refused_there_in_the_same_words(name):
    file, content, words = REFUSED[name]

    with pytest.raises(CannotRead, match=words):
        read_bounded(content, name=file)


@pytest.mark.parametrize("name", ["900 pages", "200,000 numbers", "a list thousands deep"])
def test_what_is_large_stays_within_the_bounds(name):
    file, content, words = READ[name]

    assert any(words in one.text for one in read_bounded(content, name=file).paragraphs)


def test_a_file_that_is_larger_than_any_text_is_not_taken_in(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)

    with pytest.raises(CannotRead, match="larger than 64 MB"):
        content_of(path)


def test_a_long_word_file_of_plain_paragraphs_stays_within_the_bounds():
    body = "<w:p><w:r><w:t>We will meet every year in Port Aurelia, as we agreed.</w:t></w:r></w:p>"
    found = read_bounded(word(body * 20_000), name="a.docx")

    assert len(found.paragraphs) == 20_000
    assert json.dumps(found.as_json())
