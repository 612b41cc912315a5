"""The examples of the pure parts run, and tell the truth."""

import doctest
from importlib import import_module

import pytest

UI = "consenso.interfaces.ui"


@pytest.mark.parametrize(
    "name",
    ["asked", "components", "charts._svg", "charts.line", "charts.matrix"],
)
def test_examples_tell_the_truth(name):
    found = doctest.testmod(import_module(f"{UI}.{name}"))

    assert found.attempted
    assert not found.failed
