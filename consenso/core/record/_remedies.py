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
    "address": (
        "not a web address",
        "begin with http:// or https:// and leave no spaces, quotes or brackets < >",
    ),
    "language_tag": ("no language tag", "write a BCP 47 tag such as en, es, pt, fr, zh-Hans, nl"),
    "empty_words": ("no words", "write them, or take the language out"),
    "blank": ("nothing is written here", "write it, or take the field out"),
    "unprintable": ("a character that cannot be shown", "remove it"),
    "currency": ("no currency of ISO 4217", "write a code such as USD, EUR or CNY"),
    "number": ("not a number", "write digits alone, without quotes: 20000000000 or 41.1"),
    "whole": ("not a whole number", "write digits alone, without quotes: 34"),
    "too_large": ("too large a number", "write one below 9007199254740992"),
    "exact": (
        "not a number above nought, digit by digit",
        "write it in quotes, as published, with a point: '7.0640'",
    ),
    "time_period": (
        "not a period",
        "write a year, half, quarter, month or day: '2022', 2022-S1, 2022-Q1, 2022-03, 2022-03-31",
    ),
    "truth": ("neither true nor false", "write true or false, without quotes"),
}
# The forms of codes (from _fields.py): pattern → what to write.
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "write small letters, digits and single hyphens: ministerial-3",
    r"^[A-Z]{2}$": "write an ISO 3166-1 code of two capital letters: MX",
    r"^[A-Z]{3}$": "write an ISO 3166-1 code of three capital letters: MEX",
    r"^[0-9]{3}$": "write the three digits of UN M49 in quotes: '032'",
    r"^([A-Z]{2}|[a-z][a-z0-9]*(-[a-z0-9]+)*)$": "write a state as MX, or a bloc by its id",
    r"^[A-Z]$": "write the one capital letter of SDMX's observation status: E",
    r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$": "write month and day in quotes: '03-31'",
    r"^Q[1-9][0-9]*$": "write a Wikidata item: Q96",
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$": _OWN["language_tag"][1],
}
_PLAIN = {
    "missing": ("the field is missing", "add it"),
    "extra_forbidden": (
        "there is no such field",
        "look at its spelling in docs/reference/record.md, or take it out",
    ),
    "too_short": ("the list is empty", "name at least one"),
    "string_too_long": ("longer than 80 characters", "shorten it"),
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
    if kind in _PLAIN:
        return _PLAIN[kind]
    if given is None:
        return _OWN["blank"]
    shown = repr(given) if isinstance(given, str | int | float | bool) else "this"
    shown = shown if len(shown) <= 60 else shown[:57] + "…"
    if kind == "value_error":
        code, _, detail = str(context.get("error", "")).partition(":")
        message, remedy = _OWN.get(code, (str(context.get("error", "wrong")), "correct it"))
        return f"{message}: {detail or shown}", remedy
    if kind == "literal_error":
        return f"{shown} is none of the values allowed", f"write {context.get('expected')}"
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return f"{shown} has the wrong form", _FORMS.get(pattern, f"it must match {pattern}")
    if kind in {"dict_type", "model_type", "model_attributes_type"}:
        return f"{shown} is not a mapping", "write it as {en: …} or field by field"
    if kind in {"tuple_type", "list_type"}:
        return f"{shown} is not a list", "write it in square brackets or with dashes"
    if kind == "string_type":
        return f"{shown} is not text", "put it in quotes if it is one value"
    return f"{shown}: {str(fault.get('msg', 'wrong')).lower()}", "correct it"
