"""What the import contracts cannot see: keys between tables, hidden imports, migrations, names of rooms, sizes."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from tests.house.tree import PACKAGE, files, named, parsed

MODULE_LINES = 400
FUNCTION_LINES = 60  # 40 is already long; at 60 the build fails
PUTS_A_VALUE_TOGETHER = 3  # a function of so few statements is as long as what it returns
TEMPLATE_LINES = 120
# A room is named for what it knows; these say nothing of that, and everything ends in them.
NAMES_OF_NOTHING = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}


def _room(model: type) -> str:
    return model._meta.app_config.name.rpartition(".")[2]


def test_no_key_points_to_a_later_room():
    order = {room: place for place, room in enumerate(settings.ROOMS)}
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if _room(model) in order
        for field in model._meta.get_fields()
        if field.concrete and field.related_model
        if order.get(_room(field.related_model), len(order)) > order[_room(model)]
    ]

    assert not wrong, "\n".join(wrong)


def test_settings_name_every_room_in_the_order_of_the_import_contract():
    contract = re.search(
        r'"the life of a promise.*?layers = (\[.*?\])',
        (PACKAGE.parent / "pyproject.toml").read_text(),
        re.DOTALL,
    )
    assert contract
    layers = re.findall(r'"\(?(\w+)\)?"', contract.group(1))

    assert list(settings.ROOMS) == [room for room in reversed(layers) if room in settings.ROOMS]
    assert set(settings.ROOMS) == {
        path.name for path in (PACKAGE / "domain").iterdir() if (path / "__init__.py").exists()
    }


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=3)


def test_migrations_are_named_for_what_they_do():
    unnamed = [
        named(path)
        for path in files(PACKAGE / "domain", ".py")
        if path.parent.name == "migrations" and re.search(r"_(auto|initial|alter)_?", path.name)
    ]

    assert not unnamed, "\n".join(unnamed)


def test_migrations_import_none_of_our_code():
    wrong = [
        f"{named(path)}: {module}"
        for path in files(PACKAGE / "domain", ".py")
        if path.parent.name == "migrations"
        for module in _imported(path)
        if module.startswith("consenso.")
    ]

    assert not wrong, "\n".join(wrong)


def _imported(path: Path) -> list[str]:
    return [
        name
        for node in ast.walk(parsed(path))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]


def test_lower_floors_hide_no_import_behind_type_checking():
    hidden = [
        named(path)
        for floor in ("core", "domain")
        for path in files(PACKAGE / floor, ".py")
        if "TYPE_CHECKING" in path.read_text(encoding="utf-8")
    ]

    assert not hidden, "\n".join(hidden)


def test_core_reads_no_clock():
    clocks = re.compile(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")
    found = [
        named(path)
        for path in files(PACKAGE / "core", ".py")
        if clocks.search(path.read_text(encoding="utf-8"))
    ]

    assert not found, "\n".join(found)


def test_no_room_is_named_for_nothing():
    found = [
        named(path)
        for path in PACKAGE.rglob("*")
        if path.stem in NAMES_OF_NOTHING and "static" not in path.parts
    ]

    assert not found, "\n".join(found)


def test_nothing_listens_to_signals():
    found = [
        named(path)
        for path in files(PACKAGE, ".py")
        if re.search(
            r"django\.(db\.models|core|dispatch).*\b(signals|receiver)\b", path.read_text()
        )
    ]

    assert not found, "\n".join(found)


def test_modules_are_short():
    long = [
        f"{named(path)}: {lines}"
        for path in [*files(PACKAGE, ".py"), *(PACKAGE.parent / "tests").rglob("test_*.py")]
        if "migrations" not in path.parts  # Django writes them
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MODULE_LINES
    ]

    assert not long, "\n".join(long)


def test_functions_are_short():
    long = [
        f"{named(path)}: {node.name} has {lines} lines"
        for path in files(PACKAGE, ".py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if len(node.body) > PUTS_A_VALUE_TOGETHER and (lines := _lines_of(node)) > FUNCTION_LINES
    ]

    assert not long, "\n".join(long)


def _lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function without its docstring."""
    assert node.end_lineno
    first = node.body[0]
    docstring = 0
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and first.end_lineno:
        docstring = first.end_lineno - first.lineno + 1
    return node.end_lineno - node.lineno + 1 - docstring


def test_templates_are_short():
    long = [
        f"{named(path)}: {lines}"
        for path in files(PACKAGE / "interfaces", ".html")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > TEMPLATE_LINES
    ]

    assert not long, "\n".join(long)
