"""A record a hundred times ours is read, checked and written by the same steps for each object."""

import sys

from consenso.core.record import KINDS, check, plain, read, write
from consenso.core.record._yaml import parse
from tests.record import MERIDIAN, files_in


def copies(n):
    """Return the Meridian record with n copies of each commitment and delivery, under ids of their own."""
    entities = list(read(files_in(MERIDIAN)).entities())
    more = []
    for entity in entities:
        if entity.KIND in ("commitment", "delivery"):
            for copy in range(1, n):
                values = plain(entity) | {"id": f"{entity.id}-{copy}"}
                if entity.KIND == "delivery":
                    values["answers"] = [
                        answer | {"commitment": f"{answer['commitment']}-{copy}"}
                        for answer in values["answers"]
                    ]
                more.append(type(entity).model_validate(values))
    order = [kind.KIND for kind in KINDS]
    return sorted([*entities, *more], key=lambda entity: order.index(entity.KIND))


def steps_of(work):
    """Return how many calls of Python functions a piece of work takes: its cost, whatever the machine."""
    count = 0

    def note(frame, event, argument):
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_four_times_the_objects_take_four_times_the_steps():
    few, many = write(copies(25)), write(copies(100))
    assert check(read(many)) == ()
    small, large = (steps_of(lambda files=files: check(read(files))) for files in (few, many))
    assert large < 4.1 * small


def test_a_large_record_is_sound_and_canonical():
    files = write(copies(200))
    reading = read(files)
    assert check(reading) == ()
    assert {"commitment": 1000, "delivery": 800}.items() <= {
        kind: len(found) for kind, found in reading.found.items()
    }.items()
    assert write(reading.entities()) == files


def test_lines_are_kept_as_numbers_not_as_objects_of_the_parser():
    document = parse(b"- id: a\n  name:\n    en: b\n  topics:\n  - c\n")
    assert document.lines == (1, [(1, {"id": 1, "name": (2, {"en": 3}), "topics": (4, [5])})])
