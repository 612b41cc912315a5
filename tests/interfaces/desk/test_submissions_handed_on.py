"""What others see of a submission once it is handed on: what was on the page of who did it, and nothing of before."""

import pytest

from tests.domain.submissions.moving import prepared, revised
from tests.interfaces.desk.posting import signed_in, words
from tests.people import ana, bo, sena

pytestmark = pytest.mark.usefixtures("second_factor_offered")
HOME = "/en/desk/meridian/"


def test_what_was_written_before_it_was_shared_stands_on_no_page_of_others(meridian):
    who = ana()
    row = prepared(who, "The minister wavers.")
    address = f"{HOME}submissions/{row.id}/"
    later = revised(who, row, document=row.document | {"note": {"en": "The host was late."}})
    signed_in(who).post(f"{address}share/")

    assert "The minister wavers." in words(signed_in(who).get(address))
    for other in (bo(), sena()):
        page = words(signed_in(other).get(address))
        assert "The host was late." in page
        assert "The minister wavers." not in page
    assert later.version == 2


@pytest.mark.parametrize("act", ["send", "share"])
def test_what_a_colleague_wrote_meanwhile_is_not_handed_on_unread(meridian, act):
    who = ana()
    row = prepared(who, "We were there.")
    address = f"{HOME}submissions/{row.id}/"
    revised(who, row, document=row.document | {"note": {"en": "The minister wavers."}})

    mine, other = signed_in(who), signed_in(sena())
    answer = mine.post(f"{address}{act}/", {"version": row.version})

    assert answer.status_code == 409
    assert "Somebody changed the submission since you looked at it." in words(answer)
    assert other.get(address).status_code == 404
    done = mine.post(f"{address}{act}/", {"version": row.version + 1})
    assert (done.status_code, other.get(address).status_code) == (302, 200)
