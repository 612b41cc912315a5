"""A negotiation played from a Word file to the public record, in real browsers: a secretariat, five delegations, an interpreter.

One long test in steps: what somebody does at the desk, what the others see of it then, and what they do not.
"""

import pytest

from tests.browser import played_end, played_hall, played_rounds

pytestmark = pytest.mark.browser


def test_a_negotiation_from_a_file_to_the_public_record(chromium, tmp_path):
    with played_hall.opened(chromium, tmp_path / "data") as hall:
        played_rounds.the_draft_is_begun_from_a_file(hall)
        played_rounds.it_is_circulated_and_a_round_opens(hall)
        played_rounds.a_delegate_prepares_and_the_head_clears(hall)
        played_rounds.others_propose_and_join(hall)
        played_rounds.a_file_comes_back_from_a_capital(hall)
        played_rounds.the_round_closes_with_a_compilation(hall)
        played_rounds.delegations_say_where_they_stand(hall)
        played_rounds.the_chair_decides_and_the_room_follows(hall)
        played_rounds.the_chair_takes_declines_parks_and_links(hall)
        played_rounds.the_chair_proposes_and_is_answered(hall)
        played_end.the_interpreter_translates(hall)
        played_end.the_last_round_ends_in_agreement(hall)
        played_end.the_silence_is_broken_by_nobody_who_is_named(hall)
        played_end.the_second_silence_runs_out(hall)
        played_end.the_public_reads_the_text(hall)
        assert {name: seat.said for name, seat in hall.seats.items() if seat.said} == {}
