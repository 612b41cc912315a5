"""Dates, numbers and the choice of a language, for a reader's language. Pure: the language is an argument.

Languages come in as Django's tag (`zh-hans`) or as BCP 47 (`zh-Hans`); both mean the same here.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, dates, numbers
from babel.lists import format_list

from consenso.core._zones import CAPITAL_ZONES

# Content tag → Babel's locale. English is written as in treaties: 28 January 2014.
_LOCALES = {"en": "en_GB", "es": "es", "pt": "pt", "fr": "fr", "zh-Hans": "zh_Hans", "nl": "nl"}

# Where the sign of a currency stands beside "20 billion". {sign} is US$, {name} is US dollars.
_COMPACT = {
    "en": "{sign}{number}",
    "es": "{sign}\u00a0{number}",
    "pt": "{sign}\u00a0{number}",
    "fr": "{number}\u00a0{sign}",
    "zh-Hans": "{number}{name}",
    "nl": "{sign}\u00a0{number}",
}

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAY_FIRST = {"en_GB", "es", "pt", "fr", "nl"}
_SKELETONS = {1: "y", 2: "yMMMM", 3: "yMMMMd"}

Number = int | float | Decimal


class UnreadableDate(ValueError):
    """A date is not YYYY, YYYY-MM, YYYY-MM-DD, nor two of these with a slash between."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A wording in the best language there is: the text, its BCP 47 tag, whether it is another language than asked."""

    text: str
    language: str
    is_fallback: bool


def content_tag(language: str) -> str:
    """Return the BCP 47 tag of a language of the interface; an unknown one comes back as it is.

    >>> content_tag("zh-hans"), content_tag("es"), content_tag("ja")
    ('zh-Hans', 'es', 'ja')
    """
    return "zh-Hans" if language.lower() in {"zh-hans", "zh-cn", "zh"} else language


def locale_of(language: str) -> str:
    """Return the name of Babel's locale; English for a language that the interface does not speak.

    >>> locale_of("zh-hans"), locale_of("ja")
    ('zh_Hans', 'en_GB')
    """
    return _LOCALES.get(content_tag(language), "en_GB")


def choose(wordings: Mapping[str, str], language: str) -> Choice:
    """Return the wording in `language`, else in English, else the first that is not empty.

    With no wording at all: an empty text in `language`, which is no fallback.

    >>> choose({"en": "Sources", "es": "Fuentes"}, "es")
    Choice(text='Fuentes', language='es', is_fallback=False)
    >>> choose({"es": "Fuentes", "zh-Hans": "来源"}, "nl")
    Choice(text='Fuentes', language='es', is_fallback=True)
    >>> choose({"zh-Hans": "来源"}, "zh-hans").is_fallback
    False
    >>> choose({}, "fr").text
    ''
    """
    asked = content_tag(language)
    for tag in (asked, "en", *wordings):
        if wordings.get(tag):
            return Choice(wordings[tag], tag, is_fallback=tag != asked)
    return Choice("", asked, is_fallback=False)


def language_name(tag: str, language: str) -> str:
    """Return the name of the language `tag`, in `language`; the tag itself when it has no name.

    >>> language_name("es", "en"), language_name("zh-Hans", "nl"), language_name("qaa", "en")
    ('Spanish', 'Chinees', 'qaa')
    """
    names = Locale.parse(locale_of(language)).languages
    return str(names.get(tag.split("-")[0], tag))


def _parts(value: str) -> tuple[int, ...]:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        raise UnreadableDate(value)
    return tuple(int(part) for part in match.groups() if part is not None)


def _day(parts: tuple[int, ...]) -> date:
    try:
        return date(*(*parts, 1, 1)[:3])
    except ValueError as error:
        raise UnreadableDate("-".join(map(str, parts))) from error


@lru_cache(maxsize=8192)
def _one(parts: tuple[int, ...], locale: str) -> str:
    if len(parts) == 3:
        return dates.format_date(_day(parts), "long", locale=locale)
    return dates.format_skeleton(_SKELETONS[len(parts)], _day(parts), locale=locale)


def partial_date(value: str, language: str) -> str:
    """Return a year, a month, a day or a span of them in words; '' for ''.

    Raises:
        UnreadableDate: `value` is none of them.

    >>> partial_date("2014-01-28", "en"), partial_date("2014-01", "zh-Hans"), partial_date("2014", "fr")
    ('28 January 2014', '2014年1月', '2014')
    >>> partial_date("2022/2024", "es"), partial_date("2014-01-28/2014-01-29", "zh-Hans")
    ('2022–2024', '2014年1月28日至29日')
    >>> partial_date("2014-01-28/2014-01-29", "en"), partial_date("2021-12/2024", "en")
    ('28–29 January 2014', 'December 2021 – 2024')
    """
    if not value:
        return ""
    first, _, last = value.partition("/")
    start, locale = _parts(first), locale_of(language)
    if not last or last == first:
        return _one(start, locale)
    end = _parts(last)
    if len(start) != len(end):
        return f"{_one(start, locale)} – {_one(end, locale)}"
    if len(start) == 3 and start[:2] == end[:2] and locale in _DAY_FIRST:
        # Babel shortens the month here, which stands badly beside "28 January 2014".
        return f"{start[2]}–{_one(end, locale)}"
    if len(start) == 3 and locale != "zh_Hans":
        return f"{_one(start, locale)} – {_one(end, locale)}"
    return dates.format_interval(_day(start), _day(end), _SKELETONS[len(start)], locale=locale)


def is_one_moment(value: str) -> bool:
    """Return whether a partial date fits the datetime attribute of <time>: one year, month or day.

    >>> is_one_moment("2014-01"), is_one_moment("2014/2016"), is_one_moment("")
    (True, False, False)
    """
    return _PARTIAL.fullmatch(value) is not None


def years_of(value: str) -> tuple[float, float]:
    """Return when a partial date begins and ends, in years and parts of years; for the axis of a time line.

    >>> years_of("2014"), years_of("2014-07"), years_of("2022/2024")
    ((2014.0, 2015.0), (2014.5, 2014.5833333333333), (2022.0, 2025.0))
    """
    first, _, last = value.partition("/")
    return _begins(_parts(first)), _ends(_parts(last or first))


def _begins(parts: tuple[int, ...]) -> float:
    start = _day(parts)
    return start.year + (start.month - 1) / 12 + (start.day - 1) / 372


def _ends(parts: tuple[int, ...]) -> float:
    if len(parts) == 1:
        return parts[0] + 1.0
    if len(parts) == 2:
        return _begins(parts) + 1 / 12
    days = calendar.monthrange(parts[0], parts[1])[1]
    return parts[0] + (parts[1] - 1) / 12 + min(parts[2], days) / 372


def number(value: Number, language: str) -> str:
    """Return a number with the separators of the language.

    >>> number(1234567.5, "en"), number(1234567.5, "pt"), number(33, "zh-Hans")
    ('1,234,567.5', '1.234.567,5', '33')
    """
    return str(numbers.format_decimal(value, locale=locale_of(language)))


def percent(share: Number, language: str) -> str:
    r"""Return a share from 0 to 1 as per cent, without decimals.

    >>> percent(0.42, "en"), percent(0.42, "es")
    ('42%', '42\xa0%')
    """
    return str(numbers.format_percent(share, locale=locale_of(language)))


def amount(value: Number, currency: str, language: str) -> str:
    """Return a sum of money in full, the currency (ISO 4217) by its name.

    >>> amount(20_000_000_000, "USD", "en")
    '20,000,000,000 US dollars'
    >>> amount(20_000_000_000, "USD", "zh-Hans"), amount(1, "EUR", "pt")
    ('20,000,000,000美元', '1 euro')
    """
    locale = locale_of(language)
    full = numbers.format_decimal(value, locale=locale)
    name = _currency_name(value, currency, locale)
    return f"{full}{name}" if locale == "zh_Hans" else f"{full} {name}"


def compact_number(value: Number, language: str) -> str:
    """Return a number in short words, with one decimal at most.

    >>> compact_number(35_700_000, "en"), compact_number(20_000_000_000, "es")
    ('35.7 million', '20 mil millones')
    >>> compact_number(20_000_000_000, "zh-Hans"), compact_number(950, "en")
    ('200亿', '950')
    """
    locale = locale_of(language)
    if -1_000_000 < value < 1_000_000 and locale != "zh_Hans":
        return number(value, language)
    kind = (
        "short" if locale == "zh_Hans" else "long"
    )  # Chinese has no other; its short form is words
    return str(
        numbers.format_compact_decimal(value, format_type=kind, locale=locale, fraction_digits=1)  # type: ignore[arg-type]  # Babel names its two words in no exported type
    )


def compact_amount(value: Number, currency: str, language: str) -> str:
    """Return a sum of money short enough for a table or a sentence.

    >>> compact_amount(20_000_000_000, "USD", "en"), compact_amount(20_000_000_000, "USD", "zh-Hans")
    ('US$20 billion', '200亿美元')
    >>> compact_amount(35_700_000, "USD", "fr").replace(chr(160), " ")
    '35,7 millions $US'
    """
    locale = locale_of(language)
    return _COMPACT.get(content_tag(language), _COMPACT["en"]).format(
        sign=numbers.get_currency_symbol(currency, locale=locale),
        name=_currency_name(value, currency, locale),
        number=compact_number(value, language).replace(" ", "\u00a0")
        if locale != "en_GB"
        else compact_number(value, language),
    )


def currency_name(currency: str, language: str) -> str:
    """Return what many of a currency (ISO 4217) are called.

    >>> currency_name("USD", "en"), currency_name("CNY", "nl")
    ('US dollars', 'Chinese yuan')
    """
    return _currency_name(2, currency, locale_of(language))


def _currency_name(value: Number, currency: str, locale: str) -> str:
    name = numbers.get_currency_name(currency, count=value, locale=locale)
    # Portuguese lists its currencies with a capital, which is wrong inside a sentence.
    return name[:1].lower() + name[1:] if locale == "pt" else name


def listed(words: Iterable[str], language: str) -> str:
    """Return words as one list in the language: with commas and "and".

    >>> listed(["Aurelia", "Borea", "Cordillera"], "en"), listed(["a", "b"], "nl"), listed([], "fr")
    ('Aurelia, Borea and Cordillera', 'a en b', '')
    """
    return format_list(list(words), locale=locale_of(language))


def territory_name(code: str, language: str) -> str:
    """Return what a territory (ISO 3166-1 alpha-2) is called in the language; the code where it has no name.

    >>> territory_name("CA", "es"), territory_name("XA", "en")
    ('Canadá', 'XA')
    """
    if code.startswith("X"):
        return code  # user-assigned codes belong to nobody
    return str(Locale.parse(locale_of(language)).territories.get(code, code))


def capital_zone(code: str) -> str:
    """Return the IANA name of the time zone of a state's capital, by its ISO 3166-1 alpha-2 code; '' where none is known.

    >>> capital_zone("BR"), capital_zone("celac")
    ('America/Sao_Paulo', '')
    """
    return CAPITAL_ZONES.get(code, "")


def sort_key(words: str, language: str) -> tuple[str, str]:
    """Return a key that sorts names without regard to accents and case; Chinese by its code points.

    >>> sorted(["Perú", "Panamá", "Ecuador", "Él"], key=lambda name: sort_key(name, "es"))
    ['Ecuador', 'Él', 'Panamá', 'Perú']
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if not unicodedata.combining(letter)
    )
    return plain, words
