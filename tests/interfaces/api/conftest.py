"""A record that can be searched."""

import pytest

from consenso.domain.search.refresh import refresh


@pytest.fixture
def searchable(meridian):
    refresh(forum="meridian")
    return meridian
