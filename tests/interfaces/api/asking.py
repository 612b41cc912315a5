"""How the tests ask, and what there is to ask."""

import json
from typing import Any

from django.test import Client

SECTIONS = (
    "meetings",
    "statements",
    "texts",
    "states",
    "blocs",
    "areas",
    "commitments",
    "deliveries",
    "initiatives",
)
LISTS = (*SECTIONS, "sources", "changes")


def got(address: str) -> dict[str, Any]:
    """Return what an address answers, which must be JSON and right."""
    response = Client().get(address)
    assert response.status_code == 200, response.content[:500]
    assert response["Content-Type"].startswith("application/json")
    return json.loads(response.content)


def local(url: str) -> str:
    """Return an address of this site without the site."""
    prefix = "http://localhost:8000"
    assert url.startswith(prefix), url
    return url.removeprefix(prefix)
