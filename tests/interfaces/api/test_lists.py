"""Lists and objects, on the imaginary record and on the real one."""

import csv
import io

import pytest
from django.test import Client

from consenso.core.record import KINDS, plain
from consenso.domain.record.queries import entities
from tests.interfaces.api.asking import LISTS, SECTIONS, got, local

BY_SECTION = {
    "meetings": "meeting",
    "statements": "statement",
    "texts": "text",
    "states": "state",
    "blocs": "bloc",
    "areas": "area",
    "commitments": "commitment",
    "deliveries": "delivery",
    "initiatives": "initiative",
}
CLASSES = {kind.KIND: kind for kind in KINDS}


def test_forums_say_where_their_lists_are(meridian):
    (forum,) = got("/api/v1/")["items"]

    assert forum["id"] == "meridian"
    for name in (*LISTS, "search", "popolo"):
        got(local(forum["resources"][name]))
    assert got("/api/v1/meridian") == forum


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("forum", ["meridian", "china-celac"])
def test_a_list_holds_every_document_of_its_kind_as_the_record_has_it(
    meridian, record, forum, section
):
    kind = CLASSES[BY_SECTION[section]]
    expected = {one.id: plain(one) for one in entities(forum, kind)}

    items = got(f"/api/v1/{forum}/{section}?per_page=500")["items"]

    assert {one["id"] for one in items} == set(expected)
    for one in items:
        document = expected[one["id"]]
        assert {name: one[name] for name in document if name != "statements"} == document


@pytest.mark.parametrize("section", LISTS)
def test_the_pages_of_a_list_are_the_list(record, section):
    whole = got(f"/api/v1/china-celac/{section}?per_page=500")
    size = max(1, -(-len(whole["items"]) // 3))

    address, items, pages = f"/api/v1/china-celac/{section}?per_page={size}", [], []
    while address:
        page = got(address)
        pages.append(page)
        items += page["items"]
        address = page["next"] and local(page["next"])
        assert len(pages) < 10 or section == "changes" or whole["total"] > 500
        if len(pages) == 3:
            break

    assert items == whole["items"][: len(items)]
    assert pages[0]["previous"] is None
    assert local(pages[1]["previous"]).endswith(f"per_page={size}&page=1")
    assert all(page["total"] == whole["total"] for page in pages)
    assert all(page["revision"] == 1 and len(page["ledger_head"]) == 64 for page in pages)


def test_a_page_beyond_the_last_is_empty_and_leads_back(meridian):
    page = got("/api/v1/meridian/states?page=900&per_page=2")

    assert page["items"] == []
    assert page["next"] is None
    assert local(page["previous"]).endswith("page=2")


@pytest.mark.parametrize("section", SECTIONS)
def test_each_object_has_an_address_of_its_own_and_a_page(meridian, section):
    for one in got(f"/api/v1/meridian/{section}")["items"]:
        assert got(local(one["api_url"])) == one
        assert Client().get(local(one["url"])).status_code == 200


@pytest.mark.parametrize("section", [*SECTIONS, "sources"])
def test_links_in_answers_on_the_real_record_lead_somewhere(record, section):
    for one in got(f"/api/v1/china-celac/{section}?per_page=2")["items"]:
        found = got(local(one["api_url"]))
        assert Client().get(local(one["url"])).status_code == 200
        for name, value in found.items():
            if name in ("commitments_url", "deliveries_url"):
                counted = found[f"n_{name.removesuffix('_url')}"]
                assert got(local(value))["total"] == counted
            if name == "answers" and section == "commitments":
                for answer in value:
                    assert got(local(answer["api_url"]))["id"] == answer["delivery"]


def test_a_commitment_comes_with_the_facts_that_answer_it(record):
    for one in got("/api/v1/china-celac/deliveries?per_page=5")["items"]:
        for answer in one.get("answers", ()):
            commitment = got(f"/api/v1/china-celac/commitments/{answer['commitment']}")
            stated = {fact["delivery"]: fact["relation"] for fact in commitment["answers"]}
            assert stated[one["id"]] == answer.get("relation")


def test_a_state_comes_with_its_memberships_over_time(meridian):
    delta = got("/api/v1/meridian/states/xd")

    in_group = [one for one in delta["memberships"] if one["bloc"] == "meridian-group"]
    assert [one["status"] for one in in_group] == ["member", "suspended", "member"]
    assert in_group[1]["since"] == "2020-01-01"
    assert in_group[1]["until"] == "2021"
    assert [one["from"] for one in delta["presidencies"]] == ["2022-02-15"]


def test_a_meeting_comes_with_the_statements_made_at_it(record):
    statements = got("/api/v1/china-celac/statements?meeting=ministerial-3")["items"]

    meeting = got("/api/v1/china-celac/meetings/ministerial-3")

    assert meeting["statements"] == [one["id"] for one in statements]
    assert statements


def test_words_in_one_language_say_when_another_stands_in(meridian):
    states = got("/api/v1/meridian/meetings/council-1?language=es")

    assert states["name"] == {
        "text": "Primer Consejo de Ministros",
        "language": "es",
        "is_fallback": False,
    }
    assert states["chairs"][0] == {
        "text": "Foreign minister of Aurelia",
        "language": "en",
        "is_fallback": True,
    }
    assert states["url"] == "http://localhost:8000/es/meridian/meetings/council-1/"


@pytest.mark.parametrize("tag", ["zh-Hans", "zh-hans"])
def test_chinese_is_asked_for_by_either_tag(meridian, tag):
    forum = got(f"/api/v1/meridian?language={tag}")

    assert forum["name"] == {"text": "子午线论坛", "language": "zh-Hans", "is_fallback": False}


def _without_words(value, *, in_one: bool):
    if isinstance(value, dict):
        if in_one and set(value) == {"text", "language", "is_fallback"}:
            return "words"
        if not in_one and value and all(isinstance(part, str) for part in value.values()):
            tags = {"en", "es", "pt", "fr", "zh-Hans", "nl"}
            if set(value) <= tags:
                return "words"
        return {name: _without_words(part, in_one=in_one) for name, part in value.items()}
    if isinstance(value, list):
        return [_without_words(part, in_one=in_one) for part in value]
    return "address" if isinstance(value, str) and value.startswith("http://localhost") else value


@pytest.mark.parametrize("section", SECTIONS)
def test_a_language_changes_words_and_nothing_else(meridian, section):
    every = got(f"/api/v1/meridian/{section}")["items"]
    one = got(f"/api/v1/meridian/{section}?language=fr")["items"]

    assert _without_words(one, in_one=True) == _without_words(every, in_one=False)


FILTERS = (
    "meetings?kind=ministerial",
    "meetings?series=ccf-ministerial",
    "meetings?state=cl",
    "meetings?mode=video",
    "meetings?year=2018",
    "statements?state=CN&kind=letter",
    "statements?meeting=ministerial-3&year=2021",
    "texts?kind=plan&year=2021",
    "texts?meeting=ministerial-3",
    "texts?edition=es",
    "states?side=celac&kind=sids",
    "states?kind=lldc",
    "initiatives?kind=initiative",
    "initiatives?state=BO",
    "commitments?area=finance&party=cn&quantified=yes",
    "commitments?quantified=no&year=2022",
    "commitments?topic=finance",
    "deliveries?party=CN&relation=contradicts",
    "deliveries?kind=meeting-held&year=2018",
    "sources?host=chinacelacforum.org",
    "changes?kind=bloc&after=0",
)


@pytest.mark.parametrize("asked", FILTERS)
def test_a_filter_leaves_some_and_not_all(record, asked):
    whole = got(f"/api/v1/china-celac/{asked.partition('?')[0]}")["total"]

    assert 0 < got(f"/api/v1/china-celac/{asked}")["total"] < whole


def test_a_filter_without_a_value_is_no_filter(record):
    assert (
        got("/api/v1/china-celac/meetings?kind=&series=&state=&mode=&year=")["total"]
        == got("/api/v1/china-celac/meetings")["total"]
    )


@pytest.mark.parametrize(
    "asked",
    ["meetings?mode=video", "statements?kind=letter", "texts?kind=plan", "states?kind=sids",
     "commitments?area=finance", "deliveries?kind=meeting-held", "texts?edition=es"],
)  # fmt: skip
def test_the_public_list_under_the_same_filter_is_as_long(record, asked):
    section, _, query = asked.partition("?")
    found = got(f"/api/v1/china-celac/{asked}&per_page=500")["items"]

    page = Client().get(f"/en/china-celac/{section}/?{query}").content.decode()

    shown = [one for one in found if f"/en/china-celac/{section}/{one['id']}/" in page]
    assert len(shown) == min(len(found), 50)


def rows(address: str) -> list[dict[str, str]]:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in response.content
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("section", LISTS)
@pytest.mark.parametrize("forum", ["meridian", "china-celac"])
def test_a_spreadsheet_has_the_whole_list(meridian, record, forum, section):
    listed = got(f"/api/v1/{forum}/{section}?per_page=500")

    found = rows(f"/api/v1/{forum}/{section}?format=csv")

    assert len(found) == listed["total"]
    assert [row["id"] for row in found][:500] == [one["id"] for one in listed["items"]]


def test_a_spreadsheet_says_what_the_objects_say(record):
    items = got("/api/v1/china-celac/commitments?per_page=500&language=es")["items"]

    for item, row in zip(
        items, rows("/api/v1/china-celac/commitments?format=csv&language=es"), strict=True
    ):
        assert row["paraphrase"] == item["paraphrase"]["text"]
        assert row["from"].split(" | ") == item["actors"]["from"]
        assert row["quantity"] == str(item.get("quantity", ""))
        assert row["areas"].split(" | ") == item["areas"]
        assert row["url"] == item["url"]
        assert ("paraphrase" in row["in_another_language"]) == item["paraphrase"]["is_fallback"]


def test_a_spreadsheet_may_be_asked_for_by_the_page(record):
    address = "/api/v1/china-celac/commitments?format=csv&per_page=10&page=2"

    assert len(rows(address)) == 10
    assert 'rel="next"' in Client().get(address)["Link"]
    assert 'rel="prev"' in Client().get(address)["Link"]


def test_a_source_says_who_names_it(meridian):
    listed = got("/api/v1/meridian/sources")["items"]

    found = got(local(listed[0]["api_url"]))

    assert sum(map(len, found["cited_by"].values())) == found["n_objects"] == listed[0]["n_objects"]
