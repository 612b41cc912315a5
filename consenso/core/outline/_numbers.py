"""The number that a paragraph, a heading or an item begins with: 1. · (a) · IV. · Article 2 · 第一条 · （一） · •"""

import re
from dataclasses import dataclass
from functools import lru_cache

from consenso.core.outline._late import Late

# What a numbered unit is called, and its name in Akoma Ntoso. Longest spelling first where one begins another.
UNITS = {
    "art": r"article|art[íi]culo|artigo|artikel|art\.",
    "chp": r"chapter|cap[íi]tulo|chapitre|hoofdstuk",
    "part": r"part|parte|partie|deel",
    "sec": r"section|secci[óo]n|se[çc][ãa]o|afdeling",
    "title": r"title|t[íi]tulo|titre|titel",
    "area": r"(?:key |priority |thematic )?area|[áa]rea(?: prioritaria| temática)?|eixo|eje|axe|pillar|pilar|pilier|priority|prioridad|prioridade|priorité|cluster|component[ea]?|componente|composante",
    "goal": r"(?:strategic |specific )?(?:goal|objective|outcome)|objetivo(?: estrat[ée]gico| espec[íi]fico)?|objectif(?: stratégique| spécifique)?|target|meta|cible|doelstelling",
    "action": (
        r"(?:(?:key |priority )?action|(?:l[íi]nea de )?acci[óo]n|l[íi]nea estratégica|(?:linha de )?a[çc][ãa]o|ligne d[’']action|actie|measure|medida|mesure|maatregel|"
        r"recommendation|recomendaci[óo]n|recomenda[çc][ãa]o|recommandation|aanbeveling|commitment|compromiso|compromisso|principle|principio|princípio|principe|beginsel|rule|regla|regra|règle)"
    ),
    "att": r"annexe?|anexo|appendix|ap[êée]ndi[cx]e|appendice|bijlage|schedule|adjunto|attachment|enclosure",
}
_HAN_UNITS = {"条": "art", "章": "chp", "节": "sec", "部分": "part", "编": "part", "篇": "part"}

_FIRST = {
    1: "one first premier première primer primero primera primeiro primeira eerste único única unique enig sole",
    2: "two second deuxième segundo segunda tweede",
    3: "three third troisième tercer tercero tercera terceiro terceira derde",
    4: "four fourth quatrième cuarto cuarta quarto quarta vierde",
    5: "five fifth cinquième quinto quinta vijfde",
    6: "six sixth sixième sexto sexta zesde",
    7: "seven seventh septième séptimo séptima sétimo sétima zevende",
    8: "eight eighth huitième octavo octava oitavo oitava achtste",
    9: "nine ninth neuvième noveno novena nono nona negende",
    10: "ten tenth dixième décimo décima tiende",
}
_ORDINALS = {word: value for value, words in _FIRST.items() for word in words.split()}

_HAN_DIGITS = {sign: place for place, sign in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CIRCLED = {sign: place for place, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", start=1)}

BULLETS = "•·‣◦▪▫●○■□◆◇➢➤►▶✓✔❖⁃∙\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_DASHES = "-–—−*"

_SPACE = r"[ \t\u00a0\u2002-\u200a\u202f\u3000]"
_END = rf"(?={_SPACE}|$)"
# A word after a number without a space between: "1.We", "1.加强"; never "1.5".
_END_OR_WORD = rf"(?={_SPACE}|$|[^\W\d_a-z]|[“\"«‘(（])"
# 1.2各方; never 2.5亿, which is a measure.
_END_HAN = "(?=[\u4e00-\u9fff])(?![亿万千百个倍年月日米公吨元度名条项次小平])"
_HAN_NUMBER = "[〇零一二三四五六七八九十百两]{1,5}"

_UNIT = Late(
    rf"(?P<unit>{'|'.join(f'(?P<{name}>{words})' for name, words in UNITS.items())})"
    rf"(?:(?:{_SPACE}*[-–]{_SPACE}*|{_SPACE}+)(?:n[°ºo]\.?{_SPACE}*)?(?P<value>"
    rf"\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,3}}(?:\.?[°ºª]|er|re|e|bis|ter|(?-i:[A-Za-z]))?|(?-i:[IVXLC]{{1,7}}|[A-Z])"
    rf"|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?![\w/]))?",
    re.IGNORECASE,
)
_HAN_UNIT = Late(rf"第{_SPACE}?({_HAN_NUMBER}|\d{{1,3}}){_SPACE}?(条|章|节|部分|编|篇)")
_HAN_ANNEX = Late(rf"(?:附件|附录|附表)({_HAN_NUMBER}|\d{{1,2}})?")
_HAN_LIST = Late(rf"({_HAN_NUMBER}){_SPACE}?[、．.，]")
_PLAIN = (
    ("(1)", Late(r"[(（](\d{1,3})[)）]")),
    ("(一)", Late(rf"[(（]({_HAN_NUMBER})[)）]")),
    ("(a)", Late(r"[(（]([a-z]|[a-z]{2}|[ivxl]{1,6})[)）]")),
    ("(A)", Late(r"[(（]([A-Z]|[IVXL]{1,6})[)）]")),
    ("[1]", Late(rf"\[(\d{{1,3}})\]{_END}")),
    ("1.1", Late(rf"(\d{{1,3}}(?:\.\d{{1,3}}){{1,4}})[.)]?(?:{_END}|{_END_HAN})")),
    # 1.a Ensure … stands beside 1.1; II.1 Trade stands in II., A.1.2 in A.1
    ("1.a", Late(rf"(\d{{1,3}}\.[a-z])[.)]?{_SPACE}+(?=[^\W\d_])")),
    (
        "I.1",
        Late(rf"((?:[IVXL]{{1,6}}|[A-Z])(?:\.\d{{1,2}}){{1,3}})[.)]?(?:{_SPACE}*[-–—:])?{_END}"),
    ),
    ("1.", Late(rf"(\d{{1,3}}){_SPACE}?[.．]{_END_OR_WORD}")),
    ("1、", Late(r"(\d{1,3})、")),
    ("1)", Late(rf"(\d{{1,3}})(?:\.?[)）]|[.°º]?{_SPACE}?[-–—]{_END}|[°º]\.?{_END})")),
    ("1", Late(r"(\d{1,3})(?=\t|\u2003|  |\u3000)")),
    ("a)", Late(r"([a-z]|[ivxl]{1,6})\.?[)）]")),
    ("a.", Late(rf"([a-z]|[ivxl]{{1,6}})\.{_SPACE}")),
    ("A.", Late(rf"([A-Z]|[IVXL]{{1,7}})(?:\.-?{_END}|{_SPACE}?[-–—]{_END}|\)|、)")),
    ("I", Late(r"([IVX]{1,6})(?=\t|\u2003|  |\u3000)")),
)
# o is the mark of a second level in Word, and an article in Portuguese.
_BULLET = Late(
    rf"([{re.escape(BULLETS)}])|([{re.escape(_DASHES)}]|o(?=\t|{_SPACE}{{2}})|§)(?={_SPACE})"
)
# Primero. Aprobar … · SEGUNDO: Encargar …
_ORDINAL = Late(
    rf"({'|'.join(sorted((one for one in _ORDINALS if len(one) > 4), key=len, reverse=True))})"
    rf"{_SPACE}*(?:\.[-–—]?|[:：]|[-–—]){_SPACE}+",
    re.IGNORECASE,
)
# A quick look: most texts begin with a word.
_MAYBE = Late(
    rf"[(（\[\d第附{re.escape(BULLETS)}{re.escape(_DASHES)}§{''.join(_CIRCLED)}]"
    rf"|o[ \t]|(?:[a-z]{{1,2}}|[ivxl]{{1,6}})\.?[.)）]|(?:[A-Z]|[IVXL]{{1,7}})(?:[.)、\t\u2003\u3000]|{_SPACE}+[-–—]|  )"
    rf"|[〇零一二三四五六七八九十百两]|(?i:{'|'.join(UNITS.values())})|(?i:{'|'.join(_ORDINALS)}){_SPACE}*[.:：–—-]"
)
_AFTER_UNIT = Late(rf"{_SPACE}*[.:．：、]?{_SPACE}*[-–—]?{_SPACE}*")
# Annex · Annex: · Annex – List of harbours; not: Annexes, Annex to the plan
_ALONE = Late(rf"{_SPACE}*(?:$|[:.：]{_SPACE}*|[-–—]{_SPACE}+)")
_GAP = Late(rf"{_SPACE}*")


@dataclass(frozen=True, slots=True)
class Label:
    """A number as printed, and how it can be read: pairs of style and value, such as ("(a)", 9) and ("(i)", 1).

    `length` is what it takes of the block, with the space after it. `unit` is what it numbers in the naming
    convention of Akoma Ntoso ('art', 'chp', …; 'att' for annexes; '' where it does not say).
    """

    text: str
    readings: tuple[tuple[str, int], ...]
    length: int
    unit: str = ""
    parts: tuple[int, ...] = ()  # of 3.2.1

    @property
    def is_bullet(self) -> bool:
        """Whether it is a mark and no number."""
        return self.readings[0][0].startswith("•")


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """Return the number that a text begins with, None where it begins with none.

    >>> label_of("(i) water"), label_of("2030 was the year")
    (Label(text='(i)', readings=(('(a)', 9), ('(i)', 1)), length=4, unit='', parts=()), None)
    >>> label_of("Artículo 2. Ámbito").unit, label_of("第十二条　争端").readings
    ('art', (('art', 12),))
    >>> label_of("Article 5 of the Charter binds all"), label_of("1.5 degrees are within reach")
    (None, None)
    """
    if not _MAYBE.match(text):
        return None
    return _plain(text) or _unit(text) or _han(text) or _bullet(text) or _ordinal(text)


def _plain(text: str) -> Label | None:
    for style, pattern in _PLAIN:
        found = pattern.match(text)
        if not found:
            continue
        label = _typed(style, found, text)
        if label:
            return label
    return None


def _typed(style: str, found: re.Match[str], text: str) -> Label | None:
    printed, value = found.group(0).strip(), found.group(1)
    gap = _GAP.match(text, found.end())
    length = gap.end() if gap else found.end()
    if style == "1.1":
        parts = tuple(int(one) for one in value.split("."))
        after = text[length : length + 1]
        # "1.5 degrees", "2.5 million": a measure, no number of a paragraph.
        if after.islower() and not printed.endswith((".", ")")):
            return None
        return Label(printed, ((f"1{'.1' * (len(parts) - 1)}", parts[-1]),), length, parts=parts)
    if style == "1.a":
        whole, _, letter = value.partition(".")
        parts = int(whole), ord(letter) - 96
        return Label(printed, (("1.1", parts[1]),), length, parts=parts)
    if style == "I.1":
        first, *rest = value.split(".")
        parts = _value(first), *map(int, rest)
        sign = "I" if roman_value(first.lower()) else "A"
        return Label(printed, ((f"{sign}{'.1' * len(rest)}", parts[-1]),), length, parts=parts)
    readings = _readings(style, value)
    return Label(printed, readings, length) if readings else None


def _readings(style: str, value: str) -> tuple[tuple[str, int], ...]:
    if value.isdigit():
        return ((style, int(value)),)
    if style == "(一)":
        return ((style, han_value(value)),)
    found = []
    lower = value.lower()
    if len(value) == 1:
        found.append((style.replace("I", "A"), ord(lower) - 96))
    elif lower[0] * len(lower) == lower and lower[0] not in "ivxlcm":
        found.append((style * 2, ord(lower[0]) - 96))  # aa), bb): after z)
    if roman_value(lower):
        roman = style.replace("a", "i").replace("A", "I")
        found.append((roman, roman_value(lower)))
    return tuple(found)


def _unit(text: str) -> Label | None:
    found = _UNIT.match(text)
    if not found:
        return None
    unit = next(name for name in UNITS if found.group(name))
    value = found.group("value")
    if value is None:
        after = _ALONE.match(text, found.end())
        if unit != "att" or not after or found.group()[0].islower():
            return None
        return Label(found.group(), (("att", 0),), after.end(), unit)
    after = _AFTER_UNIT.match(text, found.end())
    at = after.end() if after else found.end()
    has_mark = bool(text[found.end() : at].strip())
    following = text[at : at + 1]
    if following and not has_mark and (following.islower() or following in ",;)"):
        return None  # "Article 5 of the Charter", "Part II, which"
    if found.group("unit")[0].islower():
        return None  # "part 2" within a sentence that was broken
    end = found.end() + (text[found.end() : found.end() + 1] == ".")
    return Label(text[:end].strip(), ((unit, _value(value)),), at, unit)


def _value(value: str) -> int:
    lower = value.lower()
    if lower in _ORDINALS:
        return _ORDINALS[lower]
    digits = re.match(r"(?:\d+\.)*(\d+)", lower)
    if digits:
        return int(digits.group(1))
    return roman_value(lower) or ord(lower[0]) - 96


def _han(text: str) -> Label | None:
    found = _HAN_UNIT.match(text)
    if found:
        after = text[found.end() :]
        if after and not re.match(rf"{_SPACE}|[：:、.．]", after):
            return None  # 第一条规定
        gap = _AFTER_UNIT.match(text, found.end())
        unit = _HAN_UNITS[found.group(2)]
        length = gap.end() if gap else found.end()
        return Label(found.group(0), ((unit, han_value(found.group(1))),), length, unit)
    found = _HAN_ANNEX.match(text)
    if found and re.match(rf"{_SPACE}*(?:[：:]|$|{_SPACE})", text[found.end() :]):
        gap = _AFTER_UNIT.match(text, found.end())
        value = han_value(found.group(1)) if found.group(1) else 0
        return Label(found.group(0), (("att", value),), gap.end() if gap else found.end(), "att")
    found = _HAN_LIST.match(text)
    if found:
        gap = _GAP.match(text, found.end())
        length = gap.end() if gap else found.end()
        return Label(found.group(0), (("一、", han_value(found.group(1))),), length)
    if text[0] in _CIRCLED:
        gap = _GAP.match(text, 1)
        return Label(text[0], (("①", _CIRCLED[text[0]]),), gap.end() if gap else 1)
    return None


def _bullet(text: str) -> Label | None:
    found = _BULLET.match(text)
    if not found:
        return None
    gap = _GAP.match(text, found.end())
    return Label("", ((f"•{found.group(0)}", 0),), gap.end() if gap else found.end())


def _ordinal(text: str) -> Label | None:
    found = _ORDINAL.match(text)
    if not found or text[0].islower():
        return None
    value = _ORDINALS[found.group(1).lower()]
    return Label(found.group(1), (("1º", value),), found.end())


def han_value(number: str) -> int:
    """Return what a Chinese number up to 999 says; digits are taken as they are.

    >>> han_value("一"), han_value("十二"), han_value("二十"), han_value("一百零三"), han_value("7")
    (1, 12, 20, 103, 7)
    """
    if number.isdecimal() and number.isascii():
        return int(number)
    total, last = 0, 0
    for sign in number:
        if sign in "十百":
            total += (last or 1) * (10 if sign == "十" else 100)
            last = 0
        else:
            last = _HAN_DIGITS[sign]
    return total + last


def roman_value(number: str) -> int:
    """Return what a Roman number in lower case says, 0 where it is none.

    >>> roman_value("iv"), roman_value("xii"), roman_value("iiii"), roman_value("a")
    (4, 12, 0, 0)
    """
    if not re.fullmatch(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", number) or not number:
        return 0
    values = [_ROMAN[sign] for sign in number]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
