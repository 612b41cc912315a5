"""How often something is promised: every two years, twice a year, 每年, in months."""

import re

_NUMBERS = {
    word: value
    for value, words in {
        2: "two dos dois deux twee 两 二 2",
        3: "three tres três trois drie 三 3",
        4: "four cuatro quatro quatre vier 四 4",
        5: "five cinco cinq vijf 五 5",
        6: "six seis zes 六 6",
    }.items()
    for word in words.split()
}
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_OF_YEARS = r"years|años|anos|ans|jaar|年"
_OF_MONTHS = r"months|meses|mois|maanden|个月"
# From the longest to the shortest; examples stand above each row. A number of times a year comes before "a year".
_ROWS: tuple[tuple[float, str], ...] = (
    # "twice a year" "dos veces al año" "duas vezes por ano" "deux fois par an" 每半年
    (6, r"\btwice (?:a|every|per) year|\b(?:dos veces (?:al|por) año|duas vezes (?:por|ao) ano|deux fois par an|twee keer per jaar|half[- ]yearly|semi-?annual\w*|semestral\w*|semestriel\w*)|每半年|每年(?:举行|召开)?两次"),
    # "every quarter" "trimestral"
    (3, r"\b(?:quarterly|every quarter|trimestral\w*|trimestriel\w*|cada trimestre|chaque trimestre|elk kwartaal)\b|每季度"),
    # "every month" "mensual"
    (1, r"\b(?:monthly|every month|mensual\w*|mensal\w*|mensuel\w*|cada mes|todos los meses|chaque mois|elke maand)\b|每月"),
    # "biennial" "bienal"
    (24, r"\b(?:biennial\w*|every other year|bienal\w*|biennal\w*|bisannuel\w*)\b"),
    # "every year" "once a year" "anualmente" "chaque année" 每年
    (12, (r"\b(?:every year|each year|once (?:a|every|per) year|yearly|annual(?:ly)?|per annum|anual(?:es|mente)?|cada año|todos los años|una vez al año|anuais|a cada ano|todos os anos|uma vez por ano|"
         r"annuel\w*|chaque année|tous les ans|une fois par an|elk jaar|jaarlijkse?)\b|每年")),
)  # fmt: skip
_EVERY = re.compile(
    rf"(?:\bevery|\bcada|\ba cada|\btous les|\btoutes les|\bom de|每隔?)\s*({_COUNT})\s*(?:({_OF_YEARS})|({_OF_MONTHS}))",
    re.IGNORECASE,
)
_COMPILED = tuple((months, re.compile(pattern, re.IGNORECASE)) for months, pattern in _ROWS)


def rhythm_of(text: str) -> float:
    """Return the months from one time to the next, 0 where a text does not say how often.

    >>> rhythm_of("Meet every two years."), rhythm_of("se reunirá dos veces al año"), rhythm_of("每年举办论坛")
    (24, 6, 12)
    >>> rhythm_of("Meet by 2030.")
    0
    """
    if found := _EVERY.search(text):
        return _NUMBERS[found[1].lower()] * (12 if found[2] else 1)
    return next((months for months, pattern in _COMPILED if pattern.search(text)), 0)


def without_rhythm(text: str) -> str:
    """Return a text without its "every two years", whose number is none of an amount.

    >>> without_rhythm("hold 3 meetings every two years")
    'hold 3 meetings '
    """
    return _EVERY.sub("", text)
