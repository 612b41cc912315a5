"""Which paragraph of a file is which of the draft: by the ids that we left in it, else by its words."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

from consenso.core.formats.word._draft import Draft, Paragraph
from consenso.core.formats.word._model import Source, none_of_them
from consenso.core.formats.word._views import Seen
from consenso.core.formats.word._xml import bookmark_of, para_id_of
from consenso.core.wording import tokens

LIKE = 0.5  # two texts that are so like are one paragraph, reworded
_BY_ID = 0.2  # and so little is enough where an id says so too
# A number that somebody typed before the words: "12.", "(a)", "3.1", "iv)", "12 bis.", "第3条".
_NUMBER = re.compile(
    r"\s*(?:\(?(?:\d+(?:\.\d+)*|[ivxlcdm]+|[a-z])(?:\s*(?:bis|ter|qua[td]er|alt))?[.)、:]|\d+(?:\.\d+)+|"
    r"第[\d一二三四五六七八九十]+[条章节])[\s\u3000]+",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Return text with one space for several and none at its ends, for comparing."""
    return " ".join(text.split())


class Words:
    """Texts as strings of one sign a word (a character in Chinese): compared in compiled code, many at a time."""

    def __init__(self) -> None:
        self.signs: dict[str, str] = {}
        self.known: dict[str, str] = {}

    def likeness(self, a: str, b: str) -> float:
        """Return how much of two texts is the same words in the same order, from 0 to 1; 0 for very little.

        >>> round(Words().likeness("We will open the ports.", "We shall open our ports."), 2)
        0.67
        """
        return float(Indel.normalized_similarity(self.spelt(a), self.spelt(b), score_cutoff=_BY_ID))

    def like(self, text: str, others: Mapping[str, str]) -> set[str]:
        """Return the names of those texts, given as `spelt` spells them, that are so like it that they may be one paragraph."""
        found = process.extract(
            self.spelt(text),
            others,
            scorer=Indel.normalized_similarity,
            processor=None,
            score_cutoff=LIKE,
            limit=None,
        )
        return {name for _, _, name in found}

    def spelt(self, text: str) -> str:
        """Return a text as a string of one sign a word."""
        if text not in self.known:
            words = (token for token in tokens(text) if not token.isspace())
            self.known[text] = "".join(map(self._sign, words))
        return self.known[text]

    def _sign(self, word: str) -> str:
        # From a plane without surrogates on: a text has fewer words than there are signs.
        return self.signs.setdefault(word, chr(min(0x10000 + len(self.signs), 0x10FFFF)))


def without_number(text: str, paragraph: Paragraph) -> str:
    """Return a text without the number that somebody typed before it, where the paragraph has one apart from its words."""
    if paragraph.number:
        if text.lstrip().startswith(paragraph.number):
            rest = text.lstrip()[len(paragraph.number) :]
            if rest[:1].isspace() and not paragraph.text.startswith(paragraph.number):
                return rest.lstrip()
        typed = _NUMBER.match(text)
        if typed and not _NUMBER.match(paragraph.text):
            return text[typed.end() :]
    return text


def aligned(draft: Draft, groups: Sequence[Seen], sources: Sequence[Source]) -> dict[int, str]:
    """Return for the places of paragraphs of a file (as they stand with no change taken) the ids of those of the draft.

    The same words count first, then the bookmarks and ids that the file carries, where the words do not say otherwise; what
    is left is paired by likeness, the likest first. A paragraph that is like none of the draft's is in no pair.
    """
    return _Aligner(draft, groups, sources).pairs()


class _Aligner:
    def __init__(self, draft: Draft, groups: Sequence[Seen], sources: Sequence[Source]) -> None:
        self.paragraphs = {one.id: one for one in draft.paragraphs}
        self.order = {name: at for at, name in enumerate(self.paragraphs)}
        self.texts = [plain(one.text) for one in groups]
        self.found: dict[int, str] = {}
        self.free = dict.fromkeys(self.paragraphs)
        self.words = Words()
        names = {bookmark_of(name): name for name in self.paragraphs}
        names |= {para_id_of(name): name for name in self.paragraphs}
        self.said = [ids_of(one, sources, names) for one in groups]

    def pairs(self) -> dict[int, str]:
        self.by_words()
        self.by_ids()
        self.by_likeness()
        return self.found

    def take(self, at: int, name: str) -> None:
        self.found[at] = name
        del self.free[name]

    def left(self) -> list[int]:
        return [at for at in range(len(self.texts)) if at not in self.found]

    def by_words(self) -> None:
        """Pair those that say the same, those of equal words by their ids and else in order."""
        wanted: dict[str, list[str]] = {}
        for name, one in self.paragraphs.items():
            wanted.setdefault(plain(one.text), []).append(name)
        bare = {at: self.bare(at) for at in self.left()}
        same = {at: wanted.get(self.texts[at]) or wanted.get(bare[at]) for at in bare}
        for at, names in same.items():
            known = next((name for name in self.said[at] if name in (names or ())), None)
            if known in self.free:
                self.take(at, known)
        for at, names in same.items():
            first = next((name for name in names or () if name in self.free), None)
            if at not in self.found and first is not None:
                self.take(at, first)

    def bare(self, at: int) -> str:
        typed = _NUMBER.match(self.texts[at])
        return self.texts[at][typed.end() :] if typed else self.texts[at]

    def by_ids(self) -> None:
        """Pair those of which an id says so, unless another paragraph is much more like."""
        left = self.left()
        for at in left:
            for name in self.said[at]:
                if name not in self.free or at in self.found:
                    continue
                own = self.likeness(at, name)
                if own >= _BY_ID or not self.is_elsewhere(name, at, left):
                    self.take(at, name)

    def is_elsewhere(self, name: str, at: int, left: Iterable[int]) -> bool:
        others = (one for one in left if one != at and one not in self.found)
        return any(self.likeness(one, name) >= LIKE for one in others)

    def by_likeness(self) -> None:
        free = {name: self.words.spelt(self.paragraphs[name].text) for name in self.free}
        numbers = {one.number for one in self.paragraphs.values()} - {""}
        pairs = sorted(
            (
                (-likeness, abs(at - self.order[name]), at, name)
                for at in self.left()
                for name in self.candidates(at, free, numbers)
                if (likeness := self.likeness(at, name)) >= LIKE
            ),
        )
        for *_, at, name in pairs:
            if at not in self.found and name in self.free:
                self.take(at, name)

    def candidates(self, at: int, free: Mapping[str, str], numbers: Iterable[str]) -> set[str]:
        """Return the names of those that a paragraph may be like, with the number that was typed before it or without."""
        text = self.texts[at]
        ways = {text, self.bare(at)}
        ways |= {text[len(number) :].lstrip() for number in numbers if text.startswith(number)}
        return {name for way in ways for name in self.words.like(way, free)}

    def likeness(self, at: int, name: str) -> float:
        paragraph = self.paragraphs[name]
        bare = without_number(self.texts[at], paragraph)
        return self.words.likeness(bare, paragraph.text)


def ids_of(group: Seen, sources: Sequence[Source], names: dict[str, str]) -> list[str]:
    """Return the ids that the file gives a paragraph, what most of its marks say first.

    A paragraph that somebody inserted flows into the next one when that is not accepted: its ids do not count.
    """
    said: Counter[str] = Counter()
    for at in group.sources:
        source = sources[at]
        is_new = bool(source.mark) and not source.text(none_of_them)
        for mark in () if is_new else (*source.names, source.para_id):
            if mark in names:
                said[names[mark]] += 1
    return [name for name, _ in said.most_common()]
