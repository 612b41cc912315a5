"""The sentences of adopted texts in the index, each in its own language: apart from the record, which is in every language."""

from hashlib import sha256

from consenso.domain.search.models import Taken

KIND = "sentence"


def held_in(forum: str) -> str:
    """Return the name under which the index holds what a forum has agreed.

    >>> held_in("meridian")
    'meridian/agreed'
    """
    return f"{forum}/agreed"


def place_of(identifier: str) -> tuple[int, int]:
    """Return of which content (id) a sentence of the index is, and the how manieth.

    >>> place_of("12-3")
    (12, 3)
    """
    content, _, position = identifier.partition("-")
    return int(content), int(position)


def mark(forum: str) -> str:
    """Return a stamp that is another one whenever the index took in or out any of a forum's sentences. One query."""
    taken = Taken.objects.filter(forum=forum).order_by("content")
    return sha256(repr(list(taken.values_list("content", "first"))).encode()).hexdigest()[:16]
