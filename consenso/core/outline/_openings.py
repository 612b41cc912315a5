"""What blocks of declarations, plans and resolutions begin and end with, in six languages.

Every rule has an example above it. A rule names a way of writing, never one text.
"""

import re

from consenso.core.outline._late import Late

# Recalling the Charter, · Deeply concerned that … · Mindful of … · Pursuant to …
_EN = r"""(?:(?:further|also|deeply|strongly|fully|gravely|seriously|particularly|once\sagain|again|having|and|equally|
profoundly|firmly|highly)\s+){0,3}(?:acknowledging|acting|affirming|alarmed|anxious|appreciating|appalled|aware|
bearing|believing|building|cognizant|commending|committed|concerned|concurring|condemning|confident|confirming|
conscious|considering|convinced|deploring|desiring|desirous|determined|distressed|disturbed|emphasi[sz]ing|
encouraged|endorsing|expecting|expressing|faithful|fulfilling|grateful|guided|highlighting|honou?ring|in\s(?:view|
accordance|light|consideration|pursuance|the\sspirit|line)\b|inspired|intending|keeping|looking|mindful|moved|
noting|observing|on\sthe\soccasion|paying|pleased|pointing|praising|pursuant|reaffirming|realizing|recalling|
receiving|recogni[sz]ing|reconfirming|referring|regretting|reiterating|resolved|respecting|responding|saluting|
seeking|seized|sharing|stressing|striving|supporting|taking|thanking|underlining|underscoring|united|upholding|
valuing|viewing|welcoming|whereas|wishing|with\s(?:a\sview|the\saim|deep)|working|
convened|meeting|gathered|assembled|examined|considered|heard|regard)\b"""
# Recordando la Declaración, · Profundamente preocupados por … · Visto el informe,
_ES = r"""(?:(?:profundamente|además|asimismo|también|hondamente|plenamente|firmemente|gravemente|y|reafirmando|
sumamente|muy)\s+){0,3}(?:[a-záéíóúñ]{3,}(?:ando|iendo|yendo)(?:se)?|habida|consciente?s?|conscientes|convencid[oa]s?|
preocupad[oa]s?|alarmad[oa]s?|guiad[oa]s?|inspirad[oa]s?|deseos[oa]s?|decidid[oa]s?|resuelt[oa]s?|animad[oa]s?|
comprometid[oa]s?|vist[oa]s?|reunid[oa]s?|congregad[oa]s?|persuadid[oa]s?|con\s(?:el\s(?:fin|objetivo|
propósito|ánimo)|miras)|a\sla\sluz|en\s(?:virtud|vista|cumplimiento|conmemoración|el\smarco)|de\sconformidad|
que\s(?:la|el|los|las|en|es))\b"""
# Recordando a Declaração, · Cientes de que … · Tendo em conta …
_PT = r"""(?:(?:profundamente|também|ainda|plenamente|firmemente|e)\s+){0,3}(?:[a-záéíóúâêôãõç]{2,}(?:ando|endo|indo|pondo)
(?:-se)?|cientes?|conscientes?|convencid[oa]s?|convict[oa]s?|preocupad[oa]s?|alarmad[oa]s?|guiad[oa]s?|inspirad[oa]s?|
desejos[oa]s?|decidid[oa]s?|determinad[oa]s?|resolvid[oa]s?|animad[oa]s?|comprometid[oa]s?|vist[oa]s?|reunid[oa]s?|
à\sluz|em\s(?:vista|conformidade|virtude|cumprimento)|com\s(?:vistas|o\sobjetivo|o\sintuito))\b"""
# Rappelant la Charte, · Profondément préoccupés par … · Vu le rapport,
_FR = r"""(?:(?:profondément|également|aussi|en\soutre|vivement|pleinement|fermement|gravement|rappelant|et|s’|s'|se|
en)\s*){0,3}(?:[a-zàâçéèêëîïôùûü]{3,}(?:ant|issant)|ayant|soucieu(?:x|ses?)|désireu(?:x|ses?)|conscient(?:e|s|es)?|
convaincu(?:e|s|es)?|préoccupé(?:e|s|es)?|alarmé(?:e|s|es)?|guidé(?:e|s|es)?|inspiré(?:e|s|es)?|résolu(?:e|s|es)?|
déterminé(?:e|s|es)?|animé(?:e|s|es)?|attaché(?:e|s|es)?|réuni(?:e|s|es)?|persuadé(?:e|s|es)?|vu|vus|eu\ségard|
à\sla\slumière|conformément|compte\stenu|en\svue|en\svertu)\b"""
# Herinnerend aan het Handvest, · Indachtig … · Gelet op …
_NL = r"""(?:(?:tevens|ook|voorts|zich|diep|ernstig|ten\szeerste|opnieuw|verder)\s+){0,3}(?:[a-z]{3,}ende?|indachtig|
bezorgd|verontrust|overtuigd|bewust|vastbesloten|vastberaden|geleid|gelet|gezien|gehoord|bijeen|in\sherinnering|
verlangend|geïnspireerd|zich\sbewust|met\s(?:het\soog|inachtneming)|overeenkomstig|krachtens)\b"""
_LATIN_RECITALS = {
    name: Late("".join(pattern.split()), re.IGNORECASE)
    for name, pattern in (("en", _EN), ("es", _ES), ("pt", _PT), ("fr", _FR), ("nl", _NL))
}
# 回顾《宪章》， · 深切关注……； · 铭记……，
_HAN_RECITAL = Late(
    r"(?:还|又|并|再次|进一步|特别|深|深切|严重|深为|充分|高度|坚决|欣见|欣慰地?|满意地?|遗憾地?|赞赏地?)*"
    r"(?:回顾|忆及|重申|认识到|意识到|注意到|铭记|考虑到|顾及|承认|欢迎|深信|确信|相信|坚信|关切|关注|赞赏|强调|遵循|"
    r"本着|鉴于|念及|决心|感谢|肯定|表示|希望|愿|为了|基于|根据|按照|有鉴于|牢记|秉持|秉承|着眼|致力|申明|确认|审议了?|"
    r"听取了?|谨记|珍视|支持|忧虑|震惊|谴责)"
)
_OPEN_END = Late(r"(?:[,;:，；：、]|[;,]\s*(?:and|y|e|et|en|以及|并))[\s_*]*$")

# WE HEREBY DECLARE: · have agreed as follows: · RESUELVE: · conviennent de ce qui suit : · 兹声明如下：
_FORMULA = Late(
    r"""(?:\b(?:as\sfollows|the\sfollowing|hereby|have\s(?:agreed|decided|resolved|adopted)|agree[sd]?\s(?:on|to|that|
upon)|declares?|decides?|resolves?|adopts?|proclaims?|recommends?|do\sagree|agreed|undertake|
acuerdan?|acordamos|acordaron|han\s(?:acordado|convenido|decidido)|hemos\s(?:acordado|decidido|convenido)|declara[nm]?
(?:os)?|decid(?:e|en|imos)|resuelve[n]?|resolvemos|convienen?|convenimos|adopta[n]?(?:mos)?|proclama[n]?(?:mos)?|
recomienda[n]?|(?:el|la|lo|los|las)\ssiguientes?|suscrib(?:en|imos)|
acorda(?:m|mos|ram)?|resolve[m]?|declara(?:m|mos)?|decid(?:e|em|imos)|conv[êe]m|convieram|convimos|adota(?:m|mos)?|
o\sseguinte|seguinte|concordaram|concordamos|proclama(?:m|mos)?|
conviennent|sont\sconvenus|sommes\sconvenus|convenons|déclar(?:e|ent|ons)|décid(?:e|ent|ons)|adopt(?:e|ent|ons)|ce\s
qui\ssuit|proclam(?:e|ent|ons)|recommand(?:e|ent|ons)|suivante?s?|
komen\s(?:het\svolgende\s)?overeen|zijn\s(?:het\svolgende\s)?overeengekomen|(?:de|het)\svolgende|verklaren|verklaart|besluit
(?:en)?|als\svolgt)\b|如下|声明|兹|决定|商定|达成|通过|议定|协议)""".replace("\n", ""),
    re.IGNORECASE | re.VERBOSE,
)

# Done at Lima, … · Hecho en … · Feito em … · Fait à … · Gedaan te … · 本宣言于……签署
_CLOSING = Late(
    r"""(?:done\s(?:at|in|on|by|this|as)\b|adopted\s(?:at|in|on|by)\s|signed\s(?:at|in|on)|issued\s(?:at|in)|given\s(?:at|in)|in\switness\s(?:whereof|thereof)|in\sfaith\swhereof|
hech[oa]\s(?:en|a|y\s(?:firmad|suscrit)[oa])\b|firmad[oa]\sen|adoptad[oa]\s(?:en|por)|dad[oa]\sen|suscrit[oa]\sen|aprobad[oa]\sen|en\s(?:fe|testimonio)\sde\slo\scual|
feit[oa]\s(?:em|no|na|e\sassinad[oa])\b|assinad[oa]\s(?:em|no|na)|adotad[oa]\sem|aprovad[oa]\sem|em\s(?:fé|testemunho)\sdo\sque|
fait\s(?:à|a|au|en|et\ssigné)\b|signée?\s(?:à|en)|adoptée?\s(?:à|au|par)|en\sfoi\sde\squoi|
gedaan\s(?:te|in|op)\b|ondertekend\s(?:te|in)|aangenomen\s(?:te|in|op)|ten\sblijke\swaarvan|
以昭信守|为此[，,]|签署于|订于|本[^，。；]{1,12}(?:订于|签订于|签署于|通过于|缔结于)|本\S{2,12}于.{4,40}(?:签署|签订|通过|订立)|\S{0,30}\d{4}年\d{1,2}月\d{1,2}日(?:订于|于|在))""".replace(
        "\n", ""
    ),
    re.IGNORECASE | re.VERBOSE,
)
# resolves · instructs the Secretary-General · encarga al Secretario General · décide: small, alone on a line, over a list.
_OPERATIVE = Late(
    r"(?:further\s+|also\s+)?(?:resolves|decides|instructs|invites|requests|urges|encourages|calls upon|recommends|resuelve|decide|encarga|"
    r"invita|pide|insta|exhorta|recomienda|décide|charge|prie|invite|recommande|engage|resolve|encarrega|convida|"
    r"solicita|recomenda|besluit|verzoekt|nodigt)\b[^.;:,]{0,90}$"
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januari|februari|maart|mei|juni|juli|augustus|oktober"
)
# Beijing, 13 May 2025 · September 29, 2022 · Santiago, 22 de enero de 2018 · 2025年5月13日于北京
_DATE = Late(
    rf"(?:[^\W\d_][\w .,’'()-]{{1,60}}[,，]\s*)?(?:(?:on|el|le|em|op|on the)\s+)?(?:\d{{1,2}}(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+|of\s+|do\s+)?"
    rf"(?:{_MONTHS})\.?,?\s+(?:de\s+|del\s+|do\s+)?(?:año\s+)?\d{{4}}|(?:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})\.?$"
    # LXII CMC – Porto Aurélia, 04/VII/23
    r"|(?:[^\W\d_][\w .,’'()–—-]{1,60}[,，]\s*)?\d{1,2}[/.](?:[IVX]{1,4}|\d{1,2})[/.](?:\d{4}|\d{2})\.?$"
    # 54th plenary meeting · 100ª sesión plenaria · 第54次全体会议: over the date of a resolution
    r"|\d{1,3}(?:st|nd|rd|th|e|ª|\.ª)\s(?:plenary meeting|sesión plenaria|séance plénière|sessão plenária)$|第\d{1,3}次全体会议$"
    r"|[\u4e00-\u9fff，,、 ]{0,24}[\d〇一二三四五六七八九十]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日[于在]?[\u4e00-\u9fff]{0,12}。?$",
    re.IGNORECASE,
)
# For the Government of … · Por la República … · Pour la Partie … · Voor de regering … · （签字）
_SIGNATURE = Late(
    r"(?:for\s+(?:and on behalf of\s+)?the|on behalf of|por\s+(?:la|el|los|las|o|a|os|as)|pelo|pela|em nome d|en nombre d|pour\s+(?:le|la|les|l[’'])|au nom d|"
    r"voor\s+(?:de|het)|namens|prime minister|president|presidente|presidenta|minister|ministr[oa]|premier ministre|"
    r"primer ministro|primera ministra|primeiro[- ]ministro|secretary[- ]general|secretari[oa] general|"
    r"his excellency|her excellency|h\.?\s?e\.?\s|s\.?\s?e\.?\s|代表|_{4,}|\.{6,}|…{2,}|\(signed\)|\(firmado\)|\(signé\)|（签字）|[（(]签名[）)]|/s/)",
    re.IGNORECASE,
)
# Introduction · Preámbulo · Conclusion · Seguimiento · 序言 · 附则: a heading of the frame, beside the numbered ones.
_FRAME = Late(
    r"""(?:(?:the\s)?(?:introduction|preamble|foreword|background|overview|vision|conclusions?|follow[- ]?up.*|way\sforward.*|
final\sprovisions|closing.*|implementation.*|next\ssteps|purpose|objectives?|principles|
introducci[óo]n|preámbulo|antecedentes|visi[óo]n|conclusi[óo]n(?:es)?|seguimiento.*|disposiciones\sfinales|
implementaci[óo]n.*|ejecuci[óo]n.*|objetivos?|principios|introdu[çc][ãa]o|preâmbulo|conclus(?:ão|ões)|seguimento.*|
acompanhamento.*|disposições\sfinais|implementação.*|préambule|contexte|conclusions?|suivi.*|dispositions\sfinales|
mise\sen\s(?:œuvre|oeuvre).*|inleiding|preambule|achtergrond|conclusies?|slotbepalingen|uitvoering.*|opvolging.*)
|序言|前言|导言|引言|结语|结束语|附则|总则|后续.{0,10}|落实.{0,10}|实施.{0,10})[\s.:：]*$""".replace(
        "\n", ""
    ),
    re.IGNORECASE | re.VERBOSE,
)
# Follow-up · Seguimiento y evaluación · 后续行动: with which a plan ends, after its areas.
_END = Late(
    r"""(?:(?:the\s)?(?:conclusions?|follow[- ]?up.*|way\sforward.*|final\s(?:provisions|clauses)|(?:monitoring|review|implementation)\b.*|next\ssteps|means\sof\simplementation|
conclusi[óo]n(?:es)?|seguimiento.*|disposiciones\sfinales|(?:implementaci[óo]n|ejecuci[óo]n|evaluaci[óo]n|monitoreo)\b.*|conclus(?:ão|ões)|seguimento.*|acompanhamento.*|disposições\sfinais|
(?:implementação|monitoramento|avaliação)\b.*|suivi.*|dispositions\sfinales|mise\sen\s(?:œuvre|oeuvre).*|évaluation\b.*|slotbepalingen|(?:uitvoering|opvolging)\b.*)
|结语|结束语|附则|后续.{0,10}|落实.{0,10}|实施.{0,10})[\s.:：]*$""".replace("\n", ""),
    re.IGNORECASE | re.VERBOSE,
)
# Preamble · Preámbulo · 序言: what follows it, to the next heading, is the preamble.
_PREAMBLE_HEADING = Late(
    r"(?:the )?(?:preamble|preámbulo|preâmbulo|préambule|preambule|considerando|considerandos|序言)[\s.:：]*$",
    re.IGNORECASE,
)


def is_recital(text: str, language: str) -> bool:
    """Tell whether a block begins as recitals do: what is recalled, noted, desired before anything is agreed.

    >>> is_recital("Recalling its resolution", "en"), is_recital("Teniendo en cuenta que", "es")
    (True, True)
    >>> is_recital("We recall", "en"), is_recital("回顾《宪章》", "zh"), is_recital("Recalling", "und")
    (False, True, True)
    """
    primary = language.partition("-")[0].lower()
    if primary == "zh":
        return bool(_HAN_RECITAL.match(text))
    if primary in _LATIN_RECITALS:
        return bool(_LATIN_RECITALS[primary].match(text))
    return any(pattern.match(text) for pattern in (*_LATIN_RECITALS.values(), _HAN_RECITAL))


def is_operative(text: str) -> bool:
    """Tell whether a block is the verb of a resolution alone, in small letters, over what it resolves.

    >>> is_operative("instructs the Secretary-General"), is_operative("Decides to meet;"), is_operative("resolves")
    (True, False, True)
    """
    return text[:1].islower() and bool(_OPERATIVE.match(text))


def is_recital_alone(text: str, language: str) -> bool:
    """Tell whether a block is the verb of recitals alone, over their list: considering, recognizing further."""
    return text[:1].islower() and len(text.split()) <= 4 and is_recital(text, language)


def is_left_open(text: str) -> bool:
    """Tell whether a block ends so that the sentence goes on in the next: with a comma, a semicolon, a colon."""
    return bool(_OPEN_END.search(text[-12:]))


def introduces(text: str) -> bool:
    """Tell whether a block ends with a colon: what follows is its list."""
    return text.rstrip(" _*")[-1:] in (":", "：")


def is_formula(text: str) -> bool:
    """Tell whether a block is the formula between preamble and what is agreed.

    >>> [is_formula(one) for one in ("WE HEREBY DECLARE:", "Acuerdan lo siguiente:", "决定如下：", "We will:")]
    [True, True, True, False]
    """
    return bool(introduces(text) and _FORMULA.search(text[-160:]))


def is_closing(text: str) -> bool:
    """Tell whether a block begins as closing lines do, or is a date with or without a place.

    >>> [is_closing(one) for one in ("Done at Lima", "Hecho en Quito", "Beijing, 13 May 2025", "Done well")]
    [True, True, True, False]
    """
    return bool(_CLOSING.match(text) or (len(text) < 120 and _DATE.match(text)))


def is_date(text: str) -> bool:
    """Tell whether a block is a date alone, with or without a place."""
    return len(text) < 120 and bool(_DATE.match(text))


def is_signature(text: str) -> bool:
    """Tell whether a block is a line of signatures: for whom, an office, a line to sign on."""
    return bool(_SIGNATURE.match(text)) and len(text) < 160


def is_frame(text: str) -> bool:
    """Tell whether a heading belongs to the frame of a text, beside its numbered parts: Introduction, Seguimiento."""
    return bool(_FRAME.match(text))


def is_end(text: str) -> bool:
    """Tell whether a heading is one with which plans end: Follow-up, Seguimiento, 后续行动."""
    return bool(_END.match(text))


def is_preamble_heading(text: str) -> bool:
    """Tell whether a heading says that the preamble follows."""
    return bool(_PREAMBLE_HEADING.match(text))
