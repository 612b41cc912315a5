"""Where the sentences of a paragraph begin and end, in the six languages."""

import re

from consenso.core.prose._scripts import HAN, primary


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A full stop after these never ends a sentence: a name or a number follows.
# "Mr. Rivers" · "No. 5" · "art. 7" · "Sra. Ríos" · "p. ej. becas" · "M. Duval" · "bijv. beurzen"
_BEFORE_MORE = _words(
    """mr mrs ms dr drs prof gen col lt capt gov sen rep rev hon st ste mt no nos nr art arts para paras par pars sec secs
    fig figs vol vols ch chap pp p cf vs eg ie viz approx ca inter al sr sra srta sres dra drs lic ing excmo excma ilmo
    exmo exma ilma núm num pág págs párr cap caps ej ex arq d dª mm mme mlle mgr bijv blz jl mevr dhr ir drs mr resp
    incl excl e.g i.e c.-à-d p.ej p.ex"""
)
# A full stop after these ends a sentence only where a word follows that begins one.
# "in the U.S. We will" but "the U.S. President" · "becas, etc. Las Partes" · "de EE. UU. El plan"
_MAY_END = _words(
    """u.s u.n u.k e.u u.s.a d.c a.m p.m etc inc ltd co corp jr uu ee.uu ee s.a enz o.a e.d e.a m.a.w d.w.z a.o
    ph.d b.v n.v s.a.r.l r.p.c"""
)
_BEGIN = _words(
    """we the this these those it in on at by to for from with our both each all as when while if under through there they
    he she building recognizing recognising noting
    el la los las lo nos en para por con esta este estas estos ambas ambos cada nosotros se así según mediante al a
    o os as no na nos em ambas ambos nós esta este cada ao
    le les l nous dans pour par avec cette ce ces il elle elles chaque en à aux au
    de het een wij deze dit in op voor met beide elke"""
)
_CLOSING = "\"'”’»)\\]）」』】›"
_OPENING = "\"'“‘«(\\[（「『【‹¿¡"
# A candidate: the stop, what closes with it (a quotation, a foot-note's number after a letter), then a space.
_LATIN = re.compile(rf"(?:[.!?…]+[{_CLOSING}]*(?:(?<=[^\W\d][.!?])\d{{1,2}}|\[\d{{1,3}}\])?)(?=\s)")
_NEXT = re.compile(rf"\s+(?:[{_OPENING}]|[*_•–—-]\s?)*(?P<word>[^\W_]+)")
_LAST_WORD = re.compile(r"(?P<word>[^\s(\[“«\"'’/]+?)\.?$")
# What stands alone before a stop is a number of a paragraph: "4. We", "iv. We", "B. Trade".
_NUMBER_ONLY = re.compile(r"^\W*(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])\.$")
# "ASEAN-U.S." · "J." · "J.R."
_INITIALS = re.compile(r"^(?:\w+[-–])?(?:[A-ZÀ-Ý]\.)*[A-ZÀ-Ý]$")
_HAN_STOP = re.compile(rf"[。！？!?]+[{_CLOSING}]*|…+[{_CLOSING}]*(?=[{HAN}])")
_IS_HAN = re.compile(f"[{HAN}]")
# A point of a list that stands inside a sentence: ": (a) …; (b) …" · "：（一）…；（二）…" · "; ii) …"
_MARK = r"(?:\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)|（[一二三四五六七八九十\d]{1,3}）|[①-⑳]|(?<=[\s：；])(?:[a-z]|[ivx]{1,5}|\d{1,2})\)(?=\s))"
_POINT = re.compile(
    rf"(?:(?<=[:;：；])|(?<=[;,] (?:and|und))|(?<=[;,] or)|(?<=[;,] [yeou])|(?<=[;,] (?:et|ou|en|of)))\s*(?={_MARK})"
)


def sentences(text: str, language: str | None) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of one paragraph are: half-open spans in code points, in order, without outer space.

    Abbreviations, initials, decimals and the number of the paragraph end none. The points of a list inside a sentence,
    each with its mark, count as sentences, and so does what leads in to them. An empty text: no spans.

    >>> text = "1. We met in St. Lucia. The U.S. envoy spoke, i.e. twice."
    >>> [text[a:b] for a, b in sentences(text, "en")]
    ['1. We met in St. Lucia.', 'The U.S. envoy spoke, i.e. twice.']
    >>> text = "双方将：（一）举办论坛；（二）提供100个名额。中方欢迎。"
    >>> [text[a:b] for a, b in sentences(text, "zh-Hans")]
    ['双方将：', '（一）举办论坛；', '（二）提供100个名额。', '中方欢迎。']
    """
    han = {stop.end() for stop in _HAN_STOP.finditer(text) if _is_han_stop(text, stop, language)}
    ends = sorted({*_latin(text, han), *(point.end() for point in _points(text)), len(text)})
    spans: list[tuple[int, int]] = []
    start = 0
    for end in ends:
        piece = text[start:end]
        if any(letter.isalnum() for letter in piece):
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(piece.strip())))
            start = end
        elif not piece.strip():
            start = end
    return tuple(spans)


def _latin(text: str, han: set[int]) -> set[int]:
    """Return where the sentences end, of those that end with a full stop and a space, and those in `han`."""
    found = set(han)
    start = 0
    others = iter(sorted(han))
    other = next(others, len(text) + 1)
    for stop in _LATIN.finditer(text):
        while other <= stop.start():
            start, other = other, next(others, len(text) + 1)
        if _ends(text, start, stop):
            found.add(stop.end())
            start = stop.end()
    return found


def _is_han_stop(text: str, stop: "re.Match[str]", language: str | None) -> bool:
    """Return whether a stop is a Chinese one: a full-width stop, or another beside a Chinese character."""
    if text[stop.start()] in "。！？":
        return True
    before = text[max(0, stop.start() - 1) : stop.start()]
    return primary(language) == "zh" and bool(_IS_HAN.match(before or " "))


def _points(text: str) -> list["re.Match[str]"]:
    """Return where the points of a list inside a sentence begin: none where there is but one mark."""
    found = list(_POINT.finditer(text))
    return found if len(found) > 1 else []


def _ends(text: str, start: int, stop: "re.Match[str]") -> bool:
    """Return whether a stop followed by space ends the sentence that began at `start`."""
    after = _NEXT.match(text, stop.end())
    if after is None:
        return True
    word = after["word"]
    if not (word[0].isupper() or word[0].isdigit() or _IS_HAN.match(word[0])):
        return False
    if stop.group()[0] in "!?":
        return True
    so_far = text[max(start, stop.start() - 40) : stop.start() + 1]
    if _NUMBER_ONLY.match(so_far.strip()):
        return False
    last = _LAST_WORD.search(so_far)
    if last is None:
        return True
    name = last["word"].rstrip(".").lower()
    if name in _BEFORE_MORE:
        return False
    if name in _MAY_END or _INITIALS.match(last["word"]):
        return word.lower() in _BEGIN and word[0].isupper() and len(word) > 1
    return True
