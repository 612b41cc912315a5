"""Errors of ours: each has a code of its own, is documented, and is told to readers by a face."""

import re
from collections import Counter

from consenso.core.errors import ConsensoError
from tests.house.tree import PACKAGE, ROOT, files

PAGE = ROOT / "docs" / "reference" / "errors.md"


def _errors() -> list[type[ConsensoError]]:
    import pkgutil
    from importlib import import_module

    for floor in ("core", "domain"):
        for module in pkgutil.walk_packages([str(PACKAGE / floor)], prefix=f"consenso.{floor}."):
            if ".migrations" not in module.name:
                import_module(module.name)
    found, left = [], [ConsensoError]
    while left:
        kinds = left.pop().__subclasses__()
        found += kinds
        left += kinds
    return [kind for kind in found if kind.__module__.startswith("consenso.")]


def test_every_error_has_a_code_of_its_own():
    codes = Counter(kind.code for kind in _errors())

    assert codes
    assert not [code for code, number in codes.items() if number > 1]
    assert ConsensoError.code not in codes


def test_every_error_is_documented():
    words = PAGE.read_text(encoding="utf-8")
    missing = [kind.code for kind in _errors() if f"`{kind.code}`" not in words]

    assert not missing, "\n".join(missing)


def test_every_error_is_caught_by_name_at_a_face():
    faces = "".join(
        path.read_text(encoding="utf-8") for path in files(PACKAGE / "interfaces", ".py")
    )
    nowhere = [
        kind.__name__
        for kind in _errors()
        if not re.search(
            rf"\b(except|isinstance)\b[^\n]*\b({kind.__name__}|ConsensoError)\b", faces
        )
    ]

    assert not nowhere, "\n".join(nowhere)
