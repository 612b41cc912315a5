"""Differences as a person would mark them: not cut in the middle of a phrase, and a sentence mostly rewritten as one."""

import re

from consenso.core.prose import HAN, is_han

# A stretch of a base text, by its ends in code points, and what another text has in its place.
Hunk = tuple[int, int, str]

LONG = (
    40  # code points of what is kept between two changes: from here on it always stands for itself
)
MOST = 2  # a sentence that changes more than so many times what it keeps was written anew
SHORT_WORD = 3  # letters: "of the", "y el", "de la" hold no two changes apart

_TELLING = re.compile(rf"[^\W\d_{HAN}]{{{SHORT_WORD + 1},}}|\d[\d.,]*|[{HAN}]+")
_LETTER = re.compile(r"\w")
_SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？；]|;\s")


def cleaned(base: str, found: list[Hunk]) -> list[Hunk]:
    """Return hunks slid to where words or sentences begin, and joined where little is kept between them.

    >>> base = "The ports of the coast shall open."
    >>> cleaned(base, [(4, 9, "harbours"), (17, 22, "islands")])
    [(4, 22, 'harbours of the islands')]
    """
    joined: list[Hunk] = []
    for place, hunk in enumerate(found):
        ceiling = found[place + 1][0] if place + 1 < len(found) else len(base)
        joined.append(_slid(base, hunk, joined[-1][1] if joined else 0, ceiling))
        is_joined = False
        while len(joined) > 1 and _belong(base, joined[-2], joined[-1]):
            last = joined.pop()
            joined[-1] = _join(base, joined[-1], last)
            is_joined = True
        if is_joined:
            _settle(base, joined, ceiling)
    return _by_sentence(base, joined)


def _settle(base: str, joined: list[Hunk], ceiling: int) -> None:
    """Trim the last hunk, which was joined from several, and slide it; it may then touch the one before, and be one with it."""
    start, end, new = _without_ends(base, joined.pop())
    if start == end and not new:
        return
    joined.append(_slid(base, (start, end, new), joined[-1][1] if joined else 0, ceiling))
    if len(joined) > 1 and joined[-2][1] == joined[-1][0]:
        last = joined.pop()
        joined[-1] = _join(base, joined[-1], last)


def _join(base: str, one: Hunk, other: Hunk) -> Hunk:
    return one[0], other[1], one[2] + base[one[1] : other[0]] + other[2]


def _without_ends(base: str, hunk: Hunk) -> Hunk:
    """Return a hunk without the words that both sides begin or end with: what is left may be no more than added words."""
    start, end, new = hunk
    old = base[start:end]
    most = min(len(old), len(new))
    tail = 0
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while tail and not (_is_cut(old, len(old) - tail) and _is_cut(new, len(new) - tail)):
        tail -= 1
    head, most = 0, most - tail
    while head < most and old[head] == new[head]:
        head += 1
    while head and not (_is_cut(old, head) and _is_cut(new, head)):
        head -= 1
    return start + head, end - tail, new[head : len(new) - tail]


def _is_cut(text: str, at: int) -> bool:
    """Return whether a word may begin at a point of a text: at its ends, after a space, before a Chinese character."""
    return at in (0, len(text)) or text[at - 1].isspace() or is_han(text[at])


def _belong(base: str, one: Hunk, other: Hunk) -> bool:
    """Return whether too little stands between two changes for them to be read apart."""
    between = base[one[1] : other[0]]
    if not between:
        return True
    least = min(_size(one), _size(other))
    if len(between) > max(LONG, least):
        return False
    if _SENTENCE_ENDS.search(between):
        return False
    return 2 * _weight(between) <= least


def _size(hunk: Hunk) -> int:
    return max(hunk[1] - hunk[0], len(hunk[2]))


def _weight(kept: str) -> int:
    """Return how many letters of a stretch tell something: of words longer than articles, of numbers, of Chinese.

    A single Chinese character between two changes tells nothing: 的, 和.
    """
    telling = _TELLING.findall(kept)
    weight = sum(map(len, telling))
    return 0 if weight == 1 and not telling[0].isdigit() else weight


def _by_sentence(base: str, found: list[Hunk]) -> list[Hunk]:
    """Return hunks with those of a sentence as one, where it keeps less than it changes."""
    out: list[Hunk] = []
    run = found[:1]
    for hunk in found[1:]:
        if _SENTENCE_ENDS.search(base, run[-1][1], hunk[0]):
            out += _of_run(base, run)
            run = []
        run.append(hunk)
    out += _of_run(base, run)
    touching = [number for number in range(1, len(out)) if out[number - 1][1] == out[number][0]]
    for number in reversed(touching):
        out[number - 1 : number + 1] = [_join(base, out[number - 1], out[number])]
    return out


def _of_run(base: str, run: list[Hunk]) -> list[Hunk]:
    """Return the hunks of one sentence: as they are, as one from first to last, or as all of it where it was written anew."""
    start, end = run[0][0], run[-1][1]
    size = sum(map(_size, run))
    kept = end - start - sum(right - left for left, right, _ in run)
    if (
        MOST * kept < size
        and any(left < right and text for left, right, text in run)
        and _may_end(base, end, size // MOST + 1)
    ):
        first, last = _sentence(base, start, end)
        if MOST * (kept + start - first + last - end) < size:
            return [_as_one(base, [(first, first, ""), *run, (last, last, "")])]
    return [_as_one(base, run)] if len(run) > 2 and kept < size else run


def _may_end(base: str, end: int, within: int) -> bool:
    """Return whether a sentence ends so soon that most of it may have changed."""
    if end + within >= len(base):
        return True
    return _SENTENCE_ENDS.search(base, max(0, end - 1), end + within) is not None


def _as_one(base: str, run: list[Hunk]) -> Hunk:
    whole = run[0]
    for hunk in run[1:]:
        whole = _join(base, whole, hunk)
    return whole


def _sentence(base: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds a stretch begins and ends, without the space around it."""
    first = max((stop.end() for stop in _SENTENCE_ENDS.finditer(base, 0, start)), default=0)
    stop = _SENTENCE_ENDS.search(base, max(first, end - 1))
    last = stop.end() if stop else len(base)
    while last > end and base[last - 1].isspace():
        last -= 1
    while first < start and base[first].isspace():
        first += 1
    return first, last


def _slid(base: str, hunk: Hunk, floor: int, ceiling: int) -> Hunk:
    """Return something added or left out at the best of the places where it can be said to stand.

    "We meet. [We eat. ]We talk." and not "We meet. We [eat. We ]talk.": the same texts, said as one would. It stays
    between `floor` and `ceiling`.
    """
    start, end, new = hunk
    if new and start < end:
        return hunk
    text = new or base[start:end]
    size = len(text)
    left = 0  # how far it can go to the left, and to the right
    while left < min(size, start - floor) and base[start - 1 - left] == text[size - 1 - left]:
        left += 1
    right = 0
    while right < min(size, ceiling - end) and base[end + right] == text[right]:
        right += 1
    if left + right == 0 or (left == 1 and not right and text[-1] == " " != text[0]):
        return hunk  # there is no other place, or but one: with the space before it instead of the one after it
    around = base[start - left : start] + text + base[end : end + right]
    best, shift = -1, 0
    for step in sorted(range(-left, right + 1), key=abs):
        merit = _merit(base, start + step, around, left + step, size)
        if merit > best:
            best, shift = merit, step
    moved = around[left + shift : left + shift + size] if new else ""
    return start + shift, end + shift, moved


def _merit(base: str, at: int, around: str, inside: int, size: int) -> int:
    """Return how well something can begin at `at` of the base, by what stands before it and how it begins."""
    first = around[inside : inside + 1]
    last = around[inside + size - 1 : inside + size]
    before = around[:inside][-2:] if inside >= 2 else base[max(0, at - 2) : at]
    if not before or _SENTENCE_ENDS.fullmatch(before) or _SENTENCE_ENDS.fullmatch(before[-1:]):
        return 4
    if before[-1] in ".!?" and first.isspace():
        return 4
    if _LETTER.match(before[-1]) and _LETTER.match(first):
        # Inside a word; between two Chinese characters it is as good as anywhere.
        return 1 if is_han(first) else 0
    if before[-1] in ",;:" or (before[-1].isspace() and before[:1] in (",", ";", ":")):
        return 3
    return 2 if before[-1].isspace() or last.isspace() else 1
