"""Lists of codes that an operator brings: read at the start, or the start is stopped in a sentence."""

from pathlib import Path

import pytest

from consenso.project.code_names import read_names
from consenso.project.env import WrongSetting

LIST = "<codelist name='Sector' xml:lang='en'><codelist-items>{}</codelist-items></codelist>"
ITEM = "<codelist-item><code> {} </code><name><narrative>{}</narrative></name></codelist-item>"


def test_without_a_folder_there_are_no_names():
    assert read_names("") == {}


def test_names_of_each_list_that_is_there_are_read(tmp_path: Path):
    items = (
        ITEM.format("1", "Ports\n  and ships") + ITEM.format("2", " ") + ITEM.format("", "No code")
    )
    (tmp_path / "Sector.xml").write_text(LIST.format(items))
    (tmp_path / "Currency.xml").write_text("no list that is shown")

    assert read_names(str(tmp_path)) == {"Sector": {"1": {"en": "Ports and ships"}}}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "where none of these is: Sector.xml, SectorCategory.xml"),
        ("<codelist", "Sector.xml cannot be read: The list of codes is no well-formed XML."),
        ("<iati-activities/>", "A list of codes begins with <codelist>."),
    ],
)
def test_what_is_no_list_stops_the_start(tmp_path: Path, content: str | None, said: str):
    if content is not None:
        (tmp_path / "Sector.xml").write_text(content)

    with pytest.raises(WrongSetting, match="CONSENSO_IATI_NAMES") as stopped:
        read_names(str(tmp_path))

    assert said in str(stopped.value)
