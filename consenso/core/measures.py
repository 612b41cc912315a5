"""What an amount is an amount of, its currency or its unit, and whether two such amounts may be added."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_GAP = re.compile(r"[\W_]+")
# Words of a unit that say that amounts of it do not add up, in the languages of the site: en · es · pt · fr · nl · zh.
_LEVELS = (
    # So much in each year: two years' amounts, or two promises', come to no amount per year.
    (
        "per-year",
        (
            r"\b(?:per year|(?:a|each|every) year|per annum|p\.a|annual|annually|yearly|(?:por|al|cada) año|anual|anuales|(?:por|ao|cada) ano|anuais"
            r"|par an|par année|chaque année|annuel(?:le)?s?|per jaar|elk jaar|jaarlijkse?)\b|/(?:yr|year|año|ano|an|jaar)\b|每年|／年|/年"
        ),
    ),
    # So much in a part of a year, which is in what is told of the year too.
    (
        "months",
        (
            r"\b(?:months?|monthly|quarter|quarterly|weekly|daily|(?:a|per|each|every) (?:week|day|hour)|meses|mes|mês|mensual(?:es)?|mensa(?:l|is)"
            r"|mois|mensuel(?:le)?s?|trimestres?|maand(?:en)?|maandelijkse?|kwartaal)\b|每月|每周|每天|每日|个月|季度"
        ),
    ),
    # What there is at a moment.
    (
        "stock",
        r"\b(?:(?<!rolling )stock|outstanding|ceiling|acervo|saldo|tope|estoque|teto|encours|plafond|voorraad)\b|存量|余额|上限",
    ),
    ("share", r"\bper ?cent|%|\bpor ciento\b|\bpor cento\b|\bpour cent\b|\bprocent\b|百分"),
    (
        "time",
        r"^(?:years?|weeks?|days?|años?|días?|anos?|dias?|ans?|années?|jours?|jaar|jaren|dag(?:en)?)(?![\w-])|^(?:年|天)",
    ),
    # The same ones may be meant again.
    (
        "members",
        r"\b(?:country|countries|states|nations|(?<!third )parties|país|países|estados|partidos|pays|états|partis|landen|staten|partijen)\b|国家|政党",
    ),
)
# The same for money: a whole of which something else is said, and business that was done, which nobody gave.
_LEVELS_OF_MONEY = (
    ("whole", r"\b(?:package|whole|paquete|pacote|enveloppe|pakket|geheel)\b|一揽子|整个"),
    (
        "business",
        r"\b(?:contracts?|turnover|contratos?|contrats?|contracten|facturación|faturamento|chiffre d.affaires|omzet)\b|合同|营业额",
    ),
)


def _compiled(levels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(words, re.IGNORECASE)) for name, words in levels)


_OF_THINGS = _compiled(_LEVELS)
_OF_MONEY = _OF_THINGS + _compiled(_LEVELS_OF_MONEY)


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """What is measured: money of a currency, or things of a unit ('' for the other).

    Of two amounts of one measure it can be said which is more; of a level that is all, others may be added too. Money has the unit
    '', or "per-year"; of another level its words, as "ceiling": a ceiling and a stock are not one thing.
    """

    currency: str
    unit: str
    is_level: bool = False

    @property
    def name(self) -> str:
        """Return it as it stands in addresses: USD, USD-per-year, school-place."""
        return "-".join(filter(None, (self.currency, self.unit)))


def measure_of(currency: str | None, unit: Mapping[str, str] | None) -> Measure | None:
    """Return what an amount measures; None where it names neither a currency nor a unit.

    Money is of its currency, whatever its unit says beside ("over three years"), unless that makes it a level.

    >>> measure_of("USD", {"en": "over three years"}), measure_of("USD", {"en": "per year (above)"})
    (Measure(currency='USD', unit='', is_level=False), Measure(currency='USD', unit='per-year', is_level=True))
    >>> measure_of("USD", {"en": "ceiling (exceeded)"}).name, measure_of("USD", {"en": "stock"}).name
    ('USD-ceiling', 'USD-stock')
    >>> measure_of(None, {"en": "School places (nearly)"}).name, measure_of(None, {"en": "countries"}).is_level
    ('school-place', True)
    >>> measure_of(None, None)
    """
    levels, held = _OF_MONEY if currency else _OF_THINGS, unit or {}
    # As for the key: the English words where there are any, so that one unit is not two things by its translations.
    said = [bare(one) for one in ((held["en"],) if held.get("en") else held.values())]
    level = next((name for name, words in levels if any(map(words.search, said))), "")
    key = unit_key(unit)
    if currency:
        return Measure(currency, level if level in ("", "per-year") else key, bool(level))
    # A number alone would be taken for a year, and says nothing.
    return Measure("", key, bool(level)) if key and not key.isdecimal() else None


def bare(words: str) -> str:
    """Return the words of a unit without a remark in brackets at their end.

    >>> bare("training places (nearly)")
    'training places'
    """
    return _REMARK.sub("", words).strip()


def unit_key(unit: Mapping[str, str] | None) -> str:
    """Return what a unit is compared by: its English words, one or many, without a remark in brackets at the end.

    Where it has no English words, by those in the first language that it has, as they are.

    >>> unit_key({"en": "Training places (nearly)"}), unit_key({"en": "forums"}) == unit_key({"en": "forum"})
    ('training-place', True)
    >>> unit_key({"en": "countries"}), unit_key({"es": "por ciento más"}), unit_key({"en": "%"}), unit_key(None)
    ('country', 'por-ciento-más', 'per-cent', '')
    """
    if not unit:
        return ""
    words = unit.get("en") or next(iter(unit.values()))
    key = _GAP.sub("-", bare(words).casefold().replace("%", " per cent ")).strip("-")
    if "en" not in unit or key.endswith("ss"):
        return key
    return f"{key[:-3]}y" if key.endswith("ies") else key.removesuffix("s")
