"""Each test of adoption has a table to itself, on which a draft lies that could be adopted."""

import pytest

from tests.domain.adoption.ready import ready
from tests.negotiating import Table


@pytest.fixture
def table(meridian, db) -> Table:
    made = Table()
    ready(made)
    return made
