"""What is written is valid in every language, and read back the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.formats.akn import Metadata, read, write
from consenso.core.outline import Outline
from tests.core.formats.akn.outlines import (
    LANGUAGES,
    PLAN,
    bare,
    needs_schema,
    outlines,
    plan,
    texts,
    validated,
)

_words = st.sampled_from(("plan", "resolution", "declaration", "doc", "communique"))
metadatas = st.builds(
    Metadata,
    kind=_words,
    date=st.sampled_from(("", "2031-12-03")),
    number=st.sampled_from(("", "76-1", "action-plan")),
    shown_number=st.sampled_from(("", "76/1", "第1号")),
    author=st.sampled_from(("meridian-forum", "para", "consenso")),
    author_name=st.sampled_from(("", "Meridian Forum", "经济 & 论坛")),
    jurisdiction=st.sampled_from(("xx", "un")),
    marked_on=st.sampled_from(("", "2032-01-05")),
    is_authentic=st.sampled_from((None, True, False)),
)


@given(outlines(), metadatas)
def test_what_is_read_is_what_was_written(outline: Outline, metadata: Metadata):
    reading = read(write(outline, metadata))

    assert bare(reading.outline) == outline
    assert reading.metadata == metadata
    assert reading.unread == ()


@needs_schema
@given(outlines(), metadatas)
def test_whatever_is_written_is_valid(outline: Outline, metadata: Metadata):
    assert validated(write(outline, metadata)) == []


@needs_schema
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_version_is_valid(language: str):
    assert validated(write(plan(language), PLAN)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_version_is_read_back(language: str):
    assert bare(read(write(plan(language), PLAN)).outline) == plan(language)


@given(outlines())
def test_offsets_are_of_the_source(outline: Outline):
    found = read(write(outline, PLAN)).outline

    for one in found.paragraphs:
        assert found.source[one.start : one.end] == " ".join(filter(None, (one.number, one.text)))


@given(st.text(st.sampled_from("a 中\t\n\r\v\f\u00a0"), max_size=12), texts)
def test_spaces_within_lines_are_made_single(text: str, title: str):
    outline = plan("en")
    first, *others = outline.paragraphs
    untidy = replace(outline, title=title, paragraphs=(replace(first, text=text), *others))

    once = read(write(untidy, PLAN)).outline
    twice = read(write(bare(once), PLAN)).outline

    assert twice == once
    assert "".join(once.paragraphs[0].text.split()) == "".join(text.split())
