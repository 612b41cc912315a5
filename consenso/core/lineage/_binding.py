"""How strongly a sentence binds those who speak: by its verbs, and by what softens them, in six languages."""

import re
from functools import lru_cache

from consenso.core.lineage._obligations import obligations_of
from consenso.core.lineage._planned import is_planned

SHALL, WILL, AGREE, ENDEAVOUR, ENCOURAGE = 5, 4, 3, 2, 1
_OF_FORCE = {"shall": SHALL, "will": WILL, "should": ENCOURAGE, "may": ENCOURAGE}

# For each language: verbs as strong as "will", as "agree", as "endeavour", as "encourage". Examples stand above each row.
_VERBS: dict[str, tuple[tuple[int, str], ...]] = {
    "en": (
        # "We commit to double it." "We undertake, pledge, resolve"
        (
            WILL,
            r"\b(?:commit|commits|committed|undertake|undertakes|pledge|pledges|resolve|resolves|guarantee)\b",
        ),
        # "We agree to meet." "decided"
        (AGREE, r"\b(?:agree|agrees|agreed|decide|decides|decided)\b"),
        # "We will endeavour to meet." "intend, aim, seek, plan, strive, explore, work towards"
        (
            ENDEAVOUR,
            r"\b(?:endeavou?rs?|intends?|aims?|seeks?|plans? to|strives?|try|explore|explores|work towards?|make efforts|best efforts)\b",
        ),
        # "We encourage meetings." "invite, call on, consider, support the idea"
        (
            ENCOURAGE,
            r"\b(?:encourages?|invites?|calls? (?:on|upon|for)|urges?|considers?|studies|study|examine)\b",
        ),
    ),
    "es": (
        # "Nos comprometemos a duplicarla." "se obligan a"
        (WILL, r"\b(?:se |nos )?(?:compromet[a-zéáí]+|obligan|obligamos)\b"),
        # "Acuerdan reunirse." "convienen, decidimos"
        (
            AGREE,
            r"\b(?:acuerdan?|acordamos|acordaron|acordarán|convienen|convenimos|convinieron|deciden|decidimos|decidieron)\b",
        ),
        # "Procurarán, se esforzarán por, tratarán de, buscarán, prevemos, tenemos la intención de"
        (
            ENDEAVOUR,
            r"\b(?:procur[a-záéí]+|esforz[a-záéí]+|esfuerz[a-z]+ por|trat(?:ar|an|amos)[a-zá]* de|busc(?:ar|an|amos)[a-zá]*|pretend[a-zéí]+|prevé[a-z]*|prevemos|nos proponemos|se proponen|tenemos la intención|explor(?:ar|an)[a-zá]*)\b",
        ),
        # "Alientan a celebrar reuniones." "invitan, exhortan, considerarán, estudiarán"
        (
            ENCOURAGE,
            r"\b(?:alient[a-z]+|alent[a-záéí]+|invit[a-záéí]+|exhort[a-záéí]+|inst(?:an|amos)|consider(?:ar|an|amos)[a-zá]*|estudiar[a-zá]*)\b",
        ),
    ),
    "pt": (
        # "Comprometemo-nos a duplicá-la."
        (WILL, r"\b(?:compromet[a-zêéáí]+|obrigam-se|obrigamo-nos)\b"),
        # "Acordam reunir-se." "concordamos, decidimos"
        (
            AGREE,
            r"\b(?:acordam(?:os)?|acordaram|concordam(?:os)?|concordaram|decidem|decidimos|decidiram|convêm|convieram)\b",
        ),
        # "Procurarão, esforçar-se-ão por, buscarão, pretendemos, planejamos"
        (
            ENDEAVOUR,
            r"\b(?:procur[a-zãáéí]+|esforç[a-zãáéí-]+|busc(?:ar|am|amos)[a-zãá]*|pretend[a-zêéí]+|planej[a-zá]+|tencion[a-z]+|temos a intenção|explor(?:ar|am)[a-zãá]*)\b",
        ),
        # "Incentivam reuniões." "encorajam, convidam, instam, considerarão"
        (
            ENCOURAGE,
            r"\b(?:incentiv[a-zãáéí]+|encoraj[a-zãáéí]+|estimul[a-zãáéí]+|convid[a-zãáéí]+|exort[a-zãáéí]+|inst(?:am|amos)|consider(?:ar|am|amos)[a-zãá]*|estudar[a-zãá]*)\b",
        ),
    ),
    "fr": (
        # "Nous nous engageons à la doubler." "s'engagent à"
        (WILL, r"\b(?:nous nous engageons|s['’]engag[a-zé]+|engag(?:ent|eons) à)\b"),
        # "Conviennent de se réunir." "décidons, nous accordons"
        (
            AGREE,
            r"\b(?:convien[a-z]+|convenons|décid(?:e|ent|ons|é)|sommes convenus|sont convenu[es]*)\b",
        ),
        # "S'efforceront de, visent à, cherchent à, entendent, comptons, avons l'intention de"
        (
            ENDEAVOUR,
            r"\b(?:efforc[a-zé]+|vis(?:er?|ent|ons|eront) à|cherch[a-zé]+ à|entend(?:ent|ons)|compt(?:ent|ons)|l['’]intention de|tâch[a-zé]+ de|explor[a-zé]+)\b",
        ),
        # "Encouragent les réunions." "invitent, appellent, étudieront"
        (
            ENCOURAGE,
            r"\b(?:encourag[a-zé]+|invit[a-zé]+|appell?[a-zé]+ (?:à|les|sur)|exhort[a-zé]+|envisag[a-zé]+|étudier[a-z]*|examiner[a-z]*)\b",
        ),
    ),
    "nl": (
        # "Wij verbinden ons ertoe dit te verdubbelen." "zeggen toe, verplichten zich"
        (
            WILL,
            r"\b(?:verbind(?:en|t) (?:ons|zich)|verplicht(?:en)? (?:ons|zich)|zegg?(?:en|t) toe|beloven|garanderen)\b",
        ),
        # "Komen overeen bijeen te komen." "besluiten, spreken af"
        (
            AGREE,
            r"\b(?:kom(?:en|t) overeen|besluit(?:en)?|hebben besloten|sprek(?:en|t) af|overeengekomen)\b",
        ),
        # "Streven ernaar, trachten, beogen, zijn voornemens"
        (
            ENDEAVOUR,
            r"\b(?:stre(?:ven|eft)|tracht(?:en)?|beog(?:en|t)|voornemens|zet(?:ten)? (?:ons|zich) in|inspannen|verkennen)\b",
        ),
        # "Moedigen bijeenkomsten aan." "nodigen uit, roepen op, overwegen"
        (
            ENCOURAGE,
            r"\b(?:moedig(?:en|t)?|aanmoedigen|nodig(?:en|t) uit|uitnodigen|roep(?:en|t) op|oproepen|overweg(?:en|t)|bestuderen)\b",
        ),
    ),
    "zh": (
        # 我们承诺将其翻一番。
        (WILL, r"承诺|保证"),
        # 双方同意举行会议。
        (AGREE, r"同意|商定|决定"),
        # 双方将努力举行会议。致力于 力争 争取 探讨
        (ENDEAVOUR, r"努力|致力于|力争|争取|力求|探讨|探索|打算|计划(?=[在于建开举])"),
        # 双方鼓励举行会议。
        (ENCOURAGE, r"鼓励|邀请|呼吁|敦促|考虑|研究(?=[建设开制])"),
    ),
}
# A strong verb that stands so near before a weaker one only carries it: "will endeavour to", 将努力.
_CARRIES = 22
_CARRIES_HAN = 3


@lru_cache(maxsize=8)
def _finders(tag: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    return tuple((level, re.compile(verbs, re.IGNORECASE)) for level, verbs in _VERBS.get(tag, ()))


def binding(text: str, language: str = "en") -> int:
    """Return how strongly the strongest verb of a text binds: 5 shall, 4 will, 3 agree, 2 endeavour, 1 encourage; 0 none.

    A strong verb that carries a weaker one binds like the weaker; a paragraph of a plan that begins with what is to be
    done binds like "will".

    >>> binding("The Parties shall meet."), binding("We will endeavour to meet."), binding("We encourage meetings.")
    (5, 2, 1)
    >>> binding("Las Partes se reunirán.", "es"), binding("双方将努力举行会议。", "zh-Hans"), binding("The moon is far.")
    (4, 2, 0)
    >>> binding("Establish an observatory."), binding("Consider establishing an observatory.")
    (4, 1)
    """
    tag = language.partition("-")[0]
    found = [(one.start, one.end, _OF_FORCE[one.force]) for one in obligations_of(text, language)]
    for level, finder in _finders(tag):
        found += [(*match.span(), level) for match in finder.finditer(text)]
    if not found and is_planned(text, language):
        return WILL
    reach = _CARRIES_HAN if tag == "zh" else _CARRIES
    return max(
        (
            level
            for start, end, level in found
            if not any(
                weaker < level and start <= other < end + reach and weaker <= ENDEAVOUR
                for other, _, weaker in found
            )
        ),
        default=0,
    )
