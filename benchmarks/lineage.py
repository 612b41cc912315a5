"""Lineage against gold, beside difflib: which paragraph of an older text continues in which of a newer one.

Two kinds of pairs: real ones, read by hand (tests/corpus/lineage), and made ones: the samples in six languages, edited by rule so
that the truth is known. Of the real ones it also says what is found in each with weights that only the others gave. Run: .venv/bin/python -m benchmarks.lineage [--misses]
"""

import argparse
import difflib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import calibration
from benchmarks.samples import (
    SAMPLES,
    declaration,
    human_rights,
    mark,
    outline_of,
    targets,
)
from consenso.core.lineage import Step, lineage, meaning
from consenso.core.outline import Outline

GOLD = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "lineage"
Link = tuple[str, str]


@dataclass
class Score:
    """Counts of one method on one or more pairs."""

    right: int = 0
    said: int = 0
    found: int = 0
    wanted: int = 0
    changes_right: int = 0
    changes: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        precision = self.right / self.said if self.said else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def add(self, other: "Score") -> None:
        for name in ("right", "said", "found", "wanted", "changes_right", "changes"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.lost += other.lost

    def __str__(self) -> str:
        if not self.wanted:
            return (
                f"nothing is continued; {self.said} said, all wrong"
                if self.said
                else "nothing is continued, nothing said"
            )
        told = f"F1 {self.f1:.3f}  right {self.right} of {self.said} said, {self.found} of {self.wanted} found"
        if self.changes:
            told += f"; change named rightly {self.changes_right / self.changes:.3f}"
        return told


def ours(old: Outline, new: Outline) -> tuple[Step, ...]:
    return lineage(old, new, encoder=meaning)


def by_difflib(old: Outline, new: Outline) -> tuple[Step, ...]:
    """Return what difflib makes of it: the likest paragraphs with a ratio of 0.6 or more, each once."""
    ranked = []
    for one in old.paragraphs:
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(one.text.split())
        for other in new.paragraphs:
            matcher.set_seq1(other.text.split())
            if matcher.quick_ratio() >= 0.6 and (ratio := matcher.ratio()) >= 0.6:
                ranked.append((ratio, one.id, other.id, one.text == other.text))
    steps, olds, news = [], set(), set()
    for ratio, i, j, is_same in sorted(ranked, reverse=True):
        if i not in olds and j not in news:
            steps.append(Step((i,), (j,), "same" if is_same else "reworded", ratio, "equal"))
            olds.add(i)
            news.add(j)
    steps += [
        Step((one.id,), (), "dropped", 0, "equal") for one in old.paragraphs if one.id not in olds
    ]
    steps += [
        Step((), (one.id,), "new", 0, "equal") for one in new.paragraphs if one.id not in news
    ]
    return tuple(steps)


def links(steps: tuple[Step, ...]) -> set[Link]:
    return {(i, j) for step in steps for i in step.old for j in step.new}


# --- real pairs -----------------------------------------------------------------------------------------------------


def real_pairs() -> Iterator[tuple[str, Outline, Outline, dict]]:
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield path.stem, declaration(gold["old"]), declaration(gold["new"]), gold


def judged(old: Outline, new: Outline, gold: dict, steps: tuple[Step, ...]) -> Score:
    """Judge links by gold: `links` must be found, of each list in `one_of` one, `may` is no fault; headings are not judged."""
    texts = {one.id: one.text for one in old.paragraphs if one.kind != "heading"}
    texts_new = {one.id: one.text for one in new.paragraphs if one.kind != "heading"}
    said = {
        (mark(texts[i]), mark(texts_new[j]))
        for i, j in links(steps)
        if i in texts and j in texts_new
    }
    must = {(one["old"], one["new"]): " → ".join(one["begins"]) for one in gold["links"]}
    one_of = [{(one["old"], one["new"]) for one in group} for group in gold["one_of"]]
    may = {(one["old"], one["new"]) for one in gold["may"]}.union(*one_of)
    score = Score()
    named = {
        mark(one.text): " ".join(one.text.split()[:5]) for one in (*old.paragraphs, *new.paragraphs)
    }
    wrong = said - set(must) - may
    # What shares a subject is neither right nor wrong, and is left out of what was said.
    score.said = len(said & set(must)) + sum(bool(group & said) for group in one_of) + len(wrong)
    score.right = score.said - len(wrong)
    score.found, score.wanted = score.right, len(must) + len(one_of)
    score.lost += [f"not found: {told}" for link, told in must.items() if link not in said]
    score.lost += [
        f"not found, one of: {sorted(named[j] for _, j in group)}"
        for group in one_of
        if not group & said
    ]
    score.lost += [f"wrong: {named[i]} → {named[j]}" for i, j in sorted(wrong)]
    return score


# --- made pairs -----------------------------------------------------------------------------------------------------

OTHERS = {
    "en": "2023-11-17",
    "es": "2022-06-10-declaracion-sobre",
    "pt": "2022-06-10-declaracao",
    "fr": "2022-06-10-declaration-de",
}


def bases() -> Iterator[tuple[str, Outline, list[str]]]:
    """Yield the texts that are edited: a name, the text, paragraphs of other texts in its language to be put in as new."""
    apec = [one.text for one in declaration("2023-11-17").paragraphs if one.kind != "heading"]
    quad = [one.text for one in declaration("2022-05-24").paragraphs if one.kind != "heading"]
    yield "g7 en", declaration("2021-06-13"), apec
    yield "asean en", declaration("2022-05-13"), quad
    yield "pacific en", declaration("2022-09-29"), apec
    for tag, code in (("es", "spa"), ("fr", "fra"), ("pt", "por_BR")):
        rights = [one.text for one in human_rights(code, tag).paragraphs if one.kind != "heading"]
        yield f"los angeles {tag}", declaration(OTHERS[tag], tag), rights
    for tag, code in (("nl", "nld"), ("zh-Hans", "cmn_hans")):
        all_rights = human_rights(code, tag)
        half = len(all_rights.paragraphs) * 2 // 3
        yield (
            f"human rights {tag}",
            Outline(tag, "", all_rights.paragraphs[:half]),
            [one.text for one in all_rights.paragraphs[half:] if one.kind != "heading"],
        )
    for tag in ("es", "fr", "zh-Hans"):
        rows = list(targets(tag).values())
        yield (
            f"goals {tag}",
            outline_of([("paragraph", "", text) for text in rows[:110]], language=tag),
            rows[110:],
        )


def edited(
    base: Outline, others: list[str], seed: int
) -> tuple[Outline, Outline, set[Link], dict[str, str]]:
    """Return an old and a new text, the true links, and the true change of each paragraph ('old p3' or 'new p4')."""
    chance = random.Random(seed)
    rows = [one for one in base.paragraphs if one.kind != "heading" and len(one.text) > 40]
    new: list[tuple[str, list[str], str]] = []  # text, old ids, change
    place = 0
    supply = iter(chance.sample(others, len(others)))
    while place < len(rows):
        one = rows[place]
        roll = chance.random()
        halves = _halves(one.text)
        if roll < 0.30:
            new.append((one.text, [one.id], "same"))
        elif roll < 0.60:
            new.append((_reworded(one.text, chance), [one.id], "reworded"))
        elif roll < 0.70:
            new.append(("", [one.id], "dropped"))
        elif roll < 0.80 and len(halves) > 1:
            new += [(half, [one.id], "split") for half in halves]
        elif roll < 0.90 and place + 1 < len(rows):
            other = rows[place + 1]
            new.append((f"{one.text} {other.text}", [one.id, other.id], "merged"))
            place += 1
        else:
            new.append((one.text, [one.id], "moved"))
        if chance.random() < 0.12 and (extra := next(supply, "")):
            new.append((extra, [], "new"))
        place += 1
    kept = [row for row in new if row[2] != "dropped"]
    for row in [row for row in kept if row[2] == "moved"]:
        at = kept.index(row)
        kept.pop(at)
        kept.insert((at + len(kept) // 2 + chance.randrange(5)) % (len(kept) + 1), row)
    after = outline_of([("paragraph", "", row[0]) for row in kept], language=base.language)
    before = Outline(base.language, "", tuple(rows))
    truth: set[Link] = set()
    change = {f"old {one.id}": "dropped" for one in rows}
    for paragraph, (_, olds, what) in zip(after.paragraphs, kept, strict=True):
        change[f"new {paragraph.id}"] = what
        for one_id in olds:
            truth.add((one_id, paragraph.id))
            change[f"old {one_id}"] = what
    return before, after, truth, change


def _halves(text: str) -> list[str]:
    parts = re.split(r"(?<=[.;,])\s+|(?<=[。；，])", text)
    parts = [part for part in parts if part]
    if len(parts) < 2 or len(text) < 80:
        return [text]
    middle = len(parts) // 2
    glue = "" if re.search("[\u3400-\u9fff]", text) else " "
    return [
        half for half in (glue.join(parts[:middle]), glue.join(parts[middle:])) if len(half) > 25
    ]


def _reworded(text: str, chance: random.Random) -> str:
    """Return the text with a part of its words gone, and others in the place of some; at least a half stays."""
    is_han = re.search("[\u3400-\u9fff]", text) is not None
    words = re.findall("[\u3400-\u9fff]|[^\u3400-\u9fff\\s]+", text) if is_han else text.split()
    share = chance.choice((0.1, 0.2, 0.35))
    kept: list[str] = []
    start = chance.randrange(max(1, len(words)))
    gone = range(start, start + int(len(words) * share / 2))
    for place, word in enumerate(words):
        if place in gone:
            continue
        kept.append(chance.choice(words) if chance.random() < share / 2 else word)
    if kept == words:
        kept = kept[:-2] or kept
    return ("" if is_han else " ").join(kept)


def compared(truth: set[Link], change: dict[str, str], steps: tuple[Step, ...]) -> Score:
    said = links(steps)
    score = Score(len(said & truth), len(said), len(said & truth), len(truth))
    for step in steps:
        for side, ids in (("old", step.old), ("new", step.new)):
            for one_id in ids:
                wanted = change[f"{side} {one_id}"]
                score.changes += 1
                score.changes_right += step.change == wanted
                if step.change != wanted:
                    score.lost.append(f"{side} {one_id}: {step.change}, is {wanted}")
    return score


METHODS: dict[str, Callable[[Outline, Outline], tuple[Step, ...]]] = {
    "lineage": ours,
    "difflib": by_difflib,
}


def measured(seeds: int = 3) -> dict[str, dict[str, Score]]:
    """Return the scores by pair (or 'made: …', each a sum over seeds) and method."""
    found: dict[str, dict[str, Score]] = {}
    for name, old, new, gold in real_pairs():
        found[name] = {
            method: judged(old, new, gold, run(old, new)) for method, run in METHODS.items()
        }
    for name, base, others in bases():
        row = found.setdefault(f"made: {name}", {method: Score() for method in METHODS})
        for seed in range(seeds):
            before, after, truth, change = edited(base, others, seed)
            for method, run in METHODS.items():
                row[method].add(compared(truth, change, run(before, after)))
    return found


def held_out() -> Score:
    """Return the score of all real pairs, each with the weights and the bar that only the others gave."""
    pairs = [calibration.Read.of(*one) for one in real_pairs()]
    total = Score()
    for right, said, wanted in calibration.left_out(pairs).values():
        total.add(Score(int(right), int(said), int(right), int(wanted)))
    return total


def cold() -> str:
    """Return how long `consenso lineage` takes, begun anew each time, on two plans of 150 paragraphs: the best of five."""
    rows = list(targets("en").values())
    base = outline_of([("paragraph", "", text) for text in rows[:150]], language="en")
    before, after, _, _ = edited(base, rows[150:], seed=1)
    spent, worked = [], []
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, text in (("old.md", before), ("new.md", after)):
            file = Path(folder) / name
            numbered = (f"{n}. {one.text}" for n, one in enumerate(text.paragraphs, 1))
            file.write_text("\n\n".join(numbered), encoding="utf-8")
            files.append(str(file))
        for _ in range(5):
            began, used = time.perf_counter(), os.times()
            subprocess.run(
                [sys.executable, "-m", "consenso", "lineage", *files, "--json"],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            spent.append(time.perf_counter() - began)
            now = os.times()
            worked.append(now[2] + now[3] - used[2] - used[3])
    n = f"{len(before.paragraphs)} and {len(after.paragraphs)} paragraphs"
    return f"cold, {n}: {min(spent):.2f} s ({min(worked):.2f} s of work on all processors)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="name what was lost")
    asked = parser.parse_args()
    if not SAMPLES.is_dir():
        sys.exit("The samples are not beside the repository: nothing to measure.")
    began = time.perf_counter()
    totals = {kind: {method: Score() for method in METHODS} for kind in ("real", "made")}
    for name, row in measured().items():
        print(name)
        for method, score in row.items():
            print(f"  {method:8} {score}")
            totals["made" if name.startswith("made") else "real"][method].add(score)
        if asked.misses:
            print("".join(f"    {told}\n" for told in row["lineage"].lost[:40]), end="")
    for kind, total in totals.items():
        print(f"all {kind} pairs")
        for method, score in total.items():
            print(f"  {method:8} {score}")
    print(f"real pairs, each with what only the others give: {held_out()}")
    print(cold())
    print(f"in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
