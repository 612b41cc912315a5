"""Files that are damaged, locked, lying or huge: a sentence for each, or what can be read of it."""

from pathlib import Path

import pytest

from consenso.core.outline import CannotRead, read
from tests.core.outline.bad import READ, REFUSED, filtered

SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples" / "bad"


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence(name):
    file, content, words = REFUSED[name]

    with pytest.raises(CannotRead) as caught:
        read(content, name=file)

    sentence = str(caught.value)
    assert words in sentence
    assert sentence[0].isupper()
    assert sentence.endswith(".")


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_all_the_same(name):
    file, content, words = READ[name]

    found = read(content, name=file)

    assert any(words in one.text for one in found.paragraphs)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")
def test_every_bad_sample_is_refused_in_a_sentence():
    files = sorted(SAMPLES.iterdir())
    assert len(files) > 10

    for file in files:
        with pytest.raises(CannotRead) as caught:
            read(file.read_bytes(), name=file.name)
        assert str(caught.value).endswith(".")


def test_a_pdf_that_unpacks_to_a_hundred_million_signs_is_read_or_refused():
    # pdfium bounds what it unpacks; what matters is that nothing else happens.
    try:
        found = read(filtered(), name="a.pdf")
    except CannotRead as error:
        said = str(error)
    else:
        said = found.paragraphs[0].text + "."

    assert said.endswith(".")
