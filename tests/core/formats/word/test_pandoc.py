"""The two readings equal pandoc's: of real files, of what may stand in one, of any body."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from consenso.core.formats.word import accepted, base, read
from tests.core.formats.word.bodies import BODIES, COMMENTS, LISTS, STYLES
from tests.core.formats.word.files import word
from tests.core.formats.word.pandoc import needs_pandoc, normal, paragraphs
from tests.house.tree import ROOT

SAMPLES = sorted((ROOT.parent / "shared" / "samples" / "word").glob("*.docx"))


def compare(content: bytes) -> None:
    body = read(content).body
    assert normal(base(body)) == paragraphs(content, "reject")
    assert normal(accepted(body)) == paragraphs(content, "accept")


@needs_pandoc
@pytest.mark.skipif(not SAMPLES, reason="the samples are not beside the repository")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_real_file(path: Path):
    compare(path.read_bytes())


@needs_pandoc
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(BODIES)
def test_any_body(body: str):
    compare(word(body, styles=STYLES, numbering=LISTS, comments=COMMENTS))
