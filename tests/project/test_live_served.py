"""Streams on a real server, with the real doors and rooms: who is let in, what is told, and when it ends."""

import signal
import time
from collections.abc import Iterator

import pytest

from tests.drafts_served import ADDRESS, Room, negotiated


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[Room]:
    with negotiated(tmp_path_factory.mktemp("live") / "data") as made:
        yield made


def test_act_of_another_process_reaches_the_screen(room):
    with room.follow("Bo", "?topic=room") as stream:
        assert stream.answer.status == 200
        assert stream.answer.headers["Content-Type"] == "text/event-stream"
        assert stream.answer.headers["X-Accel-Buffering"] == "no"
        stream.event()

        room.do("hand", "p4")
        told_now = stream.event()

    assert told_now["event"] == "room"
    assert "The parties will train 200 pilots every year." in told_now["data"]
    assert f'data-revision="{told_now["id"]}"' in told_now["data"]
    assert "secretly" not in told_now["data"]


def test_stream_of_the_revision_carries_nothing_else(room):
    with room.follow("Ana") as stream:
        first = stream.event()
        room.do("hand", "p3")
        second = stream.event()

    assert first["event"] == "revision"
    assert int(second["data"]) == int(first["data"]) + 1


@pytest.mark.parametrize(("name", "status"), [("Otto", 404), ("Ana", 200)])
def test_who_does_not_see_the_draft_gets_no_stream(room, name, status):
    with room.follow(name) as stream:
        assert stream.answer.status == status


def test_signed_out_reader_is_sent_to_the_sign_in(room):
    answer = room.served.get(ADDRESS)

    assert answer.status == 302
    assert "/account/login/" in answer.headers["location"]


def test_server_ends_soon_with_open_streams(tmp_path):
    with negotiated(tmp_path / "data") as own:
        with own.follow("Ana") as one, own.follow("Bo", "?topic=room") as other:
            for stream in (one, other):
                stream.event()
            own.served.process.send_signal(signal.SIGTERM)
            for stream in (one, other):
                stream.to_its_end()
        # Ended by itself, and not killed after the server's patience was over.
        assert own.served.process.wait(60) == 0


def test_stream_of_who_acts_no_more_ends_soon(tmp_path):
    with negotiated(tmp_path / "data") as own, own.follow("Dora") as dora, own.follow("Bo") as bo:
        dora.event()
        bo.event()
        own.do("end", "Dora")
        ended = time.monotonic()
        assert dora.event()["event"] == "end"
        dora.to_its_end()
        took = time.monotonic() - ended

        own.do("hand", "p3")
        assert bo.event()["event"] == "revision"

    assert took < 10


def test_door_of_streams_looks_at_session_appointment_and_draft(tmp_path):
    script = (
        "import django, sys; django.setup()\n"
        "from consenso.project.live import Asked, Part\n"
        "from consenso.project.live_source import FromDjango\n"
        "part = Part('meridian', 'harbour-plan', 'en', 'room')\n"
        "print([bool(FromDjango().allowed(Asked(key, part, 0))) for key in sys.argv[1:]])"
    )
    with negotiated(tmp_path / "data") as own:
        keys = [own.keys["Dora"], own.keys["Otto"], "not-a-key"]

        before = own.run("-c", script, *keys)
        own.do("end", "Dora")

        assert before == "[True, False, False]"
        assert own.run("-c", script, *keys) == "[False, False, False]"
