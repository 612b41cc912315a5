"""Linking activities at the desk: a list by strength, suggestions with reasons, a link with its reason, and taken away again."""

import io
from urllib.parse import quote

import pytest

from consenso.core.formats.iati import check, read
from consenso.domain.activities import queries
from consenso.domain.activities.files import write_iati
from consenso.domain.activities.holding import activities_that_do_not_hold
from consenso.domain.activities.tags import tags_of
from consenso.domain.ledger.models import Entry
from tests import cast
from tests.core.formats.iati.files import document
from tests.domain.activities.linking import FILE, HALL, PORT
from tests.domain.intake.taking import AT, FORUM, accepted, taken_in
from tests.interfaces.desk.posting import form_of, signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
LIST = "/en/desk/meridian/linking/activities/"
PORT_AT = f"{LIST}harbours/{quote('XA-1/port ü', safe='')}/"
LOAN_AT = "/en/desk/meridian/linking/commitments/m-2020-01/"
SAID = {"chosen": "m-2020-01", "relation": "progress", "why": "It lends <for> ports."}


@pytest.fixture
def people(db):
    accepted(FILE)
    return cast.make()


@pytest.fixture
def sena(people):
    return signed_in(people.actor("Sena"))


def linked(client, address=PORT_AT, **more):
    """Post the first form of a page, for linking, as it stands, with what was chosen."""
    form = form_of(client, address)
    base = {name: form[name][-1] for name in ("base",) if name in form}
    return client.post(address, {"act": "link", **base, **SAID, **more})


def shown_links():
    return [(one.identifier, one.commitment, one.relation, one.by) for one in queries.links(FORUM)]


def test_what_nobody_linked_is_listed_and_led_to(sena):
    page = words(sena.get(LIST))

    assert page.index("XA-1%2Fport") < page.index("XZ-9-hall")
    assert PORT_AT in page
    assert LOAN_AT in page
    assert "Somebody" in page
    assert "XZ-9-hall" not in words(sena.get(f"{LIST}?country=XD"))
    assert "No such activity waits" in words(sena.get(f"{LIST}?year=1999"))
    for strange in ("year=%00", "page=-1", "page=99999", "source=x%00", "year=٢٠٢٠"):
        assert sena.get(f"{LIST}?{strange}").status_code == 200


def test_an_activity_stands_with_what_it_may_speak_to_and_why(sena):
    page = words(sena.get(PORT_AT))

    assert "Lend 250 million dollars for ports" in page
    assert "It is done where the commitment applies: Borea and Delta Isles." in page
    assert "Both name Aurelia" in page
    assert "It was done in the years that were promised: 2020–2022." in page
    assert "The amount is the one that was promised: 250,000,000." in page
    assert "budget: 250,000,000 US dollars" in page
    assert "Nobody has linked this activity to a commitment." in page


def test_a_link_is_said_with_its_reason_and_is_public(sena):
    answer = linked(sena)

    assert answer["Location"] == f"{PORT_AT}?done=linked"
    assert shown_links() == [("XA-1/port ü", "m-2020-01", "progress", "secretariat")]
    page = words(sena.get(answer["Location"]))
    assert "the public record has it now" in page
    assert "It lends &lt;for&gt; ports. (said for Secretariat," in page
    assert "XA-1%2Fport" not in words(sena.get(LIST))
    entry = Entry.objects.get(forum=FORUM, act="activities:link")
    assert (entry.by, entry.payload["commitment"]) == ("secretariat", "m-2020-01")
    assert activities_that_do_not_hold(FORUM) == ()


def test_a_link_goes_out_as_a_tag_of_the_activity(sena):
    linked(sena)
    out = io.BytesIO()

    write_iati(FORUM, out, generated=AT, tags=tags_of(FORUM, site="https://x.example"))

    tagged = {one.identifier: one.tags for one in read(io.BytesIO(out.getvalue()))}
    (tag,) = tagged["XA-1/port ü"]
    assert (tag.code, tag.vocabulary) == ("m-2020-01", "99")
    assert tag.vocabulary_uri.startswith("https://x.example/en/meridian/")
    assert tagged["XA-1-school"] == ()
    assert {one.code for one in check(io.BytesIO(out.getvalue())) if one.refuses} == set()


def test_a_link_may_name_another_commitment_and_leave_open_how(sena):
    assert linked(sena, chosen="other", other=" m-2019-02 ", relation="").status_code == 302
    assert linked(sena).status_code == 302

    assert [(one[1], one[2]) for one in shown_links()] == [
        ("m-2019-02", ""),
        ("m-2020-01", "progress"),
    ]


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({"chosen": ""}, "Choose what it is linked with."),
        ({"chosen": "other", "other": ""}, "Choose what it is linked with."),
        ({"chosen": "other", "other": "none"}, "There is no commitment of this id."),
        ({"relation": "-"}, "Say how the activity speaks to the commitment."),
        ({"why": " "}, "Give a reason: it will be public."),
        ({"why": "\x0b\x00\x1f"}, "Give a reason: it will be public."),
        ({"why": "é" * 2001}, "at most 2000 characters (it has 2001)"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(sena, posted, said):
    answer = linked(sena, **posted)

    assert answer.status_code == 422
    page = words(answer)
    assert said in page
    assert "Nothing is changed yet: something is missing below." in page
    if "why" not in posted:
        assert "It lends &lt;for&gt; ports.</textarea>" in page
    if "relation" not in posted:
        assert '<option value="progress" selected>' in page
    assert shown_links() == []


def test_an_activity_that_was_changed_meanwhile_is_to_be_looked_at_again(sena):
    form = form_of(sena, PORT_AT)
    accepted(document(HALL, PORT.replace("Loan for", "A larger loan for")))

    answer = sena.post(PORT_AT, {"act": "link", "base": form["base"][-1], **SAID})

    assert answer["Location"].endswith("?done=changed")
    assert shown_links() == []


def test_who_is_second_is_told(sena):
    linked(sena)
    assert linked(sena, relation="fulfils")["Location"].endswith("?done=already")
    assert shown_links()[0][2] == "progress"


def test_a_link_is_taken_away_with_a_reason_and_never_without(sena):
    linked(sena)
    posted = {"act": "unlink", "chosen": "m-2020-01"}

    refused = sena.post(PORT_AT, posted)
    assert (refused.status_code, "Give a reason" in words(refused)) == (422, True)
    assert shown_links() != []
    done = sena.post(PORT_AT, posted | {"why": "It is another loan."})

    assert done["Location"].endswith("?done=unlinked")
    assert shown_links() == []
    assert Entry.objects.get(act="activities:unlink").payload["why"] == "It is another loan."
    assert sena.post(PORT_AT, posted | {"why": "Again."}).status_code == 404


def test_a_commitment_stands_with_its_activities_both_ways(sena):
    page = words(sena.get(LOAN_AT))
    assert "Loan for the ports of Delta" in page
    assert "It is done where the commitment applies" in page
    (chosen,) = [
        one.partition('"')[0]
        for one in page.split('name="chosen" value="')[1:]
        if one.startswith("harbours|1|") and "port" in one.partition('"')[0]
    ]

    done = sena.post(LOAN_AT, {"act": "link", **SAID, "chosen": chosen})
    assert done["Location"].endswith("?done=linked")
    assert shown_links() == [("XA-1/port ü", "m-2020-01", "progress", "secretariat")]
    gone = sena.post(LOAN_AT, {"act": "unlink", "chosen": chosen, "why": "No."})
    assert gone["Location"].endswith("?done=unlinked")
    for strange in ("", "a|b", "harbours|x|y|z", "harbours|1||none"):
        answer = sena.post(LOAN_AT, {"act": "link", **SAID, "chosen": strange})
        assert answer.status_code in (404, 422)


def test_the_head_of_who_promised_links_and_takes_away_what_was_said_for_it(people, sena):
    ana = signed_in(people.actor("Ana"))
    assert linked(ana)["Location"].endswith("?done=linked")
    assert shown_links()[0][3] == "XA"
    page = words(signed_in(people.actor("Bo")).get(PORT_AT))
    assert "Take this link away" not in page
    posted = {"act": "unlink", "chosen": "m-2020-01", "why": "No."}
    assert signed_in(people.actor("Bo")).post(PORT_AT, posted).status_code == 403
    assert ana.post(PORT_AT, posted).status_code == 302
    # What several promised, the secretariat alone links.
    said = linked(ana, chosen="other", other="m-2019-02")
    assert (said.status_code, "The secretariat links" in words(said)) == (422, True)
    assert linked(ana, chosen="m-2019-02").status_code == 403


def test_a_delegate_looks_and_does_not_link(people):
    dora = signed_in(people.actor("Dora"))

    page = words(dora.get(PORT_AT))
    assert "The secretariat links activities to any commitment" in page
    assert 'name="relation"' not in page
    assert dora.get(LIST).status_code == dora.get(LOAN_AT).status_code == 200
    assert linked(dora).status_code == 403
    assert shown_links() == []


@pytest.mark.parametrize("who", ["Iris", "Mia", "Otto", "Vera"])
def test_who_prepares_nothing_does_not_see_suggestions(people, who):
    client = signed_in(people.actor(who))
    for address in (LIST, PORT_AT, LOAN_AT):
        assert client.get(address).status_code == 403


def test_a_reason_pasted_from_a_word_processor_is_taken_and_told_by_the_feed(sena):
    assert linked(sena, why="It lends\x0bfor <ports>.\x00")["Location"].endswith("?done=linked")

    (entry,) = Entry.objects.filter(act="activities:link")
    assert entry.payload["why"] == "It lends for <ports>."
    assert "It lends for &lt;ports&gt;." in words(sena.get("/en/meridian/activities/feed.atom"))


def test_a_reason_for_taking_a_link_away_has_the_same_bound(sena):
    linked(sena)

    answer = sena.post(PORT_AT, {"act": "unlink", "chosen": "m-2020-01", "why": "x" * 2001})

    assert (answer.status_code, "at most 2000" in words(answer)) == (422, True)
    assert len(shown_links()) == 1


def test_what_waits_is_suggested_to_nobody(sena):
    taken_in(
        document(HALL, PORT.replace("port ü", "secret").replace("Loan for", "Secret loan for"))
    )

    for address in (LIST, LOAN_AT, PORT_AT):
        assert "Secret loan" not in words(sena.get(address))
    assert sena.get(f"{LIST}harbours/XA-1%2Fsecret/").status_code == 404


def test_addresses_that_are_none_lead_nowhere(sena):
    for strange in (
        f"{PORT_AT}?copy=2",
        f"{PORT_AT}?copy=x",
        f"{LIST}none/x/",
        f"{LIST}harbours/x%00/",
    ):
        assert sena.get(strange).status_code == 404
    assert sena.get("/en/desk/meridian/linking/commitments/none/").status_code == 404


def test_the_desk_leads_there(people, sena):
    assert LIST in words(sena.get("/en/desk/meridian/activities/"))
    assert LIST in words(signed_in(people.actor("Dora")).get("/en/desk/meridian/linking/"))
