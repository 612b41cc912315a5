"""Every address × every kind of person: what is answered is what tests/interfaces/addresses.py says.

The addresses come from the resolver: a new one without a row fails, as does a row whose address is gone.
"""

from django.urls import get_resolver
from django.urls.resolvers import URLResolver

from tests.interfaces import addresses

IN_DEVELOPMENT = {"en/_components/"}


def routes(resolver=None, before=""):
    """Yield every address as the resolver writes it, in English."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, route)
        else:
            yield route


ROUTES = sorted(set(routes()) - IN_DEVELOPMENT)


def test_every_address_has_a_row():
    assert set(ROUTES) - set(addresses.TABLE) == set()


def test_every_row_has_an_address():
    assert set(addresses.TABLE) - set(ROUTES) == set()
