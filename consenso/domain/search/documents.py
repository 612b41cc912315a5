"""What is put into the index: a document as a page shows it, in one language of the interface."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from consenso.core.prose import fold, spelt_terms

# Another number makes every document be indexed anew: raise it when the terms of a text become others.
REVISION = 1

# More words of one document than this are not looked at, so that none can fill the index.
MOST_TERMS = 20_000

KIND, PARTY, AREA, YEAR = "kind", "party", "area", "year"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One object in one language.

    `language`: the interface's tag. `text_language`: the language that title and body are really in, where it is
    another one; empty: the same. `date`: a day, month or year as ISO text, or ''. `parties`: codes; `areas`: ids.
    `also`: words to find it by that are not shown, such as the names of its parties.
    """

    kind: str
    identifier: str
    language: str
    title: str
    body: str = ""
    date: str = ""
    parties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    text_language: str = ""
    also: str = field(default="")

    @property
    def year(self) -> int | None:
        return int(self.date[:4]) if self.date[:4].isdecimal() else None

    @property
    def facets(self) -> tuple[str, ...]:
        """What it can be filtered by, as dimension=value."""
        values = [
            (KIND, self.kind),
            *((PARTY, party) for party in self.parties),
            *((AREA, area) for area in self.areas),
        ]
        if self.year is not None:
            values.append((YEAR, str(self.year)))
        return tuple(dict.fromkeys(f"{name}={clean(value)}" for name, value in values if value))


@dataclass(frozen=True, slots=True)
class IndexedTerms:
    """The terms of a document, as they are counted and as both indexes store them.

    Stored, each stands between spaces and with the number of its scope: 1~term in the text or the title, 1^term
    in the title, 1=kind=meeting as a value to filter by. `spelt`: (term, folded word, spelling), as often as seen.
    """

    title: str
    text: str
    facets: str
    n_terms: int
    spelt: tuple[tuple[str, str, str], ...]
    facet_terms: tuple[str, ...]


def terms_of_document(document: SearchDocument, *, scope: int) -> IndexedTerms:
    """Return the terms of a document for a scope."""
    language = document.text_language or document.language
    # The identifier is found as it stands in an address, so it has no language.
    parts = ((document.title, language), (document.body, language))
    hidden = ((document.also, language), (document.identifier, None))
    fields: list[str] = []
    spelt: list[tuple[str, str, str]] = []
    n_terms = 0
    for text, tag in (*parts, *hidden):
        found = spelt_terms(text, tag)[: MOST_TERMS - len(spelt)]
        fields.append("".join([f" {scope}~{row[0]} " for row in found]))
        spelt += found
        n_terms = n_terms if len(fields) > len(parts) else len(spelt)
    facets = tuple(map(facet_term, document.facets))
    return IndexedTerms(
        title=fields[0].replace(f" {scope}~", f" {scope}^"),
        # The bar keeps a phrase from beginning in one field and ending in the next.
        text=" | ".join(fields),
        facets="".join(f" {scope}{facet} " for facet in facets),
        n_terms=n_terms,
        spelt=tuple(spelt),
        facet_terms=facets,
    )


@lru_cache(maxsize=4096)
def facet_term(facet: str) -> str:
    """Return a dimension=value as a term of the index, in letters, digits and = only, the same for any case.

    >>> facet_term("party=CL"), facet_term("area=energy & mines")
    ('=party=cl', '=area=energy_20__26__20_mines')
    """
    name, _, value = facet.partition("=")
    plain = "".join(
        c if (c.isascii() and c.isalnum()) or c == "-" else f"_{ord(c):x}_"
        for c in value.casefold()
    )
    if len(plain) > 100:
        plain = blake2b(plain.encode(), digest_size=16).hexdigest()
    return f"={name}={plain}"


def digest(document: SearchDocument) -> str:
    """Return what changes whenever a document would be indexed otherwise."""
    told = repr((REVISION, document)).encode("utf-8", "backslashreplace")
    return blake2b(told, digest_size=16).hexdigest()


def day_number(date: str) -> int:
    """Return the first day that a partial date may mean, counted from the year 1; none or a wrong one: 0.

    >>> day_number("2021") == day_number("2021-01-01") < day_number("2021-12-03")
    True
    >>> day_number(""), day_number("soon")
    (0, 0)
    """
    try:
        return dt.date.fromisoformat(date + "0000-01-01"[len(date) :]).toordinal()
    except ValueError:
        return 0


def clean(text: str) -> str:
    """Return a text without what a database refuses: NUL and halves of surrogate pairs; line ends as spaces.

    >>> clean(f"a{chr(0)}b")
    'a b'
    """
    if text.isprintable():
        return text
    text = text.replace("\0", " ").replace("\n", " ")
    return text.encode("utf-8", "replace").decode("utf-8")


def facets_asked(
    *, kinds: Iterable[str], parties: Iterable[str], areas: Iterable[str], years: Iterable[int]
) -> dict[str, tuple[str, ...]]:
    """Return the terms to filter by, dimension by dimension; a dimension that nothing was asked of is left out."""
    asked = {
        KIND: tuple(kinds),
        PARTY: tuple(parties),
        AREA: tuple(areas),
        YEAR: tuple(str(year) for year in years),
    }
    return {
        name: tuple(dict.fromkeys(facet_term(f"{name}={clean(value)}") for value in values))
        for name, values in asked.items()
        if values
    }


def folded_title(title: str) -> str:
    """Return a title as two are compared."""
    return " ".join(fold(title).split())
