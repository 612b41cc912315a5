"""No field of the record is forgotten when it becomes tables."""

import doctest
import importlib
import pkgutil

import pytest

import consenso.interfaces.api
from consenso.core.record import KINDS
from consenso.interfaces.api import tables
from consenso.interfaces.api.relations import ALL

# Fields that are tables of their own or columns of other names.
ELSEWHERE = {
    "bloc": {"members", "presidencies"},
    "initiative": {"counts", "participations"},
    "meeting": {"place"},
    "text": {"period"},
    "commitment": {"actors", "period"},
    "delivery": {"date", "figures"},
    "report": {"period"},
}
# What only the record's own files and the API's JSON hold.
NOT_IN_TABLES = {
    "bloc": {"founding_steps"},
    "initiative": {"priority_areas", "dates", "statuses"},
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.KIND in tables.BY_KIND])
def test_every_field_has_a_column_or_a_place_elsewhere(kind):
    table = tables.BY_KIND[kind.KIND]
    columns = {column.name for column in (*table.columns, *table.lists)}
    known = columns | ELSEWHERE.get(kind.KIND, set()) | NOT_IN_TABLES.get(kind.KIND, set())

    assert set(kind.model_fields) <= known


def test_names_are_unique_and_keys_and_references_exist():
    columns = {table.name: [column.name for column in table.columns] for table in ALL}

    assert len(columns) == len(ALL)
    for table in ALL:
        assert len(set(columns[table.name])) == len(columns[table.name])
        assert set(table.key) <= set(columns[table.name])
        for column in table.columns:
            assert column.refers is None or column.refers[1] in columns[column.refers[0]]


@pytest.mark.parametrize(
    "name", [module.name for module in pkgutil.iter_modules(consenso.interfaces.api.__path__)]
)
def test_examples_in_docstrings_hold(name):
    module = importlib.import_module(f"consenso.interfaces.api.{name}")

    assert doctest.testmod(module).failed == 0
