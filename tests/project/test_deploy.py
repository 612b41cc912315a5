"""The files for servers name settings that there are."""

import re

import pytest

from consenso.project.env import SETTINGS
from tests.servers import ROOT

FILES = sorted(path for path in (ROOT / "deploy").rglob("*") if path.is_file())
KNOWN = {f"CONSENSO_{setting.name}" for setting in SETTINGS} | {"CONSENSO_SECRET_FILE"}


@pytest.mark.parametrize("path", [*FILES, ROOT / "docs" / "deploy.md"], ids=lambda path: path.name)
def test_every_setting_named_exists(path):
    assert set(re.findall(r"CONSENSO_[A-Z_]+", path.read_text(encoding="utf-8"))) <= KNOWN


@pytest.mark.parametrize(
    "path", sorted((ROOT / "deploy" / "nginx").glob("*.conf")), ids=lambda path: path.name
)
def test_proxy_says_itself_what_the_site_believes_of_a_reader(path):
    """What a reader sends under these names must not pass: limits are counted by it."""
    said = dict(re.findall(r"proxy_set_header (\S+) (.+);", path.read_text(encoding="utf-8")))

    assert said["X-Forwarded-For"] == "$remote_addr"
    assert said["X-Forwarded-Proto"] == "$scheme"
