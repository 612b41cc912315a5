"""What a text is called → its kind, as metadata have it."""

import re

# Kind → the words of titles that name it: in Latin letters, where they stand by themselves; in Chinese, anywhere.
_WORDS = {
    # Declaration of Meridian · 圣萨宣言
    "declaration": (
        "declarations?|declaraci[óo]n|declaraç[ãa]o|déclaration|verklaring",
        "宣言",
    ),
    # Resolution 76/1 · 第1号决议
    "resolution": ("resolutions?|resoluci[óo]n|resoluç[ãa]o|résolution|resolutie", "决议"),
    # Décision no 3 du Comité · 第3号决定
    "decision": ("decisions?|decisi[óo]n|decis[ãa]o|décision|besluit", "决定"),
    # Joint communiqué of the ministers · 联合公报
    "communique": ("communiqu[ée]s?|comunicado", "公报"),
    # Joint statement of the leaders · 联合声明
    "statement": ("statements?", "声明"),
    # Plan de acción conjunto · 行动计划
    "plan": ("plans?|plano|programmes?|programs?|programa|programma|actieplan", "计划|规划"),
}
_PATTERNS = {
    kind: re.compile(rf"(?<!\w)(?:{latin})(?!\w)|{chinese}", re.IGNORECASE)
    for kind, (latin, chinese) in _WORDS.items()
}


def kind_of(title: str) -> str:
    """Return the kind of text that a title names first; 'doc' where it names none.

    >>> [kind_of(title) for title in ("Joint Action Plan for Schools", "Declaración sobre el Plan", "圣萨宣言")]
    ['plan', 'declaration', 'declaration']
    >>> kind_of("Planets"), kind_of("")
    ('doc', 'doc')
    """
    found = [
        (match.start(), kind) for kind, words in _PATTERNS.items() if (match := words.search(title))
    ]
    return min(found)[1] if found else "doc"
