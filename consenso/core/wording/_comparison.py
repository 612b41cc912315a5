"""A draft that came back as plain paragraphs: what whoever sent it would have otherwise, as proposals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance.Indel import normalized_similarity, opcodes

from consenso.core.wording._draft import BREAK, Draft, DraftProposal, Kind, Paragraph
from consenso.core.wording._tokens import words

LIKE = (
    0.5  # share of words from which a paragraph is another wording of one that stands in its place
)
FIRST_SIGN, ROOM = 0x10000, 0x100000  # signs for words: there is room for a million
ALIKE = 0.8  # from which it is one that stands elsewhere, or two that became one


def proposals_of(
    draft: Sequence[Paragraph], texts: Sequence[str], by: tuple[str, ...], *, name: str = ""
) -> list[DraftProposal]:
    """Return what would make `texts` of a draft: other wordings, deletions, additions, moves, splits and merges.

    Law: with these alone, `read_draft` gives `texts` for each of `by`. Empty texts count for nothing. `name` begins the ids of the
    proposals and of new paragraphs.

    >>> draft = (Paragraph("p1", "We meet in spring."), Paragraph("p2", "We talk."))
    >>> [(one.kind, one.paragraph, one.texts) for one in proposals_of(draft, ["We meet in autumn."], ("MEX",))]
    [('wording', 'p1', ('We meet in autumn.',)), ('deletion', 'p2', ())]
    """
    lines = [line for text in texts for line in text.split(BREAK) if line]
    found = _Matching([one for one in draft if one.text], lines)
    found.match()
    return list(_proposals(found, by, name or "-".join(by)))


def draft_of(texts: Sequence[str]) -> Draft:
    """Return paragraphs as a draft, numbered from 1, with ids p1, p2 …; empty texts are left out."""
    lines = [line for text in texts for line in text.split(BREAK) if line]
    return tuple(Paragraph(f"p{n}", line, str(n)) for n, line in enumerate(lines, start=1))


@dataclass(slots=True)
class _Likeness:
    """How alike texts are by their words, 0 to 1; each text is taken apart once, each word is one sign for the comparison."""

    signs: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def __call__(self, one: str, other: str) -> float:
        if one == other:
            return 1.0
        return float(normalized_similarity(self._signs(one), self._signs(other), score_cutoff=LIKE))

    def _signs(self, text: str) -> str:
        if text not in self.texts:
            self.texts[text] = "".join(
                self.signs.setdefault(word, chr(FIRST_SIGN + len(self.signs) % ROOM))
                for word in words(text)
            )
        return self.texts[text]


@dataclass(slots=True)
class _Matching:
    """Which line is which paragraph, both by number."""

    paragraphs: list[Paragraph]
    lines: list[str]
    of_line: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)  # lines whose paragraph stands elsewhere
    more: dict[int, int] = field(default_factory=dict)  # lines that are the rest of the line before
    merged: dict[int, int] = field(default_factory=dict)  # paragraphs that went into another

    likeness: _Likeness = field(default_factory=_Likeness)

    def match(self) -> None:
        olds = [one.text for one in self.paragraphs]
        i = j = 0
        for a, b, size in opcodes(olds, self.lines).as_matching_blocks():
            self._match_between(range(i, a), range(j, b))
            for step in range(size):
                if olds[a + step] == self.lines[b + step]:
                    self.of_line[b + step] = a + step
            i, j = a + size, b + size
        self._split()
        self._merge()
        self._move()

    def _match_between(self, olds: range, news: range) -> None:
        """Match by likeness, in order: the pairs whose likenesses have the greatest sum."""
        if not (olds and news):
            return
        scores = [[self._likeness(i, j) for j in news] for i in olds]
        best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
        for i in range(len(olds) - 1, -1, -1):
            for j in range(len(news) - 1, -1, -1):
                paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] >= LIKE else 0.0
                best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
        i = j = 0
        while i < len(olds) and j < len(news):
            if scores[i][j] >= LIKE and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
                self.of_line[news[j]] = olds[i]
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1

    def _likeness(self, paragraph: int, line: int) -> float:
        return self.likeness(self.paragraphs[paragraph].text, self.lines[line])

    def _unmatched(self) -> Iterator[int]:
        return (j for j in range(len(self.lines)) if j not in self.of_line and j not in self.more)

    def _left(self) -> list[int]:
        taken = {*self.of_line.values(), *self.merged}
        return [i for i in range(len(self.paragraphs)) if i not in taken]

    def _split(self) -> None:
        """Find lines that are a part of the paragraph of the line beside them."""
        for line in list(self._unmatched()):
            for first in (line - 1, line):
                parts = self._parts_with(first)
                paragraph = next((self.of_line[j] for j in parts if j in self.of_line), None)
                if paragraph is None or line not in parts:
                    continue
                text = self.paragraphs[paragraph].text
                joined = self.likeness(text, self._joined(parts))
                others = (
                    self._joined([j for j in parts if (j == line) == alone])
                    for alone in (True, False)
                )
                if joined >= ALIKE and joined > max(self.likeness(text, other) for other in others):
                    for j in parts:
                        self.of_line.pop(j, None)
                        self.more.pop(j, None)
                    self.of_line[parts[0]] = paragraph
                    self.more.update(dict.fromkeys(parts[1:], parts[0]))
                    break

    def _joined(self, lines: list[int]) -> str:
        return " ".join(self.lines[j] for j in lines)

    def _parts_with(self, first: int) -> list[int]:
        """Return the lines that would be one paragraph if `first` and the line after it were."""
        begin = self.more.get(first, first)
        parts = [begin, *(j for j, home in sorted(self.more.items()) if home == begin)]
        following = parts[-1] + 1
        if begin < 0 or following >= len(self.lines):
            return []
        others = [j for j, home in self.more.items() if home == following]
        if (begin in self.of_line) == (following in self.of_line) or others:
            return []
        return [*parts, following]

    def _merge(self) -> None:
        """Find paragraphs that went into one beside them."""
        line_of = {paragraph: line for line, paragraph in self.of_line.items()}
        for left in self._left():
            for home in (left - 1, left + 1):
                line = line_of.get(home)
                if line is None or line in self.more.values():
                    continue
                olds = [self.paragraphs[i].text for i in sorted((home, left))]
                new = self.lines[line]
                joined = self.likeness(" ".join(olds), new)
                if joined >= ALIKE and joined > self.likeness(self.paragraphs[home].text, new):
                    self.merged[left] = home
                    break

    def _move(self) -> None:
        """Find paragraphs that stand elsewhere."""
        left = self._left()
        pairs = [
            (score, -i, -j)
            for j in self._unmatched()
            for i in left
            if (score := self._likeness(i, j)) >= ALIKE
        ]
        for _, i, j in sorted(pairs, reverse=True):
            if -i in left and -j not in self.of_line:
                left.remove(-i)
                self.of_line[-j] = -i
                self.moved.add(-j)


def _proposals(found: _Matching, by: tuple[str, ...], name: str) -> Iterator[DraftProposal]:
    count = 0
    ids: dict[int, str] = {}
    made: list[tuple[Kind, str, tuple[str, ...], str, tuple[str, ...]]] = []
    before = ""
    for line, text in enumerate(found.lines):
        if line in found.more:
            continue
        if line not in found.of_line:
            count += 1
            made.append(("addition", f"{name}.{count}", (text,), before, ()))
            before = f"{name}.{count}"
            continue
        number = found.of_line[line]
        paragraph = found.paragraphs[number]
        ids[number] = paragraph.id
        rest = tuple(found.lines[j] for j, home in sorted(found.more.items()) if home == line)
        others = tuple(found.paragraphs[i].id for i, home in found.merged.items() if home == number)
        if line in found.moved:
            made.append(("move", paragraph.id, (), before, ()))
        if rest:
            made.append(("split", paragraph.id, (text, *rest), "", ()))
        elif others:
            made.append(("merge", paragraph.id, (text,), "", others))
        elif text != paragraph.text:
            made.append(("wording", paragraph.id, (text,), "", ()))
        before = paragraph.id
    for number, paragraph in enumerate(found.paragraphs):
        if number not in ids and number not in found.merged:
            made.append(("deletion", paragraph.id, (), "", ()))
    for place, (kind, paragraph_id, texts, after, others) in enumerate(made, start=1):
        yield DraftProposal(f"{name}:{place:04}", by, kind, paragraph_id, texts, after, others)
