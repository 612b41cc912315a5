"""The folder of collected files must be there: Whitenoise warns without it, and warnings are errors."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture(scope="session", autouse=True)
def _folder_of_collected_files():
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
