"""A draft that a delegation opened and saved in another program comes back with every proposal, each in its own name."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from consenso.core.formats.word import Draft, proposals_of, read, returned, tracked
from tests.core.formats.word.drafts import gathered
from tests.core.formats.word.pandoc import needs_pandoc
from tests.core.formats.word.test_writing import DRAFT

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed"
)


def by_libreoffice(content: bytes, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it."""
    (folder / "sent.docx").write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "saved"),
            str(folder / "sent.docx"),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    return (folder / "saved" / "sent.docx").read_bytes()


def by_pandoc(content: bytes, changes: str) -> bytes:
    """Return a file as pandoc writes it, with its changes tracked ("all") or accepted ("accept")."""
    run = subprocess.run(
        ["pandoc", "--from=docx", f"--track-changes={changes}", "--to=docx", "--output=-"],
        input=content,
        capture_output=True,
        check=True,
    )
    return run.stdout


@needs_libreoffice
def test_libreoffice_keeps_every_proposal(tmp_path: Path):
    back = read(by_libreoffice(tracked(DRAFT), tmp_path))

    assert gathered(proposals_of(DRAFT, back)) == gathered(DRAFT.proposals)
    assert back.sent == ("plan", "3")
    for sender in ("Aurelia", "Borea", "Cobalt"):
        found = returned(DRAFT, back, sender)
        own = [replace(one, by=(sender,)) for one in DRAFT.proposals if sender in one.by]
        assert gathered(found.proposals) == gathered(tuple(own))
        assert found.report.refused == ()


@needs_pandoc
def test_pandoc_keeps_what_it_can_write():
    # It writes neither moves nor whose file it is.
    draft = Draft(DRAFT.paragraphs, DRAFT.proposals[:4], title="Plan", id="plan", version="3")

    found = returned(draft, read(by_pandoc(tracked(draft), "all")), "Borea")

    assert sorted((one.kind, one.paragraph) for one in found.proposals) == [
        ("deletion", "b"),
        ("wording", "a"),
    ]
    assert "found by their words" in found.report.notes[0]


@needs_pandoc
def test_a_copy_in_which_pandoc_accepted_everything_is_compared():
    taught = replace(DRAFT.proposals[3], text="Twenty nurses are taught every year.")
    draft = replace(DRAFT, proposals=(*DRAFT.proposals[:3], taught))

    found = returned(draft, read(by_pandoc(tracked(draft), "accept")), "Dorada")

    assert sorted((one.kind, one.paragraph, one.after) for one in found.proposals) == [
        ("deletion", "b", ""),
        ("insertion", "", "a"),
        ("wording", "a", ""),
    ]
    assert found.report.changed == 3
