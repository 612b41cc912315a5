"""However long a list is, it costs the same few queries."""

import pytest
from django.test import Client

from tests.interfaces.api.asking import LISTS

MOST = 12


@pytest.mark.parametrize("section", LISTS)
def test_a_long_page_costs_no_more_than_a_short_one(record, django_assert_max_num_queries, section):
    with django_assert_max_num_queries(MOST) as short:
        Client().get(f"/api/v1/china-celac/{section}?per_page=2")
    with django_assert_max_num_queries(MOST) as long:
        Client().get(f"/api/v1/china-celac/{section}?per_page=500")
    with django_assert_max_num_queries(MOST) as sheet:
        Client().get(f"/api/v1/china-celac/{section}?format=csv")

    assert len(long) <= len(short)
    assert len(sheet) <= len(short)


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/china-celac/search?q=fund",
        "/api/v1/china-celac/popolo.json",
        "/en/china-celac/feed.atom",
        "/en/china-celac/commitments/feed.atom?area=finance",
        "/en/china-celac/meetings/calendar.ics",
        "/en/china-celac/opensearch.xml",
        "/data/catalog.jsonld",
        "/data/china-celac/texts.yaml",
    ],
)
def test_other_addresses_cost_as_little(record, django_assert_max_num_queries, address):
    with django_assert_max_num_queries(MOST + 3 * ("search" in address)):
        assert Client().get(address).status_code == 200
