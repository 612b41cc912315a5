"""A brief on a text says in one line what is said of its promises, and nothing where nobody said anything."""

from django.test import Client


def brief(forum, text):
    return Client().get(f"/en/{forum}/texts/{text}/brief.txt").content.decode()


def test_what_is_said_stands_in_one_line(meridian):
    assert "commitments: 1; reported on by a party: 1; with evidence: 1; assessed: 1" in " ".join(
        brief("meridian", "plan-2020-2022").split()
    )


def test_nothing_is_said_of_what_nobody_spoke_of(record):
    assert "Said of them" not in brief("china-celac", "plan-2015-2019")
