"""Each test of drafts has a table to itself."""

import pytest

from tests.negotiating import Table


@pytest.fixture
def table(meridian, db) -> Table:
    return Table()
