"""What became of an object, field by field."""

from consenso.interfaces.ui.differences import Difference, differences


def test_a_changed_field_is_named_by_its_way():
    before = {"attendance": [{"count": 28, "unit": {"en": "states"}}], "id": "council-1"}
    after = {"attendance": [{"count": 30, "unit": {"en": "states"}}], "id": "council-1"}

    assert differences(before, after) == (Difference("attendance.0.count", "28", "30"),)


def test_the_same_differs_in_nothing():
    assert differences({"id": "xa"}, {"id": "xa"}) == ()


def test_what_comes_and_goes_has_one_empty_side():
    found = differences({"note": {"en": "Old."}, "is_official": True}, {"note": {"fr": "Neuf."}})

    assert found == (
        Difference("note.fr", "", "Neuf."),
        Difference("note.en", "Old.", ""),
        Difference("is_official", "true", ""),
    )


def test_an_emptied_list_is_seen():
    assert differences({"sources": ["https://example.org"]}, {"sources": []}) == (
        Difference("sources", "", "[]"),
        Difference("sources.0", "https://example.org", ""),
    )


def test_nothing_before_and_nothing_after():
    assert differences(None, {"id": "xa"}) == (Difference("id", "", "xa"),)
    assert differences({"id": "xa"}, None) == (Difference("id", "xa", ""),)
