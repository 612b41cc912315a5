"""Words in and out of XML: spaces made single, ends of lines kept, what XML cannot hold found."""

import re

_SPACES = re.compile("[ \t\r\n\v\f]+")


def tidy(text: str) -> str:
    r"""Return text as it is written and read: each line without double spaces and spaces at its ends.

    Only the spaces of XML are touched; no-break and Chinese spaces stay.

    >>> tidy(" the  plan \n of\tMeridian ")
    'the plan\nof Meridian'
    """
    return "\n".join(one_line(line) for line in text.split("\n"))


def one_line(text: str) -> str:
    r"""Return text on one line, as `tidy` has each.

    >>> one_line(" 1.\n ")
    '1.'
    """
    return _SPACES.sub(" ", text).strip(" ")
