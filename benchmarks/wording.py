"""34 delegations on a draft of 150 paragraphs, 5 proposals a paragraph: composed by us, by difflib and by three-way merge.

    python -m benchmarks.wording            # the table, and what each loses
    python -m benchmarks.wording --show 3   # the bracketed text of some paragraphs

The paragraphs are real ones in six languages (beside the repository: samples), the proposals are made by rule with a fixed seed: words
replaced, left out, added; a sentence rewritten, dropped, added; one in five the same as another's. All three start from plain texts.
Goal: ours in under 150 ms in all, and every wording read back.

- difflib: the words of each proposal beside those of the base (SequenceMatcher, autojunk off), all changes put into one text at
  their places. A change whose words another changes differently can't be put there and is lost.
- three-way merge, as Antragsgrün and OpenSlides merge amendments, reimplemented here for comparison only: the words of the base
  carry who changes them; pure insertions have slots of their own; amendments go in one after the other, those that begin last
  first; a group of changes that touches words changed before collides, and is left to a person.
"""

import argparse
import difflib
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.samples import human_rights, targets
from consenso.core.wording import (
    Place,
    Proposal,
    compose,
    places,
    reading,
    tokens,
    written,
)

DELEGATIONS = [f"S{number:02}" for number in range(1, 35)]
PARAGRAPHS, PROPOSALS = 150, 5
LETTERS = 550  # of a paragraph, at least; a third of that in Chinese
SENTENCE = re.compile(r".+?(?:[.;](?=\s|$)\s*|[。；]|$)")
Case = tuple[str, dict[str, str]]  # the base, and the wording of each delegation
Hunk = tuple[int, int, list[str]]


@dataclass
class Outcome:
    """What one way of composing makes of all paragraphs."""

    readable: int = 0  # wordings that can be read out of it exactly
    lost: int = 0  # changes that are not in it
    letters: int = 0  # to be read by who reads it all
    pieces: int = 0  # changes that the proposals are cut into
    milliseconds: list[float] = field(default_factory=list)


# --- the work -------------------------------------------------------------------------------------------------------


def paragraphs() -> list[str]:
    """Return paragraphs in six languages, in turn: sentences put together until each is long enough."""
    sources = [
        [text for text in targets(language).values() if len(text) > 60]
        for language in ("en", "es", "fr", "zh-Hans")
    ]
    for name, language in (("por_BR", "pt"), ("nld", "nl")):
        sources.append(
            [one.text for one in human_rights(name, language).paragraphs if len(one.text) > 60]
        )
    found: list[str] = []
    places_in = [0] * len(sources)
    while len(found) < PARAGRAPHS:
        which = len(found) % len(sources)
        source, text = sources[which], ""
        is_chinese = which == 3
        while len(text) < (LETTERS // 3 if is_chinese else LETTERS):
            piece = source[places_in[which] % len(source)].rstrip(".;,。；")
            places_in[which] += 1
            text += f"{piece}。" if is_chinese else f"{' ' if text else ''}{piece}."
        found.append(text)
    return found


def cases() -> list[Case]:
    """Return the paragraphs, each with the wordings of five delegations."""
    chance = random.Random(2031)
    bases = paragraphs()
    made = []
    for number, base in enumerate(bases):
        other = bases[(number + 6) % len(bases)]  # of the same language: words to put in
        codes = chance.sample(DELEGATIONS, PROPOSALS)
        wordings: dict[str, str] = {}
        for code in codes:
            if wordings and chance.random() < 0.2:
                wordings[code] = chance.choice(sorted(wordings.values()))
                continue
            text = base
            while text == base:
                for _ in range(chance.randint(1, 3)):
                    text = edited(text, other, chance)
            wordings[code] = text
        made.append((base, wordings))
    return made


def edited(text: str, other: str, chance: random.Random) -> str:
    """Return a text with one change, as delegations make them."""
    act = chance.choices(
        ("replace", "drop", "add", "rewrite", "drop sentence", "add sentence"),
        (40, 20, 20, 8, 6, 6),
    )[0]
    if act in ("rewrite", "drop sentence", "add sentence"):
        sentences, others = SENTENCE.findall(text), SENTENCE.findall(other)
        at = chance.randrange(len(sentences))
        new = chance.choice(others).strip()
        end = " " if sentences[at].endswith(" ") else ""
        if act == "add sentence":
            sentences.insert(at, new + (" " if " " in text else ""))
        else:
            sentences[at : at + 1] = [new + end] if act == "rewrite" else []
        return "".join(sentences).strip() or text
    pieces = tokens(text)
    words = [number for number, piece in enumerate(pieces) if piece[0].isalnum()]
    fresh = [piece for piece in tokens(other) if piece[0].isalnum()]
    joint = " " if " " in text else ""
    at = chance.choice(words)
    if act == "replace":
        pieces[at] = chance.choice(fresh)
    elif act == "drop":
        pieces[at : at + 2] = []
    else:
        begin = chance.randrange(len(fresh))
        pieces[at:at] = [joint.join(fresh[begin : begin + chance.randint(1, 4)]) + joint]
    return "".join(pieces)


# --- the three ways -------------------------------------------------------------------------------------------------


def ours(work: list[Case]) -> list:
    return [
        compose(base, [Proposal((code,), text) for code, text in wordings.items()])
        for base, wordings in work
    ]


def judge_ours(work: list[Case], made: list, found: Outcome) -> None:
    for (base, wordings), bracketed in zip(work, made, strict=True):
        for code, text in wordings.items():
            found.readable += reading(bracketed, code) == text
            found.lost += reading(bracketed, code) != text
        assert reading(bracketed) == base
        found.letters += letters(bracketed)
        for _, place in places(bracketed):
            found.pieces += sum(len(one.by) for one in place.alternatives[1:])


def letters(bracketed: tuple) -> int:
    return sum(
        len(one)
        if isinstance(one, str)
        else sum(letters(alternative.segments) for alternative in one.alternatives)
        for one in bracketed
    )


def split(text: str) -> list[str]:
    """Return the words and spaces of a text, characters in Chinese: the same units for the two others."""
    return re.findall(r"[\u4e00-\u9fff]|[^\s\u4e00-\u9fff]+|\s+", text)


def differences(base: list[str], text: str) -> list[Hunk]:
    new = split(text)
    matcher = difflib.SequenceMatcher(None, base, new, autojunk=False)
    return [(i, j, new[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]


def by_difflib(work: list[Case]) -> list:
    made = []
    for base, wordings in work:
        units = split(base)
        made.append((units, {code: differences(units, text) for code, text in wordings.items()}))
    return made


def judge_difflib(work: list[Case], made: list, found: Outcome) -> None:
    for (_, wordings), (units, by) in zip(work, made, strict=True):
        taken: list[Hunk] = []
        for code in wordings:
            free = [
                hunk
                for hunk in by[code]
                if all(hunk[:2] == other[:2] or apart(hunk, other) for other in taken)
            ]
            lost = len(by[code]) - len(free)
            taken += [hunk for hunk in free if hunk not in taken]
            found.lost += lost
            found.readable += not lost
            found.pieces += len(by[code])
        found.letters += len("".join(units)) + sum(len("".join(new)) for _, _, new in taken)


def apart(one: Hunk, other: Hunk) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def by_merge(work: list[Case]) -> list:
    """Merge as Antragsgrün does: words of the base, each with who changed it; what collides is set apart."""
    made = []
    for base, wordings in work:
        units = split(base)
        amendments = {code: differences(units, text) for code, text in wordings.items()}
        # Two cells for each word: the slot for insertions before it, and itself.
        changed: dict[int, str] = {}
        collided: dict[str, list[Hunk]] = {}
        for code in sorted(amendments, key=lambda code: (-amendments[code][0][0], code)):
            for hunk in reversed(amendments[code]):
                start, end, _ = hunk
                cells = (
                    [2 * start] if start == end else [2 * place + 1 for place in range(start, end)]
                )
                if any(cell in changed for cell in cells):
                    collided.setdefault(code, []).append(hunk)
                else:
                    changed.update(dict.fromkeys(cells, code))
        made.append((units, amendments, collided))
    return made


def judge_merge(work: list[Case], made: list, found: Outcome) -> None:
    for (_, wordings), (units, amendments, collided) in zip(work, made, strict=True):
        length = len("".join(units))
        found.letters += length
        for code in wordings:
            lost = len(collided.get(code, []))
            found.lost += lost
            found.readable += not lost
            found.pieces += len(amendments[code])
            found.letters += sum(len("".join(new)) for _, _, new in amendments[code])
            found.letters += length if lost else 0  # a colliding paragraph is shown in full


# --- the table ------------------------------------------------------------------------------------------------------

WAYS: tuple[tuple[str, Callable, Callable], ...] = (
    ("Consenso", ours, judge_ours),
    ("difflib", by_difflib, judge_difflib),
    ("three-way merge", by_merge, judge_merge),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--show", type=int, default=0, help="print so many paragraphs in brackets")
    asked = parser.parse_args()
    work = cases()
    outcomes = {name: Outcome() for name, _, _ in WAYS}
    for number in range(asked.rounds):
        for name, way, judge in WAYS:
            began = time.process_time()
            made = way(work)
            outcomes[name].milliseconds.append((time.process_time() - began) * 1000)
            if not number:
                judge(work, made, outcomes[name])
    words = sum(len(split(base)) for base, _ in work) // 2
    print(
        f"{len(work)} paragraphs, {words} words, {sum(len(w) for _, w in work)} proposals of {len(DELEGATIONS)} delegations.\n"
    )
    print(
        "| | ms, median | ms, best | wordings read back | changes lost | letters to read | pieces |"
    )
    print("|---|---|---|---|---|---|---|")
    for name, found in outcomes.items():
        times = sorted(found.milliseconds)
        print(
            f"| {name} | {times[len(times) // 2]:.0f} | {times[0]:.0f} | {found.readable} of {sum(len(w) for _, w in work)} "
            f"| {found.lost} | {found.letters:,} | {found.pieces:,} |"
        )
    for bracketed in ours(work[: asked.show]):
        print(f"\n{written(bracketed)}")
        assert any(isinstance(one, Place) for one in bracketed)


if __name__ == "__main__":
    main()
