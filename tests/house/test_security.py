"""The list of points of security names tests that are there."""

import re

from tests.house.tree import ROOT

PAGE = ROOT / "docs" / "security.md"


def test_every_test_that_is_named_is_there():
    named = set(re.findall(r"tests/[\w/.]+", PAGE.read_text(encoding="utf-8")))

    assert named
    assert not [name for name in sorted(named) if not (ROOT / name).exists()]
