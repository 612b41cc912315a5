"""A session in use is kept, and where it is in use is written down: not at each page, for a page that only reads waits for no disk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.interfaces.test_every_address import made  # noqa: F401  # a fixture
from tests.project.test_desk_middleware import (  # noqa: F401  # two are fixtures
    HOME,
    ana,
    idle,
    in_by_password,
    second_factor_offered,
)

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")


def test_use_of_a_session_is_written_once_a_minute(ana):  # noqa: F811
    client = in_by_password(ana)
    client.get(HOME)

    with CaptureQueriesContext(connection) as seen:
        client.get(HOME)
    assert not [one["sql"] for one in seen if one["sql"].startswith(("UPDATE", "INSERT", "BEGIN"))]

    idle(client, 61)
    with CaptureQueriesContext(connection) as seen:
        client.get(HOME)
    written = [one["sql"].split('"')[1] for one in seen if one["sql"].startswith("UPDATE")]
    assert written == ["usersessions_usersession", "django_session"]
