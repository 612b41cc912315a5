"""Texts compared paragraph by paragraph, as programs read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import BaseModel, Field, field_validator

from consenso.core.lineage import Step
from consenso.core.outline import Outline, Paragraph
from consenso.domain.ledger import queries as ledger
from consenso.domain.ledger.queries import Listing
from consenso.domain.texts.chains import Chain, sections
from consenso.domain.texts.comparison import Comparison, choose, comparison
from consenso.domain.texts.contents import ContentRow
from consenso.interfaces.api.columns import Column, flag, number, text
from consenso.interfaces.api.naming import api_url, page_url
from consenso.interfaces.api.problems import Refused
from consenso.interfaces.api.resources import as_json, sheet

CHANGES = ("same", "reworded", "merged", "split", "moved", "new", "dropped")


class LineageAsked(Schema):
    """What can be asked of a comparison."""

    of: list[str] = Field(
        [],
        max_length=20,
        description="Ids of texts, two or more of one kind; the last plans if none is given.",
    )
    language: str = Field(
        "",
        max_length=40,
        description="The language of their words (BCP 47); if not given, one that most of them are imported in, English before others.",
    )
    format: str | None = Field(
        None,
        description="json (as if not given) or csv: a row for each step.",
        json_schema_extra={"enum": ["json", "csv"]},
    )

    @field_validator("of", mode="before")
    @classmethod
    def _empty_are_absent(cls, value: Any) -> Any:
        found = value if isinstance(value, list) else [value]
        return [one for one in found if one not in ("", None)]

    @field_validator("format", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        return value or None

    @property
    def is_csv(self) -> bool:
        """Return whether CSV is asked for.

        Raises:
            Refused: another format is.
        """
        if self.format not in (None, "json", "csv"):
            raise Refused(
                "format",
                "Ask for format=json or format=csv; without it, JSON is given.",
                formats=["json", "csv"],
            )
        return self.format == "csv"


class ParagraphItem(BaseModel):
    """A part of a text. `id` follows the Akoma Ntoso naming convention; `parent` and `section` are ids of other parts, or ''."""

    id: str
    kind: Literal["title", "heading", "preamble", "paragraph", "point", "closing", "annex", "note"]
    number: str = Field(description="As the text prints it; '' for none.")
    parent: str
    section: str = Field(description="The heading that it is counted under; '' for none.")
    text: str


class ComparedText(BaseModel):
    """A text that is compared, and all that it says in that language, in order."""

    text: str = Field(description="The text's id.")
    digest: str = Field(description="SHA-256 of what it says: language, title, paragraphs.")
    url: str
    api_url: str
    paragraphs: tuple[ParagraphItem, ...]


class WordsItem(BaseModel):
    before: str
    after: str


class PairItem(BaseModel):
    """What became of paragraphs: ids in the earlier text, ids in the later one."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    change: Literal["same", "reworded", "merged", "split", "moved", "new", "dropped"]
    score: float = Field(description="How alike they are, 0 to 1 (1: the same words).")
    strength: Literal["stronger", "weaker", "equal"]
    reason: str = Field(description="By what: verb, hedge, number, date; '' for nothing.")
    moved: bool = Field(description="Whether it stands elsewhere, whatever its change.")
    words: tuple[WordsItem, ...] = Field(description="The words that differ, in order.")


class LineageItem(BaseModel):
    """One text and the next."""

    old: str = Field(description="Id of the earlier text.")
    new: str = Field(description="Id of the later text.")
    pairs: tuple[PairItem, ...] | None = Field(
        description="Every paragraph of both in one pair; null: not compared yet."
    )


class ChainItem(BaseModel):
    """Paragraphs that continue each other: their ids in each of the texts, none where they are not there."""

    stages: tuple[tuple[str, ...], ...]


class Lineage(BaseModel):
    """Texts in one language, the earliest first. Fewer than two of a kind: no lineages."""

    language: str = Field(description="Of the words (BCP 47); '' where nothing can be compared.")
    texts: tuple[ComparedText, ...]
    lineages: tuple[LineageItem, ...]
    chains: tuple[ChainItem, ...] = Field(
        description="Paragraphs carried through two texts or more, the longest first."
    )
    revision: int = Field(description="Number of the ledger's last entry.")
    ledger_head: str = Field(description="Digest of the ledger's last entry.")


def found(request: HttpRequest, forum: str, wanted: LineageAsked) -> HttpResponse:
    """Answer a comparison as JSON, or its steps as CSV. Some seven queries."""
    is_csv = wanted.is_csv
    of = tuple(one.replace("\0", "") for one in wanted.of)
    chosen = choose(forum, of=of, language=wanted.language.replace("\0", ""), preferred="en")
    compared = comparison(chosen.contents)
    if is_csv:
        rows = tuple(_rows(compared))
        listing = Listing(rows, len(rows), 1, max(1, len(rows)))
        return sheet(request, listing, COLUMNS, language=chosen.language or "en")
    head = ledger.head(forum)
    return as_json(
        {
            "language": chosen.language,
            "texts": [
                _text(forum, row, outline)
                for row, outline in zip(chosen.contents, compared.outlines, strict=True)
            ],
            "lineages": [
                {
                    "old": chosen.contents[place].text,
                    "new": chosen.contents[place + 1].text,
                    "pairs": [step.as_json() for step in one.steps] if one else None,
                }
                for place, one in enumerate(compared.compared)
            ],
            "chains": [_chain(one) for one in compared.chains()],
            "revision": head.number,
            "ledger_head": head.digest,
        }
    )


def _text(forum: str, row: ContentRow, outline: Outline) -> dict[str, Any]:
    of = sections(outline).of
    return {
        "text": row.text,
        "digest": row.digest,
        "url": page_url(forum, "text", row.text),
        "api_url": api_url(forum, "text", row.text),
        "paragraphs": [
            {
                "id": one.id,
                "kind": one.kind,
                "number": one.number,
                "parent": one.parent,
                "section": of.get(one.id, ""),
                "text": one.text,
            }
            for one in outline.paragraphs
        ],
    }


def _chain(one: Chain) -> dict[str, Any]:
    return {"stages": [list(stage) for stage in one.stages]}


@dataclass(frozen=True, slots=True)
class _Row:
    """A step with what it is between."""

    old_text: str
    new_text: str
    step: Step
    olds: Sequence[Paragraph]
    news: Sequence[Paragraph]


def _rows(compared: Comparison) -> Iterator[_Row]:
    held = [{part.id: part for part in outline.paragraphs} for outline in compared.outlines]
    for place, one in enumerate(compared.compared):
        for step in one.steps if one else ():
            yield _Row(
                one.old.text if one else "",
                one.new.text if one else "",
                step,
                [held[place][part] for part in step.old],
                [held[place + 1][part] for part in step.new],
            )


def _joined(parts: Sequence[Paragraph], name: str) -> str:
    return " | ".join(str(getattr(part, name)) for part in parts)


COLUMNS: tuple[Column, ...] = (
    text("old_text", "The earlier text."),
    text("new_text", "The later text."),
    text("change", "What became of it: " + ", ".join(CHANGES) + ".", lambda row: row.step.change),
    flag("moved", "It stands elsewhere, whatever its change.", lambda row: row.step.is_moved),
    text("strength", "stronger, weaker, equal.", lambda row: row.step.strength),
    text("reason", "By what: verb, hedge, number, date.", lambda row: row.step.reason),
    number("score", "How alike they are, 0 to 1.", lambda row: row.step.score),
    text("old", "Paragraphs of the earlier text (ids).", lambda row: _joined(row.olds, "id")),
    text("old_number", "Their numbers.", lambda row: _joined(row.olds, "number")),
    text("old_kind", "What they are.", lambda row: _joined(row.olds, "kind")),
    text("old_words", "What they say.", lambda row: _joined(row.olds, "text")),
    text("new", "Paragraphs of the later text (ids).", lambda row: _joined(row.news, "id")),
    text("new_number", "Their numbers.", lambda row: _joined(row.news, "number")),
    text("new_kind", "What they are.", lambda row: _joined(row.news, "kind")),
    text("new_words", "What they say.", lambda row: _joined(row.news, "text")),
    text(
        "before",
        "Words of the earlier text that differ.",
        lambda row: " | ".join(one.before for one in row.step.words),
    ),
    text(
        "after",
        "Words of the later text that differ.",
        lambda row: " | ".join(one.after for one in row.step.words),
    ),
)
