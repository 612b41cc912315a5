"""docs/guides/your-own-forum.md works as it stands."""

import re
from pathlib import Path

import consenso
from consenso.core.record import KINDS, check, read

GUIDE = (Path(consenso.__file__).parents[1] / "docs" / "guides" / "your-own-forum.md").read_text(
    "utf-8"
)
BLOCKS = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FILES = {name: f"# {name}\n{content}".encode() for name, content in BLOCKS}


def test_every_piece_of_yaml_in_the_guide_is_a_file_of_the_record():
    assert GUIDE.count("```yaml") == len(FILES) == 8
    assert set(FILES) <= {kind.FILE for kind in KINDS}


def test_the_record_of_the_guide_has_no_problem():
    assert check(read(FILES)) == ()


def test_the_record_of_the_guide_is_sound_after_its_first_step():
    reading = read({name: FILES[name] for name in ("forum.yaml", "states.yaml")})
    assert check(reading) == ()
    assert f"No problem in {len(list(reading.entities()))} objects." in GUIDE


def test_the_mistake_in_the_guide_is_told_as_the_guide_says():
    meetings = FILES["meetings.yaml"].replace(b"2023-05-11", b"2023-02-30", 1)
    [problem] = check(read(FILES | {"meetings.yaml": meetings}))
    [told] = re.findall(r"^```text\n(.*)\n```$", GUIDE, re.MULTILINE)
    assert str(problem) == told
