"""What a search answers."""

from dataclasses import dataclass

from consenso.core.prose import Excerpt, Pieces


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that was found. `text_language`: the language it is shown in, where not the one asked for; or ''."""

    kind: str
    identifier: str
    title: Pieces
    excerpt: Excerpt
    date: str
    text_language: str

    @property
    def is_fallback(self) -> bool:
        return bool(self.text_language)


@dataclass(frozen=True, slots=True)
class FacetCount:
    """A value to filter by, and how many of what was found have it."""

    value: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a search.

    `total`: how many were found; where not `is_total_exact`, at least so many.
    `is_bounded`: more were found than are ranked and counted: only the newest `n_ranked`, and older ones with the
    words in the title. Facets then count in those alone; and pages reach no further than those.
    `corrected`: the query that was searched instead, where misspellings were forgiven, or ''.
    `left_out`: words of the query that were not looked for: they are nowhere, or nowhere together with the others.
    `is_empty_query`: nothing was asked.
    """

    total: int
    is_total_exact: bool
    hits: tuple[Hit, ...]
    kinds: tuple[FacetCount, ...]
    parties: tuple[FacetCount, ...]
    areas: tuple[FacetCount, ...]
    years: tuple[FacetCount, ...]
    is_bounded: bool
    n_ranked: int
    corrected: str
    left_out: tuple[str, ...]
    is_empty_query: bool
    page: int
    per_page: int
    n_pages: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that answers what has been typed so far."""

    kind: str
    identifier: str
    title: Pieces
    date: str


def nothing(
    *, page: int, per_page: int, left_out: tuple[str, ...] = (), is_empty_query: bool = False
) -> Results:
    """Return the answer in which there is nothing."""
    return Results(
        total=0,
        is_total_exact=True,
        hits=(),
        kinds=(),
        parties=(),
        areas=(),
        years=(),
        is_bounded=False,
        n_ranked=0,
        corrected="",
        left_out=left_out,
        is_empty_query=is_empty_query,
        page=page,
        per_page=per_page,
        n_pages=1,
    )
