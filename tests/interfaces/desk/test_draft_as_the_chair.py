"""Pages on which a delegation that presides proposes: for itself or as the chair, and what all then read."""

import datetime as dt
import re

import pytest

from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.positions import take
from consenso.domain.drafting.queries import own, proposals, sha_of
from consenso.interfaces.ui.consensus import Naming
from consenso.interfaces.ui.negotiation import acts_table
from tests.interfaces.desk.posting import form_of, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
P4 = f"{DRAFT}p/p4/"
PILOTS = "The parties will train 200 pilots every year."
MORE = "The parties will train 220 pilots every year."


@pytest.fixture
def table(db) -> Table:
    made = Table(at=dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))
    made.open(presided_by="XB")
    return made


def keep(table: Table, name: str, **posted: object):
    held = {"way": "words", "do": "keep", "base": sha_of(PILOTS), "shape": "wording", "text": MORE}
    return as_(table, name).post(P4, {**held, **posted})


def cells(html: str, table: str) -> list[list[str]]:
    """Return the words of a table's cells, row by row, without its heading."""
    body = html.partition(f'id="{table}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in rows if row]


def test_who_presides_is_asked_for_whom_and_others_are_not(table):
    asked = {name: form_of(as_(table, name), P4) for name in ("Bo", "Ana", "Sena")}

    assert asked["Bo"]["voice"][0] == "own"
    assert "voice" not in asked["Ana"]
    assert "voice" not in asked["Sena"]


def test_it_is_for_the_own_delegation_unless_it_is_said_otherwise(table):
    keep(table, "Bo", voice=form_of(as_(table, "Bo"), P4)["voice"][0])
    keep(table, "Bo", voice="secretariat")
    keep(table, "Ana", voice="secretariat")

    kept = {
        name: [one.voice for one in own(table.draft().id, table.actor(name).delegation.id)]
        for name in ("Bo", "Ana")
    }
    assert kept == {"Bo": ["XB", "secretariat"], "Ana": ["XA"]}
    assert form_of(as_(table, "Bo"), P4)["voice"][0] == "secretariat"


def test_all_read_that_the_chair_proposes_and_are_asked_to_answer(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)

    ana, bo = (words(as_(table, name).get(P4)) for name in ("Ana", "Bo"))

    for said in (ana, bo):
        assert "<b>Proposal 1</b> · The chair (CHAIR) · Other words" in said
        assert "Borea (XB)" not in said
        assert "Answer it" in said
        assert "Join it" not in said
    assert "Stand behind it no more" in bo
    assert "Stand behind it no more" not in ana


def test_the_course_and_what_is_new_speak_of_the_chair(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)

    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))
    news = words(as_(table, "Ana").get(f"{DRAFT}mine/"))

    assert "The chair proposed other words for § 2" in replay
    assert "Borea proposed" not in replay
    assert "The chair proposed other words for § 2" in news
    assert "proposals that you have not answered" in news


def test_on_the_chairs_screen_what_is_proposed_is_the_chairs(table):
    as_(table, "Bo").post(
        f"{DRAFT}chair/p4/",
        {"act": "propose", "kind": "wording", "words": MORE, "base": sha_of(PILOTS)},
    )

    assert [(one.delegation, one.by) for one in proposals(table.draft().id)] == [
        ("XB", ("secretariat",))
    ]
    assert "Withdraw it" in words(as_(table, "Bo").get(f"{DRAFT}chair/p4/"))


def three_versions(table: Table) -> None:
    """Bo and Sena propose as the chair, one after the other; Ana objects to the first, accepts the second."""
    first = table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)
    answer(table, "Ana", first.pk, "objects", "Too many.")
    second = table.propose("Sena", paragraph="p4", texts=("The parties will train pilots.",))
    for name in ("Ana", "Cleo"):
        answer(table, name, second.pk, "accepts")
    third = "The parties will train pilots every year."
    table.propose("Bo", paragraph="p4", texts=(third,), is_chairs=True)


def answer(table: Table, name: str, proposal: int, stance: str, said: str = "") -> None:
    take(
        actor=table.actor(name),
        identifier=PLAN,
        stance=stance,
        proposal=proposal,
        words=said,
        at=table.now(),
    )


def test_versions_of_the_chair_stand_one_after_the_other_with_who_answered_which(table):
    three_versions(table)

    for name, address in (("Ana", P4), ("Bo", f"{DRAFT}chair/p4/")):
        rows = cells(words(as_(table, name).get(address)), "chairs-versions-1")
        replaced = "Replaced by another of the chair"
        assert [row[:-1] for row in rows] == [
            ["1 (proposal 1)", "–", "Aurelia", "–", replaced],
            ["2 (proposal 2)", "Aurelia and Cordillera", "–", "–", replaced],
            ["3 (proposal 3)", "–", "–", "–", "Stands"],
        ]


def test_each_proposal_of_the_chair_says_which_version_it_is(table):
    three_versions(table)

    page = words(as_(table, "Ana").get(P4))
    mine = words(as_(table, "Ana").get(f"{DRAFT}mine/"))

    assert "Version 1 of 3 by the chair; proposal 2 followed it." in page
    assert "Version 3 of 3 by the chair, the last one." in page
    assert "Version 3 of 3 by the chair, the last one." in mine
    replay = words(as_(table, "Ana").get(f"{DRAFT}replay/"))
    assert "The chair proposed other words for § 2, in place of proposal 2" in replay


def test_one_proposal_of_the_chair_has_no_version_and_a_delegations_never(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,), is_chairs=True)
    for text in ("The parties will train all pilots.", "The parties will train no pilots."):
        table.propose("Ana", paragraph="p4", texts=(text,))

    page = words(as_(table, "Ana").get(P4))

    assert "chairs-versions" not in page
    assert "by the chair" not in page


def test_in_the_record_of_the_negotiation_it_is_told_that_it_was_as_the_chair(table):
    table.propose("Bo", paragraph="p4", texts=(MORE,))
    table.propose("Bo", paragraph="p4", texts=("As the chair.",), is_chairs=True)
    table.propose("Sena", paragraph="p6", texts=("As the chair too.",))
    acts = [
        {"number": one.number, "at": "", "by": one.by, "verb": one.verb, "payload": one.payload}
        for one in acts_of(table.draft().id)
        if one.verb == "send"
    ]
    naming = Naming("en", lambda code: f"the {code}", str, lambda _language, _paragraph: "")

    told = acts_table(acts, naming, most=9)

    assert [row[2].text for row in told.rows] == [
        "the XB",
        "the XB, as the chair",
        "the secretariat",
    ]
