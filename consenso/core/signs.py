"""The signs of a text that can be written everywhere."""

import re

# What XML 1.0 has no place for: controls that are no line ends, halves of characters, two that are none.
_NOWHERE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    r"""Return a text with a space for each sign that XML 1.0, and so no feed and no office file, can hold.

    >>> writable("ports\x0band\x00roads")
    'ports and roads'
    >>> writable("")
    ''
    """
    return _NOWHERE.sub(" ", text)
