"""Words of the six languages: as terms to index, as terms to look for, as pieces of a text that answer a query."""

from consenso.core.prose._marks import (
    Excerpt,
    Pieces,
    excerpt,
    excerpt_terms,
    highlight,
    highlight_terms,
    terms_of,
)
from consenso.core.prose._query import QueryTerm, phrases, query_terms
from consenso.core.prose._scripts import HAN, INSIDE
from consenso.core.prose._sentences import sentences
from consenso.core.prose._telling import content_terms
from consenso.core.prose._tokens import Token, fold, is_han, spelt_terms, tokens

__all__ = [
    "HAN",
    "INSIDE",
    "Excerpt",
    "Pieces",
    "QueryTerm",
    "Token",
    "content_terms",
    "excerpt",
    "excerpt_terms",
    "fold",
    "highlight",
    "highlight_terms",
    "is_han",
    "phrases",
    "query_terms",
    "sentences",
    "spelt_terms",
    "terms_of",
    "tokens",
]
