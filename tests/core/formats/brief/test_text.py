import pytest

from consenso.core.formats.brief import to_text
from consenso.core.formats.brief._characters import columns
from tests.core.formats.brief.samples import IN_LANGUAGE, LANGUAGES, sample


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_hold_72_columns(language: str) -> None:
    lines = to_text(sample(language)).splitlines()

    assert max(columns(line) for line in lines) <= 72


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_stand_at_the_end_with_their_numbers(language: str) -> None:
    text = to_text(sample(language))

    notes = text.split(f"\n{IN_LANGUAGE[language].labels.sources}\n")[1]
    assert [f"[{number}]" in notes for number in range(1, 7)] == [True] * 6
    assert f"https://archive.example/6/{language}" in notes


def test_a_narrow_table_is_set_in_columns() -> None:
    lines = to_text(sample("zh-Hans")).splitlines()

    assert "公共服务培训名额[2]                            3,000  2034" in lines


def test_figures_that_differ_stand_with_those_who_said_them() -> None:
    text = to_text(sample("en"))

    assert "| 28 states [3] | Said by: Ministry of Foreign Affairs of Aurelia\n" in text
    assert "| 30 delegations [5] | Said by: Secretariat of the group\n" in text


def test_no_mark_stands_alone_on_a_line() -> None:
    for language in LANGUAGES:
        assert not any(
            line.strip().startswith("[") and len(line.strip()) < 6
            for line in to_text(sample(language)).splitlines()
        )
