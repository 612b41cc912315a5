"""What is wrong with a field, and what to do about it, in one sentence each."""

from collections.abc import Mapping
from typing import Any

# Our own complaints (from _fields.py): code → (what is wrong, what to do).
_OWN = {
    "no_language": ("no language", "give the words in at least one language: {en: …}"),
    "partial_date": (
        "not a date",
        "write a year, a month or a day: 2014, 2014-01 or 2014-01-28",
    ),
    "no_such_day": ("no such day in the calendar", "look the date up again"),
    "address": ("not a web address", "begin with http:// or https:// and leave no spaces"),
    "language_tag": ("no language tag", "write a BCP 47 tag such as en, es, pt, fr, zh-Hans, nl"),
    "empty_words": ("no words", "write them, or take the language out"),
}


def explain(kind: str, fault: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong and what to do, for one fault as the validation library reports it.

    >>> explain("missing", {})
    ('the field is missing', 'add it')
    >>> explain("extra_forbidden", {"loc": ("nmae",)})
    ('there is no such field', 'look at its spelling in docs/reference/record.md, or take it out')
    """
    context = fault.get("ctx", {})
    given = fault.get("input")
    shown = repr(given) if isinstance(given, str | int | float | bool | None) else "this"
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    if kind == "value_error":
        code, _, detail = str(context.get("error", "")).partition(":")
        message, remedy = _OWN.get(code, (str(context.get("error", "wrong")), "correct it"))
        return f"{message}: {detail or shown}", remedy
    if kind == "missing":
        return "the field is missing", "add it"
    if kind == "extra_forbidden":
        return (
            "there is no such field",
            "look at its spelling in docs/reference/record.md, or take it out",
        )
    if kind == "literal_error":
        return f"{shown} is none of the values allowed", f"write {context.get('expected')}"
    if kind == "string_pattern_mismatch":
        return f"{shown} has the wrong form", f"it must match {context.get('pattern')}"
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return f"{shown} is not a mapping", "write it as {en: …} or field by field"
    if kind in {"tuple_type", "list_type"}:
        return f"{shown} is not a list", "write it in square brackets or with dashes"
    if kind == "string_type":
        return f"{shown} is not text", "put it in quotes"
    return f"{shown}: {str(fault.get('msg', 'wrong')).lower()}", "correct it"
