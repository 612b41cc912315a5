"""How much a sentence promises: numbers with what they count, money with its currency, shares."""

import re
from dataclasses import dataclass

from consenso.core.lineage import Number, dates_of, numbers_of


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence that counts something: `unit` is '%' for a share, '' for money; `currency` is ISO 4217 or ''."""

    value: float
    unit: str
    currency: str
    start: int
    end: int


# "US$20 million" · "EUR 1.5 billion" · "R$ 5"
_BEFORE = (
    (r"(?:US|U\.S\.)\s?\$|USD", "USD"),
    (r"A\$|AUD", "AUD"),
    (r"C\$|CAD", "CAD"),
    (r"R\$|BRL", "BRL"),
    (r"NZ\$|NZD", "NZD"),
    (r"€|EUR", "EUR"),
    (r"£|GBP", "GBP"),
    (r"RMB|CNY|人民币", "CNY"),
    (r"¥|JPY", "JPY"),
    (r"CHF", "CHF"),
    (r"MXN", "MXN"),
    (r"XDR|SDR", "XDR"),
    (r"\$", "USD"),
)
# "20 million US dollars" · "20 millones de dólares" · "20 millions d'euros" · "5000万美元"
_AFTER = (
    (
        r"(?:US|U\.S\.|United States |American )?\s?(?:dollars?|dólares|dollar)(?: (?:estadounidenses|americanos|américains|norte-americanos|de los Estados Unidos|dos Estados Unidos|des États-Unis))?|USD|美元|美金",
        "USD",
    ),
    (r"euros?|EUR|欧元", "EUR"),
    (r"(?:pounds?(?: sterling)?|libras?(?: esterlinas)?|livres? sterling)|GBP|英镑", "GBP"),
    (r"(?:yuan(?:es|s)?|renminbi)|RMB|CNY|元(?:人民币)?|人民币", "CNY"),
    (r"(?:yen|ienes|yenes|yens)|JPY|日元", "JPY"),
    (r"(?:reais|reales|réaux)|BRL|雷亚尔", "BRL"),
    (r"pesos mexicanos|mexican pesos|MXN", "MXN"),
    (r"(?:francos suizos|swiss francs|francs suisses)|CHF", "CHF"),
    (r"Australian dollars?|AUD|澳元", "AUD"),
    (r"Canadian dollars?|CAD|加元", "CAD"),
)
_LINK = r"[\s-]*(?:de |of |d['’]|in |en )?\s*"
_CODES_BEFORE = tuple((re.compile(rf"(?:{form})\s*$"), code) for form, code in _BEFORE)
_CODES_AFTER = tuple(
    (re.compile(rf"{_LINK}(?:{form})(?![^\W\d_])", re.IGNORECASE), code)
    for form, code in sorted(_AFTER, key=lambda row: row[1] == "USD")
)
_HAN_CODES = tuple((re.compile(rf"(?:{form})"), code) for form, code in _AFTER)
# Halves say how much, too. "halve emissions" · "reducir a la mitad" · "减半"
_HALF = re.compile(
    r"\b(?:halv(?:e|ing)|by half|a la mitad|(?:pela|à|em) metade|de moitié|halveren|met de helft)\b|减半",
    re.IGNORECASE,
)
# What only names, refers or orders: "COP 28", "Article 5", "No. 7", "SDG 14", "Goal 2", "para. 3", "5G".
_NAMED = re.compile(
    r"(?:\b(?:COP|MC|CBD|G|No\.|Nos\.|Nº|núm\.|n°|art(?:icle|ículo|igo|ikel)?s?\.?|paras?\.?|paragraphs?|párrafos?|parágrafos?|paragraphes?|resoluci[óo]n|resolution|SDGs?|ODS|ODD|goals?|targets?|objetivos?|"
    r"phase|fase|annex|anexo|annexe|chapter|capítulo|section|sección|seção|scope|version|Open RAN Track|Track|WIP|step|Horizon|Agenda|tier|option|pillar|"
    r"level|grade|category|type|group of|Basel|Covid|APEC|tomo|volume)\s?|第|目标)$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:\d(?:st|nd|rd|th|er|ère|º|ª|e|ste)$)|^第", re.IGNORECASE)
_ORDINAL_WORDS = re.compile(
    r"^(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|séptim[oa]|octav[oa]|noven[oa]|décim[oa]|"
    r"terceir[oa]|sétim[oa]|oitav[oa]|non[oa]|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|"
    r"double|triple|doble|duplicar|triplicar|dobrar|dobro|triplo|doubler|tripler|verdubbelen|dubbel|verdrievoudigen|twice)$",
    re.IGNORECASE,
)
# Counting time says when or how often, not how much.
_TIME = re.compile(
    r"[\s\u00a0-]*(?:(?:next|coming|consecutive|calendar|working|business|próxim[oa]s|seguintes|prochaines|prochains|de|more|further)\s+)?"
    r"(?:years?|months?|weeks?|days?|hours?|decades?|minutes?|times? (?:a|per)|quarters?|años?|meses|mes|semanas?|días?|horas?|décadas?|veces|anos?|mês|dias?|vezes|"
    r"ans?|années?|mois|semaines?|jours?|heures?|fois|jaar|jaren|maanden?|weken|dagen|uur|keer|"
    r"年(?!轻)|个月|月|周|天|日|小时|次|届|期间|季度)",
    re.IGNORECASE,
)
# "both sides", "two regions": whom, not how much.
_WHOM = re.compile(
    r"[\s\u00a0-]*(?:国(?!际)|地区|方|岸|党|边|者)|\s+(?:sides?|parties|regions?|countries|nations|partes|lados|regiones|regiões|países|parties|régions|pays|côtés|partijen|regio's|delegations?|delegaciones|delegações|délégations|texts?|textos|textes)\b",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"^[^\W\d_]+$")
# Where the noun that is counted ends.
_STOPS = frozenset(
    """to for in by from and or with over at on per a an each that who which whose will shall as than through during within until under the annually every worldwide into across between including is are
    para en antes por aquí todas todos hasta entre que al con desde durante y e o u a cada anualmente según mediante los las el la sus su
    até em ao aos à às com desde durante ou no na nos nas pelo pela por mediante as os
    pour dans avant par tous toutes jusque entre qui que au aux avec depuis et ou à chaque sur d'ici en vers chez le les ses leurs
    voor in op tot met van aan per en of die dat te""".split()  # noqa: SIM905
)
_OF = frozenset(("de", "of", "du", "des", "do", "da", "del"))
_WORD = re.compile(r"[\s\u00a0]+([^\W_][\w'’.-]*)")
_HAN_UNIT = re.compile(
    r"[余多]?(?:个|名|项|家|座|所|辆|期|场|位|套|吨|公顷|公里|剂|份|条|艘|架|批|人次|人|亩|棵|千瓦|兆瓦|户|种|支|张|台|件)?(?P<noun>[\u4e00-\u9fff]{0,12}?)(?=[，。；、（）()给用以和与及\s]|提供|举办|开展|来[\u4e00-\u9fff]|访|$|并|，|的|到|在|向)"
)
_HAN_MEASURE = re.compile(r"^[余多]?(?P<unit>人次|人|吨|公顷|公里|亩|千瓦|兆瓦|户|棵|剂)")


def amounts_of(text: str, language: str) -> tuple[Amount, ...]:
    """Return what a sentence counts, in order: no dates, durations, ordinals, references or names. None: ().

    >>> [(one.value, one.unit, one.currency) for one in amounts_of("500 government scholarships by 2028", "en")]
    [(500.0, 'government scholarships', '')]
    >>> [(one.value, one.unit, one.currency) for one in amounts_of("20 millones de dólares en tres años", "es")]
    [(20000000.0, '', 'USD')]
    >>> [(one.value, one.unit, one.currency) for one in amounts_of("提供3000个培训名额", "zh")]
    [(3000.0, '培训名额', '')]
    """
    dated = [(one.start, one.end) for one in dates_of(text)]
    found = [
        amount
        for number in numbers_of(text, language)
        if not any(start < number.end and number.start < end for start, end in dated)
        and (amount := _amount(text, number, language)) is not None
    ]
    found += [
        Amount(50.0, "%", "", half.start(), half.end())
        for half in _HALF.finditer(text)
        if not any(one.unit == "%" for one in found)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def main_amount(amounts: tuple[Amount, ...]) -> Amount | None:
    """Return the amount that a sentence promises: money before what is counted, and that before shares; the first of them."""
    for is_it in (
        lambda one: bool(one.currency),
        lambda one: one.unit not in ("%", ""),
        lambda one: one.unit == "%",
        lambda one: True,
    ):
        for one in amounts:
            if is_it(one):
                return one
    return None


def _amount(text: str, number: Number, language: str) -> Amount | None:
    written = text[number.start : number.end]
    before = text[: number.start]
    if number.is_percent:
        return Amount(number.value, "%", "", number.start, number.end)
    if currency := _currency(text, number):
        return Amount(number.value, "", currency[0], *currency[1])
    if (
        _NAMED.search(before)
        or _ORDINAL.search(written)
        or _ORDINAL_WORDS.match(written)
        or _TIME.match(text, number.end)
        or _WHOM.match(text, number.end)
        or (not number.is_plain and _is_roman(written))
    ):
        return None
    unit = _unit(text, number.end, language)
    if not unit and (not number.is_plain or _SMALL_WORD.match(written) or number.value < 20):
        return None
    return Amount(number.value, unit, "", number.start, number.end)


def _is_roman(written: str) -> bool:
    return bool(written) and set(written) <= set("IVXL")


def _currency(text: str, number: Number) -> tuple[str, tuple[int, int]] | None:
    """Return the currency of a number and where the amount stands with it."""
    for form, code in _CODES_BEFORE:
        if sign := form.search(text, max(0, number.start - 12), number.start):
            return code, (sign.start(), number.end)
    for form, code in (*_CODES_AFTER, *_HAN_CODES):
        if name := form.match(text, number.end):
            return code, (number.start, name.end())
    return None


def _unit(text: str, end: int, language: str) -> str:
    """Return the noun that a number counts: "training places", "plazas de capacitación"."""
    if language.startswith("zh"):
        return _han_unit(text, end)
    longest = (
        1 if language.startswith("nl") else 5
    )  # Dutch writes compounds as one word, and verbs after them
    words: list[str] = []
    while (word := _WORD.match(text, end)) and len(words) < longest:
        name = word[1]
        low = name.lower().rstrip(".")
        if low in _OF and (words or low in ("de", "d'")):
            words.append(name)
        elif low in _STOPS or low.startswith(("d'ici", "d’ici")):
            break
        else:
            words.append(name.rstrip("."))
        end = word.end()
        if name.endswith(".") or (
            words and words[-1].lower() not in _OF and len(words) >= 2 and words[-2].lower() in _OF
        ):
            break
    while words and words[-1].lower() in _OF:
        words.pop()
    if words and words[0].lower() in _OF:
        words.pop(0)
    return " ".join(words)


def _han_unit(text: str, end: int) -> str:
    found = _HAN_UNIT.match(text, end)
    if found is None:
        return ""
    if noun := found["noun"]:
        return noun
    measure = _HAN_MEASURE.match(text[end:])
    return measure["unit"] if measure else ""
