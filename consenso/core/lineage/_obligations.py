"""How strongly the verbs of a text bind, in six languages: shall, will, agree, endeavour, should, may."""

import re
from dataclasses import dataclass
from typing import Literal

# How an authentic language binds: what must be, what will be, what should be, what may be.
Force = Literal["shall", "will", "should", "may"]
FORCES: tuple[Force, ...] = ("shall", "will", "should", "may")


@dataclass(frozen=True, slots=True)
class Obligation:
    """A word that binds, `text[start:end]`: how, and in what words. `is_open`: its language leaves it between two forces."""

    force: Force
    word: str
    start: int
    end: int
    is_open: bool = False


# For each language the words of each force; the first row that matches at a place counts. Examples stand above.
_TABLES: dict[str, tuple[tuple[Force, str], ...]] = {
    # "The Parties shall meet." "States must report." "will" "should" "may, are encouraged to"
    "en": (
        ("should", r"\b(?:should|ought to)\b"),
        ("may", r"\b(?:may|might|could|can)\b(?!\s+\d)"),
        ("shall", r"\b(?:shall|must|(?:is|are) (?:required|obliged) to|have to|has to)\b"),
        ("will", r"\bwill\b(?!\s+of\b)|\bwe['’]ll\b"),
    ),
    # "Las Partes deberán reunirse." "debería informar" "podrán"; the future binds: "se reunirán", "construiremos"
    "es": (
        ("should", r"\bdeber[íi]a[ns]?\b|\bdeber[íi]amos\b"),
        (
            "shall",
            r"\bdeber[áa]n?\b|\bdeberemos\b|\bdebe(?:n|mos)?\b|\b(?:ha|han|habrá|habrán|tendrá|tendrán|tiene|tienen) (?:de|que)\b",
        ),
        ("may", r"\bpodr[áa]n?\b|\bpodr[íi]an?\b|\bpuede[ns]?\b|\bpodremos\b"),
        (
            "will",
            r"\b(?!ser[íi]a)[^\W\d_]{2,}(?:aremos|eremos|iremos|dremos|arán|erán|irán|drán|ará|erá|irá|drá)\b",
        ),
    ),
    # "As Partes deverão reunir-se." "deveria informar" "poderão"; "reunir-se-ão", "construiremos"
    "pt": (
        ("should", r"\bdeveria[ms]?\b|\bdever[íi]amos\b"),
        (
            "shall",
            r"\bdever[áa]\b|\bdeverão\b|\bdeveremos\b|\bdeve(?:m|mos)?\b|\b(?:tem|têm|terá|terão|temos) (?:de|que)\b",
        ),
        ("may", r"\bpoder[áa]\b|\bpoderão\b|\bpoderia[ms]?\b|\bpode[mr]?\b"),
        (
            "will",
            r"\b[^\W\d_]{2,}(?:aremos|eremos|iremos|arão|erão|irão|ará|erá|irá)\b|-(?:ão|á|emos)\b",
        ),
    ),
    # "Les Parties doivent se réunir." "devrait" "peuvent"; "se réuniront", "construirons"
    "fr": (
        ("should", r"\bdevrai(?:t|ent)\b|\bdevrions\b"),
        (
            "shall",
            r"\bdoi(?:t|vent)\b|\bdevons\b|\bdevr(?:a|ont|ons)\b|\b(?:est|sont) tenue?s? de\b",
        ),
        ("may", r"\bpeu(?:t|vent)\b|\bpourr(?:a|ont|ait|aient|ons|ions)\b"),
        ("will", r"\b[^\W\d_]{2,}r(?:ons|ont)\b(?<!environs)(?<!front)(?<!affront)"),
    ),
    # "De Partijen moeten bijeenkomen." "zouden moeten" "mogen, kunnen"; "zullen bijeenkomen"
    "nl": (
        (
            "should",
            r"\bzou(?:den)?\b(?:(?:\s+\S+){0,8}?\s+(?:moeten|dienen)\b)?|\bbehoort\b|\bbehoren\b",
        ),
        ("shall", r"\bmoet(?:en)?\b|\bdient\b|\bdienen\b|\b(?:is|zijn) verplicht\b"),
        ("may", r"\bmag\b|\bmogen\b|\bkan\b|\bkunnen\b"),
        ("will", r"\bzal\b|\bzullen\b"),
    ),
    # 双方应当举行会议 (shall, or should: its language leaves it open) 必须 须 · 将 · 应该 宜 · 可 可以
    "zh": (
        ("should", r"应该|宜(?=[将在于予])|最好"),
        ("shall", r"应当|应(?![对急用邀变运有答聘届援力承付允])|必须|务必|须(?!知)|不得(?![已不])"),
        ("will", r"将(?!军|来|近|会议|士|其|之)"),
        ("may", r"可以|可(?![持靠能行再见信控观供预及负获替])|能够"),
    ),
}
_COMPILED = {
    tag: re.compile("|".join(f"(?P<{force}>{pattern})" for force, pattern in rows), re.IGNORECASE)
    for tag, rows in _TABLES.items()
}
_OPEN = re.compile("应当|应")
_NOT = re.compile(r"\s+(?:not|only|in no|never|no|sólo|solo|niet|geen|pas|que)\b", re.IGNORECASE)
# What nobody may do shall not be done: "No one may be held" · "nadie podrá" · "nul ne peut" · "ninguém pode" · "niemand mag".
_NOBODY = re.compile(
    r"\b(?:only|sólo|solo|somente|só|seulement|slechts|no|not|nor|never|none|nothing|nada|rien|niets|neither|cannot|nadie|ning[úu]n\w*|nunca|nem|não|ninguém|nenhum\w*|ne|n['’]|nul(?:le)?|aucune?|ni|"
    r"geen|niet|niemand|noch|nooit)\b[^.;]{0,60}$|[不得无未勿][^，。；]{0,3}$",
    re.IGNORECASE,
)


def obligations_of(text: str, language: str) -> tuple[Obligation, ...]:
    """Return the words that bind in order; () for none, and in a language without a table.

    >>> [(one.force, one.word) for one in obligations_of("The Parties shall meet; they should report.", "en")]
    [('shall', 'shall'), ('should', 'should')]
    >>> [(one.force, one.word, one.is_open) for one in obligations_of("双方应当举行会议，将继续合作。", "zh-Hans")]
    [('shall', '应当', True), ('will', '将', False)]
    """
    pattern = _COMPILED.get(language.partition("-")[0])
    if pattern is None:
        return ()
    return tuple(
        Obligation(
            _force(match, text),
            match.group(),
            match.start(),
            match.end(),
            is_open=_OPEN.fullmatch(match.group()) is not None,
        )
        for match in pattern.finditer(text)
    )


def _force(match: re.Match[str], text: str) -> Force:
    force = next(force for force in FORCES if match.group(force))
    if force != "may":
        return force
    before = text[max(0, match.start() - 80) : match.start()]
    if _NOBODY.search(before) or _NOT.match(text, match.end()):
        return "shall"
    return force
