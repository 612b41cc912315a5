"""The last few things that were worked out, for all threads of a process; a key says all that they were made of."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """At most so many values; the one that was asked for longest ago goes first.

    >>> found = Remembered[str, int](1)
    >>> found.put("a", 1), found.put("b", 2), found.get("a"), found.get("b")
    (None, None, None, 2)
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def put(self, key: K, made: V) -> None:
        with self._lock:
            self._found[key] = made
            self._found.move_to_end(key)
            if len(self._found) > self._most:
                self._found.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._found.clear()


class OfObjects(Generic[V]):
    """What was worked out of values that never change, found again by the object itself: long ones need not be compared.

    >>> words, found = ("a", "b"), OfObjects[int](10)
    >>> found.of(words, "length", lambda: len(words)), found.of(words, "length", lambda: 0)
    (2, 2)
    """

    def __init__(self, most: int) -> None:
        # The object is held beside what was made of it, so that no other gets its id meanwhile.
        self._found = Remembered[tuple[int, Hashable], tuple[object, V]](most)

    def of(self, value: object, key: Hashable, make: Callable[[], V]) -> V:
        """Return what `make` makes of a value that never changes; `key` says all else that it depends on."""
        name = (id(value), key)
        if held := self._found.get(name):
            return held[1]
        made = make()
        self._found.put(name, (value, made))
        return made
