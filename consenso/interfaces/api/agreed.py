"""Agreed language as programs read it."""

from typing import Any
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel, Field

from consenso.core.record import Text
from consenso.domain.ledger.queries import Listing
from consenso.domain.search.agreed import Found, agreed
from consenso.domain.texts.queries import texts_by_id
from consenso.domain.texts.whereabouts import Place, paragraphs_called
from consenso.interfaces.api.asked import Asked, Language
from consenso.interfaces.api.columns import flag, number, text
from consenso.interfaces.api.naming import api_url, page_url
from consenso.interfaces.api.resources import paged, sheet
from consenso.interfaces.api.schemas import Page, Piece

PER_PAGE = 20
MOST_PER_PAGE = 100


class AgreedAsked(Asked):
    """What can be asked of agreed language."""

    q: str = Field(
        "",
        max_length=500,
        description="Words, or a whole sentence, in any language. Words between quotation marks must stand so.",
    )
    language: Language | None = Field(
        None, description="Only sentences in this language; if not given, in every one."
    )
    per_page: int | None = Field(
        None, ge=1, le=MOST_PER_PAGE, description="Sentences on a page; 20 if not given."
    )


class AgreedItem(BaseModel):
    """One sentence that was found, and why."""

    text: str = Field(description="The text's id.")
    title: str
    date: str
    language: str = Field(description="What the sentence is in (BCP 47).")
    paragraph: str = Field(description="The paragraph's id.")
    place: str = Field(description="What the paragraph is called; '' for no number.")
    sentence: tuple[Piece, ...]
    words: tuple[str, ...] = Field(description="Words of the sentence that answer the question.")
    nearness: float = Field(description="How near it is in meaning, -1 to 1.")
    is_promise: bool
    url: str = Field(description="The paragraph's public page, the sentence marked.")
    api_url: str = Field(description="The text in this API.")


class AgreedFound(Page[AgreedItem]):
    """One page of what was found, best first."""

    corrected: str = Field(
        description="What was searched instead, where misspellings were forgiven."
    )
    is_bounded: bool = Field(description="Whether more have the words than are ranked.")
    languages: tuple[str, ...] = Field(description="Languages that there are sentences in.")


def found(request: HttpRequest, forum: str, wanted: AgreedAsked) -> HttpResponse:
    """Answer as JSON, or as CSV: there the first 100 sentences, or the page that is asked for."""
    usual = MOST_PER_PAGE if wanted.is_csv else PER_PAGE
    answer = agreed(
        forum=forum,
        words=wanted.q or "",
        language=wanted.tag,
        page=wanted.page or 1,
        per_page=wanted.per_page or usual,
    )
    texts = texts_by_id(forum, tuple({one.content.text for one in answer.found}))
    places = paragraphs_called({(one.content.id, one.sentence.paragraph) for one in answer.found})
    items = tuple(
        _item(forum, one, texts[one.content.text], places)
        for one in answer.found
        if one.content.text in texts
    )
    listing = Listing(items, answer.total, answer.page, answer.per_page)
    if wanted.is_csv:
        return sheet(request, listing, COLUMNS, language=wanted.tag)
    return paged(
        request,
        forum,
        listing,
        items,
        corrected=answer.corrected,
        is_bounded=answer.is_bounded,
        languages=list(answer.languages),
    )


def _item(forum: str, one: Found, of: Text, places: dict[Place, str]) -> dict[str, Any]:
    language, paragraph = one.content.language, one.sentence.paragraph
    page = page_url(forum, "text", of.id, language=language)
    marked = urlencode({"quote": one.sentence.text}, quote_via=quote)
    return {
        "text": of.id,
        "title": one.content.title or of.title.get(language) or next(iter(of.title.values())),
        "date": of.date,
        "language": language,
        "paragraph": paragraph,
        "place": places.get((one.content.id, paragraph), ""),
        "sentence": [{"text": words, "is_match": is_match} for words, is_match in one.pieces],
        "words": list(one.words),
        "nearness": round(one.nearness, 3),
        "is_promise": one.sentence.is_promise,
        "url": f"{page}in/{language}/{quote(paragraph)}/?{marked}",
        "api_url": api_url(forum, "text", of.id),
    }


COLUMNS = (
    text("text", "The text's id.", lambda row: row["text"]),
    text("title", "What it is called.", lambda row: row["title"]),
    text("date", "Its date.", lambda row: row["date"]),
    text("language", "What the sentence is in (BCP 47).", lambda row: row["language"]),
    text("paragraph", "The paragraph's id.", lambda row: row["paragraph"]),
    text("place", "What the paragraph is called.", lambda row: row["place"]),
    text(
        "sentence",
        "The sentence.",
        lambda row: "".join(piece["text"] for piece in row["sentence"]),
    ),
    text("words", "Its words that answer the question.", lambda row: ", ".join(row["words"])),
    number("nearness", "How near it is in meaning, -1 to 1.", lambda row: row["nearness"]),
    flag("is_promise", "Whether it promises.", lambda row: row["is_promise"]),
    text("url", "The paragraph's public page.", lambda row: row["url"]),
    text("api_url", "The text in the API.", lambda row: row["api_url"]),
)
