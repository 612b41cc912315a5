"""Patterns that are compiled when they are first used: a program that only carries outlines starts without them."""

import re
from collections.abc import Callable
from functools import cached_property

_Method = Callable[..., re.Match[str] | None]


class Late:
    r"""A regular expression, compiled at its first use.

    >>> Late(r"art(\w+)", re.IGNORECASE).match("Article").group(1)
    'icle'
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._source = pattern, flags

    @cached_property
    def match(self) -> _Method:
        """As of a compiled pattern."""
        return re.compile(*self._source).match

    @cached_property
    def search(self) -> _Method:
        """As of a compiled pattern."""
        return re.compile(*self._source).search
