"""Where delegations stand on a draft, and what of it concerns one of them."""

import pytest

from consenso.domain.drafting import actions, deciding, positions, sending
from consenso.domain.drafting.queries import own, proposals
from tests.interfaces.desk.posting import posted_by, words
from tests.interfaces.desk.signed_in import as_
from tests.interfaces.desk.test_draft_proposing import DRAFT, P3, PORTS, SHOULD, post
from tests.negotiating import PLAN, Table

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
MINE, POSITIONS = f"{DRAFT}mine/", f"{DRAFT}positions/"
NAMED = (
    ("title", "", "Harbour Plan"),
    ("paragraph", "1", PORTS),
    ("paragraph", "2", "Aurelia will train 200 pilots every year."),
    ("paragraph", "3", "The parties encourage schools to exchange teachers with xa."),
)


@pytest.fixture
def table(db) -> Table:
    made = Table()
    made.open()
    return made


def forms(answer) -> dict[str, list[str]]:
    return posted_by(words(answer))


def said(table: Table, **which: object):
    return [
        (one.delegation, one.paragraph, one.stance)
        for one in positions.positions(table.draft().id, **which)
    ]


def test_a_delegate_prepares_a_position_and_the_head_says_it(table):
    dora, ana = as_(table, "Dora"), as_(table, "Ana")

    done = post(
        dora,
        f"{POSITIONS}take/",
        paragraph="p3",
        stance="reserves",
        words="Qzx ice.",
        back="p/p3/",
    )
    assert "Only your delegation sees it" in words(done)
    for name in ("Bo", "Sena"):
        client = as_(table, name)
        for page in (P3, POSITIONS, MINE, DRAFT):
            assert "qzx" not in words(client.get(page)).lower()
        assert "On 3 paragraphs no delegation" in words(client.get(POSITIONS))
    (prepared,) = positions.positions(table.draft().id, delegation=table.actor("Ana").delegation.id)
    assert as_(table, "Bo").post(f"{POSITIONS}{prepared.pk}/say/").status_code == 404
    assert dora.post(f"{POSITIONS}{prepared.pk}/say/").status_code == 403

    heard = post(ana, f"{POSITIONS}say/", position=[prepared.pk], back="positions/")

    assert "all delegations see it" in words(heard)
    page = words(as_(table, "Bo").get(POSITIONS))
    assert "Qzx ice." in page
    assert "On 2 paragraphs no delegation" in page
    assert "Aurelia (XA)" in page


def test_a_position_without_the_words_it_needs_is_typed_no_second_time(table):
    answer = as_(table, "Ana").post(
        f"{POSITIONS}take/", {"paragraph": "p4", "stance": "objects", "words": " "}
    )

    assert answer.status_code == 422
    assert "Say why" in words(answer)
    form = forms(answer)
    assert form["paragraph"] == ["p4"]
    assert form["stance"] == ["objects"]


def test_on_the_whole_and_on_paragraphs_all_stand_in_one_table(table):
    for name, stance, paragraph in (
        ("Ana", "accepts", ""),
        ("Bo", "ad_ref", ""),
        ("Bo", "accepts", "p3"),
        ("Cleo", "provisionally", "p3"),
    ):
        positions.take(
            actor=table.actor(name),
            identifier=PLAN,
            stance=stance,
            paragraph=paragraph,
            at=table.now(),
        )

    page = words(as_(table, "Eva").get(POSITIONS))
    rows = page.partition('id="by-delegation"')[2].partition("</table>")[0]
    assert rows.count("<tr>") == 6
    assert "Accepts ad referendum" in rows
    paragraph = page.partition('id="by-paragraph"')[2].partition("</table>")[0]
    assert ">XB<" in paragraph
    assert ">XC<" in paragraph


def test_all_without_brackets_is_accepted_by_one_button_as_it_was_read(table):
    ana = as_(table, "Ana")
    seal = forms(ana.get(POSITIONS))["seal"][0]
    table.propose("Bo", paragraph="p3", texts=(SHOULD,))

    late = post(ana, f"{POSITIONS}accept/", seal=seal)
    assert "changed meanwhile" in words(late)
    assert said(table) == []

    done = post(ana, f"{POSITIONS}accept/", seal=forms(late)["seal"][0])

    assert "They are accepted" in words(done)
    assert said(table) == [("XA", "p4", "accepts"), ("XA", "p6", "accepts")]
    assert "accept/" not in words(done)
    assert "accept/" not in words(as_(table, "Sena").get(POSITIONS))
    assert as_(table, "Sena").post(f"{POSITIONS}accept/").status_code == 403


def test_what_the_delegation_has_not_said_is_counted_for_it_alone(table):
    ana = as_(table, "Ana")
    assert "On 3 of 3 paragraphs your delegation" in words(ana.get(MINE))
    assert "on the whole text" in words(ana.get(MINE))
    for paragraph in ("", "p3"):
        post(
            as_(table, "Dora"),
            f"{POSITIONS}take/",
            stance="accepts",
            paragraph=paragraph,
            back="mine/",
        )

    page = words(ana.get(MINE))

    assert "On 2 of 3 paragraphs your delegation" in page
    assert "on the whole text" not in page
    assert "On 3 of 3 paragraphs your delegation" in words(as_(table, "Bo").get(MINE))


def test_a_position_on_earlier_words_says_so(table):
    positions.take(
        actor=table.actor("Ana"), identifier=PLAN, stance="accepts", paragraph="p3", at=table.now()
    )
    assert "words changed since" not in words(as_(table, "Bo").get(P3))
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    assert "The words changed since." in words(as_(table, "Bo").get(P3))


def test_the_head_sends_what_stood_on_the_page_and_nothing_that_came_since(table):
    table.write("Dora", paragraph="p3", texts=(SHOULD,))
    ana = as_(table, "Ana")
    asked = forms(ana.get(MINE))["proposal"]
    table.write("Dora", "deletion", paragraph="p6")

    done = post(ana, f"{DRAFT}proposals/send/", proposal=asked, back="mine/")

    assert "all delegations see it" in words(done)
    assert [one.kind for one in proposals(table.draft().id)] == ["wording"]
    assert len(own(table.draft().id, table.actor("Ana").delegation.id)) == 1
    again = post(ana, f"{DRAFT}proposals/send/", proposal=["99999"], back="mine/")
    assert "not there any more" in words(again)
    dora = as_(table, "Dora")
    assert "proposals/send/" not in words(dora.get(MINE))
    assert dora.post(f"{DRAFT}proposals/send/", {"proposal": asked}).status_code == 403


def test_proposals_stand_by_what_became_of_them(table):
    table.write("Dora", "deletion", paragraph="p6")
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    gone = table.propose("Ana", "deletion", paragraph="p4")
    sending.withdraw(actor=table.actor("Ana"), identifier=PLAN, proposal=gone.pk, at=table.now())

    page = words(as_(table, "Dora").get(MINE))

    places = [page.index(f'id="{one}"') for one in ("waiting", "news", "standing", "withdrawn")]
    assert places == sorted(places)
    assert 'id="met"' not in page
    other = words(as_(table, "Bo").get(MINE))
    assert 'id="waiting"' not in other
    assert 'id="standing"' not in other


def test_what_is_new_is_told_until_it_is_marked_as_read(table):
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))
    table.propose("Bo", paragraph="p3", texts=("The parties will open harbours by 2035.",))
    table.propose("Bo", "deletion", paragraph="p6")
    ana = as_(table, "Ana")

    page = words(ana.get(MINE))
    concerned, _, elsewhere = page.partition("Elsewhere:")
    assert "Borea proposed other words for § 1" in concerned
    assert "Borea proposed to delete § 3" in elsewhere
    assert "Aurelia proposed" not in page
    revision = forms(ana.get(MINE))["revision"][0]
    table.propose("Cleo", "deletion", paragraph="p3")
    after = words(post(ana, f"{MINE}read/", revision=revision, back="mine/"))

    assert "Borea proposed" not in after
    assert "Cordillera proposed to delete § 1" in after
    assert "Borea proposed" in words(as_(table, "Dora").get(MINE))


def test_paragraphs_that_name_the_delegation_or_hang_on_its_own_are_listed(db):
    table = Table()
    table.begin(words=NAMED)
    chair = table.actor("Sena")
    actions.circulate(actor=chair, identifier=PLAN, at=table.now())
    actions.link(
        actor=chair, identifier=PLAN, paragraphs=["p2", "p4"], name="ships", at=table.now()
    )

    named = words(as_(table, "Ana").get(MINE)).partition('id="concerns"')[2]
    assert named.count("It names you.") == 1
    assert "Linked with" not in named
    assert "No paragraph names you" in words(as_(table, "Bo").get(MINE))
    table.propose("Bo", paragraph="p2", texts=(SHOULD,))

    page = words(as_(table, "Bo").get(MINE)).partition('id="concerns"')[2]
    assert "You propose something here. Linked with § 3." in page
    assert "Linked with § 1." in page


def test_pages_of_a_negotiation_are_not_there_before_it_begins(db):
    table = Table()
    table.begin()

    for page in (MINE, POSITIONS):
        assert as_(table, "Sena").get(page).status_code == 404
        assert as_(table, "Ana").get(page).status_code == 404
    assert as_(table, "Sena").get(P3).status_code == 200
    assert as_(table, "Ana").get(P3).status_code == 404


def test_an_observer_who_is_shown_the_draft_reads_positions_and_has_nothing_of_its_own(db):
    table = Table()
    table.open(is_shown_to_observers=True)
    otto = as_(table, "Otto")

    assert otto.get(POSITIONS).status_code == 200
    assert "Say where your delegation stands" not in words(otto.get(POSITIONS))
    assert otto.get(MINE).status_code == 404
    assert otto.post(f"{POSITIONS}take/", {"stance": "accepts"}).status_code == 403


def test_signs_that_no_database_takes_are_left_out_of_a_position(table):
    ana = as_(table, "Ana")
    said = {"stance": "reser\0ves", "paragraph": "p3\0", "words": "We lo\0ok at it."}

    assert ana.post(f"{DRAFT}positions/take/", said).status_code == 302

    (one,) = positions.positions(table.draft().id)
    assert (one.stance, one.paragraph, one.words) == ("reserves", "p3", "We look at it.")
