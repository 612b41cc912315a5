"""The reference lists the codes of problems that there are, and no other."""

import re

from tests.house.tree import PACKAGE, ROOT

CODE = re.compile(r"[\"`]((?:form|version|schema|code|rule)\.[a-z_]+)[\"`]")


def test_the_reference_lists_each_code():
    folder = PACKAGE / "core" / "formats" / "iati"
    used = {code for path in folder.glob("*.py") for code in CODE.findall(path.read_text())}
    listed = CODE.findall((ROOT / "docs" / "reference" / "iati.md").read_text(encoding="utf-8"))

    assert set(listed) == used
    assert len(listed) == len(set(listed))
