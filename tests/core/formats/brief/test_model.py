import pytest

from consenso.core.formats.brief import (
    Brief,
    BriefIsInconsistent,
    Column,
    Paragraph,
    Run,
    Section,
    SourceNote,
    Table,
    words,
)
from tests.core.formats.brief.samples import ENGLISH, sample


def brief(**parts: object) -> Brief:
    return Brief(language="en", kicker="", title=words("Meeting"), labels=ENGLISH.labels, **parts)


def test_a_brief_needs_no_more_than_a_title() -> None:
    assert brief().sections == ()


def test_a_mark_for_a_source_that_is_not_there_is_refused() -> None:
    with pytest.raises(BriefIsInconsistent, match="source 2"):
        brief(
            sections=(Section(words("Said"), (Paragraph(words("Aurelia came", 2)),)),),
            sources=(SourceNote(1, Run("Gazette")),),
        )


def test_source_notes_are_numbered_from_one_in_order() -> None:
    with pytest.raises(BriefIsInconsistent, match="1, 2, 3"):
        brief(sources=(SourceNote(2, Run("Gazette")),))


def test_a_heading_without_words_is_refused() -> None:
    with pytest.raises(BriefIsInconsistent, match="no words"):
        brief(sections=(Section(words(" "), ()),))


def test_a_row_has_a_cell_for_each_column() -> None:
    with pytest.raises(BriefIsInconsistent, match="1 cells under 2"):
        Table((Column("State"), Column("Seats", is_figure=True)), ((words("Aurelia"),),))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://a b", "x"])
def test_only_web_and_mail_addresses_are_links(address: str) -> None:
    with pytest.raises(BriefIsInconsistent, match="address"):
        Run("here", address=address)


@pytest.mark.parametrize("language", ["english language", "e", 'en" onload="x', "zh_Hans"])
def test_a_language_is_a_bcp_47_tag(language: str) -> None:
    with pytest.raises(BriefIsInconsistent, match="language tag"):
        Run("here", language=language)


def test_the_same_words_make_equal_briefs() -> None:
    assert sample("nl") == sample("nl")
