"""What tests of the desk may ask for."""

import pytest


@pytest.fixture
def second_factor_offered(settings) -> None:
    """The desk opens without a second factor. That it does not where one is required, test_signing_in.py shows."""
    settings.SECOND_FACTOR = "offered"
