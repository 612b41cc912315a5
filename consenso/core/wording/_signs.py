"""The signs and words of bracket notation, as they are written and as hands write them in six languages."""

import re

from consenso.core.wording._proposal import CODE

OPENING, CLOSING = "[［", "]］"
SPECIAL = re.compile(r"[\[\]［］\\]")  # always escaped in text
# A slash between spaces parts alternatives inside a bracket.
SLASH = re.compile(r"(?<![^ ])/(?![^ ])")
PARENTHESIS = re.compile(r" *[(（]")

_CODES = rf"{CODE.pattern}(?:\s*[,，、&]\s*{CODE.pattern})*"
_KINDS = {
    "delete": """delete deleted deletion omit suprimir eliminar excluir supprimer schrappen 删除 删去 刪除""",
    "add": """add addition new añadir agregar adicionar acrescentar ajouter toevoegen 增加 添加 新增""",
    "keep": """keep retain mantener conservar manter maintenir conserver behouden 保留""",
}
KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_WORD = "|".join(sorted(map(re.escape, KIND), key=len, reverse=True))
# (MEX, CHL) · (MEX: delete) · (delete) · (MEX: delete; CHL: keep)
_CLAUSE = rf"\s*(?:{_CODES}(?:\s*[:：]\s*(?i:{_WORD}))?|(?i:{_WORD}))\s*"
WHO = re.compile(rf" *[(（](?P<clauses>{_CLAUSE}(?:[;；]{_CLAUSE})*)[)）]")
CLAUSE = re.compile(rf"\s*(?:(?P<codes>{_CODES}))?\s*[:：]?\s*(?P<word>(?i:{_WORD}))?\s*")
# Alt 1: · Alt. 2 (MEX): · Para alt 1: · Option A: · Opción 1: · 备选案文1：
_ALT = r"(?i:alt\.?|alternative|alternativa|alternatief|option|opción|opção|optie|variante|备选案文|备选|方案)"
LABEL = re.compile(
    rf"\s*(?P<whole>(?i:para) )?{_ALT}\s*(?:\d{{1,3}}|[A-Z])?\s*(?:[(（]\s*(?P<codes>{_CODES})\s*[)）])?\s*[:：]"
)
# [MEX, CHL: strongly]
PREFIX = re.compile(rf"\s*(?P<codes>{_CODES})\s*[:：]")
_EACH = re.compile(CODE.pattern)


def codes_of(listed: str) -> tuple[str, ...]:
    """Return the codes of a list, each once, in alphabetical order.

    >>> codes_of("MEX, CHL")
    ('CHL', 'MEX')
    """
    return tuple(sorted(set(_EACH.findall(listed))))
