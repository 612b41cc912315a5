"""Who does what for whom, and measured by what: the parts of a sentence that promises."""

import re

from consenso.core.promises._judge import Verdict
from consenso.core.prose import is_han

# Who speaks, where the verb's ending alone says it.
_SPEAKERS = {"en": "we", "es": "nosotros", "pt": "nós", "fr": "nous", "zh": "我们", "nl": "wij"}
_RECIPIENTS_EN = (
    r"countries|states|members?|economies|partners|students|teachers|people|peoples|women|youth|regions?|islands?|communities|companies|enterprises|schools|farmers|nations|services|"
    r"parties|side|officials|researchers|scientists|workers|migrants|refugees|children|girls|families|governments?|fund|secretariat|states of [^,.;]{1,40}"
)
_RECIPIENTS_ES = r"países|estados|miembros|estudiantes|docentes|personas|pueblos?|mujeres|jóvenes|regiones|región|islas|comunidades|empresas|escuelas|agricultores|naciones|servicios|partes|funcionarios|investigadores|científicos|trabajadores|migrantes|refugiados|niñas|niños|gobiernos?|fondo|secretaría"
_RECIPIENTS_PT = r"países|estados|membros|estudantes|professores|pessoas|povos?|mulheres|jovens|regiões|região|ilhas|comunidades|empresas|escolas|agricultores|nações|serviços|partes|funcionários|pesquisadores|cientistas|trabalhadores|migrantes|refugiados|meninas|crianças|governos?|fundo|secretariado"
_RECIPIENTS_FR = r"pays|états|membres|étudiants|enseignants|personnes|peuples?|femmes|jeunes|régions?|îles|communautés|entreprises|écoles|agriculteurs|nations|services|parties|fonctionnaires|chercheurs|scientifiques|travailleurs|migrants|réfugiés|filles|enfants|gouvernements?|fonds|secrétariat"
_NAME = r"(?-i:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇÀÈ][\w’'-]+)(?: (?-i:[A-ZÁÉÍÓÚÑÂÊÔÃÕÇÀÈ][\w’'-]+|of|and|de|del|do|da|du|des) ?)*"
# "provide member States with" · "to the island States" · "a los Estados miembros" · "aux pays membres" · "向成员国提供"
_TO_WHOM = {
    "en": (
        rf"\b(?:provide|present|supply|assist|support|help|invite|train|finance|fund) (?P<who>(?:the |all |its |our |their )?(?:[\w’'-]+ ){{0,4}}?(?:{_RECIPIENTS_EN}))\b(?= (?:with|in|to)\b)",
        rf"\b(?:to|for|in|of|from) (?P<who>(?:the |all |its |our |their )?(?:[\w’'-]+ ){{0,3}}?(?:{_RECIPIENTS_EN})(?: of {_NAME})?|(?:the )?{_NAME})(?![\w’'])",
    ),
    "es": (
        rf"\b(?:a|para|en|de|con) (?P<who>(?:l[oa]s?|el|sus?|nuestr[oa]s|todos los|todas las) (?:[\w-]+ ){{0,2}}?(?:{_RECIPIENTS_ES})(?: (?:miembros?|insulares|en desarrollo|menos adelantados|del [^,.;]{{1,30}}|de [^,.;]{{1,30}}?(?=[,.;]|$| antes| hasta)|(?-i:[A-ZÁÉÍÓÚ])\w+))?)",
        rf"\bal (?P<who>(?:[\w-]+ ){{0,1}}?(?:{_RECIPIENTS_ES}|{_NAME}))",
        rf"\b(?:a|para) (?P<who>{_NAME})",
    ),
    "pt": (
        rf"\b(?:a?os|às|para [oa]s|dos|das|nos|nas|em) (?P<who>(?:seus |nossos )?(?:[\w-]+ ){{0,2}}?(?:{_RECIPIENTS_PT})(?: (?:membros|insulares|em desenvolvimento|menos desenvolvidos|do [^,.;]{{1,30}}|de [^,.;]{{1,30}}?(?=[,.;]|$| até)|(?-i:[A-Z])\w+))?)",
        rf"\bao (?P<who>(?:[\w-]+ ){{0,1}}?(?:{_RECIPIENTS_PT}|{_NAME}))",
        rf"\b(?:a|à|para) (?P<who>{_NAME})",
    ),
    "fr": (
        rf"\b(?:aux|à|pour les|dans les|dans des|en faveur des|des) (?P<who>(?:ses |leurs |nos )?(?:[\w-]+ ){{0,2}}?(?:{_RECIPIENTS_FR})(?: (?:membres|insulaires|en développement|les moins avancés|de [^,.;]{{1,30}}?(?=[,.;]|$| d'ici)|des [^,.;]{{1,30}}|(?-i:[A-Z])\w+))?)",
        rf"\bau (?P<who>(?:[\w-]+ ){{0,1}}?(?:{_RECIPIENTS_FR}|{_NAME}))",
        rf"\b(?:à|pour) (?P<who>{_NAME})",
    ),
    "nl": (
        r"\b(?:aan|voor) (?P<who>(?:de |het |hun |onze )?(?:[\w-]+ ){0,2}?(?:lidstaten|landen|staten|leden|studenten|vrouwen|jongeren|eilanden|partijen|bedrijven|gemeenschappen|Fonds|secretariaat))\b",
    ),
    "zh": (
        r"向(?P<who>[^，。；]{1,16}?)(?=提供|派遣|捐赠|注资|开放|赠送|援助|捐资|增派|转让|通报|提交)",
        r"为(?P<who>[^，。；]{1,14}?)(?=提供|培训|培养|建设|援建|修建|办理|创造)",
        r"(?:资助|帮助|协助|支持|援助|邀请)(?P<who>[^，。；]{0,10}?(?:国家?|成员国|国|方|地区|企业|青年|学生|妇女))",
        r"对(?P<who>[^，。；]{1,10}?)(?=的?(?:援助|捐款|投资|贷款))",
    ),
}
_TO = {
    tag: tuple(re.compile(form, re.IGNORECASE) for form in forms) for tag, forms in _TO_WHOM.items()
}
# "as measured by the number of …" · "medido por" · "indicators" · "以…衡量" · "review progress annually"
_MEASURED = re.compile(
    r"(?:\b(?:as )?measured (?:by|against|through)\b|\b(?:monitored|verified|tracked|assessed) (?:by|through|against)\b|\bindicators?\b|\bbenchmarks?\b|\b(?:from|over|compared (?:to|with)|against) (?:a )?(?:19|20)\d\d (?:levels?|baseline)\b|"
    r"\bmedid[oa]s? (?:por|mediante|con)\b|\bindicador(?:es)?\b|\b(?:respecto|en comparación con) (?:a los niveles |al nivel )?(?:de|a) (?:19|20)\d\d\b|\bmensurad[oa]s? por\b|\bem relação a (?:19|20)\d\d\b|"
    r"\bmesurée?s? (?:par|à l'aide)\b|\bindicateurs?\b|\bpar rapport (?:à|aux niveaux de) (?:19|20)\d\d\b|\bgemeten (?:aan|door)\b|\bindicatoren\b|以[^，。；]{1,16}(?:衡量|为指标)|指标|(?:与|较)\d{4}年(?:水平)?(?:相比)?)[^.;。；]{0,80}",
    re.IGNORECASE,
)
# Words with which what a rule matched may end, before the action begins.
_LEADS = frozenset(
    """to on that for towards toward with the our focus a an de en a con para por que em com ao à au aux d' s' y e
    wil zal zullen ertoe ernaar overeen""".split()  # noqa: SIM905
)


def who_of(sentence: str, verdict: Verdict, tag: str) -> str:
    """Return who promises, in the words of the sentence; '' where it does not say."""
    left, right = verdict.subject
    if right > left and not _WHEN.match(sentence[left:right]):
        return _shortened(sentence[left:right])
    if _WE.search(sentence[slice(*verdict.verb)]) or verdict.rule in _OURS:
        return _SPEAKERS.get(tag, "")
    return ""


# "到2032年" is when, not who.
_WHEN = re.compile(
    r"(?:到|在|自|于|至|未来|今后)?\d{4}年|未来|今后|(?:in|by|from|en|em|d'ici|tegen) (?:19|20)\d\d$"
)
_WE = re.compile(r"(?:mos|mo-nos|ons)\b|\bnous\b", re.IGNORECASE)  # the verb's ending says "we"
_OURS = ("our-intention",)


def _shortened(words: str) -> str:
    """Return a subject without what is put between commas after it: "We, the leaders, …" is We."""
    head = words.split(", ")[0].strip(" ,–—-")
    return head if len(head) <= 120 else head[:119].rstrip() + "…"


def to_whom_of(action: str, tag: str) -> str:
    """Return for whom an action is, in its words; '' where it does not say.

    >>> to_whom_of("provide member States with 500 scholarships", "en"), to_whom_of("向成员国提供3000个名额", "zh")
    ('member States', '成员国')
    """
    for form in _TO.get(tag, ()):
        for found in form.finditer(action):
            who = found["who"].strip()
            if not _NOBODY.search(who):
                return who
    return ""


def action_of(sentence: str, verdict: Verdict) -> str:
    """Return what is promised: the sentence from the verb of the action on, without its last stop; '' where a list says it."""
    start, end = verdict.verb
    matched = sentence[start:end].rstrip()
    if verdict.strength in ("support", "encourage") and not is_han(matched):
        return _stopped(sentence[start + len(matched.split(" ", 1)[0]) :])
    if verdict.strength in ("commit", "agree", "intend", "endeavour") and end:
        last = matched.rsplit(" ", 1)[-1]
        is_lead = last.lower() in _LEADS or not matched[-1:].isalpha()
        return _stopped(sentence[end if is_lead else start + len(matched) - len(last) :])
    return _stopped(sentence[start:])


# What stands where somebody could: treaties, plans, months, places of meeting, money.
_NOBODY = re.compile(
    r"\b(?:Convention|Agreement|Accord|Plan|Protocol|Declaration|Framework|Action|Summit|Goals?|Charter|Treaty|Agenda|Initiative|Programme|Forum|Conference|Meeting|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Convenio|Convención|Acuerdo|Protocolo|Declaración|Carta|Tratado|Iniciativa|Programa|Cumbre|Mecanismo|Objetivos|Desastres|Convenção|Acordo|Declaração|Cúpula|Plano|"
    r"Convention|Accord|Protocole|Charte|Traité|Sommet|Mécanisme|Objectifs)\b|\d|^(?:the )?US$|^(?:建立|设立|开展|建设)"
)


def _stopped(words: str) -> str:
    return words.strip().rstrip(".;。；:：,，").strip()


def measured_by_of(sentence: str) -> str:
    """Return the words that say how it is measured; '' for none.

    >>> measured_by_of("We will cut emissions by half from 2010 levels.")
    'from 2010 levels'
    """
    found = _MEASURED.search(sentence)
    return found.group().strip() if found else ""
