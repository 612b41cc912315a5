"""Signs that stand in no file and in no database are in no report."""

import pytest

from consenso.domain.submissions.models import Submission
from tests import cast
from tests.interfaces.desk.posting import signed_in
from tests.interfaces.desk.test_reports import REPORT, answered

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")


def test_signs_that_no_file_and_no_database_takes_are_left_out(db):
    dora = signed_in(cast.make().actor("Dora"))
    typed = answered(dora, stage="done", status="All\x0b of\0 it.", figures="3 ports\0")

    assert dora.post(REPORT, typed | {"summary": "We\0 did."}).status_code == 302

    (row,) = Submission.objects.all()
    (line,) = row.document["lines"]
    assert line["status"] == {"en": "All  of  it."}
    assert row.document["summary"] == {"en": "We  did."}
    for ending in ("docx", "xlsx"):
        assert dora.get(f"{REPORT}form.{ending}").status_code == 200
