"""Real texts in every language that the samples have: written, valid, sound, and read back the same."""

from pathlib import Path

import pytest

from consenso.core.formats.akn import Metadata, check, kind_of, read, write
from consenso.core.outline import read as outline_of
from tests.core.formats.akn.outlines import SAMPLES, bare, needs_schema, validated

TEXTS = sorted(
    [
        *(SAMPLES / "declarations").glob("*.md"),
        *(SAMPLES / "languages" / "udhr").glob("*.html"),
        *(SAMPLES / "word").glob("*.docx"),
    ]
)


@needs_schema
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_a_real_text_there_and_back(path: Path):
    outline = outline_of(path.read_bytes(), name=path.name)
    metadata = Metadata(kind=kind_of(outline.title), date="2022-06-10", author_name="Summit")

    content = write(outline, metadata)

    assert validated(content) == []
    assert check(content) == ()
    reading = read(content)
    assert bare(reading.outline) == bare(outline)
    assert reading.unread == ()
