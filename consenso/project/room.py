"""How many bytes all readers and writers of a process may take together."""

import threading


class NoRoom(Exception):
    """All the room that there is is taken."""


class Room:
    """So many bytes; asked from many threads."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._lock = threading.Lock()

    def take(self, size: int) -> None:
        """Take some.

        Raises:
            NoRoom: there is not so much.
        """
        with self._lock:
            if size > self._left:
                raise NoRoom
            self._left -= size

    def give_back(self, size: int) -> None:
        with self._lock:
            self._left += size
