"""Problems of one object of a record, which its files may not have and its other objects do not show."""

from collections.abc import Iterator
from typing import cast

from consenso.core.record import Assessment, Assessor, Forum, Problem, Reading
from consenso.domain.delivery.reporting import method_of
from consenso.domain.record.queries import CLASSES


def of_another_name(kind: str, identifier: str) -> Problem:
    """Return the problem of an object whose document names another id."""
    remedy = "write that: an id stays for good"
    return Problem(CLASSES[kind].FILE, 1, f"{identifier}.id", f"is not {identifier!r}", remedy)


def by_no_published_method(reading: Reading, identifier: str) -> Iterator[Problem]:
    """Yield a problem where an assessment is by a method that says nowhere where it is published.

    What a file of the record says so is loaded, and its page tells it; what somebody publishes must be such that it can be checked.
    """
    made = cast(Assessment, reading.found[Assessment.KIND][identifier].entity)
    assessor = cast(Assessor, reading.found[Assessor.KIND][made.assessor].entity)
    method = method_of(made, assessor)
    if not method.is_published:
        message = f"{method.id!r} of {assessor.id!r} names no place where it is published"
        remedy = "let the assessor name its address, or the document that it is in, and publish the verdict then"
        yield Problem(Assessment.FILE, 1, f"{identifier}.method", message, remedy)


def second_forum(forum: str, identifier: str) -> Problem:
    """Return the problem of a second forum in a record."""
    remedy = f"correct {forum!r}, or make a record of its own"
    return Problem(Forum.FILE, 1, f"{identifier}.id", "a record is of one forum", remedy)
