"""Numbers in addresses and forms of the desk: strange ones are none, on every page that takes one."""

import re

import pytest

from consenso.interfaces.ui.asked import MOST_DIGITS
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import taken_in
from tests.interfaces.desk.posting import signed_in, words
from tests.negotiating import Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DESK = "/en/desk/meridian/"
STRANGE = ("0", "00", "-1", "٣", "²", "%00", "9" * MOST_DIGITS, "9" * (MOST_DIGITS + 1), "1" * 5000)
PLACES = (
    "?page=",
    "ledger/?page=",
    "submissions/?page=",
    "linking/?page=",
    "linking/activities/?page=",
    "reporting/?page=",
    "reporting/?reminded=",
    "record/?kind=commitment&page=",
    "record/commitment/m-2020-01/?page=",
)


@pytest.fixture
def people(db):
    return cast.make()


@pytest.fixture
def sena(people):
    return signed_in(people.actor("Sena"))


@pytest.mark.parametrize("place", PLACES)
def test_a_strange_number_is_no_number(sena, place):
    for said in STRANGE:
        assert sena.get(f"{DESK}{place}{said}").status_code == 200, said[:20]


def test_a_page_of_noughts_is_the_first(sena):
    def ids(page):
        listed = words(sena.get(f"{DESK}record/?kind=commitment&page={page}"))
        return re.findall(r'/record/commitment/([^/"]+)/"', listed)

    assert "m-2020-01" in ids("1")
    for said in ("0", "00", "1" * 5000):
        assert ids(said) == ids("1")


def test_a_file_in_quarantine_and_a_report_take_no_strange_number(people, sena):
    row = taken_in(document(activity(identifier="XA-1-7")))
    ana = signed_in(people.actor("Ana"))

    for said in STRANGE:
        assert sena.get(f"{DESK}activities/{row.id}/?page={said}").status_code == 200
        assert ana.get(f"{DESK}reports/plan-2020-2022/2022/?page={said}").status_code == 200


def test_a_draft_takes_no_strange_number(db):
    table = Table()
    table.open()
    sena = signed_in(table.actor("Sena"))

    for said in STRANGE:
        assert sena.get(f"{DESK}drafts/harbour-plan/replay/?page={said}").status_code == 200
        assert sena.get(f"{DESK}drafts/harbour-plan/languages/es/?page={said}").status_code == 200
        assert sena.get(f"{DESK}drafts/harbour-plan/versions/1/?with={said}").status_code == 200
        assert sena.get(f"{DESK}drafts/harbour-plan/replay/?at={said}").status_code in (200, 404)
