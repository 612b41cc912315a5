"""The schema of a record, written out for people."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from consenso.core.record import _fields, _rates
from consenso.core.record._fields import LANGUAGES, Entity, Value
from consenso.core.record._schema import KINDS

# What a value of each type is, in words; the first that is equal counts.
_TYPES: tuple[tuple[Any, str], ...] = (
    (_fields.Words, "words by language"),
    (_fields.Plain, "text"),
    (_fields.PartialDate, "date"),
    (_fields.Address, "web address"),
    (_fields.Identifier, "id"),
    (_fields.StateCode, "state code"),
    (_fields.LongStateCode, "code of three capital letters"),
    (_fields.AreaNumber, "three digits, as text"),
    (_fields.PartyCode, "party"),
    (_fields.LanguageTag, "language tag"),
    (_fields.WikidataItem, "Wikidata item"),
    (_fields.Currency, "currency"),
    (_fields.MonthDay, "month and day, as text"),
    (_fields.Sha256, "64 hexadecimal digits"),
    (_fields.Number, "number"),
    (_fields.Whole, "whole number"),
    (_fields.Cardinal, "whole number from 0"),
    (_fields.Ordinal, "whole number from 1"),
    (_fields.Year, "year"),
    (_fields.Truth, "true or false"),
    (_rates.TimePeriod, "period"),
    (_rates.Exact, "exact number"),
    (_rates.ObservationStatus, "one capital letter"),
)

_PREFACE = f"""\
# The record: every kind of object and every field

This page is written by the schema itself, and a test holds it against the code:

    python -c 'from consenso.core.record import reference; print(reference(), end="")' > docs/reference/record.md

How to begin a record of your own: [your own forum](../guides/your-own-forum.md).

A record is a folder of YAML files in UTF-8, one file for each kind of object. `forum.yaml` is one mapping, the others
are lists of mappings. Only `forum.yaml` must be there. `consenso check FOLDER` tells everything that is wrong, with file, line,
field and what to do about it.

## What values look like

| a value | is written |
|---|---|
| words by language | a mapping from language tag to words: `{{en: Aurelia, es: Aurelia}}`; at least one language. What is missing in a reader's language is shown in English, else in the first language that there is, and marked |
| text | a proper name, or words that are the same in every language |
| date | a day, a month or a year, as precise as known: `2014-01-28`, `2014-01`, `'2014'` |
| web address | begins with `http://` or `https://` |
| id | small letters, digits and single hyphens, at most 80 characters: `ministerial-3` |
| state code | ISO 3166-1 alpha-2: `MX`; `XA` to `XZ` are free for imaginary states |
| party | a state of `states.yaml` by its code (`MX`), or a bloc of `blocs.yaml` by its id (`celac`) |
| language tag | BCP 47: {", ".join(f"`{tag}`" for tag in LANGUAGES)} and others |
| Wikidata item | `Q96` |
| currency | ISO 4217: `USD` |
| number | digits, without quotes and separators, in whole units: `20000000000`, `41.1` |
| exact number | digits as published, in quotes, with a point: `'7.0640'`; nothing is added or rounded away |
| period | a year, half, quarter, month or day, as SDMX writes TIME_PERIOD: `'2022'`, `2022-S1`, `2022-Q1`, `2022-03`, `2022-03-31` |
| year | a whole number from 1800 to 2200: `2015` |
| true or false | `true` or `false`, without quotes |

Text that looks like something else stands in quotes: `'2014'`, `'NO'`, `'032'`. Anchors (`&`), aliases (`*`), tags (`!`), a key
that stands twice, and several documents in one file are refused.

## The canonical form

`consenso export` writes a record in one form: fields in the order below, fields that are not set left out, languages in the order
{", ".join(f"`{tag}`" for tag in LANGUAGES)} and then by tag, one value a line, objects in the order given. Comments are
not part of it. Reading the canonical form and writing it again gives the same bytes.

## What is checked across files

Every id that is named exists, and is not named twice in one list. States are codes of ISO 3166-1; parties are in the record. Every state sits on exactly one side. Kinds, topics
and series are in the forum's vocabularies. Ends do not come before beginnings. A number stands once in a series of meetings. An object whose confidence is `high` names a
source. A commitment's unit or currency goes with a quantity. Rates of exchange name two currencies, prices one; their points are
of periods of one length, by time, each once.

## The kinds
"""


def reference() -> str:
    """Return docs/reference/record.md: each kind of object with its fields, then the parts that they are made of."""
    parts: list[type[Value]] = []
    lines = [_PREFACE]
    for kind in KINDS:
        lines += _section(kind, f"{kind.KIND}: {kind.FILE}", parts)
    lines.append("## The parts\n")
    # A part may bring in further ones while the list is walked.
    for part in parts:
        lines += _section(part, _title(part), parts)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(kind: type[Value], title: str, parts: list[type[Value]]) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"{' '.join((kind.__doc__ or '').split())}\n"
    yield "| field | is | must be there | what it means |"
    yield "|---|---|---|---|"
    hints = get_type_hints(kind, include_extras=True)
    for name in sorted(kind.model_fields, key=_written_order):
        field = kind.model_fields[name]
        words = _words(hints[name], parts)
        required = "yes" if field.is_required() else ""
        yield f"| `{field.alias or name}` | {words} | {required} | {field.description} |"
    yield ""


def _written_order(name: str) -> int:
    """Return where a file writes a field: the id first, confidence and sources last, as `plain` has it."""
    return {"id": -1, "confidence": 1, "sources": 2}.get(name, 0)


def _words(hint: Any, parts: list[type[Value]]) -> str:
    for known, words in _TYPES:
        if hint == known:
            return words
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_words(one, parts) for one in arguments if one is not type(None))
    if origin is tuple:
        return f"list: {_words(arguments[0], parts)}"
    if origin is Literal:
        return "one of " + ", ".join(f"`{one}`" for one in arguments)
    if isinstance(hint, type) and issubclass(hint, Value) and not issubclass(hint, Entity):
        if hint not in parts:
            parts.append(hint)
        return f"[{_title(hint)}](#{_title(hint).replace(' ', '-')})"
    raise TypeError(f"no words for {hint!r}")


def _title(part: type[Value]) -> str:
    """Return a class's name in words: OfficialSite → official site."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in part.__name__).strip()
