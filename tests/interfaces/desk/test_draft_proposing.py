"""A paragraph's page: what is proposed there, how a delegation proposes, and that nobody sees what is not sent."""

import pytest
from django.test import Client

from consenso.domain.drafting import deciding, sending, translations
from consenso.domain.drafting.queries import own, proposals, sha_of
from consenso.domain.texts.models import Text
from consenso.domain.texts.sentences import make_sentences
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.interfaces.desk.signed_in import as_
from tests.negotiating import PLAN, Table
from tests.texts import SECOND, import_text

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
DRAFT = f"/en/desk/meridian/drafts/{PLAN}/"
P3, P4 = f"{DRAFT}p/p3/", f"{DRAFT}p/p4/"
PORTS = "The parties shall open their harbours to all ships by 2035."
SHOULD = "The parties should open their harbours to all ships by 2035."
SOONER = "The parties shall open their harbours to all ships by 2032."


@pytest.fixture
def table(db) -> Table:
    made = Table()
    made.open()
    return made


def post(client: Client, address: str, **posted: object):
    answer = client.post(address, posted)
    return client.get(answer["Location"]) if answer.status_code == 302 else answer


def keep(client: Client, address: str = P3, way: str = "words", **posted: object):
    """Post a form as a browser does that was given this page."""
    held = {"base": sha_of(PORTS), "shape": "wording"} if way == "words" else {}
    return client.post(address, {"way": way, "do": "keep", **held, **posted})


def mine(table: Table, name: str = "Ana"):
    return own(table.draft().id, table.actor(name).delegation.id)


def test_the_form_holds_what_the_delegation_would_have_now(table):
    table.propose("Ana", paragraph="p3", texts=(SHOULD,))

    ana, bo = (form_of(as_(table, name), P3) for name in ("Ana", "Bo"))

    assert ana["text"][0] == SHOULD
    assert bo["text"][0] == PORTS
    assert bo["base"][0] == sha_of(PORTS)


def test_a_delegate_writes_the_head_clears_and_all_see_it(table):
    dora, ana, bo = (as_(table, name) for name in ("Dora", "Ana", "Bo"))

    answer = keep(dora, text=SHOULD, reason="Our ports are small.", source="Plan 2020")
    assert answer["Location"] == f"{P3}?done=kept"
    page = words(dora.get(P3))
    assert "<del>shall</del><ins>should</ins>" in page
    assert "Send it to all delegations" not in page
    for other in (bo, as_(table, "Sena")):
        assert "should" not in words(other.get(P3))
        assert "Our ports are small" not in words(other.get(P3))
    (made,) = mine(table)

    asked = post(dora, f"{DRAFT}proposals/{made.pk}/to-capital/", back="p/p3/")
    assert "waits for your head of delegation" in words(asked).lower()
    sent = post(ana, f"{DRAFT}proposals/{made.pk}/send/", back="p/p3/")

    assert "all delegations see it" in words(sent)
    seen = words(bo.get(P3))
    assert "Proposal 1" in seen
    assert "Our ports are small." in seen
    assert "Plan 2020" in seen
    assert "Join it" in seen


def test_each_other_way_of_proposing_is_kept(table):
    dora = as_(table, "Dora")

    keep(dora, P4, "fixed", shape="keep", reason="Good as it is.")
    keep(dora, P4, "move", after="p6")
    keep(dora, P4, "addition", text="The parties will meet every spring.")
    keep(dora, P3, "split", text="The parties shall open their harbours.\r\nTo all ships by 2035.")
    keep(dora, f"{DRAFT}p/p6/", "words", base="", shape="alternative", text="Schools talk.")

    kinds = {(one.kind, one.paragraph.strip("0123456789"), one.after) for one in mine(table)}
    assert kinds == {
        ("keep", "p", ""),
        ("move", "p", "p6"),
        ("addition", "new", "p4"),
        ("split", "p", ""),
        ("alternative", "p", ""),
    }
    assert "To stand after" in words(dora.get(P4))
    keep(
        dora,
        P3,
        "merge",
        with1="p4",
        text="The parties shall open their harbours and train pilots.",
    )
    assert [one.others for one in mine(table) if one.kind == "merge"] == [("p4",)]


def test_a_heading_is_neither_split_nor_merged(table):
    dora = as_(table, "Dora")

    assert 'id="split_text"' in words(dora.get(P3))
    assert 'id="merge_text"' in words(dora.get(P3))
    assert 'id="merge_text"' in words(dora.get(P4))
    assert (
        'value="p2"'
        not in words(dora.get(P3)).partition('id="merge_with1"')[2].partition("</select>")[0]
    )
    assert 'id="merge_text"' not in words(dora.get(f"{DRAFT}p/p2/"))
    assert 'id="split_text"' not in words(dora.get(f"{DRAFT}p/p2/"))


def test_a_new_paragraph_is_edited_and_not_doubled(table):
    dora = as_(table, "Dora")
    keep(dora, P4, "addition", text="The parties will meet every spring.")
    (made,) = mine(table)
    assert form_of(dora, P4)["edit"] == [""] * len(form_of(dora, P4)["edit"])
    assert f"{P4}?edit={made.pk}#propose" in words(dora.get(P4))
    edited = words(dora.get(f"{P4}?edit={made.pk}"))
    assert "every spring" in edited.partition('id="addition_text"')[2].partition("</textarea>")[0]

    keep(dora, P4, "addition", text="The parties will meet every autumn.", edit=made.pk)

    assert [one.texts for one in mine(table)] == [("The parties will meet every autumn.",)]
    sending.send(actor=table.actor("Ana"), identifier=PLAN, at=table.now())
    page = words(as_(table, "Bo").get(f"{DRAFT}p/p7/"))
    assert "The parties will meet every autumn." in page
    assert "A new paragraph that is proposed" in page


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"text": PORTS}, "These are the words that stand there"),
        ({"text": "  "}, "There are no words"),
        ({"text": f"{SHOULD} ", "base": "0" * 64}, "the draft changed meanwhile"),
        ({"text": SHOULD, "source": "x" * 201}, "200"),
        ({"text": SHOULD, "on": "99999"}, "was decided, replaced or withdrawn meanwhile"),
    ],
)
def test_what_was_typed_stays_where_it_cannot_be_kept(table, posted, said):
    answer = keep(as_(table, "Dora"), reason="Because <of> ice.", **posted)

    assert answer.status_code in (409, 422)
    page = words(answer)
    assert said in page
    assert "Because &lt;of&gt; ice." in page
    assert posted_by(page)["text"][0].strip() == posted["text"].strip()
    assert mine(table) == ()


def test_words_that_were_decided_meanwhile_are_carried_and_shown(table):
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )
    dora = as_(table, "Dora")

    answer = keep(dora, text=SOONER)

    assert answer["Location"] == f"{P3}?done=carried"
    page = words(dora.get(answer["Location"]))
    assert "Your words were carried" in page
    both = "The parties should open their harbours to all ships by 2032."
    assert mine(table)[0].texts == (both,)
    assert posted_by(page)["text"][0] == both
    assert keep(dora, text=SHOULD)["Location"] == f"{P3}?done=met"


def test_a_proposal_is_proposed_on_and_joined_and_left(table):
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    ana = as_(table, "Ana")
    form = form_of(ana, f"{P3}?on={made.pk}")
    assert form["text"][0] == SHOULD
    assert form["on"][0] == str(made.pk)

    same = keep(ana, text=SHOULD, on=made.pk)
    assert "join it instead" in words(same)
    later = "The parties should open their harbours to all ships by 2040."
    keep(ana, text=later, on=made.pk)
    assert mine(table)[0].on == "n1"
    post(ana, f"{DRAFT}proposals/{mine(table)[0].pk}/drop/", back="p/p3/")
    assert mine(table) == ()

    joined = post(ana, f"{DRAFT}proposals/{made.pk}/join/", back="p/p3/")
    assert "Borea (XB) and Aurelia (XA)" in words(joined)
    left = post(ana, f"{DRAFT}proposals/{made.pk}/withdraw/", back="mine/")
    assert "stands behind it no more" in words(left)
    assert proposals(table.draft().id)[0].by == ("XB",)


def test_what_was_decided_before_is_told_with_what_became_of_it(table):
    ours = "The parties should open their harbours to all ships by 2032."
    table.propose("Ana", paragraph="p3", texts=(ours,))
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    table.propose("Cleo", "deletion", paragraph="p3")
    gone = table.propose("Dan", paragraph="p3", texts=(SOONER,))
    sending.withdraw(actor=table.actor("Dan"), identifier=PLAN, proposal=gone.pk, at=table.now())
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    page = words(as_(table, "Eva").get(P3))
    decided = page.partition('id="decided"')[2]

    assert "Taken into the text" in decided
    assert "Withdrawn" in decided
    assert "“shall” → “should”" in page
    assert "“2035” → “2032”" in page


def test_the_chairs_proposal_is_answered(table):
    made = table.propose("Sena", paragraph="p3", texts=(SHOULD,))
    ana = as_(table, "Ana")
    address = f"{DRAFT}proposals/{made.pk}/answer/"
    assert address in words(ana.get(P3))
    assert "not answered" in words(ana.get(f"{DRAFT}mine/"))

    silent = post(ana, address, stance="objects", back="p/p3/")
    assert "need words" in words(silent)
    said = post(ana, address, stance="objects", words="Too weak.", back="p/p3/")

    assert "Aurelia (XA): Objects. Too weak." in words(said)
    assert "Aurelia (XA): Objects. Too weak." in words(as_(table, "Bo").get(P3))
    assert f"{address}" not in words(as_(table, "Sena").get(P3))


def test_the_paragraph_in_other_languages_says_how_far_it_is(table):
    ana = as_(table, "Ana")
    assert "Not translated yet" in words(ana.get(P3))

    translations.translate(
        actor=table.actor("Iris"),
        identifier=PLAN,
        paragraph="p3",
        language="es",
        text="Las partes abrirán sus puertos.",
        of=sha_of(PORTS),
        at=table.now(),
    )
    assert "Up to date" in words(ana.get(P3))
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    deciding.take(
        actor=table.actor("Sena"),
        identifier=PLAN,
        proposal=made.pk,
        seal=table.seal("p3"),
        at=table.now(),
    )

    page = words(ana.get(P3))
    assert "Out of date" in page
    assert "Las partes abrirán sus puertos." in page


def test_agreed_language_is_put_into_the_wording_with_its_source(table):
    import_text(SECOND, "en", actor=table.actor("Sena"))
    make_sentences("meridian")
    dora = as_(table, "Dora")
    looked = dora.post(
        P3, {"way": "words", "do": "look", "look": "lighthouses", "text": "We begin."}
    )
    page = words(looked)
    assert posted_by(page)["text"][0] == "We begin."
    button = page.partition('name="do" value="insert.')[2].partition('"')[0]
    sentence = page.partition('class="agreed-lines"')[2].partition("</p>")[0].rpartition(">")[2]

    answer = dora.post(
        P3, {"way": "words", "do": f"insert.{button}", "text": "We begin.", "reason": "Why not"}
    )

    form = posted_by(words(answer))
    assert form["text"][0] == f"We begin. {sentence}"
    assert "Plan" in form["source"][0]
    assert form["reason"][0] == "Why not"
    assert mine(table) == ()
    gone = dora.post(P3, {"way": "words", "do": "insert.999:1", "text": "We begin."})
    assert gone.status_code == 404


def test_the_enter_key_in_the_field_to_look_keeps_nothing(table):
    answer = as_(table, "Dora").post(
        P3, {"way": "words", "do": "keep", "text": SHOULD, "shape": "wording", "look": "ports"}
    )

    assert answer.status_code == 200
    assert posted_by(words(answer))["text"][0] == SHOULD
    assert mine(table) == ()


def test_what_can_be_tracked_is_said_beside_the_wording(table):
    page = words(
        as_(table, "Dora").post(
            P4, {"way": "words", "do": "check", "text": "We will train nurses."}
        )
    )

    assert "cannot be tracked as it stands" in page
    assert "By when, or how often." in page


def test_who_does_not_propose_reads_and_is_offered_nothing(table):
    table.propose("Bo", paragraph="p3", texts=(SHOULD,))
    iris = as_(table, "Iris")

    page = words(iris.get(P3))
    assert "Proposal 1" in page
    assert "Join it" not in page
    assert 'id="propose"' not in page
    assert keep(iris, text=SOONER).status_code == 403


def test_another_delegation_and_the_secretariat_learn_nothing_of_what_is_not_sent(table):
    made = table.write("Dora", paragraph="p3", texts=("Qzxkvw ports.",), reason="qzxkvw reason")
    table.write("Dora", "addition", after="p4", texts=("Qzxkvw paragraph.",))
    for name in ("Bo", "Sena", "Iris"):
        client = as_(table, name)
        before = [
            words(client.get(f"{DRAFT}{page}")) for page in ("", "p/p3/", "p/p4/", "positions/")
        ]
        assert not any("qzxkvw" in page.lower() for page in before)
        for act in ("send", "drop", "to-capital", "join", "withdraw", "answer"):
            answer = client.post(
                f"{DRAFT}proposals/{made.pk}/{act}/", {"stance": "accepts", "back": "mine/"}
            )
            assert answer.status_code in (403, 404), (name, act)
        assert client.get(f"{P3}?on={made.pk}").status_code == 200
        assert "Qzxkvw" not in words(client.get(f"{P3}?on={made.pk}"))
    assert len(mine(table)) == 2


def test_nobody_is_sent_elsewhere_by_a_form(table):
    made = table.propose("Bo", paragraph="p3", texts=(SHOULD,))

    answer = as_(table, "Ana").post(
        f"{DRAFT}proposals/{made.pk}/join/", {"back": "//example.org/mine/"}
    )

    assert answer["Location"] == f"{DRAFT}mine/?done=joined"


def test_a_mandate_that_runs_already_is_named_beside_the_wording(table):
    import_text(SECOND, "en", actor=table.actor("Sena"))
    make_sentences("meridian")
    dora = as_(table, "Dora")
    checked = {
        "way": "words",
        "do": "check",
        "text": "The Parties shall keep at least 20 lighthouses lit every night.",
    }
    Text.objects.filter(identifier=SECOND).update(period_to=2025)
    assert "running already" not in words(dora.post(P4, checked))

    Text.objects.filter(identifier=SECOND).update(period_to=9999)

    page = words(dora.post(P4, checked))
    assert "A mandate that is running already, until 9999" in page
    assert f"/en/meridian/texts/{SECOND}/in/en/" in page
