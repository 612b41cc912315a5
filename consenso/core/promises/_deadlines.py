"""By when a sentence promises: dates, spans of time, occasions; and how often."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from consenso.core.lineage import Date, dates_of, numbers_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when. `value`: a date as far as it is written ("2030", "2029-06", "2026-09-30"), a span from the adoption on ("P3Y"),

    or the words themselves for an occasion ("the next Ministerial Meeting"). `text[start:end]` says it.
    """

    value: str
    start: int
    end: int


_UNITS = {
    "Y": r"years?|años?|anos?|ans|an|années?|jaar|jaren|年",
    "M": r"months?|mes|meses|mês|mois|maanden|maand|个月",
    "W": r"weeks?|semanas?|semaines?|weken|week|周|个星期",
    "D": r"days?|días?|dias?|jours?|dagen|dag|天|日",
    "TH": r"hours?|horas?|heures?|uur|小时",
    "10Y": r"decades?|décadas?|decenios?|décennies?|decennia",
}
_UNIT = "|".join(
    f"(?P<{'T' if key == 'TH' else 'X' if key == '10Y' else key}>{form})"
    for key, form in _UNITS.items()
)
_COUNT = r"(?P<count>\d{1,3}|[^\W\d_]+(?:[- ][^\W\d_]+)?|[一二两三四五六七八九十]{1,3})"
# "within three years" · "over the next five years" · "en un plazo de tres años" · "nos próximos dois anos" · "dans un délai de
# 48 heures" · "binnen drie jaar"
_SPANS = (
    re.compile(
        rf"\b(?:within(?: the (?:next|coming))?|in the (?:next|coming)|over the (?:next|coming|following)|during the (?:next|coming)|for the next|in no more than|"
        rf"en (?:un|el) plazo (?:máximo )?(?:de|no mayor a)|en (?:los|las) próxim[oa]s|en el curso de l[oa]s próxim[oa]s|a lo largo de l[oa]s próxim[oa]s|durante l[oa]s próxim[oa]s|dentro de|en no más de|"
        rf"no prazo (?:máximo )?de|em até|n[oa]s próxim[oa]s|ao longo d[oa]s próxim[oa]s|durante [oa]s próxim[oa]s|dentro de|"
        rf"dans un délai (?:maximal )?de|dans les|au cours des|d'ici(?: à)?|sous|pendant les|"
        rf"binnen|in de komende|over de komende|in de volgende) {_COUNT} (?:prochain[es]+ |próxim[oa]s |siguientes |consecutive )?(?:{_UNIT})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:(?P<only>in)|en|em) {_COUNT} (?:{_UNIT})\b(?=[.,;]|$)", re.IGNORECASE),
    # 三年内 · 未来五年 · 今后两年 · 在48小时内
    re.compile(
        r"(?:未来|今后|接下来)(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:(?P<Y>年)|(?P<M>个月))内?|(?P<count2>\d{1,3}|[一二两三四五六七八九十]{1,3})(?:(?P<Y2>年)|(?P<M2>个月)|(?P<D2>天|日)|(?P<T2>小时))(?:之)?内"
    ),
)
# "from 2027 to 2030" · "de 2027 a 2030" · "entre 2027 y 2030" · "2027年至2030年" · "2027–2030": its end; not in the name of a plan.
_PERIOD = re.compile(
    r"(?:\b(?:from|between|over|during|in|for|de|del|entre|desde|em|en|durante|no período|en el período|van|tussen|in de periode|de l'an)\s(?:20\d\d)\s?(?:to|and|a|al|y|e|à|et|tot|en|hasta|[-–—/])\s?(?P<last>20\d\d)|"
    r"20\d\d年?(?:至|到|[-–—])(?P<han>20\d\d)年(?!.{0,6}(?:计划|规划|方案|》))|(?<=期间，)|\((?P<inside>20\d\d)\))",
    re.IGNORECASE,
)
# "will hold its first session in 2027" · "en 2031" · "于2027年": a year to come, where nothing past stands before it.
_IN_YEAR = re.compile(
    r"(?:\b(?:in|en|em|during|durante|pour|in het jaar|at the latest in|de aquí a|rumbo a|con miras a)\s(?:the year |el año |o ano |l'an )?|于|在|(?<=[力争达])|^|，)$",
    re.IGNORECASE,
)
# "will meet on 5 May 2027" · "el 5 de mayo de 2027" · "in May 2027"
_ON = re.compile(
    r"(?:\b(?:on|in|el(?: día)?|en|em|no dia|le|op|for|para|until)\s|于|在|，|^)$", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:adopted|agreed|made|launched|held|signed|established|announced|endorsed|set|since|concluded|approved|"
    r"adoptad\w+|acordad\w+|celebrad\w+|firmad\w+|creado|creada|anunciad\w+|desde|suscrit\w+|"
    r"adotad\w+|realizad\w+|assinad\w+|criad[oa]|adoptée?s?|signée?s?|tenue?|créée?|lancée?|depuis)\s+(?:\w+\s+){0,3}(?:in|en|em|on|el|le|op|no dia)\s$",
    re.IGNORECASE,
)
# "Agenda 2030" · "the 2030 Agenda" · "Plan of Action 2027–2030" · "《…》"
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Agenda|Vision|Visión|Visão|Horizon|Horizonte|Strategy|Estrategia|Estratégia|Plan(?:o)?(?: (?:of|de|d['’]) ?\w+)*|Programme?|Programa|Roadmap(?: Towards)?|Declaration|"
    r"Resolution|Resolución|Framework|Blueprint|Goals|Towards|Pact|ODS|Decade)\s?(?:\(|de |to )?|[《（(][^》）)]{0,20}|\()$"
)
_NAME_AFTER = re.compile(
    r"\s?(?:Agenda|Convention|Protocol|Declaration|Action Plan|Plan of Action|Summit|Refugee|UNCLOS|nationally|targets?\b|Long Term|levels|Strategy|年议程|年可持续|年行动计划|年[^，。]{0,8}计划》)"
)
# "the next Ministerial Meeting" · "the end of this year" · "before COP 28" · "下届部长级会议"
_OCCASIONS = (
    re.compile(
        r"\b(?:by|before|until|at|ahead of|prior to|no later than|in time for|leading up to)\s(?P<what>(?:the )?(?:end of (?:this|the|next) (?:year|decade|century|summer|month)|next year|(?:our |its |the )?next (?:[\w-]+ ){0,3}?(?:meeting|summit|session|conference|year)|"
        r"(?:the )?(?:[\w’'.-]+ ){0,4}?(?:Summit|Meeting|Conference|COP ?-?\d+|MC\d+|session))(?: (?:in|of) (?:\w+ )?20\d\d)?(?: (?:later )?this year)?)\b"
    ),
    re.compile(
        r"\b(?P<what>(?:later )?this year|next year|in the (?:coming|next) (?:months|weeks|years))\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:antes de|en|para|a más tardar en|hasta|con vistas a|durante)\s(?P<what>(?:la|el|su) (?:próxim[oa] (?:[^\W\d_]+ ){0,3}?(?:reunión|cumbre|conferencia|período de sesiones|sesión|año)(?: [^\W\d_]+(?:al|ial))?|fin de(?:l| este) año|final(?:es)? del? (?:este )?(?:año|decenio|década)))|"
        r"\b(?P<what2>(?:a )?(?:fines|finales) de(?:l| este) año|el próximo año)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:antes d[ao]|n[ao]|até [ao]|para [ao])\s(?P<what>próxim[oa] (?:[^\W\d_]+ ){0,3}?(?:reunião|cúpula|cimeira|conferência|sessão|ano)(?: [^\W\d_]+(?:al|ial))?|final d(?:o|este) ano)\b|\b(?P<what2>no próximo ano)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:\b(?:avant|à|lors de|d'ici|pour|d'ici à)\s)(?P<what>(?:la|le|sa|son) (?:prochaine? (?:[^\W\d_]+ ){0,3}?(?:réunion|sommet|conférence|session|année)(?: [^\W\d_]+(?:elle|ale|iel|al))?|fin de (?:cette |l')année))(?!\w)|\b(?P<what2>l'année prochaine)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:vóór|op|tijdens|uiterlijk op|tegen)\s(?P<what>(?:de|het) (?:volgende|eerstvolgende) (?:\w+ ){0,2}?(?:vergadering|top|bijeenkomst|jaar)|het einde van (?:dit|het) jaar)\b|\b(?P<what2>volgend jaar)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?P<what>(?:下届|下次|下一届|下一次)[^，。；]{0,12}?(?:会议|峰会|年会|大会)|今年(?:年底|年内|内)|年底前|明年)"
    ),
)
# "every two years" · "at least once a year" · "anualmente" · "tous les trois mois" · "每年"
_OFTEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form, re.IGNORECASE), value)
    for form, value in (
        (
            r"\b(?:every two years|biennially|cada dos años|a cada dois anos|tous les deux ans|om de twee jaar|每两年)\b|每两年",
            "P2Y",
        ),
        (
            r"\b(?:every three years|cada tres años|a cada três anos|tous les trois ans|om de drie jaar)\b|每三年",
            "P3Y",
        ),
        (
            r"\b(?:every quarter|quarterly|trimestralmente|cada trimestre|tous les trois mois|elk kwartaal)\b|每季度",
            "P3M",
        ),
        (
            r"\b(?:twice a year|every six months|semi-annually|dos veces al año|semestralmente|duas vezes por ano|deux fois par an|tweemaal per jaar)\b|每半年",
            "P6M",
        ),
        (
            r"\b(?:every month|monthly|mensualmente|mensalmente|chaque mois|maandelijks)\b|每月",
            "P1M",
        ),
        (
            (
                r"\b(?:every year|each year|annually|annual(?= (?:report|meeting|basis))|yearly|(?:once )?a year|per year|cada año|anualmente|(?:una vez )?al año|por año|informe anual|anual(?:es)?|todos os anos|por ano|relatório anual|"
                r"chaque année|(?:une fois )?par an|tous les ans|rapport annuel|jaarlijks|elk jaar|per jaar)\b|每年|年度"
            ),
            "P1Y",
        ),
    )
)


def deadline_of(text: str, language: str) -> Deadline | None:
    """Return by when a sentence promises; None where it does not say. A date goes before a span, that before an occasion.

    >>> deadline_of("We will build it by the end of 2027.", "en").value
    '2027'
    >>> deadline_of("Lo haremos en un plazo de tres años.", "es").value, deadline_of("三年内完成。", "zh").value
    ('P3Y', 'P3Y')
    >>> deadline_of("They shall report at the next Ministerial Meeting.", "en").value
    'the next Ministerial Meeting'
    >>> deadline_of("We support the 2030 Agenda.", "en") is None
    True
    """
    for look in (_by_date, _by_span, _by_occasion):
        if found := look(text, language):
            return found
    return None


def frequency_of(text: str) -> str:
    """Return how often, as an ISO 8601 duration between two times; '' where a sentence does not say.

    >>> frequency_of("The Committee shall meet at least once a year."), frequency_of("We will meet.")
    ('P1Y', '')
    """
    return next((value for form, value in _OFTEN if form.search(text)), "")


def _by_date(text: str, language: str) -> Deadline | None:
    dates = [one for one in dates_of(text) if one.year and not _is_name(text, one)]
    for one in dates:
        if one.is_deadline:
            return Deadline(_iso(one), one.start, one.end)
    for period in _PERIOD.finditer(text):
        if (last := period["last"] or period["han"]) and not _NAME_BEFORE.search(
            text[: period.start()]
        ):
            return Deadline(last, period.start(), period.end())
    for one in reversed(dates):
        before = text[: one.start]
        if (_ON if one.month else _IN_YEAR).search(before) and not _PAST.search(before):
            return Deadline(_iso(one), one.start, one.end)
    return None


def _iso(date: Date) -> str:
    return "-".join([str(date.year), *(f"{part:02d}" for part in (date.month, date.day) if part)])


def _is_name(text: str, date: Date) -> bool:
    return bool(_NAME_BEFORE.search(text[: date.start]) or _NAME_AFTER.match(text, date.end))


def _by_span(text: str, language: str) -> Deadline | None:
    for form in _SPANS:
        for match in form.finditer(text):
            groups = {key.rstrip("2"): value for key, value in match.groupdict().items() if value}
            count = _count(groups.get("count", ""), language)
            unit = next((key for key in ("Y", "M", "W", "D", "T", "X") if key in groups), "")
            if count and unit:
                return Deadline(_duration(count, unit), match.start(), match.end())
    return None


def _count(written: str, language: str) -> int:
    if written.isdigit():
        return int(written)
    found = numbers_of(f"{written}个" if language.startswith("zh") else written, language)
    return int(found[0].value) if found else _HAN_ONE.get(written, 0)


_HAN_ONE = {"一": 1, "one": 1, "un": 1, "une": 1, "uno": 1, "um": 1, "uma": 1, "een": 1}


def _duration(count: int, unit: str) -> str:
    if unit == "T":
        return f"PT{count}H"
    if unit == "X":
        return f"P{count * 10}Y"
    return f"P{count}{unit}"


def _by_occasion(text: str, language: str) -> Deadline | None:
    for form in _OCCASIONS:
        if match := form.search(text):
            which = "what" if match["what"] else "what2"
            return Deadline(match[which], *match.span(which))
    return None


Look = Callable[[str, str], Deadline | None]
