"""Who made a text, when, and under which addresses: the <meta> of a document.

Addresses are those of the naming convention: /akn/{jurisdiction}/{doc|statement}/{subtype}/{author}/{date}/{number} for
the work in all its languages, with /{language}@{date} for one language version, with .xml for its file.

Source: Akoma Ntoso Naming Convention 1.0, section 4; AKN4UN guidelines, part 1 (class and subtype of a resolution).
"""

import datetime
import re
import unicodedata
from collections.abc import Sequence

from consenso.core.formats.akn._languages import iso_639_3
from consenso.core.formats.akn._model import STATEMENTS, UNKNOWN_DATE, CannotWrite, Metadata
from consenso.core.formats.akn._words import one_line
from consenso.core.formats.akn._xml import UNWRITABLE, XML, Node

EDITOR = "consenso"
NO_AUTHOR = "unknown"
_LETTER = re.compile(r"[A-Za-z]")


def word(name: str) -> str:
    """Return a name as one word of an address; '' where no letter or digit of it can stand in one.

    >>> word("Foro de Meridión, Comité 2"), word("经济论坛")
    ('foro-de-meridion-comite-2', '')
    """
    parted = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(sign for sign in parted if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain))


class Identification:
    """Makes the <meta> of a text and of its annexes; knows which ids are still free."""

    def __init__(self, metadata: Metadata, language: str, taken: set[str]) -> None:
        """Take what is known of the text. Raises CannotWrite for a date that is none, or a sign that XML cannot hold."""
        _check(metadata)
        self._metadata = metadata
        self._language = language
        self._taken = set(taken)
        self._date = metadata.date or UNKNOWN_DATE
        self._author = self._unused(metadata.author or word(metadata.author_name) or NO_AUTHOR)
        self._editor = self._unused(EDITOR)

    def free(self, identifier: str) -> dict[str, str]:
        """Return the id as an attribute eId, and take it; nothing where it is taken."""
        if identifier in self._taken:
            return {}
        self._taken.add(identifier)
        return {"eId": identifier}

    def _unused(self, identifier: str) -> str:
        found, n = identifier, 1
        while found in self._taken:
            n += 1
            found = f"{identifier}_{n}"
        self._taken.add(found)
        return found

    def work(self) -> str:
        """Return the address of the work, which is the same in every language."""
        known = self._metadata
        subtype = word(known.kind) or "text"
        subtype = STATEMENTS.get(known.kind, subtype)
        element = "statement" if known.kind in STATEMENTS else "doc"
        author = word(known.author or known.author_name)
        # A word that begins with a digit would be taken for the date.
        parts = [
            "",
            "akn",
            known.jurisdiction,
            element,
            subtype if _LETTER.match(subtype) else "text",
        ]
        parts += [author] if _LETTER.match(author) else []
        return "/".join([*parts, self._date, word(known.number) or "nn"])

    def of(self, component: str) -> Node:
        """Return the <identification> of the text, or of its annex with that id."""
        known = self._metadata
        work = self.work()
        expression = f"{work}/{iso_639_3(self._language)}@{self._date}"
        inner = f"/!{component or 'main'}"
        dated = {"date": self._date, "name": "adoption" if known.date else "unknown"}
        subtype = work.split("/")[4]
        number = word(known.number) or "nn"
        shown = {"showAs": one_line(known.shown_number)} if known.shown_number else {}
        node = Node("identification", {"source": f"#{self._editor}"})
        node.add(
            self._level("FRBRWork", work + inner, work, dated).add(
                _value("FRBRcountry", known.jurisdiction),
                _value("FRBRsubtype", subtype),
                Node("FRBRnumber", {"value": number} | shown),
            )
        )
        authentic = known.is_authentic
        tag = {f"{{{XML}}}lang": self._language} if iso_639_3(self._language) != "und" else {}
        node.add(
            self._level("FRBRExpression", expression + inner, expression, dated).add(
                None
                if authentic is None
                else _value("FRBRauthoritative", "true" if authentic else "false"),
                Node("FRBRlanguage", {"language": iso_639_3(self._language)} | tag),
            )
        )
        marked = {
            "date": known.marked_on or self._date,
            "name": "markup" if known.marked_on else "unknown",
        }
        return node.add(
            self._level(
                "FRBRManifestation",
                f"{expression}{inner}.xml",
                f"{expression}.xml",
                marked,
                self._editor,
            ).add(_value("FRBRformat", "application/akn+xml"))
        )

    def _level(
        self, name: str, this: str, uri: str, dated: dict[str, str], author: str = ""
    ) -> Node:
        return Node(name).add(
            _value("FRBRthis", this),
            _value("FRBRuri", uri),
            Node("FRBRdate", dated),
            Node("FRBRauthor", {"href": f"#{author or self._author}"}),
        )

    def complete(
        self, document: Node, *, title: str, notes: Sequence[Node], ours: Sequence[Node]
    ) -> None:
        """Add to the text's <meta> the references, notes, and what is ours; to its expression, the title in its language."""
        known = self._metadata
        meta = document.first("meta")
        assert meta is not None  # noqa: S101  # the writer puts it there first
        place = f"/akn/ontology/organization/{known.jurisdiction}"
        shown = one_line(known.author_name) or known.author or "Not stated"
        meta.add(
            Node("references", {"source": f"#{self._editor}"}).add(
                _organization(
                    self._author, f"{place}/{word(known.author or shown) or NO_AUTHOR}", shown
                ),
                _organization(self._editor, "/akn/ontology/organization/xx/consenso", "Consenso"),
            )
        )
        if title:
            expression = next(node for node in meta.every() if node.name == "FRBRExpression")
            expression.children.insert(2, Node("FRBRalias", {"name": "title", "value": title}))
        if notes:
            meta.add(Node("notes", {"source": f"#{self._editor}"}).add(*notes))
        if ours:
            meta.add(Node("proprietary", {"source": f"#{self._editor}"}).add(*ours))


def _check(metadata: Metadata) -> None:
    for day in (metadata.date, metadata.marked_on):
        if day and not _is_day(day):
            raise CannotWrite(f"A date is written as 2030-05-04: {day!r} is none.")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", metadata.jurisdiction):
        raise CannotWrite(
            f"A jurisdiction is a code such as 'un' or 'xx': {metadata.jurisdiction!r} is none."
        )
    if metadata.author and not re.fullmatch(r"[a-z][a-z0-9-]*", metadata.author):
        raise CannotWrite(
            f"An author's word is one such as 'meridian-forum': {metadata.author!r} is none."
        )
    words = (metadata.kind, metadata.number, metadata.shown_number, metadata.author_name)
    for text in words:
        if match := UNWRITABLE.search(text):
            raise CannotWrite(
                f"The metadata have the sign U+{ord(match[0]):04X}, which XML cannot hold."
            )


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _value(name: str, value: str) -> Node:
    return Node(name, {"value": value})


def _organization(identifier: str, href: str, shown: str) -> Node:
    return Node("TLCOrganization", {"eId": identifier, "href": href, "showAs": shown})
