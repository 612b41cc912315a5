"""What is said of deliveries, and activities, in a real browser, wide and narrow, light and dark: axe, nothing that sticks out."""

import pytest

from consenso.domain.activities import actions
from consenso.domain.search.activities import follow_all
from tests.core.formats.iati.files import WHOLE
from tests.domain.activities.linking import FILE
from tests.domain.intake.taking import AT, FORUM, accepted
from tests.interfaces.desk.test_record_in_browser import trouble_of
from tests.interfaces.public.test_in_browser import opened

pytestmark = pytest.mark.browser
LINKED = "activities/harbours/XA-1%2Fport%20%C3%BC/"
PLACES = (
    "activities/",
    "activities/map/",
    LINKED,
    "reports/",
    "reports/report-xa-2022/",
    "evidence/",
    "evidence/ev-01/",
    "assessors/",
    "assessors/institute/",
    "assessments/",
    "assessments/as-01/",
    "replies/",
    "replies/re-01/",
    "progress/",
    "progress/widget/",
    "progress/widget/?commitment=m-2020-01",
    "progress/texts/plan-2020-2022/",
    "progress/rows/reported/",
    "commitments/m-2020-01/",
)


@pytest.mark.parametrize(
    ("width", "scheme", "language"), [(1280, "light", "en"), (390, "dark", "fr")]
)
def test_what_is_said_passes_axe(
    chromium, committed_meridian, live_server, width, scheme, language
):
    accepted(FILE)
    accepted(WHOLE, source="other-harbours")
    actions.link(
        forum=FORUM, source="harbours", identifier="XA-1/port ü", commitment="m-2020-01",
        relation="progress", why="It lends for ports.", at=AT, by="XA",
    )  # fmt: skip
    follow_all(FORUM)
    trouble: dict[str, object] = {}
    page, said = opened(
        chromium,
        f"{live_server.url}/{language}/meridian/",
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )

    for place in PLACES:
        answer = page.goto(f"{live_server.url}/{language}/meridian/{place}")
        assert answer.status == 200, place
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        trouble |= trouble_of(page, width, place)

    assert trouble == {}
    assert said == []
