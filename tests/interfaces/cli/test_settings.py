"""`consenso settings`, and the page that is made from it."""

import json
from pathlib import Path

from tests.servers import ROOT, consenso, environment

PAGE = ROOT / "docs" / "reference" / "settings.md"


def test_page_of_settings_is_what_the_command_gives(tmp_path: Path):
    made = consenso(environment(tmp_path / "data"), "settings", "--markdown").stdout

    assert PAGE.read_text(encoding="utf-8") == made, (
        "make it again: consenso settings --markdown > docs/reference/settings.md"
    )


def test_values_are_listed_and_secrets_are_not(tmp_path: Path):
    environ = environment(
        tmp_path / "data",
        SECRET="tell nobody",
        DATABASE="postgresql://ana:word@db.example/forum",
        SITE="https://forum.example",
    )

    said = consenso(environ, "settings").stdout
    rows = json.loads(consenso(environ, "settings", "--json").stdout)

    assert "CONSENSO_SITE = https://forum.example" in said
    assert "tell nobody" not in said + json.dumps(rows)
    assert "word" not in {row["value"] for row in rows}
    assert "postgresql://ana:(hidden)@db.example/forum" in {row["value"] for row in rows}
