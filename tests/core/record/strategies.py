"""Any object that the schema lets in, made from the schema itself."""

import datetime as dt
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from consenso.core.record import KINDS, LANGUAGES, _fields, _rates
from consenso.core.record._fields import Value
from consenso.core.record._iso4217 import CURRENCIES

# What YAML, or a reader of it in another language, takes for something else, and what breaks lines.
NASTY = [
    ": ", "a: b", "a:", ":a", "#", "a # b", "#a", " a", "a ", "  a  ", "NO", "no", "yes", "On", "y", "null", "Null",
    "~", "true", "TRUE", "2014", "-1", "+1", "0", "007", "0x1F", "0o7", "0b1", "1_000", "1e5", "1E5", "-1e-5", "1.", ".5",
    "1.5", ".inf", ".nan", "-.INF", "12:30", "190:20:30", "2014-01-28", "2014-01-28T10:00:00Z", "=", "=1+1", "<<", "-",
    "- a", "--", "---", "...", "--- a", "?", "? a", "&a", "&", "*a", "!a", "!!str a", "%a", "%YAML 1.1", "@a", "`a`", "'",
    '"', "''", '""', "'a'", '"a"', "a'b", 'a"b', "{", "}", "{a: b}", "[", "]", "[a]", ",", "a, b", "|", ">", "|-\n a", "\\", "\\n",
    "a\nb", "\na", "a\n", "\n\na\n\n", "a\n b\n  c", "a\tb", "\ta", "a\t", "a\x85b", "a\u2028b", "a\u2029b", "\u2028a",
    "a\xa0b", "é", "e\u0301", "中文：“引号”", "🙂", "👩‍🚀", "\U0001f1f2\U0001f1fd", "a\u200bb", "\u202eabc", "\ud7ff\ue000",
    "<b>a</b>", "&amp;", "<script>alert(1)</script>", "$x$", "#set text()", "@ref", "*a* _b_", "a;b", '"a","b"',
    "a" * 300, "a b " * 100, "a: " * 50,
]  # fmt: skip

_PRINTABLE = st.characters(
    exclude_categories=("Cs",), exclude_characters=["\ufeff", "\ufffe", "\uffff"]
).filter(lambda character: not _fields._UNPRINTABLE.match(character))
texts = (st.sampled_from(NASTY) | st.text(_PRINTABLE, min_size=1, max_size=40)).filter(str.strip)
tags = st.sampled_from((*LANGUAGES, "ar", "pt-BR", "zh-Hant-TW", "yue"))
words = st.dictionaries(tags, texts, min_size=1, max_size=4)
identifiers = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
dates = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day}", f"{day}"[:7], f"{day}"[:4]])
)
states = st.from_regex("[A-Z]{2}", fullmatch=True)
wholes = st.integers(-_fields.LARGEST, _fields.LARGEST)
numbers = wholes | st.floats(-_fields.LARGEST, _fields.LARGEST)

# By type, as the schema names it; the first that is equal counts.
_BY_TYPE: list[tuple[Any, st.SearchStrategy[Any]]] = [
    (_fields.Words, words),
    (_fields.Plain, texts),
    (_fields.PartialDate, dates),
    (_fields.Address, st.sampled_from(["https://example.org/", "http://a.b/c?d=e&f=%20#g", "https://例え.jp/é"])),
    (_fields.Identifier, identifiers),
    (_fields.StateCode, states),
    (_fields.LongStateCode, st.from_regex("[A-Z]{3}", fullmatch=True)),
    (_fields.AreaNumber, st.from_regex("[0-9]{3}", fullmatch=True)),
    (_fields.PartyCode, states | st.from_regex("[a-z][a-z0-9]{0,8}", fullmatch=True)),
    (_fields.LanguageTag, tags),
    (_fields.WikidataItem, st.from_regex("Q[1-9][0-9]{0,9}", fullmatch=True)),
    (_fields.MonthDay, st.sampled_from(["01-31", "02-29", "12-01"])),
    (_fields.Sha256, st.from_regex("[0-9a-f]{64}", fullmatch=True)),
    (_fields.Currency, st.sampled_from(sorted(CURRENCIES))),
    (_fields.Number, numbers),
    (_fields.Whole, wholes),
    (_fields.Cardinal, st.integers(0, _fields.LARGEST)),
    (_fields.Ordinal, st.integers(1, _fields.LARGEST)),
    (_fields.Year, st.integers(1800, 2200)),
    (_fields.Truth, st.booleans()),
    (_rates.TimePeriod, dates | st.sampled_from(["2022-S1", "2022-Q4", "2022"])),
    (_rates.Exact, st.from_regex(r"[1-9][0-9]{0,8}(\.[0-9]{1,9})?", fullmatch=True)),
    (_rates.ObservationStatus, st.from_regex("[A-Z]", fullmatch=True)),
]  # fmt: skip


def values(hint: Any, *, at_least: int = 0) -> st.SearchStrategy[Any]:
    """Return a strategy for the plain values (as YAML gives them) that a type lets in."""
    for known, strategy in _BY_TYPE:
        if hint == known:
            return strategy
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of(*[values(one) for one in arguments if one is not type(None)])
    if origin is tuple:
        return st.lists(values(arguments[0]), min_size=at_least, max_size=3)
    if origin is Literal:
        return st.sampled_from(arguments)
    return plain_values(hint)


def plain_values(kind: type[Value]) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for mappings that are a valid `kind`: required fields, and any of the others."""
    hints = get_type_hints(kind, include_extras=True)
    required, optional = {}, {}
    for name, field in kind.model_fields.items():
        at_least = max((getattr(one, "min_length", 0) for one in field.metadata), default=0)
        into = required if field.is_required() else optional
        into[field.alias or name] = st.deferred(
            lambda hint=hints[name], at_least=at_least: values(hint, at_least=at_least)
        )
    return st.fixed_dictionaries(required, optional=optional)


def objects_of(kind: type[Value]) -> st.SearchStrategy[Any]:
    """Return a strategy for valid objects of a kind."""
    return plain_values(kind).map(
        lambda plain: kind.model_validate(plain, by_alias=True, by_name=False)
    )


# A few objects of every kind, each id once in its kind, and one forum at most.
records = st.tuples(
    st.lists(objects_of(KINDS[0]), max_size=1),
    *[
        st.lists(objects_of(kind), max_size=2, unique_by=lambda entity: entity.id)
        for kind in KINDS[1:]
    ],
).map(lambda lists: [entity for one in lists for entity in one])
