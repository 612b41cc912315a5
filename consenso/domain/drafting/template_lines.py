"""What a template is made of."""

from dataclasses import dataclass

LANGUAGES = ("en", "es", "pt", "fr", "zh-Hans", "nl")


@dataclass(frozen=True, slots=True)
class Line:
    """A part of a template: what it is, its number ('a' for a point), and its words in the order of LANGUAGES."""

    kind: str
    number: str
    words: tuple[str, ...]
