"""The life of a report in real browsers: from the secretariat's rule to what others find of it and what is answered.

One long test in steps: what somebody does at the desk, what the others see of it then, and what anybody reads. Every page that is
met is looked at with axe, one person works on a telephone, one without JavaScript.
"""

import pytest

from tests.browser import played_offices, played_report, played_verdicts

pytestmark = pytest.mark.browser
# Pages that the officer is shown from what waits to a report that is ready: 18 promises, evidence, two files out and back.
MOST_PAGES = 12


def test_a_report_from_the_rule_to_the_answer(chromium, tmp_path):
    with played_offices.opened(chromium, tmp_path) as offices:
        played_report.the_secretariat_sets_a_rule(offices)
        played_report.the_report_waits_for_the_officer(offices)
        played_report.last_years_words_are_taken_over(offices)
        played_report.words_are_written_in_parts(offices)
        played_report.the_rest_is_filled_in_elsewhere(offices)
        played_report.it_is_looked_over_and_readied(offices)
        assert offices.pages["Dora"] <= MOST_PAGES
        played_report.the_head_clears_on_a_telephone(offices)
        played_report.the_public_reads_the_report(offices)
        played_verdicts.an_institute_assesses_without_javascript(offices)
        played_verdicts.a_society_differs(offices)
        played_verdicts.the_party_answers(offices)
        played_verdicts.the_figures_follow(offices)
        played_verdicts.all_of_it_can_be_checked_and_taken_along(offices)
        assert offices.trouble == {}
        assert {
            name: said for name, seat in offices.seats.items() if (said := troubles(seat))
        } == {}


def troubles(seat) -> list[str]:
    """Return what a browser said, but that it scrolls to what an address names and puts no focus there."""
    return [one for one in seat.said if not one.startswith("Autofocus processing was blocked")]
