"""A draft of 60 pages with 2,000 tracked changes, out to Word and in again, beside python-docx with the same words in the same run.

python-docx writes the paragraphs and reads their text, and no change: what it gives for them is counted. Run:
.venv/bin/python -m benchmarks.word
"""

import random
import time
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import TypeVar

import docx

from consenso.core.formats.word import (
    Draft,
    Paragraph,
    Proposal,
    accepted,
    base,
    proposals_of,
    read,
    returned,
    tracked,
)

PAGES, A_PAGE = 60, 450  # words
PARTIES = [f"State {at}" for at in range(34)]
CHANGES = 2000
T = TypeVar("T")
TEXT = (
    "the ministers will open ports and schools to all pilots of the forum in the next three years, "
    "agree that programmes on energy, health and culture shall be reviewed by senior officials, and "
    "invite partners to contribute funds for training, research and exchange under mutual respect"
)
WORDS = TEXT.split()


def draft(seed: int = 1) -> Draft:
    chance = random.Random(seed)
    paragraphs = []
    left = PAGES * A_PAGE
    while left > 0:
        n = chance.randint(40, 120)
        left -= n
        text = " ".join(chance.choices(WORDS, k=n)).capitalize() + "."
        paragraphs.append(Paragraph(f"p{len(paragraphs)}", text, f"{len(paragraphs) + 1}."))
    proposals: list[Proposal] = []
    n_changes = 0
    while n_changes < CHANGES:
        place = chance.randrange(len(paragraphs))
        paragraph = paragraphs[place]
        party = chance.choice(PARTIES)
        if any(one.paragraph == paragraph.id and party in one.by for one in proposals):
            continue
        proposals.append(_proposal(chance, paragraph, party))
        n_changes += 2 if proposals[-1].kind == "insertion" else 3
    return Draft(tuple(paragraphs), tuple(proposals), "Plan", id="plan", version="1")


def _proposal(chance: random.Random, paragraph: Paragraph, party: str) -> Proposal:
    kind = chance.random()
    if kind < 0.05:
        return Proposal("deletion", (party,), paragraph.id)
    if kind < 0.15:
        text = " ".join(chance.choices(WORDS, k=40)) + f" ({party})"
        return Proposal("insertion", (party,), text=text, after=paragraph.id)
    words = paragraph.text.split(" ")
    for at in sorted(chance.sample(range(len(words)), k=2)):
        words[at] = chance.choice(["strongly", "voluntarily", "two", "as appropriate"])
    return Proposal(
        "wording",
        (party,),
        paragraph.id,
        " ".join(words),
        reason="" if kind < 0.8 else "As agreed in the capital.",
    )


def timed(what: str, work: Callable[[], T], *, times: int = 5) -> T:
    moments = [time.perf_counter()]
    for _ in range(times):
        found = work()
        moments.append(time.perf_counter())
    best = min(after - before for before, after in pairwise(moments))
    print(f"{what:44} {best:7.3f} s")
    return found


def main() -> None:
    sent = draft()
    n_words = sum(len(one.text.split()) for one in sent.paragraphs)
    content = tracked(sent)
    found = read(content)
    n = len(found.body.changes)
    print(
        f"{len(sent.paragraphs)} paragraphs, {n_words:,} words ({n_words // A_PAGE} pages), "
        f"{len(sent.proposals)} proposals by {len(PARTIES)}, {n} tracked changes, {len(content):,} bytes"
    )
    timed("written", lambda: tracked(sent))
    timed("read, both readings, as JSON", lambda: read(content).as_json())
    back = timed("read, the proposals of all 34", lambda: proposals_of(sent, read(content)))
    timed("read, matched for one sender", lambda: returned(sent, read(content), PARTIES[0]))
    timed("out and in again", lambda: proposals_of(sent, read(tracked(sent))))
    timed("python-docx: paragraphs alone, written", lambda: bare(sent))
    texts = timed("python-docx: paragraphs alone, read", lambda: paragraphs_of(content))
    lost = len(_keys(sent.proposals) - _keys(back))
    print(
        f"proposals lost: {lost} of {len(sent.proposals)}; found and never made: {len(_keys(back) - _keys(sent.proposals))}"
    )
    ours, theirs = base(found.body), accepted(found.body)
    print(
        f"paragraphs of the draft read again: ours {_same(ours, sent)}, python-docx {_same(texts, sent)}"
    )
    print(
        f"python-docx gives of the {len(theirs)} accepted paragraphs {len(set(texts) & set(theirs))} as they are, and no author"
    )


def bare(sent: Draft) -> bytes:
    document = docx.Document()
    for one in sent.paragraphs:
        document.add_paragraph(one.text)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def paragraphs_of(content: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(content)).paragraphs]


def _same(texts: list[str], sent: Draft) -> str:
    kept = set(texts)
    return f"{sum(one.text in kept for one in sent.paragraphs)} of {len(sent.paragraphs)}"


def _keys(proposals: tuple[Proposal, ...]) -> set[tuple[str, ...]]:
    return {
        (name, one.kind, one.paragraph, one.text, one.after, one.reason)
        for one in proposals
        for name in one.by
    }


if __name__ == "__main__":
    main()
