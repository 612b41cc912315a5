"""An object as programs get it: the record's document in all languages, or said in one."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from consenso.core.locale import choose
from consenso.core.record import Entity, Words, plain


def document(entity: Entity, language: str = "") -> dict[str, Any]:
    """Return the object's document as the record writes it; with `language` (BCP 47), its words in that one.

    Words in one language are {text, language, is_fallback}: `language` is what the text is in, and
    `is_fallback` says that the record lacks the one asked for. Fields without a value are left out.
    """
    return said(entity, language) if language else plain(entity)


def said(value: Any, language: str) -> Any:
    """Return a value of the record with every wording in one language.

    >>> said({"en": "Aurelia", "es": "Aurelia (es)"}, "es")
    {'text': 'Aurelia (es)', 'language': 'es', 'is_fallback': False}
    """
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        parts = ((name, field, getattr(value, name)) for name, field in fields.items())
        return {
            field.alias or name: said(part, language)
            for name, field, part in parts
            if part is not None and (field.is_required() or part != field.default)
        }
    if isinstance(value, tuple | list):
        return [said(part, language) for part in value]
    # The only mappings inside a record's values are words by language.
    return in_one(value, language) if isinstance(value, dict) else value


def in_one(words: Words | Mapping[str, str], language: str) -> dict[str, Any]:
    """Return words in the language, else English, else the first there are, and say which it is."""
    choice = choose(words, language)
    return {"text": choice.text, "language": choice.language, "is_fallback": choice.is_fallback}
