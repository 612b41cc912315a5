"""The numbers of a text as values, in six languages: in figures, in words, in Chinese signs; percent and ordinals."""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from consenso.core.prose import fold


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a text: its value, whether it is per cent, and where it stands, `text[start:end]`.

    `is_plain`: written so that a translation must have it too. Small numbers in words are not: "both sides", "one of us".
    """

    value: float
    is_percent: bool
    start: int
    end: int
    is_plain: bool = True


def _table(listed: str) -> dict[str, float]:
    """Return 'two=2 three=3' as a table, the words folded."""
    return {
        fold(name): float(value)
        for name, _, value in (pair.partition("=") for pair in listed.split())
    }


# "1.5 million" · "1,5 millones" · "mil millones" is two words, 1,000 × 1,000,000. French and Spanish billion is 10¹².
_MAGNITUDES = {
    "en": _table(
        "thousand=1e3 million=1e6 millions=1e6 billion=1e9 billions=1e9 trillion=1e12 trillions=1e12 bn=1e9"
    ),
    "es": _table(
        "mil=1e3 miles=1e3 millón=1e6 millones=1e6 millardo=1e9 millardos=1e9 billón=1e12 billones=1e12"
    ),
    "pt": _table(
        "mil=1e3 milhares=1e3 milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 bilião=1e12 biliões=1e12 trilhão=1e12 trilhões=1e12"
    ),
    "fr": _table(
        "mille=1e3 milliers=1e3 million=1e6 millions=1e6 milliard=1e9 milliards=1e9 billion=1e12 billions=1e12"
    ),
    "nl": _table("duizend=1e3 miljoen=1e6 miljard=1e9 biljoen=1e12"),
    "zh": {},
}
# Small numbers in words; one is an article in most of these languages, and is no number here.
_WORDS = {
    "en": _table(
        """two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14
        fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70
        eighty=80 ninety=90 hundred=100 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
        twice=2 double=2 triple=3
        decade=10 dozen=12"""
    ),
    "es": _table(
        """dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15
        dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60
        setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 doscientos=200 quinientos=500 segundo=2 segunda=2 tercer=3
        tercera=3 tercero=3 cuarto=4 cuarta=4 quinto=5 quinta=5 sexto=6 sexta=6 séptimo=7 séptima=7 octavo=8 octava=8
        noveno=9 novena=9 décimo=10 décima=10 duplicar=2 doble=2 triplicar=3 triple=3
        decenal=10 decenio=10 década=10 docena=12"""
    ),
    "pt": _table(
        """dois=2 duas=2 três=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 quatorze=14
        catorze=14 quinze=15 dezesseis=16 dezassete=17 dezessete=17 dezoito=18 dezenove=19 vinte=20 trinta=30 quarenta=40
        cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 quinhentos=500 segundo=2
        segunda=2 terceiro=3 terceira=3 quarto=4 quarta=4 quinto=5 quinta=5 sexto=6 sexta=6 sétimo=7 sétima=7 oitavo=8
        oitava=8 nono=9 nona=9 décimo=10 décima=10 duplicar=2 dobro=2 dobrar=2 triplicar=3 triplo=3
        decenal=10 decênio=10 década=10 dúzia=12"""
    ),
    "fr": _table(
        """deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15
        seize=16 vingt=20 vingts=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 cents=100 deuxième=2 seconde=2 second=2
        troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 doubler=2 double=2
        tripler=3 triple=3
        décennal=10 décennie=10 décennale=10 douzaine=12"""
    ),
    "nl": _table(
        """twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 veertien=14 vijftien=15
        zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70
        tachtig=80 negentig=90 honderd=100 tweehonderd=200 vijfhonderd=500 tweede=2 derde=3 vierde=4 vijfde=5 zesde=6
        zevende=7 achtste=8 negende=9 tiende=10 verdubbelen=2 dubbel=2 verdrievoudigen=3
        decennium=10 dozijn=12"""
    ),
    "zh": {},
}
# veintidós · vijfendertig: words that are written together.
_UNITS_ES = zip(
    ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
    range(1, 10),
    strict=True,
)
_WORDS["es"] |= {f"veinti{name}": 20.0 + value for name, value in _UNITS_ES}
_UNITS_NL = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TENS_NL = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_WORDS["nl"] |= {
    fold(f"{unit}{'ën' if unit in ('twee', 'drie') else 'en'}{ten}"): 10.0 * tens + value
    for value, unit in enumerate(_UNITS_NL, 1)
    for tens, ten in enumerate(_TENS_NL, 2)
}
_PERCENT = re.compile(
    r"\s*(?:%|％|per\s?cent\b|percent\b|por\s?ciento\b|por\s?cento\b|pour\s?cent\b|p\.\s?c\.|procent\b)",
    re.IGNORECASE,
)
# 20,000 · 20.000 · 20 000 · 1.5 · 1,25 · 21st · 3½; not the 19 of COVID-19, nor 2593 of A/2593.
_FIGURES = re.compile(
    r"(?<![0-9A-Za-z_\u00c0-\u024f/])(?<!\d[.,])(?<![^\W\d_]-)(?:\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)"
    r"(?P<fraction>[¼½¾])?(?:(?:st|nd|rd|th|er|ère|e|de|ste|\.?[ºªo°])(?![\w]))?"
)
_TO = re.compile(r"\s*(?:to|and|or|a|y|o|e|ou|et|à|en|tot|of|至|到|[-–—～])\s*")
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
# XXI · Article I · artigo V
_ROMAN = re.compile(
    r"(?:(?<!\w)(?<!\w\.)(?=[IVXL]{2,})|(?<=[Aa]rticle )|(?<=[Aa]rtigo )|(?<=[Aa]rtículo )|(?<=[Aa]rtikel ))(X{0,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3}))(?!\w|\.\w)"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_HAN_MAGNITUDE = re.compile("[十百千]?(?:万亿|亿|万|千|百)")
# 一百五十万 · 百分之三十 · 二〇三〇年 · 第三届 · 五个; not 一 alone, nor 进一步, 统一, 万一.
_HAN = re.compile(
    "百分之(?P<share>[零〇一二两三四五六七八九十百点\\d.]+)|(?P<run>[零〇一二两三四五六七八九十百千万亿]{2,}|(?<=第)[一二三四五六七八九十]|[二两三四五六七八九十](?=[个项届年国方名次月日位人种所家条点大期轮]))"
)
_IDIOMS = re.compile(
    "一一|千万(?=要|不)|万万|十分|百姓|千百|万众|万物|万里|百年|四面八方|五湖四海|三农|一带一路|二十国|七国|七十七国"
)


def numbers_of(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, years among them; () for none.

    `language` (BCP 47) says what magnitudes and number words mean; figures are read in any language. One, as a word, is none.

    >>> [one.value for one in numbers_of("1.5 million places, 30 per cent of 20,000", "en")]
    [1500000.0, 30.0, 20000.0]
    >>> [one.value for one in numbers_of("1,5 millones y 20 mil millones", "es")]
    [1500000.0, 20000000000.0]
    >>> [one.value for one in numbers_of("150万人、一百五十万元、百分之三十", "zh-Hans")]
    [1500000.0, 1500000.0, 30.0]
    """
    tag = language.partition("-")[0]
    found = _in_figures(text, tag)
    taken = [(one.start, one.end) for one in found]
    found += [
        one
        for one in (*_in_han(text), *_in_words(text, tag), *_in_roman(text))
        if not any(start < one.end and one.start < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def _in_figures(text: str, tag: str) -> list[Number]:
    found = []
    for match in _FIGURES.finditer(text):
        written = match.group()
        fraction = _FRACTIONS.get(match["fraction"] or "", 0.0)
        digits = re.match(r"[\d.,\u00a0\u202f ]+", written)
        value = _value(digits.group().strip() if digits else "0", tag) + fraction
        value, end = _magnified(text, match.end(), value, tag)
        percent = _PERCENT.match(text, end)
        found.append(
            Number(
                value,
                percent is not None,
                match.start(),
                percent.end() if percent else end,
                is_plain=value != 1,
            )
        )
    # "0.15 to 0.20 per cent": both are per cent.
    return [
        replace(one, is_percent=True)
        if not one.is_percent
        and after
        and after.is_percent
        and _TO.fullmatch(text, one.end, after.start)
        else one
        for one, after in zip_longest(found, found[1:])
    ]


def _value(written: str, tag: str) -> float:
    """Return what figures mean: groups of three are thousands, else the last mark is the decimal one."""
    plain = re.sub(r"[\u00a0\u202f ]", "", written)
    marks = [sign for sign in plain if sign in ".,"]
    if not marks:
        return float(plain)
    head, last = plain.rsplit(marks[-1], 1)
    is_thousands = len(last) == 3 and not head.startswith("0") and len(set(marks)) == 1
    if is_thousands and len(marks) == 1 and len(head) > 3:
        is_thousands = False
    if is_thousands and len(marks) == 1 and marks[0] == "." and tag in ("en", "zh"):
        is_thousands = False  # English writes 1.125 for a little more than one
    if is_thousands:
        return float(re.sub("[.,]", "", plain))
    return float(re.sub("[.,]", "", head) + "." + last) if last else float(re.sub("[.,]", "", head))


def _magnified(text: str, end: int, value: float, tag: str) -> tuple[float, int]:
    """Return the value with the magnitudes that follow it, and where they end."""
    if han := _HAN_MAGNITUDE.match(text, end):
        for sign in han.group():
            value *= {**_POWERS, **_MYRIADS}[sign]
        return value, han.end()
    table = _MAGNITUDES.get(tag, {})
    while word := re.compile(r"[\s\u00a0-]+([^\W\d_]+)").match(text, end):
        factor = table.get(fold(word[1]))
        if factor is None:
            break
        value, end = value * factor, word.end()
    return value, end


def _in_han(text: str) -> list[Number]:
    found = []
    for match in _HAN.finditer(text):
        if match["share"]:
            found.append(Number(_of_han(match["share"]), True, match.start(), match.end()))
            continue
        if _IDIOMS.match(text, max(0, match.start())) or set(match["run"]) <= set("万亿千百"):
            continue
        value = _of_han(match["run"])
        found.append(Number(value, False, match.start(), match.end(), is_plain=value > 12))
    return found


def _of_han(signs: str) -> float:
    """Return the value of Chinese signs: 一百五十万 is 1,500,000, 二〇三〇 is 2030."""
    if re.fullmatch(r"[\d.]+", signs):
        return float(signs)
    if not set(signs) & {*_POWERS, *_MYRIADS}:
        whole, _, part = signs.partition("点")
        digits = "".join(str(_DIGITS.get(sign, 0)) for sign in whole)
        return float(
            f"{digits}.{''.join(str(_DIGITS.get(sign, 0)) for sign in part)}" if part else digits
        )
    total = section = digit = 0
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _POWERS:
            section += (digit or 1) * _POWERS[sign]
            digit = 0
        elif sign in _MYRIADS:
            total = (total + section + digit) * _MYRIADS[sign]
            section = digit = 0
    return float(total + section + digit)


def _in_words(text: str, tag: str) -> list[Number]:
    """Return numbers in words; "fifty million" and "twenty-five" are one number each."""
    small, large = _WORDS.get(tag, {}), _MAGNITUDES.get(tag, {})
    found: list[Number] = []
    value = 0.0
    start = end = past = -1  # nothing before `past` is read again: the hundred of "per cent"

    def close() -> None:
        nonlocal value, start, past
        if start >= 0:
            percent = _PERCENT.match(text, end)
            past = percent.end() if percent else past
            found.append(
                Number(
                    value,
                    percent is not None,
                    start,
                    percent.end() if percent else end,
                    is_plain=value > 12,
                )
            )
        value, start = 0.0, -1

    for word in re.finditer(r"[^\W\d_]+", text):
        if word.start() < past:
            continue
        name = fold(word.group())
        joins = start >= 0 and re.fullmatch(
            r"[\s\u00a0-]*|\s+(?:y|e|et|and)\s+", text[end : word.start()]
        )
        if not joins:
            close()
            if word.start() < past:
                continue
        if name in small:
            if not (joins and _adds(value, small[name])):
                close()
                start = word.start()
                value = small[name]
            elif small[name] == 100 or name.startswith("vingt"):
                value *= small[name]
            else:
                value += small[name]
            end = word.end()
        elif name in large and start >= 0 and joins:
            value, end = value * large[name], word.end()
        elif name in large and start < 0:
            # "for each million": a number of its own, which the other language may write as 1 million
            found.append(Number(large[name], False, word.start(), word.end(), is_plain=False))
        elif start >= 0 and name not in ("y", "e", "et", "and"):
            close()
    close()
    return found


def _adds(so_far: float, more: float) -> bool:
    """Return whether a word goes on a number: twenty five, five hundred, hundred fifty; not three four."""
    if more == 100:
        return so_far < 10
    if so_far in (4, 60, 80):  # quatre-vingts, soixante-dix
        return more < 20 if so_far > 4 else more == 20
    return (so_far >= 20 and so_far % 10 == 0 and more < 10) or (so_far >= 100 and more < 100)


def _in_roman(text: str) -> list[Number]:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    found = []
    for match in _ROMAN.finditer(text):
        signs = [values[sign] for sign in match.group()]
        value = sum(
            -one if place + 1 < len(signs) and one < signs[place + 1] else one
            for place, one in enumerate(signs)
        )
        if value:
            found.append(Number(float(value), False, match.start(), match.end(), is_plain=False))
    return found
