"""Paragraphs of plans that begin with what is to be done: Establish a fund · Crear un fondo · 建立基金."""

import re

# For each language a beginning that promises as "will" does; what only recites or thanks begins otherwise.
_PLANNED = {
    # "Establish a joint observatory." "Hold the meeting every year." "To strengthen exchanges"
    "en": re.compile(
        r"(?:to |jointly |further )?(?:accelerate|adopt|allocate|appoint|apply|build|carry out|combat|complete|conclude|conduct|conserve|construct|continue|convene|cooperate|coordinate|create|deepen|deliver|"
        r"deploy|designate|develop|double|eliminate|enhance|ensure|establish|exchange|expand|extend|facilitate|foster|fund|give|grant|guarantee|halve|harmoni[sz]e|hold|implement|improve|increase|intensify|"
        r"introduce|invest|join|launch|maintain|make|mobili[sz]e|open|organi[sz]e|phase out|prevent|promote|protect|provide|publish|put|raise|ratify|reduce|remove|repair|report|restore|safeguard|scale up|set up|"
        r"share|sign|simplify|strengthen|submit|support|sustain|train|triple|upgrade|use|widen) (?!(?:is|are|was|has|of|in)\b)",
        re.IGNORECASE,
    ),
    # "Crear un observatorio conjunto." "Seguir fortaleciendo"
    "es": re.compile(r"(?!cualquier|lugar|mujer|poder|deber)[^\W\d_]{3,}(?:ar|er|ir)(?:se)?\s", re.IGNORECASE),
    # "Criar um observatório conjunto." "Pôr em prática"
    "pt": re.compile(r"(?!qualquer|lugar|mulher|poder|dever)(?:[^\W\d_]{3,}(?:ar|er|ir)(?:-se)?|pôr)\s", re.IGNORECASE),
    # "Créer un observatoire commun." "Mettre en place" "Poursuivre"
    "fr": re.compile(
        r"(?!premier|dernier|particulier|pouvoir|devoir)(?:(?:se |s['’])?[^\W\d_]{3,}(?:er|ir)|mettre|permettre|poursuivre|réduire|construire|promouvoir|conclure|accroître|étendre|rendre)\s",
        re.IGNORECASE,
    ),
    # 建立联合观测站。继续举办论坛。
    "zh": re.compile(
        r"(?:继续|共同|积极|进一步|逐步|尽快|适时|定期)*(?:加强|促进|推动|推进|开展|支持|深化|扩大|完善|建立|建设|设立|成立|举办|召开|提供|实施|落实|制定|增加|减少|打击|培训|派遣|互设|互派|启动|签署|签订|"
        r"商签|完成|保护|提高|用好|办好|增开|实现|消除|取消|修建|援建|发展|拓展|优化|简化)"
    ),
}  # fmt: skip


# "By 2030, establish" · "En 2026 crear" · 2026年设立 · 三年内提供
_WHEN = re.compile(
    r"(?:by|in|before|until|from|en|para|antes de|até|em|d['’]ici(?: à)?)\s(?:the end of\s|el año\s|fines de\s)?(?:19|20)\d\d,?\s"
    r"|(?:到|在|从)?\d{4}年(?:底|末)?(?:以?前|起|内)?，?|[一二两三四五六七八九十]{1,2}年内，?",
    re.IGNORECASE,
)


def is_planned(text: str, language: str) -> bool:
    """Tell whether a text begins with the action of a plan, nobody named.

    >>> is_planned("Establish a joint observatory.", "en"), is_planned("Establishment of a fund", "en")
    (True, False)
    >>> is_planned("Crear un fondo.", "es"), is_planned("建立基金。", "zh-Hans"), is_planned("We met.", "en")
    (True, True, False)
    >>> is_planned("By 2030, establish a fund.", "en"), is_planned("2026年设立基金。", "zh-Hans")
    (True, True)
    """
    beginning = _PLANNED.get(language.partition("-")[0])
    when = _WHEN.match(text)
    return bool(beginning and beginning.match(text[when.end() :] if when else text))
