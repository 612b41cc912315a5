"""What an address or a form says: numbers, which are digits that are few enough to be one; and which names somebody looked for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import QueryDict

ALL = "*"  # stands for every name, where somebody looked through all of them
MOST_DIGITS = 9  # what every database holds


def whole_number(said: str, *, otherwise: int = 0) -> int:
    """Return a whole number that somebody wrote in digits alone; `otherwise` for anything else, and for more than nine digits.

    >>> whole_number("12"), whole_number("-1"), whole_number("9" * 5000, otherwise=3)
    (12, 0, 3)
    """
    is_one = said.isascii() and said.isdecimal() and len(said) <= MOST_DIGITS
    return int(said) if is_one else otherwise


def page_number(said: str) -> int:
    """Return the page that an address asks for, from 1; 1 where it asks for none, or for anything strange.

    >>> page_number("2"), page_number(""), page_number("00"), page_number("all"), page_number("1" * 5000)
    (2, 1, 1, 1, 1)
    """
    return max(1, whole_number(said) if len(said) < 7 else 1)


class Watched(QueryDict):
    """What an address asks, which notes in `names` what is looked for in it: a page depends on that and on nothing else of it."""

    names: set[str] | None = None

    @classmethod
    def of(cls, asked: QueryDict, names: set[str]) -> "Watched":
        """Return the same, watched from now on."""
        made = cls("", mutable=True)
        for name, values in asked.lists():
            made.setlist(name, values)
        made._mutable = False
        made.names = names
        return made

    def unwatched(self) -> Iterable[tuple[str, list[str]]]:
        """Return names with their values; who reads of them says by `note` what it looks for."""
        return super().lists()

    def note(self, name: str) -> None:
        """Note that somebody looks for a name."""
        if self.names is not None:
            self.names.add(name)

    def __getitem__(self, name: str) -> Any:
        self.note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.note(str(name))
        return super().__contains__(name)

    def getlist(self, name: str, default: Any = None) -> Any:
        self.note(name)
        return super().getlist(name, default)

    # All that goes through every name goes through one of these.
    def __iter__(self) -> Iterator[str]:
        self.note(ALL)
        return super().__iter__()

    def __len__(self) -> int:
        self.note(ALL)
        return super().__len__()

    def keys(self) -> Any:
        self.note(ALL)
        return super().keys()

    def lists(self) -> Any:
        self.note(ALL)
        return super().lists()
