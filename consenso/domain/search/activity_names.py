"""Under which names the index holds activities, and how far it has read them."""

from consenso.domain.search.models import Reached

KIND = "activity"


def name_in_index(source: str, identifier: str, copy: int) -> str:
    """Return under which name the index holds an activity.

    >>> name_in_index("harbours", "XA-1/7", 2)
    'harbours/2/XA-1/7'
    """
    return f"{source}/{copy}/{identifier}"


def named_in_index(name: str) -> tuple[str, str, int]:
    """Return source, identifier and copy of an activity by its name in the index.

    >>> named_in_index("harbours/2/XA-1/7")
    ('harbours', 'XA-1/7', 2)
    """
    source, copy, identifier = name.split("/", 2)
    return source, identifier, int(copy)


def reached(forum: str) -> str:
    """Return a stamp that is another one whenever the index read further in a forum's activities. One query."""
    row = Reached.objects.filter(forum=forum).first()
    return f"{row.entry} {row.key} {row.head}" if row else ""
