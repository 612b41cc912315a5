"""What every address takes: language, pages, format; and how a query that cannot be used is refused."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Schema
from pydantic import BeforeValidator, Field, ValidationError, field_validator

from consenso.core.locale import content_tag
from consenso.core.record import (
    Entity,
)
from consenso.domain.ledger.queries import Listing
from consenso.interfaces.api.naming import IN_ADDRESS
from consenso.interfaces.api.problems import Refused

MOST_PER_PAGE = 500
PER_PAGE = 50
WHOLE = 1_000_000  # rows of a list that is wanted whole

Language = Annotated[
    Literal["en", "es", "pt", "fr", "zh-Hans", "nl"],
    BeforeValidator(lambda tag: content_tag(tag) if isinstance(tag, str) else tag),
]
Year = Annotated[int, Field(ge=1000, le=9998)]
# An id of the record, or a word of one of its vocabularies.
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
StateCode = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]
PartyCode = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", max_length=80)]


class Worded(Schema):
    """What can be asked of one object."""

    language: Language | None = Field(
        None,
        description="Give words in this language only, each as {text, language, is_fallback}. "
        "Without it, every language of the record is given.",
    )

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_absent(cls, value: Any) -> Any:
        return None if value == "" else value  # forms send their empty fields, too

    @property
    def tag(self) -> str:
        """Return the language asked for, or ''."""
        return self.language or ""


class Asked(Worded):
    """What can be asked of every list."""

    page: int | None = Field(None, ge=1, le=1_000_000, description="Which page, from 1.")
    per_page: int | None = Field(
        None, ge=1, le=MOST_PER_PAGE, description=f"Items on a page; {PER_PAGE} if not given."
    )
    format: str | None = Field(
        None,
        description="json (as if not given) or csv. As CSV the list comes whole, unless a page is asked for.",
        json_schema_extra={"enum": ["json", "csv"]},
    )

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

    def pages(self) -> tuple[int, int]:
        """Return which page is wanted, and how many items are on one."""
        if self.is_csv and self.page is None and self.per_page is None:
            return 1, WHOLE
        return self.page or 1, self.per_page or PER_PAGE


class EntityAsked(Asked):
    """What can be asked of a list of the record's objects."""

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Entity]:
        """Return one page of what was asked for."""
        raise NotImplementedError


def sliced(found: tuple[Any, ...], *, page: int, per_page: int) -> Listing[Any]:
    """Return one page of what is all at hand.

    >>> sliced(("a", "b", "c"), page=2, per_page=2).items
    ('c',)
    """
    start = (page - 1) * per_page
    return Listing(found[start : start + per_page], len(found), page, per_page)


def asked_of(request: HttpRequest, kind: type[Schema]) -> Any:
    """Return what a request's query asks, as `kind`.

    Raises:
        Refused: a parameter is not known, or its value cannot be used.
    """
    refuse_unknown(request, kind)
    try:
        return kind.model_validate(request.GET.dict())
    except ValidationError as error:
        raise unusable([(fault["loc"], fault["msg"]) for fault in error.errors()]) from error


def refuse_unknown(request: HttpRequest, kind: type[Schema]) -> None:
    """Raise `Refused` where the query has a parameter that `kind` does not know: a misspelt filter must not pass."""
    known = [field.alias or name for name, field in kind.model_fields.items()]
    unknown = sorted(set(request.GET) - set(known))
    if unknown:
        raise Refused(
            "unknown-parameter",
            f"There is no parameter {_listed(unknown)} here. There {'are: ' + ', '.join(known) if known else 'is none'}.",
            unknown=[name[:80] for name in unknown[:20]],
            parameters=known,
        )


def unusable(faults: list[tuple[tuple[Any, ...], str]]) -> Refused:
    """Return the refusal of values, each with the name of its parameter and what is wrong with it."""
    errors = [
        {"parameter": str(place[-1]) if place else "", "detail": said} for place, said in faults
    ]
    told = "; ".join(f"{one['parameter']}: {one['detail']}" for one in errors)
    return Refused("parameter", f"Correct or leave out: {told}.", errors=errors)


def _listed(names: list[str]) -> str:
    return ", ".join(repr(name[:80]) for name in names[:20])


def language_tag(tag: str) -> str:
    """Return the content's tag of a language that stands in an address.

    >>> language_tag("zh-hans")
    'zh-Hans'
    """
    return next(content for content, django in IN_ADDRESS.items() if django == tag)
