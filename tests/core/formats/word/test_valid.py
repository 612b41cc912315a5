"""Every Word file that is written holds to the standard's schemas and rules; the check finds what does not."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from consenso.core.formats.word import Draft, clean_text, compilation, table, tracked
from tests.core.formats.word.drafts import drafts
from tests.core.formats.word.test_writing import DRAFT
from tests.valid_word import faults

FORMS = (tracked, clean_text, compilation, table)
any_draft = settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("write", FORMS)
def test_a_draft_is_valid_in_each_form(write):
    assert faults(write(DRAFT)) == []


@any_draft
@given(drafts())
def test_any_draft_is_valid_in_each_form(draft: Draft):
    assert [faults(write(draft)) for write in FORMS] == [[], [], [], []]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('<w:commentRangeStart w:id="0"/>', '<w:commentRangeStart w:id="9"/>', "not found"),
        ("<w:bookmarkStart", "<w:pPr/><w:bookmarkStart", "'pPr'"),
        ("<w:body>", "<w:body><w:t/>", "'t'"),
    ],
)
def test_what_is_wrong_is_found(before: str, after: str, said: str):
    spoiled = BytesIO()
    with ZipFile(BytesIO(tracked(DRAFT))) as old, ZipFile(spoiled, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "word/document.xml":
                assert before in content
                content = content.replace(before, after, 1)
            new.writestr(name, content)

    assert any(said in one for one in faults(spoiled.getvalue()))
