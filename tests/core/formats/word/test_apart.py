"""Paragraphs that another program has run together when it saved a file of ours, and those that somebody joined."""

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from consenso.core.formats.word import Proposal, read, returned, tracked
from tests.core.formats.word.test_matching import DRAFT, PORTS, SCHOOLS


def saved(made: bytes, before: str, after: str) -> bytes:
    """Return a file of ours as another program saves it, with something in its body otherwise."""
    out = BytesIO()
    with ZipFile(BytesIO(made)) as there, ZipFile(out, "w") as here:
        for name in there.namelist():
            content = there.read(name)
            if name == "word/document.xml":
                assert content.decode().count(before) == 1
                content = content.decode().replace(before, after).encode()
            here.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("tag", ["ins", "del"])
def test_changes_that_a_program_joins_over_the_end_of_a_paragraph_join_no_paragraphs(tag: str):
    """LibreOffice marks the end of a paragraph as changed where changes of one author end it and begin the next."""
    wordings = {
        "ins": (PORTS + " Soon.", "First, " + SCHOOLS),
        "del": (PORTS.removesuffix(" of the forum."), SCHOOLS.removeprefix("We will ")),
    }[tag]
    draft = replace(
        DRAFT,
        proposals=tuple(
            Proposal("wording", ("Aurelia",), name, text)
            for name, text in zip("ab", wordings, strict=True)
        ),
    )
    mark = '</w:numPr></w:pPr><w:bookmarkStart w:id="{}"'
    made = tracked(draft)
    number = _first(made)
    changed_ = f'</w:numPr><w:rPr><w:{tag} w:id="99" w:author="Aurelia"/></w:rPr></w:pPr>'
    content = saved(
        made, mark.format(number), changed_ + mark.format(number).removeprefix("</w:numPr></w:pPr>")
    )

    for sender in ("Aurelia", "Borea"):
        found = returned(draft, read(content), sender)
        wants = list(zip("ab", wordings, strict=True)) if sender == "Aurelia" else []
        assert [(one.paragraph, one.text) for one in found.proposals] == wants
        assert found.report.refused == ()
    # Who takes out the end of a paragraph and nothing beside it joins it with the next.
    joined = saved(
        tracked(DRAFT),
        (start := mark.format(_first(tracked(DRAFT)))),
        '</w:numPr><w:rPr><w:del w:id="99" w:author="Ana"/></w:rPr></w:pPr>'
        + start.removeprefix("</w:numPr></w:pPr>"),
    )
    found = returned(DRAFT, read(joined), "Aurelia")
    assert {one.kind for one in found.proposals} == {"wording", "deletion"}


def body_of(made: bytes) -> str:
    with ZipFile(BytesIO(made)) as archive:
        return archive.read("word/document.xml").decode()


def _first(made: bytes) -> str:
    return re.search(r'</w:numPr></w:pPr><w:bookmarkStart w:id="(\d+)"', body_of(made))[1]
