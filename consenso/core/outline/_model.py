"""The values of an outline."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal["title", "heading", "preamble", "paragraph", "point", "closing", "annex", "note"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One part of a text. `text` is without its number; `number` is as the text prints it, '' for none.

    `id` follows the Akoma Ntoso naming convention and is unique in the outline; `parent` is the id of the part that it
    stands in, '' for the text itself. `start` and `end` are offsets into the source text (code points, half-open).
    """

    id: str
    kind: Kind
    number: str
    parent: str
    text: str
    start: int
    end: int
    page: int = 0  # from 1, where the source has pages; 0 where it has none


@dataclass(frozen=True, slots=True)
class Outline:
    """A text's structure, in reading order. `language` is BCP 47, 'und' where it cannot be told; `title` '' for none.

    `source` is the text that was taken out of the file: `source[one.start:one.end]` is a paragraph as it stands there,
    with its number and, where the file has them, its line ends and marks.
    """

    language: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    source: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the outline as plain values, as `consenso outline --json` prints it."""
        return {
            "language": self.language,
            "title": self.title,
            "paragraphs": [
                {
                    "id": one.id,
                    "kind": one.kind,
                    "number": one.number,
                    "parent": one.parent,
                    "text": one.text,
                    "start": one.start,
                    "end": one.end,
                    "page": one.page,
                }
                for one in self.paragraphs
            ],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any], *, source: str = "") -> "Outline":
        """Return the outline that `as_json` wrote.

        >>> Outline.from_json({"language": "en", "title": "", "paragraphs": []})
        Outline(language='en', title='', paragraphs=(), source='')
        """
        parts = tuple(Paragraph(**one) for one in values["paragraphs"])
        return cls(values["language"], values["title"], parts, source)
