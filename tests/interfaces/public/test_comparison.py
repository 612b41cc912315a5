"""Two blocs compared: in both, only here, only there, and those whose standing is another."""

import re

import pytest

ADDRESS = "/en/meridian/blocs/compare/"


def words(client, query="", address=ADDRESS):
    html = client.get(f"{address}?{query}").content.decode()
    main = html.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_members_on_a_day_with_their_standing(meridian, client):
    text = words(client, "first=meridian-group&second=isles&on=2020-06-01")

    # Borea and Cordillera are members of the group; the fourth state was suspended in 2020.
    assert "On 1 June 2020, 3 states belonged to MG: 2 as members, 1 with another standing." in text
    assert "MG: suspended" in text
    assert "Its own doing, said &quot;Borea&quot;." in text
    assert "LI: disputed" in text


def test_the_day_decides(meridian, client):
    before = words(client, "first=meridian-group&second=isles&on=2005-05-31")
    after = words(client, "first=meridian-group&second=isles&on=2005-06-01")

    assert "2 states belonged to MG, all as members" in before
    assert "3 states belonged to MG, all as members" in after


def test_without_a_question_two_blocs_are_compared_today(meridian, client):
    assert "MG and LI compared" in words(client)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("first=nowhere&second=isles", "The record has no such bloc."),
        ("first=isles&second=isles", "A bloc compared with itself says nothing."),
        ("first=isles&second=meridian-group&on=yesterday", "The day could not be read"),
    ],
)
def test_what_is_not_understood_is_said(meridian, client, query, said):
    text = words(client, query)

    assert said in text
    assert "First bloc" in text


def test_the_sentence_of_the_news_report(record, client):
    text = words(client, "first=celac&second=oas&on=2021-12-03", "/en/china-celac/blocs/compare/")

    assert "33 states belonged to CELAC: 32 as members, 1 with another standing" in text
    assert "Members of OAS and not of CELAC: Canada and United States." in text
    assert "Brazil suspended its own participation" in text


def test_a_page_of_a_bloc_on_a_day(meridian, client):
    text = words(client, "on=2004-01-01", "/en/meridian/blocs/meridian-group/")

    assert "Members on 1 January 2004" in text
