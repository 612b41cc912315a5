"""A text in tokens: words in alphabetic scripts, characters in Chinese, with the spaces and signs between them."""

import re

from consenso.core.prose import HAN, INSIDE

# Accents, joiners and variants of signs: they stay with what they stand on.
_INSIDE = rf"{INSIDE}\ufe00-\ufe0f"
_LETTER = rf"[^\W{HAN}]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[{_INSIDE}])*"
# What holds a word together: win-win, Borea's, and/or, U.N., 2022–2024. A comma or colon does so between digits: 20,000, 10:30.
_JOINT = r"[-\u2010\u2011\u2013'’./]|(?<=\d)[,:](?=\d)"
_TOKEN = re.compile(rf"{_WORD}(?:(?:{_JOINT}){_WORD})*|\s+|(?s:.)[{_INSIDE}]*")
_ASCII = re.compile(
    r"[^\W]+(?:(?:[-'./]|(?<=\d)[,:](?=\d))\w+)*|\s+|(?s:.)", re.ASCII
)  # the same, faster


def tokens(text: str) -> list[str]:
    """Return a text in tokens; joined they are the text. A run of spaces is one token, so is each sign.

    >>> tokens("Borea's 20,000 ports: win-win.")
    ["Borea's", ' ', '20,000', ' ', 'ports', ':', ' ', 'win-win', '.']
    >>> tokens("中拉论坛 2024")
    ['中', '拉', '论', '坛', ' ', '2024']
    """
    return (_ASCII if text.isascii() else _TOKEN).findall(text)


def words(text: str) -> list[str]:
    """Return the tokens of a text without the spaces.

    >>> words("Ports: 港口.")
    ['Ports', ':', '港', '口', '.']
    """
    return [token for token in tokens(text) if not token.isspace()]
