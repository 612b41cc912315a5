"""The dates of a text, in six languages: years, months, days; and which of them is a time by when something will be done."""

import re
from dataclasses import dataclass
from functools import lru_cache

from consenso.core.prose import fold

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_NUMBER_OF = {
    fold(name): place
    for names in _MONTHS.values()
    for place, name in enumerate(names.split(), start=1)
} | {"setiembre": 9}
_MONTH = (
    "(?P<{}>"
    + "|".join(
        sorted(
            {n for names in _MONTHS.values() for n in names.split()} | {"setiembre"},
            key=len,
            reverse=True,
        )
    )
    + ")"
)
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|er|º|°|e)?"
_LAST = r"(?:\s?(?:[-–—/]|and|to|y|al|a|e|et|au|en|tot)\s?\d{1,2}(?:st|nd|rd|th|er|º|e)?)?"
_YEAR = r"(?P<{}>(?:19|20|21)\d\d)"
_OF = r"(?:\s+(?:de|del|do|of|d['’])\s*|\s+|,\s*)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # 24 April 2021 · 12-13 May 2022 · 24 de abril de 2021 · 1er mai 2021
        rf"(?<!\d){_DAY.format('d')}{_LAST}{_OF}{_MONTH.format('m')}{_OF}{_YEAR.format('y')}(?!\d)",
        # April 24, 2021 · November 16-17, 2023
        rf"\b{_MONTH.format('m')}\s+{_DAY.format('d')}{_LAST},?\s+{_YEAR.format('y')}(?!\d)",
        # April 2021 · abril de 2021
        rf"\b{_MONTH.format('m')}{_OF}{_YEAR.format('y')}(?!\d)",
        # 23 October · 23 de octubre
        rf"(?<![\d.,]){_DAY.format('d')}{_LAST}(?:\s+de\s+|\s+){_MONTH.format('m')}\b(?P<y>)",
    )
)
_HAN_FORM = re.compile(
    r"(?P<y>(?:19|20|21)\d\d|[一二][〇零一二三四五六七八九]{3})年(?:(?P<m>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])月(?:(?P<d>[0-3]?\d|[一二三]?十?[一二三四五六七八九十])日)?)?"
)
_ALONE = re.compile(
    r"(?<![\w/.,-])(?<!No\. )(?P<y>(?:19|20|21)\d\d)(?![\d/]|[.,]\d)(?!\s?(?:%|per cent))"
)
_RANGE = re.compile(r"(?<![\w/])((?:19|20|21)\d\d)\s?[-–—/至到]\s?((?:19|20|21)\d\d|\d\d)(?!\d)")
# What stands before a time by when: "by the end of 2030", "para 2030", "até 2030", "d'ici à 2030", "uiterlijk in 2030", "到2030年".
_BY = re.compile(
    r"(?:\bby|\bbefore|\buntil|\bno later than|\bnot later than|\bahead of|\bpara(?: el| fines de| finales de)?|\bantes de(?:l)?|"
    r"\bhasta|\ba más tardar(?: en)?|\baté(?: o fim de)?|\bo mais tardar em|\bd['’]ici(?: à| la fin de| fin)?|\bavant(?: la fin de)?|"
    r"\bau plus tard en|\bjusqu['’]en|\btegen|\bvóór|\bvoor|\buiterlijk(?: in| op)?|\btot|到|至|在|于)"
    r"(?:\s+(?:the|el|le|het|o)?\s*(?:end|beginning|year|start|fin|final|finales|fim|año|ano|eind|einde|l['’]année)?(?:\s*(?:of|de|del|van|do))?)?\s*$",
    re.IGNORECASE,
)
_HAN_AFTER = re.compile("(?:年底|年末|年)?(?:之前|以前|前)|年底")


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a text, as much of it as is written: 0 for what is not. `is_deadline`: something is to be done by then."""

    year: int
    month: int
    day: int
    start: int
    end: int
    is_deadline: bool = False

    @property
    def parts(self) -> tuple[int, int, int]:
        """Year, month, day."""
        return self.year, self.month, self.day


@lru_cache(maxsize=2_000)
def dates_of(text: str) -> tuple[Date, ...]:
    """Return the dates of a text in order, in whichever of the six languages; years alone among them; () for none.

    Of a span of days the first one counts; a span of years gives both years.

    >>> [one.parts for one in dates_of("on 24 April 2021, by 2030 and in 2022–2024")]
    [(2021, 4, 24), (2030, 0, 0), (2022, 0, 0), (2024, 0, 0)]
    >>> [one.parts for one in (*dates_of("le 1er mai 2021"), *dates_of("2021年4月24日"))]
    [(2021, 5, 1), (2021, 4, 24)]
    >>> [one.is_deadline for one in dates_of("En 2021 decidimos duplicarlo para 2030.")]
    [False, True]
    """
    found: list[Date] = []
    for form in (*_FORMS, _HAN_FORM):
        for match in form.finditer(text):
            if not _is_free(match, found):
                continue
            groups = match.groupdict()
            found.append(
                Date(
                    _whole(groups["y"]),
                    _month(groups["m"]),
                    _whole(groups.get("d")),
                    match.start(),
                    match.end(),
                    _is_deadline(text, match.start(), match.end()),
                )
            )
    for match in _RANGE.finditer(text):
        if _is_free(match, found):
            first, last = match[1], match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
            found.append(Date(int(first), 0, 0, match.start(), match.start() + 4))
            found.append(Date(int(last), 0, 0, match.start() + 4, match.end()))
    for match in _ALONE.finditer(text):
        if _is_free(match, found):
            by = _is_deadline(text, match.start(), match.end())
            found.append(Date(int(match["y"]), 0, 0, match.start(), match.end(), by))
    return tuple(sorted(found, key=lambda one: one.start))


def _is_free(match: re.Match[str], found: list[Date]) -> bool:
    return not any(one.start < match.end() and match.start() < one.end for one in found)


def _is_deadline(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 40) : start]
    if _HAN_AFTER.match(text, end - 1 if text[end - 1 : end] == "年" else end):
        return True
    by = _BY.search(before)
    if by is None:
        return False
    # 在2030年 alone is when, not by when; 到 and 至 are.
    return by.group().strip() not in ("在", "于")


def _month(written: str | None) -> int:
    return _NUMBER_OF.get(fold(written or ""), 0) or _whole(written)


_SIGNS = {sign: value for value, sign in enumerate("零一二三四五六七八九十")} | {"〇": 0}


def _whole(written: str | None) -> int:
    """Return a whole number in figures or Chinese signs; 0 for none."""
    if not written:
        return 0
    if written.isdigit() and written.isascii():
        return int(written)
    if not all(sign in _SIGNS for sign in written):
        return 0
    if len(written) == 4:
        return int("".join(str(_SIGNS[sign]) for sign in written))
    tens, has_ten, units = written.partition("十")
    if has_ten:
        return (_SIGNS[tens] if tens else 1) * 10 + (_SIGNS[units] if units else 0)
    return _SIGNS[written]
