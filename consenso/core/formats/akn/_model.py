"""What Akoma Ntoso says beside a text's structure, and what reading one hands back."""

from dataclasses import dataclass
from typing import Any

from consenso.core.errors import ConsensoError
from consenso.core.outline import Outline

# The kinds of text that a body states: <statement>. AKN4UN's classes of deliberative documents and what is near them.
STATEMENTS = {
    "resolution": "deliberation",
    "decision": "deliberation",
    "recommendation": "deliberation",
    "declaration": "declaration",
    "communique": "declaration",
    "statement": "declaration",
}
UNKNOWN_DATE = "9999-01-01"  # where the schema wants a date and none is known, as the European Union's editors write it


class CannotWrite(ConsensoError):
    """The outline cannot be written as Akoma Ntoso; its sentence says which part and why."""

    code = "akn.cannot_write"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies a text: the same in every language but for `title_of_number`.

    `kind` is what it is called: resolution, declaration, plan… Resolutions, decisions, declarations and communiqués
    become <statement>, which is what AKN4UN prescribes for what a body resolves or states; everything else, such as
    a plan, becomes <doc>, the schema's element for a document that it has no class for.
    `jurisdiction` is the second part of the address: 'un' in the United Nations system (AKN4UN); 'xx', which is no
    state's code in ISO 3166-1, for a forum that is neither. `author` and `author_name` are the body that adopted it:
    a word without spaces for addresses, and its name as shown. `number` is its number or short name in addresses,
    such as '76-1' or 'action-plan-2022'; '' becomes 'nn', the naming convention's word for none.
    `date` and `marked_on` (the day that the file was made) are ISO 8601 days, '' where they are not known.
    `is_authentic` says whether the language version is an authentic one; None where nobody says.
    """

    kind: str = "doc"
    date: str = ""
    number: str = ""
    shown_number: str = ""
    author: str = ""
    author_name: str = ""
    jurisdiction: str = "xx"
    marked_on: str = ""
    is_authentic: bool | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What stands in a file and not in the outline, or otherwise than it stands there: line from 1, element, and why."""

    line: int
    element: str
    said: str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The three addresses that the file gives itself; '' where it gives none."""

    work: str = ""
    expression: str = ""
    manifestation: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An outline read from Akoma Ntoso, and what the file says beside it.

    The outline's `source` has each part in a block of its own, its number before its text; its offsets are of that.
    """

    outline: Outline
    metadata: Metadata
    identifiers: Identifiers
    unread: tuple[Unread, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the outline's own values, and beside them metadata, addresses and what was not read."""
        return {
            **self.outline.as_json(),
            "metadata": {
                "kind": self.metadata.kind,
                "date": self.metadata.date,
                "number": self.metadata.number,
                "shown_number": self.metadata.shown_number,
                "author": self.metadata.author,
                "author_name": self.metadata.author_name,
                "jurisdiction": self.metadata.jurisdiction,
                "marked_on": self.metadata.marked_on,
                "is_authentic": self.metadata.is_authentic,
            },
            "identifiers": {
                "work": self.identifiers.work,
                "expression": self.identifiers.expression,
                "manifestation": self.identifiers.manifestation,
            },
            "unread": [
                {"line": one.line, "element": one.element, "said": one.said} for one in self.unread
            ],
        }
