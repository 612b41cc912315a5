"""A translation goes out beside the working language or alone, and what comes back is found paragraph by paragraph."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from consenso.core.formats.word import (
    Draft,
    Paragraph,
    read,
    translated_in,
    translation,
    translation_beside,
)
from tests.core.formats.word.test_saved_by_others import by_libreoffice, needs_libreoffice
from tests.valid_word import faults

BASE = {"p1": "Harbour Plan", "p3": "The parties meet.", "p4": "They train 200 pilots."}
DRAFT = Draft(
    (
        Paragraph("p1", "Plan de puertos", style="title"),
        Paragraph("p3", "", "1"),
        Paragraph("p4", "Forman a 200 prácticos.\nCada año.", "2"),
    ),
    title="Plan",
    language="es",
    id="meridian/plan",
    version="r17",
)
SAID = {one.id: one.text for one in DRAFT.paragraphs if one.text}


def beside(draft=DRAFT):
    return translation_beside(
        draft,
        BASE,
        base_language="en",
        status={"p3": "Missing"},
        heads=("English", "Spanish", "How it stands"),
    )


def alone(draft=DRAFT):
    return translation(draft)


WAYS = {"beside": beside, "alone": alone}


def changed(content: bytes, *pairs: tuple[str, str]) -> bytes:
    """Return a file with its text changed, as somebody's hands would."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                for before, after in pairs:
                    assert before.encode() in body
                    body = body.replace(before.encode(), after.encode(), 1)
            new.writestr(name, body)
    return made.getvalue()


@pytest.mark.parametrize("way", WAYS)
def test_it_is_valid_and_comes_back_as_it_went(way):
    content = WAYS[way]()

    assert faults(content) == []
    reading = read(content)
    found = translated_in(reading, BASE)

    assert found.texts == SAID
    assert (found.language, found.n_joined, found.unplaced) == ("es", 0, ())
    assert reading.sent == ("meridian/plan", "r17")


@pytest.mark.parametrize("way", WAYS)
@needs_libreoffice
def test_another_program_keeps_where_each_paragraph_belongs(way, tmp_path: Path):
    written = replace(
        DRAFT,
        paragraphs=tuple(replace(one, text=one.text or "Se reúnen.") for one in DRAFT.paragraphs),
    )

    found = translated_in(read(by_libreoffice(WAYS[way](written), tmp_path)), BASE)

    assert found.texts == SAID | {"p3": "Se reúnen."}
    assert found.language == "es"


def test_a_paragraph_that_was_divided_is_joined_again():
    cut = ("prácticos.", 'prácticos.</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Y más.')

    for write in WAYS.values():
        found = translated_in(read(changed(write(), cut)), BASE)
        assert found.texts["p4"] == "Forman a 200 prácticos.\nY más.\nCada año."
        assert found.n_joined == 1


def test_tracked_changes_count_as_accepted():
    by = 'w:id="900" w:author="Iris" w:date="2026-03-02T09:00:00Z"'
    cut = f"<w:del {by}><w:r><w:delText>puertos</w:delText></w:r></w:del>"
    put = f"<w:ins {by.replace('900', '901')}><w:r><w:t>bahías</w:t></w:r></w:ins>"
    begins = '<w:t xml:space="preserve">Plan de '
    tracked = (f"{begins}puertos</w:t></w:r>", f"{begins}</w:t></w:r>{cut}{put}")

    for write in WAYS.values():
        assert translated_in(read(changed(write(), tracked)), BASE).texts["p1"] == "Plan de bahías"


def test_what_belongs_to_no_paragraph_is_told_and_a_gap_says_nothing():
    first = ("<w:body>", "<w:body><w:p><w:r><w:t>For Iris</w:t></w:r></w:p>")

    found = translated_in(read(changed(translation(DRAFT), first)), BASE)

    assert found.unplaced == ("For Iris",)
    assert "p3" not in found.texts
    assert translated_in(read(changed(beside(), first)), ["p9"]).texts == {}
