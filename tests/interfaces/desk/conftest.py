"""What tests of the desk may ask for."""

from collections.abc import Iterator

import pytest
import yaml
from django.core.cache import cache

from consenso.project.sign_in import read_sign_ins
from tests import openid
from tests.interfaces.desk.coming import claims, entry


@pytest.fixture
def second_factor_offered(settings) -> None:
    """The desk opens without a second factor. That it does not where one is required, test_signing_in.py shows."""
    settings.SECOND_FACTOR = "offered"


@pytest.fixture(scope="module")
def providers() -> Iterator[tuple[openid.Ministry, openid.Ministry]]:
    with openid.running() as aurelia, openid.running() as borea:
        yield aurelia, borea


@pytest.fixture
def aurelia(providers, settings, tmp_path) -> openid.Ministry:
    """Aurelia's provider, in an installation whose file lists it and Borea's; Aurelia's alone is trusted for a second factor."""
    cache.clear()
    for one in providers:
        one.begin_again(claims())
    file = tmp_path / "sign-in.yaml"
    (tmp_path / "secret").write_text(f"{openid.SECRET}\n", encoding="utf-8")
    entries = [entry("aurelia", providers[0], trusted=True), entry("borea", providers[1])]
    file.write_text(yaml.safe_dump(entries), encoding="utf-8")
    found = read_sign_ins(str(file))
    settings.SOCIALACCOUNT_PROVIDERS = found.providers
    settings.SIGN_IN_DOMAINS, settings.TRUSTED_SIGN_IN = found.domains, found.trusted
    settings.SIGN_IN_ELSEWHERE = found.addresses
    return providers[0]


@pytest.fixture
def borea(aurelia, providers) -> openid.Ministry:
    return providers[1]
